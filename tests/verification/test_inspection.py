"""Dresher's inspection game: published values, the recursion, and simulated play."""

import random
from fractions import Fraction

import pytest

from treaty.verification.inspection import inspect_probability, leader_value, value, violate_probability


@pytest.mark.parametrize(
    ("stages", "inspections", "worth"),
    [(1, 0, "-1"), (1, 1, "0"), (2, 1, "-1/3"), (3, 1, "-1/2"), (3, 2, "-1/7"), (4, 1, "-3/5"), (4, 2, "-3/11")],
)
def test_values_of_dresher_1962(stages, inspections, worth):
    assert value(stages, inspections) == Fraction(worth)


def test_inspection_and_violation_mix_as_published():
    assert inspect_probability(2, 1) == violate_probability(2, 1) == Fraction(1, 3)
    assert inspect_probability(3, 2) == Fraction(3, 7)
    assert violate_probability(3, 2) == Fraction(1, 7)
    assert inspect_probability(4, 1) == Fraction(1, 5)


@pytest.mark.parametrize("stages", range(2, 12))
def test_each_stage_is_a_two_by_two_game_in_balance(stages):
    for inspections in range(1, stages):
        p, v = inspect_probability(stages, inspections), value(stages, inspections)
        now, later = value(stages - 1, inspections - 1), value(stages - 1, inspections)
        assert p * 1 + (1 - p) * -1 == v  # what a violation brings
        assert p * now + (1 - p) * later == v  # what a legal act leads to
        q = violate_probability(stages, inspections)
        assert q + (1 - q) * now == -q + (1 - q) * later == v


def test_the_leader_who_announces_gets_the_same_in_a_zero_sum_game():
    assert leader_value(4, 2) == Fraction(-3, 11)
    assert all(leader_value(n, m) == value(n, m) for n in range(9) for m in range(10))


def test_the_ends_are_certain():
    assert inspect_probability(5, 0) == 0
    assert inspect_probability(5, 5) == inspect_probability(5, 9) == 1
    assert violate_probability(3, 0) == 1
    assert violate_probability(3, 3) == 0
    assert value(0, 0) == value(3, 7) == 0
    for wrong in (lambda: value(-1, 0), lambda: inspect_probability(0, 0), lambda: leader_value(3, -1)):
        with pytest.raises(ValueError):
            wrong()


def test_more_inspections_help_and_more_stages_hurt():
    assert all(value(n, m + 1) > value(n, m) for n in range(1, 10) for m in range(n))
    assert all(value(n + 1, m) < value(n, m) for n in range(2, 10) for m in range(1, n + 1))


def test_played_out_it_is_worth_its_value():
    dice, games, total = random.Random(5), 6_000, 0
    for _ in range(games):
        inspections = 2
        for left in range(5, 0, -1):
            inspects = dice.random() < inspect_probability(left, inspections)
            if dice.random() < violate_probability(left, inspections):
                total += 1 if inspects else -1
                break
            inspections -= inspects
    assert total / games == pytest.approx(float(value(5, 2)), abs=0.03)
