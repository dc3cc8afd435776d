"""`treaty law` as a person meets it: one object, one page of 80 columns, or one line on stderr and exit code 2."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from treaty.cli.law import run

TREATIES = Path(__file__).parent / "law" / "convention" / "treaties"


def files(name: str) -> list[str]:
    return [str(TREATIES / f"{name}.json"), str(TREATIES / f"{name}.csv")]


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(words) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def trouble(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("treaty: ")
    assert told.err.count("\n") == 1
    return told.err


def told(capsys: pytest.CaptureFixture[str], name: str, *words: str) -> dict:
    found: dict = json.loads(answer(capsys, "status", *files(name), "--json", *words))
    return found


def test_the_object_has_what_the_format_promises(capsys: pytest.CaptureFixture[str]):
    found = told(capsys, "return")
    assert list(found) == ["id", "entry_into_force", "threshold_met", "decisive", "missing", "states"]
    assert (found["id"], found["entry_into_force"], found["threshold_met"]) == ("return", "2030-02-01", "2030-01-02")
    assert (found["decisive"], found["missing"]) == (["AAA"], [])
    assert found["states"]["AAA"] == {
        "status": "party",
        "consent": "2032-05-01",
        "in_force": "2032-06-30",
        "withdrawn": None,
    }


def test_a_treaty_that_is_not_in_force_says_null_and_why(capsys: pytest.CaptureFixture[str]):
    found = told(capsys, "ctbt")
    assert (found["entry_into_force"], found["threshold_met"], found["decisive"]) == (None, None, [])
    assert found["missing"] == ["9 of 44 named states are not in: CHN, EGY, IND, IRN, ISR, PAK, PRK, RUS, USA."]
    assert found["states"]["RUS"]["status"] == "signatory"


def test_the_picture_of_a_day_may_be_asked_for_in_two_ways(capsys: pytest.CaptureFixture[str]):
    spaced = told(capsys, "paris", "--on", "2016-10-04")
    assert spaced == told(capsys, "paris", "--on=2016-10-04")
    assert spaced["entry_into_force"] is None
    assert spaced["missing"] == [
        "52.1 % of the 55 % needed of paris_emissions_2015: 1,066,681.2 of 37,168,344 are lacking."
    ]


def test_a_page_says_since_when_why_and_who(capsys: pytest.CaptureFixture[str]):
    page = answer(capsys, "status", *files("fixed"))
    assert "In force since 2030-02-11." in page
    assert "The last condition was met on 2030-02-01; delay: 10 days." in page
    assert "Decisive: BBB." in page
    assert "Late joiners: after 90 days; deposits after entry into force." in page
    assert "Withdrawal: the text is silent; no right to leave." in page
    assert "4 parties" in page


def test_a_page_says_what_is_missing_and_what_lies_ahead(capsys: pytest.CaptureFixture[str]):
    assert "  - 1 of 2 instruments: 1 more is needed." in answer(
        capsys, "status", *files("floor"), "--on", "2030-01-31"
    )
    ahead = answer(capsys, "status", *files("floor"), "--on", "2030-03-01")
    assert "Enters into force on 2030-06-01." in ahead
    assert "not before 2030-06-01" in ahead
    assert "2 contracting" in ahead


@pytest.mark.parametrize("name", ["paris", "ctbt", "montreal", "part_xi", "union", "frozen", "iccpr_op1"])
def test_a_page_is_eighty_columns_wide(capsys: pytest.CaptureFixture[str], name: str):
    assert max(map(len, answer(capsys, "status", *files(name)).splitlines())) <= 80


def test_text_of_a_file_is_only_text(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    name = "\\u001b[31mRed\\u202e\\u0007 treaty\\nof \\ud800 two lines"
    text = (TREATIES / "floor.json").read_text(encoding="utf-8").replace('"Floor"', f'"{name}"')
    (tmp_path / "x.json").write_text(text.replace('"id"', '"binds": {"who\\u001b[2J": ["\\u009b2J"]}, "id"'))
    page = answer(capsys, "status", str(tmp_path / "x.json"), files("floor")[1])
    assert all(letter.isprintable() or letter == "\n" or letter == "\ud800" for letter in page)
    assert page.startswith("Red treaty of ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["status"], "name two files"),
        (["status", "a"], "name two files"),
        (["status", "a", "b", "c"], "name two files"),
        (["status", "a", "b", "--yes"], "there is no option --yes"),
        (["status", "a", "b", "--on"], "--on: `` is no date"),
        (["status", "a", "b", "--on", "2021-02-30"], "--on: `2021-02-30` is not in the calendar"),
        (["status", "a.json", "b.csv"], "a.json: no such file or directory"),
        (["nope"], "`nope` is no command of `treaty law`; there are: status, rule"),
    ],
)
def test_a_wrong_command_line_is_one_line(capsys: pytest.CaptureFixture[str], words: list[str], said: str):
    assert said in trouble(capsys, *words)


def test_a_bad_file_is_one_line_with_its_place(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    (tmp_path / "x.json").write_text(
        '{"id": "x", "entry_into_force":\n {"all_of": [{"type": "count", "at_least": 0}]}}'
    )
    said = trouble(capsys, "status", str(tmp_path / "x.json"), files("floor")[1])
    assert "x.json:2: entry_into_force.all_of[0].at_least: 0 is outside" in said


@pytest.mark.parametrize("words", [[], ["--help"], ["status", "--help"], ["rule", "--help"]])
def test_help_is_there_at_every_level(capsys: pytest.CaptureFixture[str], words: list[str]):
    page = answer(capsys, *words)
    assert page.startswith("Usage: treaty law")
    assert max(map(len, page.splitlines())) <= 80


def started(*words: str, stdout: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "treaty", *words], stdout=stdout, stderr=subprocess.PIPE
    )


def test_as_a_program_it_answers_without_loading_the_game():
    done = started("law", "status", *files("paris"), "--json")
    out, err = done.communicate(timeout=60)
    assert (done.returncode, json.loads(out)["entry_into_force"]) == (0, "2016-11-04")
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in err.decode().splitlines()}
    assert loaded & {"pydantic", "typer", "rich", "numpy", "networkx", "textual", "click"} == set()


def test_a_reader_that_goes_away_raises_nothing():
    with started("law", "status", *files("paris")) as done:
        assert done.stdout is not None
        assert done.stderr is not None
        done.stdout.close()
        err = done.stderr.read()
    assert done.returncode == 141
    assert b"Traceback" not in err


def test_the_list_of_commands_names_it_and_passes_on_to_it():
    page = subprocess.run([sys.executable, "-m", "treaty", "--help"], capture_output=True, text=True, check=True).stdout
    assert "  law  " in page
