"""One round of the world, for a batch of games: moves in; figures, conduct, chance events and causes out.

Pure and deterministic: chance comes in as `Draws`; without them every event takes its expected value.
"""

from dataclasses import dataclass

import numpy as np

from treaty.world import stages
from treaty.world.arrays import BOUNDS, Floats, World
from treaty.world.chance import events_of
from treaty.world.conduct import measured
from treaty.world.moves import Moves
from treaty.world.setting import setting_of
from treaty.world.ties import Draws, Ties

__all__ = ["Draws", "Outcome", "Ties", "step"]


@dataclass(slots=True)
class Outcome:
    """What a round brought."""

    world: World
    """Figures at the end of the round."""
    measures: Floats
    """(games, countries, measures): true conduct of the round, in the order of `model.measure.MEASURES`."""
    incident: Floats
    """(games,): 0 none, 1 minor, 2 major, 3 catastrophic; 0 where expected values were taken."""
    incident_country: Floats
    """(games,): index of the country it happened in, or -1."""
    crisis: Floats
    """(games,): 0 none, 1 crisis, 2 war; 0 where expected values were taken."""
    causes: dict[str, Floats]
    """What each mechanism added this round, by "cause -> figure": tension, log hazard and fragmentation are (games,),
    capability is (games, countries). Those of one figure add up to its change; what its range cuts off is named too."""


def step(world: World, moves: Moves, *, ties: Ties | None = None, draws: Draws | None = None) -> Outcome:
    """The world one round on. Neither `world` nor `moves` is changed.

    Without `ties` nobody is bound, found or suspended, and pools and funds are open to all. Without `draws` events
    weigh as much as they are likely, which is what a look-ahead wants.
    """
    at = setting_of(world, moves, ties)
    change = stages.Change()
    stages.machines(at, change)
    stages.models(at, change)
    stages.people(at, change)
    stages.relations(at, change)
    race, place = stages.risks(at, change)
    tension, calm = stages.tempers(at, change, race)
    heat = np.minimum(np.maximum(tension, 0.0), 100.0)
    events = events_of(change.figures["hazard"], place, heat, calm, world.years, draws)
    stages.society(at, change, events)
    return Outcome(
        world=_settled(world, moves, change),
        measures=measured(world, moves, at.market),
        incident=events.incident,
        incident_country=events.country,
        crisis=events.crisis,
        causes=change.causes,
    )


_FREE = frozenset({"chips", "models", "tariff", "visas", "pact", "dependence"})
"""Figures that cannot leave their bounds: ordered within them, or a mean of what lies within them."""
_DIALS = frozenset({"tension", "fragmentation"})


def _settled(world: World, moves: Moves, change: stages.Change) -> World:
    """The new world, every figure within its bounds; what the bounds of a dial cut off becomes a cause of its own."""
    figures = change.figures
    for name, array in figures.items():
        if name in _FREE:
            continue
        low, high = _EDGES[name]
        kept = np.maximum(array, low)
        figures[name] = np.minimum(kept, high, out=kept)
        if name in _DIALS:
            change.causes[f"end of the range -> {name}"] = kept - array
    return World(
        world.countries,
        world.power_mask,
        world.budget_pct,
        world.months,
        autonomy_level=moves.autonomy,
        practices=moves.practices,
        **figures,
    )


_EDGES = {name: (np.array(low), np.array(high)) for name, (low, high) in BOUNDS.items()}
"""Bounds as arrays without axes: faster than numbers in small operations."""
