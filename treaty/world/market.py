"""The market of one round: what everybody practises, pays, buys and is denied. It depends on figures and moves alone.

Worked out once a round and read by all mechanisms, and by `conduct` and `comply` before the round is played.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from treaty.world import alignment, compute, practices, trade
from treaty.world.arrays import Floats, World, off_diagonal, ones
from treaty.world.moves import COMPUTE, POWER, Moves
from treaty.world.practices import Channel

LEAST_FUNDS = 0.2
"""Share of AI spending that duties cannot eat; what they cost beyond is paid out of the economy."""
LOST_REVENUE = 0.3
"""Share of lost sales that is missing in the AI budget of the imposer (gross margin that funds research)."""


@dataclass(slots=True)
class Market:
    """Quantities of a round that follow from figures and moves, all >= 0. Money is billion USD a year."""

    channels: tuple[Floats, ...]
    """By `practices.Channel`, each (games, countries) in [0, 1)."""
    powers: tuple[int, ...]
    """Indices of the powers."""
    pacts: Floats
    """(games, countries, countries): exclusive pacts that both sides want, 0 or 1, symmetric."""
    block_chips: Floats
    """(games, countries, countries): share of j's wish for chips that i withholds, in [0, 0.9]."""
    block_models: Floats
    """(games, countries, countries): the same for model access."""
    supply: Floats
    """(games, countries, countries): share of i's imports that j would supply without controls; rows add up to 1."""
    denied: Floats
    """(games, countries): share of chip needs that controls leave unmet, in [0, 0.9]."""
    scale: Floats
    """(games, countries) in [0, 1): how far compute lies above the entry barrier."""
    spend: Floats
    """(games, countries): AI spending."""
    duties: Floats
    """(games, countries): cost of practices, payments included."""
    paid_share: Floats
    """(games, countries): share of promised payments that is paid, in [0, 1]."""
    lost_sales: Floats
    """(games, countries): sales lost to own chip controls."""
    funds: Floats
    """(games, countries): AI money left for the budget lines."""
    unfunded: Floats
    """(games, countries): duties beyond what the AI budget can bear."""
    price: Floats
    """(games, countries): billion USD per kH100e, tariffs and lack of scale included."""
    bought: Floats
    """(games, countries): kH100e bought this round."""
    delivery: compute.Delivery
    """Compute, pipeline and power at the end of the round."""

    def channel(self, channel: Channel) -> Floats:
        """(games, countries) in [0, 1): one channel."""
        return self.channels[channel]


@lru_cache(maxsize=64)
def _powers(mask: bytes) -> tuple[int, ...]:
    return tuple(i for i, is_power in enumerate(mask) if is_power)


def market_of(world: World, moves: Moves) -> Market:
    """The market of the round in which `moves` are made in `world`. Pure; changes neither."""
    practised = practices.practised(moves.practices, world.budget_pct)
    powers = _powers(world.power_mask.tobytes())
    pacts = moves.pact * moves.pact.swapaxes(1, 2)
    eased = 1.0 - trade.ASSURED * practised.channels[Channel.ASSURANCE][..., None]
    block_chips, block_models = trade.withheld(moves.chips, eased), trade.withheld(moves.models, eased)
    supply = trade.supply(world, off_diagonal(len(world.countries)))
    refused = supply * block_chips.swapaxes(1, 2)
    imports = 1.0 - world.self_reliance

    spend = world.economy * (world.budget_pct * 0.01)
    paid_share = practices.paid_share(practised.owed, world.economy)
    duties = practised.duty * (world.economy * 0.001) + practised.owed * paid_share
    lost_sales = trade.lost_sales(refused, spend * moves.budget[..., COMPUTE] * imports)
    left = spend - duties
    least = LEAST_FUNDS * spend
    borne = np.maximum(left, least)
    funds = borne + alignment.offers(world, pacts, spend, powers) - LOST_REVENUE * lost_sales
    funds = np.maximum(funds, least)

    denied = imports * (refused @ ones(refused.shape[-1]))
    scale = compute.scale(world.compute)
    price = compute.price(world, trade.tariff_markup(moves.tariff, supply, imports), scale)
    bought = compute.bought(funds * moves.budget[..., COMPUTE], price, denied, world.years)
    delivery = compute.delivered(world, bought, funds * moves.budget[..., POWER])
    return Market(
        practised.channels, powers, pacts, block_chips, block_models, supply, denied, scale, spend, duties, paid_share,
        lost_sales, funds, borne - left, price, bought, delivery,
    )  # fmt: skip
