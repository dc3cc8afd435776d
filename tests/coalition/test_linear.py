"""Linear programs, against the vertices of small ones and the theorem of duality."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.coalition.linear import Row, maximise

NUMBERS = st.fractions(-4, 4, max_denominator=3)


@st.composite
def programs(draw: st.DrawFn) -> tuple[list[Fraction], list[Row]]:
    """Objective and rows; every variable is bounded, so that the best point, if any, is a vertex."""
    count = draw(st.integers(1, 3))
    numbers = st.lists(NUMBERS, min_size=count, max_size=count)
    rows = [(draw(numbers), draw(NUMBERS)) for _ in range(draw(st.integers(0, 3)))]
    box = [([int(i == j) for j in range(count)], draw(st.integers(0, 5))) for i in range(count)]
    return draw(numbers), [*rows, *box]


def crossing(rows: list[Row]) -> list[Fraction] | None:
    """Where these rows are all tight, by elimination; None where that is no single point."""
    table = [[Fraction(x) for x in (*row, limit)] for row, limit in rows]
    for place in range(len(table)):
        lead = next((row for row in table[place:] if row[place]), None)
        if lead is None:
            return None
        table.remove(lead)
        lead = [x / lead[place] for x in lead]
        table = [[x - row[place] * y for x, y in zip(row, lead, strict=True)] for row in table]
        table.insert(place, lead)
    return [row[-1] for row in table]


def vertices(rows: list[Row], count: int) -> list[list[Fraction]]:
    every = [*rows, *(([-int(i == j) for j in range(count)], 0) for i in range(count))]
    points = [crossing(list(some)) for some in combinations(every, count)]
    return [point for point in points if point is not None and all(dot(row, point) <= limit for row, limit in every)]


def dot(row, point) -> Fraction:
    return sum((Fraction(x) * y for x, y in zip(row, point, strict=True)), Fraction(0))


@settings(max_examples=80, deadline=None)
@given(programs())
def test_the_best_point_is_the_best_vertex(program):
    objective, rows = program
    found, corners = maximise(objective, rows), vertices(rows, len(objective))
    assert (found.outcome == "impossible") == (not corners)
    if corners:
        assert found.value == dot(objective, found.point) == max(dot(objective, corner) for corner in corners)
        assert all(dot(row, found.point) <= limit for row, limit in rows)
        assert min(found.point) >= 0


@settings(max_examples=100, deadline=None)
@given(programs())
def test_prices_cost_as_much_as_the_program_is_worth(program):
    """Duality: prices from 0 that cover the objective; a row that is not tight has none."""
    objective, rows = program
    found = maximise(objective, rows)
    if found.outcome != "best":
        return
    assert min(found.prices) >= 0
    assert found.value == sum(price * limit for price, (_, limit) in zip(found.prices, rows, strict=True))
    for j, worth in enumerate(objective):
        assert sum(price * row[j] for price, (row, _) in zip(found.prices, rows, strict=True)) >= worth
    for price, (row, limit) in zip(found.prices, rows, strict=True):
        assert price == 0 or dot(row, found.point) == limit


def test_what_nothing_bounds_and_what_cannot_be_is_said():
    assert maximise([1, 1], [([1, -1], 2)]).outcome == "unbounded"
    assert maximise([1], [([1], -1)]).outcome == "impossible"
    assert maximise([-1], []).point == (0,)
    with pytest.raises(ValueError, match="2 coefficients"):
        maximise([1, 1], [([1], 2)])


def test_the_cycle_of_beale_comes_to_an_end():
    """Beale 1955: the rule of the steepest rise goes round in a circle here."""
    half, quarter = Fraction(1, 2), Fraction(1, 4)
    rows = [([quarter, -60, -Fraction(1, 25), 9], 0), ([half, -90, -Fraction(1, 50), 3], 0), ([0, 0, 1, 0], 1)]
    assert maximise([Fraction(3, 4), -150, Fraction(1, 50), -6], rows).value == Fraction(1, 20)
