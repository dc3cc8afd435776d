"""A terminal of a given size, keys pressed in it, and what it shows then, as text."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from pathlib import Path

from textual.pilot import Pilot

from treaty.acts.commands import CHAIR, Advance
from treaty.acts.events import encode
from treaty.bots.cast import seats
from treaty.library.catalogue import load_catalogue
from treaty.library.scenarios import load
from treaty.model.dates import Phase
from treaty.store.memory import MemoryLog
from treaty.table.drive import play
from treaty.table.game import Game
from treaty.table.session import Session
from treaty.tui.app import TreatyApp
from treaty.tui.ask import Read
from treaty.tui.bulletin import Bulletin
from treaty.tui.hall import Locks, Opened
from treaty.views.looking_back import Lookback

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bots"))
from table_of_bots import drafts

Look = Callable[[Pilot[str]], Awaitable[None]]


class OneHall:
    """A hall in which forks are asked for and never made."""

    def __init__(self) -> None:
        self.forks: list[tuple[str, int, str, tuple[str, ...]]] = []

    def explained(self, error: Exception) -> str:
        return str(error)

    def fork(self, path: str, keep: int, reason: str, people: Sequence[str] = ()) -> Opened:
        self.forks.append((path, keep, reason, tuple(people)))
        raise RuntimeError("no forks here")


@lru_cache(maxsize=4)
def played(until: int, countries: int = 12) -> tuple[Game, ...]:
    """A game of scripted seats after that many rounds."""
    game = Game.begin(load("nonaligned-2026", countries=countries), load_catalogue(), 7, MemoryLog())
    play(game, seats(load("nonaligned-2026", countries=countries), drafts()), until=until)
    return (game,)


def table(*people: str, until: int = 3, countries: int = 12, phase: Phase | None = Phase.TALK) -> Session:
    """A session of its own on a game that scripts have played so far, in that phase, when it waits for people."""
    (source,) = played(until, countries)
    log = MemoryLog()
    game = Game.fork(source_log(source), len(source.events), "a test", log)
    while phase is not None and game.state.phase is not phase:
        game.submit(Advance(by=CHAIR))
    session = Session(game, seats(game.state.scenario, drafts()), people or ("KEN",))
    session.carry_on()
    return session


def source_log(game: Game) -> MemoryLog:
    """A log with all that happened in a game."""
    log = MemoryLog()
    log.append([encode(event) for event in game.events], expected=0)
    return log


def shown(pilot: Pilot[str]) -> str:
    """The screen as text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def settled(pilot: Pilot[str]) -> None:
    """Until no worker runs and everything is drawn."""
    await pilot.app.workers.wait_for_complete()
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[str], *keys: str) -> str:
    """Press keys, one after the other, and say what is shown."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    return shown(pilot)


async def typed(pilot: Pilot[str], words: str) -> None:
    """Type words."""
    await pilot.press(*("space" if letter == " " else letter for letter in words))
    await settled(pilot)


def look(
    session: Session, steps: Look, *, size: tuple[int, int] = (80, 24), past: bool = False, locks: Locks | None = None
) -> OneHall:
    """Open the session in a terminal, or its past, and take these steps."""
    hall = OneHall()
    lookback = Lookback(session.game.events) if past else None
    kind = "replay" if past else "solo"

    async def run() -> None:
        app = TreatyApp(hall, lambda: Opened(session=session, kind=kind, past=lookback, locks=locks, where="evening"))
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            while not past and isinstance(app.screen, Read | Bulletin):
                await press(pilot, "escape")
            await steps(pilot)

    asyncio.run(run())
    return hall
