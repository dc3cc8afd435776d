"""Events in the life of a text on the floor: proposals, amendments, votes, adoption."""

from typing import Literal

from pydantic import Field

from treaty.acts.commands import Choice
from treaty.acts.happened import Happened
from treaty.model.amendment import Operation
from treaty.model.base import CountryId, Line, Paragraph
from treaty.model.instrument import Instrument


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
    rule: Line = Field(default="", description="name of the voting rule that decided")


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
