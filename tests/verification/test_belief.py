"""Bayes, reputation and deterrence in worked numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treaty.verification.belief import Report, Reputation, after, deterred, posterior

CHANCE = st.floats(0.01, 0.99)


def test_one_alarm_at_9_in_10_and_5_in_100_lifts_a_tenth_to_two_thirds():
    assert posterior(0.1, 0.9, 0.05) == pytest.approx(2 / 3)


def test_a_clean_report_lowers_it():
    assert posterior(0.1, 0.9, 0.05, alarm=False) == pytest.approx(0.01 / (0.01 + 0.855))


@given(CHANCE, st.lists(st.builds(Report, CHANCE, CHANCE, st.booleans()), max_size=5))
def test_the_order_of_reports_does_not_matter(prior, reports):
    assert after(prior, reports) == pytest.approx(after(prior, reports[::-1]))


@given(CHANCE, CHANCE, CHANCE)
def test_belief_is_right_on_average(prior, detection, false_alarm):
    alarm = prior * detection + (1 - prior) * false_alarm
    mean = alarm * posterior(prior, detection, false_alarm)
    mean += (1 - alarm) * posterior(prior, detection, false_alarm, alarm=False)
    assert mean == pytest.approx(prior)


def test_certainty_and_the_impossible_stay():
    assert posterior(0.0, 0.9, 0.05) == 0
    assert posterior(1.0, 0.9, 0.05, alarm=False) == 1
    assert posterior(0.3, 0.0, 0.0) == 0.3
    assert posterior(0.3, 0.5, 0.0) == 1


def test_a_chance_outside_zero_and_one_is_refused():
    with pytest.raises(ValueError, match="detection is"):
        posterior(0.1, 1.5, 0.05)


def test_nine_promises_kept_and_one_broken_are_five_sixths():
    record = Reputation()
    assert record.mean == 0.5
    for _ in range(9):
        record = record.updated(kept=True)
    record = record.updated(kept=False)
    assert record == Reputation(10, 2)
    assert record.mean == pytest.approx(10 / 12)
    assert record.evidence == 10


def test_a_breach_self_reported_counts_less():
    assert Reputation().updated(False, weight=0.5).mean > Reputation().updated(False).mean
    with pytest.raises(ValueError, match="weight"):
        Reputation().updated(True, weight=-1)


def test_deterrence_needs_gain_over_gain_and_penalty():
    assert deterred(1, 3) == 0.25
    assert deterred(2, 2) == 0.5
    assert deterred(5, 0) == 1
    assert deterred(0, 0) == deterred(-1, 3) == 0
