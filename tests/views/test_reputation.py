"""What the word of one country is worth to another, and how scarce inspections are spent."""

import pytest
from scenes import ALLEGED, BREACHED, DUTY, GATED, IN_FORCE, TALK, adopted, advance, given, pact, signed
from twins import rich, twins

from treaty.acts.commands import Confess, Judge
from treaty.acts.events import EvidenceArrived, Report
from treaty.model.clause import Clause
from treaty.views.duties import duties_view
from treaty.views.outlook_records import Regard
from treaty.views.quotas import reading
from treaty.views.reputation import reputations

FOUND = [ALLEGED, Judge(by="KEN", allegation="case1", breach=True), advance(4)]


def regard(state, me: str, by: str, of: str) -> Regard:
    return next(one for one in reputations(state, me) if (one.by, one.of) == (by, of))


def test_everybody_has_a_word_with_everybody_else_from_a_flat_start():
    state = given(TALK).state
    found = reputations(state, "IND")
    assert len(found) == 6 * 5
    assert {(one.mean, one.evidence) for one in found} == {(0.5, 0.0)}
    assert found[0].sentence.endswith("at 50 %: nothing is known.")


def test_a_promise_looked_at_and_kept_raises_it_and_a_breach_found_lowers_it():
    kept = regard(given(IN_FORCE, advance(4)).state, "BRA", "BRA", "IND")
    found = regard(given(FOUND).state, "BRA", "BRA", "IND")
    assert kept.mean > 0.5
    assert kept.kept > 0
    assert (found.found, found.self_reported) == (1, 0)
    assert found.mean < regard(given(BREACHED, advance(4)).state, "BRA", "BRA", "IND").mean


def test_one_that_reported_itself_keeps_more_of_its_word():
    told = regard(given(BREACHED, Confess(by="IND", obligation=DUTY), advance(4)).state, "BRA", "BRA", "IND")
    assert (told.found, told.self_reported) == (0, 1)
    assert told.mean > regard(given(FOUND).state, "BRA", "BRA", "IND").mean
    assert "one breach reported by itself" in told.sentence


def test_an_alarm_counts_as_much_as_it_is_likely_to_be_true():
    scene = given(IN_FORCE, advance(4))
    sharp, dull = (
        Report(obligation=DUTY, method="ntm", alarm=True, detection=detection, false_alarm=0.05)
        for detection in (0.9, 0.1)
    )
    means = []
    for report in (sharp, dull):
        told = EvidenceArrived(round=1, on=scene.state.today, to="ALL", reports=(report,), beliefs={DUTY: 0.5})
        one = regard(given(IN_FORCE, advance(4)).told(told).state, "BRA", "BRA", "IND")
        assert one.alarms == 1
        means.append(one.mean)
    assert means[0] < means[1]


def test_a_stranger_to_the_text_has_only_what_is_public():
    state = given(FOUND).state
    assert regard(state, "USA", "BRA", "IND").kept == 0
    assert regard(state, "BRA", "USA", "IND").kept == 0
    assert regard(state, "USA", "USA", "IND").found == 1


@pytest.mark.parametrize("other", ["CHN", "KEN"])
def test_no_secret_of_another_moves_it(other: str):
    state = rich(3)
    mine = reputations(state, "IND")
    for what, twin in twins(state, other):
        assert reputations(twin, "IND") == mine, what


def test_scarce_inspections_are_spent_as_dresher_says():
    """Dresher 1962: one inspection for two stages is spent at once with 1/3; two for four with 4/11."""
    assert "inspect now with a chance of 1/3" in reading(2, 1)
    assert "with two inspections for four rounds: inspect now with a chance of 4/11" in reading(4, 2)
    assert reading(2, 0).endswith("a breach meets no inspectors.")
    once = GATED.model_copy(update={"clause": Clause(kind="gated", values={"visits": 1})})
    scarce = given(TALK, adopted(pact(once)), signed("IND", "BRA", "KEN")).state
    assert [said.partition(":")[0] for said in duties_view(scarce, "BRA").readings] == ["IND", "KEN"]
    assert duties_view(given(IN_FORCE).state, "BRA").readings == ()
