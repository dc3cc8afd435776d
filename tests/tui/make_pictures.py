"""Pictures of the game for the README: `python tests/tui/make_pictures.py` writes `tests/tui/pictures/*.svg`."""

import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from textual.pilot import Pilot

from tests.tui.playing import chair, one_step, run, screen_text, settled, until
from tests.tui.test_captures import join, to_phase
from treaty.acts.commands import Seal
from treaty.tui.app import TreatyApp
from treaty.tui.ending import EndScreen
from treaty.tui.hall import Wish

FOLDER = Path(__file__).resolve().parent / "pictures"
SIZE = (110, 34)
SOLO = Wish("solo", "nonaligned-2026", countries=12, rounds=5, seed=7, people=("KEN",))
WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Textual names fonts of a web server; a picture asks nobody for anything."""


def draw(app: TreatyApp, name: str) -> None:
    """Write the screen as it stands."""
    FOLDER.mkdir(exist_ok=True)
    svg = WEB_FONT.sub("", app.export_screenshot(title="treaty", simplify=True))
    (FOLDER / f"{name}.svg").write_text("\n".join(line.rstrip() for line in svg.splitlines()) + "\n", encoding="utf-8")


async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
    """A whole game as a country that joins, breaks a promise, and looks around."""
    await to_phase(app, pilot, 3, "talk")
    await join(app, pilot)
    for key, name in (("1", "table"), ("2", "treaty"), ("7", "blocs")):
        await pilot.press("escape", key)
        await settled(app, pilot)
        app.clear_notifications()
        await pilot.pause()
        draw(app, name)
    await to_phase(app, pilot, 3, "orders")
    await pilot.press("4")
    await settled(app, pilot)
    draw(app, "orders")
    seat = chair(app)
    desk = seat.desk
    assert desk is not None
    if desk.seat.orders is None and desk.seat.previous is not None:
        seat.submit(Seal(by=desk.me.id, orders=desk.seat.previous))
        await settled(app, pilot)
    while not isinstance(app.screen, EndScreen):
        await one_step(app, pilot)
    await until(pilot, lambda: "Opening the sealed" not in screen_text(app), "the debrief")
    await pilot.press("3")
    await pilot.pause()
    draw(app, "truth")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), SOLO, drive, SIZE)
    print(*sorted(path.name for path in FOLDER.glob("*.svg")), sep="\n")
