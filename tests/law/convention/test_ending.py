"""Ending and suspending by consent, and what ends no treaty."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.law.convention.ending import end_by_consent, ended_by_number, operates, suspend, suspend_between

PARTIES = {"AAA", "BBB", "CCC"}


def test_v42_2_one_party_suspends_nothing_by_its_word():
    refused = suspend(PARTIES, {"AAA"})
    assert not refused
    assert refused.rule == "V42.2"
    assert "clause" in refused.sentence
    assert suspend({"AAA", "BBB"}, {"AAA"}).rule == "V42.2"


def test_v54_1_all_parties_must_consent_and_the_missing_are_named():
    assert end_by_consent(PARTIES, PARTIES)
    refused = end_by_consent(PARTIES, {"AAA", "BBB"})
    assert not refused
    assert "CCC" in refused.sentence
    assert "AAA, BBB, CCC" in end_by_consent(PARTIES, ()).sentence
    assert "missing: all" in end_by_consent((), ()).sentence
    assert not end_by_consent((), ())


def test_v54_1_other_contracting_states_are_consulted_and_need_not_consent():
    refused = end_by_consent(PARTIES, PARTIES, contracting={"AAA", "DDD"})
    assert not refused
    assert "DDD" in refused.sentence
    assert "DDD, EEE, FFF" in end_by_consent(PARTIES, PARTIES, contracting={"FFF", "DDD", "EEE"}).sentence
    assert end_by_consent(PARTIES, PARTIES, contracting={"AAA", "DDD"}, consulted={"DDD"})


def test_v55_1_few_parties_end_nothing_unless_the_treaty_says_so():
    assert not ended_by_number(1)
    assert not ended_by_number(16, fewest=16)
    assert ended_by_number(15, fewest=16)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 200))
def test_v55_1_falling_below_a_number_never_ends_a_treaty_by_itself(parties: int):
    assert not ended_by_number(parties)


def test_v55_1_a_treaty_with_one_party_has_no_pair_to_operate_between():
    assert operates(2)
    assert not operates(1)


def test_v57_a_treaty_is_suspended_by_its_clause_or_by_all():
    assert suspend(PARTIES, {"AAA"}, clause=True)
    assert "suspended" in suspend(PARTIES, PARTIES).sentence
    assert suspend({"AAA"}, {"AAA"})
    refused = suspend(PARTIES, {"AAA", "BBB"})
    assert not refused
    assert refused.rule == "V57"
    assert "CCC" in refused.sentence
    assert not suspend(PARTIES, PARTIES, contracting={"DDD"})


def test_v58_two_parties_may_suspend_between_themselves_for_a_time_and_with_notice():
    assert suspend_between({"AAA", "BBB"})


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ({"prohibited": True}, "prohibits"),
        ({"harms_others": True}, "owed"),
        ({"against_purpose": True}, "purpose"),
        ({"temporary": False}, "time"),
        ({"notified": False}, "notify"),
        ({"notified": False, "notice_waived": True}, "notify"),
    ],
)
def test_v58_but_not_so(why: dict[str, bool], said: str):
    refused = suspend_between({"AAA", "BBB"}, **why)
    assert not refused
    assert said in refused.sentence


def test_v58_it_takes_two():
    assert not suspend_between({"AAA"})


def test_v58_where_the_treaty_provides_it_the_treaty_rules_on_harm_and_notice():
    pair = {"AAA", "BBB"}
    assert suspend_between(pair, provided=True, prohibited=True, harms_others=True, against_purpose=True)
    assert suspend_between(pair, provided=True, notice_waived=True, notified=False)
    assert not suspend_between(pair, provided=True, notified=False)
    assert not suspend_between(pair, provided=True, temporary=False)
