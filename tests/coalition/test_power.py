"""Power indices of real bodies as published, and what any index must satisfy."""

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.coalition import halves
from treaty.coalition.power import (
    AllOf,
    AnyOf,
    Rule,
    Weighted,
    banzhaf,
    deegan_packel,
    minimal_winning,
    public_good,
    shapley_shubik,
    winning_coalitions,
)

HOLLER_ILLING = Weighted((35, 20, 15, 15, 15), 51)


def test_the_six_of_1958_left_luxembourg_without_power():
    council = Weighted((4, 4, 4, 2, 2, 1), 12)
    assert shapley_shubik(council) == (Fraction(7, 30),) * 3 + (Fraction(3, 20),) * 2 + (Fraction(0),)
    assert banzhaf(council) == (Fraction(5, 21),) * 3 + (Fraction(1, 7),) * 2 + (Fraction(0),)
    assert winning_coalitions(council) == 14


def test_the_security_council_since_1966():
    council = Weighted((7,) * 5 + (1,) * 10, 39)
    assert shapley_shubik(council) == (Fraction(421, 2145),) * 5 + (Fraction(4, 2145),) * 10
    assert banzhaf(council) == (Fraction(106, 635),) * 5 + (Fraction(21, 1270),) * 10
    assert winning_coalitions(council) == 848


def test_nassau_county_1958_gave_three_boards_all_the_power():
    assert shapley_shubik(Weighted((9, 9, 7, 3, 1, 1), 16)) == (Fraction(1, 3),) * 3 + (Fraction(0),) * 3
    assert banzhaf(Weighted((9, 9, 7, 3, 1, 1), 16)) == (Fraction(1, 3),) * 3 + (Fraction(0),) * 3


def test_one_vote_in_a_hundred_weighs_as_much_as_forty_nine():
    assert shapley_shubik(Weighted((50, 49, 1), 51)) == (Fraction(2, 3), Fraction(1, 6), Fraction(1, 6))
    assert banzhaf(Weighted((50, 49, 1), 51)) == (Fraction(3, 5), Fraction(1, 5), Fraction(1, 5))
    assert banzhaf(Weighted((50, 49, 1), 51), normalised=False) == (Fraction(3, 4), Fraction(1, 4), Fraction(1, 4))


def test_holler_and_illing():
    assert shapley_shubik(HOLLER_ILLING) == (
        Fraction(9, 20),
        Fraction(1, 5),
        Fraction(7, 60),
        Fraction(7, 60),
        Fraction(7, 60),
    )
    assert banzhaf(HOLLER_ILLING) == (
        Fraction(11, 25),
        Fraction(1, 5),
        Fraction(3, 25),
        Fraction(3, 25),
        Fraction(3, 25),
    )
    assert deegan_packel(HOLLER_ILLING) == tuple(Fraction(x, 60) for x in (18, 9, 11, 11, 11))
    assert public_good(HOLLER_ILLING) == tuple(Fraction(x, 15) for x in (4, 2, 3, 3, 3))
    assert frozenset({0, 1}) in minimal_winning(HOLLER_ILLING)


def wins(rule: Rule, members: frozenset[int]) -> bool:
    if isinstance(rule, Weighted):
        return sum(rule.weights[p] for p in members) >= rule.quota
    return (all if isinstance(rule, AllOf) else any)(wins(part, members) for part in rule.rules)


@st.composite
def rules(draw, players: int = 5) -> Rule:
    def weighted() -> Weighted:
        weights = draw(st.lists(st.integers(0, 9), min_size=players, max_size=players).filter(any))
        return Weighted(tuple(weights), draw(st.integers(1, sum(weights))))

    kind = draw(st.sampled_from(["weighted", "all", "any", "mixed"]))
    match kind:
        case "weighted":
            return weighted()
        case "all":
            return AllOf((weighted(), weighted()))
        case "any":
            return AnyOf((weighted(), weighted()))
    return AllOf((weighted(), AnyOf((weighted(), weighted()))))


@settings(max_examples=60, deadline=None)
@given(rules())
def test_counting_agrees_with_listing(rule):
    n = 5
    every = [frozenset(c) for size in range(n + 1) for c in combinations(range(n), size)]
    assert winning_coalitions(rule) == sum(wins(rule, c) for c in every)
    swings = [sum(wins(rule, c | {p}) and not wins(rule, c) for c in every if p not in c) for p in range(n)]
    assert banzhaf(rule, normalised=False) == tuple(Fraction(s, 16) for s in swings)
    pivots = [0] * n
    for order in permutations(range(n)):
        pivots[next(p for i, p in enumerate(order) if wins(rule, frozenset(order[: i + 1])))] += 1
    assert shapley_shubik(rule) == tuple(Fraction(p, 120) for p in pivots)
    minimal = {c for c in every if wins(rule, c) and not any(wins(rule, c - {p}) for p in c)}
    assert set(minimal_winning(rule)) == minimal
    for index in (shapley_shubik, banzhaf, deegan_packel, public_good):
        assert sum(index(rule)) == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 30), min_size=2, max_size=9), st.data())
def test_scaling_a_dummy_and_the_dual_change_nothing(weights, data):
    quota = data.draw(st.integers(1, sum(weights)))
    rule = Weighted(tuple(weights), quota)
    for index in (shapley_shubik, banzhaf):
        found = index(rule)
        assert index(Weighted(tuple(7 * w for w in weights), 7 * quota)) == found
        assert index(Weighted((*weights, 0), quota)) == (*found, 0)
        assert index(Weighted(tuple(weights), sum(weights) - quota + 1)) == found
    dual = Weighted(tuple(weights), sum(weights) - quota + 1)
    assert winning_coalitions(rule) + winning_coalitions(dual) == 2 ** len(weights)


def test_193_equal_states_have_equal_power():
    assembly = Weighted((1,) * 193, 129)
    assert shapley_shubik(assembly) == banzhaf(assembly) == (Fraction(1, 193),) * 193


def test_193_unequal_states_add_up_to_one():
    weights = tuple(1 + n * n // 400 for n in range(193))
    rule = Weighted(weights, sum(weights) * 2 // 3)
    found = banzhaf(rule)
    assert sum(found) == 1
    assert list(found) == sorted(found)


def test_rules_that_decide_nothing_are_refused():
    for wrong in (lambda: Weighted((1, 2), 4), lambda: Weighted((1, 2), 0), lambda: Weighted((-1, 2), 1)):
        with pytest.raises(ValueError, match="quota"):
            wrong()
    with pytest.raises(ValueError, match="same number"):
        AllOf((Weighted((1, 1), 1), Weighted((1, 1, 1), 2)))
    with pytest.raises(ValueError, match="too large"):
        banzhaf(Weighted((10**12, *range(1, 30)), 10**12))
    with pytest.raises(ValueError, match="too many"):
        minimal_winning(Weighted((1,) * 23, 12))


def test_weights_of_any_size_are_exact_for_a_few_players():
    """Money in single dollars: nobody can act without the first, and the last never matters."""
    assert banzhaf(Weighted((10**12, 10**12 - 1, 3), 10**12 + 5)) == (Fraction(1, 2), Fraction(1, 2), 0)
    assert shapley_shubik(Weighted((3 * 10**11, 2 * 10**11, 10**11), 3 * 10**11)) == (
        Fraction(2, 3), Fraction(1, 6), Fraction(1, 6),
    )  # fmt: skip


parts = st.lists(
    st.tuples(st.lists(st.integers(0, 5), min_size=5, max_size=5), st.integers(1, 12)), min_size=1, max_size=3
)


@given(parts, st.booleans())
def test_judging_halves_and_counting_sums_are_two_ways_to_one_number(drawn, every):
    atoms = tuple(Weighted(tuple(weights), min(quota, sum(weights))) for weights, quota in drawn if sum(weights))
    if not atoms:
        return
    rule = atoms[0] if len(atoms) == 1 else AllOf(atoms) if every else AnyOf(atoms)
    counted = halves.counts(rule)
    masks = range(2**5)
    winning = [mask for mask in masks if wins_by_definition(rule, mask)]
    assert counted.by_size == [sum(mask.bit_count() == size for mask in winning) for size in range(6)]
    for player in range(5):
        swung = [
            mask for mask in masks if not mask >> player & 1 and mask not in winning and (mask | 1 << player) in winning
        ]
        assert counted.swings(player) == [sum(mask.bit_count() == size for mask in swung) for size in range(5)]


def wins_by_definition(rule, mask):
    if isinstance(rule, Weighted):
        return sum(weight for player, weight in enumerate(rule.weights) if mask >> player & 1) >= rule.quota
    won = [wins_by_definition(part, mask) for part in rule.rules]
    return all(won) if isinstance(rule, AllOf) else any(won)


def test_the_council_of_27_with_three_criteria_is_counted_exactly():
    """Qualified majority of the Treaty of Nice (2007, 27 members): votes, members, and people, 255 of 345 votes.

    Felsenthal and Machover 2004 find that the criteria beyond the votes change next to nothing.
    """
    votes = (29,) * 4 + (27,) * 2 + (14, 13) + (12,) * 5 + (10,) * 3 + (7,) * 5 + (4,) * 5 + (3,)
    people = (82, 63, 61, 60, 45, 38, 22, 16, 11, 11, 10, 10, 10, 9, 8, 8, 5, 5, 5, 4, 4, 3, 2, 2, 1, 1, 1)
    usual, members, most = Weighted(votes, 255), Weighted((1,) * 27, 14), Weighted(people, -(-62 * sum(people) // 100))
    three = banzhaf(AllOf((usual, members, most)))
    alone = banzhaf(usual)
    assert sum(three) == 1
    assert max(abs(one - other) for one, other in zip(three, alone, strict=True)) < Fraction(1, 2000)
