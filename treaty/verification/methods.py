"""Verification methods: what each can see, how often it errs, what it costs and what it needs.

`detect` is the chance a round that a method at full effort sees a breach it can see; effort runs from 0 to `full`, the
typical amount of the clause that brings the method into force. `false_alarm` is per country and round at full effort.
Detection and effort follow group L of the clause catalogue (design judgement: no instrument gives such numbers),
false alarms its range of 0.02-0.10; the types follow Wasil et al. 2024, arXiv 2408.16074. Costs are estimates of
ours, scaled from yearly budgets of about 80-130 million USD of the OPCW and the CTBTO.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["ntm", "access", "hardware", "personnel"]


@dataclass(frozen=True, slots=True)
class Method:
    """One way of seeing conduct. `detect` in [0, 1]; `false_alarm` in [0, 0.10]; `intrusiveness` in [0, 1]."""

    name: str
    title: str
    type: Kind
    detect: float
    false_alarm: float
    cost_m: float
    """Million USD a round at full effort."""
    intrusiveness: float
    needs_consent: bool
    lead_rounds: int
    """Rounds between entry into force and the first look."""
    per_round: int
    """Inspections possible against one country in a round; 0: no such limit."""
    full: float
    """Amount that is full effort, in `unit`."""
    unit: str
    adds: str
    source: str

    def effort(self, amount: float) -> float:
        """Share of full effort that `amount` (in `unit`) makes, in [0, 1]."""
        return min(1.0, max(0.0, amount / self.full))

    def ready(self, rounds_in_force: int) -> bool:
        """Whether the roll-out is over after so many rounds in force (0 in the first)."""
        return rounds_in_force >= self.lead_rounds


_TABLE = (
    Method(
        "public", "press, gazettes and trade data", "ntm", 0.0, 0.02, 0.0, 0.0, False, 0, 0, 1, "always on",
        "each clause kind's own chance of being seen in public",
        "`detect` of the clause kinds, groups A-K",
    ),
    Method(
        "ntm", "national technical means", "ntm", 0.10, 0.05, 30.0, 0.1, False, 0, 0, 1, "share of full effort",
        "satellites, power and heat, customs and financial data; large sites only",
        "clause kind L1; Wasil et al. 2024",
    ),
    Method(
        "declarations", "declarations and data exchange", "access", 0.10, 0.02, 2.0, 0.1, True, 0, 0, 2, "a year",
        "gaps and contradictions between what is declared and what is known",
        "clause kind L2; New START: some 1,800 notifications in its first year",
    ),
    Method(
        "inspections", "routine inspections", "access", 0.25, 0.03, 8.0, 0.5, True, 1, 9, 4, "a year",
        "inspectors at declared sites, by quota",
        "clause kind L3; New START: 18 inspections a year",
    ),
    Method(
        "challenge", "challenge inspection", "access", 0.30, 0.02, 4.0, 0.9, True, 0, 1, 2, "a year",
        "inspectors at any site of the country that is challenged, and only there",
        "clause kind L4; CWC art. IX: 12 hours' notice; CTBT art. IV: 30 of 51 votes",
    ),
    Method(
        "chip_logs", "chip location and on-chip logs", "hardware", 0.30, 0.05, 10.0, 0.6, True, 2, 0, 50, "% of chips",
        "where chips are and how they are used, after two rounds of roll-out",
        "clause kind L5; Baker et al. 2025, arXiv 2507.15916; Shavit 2023, arXiv 2303.11341",
    ),
    Method(
        "monitors", "monitoring devices and network taps", "hardware", 0.20, 0.04, 6.0, 0.7, True, 1, 0, 1,
        "share of large sites",
        "power, heat and network traffic between clusters",
        "clause kind L6; Baker et al. 2025; classifiers are hard to make robust (Scher and Thiergart 2024)",
    ),
    Method(
        "whistleblowers", "whistleblower protection", "personnel", 0.15, 0.10, 1.0, 0.2, False, 0, 0, 1, "law in force",
        "people inside who may speak",
        "clause kind L7; arXiv 2511.10783",
    ),
    Method(
        "secretariat", "neutral technical secretariat", "access", 0.0, 0.0, 20.0, 0.1, True, 1, 0, 150, "staff",
        "lifts inspections, challenge, chip logs and monitors to full strength; a quarter fewer false alarms",
        "clause kind L8; OPCW and IAEA",
    ),
    Method(
        "peer_review", "peer review in public", "access", 0.05, 0.02, 1.0, 0.2, True, 0, 0, 0.5, "a year",
        "a public report by other parties; raises the cost in reputation",
        "clause kind L9; Council of Europe convention CETS 225, art. 24",
    ),
)  # fmt: skip

METHODS: dict[str, Method] = {method.name: method for method in _TABLE}
"""Every method by its name, in a fixed order."""
SECRETARIAT_LIFTS: frozenset[str] = frozenset({"inspections", "challenge", "chip_logs", "monitors"})
"""Methods that need a secretariat for full strength (clause kind L8)."""
STRENGTH_ALONE = 0.5
"""Strength of those methods without any secretariat; ours, so that a secretariat doubles them."""
FALSE_ALARM_CUT = 0.25
"""Share of false alarms that a full secretariat takes away (clause kind L8)."""
BILLED: frozenset[str] = frozenset({"ntm", "monitors"})
"""Methods whose running cost no practice of the parties pays for: satellites and sealed devices."""
EVERY_METHOD_ON: dict[str, float] = {name: method.full for name, method in METHODS.items() if name != "ntm"}
"""All shared methods at full effort, as `means`."""
