"""The log on disk: one writer, any reader, and what it says when it cannot."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import Session, create_engine, select

from treaty.store import file, statements, tables
from treaty.store.check import verify
from treaty.store.log import Conflict, Damaged, StoreError
from treaty.store.sql import SqlLog

Said = Callable[[Callable[[], SqlLog]], str]


def test_a_save_opens_again_with_its_name_and_goes_on(save: Path) -> None:
    with closing(SqlLog(save)) as log:
        assert log.name == "Nairobi"
        assert log.created.startswith("20")
        assert log.append(["more"], expected=3) == 4
        assert list(log.payloads(2)) == ['{"n":2}', "more"]


def test_a_closed_game_is_one_file(save: Path) -> None:
    assert list(save.parent.iterdir()) == [save]


def test_the_file_says_whose_it_is(save: Path) -> None:
    assert save.read_bytes()[68:72] == b"TRTY"


def test_commits_wait_for_the_disk(save: Path) -> None:
    with closing(file.open_to_write(save, create=False)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_second_writer_is_refused_and_the_first_goes_on(save: Path, said: Said) -> None:
    with closing(SqlLog(save)) as first:
        assert "open in another program" in said(lambda: SqlLog(save))
        assert first.append(["more"], expected=3) == 4
    SqlLog(save).close()


def test_a_link_to_a_save_meets_the_same_lock(save: Path, said: Said) -> None:
    link = save.with_name("link")
    link.symlink_to(save)
    with closing(SqlLog(link)):
        assert "open in another program" in said(lambda: SqlLog(save))


def test_a_writer_in_another_process_is_refused(save: Path, said: Said) -> None:
    program = (
        "import sys; from pathlib import Path; from treaty.store.lock import WriterLock; "
        "lock = WriterLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(save)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert "open in another program" in said(lambda: SqlLog(save))
        holder.kill()
        holder.wait()
        # The lock file is still there; the lock went with its holder.
        assert save.with_name(save.name + ".lock").exists()
        SqlLog(save).close()


def test_readers_see_what_a_writer_keeps(save: Path) -> None:
    with closing(SqlLog(save)) as writer, closing(SqlLog(save, readonly=True)) as reader:
        writer.append(["more"], expected=3)
        assert len(reader) == 4
        assert list(reader.payloads(3)) == ["more"]
        assert verify(save).sound


def test_a_reader_does_not_write(save: Path) -> None:
    with closing(SqlLog(save, readonly=True)) as reader:
        with pytest.raises(StoreError, match="read only"):
            reader.append(["more"], expected=3)
        SqlLog(save).close()


def test_a_game_is_not_created_read_only(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        SqlLog(tmp_path / "new", create=True, readonly=True)


def test_another_hand_on_the_file_is_a_conflict(save: Path) -> None:
    """A writer without our lock, as on a system where locks do not work: the check inside the transaction holds."""
    with closing(SqlLog(save)) as log:
        with closing(sqlite3.connect(save)) as other, other:
            other.execute("INSERT INTO event VALUES (3, 'theirs', x'00')")
            other.execute("UPDATE game SET kept = 4")
        with pytest.raises(Conflict):
            log.append(["ours"], expected=3)


def test_a_full_disk_keeps_nothing_and_loses_nothing(save: Path) -> None:
    with closing(SqlLog(save)) as log:
        with log._turn as connection:
            connection.execute("PRAGMA max_page_count = 1")  # SQLite then keeps to the present size: SQLITE_FULL
        with pytest.raises(StoreError, match="disk is full"):
            log.append(["x" * 100_000], expected=3)
        assert len(log) == 3
        with log._turn as connection:
            connection.execute("PRAGMA max_page_count = 100000")
        assert log.append(["x" * 100_000], expected=3) == 4
    assert verify(save).sound


def test_a_held_file_is_named(save: Path, monkeypatch: pytest.MonkeyPatch, said: Said) -> None:
    monkeypatch.setattr(file, "PATIENCE", 0.05)
    with closing(sqlite3.connect(save, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "held by another program" in said(lambda: SqlLog(save))
        other.execute("ROLLBACK")
    with closing(SqlLog(save)) as log, closing(sqlite3.connect(save, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="held by another program"):
            log.append(["more"], expected=3)
        other.execute("ROLLBACK")
        assert log.append(["more"], expected=3) == 4


def test_a_damaged_game_is_not_added_to(save: Path) -> None:
    with closing(sqlite3.connect(save)) as hand, hand:
        hand.execute("DELETE FROM event WHERE sequence = 2")
    with pytest.raises(Damaged):
        SqlLog(save)
    with closing(SqlLog(save, readonly=True)) as log:
        reading = log.payloads()
        assert [next(reading), next(reading)] == ['{"n":0}', '{"n":1}']
        with pytest.raises(Damaged) as damaged:
            next(reading)
        assert damaged.value.sequence == 2


def test_only_the_tables_import_sqlmodel() -> None:
    program = (
        "import sys, treaty.store.sql, treaty.store.memory, treaty.store.check, treaty.store.lock; "
        "sys.exit('sqlalchemy' in sys.modules or 'sqlmodel' in sys.modules or 'pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_statements_are_what_the_sqlmodel_tables_compile_to() -> None:
    written = {name: value for name, value in vars(statements).items() if name.isupper()}
    assert written == tables.statements()


def test_a_save_reads_through_sqlmodel_as_through_the_log(tmp_path: Path) -> None:
    save = tmp_path / "game.treaty"
    with closing(SqlLog(save, create=True, name="Monday")) as log:
        log.append(['{"n":0}', '{"n":1}'], expected=0)
        head = log.head()
    engine = create_engine(f"sqlite:///{save}")
    with Session(engine) as session:
        rows = session.exec(select(tables.EventRow).order_by(tables.EventRow.sequence)).all()
        game = session.exec(select(tables.GameRow)).one()
    engine.dispose()
    assert [(row.sequence, row.payload) for row in rows] == [(0, '{"n":0}'), (1, '{"n":1}')]
    assert (game.name, game.kept, game.link) == ("Monday", 2, head)
    assert rows[-1].link == head


def test_notes_survive_and_a_check_holds_them_to_what_was_written(save: Path) -> None:
    with closing(SqlLog(save)) as log:
        log.note("people", "KEN")
    assert verify(save).sound
    with closing(SqlLog(save, readonly=True)) as reader:
        assert reader.notes() == {"people": "KEN"}
        assert list(reader.payloads()) == ['{"n":0}', '{"n":1}', '{"n":2}']
        with pytest.raises(StoreError, match="read only"):
            reader.note("people", "IND")
    for wrong in ("'IND'", "CAST(value AS BLOB)"):
        with closing(sqlite3.connect(save)) as hand, hand:
            hand.execute(f"UPDATE note SET value = {wrong}")
        assert "note" in verify(save).sentence
        with closing(SqlLog(save)) as log, pytest.raises(Damaged):
            log.notes()


def test_a_save_of_the_first_form_opens_and_takes_notes(save: Path) -> None:
    with closing(sqlite3.connect(save, isolation_level=None)) as hand:
        hand.execute("DROP TABLE note")
        (name, created) = hand.execute("SELECT name, created FROM game").fetchone()
        hand.execute("UPDATE game SET format = 1, seal = ?", (file.seal(hand, 1, name, created),))
    assert verify(save).sound
    with closing(SqlLog(save, readonly=True)) as reader:
        assert reader.notes() == {}
    with closing(SqlLog(save)) as log:
        log.note("people", "KEN")
        assert len(log) == 3
    assert verify(save).sound
    with closing(SqlLog(save, readonly=True)) as reader:
        assert reader.notes() == {"people": "KEN"}
