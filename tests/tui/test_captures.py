"""Every screen as text, at both sizes, for reading in review: `tests/tui/captures/`.

A screen that looks otherwise than its capture fails. `TREATY_CAPTURES=write python -m pytest
tests/tui/test_captures.py` writes them anew; read the difference before you keep it.
"""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.playing import LARGE, SMALL, chair, one_step, run, screen_text, settled, until
from treaty.tui.app import TreatyApp
from treaty.tui.ending import EndScreen
from treaty.tui.game import PAGES, GameScreen
from treaty.tui.hall import Wish
from treaty.tui.room import RoomScreen
from treaty.tui.vote import VoteScreen

FOLDER = Path(__file__).resolve().parent / "captures"
WRITE = os.environ.get("TREATY_CAPTURES") == "write"
SOLO = Wish("solo", "nonaligned-2026", countries=8, rounds=4, seed=7, people=("KEN",))
ROOM = Wish("hotseat", "nonaligned-2026", countries=6, rounds=2, seed=7, people=("KEN", "IND", "USA"))
SIZES = [SMALL, LARGE]


class Gallery:
    """Captures of one run, compared or written at its end."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = f"{size[0]}x{size[1]}"
        self._wrong: list[str] = []

    async def take(self, app: TreatyApp, pilot: Pilot[str], name: str) -> None:
        """The screen as it stands now."""
        app.clear_notifications()
        await settled(app, pilot)
        await pilot.pause()
        now, path = screen_text(app) + "\n", FOLDER / f"{name}-{self._size}.txt"
        if WRITE:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(now, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != now:
            self._wrong.append(f"{path.name} differs; now it is:\n{now}")

    def close(self) -> None:
        """Raises AssertionError with every screen that looks otherwise."""
        assert not self._wrong, "\n".join(self._wrong)


async def to_phase(app: TreatyApp, pilot: Pilot[str], number: int, phase: str) -> None:
    """Play on until that phase of that round, and close what comes up."""
    for _ in range(300):
        public = app.session.public()
        if isinstance(app.screen, GameScreen):
            if (public.round, str(public.phase)) == (number, phase):
                return
            await join(app, pilot)
        await one_step(app, pilot)
    raise AssertionError(f"round {number}, {phase} never came")


async def join(app: TreatyApp, pilot: Pilot[str]) -> None:
    """Sign what is adopted and lay it before the legislature, as a person would who wants the treaty."""
    desk = chair(app).desk
    assert desk is not None
    wanted = [option.command for option in desk.seat.options if option.act in ("sign", "submit") and option.command]
    if wanted:
        chair(app).submit(*wanted)
        await settled(app, pilot)
        await join(app, pilot)


@pytest.mark.parametrize("size", SIZES)
def test_the_screens_of_a_chair(tmp_path: Path, size: tuple[int, int]) -> None:
    gallery = Gallery(size)

    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await gallery.take(app, pilot, "role-sheet")
        await pilot.press("end", "enter")
        await settled(app, pilot)
        await gallery.take(app, pilot, "event")
        await to_phase(app, pilot, 3, "talk")
        for number, name in enumerate(PAGES, 1):
            await pilot.press("escape", str(number))
            await gallery.take(app, pilot, f"page-{number}-{name}")
        await pilot.press("escape", "2", "l")
        await gallery.take(app, pilot, "legislature")
        await pilot.press("escape", "s")
        await gallery.take(app, pilot, "stability")
        await pilot.press("escape", "escape", "x")
        await gallery.take(app, pilot, "acts")
        await pilot.press("escape", "f1")
        await gallery.take(app, pilot, "help")
        await pilot.press("escape", "f5")
        await gallery.take(app, pilot, "rule-book")
        await pilot.press("escape", "p")
        await gallery.take(app, pilot, "projector")
        await pilot.press("escape", "n")
        await gallery.take(app, pilot, "new-text")
        await pilot.press("escape")
        await to_phase(app, pilot, 3, "orders")
        await pilot.press("4")
        await gallery.take(app, pilot, "orders")
        while not isinstance(app.screen, EndScreen):
            await one_step(app, pilot)
        await until(pilot, lambda: "Opening the sealed" not in screen_text(app), "the debrief")
        for key in "12345":
            await pilot.press(key)
            await gallery.take(app, pilot, f"debrief-{key}")

    run(tmp_path, SOLO, drive, size)
    gallery.close()


@pytest.mark.parametrize("size", SIZES)
def test_a_vote(tmp_path: Path, size: tuple[int, int]) -> None:
    gallery = Gallery(size)

    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        for _ in range(80):
            if isinstance(app.screen, VoteScreen):
                break
            await one_step(app, pilot)
        await gallery.take(app, pilot, "vote")

    run(tmp_path, SOLO, drive, size)
    gallery.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_room_between_players(tmp_path: Path, size: tuple[int, int]) -> None:
    gallery = Gallery(size)

    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await until(pilot, lambda: isinstance(app.screen, RoomScreen), "the room")
        await one_step(app, pilot)
        await gallery.take(app, pilot, "room")
        await pilot.press("enter")
        await pilot.pause()
        await gallery.take(app, pilot, "curtain")

    run(tmp_path, ROOM, drive, size)
    gallery.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_menu_and_what_it_asks(tmp_path: Path, size: tuple[int, int]) -> None:
    gallery = Gallery(size)

    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await until(pilot, lambda: not any(worker._thread_worker for worker in app.workers), "the saves")
        await shown(app, pilot, "menu")
        await pilot.press("s")
        await until(pilot, lambda: "Begin" in screen_text(app), "the setup")
        await shown(app, pilot, "setup")

    async def shown(app: TreatyApp, pilot: Pilot[str], name: str) -> None:
        app.flow = FakeFlow()  # type: ignore[assignment]
        await gallery.take(app, pilot, name)
        app.flow = None

    class FakeFlow:
        """A menu has no game; `settled` asks whether one has come to rest."""

    run(tmp_path, None, drive, size)
    gallery.close()


def test_no_capture_is_left_of_a_screen_that_is_gone() -> None:
    names = {path.stem.rpartition("-")[0] for path in FOLDER.glob("*.txt")}
    assert names
    assert all((FOLDER / f"{name}-{width}x{height}.txt").exists() for name in names for width, height in SIZES)
