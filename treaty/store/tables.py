"""The tables of a save, declared with SQLModel, and the statements a log runs on them.

SQLModel's engine makes the tables and reads the game's row. The log runs on the driver's connection, with statements
compiled here once from the models: where the disk syncs in 0.1 ms, a commit through the engine's Core connection takes
several times as long as raw SQLite, and row objects load at a third of the speed of columns.
SQLModel and SQLAlchemy are imported here and nowhere else in treaty."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from sqlite3 import Connection as File

from sqlalchemy import ClauseElement, Connection, Integer, LargeBinary, bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import Field, SQLModel, col, create_engine, insert, select, update

from treaty.store.file import APPLICATION, FORMAT, MARK, seal
from treaty.store.log import GENESIS, Damaged


class _Bytes(LargeBinary):
    """Bytes as SQLite gives them. The stock type runs bytes() on what it finds: where damage makes it a number, that is
    as many zeros, which may fill the memory."""

    cache_ok = True

    def result_processor(self, *_: object) -> None: ...


class EventRow(SQLModel, table=True):
    """One event. `sequence` counts from 0; `link` chains it to those before (see `log.py`)."""

    __tablename__ = "event"
    sequence: int = Field(primary_key=True)
    payload: str
    link: bytes = Field(sa_type=_Bytes)


class GameRow(SQLModel, table=True):
    """What the file is, in one row. `seal` covers what never changes; `kept` and `link` are the head."""

    __tablename__ = "game"
    id: int = Field(primary_key=True)
    mark: str
    format: int
    name: str
    created: str
    seal: bytes = Field(sa_type=_Bytes)
    kept: int
    link: bytes = Field(sa_type=_Bytes)


def _text(statement: ClauseElement) -> str:
    """The statement as SQLite takes it, its parameters in the order of their appearance."""
    return str(statement.compile(dialect=sqlite.dialect()))


_SEQUENCE = col(EventRow.sequence)
_FROM, _TO = bindparam("first", type_=Integer), bindparam("last", type_=Integer)
HEAD = _text(select(GameRow.kept, GameRow.link))
KEEP = _text(insert(EventRow))
MOVE_HEAD = _text(update(GameRow).values(kept=bindparam("kept"), link=bindparam("link")))
PAYLOADS = _text(select(EventRow.payload).where(_SEQUENCE.between(_FROM, _TO)).order_by(_SEQUENCE))
LINK = _text(select(EventRow.link).where(_FROM == _SEQUENCE))
END = _text(select(EventRow.sequence, EventRow.link).order_by(_SEQUENCE.desc()).limit(1))


def make_game(file: File, name: str) -> None:
    """The tables and the game's row in one transaction: a file whose making was cut short is still blank."""
    created = datetime.now(UTC).isoformat(timespec="seconds")
    with _engine_of(file) as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
        SQLModel.metadata.create_all(connection, [SQLModel.metadata.tables[table] for table in ("event", "game")])
        sealed = seal(file, FORMAT, name, created)
        game = GameRow(id=1, mark=MARK, format=FORMAT, name=name, created=created, seal=sealed, kept=0, link=GENESIS)
        connection.execute(insert(GameRow), game.model_dump())
        connection.commit()


def read_game(file: File) -> tuple[str, str]:
    """The game's name and the date it was made. Raises `Damaged` where there is not one game with both."""
    with _engine_of(file) as connection:
        rows = connection.execute(select(GameRow.name, GameRow.created)).all()
    if len(rows) != 1 or set(map(type, rows[0])) != {str}:
        raise Damaged("This save does not say which game it holds: run treaty check on it.")
    name, created = rows[0]
    return name, created


@contextmanager
def _engine_of(file: File) -> Iterator[Connection]:
    """A Core connection of an engine over exactly this file. Errors leave it as the driver's, as everywhere else."""
    try:
        with create_engine("sqlite://", creator=lambda: file, poolclass=StaticPool).connect() as connection:
            yield connection
    except DBAPIError as error:
        raise error.orig or error from error
