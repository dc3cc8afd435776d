"""Effects: the mean of differences between two arms, paired by seed, and how sure it is.

The 95 % interval is the mean plus and minus Student's t times the standard error of the paired differences; t by the
expansion around the normal quantile (Fisher and Cornish 1960), right to 0.001 from ten games on.
"""

import math
from statistics import NormalDist
from typing import NamedTuple

from treaty.world.arrays import Floats


class Effect(NamedTuple):
    """A mean paired difference and its 95 % interval."""

    mean: float
    low: float
    high: float
    games: int


def t_quantile(freedom: int, chance: float = 0.975) -> float:
    """Quantile of Student's t for `freedom` >= 1 degrees of freedom, by expansion around the normal one."""
    z = NormalDist().inv_cdf(chance)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return z + math.fsum(term / float(freedom) ** power for power, term in enumerate(terms, start=1))


def effect_of(differences: Floats) -> Effect:
    """Mean and 95 % interval of paired differences (games,). Raises ValueError for fewer than two games."""
    games = len(differences)
    if games < 2:
        raise ValueError("an interval needs at least two games")
    mean = float(differences.mean())
    half = t_quantile(games - 1) * float(differences.std(ddof=1)) / math.sqrt(games)
    return Effect(mean, mean - half, mean + half, games)
