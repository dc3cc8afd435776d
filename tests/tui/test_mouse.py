"""Everything by mouse too: tabs, keys, rows, windows."""

from pathlib import Path

from textual.pilot import Pilot

from tests.tui.playing import SMALL, chair, run, screen_text, settled, until
from treaty.tui.app import TreatyApp
from treaty.tui.game import PAGES, GameScreen
from treaty.tui.hall import Wish
from treaty.tui.help import HELP_CLASS
from treaty.tui.setup import SetupScreen

SOLO = Wish("solo", "nonaligned-2026", countries=6, rounds=2, seed=7, people=("KEN",))


async def click_on(app: TreatyApp, pilot: Pilot[str], words: str) -> None:
    """Click on words as they stand on the screen; the lowest, where they stand in several lines."""
    for y, line in reversed(list(enumerate(screen_text(app).splitlines()))):
        if words in line:
            await pilot.click(offset=(line.index(words) + len(words) // 2, y))
            await settled(app, pilot)
            return
    raise AssertionError(f"{words!r} is not on the screen:\n{screen_text(app)}")


def test_a_person_with_a_mouse_alone_gets_through_a_turn(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await click_on(app, pilot, "Go on")  # the key line of the role sheet
        assert "How do you answer?" in screen_text(app)
        await click_on(app, pilot, "Speak up for another year")
        if not isinstance(app.screen, GameScreen):
            await click_on(app, pilot, "Speak up for another year")
        await until(pilot, lambda: isinstance(app.screen, GameScreen), "the talks")
        for number, (name, (title, _)) in enumerate(PAGES.items(), 1):
            await click_on(app, pilot, f"{number} {title}")
            assert chair(app).page == name
        await click_on(app, pilot, "1 Table")
        await click_on(app, pilot, "Acts")
        assert "What you can do" in screen_text(app)
        await click_on(app, pilot, "Table a text")
        if "A new text" not in screen_text(app):
            await click_on(app, pilot, "Table a text")
        assert "A new text" in screen_text(app)
        await click_on(app, pilot, "Back")
        await click_on(app, pilot, "help")
        assert app.screen.has_class(HELP_CLASS)
        await click_on(app, pilot, "Back")
        await click_on(app, pilot, "Ready")
        await until(pilot, lambda: "As it stands:" in screen_text(app), "the vote")
        await click_on(app, pilot, "Abstain")
        assert "KEN abstains" in screen_text(app) or "Last result" in screen_text(app)

    run(tmp_path, SOLO, drive, SMALL)


def test_the_menu_can_be_clicked(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await until(pilot, lambda: "Hot-seat" in screen_text(app), "the menu")
        for _ in range(2):  # the first click points, the second chooses
            if isinstance(app.screen, SetupScreen):
                break
            line = next(y for y, line in enumerate(screen_text(app).splitlines()) if "Hot-seat" in line)
            await pilot.click(offset=(20, line))
            await pilot.pause()
        assert isinstance(app.screen, SetupScreen)

    run(tmp_path, None, drive, SMALL)
