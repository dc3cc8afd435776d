"""One coalition and its neighbours: who would leave, who follows, who would join, who is marginal, what holds it.

A coalition is a bit mask (bit i: country i is in). Payoffs are asked for one coalition at a time, so that the same
reading serves a whole table, a part of it, and one that is worked out on demand.

Conventions. One country moves at a time; a difference of at most `tolerance` moves nobody. After somebody has left, the
member that then gains most by leaving goes next, ties by the lower number, until nobody gains by it (myopic followers).
A leaver looks at the end of that: it is deterred where its payoff there is no better than in the coalition it left
(Chwe 1994; Diamantoudi and Sartzetakis 2018). Source of the rest: Barrett 1994; Carraro, Eyckmans and Finus 2006.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from treaty.coalition.stability import Stability

Payoffs = Callable[[int], Sequence[float] | npt.NDArray[np.float64]]
"""Coalition -> payoff of each country."""


class Aftermath(NamedTuple):
    """What follows when one member leaves."""

    first: int
    """The country that leaves."""
    followers: tuple[int, ...]
    """Those that leave after it, in their order."""
    end: int
    """The coalition that is left."""
    gain_at_once: float
    """What the first one gains before anybody follows."""
    gain_in_the_end: float
    """What it gains once all have followed."""

    def deterred(self, tolerance: float = 0.0) -> bool:
        """Whether leaving would pay at once and not in the end."""
        return self.gain_at_once > tolerance >= self.gain_in_the_end


class Enlargement(NamedTuple):
    """A larger coalition that holds."""

    coalition: int
    added: tuple[int, ...]
    total: float
    """Payoffs of all countries together, less those in the coalition it was made from."""


def members(coalition: int) -> tuple[int, ...]:
    """Countries of a coalition, ascending."""
    return tuple(i for i in range(coalition.bit_length()) if coalition >> i & 1)


def mask_of(countries: Sequence[int]) -> int:
    """The coalition of these countries."""
    return sum(1 << country for country in set(countries))


def gains(payoffs: Payoffs, coalition: int, n: int) -> tuple[float, ...]:
    """What each of n countries gains by being in over being out, all others as they stand; below 0 it would be out."""
    here = payoffs(coalition)
    found = []
    for country in range(n):
        there = payoffs(coalition ^ 1 << country)
        moved = float(there[country]) - float(here[country])
        found.append(-moved if coalition >> country & 1 else moved)
    return tuple(found)


def marginal(gained: Sequence[float], coalition: int) -> tuple[int | None, int | None]:
    """The member that gains least by being in and the outsider that would gain most; None where there is none.

    Ties go to the lower number. `gained` is what `gains` gives.
    """
    inside = [i for i in range(len(gained)) if coalition >> i & 1]
    outside = [i for i in range(len(gained)) if not coalition >> i & 1]
    last = min(inside, key=lambda i: gained[i]) if inside else None
    return last, max(outside, key=lambda i: gained[i]) if outside else None


def transfers(gained: Sequence[float], coalition: int, tolerance: float = 0.0) -> dict[int, float]:
    """What would hold the coalition: who pays (below 0) and who is paid, adding up to 0; empty where nobody leaves.

    Each that would leave gets just what it loses; the others pay in proportion to what they gain. ValueError where the
    members together gain less than that: then no transfer among them can hold it.
    """
    losses = {i: -gained[i] for i in members(coalition) if gained[i] < -tolerance}
    surplus = {i: gained[i] for i in members(coalition) if gained[i] > 0}
    needed, there = sum(losses.values()), sum(surplus.values())
    if not losses:
        return {}
    if needed > there:
        raise ValueError(f"the members gain {there:g} and {needed:g} would be needed: only money from outside holds it")
    return losses | {i: -gain * needed / there for i, gain in surplus.items()}


def aftermath(payoffs: Payoffs, coalition: int, first: int, tolerance: float = 0.0) -> Aftermath:
    """Who follows if `first` leaves. ValueError where it is no member."""
    return aftermaths(payoffs, coalition, (first,), tolerance)[first]


def aftermaths(
    payoffs: Payoffs,
    coalition: int,
    firsts: Sequence[int],
    tolerance: float = 0.0,
    look: Callable[[Sequence[int]], None] | None = None,
) -> dict[int, Aftermath]:
    """Of each of `firsts`, who follows if it alone leaves first. ValueError where one is no member.

    `look` is told, step by step, which coalitions will be asked for next, so that they can be worked out together.
    """
    strangers = [first for first in firsts if not coalition >> first & 1]
    if strangers:
        raise ValueError(f"country {strangers[0]} is not in the coalition")
    chains: dict[int, list[int]] = {first: [first] for first in firsts}
    moving = list(chains)
    while moving:
        left = {first: coalition & ~mask_of(chains[first]) for first in moving}
        if look is not None:
            look([side for one in left.values() for side in (one, *(one ^ 1 << i for i in members(one)))])
        moving = []
        for first, one in left.items():
            country = _next_to_leave(payoffs, one, tolerance)
            if country is not None:
                chains[first].append(country)
                moving.append(first)
    return {first: _after(payoffs, coalition, chain) for first, chain in chains.items()}


def _next_to_leave(payoffs: Payoffs, coalition: int, tolerance: float) -> int | None:
    """The member that gains most by leaving, the lower number where two do; None where nobody gains."""
    staying = payoffs(coalition)
    gain, country = max(
        ((float(payoffs(coalition ^ 1 << i)[i]) - float(staying[i]), -i) for i in members(coalition)), default=(0.0, 0)
    )
    return -country if gain > tolerance else None


def _after(payoffs: Payoffs, coalition: int, chain: Sequence[int]) -> Aftermath:
    first, end = chain[0], coalition & ~mask_of(chain)
    before = float(payoffs(coalition)[first])
    at_once = float(payoffs(coalition ^ 1 << first)[first]) - before
    return Aftermath(first, tuple(chain[1:]), end, at_once, float(payoffs(end)[first]) - before)


def best_enlargement(
    payoffs: npt.NDArray[np.float64], stability: Stability, coalition: int, *, by_transfers: bool = False
) -> Enlargement | None:
    """Of all larger coalitions that contain this one and hold, the one best for all countries together, or None.

    It holds where it is internally stable or, with `by_transfers`, potentially so. `payoffs`: (2^n, n). Ties go to
    fewer members, then to the lower mask.
    """
    holds = stability.potentially_internal if by_transfers else stability.internal
    masks = np.flatnonzero(holds)
    masks = masks[(masks & coalition == coalition) & (masks != coalition)]
    return _best(payoffs, masks, coalition)


def nearest_enlargement(payoffs: npt.NDArray[np.float64], stability: Stability, coalition: int) -> Enlargement | None:
    """The fewest countries whose joining makes the coalition internally stable; of several, the best for all."""
    masks = np.flatnonzero(stability.internal)
    masks = masks[(masks & coalition == coalition) & (masks != coalition)]
    if not len(masks):
        return None
    sizes = np.bitwise_count(masks)
    return _best(payoffs, masks[sizes == sizes.min()], coalition)


def _best(payoffs: npt.NDArray[np.float64], masks: npt.NDArray[np.int_], coalition: int) -> Enlargement | None:
    if not len(masks):
        return None
    totals = payoffs[masks].sum(-1) - payoffs[coalition].sum()
    order = np.lexsort((masks, np.bitwise_count(masks), -totals))
    found = int(masks[order[0]])
    return Enlargement(found, members(found ^ coalition), float(totals[order[0]]))


def sizes_that_hold(stability: Stability) -> dict[int, int]:
    """Size -> how many coalitions of that size are internally and externally stable; sizes without any are left out."""
    counts = np.bincount(np.bitwise_count(np.flatnonzero(stability.stable)))
    return {size: int(count) for size, count in enumerate(counts) if count}
