"""Leaving a treaty: the day a notice takes effect, and what outlasts it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.law.convention.leaving import (
    Conflict,
    Leaving,
    Notice,
    Outcome,
    end_of_conflict,
    implied_right,
    leave,
    may_leave_part,
    owes_on,
    party_on,
    with_parent,
)
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal

GIVEN = Notice(date(2030, 1, 15))
SIX_MONTHS = Withdrawal(notice=Delay(months=6))
FREEZE = replace(SIX_MONTHS, effect_not_before_end_of_armed_conflict=True)
EXPIRY = date(2030, 7, 15)
ONE = timedelta(days=1)
DAYS = st.dates(date(2024, 1, 1), date(2034, 12, 31))
CONFLICTS = st.lists(
    st.tuples(DAYS, st.integers(0, 900)).map(lambda war: (war[0], war[0] + timedelta(days=war[1]))), max_size=3
)


def test_v43_1_custom_binds_who_has_left():
    assert owes_on(EXPIRY, EXPIRY, customary=True)
    assert not owes_on(EXPIRY, EXPIRY)


def test_v44_1_a_treaty_is_left_whole_unless_it_says_otherwise():
    assert may_leave_part(whole=True)
    assert may_leave_part(whole=False, clause_allows=True)
    assert not may_leave_part(whole=False)


def test_v54_1_a_clause_gives_the_day():
    got = leave(GIVEN, SIX_MONTHS)
    assert (got.effect, got.rule, got.first_notice) == (EXPIRY, "V54.1", None)
    assert "notice takes effect" in got.sentence


def test_v54_1_consent_of_all_parties_goes_before_clause_silence_and_lock_in():
    agreed = date(2030, 2, 1)
    locked = replace(FREEZE, earliest_after_in_force_for_party=Delay(years=9))
    for clause in (SIX_MONTHS, None, locked, Withdrawal(allowed=False)):
        got = leave(GIVEN, clause, agreed=agreed, party_since=date(2029, 1, 1), conflicts=[(date(2020, 1, 1), None)])
        assert (got.outcome, got.effect, got.rule) == (Outcome.LEAVES, agreed, "V54.1")
        assert "consent of all" in got.sentence
    assert leave(replace(GIVEN, revoked=agreed - ONE), None, agreed=agreed).outcome is Outcome.STILL_PARTY


def test_v54_1_a_treaty_that_forbids_leaving_refuses_even_where_a_right_would_be_implied():
    assert leave(GIVEN, Withdrawal(allowed=False), implied_right=True).outcome is Outcome.NO_RIGHT


def test_v56_1_silence_gives_no_right_unless_meant_or_implied_by_nature():
    assert leave(GIVEN, None).outcome is Outcome.NO_RIGHT
    assert "consent" in leave(GIVEN, None).sentence
    assert not implied_right()
    assert implied_right(intended=True)
    assert implied_right(by_nature=True)


def test_v56_2_an_implied_right_takes_twelve_months_at_least():
    got = leave(GIVEN, None, implied_right=True)
    assert (got.effect, got.rule) == (date(2031, 1, 15), "V56.2")
    assert leave(replace(GIVEN, later_date=EXPIRY), None, implied_right=True).effect == date(2031, 1, 15)


def test_v56_2_where_there_is_a_clause_the_twelve_months_do_not_matter():
    assert leave(GIVEN, SIX_MONTHS, implied_right=True).effect == EXPIRY


def test_v56_3_the_first_day_after_a_lock_in_is_in_time_and_the_day_before_is_not():
    clause = replace(SIX_MONTHS, earliest_after_in_force_for_party=Delay(years=3))
    since = date(2027, 1, 15)
    assert leave(GIVEN, clause, party_since=since).outcome is Outcome.LEAVES
    early = leave(Notice(GIVEN.received - ONE), clause, party_since=since)
    assert (early.outcome, early.first_notice) == (Outcome.LOCKED_IN, GIVEN.received)
    assert "2030-01-15" in early.sentence


def test_v56_3_a_lock_in_counts_from_the_day_the_treaty_is_in_force_for_the_party():
    clause = replace(SIX_MONTHS, earliest_after_in_force_for_party=Delay(years=3))
    late = leave(GIVEN, clause, party_since=date(2029, 1, 1), in_force=date(2000, 1, 1))
    assert late.first_notice == date(2032, 1, 1)
    never = leave(GIVEN, clause, in_force=date(2000, 1, 1))
    assert (never.outcome, never.first_notice) == (Outcome.LOCKED_IN, None)
    assert "begun" in never.sentence


def test_v56_3_or_from_the_entry_into_force_of_the_treaty_where_it_says_so():
    clause = replace(SIX_MONTHS, earliest_after_entry_into_force=Delay(years=3))
    assert leave(GIVEN, clause, party_since=date(2029, 1, 1), in_force=date(2027, 1, 15)).outcome is Outcome.LEAVES
    assert leave(GIVEN, clause, in_force=date(2027, 1, 16)).outcome is Outcome.LOCKED_IN
    both = replace(clause, earliest_after_in_force_for_party=Delay(years=1))
    assert leave(GIVEN, both, party_since=date(2029, 6, 1), in_force=date(2020, 1, 1)).first_notice == date(2030, 6, 1)
    half = leave(GIVEN, both, in_force=date(2020, 1, 1))
    assert (half.outcome, half.first_notice) == (Outcome.LOCKED_IN, None)


def test_v56_3_a_later_date_counts_where_it_may_be_named_and_an_earlier_never():
    later = replace(GIVEN, later_date=date(2031, 1, 1))
    assert leave(later, SIX_MONTHS).effect == date(2031, 1, 1)
    assert leave(later, replace(SIX_MONTHS, or_later_date=False)).effect == EXPIRY
    assert leave(replace(GIVEN, later_date=date(2030, 2, 1)), SIX_MONTHS).effect == EXPIRY


def test_v56_3_a_conflict_that_begins_after_the_period_ran_out_holds_nobody():
    later = replace(GIVEN, later_date=date(2031, 1, 1))
    assert leave(later, FREEZE, conflicts=[(EXPIRY + ONE, None)]).effect == date(2031, 1, 1)


def test_v56_3_a_conflict_on_the_day_the_period_runs_out_holds_until_its_last_day():
    assert leave(GIVEN, FREEZE, conflicts=[(EXPIRY, date(2031, 5, 5))]).effect == date(2031, 5, 5)
    assert leave(GIVEN, FREEZE, conflicts=[(date(2020, 1, 1), EXPIRY)]).effect == EXPIRY
    assert leave(GIVEN, FREEZE, conflicts=[(date(2020, 1, 1), EXPIRY - ONE)]).effect == EXPIRY


def test_v56_3_conflicts_that_overlap_hold_until_the_last_is_over():
    first: Conflict = (date(2030, 7, 1), date(2030, 12, 1))
    second: Conflict = (date(2030, 12, 1), date(2031, 3, 1))
    apart: Conflict = (date(2030, 12, 2), date(2031, 3, 1))
    assert end_of_conflict(EXPIRY, (second, first)) == date(2031, 3, 1)
    assert end_of_conflict(EXPIRY, (first, apart)) == date(2030, 12, 1)
    assert end_of_conflict(EXPIRY, (first, (date(2030, 8, 1), None))) is None


def test_v56_3_a_notice_that_an_unending_conflict_blocks_can_still_be_revoked():
    war: list[Conflict] = [(date(2022, 2, 24), None)]
    for notice in (GIVEN, replace(GIVEN, later_date=date(2031, 1, 1))):
        assert leave(notice, FREEZE, conflicts=war).outcome is Outcome.BLOCKED
    back = replace(GIVEN, revoked=date(2040, 1, 1))
    assert leave(back, FREEZE, conflicts=war).outcome is Outcome.STILL_PARTY


def test_v56_3_leaving_the_parent_treaty_leaves_the_protocol():
    assert with_parent(None, EXPIRY) == EXPIRY
    assert with_parent(EXPIRY + ONE, EXPIRY) == EXPIRY
    assert with_parent(EXPIRY, EXPIRY + ONE) == EXPIRY
    assert with_parent(None, None) is None


def test_v68_1_the_day_before_is_in_time_and_the_day_of_effect_too_late():
    assert leave(replace(GIVEN, revoked=EXPIRY - ONE), SIX_MONTHS).outcome is Outcome.STILL_PARTY
    assert leave(replace(GIVEN, revoked=EXPIRY), SIX_MONTHS).effect == EXPIRY


def test_v68_1_unless_the_treaty_keeps_a_party_to_its_notice():
    back = replace(GIVEN, revoked=EXPIRY - ONE)
    assert leave(back, SIX_MONTHS, revocable=False).effect == EXPIRY


def test_v70_1_a_party_is_one_until_the_day_before_its_withdrawal_takes_effect():
    since = date(2027, 1, 1)
    assert [party_on(day, since, EXPIRY) for day in (since - ONE, since, EXPIRY - ONE, EXPIRY)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert party_on(EXPIRY, since, None)
    assert not party_on(EXPIRY, None, None)


def test_v70_1_what_arose_before_the_end_is_still_owed_and_nothing_arises_after():
    after = EXPIRY + timedelta(days=400)
    assert owes_on(EXPIRY - ONE, EXPIRY)
    assert owes_on(after, None)
    assert owes_on(after, EXPIRY, arose=EXPIRY - ONE)
    assert not owes_on(after, EXPIRY, arose=EXPIRY)


def test_v70_2_a_duty_that_the_treaty_lets_go_on_goes_on_to_its_last_day():
    until = EXPIRY + timedelta(days=365)
    assert owes_on(until, EXPIRY, continuing=True, continuing_until=until)
    assert not owes_on(until + ONE, EXPIRY, continuing=True, continuing_until=until)
    assert owes_on(until + ONE, EXPIRY, continuing=True)
    assert not owes_on(until, EXPIRY, continuing_until=until)


def picture(got: Leaving, since: date, days: list[date]) -> list[bool]:
    """On which of the days the state is a party."""
    return [party_on(day, since, got.effect) for day in days]


@settings(max_examples=40, deadline=None)
@given(DAYS, st.integers(0, 12), CONFLICTS, st.integers(1, 700), st.lists(DAYS, max_size=5))
def test_v68_1_a_revoked_notice_leaves_the_same_picture_as_none(
    received: date, months: int, conflicts: list[Conflict], before: int, days: list[date]
):
    clause = replace(FREEZE, notice=Delay(months=months))
    effect = leave(Notice(received), clause, conflicts=conflicts).effect
    assert effect is not None
    back = leave(Notice(received, revoked=effect - timedelta(days=before)), clause, conflicts=conflicts)
    since = date(2023, 1, 1)
    assert picture(back, since, days) == [party_on(day, since, None) for day in days]


@settings(max_examples=40, deadline=None)
@given(DAYS, st.integers(0, 24), st.one_of(st.none(), DAYS), CONFLICTS, st.booleans())
def test_v56_3_no_notice_takes_effect_before_its_period_or_within_a_conflict_then_on(
    received: date, months: int, later: date | None, conflicts: list[Conflict], freeze: bool
):
    clause = Withdrawal(notice=Delay(months=months), effect_not_before_end_of_armed_conflict=freeze)
    effect = leave(Notice(received, later), clause, conflicts=conflicts).effect
    expiry = Delay(months=months).after_date(received)
    assert effect is not None
    assert effect >= max(expiry, later or expiry)
    then_on = [end for start, end in conflicts if start <= expiry and end is not None and end >= expiry]
    assert not freeze or effect >= max(then_on, default=expiry)


@pytest.mark.parametrize("clause", [None, SIX_MONTHS, Withdrawal(allowed=False)])
def test_every_answer_has_a_rule_and_a_sentence(clause: Withdrawal | None):
    got = leave(GIVEN, clause)
    assert got.rule.startswith("V")
    assert got.sentence.endswith(".")
