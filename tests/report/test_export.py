"""Tidy tables: every column in the codebook, inert cells, the same bytes for the same game."""

import csv
from pathlib import Path

import pytest
from played_game import Played

from treaty.acts.events import decode
from treaty.report.rows import COLUMNS
from treaty.report.tables import Occupied, export, safe, table


def rows(played: Played, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(table(name, played.events, played.view).splitlines()))


def test_all_tables_are_written_and_described(played: Played, tmp_path: Path) -> None:
    files = export(played.events, played.view, tmp_path / "out")
    assert {file.name for file in files} == {*(f"{name}.csv" for name in COLUMNS), "events.jsonl", "codebook.md"}
    codebook = (tmp_path / "out" / "codebook.md").read_text()
    for name, columns in COLUMNS.items():
        assert f"## {name}.csv" in codebook
        assert all(f"| {column} | " in codebook for column in columns)
    kept = (tmp_path / "out" / "events.jsonl").read_text().splitlines()
    assert tuple(decode(line) for line in kept) == played.events


def test_the_same_game_gives_the_same_bytes_and_nothing_is_overwritten(played: Played, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        export(played.events, played.view, tmp_path / folder)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
    with pytest.raises(Occupied, match="name another folder"):
        export(played.events, played.view, tmp_path / "one")


def test_what_players_typed_is_no_formula(played: Played) -> None:
    texts = [row["text"] for row in rows(played, "messages")]
    assert any(text.startswith("'=HYPERLINK") for text in texts)
    assert not any(text.startswith(("=", "+", "-", "@")) for text in texts)
    assert [safe(cell) for cell in ("=1", "+1", "-1", "@x", "\tx", "plain")] == [
        "'=1", "'+1", "'-1", "'@x", "'\tx", "plain",
    ]  # fmt: skip


def test_tables_hold_what_happened(played: Played) -> None:
    assert len(rows(played, "figures")) == 4 * 6
    assert len(rows(played, "scores")) == 3 * 6
    assert {(row["country"], row["choice"]) for row in rows(played, "votes") if row["kind"] == "text"} == {
        ("IND", "yes"), ("EUU", "yes"), ("KEN", "yes"), ("ARE", "yes"), ("USA", "abstain"), ("CHN", "no"),
    }  # fmt: skip
    (amendment,) = rows(played, "amendments")
    assert amendment["outcome"] == "carried"
    (deal,) = rows(played, "deals")
    assert (deal["gives"], deal["outcome"]) == ("2 billion USD", "kept")
    signed = [row["country"] for row in rows(played, "consents") if row["act"] == "signed"]
    assert signed == ["KEN", "IND", "EUU", "ARE"]


def test_obligations_have_truth_declaration_and_belief(played: Played) -> None:
    found = rows(played, "obligations")
    assert len(found) == played.view.due
    assert sum(row["breached"] == "True" for row in found) == played.view.breaches
    for row in found:
        assert row["declared"] == "" or float(row["declared"]) >= 0
        assert row["belief"] == "" or 0 <= float(row["belief"]) <= 1


def test_negative_numbers_stay_numbers(played: Played) -> None:
    for row in rows(played, "scores"):
        assert float(row["total"]) == pytest.approx(float(row["total"]))
