"""The save as a file: opening it with SQLite, knowing our saves from other files, and SQLite's errors as sentences.

Standard library only, so that a save can be checked without loading the SQL tool kit. Nothing here or elsewhere opens
a save but through SQLite: see `lock.py` for why.
Sources: sqlite.org/pragma.html, sqlite.org/wal.html (read-only databases), sqlite.org/rescode.html."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from treaty.store.log import LINK_BYTES, Damaged, StoreError

APPLICATION = int.from_bytes(b"TRTY", "big")  # in the file's header, where file(1) and SQLite look
MARK = "treaty"  # the same in a row, to tell a save with a damaged header from a foreign file
FORMAT = 2
NOTED = 2  # the first form with notes
PATIENCE = 2.0  # seconds to wait for another program that holds SQLite's own lock

# The second where SQLite's complaint quotes a damaged name.
FILE_ERRORS = (sqlite3.Error, UnicodeDecodeError)

_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full and {path} could not be written: free some space and ask again.",
    sqlite3.SQLITE_READONLY: "{path} may only be read: allow writing to it and its folder, or open it to read only.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: check that its folder exists and may be read and written.",
    sqlite3.SQLITE_BUSY: "{path} is held by another program: close it there and try again.",
    sqlite3.SQLITE_LOCKED: "{path} is held by another program: close it there and try again.",
    sqlite3.SQLITE_PERM: "{path} may not be opened: allow reading and writing it, and try again.",
    sqlite3.SQLITE_NOTADB: "{path} is no treaty save, or its first bytes are damaged: choose another file.",
    sqlite3.SQLITE_IOERR: "The disk failed on {path}: see whether it is full or broken, then run treaty check.",
    sqlite3.SQLITE_TOOBIG: "An event is too long for {path} and was not kept: shorten its text.",
}
# ERROR is what SQLite says when our tables are not as we made them; CONSTRAINT when a row is there twice.
_DAMAGE = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_FORMAT,
}


def require_place(path: Path, *, create: bool) -> None:
    """Raises `StoreError` unless there is a file at `path`, or room for one when `create`."""
    try:
        if create and not path.parent.is_dir():
            raise StoreError(f"There is no folder {path.parent}: make it first, or choose another.")
        if not create or path.exists():
            _require_file(path)
    except (OSError, ValueError) as error:  # ValueError: a zero character in the name
        raise StoreError(f"{path} cannot be reached ({error}): check the path and who may read it.") from error


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, to a file known to be a save of ours. Raises `StoreError`."""
    require_place(path, create=False)
    with readable(path):
        connection = _reader(path)
    return _ours(connection, path)


def open_to_write(path: Path, *, create: bool) -> sqlite3.Connection:
    """A durable connection to a save, or to a blank file when `create`. The caller holds the lock.

    Raises `StoreError` for what is in the way, a game that is there already when `create` included."""
    require_place(path, create=create)
    with readable(path):
        connection = _connect(path, "rwc" if create else "rw")
    try:
        with readable(path):
            if create:
                _require_blank(connection, path)
            else:
                recognise(connection, path)
            _make_durable(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def recognise(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `StoreError` unless the file is a save of ours in a form we know, `Damaged` if it only was one."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        if _marked(connection):
            raise Damaged(f"The header of {path} is damaged: go on from a copy.")
        if _blank(connection):
            raise StoreError(f"{path} is empty and holds no game: choose another file, or start a new game there.")
        raise StoreError(f"{path} is no treaty save but another program's database: choose another file.")
    row = connection.execute("SELECT format FROM game").fetchone()
    if row is None or not isinstance(row[0], int):
        raise Damaged(f"{path} does not say what it holds: it is damaged, so go on from a copy.")
    if row[0] > FORMAT:
        raise StoreError(
            f"{path} was written by a newer version of treaty (form {row[0]}): install that one to open it."
        )


def seal(connection: sqlite3.Connection, form: int, name: str, created: str) -> bytes:
    """The hash of what never changes in a save beside its events: its tables and the game's row.

    The tables' text, because a flipped bit there can change what a column does to what is put in it.
    Raises `StoreError` for a name that is not Unicode."""
    tables = connection.execute(
        "SELECT coalesce(CAST(sql AS BLOB), x'') FROM sqlite_schema "
        "WHERE name IN ('event', 'game', 'note') ORDER BY name"
    )
    try:
        parts = [part.encode() for part in (MARK, str(form), name, created)] + [sql for (sql,) in tables]
        return blake2b(b"\0".join(parts), digest_size=LINK_BYTES).digest()
    except UnicodeEncodeError as error:
        raise StoreError("The game's name holds a broken character: give it another name.") from error


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into sentences."""
    try:
        yield
    except FILE_ERRORS as error:
        raise refusal(error, path) from error


def refusal(error: BaseException | None, path: Path) -> StoreError:
    """SQLite's error as a sentence about the save at `path`."""
    # The low byte is the error, the rest its variety. Without a code it is text that is not UTF-8.
    coded = getattr(error, "sqlite_errorcode", None)
    code = coded & 0xFF if isinstance(coded, int) else None
    if code in _DAMAGE or (code is None and isinstance(error, (sqlite3.OperationalError, UnicodeDecodeError))):
        return Damaged(f"{path} is damaged ({error}): run treaty check on it to see which events are sound.")
    if code in _SENTENCES:
        return StoreError(_SENTENCES[code].format(path=path))
    return StoreError(f"{path} could not be used ({error}): run treaty check on it.")


def _connect(path: Path, mode: Literal["ro", "rw", "rwc"], *, frozen: bool = False) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if frozen else ''}"
    # No transactions but those we begin; the logs guard their connection between threads themselves.
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)


def _reader(path: Path) -> sqlite3.Connection:
    """A reading connection that has been tried, so that a folder nobody may write to is met here."""
    connection = _connect(path, "ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        stuck = getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        # SQLite wants to make its side files even to read. Without them it is right only if none is needed: a journal
        # beside the save holds acknowledged events, which an immutable opening would not see.
        journal = path.with_name(path.name + "-wal")
        if not stuck or (journal.exists() and journal.stat().st_size):
            raise
        return _connect(path, "ro", frozen=True)
    except BaseException:
        connection.close()
        raise
    return connection


def _ours(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    try:
        with readable(path):
            recognise(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_durable(connection: sqlite3.Connection, path: Path) -> None:
    (journal,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
    if journal != "wal":
        raise StoreError(
            f"{path.parent} cannot hold a save safely (no write-ahead log): use a folder on this computer."
        )
    # FULL: a commit is on the disk before anyone hears of it.
    connection.execute("PRAGMA synchronous=FULL")
    # Writes and takes it back, so that a held or read-only file is met now and not at the first event. A write, because
    # SQLite opens a read-only file all the same and begins any transaction on it.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id={APPLICATION}")
    connection.execute("ROLLBACK")


def _marked(connection: sqlite3.Connection) -> bool:
    try:
        row = connection.execute("SELECT mark FROM game").fetchone()
    except sqlite3.OperationalError:
        return False
    return bool(row == (MARK,))


def _blank(connection: sqlite3.Connection) -> bool:
    """True for an empty file and for one whose making was cut short: SQLite knows it, nothing is in it."""
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    application = connection.execute("PRAGMA application_id").fetchone()
    return (tables, application) == ((0,), (0,))


def _require_blank(connection: sqlite3.Connection, path: Path) -> None:
    if not _blank(connection):
        raise StoreError(f"There is a file at {path} already: open it, or choose another name for the new game.")


def _require_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise StoreError(f"There is no save at {path}: check the name, or start a new game.") from error
    if stat.S_ISDIR(mode):
        raise StoreError(f"{path} is a folder: name the save inside it.")
    if not stat.S_ISREG(mode):
        raise StoreError(f"{path} is not a file on a disk: choose another.")
