"""What a quota does: n equal voters, q of them decide.

Sources: Rae 1969; Coleman 1971; Nakamura 1979.
"""

from fractions import Fraction
from math import comb
from typing import NamedTuple


def power_to_act(voters: int, quota: int) -> Fraction:
    """Share of all 2^n coalitions that win (Coleman), in [0, 1]; exact. ValueError unless 0 < quota <= voters."""
    _check(voters, quota)
    return Fraction(sum(comb(voters, size) for size in range(quota, voters + 1)), 2**voters)


def rae_index(voters: int, quota: int) -> Fraction:
    """Chance that a voter gets its way when all vote by the toss of a coin (Rae): 1/2 + C(n-1, q-1) / 2^n; exact."""
    _check(voters, quota)
    return Fraction(1, 2) + Fraction(comb(voters - 1, quota - 1), 2**voters)


def nakamura(voters: int, quota: int) -> int | None:
    """Fewest winning coalitions without a common member: with fewer options no cycle can arise. None: unanimity."""
    _check(voters, quota)
    return None if quota == voters else -(-voters // (voters - quota))


def _check(voters: int, quota: int) -> None:
    if not 0 < quota <= voters:
        raise ValueError(f"quota {quota} of {voters} voters: it must lie above 0 and up to their number")


class Quota(NamedTuple):
    """What a quota of equal voters does."""

    quota: int
    power_to_act: Fraction
    """Share of all ways to vote that carry, in [0, 1]."""
    rae: Fraction
    """Chance that a voter gets its way when all toss coins, in [1/2, 1]."""
    without_cycles: int | None
    """Most options among which no cycle of majorities can arise; None: any number."""


def quotas(voters: int) -> tuple[Quota, ...]:
    """Every quota from more than half of `voters` to all of them. ValueError below one voter."""
    if voters < 1:
        raise ValueError(f"{voters} voters: there must be one at least")
    found = []
    for quota in range(voters // 2 + 1, voters + 1):
        fewest = nakamura(voters, quota)
        most = None if fewest is None else fewest - 1
        found.append(Quota(quota, power_to_act(voters, quota), rae_index(voters, quota), most))
    return tuple(found)


def advice(voters: int, options: int = 2) -> tuple[str, ...]:
    """Which quota serves what, in sentences: getting one's way (Rae), acting at all (Coleman), no cycles (Nakamura).

    `options`: how many texts or amendments compete. By Rae and Taylor 1969 the simple majority serves a voter best who
    does not know beforehand on which side it will be.
    """
    known = quotas(voters)
    best = max(known, key=lambda one: (one.rae, -one.quota))
    safe = next(one for one in known if one.without_cycles is None or one.without_cycles >= options)
    stuck = next((one for one in known if one.power_to_act < Fraction(1, 20)), None)
    own_way = f"{best.quota} of {voters} serves each voter best that does not know its side"
    circle = f"{safe.quota} of {voters} is the least at which {options} options cannot beat one another in a circle"
    said = [f"{own_way}: it gets its way in {_percent(best.rae)} of all votes (Rae).", f"{circle} (Nakamura)."]
    if stuck is not None:
        carries = "on less than 5 % of all ways to vote carry anything (Coleman's power to act)."
        said.append(f"From {stuck.quota} of {voters} {carries}")
    return tuple(said)


def _percent(share: Fraction) -> str:
    return f"{float(100 * share):.0f} %"
