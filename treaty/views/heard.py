"""Who hears of what: which chair may know that an event happened, in the words in which `telling` tells it.

Secret are messages to some, side deals, what was really done, one's own points, and what one's own means saw. What
verification under a text saw reaches the parties of that text. That a country sealed is public, what it sealed is
told to nobody. A broken deal is heard of by others only as a count, told when the world has moved.
"""

from typing import assert_never

from treaty.acts.events import (
    Adopted,
    AdoptionMoved,
    Alleged,
    AmendmentAccepted,
    AmendmentChanged,
    AmendmentProposed,
    Answered,
    Approved,
    ArticleStruck,
    BecameParty,
    CardDrawn,
    ConductRecorded,
    Consented,
    Contested,
    Corrected,
    CorrectionProposed,
    DealDeclined,
    DealEnded,
    DealOffered,
    DealTaken,
    Declared,
    EnteredIntoForce,
    Event,
    EvidenceArrived,
    Expired,
    Fell,
    Forked,
    Found,
    GameEnded,
    GameStarted,
    Inspected,
    InspectionAsked,
    Invoked,
    Joined,
    Judged,
    LegislatureDecided,
    MotionDecided,
    MotionMade,
    NoticeEnded,
    Objected,
    ObjectionWithdrawn,
    OrderRuled,
    OrdersSealed,
    OrdersUnsealed,
    PhaseBegan,
    PromisesCollided,
    Proposed,
    ProvisionalBegan,
    ProvisionalEnded,
    QuorumCounted,
    Reacted,
    ReadySaid,
    Rejected,
    Released,
    RemedyApplied,
    ReservationsWithdrawn,
    Responded,
    Resumed,
    Retracted,
    RollCallAsked,
    Ruled,
    Said,
    Scored,
    Seconded,
    SignatureConfirmed,
    SignatureRenounced,
    Signed,
    SilenceBegan,
    SilenceBroken,
    SilenceKept,
    Submitted,
    Suspended,
    Terminated,
    TextChanged,
    ThresholdMet,
    Undertook,
    VoteCast,
    VoteClosed,
    VoteOpened,
    Waived,
    WithdrawalNotified,
    WithdrawalRevoked,
    WithdrawalTookEffect,
    WorldMoved,
)
from treaty.law.between import has_stake
from treaty.law.majority import meeting_rule
from treaty.law.state import State


def heard(event: Event, seat: str | None, state: State) -> bool:
    """Whether the chair `seat` may know that `event` happened; None is the public, as on the projector.

    `state` is the state after the event. What a chair may know *of* an event it hears of is for `telling` to mind.
    """
    match event:
        case (
            GameStarted() | PhaseBegan() | CardDrawn() | Responded() | ReadySaid() | GameEnded() | Forked()
            | Proposed() | AmendmentProposed() | Seconded() | Retracted() | AdoptionMoved() | TextChanged() | Fell()
            | VoteOpened() | VoteClosed() | Adopted() | Rejected()
            | AmendmentAccepted() | AmendmentChanged() | ArticleStruck() | MotionMade() | MotionDecided() | Objected()
            | OrderRuled() | QuorumCounted() | RollCallAsked() | SilenceBegan() | SilenceBroken() | SilenceKept()
            | Waived()
            | Signed() | Submitted() | LegislatureDecided() | Consented()
            | ThresholdMet() | EnteredIntoForce() | BecameParty() | Expired()
            | WithdrawalNotified() | WithdrawalRevoked() | WithdrawalTookEffect()
            | OrdersSealed() | OrdersUnsealed() | Declared() | WorldMoved()
            | SignatureConfirmed() | SignatureRenounced() | ProvisionalBegan() | ProvisionalEnded()
            | Reacted() | ReservationsWithdrawn() | ObjectionWithdrawn() | PromisesCollided()
            | Invoked() | Contested() | Joined() | Suspended() | Terminated() | Undertook()
            | CorrectionProposed() | Corrected() | Ruled() | NoticeEnded() | Resumed() | Released()
            | Alleged() | Answered() | Inspected() | InspectionAsked() | Approved() | Judged() | Found()
            | RemedyApplied()
        ):  # fmt: skip
            return True
        case VoteCast():
            return seat == event.by or not meeting_rule(state).secret
        case Said():
            return not event.to or (seat is not None and seat in (event.by, *event.to))
        case DealOffered():
            return seat is not None and seat in (event.by, event.to)
        case DealTaken() | DealDeclined() | DealEnded():
            deal = state.deals[event.id]
            return seat is not None and seat in (deal.by, deal.to)
        case ConductRecorded():
            return seat is not None and seat in event.conduct
        case Scored():
            return seat is not None and seat in event.scores
        case EvidenceArrived():
            if event.to != "ALL":
                return seat == event.to
            return not texts_of(seat, state).isdisjoint(key.partition("/")[0] for key in _looked_at(event))
        case _:
            assert_never(event)


def texts_of(seat: str | None, state: State) -> frozenset[str]:
    """Ids of the texts that the chair is a party to, or waits for: what verification sees under these it shares."""
    return frozenset(name for name in state.texts if seat is not None and has_stake(state, name, seat))


def _looked_at(event: EvidenceArrived) -> tuple[str, ...]:
    return (*(report.obligation for report in event.reports), *event.beliefs)
