"""Commands of the floor: what a seat or the chair asks of a meeting beside tabling, amending and voting.

A motion's `about` is a text or amendment, or for `rule` the name of a voting rule; nothing for the whole meeting.
"""

from typing import Literal

from treaty.acts.asked import Asked
from treaty.model.base import Line, Slug

MotionKind = Literal[
    "appeal", "adjourn meeting", "adjourn debate", "close debate", "rule", "procedure", "important", "reconsider",
    "not put",
]  # fmt: skip
"""Motions in the order in which they are put (F4.1): a point of order first, then what ends most."""


class AcceptAmendment(Asked):
    """Accept another country's amendment to one's own text: it is merged without a vote (F3.6)."""

    do: Literal["accept"] = "accept"
    item: Slug


class Divide(Asked):
    """Ask that an article be voted on separately (F4.3)."""

    do: Literal["divide"] = "divide"
    instrument: Slug
    article: Slug


class AskRollCall(Asked):
    """Ask that a vote be taken by roll call (F5.1)."""

    do: Literal["roll call"] = "roll call"
    item: Slug


class Object(Asked):
    """Object: to a division, to a consensus while the chair puts it, or to a text under silence."""

    do: Literal["object"] = "object"
    item: Slug


class Move(Asked):
    """Move a question of procedure, or that a decision be taken up again."""

    do: Literal["motion"] = "motion"
    motion: MotionKind
    about: Slug | Literal[""] = ""


class CountQuorum(Asked):
    """Challenge the quorum of the open vote: who has taken part is counted (F1.2)."""

    do: Literal["quorum"] = "quorum"


class PutConsensus(Asked):
    """Chair: put the next text for adoption by consensus (F6.1); closing is the gavel."""

    do: Literal["consensus"] = "consensus"


class Circulate(Asked):
    """Chair or proposer: circulate a text under silence; done again, the clock starts again (F6.3)."""

    do: Literal["circulate"] = "circulate"
    instrument: Slug


class Reorder(Asked):
    """Chair: rule that an amendment is put first among those to its text, with a reason (F4.2)."""

    do: Literal["reorder"] = "reorder"
    item: Slug
    reason: Line


class Waive(Asked):
    """Chair: let what was tabled in this round be put in it (F3.1)."""

    do: Literal["waive"] = "waive"
    item: Slug
