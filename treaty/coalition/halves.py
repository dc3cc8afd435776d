"""Counting winning coalitions of a few dozen players one half at a time, whatever the rule asks.

Players are split into two halves. Every coalition of the first meets all of the second at once, as rows of numbers: it
wins where the weights that both bring reach the quotas, joined as the rule joins them. The work is 2^n comparisons a
quota and does not grow with the weights, where a table by sums of weights multiplies with every further criterion.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from treaty.coalition.rules import AllOf, Rule, Weighted, atoms_of, players_of

MOST_PLAYERS = 28
"""Players up to which halves are tried: 2^28 coalitions take a second or two a quota."""
LARGEST = 2**62
"""Sums of weights from which on the numbers would not fit."""

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Counts(NamedTuple):
    """Winning coalitions, exact."""

    by_size: list[int]
    """(n + 1,): winning coalitions of each size."""
    with_player: list[list[int]]
    """(n, n + 1): of these, those with each player in."""

    def swings(self, player: int) -> list[int]:
        """(n,): coalitions of 0 to n - 1 others that the player turns from losing into winning."""
        mine = self.with_player[player]
        return [mine[size + 1] - (self.by_size[size] - mine[size]) for size in range(len(self.by_size) - 1)]


def fits(rule: Rule) -> bool:
    """Whether the rule has few enough players, and small enough weights, for halves."""
    if not isinstance(rule, Weighted):
        return all(fits(part) for part in rule.rules)
    return len(rule.weights) <= MOST_PLAYERS and sum(rule.weights) < LARGEST


def counts(rule: Rule) -> Counts:
    """Winning coalitions by size, in all and with each player. ValueError where `fits` says no."""
    if not fits(rule):
        raise ValueError(f"halves count up to {MOST_PLAYERS} players with weights that add up to less than 2^62")
    players = players_of(rule)
    first = players // 2
    sizes, order = _by_size(players - first)
    outer_sizes, outer_order = _by_size(first)
    inner = _Half(rule, range(first, players), order)
    outer = _Half(rule, range(first), outer_order)
    starts = np.flatnonzero(np.diff(sizes, prepend=-1))
    by_inner = np.zeros((first + 1, len(order)), dtype=np.int64)
    by_outer = np.zeros((len(outer_order), players - first + 1), dtype=np.int64)
    for place, size in enumerate(outer_sizes.tolist()):
        wins = inner.wins(rule, outer, place)
        by_inner[size] += wins
        by_outer[place] = np.add.reduceat(wins, starts, dtype=np.int64)
    total = np.zeros(players + 1, dtype=np.int64)
    with_player = np.zeros((players, players + 1), dtype=np.int64)
    for size in range(first + 1):
        group, sums = outer_sizes == size, slice(size, size + players - first + 1)
        total[sums] += by_outer[group].sum(0)
        with_player[:first, sums] += _bits(outer_order[group], first).T @ by_outer[group]
    for size in range(players - first + 1):
        group, sums = sizes == size, slice(size, size + first + 1)
        with_player[first:, sums] += (by_inner[:, group] @ _bits(order[group], players - first)).T
    return Counts(total.tolist(), with_player.tolist())


def _bits(masks: Ints, players: int) -> Ints:
    """(masks, players): 1 where a player is in."""
    return masks[:, None] >> np.arange(players) & 1


def _by_size(players: int) -> tuple[Ints, Ints]:
    """Sizes of all coalitions of some players in ascending order, and their masks in that order."""
    sizes = np.bitwise_count(np.arange(1 << players)).astype(np.int64)
    order = np.argsort(sizes, kind="stable")
    return sizes[order], order


class _Half:
    """What every coalition of one half brings towards each quota."""

    def __init__(self, rule: Rule, players: range, order: Ints) -> None:
        self._brings: dict[tuple[int, ...], Ints] = {}
        for atom in atoms_of(rule):
            if atom.weights not in self._brings:
                self._brings[atom.weights] = _sums([atom.weights[player] for player in players])[order]

    def wins(self, rule: Rule, other: "_Half", mask: int) -> Flags:
        """Which coalitions of this half win together with the coalition `mask` of the other."""
        if isinstance(rule, Weighted):
            return np.asarray(self._brings[rule.weights] >= rule.quota - int(other._brings[rule.weights][mask]))
        found = self.wins(rule.rules[0], other, mask)
        for part in rule.rules[1:]:
            more = self.wins(part, other, mask)
            found = found & more if isinstance(rule, AllOf) else found | more
        return found


def _sums(weights: list[int]) -> Ints:
    """Sum of weights of every coalition, by its mask."""
    sums = np.zeros(1, dtype=np.int64)
    for weight in weights:
        sums = np.concatenate([sums, sums + weight])
    return sums
