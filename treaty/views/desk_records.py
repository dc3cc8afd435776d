"""What a person's screens are drawn from: the desk, one typed value for one chair at one moment.

A desk holds the chair's view and what a person needs beside it: what waits for it, why a choice is closed, where each
text stands, how a vote stands, what has happened. It holds nothing that the chair may not know.
"""

from datetime import date
from typing import Literal

from treaty.model.amendment import Operation
from treaty.model.base import CountryId, Frozen
from treaty.model.dates import Phase
from treaty.model.instrument import Instrument
from treaty.views.records import AsIs, SeatView

Page = Literal["table", "treaty", "floor", "orders", "talk", "duties", "blocs", "record"]
"""The pages of the game, in the order of their keys 1 to 8."""
Topic = Literal["meeting", "text", "vote", "home", "force", "talk", "deal", "orders", "evidence", "case", "world"]
"""What a line of the record is about; the filter of the record page."""


class NotNow(Frozen):
    """A choice that is closed now, with the rule that closes it and the sentence that says what would open it."""

    act: str
    title: str
    rule: str
    sentence: str
    items: tuple[str, ...] = ()
    """What the choice names: a text, an amendment, a deal, a case."""


class Need(Frozen):
    """Something that waits for this chair. The most urgent stands first."""

    urgent: bool
    """Play stands still until it is done."""
    title: str
    """What to do, in the imperative: `Vote on the nonalignment compact`."""
    why: str
    page: Page
    item: str = ""
    """What the page should put its cursor on: a text, an amendment, a deal, a case, a country; empty: nothing."""


class Number(Frozen):
    """One of a country's five numbers. `rank` 1 is the most of `of` countries; `before` is a round ago."""

    name: str
    value: float
    words: str
    """The value with its unit: `120 kH100e`."""
    rank: int
    of: int
    before: float | None = None


class AimNow(Frozen):
    """An aim and what it is worth now."""

    title: str
    formula: str
    value: str
    """The metric now, in words with its unit."""
    points: float
    of: float
    secret: bool


class Me(Frozen):
    """This chair's own country: who it is, its five numbers, its aims with points, its red line."""

    id: CountryId
    name: str
    power: bool
    blocs: tuple[str, ...]
    situation: str
    wants: tuple[str, ...]
    opening: str
    numbers: tuple[Number, ...]
    aims: tuple[AimNow, ...]
    red_line: str
    """Title, limit and where the country stands, as a sentence."""
    red_line_crossed: bool
    total: float
    """Points at the last reveal; 0 before the first."""
    total_before: float | None
    common: float
    """Points lost in common: disasters and war."""


class Dial(Frozen):
    """A dial of the world: tension, hazard, fragmentation. `before` is a round ago, None in the first round."""

    name: str
    value: float
    words: str
    """`62 of 100`, `3.1 % a round`, `0.52`."""
    before: float | None
    cause: str = ""
    """What moved it most in the last round, in words; empty in the first."""
    worse_up: bool = True


class ArticleView(Frozen):
    """An article as people read it."""

    id: str
    title: str
    sentence: str
    kind: str
    kind_title: str
    group: str
    parameters: tuple[tuple[str, str, str], ...]
    """Name, title and value in words with unit, of each blank."""
    binds: tuple[CountryId, ...]
    """Countries that would have to change what they do, or keep from what they could do, as published figures stand."""
    binds_words: str
    """`10^24 FLOP: 6 of 12 countries`; empty where the clause makes nobody owe anything."""
    methods: str
    """What could see a breach, in words; `nothing sees a breach` where there is no method."""


class Version(Frozen):
    """A version of a text: number from 1, what made it, and the text."""

    number: int
    made_by: str
    """`as tabled by KEN`, `amendment a3 of IND`."""
    round: int
    text: AsIs[Instrument]


class Entry(Frozen):
    """How far a text is from entry into force."""

    met: bool
    words: str
    """In one line: `7 of 10 consents, 41 % of 60 % compute; missing: IND, or BRA + KOR`."""
    sentences: tuple[str, ...]
    sets: tuple[tuple[CountryId, ...], ...]
    blockers: tuple[CountryId, ...]


class ReservationLine(Frozen):
    """A country's reservations to a text as the chair reads them. Source: VCLT 1969, arts. 19-23."""

    country: CountryId
    articles: tuple[str, ...]
    """Each as a person reads it: `article 2, Logs: 3 months instead of 6`, `article 2, Logs: left out`."""
    mine: bool
    confirmed: bool
    """False: made at signature, and void unless it goes with the instrument of consent too (V23.2)."""
    withdrawn: bool
    """Its withdrawal is on its way to the others (V22.1)."""
    answer: Literal["", "accepted", "objected", "opposed", "lifted"]
    """What this chair said to it."""
    object_by: str
    """ISO day until when an objection of this chair is in time; empty: none is, or no time runs yet (V20.5)."""
    effect: str
    """What holds between this chair and the author today: `article 2 does not apply between you`; empty: one's own."""
    answers: str
    """What the others said, counted: `two accept, one objects, three have not answered`."""


class ReservableArticle(Frozen):
    """An article that the chair might reserve when it joins the text."""

    article: str
    title: str
    sentence: str
    why_not: str
    """Empty where it may be reserved today; else the sentence and the rule that stand against it."""
    blanks: tuple[tuple[str, str, str], ...]
    """Name, title and value in words with unit, of each blank that a reservation may fill in otherwise."""


class TextDesk(Frozen):
    """A text with all that a person asks of it."""

    id: str
    title: str
    stage: str
    by: CountryId
    where: str
    """Where it stands, in one line: `in force since 1 July 2027, 7 parties`, `on the floor, needs a motion`."""
    mine: str
    """My own status, in words: `signed, not ratified`, `you are a party`."""
    preamble: str
    articles: tuple[ArticleView, ...]
    final: tuple[tuple[str, str], ...]
    """Final clauses: name and words."""
    versions: tuple[Version, ...]
    """Oldest first; the last one is the text as it stands."""
    supporters: tuple[CountryId, ...]
    """Who tabled or seconded it, or has signed or consented once it is adopted."""
    votes_missing: str
    """Who is missing for adoption, in words, while it is tabled: `5 more yes votes of those present`."""
    entry: Entry | None
    """None before adoption of a text whose conditions cannot be read yet; else as things stand."""
    amends: str = ""
    """Id of the text that this one amends; empty where it amends none (V39.1)."""
    reservations: tuple[ReservationLine, ...] = ()
    """What countries have reserved, in order of their acts."""
    may_reserve: tuple[ReservableArticle, ...] = ()
    """Articles of a text that this chair may still join with reservations; empty: it may not, or none are taken."""


class FloorItem(Frozen):
    """A text or an amendment on the floor, in the order of voting; what is not ready for a vote comes after."""

    id: str
    what: Literal["text", "amendment", "motion"]
    title: str
    by: CountryId
    text: str
    """Id of the text it is, changes or is about; empty for a motion on the whole meeting."""
    seconds: tuple[CountryId, ...]
    place: int
    """1 is voted on next; 0: not ready for a vote."""
    reason: str
    """Why it comes at its place, or what it lacks."""
    changes: tuple[str, ...]
    """An amendment's operations, each in words."""
    operations: tuple[Operation, ...]
    because: str
    """Its author's reason."""
    conflicts: tuple[str, ...]
    """Amendments of which at most one can be carried together with this one."""


class VoteNow(Frozen):
    """The open vote as it stands."""

    item: str
    title: str
    what: Literal["text", "amendment", "motion"]
    reason: str
    rule: str
    """The voting rule in words: `two thirds of those present and voting; quorum: a majority of members`."""
    votes: dict[CountryId, str]
    waiting: tuple[CountryId, ...]
    sentence: str
    """What the count would be if it closed now."""
    mine: str
    """My own vote, or empty."""
    roll: tuple[CountryId, ...] = ()
    """The order of a roll call; empty for a show of hands."""


class RecordLine(Frozen):
    """An event in words, as this chair may know it."""

    number: int
    """Sequence of the event in the log, from 0."""
    round: int
    on: date
    topic: Topic
    who: tuple[CountryId, ...]
    """Countries that it is about."""
    sentence: str
    private: bool = False
    """Only some know it."""
    weight: int = 1
    """3 for headlines (entry into force, findings, incidents), 2 for what most should hear, 1 for the rest."""


class Moment(Frozen):
    """The public dials at the end of one round; round 0 is the start."""

    round: int
    tension: float
    hazard: float
    fragmentation: float


class Desk(Frozen):
    """All that a person at one chair sees of the table at one moment."""

    seat: AsIs[SeatView]
    people: tuple[CountryId, ...]
    """Chairs with a person; the others are scripted."""
    waiting: tuple[CountryId, ...]
    """Chairs with a person that play waits for."""
    me: Me
    dials: tuple[Dial, ...]
    needs: tuple[Need, ...]
    not_now: tuple[NotNow, ...]
    texts: AsIs[tuple[TextDesk, ...]]
    """Latest first among those alive; then those that came to nothing."""
    floor: AsIs[tuple[FloorItem, ...]]
    vote: VoteNow | None
    record: AsIs[tuple[RecordLine, ...]]
    """Everything this chair may know that has happened, oldest first."""
    history: tuple[Moment, ...]

    @property
    def round(self) -> int:
        """The round, from 1."""
        return self.seat.public.round

    @property
    def phase(self) -> Phase:
        """The phase."""
        return self.seat.public.phase

    def text(self, name: str) -> TextDesk | None:
        """The text of that id, or None."""
        return next((text for text in self.texts if text.id == name), None)
