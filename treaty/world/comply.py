"""Compliance: the least change of moves that keeps a country's conduct within limits.

Each measure has the one remedy that costs least: practices are clipped, runs capped, tariffs clipped, visas scaled up,
pacts dropped, controls put back to where they stand or loosened, bans turned into licences, machines taken from hiding,
safety paid for by the other lines, autonomy capped, purchases of compute cut. What orders cannot change within a round
(machines in place or on their way, dependence) is done as far as it can be.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from treaty.model.measure import MEASURES
from treaty.world import compute
from treaty.world.arrays import PRACTICE_HIGH, PRACTICE_LOW, Floats, World, off_diagonal
from treaty.world.conduct import BAN, MEASURE_INDEX, OPEN_BELOW, PRACTICE_COLUMNS, run_sizes, served_worse, tightened
from treaty.world.market import market_of
from treaty.world.moves import COMPUTE, SAFETY, Moves

MOST_VISAS = 50.0
"""Thousand a year: the most that one stance can offer."""
LICENCE = 0.5


@dataclass(slots=True)
class Limits:
    """Least and greatest value of every measure for every country; -inf and inf where it is free."""

    low: Floats
    """(games, countries, measures), in the units of `model.measure.MEASURES`."""
    high: Floats
    """(games, countries, measures)."""

    @classmethod
    def free(cls, games: int, countries: int) -> "Limits":
        """No limit for anybody."""
        shape = (games, countries, len(MEASURES))
        return cls(np.full(shape, -np.inf), np.full(shape, np.inf))

    def repeat(self, games: int) -> "Limits":
        """A batch in which every game's limits stand `games` times in a row."""
        return Limits(np.repeat(self.low, games, axis=0), np.repeat(self.high, games, axis=0))

    def part(self, games: slice) -> "Limits":
        """Limits of those games; they share their arrays with these."""
        return Limits(self.low[games], self.high[games])

    def least(self, name: str) -> Floats:
        """(games, countries): least value of a measure."""
        return np.asarray(self.low[..., MEASURE_INDEX[name]])

    def most(self, name: str) -> Floats:
        """(games, countries): greatest value of a measure."""
        return np.asarray(self.high[..., MEASURE_INDEX[name]])


def complied(world: World, moves: Moves, limits: Limits) -> Moves:
    """`moves` changed as little as brings `conduct.measured` within `limits`; without limits, the same numbers.

    `world` stands before the round. Neither `world` nor `moves` is changed.
    """
    kept = moves.copy()
    _practices(kept, limits)
    kept.hidden = np.minimum(kept.hidden, np.maximum(limits.most("unregistered_pct"), 0.0) / 100)
    _runs(world, kept, limits)
    _stances(kept, limits)
    _controls(world, kept, limits)
    kept.autonomy = np.maximum(np.minimum(kept.autonomy, limits.most("agent_autonomy")), 0.0)
    kept.budget = _safety_first(kept.budget, limits.least("safety_pct"))
    _purchases(world, kept, limits)
    return kept


def kept_up(world: World, moves: Moves, kept: Moves, limits: Limits) -> Moves:
    """What `complied(world, moves, limits)` gives, if `kept` is what it gave the round before in the same game.

    Only runs, open releases and purchases depend on figures that a round changes; controls do where some are allowed
    each round, and then all is worked out anew.
    """
    most = 2 * len(world.countries)
    if any(((some >= 1.0) & (some < most)).any() for some in map(limits.most, ("new_controls", "cutoffs"))):
        return complied(world, moves, limits)
    budget = _safety_first(moves.budget, limits.least("safety_pct"))
    practices = kept.practices.copy()
    line = np.minimum(moves.practices[..., OPEN_BELOW], limits.most("open_below_flop"))
    practices[..., OPEN_BELOW] = np.maximum(line, np.maximum(limits.least("open_below_flop"), PRACTICE_LOW[OPEN_BELOW]))
    again = replace(kept, run_flop=moves.run_flop, release=moves.release, practices=practices, budget=budget.copy())
    _runs(world, again, limits)
    _purchases(world, again, limits)
    return again


def _practices(moves: Moves, limits: Limits) -> None:
    practices = moves.practices
    np.minimum(practices, limits.high[..., PRACTICE_COLUMNS], out=practices)
    np.maximum(practices, limits.low[..., PRACTICE_COLUMNS], out=practices)
    np.maximum(practices, PRACTICE_LOW, out=practices)
    np.minimum(practices, PRACTICE_HIGH, out=practices)


def _runs(world: World, moves: Moves, limits: Limits) -> None:
    """Runs at most as large as allowed; what is released openly within both limits, by staging or by the size line."""
    cap = np.maximum(limits.most("largest_run_flop"), 1.0)
    wanted = np.where(moves.run_flop > 0.0, moves.run_flop, np.inf)
    moves.run_flop = np.where(cap < wanted, cap, moves.run_flop)
    run = run_sizes(world, moves)
    ceiling, floor = limits.most("open_release_flop"), limits.least("open_release_flop")
    moves.release = np.where((moves.release >= 1.0) & (run > ceiling), LICENCE, moves.release)
    line = moves.practices[..., OPEN_BELOW]
    line = np.where(np.minimum(line, run) > ceiling, np.maximum(ceiling, PRACTICE_LOW[OPEN_BELOW]), line)
    moves.practices[..., OPEN_BELOW] = line
    short = np.minimum(line, run) < floor
    moves.release = np.where(short & (run <= ceiling), 1.0, moves.release)


def _stances(moves: Moves, limits: Limits) -> None:
    moves.tariff = np.minimum(moves.tariff, np.maximum(limits.most("max_tariff_pct"), 0.0)[..., None])
    pacts = moves.pact * moves.pact.swapaxes(1, 2)
    moves.pact = np.where(_excess(pacts > 0, world_order(moves.visas), limits.most("exclusive_pacts")), 0.0, moves.pact)
    low = limits.least("visas_k")
    given = moves.visas.sum(-1)
    short = low > given
    if short.any():
        others = moves.visas.shape[-1] - 1
        room = np.maximum(MOST_VISAS * others - given, 1e-9)
        part = np.where(short, np.minimum((low - given) / room, 1.0), 0.0)[..., None]
        raised = moves.visas + (MOST_VISAS - moves.visas) * part * off_diagonal(others + 1)
        moves.visas = np.where(short[..., None], np.minimum(raised * (1.0 + 1e-12), MOST_VISAS), moves.visas)


def world_order(pairs: Floats) -> Floats:
    """A fixed order of columns with the shape of `pairs`: where nothing else decides, the first are kept."""
    return np.broadcast_to(-np.arange(pairs.shape[-1], dtype=np.float64), pairs.shape)


def _excess(has: NDArray[np.bool_], worth: Floats, most: Floats) -> NDArray[np.bool_]:
    """Where `has` must end so that each row keeps at most `most` (games, countries): the entries of least worth."""
    limited = most < has.shape[-1]
    if not (most[limited] >= 1.0).any():
        return np.asarray(has & limited[..., None])
    ranked = np.where(has, worth, -np.inf)
    rank = np.argsort(np.argsort(-ranked, axis=-1, kind="stable"), axis=-1, kind="stable")
    allowed = np.floor(np.where(limited, np.maximum(most, 0.0), has.shape[-1]) + 1e-9)
    return np.asarray(has & (rank >= allowed[..., None]))


def _controls(world: World, moves: Moves, limits: Limits) -> None:
    """Controls within limits; each step only loosens, so that none undoes what came before it."""
    for name, tables in (("chips_denied", ("chips",)), ("models_denied", ("models",))):
        table = getattr(moves, tables[0])
        excess = _excess(table >= BAN, getattr(world, tables[0]), limits.most(name))
        setattr(moves, tables[0], np.where(excess, LICENCE, table))
    raised, _ = tightened(world, moves)
    strict = np.maximum(moves.chips, moves.models)
    excess = _excess(raised > 0, strict, limits.most("new_controls"))
    moves.chips = np.where(excess, np.minimum(moves.chips, world.chips), moves.chips)
    moves.models = np.where(excess, np.minimum(moves.models, world.models), moves.models)
    _cutoffs(world, moves, limits.most("cutoffs"))
    _equal_service(moves, limits.most("discriminated_partners"))


def _cutoffs(world: World, moves: Moves, most: Floats) -> None:
    size = moves.chips.shape[-1]
    new_bans = np.concatenate(
        [(moves.chips >= BAN) & (world.chips < BAN), (moves.models >= BAN) & (world.models < BAN)], axis=-1
    )
    worth = world_order(new_bans.astype(np.float64))
    excess = _excess(new_bans, worth, most)
    chips, models = excess[..., :size], excess[..., size:]
    moves.chips = np.where(chips, np.maximum(np.minimum(LICENCE, moves.chips), 0.0), moves.chips)
    moves.models = np.where(models, np.minimum(LICENCE, moves.models), moves.models)


def _equal_service(moves: Moves, most: Floats) -> None:
    excess = _excess(served_worse(moves) > 0, moves.chips + moves.models, most)
    if not excess.any():
        return
    away = np.eye(moves.chips.shape[-1]) * 9.0
    moves.chips = np.where(excess, (moves.chips + away).min(-1, keepdims=True), moves.chips)
    moves.models = np.where(excess, (moves.models + away).min(-1, keepdims=True), moves.models)


def _safety_first(budget: Floats, least_pct: Floats) -> Floats:
    """Budget with the share of safety raised to `least_pct` %; other lines shrink alike where the sum would pass 1."""
    wanted = np.minimum(least_pct / 100, 1.0)
    short = wanted > budget[..., SAFETY]
    if not short.any():
        return budget
    others = budget.sum(-1) - budget[..., SAFETY]
    shrink = np.where(short, np.minimum((1.0 - wanted) / np.maximum(others, 1e-12), 1.0), 1.0)
    raised = np.where(shrink[..., None] < 1.0, budget * shrink[..., None], budget)
    raised[..., SAFETY] = np.where(short, wanted, budget[..., SAFETY])
    return np.asarray(raised)


def _purchases(world: World, moves: Moves, limits: Limits) -> None:
    """Buy only as much compute as the cap on its level and on its growth leaves room for."""
    cap = np.minimum(
        limits.most("compute_kh100e"), np.maximum(world.compute, 1e-6) * (1.0 + limits.most("compute_growth_pct") / 100)
    )
    if not np.isfinite(cap).any():
        return
    market = market_of(world, moves)
    over = market.delivery.compute > cap
    if not over.any():
        return
    room = compute.purchase_for(world, np.where(np.isfinite(cap), cap, 0.0))
    share = np.clip(room / np.maximum(market.bought, 1e-12), 0.0, 1.0)
    moves.budget[..., COMPUTE] *= np.where(over, share, 1.0)
