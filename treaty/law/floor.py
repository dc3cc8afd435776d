"""The floor: texts, from tabling to the motion that they be voted on.

F3.1   A text is tabled in writing; it is voted on after it has been seconded.
F3.3   The proposer may take a text back before voting on it or on its amendments begins, and only while nobody else
       stands behind it and nobody else's amendment is part of it.
F3.5   What the meeting has voted down is not tabled again in the same round.
V10.1  An adopted text is frozen.
Source: draft rules of procedure of the BBNJ COP (2026), rules 42-52; VCLT arts. 9-10.
"""

from dataclasses import replace

from treaty.acts.commands import MoveAdoption, Propose, Retract, Second
from treaty.acts.events import AdoptionMoved, Fell, Proposed, Retracted, Seconded
from treaty.acts.refusal import Refused
from treaty.law.amending import VOTED_DOWN, fall_with, voted_down
from treaty.law.items import item_of, tabled, voting_on, with_item
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import State, Treaty
from treaty.model.dates import Phase

TEXTS_EACH = 1
"""Texts that one country may have on the floor at a time: a meeting can follow no more."""


@judges(Propose)
def _may_propose(state: State, ask: Propose) -> None:
    need_phase(state, ask.by, Phase.TALK)
    if ask.text.id in state.texts:
        raise Refused("F3.1", f"There is a text {ask.text.id} already; give yours another id.")
    if ask.text.id.rpartition(".am")[2].isdigit() and ".am" in ask.text.id:
        raise Refused("F3.1", "Ids that end in .am and a number are those of amendments; give yours another id.")
    if ask.text.id.startswith("motion."):
        raise Refused("F3.1", "Ids that begin with motion. are those of motions; give yours another id.")
    own = [name for name, treaty in state.floor() if treaty.by == ask.by]
    if len(own) >= TEXTS_EACH:
        raise Refused(
            "F3.1", f"Your text {own[0]} is on the floor; it is decided or taken back before you table another."
        )
    if any(ask.text.articles == state.texts[gone].text.articles for gone in voted_down(state) if gone in state.texts):
        raise Refused("F3.5", VOTED_DOWN)
    wrong = ask.text.complaint(state.kinds)
    if wrong:
        raise Refused("F3.1", f"The text cannot be tabled: {wrong}.")


@answers(Propose)
def _propose(state: State, ask: Propose) -> Events:
    return (Proposed(**state.now, by=ask.by, text=ask.text),)


@evolves(Proposed)
def _proposed(state: State, event: Proposed) -> State:
    treaty = Treaty(text=event.text, by=event.by, tabled=event.round, versions=(event.text,))
    return replace(state, texts={**state.texts, event.text.id: treaty})


@judges(Second)
def _may_second(state: State, ask: Second) -> None:
    need_phase(state, ask.by, Phase.TALK)
    item = item_of(state, ask.item)
    if item.by == ask.by:
        raise Refused("F3.1", "You tabled this yourself; another country must second it.")
    if ask.by in item.seconds:
        raise Refused("F3.1", "You have seconded this already.")


@answers(Second)
def _second(state: State, ask: Second) -> Events:
    return (Seconded(**state.now, by=ask.by, item=ask.item),)


@evolves(Seconded)
def _seconded(state: State, event: Seconded) -> State:
    item = item_of(state, event.item)
    return with_item(state, event.item, replace(item, seconds=(*item.seconds, event.by)))


@judges(Retract)
def _may_retract(state: State, ask: Retract) -> None:
    need_phase(state, ask.by, Phase.TALK)
    item = item_of(state, ask.item)
    if item.by != ask.by:
        raise Refused("F3.3", "Only the country that tabled it may take it back.")
    if item.seconds:
        raise Refused("F3.3", "Others stand behind it now; the meeting decides.")
    if voting_on(state, ask.item):
        raise Refused("F3.3", "Voting on it has begun; the meeting decides.")
    if ask.item in state.meeting.silence:
        raise Refused("F6.3", "It is under silence; object to it, and it is back on the floor.")
    if any(a.instrument == ask.item and a.stage == "adopted" and a.by != ask.by for a in state.amendments.values()):
        raise Refused("F3.3", "The meeting has amended it; it is no longer yours alone to take back.")


@answers(Retract)
def _retract(state: State, ask: Retract) -> Events:
    course = Course(state)
    course.then(Retracted(**state.now, by=ask.by, item=ask.item))
    for amendment in state.pending(ask.item):
        course.then(Fell(**state.now, item=amendment.id, reason="its text was taken back"))
    fall_with(course, ask.item, "the amendment that it changes was taken back")
    return tuple(course.events)


@evolves(Retracted)
def _retracted(state: State, event: Retracted) -> State:
    return with_item(state, event.item, replace(item_of(state, event.item), stage="retracted"))


@judges(MoveAdoption)
def _may_move(state: State, ask: MoveAdoption) -> None:
    need_phase(state, ask.by, Phase.TALK)
    treaty = tabled(state, ask.instrument)
    if ask.by != treaty.by and ask.by not in treaty.seconds:
        raise Refused("F3.1", "Adoption is moved by a country that tabled or seconded the text.")
    if not treaty.seconds:
        raise Refused("F3.1", "Nobody has seconded this text yet.")
    if treaty.moved:
        raise Refused("F3.1", "Adoption has been moved already.")


@answers(MoveAdoption)
def _move(state: State, ask: MoveAdoption) -> Events:
    return (AdoptionMoved(**state.now, by=ask.by, instrument=ask.instrument),)


@evolves(AdoptionMoved)
def _moved(state: State, event: AdoptionMoved) -> State:
    return with_item(state, event.instrument, replace(state.texts[event.instrument], moved=True))
