"""Closed choices on the floor: what a seat and the chair could do with texts, amendments, votes and motions."""

from collections.abc import Iterator

from treaty.acts.commands import (
    CHAIR,
    AcceptAmendment,
    AskRollCall,
    Circulate,
    CloseVote,
    Command,
    CountQuorum,
    Divide,
    Move,
    MoveAdoption,
    Object,
    PutConsensus,
    PutToVote,
    Reorder,
    Retract,
    Second,
    Vote,
    Waive,
)
from treaty.law.called import asks, called, thing_called
from treaty.law.consensus import objection_to
from treaty.law.made import made
from treaty.law.majority import instrument_of, voting_rule
from treaty.law.motions import MOTIONS_EACH, RULES
from treaty.law.order import order_of_voting, waits
from treaty.law.state import State
from treaty.model.base import LINE_LENGTH
from treaty.model.dates import Phase

MIDDLE, FULL = 2, 3
"""Levels of an exercise (T5)."""
FURTHEST = "it is furthest removed in substance from the text"
"""The reason that the chair gives for a ruling if it gives no other."""
Choices = Iterator[tuple[str, Command]]


def on_the_floor(state: State, by: str) -> Choices:
    """What a seat could do with what is on the floor, allowed or not."""
    if state.vote and state.vote.manner == "vote":
        for choice in ("yes", "no", "abstain"):
            yield _titled(f"Vote {choice} on {called(state, state.vote.item)}", made(Vote, by, ("choice", choice)))
    for name, treaty in state.floor():
        title = treaty.text.title
        if treaty.by == by:
            yield _titled(f"Take back {title}", made(Retract, by, ("item", name)))
        else:
            yield _titled(f"Second {title}", made(Second, by, ("item", name)))
        yield _titled(f"Move the adoption of {title}", made(MoveAdoption, by, ("instrument", name)))
        for item in state.pending(name):
            if item.by == by:
                yield _titled(f"Take back {called(state, item.id)}", made(Retract, by, ("item", item.id)))
            else:
                yield _titled(f"Second {called(state, item.id)}", made(Second, by, ("item", item.id)))
    if state.scenario.level >= MIDDLE:
        yield from _in_the_middle(state, by)
    if state.scenario.level >= FULL:
        yield from _in_full(state, by)


def _titled(title: str, command: Command) -> tuple[str, Command]:
    return title[:LINE_LENGTH], command


def _in_the_middle(state: State, by: str) -> Choices:
    yield from _objections(state, by)
    if state.phase is not Phase.TALK:
        return
    for name, treaty in state.floor():
        for one in state.pending(name):
            if (state.amendments[one.to] if one.to else treaty).by == by and one.by != by:
                yield _titled(f"Accept {called(state, one.id)}", made(AcceptAmendment, by, ("item", one.id)))
        if treaty.moved and len(treaty.text.articles) > 1:
            yield from _parts(state, by, name)
    for item, _ in order_of_voting(state):
        if item not in state.meeting.roll_calls and not (state.vote and state.vote.item == item):
            title = f"Ask for a roll call on {called(state, item)}"
            yield _titled(title, made(AskRollCall, by, ("item", item)))


def _parts(state: State, by: str, name: str) -> Choices:
    asked = {one.about for one in state.meeting.motions.values() if (one.what, one.instrument) == ("divide", name)}
    again = {
        one.about
        for one in state.meeting.motions.values()
        if (one.what, one.instrument, one.stage) == ("divide", name, "lost") and one.made != state.round
    }
    treaty = state.texts[name]
    for article in treaty.text.articles:
        if article.id not in asked - again:
            title = f"Ask for a separate vote on article {article.id} of {treaty.text.title}"
            yield _titled(title, made(Divide, by, ("instrument", name), ("article", article.id)))


def _objections(state: State, by: str) -> Choices:
    items = [*state.meeting.motions, *state.meeting.silence, *state.meeting.unopposed]
    if state.vote and state.vote.manner == "consensus":
        items.append(state.vote.item)
    for item in dict.fromkeys(items):
        kind = objection_to(state, by, item)
        if kind == "late":
            yield _titled(f"Record an objection to {called(state, item)}", made(Object, by, ("item", item)))
        elif kind == "division":
            about = state.meeting.motions[item]
            what = f"a separate vote on article {about.about} of {state.texts[about.instrument].text.title}"
            yield _titled(f"Object to {what}", made(Object, by, ("item", item)))
        elif kind:
            yield _titled(f"Object to {called(state, item)}", made(Object, by, ("item", item)))


def _in_full(state: State, by: str) -> Choices:
    if state.phase is not Phase.TALK:
        return
    if state.vote:
        if state.vote.manner == "vote" and not state.vote.counted:
            yield "Ask for a count of the quorum", made(CountQuorum, by)
        return
    for name, treaty in state.floor():
        if treaty.by == by and treaty.seconds:
            verb = "Extend the silence on" if name in state.meeting.silence else "Circulate under silence"
            yield _titled(f"{verb} {treaty.text.title}", made(Circulate, by, ("instrument", name)))
    yield from _motions(state, by)


def _motions(state: State, by: str) -> Choices:
    meeting = state.meeting
    now = [one for one in meeting.motions.values() if one.made == state.round and one.what != "divide"]
    if meeting.adjourned == state.round or sum(one.by == by and one.stage == "made" for one in now) >= MOTIONS_EACH:
        return
    made_already = {(one.what, one.about) for one in now}
    for what, about in _motions_there(state, by):
        if (what, about) not in made_already:
            title = f"Move {asks(what, thing_called(state, about))}"
            yield _titled(title, made(Move, by, ("motion", what), ("about", about)))


def _motions_there(state: State, by: str) -> Iterator[tuple[str, str]]:
    """Motions that have something to be about: kind, and what about."""
    order = [item for item, _ in order_of_voting(state)]
    waiting = {instrument_of(state, item) for item in order}
    if order:
        yield "adjourn meeting", ""
    decided = any(treaty.stage in ("adopted", "rejected") for treaty in state.texts.values())
    for name, treaty in state.floor():
        if name in waiting:
            yield "adjourn debate", name
        if treaty.seconds and not treaty.moved:
            yield "close debate", name
        if decided and name in order and treaty.by != by:
            yield "not put", name
    for item, _ in state.meeting.first.values():
        yield "appeal", item
    for item in order:
        if item not in state.meeting.motions and item not in state.meeting.counts_as:
            yield "procedure", item
            yield "important", item
    for item, number in state.meeting.rejected.items():
        if number == state.round:
            yield "reconsider", item
    for rule in RULES if next(state.floor(), None) else ():
        yield "rule", rule


def of_the_chair(state: State) -> Choices:
    """What the chair could do with the floor, allowed or not."""
    yield "Open the next vote", made(PutToVote, CHAIR)
    yield "Close the vote", made(CloseVote, CHAIR)
    if state.scenario.level < FULL or state.phase is not Phase.TALK:
        return
    if state.vote:
        if state.vote.manner == "vote" and voting_rule(state, state.vote.item).tie == "chair":
            for casting in ("yes", "no"):
                yield f"Break the tie: {casting}", made(CloseVote, CHAIR, ("casting", casting))
        return
    yield "Put the next text by consensus", made(PutConsensus, CHAIR)
    for name, treaty in state.floor():
        if treaty.seconds:
            verb = "Extend the silence on" if name in state.meeting.silence else "Circulate under silence"
            yield _titled(f"{verb} {treaty.text.title}", made(Circulate, CHAIR, ("instrument", name)))
        for item, tabled in ((name, treaty.tabled), *((one.id, one.tabled) for one in state.pending(name))):
            if waits(state, tabled, item):
                yield _titled(f"Let {called(state, item)} be put now", made(Waive, CHAIR, ("item", item)))
    for item, _ in order_of_voting(state):
        amendment = state.amendments.get(item)
        if amendment is not None and not amendment.to:
            command = made(Reorder, CHAIR, ("item", item), ("reason", FURTHEST))
            yield _titled(f"Put first {called(state, item)}", command)
