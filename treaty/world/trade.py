"""Trade: controls, tariffs and standards, and what they do to those who impose and those who bear them.

M4  Denied imports raise self-reliance and efficiency: sanctions backfire over time.
M5  Controls cost the imposer: lost sales, compliance, delay.
M6  Tariffs raise cost on both sides and split supply chains.
M9  Fragmentation lowers everybody's innovation and trade; shared standards raise it.
"""

import numpy as np

from treaty.world.arrays import Floats, World, ones

LICENCE_BLOCK, BAN_BLOCK = 0.3, 0.9
"""Share of a buyer's wish that a licence and a ban withhold: H200 licences cap volume at half (EV056, clause kind E2);
a ban leaks about a tenth through third countries (judged)."""
ASSURED = 0.4
"""Share of the block that full assurance (licensed volume, small orders, notice) takes away."""
SUBSTITUTION = 0.35
"""A year: share of denied needs that home production takes over (EV008, EV026, EV045)."""
FRUGALITY = 0.35
"""A year, logarithmic: extra efficiency of a country wholly cut off (EV026: near-frontier model on cut-down chips)."""
FAB_GROWTH, FAB_MONEY = 0.08, 5.0
"""A year, and billion USD a year at half effect: what chip money at home adds to self-reliance (EV001, EV009)."""
COMPLIANCE = 4e-4
"""Share of GDP a year that full controls against everybody cost the imposer in compliance and delay (EV033)."""
TARIFF_DRAG = 0.008
"""Share of GDP a year lost at a tariff of 100 % with the whole world, on each side (judged, AI goods only; EV031)."""
TRADE_GAIN = 0.025
"""Share of GDP a year that trade in AI goods and services brings with full interoperability and trust."""
INNOVATION_LOSS = 0.3
"""Share of innovation lost in a wholly fragmented world (IMF 2023: decoupling costs up to 12 % of GDP)."""
STANDARDS_RATE, SPLIT_RATE = 0.35, 0.5
"""A year: how fast standards join, and controls and tariffs split, two countries' systems."""


def withheld(control: Floats, eased: Floats) -> Floats:
    """Share of a wish that `control` (0, 0.5, 1) withholds: (0.3 c + 0.6 c^2) eased, in [0, 0.9].

    `eased` is 1, less ASSURED times the assurance of supply that the imposer practises.
    """
    slope = 4.0 * LICENCE_BLOCK - BAN_BLOCK
    held = control * (BAN_BLOCK - slope)
    held += slope
    held *= control
    held *= eased
    return held


def supply(world: World, off: Floats) -> Floats:
    """(games, countries, countries): share of i's imports that j supplies in a free market; rows add up to 1.

    In proportion to what j makes: compute_j * self_reliance_j, over all j but i.
    """
    made = world.compute * world.self_reliance + 1e-6
    others = (made @ ones(made.shape[-1]))[:, None] - made
    return np.asarray(made[:, None, :] * (off / np.maximum(others, 1e-9)[..., None]))


def tariff_markup(tariff: Floats, shares: Floats, imports: Floats) -> Floats:
    """M6. Factor >= 1 on the price of chips: 1 + imports_i sum_j supply_ij tariff_ij / 100."""
    return np.asarray(1.0 + imports * 0.01 * ((tariff * shares) @ ones(tariff.shape[-1])))


def lost_sales(refused: Floats, demand: Floats) -> Floats:
    """M5. Billion USD a year of sales that each country forgoes by its own chip controls, (games, countries).

    sum over buyers i of demand_i * refused_ij, where refused_ij = supply_ij * block_ji.
    """
    return np.asarray((demand[:, None, :] @ refused)[:, 0, :])


def self_reliance(world: World, denied: Floats, chip_money: Floats) -> Floats:
    """M4. Self-reliance at the end of the round, (games, countries) in [0, 1].

    s' = s + years (1 - s) (FAB_GROWTH m / (m + FAB_MONEY) + SUBSTITUTION denied), m in billion USD a year.
    """
    growth = FAB_GROWTH * chip_money / (chip_money + FAB_MONEY) + SUBSTITUTION * denied
    return np.asarray(world.self_reliance + world.years * (1.0 - world.self_reliance) * growth)


def frugality(denied: Floats) -> Floats:
    """M4. Extra algorithmic progress of those denied chips, logarithmic, a year: FRUGALITY * denied."""
    return FRUGALITY * denied


def control_cost(lost: Floats, block_chips: Floats, block_models: Floats, economy: Floats) -> Floats:
    """M5. Cost of own controls, share of GDP a year: lost sales / GDP + COMPLIANCE * mean of what is withheld."""
    others = block_chips.shape[-1] - 1
    held = (block_chips + block_models) @ ones(others + 1) * (COMPLIANCE * 0.5 / max(others, 1))
    return np.asarray(lost / economy + held)


def tariff_drag(tariff: Floats, market: Floats) -> Floats:
    """M6. Loss on both sides, share of GDP a year: TARIFF_DRAG sum_j market_j (tariff_ij + tariff_ji) / 200.

    `market` (games, countries) is each country's share of world GDP.
    """
    both = (tariff @ market[..., None])[..., 0] + (market[:, None, :] @ tariff)[:, 0, :]
    return np.asarray(both * (TARIFF_DRAG / 200))


def trade_gain(world: World, market: Floats) -> Floats:
    """M9. Gain from trade, share of GDP a year: TRADE_GAIN sum_j market_j interop_ij (1 + trust_ji) / 2."""
    warmth = world.interop * (1.0 + world.trust.swapaxes(1, 2))
    return np.asarray((warmth @ market[..., None])[..., 0] * (TRADE_GAIN / 2))


def innovation(world: World) -> Floats:
    """M9. Factor on innovation, (games, 1) in [0.7, 1]: 1 - INNOVATION_LOSS * fragmentation."""
    return 1.0 - INNOVATION_LOSS * world.fragmentation[:, None]


def interop(world: World, standards: Floats, bonds: Floats, cut: Floats, hostility: Floats) -> Floats:
    """M6, M9. Interoperability at the end of the round, (games, countries, countries), symmetric, in [0, 1].

    o' = o + years [STANDARDS_RATE (s_i + s_j) / 2 (0.4 + 0.6 bond_ij) (1 - o)
                    - (SPLIT_RATE (h_ij + h_ji) / 2 + cut_ij) o],
    with standards s, hostility h, and `cut` the rate at which suspension severs a pair.
    """
    own = standards * (STANDARDS_RATE * 0.5 * world.years)
    push = hostility * (SPLIT_RATE * 0.5 * world.years)
    pull = own[:, :, None] + own[:, None, :]
    pull *= bonds * 0.6 + 0.4
    lost = push + push.swapaxes(1, 2)
    lost += cut * world.years
    lost += pull
    lost *= world.interop
    pull -= lost
    pull += world.interop
    return pull
