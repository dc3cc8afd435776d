"""Closed forms against seeded lots, and against recursions written out from the rules of the game."""

import random
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.verification.inspection import inspect_probability, leader_value, value, violate_probability
from treaty.verification.sampling import combined, detection, size

GAMES = 20_000
FIVE_DEVIATIONS = 5 * 0.5 / GAMES**0.5
"""Five standard deviations of a share of `GAMES`, at most."""


def share(happens, seed: int = 3) -> float:
    """Share of `GAMES` in which it happens."""
    lot = random.Random(seed)
    return sum(happens(lot) for _ in range(GAMES)) / GAMES


@pytest.mark.parametrize(("tests", "alarms"), [(5, 0.226), (14, 0.512), (20, 0.642)])
def test_false_alarms_of_five_in_a_hundred_compound(tests: int, alarms: float):
    seen = share(lambda lot: any(lot.random() < 0.05 for _ in range(tests)))
    assert seen == pytest.approx(alarms, abs=FIVE_DEVIATIONS)
    assert combined([0.05] * tests) == pytest.approx(alarms, abs=5e-4)


@pytest.mark.parametrize(("chance", "wanted", "rounds"), [(0.2, 0.95, 14), (0.5, 0.95, 5), (0.9, 0.95, 2)])
def test_rounds_until_95_in_100_are_seen(chance: float, wanted: float, rounds: int):
    assert combined([chance] * rounds) >= wanted > combined([chance] * (rounds - 1))
    seen = share(lambda lot: any(lot.random() < chance for _ in range(rounds)))
    assert seen == pytest.approx(1 - (1 - chance) ** rounds, abs=FIVE_DEVIATIONS)


@pytest.mark.parametrize("common", [0.0, 0.25, 1.0])
def test_six_layers_at_30_in_100_and_a_common_cause(common: float):
    """With the weight of the common cause all layers stand or fall by one lot, the best of them alone counts."""

    def sees(lot: random.Random) -> bool:
        if lot.random() < common:
            return lot.random() < 0.3
        return any(lot.random() < 0.3 for _ in range(6))

    assert share(sees) == pytest.approx(combined([0.3] * 6, common_cause=common), abs=FIVE_DEVIATIONS)
    assert combined([0.3] * 6) == pytest.approx(0.882351)
    assert combined([0.3] * 6, common_cause=0.25) < combined([0.3] * 6)


@pytest.mark.parametrize(("sites", "chance"), [(50, 0.324), (20, 0.81)])
def test_eighteen_inspections_at_nine_in_ten(sites: int, chance: float):
    """New START's 18 a year: P = s k / S for one guilty site."""
    seen = share(lambda lot: 0 in lot.sample(range(sites), 18) and lot.random() < 0.9)
    assert seen == pytest.approx(chance, abs=FIVE_DEVIATIONS)
    assert float(detection(sites, 1, 18) * Fraction(9, 10)) == pytest.approx(chance)


def test_a_sample_of_37_of_a_hundred_finds_one_of_five_in_nine_cases_of_ten():
    seen = share(lambda lot: any(item < 5 for item in lot.sample(range(100), 37)))
    assert seen == pytest.approx(float(detection(100, 5, 37)), abs=FIVE_DEVIATIONS)
    assert detection(100, 5, 36) < Fraction(9, 10) <= detection(100, 5, 37)


@pytest.mark.parametrize(
    ("items", "falsified", "exact", "iaea"),
    [
        (100, 1, (20, 50, 90, 95), (20, 50, 90, 95)), (100, 5, (5, 13, 37, 45), (5, 13, 37, 46)),
        (1_000, 10, (22, 67, 205, 258), (23, 67, 206, 259)), (10_000, 100, (23, 69, 227, 294), (23, 70, 228, 296)),
        (100_000, 1_000, (23, 69, 229, 298), (23, 70, 230, 300)),
    ],
)  # fmt: skip
def test_the_whole_table(items: int, falsified: int, exact: tuple[int, ...], iaea: tuple[int, ...]):
    levels = (0.2, 0.5, 0.9, 0.95)
    assert tuple(size(items, falsified, p) for p in levels) == exact
    assert tuple(size(items, falsified, p, method="iaea") for p in levels) == iaea


def missed_one_by_one(items: int, falsified: int, sample: int) -> Fraction:
    """Chance to draw no falsified item, drawn one after the other."""
    chance = Fraction(1)
    for drawn in range(sample):
        chance *= Fraction(items - falsified - drawn, items - drawn)
    return chance


@given(st.data())
def test_detection_is_drawing_one_by_one(data):
    items = data.draw(st.integers(0, 60))
    falsified, sample = data.draw(st.integers(0, items)), data.draw(st.integers(0, items))
    beyond = sample > items - falsified
    wanted = Fraction(1) if beyond else 1 - missed_one_by_one(items, falsified, sample)
    assert detection(items, falsified, sample) == wanted


@given(st.data())
def test_the_iaea_size_is_its_formula_rounded_up(data):
    """n is the first whole number with (1 - n/N)^d <= beta, in exact fractions."""
    items = data.draw(st.integers(1, 200))
    falsified = data.draw(st.integers(1, items))
    wanted = Fraction(data.draw(st.integers(0, 100)), 100)
    sample = size(items, falsified, float(wanted), method="iaea")
    assert (1 - Fraction(sample, items)) ** falsified <= 1 - wanted
    assert sample == 0 or (1 - Fraction(sample - 1, items)) ** falsified > 1 - wanted


def test_the_ends_of_sampling():
    assert size(10, 10, 0.5) == size(10, 10, 1.0) == 1
    assert size(10, 3, 1.0) == 8  # seven may all be sound
    assert size(10, 3, 1.0, method="iaea") == 10
    assert size(10, 3, 0.0) == size(0, 0, 0.0) == size(10, 0, 0.0) == 0
    assert size(10, 3, 1e-12) == 1
    assert size(10**6, 1, 1 - 1e-10) == 10**6
    assert (detection(10, 3, 0), detection(10, 0, 10), detection(0, 0, 0), detection(10, 10, 1)) == (0, 0, 0, 1)


def test_large_fleets_are_no_harder():
    """What counts is the share falsified: one in a hundred takes some 300, whatever the fleet."""
    assert [size(10**n, 10 ** (n - 2), 0.95) for n in (6, 8, 12)] == [299, 299, 299]
    assert [size(10**n, 10 ** (n - 2), 0.95, method="iaea") for n in (6, 8, 12)] == [300, 300, 300]
    assert size(10**6, 5 * 10**5, 0.95) == 5


@cache
def played(stages: int, inspections: int) -> tuple[Fraction, Fraction, Fraction]:
    """Value, chance to inspect and chance to violate, from the two-by-two game of each stage and nothing else."""
    if stages == 0:
        return Fraction(0), Fraction(0), Fraction(0)
    if inspections == 0:
        return Fraction(-1), Fraction(0), Fraction(1)
    now = played(stages - 1, inspections - 1)[0]
    later = played(stages - 1, inspections)[0]
    rows = ((Fraction(1), now), (Fraction(-1), later))  # inspect or not; the inspectee violates or acts legally
    for row in rows:
        other = rows[1] if row is rows[0] else rows[0]
        for column in (0, 1):
            if row[column] <= row[1 - column] and row[column] >= other[column]:
                return row[column], Fraction(int(row is rows[0])), Fraction(int(column == 0))
    (a, b), (c, d) = rows
    spread = a - b - c + d
    return (a * d - b * c) / spread, (d - c) / spread, (d - b) / spread


@settings(max_examples=60)
@given(st.integers(0, 40), st.integers(0, 45))
def test_the_closed_form_is_the_game_solved_stage_by_stage(stages: int, inspections: int):
    worth, inspect, violate = played(stages, inspections)
    assert value(stages, inspections) == worth
    assert -1 <= worth <= 0
    if 0 < inspections < stages:
        assert (inspect_probability(stages, inspections), violate_probability(stages, inspections)) == (
            inspect,
            violate,
        )


@given(st.integers(1, 14), st.integers(0, 14))
def test_announced_it_is_worth_the_same(stages: int, inspections: int):
    assert leader_value(stages, inspections) == value(stages, inspections)


def test_without_stages_or_inspections():
    assert value(0, 0) == value(0, 5) == leader_value(0, 0) == leader_value(0, 3) == 0
    assert value(7, 0) == leader_value(7, 0) == -1
    assert value(7, 7) == value(7, 9) == leader_value(7, 7) == 0
