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
    Approved,
    ConductRecorded,
    Declared,
    EvidenceArrived,
    Found,
    Inspected,
    InspectionAsked,
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
from treaty.acts.consent_events import (
    BecameParty,
    Consented,
    EnteredIntoForce,
    Expired,
    LegislatureDecided,
    Means,
    ObjectionWithdrawn,
    PromisesCollided,
    ProvisionalBegan,
    ProvisionalEnded,
    Reacted,
    ReservationsWithdrawn,
    SignatureConfirmed,
    SignatureRenounced,
    Signed,
    Submitted,
    ThresholdMet,
    WithdrawalNotified,
    WithdrawalRevoked,
    WithdrawalTookEffect,
)
from treaty.acts.ending_events import (
    Contested,
    Corrected,
    CorrectionProposed,
    Invoked,
    Joined,
    NoticeEnded,
    Released,
    Resumed,
    Ruled,
    Suspended,
    Terminated,
    Undertook,
)
from treaty.acts.floor_events import (
    AmendmentAccepted,
    AmendmentChanged,
    ArticleStruck,
    MotionDecided,
    MotionMade,
    Objected,
    OrderRuled,
    QuorumCounted,
    RollCallAsked,
    SilenceBegan,
    SilenceBroken,
    SilenceKept,
    Waived,
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
    Fell,
    Proposed,
    Rejected,
    Retracted,
    Seconded,
    TextChanged,
    VoteCast,
    VoteClosed,
    VoteOpened,
)

__all__ = [
    "EVENT",
    "Adopted",
    "AdoptionMoved",
    "Alleged",
    "AmendmentAccepted",
    "AmendmentChanged",
    "AmendmentProposed",
    "Answered",
    "Approved",
    "ArticleStruck",
    "BecameParty",
    "CardDrawn",
    "ConductRecorded",
    "Consented",
    "Contested",
    "Corrected",
    "CorrectionProposed",
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
    "InspectionAsked",
    "Invoked",
    "Joined",
    "Judged",
    "LegislatureDecided",
    "Means",
    "MotionDecided",
    "MotionMade",
    "NoticeEnded",
    "Objected",
    "ObjectionWithdrawn",
    "OrderRuled",
    "OrdersSealed",
    "OrdersUnsealed",
    "PhaseBegan",
    "PromisesCollided",
    "Proposed",
    "ProvisionalBegan",
    "ProvisionalEnded",
    "QuorumCounted",
    "Reacted",
    "ReadySaid",
    "Rejected",
    "Released",
    "RemedyApplied",
    "Report",
    "ReservationsWithdrawn",
    "Responded",
    "Resumed",
    "Retracted",
    "RollCallAsked",
    "Ruled",
    "Said",
    "Score",
    "Scored",
    "Seconded",
    "SignatureConfirmed",
    "SignatureRenounced",
    "Signed",
    "SilenceBegan",
    "SilenceBroken",
    "SilenceKept",
    "Step",
    "Submitted",
    "Suspended",
    "Terminated",
    "TextChanged",
    "ThresholdMet",
    "Undertook",
    "VoteCast",
    "VoteClosed",
    "VoteOpened",
    "Waived",
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
    | Inspected | InspectionAsked | Approved | Judged | Found | RemedyApplied | Scored | ReadySaid | GameEnded | Forked
    | SignatureConfirmed | SignatureRenounced | ProvisionalBegan | ProvisionalEnded | Reacted | ReservationsWithdrawn
    | ObjectionWithdrawn | PromisesCollided | Invoked | Contested | Joined | Suspended | Terminated | Undertook
    | CorrectionProposed | Corrected | Ruled | AmendmentAccepted | AmendmentChanged | ArticleStruck | MotionMade
    | MotionDecided | Objected | SilenceBegan | SilenceBroken | SilenceKept | RollCallAsked | QuorumCounted | OrderRuled
    | Waived | NoticeEnded | Resumed | Released,
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
