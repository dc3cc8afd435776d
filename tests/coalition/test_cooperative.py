"""Shapley values, cores and nucleoli as published, and what any of them must satisfy."""

from collections.abc import Callable
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.coalition.cooperative import (
    MOST_SHARING,
    Game,
    core_is_empty,
    core_point,
    nucleolus,
    objections,
    overclaiming,
    shapley_value,
    subsets,
)
from treaty.coalition.linear import maximise


def game(players: int, worth: Callable[[frozenset[int]], int | Fraction]) -> Game:
    return Game(players, {some: Fraction(worth(some)) for some in subsets(players)})


def talmud(estate: int) -> Game:
    claims = (100, 200, 300)
    return game(3, lambda s: max(0, estate - sum(claim for i, claim in enumerate(claims) if i not in s)))


AIRPORT = game(4, lambda s: -max((8, 11, 13, 18)[i] for i in s))
GLOVE = game(3, lambda s: int(2 in s and len(s) > 1))
MAJORITY = game(3, lambda s: int(len(s) > 1))


@st.composite
def games(draw: st.DrawFn, most: int = 4) -> Game:
    players = draw(st.integers(2, most))
    numbers = draw(st.lists(st.integers(-6, 9), min_size=2**players - 1, max_size=2**players - 1))
    return Game(players, dict(zip(subsets(players), map(Fraction, numbers), strict=True)))


@st.composite
def convex_games(draw: st.DrawFn) -> Game:
    """Sums of unanimity games with positive weights are convex (Shapley 1971)."""
    players = draw(st.integers(2, 4))
    weights = {some: draw(st.integers(0, 5)) for some in subsets(players)}
    return game(players, lambda s: sum(weight for some, weight in weights.items() if some <= s))


@pytest.mark.parametrize(
    ("estate", "shares"),
    [(100, (Fraction(100, 3),) * 3), (200, (50, 75, 75)), (300, (50, 100, 150)), (400, (50, 125, 225))],
)
def test_the_talmud_divides_an_estate_by_the_nucleolus(estate, shares):
    """Aumann and Maschler 1985."""
    assert nucleolus(talmud(estate)) == shares


def test_an_estate_of_two_hundred_by_the_mean_over_orders():
    assert shapley_value(talmud(200)) == (Fraction(100, 3), Fraction(250, 3), Fraction(250, 3))


def test_a_runway_is_paid_for_by_those_that_need_each_length_of_it():
    """Littlechild and Owen 1973."""
    assert shapley_value(AIRPORT) == (-2, -3, -4, -9)
    assert nucleolus(AIRPORT) == (Fraction(-13, 4), Fraction(-13, 4), Fraction(-13, 4), Fraction(-33, 4))


def test_the_one_right_glove_takes_all_in_the_nucleolus_but_not_on_the_mean():
    assert shapley_value(GLOVE) == (Fraction(1, 6), Fraction(1, 6), Fraction(2, 3))
    assert nucleolus(GLOVE) == core_point(GLOVE) == (0, 0, 1)


def test_a_majority_of_three_cannot_be_satisfied_and_the_three_pairs_prove_it():
    assert core_is_empty(MAJORITY)
    pairs = [frozenset(pair) for pair in ((0, 1), (0, 2), (1, 2))]
    assert overclaiming(MAJORITY) == dict.fromkeys(pairs, Fraction(1, 2))
    assert nucleolus(MAJORITY) == (Fraction(1, 3),) * 3
    assert {some for some, lack in objections(MAJORITY, nucleolus(MAJORITY)) if lack == Fraction(1, 3)} == set(pairs)


def test_players_worth_more_apart_can_be_given_nothing_fair():
    apart = game(2, lambda s: 1 if len(s) == 1 else 0)
    assert core_is_empty(apart)
    with pytest.raises(ValueError, match="by themselves"):
        nucleolus(apart)


def test_one_player_gets_its_worth():
    alone = game(1, lambda s: 7)
    assert shapley_value(alone) == nucleolus(alone) == core_point(alone) == (7,)


def test_a_game_says_what_is_wrong_with_it():
    with pytest.raises(ValueError, match=r"worth of \[1\] is missing"):
        Game(2, {frozenset([0]): Fraction(1), frozenset([0, 1]): Fraction(1)})
    with pytest.raises(ValueError, match="not among 0 to 1"):
        Game(2, {frozenset([2]): Fraction(1)})
    with pytest.raises(ValueError, match="empty set"):
        Game(1, {frozenset(): Fraction(1), frozenset([0]): Fraction(1)})
    with pytest.raises(ValueError, match="at least one player"):
        Game(0, {})
    with pytest.raises(ValueError, match="2 shares"):
        objections(game(2, len), [1])
    many = game(MOST_SHARING + 1, len)
    assert shapley_value(many) == (1,) * many.players
    for refused in (core_is_empty, nucleolus, overclaiming):
        with pytest.raises(ValueError, match="too many"):
            refused(many)


@settings(max_examples=40, deadline=None)
@given(games())
def test_the_shapley_value_is_the_mean_over_orders_and_shares_all(played):
    found, orders = [Fraction(0)] * played.players, list(permutations(range(played.players)))
    for order in orders:
        for place, player in enumerate(order):
            before = frozenset(order[:place])
            found[player] += played.worth[before | {player}] - played.worth[before]
    assert shapley_value(played) == tuple(x / len(orders) for x in found)
    assert sum(shapley_value(played)) == played.worth[frozenset(range(played.players))]


@settings(max_examples=30, deadline=None)
@given(games(3), games(3))
def test_the_shapley_value_of_a_sum_is_the_sum_of_values(one, other):
    if one.players != other.players:
        return
    both = game(one.players, lambda s: one.worth[s] + other.worth[s])
    assert shapley_value(both) == tuple(map(sum, zip(shapley_value(one), shapley_value(other), strict=True)))


@settings(max_examples=30, deadline=None)
@given(games(3), st.integers(-3, 5))
def test_one_that_adds_its_own_worth_everywhere_gets_just_that(played, own):
    n = played.players
    wider = game(n + 1, lambda s: played.worth[s - {n}] + (own if n in s else 0))
    assert shapley_value(wider) == (*shapley_value(played), own)
    if not core_is_empty(played):
        assert nucleolus(wider) == (*nucleolus(played), own)


@settings(max_examples=40, deadline=None)
@given(games())
def test_names_do_not_matter(played):
    order = (*range(1, played.players), 0)
    turned = game(played.players, lambda s: played.worth[frozenset(order[i] for i in s)])
    assert shapley_value(turned) == tuple(shapley_value(played)[i] for i in order)
    assert core_is_empty(turned) == core_is_empty(played)


@settings(max_examples=60, deadline=None)
@given(games())
def test_the_core_is_where_nobody_objects_and_sets_that_claim_too_much_prove_there_is_none(played):
    found, proof = core_point(played), overclaiming(played)
    whole = played.worth[frozenset(range(played.players))]
    assert core_is_empty(played) == (found is None) == bool(proof)
    if found is not None:
        assert sum(found) == whole
        assert objections(played, found) == ()
        assert objections(played, nucleolus(played)) == ()
    else:
        for player in range(played.players):
            assert sum(weight for some, weight in proof.items() if player in some) == 1
        assert sum(weight * played.worth[some] for some, weight in proof.items()) > whole


@settings(max_examples=30, deadline=None)
@given(convex_games())
def test_where_more_company_is_always_better_the_shapley_value_is_in_the_core(played):
    """Shapley 1971."""
    assert not core_is_empty(played)
    assert objections(played, shapley_value(played)) == ()


@settings(max_examples=40, deadline=None)
@given(games())
def test_nothing_moves_to_the_worst_served_from_the_nucleolus(played):
    """Kohlberg 1971: at each level, no shift of shares keeps those served that badly or worse and helps one of them."""
    own = [played.worth[frozenset([i])] for i in range(played.players)]
    if sum(own) > played.worth[frozenset(range(played.players))]:
        return
    best = nucleolus(played)
    assert sum(best) == played.worth[frozenset(range(played.players))]
    assert all(share >= least for share, least in zip(best, own, strict=True))
    bare = [frozenset([i]) for i in range(played.players) if best[i] == own[i]]
    served = {s: sum(best[i] for i in s) - played.worth[s] for s in subsets(played.players) if len(s) < played.players}
    for level in sorted(set(served.values())):
        assert not can_shift([s for s, gets in served.items() if gets <= level], bare, played.players)


def can_shift(badly: list[frozenset[int]], bare: list[frozenset[int]], players: int) -> bool:
    """Whether shares may move, nothing in all, with no set of either list losing and one of `badly` gaining."""
    # a shift of at most 1 each, counted from -1 so that it is from 0
    member = {s: [int(i in s) for i in range(players)] for s in (*badly, *bare)}
    rows = [([-x for x in member[s]], -len(s)) for s in (*badly, *bare)]
    rows += [([1] * players, players), ([-1] * players, -players)]
    rows += [([int(i == j) for j in range(players)], 2) for i in range(players)]
    found = maximise([sum(member[s][i] for s in badly) for i in range(players)], rows)
    return found.value > sum(map(len, badly))


@settings(max_examples=30, deadline=None)
@given(games(), st.integers(1, 5), st.lists(st.integers(-4, 4), min_size=4, max_size=4))
def test_units_and_what_each_has_anyway_carry_over(played, unit, has):
    moved = game(played.players, lambda s: unit * played.worth[s] + sum(has[i] for i in s))
    assert shapley_value(moved) == tuple(unit * x + has[i] for i, x in enumerate(shapley_value(played)))
    assert core_is_empty(moved) == core_is_empty(played)
    if not core_is_empty(played):
        assert nucleolus(moved) == tuple(unit * x + has[i] for i, x in enumerate(nucleolus(played)))
