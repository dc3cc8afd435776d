"""Events of consent: signature, the legislature, reservations, entry into force, leaving."""

from datetime import date
from typing import Literal

from pydantic import Field

from treaty.acts.happened import Happened
from treaty.model.base import CountryId, Line, Paragraph
from treaty.model.reservation import ReservationText


class Signed(Happened):
    """A signature. Where the text says so, it binds at once (V12.1)."""

    was: Literal["signed"] = "signed"
    by: CountryId
    instrument: str
    ad_referendum: bool = False
    reservations: tuple[ReservationText, ...] = ()


class Submitted(Happened):
    """A government laid a text before its legislature."""

    was: Literal["submitted"] = "submitted"
    by: CountryId
    instrument: str
    accession: bool = False
    reservations: tuple[ReservationText, ...] = ()
    unamended: bool = False


class LegislatureDecided(Happened):
    """A legislature approved or refused. `margin` is support above what was needed; `reasons` are its own words."""

    was: Literal["legislature"] = "legislature"
    country: CountryId
    instrument: str
    approved: bool
    margin: float
    reasons: tuple[Line, ...]


Means = Literal["signature", "ratification", "accession", "simplified procedure", "amendment in force for all"]
"""How a state expresses its consent to be bound (V11.1)."""


class Consented(Happened):
    """An instrument of consent was deposited: the date that counts (V16.1)."""

    was: Literal["consented"] = "consented"
    by: CountryId
    instrument: str
    means: Means
    reservations: tuple[ReservationText, ...] = ()
    notified: date | None = Field(default=None, description="day on which the depositary informs the others (V78.3)")


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


class SignatureConfirmed(Happened):
    """A signature ad referendum became a full one, from this day (V12.2)."""

    was: Literal["confirmed"] = "confirmed"
    by: CountryId
    instrument: str


class SignatureRenounced(Happened):
    """A signatory made clear that it will not become a party: its interim duty ends (V18.1)."""

    was: Literal["unsigned"] = "unsigned"
    by: CountryId
    instrument: str


class ProvisionalBegan(Happened):
    """A country applies a text provisionally (V25.1)."""

    was: Literal["provisional"] = "provisional"
    by: CountryId
    instrument: str


class ProvisionalEnded(Happened):
    """A country ended provisional application by notice, at once (V25.2)."""

    was: Literal["provisional ended"] = "provisional ended"
    by: CountryId
    instrument: str


class Reacted(Happened):
    """A country answered another's reservations (V20)."""

    was: Literal["reacted"] = "reacted"
    by: CountryId
    to: CountryId
    instrument: str
    answer: Literal["accept", "object", "oppose"]


class ReservationsWithdrawn(Happened):
    """A country withdrew its reservations; the others are informed on `notified` (V22)."""

    was: Literal["reservations withdrawn"] = "reservations withdrawn"
    by: CountryId
    instrument: str
    notified: date


class ObjectionWithdrawn(Happened):
    """A country withdrew its objection; the reserving country is informed on `notified` (V22)."""

    was: Literal["objection withdrawn"] = "objection withdrawn"
    by: CountryId
    to: CountryId
    instrument: str
    notified: date


class PromisesCollided(Happened):
    """A country is bound by two instruments that it cannot both keep; it answers for the one it breaks (V30.5)."""

    was: Literal["collided"] = "collided"
    country: CountryId
    earlier: str
    later: str
    sentence: Paragraph
