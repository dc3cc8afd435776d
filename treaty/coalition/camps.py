"""The largest agreement with a given number of groups at most, exactly.

Two ways. Nodes are placed one after the other, and a partial partition is dropped when what it has, plus what each
node still to place can gain from those placed, plus the best that those still to place can have among themselves, is
not above the best known: that last figure is the answer for the later nodes, found before in the same way (Russian
doll search, Verfaillie, Lemaître and Schiex 1996). Nodes with the same ties are interchangeable: two that like each
other are together in every best partition, of others the later is never in an earlier group. Ties may weigh more than
1 here, as long as a node's weigh less than 128 together. For two groups every
partition can also be looked at in one pass, as a product of two matrices: no more than 2^29 for 30 nodes.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from treaty.coalition.settling import Effort, Labels, Signs, Spent, agreement, moved

CHUNK = 4_096
"""Partial partitions that are placed at once."""
PASS = 22
"""Nodes up to which all partitions into two are looked at without a search."""
SEARCHED = 600_000
"""Partial partitions into two after which a search is given up for looking at all."""
IN_A_PASS = 64
"""Partitions into two that are looked at in a pass for the effort of one in a search."""
ROWS = 32
"""Rows of the product that are looked at at once; they fit in a cache."""


class Placed(NamedTuple):
    """Partial partitions in which the same nodes are placed; `b` of them."""

    gains: npt.NDArray[np.int8]
    """(b, groups, nodes to place): sum of the signs of a node's ties with a group."""
    scores: npt.NDArray[np.int64]
    """(b,): agreement so far."""
    used: npt.NDArray[np.int8]
    """(b,): groups that have members."""
    labels: npt.NDArray[np.int8]
    """(b, nodes placed)."""

    def at(self, rows: "slice | npt.NDArray[np.int64]") -> "Placed":
        """Some of them."""
        return Placed(self.gains[rows], self.scores[rows], self.used[rows], self.labels[rows])


def camps(signs: Signs, most: int, start: Labels, effort: Effort) -> Labels:
    """A partition of the largest agreement into at most `most` groups. Raises `Spent` with the best met so far."""
    size = len(signs)
    if most == 1:
        return np.zeros(size, np.int64)
    if most == 2 and size <= PASS:
        effort.spend((1 << (size - 1)) // IN_A_PASS, start)
        return _all_of_two(signs)
    order = _order(signs, start)
    granted = effort.left
    own = Effort(min(SEARCHED, granted) if granted is not None else SEARCHED) if most == 2 else effort
    found = np.empty(size, np.int64)
    try:
        found[order] = _dolls(signs[np.ix_(order, order)], most, start[order], own)
    except Spent:
        if most > 2 or granted is not None:
            raise Spent(start) from None
        return _all_of_two(signs)
    return found


def _order(signs: Signs, start: Labels) -> npt.NDArray[np.int64]:
    """Nodes that sit firmly in their groups first, those with the same ties side by side."""
    firm = (signs * (start[:, None] == start[None, :])).sum(1)
    left = sorted(range(len(signs)), key=lambda node: (-int(firm[node]), node))
    order: list[int] = []
    while left:
        first = left[0]
        alike = [node for node in left if node == first or _alike(signs, first, node)]
        order += alike
        left = [node for node in left if node not in alike]
    return np.array(order)


def _alike(signs: Signs, one: int, other: int) -> bool:
    differ = signs[one] != signs[other]
    differ[[one, other]] = False
    return not differ.any()


def _dolls(signs: Signs, most: int, start: Labels, effort: Effort) -> Labels:
    """The best partition of the last node, of the last two, and so on, each bounded by those before."""
    size = len(signs)
    best = [0] * (size + 1)
    labels = np.zeros(1, np.int64)
    whole = agreement(signs, start)
    for first in range(size - 2, -1, -1):
        part = signs[first:, first:]
        groups = min(most, int(labels.max()) + 2)
        tries = np.array([[group, *labels] for group in range(groups)])
        labels = moved(part, tries, min(most, groups + 1))
        value = agreement(part, labels)
        if first == 0 and whole > value:
            labels, value = start, whole
        if value < best[first + 1] + int(np.maximum(part[0], 0).sum()):
            labels, value = _search(part, best[first:], most, (labels, value), effort)
        best[first] = value
    return labels


def _search(signs: Signs, later: list[int], most: int, known: tuple[Labels, int], effort: Effort) -> tuple[Labels, int]:
    """The best partition of these nodes and its agreement; `later[i]` is the agreement of those from `i` on."""
    labels, best = known
    size = len(signs)
    nothing = np.zeros(1, np.int64)
    stack = [
        Placed(np.zeros((1, 1, size), np.int8), nothing, nothing.astype(np.int8), np.zeros((1, 0), np.int8)),
    ]
    while stack:
        placed = stack.pop()
        if len(placed.scores) > CHUNK:
            stack.append(placed.at(slice(CHUNK, None)))
            placed = placed.at(slice(CHUNK))
        effort.spend(len(placed.scores), labels)
        node = placed.labels.shape[1]
        if node == size:
            top = int(placed.scores.argmax())
            if placed.scores[top] > best:
                best, labels = int(placed.scores[top]), placed.labels[top].astype(np.int64)
            continue
        stack.append(_placed(placed, signs, node, most, best - later[node + 1]))
        if not len(stack[-1].scores):
            stack.pop()
    return labels, best


def _placed(placed: Placed, signs: Signs, node: int, most: int, floor: int) -> Placed:
    """`node` put into every group that it may join, as far as the result can come above `floor`; the likely last."""
    gains = placed.gains
    if gains.shape[1] <= placed.used.max() and gains.shape[1] < most:
        gains = np.pad(gains, ((0, 0), (0, 1), (0, 0)))
    groups = np.arange(gains.shape[1])
    rest, ties = gains[:, :, 1:], signs[node, node + 1 :].astype(np.int8)
    scores = placed.scores[:, None] + gains[:, :, 0]
    hope = np.maximum(_best(rest, most)[:, None, :], rest + ties).sum(2, dtype=np.int64)
    fits = (groups <= placed.used[:, None]) & (scores + hope > floor)
    if node and _alike(signs, node - 1, node):
        last = placed.labels[:, -1:]
        fits &= (groups == last) if signs[node - 1, node] > 0 else (groups >= last)
    rows, joined = np.nonzero(fits)
    after = rest[rows]
    after[np.arange(len(rows)), joined] += ties
    bound = scores[rows, joined] + _best(after, most).sum(1, dtype=np.int64)
    keep = np.nonzero(bound > floor)[0]
    keep = keep[np.argsort(bound[keep], kind="stable")[::-1]]
    rows, joined = rows[keep], joined[keep]
    return Placed(
        after[keep],
        scores[rows, joined],
        np.maximum(placed.used[rows], joined + 1).astype(np.int8),
        np.concatenate([placed.labels[rows], joined[:, None].astype(np.int8)], axis=1),
    )


def _best(gains: npt.NDArray[np.int8], most: int) -> npt.NDArray[np.int8]:
    """What each node to place gains at most from those placed; a group of its own gives 0 while one may be opened."""
    found: npt.NDArray[np.int8] = gains.max(1)
    return found if gains.shape[1] >= most else np.maximum(found, 0)


def _all_of_two(signs: Signs) -> Labels:
    """The best partition into two, by looking at all of them."""
    size = len(signs)
    half = size // 2
    ours, theirs = _sides(half, fixed=True), _sides(size - half)
    exact = signs.astype(np.float32)
    one = ((ours @ exact[:half, :half]) * ours).sum(1) / 2
    other = ((theirs @ exact[half:, half:]) * theirs).sum(1) / 2
    rows = np.column_stack([ours @ exact[:half, half:], one, np.ones_like(one)])
    columns = np.ascontiguousarray(np.column_stack([theirs, np.ones_like(other), other]).T)
    top, place = -np.inf, (0, 0)
    room = np.empty((min(ROWS, len(rows)), columns.shape[1]), np.float32)
    for first in range(0, len(rows), ROWS):
        part = rows[first : first + ROWS]
        sums = np.matmul(part, columns, out=room[: len(part)])
        if sums.max() > top:
            top = float(sums.max())
            row, column = divmod(int(sums.argmax()), columns.shape[1])
            place = (first + row, column)
    return (np.concatenate([ours[place[0]], theirs[place[1]]]) < 0).astype(np.int64)


def _sides(count: int, *, fixed: bool = False) -> npt.NDArray[np.float32]:
    """Every way to put `count` nodes on two sides, as +1 and -1; with `fixed` the first is always on the side +1."""
    numbers = np.arange(1 << (count - fixed))[:, None]
    sides = 1 - 2 * ((numbers >> np.arange(count - fixed)) & 1)
    return (np.pad(sides, ((0, 0), (1, 0)), constant_values=1) if fixed else sides).astype(np.float32)
