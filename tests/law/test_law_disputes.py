"""Disputes: allegation, answer, inspection, finding, remedy."""

from dataclasses import replace

import pytest
from scenes import (
    ADOPTED,
    ALLEGED,
    ARTICLES,
    BREACHED,
    CHEAT,
    DUTY,
    IN_FORCE,
    TALK,
    Scene,
    adopted,
    advance,
    given,
    pact,
    signed,
)

from treaty.acts.commands import Allege, Answer, Command, Inspect, Judge, Seal
from treaty.acts.events import Alleged, Answered, EvidenceArrived, Found, Inspected, Judged, RemedyApplied, Report
from treaty.law.state import State

ACCUSE = Allege(by="BRA", obligation=DUTY)
FOUR = [ADOPTED, signed("IND", "BRA", "KEN", "SGP"), advance(), Seal(by="IND", orders=CHEAT), advance(3)]
"""As BREACHED, with a fourth party."""


def judge(breach: bool, *who: str, case: str = "case1") -> list[Command]:
    return [Judge(by=one, allegation=case, breach=breach) for one in who]


def found_in(rounds: int) -> list[object]:
    """India is found in breach in each of so many rounds, from round 2 on."""
    again: list[object] = [BREACHED]
    for number in range(1, rounds + 1):
        again += [ACCUSE, judge(True, "BRA", case=f"case{number}"), advance(4)]
    return again


def alarm(state: State, to: str, number: int) -> EvidenceArrived:
    """A report of the method `ntm` that India's logs are missing."""
    report = Report(obligation=DUTY, method="ntm", alarm=True, detection=0.5, false_alarm=0.02)
    return EvidenceArrived(round=number, on=state.today, to=to, reports=(report,), beliefs={DUTY: 0.5})


def test_c1_a_party_accuses_a_party_of_an_obligation_that_binds_both():
    given(BREACHED).when(ACCUSE).then(Alleged, id="case1", by="BRA", against="IND", obligation=DUTY)
    given(BREACHED).when(Allege(by="IND", obligation=DUTY)).refused_by("C1", "does not accuse itself")
    given(BREACHED).when(Allege(by="BRA", obligation="pact/9/0/IND")).refused_by("C1", "No party owes")
    given(BREACHED).when(Allege(by="BRA", obligation="pact/2/0/USA")).refused_by("C1", "No party owes")


def test_v34_1_one_that_is_no_party_accuses_nobody():
    given(BREACHED).when(Allege(by="USA", obligation=DUTY)).refused_by("V34.1")
    given(ALLEGED).when(Judge(by="USA", allegation="case1", breach=True)).refused_by("C4", "Only parties judge")


def test_v28_1_nothing_is_alleged_before_the_duty_was_due():
    given(IN_FORCE).when(ACCUSE).refused_by("V28.1", "round 1")


def test_c1_one_allegation_of_an_obligation_at_a_time():
    given(ALLEGED).when(Allege(by="KEN", obligation=DUTY)).refused_by("C1", "not decided")
    given(ALLEGED).when(Allege(by="BRA", obligation="pact/2/0/KEN")).then(Alleged, id="case2")


def test_c1_conduct_that_was_decided_on_this_round_is_not_alleged_again():
    """Else one round's conduct would climb the whole ladder in one talk phase."""
    admitted = [ALLEGED, Answer(by="IND", allegation="case1", answer="admit")]
    given(admitted).when(Allege(by="KEN", obligation=DUTY)).refused_by("C1", "this round")
    given(admitted, advance(4)).when(Allege(by="KEN", obligation=DUTY)).then(Alleged, id="case2")


def test_c1_allegations_are_made_in_the_talk_phase():
    given(BREACHED, advance()).when(ACCUSE).refused_by("T1.3")


def test_c2_the_accused_alone_answers_and_once():
    deny = Answer(by="IND", allegation="case1", answer="deny")
    given(ALLEGED).when(deny).then(Answered, answer="deny").without(Found)
    given(ALLEGED, deny).when(deny).refused_by("C2", "already")
    given(ALLEGED).when(Answer(by="BRA", allegation="case1", answer="deny")).refused_by("C2", "Only the accused")
    given(ALLEGED).when(Answer(by="IND", allegation="case9", answer="deny")).refused_by("C1")
    given(ALLEGED, advance()).when(deny).then(Answered)


def test_c2_one_that_admits_is_found_in_breach_without_a_vote_with_the_lighter_remedy():
    scene = given(ALLEGED).when(Answer(by="IND", allegation="case1", answer="admit"))
    scene.then(Found, breach=True, against="IND").then(RemedyApplied, country="IND", step="assistance", until=3)
    scene.when(judge(True, "BRA")).refused_by("C4", "decided")


def test_c3_one_inspection_follows_an_allegation_where_the_text_provides_for_it():
    ask = Inspect(by="BRA", allegation="case1")
    scene = given(ALLEGED).when(ask).then(Inspected, let_in=True, by="BRA")
    report = scene.found(Inspected)[0].report
    assert (report.obligation, report.method) == (DUTY, "challenge")
    scene.when(ask).refused_by("C3", "has been held")
    unseen = [TALK, adopted(pact(articles=ARTICLES)), signed("IND", "BRA", "KEN")]
    cheated = [unseen, advance(), Seal(by="IND", orders=CHEAT), advance(3), ACCUSE]
    given(cheated).when(ask).refused_by("C3", "No text in force")


def test_c3_a_party_that_is_not_accused_asks_for_it():
    given(ALLEGED).when(Inspect(by="USA", allegation="case1")).refused_by("C3", "Only a party")
    given(ALLEGED).when(Inspect(by="IND", allegation="case1")).refused_by("C3", "The accused")
    given(ALLEGED).when(Inspect(by="KEN", allegation="case1")).then(Inspected, by="KEN")


def test_c3_an_inspection_sees_a_breach_nine_times_in_ten_and_errs_twice_in_a_hundred():
    """200 lots with and 200 without a breach; the bounds are five standard deviations wide."""
    ask = Inspect(by="BRA", allegation="case1")

    def alarms(scene: Scene) -> int:
        lots = (Scene(replace(scene.state, seed=seed), ()) for seed in range(200))
        return sum(one.when(ask).found(Inspected)[0].report.alarm for one in lots)

    assert 180 - 22 <= alarms(given(ALLEGED)) <= 200
    assert alarms(given(IN_FORCE, advance(4), ACCUSE)) <= 4 + 10


def test_c4_a_majority_of_the_parties_that_judge_decides_when_talk_ends():
    given(FOUR, ACCUSE, judge(True, "BRA", "KEN")).when(judge(False, "SGP"), advance()).then(Found, breach=True)
    given(FOUR, ACCUSE, judge(True, "BRA")).when(judge(False, "SGP"), advance()).then(Found, breach=False)
    given(ALLEGED).when(judge(True, "BRA")).then(Judged).without(Found)
    given(ALLEGED).when(judge(True, "BRA"), advance()).then(Found, breach=True, against="IND")


def test_c4_a_judgement_may_be_changed_until_then():
    scene = given(ALLEGED, judge(True, "BRA")).when(judge(False, "BRA"), advance()).then(Found, breach=False)
    scene.without(RemedyApplied)
    given(ALLEGED, judge(True, "BRA")).when(judge(True, "BRA")).refused_by("C4", "already")


def test_v60_2_the_accused_does_not_vote_on_its_own_case():
    given(ALLEGED).when(judge(False, "IND")).refused_by("V60.2")


def test_c4_what_nobody_judges_is_dropped_after_two_rounds():
    """Alleged in round 2; open in round 3; dropped when talk ends in round 4."""
    given(ALLEGED).when(advance(5)).without(Found)
    scene = given(ALLEGED, advance(8)).when(advance()).then(Found, breach=False, round=4).without(RemedyApplied)
    scene.when().without(Found)


@pytest.mark.parametrize(
    ("earlier", "step"), [(0, "caution"), (1, "suspension"), (2, "trade measures"), (3, "trade measures")]
)
def test_c5_remedies_climb_from_caution_to_suspension_to_trade_measures(earlier: int, step: str):
    case = f"case{earlier + 1}"
    scene = given(found_in(earlier), ACCUSE).when(judge(True, "BRA", case=case), advance())
    scene.then(RemedyApplied, country="IND", instrument="pact", step=step, until=2 + earlier + 1)


def test_c5_one_that_admits_again_gets_no_assistance():
    scene = given(found_in(1), ACCUSE).when(Answer(by="IND", allegation="case2", answer="admit"))
    scene.then(RemedyApplied, step="suspension")


def test_c5_rights_are_suspended_for_a_year_of_two_rounds():
    """Suspended in round 3: still in round 4, no longer in round 5."""
    suspended = [found_in(1), ACCUSE, judge(True, "BRA", case="case2"), advance()]
    assert [given(suspended, advance(n)).state.suspended("IND") for n in (0, 4, 8)] == [True, True, False]
    assert not given(found_in(1)).state.suspended("IND")


def test_c5_a_suspended_party_accuses_nobody_and_does_not_judge():
    """India's rights are suspended in round 3; Brazil kept no logs in that round either."""
    suspended = [found_in(1), ACCUSE, judge(True, "BRA", case="case2"), advance(), Seal(by="BRA", orders=CHEAT)]
    scene = given(suspended, advance(3))
    brazil = Allege(by="IND", obligation="pact/2/0/BRA")
    scene.when(brazil).refused_by("C5", "suspended until the end of round 4")
    accused = [suspended, advance(3), brazil.model_copy(update={"by": "KEN"})]
    given(accused).when(judge(True, "IND", case="case3")).refused_by("C5")
    given(accused).when(Inspect(by="IND", allegation="case3")).refused_by("C5")
    given(accused).when(judge(True, "KEN", case="case3")).then(Judged)


def test_c5_a_finding_settles_what_is_believed():
    scene = given(ALLEGED, judge(True, "BRA"), advance())
    assert scene.state.belief("ALL", DUTY) == 0.95
    cleared = given(ALLEGED, judge(False, "BRA"), advance())
    assert cleared.state.belief("ALL", DUTY) <= 0.2


def heard(number: int, to: str, rounds: int) -> Scene:
    """Talk phase `rounds` after round 2; the one alarm there was is that of round `number`, for `to`."""
    scene = given(BREACHED, advance(4 * rounds))
    scene.state = replace(scene.state, alarms={})
    return scene.told(alarm(scene.state, to, number))


def test_v45_1_one_that_lets_a_breach_pass_for_three_rounds_loses_the_right_to_invoke_it():
    """The alarm of round 1 may be invoked in rounds 2, 3 and 4, not in round 5."""
    heard(1, "ALL", 0).when(ACCUSE).then(Alleged)
    heard(1, "ALL", 2).when(ACCUSE).then(Alleged)
    heard(1, "ALL", 3).when(ACCUSE).refused_by("V45.1", "round 1")


def test_v45_1_it_is_lost_by_those_who_knew_and_not_once_it_is_seen_anew():
    heard(1, "KEN", 3).when(ACCUSE).then(Alleged, by="BRA")
    heard(1, "KEN", 3).when(Allege(by="KEN", obligation=DUTY)).refused_by("V45.1")
    seen_anew = heard(1, "ALL", 3)
    seen_anew.told(alarm(seen_anew.state, "ALL", 4)).when(ACCUSE).then(Alleged)
