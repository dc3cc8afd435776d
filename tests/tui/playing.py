"""A real game under a real app, driven by keys: what tests of the face share."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from treaty.cli.hall import SaveHall
from treaty.tui.app import TreatyApp
from treaty.tui.ask import Confirm, Read
from treaty.tui.bulletin import Bulletin
from treaty.tui.ending import EndScreen
from treaty.tui.game import GameScreen
from treaty.tui.hall import Wish
from treaty.tui.room import RoomScreen
from treaty.tui.vote import VoteScreen

SMALL, LARGE = (80, 24), (120, 40)
PATIENCE = 30.0
"""Seconds until something that does not come is given up."""
STEP = 0.02

Driver = Callable[[TreatyApp, Pilot[str]], Awaitable[None]]


def screen_text(app: App[str]) -> str:
    """The screen as it stands, as lines of text without the blanks at their ends."""
    lines = ("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())
    return "\n".join(line.rstrip() for line in lines)


async def until(pilot: Pilot[str], comes: Callable[[], object], what: str = "") -> None:
    """Wait until `comes` holds. Raises TimeoutError with the screen where it does not."""
    waited = 0.0
    while not comes():
        await pilot.pause(STEP)
        waited += STEP
        fault = getattr(pilot.app, "fault", None)
        if fault is not None and what != "the end":
            raise fault
        if waited > PATIENCE:
            raise TimeoutError(f"{what or 'it'} never came; the screen was:\n{screen_text(pilot.app)}")
    await pilot.pause()


def chair(app: TreatyApp) -> GameScreen:
    """The screen of the chair at the keyboard."""
    return next(screen for screen in reversed(app.screen_stack) if isinstance(screen, GameScreen))


async def settled(app: TreatyApp, pilot: Pilot[str]) -> None:
    """Wait until the others have acted, no look-ahead is in work and the screen has the desk of now."""

    def still() -> bool:
        seats = [one for one in app.screen_stack if isinstance(one, GameScreen)]
        idle = not app._carrying and not app._again and not any(worker._thread_worker for worker in app.workers)
        fresh = all(one.desk is not None and not one._stale and not one._fetching and not one.running for one in seats)
        return idle and fresh and app.flow is not None

    await until(pilot, still, "rest")
    await pilot.pause(STEP)
    await until(pilot, still, "rest")


def run(folder: Path, wish: Wish | None, drive: Driver, size: tuple[int, int] = SMALL) -> None:
    """Open a game as wished, or the menu, and drive it."""

    async def go() -> None:
        hall = SaveHall(folder)
        first = None if wish is None else lambda: hall.begin(wish)
        app = TreatyApp(hall, first)
        try:
            async with app.run_test(size=size, notifications=True) as pilot:
                if wish is not None:
                    await until(pilot, lambda: app.flow is not None, "the game")
                    await settled(app, pilot)
                await drive(app, pilot)
        finally:
            app.stop.set()
            hall.close()

    asyncio.run(go())


async def one_step(app: TreatyApp, pilot: Pilot[str]) -> None:
    """What a person who wants to get on would press now."""
    top = app.screen
    if isinstance(top, VoteScreen):
        await pilot.press("y" if top.desk is not None and top.desk.vote is not None else "enter")
    elif isinstance(top, Bulletin | Read | Confirm | RoomScreen):
        await pilot.press("enter")
    elif isinstance(top, GameScreen):
        await _at_chair(top, pilot)
    else:
        await pilot.press("enter")
    await settled(app, pilot)


async def _at_chair(top: GameScreen, pilot: Pilot[str]) -> None:
    desk = top.desk
    if desk is not None and desk.phase.value == "orders" and desk.seat.orders is None and top.page == "orders":
        await pilot.press("s")
    else:
        await pilot.press("r")


async def to_the_end(app: TreatyApp, pilot: Pilot[str], most: int = 400) -> None:
    """Play on until the debrief. Raises AssertionError where it does not come."""
    for _ in range(most):
        if isinstance(app.screen, EndScreen):
            return
        await one_step(app, pilot)
    raise AssertionError(f"no end after {most} keys; the screen was:\n{screen_text(app)}")
