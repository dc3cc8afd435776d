"""Standings: what the rows of a tournament say, with their errors.

Everything is paired where it can be: two personalities on one country are compared game by game over the same seeds, so
what the seed and the seat bring cancels out. What is compared are points of own aims and red lines: one war takes more
from everybody alike than any temperament brings, and whether it comes is mostly chance. Errors are standard errors of
the mean. A lead over one personality is sure by Student's t with the level shared out over all that might lead it, the
others on each country (Bonferroni). That none is the best everywhere takes a sure lead over each, so it needs no more.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import permutations
from statistics import NormalDist
from typing import NamedTuple

from treaty.lab.results import Row

LEVEL = 0.05
"""Chance that a personality that nobody leads is said to be led somewhere."""
FEWEST = 4
"""Paired games below which no lead counts as sure."""


class Mean(NamedTuple):
    """A mean with its standard error (NaN where one value or none) and how many values it is of."""

    mean: float
    error: float
    size: int

    def __str__(self) -> str:
        return f"{self.mean:.1f}" if math.isnan(self.error) else f"{self.mean:.1f} ± {self.error:.1f}"

    def above(self, comparisons: int) -> bool:
        """Whether it surely lies above 0, where it is one of so many comparisons that are made."""
        if self.size < FEWEST or self.mean <= 0:
            return False
        return self.mean >= quantile(LEVEL / comparisons, self.size - 1) * self.error


def quantile(tail: float, freedom: int) -> float:
    """What Student's t with so many degrees of freedom, 3 or more, exceeds with chance `tail`, in (0, 0.5).

    Cornish-Fisher expansion about the normal one (Abramowitz and Stegun 26.7.5); within 5 % for the tails used here.
    """
    z = NormalDist().inv_cdf(1 - tail)
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )


def mean(values: Iterable[float]) -> Mean:
    """Mean of the values, in their unit."""
    found = list(values)
    count = len(found)
    if not count:
        return Mean(math.nan, math.nan, 0)
    middle = math.fsum(found) / count
    if count == 1:
        return Mean(middle, math.nan, 1)
    spread = math.fsum((value - middle) ** 2 for value in found) / (count - 1)
    return Mean(middle, math.sqrt(spread / count), count)


def points(rows: Sequence[Row]) -> dict[tuple[str, str], Mean]:
    """(country, personality) -> its own points."""
    found: dict[tuple[str, str], list[float]] = {}
    for row in rows:
        found.setdefault((row.country, row.personality), []).append(row.own)
    return {pair: mean(values) for pair, values in found.items()}


def best(rows: Sequence[Row]) -> dict[str, str]:
    """Country, in order of appearance -> the personality with the highest mean on it; the first of equals."""
    means = points(rows)
    return {
        country: max((kind for one, kind in means if one == country), key=lambda kind: means[country, kind].mean)
        for country in dict.fromkeys(row.country for row in rows)
    }


def led(rows: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    """Personality -> countries on which some other surely leads it, paired by seed.

    One that is led nowhere might be the best everywhere; where there is none such, no personality is.
    """
    games: dict[tuple[str, str], dict[int, float]] = {}
    for row in rows:
        games.setdefault((row.personality, row.country), {})[row.seed] = row.own
    kinds = tuple(dict.fromkeys(row.personality for row in rows))
    countries = tuple(dict.fromkeys(row.country for row in rows))
    comparisons = (len(kinds) - 1) * len(countries)
    found: dict[str, tuple[str, ...]] = dict.fromkeys(kinds, ())
    for kind, other in permutations(kinds, 2):
        for country in countries:
            mine, theirs = games.get((kind, country), {}), games.get((other, country), {})
            lead = mean(theirs[seed] - mine[seed] for seed in mine.keys() & theirs.keys())
            if lead.above(comparisons) and country not in found[kind]:
                found[kind] = (*found[kind], country)
    return found


def against_others(rows: Sequence[Row], personality: str) -> Mean:
    """Own points of a personality less the mean of all others on the same country and seed; each seed counts as one.

    Over the games of one seed chance is shared, so the error is that of means by seed.
    """
    cells: dict[tuple[int, str], dict[str, float]] = {}
    for row in rows:
        cells.setdefault((row.seed, row.country), {})[row.personality] = row.own
    gaps: dict[int, list[float]] = {}
    for (seed, _), by in cells.items():
        others = [value for name, value in by.items() if name != personality]
        if personality in by and others:
            gaps.setdefault(seed, []).append(by[personality] - math.fsum(others) / len(others))
    return mean(math.fsum(values) / len(values) for values in gaps.values())


def shares(rows: Sequence[Row]) -> dict[str, tuple[float, float, int]]:
    """Country -> share of its games in which it came first, and last, in [0, 1], and how many games."""
    found: dict[str, tuple[float, float, int]] = {}
    for country in dict.fromkeys(row.country for row in rows):
        here = [row for row in rows if row.country == country]
        count = len(here)
        found[country] = (sum(row.first for row in here) / count, sum(row.last for row in here) / count, count)
    return found
