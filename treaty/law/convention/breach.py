"""Breach: from which day conduct is one, whether it is material, who may do what about it, and when that is lost.

V27.1  Internal law is no defence: a breach stays a breach.
V28.1  What was over before the treaty was in force for the party is no breach; what goes on is one from that day.
V45.1  Who knows the facts and affirms the treaty, or acquiesces, loses the right to invoke them.
V60    A material breach is a repudiation, or the violation of a provision essential to object or purpose. In a treaty
       of two the other may end or suspend it. In a larger one all others together may; the one specially affected may
       suspend it towards the defaulter; where one breach changes every party's position, any may suspend it for itself.
Source: VCLT 1969, arts. 27, 28, 45, 60.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Remedy(StrEnum):
    """What a party may do about a material breach."""

    SUSPEND = "suspend"
    TERMINATE = "terminate"
    ALL_OTHERS = "all: suspend or terminate with the defaulter or among all"
    SUSPEND_WITH_DEFAULTER = "suspend with the defaulter"
    SUSPEND_FOR_ITSELF = "suspend with respect to itself"


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach, as found. `repudiation`: the treaty itself is rejected, without a ground of the Convention.

    `essential_provision`: the provision is essential to object or purpose; how grave the violation was does not matter.
    `humanitarian_protection`: what a remedy would suspend protects people in a treaty of a humanitarian character.
    """

    repudiation: bool = False
    essential_provision: bool = False
    humanitarian_protection: bool = False

    @property
    def material(self) -> bool:
        """Whether it is a material breach (V60)."""
        return self.repudiation or self.essential_provision


def remedies(
    breach: Breach,
    *,
    parties: int,
    specially_affected: bool = False,
    integral: bool = False,
    agreeing_others: int = 0,
    own_remedies_first: bool = False,
    right_lost: bool = False,
) -> tuple[Remedy, ...]:
    """What one party other than the defaulter may do, in the order of article 60; empty: nothing (V60).

    `parties`: all of them, the defaulter too, at least 2 (ValueError else). `integral`: one breach radically changes
    the position of every party (disarmament, a cap on compute). `agreeing_others`: how many parties other than the
    defaulter agree on the step; it needs all of them, and the defaulter has no vote. `own_remedies_first`: the treaty
    has remedies of its own for a breach, and they are not used up. `right_lost`: by what `right_lost_on` describes.
    In a treaty of more than two nobody leaves, or ends it, alone on this ground. A party that may do nothing and stops
    performing is itself in breach.
    """
    if parties < 2:
        raise ValueError("a breach takes two parties, the one that breaks and the one it is owed to")
    if not 0 <= agreeing_others < parties:
        raise ValueError(f"{agreeing_others} others of {parties} parties: the defaulter has no vote")
    if not breach.material or breach.humanitarian_protection or own_remedies_first or right_lost:
        return ()
    if parties == 2:
        return Remedy.SUSPEND, Remedy.TERMINATE
    open_to = (
        (agreeing_others == parties - 1, Remedy.ALL_OTHERS),
        (specially_affected, Remedy.SUSPEND_WITH_DEFAULTER),
        (integral, Remedy.SUSPEND_FOR_ITSELF),
    )
    return tuple(remedy for is_open, remedy in open_to if is_open)


def right_lost_on(learned: date | None, *, affirmed: date | None = None, acquiesced: date | None = None) -> date | None:
    """The day on which a party lost the right to invoke the facts it learned on a day; None while it has it (V45.1).

    `affirmed`: it agreed expressly that the treaty stands, or goes on. `acquiesced`: its conduct, such as a vote to go
    on as before, must be taken so. Neither counts before the party knew the facts; on that day it does.
    """
    said = [day for day in (affirmed, acquiesced) if day is not None and learned is not None and day >= learned]
    return min(said, default=None)


class Plea(StrEnum):
    """What a party says in its defence."""

    INTERNAL_LAW = "internal law"
    BUDGET_REFUSED = "parliament refused the budget"
    COURT_RULING = "a court struck the measure down"
    NOT_YET_IN_FORCE = "the act was over before the treaty was in force for the party"


def is_defence(plea: Plea) -> bool:
    """Whether a plea takes the breach away: internal law in any dress does not (V27.1), time may (V28.1)."""
    return plea is Plea.NOT_YET_IN_FORCE


def breach_from(
    began: date,
    in_force: date | None,
    *,
    ended: date | None = None,
    left: date | None = None,
    retroactive: bool = False,
) -> date | None:
    """The first day on which conduct contrary to the treaty is a breach; None: it is none (V28.1).

    The conduct goes from `began` to `ended`, the last day of it, or on. `in_force`: from when the treaty is in force
    for the party; `left`: the first day on which it no longer is. `retroactive`: the treaty means to reach back.
    """
    if in_force is None:
        return None
    first = began if retroactive else max(began, in_force)
    over = ended is not None and ended < first
    return None if over or (left is not None and left <= first) else first
