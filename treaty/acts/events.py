"""Events: what happened, past tense, kept for good. Fields are only ever added.

What world, verification and chance gave stands in the event that says it happened, so that a replay needs neither
numpy nor a generator, and a newer version cannot change an old game. `secret` events and fields reach only the chairs
that `views` lets see them.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from treaty.acts.commands import Choice
from treaty.acts.promises import Promise
from treaty.model.amendment import Operation
from treaty.model.base import CountryId, Frozen, Line, Paragraph
from treaty.model.clause import ClauseKind
from treaty.model.dates import Phase
from treaty.model.figures import Figures
from treaty.model.instrument import Instrument
from treaty.model.orders import Orders
from treaty.model.scenario import Scenario


class Happened(Frozen):
    """What all events share: the round and the calendar date."""

    round: int
    on: date


class GameStarted(Happened):
    """Carries all that the game needs: a save opens without the library. The seed never leaves the log."""

    was: Literal["started"] = "started"
    scenario: Scenario
    kinds: tuple[ClauseKind, ...]
    seed: int


class PhaseBegan(Happened):
    """A phase of a round began."""

    was: Literal["phase"] = "phase"
    phase: Phase


class CardDrawn(Happened):
    """The event card of the round; `card` is its id."""

    was: Literal["card"] = "card"
    card: str


class Responded(Happened):
    """A country answered the card."""

    was: Literal["responded"] = "responded"
    by: CountryId
    card: str
    response: str


class Proposed(Happened):
    """A text was tabled."""

    was: Literal["proposed"] = "proposed"
    by: CountryId
    text: Instrument


class AmendmentProposed(Happened):
    """An amendment was tabled."""

    was: Literal["amendment"] = "amendment"
    id: str
    by: CountryId
    instrument: str
    operations: tuple[Operation, ...]
    reason: Line = ""


class Seconded(Happened):
    """A text or amendment found support."""

    was: Literal["seconded"] = "seconded"
    by: CountryId
    item: str


class Retracted(Happened):
    """A text or amendment was taken back."""

    was: Literal["retracted"] = "retracted"
    by: CountryId
    item: str


class AdoptionMoved(Happened):
    """Adoption of a text as a whole was moved."""

    was: Literal["moved"] = "moved"
    by: CountryId
    instrument: str


class VoteOpened(Happened):
    """The chair put an item to the vote; `reason` says why it comes now."""

    was: Literal["vote opened"] = "vote opened"
    item: str
    reason: Line
    members: tuple[CountryId, ...]


class VoteCast(Happened):
    """A vote; a later one of the same country takes its place."""

    was: Literal["vote"] = "vote"
    by: CountryId
    item: str
    choice: Choice


class VoteClosed(Happened):
    """The result of a vote."""

    was: Literal["vote closed"] = "vote closed"
    item: str
    yes: tuple[CountryId, ...]
    no: tuple[CountryId, ...]
    abstain: tuple[CountryId, ...]
    passed: bool
    sentence: Paragraph


class TextChanged(Happened):
    """An amendment became part of a text, which has a new version."""

    was: Literal["text"] = "text"
    instrument: str
    amendment: str
    text: Instrument


class Fell(Happened):
    """An amendment was not put, because what was adopted leaves it nothing to change or its text is gone."""

    was: Literal["fell"] = "fell"
    item: str
    reason: Line


class Adopted(Happened):
    """A text was adopted and is frozen; the tables that entry into force weighs are frozen with it."""

    was: Literal["adopted"] = "adopted"
    instrument: str
    negotiators: tuple[CountryId, ...]
    weights: dict[str, dict[CountryId, int]]


class Rejected(Happened):
    """A text did not find the majority."""

    was: Literal["rejected"] = "rejected"
    instrument: str


class Signed(Happened):
    """A signature. Where the text says so, it binds at once (V12.1)."""

    was: Literal["signed"] = "signed"
    by: CountryId
    instrument: str


class Submitted(Happened):
    """A government laid a text before its legislature."""

    was: Literal["submitted"] = "submitted"
    by: CountryId
    instrument: str
    accession: bool = False


class LegislatureDecided(Happened):
    """A legislature approved or refused. `margin` is support above what was needed; `reasons` are its own words."""

    was: Literal["legislature"] = "legislature"
    country: CountryId
    instrument: str
    approved: bool
    margin: float
    reasons: tuple[Line, ...]


Means = Literal["signature", "ratification", "accession"]
"""How a state expresses its consent to be bound (V11.1)."""


class Consented(Happened):
    """An instrument of consent was deposited: the date that counts (V16.1)."""

    was: Literal["consented"] = "consented"
    by: CountryId
    instrument: str
    means: Means


class ThresholdMet(Happened):
    """The conditions of entry into force are met; `decisive` are those whose deposit met the last one."""

    was: Literal["threshold"] = "threshold"
    instrument: str
    decisive: tuple[CountryId, ...]
    enters: date
    sentence: Paragraph


class EnteredIntoForce(Happened):
    """An instrument entered into force, by the rule that gave the date."""

    was: Literal["in force"] = "in force"
    instrument: str
    parties: tuple[CountryId, ...]
    sentence: Paragraph


class BecameParty(Happened):
    """A late joiner became a party."""

    was: Literal["party"] = "party"
    country: CountryId
    instrument: str


class WithdrawalNotified(Happened):
    """Notice of withdrawal; it takes effect on `effect`."""

    was: Literal["notice"] = "notice"
    by: CountryId
    instrument: str
    effect: date
    reason: Line = ""


class WithdrawalRevoked(Happened):
    """A notice was revoked in time: as if never given (V68.1)."""

    was: Literal["revoked"] = "revoked"
    by: CountryId
    instrument: str


class WithdrawalTookEffect(Happened):
    """A party left."""

    was: Literal["left"] = "left"
    country: CountryId
    instrument: str


class Expired(Happened):
    """An instrument ended by its own sunset clause."""

    was: Literal["expired"] = "expired"
    instrument: str


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


class Said(Happened):
    """A message."""

    was: Literal["said"] = "said"
    by: CountryId
    to: tuple[CountryId, ...]
    text: Paragraph


class DealOffered(Happened):
    """A side deal was offered; only the two see it."""

    was: Literal["offered"] = "offered"
    id: str
    by: CountryId
    to: CountryId
    gives: tuple[Promise, ...]
    asks: tuple[Promise, ...]


class DealTaken(Happened):
    """A side deal was agreed."""

    was: Literal["deal"] = "deal"
    id: str


class DealDeclined(Happened):
    """A side deal was refused or taken back."""

    was: Literal["declined"] = "declined"
    id: str
    by: CountryId
    reason: Line = ""


class DealEnded(Happened):
    """A deal was carried out, or broken by `broken_by`."""

    was: Literal["deal ended"] = "deal ended"
    id: str
    broken_by: tuple[CountryId, ...] = ()


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


class ReadySaid(Happened):
    """A country is done with this phase."""

    was: Literal["ready"] = "ready"
    by: CountryId


class GameEnded(Happened):
    """Play is over; the debrief may show everything."""

    was: Literal["ended"] = "ended"
    reason: Line


Event = Annotated[
    GameStarted | PhaseBegan | CardDrawn | Responded | Proposed | AmendmentProposed | Seconded | Retracted
    | AdoptionMoved | VoteOpened | VoteCast | VoteClosed | TextChanged | Fell | Adopted | Rejected | Signed | Submitted
    | LegislatureDecided | Consented | ThresholdMet | EnteredIntoForce | BecameParty | WithdrawalNotified
    | WithdrawalRevoked | WithdrawalTookEffect | Expired | OrdersSealed | OrdersUnsealed | Declared | ConductRecorded
    | EvidenceArrived | WorldMoved | Said | DealOffered | DealTaken | DealDeclined | DealEnded | Alleged | Answered
    | Inspected | Judged | Found | RemedyApplied | Scored | ReadySaid | GameEnded,
    Field(discriminator="was"),
]  # fmt: skip
EVENT: TypeAdapter[Event] = TypeAdapter(Event)
"""Reads and writes any event."""


def encode(event: Event) -> str:
    """The event as one line of JSON, as it is kept."""
    return event.model_dump_json()


def decode(payload: str) -> Event:
    """The event that `payload` holds. Raises pydantic's ValidationError for anything else."""
    return EVENT.validate_json(payload)
