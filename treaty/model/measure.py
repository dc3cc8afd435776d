"""Measures: the observable quantities of conduct that obligations bind, each with unit, range and where it comes from.

A clause never binds a feeling. It binds a measure of this table. Three kinds:
- `stance`: follows from what a country does to others (controls, tariffs, visas, pacts);
- `state`: follows from what a country has or runs (compute, largest run, dependence);
- `practice`: is chosen on the order sheet as it stands (days of testing, months of logs), between `baseline`, what a
  country does when nobody asks, and `best`, full effort. What a practice costs and does stands in `world/practices.py`.
Anchors: the ranges of the clause kinds that bind the measure; their precedents stand in the catalogue.
"""

import math
from enum import StrEnum

from pydantic import Field

from treaty.model.base import Frozen, Line, Name


class Origin(StrEnum):
    """Where the value of a measure comes from."""

    STANCE = "stance"
    STATE = "state"
    PRACTICE = "practice"


class Measure(Frozen):
    """One quantity of conduct. `baseline` and `best` matter for practices: the two ends of effort."""

    name: Name
    title: Line
    unit: Line
    origin: Origin
    low: float
    high: float
    baseline: float = 0.0
    best: float = 0.0
    logarithmic: bool = Field(default=False, description="effort and distance are measured in powers of ten")

    def effort(self, value: float) -> float:
        """How far `value` is from `baseline` towards `best`, in [0, 1]; 0 for a measure that is no practice."""
        if self.baseline == self.best:
            return 0.0
        value, start, end = (self.scaled(x) for x in (value, self.baseline, self.best))
        return min(1.0, max(0.0, (value - start) / (end - start)))

    def scaled(self, value: float) -> float:
        """`value` on the scale on which distance is felt: its base-ten logarithm where the measure is logarithmic."""
        return math.log10(max(value, 1e-9)) if self.logarithmic else value


def _stance(name: str, title: str, unit: str, high: float) -> Measure:
    return Measure(name=name, title=title, unit=unit, origin=Origin.STANCE, low=0, high=high)


def _state(name: str, title: str, unit: str, high: float, logarithmic: bool = False) -> Measure:
    return Measure(name=name, title=title, unit=unit, origin=Origin.STATE, low=0, high=high, logarithmic=logarithmic)


def _practice(name: str, title: str, unit: str, baseline: float, best: float, logarithmic: bool = False) -> Measure:
    low, high = min(baseline, best), max(baseline, best)
    return Measure(
        name=name, title=title, unit=unit, origin=Origin.PRACTICE, low=low, high=high, baseline=baseline, best=best,
        logarithmic=logarithmic,
    )  # fmt: skip


_TABLE = (
    _stance("exclusive_pacts", "exclusive pacts held", "pacts", 30),
    _stance("new_controls", "chip or model controls tightened this round", "controls", 60),
    _stance("cutoffs", "bans newly put on chips or models this round", "bans", 60),
    _stance("max_tariff_pct", "highest tariff on AI goods of another country", "%", 200),
    _stance("discriminated_partners", "countries served worse than the best-served one", "countries", 30),
    _stance("models_denied", "countries denied model access", "countries", 30),
    _stance("chips_denied", "countries denied chips", "countries", 30),
    _stance("visas_k", "talent visas offered", "thousand a year", 500),
    _state("share_one_power_pct", "share of chips, cloud and models that comes from one foreign power", "%", 100),
    _state("foreign_controlled_mw", "compute at home that a foreign power runs", "MW", 100_000, True),
    _state("compute_kh100e", "compute", "thousand H100-equivalents", 1e6, True),
    _state("compute_growth_pct", "growth of compute this round", "%", 1_000),
    _state("unregistered_pct", "compute kept off the register", "% of own compute", 100),
    _state("largest_run_flop", "largest training run", "FLOP", 1e30, True),
    _state("open_release_flop", "largest model released with open weights", "FLOP", 1e30, True),
    _state("safety_pct", "share of the AI budget spent on safety", "%", 100),
    _state("agent_autonomy", "autonomy given to agents", "level 0-4", 4),
    _practice("run_notice_days", "notice given before a large run", "days", 0, 90),
    _practice("evaluation_days", "outside access for tests before release", "days", 0, 90),
    _practice("risk_duties_pct", "systemic-risk duties carried out", "%", 20, 100),
    _practice("red_line_domains", "domains tested against published red lines", "domains of 4", 0, 4),
    _practice("incident_report_days", "days until a serious incident is reported", "days", 60, 1),
    _practice("joint_tests", "joint tests with other safety institutes", "a year", 0, 12),
    _practice("nuclear_human_control", "people alone decide on nuclear use", "0 or 1", 0, 1),
    _practice("impact_assessment_pct", "public systems with an impact assessment", "%", 10, 100),
    _practice("open_below_flop", "models below this size are published", "FLOP", 1e22, 1e26, True),
    _practice("documentation_pct", "models with full documentation", "%", 20, 100),
    _practice("escrow_years", "years of service guaranteed through escrow", "years", 0, 10),
    _practice("mineral_licence_days", "days to license critical minerals", "days", 180, 15),
    _practice("end_use_audits", "end-use audits of buyers", "a year", 0, 12),
    _practice("licensed_volume_pct", "licensed chip exports, against home sales", "% of home sales", 10, 100),
    _practice("small_orders_k", "small chip orders served without licence", "thousand a year", 0, 10),
    _practice("fellowships_k", "fellowships for return and circulation", "thousand", 0, 2),
    _practice("poach_notice_months", "notice before hiring from public laboratories", "months", 0, 12),
    _practice("skills_people_k", "people trained for partners", "thousand a year", 0, 100),
    _practice("datasets_shared", "data sets in the commons", "data sets", 0, 60),
    _practice("localised_sectors", "sectors whose data may not leave", "sectors", 8, 0),
    _practice("data_levy_pct", "model revenue paid for training data", "%", 0, 5),
    _practice("rights_floor_pct", "rights duties in law and enforced", "%", 30, 100),
    _practice("energy_disclosure_pct", "large sites that disclose energy and water", "%", 10, 100),
    _practice("clean_power_pct", "clean power of data centres", "%", 20, 100),
    _practice("pue", "power usage of new sites", "ratio", 1.6, 1.1),
    _practice("grid_share_pct", "data centres' share of peak load", "%", 30, 2),
    _practice("pool_kh100e", "compute given to the shared pool", "thousand H100-equivalents", 0, 50),
    _practice("joint_lab_bn", "paid to the joint laboratory", "billion USD a year", 0, 10),
    _practice("published_results_pct", "publicly paid results published within a year", "%", 30, 100),
    _practice("agent_log_months", "months that agents' logs are kept", "months", 0, 36),
    _practice("agent_stop_minutes", "minutes to stop an agent", "minutes", 1_440, 1, True),
    _practice("agent_spend_kusd", "what an agent may spend alone", "thousand USD a day", 1_000, 1, True),
    _practice("military_human_decision", "people decide on every use of force", "0 or 1", 0, 1),
    _practice("fund_bn", "paid into the capacity fund", "billion USD a year", 0, 20),
    _practice("gpu_hour_usd", "price of a GPU hour for public users", "USD", 4, 0.3),
    _practice("shared_standards", "interoperable standards applied", "standards", 0, 8),
    _practice("open_stacks", "stacks admitted in public procurement", "stacks", 1, 5),
    _practice("coercion_notice_days", "notice before any cut-off of chips, cloud or models", "days", 0, 180),
    _practice("caucus_days", "days until a common reply to a threat", "days", 60, 3),
    _practice("declarations", "declarations of compute and runs", "a year", 0, 4),
    _practice("inspections_admitted", "inspections admitted", "a year", 0, 18),
    _practice("monitored_chips_pct", "chips with location and usage logs", "%", 0, 100),
    _practice("whistleblower_law", "whistleblowers protected by law", "0 or 1", 0, 1),
    _practice("secretariat_dues_m", "dues paid to the secretariat", "million USD a year", 0, 100),
    _practice("peer_reviews", "public peer reviews undergone", "a year", 0, 2),
    _practice("consultation_days", "days until consultations open", "days", 120, 10),
)

MEASURES: dict[str, Measure] = {measure.name: measure for measure in _TABLE}
"""Every measure by its name, in a fixed order that arrays of measures follow."""
PRACTICES: tuple[str, ...] = tuple(m.name for m in _TABLE if m.origin is Origin.PRACTICE)
"""Names of the practices, in the order that arrays of practices follow."""
