"""How tests play the world: a race without a treaty, and a compact that everybody keeps."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from world_figures import COUNTRIES, N, start

from treaty.model.orders import Orders
from treaty.world.arrays import Floats, World
from treaty.world.comply import Limits, complied
from treaty.world.conduct import MEASURE_INDEX
from treaty.world.moves import Moves, moves_of
from treaty.world.step import Draws, Outcome, Ties, step

POWERS = (0, 1)
AFFINE = {0: (7, 10, 8, 2, 9, 3, 6, 4), 1: (5, 6, 4, 3, 11, 9, 2, 7)}
RACE_BUDGET = {"compute": 45, "chips": 12, "power": 12, "research": 16, "safety": 2.5, "talent": 3, "applications": 6}
COMPACT = {
    "exclusive_pacts": (None, 0), "new_controls": (None, 0), "cutoffs": (None, 0), "max_tariff_pct": (None, 5),
    "unregistered_pct": (None, 0), "safety_pct": (10, None), "run_notice_days": (30, None),
    "evaluation_days": (30, None), "risk_duties_pct": (90, None), "red_line_domains": (4, None),
    "incident_report_days": (None, 5), "declarations": (2, None), "inspections_admitted": (6, None),
    "shared_standards": (4, None), "agent_log_months": (6, None), "agent_stop_minutes": (None, 15),
    "coercion_notice_days": (60, None), "consultation_days": (None, 30),
}  # fmt: skip
"""Measure: least and greatest value under the compact; None where free."""

Policy = Callable[[World, int], Moves]


def default(world: World, round_number: int = 0) -> Moves:
    """Everybody acts on an empty sheet."""
    return moves_of(world.pick(0), {}, {}).repeat(world.games)


def race(world: World, round_number: int) -> Moves:
    """The powers race: little safety, much autonomy, one more control each other round, pacts with takers."""
    sheet = Orders(budget=RACE_BUDGET, autonomy=3)
    moves = moves_of(world.pick(0), {COUNTRIES[p]: sheet for p in POWERS}, {}).repeat(world.games)
    for name in ("chips", "models", "tariff", "visas", "pact"):
        setattr(moves, name, getattr(world, name).copy())
    moves.practices = world.practices.copy()
    for power in POWERS:
        rival, friends = 1 - power, AFFINE[power]
        if round_number % 2 == 0:
            target = rival if round_number == 0 else AFFINE[rival][(round_number // 2 - 1) % len(AFFINE[rival])]
            moves.chips[:, power, target] = np.minimum(moves.chips[:, power, target] + 0.5, 1.0)
        partner = friends[round_number % len(friends)]
        if round_number % 2 == 1:
            moves.pact[:, power, partner] = moves.pact[:, partner, power] = 1.0
    return moves


def compact(games: int = 1, free: tuple[int, ...] = ()) -> Limits:
    """Limits of the compact for everybody but the countries in `free`."""
    limits = Limits.free(games, N)
    for name, (low, high) in COMPACT.items():
        if low is not None:
            limits.low[..., MEASURE_INDEX[name]] = low
        if high is not None:
            limits.high[..., MEASURE_INDEX[name]] = high
    for country in free:
        limits.low[:, country], limits.high[:, country] = -np.inf, np.inf
    return limits


def ties(games: int = 1, found: int | None = None, suspended: int | None = None) -> Ties:
    """Everybody is a party; one country may be found in breach, and suspended."""
    members = np.broadcast_to(1.0 - np.eye(N), (games, N, N)).copy()
    law = Ties(members, np.zeros((games, N)), np.zeros((games, N)))
    if found is not None:
        law.found[:, found] = 1.0
    if suspended is not None:
        law.suspended[:, suspended] = 1.0
    return law


@dataclass
class Played:
    """A batch of games after some rounds."""

    world: World
    outcomes: list[Outcome]

    def serious(self) -> Floats:
        """(games,): serious incidents, crises and wars."""
        return sum(((o.incident >= 2).astype(float) + (o.crisis >= 1) for o in self.outcomes), np.zeros(1))


def play(
    policy: Policy,
    rounds: int = 8,
    games: int = 1,
    limits: Limits | None = None,
    law: Callable[[int], Ties] | None = None,
    seed: int | None = None,
) -> Played:
    """`rounds` of `policy`; complied with `limits`; drawn from `seed`, or at expected values."""
    world, outcomes = start(games), []
    rng = np.random.default_rng(seed)
    for number in range(rounds):
        moves = policy(world, number)
        if limits is not None:
            moves = complied(world, moves, limits)
        draws = None if seed is None else Draws(rng.random(games), rng.random(games))
        outcome = step(world, moves, ties=None if law is None else law(number), draws=draws)
        world = outcome.world
        outcomes.append(outcome)
    return Played(world, outcomes)
