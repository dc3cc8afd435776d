"""`treaty law rule`: what is printed, and the one line for what is not in the book."""

import json
import subprocess
import sys

import pytest

from treaty.cli.law import run
from treaty.library.rulebook import rules


def asked(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr."""
    code = run(["rule", *words])
    out, err = capfd.readouterr()
    return code, out, err


def test_a_rule_is_shown_with_its_words_source_and_level(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = asked(capfd, "v20.5")
    assert (code, err) == (0, "")
    assert out.startswith("V20.5  Silence accepts\n")
    assert rules()["V20.5"].words in " ".join(out.split())
    assert "VCLT 1969, art. 20(5)" in out
    assert "level 3" in out
    assert asked(capfd, "art.", "20(5)")[1] == out


def test_an_article_is_shown_with_all_its_parts(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = asked(capfd, "V46-53")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines() if line[:2] == "V4" or line[:2] == "V5"] == [
        "V46-53", *(f"V{n}" for n in range(46, 54)),
    ]  # fmt: skip
    assert "Not in a game: " in out


def test_words_find_rules_and_a_single_find_is_shown_in_full(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = asked(capfd, "silence")
    assert (code, "  V20.5   Silence accepts" in out, "F6.3" in out) == (0, True, True)
    assert "Source: UN Charter, art. 19" in asked(capfd, "in", "arrears")[1]


def test_without_words_every_rule_stands_in_the_list_once_in_eighty_columns(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = asked(capfd)
    assert code == 0
    assert [line.split()[0] for line in out.splitlines() if line.startswith("  ")] == list(rules())
    every = out + asked(capfd, "V1-80")[1] + asked(capfd, "--help")[1]
    assert max(len(line) for line in every.splitlines()) <= 80


def test_json_holds_the_same_rules(capfd: pytest.CaptureFixture[str]) -> None:
    held = json.loads(asked(capfd, "V57/58", "--json")[1])
    assert [one["id"] for one in held["rules"]] == ["V57/58", "V57", "V58"]
    assert held["rules"][0]["parts"] == ["V57", "V58"]
    assert len(json.loads(asked(capfd, "--json")[1])["rules"]) == len(rules())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("V20.9",), "nearest are V20"),
        (("V99.1",), "nearest are V9.1"),
        (("no", "such", "rule"), "`treaty law rule` lists them all"),
        (("--jason",), "there is no option --jason"),
        (("\x1b[31mred\u202e",), "no rule says `?[31mred?`"),
        (("x" * 500,), "no rule says"),
    ],
)
def test_what_is_not_in_the_book_is_one_line_and_exit_2(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    code, out, err = asked(capfd, *words)
    assert (code, out) == (2, "")
    assert err.startswith("treaty: ")
    assert err.count("\n") == 1
    assert len(err) < 200
    assert said in err


def test_a_rule_is_looked_up_without_anything_heavy() -> None:
    heavy = ("pydantic", "typer", "rich", "textual", "numpy", "networkx", "sqlmodel")
    told = f"import sys; from treaty.cli.law import run; run(['rule', 'V20.5']); print({{*{heavy}}} & {{*sys.modules}})"
    out = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "set()"
