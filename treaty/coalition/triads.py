"""Triads of a signed graph: how many threes are at rest, and which is the worst.

Three who are all tied are balanced where an even number of the ties is negative: friends of friends are friends, and
enemies of enemies are too (Heider 1946). In the weak sense only two friends of one who are enemies of each other are
out of balance: three enemies may be three camps (Davis 1967). Counted by products of the matrix of signs.
Source: Cartwright and Harary 1956; Wasserman and Faust 1994, section 6.1.
"""

from collections.abc import Hashable
from dataclasses import dataclass

import networkx as nx
import numpy as np
import numpy.typing as npt

from treaty.coalition.balance import signs_of
from treaty.coalition.settling import Signs

AT_ONCE = 40_000
"""Triads, in every order, that are looked at at once."""


@dataclass(frozen=True, slots=True)
class Triads:
    """The threes of whom each two have a tie."""

    counts: dict[str, int]
    """Type by its signs, `+++`, `++-`, `+--`, `---` -> how many there are."""
    worst: tuple[Hashable, ...]
    """Of those out of balance, the three whose ties lie in the most such triads; then the first. Empty for none."""
    kind: str
    """The signs of `worst`, `++-` or `---`; empty for none."""

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.counts.values())

    @property
    def balanced(self) -> int:
        """How many are balanced: `+++` and `+--`."""
        return self.counts["+++"] + self.counts["+--"]

    @property
    def share(self) -> float:
        """The balanced among all, in [0, 1]; 1 where there is none to be out of balance."""
        return self.balanced / self.total if self.total else 1.0

    @property
    def weak_share(self) -> float:
        """The same with three enemies as balanced, in [`share`, 1]."""
        return (self.total - self.counts["++-"]) / self.total if self.total else 1.0


def triads(graph: nx.Graph) -> Triads:
    """The triads of a graph whose edges have a `sign` of +1 or -1. Raises ValueError as `balance.frustration` does."""
    nodes, signs = signs_of(graph)
    friends, foes = (signs > 0).astype(np.float64), (signs < 0).astype(np.float64)
    two_friends, two_foes = friends @ friends, foes @ foes
    counts = {
        "+++": int((two_friends * friends).sum()) // 6,
        "++-": int((two_friends * foes).sum()) // 2,
        "+--": int((two_foes * friends).sum()) // 2,
        "---": int((two_foes * foes).sum()) // 6,
    }
    tied = friends + foes
    strain = tied * (tied @ tied - (friends - foes) * ((friends - foes) @ (friends - foes))) / 2
    worst = _worst(signs, strain)
    if not worst:
        return Triads(counts, (), "")
    foe_ties = sum(int(signs[worst[a], worst[b]] < 0) for a, b in ((0, 1), (0, 2), (1, 2)))
    return Triads(counts, tuple(nodes[node] for node in worst), "+" * (3 - foe_ties) + "-" * foe_ties)


def _worst(signs: Signs, strain: npt.NDArray[np.float64]) -> tuple[int, ...]:
    """The triad out of balance with the most strain on its ties, the first of several; a few rows at a time."""
    size = len(signs)
    most = 0.0
    worst: tuple[int, ...] = ()
    rows = max(1, AT_ONCE // max(1, size**2))
    for first in range(0, size, rows):
        one, own = signs[first : first + rows], strain[first : first + rows]
        sums = (own[:, :, None] + own[:, None, :] + strain) * (one[:, :, None] * one[:, None, :] * signs < 0)
        if sums.max() > most:
            most = float(sums.max())
            row, rest = divmod(int(sums.argmax()), size**2)
            worst = (first + row, *divmod(rest, size))
    return worst
