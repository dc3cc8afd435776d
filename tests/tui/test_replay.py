"""The replay: the same pages at any moment of a game, chairs that stay closed, and forks."""

from functools import lru_cache

from looking import look, press, shown, source_log, table, typed
from textual.pilot import Pilot

from treaty.acts.events import PhaseBegan
from treaty.bots.cast import seats
from treaty.store.memory import MemoryLog
from treaty.table.game import Game
from treaty.table.session import Session
from treaty.tui.replay import ReplayScreen, position_words


class Pins:
    """One chair has a PIN."""

    def locked(self, who: str) -> bool:
        return who == "IND"

    def wrong(self, who: str, pin: str) -> str:
        return "" if pin == "4711" else "That is not the PIN."

    def set(self, who: str, pin: str) -> None:
        raise AssertionError("a replay sets no PIN")


def screen(pilot: Pilot[str]) -> ReplayScreen:
    """The replay."""
    found = pilot.app.screen_stack[1]
    assert isinstance(found, ReplayScreen)
    return found


def position(pilot: Pilot[str]) -> str:
    """The line of the position."""
    return shown(pilot).splitlines()[2]


@lru_cache(maxsize=1)
def finished() -> Game:
    """A short game that is over."""
    from table_of_bots import drafts

    from treaty.library.catalogue import load_catalogue
    from treaty.library.scenarios import load
    from treaty.table.drive import play

    scenario = load("nonaligned-2026", countries=6).model_copy(update={"rounds": 1})
    game = Game.begin(scenario, load_catalogue(), 7, MemoryLog())
    play(game, seats(scenario, drafts()))
    return game


def over(*people: str) -> Session:
    """A game that is over, with these people."""
    return Session(Game.open(source_log(finished())), {}, people)


def test_it_begins_at_the_end_and_goes_back_by_phases() -> None:
    session = table("KEN", until=2, phase=None)
    events = session.game.events

    async def steps(pilot: Pilot[str]) -> None:
        assert f"event {len(events)} of {len(events)}" in position(pilot)
        begun = [place + 1 for place, event in enumerate(events) if isinstance(event, PhaseBegan)]
        for number in reversed(begun[-3:]):
            if number < len(events):
                await press(pilot, "left_square_bracket")
                assert f"event {number} of" in position(pilot)
        await press(pilot, "right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert f"event {len(events)} of" in position(pilot)

    look(session, steps, past=True)


def test_rounds_and_events_are_steps_too() -> None:
    session = table("KEN", until=2, phase=None)

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "less_than_sign", "less_than_sign")
        assert "Round 2" in position(pilot) or "Round 1" in position(pilot)
        before = screen(pilot).past_place.number
        await press(pilot, "right_curly_bracket")
        assert screen(pilot).past_place.number > before
        await press(pilot, "left_curly_bracket")
        assert screen(pilot).past_place.number == before

    look(session, steps, past=True)


def test_one_goes_to_a_phase_or_to_a_number() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        assert "Round 1, talk" in await press(pilot, "g")
        await press(pilot, "home", "enter")
        assert "event 1 of" in position(pilot)
        await press(pilot, "g", "end", "enter")
        await typed(pilot, "100000")
        assert "from 1 to" in shown(pilot)
        await press(pilot, *["backspace"] * 4, "enter")
        assert "event 10 of" in position(pilot)

    look(table("KEN", until=1, phase=None), steps, past=True)


def test_every_page_shows_the_moment_and_nothing_can_be_done() -> None:
    session = table("KEN", until=2, phase=None)
    length = len(session.game.events)

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "less_than_sign")
        for key in "12345678":
            text = await press(pilot, key)
            assert "THE PAST" in text
            assert "event" in position(pilot)
        await press(pilot, "x", "v", "r", "n", "escape", "a", "escape", "m", "escape", "o", "escape", "h")

    look(session, steps, past=True)
    assert len(session.game.events) == length


def test_chairs_of_scripts_stay_closed_until_the_game_is_over() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        text = await press(pilot, "C", "end")
        assert "closed until the game is over" in text
        await press(pilot, "enter")
        assert "Look from the chair of" in shown(pilot)
        assert screen(pilot).past_place.seat == "KEN"

    look(table("KEN", until=1, phase=None), steps, past=True)


def test_when_it_is_over_every_chair_is_open() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        assert "closed" not in await press(pilot, "C")
        await press(pilot, "home", "down", "down", "enter")
        assert screen(pilot).past_place.seat == screen(pilot).past_place.moment.public().neighbours[1].id
        assert "aims" not in shown(pilot) or screen(pilot).desk is not None

    look(over("KEN"), steps, past=True, locks=Pins())


def test_several_people_begin_with_what_everybody_may_know_and_a_lock_asks_for_its_pin() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        assert screen(pilot).past_place.seat == ""
        assert "The public" in shown(pilot)
        text = await press(pilot, "C")
        assert "asks for its PIN" in text
        chairs = [one.id for one in screen(pilot).chair_rows()]
        await press(pilot, *["down"] * chairs.index("IND"), "enter")
        await typed(pilot, "0000")
        await press(pilot, "enter")
        assert screen(pilot).past_place.seat == ""
        await press(pilot, "C", *["down"] * chairs.index("IND"), "enter")
        await typed(pilot, "4711")
        await press(pilot, "enter")
        assert screen(pilot).past_place.seat == "IND"

    look(table("IND", "KEN", until=1, phase=None), steps, past=True, locks=Pins())


def test_a_fork_is_asked_for_with_its_reason() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "less_than_sign", "F")
        await typed(pilot, "what if")
        await press(pilot, "enter")
        assert "no forks here" in shown(pilot)

    hall = look(table("KEN", until=1, phase=None), steps, past=True)
    ((where, keep, reason, people),) = hall.forks
    assert (where, reason) == ("evening", "what if")
    assert keep > 1
    assert not people


def test_whoever_forks_a_game_of_scripts_says_which_country_to_play() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "less_than_sign", "F", "enter")
        assert "Which country will you play?" in shown(pilot)
        await press(pilot, "enter")

    session = table("KEN", until=1, phase=None)
    hall = look(Session(session.game, {}, ()), steps, past=True)
    assert hall.forks[0][2:] == ("no reason given", (session.public().neighbours[0].id,))


def test_a_game_that_is_over_is_forked_from_an_earlier_moment_alone() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        assert "go back first" in await press(pilot, "F")

    assert not look(over("KEN"), steps, past=True).forks


def test_the_projector_shows_the_moment() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "g", "home", "enter")
        assert "ROUND 1  BRIEF" in await press(pilot, "p")
        assert "THE PAST" in await press(pilot, "escape")

    look(table("KEN", until=2, phase=None), steps, past=True)


def test_the_buttons_are_clicked() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        line = position(pilot)
        await pilot.click("#position", offset=(line.index("«"), 0))
        await press(pilot, "tab")
        assert "Round 3" in position(pilot)

    look(table("KEN", until=2, countries=6), steps, past=True)


def test_the_position_is_told_in_the_words_of_whoever_looks() -> None:
    session = table("KEN", until=1, phase=None)
    desk = session.place("KEN").desk()
    last = desk.record[-1]
    assert position_words(desk, last.number + 1, 999) == f"event {last.number + 1} of 999: {last.sentence}"
    assert position_words(desk, last.number + 2, 999) == f"event {last.number + 2} of 999"


def test_enter_on_a_line_of_the_record_goes_to_that_moment() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "8", "home", "enter")
        assert "event 1 of" in position(pilot)

    look(table("KEN", until=1, phase=None), steps, past=True)


def test_the_public_sees_every_page_but_the_orders() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        for key, page in zip("235678", ("treaty", "floor", "talk", "duties", "blocs", "record"), strict=True):
            await press(pilot, key, "less_than_sign", "greater_than_sign")
            assert screen(pilot).page == page
        assert "The public has no orders" in await press(pilot, "4")
        assert screen(pilot).page == "record"

    look(table("IND", "KEN", until=2, phase=None), steps, past=True)


def test_brackets_step_on_every_page_but_not_while_words_are_typed() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "4", "left_square_bracket")
        before = screen(pilot).past_place.number
        assert before < screen(pilot).past_place.length
        await press(pilot, "8", "slash", "left_square_bracket", "F")
        assert screen(pilot).past_place.number == before
        assert "[F" in shown(pilot)

    look(table("KEN", until=2, phase=None), steps, past=True)


def test_a_narrow_terminal_will_do() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        assert "event" in await press(pilot, "left_square_bracket", "6", "7", "8")

    look(table("KEN", until=1, phase=None), steps, past=True, size=(40, 12))
