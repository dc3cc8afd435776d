"""Commands that change, suspend or end an instrument in force, or bind a third state."""

from typing import Literal

from pydantic import Field

from treaty.acts.asked import Asked
from treaty.model.amendment import Operation
from treaty.model.base import CountryId, Line, Slug

Ground = Literal["material breach", "impossibility", "change of circumstances", "consent of all"]
"""Grounds that play can produce (V54, V60, V61, V62)."""
Measure = Literal["suspend", "suspend towards", "suspend party", "suspend for all", "expel", "withdraw", "terminate"]
"""What a party means to do. It suspends the instrument for itself (`suspend`), or towards the party in breach alone
(`suspend towards`); all other parties suspend it towards that party (`suspend party`), or among all (`suspend for
all`). It ends for the party in breach (`expel`), for the party that invokes (`withdraw`), or for all (`terminate`)."""


class Revise(Asked):
    """Propose to amend an instrument that has been adopted: the amended text comes to the floor (V39-V40)."""

    do: Literal["revise"] = "revise"
    instrument: Slug
    operations: tuple[Operation, ...] = Field(min_length=1, max_length=20)
    reason: Line = ""


class Invoke(Asked):
    """Notify the other parties that one invokes a ground against an instrument, and what one means to do (V65)."""

    do: Literal["invoke"] = "invoke"
    instrument: Slug
    ground: Ground
    measure: Measure
    allegation: Slug | Literal[""] = Field(default="", description="the finding of breach that one relies on")
    reason: Line = ""


class Contest(Asked):
    """Object to a measure that another party has notified (V65.3), or to a proposed correction (V79)."""

    do: Literal["contest"] = "contest"
    notice: Slug


class Join(Asked):
    """Agree to a measure that needs all other parties (V60, V54), or take back one's objection to a measure."""

    do: Literal["join"] = "join"
    notice: Slug


class CarryOut(Asked):
    """Carry out a measure once nobody has objected within three months (V65.2)."""

    do: Literal["carry out"] = "carry out"
    notice: Slug


class Revoke(Asked):
    """Take one's notice of a measure back before it is carried out (V68.1)."""

    do: Literal["revoke"] = "revoke"
    notice: Slug


class Resume(Asked):
    """End one's own suspension of an instrument (V72.1)."""

    do: Literal["resume"] = "resume"
    instrument: Slug


class Undertake(Asked):
    """As a third state, accept in writing the duties that a text means for such states (V35)."""

    do: Literal["undertake"] = "undertake"
    instrument: Slug


class Correct(Asked):
    """Chair, as depositary: propose to correct an error in an adopted text (V79)."""

    do: Literal["correct"] = "correct"
    instrument: Slug
    operations: tuple[Operation, ...] = Field(min_length=1, max_length=20)
    reason: Line = ""


Question = Literal[
    "right of withdrawal", "impossibility", "temporary impossibility", "change of circumstances", "specially affected"
]
"""What the chair may have to rule on, since no text can settle it beforehand (V56.1, V60.2, V61.1, V62.1)."""


class Rule(Asked):
    """Chair: rule for one instrument on a question that the Convention leaves to judgement.

    `country` and `allegation` say who is specially affected by which breach; other questions name neither.
    """

    do: Literal["rule"] = "rule"
    instrument: Slug
    question: Question
    holds: bool
    country: CountryId | Literal[""] = ""
    allegation: Slug | Literal[""] = ""
    reason: Line = ""
