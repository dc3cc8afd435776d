"""Conduct: what every country truly does in a round, as a value of every measure."""

import numpy as np

from treaty.model.measure import MEASURES, PRACTICES
from treaty.world import compute
from treaty.world.alignment import of_powers
from treaty.world.arrays import Floats, World, largest, off_diagonal, ones
from treaty.world.market import Market, market_of
from treaty.world.moves import SAFETY, Moves
from treaty.world.practices import POOL, POOL_MOST

MEASURE_INDEX: dict[str, int] = {name: m for m, name in enumerate(MEASURES)}
"""Column of every measure in arrays (games, countries, measures)."""
_FIRST_PRACTICE = MEASURE_INDEX[PRACTICES[0]]
PRACTICE_COLUMNS = slice(_FIRST_PRACTICE, _FIRST_PRACTICE + len(PRACTICES))
"""Columns of the practices; they stand together, in the order of `PRACTICES`."""
MW_PER_KH100E = 1.4
"""MW drawn by one kH100e."""
OPEN_BELOW = PRACTICES.index("open_below_flop")
BAN = 1.0 - 1e-9
EXACT = 1e9
"""Percentages are rounded to one part in this, so that 57 % of a budget measures as 57."""


def pooled(world: World, moves: Moves) -> Floats:
    """kH100e given to the shared pool, (games, countries): as promised, at most POOL_MOST of own compute."""
    return np.minimum(moves.practices[..., POOL], world.compute * POOL_MOST)


def run_sizes(world: World, moves: Moves) -> Floats:
    """FLOP of each country's largest run of the round, (games, countries)."""
    return compute.run_size(world, moves.run_flop, moves.hidden, pooled(world, moves))


def open_sizes(moves: Moves, run: Floats) -> Floats:
    """FLOP of the largest model released with open weights, (games, countries): an open run, else up to the line."""
    small = np.minimum(moves.practices[..., OPEN_BELOW], run)
    return np.where(moves.release >= 1.0, run, small)


def tightened(world: World, moves: Moves) -> tuple[Floats, Floats]:
    """Controls raised against each country, and bans newly put on, (games, countries, countries): 0/1 and 0 to 2."""
    off = off_diagonal(len(world.countries))
    raised = ((moves.chips > world.chips) | (moves.models > world.models)) * off
    bans = (moves.chips >= BAN) & (world.chips < BAN)
    more = (moves.models >= BAN) & (world.models < BAN)
    return raised, (bans.astype(np.float64) + more) * off


def served_worse(moves: Moves) -> Floats:
    """1 where i serves j worse in chips or models than the country it serves best, (games, countries, countries)."""
    size = moves.chips.shape[-1]
    away = 9.0 * np.eye(size)
    worse_chips = moves.chips > -largest(-(moves.chips + away))[..., None]
    worse_models = moves.models > -largest(-(moves.models + away))[..., None]
    return np.asarray((worse_chips | worse_models) * off_diagonal(size))


def _percent(share: Floats) -> Floats:
    return np.asarray(np.rint(share * (100 * EXACT)) / EXACT)


def measured(world: World, moves: Moves, market: Market | None = None) -> Floats:
    """True conduct of the round, (games, countries, measures), in the order and units of `model.measure.MEASURES`.

    `world` stands before the round. Compute and its growth are those at the end of the round: they follow from figures
    and moves alone. `market` spares working it out again.
    """
    market = market_of(world, moves) if market is None else market
    games, size = world.compute.shape
    vector = ones(size)
    values = np.empty((games, size, len(MEASURES)))
    raised, bans = tightened(world, moves)
    values[..., 0] = market.pacts @ vector
    values[..., 1] = raised @ vector
    values[..., 2] = bans @ vector
    values[..., 3] = largest(moves.tariff)
    values[..., 4] = served_worse(moves) @ vector
    values[..., 5] = (moves.models >= BAN) @ vector
    values[..., 6] = (moves.chips >= BAN) @ vector
    values[..., 7] = moves.visas @ vector
    leaning = of_powers(world.dependence, market.powers)
    values[..., 8] = leaning * (~world.power_mask * 100.0)
    values[..., 9] = leaning * world.compute * MW_PER_KH100E
    after = market.delivery.compute
    values[..., 10] = after
    values[..., 11] = np.minimum(np.maximum(after / np.maximum(world.compute, 1e-6) - 1.0, 0.0) * 100, 1_000)
    values[..., 12] = _percent(moves.hidden)
    run = run_sizes(world, moves)
    values[..., 13] = run
    values[..., 14] = open_sizes(moves, run)
    values[..., 15] = _percent(moves.budget[..., SAFETY])
    values[..., 16] = moves.autonomy
    values[..., PRACTICE_COLUMNS] = moves.practices
    return values
