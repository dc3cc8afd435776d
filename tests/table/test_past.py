"""Looking back: every moment of a game as it was, from a chair or by the public, and nothing that can be done in it."""

import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from treaty.acts.commands import Ready
from treaty.acts.events import PhaseBegan
from treaty.acts.refusal import Refused
from treaty.bots.cast import seats
from treaty.law.decide import replay
from treaty.library.catalogue import load_catalogue
from treaty.library.scenarios import load
from treaty.model.dates import Phase
from treaty.model.orders import Orders
from treaty.store.memory import MemoryLog
from treaty.table.drive import play
from treaty.table.game import Game
from treaty.table.past import PUBLIC, Past
from treaty.views.desk import desk
from treaty.views.duties import duties_view
from treaty.views.looking_back import Lookback
from treaty.views.onlooker import borrowed, onlooker_desk, open_state
from treaty.views.record import Chronicle
from treaty.views.seat import public_view

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bots"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "views"))
from table_of_bots import drafts
from twins import twins


@lru_cache(maxsize=2)
def played(until: int = 2) -> Game:
    """A game of scripted seats."""
    scenario = load("nonaligned-2026", countries=6)
    game = Game.begin(scenario, load_catalogue(), 7, MemoryLog())
    play(game, seats(scenario, drafts()), until=until)
    return game


def past(me: str = "KEN") -> Past:
    """Its past, at the end."""
    return Past(Lookback(played().events), me)


@pytest.mark.parametrize("number", [1, 40, 140])
def test_a_moment_is_as_it_was_at_the_table(number: int) -> None:
    events = played().events[:number]
    there = past()
    there.go(number)
    assert there.desk() == desk(replay(events), Chronicle(events), "KEN")


def test_nothing_can_be_done_in_the_past() -> None:
    with pytest.raises(Refused, match=r"F forks") as no:
        past().submit(Ready(by="KEN"))
    assert no.value.rule == "T0"


def test_a_chair_in_the_past_answers_as_one_at_the_table_does() -> None:
    there = past()
    text = there.desk().texts[0].id
    assert there.holding(text).instrument == text
    assert there.home(text).instrument == text
    assert there.ties().order
    assert there.duties().lines
    assert there.presets()
    assert there.preview(there.presets()[0][2]).points


def test_phases_follow_one_another_both_ways() -> None:
    there = past()
    there.go(1)
    begun = []
    for _ in there.marks:
        there.go(there.by_phase(1))
        begun.append(there.number)
    events = played().events
    assert begun == [place + 1 for place, event in enumerate(events) if isinstance(event, PhaseBegan)]
    for number in reversed(begun[:-1]):
        assert there.by_phase(-1) == number
        there.go(number)
    assert there.by_phase(-1) == 1


def test_from_the_middle_of_a_phase_one_goes_back_to_where_it_began() -> None:
    there = past()
    talk = next(mark for mark in there.marks if mark.label == "Round 1, talk")
    there.go(talk.number + 5)
    assert there.mark() == talk
    assert there.by_phase(-1) == talk.number + 1


def test_rounds_begin_with_their_brief_and_the_last_step_is_the_end() -> None:
    there = past()
    there.go(1)
    there.go(there.by_round(1))
    there.go(there.by_round(1))
    assert (there.desk().round, there.desk().phase) == (2, Phase.BRIEF)
    there.go(there.length)
    assert there.by_round(1) == there.length


def test_steps_stop_only_where_the_chair_is_told_something() -> None:
    there = past()
    there.go(1)
    for _ in range(30):
        there.go(there.by_event(1))
        assert there.desk().record[-1].number == there.number - 1
    assert there.number > 31


@pytest.mark.parametrize("number", [0, 100_000])
def test_there_is_no_moment_outside_the_game(number: int) -> None:
    with pytest.raises(ValueError, match="no moment"):
        past().go(number)


def test_only_countries_of_the_game_have_a_chair() -> None:
    with pytest.raises(Refused, match="has no seat"):
        past("XXX")


def test_the_public_is_told_what_everybody_may_know() -> None:
    there = past(PUBLIC)
    seen = there.desk()
    events = played().events
    assert seen.record == Chronicle(events).lines(None)
    assert not any(line.private for line in seen.record)
    assert seen.seat.public == public_view(played().state)
    assert not seen.seat.options
    assert not seen.needs


def test_the_public_is_no_country_and_has_no_legislature() -> None:
    there = past(PUBLIC)
    assert there.desk().me.id not in played().state.countries
    assert there.desk().seat.me not in played().state.countries
    assert "no legislature" in there.home(there.desk().texts[0].id).sentence


def test_the_public_learns_no_secret_of_the_chair_it_borrows() -> None:
    chair, chronicle = borrowed(played().state), Chronicle(played().events)
    state = replace(played().state, orders={chair: Orders()})  # that it has sealed is public
    shown = onlooker_desk(state, chronicle)
    duties = duties_view(open_state(state), chair)
    for what, twin in twins(state, chair):
        assert onlooker_desk(twin, chronicle) == shown, what
        assert duties_view(open_state(twin), chair) == duties, what


def test_to_look_from_another_chair_shows_its_own_secrets_alone() -> None:
    there = past(PUBLIC)
    there.look("IND")
    assert there.desk().me.id == "IND"
    assert there.desk().me.aims
    there.look(PUBLIC)
    assert not there.desk().me.aims


def test_a_game_that_goes_on_is_not_over() -> None:
    assert not past().over
