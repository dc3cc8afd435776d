"""Prospects: what the world would look like for each country under each of several texts, in one look-ahead.

Game 0 of the batch has no new text; game g has text g in force among its parties, all of whom comply. The same step
that moves the world moves these, with expected values for chance, so that a legislature, a bot and the coalition
engine read one model.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from treaty.model.figures import Figures
from treaty.model.measure import MEASURES
from treaty.model.obligation import Obligation
from treaty.model.orders import Orders
from treaty.world.arrays import World, from_figures
from treaty.world.comply import Limits
from treaty.world.conduct import measured
from treaty.world.lookahead import ahead
from treaty.world.metrics import metric
from treaty.world.moves import Moves, moves_of
from treaty.world.ties import Ties

Floats = NDArray[np.float64]
Duties = Sequence[Obligation]

HOME_INTEREST: dict[str, float] = {
    "economy_growth": 2.0,
    "uptake": 30.0,
    "capability_gap": -6.0,
    "autonomy": 15.0,
    "access": 6.0,
    "tariff_faced": -0.3,
    "safety": 10.0,
    "support": 25.0,
    "standing": 10.0,
    "tension": -0.35,
    "hazard": -90.0,
}
"""Points of a nation's plain interest, by metric and unit of it. Judged: about 10 points is what a legislature notices,
so that 5 % of growth, a tenth of autonomy and ten points of tension weigh alike. Secret aims are no part of it."""

HOME_WORDS: dict[str, str] = {
    "economy_growth": "growth",
    "uptake": "use of AI in the economy",
    "capability_gap": "the distance to the frontier",
    "autonomy": "dependence on one power",
    "access": "access to chips and models",
    "tariff_faced": "tariffs",
    "safety": "safety at home",
    "support": "domestic support",
    "standing": "standing abroad",
    "tension": "the danger of conflict",
    "hazard": "the danger of an AI disaster",
}

_INDEX = {name: place for place, name in enumerate(MEASURES)}


@dataclass(slots=True)
class Prospects:
    """The start (one game) and the end of the look-ahead (games, countries)."""

    start: World
    later: World

    def metric(self, name: str) -> Floats:
        """A metric of `model.scenario.METRICS` at the end, shape (games, countries)."""
        return metric(name, self.start.repeat(self.later.games), self.later)

    def gains(self) -> dict[str, Floats]:
        """Points of home interest against game 0, by metric, each of shape (games, countries)."""
        return {name: weight * _against_first(self.metric(name)) for name, weight in HOME_INTEREST.items()}


def _against_first(values: Floats) -> Floats:
    difference: Floats = values - values[:1]
    return difference


def limits_of(world: World, moves: Moves, texts: Sequence[Duties]) -> Limits:
    """Limits of shape (games, countries, measures) that the duties of each text put on conduct.

    A duty with a case (`when`) bites where the conduct planned in `moves` (one game) is such a case.
    """
    countries = {name: place for place, name in enumerate(world.countries)}
    shape = (len(texts), len(countries), len(_INDEX))
    low, high = np.full(shape, -np.inf), np.full(shape, np.inf)
    planned = measured(world, moves)[0]
    for game, duties in enumerate(texts):
        for duty in duties:
            i, m = countries[duty.party], _INDEX[duty.measure]
            if duty.when_measure and planned[i, _INDEX[duty.when_measure]] < duty.when_at_least:
                continue
            if duty.comparator == "at most":
                high[game, i, m] = min(high[game, i, m], duty.limit)
            else:
                low[game, i, m] = max(low[game, i, m], duty.limit)
    return Limits(low, high)


def bonds(countries: Sequence[str], texts: Sequence[Duties]) -> Floats:
    """Common membership, shape (games, countries, countries): 1 where both owe something under the text."""
    party = np.zeros((len(texts), len(countries)))
    index = {name: place for place, name in enumerate(countries)}
    for game, duties in enumerate(texts):
        for name in {duty.party for duty in duties}:
            party[game, index[name]] = 1.0
    both: Floats = party[:, :, None] * party[:, None, :]
    both[:, np.arange(len(countries)), np.arange(len(countries))] = 0.0
    return both


def look(
    figures: Figures,
    budgets: Mapping[str, float],
    sheets: Mapping[str, Orders],
    texts: Sequence[Duties],
    *,
    rounds: int = 3,
    months: int = 6,
) -> Prospects:
    """The world `rounds` rounds on under each of `texts` (duties of all parties; game 0 should be what holds anyway).

    `sheets` are the orders that each country is taken to repeat, changed only as far as its duties demand.
    """
    world = from_figures(figures, budgets, months)
    moves = moves_of(world, sheets, sheets)
    limits = limits_of(world, moves, texts)
    shape = (len(texts), len(world.countries), len(world.countries))
    ties = Ties(bonds(world.countries, texts), np.zeros(shape[:2]), np.zeros(shape[:2]))
    later = ahead(world.repeat(len(texts)), moves.repeat(len(texts)), limits, rounds, ties=ties)
    return Prospects(world, later)
