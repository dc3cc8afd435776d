"""Sitting: who sits where, kept beside a game and no part of it, and the PIN that keeps a shared chair to its person.

A PIN keeps curious classmates out, not somebody with the file: 10^8 PINs are tried quickly by a program. It is kept as
a scrypt hash with a salt of its own (Percival 2009, RFC 7914), and compared in constant time.
"""

import hmac
import secrets
from collections.abc import Callable
from hashlib import scrypt
from time import monotonic
from typing import Literal

from pydantic import ValidationError

from treaty.model.base import CountryId, Frozen
from treaty.store.log import Log

Kind = Literal["solo", "hotseat", "tutorial"]
KEY = "sitting"
"""The note that holds it."""
PIN_DIGITS = (4, 8)
COST = 2**14
"""16 MiB and a twentieth of a second for each try."""
FREE_TRIES = 2
"""Wrong tries before a wait; each one more doubles it."""
LONGEST_WAIT = 60.0
"""Seconds."""


class Sitting(Frozen):
    """Who sits where. `locks`: country -> salt and hash of its PIN, in hexadecimal."""

    kind: Kind = "solo"
    people: tuple[CountryId, ...] = ()
    locks: dict[CountryId, str] = {}

    @classmethod
    def read(cls, log: Log) -> "Sitting | None":
        """The sitting kept beside the game in `log`; None where none is kept or it cannot be understood."""
        note = log.notes().get(KEY)
        try:
            return cls.model_validate_json(note) if note else None
        except ValidationError:  # a newer version's, perhaps: the game itself is sound
            return None

    def keep(self, log: Log) -> None:
        """Keep it beside the game in `log`. Raises `StoreError` where that cannot be."""
        log.note(KEY, self.model_dump_json())

    def set_pin(self, country: str, pin: str) -> "Sitting":
        """The sitting with this PIN on that chair; an empty one takes the lock off.

        Raises ValueError for a chair without a person, and for what is not 4 to 8 digits.
        """
        if country not in self.people:
            raise ValueError(f"No person sits for {country}.")
        locks = {who: lock for who, lock in self.locks.items() if who != country}
        if pin:
            if not (pin.isascii() and pin.isdigit() and PIN_DIGITS[0] <= len(pin) <= PIN_DIGITS[1]):
                raise ValueError("A PIN has 4 to 8 digits.")
            salt = secrets.token_bytes(16)
            locks[country] = f"{salt.hex()}:{_hash(pin, salt).hex()}"
        return self.model_copy(update={"locks": locks})

    def locked(self, country: str) -> bool:
        """Whether that chair asks for a PIN."""
        return country in self.locks

    def opens(self, country: str, pin: str) -> bool:
        """Whether this PIN opens that chair; anything opens one without a lock."""
        if country not in self.locks:
            return True
        salt, _, kept = self.locks[country].partition(":")
        try:
            return hmac.compare_digest(_hash(pin, bytes.fromhex(salt)), bytes.fromhex(kept))
        except ValueError:
            return False


class Latch:
    """The locks of a sitting while it lasts: counts wrong tries and says how long to wait after them."""

    def __init__(self, sitting: Sitting, clock: Callable[[], float] = monotonic) -> None:
        """`clock` gives seconds that never go back."""
        self._sitting, self._clock = sitting, clock
        self._wrong: dict[str, int] = {}
        self._until: dict[str, float] = {}

    def check_pin(self, country: str, pin: str) -> bool:
        """Whether this PIN opens that chair now. While there is a wait, none does, and no try is counted."""
        if self.wait(country) > 0:
            return False
        if self._sitting.opens(country, pin):
            self._wrong.pop(country, None)
            return True
        wrong = self._wrong[country] = self._wrong.get(country, 0) + 1
        if wrong >= FREE_TRIES:
            self._until[country] = self._clock() + min(LONGEST_WAIT, 2.0 ** (wrong - FREE_TRIES))
        return False

    def wait(self, country: str) -> float:
        """Seconds until that chair may be tried again; 0.0 when now."""
        return max(0.0, self._until.get(country, 0.0) - self._clock())


def _hash(pin: str, salt: bytes) -> bytes:
    return scrypt(pin.encode(errors="replace"), salt=salt, n=COST, r=8, p=1, dklen=32)
