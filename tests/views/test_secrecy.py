"""No chair learns from its view what it may not know: sealed sheets, true conduct, aims, messages, deals, the seed."""

import json
import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from pydantic import BaseModel
from random_play import FOUR, PLAY, opening, pick, play, sheet
from scenes import IN_FORCE, KINDS, SEED, SIX, TALK, Scene, advance, given

from treaty.acts.commands import CHAIR, Advance, Offer, Say, Seal, Take
from treaty.acts.promises import Money
from treaty.acts.refusal import Refused
from treaty.law import decide as law
from treaty.law.legal import legal
from treaty.law.phases import begin
from treaty.law.state import State
from treaty.model.dates import Phase
from treaty.model.orders import Orders
from treaty.views.debrief import debrief
from treaty.views.records import SeatView
from treaty.views.seat import public_view, seat_view

GAMES = st.integers(0, 2**32)
View = Callable[[State, str], BaseModel]


def seen(state: State, chairs: tuple[str, ...], view: View = seat_view) -> dict[str, str]:
    """What each of these chairs, and the whole room, is shown: as it goes over the wire."""
    shown = {who: view(state, who).model_dump_json() for who in chairs}
    options = "\n".join(option.model_dump_json() for option in legal(state, CHAIR))
    return {**shown, "room": public_view(state).model_dump_json(), "chair": options}


def carry_out(scene: Scene, *commands: Any) -> bool:
    """Whether the law let all of them through."""
    scene.refused = None
    return scene.when(*commands).refused is None


def at_orders(seed: int, steps: int) -> tuple[Scene, Random] | None:
    """A random game in the orders phase after at least so many steps; None where it ended before."""
    lot, scene = Random(seed), opening()
    for _ in play(scene, lot, steps):
        pass
    while scene.state.phase is not Phase.ORDERS and not scene.state.ended:
        for _ in play(scene, lot, 5):
            if scene.state.phase is Phase.ORDERS:
                break
    return None if scene.state.ended else (scene, lot)


def twin(scene: Scene) -> Scene:
    """The same game once more."""
    return Scene(scene.state, tuple(scene.log))


def together(one: Scene, other: Scene, lot: Random, without: str, steps: int) -> Iterator[None]:
    """The others go on in both games alike, until the next phase."""
    for _ in range(steps):
        command = pick(lot, one.state)
        if command.by == without or isinstance(command, Advance):
            continue
        done = carry_out(one, command)
        assert carry_out(other, command) == done, f"{command!r} is allowed in one game alone"
        if done:
            yield


def check_sealed_choices_stay_secret(seed: int, steps: int, view: View = seat_view) -> None:
    """Two games that differ only in what China sealed look alike to all others until the reveal."""
    found = at_orders(seed, steps)
    if found is None:
        return
    (one, lot), other = found, twin(found[0])
    others = tuple(who for who in FOUR if who != "CHN")
    assert carry_out(one, Seal(by="CHN", orders=sheet(lot, "CHN").model_copy(update={"run_flop": 1.0})))
    assert carry_out(other, Seal(by="CHN", orders=sheet(lot, "CHN").model_copy(update={"run_flop": 2.0})))
    assert seen(one.state, others, view) == seen(other.state, others, view)
    for _ in together(one, other, lot, "CHN", 8):
        assert seen(one.state, others, view) == seen(other.state, others, view)


@settings(max_examples=15, deadline=None)
@for_all(GAMES, st.integers(0, 150))
def test_what_one_sealed_changes_nothing_for_others_before_the_reveal(seed: int, steps: int):
    check_sealed_choices_stay_secret(seed, steps)


class Leaky(SeatView):
    """A view that carries a hash of what the others sealed."""

    digest: int = 0


def test_a_view_with_a_hash_of_a_secret_is_noticed():
    def leaky(state: State, me: str) -> BaseModel:
        told = repr(sorted(state.orders.items()))
        return Leaky(**dict(seat_view(state, me)), digest=hash(told))

    with pytest.raises(AssertionError):
        check_sealed_choices_stay_secret(1, 40, leaky)


@settings(max_examples=10, deadline=None)
@for_all(GAMES, st.integers(0, 120))
def test_a_private_message_changes_nothing_for_others_ever(seed: int, steps: int):
    lot, one, other = Random(seed), opening(), opening()
    for command in play(one, lot, steps):
        carry_out(other, command)
    if one.state.ended:
        return
    carry_out(one, Say(by="USA", to=("CHN",), text="The pass is SWORDFISH."))
    for command in play(one, lot, 40):
        assert carry_out(other, command)
        assert seen(one.state, ("IND", "BRA")) == seen(other.state, ("IND", "BRA"))
    assert "SWORDFISH" in seat_view(one.state, "CHN").model_dump_json()
    assert "SWORDFISH" not in str(seen(one.state, ("IND", "BRA")))


@settings(max_examples=10, deadline=None)
@for_all(GAMES, st.integers(0, 120))
def test_the_terms_of_a_deal_are_known_to_its_two_sides_alone(seed: int, steps: int):
    found = at_orders(seed, steps)
    if found is None:
        return
    (one, lot), other = found, twin(found[0])
    for scene, sum_ in ((one, 7.25), (other, 3.125)):
        number = len(scene.state.deals) + 1
        open_ = Offer(by="USA", to="CHN", gives=(Money(billion_usd=sum_),))
        if not carry_out(scene, open_, Take(by="CHN", deal=f"deal{number}")):
            return
    assert seen(one.state, ("IND", "BRA")) == seen(other.state, ("IND", "BRA"))
    for _ in together(one, other, lot, "USA", 8):
        assert seen(one.state, ("IND", "BRA")) == seen(other.state, ("IND", "BRA"))
    assert "7.25" in seat_view(one.state, "USA").model_dump_json()


def test_a_private_message_and_a_deal_reach_their_sides_and_nobody_else():
    scene = given(
        TALK,
        Say(by="USA", to=("CHN", "KEN"), text="SWORDFISH"),
        Offer(by="USA", to="IND", gives=(Money(billion_usd=7.25),)),
    )
    shown = seen(scene.state, SIX)
    assert {who for who, text in shown.items() if "SWORDFISH" in text} == {"USA", "CHN", "KEN"}
    assert {who for who, text in shown.items() if "7.25" in text} == {"USA", "IND"}


HIDDEN = Orders(
    practices={"agent_log_months": 1.23456},
    declared={"agent_log_months": 33.4567, "largest_run_flop": 1.1e24},
    hidden_pct=12.3457,
    run_flop=1.21987e25,
    autonomy=4,
)
"""Keeps 1.23456 months of logs and says 33.4567; trains on 1.21987e25 FLOP and says 1.1e24; hides 12.3457 %."""
MARKS = re.compile(r"1\.23456|12\.345|1\.2198")


def cheated() -> Scene:
    """India, bound by the pact, has sealed all this in round 1; the reveal has been."""
    return given(IN_FORCE, advance(), Seal(by="IND", orders=HIDDEN), advance())


def test_true_conduct_and_breaches_are_ones_own():
    scene = cheated()
    assert scene.state.breaches[1] == ("pact/2/0/IND",)
    assert scene.state.conduct["IND"]["largest_run_flop"] == pytest.approx(1.21987e25)
    mine = seat_view(scene.state, "IND")
    assert mine.conduct["agent_log_months"] == pytest.approx(1.23456)
    assert mine.my_breaches == ("pact/2/0/IND",)
    assert mine.broken == {1: ("pact/2/0/IND",)}
    assert mine.figures.nations["IND"] == scene.state.figures.nations["IND"]
    for who in SIX[:2] + SIX[3:]:
        other = seat_view(scene.state, who)
        assert (other.my_breaches, other.broken) == ((), {})
        assert other.conduct == scene.state.conduct[who]
        assert other.figures.nations["IND"] == other.public.figures.nations["IND"]


def test_no_other_chair_finds_a_number_of_true_conduct_in_its_view():
    shown = seen(cheated().state, SIX)
    assert {who: MARKS.findall(text) for who, text in shown.items() if who != "IND" and MARKS.search(text)} == {}
    assert len(set(MARKS.findall(shown["IND"]))) == 3


def test_others_are_shown_what_was_declared():
    figures = public_view(cheated().state).figures.nations["IND"]
    assert figures.practices["agent_log_months"] == 33.4567
    assert figures.largest_run == pytest.approx(1.1e24)
    assert figures.compute == pytest.approx(cheated().state.figures.nations["IND"].compute * (1 - 0.123457))


def test_what_a_country_ran_before_it_had_to_say_so_stays_public():
    """An open run of round 1 is known; bound in round 2, the country runs more and declares less."""
    scene = given(advance(2), Seal(by="IND", orders=Orders(run_flop=5e24)), advance(2))
    assert public_view(scene.state).figures.nations["IND"].largest_run == pytest.approx(5e24)
    bound = scene.when(IN_FORCE, advance(), Seal(by="IND", orders=HIDDEN), advance())
    assert bound.state.figures.nations["IND"].largest_run == pytest.approx(1.21987e25)
    assert public_view(bound.state).figures.nations["IND"].largest_run == pytest.approx(5e24)


def test_a_secret_run_does_not_show_in_the_capability_others_are_told_of():
    state = cheated().state
    told, true = public_view(state).figures.nations["IND"], state.figures.nations["IND"]
    assert told.capability < true.capability
    assert told.autonomy_level == true.autonomy_level == 4


def test_secret_aims_and_red_lines_are_ones_own():
    shown = seen(cheated().state, SIX)
    for who in SIX:
        assert set(re.findall(r"SECRET-(?:LINE-)?([A-Z]{3})", shown[who])) == {who}
    assert "SECRET" not in shown["room"]
    assert "SECRET" not in shown["chair"]


def test_a_sealed_sheet_is_ones_own_and_that_it_is_sealed_is_known():
    scene = given(IN_FORCE, advance(), Seal(by="IND", orders=HIDDEN))
    shown = seen(scene.state, SIX)
    assert {who for who, text in shown.items() if MARKS.search(text)} == {"IND"}
    assert public_view(scene.state).sealed == ("IND",)


def test_evidence_and_belief_on_a_treaty_reach_its_parties():
    scene = given(IN_FORCE, advance(3))
    assert seat_view(scene.state, "BRA").beliefs
    outside = seat_view(scene.state, "USA")
    assert (outside.beliefs, outside.reports) == ({}, ())


def keys(value: object) -> Iterator[str]:
    """All keys of a JSON value, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


@settings(max_examples=10, deadline=None)
@for_all(GAMES, st.integers(0, 300))
def test_no_view_carries_the_seed(seed: int, steps: int):
    lot, scene = Random(seed), opening()
    for _ in play(scene, lot, steps):
        pass
    assert scene.state.seed == SEED
    shown = {**seen(scene.state, FOUR), "end": debrief(scene.state, scene.log).model_dump_json()}
    for who, text in shown.items():
        assert str(SEED) not in text, who
        if who != "chair":
            assert "seed" not in set(keys(json.loads(text))), who


@settings(max_examples=10, deadline=None)
@for_all(GAMES, st.integers(0, 300))
def test_a_view_is_read_back_as_it_was_written(seed: int, steps: int):
    """A far seat must see what a near one sees."""
    lot, scene = Random(seed), opening()
    for _ in play(scene, lot, steps):
        pass
    for who in FOUR:
        view = seat_view(scene.state, who)
        assert SeatView.model_validate_json(view.model_dump_json()) == view


def test_two_games_in_one_process_do_not_show_one_anothers_parts():
    """Views remember unchanged parts by identity; a game forked from another shares most of them."""
    lot, scene = Random(5), opening()
    for _ in play(scene, lot, 60):
        pass
    fork, fresh = Scene(scene.state, tuple(scene.log)), opening()
    for command in play(scene, lot, 40):
        assert command
    with_history = [seen(game.state, FOUR) for game in (scene, fork, fresh)]
    again = [seen(law.replay(game.log), FOUR) for game in (scene, fork, fresh)]
    assert with_history == again
    assert begin(PLAY, KINDS, 1)[0].texts == {}
    with pytest.raises(Refused):
        law.decide(fresh.state, Take(by="IND", deal="deal1"))
