"""Commands by which a country binds itself, makes reservations, answers those of others, and leaves."""

from datetime import date
from typing import Literal

from pydantic import Field

from treaty.acts.asked import Asked
from treaty.model.base import CountryId, Slug
from treaty.model.reservation import Reservations


class Sign(Asked):
    """Sign an adopted text; ad referendum: the signature counts once the government confirms it (V12.2)."""

    do: Literal["sign"] = "sign"
    instrument: Slug
    ad_referendum: bool = False
    reservations: Reservations = ()


class Confirm(Asked):
    """Confirm a signature ad referendum, which makes it a full signature from this day."""

    do: Literal["confirm"] = "confirm"
    instrument: Slug


class Unsign(Asked):
    """Make clear that one will not become a party, though one has signed (V18.1)."""

    do: Literal["unsign"] = "unsign"
    instrument: Slug


class Submit(Asked):
    """Lay a signed text before one's legislature, which decides at the reveal.

    Reservations named here are made, or confirmed, when the instrument is deposited (V23.2).
    """

    do: Literal["submit"] = "submit"
    instrument: Slug
    reservations: Reservations = ()


class Accede(Asked):
    """Lay a text that one has not signed before one's legislature, to join it by accession."""

    do: Literal["accede"] = "accede"
    instrument: Slug
    reservations: Reservations = ()
    unamended: bool = Field(default=False, description="to the text without its amendments in force (V40.5)")


class Apply(Asked):
    """Apply a text provisionally until it enters into force, or end that (V25)."""

    do: Literal["apply"] = "apply"
    instrument: Slug
    begin: bool = True


class React(Asked):
    """Answer the reservations of another country: accept, object, or object and oppose entry into force (V20)."""

    do: Literal["react"] = "react"
    instrument: Slug
    to: CountryId
    answer: Literal["accept", "object", "oppose"]


class Drop(Asked):
    """Withdraw one's own reservations (V22.1)."""

    do: Literal["drop"] = "drop"
    instrument: Slug


class Lift(Asked):
    """Withdraw one's objection to another country's reservations (V22.1)."""

    do: Literal["lift"] = "lift"
    instrument: Slug
    to: CountryId


class Withdraw(Asked):
    """Give notice of withdrawal from an instrument; a later date than the text asks for may be named."""

    do: Literal["withdraw"] = "withdraw"
    instrument: Slug
    later: date | None = Field(default=None, description="effect on this day, where it is later than the text's own")


class Stay(Asked):
    """Revoke one's notice of withdrawal before it takes effect."""

    do: Literal["stay"] = "stay"
    instrument: Slug
