"""Power under a voting rule: how often a country turns a losing coalition into a winning one. Exact fractions.

A quota is met by "at least". Coalitions are counted, not listed: for every sum of weights the number of coalitions with
that sum is one slot of a big integer, so that adding a player is a shift and an addition, at any number of players.
Several weighted rules at once share the slots in mixed radix. A player is taken out again by the reverse of adding it.
Where several criteria make too many slots and players are few, coalitions are judged one by one (`halves`).
Sources: Shapley and Shubik 1954; Banzhaf 1965; Penrose 1946; Deegan and Packel 1978; Holler 1982 (public good).
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import factorial, gcd, prod

import numpy as np
import numpy.typing as npt

from treaty.coalition import halves
from treaty.coalition.halves import Counts
from treaty.coalition.rules import AllOf, AnyOf, Rule, Weighted, atoms_of, players_of

__all__ = [
    "AllOf", "AnyOf", "Rule", "Weighted", "banzhaf", "deegan_packel", "minimal_winning", "public_good",
    "shapley_shubik", "winning_coalitions",
]  # fmt: skip

MOST_BYTES = 2**31
"""Memory that a count may take before it is refused."""
PLAIN_BYTES, SIZED_BYTES = 0.16, 0.8
"""Bytes of tables that are worked through in a nanosecond, all sizes in one table and one a size; measured."""
JUDGED, ROW = 4.0, 50_000.0
"""Nanoseconds that halves take to judge a coalition, and for each coalition of the first half besides; measured."""
MOST_LISTED = 22
"""Players up to which minimal winning coalitions are listed."""


def shapley_shubik(rule: Rule) -> tuple[Fraction, ...]:
    """Share of orders of arrival in which each player is pivotal; sums to 1."""
    players = players_of(rule)
    orders = [factorial(size) * factorial(players - 1 - size) for size in range(players)]
    whole = factorial(players)

    def share(swings: Sequence[int]) -> Fraction:
        return Fraction(sum(n * s for n, s in zip(orders, swings, strict=True)), whole)

    counted = _in_halves(rule, by_size=True)
    if counted is not None:
        return tuple(share(counted.swings(player)) for player in range(players))
    return _Tables(rule, by_size=True).each(share)


def banzhaf(rule: Rule, *, normalised: bool = True) -> tuple[Fraction, ...]:
    """Coalitions of the others that each player swings: as shares that sum to 1, or absolute, of all 2^(n-1)."""
    players = players_of(rule)
    counted = _in_halves(rule, by_size=False)
    if counted is not None:
        swings = tuple(Fraction(sum(counted.swings(player))) for player in range(players))
    else:
        swings = _Tables(rule, by_size=False).each(lambda found: Fraction(sum(found)))
    whole = sum(swings) if normalised else Fraction(2 ** (players - 1))
    return tuple(swing / whole for swing in swings)


def winning_coalitions(rule: Rule) -> int:
    """Number of winning coalitions among all 2^n."""
    counted = _in_halves(rule, by_size=False)
    if counted is not None:
        return sum(counted.by_size)
    tables = _Tables(rule, by_size=False)
    return tables.count(tables.full[0])


def minimal_winning(rule: Rule) -> tuple[frozenset[int], ...]:
    """Winning coalitions that lose with any member gone, in order of their bit masks. ValueError above 22 players."""
    players = players_of(rule)
    if players > MOST_LISTED:
        raise ValueError(f"{players} players have too many coalitions to list; at most {MOST_LISTED}")
    masks = np.arange(2**players)
    wins = _wins(rule, masks)
    minimal = wins.copy()
    for player in range(players):
        bit = 1 << player
        minimal &= ~((masks & bit > 0) & wins[masks & ~bit])
    return tuple(frozenset(p for p in range(players) if mask >> p & 1) for mask in np.flatnonzero(minimal).tolist())


def deegan_packel(rule: Rule) -> tuple[Fraction, ...]:
    """Mean share over minimal winning coalitions, each of which divides one unit equally; sums to 1."""
    coalitions = minimal_winning(rule)
    return tuple(
        sum((Fraction(1, len(members)) for members in coalitions if player in members), Fraction(0)) / len(coalitions)
        for player in range(players_of(rule))
    )


def public_good(rule: Rule) -> tuple[Fraction, ...]:
    """Share in all memberships of minimal winning coalitions (Holler); sums to 1."""
    coalitions = minimal_winning(rule)
    seats = sum(map(len, coalitions))
    return tuple(Fraction(sum(p in members for members in coalitions), seats) for p in range(players_of(rule)))


def _in_halves(rule: Rule, *, by_size: bool) -> Counts | None:
    """Counts by two halves where that is less work than tables by sums of weights; else None."""
    if not halves.fits(rule):
        return None
    players = players_of(rule)
    slots = prod(sum(weights) + 1 for weights in {_reduced(atom).weights for atom in atoms_of(rule)})
    width = slots * (players // 8 + 1) * players
    tables = width * players / SIZED_BYTES if by_size else width / PLAIN_BYTES
    judging = JUDGED * 2**players + ROW * 2 ** (players // 2)
    return halves.counts(rule) if judging < tables else None


def _wins(rule: Rule, masks: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    if isinstance(rule, Weighted):
        held = np.zeros(masks.shape, dtype=object if sum(rule.weights) >= 2**62 else np.int64)
        for player, weight in enumerate(rule.weights):
            held[masks >> player & 1 == 1] += weight
        return np.asarray(held >= rule.quota, dtype=np.bool_)
    parts = [_wins(part, masks) for part in rule.rules]
    joined = np.logical_and if isinstance(rule, AllOf) else np.logical_or
    return np.asarray(joined.reduce(parts), dtype=np.bool_)


def _reduced(atom: Weighted) -> Weighted:
    """The same rule in the smallest weights a common divisor gives."""
    divisor = gcd(*atom.weights)
    return Weighted(tuple(w // divisor for w in atom.weights), -(-atom.quota // divisor))


class _Tables:
    """Coalitions counted by sum of weights, and by size where asked: `full[size]`, or all of them in `full[0]`."""

    def __init__(self, rule: Rule, *, by_size: bool) -> None:
        self.players, self.by_size = players_of(rule), by_size
        atoms = {atom: _reduced(atom) for atom in atoms_of(rule)}
        scales = list(dict.fromkeys(atom.weights for atom in atoms.values()))
        sums = [sum(weights) + 1 for weights in scales]
        self.width = self.players // 8 + 1
        """Bytes of a slot: 2^n fits with a bit to spare."""
        self.slots = prod(sums)
        if self.slots * self.width * (self.players if by_size else 1) > MOST_BYTES:
            raise ValueError("the weights are too large to count exactly; divide them and the quota by a common factor")
        strides = {weights: prod(sums[:place]) for place, weights in enumerate(scales)}
        self.step = [8 * self.width * sum(w[p] * stride for w, stride in strides.items()) for p in range(self.players)]
        """Bits by which a player's weights move a coalition."""
        self.winning = self._mask(rule, atoms, strides)
        self.ones = (1 << 8 * self.width * self.slots) - 1
        self.full = self._filled()

    def _mask(self, rule: Rule, atoms: dict[Weighted, Weighted], strides: dict[tuple[int, ...], int]) -> int:
        """All bits of the slots in which the rule is won."""
        if isinstance(rule, Weighted):
            small = atoms[rule]
            block, high = strides[small.weights] * self.width, sum(small.weights) + 1
            once = bytes(block * small.quota) + b"\xff" * (block * (high - small.quota))
            return int.from_bytes(once * (self.slots * self.width // len(once)), "little")
        masks = [self._mask(part, atoms, strides) for part in rule.rules]
        found = masks[0]
        for mask in masks[1:]:
            found = found & mask if isinstance(rule, AllOf) else found | mask
        return found

    def _filled(self) -> list[int]:
        if not self.by_size:
            count = 1
            for step in sorted(self.step):
                count += count << step
            return [count]
        counts = [1]
        for step in sorted(self.step):
            counts.append(0)
            for size in range(len(counts) - 1, 0, -1):
                counts[size] += counts[size - 1] << step
        return counts

    def without(self, step: int) -> list[int]:
        """The tables of the others, once a player of this step is taken out."""
        if self.by_size:
            others = [self.full[0]]
            for size in range(1, self.players):
                others.append(self.full[size] - (others[-1] << step))
            return others
        if step == 0:
            return [self.full[0] >> 1]
        # 1 / (1 + y) = (1 - y) (1 + y^2) (1 + y^4) ..., as far as there are slots
        count, length = self.full[0] - (self.full[0] << step) & self.ones, 2 * step
        while length < 8 * self.width * self.slots:
            count = count + (count << length) & self.ones
            length *= 2
        return [count]

    def count(self, table: int, wanted: int | None = None) -> int:
        """Coalitions in the slots of the mask `wanted` (those of the winning): the sum of these slots.

        Slots below the mask are cut off first; a number modulo its slots' modulus less one is the sum of its slots.
        """
        mask = self.winning if wanted is None else wanted
        below = (mask & -mask).bit_length() - 1
        return ((table & mask) >> max(below, 0)) % ((1 << 8 * self.width) - 1)

    def each(self, index: Callable[[Sequence[int]], Fraction]) -> tuple[Fraction, ...]:
        """`index` of each player's swings, one for each table of the others; equal players are computed once."""
        found: dict[int, Fraction] = {}
        for step in self.step:
            if step not in found:
                swung = (self.winning >> step) & ~self.winning
                found[step] = index([self.count(table, swung) if swung else 0 for table in self.without(step)])
        return tuple(found[step] for step in self.step)
