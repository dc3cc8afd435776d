"""Commands: what a seat asks, in the imperative. The law answers with events or with a refusal.

`by` is the country that asks, or `CHAIR` for whoever conducts the meeting: the facilitator, or the clock for them.
"""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from treaty.acts.asked import CHAIR, Asked, Choice
from treaty.acts.consent_commands import (
    Accede,
    Apply,
    Confirm,
    Drop,
    Lift,
    React,
    Sign,
    Stay,
    Submit,
    Unsign,
    Withdraw,
)
from treaty.acts.ending_commands import (
    CarryOut,
    Contest,
    Correct,
    Invoke,
    Join,
    Resume,
    Revise,
    Revoke,
    Rule,
    Undertake,
)
from treaty.acts.floor_commands import (
    AcceptAmendment,
    AskRollCall,
    Circulate,
    CountQuorum,
    Divide,
    Move,
    Object,
    PutConsensus,
    Reorder,
    Waive,
)
from treaty.acts.promises import Promise
from treaty.model.amendment import Operation
from treaty.model.base import CountryId, Line, Paragraph, Slug
from treaty.model.instrument import Instrument
from treaty.model.orders import Orders

__all__ = [
    "CHAIR",
    "COMMAND",
    "Accede",
    "AcceptAmendment",
    "Advance",
    "Allege",
    "Amend",
    "Answer",
    "Apply",
    "Approve",
    "AskRollCall",
    "Asked",
    "CarryOut",
    "Choice",
    "Circulate",
    "CloseVote",
    "Command",
    "Confess",
    "Confirm",
    "Contest",
    "Correct",
    "CountQuorum",
    "Decline",
    "Divide",
    "Drop",
    "Inspect",
    "Invoke",
    "Join",
    "Judge",
    "Lift",
    "Move",
    "MoveAdoption",
    "Object",
    "Offer",
    "Propose",
    "PutConsensus",
    "PutToVote",
    "React",
    "Ready",
    "Reorder",
    "Respond",
    "Resume",
    "Retract",
    "Revise",
    "Revoke",
    "Rule",
    "Say",
    "Seal",
    "Second",
    "Sign",
    "Stay",
    "Submit",
    "Take",
    "Undertake",
    "Unseal",
    "Unsign",
    "Vote",
    "Waive",
    "Withdraw",
]


class Propose(Asked):
    """Table a text."""

    do: Literal["propose"] = "propose"
    text: Instrument


class Amend(Asked):
    """Table an amendment to a text on the floor."""

    do: Literal["amend"] = "amend"
    instrument: Slug
    operations: tuple[Operation, ...] = Field(min_length=1, max_length=20)
    reason: Line = ""


class Second(Asked):
    """Support a text or an amendment, so that it may be voted on."""

    do: Literal["second"] = "second"
    item: Slug


class Retract(Asked):
    """Take back one's own text or amendment before voting on it begins."""

    do: Literal["retract"] = "retract"
    item: Slug


class MoveAdoption(Asked):
    """Ask that a text be put to the vote as a whole."""

    do: Literal["move"] = "move"
    instrument: Slug


class PutToVote(Asked):
    """Chair: open the vote on the next item in the order of voting."""

    do: Literal["put"] = "put"


class Vote(Asked):
    """Vote on the open item; may be changed until the vote is closed."""

    do: Literal["vote"] = "vote"
    choice: Choice


class CloseVote(Asked):
    """Chair: close the vote and announce the result; `casting` decides a tie where the rules give the chair a vote."""

    do: Literal["close"] = "close"
    casting: Literal["yes", "no", ""] = ""


class Seal(Asked):
    """Seal the orders of the round; a new sheet replaces the old one until the phase ends."""

    do: Literal["seal"] = "seal"
    orders: Orders


class Unseal(Asked):
    """Take one's sealed sheet back."""

    do: Literal["unseal"] = "unseal"


class Allege(Asked):
    """Say in public that a party has breached an obligation."""

    do: Literal["allege"] = "allege"
    obligation: str = Field(max_length=200, description="key of the obligation")
    statement: Line = ""


class Answer(Asked):
    """Answer an allegation against oneself."""

    do: Literal["answer"] = "answer"
    allegation: Slug
    answer: Literal["admit", "deny"]
    statement: Line = ""


class Inspect(Asked):
    """Ask for a challenge inspection of the country an allegation is against."""

    do: Literal["inspect"] = "inspect"
    allegation: Slug


class Approve(Asked):
    """Say whether a challenge inspection that was asked for may go ahead."""

    do: Literal["approve"] = "approve"
    allegation: Slug
    holds: bool = Field(description="it may go ahead")


class Confess(Asked):
    """Report one's own breach of an obligation, before anybody accuses."""

    do: Literal["confess"] = "confess"
    obligation: str = Field(max_length=200, description="key of the obligation")
    statement: Line = ""


class Judge(Asked):
    """Say whether an allegation is made out; the parties' majority is the finding."""

    do: Literal["judge"] = "judge"
    allegation: Slug
    breach: bool


class Say(Asked):
    """Send a message; to nobody in particular is to everybody."""

    do: Literal["say"] = "say"
    to: tuple[CountryId, ...] = Field(default=(), max_length=40)
    text: Paragraph


class Offer(Asked):
    """Offer a side deal."""

    do: Literal["offer"] = "offer"
    to: CountryId
    gives: tuple[Promise, ...] = Field(default=(), max_length=6)
    asks: tuple[Promise, ...] = Field(default=(), max_length=6)


class Take(Asked):
    """Accept a side deal."""

    do: Literal["take"] = "take"
    deal: Slug


class Decline(Asked):
    """Refuse a side deal, or take back one's own offer."""

    do: Literal["decline"] = "decline"
    deal: Slug
    reason: Line = ""


class Respond(Asked):
    """Answer the event card."""

    do: Literal["respond"] = "respond"
    response: Slug


class Ready(Asked):
    """Say that one is done with this phase."""

    do: Literal["ready"] = "ready"


class Advance(Asked):
    """Chair: end the phase and begin the next."""

    do: Literal["advance"] = "advance"


Command = Annotated[
    Propose | Amend | Second | Retract | MoveAdoption | PutToVote | Vote | CloseVote | Sign | Confirm | Unsign
    | Submit | Accede | Apply | React | Drop | Lift | Withdraw | Stay | Revise | Invoke | Contest | Join | CarryOut
    | Revoke | Resume | Undertake | Correct | Rule | Seal | Unseal | Allege | Answer | Inspect | Approve | Confess
    | Judge | Say | Offer | Take | Decline | Respond | Ready | Advance | AcceptAmendment | Divide | AskRollCall
    | Object | Move | CountQuorum | PutConsensus | Circulate | Reorder | Waive,
    Field(discriminator="do"),
]  # fmt: skip
COMMAND: TypeAdapter[Command] = TypeAdapter(Command)
"""Reads and writes any command."""
