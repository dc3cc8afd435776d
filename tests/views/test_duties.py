"""The obligations page of one chair."""

from dataclasses import replace

import pytest
from ending_scenes import FOR_THIRDS, OF_TWO, THREE, in_force
from scenes import ALLEGED, BREACHED, CHALLENGE, DUTY, IN_FORCE, TALK, adopted, advance, given, pact, signed
from twins import rich, twins

from treaty.acts.commands import Allege, Answer, Judge, Sign, Undertake
from treaty.law.decide import refusal
from treaty.law.disputes import means_in_force
from treaty.model.obligation import Standing
from treaty.model.reservation import ReservationText
from treaty.verification.evidence import look
from treaty.views.duties import duties_view
from treaty.views.outlook_records import DutyLine
from treaty.views.seat import seat_view


def line(state, me: str, key: str) -> DutyLine:
    return next(one for one in duties_view(state, me).lines if one.entry.obligation == key)


def test_every_obligation_has_a_line_and_counts_add_up():
    state = rich(3)
    found = duties_view(state, "IND")
    assert {one.entry.obligation for one in found.lines} == {*state.owed, *state.lapsed}
    owed = [one for one in found.lines if one.entry.party == "IND" and one.entry.standing is not Standing.LAPSED]
    assert found.counts["IND"].owed == len(owed)


def test_chances_are_those_that_the_reveal_reports():
    """Every report of the reveal carries the same chances as the page shows for its method."""
    state = rich(3)
    due = [one.duty for one in state.owed.values() if one.duty.party == "CHN" and one.due <= state.round]
    reports = look([(duty, True) for duty in due], means_in_force(state, "CHN"), lambda purpose: 0.999)
    for duty in due:
        missed = 1.0
        for report in reports:
            if report.obligation == duty.key:
                missed *= 1 - report.detection
        assert line(state, "IND", duty.key).chance_seen == pytest.approx(1 - missed)


def test_one_more_alarm_makes_a_breach_likelier_than_one_without():
    for one in duties_view(rich(3), "IND").lines:
        assert 0 <= one.false_alarm <= one.chance_seen <= 1
        if one.methods and one.entry.belief < 0.05:
            assert one.if_alarm > one.belief


def test_a_party_may_accuse_where_the_law_lets_it_and_is_told_why_not_where_not():
    state = given(BREACHED).state
    mine = line(state, "BRA", DUTY)
    assert (mine.can_accuse, mine.why_not) == (True, "")
    own = line(state, "IND", DUTY)
    assert not own.can_accuse
    assert own.why_not.startswith("A country does not accuse itself")
    for key in state.owed:
        no = refusal(state, Allege(by="BRA", obligation=key))
        assert line(state, "BRA", key).can_accuse == (no is None)


def test_a_stranger_to_a_text_sees_who_owes_what_and_no_evidence():
    state = given(BREACHED).state
    for one in duties_view(state, "USA").lines:
        assert (one.belief, one.evidence, one.can_accuse) == (0.0, (), False)
        assert one.entry.standing is Standing.DUE


def test_what_was_declared_and_when_it_is_due_is_said_in_words():
    state = given(BREACHED).state
    found = line(state, "BRA", "pact/2/0/KEN")
    assert found.declared == "months that agents' logs are kept: 12 months"
    assert found.due_words == "since round 1"
    assert found.text == "The pact"
    before = given(IN_FORCE).state
    assert line(before, "BRA", "pact/2/0/KEN").declared == ""


def test_reports_stand_newest_first():
    state = rich(6)
    heard = [one.evidence for one in duties_view(state, "IND").lines if len(one.evidence) > 1]
    for evidence in heard:
        rounds = [int(said.split(":")[0].split()[1]) for said in evidence]
        assert rounds == sorted(rounds, reverse=True)
    assert sum(len(one.evidence) for one in duties_view(state, "IND").lines) == len(seat_view(state, "IND").reports)


def test_a_case_says_where_it_stands_and_what_can_be_done():
    scene = given(ALLEGED)
    judge = duties_view(scene.state, "KEN").case_words["case1"]
    assert "BRA accused IND in round 2" in judge
    assert "IND has not answered; nobody has judged it yet." in judge
    assert "You can ask for an inspection and judge it." in judge
    assert "You can admit or deny it." in duties_view(scene.state, "IND").case_words["case1"]
    assert "You can" not in duties_view(scene.state, "USA").case_words["case1"]
    scene.when(Answer(by="IND", allegation="case1", answer="deny"), Judge(by="KEN", allegation="case1", breach=True))
    told = duties_view(scene.state, "USA").case_words["case1"]
    assert "IND denies it; one held it made out (KEN)." in told
    assert "majority of those that judge" in told


def test_a_finding_and_its_remedy_are_said():
    scene = given(ALLEGED, Judge(by="KEN", allegation="case1", breach=True), advance(4))
    found = duties_view(scene.state, "BRA")
    assert "In round 2 a breach was found" in found.case_words["case1"]
    assert found.remedies == ("IND under the pact: caution until the end of round 3 (one round to go)",)
    assert next(one for one in found.lines if one.entry.obligation == DUTY).entry.standing is Standing.BREACHED


def test_a_method_in_force_raises_the_chance_to_be_seen():
    plain = given(TALK, adopted(pact()), signed("IND", "BRA", "KEN"), advance(2)).state
    kinds = dict(plain.kinds)
    means = kinds["challenge"].means[0].model_copy(update={"method": "declarations"})
    kinds["challenge"] = kinds["challenge"].model_copy(update={"means": (means,)})
    watched = given(TALK, adopted(pact(CHALLENGE)), signed("IND", "BRA", "KEN"), advance(2)).state
    before, after = line(plain, "BRA", DUTY), line(replace(watched, kinds=kinds), "BRA", DUTY)
    assert after.chance_seen > before.chance_seen
    assert len(after.methods) == len(before.methods) + 1


def test_no_secret_of_another_moves_the_page():
    state = rich(3)
    mine = duties_view(state, "IND")
    for other in ("CHN", "KEN"):
        for what, twin in twins(state, other):
            assert duties_view(twin, "IND") == mine, what


def test_v18_1_a_duty_not_to_defeat_a_text_is_told_apart_and_is_no_lapsed_one():
    scene = given(TALK, adopted(pact(consent="ratification")), signed("IND", "BRA"))
    mine = line(scene.state, "BRA", "pact/1/0/IND")
    assert (mine.interim, mine.due_words) == (True, "until in force: not to defeat it, art. 18")
    assert (mine.entry.standing, mine.entry.beneficiaries, mine.owed_to) == (Standing.DUE, 1, "")
    in_force = line(given(IN_FORCE).state, "BRA", DUTY)
    assert (in_force.interim, in_force.due_words) == (False, "since round 1")


def test_v20_4_a_duty_says_to_whom_it_is_owed_where_not_to_all():
    """India leaves logs out; Brazil owes them to Kenya alone, and India owes them to nobody."""
    mine = Sign(by="IND", instrument="pact", reservations=(ReservationText(article="2"),))
    scene = given(TALK, adopted(pact(reservations="free")), mine, signed("BRA", "KEN"))
    assert line(scene.state, "KEN", "pact/2/0/BRA").owed_to == "owed to KEN alone"
    assert line(scene.state, "KEN", "pact/1/0/BRA").owed_to == ""
    assert "pact/2/0/IND" not in {one.entry.obligation for one in duties_view(scene.state, "KEN").lines}


def test_v35_1_what_a_third_state_has_accepted_is_owed_and_has_not_lapsed():
    market = pact(CHALLENGE, FOR_THIRDS, entry_into_force=OF_TWO)
    scene = in_force(*THREE, text=market).when(Undertake(by="SGP", instrument="pact"))
    theirs = line(scene.state, "BRA", "pact/4/0/SGP")
    assert (theirs.entry.standing, theirs.interim) == (Standing.DUE, False)
