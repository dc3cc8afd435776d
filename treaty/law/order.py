"""The order of voting: what would be put now and why, and what the chair and a country may ask of it.

F2.6   After a tie the same item is put a second time, before anything else.
F3.1   Where the rules say so, nothing is put in the round of its tabling, unless the chair waives that.
F4     Order of voting: motions of procedure; then texts in order of submission, each after its amendments, the furthest
       from the original first; then parts that are voted on separately; then the text.
F4.2   The chair may rule otherwise among the amendments to a text, and says why; the meeting can overrule that.
F5.1   A roll call is taken if any country asks. It goes by the English names, from a country drawn by lot on.
Source: draft rules of procedure of the BBNJ COP (2026), rules 42-53.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from treaty.acts.commands import AskRollCall, Reorder, Waive
from treaty.acts.events import OrderRuled, RollCallAsked, Waived
from treaty.acts.floor_commands import MotionKind
from treaty.acts.refusal import Refused
from treaty.law.chance import uniform
from treaty.law.items import item_of
from treaty.law.majority import voting_rule
from treaty.law.registry import Events, answers, evolves, judges
from treaty.law.seats import need_chair, need_phase
from treaty.law.state import Amendment, State
from treaty.law.voices import concerned
from treaty.model.amendment import distance
from treaty.model.dates import Phase

PRECEDENCE: tuple[str, ...] = get_args(MotionKind)
"""Motions of procedure in the order in which they are put."""
Order = tuple[tuple[str, str], ...]
"""Items in the order of voting, each with the reason for its place."""
_LATEST: list[tuple[State, Order]] = []
ASKED_FOR = {
    "appeal": "an appeal against the chair's ruling comes first",
    "divide": "a part that is to be voted on separately comes before the whole",
}


def order_of_voting(state: State) -> Order:
    """What would be put to the vote now, in order, each with the reason for its place (F4)."""
    # Every seat's list of choices asks for it several times in one state.
    kept = _LATEST[0] if _LATEST else None
    if kept is None or kept[0] is not state:
        kept = (state, tuple(sorted(_in_order(state), key=lambda one: one[0] not in state.meeting.tied)))
        _LATEST[:] = [kept]
    return kept[1]


def _in_order(state: State) -> Iterator[tuple[str, str]]:
    meeting = state.meeting
    if meeting.adjourned == state.round:
        return
    for motion in sorted(meeting.open_motions(state.round), key=lambda one: PRECEDENCE.index(one.what)):
        if not _rests(state, motion.id):
            yield motion.id, ASKED_FOR.get(motion.what, "motions of procedure come before texts")
    for name, treaty in state.floor():
        if name in meeting.silence or _rests(state, name):
            continue
        yield from _amendments(state, name)
        if not treaty.moved or waits(state, treaty.tabled, name):
            continue
        for part in meeting.divisions(name):
            if treaty.text.article(part.about) is not None and not _rests(state, part.id):
                yield part.id, ASKED_FOR["divide"]
        yield name, "the text as amended, in order of submission"


def _rests(state: State, item: str) -> bool:
    return state.meeting.rests.get(item) == state.round


def waits(state: State, tabled: int, item: str) -> bool:
    """F3.1: whether an item tabled in round `tabled` waits for the next."""
    late = state.scenario.procedure.next_meeting and tabled == state.round
    return late and item not in state.meeting.waived


def _amendments(state: State, name: str) -> Iterator[tuple[str, str]]:
    """Amendments to one text that are ready, each after those to it."""
    text, chosen = state.texts[name].text, state.meeting.first.get(name, ("", ""))
    ready = [
        a for a in state.pending(name) if a.seconds and not waits(state, a.tabled, a.id) and not _rests(state, a.id)
    ]
    far = {a.id: max(distance(op, text, state.kinds) for op in a.operations) for a in ready}
    for item in sorted(ready, key=lambda a: (a.id != chosen[0], -far[a.id])):
        if item.to:
            continue
        for sub in sorted((a for a in ready if a.to == item.id), key=lambda a: -far[a.id]):
            yield sub.id, "an amendment to an amendment comes before it"
        if item.id == chosen[0]:
            yield item.id, f"first by ruling of the chair: {chosen[1]}"[:120]
        else:
            yield item.id, f"amendments before the text, furthest first (distance {far[item.id]:.0f})"


def roll_of(state: State, item: str) -> tuple[str, ...]:
    """F5.1: countries by their names in English, from the one drawn by lot on; empty where nobody asked for a roll."""
    if item not in state.meeting.roll_calls:
        return ()
    names = sorted(concerned(state, item), key=lambda country: (state.sheet(country).name, country))
    first = int(uniform(state.seed, "order", state.round, f"roll call {item}") * len(names))
    return (*names[first:], *names[:first])


@judges(AskRollCall)
def _may_ask_roll_call(state: State, ask: AskRollCall) -> None:
    need_phase(state, ask.by, Phase.TALK)
    if state.vote and state.vote.item == ask.item:
        raise Refused("F5.2", "Voting on it has begun; a roll call is asked for before.")
    if ask.item in state.meeting.roll_calls:
        raise Refused("F5.1", "A roll call has been asked for already.")
    if ask.item not in dict(order_of_voting(state)):
        raise Refused("F5.1", "A roll call is asked for on something that is ready for the vote.")
    if voting_rule(state, ask.item).secret:
        raise Refused("F5.1", "This meeting votes by secret ballot; a roll call would name who votes how.")


@answers(AskRollCall)
def _ask_roll_call(state: State, ask: AskRollCall) -> Events:
    return (RollCallAsked(**state.now, by=ask.by, item=ask.item),)


@evolves(RollCallAsked)
def _roll_call_asked(state: State, event: RollCallAsked) -> State:
    return replace(state, meeting=replace(state.meeting, roll_calls=state.meeting.roll_calls | {event.item}))


@judges(Reorder)
def _may_reorder(state: State, ask: Reorder) -> None:
    need_chair(state, ask.by)
    _need_talk(state)
    item = item_of(state, ask.item)
    order = [name for name, _ in order_of_voting(state)]
    if not isinstance(item, Amendment) or item.to or ask.item not in order:
        raise Refused(
            "F4.2", "The chair orders amendments to a text that are ready; texts come as they were submitted."
        )
    if state.vote:
        raise Refused("F5.2", f"The vote on {state.vote.item} is open; close it first.")
    rivals = [one for one in order if one in state.amendments and _rank(state, one) == (item.instrument, "")]
    if rivals[0] == ask.item:
        raise Refused("F4.2", "It is put first among the amendments to its text already.")
    if not ask.reason.strip():
        raise Refused("F4.2", "The chair says why: in what this amendment is furthest from the text.")


def _rank(state: State, item: str) -> tuple[str, str]:
    return state.amendments[item].instrument, state.amendments[item].to


@answers(Reorder)
def _reorder(state: State, ask: Reorder) -> Events:
    text = state.amendments[ask.item].instrument
    return (OrderRuled(**state.now, item=ask.item, instrument=text, reason=ask.reason),)


@evolves(OrderRuled)
def _order_ruled(state: State, event: OrderRuled) -> State:
    first = {**state.meeting.first, event.instrument: (event.item, event.reason)}
    return replace(state, meeting=replace(state.meeting, first=first))


@judges(Waive)
def _may_waive(state: State, ask: Waive) -> None:
    need_chair(state, ask.by)
    _need_talk(state)
    item = item_of(state, ask.item)
    if not waits(state, item.tabled, ask.item):
        raise Refused("F3.1", "It can be put in this round; there is nothing to waive.")


@answers(Waive)
def _waive(state: State, ask: Waive) -> Events:
    return (Waived(**state.now, item=ask.item),)


@evolves(Waived)
def _waived(state: State, event: Waived) -> State:
    return replace(state, meeting=replace(state.meeting, waived=state.meeting.waived | {event.item}))


def _need_talk(state: State) -> None:
    if state.phase is not Phase.TALK:
        raise Refused("T1.3", f"This is done in the talk phase; now it is {state.phase}.")
