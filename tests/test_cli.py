"""The command line as a person meets it: the same bytes twice, one line for every trouble, and nothing overwritten."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from treaty.cli import play
from treaty.cli.hall import SaveHall
from treaty.cli.trouble import Trouble
from treaty.tui.hall import Wish

SHORT = ("demo", "--countries", "6", "--rounds", "3")


def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """`treaty` with these words, as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "treaty", *words], capture_output=True, text=True, cwd=cwd, timeout=120, check=False
    )


def trouble(*words: str, cwd: Path | None = None) -> str:
    """The one line on stderr of a run that must fail with 2."""
    done = run(*words, cwd=cwd)
    assert done.returncode == 2, done
    assert done.stderr.startswith("treaty: ")
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def saves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two saves of one short demo."""
    folder = tmp_path_factory.mktemp("saves") / "made"
    runs = [run(*SHORT, "--seed", "11", "--saves", str(folder)) for _ in range(2)]
    assert [done.returncode for done in runs] == [0, 0], runs[0].stderr
    assert runs[0].stdout == runs[1].stdout
    assert runs[1].stderr.splitlines()[-1] == f"Saved: {folder / 'demo-seed11-2.treaty'}"
    (folder / "story.txt").write_text(runs[0].stdout)
    return folder


def test_the_same_seed_gives_the_same_bytes_and_saves_are_not_overwritten(saves: Path) -> None:
    assert {path.name for path in saves.glob("*.treaty")} == {"demo-seed11.treaty", "demo-seed11-2.treaty"}
    story = (saves / "story.txt").read_text()
    assert story.startswith("NONALIGNED 2026: six countries, three rounds")
    assert "ROUND 3 of 3" in story
    assert "What made it hold or fail" in story
    assert str(saves) not in story


def test_a_save_tells_the_same_story_again(saves: Path) -> None:
    save = str(saves / "demo-seed11.treaty")
    assert run("replay", save).stdout == (saves / "story.txt").read_text()
    short = run("replay", save, "--to", "1").stdout
    assert "ROUND 1 of 3" in short
    assert "ROUND 2 of 3" not in short


def test_a_save_is_checked_and_exported_once(saves: Path, tmp_path: Path) -> None:
    save = saves / "demo-seed11.treaty"
    assert run("check", str(save)).stdout == f"{save}: OK\n"
    done = run("export", str(save), str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "codebook.md").is_file()
    assert "name another folder" in trouble("export", str(save), str(tmp_path / "out"))


def test_json_is_one_object_and_saves_nothing(tmp_path: Path) -> None:
    done = run(*SHORT, "--json", "--no-save", cwd=tmp_path)
    found = json.loads(done.stdout)
    assert found["rounds"] == 3
    assert len(found["scores"]) == 6
    assert found["mishaps"]["errors"] == []
    assert list(tmp_path.iterdir()) == []


def test_a_proposal_of_ones_own_is_tabled_first(tmp_path: Path) -> None:
    draft = tmp_path / "ours.toml"
    assert run("new", "proposal", str(draft)).returncode == 0
    assert run("check", str(draft)).stdout == f"{draft}: OK\n"
    assert "name another" in trouble("new", "proposal", str(draft))
    done = run("demo", "--countries", "6", "--rounds", "4", "--no-save", "--proposal", str(draft))
    assert "tables Our First Draft" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("demo", "--countries", "5"), "there are sets of 6, 8, 10"),
        (("demo", "--rounds", "0"), "1 to 40 rounds"),
        (("demo", "--rounds", "many"), "--rounds"),
        (("demo", "--scenario", "nowhere"), "there is no such scenario"),
        (("demo", "--proposal", "nowhere.toml"), "there is no such file"),
        (("replay", "nowhere.treaty"), "There is no save at"),
        (("replay", "/"), "is a folder"),
        (("export", "nowhere.treaty", "out"), "There is no save at"),
        (("new", "poem"), "choose proposal, scenario or kind"),
        (("schema", "poem"), "choose proposal, scenario, catalogue or measures"),
        (("dance",), "dance"),
    ],
)
def test_trouble_is_one_line(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    assert said in trouble(*words, cwd=tmp_path)


def test_a_foreign_save_is_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.treaty"
    foreign.write_bytes(b"this is no save at all" * 100)
    trouble("replay", str(foreign))
    assert run("check", str(foreign)).returncode == 2


def test_garbage_and_bad_drafts_are_complained_of_with_their_place(tmp_path: Path) -> None:
    garbage, bad = tmp_path / "garbage.toml", tmp_path / "bad.toml"
    garbage.write_bytes(bytes(range(256)) * 8)
    bad.write_text('id = "x"\ntitle = "X"\n[[articles]]\nid = "1"\nkind = "B99"\n')
    done = run("check", str(garbage), str(bad))
    assert done.returncode == 2
    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"{garbage}:1:1: ")
    assert lines[1].startswith(f"{bad}:5:1: `B99` is no clause kind")
    assert "Traceback" not in done.stderr
    assert "`B99` is no clause kind" in trouble("demo", "--proposal", str(bad), "--no-save")


def test_a_folder_that_may_not_be_written_to_is_one_line(tmp_path: Path) -> None:
    """Nobody can make a folder in /proc, not even root; elsewhere a folder without the right to write will do."""
    tmp_path.chmod(0o500)
    folder = Path("/proc") if Path("/proc/self").exists() else tmp_path
    try:
        assert "--no-save" in trouble(*SHORT, "--saves", str(folder / "saves"))
    finally:
        tmp_path.chmod(0o700)


def test_a_file_in_the_place_of_the_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "--no-save" in trouble(*SHORT, "--saves", str(tmp_path / "file"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_full_disk_under_the_story_is_one_line(unbuffered: str) -> None:
    """Buffered text fails a second time at exit, unless it is dropped."""
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "treaty", *SHORT, "--no-save"],
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=120, check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "treaty", *SHORT, "--no-save"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(timeout=120) == 141
    assert said == ""


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_an_interrupt_ends_it_with_130_and_a_sound_save(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "treaty", "demo", "--rounds", "40", "--saves", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Traceback" not in said
    save = tmp_path / "demo-seed7.treaty"
    assert str(save) in said
    assert run("check", str(save)).returncode == 0
    assert run("replay", str(save)).returncode == 0


def test_help_is_short_and_version_is_said() -> None:
    helped = run("--help")
    assert helped.returncode == 0
    assert all(f"  {command} " in helped.stdout for command in ("solo", "hotseat", "tutorial", "demo", "replay"))
    assert run("--version").stdout.startswith("treaty 0.")


def test_what_needs_a_terminal_says_so_in_one_line() -> None:
    for words in ((), ("hotseat", "--seats", "KEN,IND"), ("tutorial",), ("open", "any.treaty")):
        assert "needs a terminal" in trouble(*words)


def test_solo_without_a_terminal_is_told_as_a_story(tmp_path: Path) -> None:
    done = run("solo", *SHORT[1:], "--seed", "11", "--saves", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("NONALIGNED 2026: six countries, three rounds")
    assert "scripts play all chairs" in done.stderr


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, treaty.cli; print([m for m in ('numpy', 'pydantic', 'sqlmodel', 'networkx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_schemas_are_json() -> None:
    for what in ("proposal", "scenario", "catalogue", "measures"):
        assert json.loads(run("schema", what).stdout)


def test_a_teachers_own_clause_kind_is_checked_and_played(tmp_path: Path) -> None:
    kind, draft = tmp_path / "kind.toml", tmp_path / "draft.toml"
    assert run("new", "kind", str(kind)).returncode == 0
    name = next(line.split('"')[1] for line in kind.read_text().splitlines() if line.startswith("id = "))
    draft.write_text(f'id = "ours"\ntitle = "Our pact"\n[[articles]]\nid = "1"\nkind = "{name}"\n')
    assert "is no clause kind" in trouble(*SHORT, "--proposal", str(draft), "--no-save")
    assert run("check", str(kind), str(draft)).returncode == 0
    done = run(*SHORT, "--kinds", str(kind), "--proposal", str(draft), "--no-save")
    assert done.returncode == 0
    assert "Our pact" in done.stdout


def test_a_number_of_countries_that_there_is_not_says_which_there_are() -> None:
    said = trouble("demo", "--countries", "7", "--no-save")
    assert said == (
        "treaty: there is no set of 7 countries; there are sets of 6, 8, 10, 12, 16, 20, 24: "
        "choose another number of countries.\n"
    )


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (("KEN", "KEN"), "KEN is named twice: name each country once."),
        (("XXX",), "There is no country XXX to play: choose among USA, CHN, EUU, IND, ARE, KEN."),
        ((), "Somebody must play: choose among USA, CHN, EUU, IND, ARE, KEN."),
    ],
)
def test_people_sit_where_there_are_chairs(tmp_path: Path, people: tuple[str, ...], said: str) -> None:
    with pytest.raises(Trouble) as caught:
        SaveHall(tmp_path).begin(Wish("hotseat", countries=6, people=people))
    assert str(caught.value) == said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("words", [("--seed", "-1"), ("--seed", "9" * 30), ("--minutes", "241"), ("--rounds", "0")])
def test_numbers_that_nobody_can_mean_are_refused_before_anything_is_made(words: tuple[str, str]) -> None:
    name, value = words
    with pytest.raises(Trouble, match=f"choose another {name}"):
        play._wish(
            "solo",
            ("KEN",),
            "nonaligned-2026",
            None,
            **{"rounds": None, "level": None, "seed": None, "minutes": 0, name[2:]: int(value)},
        )
