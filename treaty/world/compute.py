"""Compute: machines bought, powered and run.

M1   Compute is bought, limited by chip supply, controls and tariffs; it wears out.
M2   Power caps compute; building it is slow.
M3   Run size and algorithmic progress make frontier capability.
M15  Data centres raise emissions and the price of power at home.
M16  Below a scale a country cannot reach the frontier alone; pooling or a fund helps.
"""

import math
from dataclasses import dataclass

import numpy as np

from treaty.model.figures import FLOP_PER_KH100E_MONTH
from treaty.world.arrays import COMPUTE_MOST, POWER_MOST, RUN_MOST, Floats, World, ones

PRICE = 0.04
"""Billion USD per kH100e, all-in (40,000 USD per H100-equivalent: server, network, building; vendor prices 2025)."""
REFERENCE_COMPUTE = 1_813.0
"""kH100e in the world at the start (Epoch AI GPU Clusters, existing, April 2026; countries.csv)."""
LEARNING = 0.43
"""Exponent of the learning curve. Price performance improves about 30 % a year while the stock of compute grows 2.3x
a year (Epoch AI, Machine learning hardware 2023-25): ln(1 / 0.7) / ln 2.3."""
PRICE_LEAST = 0.02
"""Lowest price as a share of `PRICE`."""
LIFE_YEARS = 4.5
"""Years: mean service life of an accelerator (book life 4 to 6 years at cloud firms)."""
DELIVERY_YEARS = 0.75
"""Years from order to service, mean: lead time of accelerators and buildings."""
GW_PER_KH100E = 1.4e-3
"""GW drawn by one kH100e, all-in (1.4 kW an H100 in a DGX at a PUE of 1.3)."""
GW_COST = 2.5
"""Billion USD per GW of new supply and grid connection (gas turbine or solar with storage, 2025)."""
POWER_GROWTH = 0.45
"""A year, logarithmic: fastest growth of power for data centres; permits and turbines limit it (EV019, EV025)."""
POWER_START = 0.01
"""GW a year that any country can add from nothing."""
RUN_SHARE = 0.15
"""Share of a country's compute in one run: the largest known site holds 14 % of US compute (Epoch AI, 2025)."""
CONCEALMENT = 0.1
"""Share of hidden compute that hiding it costs: detours, small sites, old chips."""
PROGRESS = math.log(3.5)
"""A year, logarithmic: algorithmic progress of a frontier country with all it needs; with frictions about 3x a year
(Ho et al. 2024, Epoch AI)."""
ITERATION = 0.7
"""Share of algorithmic progress that hangs on quick turns of training and release, which tests and notice delay."""
CATCH_UP = 0.30
"""A year: share of the gap in efficiency to the best that closes by publication and imitation."""
SCALE = 20.0
"""kH100e at which half of the entry barrier is overcome (a cluster that can train a model of 10^25 FLOP in a month)."""
SMALL_BUYER = 0.4
"""Extra price of the smallest buyer."""
CLEAN_NEW = 0.35
"""Clean share of new supply where nobody asks for more (IEA Energy and AI 2025: about half of growth worldwide)."""


@dataclass(slots=True)
class Delivery:
    """What stands at the end of a round, each (games, countries)."""

    compute: Floats
    """kH100e installed."""
    pipeline: Floats
    """kH100e ordered and not delivered."""
    power: Floats
    """GW for data centres."""


def scale(machines: Floats) -> Floats:
    """M16. Share of the entry barrier overcome with `machines` kH100e: x / (x + SCALE), in [0, 1)."""
    return machines / (machines + SCALE)


def price(world: World, markup: Floats, size: Floats) -> Floats:
    """M1. Billion USD per kH100e, (games, countries).

    PRICE * min(1, REFERENCE_COMPUTE / world compute)^LEARNING * (1 + SMALL_BUYER (1 - size)) * markup: a learning curve
    (Wright 1936) in place of a calendar; `markup` >= 1 is what own tariffs add, `size` the result of `scale`.
    """
    ratio = REFERENCE_COMPUTE / np.maximum(world.compute @ ones(world.compute.shape[-1]), REFERENCE_COMPUTE)
    learned = PRICE * np.maximum(ratio**LEARNING, PRICE_LEAST)[:, None]
    return np.asarray(learned * (1.0 + SMALL_BUYER - SMALL_BUYER * size) * markup)


def bought(money: Floats, unit_price: Floats, denied: Floats, years: float) -> Floats:
    """M1. kH100e bought in a round: money (billion USD a year) * years / price * (1 - denied)."""
    return money * (1.0 - denied) * years / unit_price


def delivered(world: World, purchase: Floats, power_money: Floats) -> Delivery:
    """M1, M2. Compute, pipeline and power at the end of the round.

    power' = power + min(money * years / GW_COST, (e^(POWER_GROWTH years) - 1) power + POWER_START years)
    compute' = compute e^(-years / LIFE) + min(arriving, max(0, power' / GW_PER_KH100E - kept)),
    arriving = (1 - e^(-years / DELIVERY_YEARS)) (pipeline + purchase); what finds no power waits in the pipeline.
    """
    years = world.years
    limit = world.power * math.expm1(POWER_GROWTH * years) + POWER_START * years
    power = np.minimum(world.power + np.minimum(power_money * (years / GW_COST), limit), POWER_MOST)
    kept = world.compute * math.exp(-years / LIFE_YEARS)
    ordered = world.pipeline + purchase
    room = np.maximum(power * (1.0 / GW_PER_KH100E) - kept, 0.0)
    arriving = np.minimum(ordered * -math.expm1(-years / DELIVERY_YEARS), room)
    return Delivery(np.minimum(kept + arriving, COMPUTE_MOST), np.minimum(ordered - arriving, COMPUTE_MOST), power)


def run_size(world: World, wanted: Floats, hidden: Floats, pooled: Floats) -> Floats:
    """M3. FLOP of the largest run, (games, countries) in [0, RUN_MOST].

    min(wanted, feasible), feasible = RUN_SHARE * months * FLOP_PER_KH100E_MONTH * (compute - pooled) *
    (1 - CONCEALMENT hidden); wanted 0 is as much as is feasible. Pooled machines (kH100e) serve others.
    """
    flop = RUN_SHARE * world.months * FLOP_PER_KH100E_MONTH
    feasible = np.minimum((world.compute - pooled) * (1.0 - CONCEALMENT * hidden) * flop, RUN_MOST)
    return np.asarray(np.where(wanted > 0.0, np.minimum(wanted, feasible), feasible))


def own_progress(
    research: Floats, talent: Floats, size: Floats, reach_data: Floats, innovation: Floats, pace: Floats,
    autonomy: Floats,
) -> Floats:  # fmt: skip
    """M3, M16, M17. Algorithmic progress by own work, logarithmic, a year, (games, countries).

    PROGRESS (r / (r + 1))^0.3 (t / (t + 10))^0.3 (0.5 + 0.5 size) (0.75 + 0.25 data) innovation (1 - ITERATION pace)
    (1 + 0.02 autonomy), with research money r in billion USD a year, talent t as an index (USA = 100), `size` from
    `scale`, `innovation` of M9, `pace` the slowing by tests and notice; agents speed research up.
    """
    means = (research / (research + 1.0)) * (talent / (talent + 10.0))
    surroundings = (0.5 + 0.5 * size) * (0.75 + 0.25 * reach_data) * innovation
    return np.asarray(means**0.3 * surroundings * (1.0 - ITERATION * pace) * (PROGRESS + PROGRESS * 0.02 * autonomy))


def own_model(run: Floats, efficiency: Floats, pace: Floats) -> Floats:
    """M3. log10 of the effective FLOP of the model trained at home: log10(run * efficiency * (1 - pace)).

    `pace` is the share of the round that tests and notice take before the model is in use.
    """
    return np.asarray(np.log10(np.maximum(run * efficiency * (1.0 - pace), 1.0)))


def strain(world: World, delivery: Delivery, green: Floats) -> Floats:
    """M15. Burden of data centres on the grid, (games, countries) in [0, 1.1]: raises power prices, costs support.

    compute' * GW_PER_KH100E / power' * (1.6 - 0.6 clean) / 1.6 * (1 - 0.5 green).
    """
    load = np.minimum(delivery.compute * GW_PER_KH100E / np.maximum(delivery.power, 1e-9), 1.1)
    return np.asarray(load * (1.0 - 0.375 * world.clean) * (1.0 - 0.5 * green))


def clean_share(world: World, power: Floats, green: Floats) -> Floats:
    """M15. Clean share of power at the end of the round, in [0, 1].

    New supply is clean to CLEAN_NEW + (1 - CLEAN_NEW) green; old supply turns green at 10 % of `green` a year.
    """
    old = world.clean + (1.0 - world.clean) * green * (0.1 * world.years)
    fresh = CLEAN_NEW + (1.0 - CLEAN_NEW) * green
    return np.asarray(fresh + (old - fresh) * (world.power / np.maximum(power, 1e-9)))


def purchase_for(world: World, most: Floats) -> Floats:
    """M1. kH100e whose purchase brings compute to `most` (kH100e) at the end of the round, power allowing; >= 0.

    The inverse of `delivered`: (most - compute e^(-years / LIFE)) / (1 - e^(-years / DELIVERY_YEARS)) - pipeline.
    """
    kept = world.compute * math.exp(-world.years / LIFE_YEARS)
    ordered = (most - kept) / -math.expm1(-world.years / DELIVERY_YEARS)
    return np.asarray(np.maximum(ordered - world.pipeline, 0.0))
