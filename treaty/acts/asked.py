"""What all commands share: who asks."""

from typing import Literal

from treaty.model.base import CountryId, Frozen

CHAIR = "CHAIR"
"""Whoever conducts the meeting: the facilitator, or the clock for them."""
Choice = Literal["yes", "no", "abstain"]


class Asked(Frozen):
    """What all commands share."""

    by: CountryId | Literal["CHAIR"]
