"""Bargaining over a list of outcomes: which are worth having, and which one a fair rule would choose.

A point gives each player's payoff, one number a player; the disagreement is what they get without an agreement.
Whole numbers, fractions and floats are compared exactly as they are: nothing is rounded, and nothing overflows.
A float counts as the fraction that it is.
Sources: Nash 1950; Kalai and Smorodinsky 1975, for a list Imai 1983 (the smallest share first, then the next, ...);
Rubinstein 1982.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import isfinite, log2, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

Number = int | float | Fraction
Points = Sequence[Sequence[Number]] | NDArray[Any]
CLOSE = 1e-6
"""Difference of logarithms to base 2 within which products are compared exactly; far above their rounding."""


def pareto(points: Points) -> tuple[int, ...]:
    """Indices of the undominated points, rising. Equal points do not dominate each other: all of them are kept.

    A point is dominated where another is as good for everybody and better for somebody (strong efficiency). Raises
    ValueError for points of different lengths and for numbers that cannot be compared (NaN).
    """
    ranks = _ranks(points)
    sums = ranks.sum(axis=1)
    order = np.argsort(-sums, kind="stable")  # who dominates stands before whom it dominates
    columns, sums, found = np.ascontiguousarray(ranks[order].T), sums[order], []
    while len(order):
        found.append(int(order[0]))
        best, least, columns, sums, order = columns[:, :1], sums[0], columns[:, 1:], sums[1:], order[1:]
        # no better for anybody and less in all: worse for somebody
        below = (columns <= best).all(axis=0) & (sums < least)
        if below.any():
            columns, sums, order = columns[:, ~below], sums[~below], order[~below]
    return tuple(sorted(found))


def _ranks(points: Points) -> NDArray[np.int32]:
    """Each number put as its rank among those of its player, which compares alike, of shape (points, players)."""
    rows = points.tolist() if isinstance(points, np.ndarray) else [list(point) for point in points]
    if len({len(row) for row in rows}) > 1:
        raise ValueError("all points need one payoff for each player")
    ranks = np.zeros((len(rows), len(rows[0]) if rows else 0), dtype=np.int32)
    for player in range(ranks.shape[1]):
        column = [row[player] for row in rows]
        if any(number != number for number in column):
            raise ValueError("a payoff is not a number")
        rank = {number: place for place, number in enumerate(sorted(set(column)))}
        ranks[:, player] = [rank[number] for number in column]
    return ranks


def nash(points: Points, disagreement: Sequence[Number]) -> int:
    """Index of the point with the largest product of gains over `disagreement`, among those that cost nobody.

    Of equal products the lowest index. Raises ValueError where every point costs somebody, for points of different
    lengths, and for numbers that are not finite.
    """
    gains = dict(_rational(points, disagreement))
    rough = {place: _log_product(gain) for place, gain in gains.items()}
    high = max(rough.values())
    near = [place for place, size in rough.items() if size >= high - CLOSE]
    return max(near, key=lambda place: (prod(gains[place]), -place))


def _log_product(gains: Sequence[Fraction]) -> float:
    """Logarithm to base 2 of the product; minus infinity where somebody gains nothing."""
    if not all(gains):
        return -np.inf
    return float(sum(_log(gain.numerator) - _log(gain.denominator) for gain in gains))


def _log(number: int) -> float:
    spare = max(0, number.bit_length() - 64)
    return log2(number >> spare) + spare


def kalai_smorodinsky(points: Points, disagreement: Sequence[Number]) -> int:
    """Index of the point whose smallest share of an ideal gain is largest, among those that cost nobody.

    A player's ideal is the most it gains in any of these; one that can gain nothing does not count. Of equals the next
    smallest share decides, and so on, then the lowest index: the choice is undominated. Raises ValueError as `nash`.
    """
    gains = dict(_rational(points, disagreement))
    ideal = [max(column) for column in zip(*gains.values(), strict=True)]
    shares = {
        place: sorted(gain / most for gain, most in zip(gain_of, ideal, strict=True) if most)
        for place, gain_of in gains.items()
    }
    return max(shares, key=lambda place: (shares[place], -place))


def _rational(points: Points, disagreement: Sequence[Number]) -> Iterator[tuple[int, tuple[Fraction, ...]]]:
    """The points that leave nobody worse off than the disagreement, by index, as gains. ValueError for none."""
    base, any_found = [_exact(number) for number in disagreement], False
    for place, point in enumerate(points):
        if len(point) != len(base):
            raise ValueError(f"point {place} has {len(point)} payoffs, the disagreement {len(base)}")
        gains = tuple(_exact(number) - least for number, least in zip(point, base, strict=True))
        if all(gain >= 0 for gain in gains):
            any_found = True
            yield place, gains
    if not any_found:
        raise ValueError("every point costs somebody: none is at least as good as no agreement for all")


def _exact(number: Number) -> Fraction:
    """The number as the fraction that it is; whole numbers of numpy as plain ones, which do not overflow."""
    plain: Number = number.item() if isinstance(number, np.generic) else number
    if isinstance(plain, float) and not isfinite(plain):
        raise ValueError(f"a payoff must be finite, not {plain}")
    return Fraction(plain)


def rubinstein(d1: float, d2: float) -> float:
    """Share of the first to offer, in [0, 1], where a round's delay leaves the players `d1` and `d2` of the pie.

    Both in [0, 1], and not both 1: then nobody minds waiting and any share is an equilibrium. Raises ValueError.
    """
    if not (0 <= d1 <= 1 and 0 <= d2 <= 1 and d1 * d2 < 1):
        raise ValueError(f"patience must lie between 0 and 1, and not both at 1: {d1}, {d2}")
    return (1 - d2) / (1 - d1 * d2)
