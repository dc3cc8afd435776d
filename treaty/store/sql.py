"""A log in one SQLite file: what is acknowledged survives kill -9 and power loss.

The head (how many events, the last link) is kept in the game's row and moves in the same transaction, so a lost or
added last event shows. The log runs on the driver's connection, with the statements that the SQLModel tables compile
to: where the disk syncs in 0.1 ms, a commit through the engine's Core connection takes several times as long."""

from collections.abc import Generator, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection as File
from threading import RLock
from typing import NamedTuple

from treaty.store.file import (
    APPLICATION,
    FILE_ERRORS,
    FORMAT,
    MARK,
    NOTED,
    open_to_read,
    open_to_write,
    refusal,
    require_place,
    seal,
)
from treaty.store.lock import WriterLock
from treaty.store.log import GENESIS, Conflict, Damaged, StoreError, chained, closed, link_through
from treaty.store.notes import note_seal, require_fit
from treaty.store.statements import (
    END,
    HEAD,
    KEEP,
    LINK,
    MAKE_GAME,
    MAKE_NOTE,
    MOVE_HEAD,
    NOTES,
    PAYLOADS,
    READ_GAME,
    TABLES,
    TAKE_NOTE,
)

_PAGE = 2000  # events fetched at a time: enough for speed, little enough memory for any game


class _Head(NamedTuple):
    kept: int
    link: bytes


class _Turn:
    """One thread's turn at the file; SQLite's errors leave it as sentences.

    A class, because a generator-based context manager costs 8 microseconds after a sync has cooled the caches, a tenth
    of a commit."""

    def __init__(self, path: Path, file: File) -> None:
        self._path = path
        self._file: File | None = file
        self._guard = RLock()

    def __enter__(self) -> File:
        self._guard.acquire()
        if self._file is None:
            self._guard.release()
            raise closed()
        return self._file

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._guard.release()
        if isinstance(error, FILE_ERRORS):
            raise refusal(error, self._path) from error

    def close(self) -> None:
        """Waits for whoever has the turn; nobody has one after that."""
        with self._guard:
            if self._file is not None:
                self._file.close()
                self._file = None


class SqlLog:
    """A `Log` in the file at `path`: what `append` acknowledged survives kill -9 and power loss.

    `create` makes a new game named `name`, and refuses where one is; `readonly` opens beside a writer, or where nothing
    may be written. One program at a time may open a game to write. Raises `StoreError` for whatever is in the way and
    `Damaged` when a game to be written does not end as it was left: adding to it would bury the damage."""

    def __init__(self, path: Path, *, create: bool = False, readonly: bool = False, name: str = "") -> None:
        if create and readonly:
            raise ValueError("a game cannot be created read-only")
        self.path = path
        require_place(path, create=create)
        self._lock = None if readonly else WriterLock(path)
        try:
            file = open_to_read(path) if readonly else open_to_write(path, create=create)
        except BaseException:
            self._release()
            raise
        self._turn = _Turn(path, file)
        try:
            with self._turn:
                if create:
                    _make_game(file, name)
                self.name, self.created = _read_game(file)
                if not readonly:
                    _make_new(file, self.name, self.created)
            if not readonly:
                self._require_whole_end()
        except BaseException:
            self.close()
            raise

    def append(self, payloads: Sequence[str], *, expected: int) -> int:
        """See `Log.append`."""
        self._require_writer()
        with self._turn as file:
            # Write lock first: what is then read of the head stays true until the commit.
            file.execute("BEGIN IMMEDIATE")
            try:
                head = self._head(file)
                if head.kept != expected:
                    raise Conflict(head.kept, expected)
                events = chained(head.link, expected, payloads)
                if events:
                    file.executemany(KEEP, events)
                    file.execute(MOVE_HEAD, (expected + len(events), events[-1][2]))
                file.execute("COMMIT")
            except BaseException:
                file.rollback()
                raise
        return expected + len(events)

    def payloads(self, start: int = 0) -> Iterator[str]:
        """See `Log.payloads`. Every link is checked on the way."""
        if start < 0:
            raise ValueError(f"events are numbered from 0, not from {start}")
        with self._turn as file:
            head = self._head(file)
            previous = GENESIS
            if 0 < start <= head.kept:
                row = file.execute(LINK, (start - 1,)).fetchone()
                if row is None or type(row[0]) is not bytes:
                    raise self._damaged(start - 1)
                (previous,) = row
        return self._checked(start, previous, head)

    def head(self) -> bytes:
        """The link of the last event, which stands for all of them."""
        with self._turn as file:
            return self._head(file).link

    def __len__(self) -> int:
        with self._turn as file:
            return self._head(file).kept

    def note(self, key: str, value: str) -> None:
        """See `Log.note`. As safe as an event when this returns."""
        self._require_writer()
        with self._turn as file:
            file.execute("BEGIN IMMEDIATE")
            try:
                require_fit(self._notes(file), key, value)
                file.execute(TAKE_NOTE, (key,))
                if value:
                    file.execute(MAKE_NOTE, (key, value, note_seal(key.encode(), value.encode())))
                file.execute("COMMIT")
            except BaseException:
                file.rollback()
                raise

    def notes(self) -> dict[str, str]:
        """See `Log.notes`."""
        with self._turn as file:
            return self._notes(file)

    def close(self) -> None:
        """See `Log.close`. A writer that closes leaves one file, without SQLite's side files."""
        self._turn.close()
        self._release()

    def _notes(self, file: File) -> dict[str, str]:
        if not _has_notes(file):
            return {}
        notes = {}
        for name, value, sealed in file.execute(NOTES):
            if [type(name), type(value)] != [str, str] or sealed != note_seal(name.encode(), value.encode()):
                raise Damaged(f"A note beside the game in {self.path} is damaged: run treaty check on it.")
            notes[name] = value
        return notes

    def _require_writer(self) -> None:
        if self._lock is None:
            raise StoreError(f"{self.path} is open to read only: open it to write to play on.")

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()

    def _head(self, file: File) -> _Head:
        kept, link = file.execute(HEAD).fetchone() or (None, None)
        if type(kept) is not int or type(link) is not bytes or kept < 0:
            raise Damaged(f"{self.path} does not know how many events it holds: run treaty check on it.")
        return _Head(kept, link)

    def _require_whole_end(self) -> None:
        with self._turn as file:
            head = self._head(file)
            sequence, link = file.execute(END, (1, 0)).fetchone() or (-1, GENESIS)
        if (sequence + 1, link) != head:
            raise self._damaged(None)

    def _checked(self, start: int, previous: bytes, head: _Head) -> Iterator[str]:
        for first in range(start, head.kept, _PAGE):
            previous = yield from self._page(first, min(first + _PAGE, head.kept), previous)
        if start <= head.kept and previous != head.link:
            raise self._damaged(head.kept)

    def _page(self, first: int, end: int, previous: bytes) -> Generator[str, None, bytes]:
        """Gives events `first` to `end` and returns the last link. A damaged page is halved, to give what is sound."""
        sound = self._sound(first, end, previous)
        if sound:
            texts, reached = sound
            yield from texts
            return reached
        if end - first == 1:
            raise self._damaged(first)
        middle = (first + end) // 2
        previous = yield from self._page(first, middle, previous)
        return (yield from self._page(middle, end, previous))

    def _sound(self, first: int, end: int, previous: bytes) -> tuple[list[str], bytes] | None:
        """The texts of a page and its last link, or None when any of it is not as written."""
        try:
            with self._turn as file:
                texts = [row[0] for row in file.execute(PAYLOADS, (first, end - 1))]
                kept = file.execute(LINK, (end - 1,)).fetchone()
        except Damaged:
            return None
        # One link a page: whatever changed before it, or is missing, shows there. Bytes of the same content do not.
        if len(texts) != end - first or set(map(type, texts)) != {str}:
            return None
        reached = link_through(previous, first, texts)
        return (texts, reached) if (reached,) == kept else None

    def _damaged(self, sequence: int | None) -> Damaged:
        where = "" if sequence is None else f" after its first {sequence} events"
        return Damaged(
            f"{self.path} is damaged{where}: run treaty check on it, and go on from the events that are sound.",
            sequence,
        )


def _make_game(file: File, name: str) -> None:
    """The tables and the game's row in one transaction: a file whose making was cut short is still blank."""
    created = datetime.now(UTC).isoformat(timespec="seconds")
    file.execute("BEGIN IMMEDIATE")
    try:
        file.execute(f"PRAGMA application_id={APPLICATION}")
        for table in TABLES:
            file.execute(table)
        sealed = seal(file, FORMAT, name, created)
        file.execute(MAKE_GAME, (1, MARK, FORMAT, name, created, sealed, 0, GENESIS))
        file.execute("COMMIT")
    except BaseException:
        file.rollback()
        raise


def _read_game(file: File) -> tuple[str, str]:
    """The game's name and the date it was made. Raises `Damaged` where there is not one game with both."""
    rows = file.execute(READ_GAME).fetchall()
    if len(rows) != 1 or set(map(type, rows[0])) != {str}:
        raise Damaged("This save does not say which game it holds: run treaty check on it.")
    name, created = rows[0]
    return name, created


def _has_notes(file: File) -> bool:
    """Whether the save is of a form with notes; one that is open to read stays of an older form."""
    (form,) = file.execute("SELECT format FROM game").fetchone()
    return isinstance(form, int) and form >= NOTED


def _make_new(file: File, name: str, created: str) -> None:
    """Gives a save of the first form, which had no notes, the table for them and the seal of the new form."""
    if _has_notes(file):
        return
    file.execute("BEGIN IMMEDIATE")
    try:
        file.execute(TABLES[0])
        file.execute("UPDATE game SET format = ?, seal = ?", (FORMAT, seal(file, FORMAT, name, created)))
        file.execute("COMMIT")
    except BaseException:
        file.rollback()
        raise
