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
    reason: Line = ""


class AmendmentProposed(Happened):
    """An amendment was tabled."""

    was: Literal["amendment"] = "amendment"
    id: str
    by: CountryId
    instrument: str
    operations: tuple[Operation, ...]
    reason: Line = ""
    to: str = Field(default="", description="the amendment that it amends, if it amends one")


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
    """The chair put an item; `reason` says why it comes now.

    `roll` is the order of a roll call, from the country drawn by lot on; `barred` have no vote on this item.
    """

    was: Literal["vote opened"] = "vote opened"
    item: str
    reason: Line
    members: tuple[CountryId, ...]
    manner: Literal["vote", "consensus"] = "vote"
    roll: tuple[CountryId, ...] = ()
    barred: tuple[CountryId, ...] = ()
    second: bool = Field(default=False, description="after a tie (F2.6)")


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
    counts: tuple[int, ...] = Field(default=(), description="yes, no, abstaining, where a secret ballot names nobody")
    void: bool = Field(default=False, description="no quorum: nothing is decided")
    again: bool = Field(default=False, description="a tie: a second vote follows")
    manner: Literal["vote", "consensus"] = "vote"


class TextChanged(Happened):
    """An amendment became part of a text, which has a new version."""

    was: Literal["text"] = "text"
    instrument: str
    amendment: str
    text: Instrument


class Fell(Happened):
    """A text or amendment was not put: nothing is left for it to change, its text is gone, or it was so decided."""

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
