"""The setting of a round: the market, who is bound to whom, who weighs how much, and how hostile each is to each."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from treaty.world import alignment, compute, diffusion, practices
from treaty.world.arrays import Floats, World, off_diagonal
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
"""How the capacity fund is spent (clauses.md K1)."""
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
    weights: Floats
    """(countries, countries): weight of each pair, adding up to 1."""
    all_pairs: Floats
    """(countries, countries): ones."""
    controls: Floats
    """(games, countries, countries): hostility of i's chip and model controls to j, in [0, 0.8]."""
    tariffs: Floats
    """(games, countries, countries): hostility of i's tariffs to j, in [0, 0.2]."""
    hostility: Floats
    """(games, countries, countries): both together, in [0, 1]."""
    participation: Floats
    """(games, countries): share of its cooperation that each keeps up (M18)."""
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


@lru_cache(maxsize=64)
def _weights(powers: tuple[bool, ...]) -> tuple[Floats, Floats, Floats]:
    voice = 1.0 + VOICE * np.array(powers, dtype=float)
    pairs = np.outer(voice, voice) * off_diagonal(len(powers))
    return voice, voice / voice.sum(), pairs / max(pairs.sum(), 1e-9)


@lru_cache(maxsize=64)
def _all_pairs(countries: int) -> Floats:
    return np.ones((countries, countries))


def setting_of(world: World, moves: Moves, ties: Ties | None) -> Setting:
    """The setting in which `moves` meet `world` under `ties`."""
    games, size = world.compute.shape
    market = market_of(world, moves)
    bonds = bonds_of(ties, games, size)
    raw_voice, voice, weights = _weights(tuple(world.power_mask.tolist()))
    controls = CHIP_HOSTILITY * market.block_chips + MODEL_HOSTILITY * market.block_models
    tariffs = np.minimum(moves.tariff * (TARIFF_HOSTILITY / TARIFF_FULL), TARIFF_HOSTILITY)
    hostility = controls + tariffs
    grants, given, laboratory, scale = _shared(world, moves, market, bonds)
    return Setting(
        world, moves, market, bonds, off_diagonal(size), voice, weights, _all_pairs(size), controls, tariffs, hostility,
        alignment.participation(hostility, raw_voice), grants, given, laboratory, scale,
    )  # fmt: skip


def _shared(world: World, moves: Moves, market: Market, bonds: Bonds) -> tuple[Floats, Floats, Floats, Floats]:
    """M10, M16. Grants, payments to others, laboratory and scale; all as without sharing where nobody pays."""
    fund = moves.practices[..., practices.FUND] * market.paid_share
    lab = moves.practices[..., practices.LAB] * market.paid_share
    machines = pooled(world, moves)
    nothing = np.zeros_like(fund)
    if not (fund.any() or lab.any() or machines.any()):
        return nothing, nothing, nothing, market.scale
    need = (1.0 - market.scale) * np.exp(world.economy * (-1.0 / POOR))
    shares = diffusion.shares_of_need(need, bonds.shared)
    grants = (shares @ fund[..., None])[..., 0]
    access = (shares @ machines[..., None])[..., 0]
    given = np.minimum((fund + lab) / (practices.PAYMENT_MOST * world.economy), 1.0)
    active = 1.0 - bonds.suspended
    laboratory = diffusion.pooled_research(lab, bonds.shared) * active
    return grants, given, laboratory, compute.scale(world.compute - machines + access)
