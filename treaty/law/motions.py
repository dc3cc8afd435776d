"""Motions: what a country moves beside texts and amendments, and what follows when the meeting agrees.

F2.3   Whether a question is one of procedure is decided by the majority for substance.
F2.5   Whether a question is important, so that two thirds are needed, is decided by a majority.
F3.5   What the meeting has voted down is taken up again in the same round only by two thirds.
F4     After another text has been decided, the meeting may decide not to vote on the next.
F4.1   Motions are put before texts: points of order, then to adjourn the meeting, to adjourn debate, to close it.
F5.5   A ruling of the chair stands unless a majority overrules it; a tie upholds it.
V9.2   The meeting sets its voting rule aside by two thirds; where it has none but consensus, not at all.
A meeting here is the talk phase of a round. To adjourn it ends the voting of the round; to adjourn debate on a text
puts off all votes on it until the next; to close debate puts the text, with the amendments that stand. A motion needs
no second and no debate, and lapses with its round. To suspend a meeting for an hour is the facilitator's affair.
Source: VCLT 1969, art. 9(2); draft rules of procedure of the BBNJ COP (2026), rules 38, 43, 45, 47, 49; UNGA rules 77,
85, 91.
"""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from treaty.acts.commands import Move
from treaty.acts.events import Fell, MotionDecided, MotionMade
from treaty.acts.refusal import Refused
from treaty.law.amending import fitting, whole
from treaty.law.division import settle_part
from treaty.law.items import item_of, tabled, with_item
from treaty.law.majority import instrument_of, meeting_rule, voting_rule
from treaty.law.meeting import Meeting, Motion
from treaty.law.order import order_of_voting
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import State
from treaty.model.dates import Phase
from treaty.model.voting import VOTING_PRESETS

RULES = ("treaty-conference", "procedure", "three-fourths", "no-negative-vote", "consensus")
"""Voting rules that a meeting of states may set in the place of its own."""
MOTIONS_EACH = 1
"""Motions of one country that may wait for their vote."""


@judges(Move)
def _may_move(state: State, ask: Move) -> None:
    need_phase(state, ask.by, Phase.TALK)
    if state.vote:
        raise Refused("F5.2", f"The vote on {state.vote.item} is open; move it when the vote is closed.")
    if state.meeting.adjourned == state.round:
        raise Refused("F4.1", "The meeting is adjourned until the next round; move it then.")
    made = [one for one in state.meeting.motions.values() if one.made == state.round and one.what != "divide"]
    if any((one.what, one.about) == (ask.motion, ask.about) for one in made):
        raise Refused("F3.5", "This was moved in this round already; it can be moved again in the next.")
    if sum(one.by == ask.by and one.stage == "made" for one in made) >= MOTIONS_EACH:
        raise Refused("F4.1", "A motion of yours waits for its vote; move the next one when it is decided.")
    _CONDITIONS[ask.motion](state, ask)


def _adjourns_meeting(state: State, ask: Move) -> None:
    _names_nothing(ask)
    if not order_of_voting(state):
        raise Refused("F4.1", "Nothing waits for a vote in this round: there is nothing to put off.")


def _adjourns_debate(state: State, ask: Move) -> None:
    tabled(state, ask.about)
    if ask.about not in {instrument_of(state, item) for item, _ in order_of_voting(state)}:
        raise Refused("F4.1", "Nothing on this text waits for a vote in this round: there is nothing to put off.")


def _closes_debate(state: State, ask: Move) -> None:
    treaty = tabled(state, ask.about)
    if not treaty.seconds:
        raise Refused("F3.1", "Nobody has seconded this text yet; second it first.")
    if treaty.moved:
        raise Refused("F4.1", "Its adoption has been moved: it is put as soon as its amendments are decided.")
    if ask.about in state.meeting.silence:
        raise Refused("F6.3", "The text is under silence: object to it first.")


def _appeals(state: State, ask: Move) -> None:
    ruled = {item: text for text, (item, _) in state.meeting.first.items()}
    if ask.about not in ruled or ask.about not in dict(order_of_voting(state)):
        raise Refused("F5.5", "An appeal is against a ruling of the chair on what is put first; there is none on this.")


def _sets_rule(state: State, ask: Move) -> None:
    present = meeting_rule(state)
    if present.fixed:
        raise Refused("V9.2", "This meeting has no rule to vote by, so none to set consensus aside: find consensus.")
    if ask.about not in RULES:
        raise Refused("V9.2", f"The meeting may turn to one of these rules: {', '.join(RULES)}.")
    if VOTING_PRESETS[ask.about] == present:
        raise Refused("V9.2", "This is the rule of the meeting already.")
    if next(state.floor(), None) is None:
        raise Refused("V9.2", "The rule is set when there is something to vote on: table a text first.")


def _asks_procedure(state: State, ask: Move) -> None:
    _marks(state, ask)
    rule, procedural = voting_rule(state, ask.about), state.scenario.procedure.procedural
    if not rule.consensus and Fraction(rule.threshold) <= Fraction(procedural.threshold):
        raise Refused("F2.3", "It is decided by no more than the majority for procedure already.")


def _asks_importance(state: State, ask: Move) -> None:
    _marks(state, ask)
    if Fraction(voting_rule(state, ask.about).threshold) > Fraction(1, 2):
        raise Refused("F2.5", "It needs more than a simple majority already.")


def _marks(state: State, ask: Move) -> None:
    if ask.about in state.meeting.motions or ask.about not in dict(order_of_voting(state)):
        raise Refused("F2.3", "What kind of question it is can be asked of a text or amendment ready for the vote.")
    if ask.about in state.meeting.counts_as:
        raise Refused("F3.5", "The meeting has decided what kind of question this is.")


def _reconsiders(state: State, ask: Move) -> None:
    if state.meeting.rejected.get(ask.about) != state.round:
        raise Refused("F3.5", "Only what was voted down in this round is reconsidered; table anything else anew.")
    amendment = state.amendments.get(ask.about)
    if amendment is not None:
        if amendment.to:
            item_of(state, amendment.to)
        text = tabled(state, amendment.instrument).text
        fitting(state, text, whole(state, amendment))


def _drops(state: State, ask: Move) -> None:
    treaty = tabled(state, ask.about)
    if treaty.by == ask.by:
        raise Refused("F4", "You tabled it yourself: take it back while nobody else stands behind it.")
    if ask.about in state.meeting.silence or ask.about not in dict(order_of_voting(state)):
        raise Refused("F4", "It is not ready for a vote; whether to vote on it is decided once it is.")
    if not any(_decided_now(state, item) for item in state.texts):
        raise Refused("F4", "This is asked once another text has been decided in this round; vote against it instead.")


def _decided_now(state: State, item: str) -> bool:
    adopted = state.texts[item].adopted == state.today
    return adopted or state.meeting.rejected.get(item) == state.round


def _names_nothing(ask: Move) -> None:
    if ask.about:
        raise Refused("F4.1", "The meeting is adjourned as a whole; to put off one text, adjourn the debate on it.")


_CONDITIONS: dict[str, Callable[[State, Move], None]] = {
    "appeal": _appeals,
    "adjourn meeting": _adjourns_meeting,
    "adjourn debate": _adjourns_debate,
    "close debate": _closes_debate,
    "rule": _sets_rule,
    "procedure": _asks_procedure,
    "important": _asks_importance,
    "reconsider": _reconsiders,
    "not put": _drops,
}


@answers(Move)
def _move(state: State, ask: Move) -> Events:
    text = "" if ask.motion in ("adjourn meeting", "rule") else instrument_of(state, ask.about)
    number = len(state.meeting.motions) + 1
    return (
        MotionMade(**state.now, id=f"motion.{number}", by=ask.by, what=ask.motion, instrument=text, about=ask.about),
    )


@evolves(MotionMade)
def _motion_made(state: State, event: MotionMade) -> State:
    motion = Motion(event.id, event.by, event.what, event.round, event.instrument, event.about)
    motions = {**state.meeting.motions, event.id: motion}
    return replace(state, meeting=replace(state.meeting, motions=motions))


def decide_motion(course: Course, name: str, passed: bool) -> None:
    """What follows from the vote on a motion or on a part of a text."""
    state = course.state
    motion = state.meeting.motions[name]
    if motion.of_part:
        settle_part(course, motion, passed)
        return
    if motion.what == "divide":
        course.then(MotionDecided(**state.now, id=name, stage="allowed" if passed else "lost"))
        return
    rule = VOTING_PRESETS[motion.about] if passed and motion.what == "rule" else None
    course.then(MotionDecided(**state.now, id=name, stage="carried" if passed else "lost", rule=rule))
    if passed and motion.what == "not put":
        for amendment in state.pending(motion.about):
            course.then(Fell(**state.now, item=amendment.id, reason="its text is not put"))
        course.then(Fell(**state.now, item=motion.about, reason="the meeting has decided not to vote on it"))


@evolves(MotionDecided)
def _motion_decided(state: State, event: MotionDecided) -> State:
    motion = replace(state.meeting.motions[event.id], stage=event.stage)
    meeting = replace(state.meeting, motions={**state.meeting.motions, event.id: motion})
    if event.stage != "carried":
        return replace(state, meeting=meeting)
    meeting = replace(_carried(meeting, motion, event.round), rule=event.rule or meeting.rule)
    state = replace(state, meeting=meeting)
    if motion.what == "close debate":
        return with_item(state, motion.about, replace(state.texts[motion.about], moved=True))
    return _taken_up_again(state, motion) if motion.what == "reconsider" else state


def _carried(meeting: Meeting, motion: Motion, number: int) -> Meeting:
    """What the meeting has decided about itself by this motion."""
    about = motion.about
    match motion.what:
        case "adjourn meeting":
            return replace(meeting, adjourned=number)
        case "adjourn debate":
            return replace(meeting, rests={**meeting.rests, about: number})
        case "close debate":
            return replace(meeting, debate_closed=meeting.debate_closed | {about})
        case "appeal":
            return replace(meeting, first={text: one for text, one in meeting.first.items() if one[0] != about})
        case "procedure" | "important":
            return replace(meeting, counts_as={**meeting.counts_as, about: motion.what})
        case "reconsider":
            return replace(meeting, rejected={item: n for item, n in meeting.rejected.items() if item != about})
    return meeting


def _taken_up_again(state: State, motion: Motion) -> State:
    item = state.amendments.get(motion.about) or state.texts[motion.about]
    return with_item(state, motion.about, replace(item, stage="tabled"))
