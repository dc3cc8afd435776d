"""What a quota does: n equal voters, q of them decide.

Sources: Rae 1969; Coleman 1971; Nakamura 1979.
"""

from fractions import Fraction
from math import comb


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
