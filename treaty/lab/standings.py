"""Standings: what the rows of a tournament say, with their errors.

Everything is paired where it can be: two personalities on one country are compared game by game over the same seeds, so
what the seed and the seat bring cancels out. Errors are standard errors of the mean.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from treaty.lab.results import Row

SURE = 2.0
"""Standard errors from which a difference counts as one: about one chance in twenty of error, for each comparison."""


class Mean(NamedTuple):
    """A mean with its standard error (NaN where one value or none) and how many values it is of."""

    mean: float
    error: float
    size: int

    def __str__(self) -> str:
        return f"{self.mean:.1f}" if math.isnan(self.error) else f"{self.mean:.1f} ± {self.error:.1f}"

    @property
    def above(self) -> bool:
        """Whether it lies above 0 by `SURE` errors or more."""
        return self.mean > 0 and self.mean >= SURE * self.error


class Best(NamedTuple):
    """The personality with the most points on one country, and by how much it leads each of the others, paired."""

    country: str
    personality: str
    leads: Mapping[str, Mean]

    @property
    def ties(self) -> tuple[str, ...]:
        """Others that it does not surely lead."""
        return tuple(other for other, lead in self.leads.items() if not lead.above)


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
    """(country, personality) -> its points."""
    found: dict[tuple[str, str], list[float]] = {}
    for row in rows:
        found.setdefault((row.country, row.personality), []).append(row.points)
    return {pair: mean(values) for pair, values in found.items()}


def best(rows: Sequence[Row]) -> tuple[Best, ...]:
    """For each country, in order of appearance, the personality with the highest mean; the first of equals."""
    means = points(rows)
    games = {(row.country, row.personality, row.seed): row.points for row in rows}
    found = []
    for country in dict.fromkeys(row.country for row in rows):
        here = [personality for one, personality in means if one == country]
        top = max(here, key=lambda personality: means[country, personality].mean)
        seeds = [seed for one, personality, seed in games if (one, personality) == (country, top)]
        leads = {
            other: mean(
                games[country, top, seed] - games[country, other, seed]
                for seed in seeds
                if (country, other, seed) in games
            )
            for other in here
            if other != top
        }
        found.append(Best(country, top, leads))
    return tuple(found)


def beaten(rows: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    """Personality -> countries on which the best one surely leads it, for each personality.

    One that is beaten nowhere might be the best everywhere; where none is left, no personality is.
    """
    lost: dict[str, tuple[str, ...]] = dict.fromkeys(dict.fromkeys(row.personality for row in rows), ())
    for one in best(rows):
        for other, lead in one.leads.items():
            if lead.above:
                lost[other] = (*lost[other], one.country)
    return lost


def against_others(rows: Sequence[Row], personality: str) -> Mean:
    """Points of a personality less the mean of all others on the same country and seed; each seed counts as one.

    Over the games of one seed chance is shared, so the error is that of means by seed.
    """
    cells: dict[tuple[int, str], dict[str, float]] = {}
    for row in rows:
        cells.setdefault((row.seed, row.country), {})[row.personality] = row.points
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
