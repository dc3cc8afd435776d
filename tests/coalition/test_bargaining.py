"""Bargaining rules: figures as published, and the axioms that each of them is known by."""

from fractions import Fraction
from itertools import product
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.coalition.bargaining import kalai_smorodinsky, nash, pareto, rubinstein

NUMBERS = st.integers(-3, 6)
LISTS = st.integers(1, 3).flatmap(
    lambda n: st.lists(st.lists(NUMBERS, min_size=n, max_size=n).map(tuple), min_size=1, max_size=12)
)


def dominates(one, other) -> bool:
    return one != other and all(x >= y for x, y in zip(one, other, strict=True))


def test_bill_and_jack_share_their_goods_as_nash_has_it():
    """Nash 1950: Bill gives book, whip, ball and bat for pen, toy and knife; they gain 12 and 5."""
    bill = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
    jack = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}
    goods = {**bill, **jack}
    splits = list(product((0, 1), repeat=len(goods)))
    points = [
        tuple(sum(good[who] for good, to in zip(goods.values(), split, strict=True) if to == who) for who in (0, 1))
        for split in splits
    ]
    chosen = nash(points, (12, 6))
    assert points[chosen] == (24, 11)
    held = {name for name, to in zip(goods, splits[chosen], strict=True) if to == 0}
    assert held == {"box", "pen", "toy", "knife"}


def test_kalai_and_smorodinsky_meet_where_shares_of_the_ideal_are_equal():
    """Along the edge from (0, 10) over (10, 10) to (20, 0) of all that two can reach: equal shares of 20 and of 10."""
    edge = [(Fraction(x), min(Fraction(10), Fraction(20) - x)) for x in range(21)]
    fine = [*edge, (Fraction(40, 3), Fraction(20, 3))]
    assert fine[kalai_smorodinsky(fine, (0, 0))] == (Fraction(40, 3), Fraction(20, 3))
    assert fine[nash(fine, (0, 0))] == (10, 10)


def test_more_to_share_never_leaves_one_with_less_by_ideals_but_may_by_products():
    """Kalai and Smorodinsky 1975: the same ideals, and more for the second player whatever the first one gets."""
    first, half = [Fraction(x, 20) for x in range(21)], Fraction(3, 4)
    narrow = [(x, min(1 - x / 3, 3 - 3 * x)) for x in (*first, half)]
    wide = [(x, 1 - Fraction(3, 10) * x) for x in (*first, half, Fraction(10, 13))]
    assert narrow[kalai_smorodinsky(narrow, (0, 0))] == narrow[nash(narrow, (0, 0))] == (half, half)
    assert wide[kalai_smorodinsky(wide, (0, 0))] == (Fraction(10, 13), Fraction(10, 13))
    assert wide[nash(wide, (0, 0))] == (1, Fraction(7, 10))


def test_the_first_to_offer_gets_more_and_patience_pays():
    assert rubinstein(0.9, 0.8) == pytest.approx(0.2 / 0.28)
    assert rubinstein(0.9, 0.9) == pytest.approx(1 / 1.9)
    assert rubinstein(0.5, 0) == 1
    assert rubinstein(1, 0.5) == 1
    for wrong in ((1, 1), (-0.1, 0.5), (0.5, 1.1), (float("nan"), 0.5)):
        with pytest.raises(ValueError, match="patience"):
            rubinstein(*wrong)


@settings(deadline=None)
@given(LISTS)
def test_the_frontier_is_what_no_other_point_dominates(points):
    assert pareto(points) == tuple(i for i, one in enumerate(points) if not any(dominates(o, one) for o in points))
    assert pareto(np.array(points, dtype=float)) == pareto(points)


def test_equal_points_are_all_kept_and_nothing_is_rounded():
    assert pareto([(1, 2), (1, 2), (0, 2)]) == (0, 1)
    assert pareto([(10**30, 1), (10**30 + 1, 1)]) == (1,)
    assert pareto([(2**53 + 1, 0.0), (2.0**53, 0.0)]) == (0,)
    assert pareto([]) == ()
    with pytest.raises(ValueError, match="each player"):
        pareto([(1, 2), (1,)])
    with pytest.raises(ValueError, match="not a number"):
        pareto([(float("nan"),)])


@settings(deadline=None)
@given(LISTS)
def test_both_rules_cost_nobody_and_waste_nothing(points):
    none = (0,) * len(points[0])
    if not any(min(point) >= 0 for point in points):
        for rule in (nash, kalai_smorodinsky):
            with pytest.raises(ValueError, match="costs somebody"):
                rule(points, none)
        return
    chosen, fair = points[nash(points, none)], points[kalai_smorodinsky(points, none)]
    assert min(chosen) >= 0
    assert min(fair) >= 0
    assert not any(dominates(point, fair) for point in points)
    if min(chosen) > 0:
        assert not any(dominates(point, chosen) for point in points)


@settings(deadline=None)
@given(LISTS, st.integers(1, 9), st.integers(-9, 9))
def test_units_and_starting_points_do_not_matter(points, unit, start):
    moved = [(point[0] * unit + start, *point[1:]) for point in points]
    none = (0,) * len(points[0])
    if any(min(point) >= 0 for point in points):
        for rule in (nash, kalai_smorodinsky):
            assert rule(moved, (start, *none[1:])) == rule(points, none)


@settings(deadline=None)
@given(LISTS)
def test_names_do_not_matter_and_what_is_not_chosen_may_go(points):
    """Symmetry of both; for Nash also the independence of irrelevant alternatives."""
    none = (0,) * len(points[0])
    if not any(min(point) >= 0 for point in points):
        return
    turned = [point[::-1] for point in points]
    assert nash(turned, none) == nash(points, none)
    assert kalai_smorodinsky(turned, none) == kalai_smorodinsky(points, none)
    chosen = points[nash(points, none)]
    fewer = [point for i, point in enumerate(points) if i % 2 or point == chosen]
    assert fewer[nash(fewer, none)] == chosen


def test_equal_products_go_to_the_first_and_many_players_do_not_overflow():
    assert nash([(1, 4), (2, 2), (4, 1)], (0, 0)) == 0
    many = 193
    points = [(1e200,) * many, (*(1e200,) * (many - 1), 1.1e200), (1e-200,) * many]
    assert nash(points, (0,) * many) == 1
    close = [(3 * 10**20, 10**20), (3 * 10**20 + 1, 10**20)]
    assert nash(close, (0, 0)) == 1
    assert nash(np.array([[2**62, 2**62], [2**62, 2**62 + 1]]), (-(2**62), 0)) == 1


def test_a_frontier_of_a_circle_is_shared_equally():
    """On a quarter of a circle both rules of two equal players meet at its middle."""
    arc = [(x, sqrt(1 - x * x)) for x in (i / 50 for i in range(51))] + [(sqrt(0.5), sqrt(0.5))]
    assert nash(arc, (0, 0)) == kalai_smorodinsky(arc, (0, 0)) == len(arc) - 1


def test_points_that_do_not_fit_are_refused():
    for rule in (nash, kalai_smorodinsky):
        with pytest.raises(ValueError, match="has 1 payoffs"):
            rule([(1,)], (0, 0))
        with pytest.raises(ValueError, match="finite"):
            rule([(float("inf"), 1.0)], (0, 0))
