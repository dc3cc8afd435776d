"""Experiments on the world: many games at once, an arm with a driver and one without, paired by seed.

Every game has a seed. It gives nature's draws and the background: what all countries do besides, drawn around their
default sheets (budgets, releases, agents, tariffs, visas, practices, hidden machines), and how the race goes on (the
rounds in which controls tighten and exclusive pacts are made). Both arms of an experiment meet the same background and
the same draws (common random numbers), so that their difference is the driver's doing and no accident of one baseline.
What the difference is worth, and how sure it is, says `effect`. Units are those of `model.figures`. How widely the
background is spread is judged.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from treaty.library.scenarios import load
from treaty.model.measure import MEASURES, PRACTICES
from treaty.model.orders import CONTROL_LEVEL
from treaty.world.arrays import (
    PRACTICE_BASELINE,
    PRACTICE_HIGH,
    PRACTICE_LOW,
    Floats,
    World,
    from_figures,
    off_diagonal,
)
from treaty.world.moves import Moves, moves_of
from treaty.world.step import Draws, Outcome, Ties, step

SCENARIO, COUNTRIES = "nonaligned-2026", 12
"""The shipped scenario at real figures, and how many countries play."""
SEEDS = 500
"""Games of an experiment, where nobody asks for more."""
MOST_ROUNDS = 16
"""Rounds for which a scene has draws: eight years."""
SPREAD = 0.35
"""Logarithmic standard deviation of budget shares, tariffs and visas around today's (judged)."""
PRACTISED, HALF_HEARTED = 0.15, 0.5
"""Chance that a country practises something nobody asked for, and the most effort it then makes."""
CONCEALS, CONCEALED = 0.15, 0.3
"""Chance that a country hides machines, and the most it hides, as a share."""
RIVAL_RATE, POWER_RATE, OTHER_RATE, PACT_RATE = 0.12, 0.015, 0.002, 0.02
"""Chances a round that a control tightens one step: of a power against its rival, of a power against another, of
another country; and that a power and a country make an exclusive pact (events.csv: some ten steps between the powers
in six years)."""
NEVER = 99.0


@dataclass(frozen=True, slots=True)
class Scene:
    """A batch of games before their first round: worlds, the background of each, and nature's draws."""

    world: World
    """(games, ...): the start of the scenario, the same in every game."""
    moves: Moves
    """Background orders of the first round; stances of later rounds follow `chips_at`, `models_at`, `pact_at`."""
    chips_at: Floats
    """(games, countries, countries, 2): rounds in which i's chip control against j goes up a step."""
    models_at: Floats
    """The same for model access."""
    pact_at: Floats
    """(games, countries, countries): round in which i and j make an exclusive pact, symmetric; NEVER for most."""
    incident: Floats
    """(games, MOST_ROUNDS): nature's draws, in [0, 1)."""
    crisis: Floats
    """The same for crises."""

    def part(self, games: slice) -> "Scene":
        """Those games as a scene of their own."""
        rest = (self.chips_at, self.models_at, self.pact_at, self.incident, self.crisis)
        return Scene(self.world.part(games), self.moves.part(games), *(array[games] for array in rest))

    def orders(self, world: World, number: int) -> Moves:
        """What all countries order in round `number` (from 0) where nothing binds them; arrays of their own."""
        moves = self.moves.copy()
        for name, steps in (("chips", self.chips_at), ("models", self.models_at)):
            raised = getattr(self.world, name) + 0.5 * (steps <= number).sum(-1)
            setattr(moves, name, np.minimum(np.maximum(getattr(world, name), raised), 1.0))
        moves.pact = np.maximum(moves.pact, self.pact_at <= number)
        return moves

    def draws(self, number: int) -> Draws:
        """Nature's draws in round `number`."""
        return Draws(self.incident[:, number], self.crisis[:, number])


@lru_cache(maxsize=1)
def usual_start() -> tuple[World, Moves]:
    """The scenario's start and everybody's default orders, a batch of one; not to be written to."""
    scenario = load(SCENARIO, countries=COUNTRIES)
    budgets = {country.id: country.budget_pct for country in scenario.countries}
    world = from_figures(scenario.figures, budgets, scenario.calendar.months_per_round)
    return world, moves_of(world, {}, {country.id: country.default for country in scenario.countries})


def countries() -> Mapping[str, int]:
    """Row of every country of the scenario, by its code."""
    return {name: row for row, name in enumerate(usual_start()[0].countries)}


def scene_of(games: int, seed: int = 2026) -> Scene:
    """`games` games of the scenario. The first games of a larger scene of the same `seed` are the same games."""
    world, usual = usual_start()
    size, shape = len(world.countries), (games, len(world.countries), len(world.countries))
    off = off_diagonal(size)

    def chance(stream: int, *more: int) -> Floats:
        return np.random.default_rng([seed, stream]).random((games, *more))

    def noise(stream: int, *more: int) -> Floats:
        return np.exp(SPREAD * np.random.default_rng([seed, stream]).standard_normal((games, *more)))

    moves = usual.repeat(games)
    spent = moves.budget.sum(-1, keepdims=True)
    moves.budget *= noise(1, *moves.budget.shape[1:])
    moves.budget *= spent / moves.budget.sum(-1, keepdims=True)
    moves.tariff = np.minimum(moves.tariff * noise(2, size, size), 200.0)
    moves.visas = np.minimum(moves.visas * noise(3, size, size), 50.0)
    choice = chance(4, size, 2)
    moves.release = np.where(choice[..., 0] < 0.3, np.floor(choice[..., 1] * 3) / 2, moves.release)
    shift = np.floor(chance(5, size) * 3) - 1
    moves.autonomy = np.minimum(np.maximum(moves.autonomy + shift, 0.0), 4.0)
    hides = chance(6, size, 2)
    moves.hidden = np.where(hides[..., 0] < CONCEALS, CONCEALED * hides[..., 1], moves.hidden)
    moves.practices = _practised(moves.practices, chance(7, *moves.practices.shape[1:], 2))
    rate = _rates(world)
    wait = np.floor(np.log(1.0 - chance(8, size, size, 4)) / np.log1p(-rate[..., None]))
    wait = np.where(off[..., None] > 0, wait, NEVER)
    pact = np.floor(np.log(1.0 - chance(9, size, size)) / math.log1p(-PACT_RATE))
    pact = np.where(_clients(world), pact, NEVER)
    return Scene(
        world.repeat(games), moves, wait[..., :2].cumsum(-1), wait[..., 2:].cumsum(-1),
        np.minimum(pact, pact.swapaxes(1, 2)).reshape(shape), chance(10, MOST_ROUNDS), chance(11, MOST_ROUNDS),
    )  # fmt: skip


def _practised(usual: Floats, chance: Floats) -> Floats:
    """Practices, some of them with an effort of up to HALF_HEARTED; `chance` (..., practices, 2) says which."""
    effort = HALF_HEARTED * chance[..., 1]
    best = np.where(PRACTICE_BASELINE == PRACTICE_LOW, PRACTICE_HIGH, PRACTICE_LOW)
    by_size = np.array([MEASURES[name].logarithmic for name in PRACTICES])
    least = np.maximum(usual, 1e-9)
    asked = np.where(
        by_size, least ** (1.0 - effort) * np.maximum(best, 1e-9) ** effort, usual + effort * (best - usual)
    )
    return np.where(chance[..., 0] < PRACTISED, asked, usual)


def _rates(world: World) -> Floats:
    power = world.power_mask
    rate = np.where(power[:, None], POWER_RATE, OTHER_RATE) * np.ones((len(power), len(power)))
    rate[np.ix_(power, power)] = RIVAL_RATE
    return rate


def _clients(world: World) -> Floats:
    """(countries, countries): True from a power to a country that trusts it and is no power."""
    power = world.power_mask
    return np.asarray(power[:, None] & ~power[None, :] & (world.trust[0].T > 0.0))


Start = Callable[[World], None]
Order = Callable[[Moves], None]


@dataclass(frozen=True, slots=True)
class Arm:
    """One side of an experiment: what it changes in the world before the first round, and in the orders of each."""

    start: Start | None = None
    order: Order | None = None
    ties: Callable[[int, int], Ties] | None = None
    """(games, countries) -> legal ties of every round; None: nobody is bound."""
    until: int = MOST_ROUNDS
    """Rounds in which `order` holds; afterwards the background goes on."""


@dataclass(slots=True)
class Played:
    """A batch of games after some rounds."""

    start: World
    outcomes: list[Outcome]

    @property
    def world(self) -> World:
        """The figures at the end."""
        return self.outcomes[-1].world

    def count(self, name: str, least: int) -> Floats:
        """(games,): rounds whose `incident` or `crisis` was at least so bad."""
        return np.asarray(sum((getattr(outcome, name) >= least).astype(np.float64) for outcome in self.outcomes))


def play(scene: Scene, arm: Arm, rounds: int) -> Played:
    """`rounds` of the scene's background as `arm` changes it, under nature's draws."""
    world = scene.world.copy()
    if arm.start:
        arm.start(world)
    played = Played(world, [])
    law = arm.ties(world.games, len(world.countries)) if arm.ties else None
    for number in range(rounds):
        moves = scene.orders(world, number)
        if arm.order and number < arm.until:
            arm.order(moves)
        played.outcomes.append(step(world, moves, ties=law, draws=scene.draws(number)))
        world = played.world
    return played


def all_parties(games: int, size: int) -> Ties:
    """Legal ties in which all countries are parties of one instrument in force, and nobody is found in breach."""
    nobody = np.zeros((games, size))
    return Ties(np.repeat(off_diagonal(size)[None], games, axis=0), nobody, nobody)


BAN, LICENCE = CONTROL_LEVEL["ban"], CONTROL_LEVEL["licence"]
"""Levels of a control."""
