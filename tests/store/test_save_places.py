"""What is in the way of a save: folders, rights, full disks, files that are no saves. Nothing foreign is touched."""

import os
import shutil
import signal
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from treaty.store.check import verify
from treaty.store.log import StoreError
from treaty.store.sql import SqlLog

Said = Callable[[Callable[[], SqlLog]], str]


def as_nobody(work: Callable[[], object]) -> str:
    """As `in_child`, without root's right to ignore permissions."""

    def humbly() -> object:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        return work()

    return in_child(humbly)


def in_child(work: Callable[[], object]) -> str:
    """Does `work` in a forked child: the sentence of its StoreError, or what it returned."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        answer = "lost"
        try:
            answer = str(work())
        except StoreError as error:
            answer = str(error)
        except BaseException as error:
            answer = f"bug: {error!r}"
        finally:
            os.write(theirs, answer.encode())
            os._exit(0)
    os.close(theirs)
    with open(ours) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return answer


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder everybody can reach; pytest's own are the user's alone."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_file_that_may_not_grow_keeps_nothing(save: Path) -> None:
    """The system refuses the write itself, as a quota does."""
    resource = pytest.importorskip("resource")

    def write() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with closing(SqlLog(save)) as log:
            resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
            log.append(["x" * 100_000], expected=3)

    assert in_child(write).startswith("The disk failed")
    with closing(SqlLog(save)) as log:
        assert list(log.payloads()) == ['{"n":0}', '{"n":1}', '{"n":2}']


def test_a_read_only_folder_is_for_reading(save: Path, open_folder: Path) -> None:
    shutil.copy(save, there := open_folder / "game.treaty")
    there.chmod(0o644)
    assert "cannot be written" in as_nobody(lambda: SqlLog(there))
    assert "cannot be written" in as_nobody(lambda: SqlLog(open_folder / "new", create=True))
    assert as_nobody(lambda: len(list(SqlLog(there, readonly=True).payloads()))) == "3"
    assert as_nobody(lambda: verify(there).sound) == "True"


def test_a_read_only_folder_with_a_journal_is_not_read_half(save: Path, open_folder: Path) -> None:
    """The journal holds acknowledged events: without it the game would be shorter than was promised."""
    there = open_folder / "game.treaty"
    with closing(SqlLog(save)) as log:
        log.append(["more"], expected=3)
        for side in ("", "-wal"):
            shutil.copy(f"{save}{side}", f"{there}{side}")
            Path(f"{there}{side}").chmod(0o644)
    assert "cannot be opened" in as_nobody(lambda: SqlLog(there, readonly=True))
    assert "cannot be opened" in as_nobody(lambda: verify(there).sentence)
    with closing(SqlLog(there)) as log:
        assert len(log) == 4


def test_a_read_only_file_in_an_open_folder(save: Path, open_folder: Path) -> None:
    shutil.copy(save, there := open_folder / "game.treaty")
    there.chmod(0o444)
    open_folder.chmod(0o777)
    assert "may only be read" in as_nobody(lambda: SqlLog(there))
    assert as_nobody(lambda: len(list(SqlLog(there, readonly=True).payloads()))) == "3"


def test_an_unreadable_file(save: Path, open_folder: Path) -> None:
    shutil.copy(save, there := open_folder / "game.treaty")
    there.chmod(0)
    assert "cannot be opened" in as_nobody(lambda: SqlLog(there, readonly=True))
    open_folder.chmod(0o700)
    if os.getuid() == 0:
        assert "cannot be reached" in as_nobody(lambda: SqlLog(there, readonly=True))


@pytest.mark.parametrize("readonly", [True, False])
def test_places_that_hold_no_save(tmp_path: Path, said: Said, readonly: bool) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("hello")
    os.mkfifo(tmp_path / "pipe")
    assert "is a folder" in said(lambda: SqlLog(tmp_path / "folder", readonly=readonly))
    assert "no save at" in said(lambda: SqlLog(tmp_path / "nothing", readonly=readonly))
    assert "not a file" in said(lambda: SqlLog(tmp_path / "pipe", readonly=readonly))
    assert "cannot be reached" in said(lambda: SqlLog(tmp_path / "text" / "x", readonly=readonly))
    assert "cannot be reached" in said(lambda: SqlLog(tmp_path / "a\0b", readonly=readonly))
    assert "x?[31m y" in said(lambda: SqlLog(tmp_path / "x\x1b[31m\ny", readonly=readonly))


def test_places_that_take_no_game(tmp_path: Path, said: Said) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("hello")
    assert "is a folder" in said(lambda: SqlLog(tmp_path / "folder", create=True))
    assert "no folder" in said(lambda: SqlLog(tmp_path / "none" / "game", create=True))
    assert "no folder" in said(lambda: SqlLog(tmp_path / "text" / "game", create=True))
    assert "cannot be" in said(lambda: SqlLog(Path("/proc/game"), create=True))
    assert "cannot be" in said(lambda: SqlLog(tmp_path / ("x" * 300), create=True))


FOREIGN = {
    "noise": os.urandom(5000),
    "text": b"Dear teacher, this is my homework." * 40,
    "short": b"SQLite",
    "zeros": bytes(4096),
}


@pytest.mark.parametrize("kind", FOREIGN)
@pytest.mark.parametrize("how", [{"create": True}, {"readonly": True}, {}])
def test_a_file_that_is_not_sqlite_is_left_alone(tmp_path: Path, kind: str, how: dict[str, bool], said: Said) -> None:
    path = tmp_path / "file"
    path.write_bytes(FOREIGN[kind])
    assert "is no treaty save" in said(lambda: SqlLog(path, **how))
    assert "is no treaty save" in verify(path).sentence
    assert path.read_bytes() == FOREIGN[kind]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("table", ["game (id, mark, name)", "other (x)"])
def test_another_programs_database_is_left_alone(tmp_path: Path, table: str, said: Said) -> None:
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute(f"CREATE TABLE {table}")
    before = path.read_bytes()
    assert "another program's database" in said(lambda: SqlLog(path, readonly=True))
    assert "another program's database" in said(lambda: SqlLog(path))
    assert "already" in said(lambda: SqlLog(path, create=True))
    assert not verify(path).sound
    assert path.read_bytes() == before


def test_an_empty_file_is_no_game_but_takes_one(tmp_path: Path, said: Said) -> None:
    path = tmp_path / "empty"
    path.touch()
    assert "empty" in said(lambda: SqlLog(path, readonly=True))
    assert "empty" in said(lambda: SqlLog(path))
    assert "empty" in verify(path).sentence
    with closing(SqlLog(path, create=True)) as log:
        assert log.append(["a"], expected=0) == 1


def test_a_game_is_not_written_over(save: Path, said: Said) -> None:
    assert "already" in said(lambda: SqlLog(save, create=True))
    assert verify(save).events == 3


def test_a_save_of_a_newer_version(save: Path, said: Said) -> None:
    with closing(sqlite3.connect(save)) as newer, newer:
        newer.execute("UPDATE game SET format = 99")
    assert "newer version" in said(lambda: SqlLog(save, readonly=True))
    assert "newer version" in said(lambda: SqlLog(save))
    assert "newer version" in verify(save).sentence


def test_a_name_that_is_not_unicode(tmp_path: Path, said: Said) -> None:
    assert "broken character" in said(lambda: SqlLog(tmp_path / "new", create=True, name="\ud800"))
    SqlLog(tmp_path / "new", create=True, name="Ø 'quoted' \n").close()
