"""Events of conduct: orders, declarations, evidence, the world, disputes and points."""

from typing import Literal

from pydantic import Field

from treaty.acts.happened import Happened
from treaty.model.base import CountryId, Frozen, Line, Paragraph
from treaty.model.figures import Figures
from treaty.model.orders import Orders


class OrdersSealed(Happened):
    """Secret: a country's orders of the round."""

    was: Literal["sealed"] = "sealed"
    by: CountryId
    orders: Orders


class OrdersUnsealed(Happened):
    """A sheet was taken back."""

    was: Literal["unsealed"] = "unsealed"
    by: CountryId


class Declared(Happened):
    """What a country says it did, on the measures it owes something on."""

    was: Literal["declared"] = "declared"
    by: CountryId
    values: dict[str, float]


class ConductRecorded(Happened):
    """Secret until the debrief: what every country really did, measure by measure, and which duties that broke."""

    was: Literal["conduct"] = "conduct"
    conduct: dict[CountryId, dict[str, float]]
    breaches: tuple[str, ...] = Field(description="keys of obligations breached")


class Report(Frozen):
    """What one method saw of one obligation."""

    obligation: str
    method: str
    alarm: bool
    detection: float
    false_alarm: float


class EvidenceArrived(Happened):
    """Reports of the methods in force, for the parties, or of one country's own means, for it alone."""

    was: Literal["evidence"] = "evidence"
    to: CountryId | Literal["ALL"]
    reports: tuple[Report, ...]
    beliefs: dict[str, float] = Field(description="obligation -> probability of breach after these reports")


class WorldMoved(Happened):
    """The world after the round."""

    was: Literal["world"] = "world"
    figures: Figures
    incident: int = Field(default=0, description="0 none, 1 minor, 2 major, 3 catastrophic")
    incident_in: str = ""
    crisis: int = Field(default=0, description="0 none, 1 crisis, 2 war")
    causes: dict[str, float] = Field(default_factory=dict, description="mechanism -> change of tension or hazard")


class Alleged(Happened):
    """A party accused another."""

    was: Literal["alleged"] = "alleged"
    id: str
    by: CountryId
    against: CountryId
    obligation: str
    statement: Line = ""


class Answered(Happened):
    """The accused answered."""

    was: Literal["answered"] = "answered"
    allegation: str
    by: CountryId
    answer: Literal["admit", "deny"]
    statement: Line = ""


class Inspected(Happened):
    """A challenge inspection was asked for; if the gate let it through, what the team saw."""

    was: Literal["inspected"] = "inspected"
    allegation: str
    by: CountryId
    let_in: bool
    sentence: Paragraph
    report: Report | None = None
    belief: float | None = None
    stopped: bool = False
    """The parties did not let it go ahead; nobody was sent."""
    penalty: str = ""
    """What a request in bad faith brings who made it; empty for one in good faith."""


class InspectionAsked(Happened):
    """A challenge inspection was asked for, and the parties decide whether it goes ahead."""

    was: Literal["inspection asked"] = "inspection asked"
    allegation: str
    by: CountryId
    rule: Line
    """The gate in words."""


class Approved(Happened):
    """A party said whether a challenge inspection may go ahead."""

    was: Literal["approved"] = "approved"
    by: CountryId
    allegation: str
    holds: bool


class Judged(Happened):
    """A party said whether an allegation is made out."""

    was: Literal["judged"] = "judged"
    by: CountryId
    allegation: str
    breach: bool


class Found(Happened):
    """The parties decided on an allegation."""

    was: Literal["found"] = "found"
    allegation: str
    against: CountryId
    obligation: str
    breach: bool
    sentence: Paragraph


Step = Literal["assistance", "caution", "suspension", "trade measures"]
"""A step of the ladder of remedies."""


class RemedyApplied(Happened):
    """A step of the ladder of remedies, in force until the end of round `until`."""

    was: Literal["remedy"] = "remedy"
    country: CountryId
    instrument: str
    step: Step
    until: int


class Score(Frozen):
    """One country's points: each aim's, whether the red line was crossed, and the common losses."""

    aims: tuple[float, ...]
    red_line: float
    common: float
    total: float


class Scored(Happened):
    """Points at the end of a round. Secret aims' points are each country's own until the debrief."""

    was: Literal["scored"] = "scored"
    scores: dict[CountryId, Score]
