"""What a view is made of: typed records of what may be seen, from a message to a whole chair's view.

They carry parts that the law has made and judged already as they are (`AsIs`), and read back whole from JSON.
"""

from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ValidatorFunctionWrapHandler, WrapValidator

from treaty.acts.commands import Choice
from treaty.acts.ending_commands import Ground, Measure
from treaty.acts.events import Report, Score
from treaty.acts.options import Option
from treaty.acts.promises import Promise
from treaty.model.amendment import Operation
from treaty.model.base import CountryId, Frozen
from treaty.model.clause import ClauseKind
from treaty.model.dates import Phase
from treaty.model.entry import EntryIntoForce
from treaty.model.figures import Figures
from treaty.model.instrument import Instrument
from treaty.model.obligation import Obligation
from treaty.model.orders import Orders
from treaty.model.reservation import Reservations
from treaty.model.scenario import Aim, Card, Country

_T = TypeVar("_T")


def _made_or_read(part: Any, read: ValidatorFunctionWrapHandler) -> Any:
    first = next(iter(part.values()), None) if isinstance(part, dict) else part
    return part if first is None or isinstance(first, BaseModel | tuple) else read(part)


AsIs = Annotated[_T, WrapValidator(_made_or_read)]
"""A part that the law made and judged already; a view does not judge it again, unless it is read from JSON."""


class Neighbour(Frozen):
    """What everybody knows of a country: its public aim, not its secret ones."""

    id: CountryId
    name: str
    power: bool
    blocs: tuple[str, ...]
    public_aim: Aim


class ReservedView(Frozen):
    """What a country has reserved to a text, and what each of the others answered to it."""

    by: CountryId
    articles: AsIs[Reservations]
    answers: dict[CountryId, Literal["accept", "object", "oppose"]]
    """Objections that were withdrawn are not among them."""


class TextView(Frozen):
    """An instrument and where it stands. `status`: country -> its status under V2."""

    id: str
    text: Instrument
    by: CountryId
    stage: str
    tabled: int
    seconds: tuple[CountryId, ...]
    moved: bool
    versions: int
    adopted: date | None
    threshold: date | None
    enters: date | None
    in_force: date | None
    status: dict[CountryId, str]
    submitted: tuple[CountryId, ...]
    refused: dict[CountryId, int]
    leaves: dict[CountryId, date]
    contracting: tuple[CountryId, ...]
    parties: tuple[CountryId, ...]
    weights: dict[str, dict[CountryId, int]]
    entry: EntryIntoForce
    """Its conditions of entry into force as they stand today (`views.entry_terms`)."""
    reservations: tuple[ReservedView, ...] = ()
    applied: tuple[CountryId, ...] = ()
    """Countries that apply it provisionally."""
    ad_referendum: tuple[CountryId, ...] = ()
    """Signatories whose signature waits for their confirmation."""

    @property
    def amends(self) -> str:
        """Id of the text that it amends, or empty."""
        return self.text.amends


class AmendmentView(Frozen):
    """An amendment on the floor."""

    id: str
    by: CountryId
    instrument: str
    operations: tuple[Operation, ...]
    reason: str
    seconds: tuple[CountryId, ...]
    stage: str
    to: str = ""
    """The amendment that it amends, if it amends one."""


class MotionView(Frozen):
    """A motion before the meeting, or a part of a text that is voted on separately (`part`)."""

    id: str
    by: CountryId
    what: str
    instrument: str
    about: str
    stage: str
    title: str
    part: bool


class DutyView(Frozen):
    """An obligation in force and the first round in which it must be met."""

    key: str
    duty: Obligation
    due: int
    interim: bool = False
    """Not to defeat a text that does not bind the country yet (V18)."""


class CaseView(Frozen):
    """An allegation and what came of it."""

    id: str
    by: CountryId
    against: CountryId
    obligation: str
    made: int
    answer: str
    inspected: bool
    judged: dict[CountryId, bool]
    found: bool | None
    closed: int
    asked_by: str = ""
    """Who asked for an inspection; empty while nobody has."""
    pending: bool = False
    """Whether the parties decide on that request now."""
    gate: str = ""
    """How they decide, in words."""
    approved: dict[CountryId, bool] = {}
    """Whether a party wants the inspection to go ahead."""
    stopped: bool = False
    """Whether the inspection that was asked for did not go ahead."""


class RemedyView(Frozen):
    """A remedy and the last round it is in force."""

    country: CountryId
    instrument: str
    step: str
    until: int


class NoticeView(Frozen):
    """A measure that a party notified, and who still has to agree; `stage`: open, contested, carried out or ended."""

    id: str
    by: CountryId
    instrument: str
    ground: Ground
    measure: Measure
    against: CountryId | Literal[""]
    allegation: str
    may_act: date
    missing: tuple[CountryId, ...]
    objectors: tuple[CountryId, ...]
    stage: str


class MessageView(Frozen):
    """A message; `to` is empty for everybody."""

    round: int
    by: CountryId
    to: tuple[CountryId, ...]
    text: str


class DealView(Frozen):
    """A side deal, seen by its two sides alone."""

    id: str
    by: CountryId
    to: CountryId
    gives: tuple[Promise, ...]
    asks: tuple[Promise, ...]
    offered: int
    stage: str
    agreed: int
    broken_by: tuple[CountryId, ...]


class PublicView(Frozen):
    """What everybody in the room may know."""

    title: str
    level: int
    round: int
    rounds: int
    phase: Phase
    today: date
    months: int
    ended: str
    neighbours: tuple[Neighbour, ...]
    start: AsIs[Figures]
    figures: AsIs[Figures]
    budgets: dict[CountryId, float]
    kinds: AsIs[dict[str, ClauseKind]]
    card: AsIs[Card | None]
    responses: dict[CountryId, str]
    texts: AsIs[dict[str, TextView]]
    amendments: AsIs[dict[str, AmendmentView]]
    vote_item: str
    vote_manner: str = "vote"
    """`consensus` where the item is put for adoption unless somebody objects."""
    motions: dict[str, MotionView] = {}
    """Motions that wait for their vote."""
    silence: dict[str, date] = {}
    """Texts under silence, and the day on which each is adopted unless somebody objects before."""
    not_amended: tuple[str, ...] = ()
    """Texts on the floor that take no amendments now."""
    votes: dict[CountryId, Choice]
    order: tuple[str, ...]
    duties: AsIs[tuple[DutyView, ...]]
    declared: dict[CountryId, dict[str, float]]
    means: dict[CountryId, dict[str, float]]
    cases: AsIs[dict[str, CaseView]]
    remedies: tuple[RemedyView, ...]
    notices: AsIs[tuple[NoticeView, ...]] = ()
    broken_deals: dict[CountryId, int]
    messages: AsIs[tuple[MessageView, ...]]
    incidents: tuple[tuple[int, int, str, int], ...]
    sealed: tuple[CountryId, ...]
    ready: tuple[CountryId, ...]


class SeatView(Frozen):
    """What one chair may know."""

    me: CountryId
    public: AsIs[PublicView]
    sheet: AsIs[Country]
    figures: AsIs[Figures]
    beliefs: AsIs[dict[str, float]]
    reports: tuple[tuple[int, Report], ...]
    deals: dict[str, DealView]
    messages: AsIs[tuple[MessageView, ...]]
    orders: Orders | None
    previous: Orders | None
    conduct: dict[str, float]
    my_breaches: tuple[str, ...]
    """Keys of the duties that this country broke in the last round."""
    broken: AsIs[dict[int, tuple[str, ...]]] = {}
    """Round -> keys of the duties that this country broke in it, for each round so far in which it broke any."""
    scores: tuple[Score, ...]
    options: AsIs[tuple[Option, ...]]
