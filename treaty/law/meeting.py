"""The meeting: motions, rulings of the chair, objections and silence, as far as they outlast one command.

F4.1   Motions of procedure are put before everything else, in their order.
F6.4   What is agreed in parts is agreed ad referendum: only the vote on the whole adopts.
Source: draft rules of procedure of the BBNJ COP (2026), rules 38-54.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from treaty.model.voting import VotingRule


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion or a request for division. `what` and `about` as in `MotionMade`, `stage` as in `MotionDecided`."""

    id: str
    by: str
    what: str
    made: int
    instrument: str = ""
    about: str = ""
    objected: tuple[str, ...] = ()
    stage: str = "made"

    @property
    def on_division(self) -> bool:
        """Whether what is put is if a part is voted separately, and not the part itself."""
        return self.what == "divide" and bool(self.objected) and self.stage == "made"

    @property
    def of_part(self) -> bool:
        """Whether what is put is a part of a text."""
        return self.what == "divide" and not self.on_division


@dataclass(frozen=True, slots=True)
class Silence:
    """A silence procedure: from when, until when, and who circulated the text."""

    by: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the meeting has decided about itself. Items are texts, amendments and motions; numbers are rounds."""

    motions: Mapping[str, Motion] = field(default_factory=dict)
    rule: VotingRule | None = None
    """The voting rule that the meeting has set in the place of the scenario's (V9.2)."""
    counts_as: Mapping[str, str] = field(default_factory=dict)
    """Item -> `procedure` or `important`, where the meeting has decided so (F2.3, F2.5)."""
    roll_calls: frozenset[str] = frozenset()
    first: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Text -> the amendment that the chair puts first, and why (F4.2)."""
    waived: frozenset[str] = frozenset()
    tied: frozenset[str] = frozenset()
    """Items of which a second vote follows (F2.6)."""
    rests: Mapping[str, int] = field(default_factory=dict)
    """Item -> the round in which it is not put any more."""
    adjourned: int = 0
    """The round in which nothing is put any more."""
    debate_closed: frozenset[str] = frozenset()
    silence: Mapping[str, Silence] = field(default_factory=dict)
    no_consensus: Mapping[str, int] = field(default_factory=dict)
    """Text -> the last round in which somebody stood against consensus on it."""
    unopposed: Mapping[str, int] = field(default_factory=dict)
    """Text -> the round in which it was adopted without a vote."""
    late: frozenset[tuple[str, str]] = frozenset()
    """Country and text: objections recorded after the gavel (F6.2)."""
    rejected: Mapping[str, int] = field(default_factory=dict)
    """Item -> the round in which it was voted down (F3.5)."""

    def divisions(self, instrument: str) -> Iterator[Motion]:
        """Requests for a separate vote on a part of a text that are not settled, in the order they were made."""
        return (
            one
            for one in self.motions.values()
            if one.what == "divide" and one.instrument == instrument and one.stage in ("made", "allowed")
        )

    def parts_decided(self, instrument: str) -> bool:
        """Whether a part of the text has been voted on separately."""
        return any(one.instrument == instrument and one.stage in ("kept", "out") for one in self.motions.values())

    def open_motions(self, number: int) -> tuple[Motion, ...]:
        """Motions of procedure of round `number` that wait for their vote."""
        return tuple(
            one for one in self.motions.values() if one.what != "divide" and one.made == number and one.stage == "made"
        )
