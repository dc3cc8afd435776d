"""Ending and suspending by notice: a ground is invoked, the others may object, then the measure is carried out.

V45.1  Whoever agreed to a measure does not object to it.
V54.1  All parties together end an instrument, or let one go, as soon as the last of them agrees; contracting states
       that are no parties yet hear of the proposal, which is all the consultation that is due to them.
V57    So they suspend it.
V60.2  A common step against a party in breach needs all others; that party has no vote.
V65.1  Who invokes a ground notifies the other parties of the measure and its reason.
V65.2  Three calendar months from receipt without an objection, and it may carry the measure out; a shorter time for
       special urgency is not played.
V65.3  An objection blocks it, until it is taken back.
V66.1  Conciliation opens twelve months after the first objection; its report binds nobody.
V68.1  A notice is revocable until it is carried out.
The party in breach has no vote on a common step, but article 65 gives every other party the right to object, it too:
common steps wait for the same three months, at the same time as for the others' agreement, and no longer.
Source: VCLT 1969, arts. 45, 54, 57, 60, 65-68.
"""

from dataclasses import replace

from treaty.acts.commands import CarryOut, Contest, Invoke, Join, Revoke
from treaty.acts.events import Contested, Invoked, Joined, NoticeEnded
from treaty.acts.refusal import Refused
from treaty.law.convention.procedure import Stage, objections_until, standing
from treaty.law.correcting import may_object_to_correction
from treaty.law.measures import OPEN, carry_out
from treaty.law.pleading import ACT_PHASES, TOGETHER, may_plead, missing
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import Notice, State


@judges(Invoke)
def _may_invoke(state: State, ask: Invoke) -> None:
    need_phase(state, ask.by, *ACT_PHASES)
    may_plead(state, ask)
    for notice in state.notices.values():
        same = (notice.instrument, notice.ground, notice.measure, notice.allegation) == (
            ask.instrument, ask.ground, ask.measure, ask.allegation
        )  # fmt: skip
        if not same or notice.stage not in OPEN:
            continue
        if notice.by == ask.by:
            raise Refused("V65.1", f"You have notified this ({notice.id}); revoke it before you begin anew.")
        if ask.measure in TOGETHER and (ask.by in notice.joined or ask.by in missing(state, notice)):
            raise Refused("V65.1", f"{notice.by} has proposed this: agree to {notice.id} instead.")


@answers(Invoke)
def _invoke(state: State, ask: Invoke) -> Events:
    received = state.texts[ask.instrument].text.final.notice_reaches_after.after_date(state.today)
    case = state.allegations.get(ask.allegation)
    course = Course(state)
    invoked = Invoked(
        **state.now,
        id=f"notice{len(state.notices) + 1}",
        by=ask.by,
        instrument=ask.instrument,
        ground=ask.ground,
        measure=ask.measure,
        against=case.against if case else "",
        allegation=ask.allegation,
        received=received,
        may_act=received if ask.ground == "consent of all" else objections_until(received),
        reason=ask.reason,
    )
    course.then(invoked)
    _all_agree(course, invoked.id)
    return tuple(course.events)


def _all_agree(course: Course, name: str) -> None:
    """V54.1: what all parties consent to takes effect with the consent of the last of them."""
    notice = course.state.notices[name]
    if notice.ground == "consent of all" and not missing(course.state, notice):
        rule = "V57" if notice.measure == "suspend for all" else "V54.1"
        carry_out(course, name, f"All parties agree ({rule}).")


def open_notice(state: State, name: str) -> Notice:
    """The notice of that id if it may still be carried out; else `Refused` says what became of it."""
    notice = state.notices.get(name)
    if notice is None:
        raise Refused("V65.1", f"There is no notice {name}.")
    if notice.stage not in OPEN:
        raise Refused("V65.1", f"This notice is closed: {notice.stage}.")
    return notice


def _as_party(state: State, by: str, notice: Notice) -> None:
    if not state.texts[notice.instrument].consent(by).in_force:
        raise Refused("V34.1", "You are not a party to this instrument: it is for its parties to say.")


@judges(Contest)
def _may_contest(state: State, ask: Contest) -> None:
    need_phase(state, ask.by, *ACT_PHASES)
    if ask.notice in state.corrections:
        may_object_to_correction(state, ask.by, ask.notice)
        return
    notice = open_notice(state, ask.notice)
    _as_party(state, ask.by, notice)
    if notice.by == ask.by:
        raise Refused("V65.3", "One does not object to one's own notice: revoke it.")
    if notice.ground == "consent of all":
        raise Refused("V54.1", "It needs the consent of all: without yours nothing follows, and you need not object.")
    if ask.by in notice.joined:
        raise Refused("V45.1", "You have agreed to this measure.")
    if any(who == ask.by for _, who in notice.objections):
        raise Refused("V65.3", "You have objected already.")
    if state.today > notice.may_act:
        raise Refused("V65.2", f"The last day to object was {notice.may_act}; seek a settlement by other means.")


@answers(Contest)
def _contest(state: State, ask: Contest) -> Events:
    if ask.notice in state.corrections:
        return (Contested(**state.now, by=ask.by, notice=ask.notice),)
    notice = state.notices[ask.notice]
    days = [*(day for day, _ in notice.objections), state.today]
    opens = standing(notice.received, days).day
    return (Contested(**state.now, by=ask.by, notice=ask.notice, conciliation=opens),)


@judges(Join)
def _may_join(state: State, ask: Join) -> None:
    need_phase(state, ask.by, *ACT_PHASES)
    notice = open_notice(state, ask.notice)
    _as_party(state, ask.by, notice)
    if any(who == ask.by for _, who in notice.objections):
        return  # to agree after all is to take the objection back
    if ask.by == notice.against:
        raise Refused("V60.2", f"The party in breach has no vote; you may object until {notice.may_act}.")
    if ask.by == notice.by or ask.by in notice.joined:
        raise Refused("V65.1", "You stand behind this already.")
    if ask.by not in missing(state, notice):
        raise Refused("V65.2", f"This needs nobody's agreement: object until {notice.may_act}, or let it pass.")


@answers(Join)
def _join(state: State, ask: Join) -> Events:
    course = Course(state)
    objected = any(who == ask.by for _, who in state.notices[ask.notice].objections)
    course.then(Joined(**state.now, by=ask.by, notice=ask.notice, objected=objected))
    _all_agree(course, ask.notice)
    return tuple(course.events)


@judges(CarryOut)
def _may_carry_out(state: State, ask: CarryOut) -> None:
    need_phase(state, ask.by, *ACT_PHASES)
    notice = open_notice(state, ask.notice)
    if notice.by != ask.by:
        raise Refused("V65.2", f"Only {notice.by}, which gave the notice, carries it out.")
    lacking = missing(state, notice)
    if lacking:
        rule = "V54.1" if notice.ground == "consent of all" else "V60.2"
        raise Refused(rule, f"It takes all of them; still missing: {', '.join(lacking)}.")
    where = standing(notice.received, [day for day, _ in notice.objections], on=state.today)
    if notice.objections:
        who = ", ".join(who for _, who in notice.objections)
        said = f"{who} objected: settle it, and have the objection taken back; {where.words()} (V66.1)."
        raise Refused("V65.3", said)
    if notice.ground != "consent of all" and where.stage is not Stage.MAY_ACT:
        raise Refused("V65.2", f"The others may object until {notice.may_act}; carry it out from that day on.")


@answers(CarryOut)
def _carry_out(state: State, ask: CarryOut) -> Events:
    notice = state.notices[ask.notice]
    course = Course(state)
    why = f"No party objected by {notice.may_act} (V65.2)."
    carry_out(course, ask.notice, "All parties agree (V54.1)." if notice.ground == "consent of all" else why)
    return tuple(course.events)


@judges(Revoke)
def _may_revoke(state: State, ask: Revoke) -> None:
    need_phase(state, ask.by, *ACT_PHASES)
    notice = state.notices.get(ask.notice)
    if notice is None or notice.by != ask.by:
        raise Refused("V68.1", "You have given no such notice.")
    if notice.stage not in OPEN:
        raise Refused("V68.1", f"This notice is closed: {notice.stage}. A notice is revoked before it takes effect.")


@answers(Revoke)
def _revoke(state: State, ask: Revoke) -> Events:
    return (NoticeEnded(**state.now, notice=ask.notice, by=ask.by),)


def _noted(state: State, name: str, **changes: object) -> State:
    notice = replace(state.notices[name], **changes)  # type: ignore[arg-type]
    return replace(state, notices={**state.notices, name: notice})


@evolves(Invoked)
def _invoked(state: State, event: Invoked) -> State:
    notice = Notice(
        id=event.id,
        by=event.by,
        instrument=event.instrument,
        ground=event.ground,
        measure=event.measure,
        against=event.against,
        allegation=event.allegation,
        given=event.on,
        received=event.received,
        may_act=event.may_act,
    )
    return replace(state, notices={**state.notices, event.id: notice})


@evolves(Contested)
def _contested(state: State, event: Contested) -> State:
    if event.notice in state.corrections:
        correction = replace(state.corrections[event.notice], stage="objected")
        return replace(state, corrections={**state.corrections, event.notice: correction})
    objections = (*state.notices[event.notice].objections, (event.on, event.by))
    return _noted(state, event.notice, objections=objections, stage="contested")


@evolves(Joined)
def _joined(state: State, event: Joined) -> State:
    """Also an objection taken back: whoever objected and now agrees objects no more."""
    notice = state.notices[event.notice]
    left = tuple((day, who) for day, who in notice.objections if who != event.by)
    joined = notice.joined | {event.by}
    return _noted(state, event.notice, joined=joined, objections=left, stage="contested" if left else "open")
