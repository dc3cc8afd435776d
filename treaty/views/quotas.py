"""Quotas: how scarce challenge inspections are best spent, and what verification costs.

A clause allows so many challenges a year against one country, and one a round. Where fewer are left than rounds of the
year, the chair reads how often to ask now so that a breach pays least (Dresher 1962, `verification.inspection`), and
what the same would be worth if it were announced.
"""

from fractions import Fraction

from treaty.law.inspecting import rounds_of_a_year
from treaty.law.means import bill, means_in_force
from treaty.law.state import State
from treaty.verification.inspection import inspect_probability, leader_value, value
from treaty.views.wording import counted, percent


def quota_readings(known: State, me: str) -> tuple[str, ...]:
    """One sentence for each other country of whose challenge inspections fewer are left than rounds of the year."""
    return tuple(said for who in known.countries if who != me and (said := quota_reading(known, who)))


def quota_reading(known: State, against: str) -> str:
    """How to spend what is left against one country; empty where it never runs short, or nothing provides for any."""
    allowed = means_in_force(known, against).get("challenge", 0.0)
    stages = rounds_of_a_year(known)
    sent = sum(case.against == against and case.inspected_in > known.round - stages
               for case in known.allegations.values() if case.inspected_in)  # fmt: skip
    left = max(0, int(allowed) - sent)
    if not allowed or left >= stages:
        return ""
    return f"{against}: {reading(stages, left)}"


def reading(stages: int, inspections: int) -> str:
    """What the inspection game says of so many inspections for so many rounds (stages at least 1)."""
    head = f"with {counted(inspections, 'inspection')} for {counted(stages, 'round')}"
    if inspections == 0:
        return f"{head}: none can be asked for, and a breach meets no inspectors."
    chance = inspect_probability(stages, inspections)
    same = "the same" if leader_value(stages, inspections) == value(stages, inspections) else "another"
    unguarded = percent(float(-leader_value(stages, inspections)))
    return (
        f"{head}: inspect now with a chance of {_fraction(chance)}. Announced, it is worth {same}: one that gains "
        f"nothing by mixing keeps its word until inspections are used up ({unguarded} that a round is left by then)."
    )


def _fraction(chance: Fraction) -> str:
    return str(chance.numerator) if chance.denominator == 1 else f"{chance.numerator}/{chance.denominator}"


def cost_reading(known: State, me: str) -> tuple[str, ...]:
    """What satellites, devices and inspectors cost the chair this round; nothing where they cost it nothing."""
    millions = bill(known).get(me, 0.0)
    return (
        (f"Verification costs you {millions:.2g} million USD this round, beside your practices.",) if millions else ()
    )
