"""Notes: what is kept beside a game and is no part of it, such as who sits where.

A note is found by its key and replaced whole. It stands in no chain, so it carries a hash of its own."""

import re
from collections.abc import Mapping
from hashlib import blake2b

from treaty.store.log import LINK_BYTES, StoreError

MOST_NOTES = 100
LONGEST_NOTE = 10_000  # characters
_KEY = re.compile(r"[a-z][a-z0-9_.-]{0,59}")


def note_seal(key: bytes, value: bytes) -> bytes:
    """The hash that is kept with a note; `key` and `value` in UTF-8. 32 bytes."""
    return blake2b(key + b"\0" + value, digest_size=LINK_BYTES).digest()


def require_fit(notes: Mapping[str, str], key: str, value: str) -> None:
    """Raises `StoreError` unless the note may be kept beside those that are there."""
    if not _KEY.fullmatch(key):
        raise StoreError(f"A note cannot be called {key!r}: use at most 60 small letters, digits, dots and dashes.")
    if len(value) > LONGEST_NOTE:
        raise StoreError(f"The note {key} is too long: {LONGEST_NOTE:,} characters at most.")
    if key not in notes and len(notes) >= MOST_NOTES:
        raise StoreError(f"There are {MOST_NOTES} notes beside this game already: take one away first.")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise StoreError(f"The note {key} holds a broken character and was not kept: take it out.") from error
