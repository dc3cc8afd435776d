"""A chair at a table in play whose keys draft, amend and table: windows wait for a person while tests go on."""

import asyncio
from collections.abc import Awaitable, Callable

from looking import table
from table_of_bots import drafts
from textual.app import App
from textual.pilot import Pilot

from treaty.table.session import Session
from treaty.tui.app import TreatyApp
from treaty.tui.game import GameScreen
from treaty.tui.hall import Opened
from treaty.tui.lines import Lines
from treaty.tui.rows import Row
from treaty.views.desk_records import Desk

ME = "KEN"
PATIENCE = 20.0
"""Seconds until what does not come is given up."""
STEP = 0.02

__all__ = ["ME", "Chair", "at_table", "busy_table", "desk_of", "said", "table"]


def said(rows: tuple[Row, ...]) -> str:
    """Rows as bare text."""
    return "\n".join(one.words for one in rows)


def desk_of(session: Session) -> Desk:
    """The desk of the chair."""
    return session.place(ME).desk()


def busy_table() -> Session:
    """A table in the talks of the third round, after the others have had their say: texts and amendments abound."""
    session = table(ME, until=2)
    session.carry_on()
    return session


class Chair:
    """Keys and eyes of the person at the chair."""

    def __init__(self, app: TreatyApp, pilot: Pilot[str], session: Session) -> None:
        self.app, self.pilot, self.session = app, pilot, session

    @property
    def screen(self) -> str:
        """Class of the screen on top."""
        return type(self.app.screen).__name__

    @property
    def text(self) -> str:
        """What the screen shows."""
        return _text(self.app)

    @property
    def desk(self) -> Desk:
        """What the chair sees now."""
        return desk_of(self.session)

    def lines(self, name: str) -> Lines:
        """A panel of the screen on top, or of the page that it shows."""
        top = self.app.screen
        shown = top.query_one(f"#{top.page}") if isinstance(top, GameScreen) else top
        return shown.query_one(f"#{name}", Lines)

    async def until(self, comes: Callable[[], object]) -> None:
        """Wait until it holds. Raises TimeoutError with the screen where it does not."""
        waited = 0.0
        while not comes():
            await self.pilot.pause(STEP)
            waited += STEP
            if waited > PATIENCE:
                raise TimeoutError(f"it never came; the screen was {self.screen}:\n{self.text}")
        await self.pilot.pause()

    async def rest(self) -> None:
        """Wait until nobody acts and the screens show what is so now."""

        def still() -> bool:
            chairs = [one for one in self.app.screen_stack if isinstance(one, GameScreen)]
            fresh = all(one.desk and not (one._stale or one._fetching or one.running) for one in chairs)
            return bool(chairs) and fresh and not self.app._carrying and not self.app._again

        await self.until(still)
        await self.pilot.pause(STEP)
        await self.until(still)

    async def press(self, *keys: str) -> str:
        """Press keys one by one, and say what is shown."""
        for key in keys:
            await self.pilot.press(key)
            await self.rest()
        return self.text

    async def type(self, words: str) -> str:
        """Type words."""
        await self.pilot.press(*("space" if letter == " " else letter for letter in words))
        await self.rest()
        return self.text

    async def point(self, panel: str, row: str) -> None:
        """Put the cursor of a panel on that row."""
        assert self.lines(panel).point(row), f"no row {row} in {panel}"
        self.lines(panel).focus()
        await self.rest()

    async def choose(self, panel: str, row: str) -> str:
        """Choose that row of a panel."""
        await self.point(panel, row)
        return await self.press("enter")


def _text(app: App[str]) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def at_table(
    steps: Callable[[Chair], Awaitable[None]], session: Session | None = None, *, size: tuple[int, int] = (80, 24)
) -> None:
    """Sit down at a table in its talk phase, close what came up, and take these steps."""
    held = session or busy_table()

    async def run() -> None:
        opened = Opened(session=held, kind="solo", drafts=drafts())
        app = TreatyApp(None, lambda: opened)  # type: ignore[arg-type]
        async with app.run_test(size=size) as pilot:
            chair = Chair(app, pilot, held)
            await chair.until(lambda: any(isinstance(one, GameScreen) for one in app.screen_stack))
            await chair.rest()
            while not isinstance(app.screen, GameScreen):
                await chair.press("escape")
            await steps(chair)

    asyncio.run(run())
