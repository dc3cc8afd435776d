"""One coalition and what surrounds it: leavers, followers, transfers, the marginal country, larger ones that hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treaty.coalition.neighbours import (
    aftermath,
    best_enlargement,
    gains,
    marginal,
    mask_of,
    members,
    nearest_enlargement,
    sizes_that_hold,
    transfers,
)
from treaty.coalition.stability import analyse

N = 3
A, B, C = range(N)
ALL, AB, BC = mask_of((A, B, C)), mask_of((A, B)), mask_of((B, C))


def game(**worth):
    """Payoffs of three countries, 0 where nothing is said; keys are the members' letters."""
    payoffs = np.zeros((2**N, N))
    for letters, row in worth.items():
        payoffs[mask_of(["ABC".index(letter) for letter in letters.replace("_", "")])] = row
    return payoffs


def test_masks_and_members_are_two_ways_to_say_one_thing():
    assert members(0b1011) == (0, 1, 3)
    assert mask_of(members(0b1011)) == 0b1011
    assert members(0) == ()


def test_a_member_that_free_rides_at_once_is_deterred_by_those_who_would_follow():
    """Three share a common good; A gains by leaving, but then B gains by leaving too, and all is lost."""
    payoffs = game(ABC=(2, 2, 2), BC=(3, 1, 1), C=(0, 2, -1))
    found = aftermath(payoffs.__getitem__, ALL, A)
    assert (found.followers, members(found.end)) == ((B, C), ())
    assert (found.gain_at_once, found.gain_in_the_end) == (1, -2)
    assert found.deterred()


def test_nobody_follows_where_those_left_would_stay():
    payoffs = game(ABC=(2, 2, 2), BC=(3, 1, 1), B=(0, 0, 1), C=(0, 0, 0))
    found = aftermath(payoffs.__getitem__, ALL, A)
    assert (found.followers, found.end, found.deterred()) == ((), BC, False)


def test_only_a_member_can_leave():
    with pytest.raises(ValueError, match="not in"):
        aftermath(game().__getitem__, AB, C)


def test_gains_and_the_marginal_country():
    payoffs = game(AB=(1, 5, 0), A=(1, 1, 0), B=(3, 1, 0), ABC=(0, 0, 2))
    gained = gains(payoffs.__getitem__, AB, N)
    assert gained == (-2, 4, 2)
    assert marginal(gained, AB) == (A, C)
    assert marginal(gained, ALL)[1] is None
    assert marginal(gained, 0)[0] is None


def test_those_who_gain_pay_those_who_would_leave_just_what_they_lose():
    paid = transfers((-2, 4, 2), ALL)
    assert paid == {A: 2, B: -4 / 3, C: -2 / 3}
    assert transfers((1, 0, 2), ALL) == {}
    with pytest.raises(ValueError, match="outside"):
        transfers((-5, 4, 0), ALL)


@given(st.lists(st.floats(-5, 5), min_size=5, max_size=5))
def test_transfers_add_up_and_leave_nobody_worse_off_than_outside(gained):
    coalition = 0b11011
    try:
        paid = transfers(gained, coalition)
    except ValueError:
        assert sum(gained[i] for i in members(coalition)) < 1e-9
        return
    assert sum(paid.values()) == pytest.approx(0, abs=1e-9)
    assert all(gained[i] + paid.get(i, 0) >= -1e-9 for i in members(coalition))


def test_the_larger_coalition_that_holds_and_is_best_for_all_is_found():
    """A and B alone do not hold; with C they do, and all gain."""
    payoffs = game(AB=(0, 1, 0), B=(1, 0, 0), ABC=(2, 2, 2), BC=(1, 1, 1))
    found = analyse(payoffs)
    assert not found.internal[AB]
    best = best_enlargement(payoffs, found, AB)
    assert best is not None
    assert (best.coalition, best.added, best.total) == (ALL, (C,), 5)
    assert nearest_enlargement(payoffs, found, AB) == best
    assert best_enlargement(payoffs, found, ALL) is None


def test_where_only_transfers_hold_the_larger_one_it_is_said_apart():
    payoffs = game(ABC=(0, 9, 9), BC=(1, 1, 1), AB=(0, 0, 0), B=(5, 0, 0))
    found = analyse(payoffs)
    assert best_enlargement(payoffs, found, AB) is None
    held = best_enlargement(payoffs, found, AB, by_transfers=True)
    assert held is not None
    assert held.added == (C,)


def test_sizes_are_counted():
    assert sizes_that_hold(analyse(np.zeros((8, 3)))) == {0: 1, 1: 3, 2: 3, 3: 1}
