"""Two treaties on one subject: which governs between two states, and who answers for promising both sides."""

import json
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.law.convention.successive import (
    Answerable,
    Governs,
    Pact,
    Promise,
    ended,
    governing,
    in_force_between,
    incompatible,
    responsible,
)

CASES = json.loads((Path(__file__).parent / "cases_pairs.json").read_text(encoding="utf-8"))
DAY = timedelta(days=1)
FIRST, SECOND, ON = date(2030, 1, 1), date(2033, 1, 1), date(2036, 1, 1)
NO_PACTS, ONE_PACT = Promise("exclusive_pacts", "at most", 0), Promise("exclusive_pacts", "at least", 1)
NOTICE = Promise("run_notice_days", "at least", 30)


def pact(name: str, parties: str, adopted: date = FIRST, *promises: Promise, **more: object) -> Pact:
    return Pact(name, adopted, dict.fromkeys(parties, adopted), promises=promises, **more)


def later(parties: str, *promises: Promise, **more: object) -> Pact:
    return pact("later", parties, SECOND, *promises, **more)


def earlier(parties: str, *promises: Promise, **more: object) -> Pact:
    return pact("earlier", parties, FIRST, *promises, **more)


@pytest.mark.parametrize("case", [c for c in CASES if c["type"] == "successive"], ids=lambda case: case["id"])
def test_the_worked_cases_of_successive_treaties(case: dict):
    yields = {"later": frozenset({"earlier"})} if case.get("clause") == "subject_to_earlier" else {}
    one, two = earlier(case["earlier"]), later(case["later"], subject_to=yields.get("later", frozenset()))
    meant = "replace" if case.get("meant_to_replace") else "nothing said"
    a, b = case["pair"]
    for pair in ((a, b), (b, a)):
        assert governing(*pair, one, two, ON, meant) == case["expect"]
        assert governing(*pair, two, one, ON, meant) == case["expect"]


def test_v30_1_the_charter_prevails_over_a_later_treaty_where_they_collide():
    charter = earlier("ABC", NO_PACTS, charter=True)
    assert governing("A", "B", charter, later("AB"), ON) is Governs.EARLIER_FIRST
    assert governing("A", "D", charter, later("AD"), ON) is Governs.EARLIER_FIRST  # any other agreement of a member
    assert governing("D", "E", charter, later("DE"), ON) is Governs.LATER
    assert governing("A", "D", earlier("ABC", charter=True), later("AB"), ON) is None
    assert governing("A", "C", charter, later("AB"), ON) is Governs.EARLIER
    assert governing("A", "B", earlier("AB"), later("AB", charter=True), ON) is Governs.LATER_FIRST


def test_v30_1_the_charter_prevails_over_a_clause_that_says_otherwise():
    charter = earlier("AB", charter=True, subject_to=frozenset({"later"}))
    assert governing("A", "B", charter, later("AB"), ON, "replace") is Governs.EARLIER_FIRST


def test_v30_2_a_treaty_yields_to_the_one_it_is_subject_to():
    yields = frozenset({"later"})
    assert governing("A", "B", earlier("AB", subject_to=yields), later("AB"), ON) is Governs.LATER
    assert governing("A", "B", earlier("AB"), later("AB", subject_to=frozenset({"earlier"})), ON) is Governs.EARLIER
    other = frozenset({"another"})
    assert governing("A", "B", earlier("AB", subject_to=other), later("AB"), ON) is Governs.LATER_FIRST


def test_v30_2_treaties_that_yield_to_each_other_are_taken_in_time():
    one = earlier("AB", subject_to=frozenset({"later"}))
    assert governing("A", "B", one, later("AB", subject_to=frozenset({"earlier"})), ON) is Governs.LATER_FIRST


def test_v30_2_what_is_subject_to_a_treaty_is_not_meant_to_replace_it():
    two = later("AB", subject_to=frozenset({"earlier"}))
    assert governing("A", "B", earlier("AB"), two, ON, "replace") is Governs.EARLIER


def test_v30_3_compatible_clauses_of_the_earlier_treaty_survive():
    one, two = earlier("AB", NO_PACTS, NOTICE), later("AB", ONE_PACT)
    assert in_force_between("A", "B", one, two, ON) == (("later", ONE_PACT), ("earlier", NOTICE))
    assert in_force_between("B", "A", two, one, ON, "replace") == (("later", ONE_PACT),)
    assert in_force_between("B", "A", two, one, ON, "suspend") == (("later", ONE_PACT),)


def test_v30_3_treaties_adopted_on_one_day_are_read_together():
    one, two = pact("one", "AB", FIRST, NO_PACTS), pact("two", "AB", FIRST, NOTICE)
    assert governing("A", "B", one, two, ON) is Governs.TOGETHER
    assert set(in_force_between("A", "B", one, two, ON)) == {("one", NO_PACTS), ("two", NOTICE)}
    colliding = pact("two", "AB", FIRST, ONE_PACT)
    assert set(in_force_between("A", "B", one, colliding, ON)) == {("one", NO_PACTS), ("two", ONE_PACT)}


def test_v30_3_a_clause_that_collides_with_one_of_several_does_not_survive():
    one, two = earlier("AB", NO_PACTS), later("AB", ONE_PACT, NOTICE)
    assert in_force_between("A", "B", one, two, ON) == (("later", ONE_PACT), ("later", NOTICE))


def test_v30_3_later_goes_by_adoption_and_not_by_entry_into_force():
    slow = Pact("slow", FIRST, dict.fromkeys("AB", SECOND + DAY), promises=(NO_PACTS,))
    quick = Pact("quick", SECOND, dict.fromkeys("AB", SECOND), promises=(ONE_PACT,))
    assert in_force_between("A", "B", slow, quick, ON) == (("quick", ONE_PACT),)


def test_v30_4_a_triangle_of_two_treaties():
    """{A, B, C} first, then {A, B}: the later between A and B, the earlier with C."""
    one, two = earlier("ABC"), later("AB")
    found = {pair: governing(*pair, one, two, ON) for pair in combinations("ABC", 2)}
    assert found == {
        ("A", "B"): Governs.LATER_FIRST,
        ("A", "C"): Governs.EARLIER,
        ("B", "C"): Governs.EARLIER,
    }


def test_v30_4_both_treaties_must_be_in_force_for_the_pair():
    joins, leaves = Pact("later", SECOND, {"A": SECOND, "B": ON}), date(2035, 1, 1)
    assert governing("A", "B", earlier("AB"), joins, ON - DAY) is Governs.EARLIER
    assert governing("A", "B", earlier("AB"), joins, ON) is Governs.LATER_FIRST
    left = earlier("AB", left={"A": leaves})
    assert governing("A", "B", left, later("AB"), leaves - DAY) is Governs.LATER_FIRST
    assert governing("A", "B", left, later("AB"), leaves) is Governs.LATER
    assert governing("A", "B", left, joins, leaves) is None
    other = Pact("later", SECOND, {"A": SECOND, "B": ON}, promises=(ONE_PACT,))
    assert in_force_between("A", "B", earlier("AC", NOTICE), other, ON - DAY) == ()


def test_v30_5_who_promised_both_sides_answers_to_the_third_and_the_later_treaty_stands():
    one, two = earlier("ABC", NO_PACTS), later("AB", ONE_PACT)
    found = {(who.state, who.to, who.treaty) for who in responsible(one, two, ON)}
    assert {("A", "C", "earlier"), ("B", "C", "earlier")} <= found
    assert ("A", "B", "earlier") not in found  # between them the later governs
    assert governing("A", "B", one, two, ON) is Governs.LATER_FIRST


def test_v30_5_an_exclusive_alliance_signed_against_a_nonalignment_pact_voids_nothing_and_creates_responsibility():
    movement, alliance = earlier("ABC", NO_PACTS, NOTICE), later("AD", ONE_PACT)
    assert in_force_between("A", "D", movement, alliance, ON) == (("later", ONE_PACT),)
    assert in_force_between("D", "A", movement, alliance, ON) == (("later", ONE_PACT),)
    for friend in "BC":
        assert in_force_between("A", friend, movement, alliance, ON) == (("earlier", NO_PACTS), ("earlier", NOTICE))
    assert responsible(movement, alliance, ON) == (
        Answerable("A", "B", "earlier", NO_PACTS, "later"),
        Answerable("A", "C", "earlier", NO_PACTS, "later"),
        Answerable("A", "D", "later", ONE_PACT, "earlier"),
    )


def test_v30_5_nobody_answers_before_both_treaties_are_in_force_nor_for_compatible_promises():
    movement, alliance = earlier("ABC", NO_PACTS), later("AD", ONE_PACT)
    assert responsible(movement, alliance, SECOND - DAY) == ()
    assert responsible(movement, alliance, SECOND) != ()
    assert responsible(movement, later("AD", NOTICE), ON) == ()
    assert responsible(earlier("AB", NO_PACTS), later("AB", ONE_PACT), ON) == ()  # the same parties: one governs


def test_v30_5_only_a_state_of_both_treaties_is_caught_between_them():
    found = responsible(earlier("ABC", NO_PACTS), later("AD", ONE_PACT), ON)
    assert {one.state for one in found} == {"A"}
    assert responsible(earlier("AB", NO_PACTS), later("CD", ONE_PACT), ON) == ()


def test_v30_5_who_is_left_alone_in_one_treaty_is_not_caught():
    """All of the earlier are in the later, where the later governs: nobody may ask the earlier promise any more."""
    wide, alone = later("ABC", ONE_PACT), earlier("AB", NO_PACTS, NOTICE)
    assert responsible(alone, wide, ON) == ()
    emptied = Pact("later", SECOND, {"A": SECOND}, promises=(ONE_PACT,))
    assert responsible(earlier("AB", NO_PACTS), emptied, ON) == ()


def test_v30_5_promises_collide_when_no_conduct_keeps_both():
    assert incompatible(NO_PACTS, ONE_PACT)
    assert incompatible(ONE_PACT, NO_PACTS)
    assert not incompatible(Promise("share", "at most", 5), Promise("share", "at least", 5))
    for limits in ((5, 1), (1, 5)):
        for comparator in ("at most", "at least"):
            assert not incompatible(*(Promise("share", comparator, limit) for limit in limits))
    assert not incompatible(NO_PACTS, Promise("other", "at least", 1))


def test_v59_1_a_treaty_ends_when_all_its_parties_are_in_one_meant_to_replace_it():
    two = Pact("later", SECOND, {"A": SECOND, "B": ON, "C": SECOND})
    assert governing("A", "B", earlier("AB"), two, ON, "replace") is Governs.LATER_ALONE
    assert governing("A", "B", earlier("AB"), two, ON, "cannot stand together") is Governs.LATER_ALONE
    assert ended(earlier("AB"), two, ON, "replace").rule == "V59.1"
    assert ended(earlier("AB"), two, ON, "replace")
    waiting = ended(earlier("AB"), two, ON - DAY, "replace")
    assert not waiting
    assert "until B" in waiting.sentence


def test_v59_1_a_later_treaty_that_says_nothing_ends_nothing():
    assert governing("A", "B", earlier("AB"), later("AB"), ON) is Governs.LATER_FIRST
    assert not ended(earlier("AB"), later("AB"), ON, "nothing said")
    assert not ended(later("AB"), earlier("AB"), ON, "replace")
    assert not ended(earlier("AB"), pact("twin", "AB", FIRST), ON, "replace")


def test_v59_1_one_party_that_stays_outside_keeps_the_earlier_treaty_alive():
    assert governing("A", "B", earlier("ABC"), later("AB"), ON, "replace") is Governs.LATER_FIRST
    gone = earlier("ABC", left={"C": ON})
    assert governing("A", "B", gone, later("AB"), ON, "replace") is Governs.LATER_ALONE


def test_v59_2_the_earlier_is_only_suspended_where_that_was_meant():
    assert governing("A", "B", earlier("AB"), later("AB"), ON, "suspend") is Governs.LATER_FOR_NOW
    found = ended(earlier("AB"), later("AB"), ON, "suspend")
    assert (found.allowed, found.rule) == (True, "V59.2")


MEMBERS = st.sets(st.sampled_from("ABCD"), min_size=1).map("".join)
MEANT = st.sampled_from(["nothing said", "replace", "cannot stand together", "suspend"])
NAMES = st.sampled_from([frozenset(), frozenset({"one"}), frozenset({"two"})])


@settings(max_examples=60, deadline=None)
@given(MEMBERS, MEMBERS, MEANT, NAMES, st.sampled_from([FIRST, SECOND]), st.booleans())
def test_v30_4_what_governs_is_the_same_whoever_and_whichever_is_named_first(ours, theirs, meant, names, day, charter):
    one = pact("one", ours, SECOND, NO_PACTS, subject_to=names, charter=charter)
    two = pact("two", theirs, day, ONE_PACT, NOTICE)
    for a, b in combinations("ABCD", 2):
        word = governing(a, b, one, two, ON, meant)
        assert word is governing(b, a, two, one, ON, meant)
        together = {a, b} <= set(ours) or {a, b} <= set(theirs)
        assert (word is not None) == together
    assert responsible(one, two, ON, meant) == responsible(two, one, ON, meant)
