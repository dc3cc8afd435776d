"""The rounds ahead of one chair under several of its sheets, at expected values, and the conduct of the first.

The others keep to their usual conduct, their stances as they stand, and what they owe. Nobody joins or leaves a text,
and nothing but the round's card, the answers to it and the chair's own deals disturbs the figures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from treaty.law.reveal import ties_of
from treaty.law.shocks import shaken
from treaty.law.state import State
from treaty.model.measure import MEASURES
from treaty.model.orders import Orders
from treaty.world.arrays import World, from_figures, joined
from treaty.world.comply import complied, kept_up
from treaty.world.market import Market
from treaty.world.moves import FIELDS, Moves, moves_of
from treaty.world.prospects import Game, limits_of
from treaty.world.step import step


@dataclass(frozen=True, slots=True)
class Ahead:
    """Worlds by round, the first as it stands; each holds one game a sheet."""

    worlds: tuple[World, ...]
    moves: Moves
    """What everybody does in the first round."""
    market: Market
    """What the first round brings, denies and costs."""
    conduct: tuple[Mapping[str, float], ...]
    """The chair's conduct in the first round under each sheet: measure -> value."""


def start_of(known: State) -> World:
    """The world in which the orders of this round are carried out, one game."""
    return from_figures(shaken(known), known.budgets, known.scenario.calendar.months_per_round)


def look_ahead(known: State, me: str, sheets: Sequence[Orders], rounds: int) -> Ahead:
    """`rounds` (1 or more) rounds of each of `sheets`; `known` is the state as the chair may know it."""
    world = start_of(known)
    plans = [moves_of(world, _plan(known, me, sheet), {}) for sheet in sheets]
    theirs = [owed.duty for owed in known.owed.values() if owed.duty.party != me]
    limits = limits_of(world, plans[0], theirs, [Game()]).repeat(len(sheets))
    wanted = Moves(*(np.concatenate([getattr(plan, name) for plan in plans]) for name in FIELDS))
    now = joined([world] * len(sheets))
    kept, ties = complied(now, wanted, limits), ties_of(known).repeat(len(sheets))
    outcome = step(now, kept, ties=ties)
    worlds, row = [now, outcome.world], known.countries.index(me)
    conduct = tuple(
        {name: float(f"{value:.6g}") for name, value in zip(MEASURES, values, strict=True)}
        for values in outcome.measures[:, row].tolist()
    )
    calm, later = replace(ties, found=np.zeros_like(ties.found)), kept
    for _ in range(rounds - 1):
        later = kept_up(worlds[-1], wanted, later, limits)
        worlds.append(step(worlds[-1], later, ties=calm).world)
    return Ahead(tuple(worlds), kept, outcome.market, conduct)


def _plan(known: State, me: str, sheet: Orders) -> dict[str, Orders]:
    return {**{country.id: country.default for country in known.scenario.countries}, me: sheet}
