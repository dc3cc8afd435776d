"""Whole games played by keys alone, at the sizes people have."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.playing import LARGE, SMALL, chair, one_step, run, screen_text, settled, to_the_end, until
from treaty.store.check import verify
from treaty.tui.app import TreatyApp
from treaty.tui.ending import EndScreen
from treaty.tui.hall import Wish
from treaty.tui.room import RoomScreen

SOLO = Wish("solo", "nonaligned-2026", countries=6, rounds=3, seed=7, people=("KEN",))
HOTSEAT = Wish("hotseat", "first-lesson", rounds=2, seed=3, people=("DAL", "CAL"))


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_one_person_plays_from_the_role_sheet_to_the_debrief(tmp_path: Path, size: tuple[int, int]) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        assert "You are Kenya" in screen_text(app)
        await to_the_end(app, pilot)
        pages = []
        for key in "12345":
            await pilot.press(key)
            await until(pilot, lambda: "Opening the sealed sheets" not in screen_text(app), "the debrief")
            pages.append(screen_text(app))
        assert "All 3 rounds were played" in pages[0]
        assert "Kenya" in pages[1]
        assert "in proportion between" in pages[1]
        assert "Broken, in truth" in pages[2]
        assert "1. Round" in pages[3]
        assert "3." in pages[4]

    run(tmp_path, SOLO, drive, size)
    (save,) = tmp_path.glob("*.treaty")
    assert verify(save).sound


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_two_people_share_a_keyboard_to_the_end(tmp_path: Path, size: tuple[int, int]) -> None:
    seen: set[str] = set()

    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        for _ in range(300):
            if isinstance(app.screen, EndScreen):
                break
            if isinstance(app.screen, RoomScreen):
                seen.add("room")
            await one_step(app, pilot)
            if len(app.screen_stack) > 2:
                seen.add(chair(app).place.me if "GameScreen" in {type(s).__name__ for s in app.screen_stack} else "")
        assert isinstance(app.screen, EndScreen)

    run(tmp_path, HOTSEAT, drive, size)
    assert {"room", "DAL", "CAL"} <= seen


def test_a_game_that_is_left_goes_on_where_it_stood(tmp_path: Path) -> None:
    async def leave(app: TreatyApp, pilot: Pilot[str]) -> None:
        for _ in range(8):
            await one_step(app, pilot)
        assert app.flow is not None
        stood.append((app.flow.session.public().round, app.flow.session.public().phase))
        await app.action_quit()

    async def again(app: TreatyApp, pilot: Pilot[str]) -> None:
        assert "Continue" in screen_text(app) or await_menu(app)
        await until(pilot, lambda: "Continue" in screen_text(app), "the save")
        await pilot.press("c")
        await until(pilot, lambda: app.flow is not None, "the game")
        await settled(app, pilot)
        assert app.flow is not None
        public = app.flow.session.public()
        assert (public.round, public.phase) == stood[0]
        await to_the_end(app, pilot)

    def await_menu(app: TreatyApp) -> bool:
        return "Solo" in screen_text(app)

    stood: list[tuple[int, object]] = []
    run(tmp_path, SOLO, leave)
    run(tmp_path, None, again)
