"""Finding damage in a save: from which event on it cannot be trusted, in one sentence.

`verify` walks the hash chain over what SQLite gives back, compares its end with the head in the game's row, and asks
SQLite about the file's structure. It needs the standard library alone and never raises for what a file holds.
One thing cannot be seen: a flipped bit in a `-wal` file left by a crash ends that file early, by SQLite's design, and
leaves a shorter game that is sound."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from treaty.store.file import FILE_ERRORS, MARK, NOTED, open_to_read, readable, seal
from treaty.store.log import GENESIS, LINK_BYTES, Damaged, StoreError, link_after, printable
from treaty.store.notes import note_seal


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found. The first `events` events are sound; `damaged_from` is the sequence of the first one that is
    changed, missing or added, and None when no event is hurt; `sentence` says it to a person."""

    sound: bool
    events: int
    damaged_from: int | None
    sentence: str


@dataclass(slots=True)
class _Walk:
    """How far the chain holds, and why it stopped."""

    events: int = 0
    link: bytes = GENESIS
    broken: str = ""


def verify(path: Path) -> Verdict:
    """Checks the save at `path` as it is now, open elsewhere or not. Reads every event once."""
    walk = _Walk()
    try:
        hurt = _hurt(path, walk)
    except Damaged as error:
        hurt = "" if walk.broken else _beyond(path, walk, error)
    except StoreError as error:
        hurt = str(error)
    if walk.broken:
        hurt = (
            f"{path} is damaged: event {walk.events + 1} {walk.broken}. "
            f"The first {walk.events} events are sound: fork the game there to go on."
        )
    sentence = printable(hurt or f"{path} is sound: {walk.events} events.")
    return Verdict(not hurt, walk.events, walk.events if walk.broken else None, sentence)


def _hurt(path: Path, walk: _Walk) -> str:
    """Walks the chain, then says what else is wrong, if anything is. Raises `StoreError` where it cannot go on."""
    with readable(path), closing(open_to_read(path)) as connection, _one_moment(connection):
        _follow(connection, walk)
        hurt = _head_hurt(connection, walk)
        if not walk.broken:
            hurt = hurt or _seal_hurt(connection) or _notes_hurt(connection) or _structure_hurt(connection)
    return hurt and f"All {walk.events} events of {path} are sound, but {hurt}."


@contextmanager
def _one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """One view of the file for all that is asked, though a writer goes on; texts as bytes: they may not be UTF-8."""
    connection.text_factory = bytes
    connection.execute("BEGIN")
    yield


def _follow(connection: sqlite3.Connection, walk: _Walk) -> None:
    """Walks the chain as far as it holds."""
    # The types, because a flipped bit in a row's header turns text into a blob of the same bytes.
    query = "SELECT sequence, payload, link, typeof(payload), typeof(link) FROM event ORDER BY sequence"
    try:
        for sequence, payload, link, *types in connection.execute(query):
            if sequence != walk.events or types != [b"text", b"blob"]:
                walk.broken = "is not in its place" if sequence != walk.events else "is not text"
                return
            following = link_after(walk.link, sequence, payload)
            if link != following:
                walk.broken = "is not what was written"
                return
            walk.link = following
            walk.events += 1
    except FILE_ERRORS as error:
        walk.broken = f"cannot be read ({error})"


def _head_hurt(connection: sqlite3.Connection, walk: _Walk) -> str:
    """Compares the end of the chain with the head. Where both its parts disagree, events are missing or added."""
    kept, link = connection.execute("SELECT kept, link FROM game").fetchone()
    if walk.broken or (kept, link) == (walk.events, walk.link):
        return ""
    if kept == walk.events or link == walk.link:
        return "the save's note of how many there are is damaged: go on from a copy of the events"
    if not isinstance(kept, int) or not isinstance(link, bytes) or len(link) != LINK_BYTES:
        return "the save's note of how many there are cannot be read: go on from a copy of the events"
    if kept > walk.events:
        walk.broken = f"is missing, and so are all to event {kept}"
    else:
        walk.broken = "was added by something else than treaty"
        walk.events = max(kept, 0)
    return ""


def _seal_hurt(connection: sqlite3.Connection) -> str:
    """What never changes beside the events: form, name, date and tables."""
    types = "typeof(mark), typeof(name), typeof(created), typeof(seal), typeof(link)"
    query = f"SELECT mark, format, name, created, seal, {types} FROM game"
    (mark, form, name, created, found, *kinds), *more = connection.execute(query)
    try:
        whole = not more and mark == MARK.encode() and found == seal(connection, form, name.decode(), created.decode())
        whole = whole and kinds == [b"text", b"text", b"text", b"blob", b"blob"]
    except (AttributeError, UnicodeDecodeError):
        whole = False
    return "" if whole else "the game's name, date, form or tables are damaged: go on from a copy of the events"


def _notes_hurt(connection: sqlite3.Connection) -> str:
    """What is kept beside the events. Called when the seal holds, so that the table is there where the form has it."""
    (form,) = connection.execute("SELECT format FROM game").fetchone()
    if form < NOTED:
        return ""
    try:
        notes = connection.execute("SELECT name, value, seal, typeof(name), typeof(value) FROM note").fetchall()
    except FILE_ERRORS as error:
        return f"the notes beside them cannot be read ({error}): go on from a copy of the events"
    sound = all(
        types == [b"text", b"text"] and sealed == note_seal(name, value) for name, value, sealed, *types in notes
    )
    return "" if sound else "a note beside them is damaged: go on from a copy of the events"


def _structure_hurt(connection: sqlite3.Connection) -> str:
    """SQLite's own opinion of the file."""
    try:
        (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except FILE_ERRORS as error:
        said = str(error).encode()
    if said == b"ok":
        return ""
    problem = said.decode(errors="replace").removeprefix("*** in database main ***")
    return f"the file around them is damaged ({problem}): go on from a copy of the events"


def _beyond(path: Path, walk: _Walk, error: Damaged) -> str:
    """The sentence where the file itself stops the check; the error's own would send the reader here again."""
    if error.__cause__ is None:
        return str(error)
    return f"{path} is damaged ({error.__cause__}) and {walk.events} events read well: go on from a copy."
