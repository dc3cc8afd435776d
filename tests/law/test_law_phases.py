"""Phases and orders: who may act when, and what happens when a phase ends."""

import pytest
from scenes import MOVED, SIX, TALK, VOTING, advance, given, pact, scenario, tabled

from treaty.acts.commands import CHAIR, Advance, CloseVote, Propose, PutToVote, Ready, Say, Seal, Unseal
from treaty.acts.events import (
    ConductRecorded,
    Forked,
    GameEnded,
    OrdersSealed,
    OrdersUnsealed,
    PhaseBegan,
    ReadySaid,
    Scored,
    WorldMoved,
)
from treaty.law.decide import replay
from treaty.law.phases import begin
from treaty.model.dates import Phase
from treaty.model.measure import PRACTICES
from treaty.model.orders import Orders, Stance

SHEET = Orders(autonomy=3)
ONE_ROUND = scenario(rounds=1)


def test_t1_4_the_chair_alone_conducts():
    for command in (Advance(by="IND"), PutToVote(by="IND"), CloseVote(by="IND")):
        given(TALK).when(command).refused_by("T1.4")


def test_t1_2_a_country_that_is_not_in_play_has_no_seat():
    for command in (Ready(by="FRA"), Say(by="FRA", text="Bonjour."), Propose(by="FRA", text=pact())):
        given(TALK).when(command).refused_by("T1.2")
    given(TALK).when(Ready(by=CHAIR)).refused_by("T1.2")


def test_t1_3_commands_belong_to_phases():
    given().when(tabled(pact())).refused_by("T1.3", "talk")
    given(TALK).when(Seal(by="IND", orders=SHEET)).refused_by("T1.3", "orders")
    given(advance(2)).when(PutToVote(by=CHAIR)).refused_by("T1.3", "talk")


def test_t1_1_when_the_game_has_ended_nothing_is_done():
    over = [advance(4)]
    for command in (Advance(by=CHAIR), Ready(by="IND"), Say(by="IND", text="Well played."), *tabled(pact())):
        given(over, play=ONE_ROUND).when(command).refused_by("T1.1")


def test_t2_brief_talk_orders_reveal_and_the_next_round():
    scene = given()
    seen = [(scene.state.round, scene.state.phase)]
    for _ in range(5):
        scene.when(advance())
        seen.append((scene.state.round, scene.state.phase))
    assert seen == [
        (1, Phase.BRIEF), (1, Phase.TALK), (1, Phase.ORDERS), (1, Phase.REVEAL), (2, Phase.BRIEF), (2, Phase.TALK),
    ]  # fmt: skip


def test_t2_after_the_last_round_comes_the_debrief():
    scene = given(advance(3), play=ONE_ROUND).when(advance())
    scene.then(PhaseBegan, phase=Phase.DEBRIEF).then(GameEnded, reason="All 1 rounds were played.")
    assert scene.state.ended


def test_t2_no_phase_waits_for_anybody_but_an_open_vote():
    given(advance(2)).when(advance()).then(PhaseBegan, phase=Phase.REVEAL)
    given(VOTING).when(advance()).refused_by("F5.2")


def test_t2_one_says_once_a_phase_that_one_is_ready():
    given(Ready(by="IND")).when(Ready(by="IND")).refused_by("T2")
    scene = given(Ready(by="IND")).when(Ready(by="BRA")).then(ReadySaid, by="BRA")
    assert scene.state.ready == {"IND", "BRA"}


def test_t2_a_vote_that_is_opened_makes_nobody_ready_any_more():
    scene = given(MOVED, Ready(by="IND"), Ready(by="BRA")).when(PutToVote(by=CHAIR))
    assert scene.state.ready == frozenset()
    scene.when(Ready(by="IND"), CloseVote(by=CHAIR))
    assert scene.state.ready == {"IND"}, "one that says so again has done so"


def test_t6_a_fork_changes_nothing_but_is_kept():
    scene = given(VOTING)
    before = scene.state
    scene.told(Forked(**before.now, source="evening", at=12, reason="The vote was opened too early."))
    assert scene.state == before
    assert scene.when(advance()).state.ready == frozenset()


def test_t2_the_same_seed_gives_the_same_game():
    one, other = (given(advance(12), seed=7) for _ in range(2))
    assert one.log == other.log
    assert given(advance(12), seed=8).log != one.log


def moved(state: object, crisis: int) -> WorldMoved:
    return WorldMoved(round=state.round, on=state.today, figures=state.figures, crisis=crisis)  # type: ignore[attr-defined]


def test_t4_a_war_ends_the_game_and_a_crisis_does_not():
    war = given(advance(3))
    war.told(moved(war.state, 2)).when(advance()).then(GameEnded, reason="War ended the game.")
    crisis = given(advance(3))
    crisis.told(moved(crisis.state, 1)).when(advance()).then(PhaseBegan, phase=Phase.BRIEF, round=2).without(GameEnded)


def test_o1_orders_are_sealed_in_the_orders_phase_and_may_be_replaced_or_taken_back():
    seal = Seal(by="IND", orders=SHEET)
    for phase in (0, 1, 3):
        given(advance(phase)).when(seal).refused_by("T1.3")
    scene = given(advance(2)).when(seal).then(OrdersSealed, by="IND", orders=SHEET)
    scene.when(seal).refused_by("O1", "sealed already")
    given(advance(2), seal).when(Seal(by="IND", orders=Orders(autonomy=4))).then(OrdersSealed)
    taken = given(advance(2), seal).when(Unseal(by="IND")).then(OrdersUnsealed, by="IND")
    assert taken.state.orders == {}
    taken.when(Unseal(by="IND")).refused_by("O1", "sealed nothing")


@pytest.mark.parametrize("whom", ["IND", "FRA"])
def test_o1_a_stance_is_taken_towards_another_country_in_play(whom: str):
    sheet = Orders(stances={whom: Stance(chips="ban")})
    given(advance(2)).when(Seal(by="IND", orders=sheet)).refused_by("O1")


def test_o1_a_sheet_that_names_every_practice_and_country_is_accepted():
    full = Orders(
        practices=dict.fromkeys(PRACTICES, 1.0)
        | dict.fromkeys(("risk_duties_pct", "documentation_pct"), 30.0)
        | {"open_below_flop": 1e23, "impact_assessment_pct": 10.0, "mineral_licence_days": 90.0}
        | {
            "licensed_volume_pct": 10.0,
            "rights_floor_pct": 30.0,
            "energy_disclosure_pct": 10.0,
            "clean_power_pct": 20.0,
        }
        | {"pue": 1.2, "grid_share_pct": 10.0, "published_results_pct": 30.0, "caucus_days": 30.0}
        | {"consultation_days": 30.0},
        stances={who: Stance() for who in SIX if who != "IND"},
    )
    given(advance(2)).when(Seal(by="IND", orders=full)).then(OrdersSealed)


def test_o1_orders_are_opened_at_the_reveal():
    scene = given(advance(2), Seal(by="IND", orders=SHEET)).when(advance()).then(ConductRecorded)
    conduct = scene.found(ConductRecorded)[0].conduct
    assert (conduct["IND"]["agent_autonomy"], conduct["BRA"]["agent_autonomy"]) == (3, 1)


def test_t2_the_reveal_moves_the_world_and_counts_points():
    given(advance(2)).when(advance()).then(ConductRecorded).then(WorldMoved).then(Scored)


def test_a_game_is_replayed_from_its_first_event():
    state, events = begin(scenario(), {}, 3)
    assert replay(events) == state
    with pytest.raises(ValueError, match="begins with the event"):
        replay(events[1:])
    with pytest.raises(ValueError, match="begins with the event"):
        replay(())
