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


@dataclass(frozen=True, slots=True)
class Game:
    """One game of a look-ahead: texts that are in force in it beside what is held anyway.

    `texts`: the duties that a text makes any party owe (their `party` is not read), and who the parties are.
    `without`: keys of held duties that are not kept in this game.
    `found`: countries that are found in breach once, in the first round looked at.
    `suspended`: countries whose benefits are suspended, each with how many rounds from the first on.
    """

    texts: tuple[tuple[Sequence[Obligation], tuple[str, ...]], ...] = ()
    without: frozenset[str] = frozenset()
    found: tuple[str, ...] = ()
    suspended: tuple[tuple[str, int], ...] = ()


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

POINTS_PER_PERCENT = 8.0
"""Points that 1 % of GDP in money is worth to a country; judged, a rich programme is about a tenth of that."""

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


class Prospects:
    """The start and the end of a look-ahead."""

    def __init__(self, start: World, later: World) -> None:
        self.start = start.repeat(later.games)
        self.later = later
        self._metrics: dict[str, Floats] = {}

    def metric(self, name: str) -> Floats:
        """A metric of `model.scenario.METRICS` at the end, shape (games, countries)."""
        if name not in self._metrics:
            self._metrics[name] = metric(name, self.start, self.later)
        return self._metrics[name]

    def gains(self) -> dict[str, Floats]:
        """Points of home interest against game 0, by metric, each of shape (games, countries)."""
        return {name: weight * _against_first(self.metric(name)) for name, weight in HOME_INTEREST.items()}


def _against_first(values: Floats) -> Floats:
    difference: Floats = values - values[:1]
    return difference


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Duties as arrays of one length: columns (measures), limits, and the case in which each bites."""

    columns: NDArray[np.int_]
    limits: Floats
    most: NDArray[np.bool_]
    when: NDArray[np.int_]
    when_least: Floats

    @classmethod
    def of(cls, duties: Sequence[Obligation]) -> "_Bounds":
        """One bound a duty."""
        return cls(
            np.array([_INDEX[duty.measure] for duty in duties], dtype=int),
            np.array([duty.limit for duty in duties]),
            np.array([duty.comparator == "at most" for duty in duties], dtype=bool),
            np.array([_INDEX[duty.when_measure] if duty.when_measure else 0 for duty in duties], dtype=int),
            np.array([duty.when_at_least if duty.when_measure else -np.inf for duty in duties]),
        )

    def write(
        self,
        low: Floats,
        high: Floats,
        planned: Floats,
        rows: NDArray[np.int_],
        kept: NDArray[np.bool_] | bool = True,
    ) -> None:
        """Tightens `low` and `high` (countries, measures) by the `kept` duties whose case is given by `planned`.

        `rows`: the country that each duty binds, or a column of countries that all of them bind.
        """
        bites = (planned[rows, self.when] >= self.when_least) & kept
        np.minimum.at(high, (rows, self.columns), np.where(bites & self.most, self.limits, np.inf))
        np.maximum.at(low, (rows, self.columns), np.where(bites & ~self.most, self.limits, -np.inf))


def limits_of(world: World, moves: Moves, held: Sequence[Obligation], games: Sequence[Game]) -> Limits:
    """Limits of shape (games, countries, measures) that the duties of each game put on conduct.

    A duty with a case (`when`) bites where the conduct planned in `moves` (one game) is such a case.
    """
    place = {name: i for i, name in enumerate(world.countries)}
    shape = (len(games), len(place), len(_INDEX))
    limits = Limits(np.full(shape, -np.inf), np.full(shape, np.inf))
    planned = measured(world, moves)[0]
    everything, bound = _Bounds.of(held), np.array([place[duty.party] for duty in held], dtype=int)
    keys = np.array([duty.key for duty in held])
    kept: dict[frozenset[str], tuple[Floats, Floats]] = {}
    made: dict[int, _Bounds] = {}
    for g, game in enumerate(games):
        if game.without not in kept:
            low, high = np.full(shape[1:], -np.inf), np.full(shape[1:], np.inf)
            still = ~np.isin(keys, list(game.without)) if game.without else True
            everything.write(low, high, planned, bound, still)
            kept[game.without] = low, high
        limits.low[g], limits.high[g] = kept[game.without]
        for duties, parties in game.texts:
            if id(duties) not in made:
                made[id(duties)] = _Bounds.of(duties)
            rows = np.array([[place[party]] for party in parties], dtype=int).reshape(-1, 1)
            made[id(duties)].write(limits.low[g], limits.high[g], planned, rows)
    return limits


def bonds(countries: Sequence[str], held: Sequence[Obligation], games: Sequence[Game]) -> Floats:
    """Common membership, shape (games, countries, countries): 1 where both are bound by one text."""
    place = {name: i for i, name in enumerate(countries)}
    common: dict[str, set[str]] = {}
    for duty in held:
        common.setdefault(duty.instrument, set()).add(duty.party)
    standing = np.zeros((len(countries), len(countries)))
    for members in common.values():
        _tie(standing, [place[party] for party in members])
    both = np.repeat(standing[None], len(games), axis=0)
    for g, game in enumerate(games):
        for _, parties in game.texts:
            _tie(both[g], [place[party] for party in parties])
    both[:, np.arange(len(countries)), np.arange(len(countries))] = 0.0
    return both


def _tie(both: Floats, rows: Sequence[int]) -> None:
    """Writes 1 for each pair of `rows` into `both` (countries, countries)."""
    inside = np.zeros(len(both))
    inside[list(rows)] = 1.0
    np.maximum(both, np.outer(inside, inside), out=both)


def ties_of(countries: Sequence[str], held: Sequence[Obligation], games: Sequence[Game]) -> tuple[Ties, ...]:
    """Ties of each round from the first on, as many as differ: common membership, findings and suspended benefits."""
    both = bonds(countries, held, games)
    shape = (len(games), len(countries))
    longest = max((rounds for game in games for _, rounds in game.suspended), default=0)
    differ = max(longest + 1, 1 + any(game.found for game in games))
    place = {name: i for i, name in enumerate(countries)}
    by_round = tuple(Ties(both, np.zeros(shape), np.zeros(shape)) for _ in range(differ))
    for g, game in enumerate(games):
        for country in game.found:
            by_round[0].found[g, place[country]] += 1
        for country, rounds in game.suspended:
            for ties in by_round[: max(rounds, 0)]:
                ties.suspended[g, place[country]] = 1.0
    return by_round


def look(
    figures: Figures,
    budgets: Mapping[str, float],
    sheets: Mapping[str, Orders],
    held: Sequence[Obligation],
    games: Sequence[Game],
    *,
    rounds: int = 3,
    months: int = 6,
) -> Prospects:
    """The world `rounds` rounds on in each of `games`; `held` are the duties in force in all of them.

    `sheets` are the orders that each country is taken to repeat, changed only as far as its duties demand.
    """
    world = from_figures(figures, budgets, months)
    moves = moves_of(world, sheets, sheets)
    limits = limits_of(world, moves, held, games)
    ties = ties_of(world.countries, held, games)
    later = ahead(world.repeat(len(games)), moves.repeat(len(games)), limits, rounds, ties=ties)
    return Prospects(world, later)
