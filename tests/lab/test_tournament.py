"""A tournament that is stopped, torn or run in other processes gives the rows that it gives in one go."""

import csv
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

from treaty.cli.lab_play import Table
from treaty.cli.lab_tournament import tournament
from treaty.cli.trouble import Trouble
from treaty.lab.results import CODE_BOOK, Results, Row, Setup, Unfit
from treaty.lab.tournament import plan, run
from treaty.store.lock import WriterLock

PLAYED = "treaty tournament, version 0: a test"
SETUPS = plan(range(1, 3), ("verified",), ("KEN", "USA"), ("grim", "defector"))


def row(setup: Setup, points: float | None = None, **said: float) -> Row:
    """A row of that game; points that hang on the setup alone where none are given."""
    lot = float(zlib.crc32(repr(tuple(setup)).encode()) % 1_000) / 10
    cells = dict.fromkeys(Row._fields[4:], 0) | {
        "points": lot if points is None else points,
        "rank": 1.0,
        "hazard": 0.5,
    }
    return Row(*setup, **(cells | said))  # type: ignore[arg-type]


class Stopped(Exception):
    """What a test stops a run with."""


def stops_after(number: int):
    games = iter(range(number))

    def play(setup: Setup) -> Row:
        if next(games, None) is None:
            raise Stopped
        return row(setup)

    return play


def whole(path: Path) -> bytes:
    run(SETUPS, Results(path, PLAYED), row)
    return path.read_bytes()


def test_a_stopped_run_goes_on_and_gives_the_same_file(tmp_path: Path):
    path = tmp_path / "a.csv"
    with pytest.raises(Stopped):
        run(SETUPS, Results(path, PLAYED), stops_after(3))
    assert len(Results(path, PLAYED).rows) == 3
    run(SETUPS, Results(path, PLAYED), stops_after(5))
    assert path.read_bytes() == whole(tmp_path / "b.csv")


@pytest.mark.parametrize("left", range(-140, 0, 7))
def test_a_file_torn_anywhere_is_mended(tmp_path: Path, left: int):
    """kill -9 in the middle of a write: what the torn line was of is played again."""
    path = tmp_path / "a.csv"
    kept = whole(path)
    path.write_bytes(kept[:left])
    run(SETUPS, Results(path, PLAYED), row)
    assert path.read_bytes() == kept


def test_even_a_torn_head_is_mended(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes(f"# {PLAYED}"[:9].encode())
    assert whole(path) == whole(tmp_path / "b.csv")


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("# treaty tournament, version 0: another\n", "is of another tournament"),
        (f"# {PLAYED}\nseed,points\n", "has other columns"),
        ("name,sum\nx,1\n", "holds something else"),
        ("no newline", "holds something else"),
        (f"# {PLAYED}\n{','.join(CODE_BOOK)}\n1,2,3\n", "line 3: this is no row"),
    ],
)
def test_another_file_is_refused_and_left_as_it_is(tmp_path: Path, kept: str, said: str):
    path = tmp_path / "a.csv"
    path.write_text(kept)
    with pytest.raises(Unfit, match=said):
        Results(path, PLAYED)
    assert path.read_text() == kept


def test_the_columns_are_those_of_the_code_book():
    assert Row._fields == tuple(CODE_BOOK)


def test_other_processes_play_the_same_rows(tmp_path: Path):
    run(SETUPS, Results(tmp_path / "two.csv", PLAYED), row, jobs=2)
    assert (tmp_path / "two.csv").read_bytes() == whole(tmp_path / "one.csv")


ASKED = {
    "scenario": "first-lesson", "countries": None, "rounds": 2, "level": 2, "seeds": 1, "personalities": "defector",
    "arms": "verified",
}  # fmt: skip


def test_the_command_plays_goes_on_and_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "rows.csv"
    tournament(**ASKED, out=path)
    told, kept = capsys.readouterr(), path.read_bytes()
    assert told.err == f"6 games played, kept in {path}\n"
    assert "6 games over 1 seed;" in told.out
    path.write_bytes(kept[:-5])
    tournament(**ASKED, out=path, quiet=True)
    assert capsys.readouterr() == (told.out, "")
    assert path.read_bytes() == kept
    for cells in list(csv.reader(path.read_text().splitlines()))[2:]:
        said = Row.read(cells)
        assert said.personality == "defector"
        assert said.watched <= said.bound <= 2
        assert said.broke <= said.bound
        assert said.mishaps == 0
        assert 1 <= said.rank <= said.countries == 6


def test_two_runs_do_not_write_one_file(tmp_path: Path):
    lock = WriterLock(tmp_path / "rows.csv")
    with pytest.raises(Trouble, match="another run is writing it"):
        tournament(**ASKED, out=tmp_path / "rows.csv")
    lock.release()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"personalities": "kind"}, "kind is no personality: choose from hegemon, rival"),
        ({"arms": "none"}, "none is no arm: choose from verified, unverified"),
        ({"seeds": 0}, "choose another --seeds"),
        ({"first_seed": -1}, "choose another --first-seed"),
        ({"jobs": 0}, "choose another --jobs"),
        ({"rounds": 41}, "choose another --rounds"),
        ({"level": 4}, "choose another --level"),
    ],
)
def test_what_cannot_be_played_is_said_in_a_line(asked: dict[str, Any], said: str):
    with pytest.raises(Trouble, match=said):
        tournament(**(ASKED | asked))


def test_without_dask_a_cluster_is_refused_in_a_line(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Trouble, match="pip install"):
        tournament(**ASKED, cluster="tcp://127.0.0.1:1")


def test_a_cluster_plays_the_same_rows(tmp_path: Path):
    """Where Dask is installed (`pip install 'treaty[cluster]'`)."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as one:
        run(SETUPS, Results(tmp_path / "far.csv", PLAYED), row, cluster=one.scheduler_address)
    assert (tmp_path / "far.csv").read_bytes() == whole(tmp_path / "near.csv")


def test_the_code_book_is_said(capsys: pytest.CaptureFixture[str]):
    tournament(columns=True)
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(CODE_BOOK)


def test_the_unverified_arm_has_no_verification_and_the_other_has():
    big = Table("nonaligned-2026", 6, 3, None)
    verified, unverified = (big(Setup(2, arm, "KEN", "cautious")) for arm in ("verified", "unverified"))
    assert verified.watched == verified.bound > 0
    assert unverified.watched == 0 < unverified.bound
