"""Quotas of equal voters: closed forms as published."""

from fractions import Fraction

import pytest

from treaty.coalition.power import Weighted, banzhaf, winning_coalitions
from treaty.coalition.quota import advice, nakamura, power_to_act, quotas, rae_index


def test_three_voters():
    assert (power_to_act(3, 2), rae_index(3, 2), nakamura(3, 2)) == (Fraction(1, 2), Fraction(3, 4), 3)
    assert (power_to_act(3, 3), rae_index(3, 3), nakamura(3, 3)) == (Fraction(1, 8), Fraction(5, 8), None)


def test_two_thirds_of_nine_can_act_on_a_quarter_of_all_votes():
    assert power_to_act(9, 6) == Fraction(65, 256)
    assert rae_index(9, 6) == Fraction(39, 64)
    assert nakamura(9, 6) == 3


@pytest.mark.parametrize(("voters", "quota"), [(5, 3), (7, 5), (11, 8)])
def test_rae_is_half_of_one_and_the_banzhaf_index(voters, quota):
    rule = Weighted((1,) * voters, quota)
    assert rae_index(voters, quota) == (1 + banzhaf(rule, normalised=False)[0]) / 2
    assert power_to_act(voters, quota) == Fraction(winning_coalitions(rule), 2**voters)


def test_a_quota_nobody_can_meet_is_refused():
    for wrong in (power_to_act, rae_index, nakamura):
        with pytest.raises(ValueError, match="quota"):
            wrong(3, 4)


@pytest.mark.parametrize("voters", [3, 8, 12, 27])
def test_a_simple_majority_gives_every_voter_its_way_most_often(voters):
    """Rae and Taylor 1969."""
    ways = [one.rae for one in quotas(voters)]
    assert ways[0] == max(ways)
    assert ways == sorted(ways, reverse=True)


def test_the_least_quota_without_a_cycle_is_that_of_greenberg():
    """Greenberg 1979: no cycle among k options with a quota above (k - 1) / k of the voters."""
    for voters in (9, 12, 27):
        for options in (2, 3, 4):
            least = next(q for q in range(voters // 2 + 1, voters + 1) if q * options > voters * (options - 1))
            said = advice(voters, options)[1]
            assert said.startswith(f"{least} of {voters} is the least at which {options} options")


def test_advice_says_from_where_on_nothing_passes():
    assert advice(12)[2].startswith("From 10 of 12 on less than 5 %")
    assert power_to_act(12, 10) < Fraction(1, 20) <= power_to_act(12, 9)
    with pytest.raises(ValueError, match="voters"):
        quotas(0)
