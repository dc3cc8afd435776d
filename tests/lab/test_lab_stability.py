"""A draft judged without a game: on the command line and as a table of all coalitions."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from treaty.lab.stability import HEADER, judged, rows
from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.library.scenarios import load

KINDS = load_catalogue()
DRAFT = shipped()["compute-transparency-accord"]


def test_every_coalition_has_a_line_and_the_reading_agrees_with_it():
    found = judged(load("nonaligned-2026", countries=6), KINDS, load_proposal(DRAFT, KINDS))
    lines = rows(found)
    assert len(lines) == 2**6
    assert lines[0][:2] == ("", 0)
    assert all(value == 0 for value in lines[0][len(HEADER) :])
    assert found.holding.coalitions is not None
    assert sum(line[2] for line in lines) / 64 == found.holding.coalitions.internal
    everybody = lines[-1]
    assert bool(everybody[2]) == found.holding.sentence.startswith("Holds with 6")


def test_a_country_not_in_play_is_named():
    with pytest.raises(ValueError, match="ZZZ: not in play"):
        judged(load("nonaligned-2026", countries=6), KINDS, load_proposal(DRAFT, KINDS), ("KEN", "ZZZ"))


def test_the_command_tells_the_reading_and_writes_the_table(tmp_path: Path):
    table = tmp_path / "all.csv"
    command = [sys.executable, "-m", "treaty", "lab", "stability", str(DRAFT), "--countries", "6", "--csv", str(table)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Of all 64 coalitions" in told
    assert all(len(line) <= 80 for line in told.splitlines())
    with table.open(encoding="utf-8") as file:
        header, *lines = csv.reader(file)
    assert header[: len(HEADER)] == list(HEADER)
    assert len(lines) == 64
    wrong = subprocess.run([*command[:-2], "--members", "KEN,ZZZ"], capture_output=True, text=True, check=False)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("treaty: ZZZ: not in play")
