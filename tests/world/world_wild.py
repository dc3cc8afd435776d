"""Random worlds and moves over the whole of their ranges, for properties that must hold anywhere."""

import numpy as np

from treaty.model.measure import MEASURES
from treaty.world.arrays import BOUNDS, NATION_FIELDS, PAIR_FIELDS, PRACTICE_HIGH, PRACTICE_LOW, World, off_diagonal
from treaty.world.comply import Limits
from treaty.world.conduct import MEASURE_INDEX
from treaty.world.moves import Moves
from treaty.world.ties import Draws, Ties

LOGARITHMIC = {
    "compute": (-3, 5), "pipeline": (-3, 5), "power": (-4, 3), "talent": (-1, 3), "efficiency": (-4, 6),
    "economy": (0, 5), "largest_run": (18, 29),
}  # fmt: skip
K = len(PRACTICE_LOW)


def _levels(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    return rng.choice([0.0, 0.5, 1.0], shape)


def wild_world(rng: np.random.Generator, games: int, size: int, powers: int, months: int = 6) -> World:
    """A world whose every figure lies anywhere within its bounds."""
    off = off_diagonal(size)
    arrays = {}
    for name in NATION_FIELDS:
        low, high = BOUNDS[name]
        arrays[name] = rng.uniform(low, high, (games, size))
        if name in LOGARITHMIC:
            arrays[name] = 10.0 ** rng.uniform(*LOGARITHMIC[name], (games, size))
        if name in ("compute", "pipeline", "talent") and rng.random() < 0.3:
            arrays[name][:, 0] = 0.0
    for name in PAIR_FIELDS:
        low, high = BOUNDS[name]
        arrays[name] = rng.uniform(low, high, (games, size, size)) * off
    arrays["chips"], arrays["models"] = (_levels(rng, off.shape)[None].repeat(games, 0) * off for _ in range(2))
    arrays["pact"] = np.minimum(np.round(arrays["pact"]) + np.round(arrays["pact"]).swapaxes(1, 2), 1.0)
    arrays["interop"] = (arrays["interop"] + arrays["interop"].swapaxes(1, 2)) / 2
    arrays["dependence"] /= np.maximum(arrays["dependence"].sum(-1, keepdims=True), 1.0)
    return World(
        tuple(f"A{chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(size)),
        np.arange(size) < powers,
        rng.uniform(0.01, 5, size),
        months,
        practices=PRACTICE_LOW + (PRACTICE_HIGH - PRACTICE_LOW) * rng.random((games, size, K)),
        tension=rng.uniform(0, 100, games),
        fragmentation=rng.random(games),
        hazard=rng.random(games),
        **arrays,
    )


def wild_moves(rng: np.random.Generator, world: World) -> Moves:
    """Moves anywhere within their bounds."""
    games, size = world.compute.shape
    off = off_diagonal(size)
    budget = rng.dirichlet(np.full(8, 0.5), (games, size)) * rng.random((games, size, 1))
    wanted = np.where(rng.random((games, size)) < 0.5, 0.0, 10.0 ** rng.uniform(20, 30, (games, size)))
    return Moves(
        budget=budget,
        chips=_levels(rng, (games, size, size)) * off,
        models=_levels(rng, (games, size, size)) * off,
        tariff=rng.uniform(0, 200, (games, size, size)) * off,
        visas=rng.choice([0.0, 0.5, 5.0, 50.0], (games, size, size)) * off,
        pact=rng.integers(0, 2, (games, size, size)) * off,
        release=_levels(rng, (games, size)),
        autonomy=rng.integers(0, 5, (games, size)).astype(float),
        run_flop=wanted,
        hidden=rng.random((games, size)),
        practices=PRACTICE_LOW + (PRACTICE_HIGH - PRACTICE_LOW) * rng.random((games, size, K)),
    )


def wild_ties(rng: np.random.Generator, games: int, size: int) -> Ties:
    """Any instruments, findings and suspensions."""
    half = np.triu(rng.integers(0, 2, (games, size, size)), 1).astype(float)
    found = rng.integers(0, 5, (games, size)).astype(float)
    return Ties(half + half.swapaxes(1, 2), found, rng.integers(0, 2, (games, size)).astype(float))


def wild_draws(rng: np.random.Generator, games: int) -> Draws:
    """Any draws."""
    return Draws(rng.random(games), rng.random(games))


BINDING = {
    "exclusive_pacts": "high", "new_controls": "high", "cutoffs": "high", "max_tariff_pct": "high",
    "discriminated_partners": "high", "models_denied": "high", "chips_denied": "high", "visas_k": "low",
    "unregistered_pct": "high", "largest_run_flop": "high", "open_release_flop": "high", "safety_pct": "low",
    "agent_autonomy": "high",
}  # fmt: skip
"""Measures, besides practices, that orders of the round can bring within a limit, and the side it is on."""


def wild_limits(rng: np.random.Generator, games: int, size: int) -> Limits:
    """Limits that orders can keep, each set for about half of the countries."""
    limits = Limits.free(games, size)
    for name, side in BINDING.items():
        measure, column = MEASURES[name], MEASURE_INDEX[name]
        value = rng.uniform(measure.low, min(measure.high, 12.0), (games, size))
        if measure.logarithmic:
            value = 10.0 ** rng.uniform(22, 30, (games, size))
        if name == "safety_pct":
            value = rng.uniform(0, 100, (games, size))
        if name == "visas_k":
            value = rng.uniform(0, 50 * (size - 1), (games, size))
        bound = rng.random((games, size)) < 0.5
        if side == "high":
            limits.high[..., column] = np.where(bound, np.where(rng.random(bound.shape) < 0.5, 0.0, value), np.inf)
            if measure.logarithmic:
                limits.high[..., column] = np.where(bound, value, np.inf)
        else:
            limits.low[..., column] = np.where(bound, value, -np.inf)
    for name, measure in MEASURES.items():
        if measure.baseline == measure.best:
            continue
        value = measure.low + (measure.high - measure.low) * rng.random((games, size))
        bound = rng.random((games, size)) < 0.5
        if name == "open_below_flop":
            continue
        side = limits.low if measure.best > measure.baseline else limits.high
        side[..., MEASURE_INDEX[name]] = np.where(bound, value, side[..., MEASURE_INDEX[name]])
    return limits
