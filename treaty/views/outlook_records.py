"""What a person asks of a text or of a sheet of orders before deciding: records of outlooks, previews and maps.

All are made from what the asking chair may know; two games that differ only in another's secret give the same.
"""

from typing import Literal

from treaty.coalition.blocs import Alignment
from treaty.coalition.ledger import Counts, Entry
from treaty.model.amendment import Operation
from treaty.model.base import CountryId, Frozen
from treaty.views.records import CaseView

TIE = 0.1
"""Points of home interest that move no country into or out of a text."""
MOST_COUNTRIES = 16
"""Countries up to which all coalitions are tried: 2^16 take some ten seconds."""


class Piece(Frozen):
    """A run of words in a redline."""

    how: Literal["same", "out", "in"]
    words: str


class RedArticle(Frozen):
    """One article, or the title, preamble or a final clause, of a redline."""

    id: str
    title: str
    how: Literal["same", "changed", "out", "in"]
    pieces: tuple[Piece, ...]


class HomeChange(Frozen):
    """A change that would move a legislature: what, by how many points, and whether it would carry it."""

    words: str
    points: float
    enough: bool
    operations: tuple[Operation, ...] = ()
    """The amendment, where the change is one to the text."""
    reserving: str = ""
    """The article that the country would have to leave out, where the change is a reservation."""


class HomeOutlook(Frozen):
    """What my legislature would say of a text today. The mood of the day is not known before."""

    instrument: str
    likely: Literal["yes", "no", "close"]
    margin: float
    """Points above what is needed, with a neutral mood; the mood can move it by `swing` either way."""
    swing: float
    sentence: str
    reasons: tuple[str, ...]
    """What weighs, heaviest first, each with its points."""
    changes: tuple[HomeChange, ...]


class Step(Frozen):
    """One number over the rounds ahead: under the sheet in hand, and under the sheet of the last round."""

    name: str
    unit: str
    now: float
    ahead: tuple[float, ...]
    usual: tuple[float, ...]


class Deterrence(Frozen):
    """Whether breaking one obligation pays for the country that owes it, as the asking chair may reckon it."""

    gain: float
    """Points of home interest that breaking it alone brings while nobody finds out; 0 or less: nothing."""
    penalty: float
    """Points that being found in breach once costs, at least 0."""
    needed: float
    """Chance to be seen in a round, in [0, 1], from which breaking it no longer pays."""
    in_force: float
    """Chance in [0, 1] that a breach is seen in a round by the methods in force for the country."""
    pays: bool
    sentence: str
    """`detection needed 38 %, in force 22 %: breaking it pays`."""


class WouldBreach(Frozen):
    """A duty that the sheet would break."""

    obligation: str
    text: str
    """Title of the text."""
    article: str
    words: str
    would_be: float
    """The measure under the sheet."""
    limit: float
    unit: str
    chance_seen: float
    """Probability in [0, 1] that some method in force sees it in this round."""
    methods: tuple[tuple[str, float], ...]
    """Each method in words, and its own chance."""
    due: bool
    """It must be met this round; False: it will fall due later."""
    deterrence: Deterrence
    """Whether breaking it pays under this sheet, against the same sheet with this duty kept."""
    rule: str = "V26.1"
    """V26.1, treaties are kept; V18.1 where the text is not in force and would be defeated."""


class OrdersPreview(Frozen):
    """What a sheet does, before it is sealed: expected values, others doing what they did."""

    steps: tuple[Step, ...]
    points: tuple[float, ...]
    """My points at the end of each round ahead, as far as they follow from figures."""
    usual_points: tuple[float, ...]
    breaches: tuple[WouldBreach, ...]
    said: tuple[str, ...]
    """Declarations that would not be the truth, in words."""
    notes: tuple[str, ...]
    """What the sheet asks for and will not get: `power for 40 of 60 kH100e`."""


class DutyLine(Frozen):
    """One obligation of one country as this chair may see it."""

    entry: Entry
    text: str
    due_words: str
    interim: bool
    """Not to defeat a text that does not bind the country yet (V18.1)."""
    owed_to: str
    """`owed to BRA and KEN alone`; empty where it is owed to all who owe under the text."""
    belief: float
    """Of a breach, in [0, 1], as this chair believes."""
    chance_seen: float
    """Probability in [0, 1] that a breach is seen in a round."""
    false_alarm: float
    """Probability in [0, 1] of an alarm in a round in which it is kept."""
    if_alarm: float
    """Belief after one more alarm, in [0, 1]."""
    methods: tuple[str, ...]
    declared: str
    """What the country said it did, in words; empty where it said nothing."""
    evidence: tuple[str, ...]
    """Reports so far, newest first, in words."""
    deterrence: Deterrence | None
    """Whether breaking it pays for who owes it; None where it is no longer owed."""
    can_accuse: bool
    why_not: str


class Regard(Frozen):
    """What the word of one country is worth to another, and from what, as the asking chair may know."""

    by: CountryId
    of: CountryId
    mean: float
    """Expected chance that the next promise is kept, in (0, 1)."""
    evidence: float
    """Weight of all that was seen; 0 where nothing is known."""
    kept: int
    """Duties times rounds that were looked at and in which nothing was found."""
    alarms: int
    """Duties times rounds in which a method raised an alarm and nothing was decided."""
    found: int
    self_reported: int
    cleared: int
    """Accusations that were found not made out, or dropped."""
    deals_broken: int
    sentence: str


class DutiesView(Frozen):
    """The obligations page: who owes what, where it stands, and what this chair can do about it."""

    lines: tuple[DutyLine, ...]
    counts: dict[CountryId, Counts]
    cases: tuple[CaseView, ...]
    case_words: dict[str, str]
    remedies: tuple[str, ...]
    regards: tuple[Regard, ...]
    """Reputation of each country with each other, by pair."""
    readings: tuple[str, ...]
    """How scarce inspections are best spent, and what verification costs this chair this round."""


class Tie(Frozen):
    """What lies between two countries: `+` commitments, `x` controls or disputes, `±` both, `#` an exclusive pact."""

    one: CountryId
    other: CountryId
    sign: Literal["+", "x", "#", "±", "."]
    sentence: str


class BlocsView(Frozen):
    """The map of ties: countries in the order of their blocs, a sign for each pair, and readings in words."""

    order: tuple[CountryId, ...]
    bloc_of: dict[CountryId, str]
    """Country -> name of its bloc, empty for the nonaligned."""
    blocs: tuple[tuple[str, tuple[CountryId, ...]], ...]
    ties: tuple[Tie, ...]
    alignment: dict[CountryId, Alignment]
    readings: tuple[str, ...]
    """Polarisation, balance and bridges in plain words."""

    def between(self, one: str, other: str) -> Tie | None:
        """The tie of two countries."""
        return next((tie for tie in self.ties if {tie.one, tie.other} == {one, other}), None)


class Member(Frozen):
    """One country in the reading of a text: whether it gains by being in, what would hold it, who would follow it."""

    country: CountryId
    inside: bool
    gain: float
    """Points of home interest of being in over being out, all others as they stand."""
    price_bn: float
    """Billion USD a year that would make up for a loss; 0 where there is none."""
    visas_k: float = 0.0
    """Thousand visas a year, offered to its people by `visas_by`, that would do as well; 0 where none would."""
    visas_by: str = ""
    unkept: tuple[str, ...] = ()
    """Articles that it would leave unkept as a party, because breaking them pays."""
    followers: tuple[CountryId, ...] = ()
    """Members that would stay as things are, and leave after it, in their order."""
    deterred: bool = False
    """Leaving would pay at once, and no more once others have followed."""
    pivotal: float = 0.0
    """Shapley-Shubik share among those who can still bring it into force, in [0, 1]; 0 when it is in force."""


class Larger(Frozen):
    """A larger coalition that would hold."""

    added: tuple[CountryId, ...]
    members: int
    points: float
    """Points of home interest that all countries together gain by the enlargement."""
    by_transfers: bool = False
    """It holds only with transfers among the members."""


class Coalitions(Frozen):
    """What was found among all coalitions of the countries in play, or among a sample of them."""

    tried: int
    """Coalitions that were judged."""
    sampled: bool = False
    internal: float
    """Share of them, in [0, 1], that no member would leave."""
    potentially: float
    """Share of them that transfers among the members could hold."""
    stable: float
    """Share of them that nobody would leave or join."""
    error: float = 0.0
    """Standard error of these shares, the largest of the three; 0 where all were tried."""
    sizes: dict[int, int] = {}
    """Size -> stable coalitions of that size among those tried."""
    deficit: float = 0.0
    """Points that transfers from outside would have to add to hold those in now; 0 where none would."""
    nearest: Larger | None = None
    """The fewest further members with whom it would hold by itself."""
    best: Larger | None = None
    """The larger coalition that would hold and is best for all countries together."""


class Holding(Frozen):
    """Would the text hold with those in it, who would leave, who would join, who is pivotal."""

    instrument: str
    sentence: str
    """`holds with 7; KEN would leave: 40 million USD a year or 2,000 visas a year would keep it`."""
    members: tuple[Member, ...]
    ends_with: tuple[CountryId, ...] = ()
    """Where some would leave: those with whom it would end, once all that gain by it have left one by one."""
    notes: tuple[str, ...]
    coalitions: Coalitions | None = None
    """What all coalitions show, where they were worked out."""


class Question(Frozen):
    """A question for the class, made from what happened, and the facts behind it."""

    ask: str
    facts: str
