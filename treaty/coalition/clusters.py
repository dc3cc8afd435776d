"""The largest agreement with any number of groups, exactly: clustering by cliques of a signed graph.

Give every node a price such that no set of nodes agrees by more than its nodes cost: then no partition agrees by more
than all nodes cost together. The cheapest such prices are those of the linear program over all sets of nodes, whose
sets are found as they are needed (column generation); the bound is close, mostly less than 1 above the best partition,
which is then proved. Where it is not, only sets that cost little more than they agree can be in a better partition,
and those are put together by search. Prices are whole numbers of `UNIT`ths, and every set is accounted for exactly.
Sources: Grötschel and Wakabayashi 1989; Mehrotra and Trick 1998.
"""

from itertools import combinations

import numpy as np
import numpy.typing as npt

from treaty.coalition.program import Floats, Program
from treaty.coalition.settling import Effort, Labels, Signs, agreement, moved

UNIT = 1 << 20
"""Parts of one tie in which prices are counted."""
SLACK = 4
"""Parts by which a set may agree above its price; over all nodes together far less than one tie."""
CHUNK = 4_096
"""Sets that are extended at once."""
ADDED = 40
"""Sets that are added to the program at once."""
DRAWN = 100
"""Sets drawn at random from which better ones are looked for; with them, every node and every friendly pair."""

Ints = npt.NDArray[np.int64]
Sets = npt.NDArray[np.bool_]
"""Sets of nodes, (b, n)."""
Found = list[tuple[int, int]]
"""Sets as the bits of a number, each after how much it agrees above its price, in parts."""


def clusters(signs: Signs, start: Labels, effort: Effort) -> Labels:
    """A partition of the largest agreement. `start` is a good one; raises `Spent` with the best met so far."""
    size = len(signs)
    prices, best = _prices(signs, start, effort)
    while True:
        spare = int(prices.sum()) + SLACK * size - UNIT * (agreement(signs, best) + 1)
        if spare < 0:
            return best
        better = _cover(_near(signs, prices, spare, effort, best), spare, size, effort, best)
        if better is None:
            return best
        best = better


def _prices(signs: Signs, start: Labels, effort: Effort) -> tuple[Ints, Labels]:
    """Prices at which no set agrees by more than it costs and `SLACK`, and the best partition met on the way."""
    best = start
    size = len(signs)
    program = Program(size)
    pairs = np.array([[node in pair for node in range(size)] for pair in combinations(range(size), 2)], bool)
    pairs = pairs[_worths(signs, pairs) > 0]
    groups = np.array([start == group for group in range(int(start.max()) + 1)])
    drawn = np.random.default_rng(size).random((DRAWN, size)) < 0.3
    seeds = np.concatenate([np.eye(size, dtype=bool), pairs, drawn])
    fresh = np.concatenate([pairs, groups])
    while True:
        program.add(fresh, _worths(signs, fresh))
        rough = program.prices()
        fresh = _promising(signs, rough, seeds)
        if not len(fresh):
            prices = np.ceil(rough * UNIT).astype(np.int64)
            best = max(best, _rounded(signs, program.shared()), key=lambda labels: agreement(signs, labels))
            fresh = _dearest(signs, prices, effort, best)
        if not len(fresh):
            return prices, best


def _rounded(signs: Signs, sets: Sets) -> Labels:
    """A partition from sets that may overlap, those first come first, bettered by moving nodes."""
    size = len(signs)
    labels = np.full(size, -1)
    for name, members in enumerate(sets):
        if (labels[members] < 0).all():
            labels[members] = name
    labels[labels < 0] = size + np.flatnonzero(labels < 0)
    _, named = np.unique(labels, return_inverse=True)
    return moved(signs, named[None, :].astype(np.int64), min(size, int(named.max()) + 2))


def _worths(signs: Signs, sets: Sets) -> Ints:
    """The agreement of each set (b,)."""
    whole = sets.astype(np.int64)
    found: Ints = ((whole @ signs) * whole).sum(1) // 2
    return found


def _promising(signs: Signs, prices: Floats, seeds: Sets) -> Sets:
    """Sets that agree by more than they cost, found from `seeds` by adding and leaving out nodes; not all there are."""
    sets = seeds.copy()
    for _ in range(2 * len(signs)):
        gains = (sets @ signs - prices) * np.where(sets, -1, 1)
        node = gains.argmax(1)
        helped = np.nonzero(gains[np.arange(len(sets)), node] > 1e-6)[0]
        if not len(helped):
            break
        sets[helped, node[helped]] ^= True
    sets = np.unique(sets, axis=0)
    above = _worths(signs, sets) - sets @ prices
    order = np.argsort(-above, kind="stable")[:ADDED]
    return sets[order[above[order] > 1e-6]]


class _Reach:
    """Sets of nodes that agree by more than their price and a floor, each grown from its first node."""

    def __init__(self, signs: Signs, prices: Ints, effort: Effort, best: Labels) -> None:
        self.size = len(signs)
        self.ties, self.prices = signs * UNIT, prices
        self.effort, self.best = effort, best
        self.later = [SLACK] * (self.size + 1)
        """Of the nodes from here on: how much a set of them can be above its price at most."""
        friends = np.zeros((self.size + 1, self.size), np.int64)
        friends[:-1] = np.cumsum((signs > 0)[::-1], axis=0)[::-1] * (UNIT // 2)
        self.friends = friends
        """(n + 1, n): half of a node's friends among the nodes from here on, in parts."""

    def sets(self, first: int, floor: int, *, top: bool) -> Found:
        """The sets of `first` and later nodes that are above `floor`; with `top`, the one that is furthest above."""
        found: Found = []
        start = np.array([first])
        stack = [(-self.prices[start], self.ties[start, first + 1 :], np.left_shift(1, start), first + 1)]
        while stack:
            above, gains, names, node = stack.pop()
            if len(above) > CHUNK:
                stack.append((above[CHUNK:], gains[CHUNK:], names[CHUNK:], node))
                above, gains, names = above[:CHUNK], gains[:CHUNK], names[:CHUNK]
            self.effort.spend(len(above), self.best)
            if node < self.size:
                above, gains, names = self._with_and_without(above, gains, names, node, floor)
                if len(above):
                    stack.append((above, gains, names, node + 1))
            elif not top:
                found += zip(above.tolist(), names.tolist(), strict=True)
            elif above.max() > floor:
                floor = int(above.max())
                found = [(floor, int(names[above.argmax()]))]
        return found

    def _with_and_without(
        self, above: Ints, gains: Ints, names: Ints, node: int, floor: int
    ) -> tuple[Ints, Ints, Ints]:
        """Each set with `node` and without it, as far as it can come above `floor`."""
        rest = gains[:, 1:]
        above = np.concatenate([above + gains[:, 0] - self.prices[node], above])
        gains = np.concatenate([rest + self.ties[node, node + 1 :], rest])
        names = np.concatenate([names | (1 << node), names])
        hope = np.maximum(gains, 0).sum(1) + self.later[node + 1]
        alone = np.maximum(gains - self.prices[node + 1 :] + self.friends[node + 1, node + 1 :], 0).sum(1)
        keep = np.nonzero(above + np.minimum(hope, alone) > floor)[0]
        return above[keep], gains[keep], names[keep]


def _dearest(signs: Signs, prices: Ints, effort: Effort, best: Labels) -> Sets:
    """Sets that are above their price by more than `SLACK`, one for each first node at most; none if there is none."""
    reach = _Reach(signs, prices, effort, best)
    found: Found = []
    for first in range(reach.size - 1, -1, -1):
        found += reach.sets(first, reach.later[first + 1], top=True)
        reach.later[first] = max(reach.later[first + 1], *(above for above, _ in found[-1:]), SLACK)
    members = [[bool(name >> node & 1) for node in range(reach.size)] for _, name in found]
    return np.array(members, bool).reshape(len(found), reach.size)


def _near(signs: Signs, prices: Ints, spare: int, effort: Effort, best: Labels) -> list[Found]:
    """Node -> the sets of which it is the first that fall short of their price by `spare` at most, the dearest first.

    What a set falls short by is counted from `SLACK` above its price, so that it is never below 0.
    """
    reach = _Reach(signs, prices, effort, best)
    return [
        sorted((SLACK - above, name) for above, name in reach.sets(first, SLACK - spare - 1, top=False))
        for first in range(reach.size)
    ]


def _cover(near: list[Found], spare: int, size: int, effort: Effort, best: Labels) -> Labels | None:
    """A partition into sets of `near` that fall short by `spare` together at most; None where there is none."""
    chosen: list[int] = []

    def place(left: int, room: int) -> bool:
        if not left:
            return True
        first = (left & -left).bit_length() - 1
        for short, name in near[first]:
            if short > room:
                break
            if name & ~left:
                continue
            effort.spend(1, best)
            chosen.append(name)
            if place(left & ~name, room - short):
                return True
            chosen.pop()
        return False

    if not place((1 << size) - 1, spare):
        return None
    return np.array([next(i for i, name in enumerate(chosen) if name >> node & 1) for node in range(size)], np.int64)
