"""Text of people is text: whatever a country, a message, a title or a clause is called, no screen obeys it.

Hostile text is let past the model's own cleaning here, as a bug elsewhere might, and played through a whole game.
"""

import asyncio
import unicodedata
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.tui.playing import LARGE, SMALL, chair, one_step, screen_text, settled, until
from treaty.acts.commands import Propose, Say
from treaty.bots.cast import seats
from treaty.cli.hall import SaveHall
from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.library.scenarios import load
from treaty.model.clause import Clause
from treaty.model.instrument import Article
from treaty.store.memory import MemoryLog
from treaty.table.game import Game
from treaty.table.session import Session
from treaty.tui.app import TreatyApp
from treaty.tui.ending import EndScreen
from treaty.tui.game import PAGES, GameScreen
from treaty.tui.hall import Opened

CLICK = "Ken[@click=app.boom]ya[/]"
BROKEN = "a [/] b [/nope] c [bold"
OSC52 = "\x1b]52;c;aGFja2Vk\x07copied"
CSI = "\x1b[2J\x9b31mgone"
BIDI = "pay\u202eecnatsissa\u2066\u200b\u200b\u200btail"
LONG = "x" * 10_000
EVERYTHING = " ".join((CLICK, BROKEN, OSC52, CSI, BIDI))


class Booby(TreatyApp):
    """An app with an action that must never run."""

    went_off = False

    def action_boom(self) -> None:
        """Called by a click on markup that somebody typed."""
        self.went_off = True


def hostile_table() -> Opened:
    """A game whose countries, title and drafts are called what an attacker would call them."""
    kinds = load_catalogue()
    play = load("first-lesson").model_copy(update={"rounds": 1, "title": EVERYTHING})
    named = tuple(one.model_copy(update={"name": EVERYTHING, "situation": LONG[:2_000]}) for one in play.countries)
    play = play.model_copy(update={"countries": named})
    drafts = {name: load_proposal(path, kinds) for name, path in shipped().items()}
    scripted = seats(play, drafts)
    text = drafts["nonaligned-start"] if "nonaligned-start" in drafts else next(iter(drafts.values()))
    free = Article(id="free", title="Free", clause=Clause(kind="free", text="Free words."))
    free = free.model_copy(update={"title": EVERYTHING, "clause": free.clause.model_copy(update={"text": EVERYTHING})})
    bad = text.model_copy(update={"title": EVERYTHING, "preamble": EVERYTHING, "articles": (*text.articles, free)})
    session = Session(Game.begin(play, kinds, 4, MemoryLog()), scripted, ("DAL",), "nowhere")
    return Opened(session, "solo", {**drafts, bad.id: bad})


def harmless(app: App[str]) -> None:
    """What is on the screen is letters that a terminal shows, and nothing can be clicked but what we made."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            wrong = [one for one in segment.text if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Co", "Cn")]
            assert not wrong, (segment.text, [hex(ord(one)) for one in wrong])
            meta = segment.style.meta if segment.style is not None else {}
            assert "boom" not in str(meta), meta


@pytest.mark.parametrize("size", [SMALL, (40, 24)])
def test_hostile_text_is_inert_in_every_page_of_a_whole_game(tmp_path: Path, size: tuple[int, int]) -> None:
    async def go() -> None:
        opened = hostile_table()
        app = Booby(SaveHall(tmp_path), lambda: opened)
        async with app.run_test(size=size, notifications=True) as pilot:
            await until(pilot, lambda: app.flow is not None, "the game")
            await settled(app, pilot)
            bad = next(text for text in opened.drafts.values() if "boom" in text.title)
            looked: set[tuple[str, int]] = set()
            for _ in range(200):
                harmless(app)
                if isinstance(app.screen, EndScreen):
                    break
                top = app.screen
                desk = top.desk if isinstance(top, GameScreen) else None
                if desk is not None and (desk.phase.value, desk.round) not in looked:
                    looked.add((desk.phase.value, desk.round))
                    if desk.phase.value == "talk":
                        chair(app).submit(
                            Say(by="DAL", to=("CAL",), text="Where do you stand?").model_copy(
                                update={"text": EVERYTHING}
                            ),
                            *([Propose(by="DAL", text=bad)] if desk.round == 1 else []),
                            said=EVERYTHING,
                        )
                        await settled(app, pilot)
                    await every_page(app, pilot)
                    continue
                await one_step(app, pilot)
            assert isinstance(app.screen, EndScreen)
            for key in "12345":
                await pilot.press(key)
                await pilot.pause()
                harmless(app)
            assert not app.went_off

    async def every_page(app: TreatyApp, pilot: Pilot[str]) -> None:
        for number in range(1, len(PAGES) + 1):
            if not isinstance(app.screen, GameScreen):
                return
            await pilot.press("escape", str(number))
            await settled(app, pilot)
            harmless(app)
        for key in ("x", "question_mark", "p"):
            if isinstance(app.screen, GameScreen):
                await pilot.press(key)
                await pilot.pause()
                harmless(app)
                await pilot.press("escape")
                await pilot.pause()
        if isinstance(app.screen, GameScreen):
            app.action_command_palette()
            await pilot.pause()
            await pilot.press(*"ken")
            await pilot.pause(0.2)
            harmless(app)
            await pilot.press("escape")
            await pilot.pause()

    asyncio.run(go())


def test_markup_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    async def go() -> None:
        opened = hostile_table()
        app = Booby(SaveHall(tmp_path), lambda: opened)
        async with app.run_test(size=LARGE) as pilot:
            await until(pilot, lambda: app.flow is not None, "the game")
            await settled(app, pilot)
            assert "[@click=app.boom]" in screen_text(app)
            assert "[/nope]" in screen_text(app)

    asyncio.run(go())
