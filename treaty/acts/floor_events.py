"""Events of the floor beside tabling and voting: motions, divisions, objections, silence, rulings of the chair."""

from datetime import date
from typing import Literal

from treaty.acts.floor_commands import MotionKind
from treaty.acts.happened import Happened
from treaty.model.amendment import Operation
from treaty.model.base import CountryId, Line
from treaty.model.instrument import Instrument
from treaty.model.voting import VotingRule

MotionStage = Literal["made", "allowed", "carried", "lost", "kept", "out"]
"""`allowed`: a division that was objected to and is made all the same; `kept` and `out`: what became of the part."""


class AmendmentAccepted(Happened):
    """The sponsor of a text accepted another's amendment (F3.6)."""

    was: Literal["accepted"] = "accepted"
    by: CountryId
    item: str


class AmendmentChanged(Happened):
    """An amendment to an amendment became part of it; `operations` are what the amendment now does."""

    was: Literal["amendment changed"] = "amendment changed"
    amendment: str
    item: str
    operations: tuple[Operation, ...]


class MotionMade(Happened):
    """A motion was made, or a division asked for; `about` says what of, `instrument` which text."""

    was: Literal["motion"] = "motion"
    id: str
    by: CountryId
    what: MotionKind | Literal["divide"]
    instrument: str = ""
    about: str = ""


class MotionDecided(Happened):
    """What became of a motion; `rule` is the voting rule that the meeting set for itself by it."""

    was: Literal["motion decided"] = "motion decided"
    id: str
    stage: MotionStage
    rule: VotingRule | None = None


class ArticleStruck(Happened):
    """An article was voted down separately and is out of the text."""

    was: Literal["struck"] = "struck"
    instrument: str
    article: str
    text: Instrument


class Objected(Happened):
    """An objection to a division or a consensus; a `late` one is recorded and has no effect (F6.2)."""

    was: Literal["objected"] = "objected"
    by: CountryId
    item: str
    late: bool = False


class SilenceBegan(Happened):
    """A text was circulated under silence until a date; `extended`: not for the first time."""

    was: Literal["silence"] = "silence"
    by: str
    instrument: str
    until: date
    extended: bool = False


class SilenceBroken(Happened):
    """An objection broke the silence: the text is back on the floor."""

    was: Literal["silence broken"] = "silence broken"
    by: CountryId
    instrument: str


class SilenceKept(Happened):
    """Nobody broke the silence: the text is adopted."""

    was: Literal["silence kept"] = "silence kept"
    instrument: str


class RollCallAsked(Happened):
    """A country asked for a roll call on an item."""

    was: Literal["roll call"] = "roll call"
    by: CountryId
    item: str


class QuorumCounted(Happened):
    """The quorum was challenged and counted: who had taken part by then, and how many votes are needed."""

    was: Literal["quorum"] = "quorum"
    by: CountryId
    item: str
    present: tuple[CountryId, ...]
    needed: int


class OrderRuled(Happened):
    """The chair ruled that an amendment comes first among those to its text."""

    was: Literal["order"] = "order"
    item: str
    instrument: str
    reason: Line


class Waived(Happened):
    """The chair let something be put in the round of its tabling."""

    was: Literal["waived"] = "waived"
    item: str
