"""What a game looks like from its end: the records of the debrief.

`seen` is what an alarm told all parties in the round of the breach or by a challenge inspection in the next; what only
one country's own means saw stands apart, because it could not be shown to the others.
"""

from datetime import date

from treaty.coalition.blocs import Alignment
from treaty.coalition.ledger import Counts, Entry
from treaty.model.base import CountryId, Frozen
from treaty.views.wording import the


class TurningPoint(Frozen):
    """A round in which the game turned: what changed most, and what brought it about."""

    round: int
    what: str
    why: str


class ReservedEnd(Frozen):
    """Reservations of one country that stand at the end: each article in words, and what the others answered."""

    country: CountryId
    articles: tuple[str, ...]
    answers: str


class Collision(Frozen):
    """A country that was bound by two texts which it could not both keep (V30.5)."""

    round: int
    country: CountryId
    earlier: str
    later: str


class TextEnd(Frozen):
    """A text at the end. `status`: country -> its status under V2."""

    id: str
    title: str
    by: CountryId
    stage: str
    articles: tuple[tuple[str, str, str], ...]
    """Id, title and sentence of each article."""
    versions: int
    consent: str
    """Means of consent: signature or ratification."""
    rule: str
    yes: tuple[CountryId, ...]
    no: tuple[CountryId, ...]
    abstain: tuple[CountryId, ...]
    adopted: date | None
    threshold: date | None
    decisive: tuple[CountryId, ...]
    in_force: date | None
    status: dict[CountryId, str]
    contracting: tuple[CountryId, ...]
    parties: tuple[CountryId, ...]
    missing: tuple[str, ...]
    """What entry into force still wants, one sentence a condition; none once it is met."""
    amends: str = ""
    """Id of the text that it amends, or empty."""
    reservations: tuple[ReservedEnd, ...] = ()
    """Those that stand at the end."""


class Deed(Frozen):
    """An obligation that was broken, and who could know."""

    obligation: str
    party: CountryId
    instrument: str
    article: str
    words: str
    rounds: tuple[int, ...]
    seen: tuple[int, ...]
    """Those of the rounds in which an alarm reached all parties."""
    methods: tuple[str, ...]
    """What raised those alarms."""
    alone: tuple[CountryId, ...]
    """Countries whose own means saw it."""
    found: bool


class Suspicion(Frozen):
    """Alarms about an obligation in rounds in which it was kept."""

    obligation: str
    party: CountryId
    words: str
    rounds: tuple[int, ...]
    methods: tuple[str, ...]
    found: bool
    """The parties found a breach all the same."""


class Ruling(Frozen):
    """A finding, and whether it was right.

    A finding of breach is wrong when the obligation was never broken before the accusation; one of no breach when it
    was broken in the round before it.
    """

    allegation: str
    round: int
    by: CountryId
    against: CountryId
    obligation: str
    words: str
    breach: bool
    right: bool


class HomeRefusal(Frozen):
    """A legislature that said no."""

    round: int
    country: CountryId
    instrument: str
    margin: float
    reasons: tuple[str, ...]


class Leaving(Frozen):
    """A notice of withdrawal, and the day it took effect, if it did."""

    round: int
    country: CountryId
    instrument: str
    notice: date
    left: date | None
    revoked: bool = False
    """The notice was taken back before it took effect."""


class AimScore(Frozen):
    """Points of one aim."""

    title: str
    formula: str
    points: float
    of: float
    secret: bool


class CountryScore(Frozen):
    """One country's points, explained."""

    country: CountryId
    total: float
    aims: tuple[AimScore, ...]
    red_line: float
    red_line_title: str
    common: float


class Dials(Frozen):
    """The world's dials."""

    tension: float
    hazard: float
    fragmentation: float
    trust: float


class DebriefView(Frozen):
    """Everything, at the end."""

    title: str
    rounds: int
    ended: str
    names: dict[CountryId, str]
    texts: tuple[TextEnd, ...]
    ledger: tuple[Entry, ...]
    counts: dict[CountryId, Counts]
    deeds: tuple[Deed, ...]
    suspicions: tuple[Suspicion, ...]
    rulings: tuple[Ruling, ...]
    refusals: tuple[HomeRefusal, ...]
    leavings: tuple[Leaving, ...]
    collisions: tuple[Collision, ...] = ()
    due: int
    """Obligations times rounds that had to be met."""
    broken_deals: dict[CountryId, int]
    blocs: tuple[tuple[CountryId, ...], ...]
    alignment: dict[CountryId, Alignment]
    start: Dials
    end: Dials
    scores: tuple[CountryScore, ...]
    """Highest total first."""
    turning_points: tuple[TurningPoint, ...]
    verdict: str
    outlook: str = ""
    """Whether the text in force with most parties would hold from here on, from all that is true."""

    @property
    def breaches(self) -> int:
        """Obligations times rounds that were broken."""
        return sum(len(deed.rounds) for deed in self.deeds)

    @property
    def seen(self) -> int:
        """How many of those an alarm showed to all parties."""
        return sum(len(deed.seen) for deed in self.deeds)

    @property
    def false_alarms(self) -> int:
        """Obligations times rounds in which an alarm was raised over a country that had kept its word."""
        return sum(len(one.rounds) for one in self.suspicions)

    def called(self, country: str) -> str:
        """The country's name as it stands in a sentence."""
        return the(self.names.get(country, country))

    def main_text(self) -> TextEnd | None:
        """The text that came furthest: in force, else adopted, else tabled; by parties, then by consents and yes."""
        order = ("retracted", "fell", "rejected", "tabled", "expired", "ended", "adopted")
        return max(
            self.texts,
            key=lambda t: (
                t.in_force is not None,
                order.index(t.stage),
                len(t.parties),
                len(t.contracting),
                len(t.yes),
            ),
            default=None,
        )
