"""What the law and chance bring to a round: instruments in force, findings, suspensions, and the draws of nature."""

from dataclasses import dataclass

import numpy as np

from treaty.world.arrays import Floats, off_diagonal

MOST_FINDINGS = 3.0
"""Findings of one round against one country that still add to each other."""


@dataclass(slots=True)
class Ties:
    """Legal facts of a round, as numbers."""

    members: Floats
    """(games, countries, countries): 1 where i and j are parties of a common instrument in force, symmetric."""
    found: Floats
    """(games, countries): findings of breach confirmed this round against each country, >= 0."""
    suspended: Floats
    """(games, countries): 1 where a country's benefits are suspended."""

    def repeat(self, games: int) -> "Ties":
        """A batch in which every game's ties stand `games` times in a row."""
        return Ties(*(np.repeat(array, games, axis=0) for array in (self.members, self.found, self.suspended)))

    def part(self, games: slice) -> "Ties":
        """Ties of those games; they share their arrays with these."""
        return Ties(self.members[games], self.found[games], self.suspended[games])


@dataclass(slots=True)
class Draws:
    """Uniform numbers in [0, 1) that decide chance events, one a game."""

    incident: Floats
    """(games,): decides whether, how bad and where an incident happens."""
    crisis: Floats
    """(games,): decides whether a crisis or a war breaks out."""


@dataclass(slots=True)
class Bonds:
    """Who shares with whom this round, from `Ties`. Without ties pair arrays have one game, and broadcast."""

    shared: Floats
    """(games, countries, countries): 1 where i and j share benefits; everybody does where no ties are given."""
    joined: Floats
    """(games, countries, countries): 1 where a common instrument in force, not suspended, builds trust."""
    cut: Floats
    """(games, countries, countries): 1 where a common instrument is suspended for either side."""
    found: Floats
    """(games, countries): findings of this round, in [0, MOST_FINDINGS]."""
    suspended: Floats
    """(games, countries): 0 or 1."""


def bonds_of(ties: Ties | None, games: int, countries: int) -> Bonds:
    """Bonds of the round. Without ties payments and pools are open to all, and nobody is found or suspended."""
    off = off_diagonal(countries)
    if ties is None:
        nobody = np.zeros((games, countries))
        none = np.zeros((1, countries, countries))
        return Bonds(off[None], none, none, nobody, nobody)
    active = 1.0 - ties.suspended
    members = ties.members * off
    shared = members * active[:, :, None] * active[:, None, :]
    return Bonds(shared, shared, members - shared, np.minimum(ties.found, MOST_FINDINGS), ties.suspended)
