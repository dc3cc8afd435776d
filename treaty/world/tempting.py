"""Temptation: what breaking duties brings while nobody finds out, and what being found in breach costs.

Game 0 keeps everything. One game a package leaves the package unkept, and everybody goes on as before: the difference
to the party that owes it is its gain. One game a party has that party found in breach in the first round and its
benefits suspended for the rounds of the remedy, while it keeps everything: the difference to it is the penalty. The
finding is taken to be right or wrong alike; what it costs follows from the finding, not from the deed.
Source: Becker 1968, crime as a choice between a gain and an expected loss. Points are those of `HOME_INTEREST`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from treaty.model.figures import Figures
from treaty.model.obligation import Obligation
from treaty.model.orders import Orders
from treaty.world.prospects import Floats, Game, look

ROUNDS = 3
"""Rounds looked ahead where nothing else is asked."""
MOST_ROUNDS = 8
"""Rounds that it looks ahead at the most: the length of a game."""
REMEDY_ROUNDS = 2
"""Rounds for which the benefits of a party found in breach are suspended where nothing else is asked: a year."""


@dataclass(frozen=True, slots=True)
class Temptations:
    """Gain and penalty of each package, in the order in which packages were given."""

    parties: tuple[str, ...]
    """The country that owes each package."""
    gain: Floats
    """(packages,): points that the party gains by not keeping the package while nobody finds out."""
    penalty: Floats
    """(packages,): points that the party loses by being found in breach once while it keeps all; below 0 where it
    would gain even so."""


def temptations(
    figures: Figures,
    budgets: Mapping[str, float],
    sheets: Mapping[str, Orders],
    held: Sequence[Obligation],
    packages: Sequence[Sequence[Obligation]],
    *,
    rounds: int = ROUNDS,
    months: int = 6,
    remedy: Mapping[str, int] | int = REMEDY_ROUNDS,
) -> Temptations:
    """Gain and penalty of each of `packages`: one or more duties of one party, all of them among `held`.

    `figures`, `budgets` and `sheets` are what everybody is expected to have and to order, in each round; `held` are the
    duties of all in force, kept as far as can be. `rounds` in 1 to 8. `remedy`: rounds of suspended benefits, for all
    or by party (0 where a finding suspends nothing). All packages are worked out in one look-ahead. Raises ValueError
    for a package without duties or of several parties, and for rounds out of range.
    """
    if not 1 <= rounds <= MOST_ROUNDS:
        raise ValueError(f"cannot look {rounds} rounds ahead; 1 to {MOST_ROUNDS}")
    parties = tuple(_party_of(package) for package in packages)
    if not packages:
        return Temptations((), np.zeros(0), np.zeros(0))
    accused = tuple(dict.fromkeys(parties))
    games = [Game()]
    games += [Game(without=frozenset(duty.key for duty in package)) for package in packages]
    games += [_punished(party, remedy if isinstance(remedy, int) else remedy.get(party, 0)) for party in accused]
    seen = look(figures, budgets, sheets, held, games, rounds=rounds, months=months)
    points = np.sum(list(seen.gains().values()), axis=0)
    place = {name: i for i, name in enumerate(figures.countries)}
    rows = np.array([place[party] for party in parties])
    found = np.array([1 + len(packages) + accused.index(party) for party in parties])
    return Temptations(parties, points[1 + np.arange(len(packages)), rows], -points[found, rows])


def _punished(party: str, rounds: int) -> Game:
    return Game(found=(party,), suspended=((party, rounds),) if rounds > 0 else ())


def _party_of(package: Sequence[Obligation]) -> str:
    owing = {duty.party for duty in package}
    if len(owing) != 1:
        raise ValueError("a package holds the duties of one party, one duty at least")
    return owing.pop()
