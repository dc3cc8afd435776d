"""The reveal and the points: conduct, declarations, breaches, evidence, belief, aims, red lines and common losses."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from scenes import (
    CHEAT,
    DUTY,
    IN_FORCE,
    SIX,
    TALK,
    Scene,
    adopted,
    advance,
    country,
    given,
    nation,
    pact,
    scenario,
    signed,
)

from treaty.acts.commands import Seal, Unseal, Withdraw
from treaty.acts.events import ConductRecorded, Declared, EvidenceArrived, Scored, WorldMoved
from treaty.law.reveal import MEMORY, PRIOR, RECORD, prior
from treaty.law.score import score
from treaty.law.state import State
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal
from treaty.model.orders import Budget, Orders
from treaty.model.scenario import Aim, RedLine

OPEN_HAND = Orders(autonomy=4)
SPIES = Orders(budget=Budget(**{**dict.fromkeys(Budget.model_fields, 0.0), "intelligence": 100.0}))
CHEATED = [IN_FORCE, advance(), Seal(by="IND", orders=CHEAT)]
"""Orders phase of round 1: the reveal comes next."""


def lots(scene: object, games: int) -> Iterator[Scene]:
    """The same situation under so many seeds."""
    start = given(scene)
    for seed in range(games):
        yield Scene(replace(start.state, seed=seed), ())


def conduct(scene: object, who: str, measure: str) -> float:
    return scene.found(ConductRecorded)[0].conduct[who][measure]  # type: ignore[attr-defined]


def test_r1_a_country_that_sealed_nothing_repeats_its_last_orders():
    scene = given(advance(2), Seal(by="IND", orders=OPEN_HAND), advance(4)).when(advance())
    assert conduct(scene, "IND", "agent_autonomy") == 4


def test_r1_or_its_default():
    play = scenario()
    cautious = country("KEN", default=Orders(autonomy=0))
    play = play.model_copy(update={"countries": tuple(cautious if c.id == "KEN" else c for c in play.countries)})
    scene = given(advance(2), play=play).when(advance())
    assert [conduct(scene, who, "agent_autonomy") for who in ("KEN", "IND")] == [0, 1]


def test_r1_a_sheet_taken_back_was_never_sealed():
    scene = given(advance(2), Seal(by="IND", orders=OPEN_HAND), Unseal(by="IND")).when(advance())
    assert conduct(scene, "IND", "agent_autonomy") == 1


def test_r2_each_party_declares_its_conduct_on_what_it_owes():
    scene = given(CHEATED).when(advance()).then(Declared, by="IND")
    said = {event.by: event.values for event in scene.found(Declared)}
    assert set(said) == {"IND", "BRA", "KEN"}
    assert set(said["IND"]) == {"agent_log_months", "largest_run_flop"}
    assert (said["IND"]["agent_log_months"], said["BRA"]["agent_log_months"]) == (0, 12)


def test_r2_truly_unless_its_sheet_says_otherwise():
    lie = CHEAT.model_copy(update={"declared": {"agent_log_months": 7.5}})
    scene = given(IN_FORCE, advance(), Seal(by="IND", orders=lie)).when(advance())
    said = {event.by: event.values for event in scene.found(Declared)}
    assert said["IND"]["agent_log_months"] == 7.5
    assert conduct(scene, "IND", "agent_log_months") == 0


def test_r2_one_that_owes_nothing_declares_nothing():
    given(advance(2)).when(advance()).without(Declared)


def test_r3_a_breach_is_conduct_outside_an_obligation_that_is_due():
    given(CHEATED).when(advance()).then(ConductRecorded, breaches=(DUTY,))
    given(IN_FORCE, advance()).when(advance()).then(ConductRecorded, breaches=())


def test_r3_nothing_done_before_the_duty_binds_is_a_breach():
    signed_later = [TALK, adopted(pact()), signed("BRA", "KEN"), advance(), Seal(by="IND", orders=CHEAT)]
    given(signed_later).when(advance()).then(ConductRecorded, breaches=())
    later = given(signed_later, signed("IND")).when(advance()).then(ConductRecorded, breaches=(DUTY,))
    assert later.state.breaches == {1: (DUTY,)}


def test_r3_after_leaving_nothing_is_a_breach():
    free = [TALK, adopted(pact(withdrawal=Withdrawal(notice=Delay()))), signed("IND", "BRA", "KEN")]
    gone = [free, Withdraw(by="IND", instrument="pact"), advance(), Seal(by="IND", orders=CHEAT)]
    given(gone).when(advance()).then(ConductRecorded, breaches=())


def test_r4_every_method_in_force_looks_and_what_none_sees_is_not_believed_anything_of():
    """Logs are seen by the press, runs by declarations alone, which no text in force asks for."""
    scene = given(CHEATED).when(advance()).then(EvidenceArrived, to="ALL")
    beliefs = scene.found(EvidenceArrived, to="ALL")[0].beliefs
    assert set(beliefs) == {f"pact/2/0/{who}" for who in ("IND", "BRA", "KEN")}


def test_r4_a_countrys_own_intelligence_looks_for_it_alone():
    scene = given(CHEATED, Seal(by="BRA", orders=SPIES)).when(advance()).then(EvidenceArrived, to="BRA")
    own = scene.found(EvidenceArrived, to="BRA")[0]
    assert set(own.beliefs) == {"pact/2/0/IND", "pact/2/0/KEN"}
    assert {event.to for event in scene.found(EvidenceArrived)} == {"ALL", "BRA"}


def test_r4_one_that_is_no_party_spies_on_nobodys_obligations():
    given(CHEATED, Seal(by="USA", orders=SPIES)).when(advance()).without(EvidenceArrived, to="USA")


def test_r4_a_breach_is_seen_as_often_as_the_method_sees_and_an_honest_party_as_often_as_it_errs():
    """Detection 0.5, false alarms 0.02; 200 games, five standard deviations."""
    caught = erred = 0
    for scene in lots(CHEATED, 200):
        reports = scene.when(advance()).found(EvidenceArrived, to="ALL")[0].reports
        caught += any(report.obligation == DUTY for report in reports)
        erred += any(report.obligation == "pact/2/0/BRA" for report in reports)
    assert 100 - 36 <= caught <= 104 + 36
    assert erred <= 4 + 10


def bayes(before: float, alarm: bool) -> float:
    """Belief after one look of the press: it sees 0.51 of breaches, its mistakes included, and errs in 0.02."""
    breached, kept = (0.51, 0.02) if alarm else (0.49, 0.98)
    return before * breached / (before * breached + (1 - before) * kept)


def test_r5_belief_follows_by_bayes_from_the_reports():
    before = (1 - MEMORY) * PRIOR
    seen = set()
    for scene in lots(CHEATED, 40):
        event = scene.when(advance()).found(EvidenceArrived, to="ALL")[0]
        alarmed = {report.obligation for report in event.reports}
        assert event.beliefs[DUTY] == pytest.approx(bayes(before, DUTY in alarmed), abs=1e-4)
        seen.add(DUTY in alarmed)
    assert seen == {True, False}


def test_r5_belief_starts_from_the_partys_record():
    """Last round's belief and every finding raise it; a record of findings alone never passes a half."""
    assert prior(0, 0.0) == pytest.approx((1 - MEMORY) * PRIOR)
    assert prior(0, 0.5) == pytest.approx(prior(0, 0.0) + MEMORY * 0.5)
    assert prior(1, 0.0) == pytest.approx(prior(0, 0.0) + (1 - MEMORY) * RECORD)
    assert prior(1_000, 0.0) == pytest.approx((1 - MEMORY) * 0.5)
    assert prior(1_000, 1.0) < 1


def test_r4_evidence_does_not_hang_on_what_others_seal():
    """Chance is a function of seed, stream and purpose: another's orders draw nothing for India."""
    for seed in range(10):
        plain = given(CHEATED, seed=seed).when(advance()).found(EvidenceArrived, to="ALL")[0]
        other = given(CHEATED, Seal(by="USA", orders=OPEN_HAND), seed=seed).when(advance())
        assert other.found(EvidenceArrived, to="ALL")[0] == plain


def played(*more: Aim, line: RedLine | None = None) -> object:
    """The small world, in which India has these secret aims and this red line."""
    play = scenario()
    mine = country("IND", secret_aims=more, **({"red_line": line} if line else {}))
    return play.model_copy(update={"countries": tuple(mine if c.id == "IND" else c for c in play.countries)})


@pytest.mark.parametrize(("none_at", "full_at", "points"), [(0, 1, 20), (0, 2, 10), (1, 2, 0), (2, 0, 10)])
def test_s1_an_aim_is_worth_its_points_in_proportion_to_its_metric(none_at: float, full_at: float, points: float):
    """One instrument is in force for India."""
    aim = Aim(title="Treaties", metric="treaties", none_at=none_at, full_at=full_at, points=20)
    scene = given(IN_FORCE, advance(), play=played(aim)).when(advance())
    mine = scene.found(Scored)[0].scores["IND"]
    assert mine.aims[1] == points
    assert mine.total == pytest.approx(sum(mine.aims) + mine.red_line + mine.common)


def test_s1_the_metrics_of_the_law_count_parties_and_findings():
    """Three of six countries are bound by the one instrument there is."""
    aims = [Aim(title=name, metric=name, none_at=0, full_at=1, points=100) for name in ("members", "breaches_found")]
    scene = given(IN_FORCE, advance(), play=played(*aims)).when(advance())
    assert scene.found(Scored)[0].scores["IND"].aims[1:] == (50, 0)


def test_s2_a_red_line_once_crossed_stays_crossed():
    line = RedLine(title="No treaty", metric="treaties", above=True, limit=0, points=-40)
    play = played(line=line)
    short = [TALK, adopted(pact(withdrawal=Withdrawal(notice=Delay()))), signed("IND", "BRA", "KEN")]
    free = given(advance(2), play=play).when(advance()).found(Scored)[0].scores["IND"]
    assert free.red_line == 0
    bound = given(short, advance(2), play=play)
    assert bound.state.scores[-1]["IND"].red_line == -40
    bound.when(advance(2), Withdraw(by="IND", instrument="pact"), advance(2))
    assert bound.state.texts["pact"].parties() == ("BRA", "KEN")
    assert bound.state.scores[-1]["IND"].red_line == -40


def shaken(state: State, incident: int, crisis: int) -> WorldMoved:
    return WorldMoved(round=state.round, on=state.today, figures=state.figures, incident=incident, crisis=crisis)


@pytest.mark.parametrize(
    ("incident", "crisis", "lost"), [(0, 0, 0), (1, 0, 0), (2, 0, -5), (3, 0, -30), (0, 1, -3), (0, 2, -50), (2, 1, -8)]
)
def test_s3_catastrophe_and_war_cost_everybody(incident: int, crisis: int, lost: float):
    scene = given(advance(2))
    scene.told(shaken(scene.state, incident, crisis))
    assert {one.common for one in score(scene.state).scores.values()} == {lost}


def test_s3_losses_add_up_over_the_rounds():
    scene = given(advance(2))
    scene.told(shaken(scene.state, 2, 0), shaken(scene.state, 2, 1))
    assert score(scene.state).scores["KEN"].common == -13


def test_the_world_of_the_scenes_is_what_they_say():
    assert given().state.figures.nations["SGP"] == nation()
    assert given().state.countries == SIX
