"""The README's five minutes of play are true key by key."""

import re
from pathlib import Path

from textual.pilot import Pilot

from tests.tui.playing import SMALL, run, screen_text, settled
from treaty.tui.app import TreatyApp
from treaty.tui.hall import Wish

README = Path(__file__).resolve().parents[2] / "README.md"
KEYS = {"Enter": "enter", "Down": "down"}


def steps() -> list[tuple[list[str], list[str]]]:
    """Keys and quoted words of each row of the table."""
    part = README.read_text(encoding="utf-8").partition("## Five minutes of play")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|", 1) for line in part.splitlines() if line.startswith("| ")][1:]
    return [(re.findall(r"`([^`]+)`", keys), re.findall(r'"([^"]+)"', said)) for keys, said in rows]


def test_the_five_minutes_of_the_readme_are_played_as_they_are_written(tmp_path: Path) -> None:
    rows = steps()
    assert len(rows) > 10
    assert "treaty solo --as KEN --seed 7" in README.read_text(encoding="utf-8")

    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        for keys, words in rows:
            for key in keys:
                await pilot.press(KEYS.get(key, key))
                await settled(app, pilot)
            app.clear_notifications()  # a note may lie over a title for a moment
            await pilot.pause()
            shown = screen_text(app)
            assert words, keys
            for one in words:
                assert one in shown, f"after {keys} there is no {one!r} on the screen:\n{shown}"

    run(tmp_path, Wish("solo", "nonaligned-2026", seed=7, people=("KEN",)), drive, SMALL)


def test_every_picture_of_the_readme_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README.read_text(encoding="utf-8"))
    assert len(pictures) >= 3
    assert all((README.parent / one).is_file() for one in pictures)
