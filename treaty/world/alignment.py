"""Alignment: who is courted, who depends on whom, and who leaves common bodies.

M14  A courted nonaligned country gets offers from both powers; dependence on one stack costs autonomy.
M18  Zero-sum rhetoric makes its target leave common bodies.
Sources: events.csv EV036, EV051 (alignment by compute), EV016, EV040 (courting the South), EV073-EV074 (access as
leverage), EV028, EV040, EV041 (split summits, rival institutions). Rates are judged.
"""

import math
from collections.abc import Sequence

import numpy as np

from treaty.world.arrays import Floats, World, ones

COURTING = 0.30
"""Offers to a fully courted country at tension 100, share of its own AI spending: credit, chips, training places."""
PATRONAGE = 0.20
"""What a patron adds to the AI spending of a country that has an exclusive pact with it, share of that spending."""
DEPENDENCE_RATE = 0.35
"""A year: how fast imports follow the present shares of supply (a chip generation is about three years)."""
PACT_PULL = 3.0
"""How much more of its imports a country takes from a partner in an exclusive pact."""
TARIFF_SHIFT = 2.0
"""Imports lost per 100 % of tariff, as weight 1 / (1 + shift * tariff)."""
WITHDRAWAL = 0.8
"""Share of its cooperation that a country withholds when all others meet it with full hostility."""


def of_powers(pair: Floats, powers: Sequence[int]) -> Floats:
    """Largest entry in the columns `powers` of each row of `pair`: (games, countries), >= 0; 0 without powers."""
    largest = np.zeros(pair.shape[:-1]) if not powers else pair[..., powers[0]]
    for power in powers[1:]:
        largest = np.maximum(largest, pair[..., power])
    return np.asarray(largest)


def courted(world: World, tied: Floats, powers: Sequence[int]) -> Floats:
    """M14. How much the powers court each country, (games, countries) in [0, 1].

    courted_i = (1 - tied_i) min over powers p of (1 + trust_pi) / 2; `tied` (games, countries) is 1 for a country with
    an exclusive pact with a power, and for a power. The lowest goodwill counts, for an offer is leverage only where the
    other power would make one too. 0 without powers.
    """
    if not powers:
        return np.zeros_like(tied)
    goodwill = world.trust[:, powers[0], :]
    for power in powers[1:]:
        goodwill = np.minimum(goodwill, world.trust[:, power, :])
    return np.asarray((0.5 + 0.5 * goodwill) * (1.0 - tied))


def offers(world: World, pacts: Floats, spend: Floats, powers: Sequence[int]) -> Floats:
    """M14. Offers and patronage, billion USD a year (games, countries), >= 0.

    offers_i = spend_i (COURTING * tension / 100 * courted_i + PATRONAGE * (pact of i with a power, i no power)).
    """
    patron = of_powers(pacts, powers) * ~world.power_mask
    tense = world.tension[:, None] * (COURTING / 100)
    return np.asarray(spend * (tense * courted(world, patron + world.power_mask, powers) + PATRONAGE * patron))


def dependence(
    world: World, supply: Floats, block: Floats, pacts: Floats, tariff: Floats, independence: Floats, years: float
) -> Floats:
    """M14. Next shares of chips, cloud and models that j supplies to i, (games, countries, countries) in [0, 1].

    target_ij = (1 - self_reliance_i) w_ij / sum_k w_ik (1 - 0.4 independence_i), with
    w_ij = supply_ij (1 - block_ji) (1 + PACT_PULL pact_ij) (0.3 + 0.7 interop_ij) / (1 + TARIFF_SHIFT tariff_ij / 100);
    dependence moves towards it at DEPENDENCE_RATE a year.
    """
    joined = 0.7 * world.interop
    joined += 0.3
    weight = (1.0 - block).swapaxes(1, 2) * supply
    weight *= joined
    if pacts.any():
        weight *= 1.0 + PACT_PULL * pacts
    burden = tariff * (TARIFF_SHIFT / 100)
    burden += 1.0
    weight /= burden
    total = np.maximum(weight @ ones(weight.shape[-1]), 1e-12)
    share = (1.0 - world.self_reliance) * (1.0 - 0.4 * independence) / total
    weight *= share[..., None]
    weight -= world.dependence
    weight *= -math.expm1(-DEPENDENCE_RATE * years)
    weight += world.dependence
    return weight


def participation(hostility: Floats, voice: Floats) -> Floats:
    """M18. Share of its cooperation that each country keeps up, (games, countries) in [1 - WITHDRAWAL, 1].

    participation_i = 1 - WITHDRAWAL * sum_j voice_j hostility_ji / sum_j voice_j, over the others, where `hostility`
    (games, countries, countries) is what j does to i and `voice` (countries,) what j weighs.
    """
    return np.asarray(1.0 - (voice @ hostility) * (WITHDRAWAL / np.maximum(voice.sum() - voice, 1e-9)))
