"""A small linear program: the largest worth of groups so that no node is in more than one, shares of groups allowed.

Groups are added as they turn out to matter. The revised simplex method with an explicit inverse; right for a few dozen
nodes and some thousand groups. The right-hand sides are a little above 1, each by its own amount, so that no step
stands still. Source: Dantzig 1963, chapters 8 and 9.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

NEAR = 1e-7
"""Worth that counts as nothing."""
SPREAD = 1e-4
"""By how much right-hand sides differ at most."""
FRESH = 200
"""Steps after which the inverse is worked out anew."""


class Program:
    """Groups with their worths, and the prices of nodes at which no group is worth more than its nodes cost."""

    def __init__(self, size: int) -> None:
        """`size` nodes, each in no group."""
        self._room = 1 + SPREAD * np.random.default_rng(size).random(size)
        self._columns = np.eye(size)
        self._worths = np.zeros(size)
        self._basis = np.arange(size)
        self._inverse: Floats = np.eye(size)
        self._shares: Floats = self._room.copy()
        self._steps = 0

    def add(self, members: npt.NDArray[np.bool_], worths: npt.NDArray[np.int64]) -> None:
        """More groups: `members` (b, size) and what each is worth (b,)."""
        self._columns = np.concatenate([self._columns, members.T.astype(np.float64)], axis=1)
        self._worths = np.concatenate([self._worths, worths.astype(np.float64)])

    def prices(self) -> Floats:
        """The price of each node (size,), at least 0: with the groups added so far, their sum bounds all partitions."""
        while True:
            prices: Floats = self._worths[self._basis] @ self._inverse
            gains = self._worths - prices @ self._columns
            best = int(gains.argmax())
            if gains[best] < NEAR:
                return np.maximum(prices, 0)
            self._enter(best)

    def shared(self) -> npt.NDArray[np.bool_]:
        """The groups that have a share in the best mixture (b, size), those with the largest share first."""
        order = np.argsort(-self._shares, kind="stable")
        return self._columns[:, self._basis[order]].T > 0.5

    def _enter(self, column: int) -> None:
        way = self._inverse @ self._columns[:, column]
        ratios = np.where(way > NEAR, self._shares / np.where(way > NEAR, way, 1), np.inf)
        row = int(ratios.argmin())
        self._shares -= ratios[row] * way
        self._shares[row] = ratios[row]
        self._basis[row] = column
        turned = self._inverse[row] / way[row]
        self._inverse -= np.outer(way, turned)
        self._inverse[row] = turned
        self._steps += 1
        if self._steps % FRESH == 0:
            self._inverse = np.linalg.inv(self._columns[:, self._basis]).astype(np.float64)
            self._shares = self._inverse @ self._room
