"""A save is looked back on and forked under the real program: the fork is played, and the past is left behind."""

from pathlib import Path

from textual.pilot import Pilot

from tests.tui.playing import SMALL, chair, one_step, run, screen_text, settled, until
from treaty.store.check import verify
from treaty.tui.app import TreatyApp
from treaty.tui.ask import Prompt
from treaty.tui.game import GameScreen
from treaty.tui.hall import Wish
from treaty.tui.replay import ReplayScreen

SOLO = Wish("solo", "nonaligned-2026", countries=6, rounds=2, seed=7, people=("KEN",))


def test_a_game_is_forked_from_its_replay_and_played_on(tmp_path: Path) -> None:
    async def begin(app: TreatyApp, pilot: Pilot[str]) -> None:
        for _ in range(6):
            await one_step(app, pilot)

    async def fork(app: TreatyApp, pilot: Pilot[str]) -> None:
        (save,) = tmp_path.glob("*.treaty")
        before = save.read_bytes()
        app.open(lambda: app.hall.look_back(str(save)))
        await until(pilot, lambda: isinstance(app.screen, ReplayScreen), "the replay")
        await settled(app, pilot)
        await pilot.press("[")
        await settled(app, pilot)
        await pilot.press("F")
        await until(pilot, lambda: isinstance(app.screen, Prompt), "the question why")
        await pilot.press(*"second-thoughts", "enter")
        await until(pilot, lambda: len(list(tmp_path.glob("*.treaty"))) == 2, "the fork")
        await until(pilot, lambda: any(isinstance(s, GameScreen) and not s.past for s in app.screen_stack), "a chair")
        await settled(app, pilot)
        assert not [one for one in app.screen_stack if isinstance(one, ReplayScreen)]
        assert chair(app).place.me == "KEN"
        before_steps = len(app.session.game.events)
        for _ in range(4):
            await one_step(app, pilot)
        assert len(app.session.game.events) > before_steps, screen_text(app)
        assert save.read_bytes() == before

    run(tmp_path, SOLO, begin, SMALL)
    run(tmp_path, None, fork, SMALL)
    assert all(verify(save).sound for save in tmp_path.glob("*.treaty"))
