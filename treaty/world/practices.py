"""Practices: what each of them costs, and through which channels it acts on nations and on the world.

Costs and effects are design judgements, scaled so that a full compact costs a country some fifth of its AI budget
(what frontier firms are estimated to spend on the EU AI Act and the GPAI Code lies below that); payments in money or
machines are real amounts (`PAYMENT`). Ranges: the clause catalogue, groups A-M.
Effort e is 0 at the baseline of a practice and 1 at its best; channel c of a country is
    1 - exp(-sum over practices of e * effect[c]),
so that the tenth promise of one kind adds less than the first.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from treaty.model.measure import MEASURES, PRACTICES
from treaty.world.arrays import PRACTICE_BASELINE, Floats


class Channel(IntEnum):
    """What a practice acts on. All are raised by effort; `PACE` and `EXPOSURE` are prices, the others are gains."""

    SAFETY = 0
    """Maturity of safety practice at home grows faster."""
    CONTROL = 1
    """Dangerous models are held back: the hazard falls at once."""
    CUSTODY = 2
    """Agents can be traced and stopped: autonomy brings less hazard."""
    CALM = 3
    """Confidence: tension falls."""
    CANDOUR = 4
    """Others see what goes on: trust grows, leaps of the frontier frighten less."""
    INTEROP = 5
    """Systems work together: fragmentation falls."""
    SPREAD = 6
    """Knowledge reaches those behind."""
    CAPACITY = 7
    """Countries below a scale gain skills and machines."""
    PACE = 8
    """Own frontier is slowed: days of testing and of notice."""
    WELFARE = 9
    """People gain: support and uptake rise."""
    GREEN = 10
    """Data centres burden grid and climate less."""
    OPENNESS = 11
    """Models at home grow more open."""
    COMMONS = 12
    """Useful data can be reached, at home and by others."""
    ASSURANCE = 13
    """Buyers can rely on supply: dependence on this country hurts less, and its controls bite less."""
    INDEPENDENCE = 14
    """Own supply is spread over several sources."""
    CIRCULATION = 15
    """Talent comes back and is not hired away."""
    EXPOSURE = 16
    """Rivals see inside: what inspectors and monitors may learn of secrets that are worth keeping."""


_C = Channel
_TABLE: dict[str, tuple[float, dict[Channel, float]]] = {
    "run_notice_days": (0.01, {_C.CALM: 0.35, _C.CANDOUR: 0.3, _C.PACE: 0.04}),
    "evaluation_days": (0.06, {_C.SAFETY: 0.4, _C.CONTROL: 0.5, _C.PACE: 0.35}),
    "risk_duties_pct": (0.10, {_C.SAFETY: 0.5, _C.CONTROL: 0.3, _C.PACE: 0.05}),
    "red_line_domains": (0.04, {_C.SAFETY: 0.2, _C.CONTROL: 0.5, _C.CALM: 0.1}),
    "incident_report_days": (0.02, {_C.SAFETY: 0.3, _C.CONTROL: 0.1, _C.CANDOUR: 0.2}),
    "joint_tests": (0.03, {_C.SAFETY: 0.3, _C.CALM: 0.2, _C.CANDOUR: 0.3, _C.INTEROP: 0.05, _C.EXPOSURE: 0.1}),
    "nuclear_human_control": (0.01, {_C.CALM: 0.5, _C.CONTROL: 0.05}),
    "impact_assessment_pct": (0.05, {_C.WELFARE: 0.25, _C.SAFETY: 0.1}),
    "open_below_flop": (0.03, {_C.SPREAD: 0.5, _C.OPENNESS: 0.4}),
    "documentation_pct": (0.04, {_C.SAFETY: 0.1, _C.CANDOUR: 0.2, _C.OPENNESS: 0.1}),
    "escrow_years": (0.03, {_C.ASSURANCE: 0.5, _C.CANDOUR: 0.05}),
    "mineral_licence_days": (0.03, {_C.ASSURANCE: 0.35, _C.CALM: 0.1}),
    "end_use_audits": (0.03, {_C.CALM: 0.1, _C.CANDOUR: 0.15}),
    "licensed_volume_pct": (0.04, {_C.ASSURANCE: 0.5, _C.CALM: 0.1}),
    "small_orders_k": (0.02, {_C.CAPACITY: 0.2, _C.ASSURANCE: 0.1}),
    "fellowships_k": (0.01, {_C.CIRCULATION: 0.6}),
    "poach_notice_months": (0.01, {_C.CIRCULATION: 0.4}),
    "skills_people_k": (0.01, {_C.CAPACITY: 0.6}),
    "datasets_shared": (0.03, {_C.COMMONS: 0.6, _C.SPREAD: 0.1}),
    "localised_sectors": (0.03, {_C.COMMONS: 0.4, _C.INTEROP: 0.15}),
    "data_levy_pct": (0.08, {_C.WELFARE: 0.25, _C.COMMONS: 0.15}),
    "rights_floor_pct": (0.06, {_C.WELFARE: 0.4}),
    "energy_disclosure_pct": (0.01, {_C.GREEN: 0.15}),
    "clean_power_pct": (0.10, {_C.GREEN: 0.7}),
    "pue": (0.06, {_C.GREEN: 0.5}),
    "grid_share_pct": (0.05, {_C.GREEN: 0.2, _C.WELFARE: 0.15}),
    "pool_kh100e": (0.01, {_C.CALM: 0.05}),
    "joint_lab_bn": (0.01, {_C.CALM: 0.1}),
    "published_results_pct": (0.02, {_C.SPREAD: 0.4, _C.OPENNESS: 0.2}),
    "agent_log_months": (0.03, {_C.CUSTODY: 0.5}),
    "agent_stop_minutes": (0.04, {_C.CUSTODY: 0.6}),
    "agent_spend_kusd": (0.04, {_C.CUSTODY: 0.4}),
    "military_human_decision": (0.03, {_C.CALM: 0.3, _C.CUSTODY: 0.15}),
    "fund_bn": (0.01, {_C.CALM: 0.05}),
    "gpu_hour_usd": (0.06, {_C.WELFARE: 0.15, _C.CAPACITY: 0.15}),
    "shared_standards": (0.03, {_C.INTEROP: 0.8}),
    "open_stacks": (0.04, {_C.INTEROP: 0.2, _C.INDEPENDENCE: 0.8}),
    "coercion_notice_days": (0.01, {_C.ASSURANCE: 0.6, _C.CALM: 0.2}),
    "caucus_days": (0.01, {_C.CALM: 0.25}),
    "declarations": (0.02, {_C.CANDOUR: 0.4, _C.CALM: 0.2, _C.EXPOSURE: 0.05}),
    "inspections_admitted": (0.04, {_C.CANDOUR: 0.5, _C.CALM: 0.25, _C.EXPOSURE: 0.5}),
    "monitored_chips_pct": (0.05, {_C.CANDOUR: 0.4, _C.CALM: 0.2, _C.EXPOSURE: 0.4}),
    "whistleblower_law": (0.01, {_C.SAFETY: 0.1, _C.CANDOUR: 0.15, _C.EXPOSURE: 0.05}),
    "secretariat_dues_m": (0.005, {_C.CALM: 0.15}),
    "peer_reviews": (0.01, {_C.CANDOUR: 0.15, _C.SAFETY: 0.05, _C.EXPOSURE: 0.05}),
    "consultation_days": (0.01, {_C.CALM: 0.25}),
}

COST: Floats = np.array([_TABLE[name][0] for name in PRACTICES])
"""(practices,): billion USD a year at full effort, per 1,000 billion of GDP, where AI spending is `FULL_SCALE_PCT`."""
FULL_SCALE_PCT = 0.5
"""AI spending in % of GDP from which on a practice costs in full; a smaller sector costs less in proportion."""
EFFECT: Floats = np.array([[_TABLE[name][1].get(channel, 0.0) for channel in Channel] for name in PRACTICES])
"""(practices, channels): effect at full effort, before saturation."""

_REAL = {
    "fund_bn": 1.0,
    "joint_lab_bn": 1.0,
    "secretariat_dues_m": 0.001,
    "fellowships_k": 0.05,
    "skills_people_k": 0.005,
}
PAYMENT: Floats = np.array([_REAL.get(name, 0.0) for name in PRACTICES])
"""(practices,): billion USD a year per unit of the practice. Fellowship 50,000 USD a mover (clause kind F2); training
5,000 USD a person (judged); dues in million USD."""
PAYMENT_MOST = 0.003
"""Share of GDP that payments can take a year; what is promised beyond is paid in part (a GDP key, clause kind K1)."""
FUND, LAB, POOL = (PRACTICES.index(name) for name in ("fund_bn", "joint_lab_bn", "pool_kh100e"))
SHARED = [FUND, LAB, POOL]
"""Practices that give to others."""
POOL_MOST = 0.3
"""Share of own compute that can stand in the shared pool."""

_LOG = np.array([k for k, name in enumerate(PRACTICES) if MEASURES[name].logarithmic])
_START: Floats = PRACTICE_BASELINE.copy()
_START[_LOG] = np.log10(_START[_LOG])
_BEST = np.array([MEASURES[name].best for name in PRACTICES])
_BEST[_LOG] = np.log10(_BEST[_LOG])
_PER_EFFORT: Floats = 1.0 / (_BEST - _START)


def tables() -> tuple[Floats, Floats, Floats]:
    """From COST, EFFECT and PAYMENT as they stand: what practices come to, to be multiplied with them.

    (practices, channels + 2): minus effects, cost and payment per unit of a practice; (logarithmic ones, channels + 2):
    the same per power of ten; (channels + 2, 1, 1): what makes all of these 0 at the baseline, to rounding.
    """
    per_unit = np.column_stack([-EFFECT * _PER_EFFORT[:, None], COST * _PER_EFFORT, PAYMENT])
    linear = per_unit.copy()
    linear[_LOG] = 0.0
    return linear, per_unit[_LOG].copy(), -(_START @ per_unit)[:, None, None]


_LINEAR, _LOGARITHMIC, _AT_BASELINE = tables()


@dataclass(slots=True)
class Practised:
    """What the practices of a round come to."""

    channels: tuple[Floats, ...]
    """By `Channel`, each (games, countries) in [0, 1)."""
    duty: Floats
    """(games, countries): cost of practices besides payments, billion USD a year per 1,000 billion USD of GDP."""
    owed: Floats
    """(games, countries): payments promised, billion USD a year."""


def _distance(practices: Floats) -> Floats:
    distance = practices - _START
    distance[..., _LOG] = np.log10(practices[..., _LOG]) - _START[_LOG]
    return np.asarray(distance)


def efforts(practices: Floats) -> Floats:
    """Effort in [0, 1] of every practice, same shape as `practices` (..., practices); as `Measure.effort` has it."""
    return np.asarray(_distance(practices) * _PER_EFFORT)


def practised(practices: Floats, budget_pct: Floats) -> Practised:
    """Channels, duties and payments of `practices` (games, countries, practices), each within its measure's range.

    `budget_pct` (countries,) is AI spending in % of GDP: duties weigh with min(1, budget_pct / FULL_SCALE_PCT).
    """
    by_country = practices @ _LINEAR
    by_country += np.log10(practices[..., _LOG]) @ _LOGARITHMIC
    sums = np.ascontiguousarray(by_country.transpose(2, 0, 1))
    sums += _AT_BASELINE
    duty = sums[-2] * np.minimum(budget_pct / FULL_SCALE_PCT, 1.0)
    reached = sums[:-2]
    np.exp(reached, out=reached)
    np.subtract(1.0, reached, out=reached)
    return Practised(tuple(reached), duty, sums[-1])


def paid_share(owed: Floats, economy: Floats) -> Floats:
    """Share of payments owed (billion USD a year) that is paid, (games, countries) in [0, 1]: a GDP key."""
    return np.asarray(np.minimum(PAYMENT_MOST * economy / np.maximum(owed, 1e-9), 1.0))
