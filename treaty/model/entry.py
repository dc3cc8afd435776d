"""Entry into force and withdrawal as final clauses provide them.

V24.1  `all_of` conditions, the date they are met, a delay, a floor.
V56.3  Withdrawal: allowed or not, lock-in, notice.
Source: VCLT 1969, arts. 24, 54-56; keys as in the treaty files of `treaty law status`.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from treaty.model.base import CountryId, Frozen
from treaty.model.dates import Delay
from treaty.model.voting import Portion


class Count(Frozen):
    """So many instruments of consent; `subset` counts only these countries."""

    type: Literal["count"] = "count"
    at_least: int = Field(ge=1, le=200)
    subset: tuple[CountryId, ...] = ()


class Weight(Frozen):
    """A share of a table that is frozen at adoption. `compute`: kH100e of all countries in play on that day."""

    type: Literal["weight"] = "weight"
    table: Literal["compute", "economy"] = "compute"
    at_least: Portion


class NamedStates(Frozen):
    """All of these countries."""

    type: Literal["named_states"] = "named_states"
    states: tuple[CountryId, ...] = Field(min_length=1)


Condition = Annotated[Count | Weight | NamedStates, Field(discriminator="type")]


class EntryIntoForce(Frozen):
    """`all_of` conditions, then a delay, then a floor (V24.1)."""

    all_of: tuple[Condition, ...] = Field(min_length=1)
    then: Delay = Delay(months=3)
    not_before: date | None = None


class Withdrawal(Frozen):
    """Whether and how a party may leave (V54-56)."""

    allowed: bool = True
    notice: Delay = Delay(months=6)
    earliest_after_in_force_for_party: Delay = Delay()
