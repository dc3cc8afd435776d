"""Metrics: what an aim can be measured by, read from the figures of two moments.

Those in `POLITICAL` come from the law and are not known here.
"""

from collections.abc import Callable

import numpy as np

from treaty.model.scenario import METRICS
from treaty.world.alignment import of_powers
from treaty.world.arrays import Floats, World, off_diagonal

POLITICAL: frozenset[str] = frozenset({"treaties", "members", "breaches_found"})
"""Metrics that come from the law: on instruments in force and on findings."""
CAPABILITY_FLOOR = 22.0
"""log10 effective FLOP from which capability counts as a good that can be shared equally or not."""


def metric(name: str, start: World, now: World) -> Floats:
    """Value of a metric of `model.scenario.METRICS` for every country, (games, countries), in the unit given there.

    World metrics have the same value for all. Raises KeyError for a metric of `POLITICAL`, and for no metric at all.
    """
    if name in POLITICAL:
        raise KeyError(f"`{name}` comes from the law, not from the world")
    return _METRICS[name](start, now)


def _others(now: World) -> int:
    return max(len(now.countries) - 1, 1)


def _column_mean(now: World, pair: Floats) -> Floats:
    off = off_diagonal(len(now.countries))
    return np.asarray((pair * off).sum(1) / _others(now))


def _for_all(now: World, dial: Floats) -> Floats:
    return np.repeat(dial[:, None], len(now.countries), axis=1)


def _rank(_: World, now: World) -> Floats:
    better = now.capability[:, None, :] > now.capability[:, :, None]
    return np.asarray(1.0 + better.sum(-1))


def _rival_gap(_: World, now: World) -> Floats:
    mask = off_diagonal(len(now.countries)) * now.power_mask
    if not mask.any():
        return np.zeros_like(now.capability)
    rivals = np.where(mask > 0, now.capability[:, None, :], -np.inf).max(-1)
    return np.asarray(np.where(np.isfinite(rivals), now.capability - rivals, 0.0))


def _equality(_: World, now: World) -> Floats:
    good = np.sort(np.maximum(now.capability - CAPABILITY_FLOOR, 0.0), axis=-1)
    size = good.shape[-1]
    ranks = 2.0 * np.arange(1, size + 1) - size - 1
    gini = (good @ ranks) / np.maximum(size * good.sum(-1), 1e-9)
    return _for_all(now, 1.0 - gini)


def _access(_: World, now: World) -> Floats:
    return _column_mean(now, ((now.chips == 0) & (now.models == 0)).astype(np.float64))


def _growth(before: Floats, after: Floats) -> Floats:
    return (after / np.maximum(before, 1e-9) - 1.0) * 100


def _own(field: str) -> Callable[[World, World], Floats]:
    return lambda _, now: np.asarray(getattr(now, field)).copy()


def _dial(field: str) -> Callable[[World, World], Floats]:
    return lambda _, now: _for_all(now, getattr(now, field))


_METRICS: dict[str, Callable[[World, World], Floats]] = {
    "capability_gap": lambda _, now: now.capability.max(-1, keepdims=True) - now.capability,
    "capability_rank": _rank,
    "largest_run": lambda _, now: np.log10(np.maximum(now.largest_run, 1.0)),
    "compute_growth": lambda start, now: now.compute / np.maximum(start.compute, 1e-9),
    "economy_growth": lambda start, now: _growth(start.economy, now.economy),
    "talent_growth": lambda start, now: _growth(start.talent, now.talent),
    "autonomy": lambda _, now: 1.0 - of_powers(now.dependence, np.flatnonzero(now.power_mask).tolist()),
    "trust": lambda _, now: _column_mean(now, now.trust),
    "access": _access,
    "tariff_faced": lambda _, now: _column_mean(now, now.tariff),
    "pacts": lambda _, now: now.pact.sum(-1),
    "world_pacts": lambda _, now: _for_all(now, now.pact.sum((1, 2)) / 2),
    "rival_gap": _rival_gap,
    "equality": _equality,
    **{name: _own(name) for name in ("uptake", "self_reliance", "safety", "openness", "clean", "support", "standing")},
    **{name: _dial(name) for name in ("tension", "hazard", "fragmentation")},
}

if missing := set(METRICS) - set(_METRICS) - POLITICAL:
    raise RuntimeError(f"metrics without a rule: {', '.join(sorted(missing))}")
