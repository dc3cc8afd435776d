"""The laboratory's commands: one line for every trouble, before a game is played; exit 1 where a claim is not shown."""

from pathlib import Path

import pytest
import typer

from treaty.cli import lab_claims
from treaty.cli.trouble import Trouble
from treaty.lab import claims
from treaty.lab.effect import Effect
from treaty.lab.row import Finding

SHOWN = Finding("M4", "denied chips raise self-reliance", "% points", 1, Effect(2.0, 1.0, 3.0, 500), "EV008", 8)
WRONG = Finding("M6", "a tariff costs both", "% of GDP", -1, Effect(-0.1, -0.3, 0.1, 500), "EV031", 4)


def test_all_shown_prints_the_table_and_writes_the_file(monkeypatch, capsys, tmp_path: Path) -> None:
    monkeypatch.setattr(claims, "findings", lambda *asked: [SHOWN])
    lab_claims.claims(seeds=500, only="", csv=tmp_path / "claims.csv", json=False)
    assert "M4  right denied chips" in capsys.readouterr().out
    assert (tmp_path / "claims.csv").read_text().count("\n") == 2


def test_one_not_shown_is_exit_1(monkeypatch, capsys) -> None:
    monkeypatch.setattr(claims, "findings", lambda *asked: [SHOWN, WRONG])
    with pytest.raises(typer.Exit) as stopped:
        lab_claims.claims(seeds=500, only="M4,M6", csv=None, json=False)
    assert stopped.value.exit_code == 1
    assert "M6  WRONG a tariff" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"seeds": 39}, "--seeds is 39; it goes from 40 to 2,000."),
        ({"only": "m4, X1"}, "There is no claim X1; name some of M1 to M18 and W1 to W4 in --only."),
        ({"csv": Path("/nowhere/at/all.csv")}, "There is no folder /nowhere/at: make it, or name another file."),
        ({"csv": Path(__file__)}, f"There is a file {__file__} already: name another."),
    ],
)
def test_what_cannot_be_is_refused_before_the_games(monkeypatch, asked, said: str) -> None:
    monkeypatch.setattr(claims, "findings", lambda *more: pytest.fail("games were played"))
    with pytest.raises(Trouble, match=said.replace(".", r"\.")):
        lab_claims.claims(**{"seeds": 500, "only": "", "csv": None, "json": False, **asked})


def test_a_sensitivity_of_too_few_games_is_refused() -> None:
    with pytest.raises(Trouble, match="--seeds is 9; it goes from 10"):
        lab_claims.sensitivity(seeds=9, top=25, jobs=1, csv=None)
