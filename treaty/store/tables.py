"""The tables of a save, declared with SQLModel, and the statements a log runs on them, compiled for SQLite.

This is the one declaration; `statements.py` holds what it compiles to. SQLModel and SQLAlchemy are imported here and
nowhere else in treaty."""

from sqlalchemy import ClauseElement, Integer, LargeBinary, String, Table, bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlmodel import Field, SQLModel, col, delete, insert, select, update


class EventRow(SQLModel, table=True):
    """One event. `sequence` counts from 0; `link` chains it to those before (see `log.py`)."""

    __tablename__ = "event"
    sequence: int = Field(primary_key=True)
    payload: str
    link: bytes = Field(sa_type=LargeBinary)


class GameRow(SQLModel, table=True):
    """What the file is, in one row. `seal` covers what never changes; `kept` and `link` are the head."""

    __tablename__ = "game"
    id: int = Field(primary_key=True)
    mark: str
    format: int
    name: str
    created: str
    seal: bytes = Field(sa_type=LargeBinary)
    kept: int
    link: bytes = Field(sa_type=LargeBinary)


class NoteRow(SQLModel, table=True):
    """What is kept beside the game; `name` is its key, `seal` the hash of both (see `notes.py`)."""

    __tablename__ = "note"
    name: str = Field(primary_key=True)
    value: str
    seal: bytes = Field(sa_type=LargeBinary)


def statements() -> dict[str, str | tuple[str, ...]]:
    """Every constant of `statements.py`, by name, as the models give it; parameters in the order they appear."""
    sequence = col(EventRow.sequence)
    first, last = bindparam("first", type_=Integer), bindparam("last", type_=Integer)
    return {
        "TABLES": tuple(_text(CreateTable(_table(name))) for name in ("note", "event", "game")),
        "MAKE_GAME": _text(insert(GameRow)),
        "READ_GAME": _text(select(GameRow.name, GameRow.created)),
        "HEAD": _text(select(GameRow.kept, GameRow.link)),
        "KEEP": _text(insert(EventRow)),
        "MOVE_HEAD": _text(update(GameRow).values(kept=bindparam("kept"), link=bindparam("link"))),
        "PAYLOADS": _text(select(EventRow.payload).where(sequence.between(first, last)).order_by(sequence)),
        "LINK": _text(select(EventRow.link).where(first == sequence)),
        "END": _text(select(EventRow.sequence, EventRow.link).order_by(sequence.desc()).limit(1)),
        "NOTES": _text(select(NoteRow.name, NoteRow.value, NoteRow.seal).order_by(col(NoteRow.name))),
        "TAKE_NOTE": _text(delete(NoteRow).where(col(NoteRow.name) == bindparam("gone", type_=String))),
        "MAKE_NOTE": _text(insert(NoteRow)),
    }


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def _text(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=sqlite.dialect())).strip()
