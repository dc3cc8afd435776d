"""Partitions of a signed graph as rows of labels: what they frustrate, and how moving nodes one at a time betters them.

For every partition, frustrated ties = positive ties - agreement, where agreement is the sum of signs within groups;
so the fewest frustrated ties and the largest agreement are one question.
"""

from dataclasses import dataclass

import networkx as nx
import numpy as np
import numpy.typing as npt

Signs = npt.NDArray[np.int64]
"""Symmetric matrix (n, n) of +1, -1, and 0 where there is no tie."""
Labels = npt.NDArray[np.int64]
"""The number of each node's group, (n,)."""

STARTS = 48
"""Random partitions from which nodes are moved."""
MOST_OF_START = 8
"""Groups of a random start at most."""


class Spent(Exception):
    """The effort granted has run out; `labels` is the best partition met so far."""

    def __init__(self, labels: Labels) -> None:
        super().__init__("The effort granted has run out.")
        self.labels = labels


@dataclass(slots=True)
class Effort:
    """How many partial partitions may still be examined; None is as many as it takes."""

    left: int | None = None

    def spend(self, count: int, best: Labels) -> None:
        """Takes `count`. Raises `Spent` with `best` when no more is left."""
        if self.left is not None:
            self.left -= count
            if self.left < 0:
                raise Spent(best)


def agreement(signs: Signs, labels: Labels) -> int:
    """Sum of the signs of ties within groups."""
    return int(signs[labels[:, None] == labels[None, :]].sum()) // 2


def frustrated(signs: Signs, labels: Labels) -> int:
    """Positive ties between groups and negative ties within them."""
    return int((signs > 0).sum()) // 2 - agreement(signs, labels)


def settled(signs: Signs, most: int) -> Labels:
    """A good partition into at most `most` groups, from plain starts and from `STARTS` drawn ones; always the same.

    A plain start is right wherever nothing need be frustrated: the sides along a spanning tree for two groups, the
    parts that positive ties hold together for more.
    """
    size = len(signs)
    generator = np.random.default_rng(size)
    width = max(2, min(most, MOST_OF_START))
    starts = [generator.integers(0, min(most, 2 + turn % (width - 1)), size) for turn in range(STARTS)]
    starts += [_sides(signs) % most, *_friends(signs, most)]
    groups = min(most, int(max(start.max() for start in starts)) + 2)
    return moved(signs, np.array(starts), groups)


def moved(signs: Signs, starts: Labels, groups: int) -> Labels:
    """The best of `starts` (b, n) after the move of one node that helps most, again and again until none helps."""
    names = np.arange(groups)
    nodes = np.arange(len(signs))
    labels = starts.copy()
    while True:
        inside = np.einsum("vu,bug->bvg", signs, labels[:, :, None] == names, optimize=True)
        now = np.take_along_axis(inside, labels[:, :, None], 2)
        gain = (inside - now).reshape(len(labels), -1)
        best = gain.argmax(1)
        helped = np.nonzero(gain[np.arange(len(gain)), best] > 0)[0]
        if not len(helped):
            scores = now[:, nodes, 0].sum(1)
            return _renamed(labels[int(scores.argmax())])
        labels[helped, best[helped] // groups] = best[helped] % groups


def _renamed(labels: Labels) -> Labels:
    """Groups numbered from 0 in the order of their first nodes."""
    names: dict[int, int] = {}
    return np.array([names.setdefault(label, len(names)) for label in labels.tolist()], np.int64)


def _sides(signs: Signs) -> Labels:
    sides = np.zeros(len(signs), np.int64)
    graph = nx.from_numpy_array(np.abs(signs))
    for one, other in nx.bfs_edges(graph, 0):
        sides[other] = sides[one] if signs[one, other] > 0 else 1 - sides[one]
    return sides


def _friends(signs: Signs, most: int) -> list[Labels]:
    parts = list(nx.connected_components(nx.from_numpy_array((signs > 0).astype(np.int64))))
    if len(parts) > most:
        return []
    labels = np.zeros(len(signs), np.int64)
    for name, part in enumerate(sorted(map(sorted, parts))):
        labels[part] = name
    return [labels]
