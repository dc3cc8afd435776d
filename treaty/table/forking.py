"""Where a game may be forked: between two commands, never in the middle of what one of them brought.

A log does not say which events one command brought. Most events say it themselves, because they only ever begin one or
only ever follow from another; where that cannot be told apart, the fork goes back a command more.
"""

from collections.abc import Sequence

from treaty.acts.events import (
    Adopted,
    Alleged,
    Answered,
    Approved,
    BecameParty,
    CardDrawn,
    ConductRecorded,
    Consented,
    DealEnded,
    Declared,
    EnteredIntoForce,
    Event,
    EvidenceArrived,
    Expired,
    Fell,
    Found,
    GameEnded,
    GameStarted,
    Inspected,
    LegislatureDecided,
    PhaseBegan,
    Rejected,
    RemedyApplied,
    Scored,
    TextChanged,
    ThresholdMet,
    WithdrawalTookEffect,
    WorldMoved,
)

FOLLOWS = (
    Adopted, BecameParty, CardDrawn, ConductRecorded, Consented, DealEnded, Declared, EnteredIntoForce, EvidenceArrived,
    Expired, Fell, GameEnded, LegislatureDecided, Rejected, RemedyApplied, Scored, TextChanged, ThresholdMet,
    WithdrawalTookEffect, WorldMoved,
)  # fmt: skip
"""Events that follow from what came before them in the same command."""


def before_command(events: Sequence[Event], keep: int) -> int:
    """How many of `events` to keep so that the last command kept is whole: `keep` or fewer, but all of the beginning.

    Raises ValueError unless 1 <= keep <= len(events).
    """
    if not 1 <= keep <= len(events):
        raise ValueError(f"a fork keeps 1 to {len(events)} events, not {keep}")
    begun = next((place for place in range(1, len(events)) if _begins(events, place)), len(events))
    while begun < keep < len(events) and not _begins(events, keep):
        keep -= 1
    return max(begun, keep)


def _begins(events: Sequence[Event], place: int) -> bool:
    """Whether the event at `place`, 1 or later, is surely the first one of a command."""
    event, before = events[place], events[place - 1]
    if isinstance(event, Found):  # by the vote of the parties as talk ends, unless it follows from an admission
        return not isinstance(before, Found | RemedyApplied | Answered | Inspected)
    if isinstance(event, PhaseBegan):
        return not isinstance(before, Found | RemedyApplied | GameStarted | Inspected)
    if isinstance(event, Inspected):  # at once, by the last party that was needed, or as talk ends
        return not isinstance(before, Approved | Inspected)
    if isinstance(event, Answered):  # one that reports itself accuses itself and admits
        return not (isinstance(before, Alleged) and before.by == before.against)
    return not isinstance(event, FOLLOWS)
