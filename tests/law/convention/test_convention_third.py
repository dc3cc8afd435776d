"""Third states: duties only in writing, rights presumed, and how both are revoked."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.law.convention.third import Stipulation, Word, duties, holds_for, revocable

CASES = json.loads((Path(__file__).parent / "cases_pairs.json").read_text(encoding="utf-8"))
START, ON, DAY = date(2030, 1, 1), date(2032, 1, 1), timedelta(days=1)
DUTY = Stipulation("transit", "duty", START, intended=True)
RIGHT = Stipulation("access", "right", START, intended=True)


def word(says: str = "accepts", article: str = "transit", day: date = ON, **more: object) -> Word:
    return Word("T", article, says, day, **more)


@pytest.mark.parametrize("case", [c for c in CASES if c["type"] == "third"], ids=lambda case: case["id"])
def test_the_worked_cases_of_third_states(case: dict):
    one = Stipulation("it", case["kind"], START, intended=case.get("intended", False))
    says = "declines" if case.get("declined") else "accepts"
    words = [word(says, "it", in_writing=case.get("accepted_in_writing", False))]
    silent = case["kind"] == "right" and not case.get("declined")
    assert bool(holds_for(one, "T", ON, [] if silent else words)) is case["expect"]


def test_v34_1_a_treaty_gives_a_third_state_nothing_that_the_parties_did_not_mean_for_it():
    silent_text = Stipulation("transit", "duty", START)
    assert holds_for(silent_text, "T", ON, [word(in_writing=True)]).rule == "V34.1"
    assert not holds_for(silent_text, "T", ON, [word(in_writing=True)])
    for_another = Stipulation("access", "right", START, intended=True, states=frozenset("U"))
    assert not holds_for(for_another, "T", ON)
    assert holds_for(for_another, "U", ON)


def test_v34_1_nothing_holds_before_the_text_is_in_force():
    assert not holds_for(RIGHT, "T", START - DAY)
    assert holds_for(RIGHT, "T", START)


def test_v35_1_a_duty_is_owed_from_its_acceptance_in_writing():
    said = [word(in_writing=True)]
    assert not holds_for(DUTY, "T", ON - DAY, said)
    assert holds_for(DUTY, "T", ON, said)
    assert not holds_for(DUTY, "U", ON, said)
    assert not holds_for(DUTY, "T", ON, [word(in_writing=True, article="access")])
    assert not holds_for(DUTY, "T", ON, [word()])
    assert not holds_for(DUTY, "T", ON, [word("declines", in_writing=True)])


def test_v35_1_an_acceptance_is_not_taken_back_by_a_word():
    said = [word(in_writing=True), word("declines", day=ON + DAY, in_writing=True)]
    assert holds_for(DUTY, "T", ON + DAY, said)


def test_v36_1_assent_to_a_right_is_presumed_until_it_is_declined_and_may_be_given_again():
    said = [word("accepts", "access", ON + 2 * DAY), word("declines", "access", ON)]
    judged = [holds_for(RIGHT, "T", ON + n * DAY, said).allowed for n in (-1, 0, 1, 2)]
    assert judged == [True, False, False, True]


def test_v37_1_a_duty_is_revoked_with_the_consent_of_parties_and_third_state():
    assert revocable(DUTY, "T", "ABT", "AB")
    for agreeing in ("AB", "AT", ""):
        refused = revocable(DUTY, "T", agreeing, "AB")
        assert (refused.allowed, refused.rule) == (False, "V37.1")
    settled = Stipulation("transit", "duty", START, intended=True, settled=True)
    assert revocable(settled, "T", "AB", "AB")


def test_v37_2_a_right_is_revoked_by_the_parties_unless_it_was_meant_to_last():
    assert revocable(RIGHT, "T", "AB", "AB")
    assert not revocable(RIGHT, "T", "AT", "AB")
    lasting = Stipulation("access", "right", START, intended=True, lasting=True)
    assert revocable(lasting, "T", "AB", "AB").rule == "V37.2"
    assert not revocable(lasting, "T", "AB", "AB")
    assert revocable(lasting, "T", "ABT", "AB")


def test_v38_1_a_rule_may_bind_a_third_state_as_custom():
    custom = Stipulation("transit", "duty", START, custom=True)
    assert holds_for(custom, "T", ON).rule == "V38.1"
    assert duties([custom, DUTY], "T", ON) == {"transit"}


STIPULATIONS = st.lists(
    st.builds(
        Stipulation, st.sampled_from("abc"), st.sampled_from(["duty", "right"]), st.dates(START, ON), st.booleans()
    ),
    max_size=4,
)
WORDS = st.lists(
    st.builds(
        Word, st.sampled_from("TU"), st.sampled_from("abc"), st.sampled_from(["accepts", "declines"]),
        st.dates(START, ON), st.booleans(),
    ), max_size=4,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(STIPULATIONS, WORDS)
def test_v34_1_a_third_state_owes_nothing_that_it_did_not_accept_in_writing(stipulations, words):
    written = {one.article for one in words if one.state == "T" and one.says == "accepts" and one.in_writing}
    meant = {one.article for one in stipulations if one.kind == "duty" and one.intended}
    assert duties(stipulations, "T", ON, words) == written & meant
