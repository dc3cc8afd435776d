"""The world as arrays: one axis of games, one of countries, and one more for pairs. A single game is a batch of one.

Row i, column j of a pair array is what country i does to, thinks of, or draws from country j, as in `model.figures`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from treaty.model.figures import Between, Figures, Nation
from treaty.model.measure import MEASURES, PRACTICES

Floats = NDArray[np.float64]

NATION_FIELDS: tuple[str, ...] = tuple(name for name in Nation.model_fields if name != "practices")
"""Figures of a nation that are arrays of shape (games, countries), in the order of `model.figures.Nation`."""
PAIR_FIELDS: tuple[str, ...] = tuple(Between.model_fields)
"""Figures of pairs: arrays of shape (games, countries, countries), in the order of `model.figures.Between`."""
DIALS: tuple[str, ...] = ("tension", "fragmentation", "hazard")
"""The world's dials: arrays of shape (games,)."""

SIGNIFICANT_DIGITS = 6
CAPABILITY_RANGE = (18.0, 45.0)
"""log10 effective FLOP: from a hobbyist's model to more than a round could ever bring; keeps arithmetic finite."""
COMPUTE_MOST = 1e6
"""kH100e: the top of the measure `compute_kh100e`."""
POWER_MOST = 1e5
"""GW: far above what the world generates; keeps arithmetic finite."""
RUN_MOST = 1e30
"""FLOP: the top of the measure `largest_run_flop`."""

PRACTICE_LOW: Floats = np.array([MEASURES[name].low for name in PRACTICES])
PRACTICE_HIGH: Floats = np.array([MEASURES[name].high for name in PRACTICES])
PRACTICE_BASELINE: Floats = np.array([MEASURES[name].baseline for name in PRACTICES])

UNIT = (0.0, 1.0)
BOUNDS: dict[str, tuple[float, float]] = {
    "compute": (0.0, COMPUTE_MOST),
    "pipeline": (0.0, COMPUTE_MOST),
    "self_reliance": UNIT,
    "power": (0.0, POWER_MOST),
    "clean": UNIT,
    "talent": (0.0, 1e4),
    "efficiency": (1e-9, 1e12),
    "data": UNIT,
    "largest_run": (0.0, RUN_MOST),
    "capability": CAPABILITY_RANGE,
    "safety": UNIT,
    "openness": UNIT,
    "economy": (0.1, 1e7),
    "uptake": UNIT,
    "support": UNIT,
    "standing": UNIT,
    "autonomy_level": (0.0, 4.0),
    "chips": UNIT,
    "models": UNIT,
    "tariff": (0.0, 200.0),
    "visas": (0.0, 50.0),
    "pact": UNIT,
    "interop": UNIT,
    "trust": (-1.0, 1.0),
    "dependence": UNIT,
    "tension": (0.0, 100.0),
    "fragmentation": UNIT,
    "hazard": UNIT,
}
"""Lowest and highest value of every array of `World`, in the unit of its figure."""


@dataclass(slots=True)
class World:
    """All figures of a batch of games at one moment.

    Nation figures are (games, countries), pair figures (games, countries, countries), dials (games,), practices
    (games, countries, practices) in the order of `model.measure.PRACTICES`. Units: `model.figures`; ranges: `BOUNDS`.
    """

    countries: tuple[str, ...]
    power_mask: NDArray[np.bool_]
    """(countries,): which are AI powers."""
    budget_pct: Floats
    """(countries,): AI spending, % of GDP a year."""
    months: int
    """Months a round, 6 by default."""
    compute: Floats
    pipeline: Floats
    self_reliance: Floats
    power: Floats
    clean: Floats
    talent: Floats
    efficiency: Floats
    data: Floats
    largest_run: Floats
    capability: Floats
    safety: Floats
    openness: Floats
    economy: Floats
    uptake: Floats
    support: Floats
    standing: Floats
    autonomy_level: Floats
    practices: Floats
    chips: Floats
    models: Floats
    tariff: Floats
    visas: Floats
    pact: Floats
    interop: Floats
    trust: Floats
    dependence: Floats
    tension: Floats
    fragmentation: Floats
    hazard: Floats

    @property
    def games(self) -> int:
        """Number of games in the batch."""
        return int(self.tension.shape[0])

    @property
    def years(self) -> float:
        """Length of a round in years."""
        return self.months / 12

    def repeat(self, games: int) -> "World":
        """A batch in which every game stands `games` times in a row; a batch of one gives `games` equal worlds."""
        return self._mapped(lambda array: np.repeat(array, games, axis=0))

    def copy(self) -> "World":
        """The same figures in arrays of their own."""
        return self._mapped(lambda array: array.copy())

    def pick(self, game: int) -> "World":
        """Game number `game` as a batch of one. Raises IndexError when there is none."""
        if not 0 <= game < self.games:
            raise IndexError(f"there is no game {game} in a batch of {self.games}")
        return self._mapped(lambda array: array[game : game + 1].copy())

    def part(self, games: slice) -> "World":
        """Those games as a batch of their own; it shares its arrays with this one."""
        return self._mapped(lambda array: array[games])

    def _mapped(self, change) -> "World":  # type: ignore[no-untyped-def]
        arrays = {name: change(getattr(self, name)) for name in ARRAYS}
        return World(self.countries, self.power_mask, self.budget_pct, self.months, **arrays)


ARRAYS: tuple[str, ...] = tuple(field.name for field in fields(World))[4:]
"""Names of the arrays of `World` that have an axis of games."""


def joined(worlds: Sequence[World]) -> World:
    """One batch of all games of `worlds`, in their order; countries and months are those of the first."""
    arrays = {name: np.concatenate([getattr(world, name) for world in worlds]) for name in ARRAYS}
    first = worlds[0]
    return World(first.countries, first.power_mask, first.budget_pct, first.months, **arrays)


@lru_cache(maxsize=64)
def off_diagonal(countries: int) -> Floats:
    """(countries, countries): 1 off the diagonal and 0 on it; shared, so it cannot be written to."""
    mask = 1.0 - np.eye(countries)
    mask.flags.writeable = False
    return mask


@lru_cache(maxsize=64)
def ones(countries: int) -> Floats:
    """(countries,): ones, to sum over a last axis with `@`, which is faster than a reduction; not to be written to."""
    vector = np.ones(countries)
    vector.flags.writeable = False
    return vector


FEW = 24
"""Games up to which a plain reduction over the last axis is faster than halving."""


def largest(pairs: Floats) -> Floats:
    """Greatest entry of each row, (games, countries); by halving the row, which is faster in a large batch."""
    width = pairs.shape[-1]
    if len(pairs) <= FEW:
        return np.asarray(np.maximum.reduce(pairs, axis=-1))
    while width > 1:
        half = (width + 1) // 2
        pairs = np.maximum(pairs[..., :half], pairs[..., width - half : width])
        width = half
    return pairs[..., 0]


def from_figures(figures: Figures, budget_pct: Mapping[str, float], months: int = 6, games: int = 1) -> World:
    """`games` equal worlds from `figures`. `budget_pct`: AI spending of each country, % of GDP a year.

    A practice that a nation does not name stands at its baseline. Raises KeyError for a country without a budget.
    """
    nations = [figures.nations[country] for country in figures.countries]
    own = {name: np.array([[float(getattr(n, name)) for n in nations]]) for name in NATION_FIELDS}
    pairs = {name: np.array([getattr(figures.between, name)], dtype=float) for name in PAIR_FIELDS}
    dials = {name: np.array([float(getattr(figures, name))]) for name in DIALS}
    practices = np.array([[[n.practices.get(p, MEASURES[p].baseline) for p in PRACTICES] for n in nations]])
    world = World(
        countries=tuple(figures.countries),
        power_mask=np.array([country in figures.powers for country in figures.countries], dtype=bool),
        budget_pct=np.array([float(budget_pct[country]) for country in figures.countries]),
        months=months,
        practices=practices,
        **own,
        **pairs,
        **dials,
    )
    return world.repeat(games) if games > 1 else world


def rounded(array: Floats) -> Floats:
    """`array` with every number rounded to six significant digits; the same input gives the same bits anywhere."""
    flat = [float(f"{value:.{SIGNIFICANT_DIGITS}g}") for value in array.ravel().tolist()]
    return np.array(flat, dtype=float).reshape(array.shape)


def _kept(world: World, name: str, game: int) -> Floats:
    low, high = BOUNDS[name]
    return rounded(np.clip(np.asarray(getattr(world, name)[game]), low, high))


def to_figures(world: World, game: int = 0) -> Figures:
    """Figures of one game, rounded to six significant digits and clamped to `BOUNDS`, so saves are small and exact."""
    own = {name: _kept(world, name, game).tolist() for name in NATION_FIELDS}
    practices = rounded(np.clip(world.practices[game], PRACTICE_LOW, PRACTICE_HIGH)).tolist()
    nations = {
        country: Nation(
            practices=dict(zip(PRACTICES, practices[i], strict=True)), **{name: own[name][i] for name in NATION_FIELDS}
        )
        for i, country in enumerate(world.countries)
    }
    pairs = {name: tuple(map(tuple, _kept(world, name, game).tolist())) for name in PAIR_FIELDS}
    dials = {name: float(_kept(world, name, game)) for name in DIALS}
    powers = tuple(c for c, is_power in zip(world.countries, world.power_mask, strict=True) if is_power)
    return Figures(countries=world.countries, powers=powers, nations=nations, between=Between(**pairs), **dials)
