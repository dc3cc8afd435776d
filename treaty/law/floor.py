"""The floor: proposals and amendments, from tabling to the vote.

F3.1   A text is tabled in writing; it is voted on after it has been seconded.
F3.2   An amendment revises parts; one that leaves nothing of the original is a rival proposal.
F3.3   The proposer may take a text back before voting on it or on its amendments begins, and only while nobody else
       stands behind it and nobody else's amendment is part of it.
F3.6   The sponsor's own change to its text is merged without a vote; amendments that still fit the text stay.
V10.1  An adopted text is frozen.
Source: draft rules of procedure of the BBNJ COP (2026), rules 42-52; VCLT arts. 9-10.
"""

from dataclasses import replace

from treaty.acts.commands import Amend, MoveAdoption, Propose, Retract, Second
from treaty.acts.events import (
    AdoptionMoved,
    AmendmentProposed,
    Fell,
    Proposed,
    Retracted,
    Seconded,
    TextChanged,
)
from treaty.acts.refusal import Refused
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import Amendment, State, Treaty
from treaty.model.amendment import Unfit, apply, conflict
from treaty.model.base import LINE_LENGTH
from treaty.model.dates import Phase

TEXTS_EACH = 1
"""Texts that one country may have on the floor at a time: a meeting can follow no more."""
AMENDMENTS_EACH = 3
"""Undecided amendments that one country may have to one text."""


def tabled(state: State, instrument: str) -> Treaty:
    """The text of that id if it is on the floor; else `Refused` says why it is not."""
    treaty = state.texts.get(instrument)
    if treaty is None:
        raise Refused("F3.1", f"There is no text {instrument}.")
    if treaty.stage == "adopted":
        raise Refused("V10.1", f"{treaty.text.title} has been adopted: its text is frozen.")
    if treaty.stage != "tabled":
        raise Refused("F3.1", f"{treaty.text.title} is no longer on the floor ({treaty.stage}).")
    return treaty


@judges(Propose)
def _may_propose(state: State, ask: Propose) -> None:
    need_phase(state, ask.by, Phase.TALK)
    if ask.text.id in state.texts:
        raise Refused("F3.1", f"There is a text {ask.text.id} already; give yours another id.")
    if ask.text.id.rpartition(".am")[2].isdigit() and ".am" in ask.text.id:
        raise Refused("F3.1", "Ids that end in .am and a number are those of amendments; give yours another id.")
    own = [name for name, treaty in state.floor() if treaty.by == ask.by]
    if len(own) >= TEXTS_EACH:
        raise Refused(
            "F3.1", f"Your text {own[0]} is on the floor; it is decided or taken back before you table another."
        )
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


@judges(Amend)
def _may_amend(state: State, ask: Amend) -> None:
    need_phase(state, ask.by, Phase.TALK)
    treaty = tabled(state, ask.instrument)
    if voting_on(state, ask.instrument):
        raise Refused("F5.2", "Voting on this text has begun; amendments wait until the vote is closed.")
    own = [a for a in state.pending(ask.instrument) if a.by == ask.by]
    if len(own) >= AMENDMENTS_EACH:
        raise Refused(
            "F3.1", f"You have {len(own)} amendments to this text before the meeting; wait for the vote on them."
        )
    try:
        amended = apply(treaty.text, ask.operations)
    except Unfit as unfit:
        raise Refused("F3.2", f"The amendment does not fit the text: {unfit}.") from unfit
    wrong = amended.complaint(state.kinds)
    if wrong:
        raise Refused("F3.2", f"The amended text would not stand: {wrong}.")
    before = {article.id: article.clause.kind for article in treaty.text.articles}
    if not any(before.get(article.id) == article.clause.kind for article in amended.articles):
        raise Refused("F3.2", "Nothing of the original would remain: table it as a text of its own.")


@answers(Amend)
def _amend(state: State, ask: Amend) -> Events:
    number = sum(a.instrument == ask.instrument for a in state.amendments.values()) + 1
    amendment = AmendmentProposed(
        **state.now,
        id=f"{ask.instrument}.am{number}",
        by=ask.by,
        instrument=ask.instrument,
        operations=ask.operations,
        reason=ask.reason,
    )
    treaty = state.texts[ask.instrument]
    if ask.by != treaty.by:
        return (amendment,)
    course = Course(state)
    course.then(amendment)
    carry(course, amendment.id, voted=False)
    return tuple(course.events)


@evolves(AmendmentProposed)
def _amendment_proposed(state: State, event: AmendmentProposed) -> State:
    item = Amendment(event.id, event.by, event.instrument, event.operations, event.reason)
    return replace(state, amendments={**state.amendments, event.id: item})


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
    if any(a.instrument == ask.item and a.stage == "adopted" and a.by != ask.by for a in state.amendments.values()):
        raise Refused("F3.3", "The meeting has amended it; it is no longer yours alone to take back.")


@answers(Retract)
def _retract(state: State, ask: Retract) -> Events:
    now = state.now
    gone = [Fell(**now, item=a.id, reason="its text was taken back") for a in state.pending(ask.item)]
    return (Retracted(**now, by=ask.by, item=ask.item), *gone)


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


@evolves(TextChanged)
def _text_changed(state: State, event: TextChanged) -> State:
    treaty = state.texts[event.instrument]
    treaty = replace(treaty, text=event.text, versions=(*treaty.versions, event.text))
    state = with_item(state, event.instrument, treaty)
    return with_item(state, event.amendment, replace(state.amendments[event.amendment], stage="adopted"))


@evolves(Fell)
def _fell(state: State, event: Fell) -> State:
    return with_item(state, event.item, replace(item_of(state, event.item), stage="fell"))


def voting_on(state: State, instrument: str) -> bool:
    """Whether a vote is open on the text of that id or on an amendment to it."""
    return state.vote is not None and instrument_of(state, state.vote.item) == instrument


def carry(course: Course, amendment_id: str, voted: bool) -> None:
    """The amendment becomes part of the text; what no longer fits falls, and what a vote on it has decided against.

    A sponsor's own change decides nothing: else it could fell any amendment by touching the same number (F3.6).
    """
    state = course.state
    amendment = state.amendments[amendment_id]
    now = state.now
    text = apply(state.texts[amendment.instrument].text, amendment.operations)
    course.then(TextChanged(**now, instrument=amendment.instrument, amendment=amendment_id, text=text))
    for other in course.state.pending(amendment.instrument):
        reason = ""
        if voted and any(conflict(one, two) for one in amendment.operations for two in other.operations):
            reason = f"the adoption of {amendment_id} leaves it nothing to change"
        else:
            try:
                reason = apply(text, other.operations).complaint(state.kinds)
            except Unfit as unfit:
                reason = str(unfit)
        if reason:
            course.then(Fell(**now, item=other.id, reason=reason[:LINE_LENGTH]))


def item_of(state: State, item: str) -> Treaty | Amendment:
    """The text or amendment of that id if it is on the floor; else `Refused` says why it is not."""
    amendment = state.amendments.get(item)
    if amendment is None:
        return tabled(state, item)
    if amendment.stage != "tabled":
        raise Refused("F3.1", f"Amendment {item} is no longer on the floor ({amendment.stage}).")
    return amendment


def instrument_of(state: State, item: str) -> str:
    """The text that an item is, or amends."""
    amendment = state.amendments.get(item)
    return amendment.instrument if amendment else item


def with_item(state: State, item: str, value: Treaty | Amendment) -> State:
    """The state with a text or amendment replaced."""
    if isinstance(value, Amendment):
        return replace(state, amendments={**state.amendments, item: value})
    return replace(state, texts={**state.texts, item: value})
