"""Dates: calendar months clamped at their end, the delays of real final clauses, and the phases of a round."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from treaty.model.calendar import Calendar
from treaty.model.dates import Delay, Phase, add_months

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
SIXTH_MONTH = Delay(rule="first_day_of_nth_month_after_month", n=6)
MONTH_AFTER_60_DAYS = Delay(rule="first_day_of_month_following", after=Delay(days=60))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
        (date(2026, 3, 31), 11, date(2027, 2, 28)),
    ],
)
def test_months_are_calendar_months_clamped_at_their_end(day: date, months: int, then: date):
    assert add_months(day, months) == then


@pytest.mark.parametrize(
    ("treaty", "met", "delay", "in_force"),
    [
        ("Paris Agreement", date(2016, 10, 5), Delay(days=30), date(2016, 11, 4)),
        ("Kyoto Protocol", date(2004, 11, 18), Delay(days=90), date(2005, 2, 16)),
        ("Chemical Weapons Convention", date(1996, 10, 31), Delay(days=180), date(1997, 4, 29)),
        ("Law of the Sea", date(1993, 11, 16), Delay(months=12), date(1994, 11, 16)),
        ("Vienna Convention", date(1979, 12, 28), Delay(days=30), date(1980, 1, 27)),
        ("Nuclear ban", date(2020, 10, 24), Delay(days=90), date(2021, 1, 22)),
        ("Ottawa Convention", date(1998, 9, 16), SIXTH_MONTH, date(1999, 3, 1)),
        ("Rome Statute", date(2002, 4, 11), MONTH_AFTER_60_DAYS, date(2002, 7, 1)),
        ("at once", date(2026, 5, 1), Delay(), date(2026, 5, 1)),
        ("three years", date(2016, 11, 4), Delay(years=3), date(2019, 11, 4)),
        ("leap day", date(2024, 2, 29), Delay(years=1), date(2025, 2, 28)),
        ("months, then days", date(2026, 11, 30), Delay(months=3, days=2), date(2027, 3, 2)),
    ],
)
def test_the_delays_of_real_treaties_give_their_dates(treaty: str, met: date, delay: Delay, in_force: date):
    assert delay.after_date(met) == in_force


def test_the_last_day_of_the_month_counts_like_the_first_under_the_month_rule():
    assert SIXTH_MONTH.after_date(date(1998, 9, 1)) == SIXTH_MONTH.after_date(date(1998, 9, 30)) == date(1999, 3, 1)


def test_a_period_that_ends_on_the_first_still_waits_for_the_next_month():
    assert MONTH_AFTER_60_DAYS.after_date(date(2026, 4, 2)) == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("delay", "said"),
    [
        (Delay(), "at once"),
        (Delay(days=1), "1 day"),
        (Delay(days=90), "90 days"),
        (Delay(months=3), "3 months"),
        (Delay(years=1, months=6), "1 year and 6 months"),
        (SIXTH_MONTH, "the first day of month 6 after the month of deposit"),
        (MONTH_AFTER_60_DAYS, "the first of the month after 60 days"),
    ],
)
def test_a_delay_says_itself_in_words(delay: Delay, said: str):
    assert delay.words() == said


@pytest.mark.parametrize(
    "wrong",
    [
        {"rule": "first_day_of_month_following"},
        {"rule": "first_day_of_nth_month_after_month"},
        {"rule": "first_day_of_nth_month_after_month", "n": 0},
        {"n": 3},
        {"after": {"days": 3}},
        {"days": -1},
        {"days": 36_501},
        {"rule": "whenever"},
    ],
)
def test_a_delay_that_is_none_is_refused(wrong: dict[str, object]):
    with pytest.raises(ValidationError):
        TypeAdapter(Delay).validate_python(wrong)


@given(DAYS, st.integers(0, 100), st.integers(0, 240), st.integers(0, 1_000), st.integers(1, 60))
@settings(max_examples=100, deadline=None)
def test_a_delay_never_runs_backwards(day: date, years: int, months: int, days: int, n: int):
    plain = Delay(years=years, months=months, days=days)
    assert plain.after_date(day) >= day
    assert Delay(rule="first_day_of_nth_month_after_month", n=n).after_date(day) > day
    assert Delay(rule="first_day_of_month_following", after=plain).after_date(day) > plain.after_date(day)


@given(DAYS, st.integers(0, 300))
@settings(max_examples=100, deadline=None)
def test_months_land_in_the_month_they_count_to(day: date, months: int):
    then = add_months(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == day.day or (then.day < day.day and (then + timedelta(days=1)).day == 1)


def test_the_phases_of_half_a_year_have_their_days():
    half = Calendar(start=date(2026, 1, 1))
    assert [half.date_of(1, phase) for phase in Phase] == [
        date(2026, 1, 1),
        date(2026, 2, 1),
        date(2026, 5, 1),
        date(2026, 6, 1),
        date(2026, 7, 1),
    ]
    assert half.round_start(3) == date(2027, 1, 1)
    assert half.round_end(2) == date(2026, 12, 31)


@given(DAYS, st.integers(1, 24))
@settings(max_examples=200, deadline=None)
def test_phases_run_forward_through_every_calendar(start: date, months: int):
    calendar = Calendar(start=start, months_per_round=months)
    days = [calendar.date_of(number, phase) for number in (1, 2, 3) for phase in list(Phase)[:4]]
    assert days == sorted(set(days))
    assert all(calendar.date_of(number, Phase.REVEAL) <= calendar.round_end(number) for number in (1, 2, 3))
