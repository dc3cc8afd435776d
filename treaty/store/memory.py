"""A log in memory: for tests, the lab's look-ahead and games nobody keeps. Chained like the one on disk."""

from collections.abc import Iterator, Sequence
from itertools import islice
from threading import Lock

from treaty.store.log import GENESIS, Conflict, Kept, chained, closed
from treaty.store.notes import require_fit


class MemoryLog:
    """A `Log` that is gone with its process."""

    def __init__(self) -> None:
        self._kept: list[Kept] = []
        self._notes: dict[str, str] = {}
        self._guard = Lock()
        self._open = True

    def append(self, payloads: Sequence[str], *, expected: int) -> int:
        """See `Log.append`."""
        with self._guard:
            self._require_open()
            if len(self._kept) != expected:
                raise Conflict(len(self._kept), expected)
            self._kept += chained(self._head(), expected, payloads)
            return len(self._kept)

    def payloads(self, start: int = 0) -> Iterator[str]:
        """See `Log.payloads`."""
        self._require_open()
        # An index into a list that only grows: no copy, and later events stay out.
        return (payload for _, payload, _ in islice(self._kept, start, len(self._kept)))

    def head(self) -> bytes:
        """The link of the last event, which stands for all of them."""
        self._require_open()
        return self._head()

    def __len__(self) -> int:
        self._require_open()
        return len(self._kept)

    def note(self, key: str, value: str) -> None:
        """See `Log.note`."""
        with self._guard:
            self._require_open()
            require_fit(self._notes, key, value)
            self._notes.pop(key, None)
            if value:
                self._notes[key] = value

    def notes(self) -> dict[str, str]:
        """See `Log.notes`."""
        with self._guard:
            self._require_open()
            return dict(sorted(self._notes.items()))

    def close(self) -> None:
        """See `Log.close`."""
        self._open = False

    def _head(self) -> bytes:
        return self._kept[-1][2] if self._kept else GENESIS

    def _require_open(self) -> None:
        if not self._open:
            raise closed()
