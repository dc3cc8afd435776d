"""State: everything true in a game after the events so far. Frozen; `evolve` makes the next one.

Truth and evidence stand apart: `conduct` and `breaches` are what happened, `declared`, `reports` and `beliefs` are what
was said and seen. `views` decides who sees what.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, TypedDict

from treaty.acts.commands import CHAIR, Choice
from treaty.acts.ending_commands import Ground, Measure, Question
from treaty.acts.events import Report, Score
from treaty.acts.promises import Promise
from treaty.law.meeting import Meeting
from treaty.model.amendment import Operation
from treaty.model.clause import ClauseKind
from treaty.model.dates import Phase
from treaty.model.figures import Figures
from treaty.model.instrument import Instrument
from treaty.model.obligation import Obligation
from treaty.model.orders import Orders
from treaty.model.reservation import Reservations
from treaty.model.scenario import Card, Country, Scenario

__all__ = ["CHAIR", "Allegation", "Amendment", "Consent", "Deal", "Message", "OpenVote", "Owed", "State", "Treaty"]

SUSPENDING = ("suspension", "trade measures")
"""Remedies that suspend rights and benefits."""


class Now(TypedDict):
    """Round and date, as every event carries them."""

    round: int
    on: date


@dataclass(frozen=True, slots=True)
class Reserved:
    """A country's reservations to one instrument: when made, confirmed, made known, and withdrawn (V19-V23).

    `at` is the act they were made with; `told` the day the others learn of them, `gone` the day they learn of their
    withdrawal.
    """

    articles: Reservations
    at: Literal["signature", "ratification", "accession"]
    made: date
    told: date
    confirmed: date | None = None
    withdrawn: date | None = None
    gone: date | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """One country's acts on one instrument. Status is derived from them, never stored."""

    signed: date | None = None
    submitted: bool = False
    accession: bool = False
    refused: tuple[int, ...] = ()
    consented: date | None = None
    in_force: date | None = None
    leaves: date | None = None
    left: date | None = None
    past: tuple[tuple[date, date], ...] = ()
    """Days from and until which the text was in force for the country before it left and joined again."""
    ad_referendum: bool = False
    renounced: date | None = None
    laid: Reservations = ()
    """Reservations that go with the instrument that is before the legislature."""
    reserved: Reserved | None = None
    provisional: date | None = None
    unamended: bool = False
    """Joined the text without the amendments that were in force (V40.5)."""
    undertaken: date | None = None
    """Day on which a third state accepted in writing what the text means for such states."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What one country answered to another's reservations; `lifted`: the day the other learns that it is withdrawn."""

    by: str
    to: str
    answer: Literal["accept", "object", "oppose"]
    on: date
    lifted: date | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Operation suspended since a day between one country and these others (V57-V60)."""

    by: str
    towards: frozenset[str]
    since: date


@dataclass(frozen=True, slots=True)
class Notice:
    """A ground notified under art. 65, and what came of it.

    The others have it since `received`; `stage`: open, contested, carried out or ended.
    """

    id: str
    by: str
    instrument: str
    ground: Ground
    measure: Measure
    against: str
    allegation: str
    given: date
    received: date
    may_act: date
    joined: frozenset[str] = frozenset()
    objections: tuple[tuple[date, str], ...] = ()
    stage: str = "open"


@dataclass(frozen=True, slots=True)
class Correction:
    """An error that the depositary proposes to correct. `stage`: open, objected or made."""

    id: str
    instrument: str
    operations: tuple[Operation, ...]
    limit: date
    stage: str = "open"


@dataclass(frozen=True, slots=True)
class Treaty:
    """An instrument from the floor to its end. `stage`: tabled, adopted, rejected, retracted, expired or ended."""

    text: Instrument
    by: str
    tabled: int
    stage: str = "tabled"
    seconds: tuple[str, ...] = ()
    moved: bool = False
    versions: tuple[Instrument, ...] = ()
    adopted: date | None = None
    negotiators: tuple[str, ...] = ()
    weights: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    threshold: date | None = None
    enters: date | None = None
    in_force: date | None = None
    consents: Mapping[str, Consent] = field(default_factory=dict)
    replies: tuple[Reply, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def consent(self, country: str) -> Consent:
        """That country's acts; none yet where it did nothing."""
        return self.consents.get(country, Consent())

    def contracting(self) -> tuple[str, ...]:
        """Countries that have consented to be bound and not left, in order of consent."""
        held = [(c.consented, name) for name, c in self.consents.items() if c.consented and not c.left]
        return tuple(name for _, name in sorted(held))

    def parties(self) -> tuple[str, ...]:
        """Countries for which the instrument is in force."""
        return tuple(name for name in self.contracting() if self.consents[name].in_force)

    def status(self, country: str) -> str:
        """V2: third, negotiating, signatory, contracting, party or left. A stranger to the talks is third."""
        acts = self.consent(country)
        if self.stage in ("expired", "ended"):
            return "third"
        if acts.left:
            return "left"
        if acts.consented:
            return "party" if acts.in_force else "contracting"
        if acts.signed and not acts.renounced:
            return "signatory"
        return "negotiating" if self.stage == "tabled" or country in self.negotiators else "third"


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment on the floor. `stage`: tabled, adopted, rejected, fell or retracted."""

    id: str
    by: str
    instrument: str
    operations: tuple[Operation, ...]
    reason: str = ""
    seconds: tuple[str, ...] = ()
    stage: str = "tabled"
    to: str = ""
    """The amendment that it amends, if it amends one; `instrument` is the text in any case."""
    tabled: int = 0


@dataclass(frozen=True, slots=True)
class OpenVote:
    """The vote that is open now, or the text that is put for adoption by consensus."""

    item: str
    members: tuple[str, ...]
    votes: Mapping[str, Choice] = field(default_factory=dict)
    manner: str = "vote"
    roll: tuple[str, ...] = ()
    """Order of the roll call, where one was asked for (F5.1)."""
    barred: tuple[str, ...] = ()
    second: bool = False
    counted: bool = False
    """Whether somebody has asked for a count of the quorum (F1.2)."""
    objections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deal:
    """A side deal. `stage`: offered, agreed, declined, kept or broken; `deadline` is the round it must be kept in."""

    id: str
    by: str
    to: str
    gives: tuple[Promise, ...]
    asks: tuple[Promise, ...]
    offered: int
    stage: str = "offered"
    agreed: int = 0
    broken_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Owed:
    """An obligation in force, and the first round in which it must be met. `interim`: not to defeat a text (V18)."""

    duty: Obligation
    due: int
    interim: bool = False


@dataclass(frozen=True, slots=True)
class Allegation:
    """An accusation and what came of it. `found` is None until the parties decide."""

    id: str
    by: str
    against: str
    obligation: str
    instrument: str
    made: int
    answer: str = ""
    inspected: bool = False
    judged: Mapping[str, bool] = field(default_factory=dict)
    found: bool | None = None
    closed: int = 0
    asked_by: str = ""
    """Who asked for an inspection over which the parties decide."""
    gate: str = ""
    """How they decide, in the words of the clause."""
    approved: Mapping[str, bool] = field(default_factory=dict)
    """Whether a party wants that inspection to go ahead."""
    inspected_in: int = 0
    """Round in which inspectors were sent."""
    stopped_in: int = 0
    """Round in which the parties stopped the request, or did not approve it."""
    penalty: str = ""
    """What a request in bad faith brings; empty where this one was in good faith."""

    @property
    def pending(self) -> bool:
        """Whether an inspection was asked for and is neither held nor stopped."""
        return bool(self.asked_by) and not self.inspected and not self.stopped_in


@dataclass(frozen=True, slots=True)
class Message:
    """A message; `to` is empty for everybody."""

    round: int
    by: str
    to: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """A remedy in force until the end of a round."""

    country: str
    instrument: str
    step: str
    until: int


@dataclass(frozen=True, slots=True)
class State:
    """The whole game. Mappings are replaced, never changed in place."""

    scenario: Scenario
    kinds: dict[str, ClauseKind]
    seed: int
    figures: Figures
    budgets: Mapping[str, float]
    round: int = 1
    phase: Phase = Phase.BRIEF
    ended: str = ""
    card: str = ""
    drawn: tuple[str, ...] = ()
    responses: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Treaty] = field(default_factory=dict)
    amendments: Mapping[str, Amendment] = field(default_factory=dict)
    vote: OpenVote | None = None
    voted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    owed: Mapping[str, Owed] = field(default_factory=dict)
    lapsed: Mapping[str, Owed] = field(default_factory=dict)
    orders: Mapping[str, Orders] = field(default_factory=dict)
    previous: Mapping[str, Orders] = field(default_factory=dict)
    declared: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    known_runs: Mapping[str, float] = field(default_factory=dict)
    """FLOP of the largest run of each country that others know of: as declared by those that must, else as it was."""
    conduct: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    breaches: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    reports: tuple[tuple[int, str, Report], ...] = ()
    beliefs: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    alarms: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Who was told (a country, or ALL) -> obligation -> round of the last alarm."""
    deals: Mapping[str, Deal] = field(default_factory=dict)
    allegations: Mapping[str, Allegation] = field(default_factory=dict)
    remedies: tuple[Remedy, ...] = ()
    messages: tuple[Message, ...] = ()
    ready: frozenset[str] = frozenset()
    scores: tuple[Mapping[str, Score], ...] = ()
    incidents: tuple[tuple[int, int, str, int], ...] = ()
    crossed: frozenset[str] = frozenset()
    meeting: Meeting = field(default_factory=Meeting)
    notices: Mapping[str, Notice] = field(default_factory=dict)
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    rulings: Mapping[tuple[str, Question], bool] = field(default_factory=dict)
    """(instrument, or case and country, question) -> what the chair ruled (V56.1, V60.2, V61.1, V62.1)."""
    collisions: frozenset[tuple[str, str, str]] = frozenset()
    """(country, earlier, later): instruments that the country cannot both keep (V30.5)."""

    @property
    def countries(self) -> tuple[str, ...]:
        """Ids of the countries in play, in the scenario's order."""
        return self.figures.countries

    @property
    def today(self) -> date:
        """The calendar date: the first day of the phase."""
        return self.scenario.calendar.date_of(self.round, self.phase)

    @property
    def now(self) -> Now:
        """Round and date of what happens now."""
        return {"round": self.round, "on": self.today}

    def sheet(self, country: str) -> Country:
        """The country's sheet in the scenario."""
        return self.scenario.country(country)

    def card_drawn(self) -> Card | None:
        """The event card of the round, if one was drawn."""
        return next((card for card in self.scenario.cards if card.id == self.card), None)

    def floor(self) -> Iterator[tuple[str, Treaty]]:
        """Texts still on the floor, in order of submission."""
        return ((name, treaty) for name, treaty in self.texts.items() if treaty.stage == "tabled")

    def pending(self, instrument: str) -> tuple[Amendment, ...]:
        """Amendments to a text that are not decided, in order of submission."""
        return tuple(a for a in self.amendments.values() if a.instrument == instrument and a.stage == "tabled")

    def belief(self, observer: str, obligation: str) -> float:
        """What `observer` (a country, or ALL for what all parties know) believes of a breach, in [0, 1]."""
        public = self.beliefs.get("ALL", {}).get(obligation, 0.0)
        return max(public, self.beliefs.get(observer, {}).get(obligation, 0.0)) if observer != "ALL" else public

    def alarmed(self, to: str, number: int, reports: Iterable[Report]) -> "State":
        """The state in which `to` knows the alarms among these reports of round `number`."""
        heard = {report.obligation: number for report in reports if report.alarm}
        if not heard:
            return self
        return replace(self, alarms={**self.alarms, to: {**self.alarms.get(to, {}), **heard}})

    def findings(self, country: str) -> tuple[Allegation, ...]:
        """Findings of breach against a country."""
        return tuple(a for a in self.allegations.values() if a.against == country and a.found)

    def silenced(self, country: str, instrument: str) -> int:
        """Last round in which the country's rights under the instrument are suspended; 0 while they are not."""
        under = (
            r for r in self.remedies if r.country == country and r.instrument == instrument and r.step in SUSPENDING
        )
        return max((r.until for r in under if r.until >= self.round), default=0)

    def suspended(self, country: str) -> bool:
        """Whether rights of the country are suspended now (remedies: suspension, trade measures)."""
        return any(r.country == country and r.step in SUSPENDING and r.until >= self.round for r in self.remedies)
