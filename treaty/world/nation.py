"""Nations and their relations: where the mechanisms of a round add up to economy, uptake, support, standing and trust.

Each sum has the terms of several mechanisms; their numbers stand in the docstrings.
"""

import numpy as np

from treaty.world.arrays import Floats, World, largest, ones

GROWTH, CATCH_UP, CATCH_UP_SIZE = 0.012, 0.03, 5_000.0
"""Share of GDP a year that an economy grows without AI; what a small one adds; billion USD at which that has fallen to
1/e (IMF WEO 2025: advanced about 1.5 %, emerging about 4 %)."""
AI_GROWTH = 0.03
"""Share of GDP a year at full uptake of models of 10^25 effective FLOP (Acemoglu 2024: 0.07 points, Goldman Sachs 2023:
1.5 points a year; full uptake is further than either looks)."""
MODEL_GROWTH, MODEL_BASE = 0.10, 25.0
"""How much more that is per power of ten of the best model within reach."""
AGENT_GROWTH = 0.04
"""How much more that is per level of agents' autonomy."""
DELAY = 0.5
"""Share of that which is lost at full slowing: models come into use later."""
FRAGMENTED = 0.008
"""Share of GDP a year lost in a wholly fragmented world (IMF 2023: up to 7 % of GDP, over years)."""
COERCED = 0.03
"""Share of GDP a year lost by a country wholly dependent on a supplier that cuts it off (EV073)."""
MODEL_DENIAL, SILO = 2.5, 1.5
"""Powers of ten of reach lost to a full denial of foreign models, and to systems that do not work together."""
UPTAKE_RATE = 0.18
"""A year: logistic growth of uptake with nothing done for it (diffusion of electricity, personal computers)."""


def reach(world: World, capability: Floats, block_models: Floats) -> Floats:
    """Best model that applications can use, own or foreign, log10 effective FLOP, (games, countries).

    max(c_i, max_j c_j - MODEL_DENIAL block_ji - SILO (1 - interop_ij)). M5, M9.
    """
    served = block_models.swapaxes(1, 2) * -MODEL_DENIAL
    served += capability[:, None, :]
    served += SILO * world.interop
    return np.asarray(np.maximum(largest(served) - SILO, capability))


def growth(
    world: World, best: Floats, autonomy: Floats, pace: Floats, gains: Floats, burdens: Floats, cut_off: Floats
) -> Floats:
    """Growth of the economy, share of GDP a year, (games, countries). M5, M6, M8-M10, M14, M17.

    GROWTH + CATCH_UP e^(-GDP / CATCH_UP_SIZE)
    + AI_GROWTH uptake (1 + MODEL_GROWTH (best - MODEL_BASE)) (1 + AGENT_GROWTH autonomy) (1 - DELAY pace)
    + gains - burdens - FRAGMENTED fragmentation - COERCED cut_off;
    gains are trade, joint research and what people abroad send home, burdens tariffs, own controls and duties,
    `cut_off` what suppliers withhold times dependence on them, `pace` the slowing by tests and notice.
    """
    plain = GROWTH + CATCH_UP * np.exp(world.economy * (-1.0 / CATCH_UP_SIZE))
    models = np.maximum((1.0 - MODEL_GROWTH * MODEL_BASE) + MODEL_GROWTH * best, 0.0)
    productive = world.uptake * models * (AI_GROWTH + AI_GROWTH * AGENT_GROWTH * autonomy) * (1.0 - DELAY * pace)
    apart = (FRAGMENTED * world.fragmentation)[:, None]
    return np.asarray(plain + productive + gains - burdens - apart - COERCED * cut_off)


def uptake(world: World, best: Floats, apps_pct: Floats, welfare: Floats) -> Floats:
    """Uptake of applications at the end of the round, in [0, 1]: logistic growth.

    u' = u + years u (1 - u) (UPTAKE_RATE + 0.5 a / (a + 0.1) + 0.25 welfare + 0.06 clip(best - 24, 0, 4)), `apps_pct`
    the money on applications, % of GDP a year.
    """
    ease = np.minimum(np.maximum(best - 24.0, 0.0), 4.0)
    rate = UPTAKE_RATE + 0.5 * apps_pct / (apps_pct + 0.1) + 0.25 * welfare + 0.06 * ease
    return np.asarray(world.uptake + world.years * world.uptake * (1.0 - world.uptake) * rate)


def support(
    world: World, grown: Floats, more_uptake: Floats, welfare: Floats, burden: Floats, leaning: Floats
) -> Floats:  # fmt: skip
    """Domestic support before chance events. M14, M15.

    s' = s + years [1.2 (g - 0.03) + 0.10 welfare - 0.06 burden - 0.10 max(0, leaning - 0.4) + 0.25 (0.5 - s)]
           + 0.3 du,
    with g growth, du the rise of uptake, `burden` the strain on the grid, `leaning` the largest dependence on a power.
    """
    rate = 1.2 * (grown - 0.03) + 0.10 * welfare - 0.06 * burden - 0.10 * np.maximum(leaning - 0.4, 0.0)
    rate += 0.125 - 0.25 * world.support
    return np.asarray(world.support + world.years * rate + 0.3 * more_uptake)


def standing(
    world: World, opened: Floats, given: Floats, found: Floats, suspended: Floats
) -> Floats:  # fmt: skip
    """Standing among others at the end of the round. M7, M13.

    st' = st + 0.5 years (0.35 + 0.4 mean trust of others + 0.1 openness + 0.1 opened + 0.15 given - st) - 0.07 found
          - 0.10 years suspended; `opened` open release near the frontier, `given` payments to others, each in [0, 1].
    """
    others = max(len(world.countries) - 1, 1)
    trusted = (ones(len(world.countries)) @ world.trust) * (0.4 / others)
    aim = 0.35 + trusted + 0.1 * (world.openness + opened) + 0.15 * given
    lost = 0.07 * found + (0.10 * world.years) * suspended
    return np.asarray(world.standing + (0.5 * world.years) * (aim - world.standing) - lost)


def trust(
    world: World, hostility: Floats, candour: Floats, joined: Floats, pacts: Floats, found: Floats, suspended: Floats
) -> Floats:
    """Trust of i in j at the end of the round, (games, countries, countries) in [-1, 1]. M13, M18.

    t' = t + years [(0.25 candour_j + 0.10 joined_ij) (1 - t) - (0.9 hostility_ji + 0.05) (1 + t) + 0.06 + 0.2 pact_ij
         - 0.12 max_k pact_jk] - 0.12 found_j (1 + t) - 0.10 years suspended_j (1 + t):
    what j does to i, what i sees of j, whether j ties itself to somebody else, and what is known of its breaches.
    """
    years = world.years
    seen = (0.25 * years) * candour
    known = 0.05 * years + 0.12 * found + (0.10 * years) * suspended
    gain = (0.10 * years) * joined + seen[:, None, :]
    loss = (hostility * (0.9 * years)).swapaxes(1, 2) + known[:, None, :]
    change = gain - loss
    gain += loss
    gain *= world.trust
    change -= gain
    change += world.trust
    change += 0.06 * years
    if pacts.any():
        elsewhere = np.minimum(pacts @ ones(pacts.shape[-1]), 1.0)
        change += (0.2 * years) * pacts
        change -= ((0.12 * years) * elsewhere)[:, None, :]
    return change
