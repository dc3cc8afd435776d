"""Stability of coalitions: who would leave, who would join, and whether money among members could hold them.

Model. Each of n countries is in or out of one agreement and has a payoff in every coalition. One country moves at a
time, all others stay as they are (D'Aspremont, Jacquemin, Gabszewicz and Weymark 1983; Barrett 1994):
- internal: no member gains by leaving, payoff_i(S) >= payoff_i(S less i);
- external: no outsider gains by joining, payoff_j(S) >= payoff_j(S with j);
- stable: both;
- potentially internal (Carraro, Eyckmans and Finus 2006): the members together have at least the sum of what each
  would have if it alone left, so that transfers among them can hold all; the deficit is what is missing from outside.

Conventions. `tie="stay"`: an indifferent country stays where it is, so both conditions are weak inequalities.
`tie="join"`: an indifferent country is in, so external stability is strict. Differences of at most `tolerance` (in the
unit of the payoffs) are indifference. The empty coalition has nobody who could leave; the grand one nobody to join.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Tie = Literal["stay", "join"]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

FEW_APART = 3
"""Bits up to which neighbours are compared as strided rows: numpy's inner loop over fewer than 16 is slow."""
ROWS_AT_ONCE = 4096
"""Coalitions whose payoffs are turned from rows into columns together: they fit into a core's cache."""


@dataclass(frozen=True, slots=True)
class Stability:
    """What holds for each of the 2^n coalitions, by bit mask (bit i: country i is in)."""

    internal: Flags
    """(2^n,): no member gains by leaving."""
    external: Flags
    """(2^n,): no outsider gains by joining."""
    stable: Flags
    """(2^n,): both."""
    potentially_internal: Flags
    """(2^n,): transfers among the members could hold them all."""
    deficit: Floats
    """(2^n,): what transfers from outside would have to add for that, >= 0, in the unit of the payoffs."""


def symmetric_stable_sizes(
    member: Callable[[int], Any], outsider: Callable[[int], Any], n: int, *, tie: Tie = "stay"
) -> tuple[int, ...]:
    """Sizes 2 to n at which a coalition of identical countries is internally and externally stable.

    `member(k)` and `outsider(k)` are payoffs when k of the n countries have joined, in any numbers that compare;
    `member` is asked for k in 1..n and `outsider` for 0..n-1. Raises ValueError for another `tie`.
    """
    _check_tie(tie)

    def leaves(size: int) -> bool:
        return bool(member(size) < outsider(size - 1))

    def joins(size: int) -> bool:
        if size == n:
            return False
        gains = member(size + 1) > outsider(size)
        return bool(gains or (tie == "join" and member(size + 1) == outsider(size)))

    return tuple(size for size in range(2, n + 1) if not leaves(size) and not joins(size))


def analyse(payoffs: npt.ArrayLike, *, tie: Tie = "stay", tolerance: float = 0.0) -> Stability:
    """Stability of every coalition; `payoffs` has shape (2^n, n), row = coalition as a bit mask (bit i: country i).

    One pass a country over all pairs of coalitions that differ by it. Quickest where the columns are contiguous
    (Fortran order). Raises ValueError for another shape, for numbers that are not finite, for a negative `tolerance`.
    """
    _check_tie(tie)
    table = np.asarray(payoffs, dtype=np.float64)
    if table.ndim != 2 or table.shape[0] != 1 << table.shape[1]:
        raise ValueError(f"payoffs have shape {table.shape}; 2^n rows, one a coalition, and n columns are needed")
    if not tolerance >= 0:
        raise ValueError(f"tolerance is {tolerance}; it must be at least 0")
    if not np.isfinite(table).all():
        raise ValueError("payoffs must be finite numbers")
    columns = table if table.flags.f_contiguous else _by_country(table)
    size = len(table)
    leaving, joining = np.zeros(size, dtype=np.bool_), np.zeros(size, dtype=np.bool_)
    surplus = np.zeros(size)
    for country in range(table.shape[1]):
        for outside, inside in _neighbours(country):
            column = columns[:, country]
            gain = _at(column, inside, country) - _at(column, outside, country)
            into = _at(leaving, inside, country)
            into |= gain < -tolerance
            into = _at(joining, outside, country)
            into |= gain > tolerance if tie == "stay" else gain >= -tolerance
            kept = _at(surplus, inside, country)
            kept += gain
    np.logical_not(leaving, out=leaving)
    np.logical_not(joining, out=joining)
    deficit = np.maximum(-surplus, 0.0)
    return Stability(leaving, joining, leaving & joining, surplus >= -tolerance, deficit)


def _check_tie(tie: str) -> None:
    if tie not in ("stay", "join"):
        raise ValueError(f"tie is {tie!r}; the indifferent either `stay` where they are or `join`")


def _by_country(table: Floats) -> Floats:
    """The same numbers with contiguous columns."""
    columns = np.empty(table.shape, order="F")
    for start in range(0, len(table), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        columns[rows] = table[rows]
    return columns


def _neighbours(country: int) -> Iterator[tuple[int, int]]:
    """Places of coalitions without and with a country: all at once, or one residue of 2^(country + 1) after another."""
    if country > FEW_APART:
        yield 0, 1
        return
    bit = 1 << country
    for low in range(bit):
        yield low, low + bit


def _at(array: npt.NDArray[Any], place: int, country: int) -> npt.NDArray[Any]:
    """A view of the coalitions at `place`, as `_neighbours` gives them."""
    if country > FEW_APART:
        return array.reshape(-1, 2, 1 << country)[:, place]
    return array[place :: 2 << country]
