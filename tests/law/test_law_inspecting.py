"""Challenge inspections: gates, one at a time, bad faith, access; roll-out and cost of methods; reporting oneself."""

from dataclasses import replace

import pytest
from scenes import (
    ALLEGED,
    BREACHED,
    CHALLENGE,
    CHEAT,
    DUTY,
    IN_FORCE,
    KINDS,
    SMALL,
    TALK,
    Scene,
    adopted,
    advance,
    begin,
    given,
    pact,
    signed,
)

from treaty.acts.commands import Allege, Answer, Approve, Confess, Inspect, Judge, Seal
from treaty.acts.events import Alleged, Answered, EvidenceArrived, Found, Inspected, InspectionAsked, RemedyApplied
from treaty.law.disputes import means_in_force
from treaty.law.inspecting import BARRED, FREE, GATES, Gate, gate_of
from treaty.law.legal import legal
from treaty.law.means import PAYS, bill, means_at_work
from treaty.law.shocks import shaken
from treaty.model.clause import Clause, ClauseKind, Duty, Means, Parameter
from treaty.model.instrument import Article
from treaty.model.orders import Orders
from treaty.verification.belief import posterior

GREEN, RED, MAJORITY = GATES
SIX = ("IND", "BRA", "KEN", "SGP", "USA", "CHN")
OPEN = Orders(practices={"inspections_admitted": 4, "agent_log_months": 12})
SHUT = Orders(practices={"inspections_admitted": 0, "agent_log_months": 0})
DECISIONS = Parameter(name="decision", title="who", type="choice", choices=tuple(GATES), typical=RED)
PENALTIES = Parameter(name="penalty", title="bad faith", type="choice", choices=(PAYS, BARRED, FREE), typical=PAYS)
VISITS = Parameter(name="visits", title="visits", type="number", unit="a year", low=0, high=9, typical=2)


def kind(method: str, sentence: str, *more: Parameter) -> ClauseKind:
    duty = Duty(measure="inspections_admitted", comparator="at least", limit="visits")
    return ClauseKind(
        id=method, group="L", title=method, sentence=sentence, parameters=(VISITS, *more), duties=(duty,),
        means=(Means(method=method, amount="visits"),), detect=0.95,
    )  # fmt: skip


GATED = kind("challenge", "{visits} a year; {decision}; {penalty}.", DECISIONS, PENALTIES)
ROUTINE = kind("inspections", "{visits} a year.")


def world(*parts: object, kinds: tuple[ClauseKind, ...] = (GATED,), parties: tuple[str, ...] = SIX, **values) -> Scene:
    """A pact in force with a gated challenge clause; in round 1 India keeps no logs, and lets inspectors in."""
    articles = [CHALLENGE.model_copy(update={"clause": Clause(kind=kinds[0].id, values=values)})]
    cheat = OPEN.model_copy(update={"practices": {**OPEN.practices, **CHEAT.practices}})
    others = [Seal(by=who, orders=OPEN) for who in parties if who != "IND"]
    scene = Scene(*begin(SMALL, {**KINDS, **{one.id: one for one in kinds}}, 11))
    scene.when(TALK, adopted(pact(*articles)), signed(*parties), advance(), Seal(by="IND", orders=cheat), others)
    scene.when(advance(3), *parts)
    assert scene.refused is None, scene.refused
    return scene


ACCUSED = Allege(by="BRA", obligation=DUTY)
ASKED = [ACCUSED, Inspect(by="BRA", allegation="case1")]


def approve(holds: bool, *who: str) -> list[Approve]:
    return [Approve(by=one, allegation="case1", holds=holds) for one in who]


@pytest.mark.parametrize(
    ("decision", "members", "yes", "goes"),
    [(GREEN, 51, 30, True), (GREEN, 51, 29, False), (MAJORITY, 51, 26, True), (MAJORITY, 51, 25, False),
     (MAJORITY, 50, 25, False), (GREEN, 51, 0, False), (RED, 41, 0, True)],
)  # fmt: skip
def test_i1_silence_is_no_under_green_light_and_yes_under_red(decision, members, yes, goes):
    """CTBT art. IV: at least 30 of 51 affirmative votes. CWC art. IX: it proceeds unless three quarters stop it."""
    voters = tuple(f"M{n}" for n in range(members))
    gate = Gate(decision, GATES[decision], FREE, voters)
    assert gate.open(dict.fromkeys(voters[:yes], True), over=True) is goes


@pytest.mark.parametrize(("against", "goes"), [(30, True), (31, False), (41, False)])
def test_i1_red_light_takes_31_of_41_to_stop(against, goes):
    voters = tuple(f"M{n}" for n in range(41))
    gate = Gate(RED, GATES[RED], FREE, voters)
    assert gate.open(dict.fromkeys(voters[:against], False), over=True) is goes
    assert gate.open(dict.fromkeys(voters[:30], False)) is None
    assert gate.open(dict.fromkeys(voters[:11], True)) is True


def test_i1_who_asks_and_the_accused_take_no_part():
    scene = world(ASKED, decision=GREEN)
    case = scene.state.allegations["case1"]
    assert set(gate_of(scene.state, case, "BRA").voters) == set(SIX) - {"IND", "BRA"}
    for who in ("IND", "BRA"):
        scene.when(approve(True, who)).refused_by("I1")


def test_i1_green_light_sends_a_team_as_soon_as_enough_agree_and_none_when_nobody_speaks():
    asked = world(ASKED, decision=GREEN)
    asked.when(approve(True, "KEN", "SGP")).without(Inspected)
    asked.when(approve(True, "USA")).then(Inspected, let_in=True, by="BRA")  # 3 of 4: 30/51 of 4 is 2.4
    silent = world(ASKED, decision=GREEN).when(advance()).then(Inspected, let_in=False, stopped=True, penalty="")
    assert not silent.state.allegations["case1"].inspected


def test_i1_red_light_sends_a_team_when_talks_end_and_its_report_is_judged_in_the_next():
    scene = world(ASKED, Judge(by="KEN", allegation="case1", breach=False), decision=RED)
    scene.then(InspectionAsked, rule=RED).when(advance()).then(Inspected, let_in=True).without(Found)
    scene.when(advance(3), Judge(by="KEN", allegation="case1", breach=True), advance()).then(Found, breach=True)


def test_i1_what_nothing_can_stop_any_more_goes_at_once():
    world(ASKED, decision=RED).when(approve(True, "KEN")).then(Inspected)  # 4 are needed to stop it, 3 are left


def test_i2_no_two_inspections_of_one_country_in_a_round():
    other = Allege(by="KEN", obligation="pact/1/0/IND")
    scene = world(ASKED, approve(True, "KEN"), other, decision=RED)
    scene.when(Inspect(by="KEN", allegation="case2")).refused_by("I2", "next round")


def test_i2_a_clause_that_allows_one_a_year_allows_none_in_the_second_half():
    again = [advance(4), Allege(by="KEN", obligation="pact/1/0/IND"), Inspect(by="KEN", allegation="case2")]
    world(ASKED, approve(True, "KEN"), decision=RED, visits=1).when(again).refused_by("I2", "a year")
    world(ASKED, approve(True, "KEN"), decision=RED, visits=2).when(again).then(InspectionAsked)


def test_i3_who_asks_in_bad_faith_pays_or_is_barred_or_goes_free():
    stop = approve(False, "KEN", "SGP", "USA", "CHN")
    payer = world(ASKED, stop[:-1], decision=RED).when(stop[-1]).then(Inspected, stopped=True, penalty=PAYS)
    assert bill(payer.state) == {"BRA": pytest.approx(4.0)}
    again = [advance(4), Allege(by="BRA", obligation="pact/1/0/KEN"), Inspect(by="BRA", allegation="case2")]
    payer.when(again).then(InspectionAsked)
    barred = world(ASKED, stop, decision=RED, penalty=BARRED)
    assert bill(barred.state) == {}
    barred.when(again).refused_by("I3", "round 4")
    free = world(ASKED, stop, decision=RED, penalty=FREE)
    free.when(again).then(InspectionAsked)


def test_i3_a_request_that_finds_too_few_friends_is_no_bad_faith():
    asked = world(ASKED, approve(False, "KEN"), decision=GREEN)
    asked.when(approve(False, "SGP")).then(Inspected, stopped=True, penalty="")  # 3 of 4 can no longer agree


def test_i5_who_admits_nobody_turns_the_team_away_and_is_believed_the_less():
    closed = [advance(), Seal(by="IND", orders=SHUT), advance(3)]
    scene = world(closed, ASKED, decision=MAJORITY)
    before = max(scene.state.belief("ALL", DUTY), 0.1)
    scene.when(approve(True, "KEN", "SGP", "USA")).then(Inspected, let_in=False, stopped=False, report=None)
    assert scene.state.belief("ALL", DUTY) == pytest.approx(posterior(before, 0.5, 0.1))
    assert "pact/3/0/IND" in scene.state.breaches[scene.state.round - 1]


def test_i5_a_method_sees_as_much_as_the_party_lets_it():
    scene = world(kinds=(ROUTINE,), visits=4)
    half = {"inspections_admitted": 2.0}
    assert means_at_work(scene.state, "KEN", half)["inspections"] == 2
    assert means_at_work(scene.state, "KEN", {"inspections_admitted": 9.0}) == means_in_force(scene.state, "KEN")
    assert means_at_work(scene.state, "KEN", {})["inspections"] == 0


def test_i5_nobody_looks_where_nobody_is_let_in():
    logs = KINDS["logs"].model_copy(update={"methods": ("inspections",), "detect": 0.0})
    article = Article(id="3", title="Visits", clause=Clause(kind="inspections", values={"visits": 4}))
    start = Scene(*begin(SMALL, {**KINDS, "inspections": ROUTINE, "logs": logs}, 11))
    start.when(TALK, adopted(pact(article)), signed("IND", "BRA", "KEN"), advance(4))
    start.when(advance(), Seal(by="IND", orders=SHUT), Seal(by="KEN", orders=OPEN), advance())
    looked = {key for event in start.found(EvidenceArrived, to="ALL") for key in event.beliefs if "/2/" in key}
    assert looked == {"pact/2/0/KEN"}


def test_i4_inspections_begin_a_round_after_entry_into_force_and_challenges_at_once():
    early = Scene(*begin(SMALL, {**KINDS, "inspections": ROUTINE}, 11))
    article = Article(id="3", title="Visits", clause=Clause(kind="inspections", values={"visits": 4}))
    early.when(TALK, adopted(pact(article)), signed("IND", "BRA", "KEN"))
    assert means_in_force(early.state, "KEN") == {}
    assert means_in_force(early.when(advance(4)).state, "KEN") == {"inspections": 4}
    assert means_in_force(given(IN_FORCE).state, "KEN") == {"challenge": 2}


def test_i4_no_more_inspections_than_nine_a_round():
    scene = world(kinds=(ROUTINE,), visits=9)
    assert means_in_force(scene.state, "KEN")["inspections"] == 9
    yearly = SMALL.calendar.model_copy(update={"months_per_round": 24})
    slow = replace(scene.state, scenario=scene.state.scenario.model_copy(update={"calendar": yearly}))
    assert means_in_force(slow, "KEN")["inspections"] == 4.5


def test_i6_a_team_is_paid_by_the_parties_by_the_size_of_their_economies():
    scene = world(ASKED, approve(True, "KEN"), decision=RED)
    paid = bill(scene.state)
    sizes = {who: scene.state.figures.nations[who].economy for who in SIX}
    assert sum(paid.values()) == pytest.approx(4.0)
    assert paid == {who: pytest.approx(4.0 * size / sum(sizes.values())) for who, size in sizes.items()}
    before, after = scene.state.figures.nations["KEN"], shaken(scene.state).nations["KEN"]
    assert before.pipeline - after.pipeline == pytest.approx(paid["KEN"] * 1e6 / 40_000 / 1_000)
    assert bill(world(ACCUSED).state) == {}


def test_i7_one_that_reports_itself_has_no_vote_and_the_lighter_remedy():
    scene = given(BREACHED).when(Confess(by="IND", obligation=DUTY, statement="We fell short."))
    scene.then(Alleged, by="IND", against="IND").then(Answered, answer="admit").then(Found, breach=True)
    scene.then(RemedyApplied, step="assistance")
    scene.when(Judge(by="BRA", allegation="case1", breach=True)).refused_by("C4")


def test_i7_with_a_finding_behind_it_it_is_cautioned_where_another_would_be_suspended():
    once = [ALLEGED, Judge(by="KEN", allegation="case1", breach=True), advance(4)]
    given(once).when(Confess(by="IND", obligation=DUTY)).then(RemedyApplied, step="caution")
    accused = [once, Allege(by="BRA", obligation=DUTY), Answer(by="IND", allegation="case2", answer="admit")]
    assert given(accused).found(RemedyApplied)[-1].step == "suspension"


def test_i7_only_a_breach_of_ones_own_that_nobody_has_alleged_is_reported():
    kept = given(IN_FORCE, advance(4))
    kept.when(Confess(by="IND", obligation=DUTY)).refused_by("I7", "kept this promise")
    given(BREACHED).when(Confess(by="KEN", obligation=DUTY)).refused_by("I7", "owe no such")
    given(ALLEGED).when(Confess(by="IND", obligation=DUTY)).refused_by("I7", "accused of it already")
    asks = [option.command for option in legal(given(BREACHED).state, "IND")]
    assert Confess(by="IND", obligation=DUTY) in asks
    assert not any(isinstance(command, Confess) for command in (o.command for o in legal(given(BREACHED).state, "KEN")))
