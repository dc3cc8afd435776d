"""The log contract: what keeping events means, whoever keeps them.

One `append` holds the events of one command; they are kept together or not at all. Events are numbered from 0, so
the first n events are those below sequence n. Each event carries a link, the hash of the link before it, its own
sequence and its text: one changed bit breaks every link from there on. The chain finds accidents; whoever can rewrite
a whole file can also rewrite its links.

Hash: BLAKE2b (RFC 7693) with 32 bytes of output."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Protocol

LINK_BYTES = 32
# The link before the first event. Changing it, or `link_after`, makes every save unreadable: raise `FORMAT` with it.
GENESIS = blake2b(b"treaty log", digest_size=LINK_BYTES).digest()


class StoreError(Exception):
    """The log cannot do what was asked. The message says to a person what is wrong and what to do, in one line."""

    def __init__(self, sentence: str) -> None:
        super().__init__(printable(sentence))


class Conflict(StoreError):
    """Another writer was first: nothing was kept, `kept` events are there now."""

    def __init__(self, kept: int, expected: int) -> None:
        super().__init__(
            f"Someone else wrote to this game first: {kept} events are kept where {expected} were expected. "
            "Read the new events and ask again."
        )
        self.kept = kept
        self.expected = expected


class Damaged(StoreError):
    """What is kept is not what was written. Events below `sequence` are sound; None when no event can be named."""

    def __init__(self, sentence: str, sequence: int | None = None) -> None:
        super().__init__(sentence)
        self.sequence = sequence


class Log(Protocol):
    """Events of one game in the order they happened, as JSON texts. May be used from several threads."""

    def append(self, payloads: Sequence[str], *, expected: int) -> int:
        """Keep one command's events after the `expected` first ones and return the new length.

        When this returns, the events are safe. Raises `Conflict` when the log is not `expected` long, `StoreError`
        when they cannot be kept; nothing of `payloads` is kept then."""
        ...

    def payloads(self, start: int = 0) -> Iterator[str]:
        """The texts from sequence `start` on, of the events kept at the time of the call.

        Raises `Damaged` at the first event that is not as it was written, after giving those before it."""
        ...

    def __len__(self) -> int:
        """How many events are kept."""
        ...

    def note(self, key: str, value: str) -> None:
        """Keep `value` beside the game under `key`, in place of what was there; an empty one takes it away.

        A note is no event: it stands in no chain and in no `payloads`. Raises `StoreError` for a key that is not of at
        most 60 small letters, digits, dots and dashes, a value over 10,000 characters, or more than 100 notes."""
        ...

    def notes(self) -> dict[str, str]:
        """All that is kept beside the game, by key. Raises `Damaged` where a note is not as it was written."""
        ...

    def close(self) -> None:
        """Let go of everything held. A closed log refuses all but `close`."""
        ...


# One event as it is kept: its sequence, its text, its link. A bare tuple, which drivers take as it is.
Kept = tuple[int, str, bytes]


def printable(sentence: str) -> str:
    """The sentence in one line that a terminal shows as it is: file names and SQLite's quotes may hold anything."""
    return "".join(letter if letter.isprintable() else " " if letter.isspace() else "?" for letter in sentence)


def link_after(previous: bytes, sequence: int, payload: bytes) -> bytes:
    """The link of the event `sequence` with UTF-8 text `payload`, given the link before it; 32 bytes."""
    return blake2b(previous + sequence.to_bytes(8, "big") + payload, digest_size=LINK_BYTES).digest()


def link_through(previous: bytes, first: int, payloads: Iterable[str]) -> bytes:
    """The link of the last of `payloads`, numbered from `first`; `previous` when there is none."""
    for sequence, payload in enumerate(payloads, first):
        previous = link_after(previous, sequence, payload.encode())
    return previous


def chained(previous: bytes, first: int, payloads: Iterable[str]) -> list[Kept]:
    """The events numbered from `first` with their links. Raises `StoreError` for text that is not Unicode."""
    kept: list[Kept] = []
    for sequence, payload in enumerate(payloads, first):
        try:
            encoded = payload.encode()
        except UnicodeEncodeError as error:
            # A lone surrogate: it would come back as something else, or not at all.
            raise StoreError(
                "An event holds a broken character and was not kept: take it out of the text and ask again."
            ) from error
        previous = link_after(previous, sequence, encoded)
        kept.append((sequence, payload, previous))
    return kept


def closed() -> StoreError:
    """What a log says that is used after `close`."""
    return StoreError("This game is closed: open it again to go on.")
