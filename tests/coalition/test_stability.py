"""Stability of coalitions: published sizes, the definition itself on random games, ties, transfers."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treaty.coalition.stability import analyse, symmetric_stable_sizes


def linear(n):
    """Linear benefit, quadratic cost (Carraro and Siniscalco 1993): members abate k each, outsiders 1."""

    def payoff(k, own):
        return Fraction(k * k + n - k) - Fraction(own * own, 2)

    return lambda k: payoff(k, k), lambda k: payoff(k, 1)


def table(n, member, outsider):
    """Payoffs of all coalitions of identical countries."""
    sizes = [mask.bit_count() for mask in range(2**n)]
    return np.array([[float(member(k) if m >> i & 1 else outsider(k)) for i in range(n)] for m, k in enumerate(sizes)])


@pytest.mark.parametrize("n", [3, 5, 9, 40])
def test_in_the_linear_world_two_or_three_sign_and_three_where_the_indifferent_join(n):
    assert symmetric_stable_sizes(*linear(n), n) == (2, 3)
    assert symmetric_stable_sizes(*linear(n), n, tie="join") == (3,)


@pytest.mark.parametrize(("cost", "benefit", "size"), [(3, 2, 2), (5, 2, 3), (37, 5, 8), (19, 2, 10)])
def test_binary_commitments_hold_with_the_fewest_for_whom_acting_pays(cost, benefit, size):
    """Members act once their number times the benefit is at least the cost; each is then needed (Barrett 1999)."""
    n = 14

    def outsider(k):
        return benefit * k if benefit * k >= cost else 0

    def member(k):
        return outsider(k) - (cost if outsider(k) else 0)

    stable = symmetric_stable_sizes(member, outsider, n)
    assert [k for k in stable if benefit * k >= cost] == [size]


@pytest.mark.parametrize("threshold", [2, 4, 7])
def test_exactly_the_threshold_signs_where_entry_into_force_needs_so_many(threshold):
    """Below the threshold nobody abates more than alone; each then gains (m - 1)^2 / 2 by it."""
    n = 9
    member, outsider = linear(n)
    inside = lambda k: member(k) if k >= threshold else outsider(0)  # noqa: E731
    outside = lambda k: outsider(k) if k >= threshold else outsider(0)  # noqa: E731
    stable = symmetric_stable_sizes(inside, outside, n)
    if threshold > 3:
        assert max(stable) == threshold
    assert inside(threshold) - outside(0) == Fraction((threshold - 1) ** 2, 2)


def test_every_coalition_of_a_symmetric_world_agrees_with_its_size():
    n = 6
    found = analyse(table(n, *linear(n)))
    sizes = {mask.bit_count() for mask in np.flatnonzero(found.stable).tolist()}
    assert {size for size in sizes if size > 1} == {2, 3}
    assert found.external[-1], "nobody is left to join the grand coalition"
    assert found.internal[0], "nobody can leave the empty one"


games = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(st.integers(-3, 3), min_size=n, max_size=n), min_size=2**n, max_size=2**n)
)


@given(games, st.sampled_from(["stay", "join"]), st.sampled_from([0.0, 1.0]))
def test_it_is_the_definition(rows, tie, tolerance):
    payoffs = np.array(rows, dtype=float)
    n = payoffs.shape[1]
    for layout in (payoffs, np.asfortranarray(payoffs)):
        found = analyse(layout, tie=tie, tolerance=tolerance)
        for mask in range(2**n):
            inside = [i for i in range(n) if mask >> i & 1]
            stays = [payoffs[mask, i] - payoffs[mask ^ 1 << i, i] for i in inside]
            joins = [payoffs[mask ^ 1 << j, j] - payoffs[mask, j] for j in range(n) if not mask >> j & 1]
            assert found.internal[mask] == all(gain >= -tolerance for gain in stays)
            moves = [gain > tolerance if tie == "stay" else gain >= -tolerance for gain in joins]
            assert found.external[mask] == (not any(moves))
            assert found.stable[mask] == (found.internal[mask] and found.external[mask])
            assert found.potentially_internal[mask] == (sum(stays) >= -tolerance)
            assert found.deficit[mask] == max(0.0, -sum(stays))


@given(st.integers(0, 2**32), st.integers(5, 7))
def test_numbering_the_countries_otherwise_changes_no_answer(seed, n):
    """Countries of a high number are compared by another path than those of a low one."""
    lot = np.random.default_rng(seed)
    payoffs, order = lot.integers(-2, 3, (2**n, n)).astype(float), lot.permutation(n)
    moved = np.array(
        [sum(1 << int(np.flatnonzero(order == i)[0]) for i in range(n) if m >> i & 1) for m in range(2**n)]
    )
    other = np.empty_like(payoffs)
    other[moved] = payoffs[:, order]
    one, two = analyse(payoffs), analyse(other)
    for name in ("internal", "external", "stable", "potentially_internal", "deficit"):
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name)[moved], err_msg=name)


def test_what_holds_by_itself_holds_with_transfers_and_lacks_nothing():
    payoffs = np.random.default_rng(3).normal(size=(2**8, 8))
    found = analyse(payoffs)
    assert np.all(found.potentially_internal[found.internal])
    assert np.all(found.deficit[found.internal] == 0)
    assert np.all((found.deficit > 0) == ~found.potentially_internal)


@pytest.mark.parametrize(
    ("payoffs", "word"),
    [(np.zeros((4, 3)), "shape"), (np.zeros(8), "shape"), (np.full((4, 2), np.nan), "finite")],
)
def test_what_is_no_table_of_payoffs_is_refused(payoffs, word):
    with pytest.raises(ValueError, match=word):
        analyse(payoffs)


def test_ties_are_settled_in_one_of_two_ways():
    with pytest.raises(ValueError, match="stay"):
        analyse(np.zeros((4, 2)), tie="perhaps")
    with pytest.raises(ValueError, match="stay"):
        symmetric_stable_sizes(*linear(3), 3, tie="")
    with pytest.raises(ValueError, match="tolerance"):
        analyse(np.zeros((4, 2)), tolerance=-1)
