"""Structural balance of a signed graph: the fewest ties that stand in the way of two camps, of k, or of any number.

A tie is frustrated by a partition when it is positive and runs between groups, or negative and lies within one. With
two groups the least number of frustrated ties is the frustration index, the line index of balance: 0 if and only if
every cycle has an even number of negative ties. With any number of groups it is the line index of clusterability: 0
if and only if no cycle has exactly one negative tie. The value is the same whether such ties are changed or removed.

Both add up over blocks (two-connected parts), since groups can be renamed so that they agree where blocks meet; so a
graph is as hard as its largest block. Blocks of up to `LARGEST` nodes are solved exactly, whatever their density.
Sources: Harary 1953 and 1959; Davis 1967; Bansal, Blum and Chawla 2004.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import networkx as nx
import numpy as np
import numpy.typing as npt

from treaty.coalition.camps import camps
from treaty.coalition.clusters import clusters
from treaty.coalition.settling import Effort, Labels, Signs, Spent, agreement, frustrated, settled

LARGEST = 30
"""Nodes in one block up to which the value is exact when no effort is given."""
KEPT = 1_024
"""Blocks whose answers are kept: a map that is looked at again costs nothing."""


@dataclass(frozen=True, slots=True)
class Frustration:
    """How far a signed graph is from falling into groups, and the groups that come nearest."""

    value: int
    """Ties that `partition` frustrates; the least that any partition can where `exact`, else at most so many."""
    partition: tuple[frozenset[Hashable], ...]
    """The groups, the largest first, then in the order of their first nodes; every node is in one, none is empty."""
    at_least: int
    """No partition frustrates fewer ties than this; `value` where `exact`."""

    @property
    def exact(self) -> bool:
        """Whether `value` is the least possible."""
        return self.value == self.at_least


def frustration(
    graph: nx.Graph,
    groups: int | None = 2,
    effort: int | None = None,
    apart: tuple[Hashable, Hashable] | None = None,
) -> Frustration:
    """The fewest frustrated ties of `graph` with at most `groups` groups, or with any number where it is None.

    Each edge has a `sign` of +1 or -1. With two groups, the two nodes of `apart` must be in different ones. Exact up to
    `LARGEST` nodes a block; beyond, raises ValueError unless `effort` is given. `effort` bounds the partial partitions
    examined in each block: where it runs out, or where a block is larger than `LARGEST`, the answer is a good partition
    found by moving nodes one at a time, and `value` and `at_least` enclose the least. Same graph, same answer, in
    whatever order nodes and edges were added, so long as nodes can be compared with each other. A node without ties
    joins the first group; with any number, it is its own. Raises ValueError for `groups` below 1, for `apart` with
    another number than two or a node that is not there, and for what `signs_of` refuses.
    """
    if groups is not None and groups < 1:
        raise ValueError(f"groups is {groups}: at least 1, or None for any number.")
    nodes, signs = signs_of(graph)
    if apart is None:
        labels, short = _grouped(signs, groups, effort)
    else:
        if groups != 2 or len({*apart}.intersection(nodes)) != 2:
            raise ValueError("Two different nodes of the graph can be kept apart, and only with two groups.")
        labels, short = _kept_apart(signs, nodes.index(apart[0]), nodes.index(apart[1]), effort)
    value = frustrated(signs, labels)
    return Frustration(value, _partition(nodes, labels), max(0, value - short))


def _grouped(ties: Signs, groups: int | None, effort: int | None) -> tuple[Labels, int]:
    """The group of each node, and by how much the agreement could be larger at most: 0 where it is known not to be."""
    label: dict[int, int] = {}
    short = 0
    for block in _blocks(ties):
        if len(block) > LARGEST and effort is None:
            raise ValueError(
                f"{len(block)} nodes hang together: exact up to {LARGEST}. Give an effort to get bounds instead."
            )
        part = np.ascontiguousarray(ties[np.ix_(block, block)])
        found, more = _block(part.tobytes(), len(block), groups, effort)
        short += more
        _glue(label, block, found, groups)
    loners = [label.get(node, 0 if groups is not None else len(ties) * len(ties) + node) for node in range(len(ties))]
    return np.array(loners, np.int64), short


def _kept_apart(signs: Signs, one: int, other: int, effort: int | None) -> tuple[Labels, int]:
    """As `_grouped`, for two groups: who is with `other` is against `one`, so that both can be one node."""
    ties = signs.copy()
    ties[one] -= signs[other]
    ties[:, one] -= signs[other]
    ties[other] = ties[:, other] = ties[one, one] = 0
    labels, short = _grouped(ties, 2, effort)
    labels[other] = 1 - labels[one]
    return labels, short


def signs_of(graph: nx.Graph) -> tuple[list[Hashable], Signs]:
    """The nodes, sorted where they can be, and the matrix of signs (n, n): +1, -1, or 0 where there is no tie.

    Raises ValueError for directed graphs, multigraphs, loops and edges without a sign.
    """
    if graph.is_directed() or graph.is_multigraph():
        raise ValueError("A signed graph is undirected with one edge for a pair: give a networkx Graph.")
    nodes = list(graph)
    try:
        nodes = sorted(nodes)
    except TypeError:
        nodes.sort(key=lambda node: (type(node).__name__, str(node)))
    place = {node: row for row, node in enumerate(nodes)}
    signs = np.zeros((len(nodes), len(nodes)), np.int64)
    for one, other, sign in graph.edges(data="sign"):
        if one == other:
            raise ValueError(f"{one} has a tie with itself: leave loops out.")
        if sign not in (1, -1):
            raise ValueError(f"The edge of {one} and {other} needs a sign of +1 or -1, and has {sign!r}.")
        signs[place[one], place[other]] = signs[place[other], place[one]] = sign
    return nodes, signs


def _blocks(signs: Signs) -> Iterator[list[int]]:
    """The blocks, each (after the first of its component) meeting those before it in exactly one node."""
    graph = nx.Graph()
    graph.add_edges_from(np.argwhere(np.triu(signs)).tolist())
    waiting = sorted(sorted(block) for block in nx.biconnected_components(graph))
    seen: set[int] = set()
    while waiting:
        found = next((block for block in waiting if not seen.isdisjoint(block)), waiting[0])
        waiting.remove(found)
        seen.update(found)
        yield found


@lru_cache(maxsize=KEPT)
def _block(raw: bytes, size: int, groups: int | None, effort: int | None) -> tuple[tuple[int, ...], int]:
    """The group of each node of a block, and by how much the agreement could be larger at most."""
    ties = np.frombuffer(raw, np.int64).reshape(size, size)
    most = min(groups or size, size)
    labels = settled(ties, most)
    short = int(np.maximum(ties, 0).sum()) // 2 - agreement(ties, labels)
    if np.abs(ties).max() == 1:
        short -= _apart(ties, groups)
    if short and size <= LARGEST:
        search = Effort(effort)
        try:
            labels = clusters(ties, labels, search) if groups is None else camps(ties, most, labels, search)
            short = 0
        except Spent as cut:
            short -= agreement(ties, cut.labels) - agreement(ties, labels)
            labels = cut.labels
    return tuple(labels.tolist()), short


def _apart(signs: Signs, groups: int | None) -> int:
    """Triads that share no tie and of which each has to frustrate one: no partition can do with less.

    Each has a negative tie; those with the fewest such triads choose first, the third that others need least.
    """
    if groups == 1:
        return int((signs < 0).sum()) // 2
    left = signs.copy()
    strain = _strained(signs[:, :, None], signs[:, None, :], signs, groups).sum(2)
    found = 0
    for i, j in sorted(np.argwhere(np.triu(signs) < 0).tolist(), key=lambda pair: (int(strain[*pair]), pair)):
        third = _strained(left[i], left[j], left[i, j], groups)
        if third.any():
            k = int(np.where(third, strain[i] + strain[j], len(signs) ** 2).argmin())
            for one, other in combinations((i, j, k), 2):
                left[one, other] = left[other, one] = 0
            found += 1
    return found


def _strained(one: Signs, two: Signs, three: Signs | np.int64, groups: int | None) -> npt.NDArray[np.bool_]:
    """Whether three ties cannot all be in place: for two groups an odd number is negative, for more just one."""
    found: npt.NDArray[np.bool_] = (one * two * three < 0) & ((groups == 2) | (one + two + three == 1))
    return found


def _glue(label: dict[int, int], block: Sequence[int], found: Sequence[int], groups: int | None) -> None:
    """Names the groups of a block so that they agree with those where it meets what is labelled already."""
    fresh = max(label.values(), default=-1) + 1 if groups is None else 0
    names = {own: fresh + own for own in set(found)}
    for node, own in zip(block, found, strict=True):
        if node in label:
            here = label[node]
            names |= {other: names[own] for other, name in names.items() if name == here}
            names[own] = here
    for node, own in zip(block, found, strict=True):
        label[node] = names[own]


def _partition(nodes: Sequence[Hashable], labels: Labels) -> tuple[frozenset[Hashable], ...]:
    members: dict[int, list[int]] = {}
    for node, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(node)
    ordered = sorted(members.values(), key=lambda group: (-len(group), group[0]))
    return tuple(frozenset(nodes[node] for node in group) for group in ordered)
