"""Consensus and objections: a text that nobody stands against is adopted without a vote.

F4.3   An objection to a division brings the question before the meeting.
F6.1   Consensus is that no country objects when the chair puts the text; it asks nobody for a yes. One objection blocks
       it; the text stays on the floor, for a vote where the rules have one.
F6.2   The chair's gavel ends it: an objection after it is recorded and has no effect.
F6.3   One objection breaks a silence.
What nobody opposes satisfies every majority: consensus is open to the chair under any voting rule. A country whose
rights are suspended on a text has no objection to it either (F5.8).
Source: draft rules of procedure of the BBNJ COP (2026), rule 47(1); UNFCCC draft rule 42; decision 74/544 of the UNGA.
"""

from dataclasses import replace

from treaty.acts.commands import Object, PutConsensus
from treaty.acts.events import Objected, SilenceBroken, VoteClosed, VoteOpened
from treaty.acts.refusal import Refused
from treaty.law.adoption import adopt
from treaty.law.division import object_to_division
from treaty.law.majority import barred
from treaty.law.order import order_of_voting
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_chair, need_country, need_phase
from treaty.law.state import State
from treaty.law.voices import concerned
from treaty.model.dates import Phase


@judges(PutConsensus)
def _may_put(state: State, ask: PutConsensus) -> None:
    need_chair(state, ask.by)
    if state.phase is not Phase.TALK:
        raise Refused("T1.3", f"Texts are put in the talk phase; now it is {state.phase}.")
    if state.vote:
        raise Refused("F5.2", f"The vote on {state.vote.item} is open; close it first.")
    order = order_of_voting(state)
    if not order:
        raise Refused("F4", "Nothing is ready: texts need a second and a motion for adoption.")
    item = order[0][0]
    if item not in state.texts:
        raise Refused("F6.1", f"{item} comes before the text, and is put to the vote; consensus is sought on texts.")
    if state.meeting.no_consensus.get(item) == state.round:
        raise Refused(
            "F6.1", "There was an objection in this round; put it to the vote, or seek consensus in the next."
        )


@answers(PutConsensus)
def _put(state: State, _: PutConsensus) -> Events:
    item, reason = order_of_voting(state)[0]
    opened = VoteOpened(
        **state.now,
        item=item,
        reason=reason,
        members=concerned(state, item),
        manner="consensus",
        barred=barred(state, item),
    )
    return (opened,)


def gavel(course: Course) -> None:
    """F6.2: the chair closes what was put by consensus."""
    vote = course.state.vote
    assert vote is not None
    against, closed = ", ".join(vote.objections), course.state.now
    said = f"No consensus: {against} objected." if against else "Adopted by consensus: nobody objected."
    course.then(
        VoteClosed(
            **closed, item=vote.item, yes=(), no=vote.objections, abstain=(), passed=not against, sentence=said,
            rule="consensus", manner="consensus",
        )
    )  # fmt: skip
    if not against:
        adopt(course, vote.item)


def objection_to(state: State, country: str, item: str) -> str:
    """What an objection of that country to `item` would be: division, consensus, silence or late; empty for nothing."""
    motion = state.meeting.motions.get(item)
    if motion is not None:
        waits = motion.what == "divide" and motion.stage == "made" and not motion.objected
        put = state.vote is not None and state.vote.item == item
        return "division" if waits and not put and motion.by != country and _tabled(state, motion.instrument) else ""
    if state.vote and state.vote.item == item and state.vote.manner == "consensus":
        return "consensus" if country not in state.vote.objections else ""
    if item in state.meeting.silence:
        return "silence"
    late = state.meeting.unopposed.get(item) == state.round and (country, item) not in state.meeting.late
    return "late" if late else ""


def _tabled(state: State, text: str) -> bool:
    return text in state.texts and state.texts[text].stage == "tabled"


@judges(Object)
def _may_object(state: State, ask: Object) -> None:
    need_country(state, ask.by)
    kind = objection_to(state, ask.by, ask.item)
    if not kind:
        raise Refused(
            "F6.1", "Nothing here falls by your objection. Object to what is put by consensus, to a text under "
            "silence, or to another's request for a separate vote; against anything else, vote no."
        )  # fmt: skip
    if kind == "division":
        need_phase(state, ask.by, Phase.TALK)
    elif ask.by in barred(state, ask.item):
        raise Refused("F5.8", "Your rights are suspended; you can object again when they are restored.")


@answers(Object)
def _object(state: State, ask: Object) -> Events:
    kind = objection_to(state, ask.by, ask.item)
    if kind == "silence":
        return (SilenceBroken(**state.now, by=ask.by, instrument=ask.item),)
    return (Objected(**state.now, by=ask.by, item=ask.item, late=kind == "late"),)


@evolves(Objected)
def _objected(state: State, event: Objected) -> State:
    if event.item in state.meeting.motions:
        return object_to_division(state, event.item, event.by)
    if event.late:
        return replace(state, meeting=replace(state.meeting, late=state.meeting.late | {(event.by, event.item)}))
    assert state.vote is not None
    return replace(state, vote=replace(state.vote, objections=(*state.vote.objections, event.by)))
