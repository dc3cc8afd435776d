"""Voting rules as data: the base, the majority, the quorum, and the named presets of a meeting.

F2.7   Comparisons are made in integers; at least one yes is always needed.
Source: VCLT 1969, art. 9; draft rules of procedure of the BBNJ COP (2026), rules 34, 47.
"""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from treaty.model.base import CountryId, Frozen, Line


def _fraction(text: str) -> str:
    try:
        value = Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f"`{text}` is no fraction such as 2/3") from error
    if not 0 < value <= 1:
        raise ValueError(f"`{text}` must be above 0 and at most 1")
    return text


Portion = Annotated[str, AfterValidator(_fraction)]
"""An exact fraction as text, such as `2/3` or `55/100`, above 0 and at most 1."""


class VotingRule(Frozen):
    """A voting rule as data. Comparisons are made in integers; at least one yes is always needed (F2.7)."""

    name: Line = "two thirds of those present and voting"
    threshold: Portion = "2/3"
    strict: bool = Field(default=False, description="more than the threshold, not at least")
    base: Literal["present_voting", "members"] = "present_voting"
    quorum: Portion = Field(default="1/2", description="more than this share of members must take part (F1.1)")
    veto: tuple[CountryId, ...] = ()
    consensus: bool = Field(default=False, description="one no blocks (F6.1)")


VOTING_PRESETS: dict[str, VotingRule] = {
    "treaty-conference": VotingRule(),
    "procedure": VotingRule(name="majority of those present and voting", threshold="1/2", strict=True),
    "unga": VotingRule(name="two thirds of those present and voting (important question)"),
    "green-light": VotingRule(name="30 of 51 of all members", threshold="30/51", base="members"),
    "red-light": VotingRule(name="31 of 41 of all members", threshold="31/41", base="members"),
    "mun": VotingRule(name="simple majority", threshold="1/2", strict=True, quorum="1/4"),
    "consensus": VotingRule(name="consensus", consensus=True),
}
