"""Reference worlds give what was published of them.

Figures: Barrett 1994, table 1; Armstrong, Bostrom and Shulman 2016; the iterated dilemma over 200 turns (Axelrod 1984).
"""

import math
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treaty.world.reference import (
    Club,
    Strategy,
    barrett,
    barrett_club,
    binary_club,
    dilemma_match,
    dilemma_strategies,
    linear_club,
    participation_club,
    precipice_risk,
)

TABLE_1 = {0: 80.0, 1: 78.6642, 2: 78.1705, 3: 78.9357, 4: 81.069, 5: 84.2105, 9: 95.9255, 10: 97.561}
"""Members -> total abatement, with n = 10, a = 100, b = 1, c = 1/4."""
SCALES = st.floats(0.05, 20)


def stable(club: Club, *, tie_joins: bool = False) -> list[int]:
    """Sizes from 2 on that nobody leaves and nobody joins, straight from the definition."""
    found = []
    for k in range(2, club.n + 1):
        joins = k < club.n and (
            club.member(k + 1) >= club.outsider(k) if tie_joins else club.member(k + 1) > club.outsider(k)
        )
        if club.member(k) >= club.outsider(k - 1) and not joins:
            found.append(k)
    return found


def test_barrett_table_1():
    for k, total in TABLE_1.items():
        assert barrett(10, 100, 1, 0.25, k).total == pytest.approx(total, abs=1e-4)
    four = barrett(10, 100, 1, 0.25, 4)
    assert four == pytest.approx((8.9087, 7.5724, 81.069, 472.1604, 474.9133), abs=1e-4)


def test_the_first_members_abate_less_in_all_than_no_treaty_would():
    totals = [barrett(10, 100, 1, 0.25, k).total for k in range(11)]
    assert totals[0] == pytest.approx(80)
    assert all(total < totals[0] for total in totals[1:4])
    assert max(totals) == totals[10]


def test_four_of_ten_is_the_agreement_that_holds():
    assert stable(barrett_club(10, 100, 1, 0.25)) == [4]


@given(n=st.integers(2, 40), a=SCALES, b=SCALES, c=SCALES, share=st.floats(0, 1))
def test_everybody_gives_its_best_reply(n: int, a: float, b: float, c: float, share: float):
    """No outsider gains by another abatement, nor do the members together, who foresee the outsiders' reply."""
    k = round(share * n)
    now = barrett(n, a, b, c, k)

    def shared(total: float) -> float:
        return b * (a * total - total * total / 2) / n

    for nudge in (-1e-3 * a, 1e-3 * a):
        if k < n:
            other = shared(now.total + nudge) - c * (now.q_outsider + nudge) ** 2 / 2
            assert other <= now.payoff_outsider + 1e-9 * a * a * (b + c)
        if k:
            members = k * now.q_member + nudge
            outsiders = (n - k) * b * (a - members) / (n * c + (n - k) * b)
            other = shared(members + outsiders) - c * (members / k) ** 2 / 2
            assert other <= now.payoff_member + 1e-9 * a * a * (b + c)


def test_nobody_has_no_payoff():
    assert math.isnan(barrett(10, 100, 1, 0.25, 0).payoff_member)
    assert math.isnan(barrett(10, 100, 1, 0.25, 10).q_outsider)


@pytest.mark.parametrize(
    "wrong", [(0, 1, 1, 1, 0), (3, 1, 1, 1, 4), (3, 1, 1, 1, -1), (3, 0, 1, 1, 1), (3, 1, 1, -1, 1)]
)
def test_barrett_says_what_is_out_of_range(wrong: tuple[int, float, float, float, int]):
    with pytest.raises(ValueError, match=r"countries|above 0"):
        barrett(*wrong)


@pytest.mark.parametrize("n", [3, 7, 20])
def test_two_or_three_hold_in_the_linear_world(n: int):
    assert stable(linear_club(n)) == [2, 3]
    assert stable(linear_club(n), tie_joins=True) == [3]


@pytest.mark.parametrize(("ratio", "size"), [(1.5, 2), (2.5, 3), (7.4, 8)])
def test_the_smallest_club_that_pays_holds_in_the_binary_world(ratio: float, size: int):
    assert [k for k in stable(binary_club(12, 2.0, 2 * ratio)) if k >= ratio] == [size]
    with pytest.raises(ValueError, match="dilemma"):
        binary_club(12, 1.0, 12.0)


@pytest.mark.parametrize("threshold", [4, 6, 10])
def test_exactly_the_threshold_signs_and_gains_as_the_square(threshold: int):
    club = participation_club(linear_club(10), threshold)
    assert [k for k in stable(club) if k >= threshold] == [threshold]
    assert club.member(threshold) - club.outsider(0) == (threshold - 1) ** 2 / 2
    assert club.member(threshold - 1) == club.outsider(threshold - 1) == club.outsider(0)
    with pytest.raises(ValueError, match="threshold"):
        participation_club(linear_club(10), 11)


def test_public_information_is_not_always_worst():
    assert precipice_risk(2, 0.5, 0.25, "public") < precipice_risk(2, 0.5, 0.25, "private")
    assert precipice_risk(2, 0.5, 3, "public") > precipice_risk(2, 0.5, 3, "private")
    assert precipice_risk(2, 0.5, 0.25, "none") < precipice_risk(2, 0.5, 0.25, "public")


RACES = {"teams": st.integers(2, 30), "enmity": st.floats(0.01, 1), "importance": st.floats(0, 50)}


@pytest.mark.parametrize("information", ["none", "private", "public"])
@given(**RACES)
def test_enmity_raises_the_risk_and_skill_that_matters_lowers_it(information, teams, enmity, importance):
    risk = precipice_risk(teams, enmity, importance, information)
    assert 0 <= risk <= 1
    assert precipice_risk(teams, enmity, importance * 1.1 + 0.01, information) <= risk + 1e-12
    assert precipice_risk(teams, min(1.0, enmity * 1.1), importance, information) >= risk - 1e-12
    assert precipice_risk(teams, enmity, 0.0, information) == pytest.approx(1)


def test_the_risk_is_right_where_a_formula_of_powers_would_lose_its_digits():
    assert precipice_risk(5, 1e-9, 1.0, "public") == pytest.approx(2.5e-9, rel=1e-6)
    assert precipice_risk(400, 1.0, 1e6, "private") == 0.0
    assert precipice_risk(2, 0.0, 1.0, "public") == precipice_risk(2, 0.0, 0.0, "none") == 0.0


@pytest.mark.parametrize(
    "wrong", [(1, 0.5, 1.0, "none"), (2, 1.5, 1.0, "none"), (2, 0.5, -1.0, "none"), (2, 0.5, 1.0, "all")]
)
def test_a_race_says_what_is_out_of_range(wrong):
    with pytest.raises(ValueError, match=r"team|Enmity|skill|Information"):
        precipice_risk(*wrong)


def against_all(names: list[str]) -> dict[str, int]:
    """Points of each over 200 turns against every other, not against itself."""
    totals = dict.fromkeys(names, 0)
    for one, other in combinations_with_replacement(names, 2):
        if one != other:
            first, second = dilemma_match(dilemma_strategies[one], dilemma_strategies[other], 200)
            totals[one] += first
            totals[other] += second
    return totals


def test_axelrod_s_table_of_ten():
    names = [name for name in dilemma_strategies if name != "Hard Tit For Tat"]
    assert against_all(names) == {
        "Grudger": 4988, "Tit For Tat": 4647, "Two Tits For Tat": 4559, "Tit For 2 Tats": 4455, "Defector": 4220,
        "Win-Stay Lose-Shift": 4218, "Cooperator": 3900, "Anti Tit For Tat": 3829, "Alternator": 3767,
        "Suspicious Tit For Tat": 3661,
    }  # fmt: skip


MOVES = st.lists(st.booleans(), max_size=8)


@given(moves=MOVES)
def test_tit_for_tat_never_beats_its_opponent_and_loses_one_temptation_at_most(moves: list[bool]):
    def scripted(mine, theirs):
        return moves[len(mine)]

    mine, theirs = dilemma_match(dilemma_strategies["Tit For Tat"], scripted, len(moves))
    assert theirs - 5 <= mine <= theirs


@given(moves=MOVES)
def test_hard_tit_for_tat_forgives_three_turns_after_the_last_defection(moves: list[bool]):
    hard: Strategy = dilemma_strategies["Hard Tit For Tat"]
    theirs = [*moves, False, True, True]
    assert not hard([True] * len(theirs), theirs)
    assert hard([True] * (len(theirs) + 1), [*theirs, True])
    assert not dilemma_strategies["Grudger"]([True] * (len(theirs) + 1), [*theirs, True])


def test_two_who_win_stay_and_lose_shift_find_back_after_one_slip():
    pavlov = dilemma_strategies["Win-Stay Lose-Shift"]
    assert pavlov([True, True], [True, False]) is False
    assert pavlov([True, False], [True, True]) is False
    assert pavlov([True, False, False], [True, True, False]) is True
