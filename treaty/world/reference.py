"""Reference worlds: small models with published answers, beside the large one.

They carry results that the engine is held to, and the strategies by which scripted seats decide on their duties.
Sources: Barrett, Oxford Economic Papers 46, 1994 (self-enforcing agreements); Barrett 2003, Carraro, Marchiori and
Oreffice 2009 (binary commitments, minimum participation); Armstrong, Bostrom and Shulman, AI & Society 31, 2016 (a race
to the precipice); Axelrod 1984, Nowak and Sigmund 1993 (the iterated dilemma and its strategies).
"""

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

Information = Literal["none", "private", "public"]
Strategy = Callable[[Sequence[bool], Sequence[bool]], bool]
"""From one's own moves so far and the other's, oldest first, to the next; True cooperates."""

REWARD, SUCKER, TEMPTATION, PUNISHMENT = 3, 0, 5, 1
"""Points of a turn: both cooperate, cooperates alone, defects alone, both defect (Axelrod 1984)."""


class Club(NamedTuple):
    """A treaty among `n` alike countries, as what each gets when `k` of them, 0 to n, have joined."""

    n: int
    member: Callable[[int], float]
    """Payoff of a member; no number (NaN) for k = 0."""
    outsider: Callable[[int], float]
    """Payoff of an outsider; no number (NaN) for k = n."""


class Barrett(NamedTuple):
    """Abatement and payoff of each member, of each outsider, and total abatement; NaN where there is none such."""

    q_member: float
    q_outsider: float
    total: float
    payoff_member: float
    payoff_outsider: float


def barrett(n: int, a: float, b: float, c: float, k: int) -> Barrett:
    """The agreement of `k` among `n` alike countries, payoff b(aQ - Q²/2)/n - cq²/2 each (Barrett 1994).

    Members act as one and lead, outsiders follow, each its own best reply (Stackelberg, then Nash-Cournot); a single
    member leads as well, so k = 1 is not k = 0. Abatement and payoff in the units of a, b, c, all above 0; 0 <= k <= n.
    Raises ValueError elsewhere.
    """
    if n < 1 or not 0 <= k <= n:
        raise ValueError(f"{k} of {n} countries: members are 0 to n, of at least one country.")
    if not (a > 0 and b > 0 and c > 0):
        raise ValueError("a, b and c are above 0.")
    slope, joined = c / b, k / n
    # Outsiders together answer Qs with (1 - joined)(a - Qs)/follow, so a unit of members' abatement adds slope/follow.
    follow = slope + 1 - joined
    weight = k * joined * slope
    members = a * weight / (follow * follow + weight)
    outside = (1 - joined) * (a - members) / follow
    total = members + outside
    shared = b * (a * total - total * total / 2) / n
    q_member = members / k if k else math.nan
    q_outsider = outside / (n - k) if k < n else math.nan
    return Barrett(q_member, q_outsider, total, shared - c * q_member**2 / 2, shared - c * q_outsider**2 / 2)


def barrett_club(n: int, a: float, b: float, c: float) -> Club:
    """Barrett's agreement by its payoffs: large and deep where it changes little, small where it would matter."""
    return Club(
        n, lambda k: barrett(n, a, b, c, k).payoff_member, lambda k: barrett(n, a, b, c, k).payoff_outsider
    )  # fmt: skip


def linear_club(n: int) -> Club:
    """Benefit linear in all abatement Q, cost q²/2: members abate k each, outsiders 1. Stable with 2 and 3."""

    def payoff(k: int, own: int) -> float:
        return k * k + (n - k) - own * own / 2

    return Club(n, lambda k: payoff(k, k) if k else math.nan, lambda k: payoff(k, 1) if k < n else math.nan)


def binary_club(n: int, b: float, c: float) -> Club:
    """To abate or not: b to everybody for each that does, cost c, b < c < nb; members do so once bk >= c.

    The smallest club that is worth its cost, of ⌈c/b⌉ members, is the stable one. Raises ValueError elsewhere.
    """
    if not 0 < b < c < n * b:
        raise ValueError("A dilemma needs 0 < b < c < n b: alone it costs more than it brings, together it pays.")

    def shared(k: int) -> float:
        return b * k if b * k >= c else 0.0

    def member(k: int) -> float:
        return (shared(k) - c if shared(k) else 0.0) if k else math.nan

    return Club(n, member, lambda k: shared(k) if k < n else math.nan)


def participation_club(club: Club, threshold: int) -> Club:
    """`club` under a treaty that enters into force with `threshold` members, 1 to n: before that it is as without one.

    In the linear club exactly the threshold, from 3 on, sign; each then gains (threshold - 1)²/2 over no treaty.
    """
    if not 1 <= threshold <= club.n:
        raise ValueError(f"A threshold of 1 to {club.n} members, not {threshold}.")
    without = club.outsider(0)

    def member(k: int) -> float:
        return math.nan if k == 0 else club.member(k) if k >= threshold else without

    def outsider(k: int) -> float:
        return math.nan if k == club.n else club.outsider(k) if k >= threshold else without

    return Club(club.n, member, outsider)


def precipice_risk(teams: int, enmity: float, importance: float, information: Information) -> float:
    """Chance in [0, 1] of disaster at the Nash equilibrium of a race between `teams`, 2 or more.

    `enmity` in [0, 1]: loss of a team that sees another win, 1 as bad as disaster. `importance` >= 0: how far skill
    rather than skimped safety wins. `information`: whether teams know nobody's skill, their own, or everybody's.
    Raises ValueError elsewhere. Armstrong, Bostrom and Shulman 2016.
    """
    if teams < 2:
        raise ValueError(f"A race has 2 teams or more, not {teams}.")
    if not 0 <= enmity <= 1:
        raise ValueError(f"Enmity is in [0, 1], not {enmity}.")
    if not importance >= 0:
        raise ValueError(f"The importance of skill is 0 or more, not {importance}.")
    match information:
        case "none":
            return 0.0 if importance >= enmity * teams else 1 - importance / (enmity * teams)
        case "private":
            reach = enmity * (teams - 1) + 1
            if importance <= reach:
                return 1 - teams * importance / ((teams + 1) * reach)
            return float((reach / importance) ** teams) / (teams + 1)
        case "public":
            return _risk_in_public(teams, enmity, importance)
    raise ValueError(f"Information is none, private or public, not {information!r}.")


def _risk_in_public(teams: int, enmity: float, importance: float) -> float:
    if enmity == 0:
        return 0.0
    if importance <= enmity:
        return 1 - importance / (enmity * (teams + 1))
    # 1 - (1 - (1-x)^(n+1)) / (x(n+1)) is the mean of 1 - (1-x)^i over i = 0..n: a sum that loses no digit for small x.
    each = math.log1p(-enmity / importance)
    return math.fsum(-math.expm1(i * each) for i in range(teams + 1)) / (teams + 1)


def dilemma_match(a: Strategy, b: Strategy, turns: int) -> tuple[int, int]:
    """Points of two strategies over so many `turns`, 0 or more, with R, S, T, P = 3, 0, 5, 1."""
    mine: list[bool] = []
    theirs: list[bool] = []
    for _ in range(turns):
        move, answer = a(mine, theirs), b(theirs, mine)
        mine.append(move)
        theirs.append(answer)
    return _points(mine, theirs), _points(theirs, mine)


def _points(mine: Sequence[bool], theirs: Sequence[bool]) -> int:
    worth = {
        (True, True): REWARD, (True, False): SUCKER, (False, True): TEMPTATION, (False, False): PUNISHMENT,
    }  # fmt: skip
    return sum(worth[turn] for turn in zip(mine, theirs, strict=True))


def _alternator(mine: Sequence[bool], _: Sequence[bool]) -> bool:
    return not mine[-1] if mine else True


def _anti_tit_for_tat(_: Sequence[bool], theirs: Sequence[bool]) -> bool:
    return not theirs[-1] if theirs else True


def _cooperator(_mine: Sequence[bool], _theirs: Sequence[bool]) -> bool:
    return True


def _defector(_mine: Sequence[bool], _theirs: Sequence[bool]) -> bool:
    return False


def _grudger(_: Sequence[bool], theirs: Sequence[bool]) -> bool:
    return all(theirs)


def _hard_tit_for_tat(_: Sequence[bool], theirs: Sequence[bool]) -> bool:
    return all(theirs[-3:])


def _suspicious_tit_for_tat(_: Sequence[bool], theirs: Sequence[bool]) -> bool:
    return theirs[-1] if theirs else False


def _tit_for_2_tats(_: Sequence[bool], theirs: Sequence[bool]) -> bool:
    return len(theirs) < 2 or any(theirs[-2:])


def _tit_for_tat(_: Sequence[bool], theirs: Sequence[bool]) -> bool:
    return theirs[-1] if theirs else True


def _two_tits_for_tat(_: Sequence[bool], theirs: Sequence[bool]) -> bool:
    return all(theirs[-2:])


def _win_stay_lose_shift(mine: Sequence[bool], theirs: Sequence[bool]) -> bool:
    # A turn pays (R or T) just when the other cooperated in it.
    return mine[-1] == theirs[-1] if mine else True


dilemma_strategies: Mapping[str, Strategy] = MappingProxyType(
    {
        "Alternator": _alternator,
        "Anti Tit For Tat": _anti_tit_for_tat,
        "Cooperator": _cooperator,
        "Defector": _defector,
        "Grudger": _grudger,
        "Hard Tit For Tat": _hard_tit_for_tat,
        "Suspicious Tit For Tat": _suspicious_tit_for_tat,
        "Tit For 2 Tats": _tit_for_2_tats,
        "Tit For Tat": _tit_for_tat,
        "Two Tits For Tat": _two_tits_for_tat,
        "Win-Stay Lose-Shift": _win_stay_lose_shift,
    }
)
"""Strategies of the iterated dilemma by name; none draws lots. Win-Stay Lose-Shift is Pavlov."""
