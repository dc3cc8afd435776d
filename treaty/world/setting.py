"""The setting of a round: the market, who is bound to whom, who weighs how much, and how hostile each is to each."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from treaty.world import alignment, compute, diffusion, practices
from treaty.world.arrays import Floats, World, off_diagonal, ones
from treaty.world.conduct import pooled
from treaty.world.market import Market, market_of
from treaty.world.moves import Moves
from treaty.world.practices import Channel
from treaty.world.ties import Bonds, Ties, bonds_of

VOICE = 3.0
"""What a power weighs in what the world feels, beside the 1 of every country."""
CHIP_HOSTILITY, MODEL_HOSTILITY, TARIFF_HOSTILITY = 0.5, 0.3, 0.2
"""Hostility of a full denial of chips, of models, and of a tariff of `TARIFF_FULL` % or more."""
TARIFF_FULL = 50.0
"""% of tariff from which on it is as hostile as a tariff can be."""
FUND_COMPUTE, FUND_SKILLS, FUND_DATA = 0.5, 0.3, 0.2
"""How the capacity fund is spent (clause kind K1)."""
POOR = 4_000.0
"""Billion USD of GDP at which a country's claim on the fund has fallen to 1/e."""


@dataclass(slots=True)
class Setting:
    """What all stages of a round read. Shapes as in `World`; nothing in it changes during the round."""

    world: World
    moves: Moves
    market: Market
    bonds: Bonds
    off: Floats
    """(countries, countries): 1 off the diagonal."""
    voice: Floats
    """(countries,): weight of each country, adding up to 1."""
    power: Floats
    """(countries,): 1 for a power."""
    controls: Floats
    """(games, countries, countries): hostility of i's chip and model controls to j, in [0, 0.8]."""
    tariffs: Floats
    """(games, countries, countries): hostility of i's tariffs to j, in [0, 0.2]."""
    hostility: Floats
    """(games, countries, countries): both together, in [0, 1]."""
    mean_controls: Floats
    """(games,): mean of `controls` over pairs, powers weighing more."""
    mean_tariffs: Floats
    """(games,): mean of `tariffs`, likewise."""
    added: Floats
    """(games,): mean hostility of controls raised this round, likewise."""
    pacts: Floats
    """(games,): exclusive pacts in the world, per country."""
    new_pacts: Floats
    """(games,): of these, made this round."""
    participation: Floats
    """(games, countries): share of its cooperation that each keeps up (M18)."""
    funded: bool
    """Whether anybody pays into a fund, a laboratory or a pool."""
    grants: Floats
    """(games, countries): received from the capacity fund, billion USD a year."""
    given: Floats
    """(games, countries): payments to others, share of the most that can be paid, in [0, 1]."""
    laboratory: Floats
    """(games, countries): what the joint laboratory brings, ln(1 + money) (M10)."""
    scale: Floats
    """(games, countries): share of the entry barrier overcome, shared pool included (M16)."""

    def channel(self, channel: Channel) -> Floats:
        """(games, countries) in [0, 1): one channel of practice."""
        return self.market.channel(channel)


@dataclass(frozen=True, slots=True)
class _Weights:
    """How much each country and each pair weighs; `pairs` adds up to 1 over all pairs, and has no axes but one."""

    power: Floats
    raw: Floats
    voice: Floats
    pairs: Floats


@lru_cache(maxsize=64)
def _weights(mask: bytes) -> _Weights:
    power = np.array([float(is_power) for is_power in mask])
    voice = 1.0 + VOICE * power
    pairs = np.outer(voice, voice) * off_diagonal(len(mask))
    return _Weights(power, voice, voice / voice.sum(), (pairs / max(pairs.sum(), 1e-9)).ravel())


def setting_of(world: World, moves: Moves, ties: Ties | None) -> Setting:
    """The setting in which `moves` meet `world` under `ties`."""
    games, size = world.compute.shape
    market = market_of(world, moves)
    bonds = bonds_of(ties, games, size)
    weights = _weights(world.power_mask.tobytes())
    controls = CHIP_HOSTILITY * market.block_chips + MODEL_HOSTILITY * market.block_models
    tariffs = np.minimum(moves.tariff * (TARIFF_HOSTILITY / TARIFF_FULL), TARIFF_HOSTILITY)
    hostility = controls + tariffs
    added = np.maximum(moves.chips, world.chips) - world.chips
    added *= CHIP_HOSTILITY / MODEL_HOSTILITY
    added += np.maximum(moves.models, world.models)
    added -= world.models
    added *= MODEL_HOSTILITY
    shared = _shared(world, moves, market, bonds)
    pacts, new_pacts = _pacts(world, market)
    return Setting(
        world, moves, market, bonds, off_diagonal(size), weights.voice, weights.power, controls, tariffs, hostility,
        _mean(controls, weights), _mean(tariffs, weights), _mean(added, weights), pacts, new_pacts,
        alignment.participation(hostility, weights.raw), *shared,
    )  # fmt: skip


def _mean(pairs: Floats, weights: _Weights) -> Floats:
    return np.asarray(pairs.reshape(len(pairs), -1) @ weights.pairs)


def _pacts(world: World, market: Market) -> tuple[Floats, Floats]:
    games, size = world.compute.shape
    if not market.pacts.any():
        none = np.zeros(games)
        return none, none
    per_country = ones(size * size) / (2 * size)
    made = np.maximum(market.pacts - world.pact, 0.0)
    return market.pacts.reshape(games, -1) @ per_country, made.reshape(games, -1) @ per_country


def _shared(world: World, moves: Moves, market: Market, bonds: Bonds) -> tuple[bool, Floats, Floats, Floats, Floats]:
    """M10, M16. Whether anything is shared, grants, payments to others, laboratory, and scale."""
    if not moves.practices[..., practices.SHARED].any():
        nothing = np.zeros(world.compute.shape)
        return False, nothing, nothing, nothing, market.scale
    fund = moves.practices[..., practices.FUND] * market.paid_share
    lab = moves.practices[..., practices.LAB] * market.paid_share
    machines = pooled(world, moves)
    need = (1.0 - market.scale) * np.exp(world.economy * (-1.0 / POOR))
    shares = diffusion.shares_of_need(need, bonds.shared)
    grants = (shares @ fund[..., None])[..., 0]
    access = (shares @ machines[..., None])[..., 0]
    given = np.minimum((fund + lab) / (practices.PAYMENT_MOST * world.economy), 1.0)
    active = 1.0 - bonds.suspended
    laboratory = diffusion.pooled_research(lab, bonds.shared) * active
    return True, grants, given, laboratory, compute.scale(world.compute - machines + access)
