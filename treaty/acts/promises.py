"""Promises of side deals: typed, dated, and enforceable only as far as they carry themselves out.

Money and chips move by themselves at the next reveal. A vote, a signature, a ratification, visas or a stance are owed,
and a deal is broken when the date passes without them.
"""

from typing import Annotated, Literal

from pydantic import Field

from treaty.model.base import Frozen, Slug


class Money(Frozen):
    """A payment, once."""

    what: Literal["money"] = "money"
    billion_usd: float = Field(gt=0, le=500)

    def words(self) -> str:
        """As a clause of a sentence."""
        if self.billion_usd < 1:
            return f"{1000 * self.billion_usd:,.3g} million USD"
        return f"{self.billion_usd:,.3g} billion USD"


class Chips(Frozen):
    """A delivery of chips, once."""

    what: Literal["chips"] = "chips"
    kh100e: float = Field(gt=0, le=5_000)

    def words(self) -> str:
        """As a clause of a sentence."""
        return f"{self.kh100e:,.3g} thousand H100-equivalents"


class Visas(Frozen):
    """Talent visas, a year, from the next round on."""

    what: Literal["visas"] = "visas"
    thousand_a_year: float = Field(gt=0, le=50)

    def words(self) -> str:
        """As a clause of a sentence."""
        return f"{self.thousand_a_year:,.3g} thousand visas a year"


class NoControls(Frozen):
    """No chip or model control against the other side from the next round on."""

    what: Literal["no controls"] = "no controls"

    def words(self) -> str:
        """As a clause of a sentence."""
        return "no chip or model controls"


class Backing(Frozen):
    """A yes in the vote on an item, or a signature or submission to the legislature, before the round ends."""

    what: Literal["backing"] = "backing"
    act: Literal["vote", "sign", "submit"]
    item: Slug

    def words(self) -> str:
        """As a clause of a sentence."""
        said = {"vote": "a yes vote on", "sign": "signature of", "submit": "submission to its legislature of"}
        return f"{said[self.act]} {self.item}"


Promise = Annotated[Money | Chips | Visas | NoControls | Backing, Field(discriminator="what")]
