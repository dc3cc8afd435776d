"""Events: what happened, past tense, kept for good. Fields are only ever added.

What world, verification and chance gave stands in the event that says it happened, so that a replay needs neither
numpy nor a generator, and a newer version cannot change an old game. `secret` events and fields reach only the chairs
that `views` lets see them.
"""

from typing import Annotated

from pydantic import Field, TypeAdapter

from treaty.acts.conduct_events import (
    Alleged,
    Answered,
    ConductRecorded,
    Declared,
    EvidenceArrived,
    Found,
    Inspected,
    Judged,
    OrdersSealed,
    OrdersUnsealed,
    RemedyApplied,
    Report,
    Score,
    Scored,
    Step,
    WorldMoved,
)
from treaty.acts.happened import (
    CardDrawn,
    DealDeclined,
    DealEnded,
    DealOffered,
    DealTaken,
    Forked,
    GameEnded,
    GameStarted,
    Happened,
    PhaseBegan,
    ReadySaid,
    Responded,
    Said,
)
from treaty.acts.treaty_events import (
    Adopted,
    AdoptionMoved,
    AmendmentProposed,
    BecameParty,
    Consented,
    EnteredIntoForce,
    Expired,
    Fell,
    LegislatureDecided,
    Means,
    Proposed,
    Rejected,
    Retracted,
    Seconded,
    Signed,
    Submitted,
    TextChanged,
    ThresholdMet,
    VoteCast,
    VoteClosed,
    VoteOpened,
    WithdrawalNotified,
    WithdrawalRevoked,
    WithdrawalTookEffect,
)

__all__ = [
    "EVENT",
    "Adopted",
    "AdoptionMoved",
    "Alleged",
    "AmendmentProposed",
    "Answered",
    "BecameParty",
    "CardDrawn",
    "ConductRecorded",
    "Consented",
    "DealDeclined",
    "DealEnded",
    "DealOffered",
    "DealTaken",
    "Declared",
    "EnteredIntoForce",
    "Event",
    "EvidenceArrived",
    "Expired",
    "Fell",
    "Forked",
    "Found",
    "GameEnded",
    "GameStarted",
    "Happened",
    "Inspected",
    "Judged",
    "LegislatureDecided",
    "Means",
    "OrdersSealed",
    "OrdersUnsealed",
    "PhaseBegan",
    "Proposed",
    "ReadySaid",
    "Rejected",
    "RemedyApplied",
    "Report",
    "Responded",
    "Retracted",
    "Said",
    "Score",
    "Scored",
    "Seconded",
    "Signed",
    "Step",
    "Submitted",
    "TextChanged",
    "ThresholdMet",
    "VoteCast",
    "VoteClosed",
    "VoteOpened",
    "WithdrawalNotified",
    "WithdrawalRevoked",
    "WithdrawalTookEffect",
    "WorldMoved",
    "decode",
    "encode",
]

Event = Annotated[
    GameStarted | PhaseBegan | CardDrawn | Responded | Proposed | AmendmentProposed | Seconded | Retracted
    | AdoptionMoved | VoteOpened | VoteCast | VoteClosed | TextChanged | Fell | Adopted | Rejected | Signed | Submitted
    | LegislatureDecided | Consented | ThresholdMet | EnteredIntoForce | BecameParty | WithdrawalNotified
    | WithdrawalRevoked | WithdrawalTookEffect | Expired | OrdersSealed | OrdersUnsealed | Declared | ConductRecorded
    | EvidenceArrived | WorldMoved | Said | DealOffered | DealTaken | DealDeclined | DealEnded | Alleged | Answered
    | Inspected | Judged | Found | RemedyApplied | Scored | ReadySaid | GameEnded | Forked,
    Field(discriminator="was"),
]  # fmt: skip
EVENT: TypeAdapter[Event] = TypeAdapter(Event)
"""Reads and writes any event."""


def encode(event: Event) -> str:
    """The event as one line of JSON, as it is kept."""
    return event.model_dump_json()


def decode(payload: str) -> Event:
    """The event that `payload` holds. Raises pydantic's ValidationError for anything else."""
    return EVENT.validate_json(payload)
