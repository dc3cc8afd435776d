"""One round of the world, for a batch of games: moves in; figures, conduct, chance events and causes out.

Pure and deterministic: chance comes in as `Draws`; without them every event takes its expected value.
"""

from dataclasses import dataclass

import numpy as np

from treaty.world import stages
from treaty.world.arrays import BOUNDS, Floats, World
from treaty.world.chance import events_of
from treaty.world.conduct import measured
from treaty.world.market import Market
from treaty.world.moves import Moves
from treaty.world.setting import setting_of
from treaty.world.ties import Draws, Ties

__all__ = ["Draws", "Outcome", "Ties", "step"]


@dataclass(slots=True)
class Outcome:
    """What a round brought."""

    world: World
    """Figures at the end of the round."""
    incident: Floats
    """(games,): 0 none, 1 minor, 2 major, 3 catastrophic; 0 where expected values were taken."""
    incident_country: Floats
    """(games,): index of the country it happened in, or -1."""
    crisis: Floats
    """(games,): 0 none, 1 crisis, 2 war; 0 where expected values were taken."""
    causes: dict[str, Floats]
    """What each mechanism added this round, by "cause -> figure": tension, log hazard and fragmentation are (games,),
    capability is (games, countries). Those of one figure add up to its change; what its range cuts off is named too."""
    before: World
    """Figures at the start of the round."""
    moves: Moves
    """What was ordered."""
    market: Market
    """What was practised, paid, bought and denied."""

    @property
    def measures(self) -> Floats:
        """(games, countries, measures): true conduct of the round, in the order of `model.measure.MEASURES`.

        Worked out when asked for: a look-ahead never asks.
        """
        return measured(self.before, self.moves, self.market)


def step(world: World, moves: Moves, *, ties: Ties | None = None, draws: Draws | None = None) -> Outcome:
    """The world one round on. Neither `world` nor `moves` is changed; the new world shares the arrays of stances and
    practices with `moves`, so copy moves before changing them in place.

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
        incident=events.incident,
        incident_country=events.country,
        crisis=events.crisis,
        causes=change.causes,
        before=world,
        moves=moves,
        market=at.market,
    )


_LOW: dict[str, Floats] = {
    name: np.array(BOUNDS[name][0]) for name in ("standing", "support", "trust", "interop", "economy")
}
_HIGH: dict[str, Floats] = {
    name: np.array(BOUNDS[name][1]) for name in ("standing", "support", "trust", "safety", "uptake", "economy")
}
"""Bounds that this round's sums can pass; all other figures stay within theirs by their equations or are cut there."""
_DIALS = ("tension", "fragmentation")


def _settled(world: World, moves: Moves, change: stages.Change) -> World:
    """The new world, every figure within its bounds; what the bounds of a dial cut off becomes a cause of its own."""
    figures = change.figures
    for name, low in _LOW.items():
        figures[name] = np.maximum(figures[name], low)
    for name, high in _HIGH.items():
        figures[name] = np.minimum(figures[name], high)
    for name in _DIALS:
        least, most = BOUNDS[name]
        kept = np.minimum(np.maximum(figures[name], least), most)
        change.causes[f"end of the range -> {name}"] = kept - figures[name]
        figures[name] = kept
    return World(
        world.countries,
        world.power_mask,
        world.budget_pct,
        world.months,
        autonomy_level=moves.autonomy,
        practices=moves.practices,
        **figures,
    )
