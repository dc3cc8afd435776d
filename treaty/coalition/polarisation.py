"""How far the world has fallen into camps, and who stands between them.

Polarisation = 4 x the sum over groups of share² x (1 - share), where shares are of all countries: 1 is two groups of
half each, 0 one group of all, and many small groups come near 0. It is the index of Reynal-Querol (2002; Montalvo and
Reynal-Querol 2005), a case of Esteban and Ray 1994; here who stands alone is no group and adds nothing.

Modularity of a signed graph: ties within groups above what chance would put there, negative ones counting against,
over all ties, in [-1, 1] (Newman 2006; for signs Gómez, Jensen and Arenas 2009).

Brokers: who is tied to two that have no tie with each other links them; the role depends on whose groups they are
(Gould and Fernandez 1989). Ties here have no direction, so that their gatekeeper and representative are one role.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

from treaty.coalition.balance import signs_of


@dataclass(frozen=True, slots=True)
class Brokerage:
    """How many pairs without a tie a country links, by role; pairs have no order."""

    coordinator: int
    """All three are in one group."""
    itinerant: int
    """The pair is of one group, the broker is not."""
    representative: int
    """The broker is in the group of one of the pair: it represents its group, or keeps its gate."""
    liaison: int
    """All three are in different groups."""

    @property
    def between(self) -> int:
        """Pairs of different groups that it links."""
        return self.representative + self.liaison


def polarisation(groups: Iterable[Collection[object]], countries: int) -> float:
    """The index at the head of this file, in [0, 1], of groups that share nobody, among so many countries.

    Groups of one are left out; 0.0 for nobody. Raises ValueError for more members than there are countries.
    """
    sizes = [len(group) for group in groups]
    if sum(sizes) > countries:
        raise ValueError(f"The groups have {sum(sizes)} members among {countries} countries.")
    shares = [size / countries for size in sizes if size > 1]
    return 4 * sum(share**2 * (1 - share) for share in shares)


def modularity(graph: nx.Graph, groups: Iterable[Collection[Hashable]]) -> float:
    """Modularity of a partition of all nodes of a signed graph, in [-1, 1]; 0.0 without ties.

    Raises ValueError as `balance.frustration` does, and for groups that are no partition.
    """
    nodes, signs = signs_of(graph)
    place = {node: name for name, group in enumerate(groups) for node in group}
    if place.keys() != set(nodes):
        raise ValueError("The groups have to hold every node, and nothing else.")
    names = np.array([place[node] for node in nodes])
    return _above_chance(np.maximum(signs, 0), names, signs) - _above_chance(np.maximum(-signs, 0), names, signs)


def _above_chance(ties: npt.NDArray[np.int64], names: npt.NDArray[np.int64], signs: npt.NDArray[np.int64]) -> float:
    """Ties within groups less those expected there, both ways round, over all ties of either sign, both ways round."""
    degrees, total = ties.sum(0), int(ties.sum())
    if not total:
        return 0.0
    within = names[:, None] == names
    return float((ties - np.outer(degrees, degrees) / total)[within].sum() / np.abs(signs).sum())


def brokers(graph: nx.Graph, group_of: Mapping[Any, Hashable]) -> dict[Hashable, Brokerage]:
    """Country -> the pairs that it links over positive ties, in the order of the nodes when sorted.

    A pair is open where it has no positive tie. A node that `group_of` does not name is a group of its own. Raises
    ValueError as `balance.frustration` does.
    """
    nodes, signs = signs_of(graph)
    names: dict[Hashable, int] = {}
    own = [names.setdefault(("group", group_of[n]) if n in group_of else ("node", n), len(names)) for n in nodes]
    same, tied = np.equal.outer(own, own), signs > 0
    strangers = ~tied
    np.fill_diagonal(strangers, False)
    alike, apart = (strangers & same).astype(np.float64), (strangers & ~same).astype(np.float64)
    inside, outside = (tied & same).astype(np.float64), (tied & ~same).astype(np.float64)
    across = outside @ apart
    counts = np.column_stack(
        [
            ((inside @ alike) * inside).sum(1) / 2,
            ((outside @ alike) * outside).sum(1) / 2,
            (across * inside).sum(1),
            (across * outside).sum(1) / 2,
        ]
    )
    return {node: Brokerage(*row) for node, row in zip(nodes, counts.astype(np.int64).tolist(), strict=True)}
