"""Events in the life of a text: the floor, votes, consent, entry into force, leaving."""

from datetime import date
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
