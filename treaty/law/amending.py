"""Amending: changes to a text on the floor, changes to those changes, and what becomes part of the text.

F3.2   An amendment revises parts; one that leaves nothing of the original is a rival proposal. An amendment to an
       amendment revises what that one does; there are two degrees and no third.
F3.5   What the meeting has voted down is not tabled again in the same round.
F3.6   The sponsor's own change to its text is merged without a vote, and so is another's that it accepts; amendments
       that still fit the text stay. Accepting ends once the meeting has changed the text by vote.
F5.2   While a vote is open, what it is on stands as it is.
F6.3   A text under silence stands as it was circulated.
Source: draft rules of procedure of the BBNJ COP (2026), rules 45-52; accepting is usage, as in Model UN handbooks.
"""

from dataclasses import replace

from treaty.acts.commands import AcceptAmendment, Amend
from treaty.acts.events import AmendmentAccepted, AmendmentChanged, AmendmentProposed, Fell, TextChanged
from treaty.acts.refusal import Refused
from treaty.law.items import item_of, tabled, voting_on, with_item, with_text
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import Amendment, State
from treaty.model.amendment import Operation, Unfit, apply, conflict
from treaty.model.base import LINE_LENGTH
from treaty.model.dates import Phase
from treaty.model.instrument import Instrument

AMENDMENTS_EACH = 3
"""Undecided amendments that one country may have to one text."""
VOTED_DOWN = "The meeting has voted this down in this round: move to reconsider it, or table it in the next."


@judges(Amend)
def _may_amend(state: State, ask: Amend) -> None:
    need_phase(state, ask.by, Phase.TALK)
    first = _amended(state, ask.instrument)
    text = first.instrument if first else ask.instrument
    treaty = tabled(state, text)
    open_to_amendment(state, text)
    own = [a for a in state.pending(text) if a.by == ask.by]
    if len(own) >= AMENDMENTS_EACH:
        raise Refused(
            "F3.1", f"You have {len(own)} amendments to this text before the meeting; wait for the vote on them."
        )
    if any(_same(state.amendments[gone], ask) for gone in voted_down(state) if gone in state.amendments):
        raise Refused("F3.5", VOTED_DOWN)
    if first is not None:
        _may_amend_amendment(first, ask)
    before = first.operations if first else ()
    amended = fitting(state, treaty.text, (*before, *ask.operations))
    kinds = {article.id: article.clause.kind for article in treaty.text.articles}
    if not any(kinds.get(article.id) == article.clause.kind for article in amended.articles):
        raise Refused("F3.2", "Nothing of the original would remain: table it as a text of its own.")


def _amended(state: State, item: str) -> Amendment | None:
    """The amendment that is to be amended, or None where it is a text. Raises `Refused` where it is not there."""
    found = item_of(state, item) if item in state.amendments else None
    return found if isinstance(found, Amendment) else None


def open_to_amendment(state: State, text: str) -> None:
    """Raises `Refused` while a text cannot be changed: its vote is open, it is under silence, its debate is closed."""
    if voting_on(state, text):
        raise Refused("F5.2", "Voting on this text has begun; amendments wait until the vote is closed.")
    if text in state.meeting.silence:
        raise Refused("F6.3", "The text is under silence as it stands: object to it first, and then amend it.")
    if text in state.meeting.debate_closed:
        raise Refused("F4.1", "Debate on this text is closed: vote on it as it stands, or against it.")


def _may_amend_amendment(first: Amendment, ask: Amend) -> None:
    if first.to:
        raise Refused("F3.2", f"There are two degrees and no third: table this as an amendment to {first.to}.")
    strange = [one for one in ask.operations if not any(conflict(one, theirs) for theirs in first.operations)]
    if strange:
        raise Refused(
            "F3.2", f"This changes what {first.id} leaves alone: table it as an amendment to {first.instrument}."
        )


def fitting(state: State, text: Instrument, operations: tuple[Operation, ...]) -> Instrument:
    """`text` with the operations carried out. Raises `Refused` (F3.2) where they do not fit or it would not stand."""
    try:
        amended = apply(text, operations)
    except Unfit as unfit:
        raise Refused("F3.2", f"The amendment does not fit the text: {unfit}.") from unfit
    wrong = amended.complaint(state.kinds)
    if wrong:
        raise Refused("F3.2", f"The amended text would not stand: {wrong}.")
    return amended


def voted_down(state: State) -> list[str]:
    """Texts and amendments that were voted down in this round."""
    return [item for item, number in state.meeting.rejected.items() if number == state.round]


def _same(gone: Amendment, ask: Amend) -> bool:
    return ask.instrument == (gone.to or gone.instrument) and ask.operations == gone.operations


@answers(Amend)
def _amend(state: State, ask: Amend) -> Events:
    first = _amended(state, ask.instrument)
    text = first.instrument if first else ask.instrument
    number = sum(a.instrument == text for a in state.amendments.values()) + 1
    amendment = AmendmentProposed(
        **state.now,
        id=f"{text}.am{number}",
        by=ask.by,
        instrument=text,
        operations=ask.operations,
        reason=ask.reason,
        to=first.id if first else "",
    )
    if ask.by != (first or state.texts[text]).by:
        return (amendment,)
    course = Course(state)
    course.then(amendment)
    carry(course, amendment.id, voted=False)
    return tuple(course.events)


@evolves(AmendmentProposed)
def _amendment_proposed(state: State, event: AmendmentProposed) -> State:
    item = Amendment(
        event.id, event.by, event.instrument, event.operations, event.reason, to=event.to, tabled=event.round
    )
    return replace(state, amendments={**state.amendments, event.id: item})


@judges(AcceptAmendment)
def _may_accept(state: State, ask: AcceptAmendment) -> None:
    need_phase(state, ask.by, Phase.TALK)
    item = item_of(state, ask.item)
    if not isinstance(item, Amendment):
        raise Refused("F3.6", "A text is not accepted but seconded; accept an amendment to a text of yours.")
    owner = (state.amendments[item.to] if item.to else state.texts[item.instrument]).by
    if owner != ask.by:
        raise Refused("F3.6", f"Only {owner}, whose proposal it changes, accepts it without a vote; you can second it.")
    open_to_amendment(state, item.instrument)
    if _voted_amendment(state, item.instrument):
        raise Refused("F3.6", "The meeting has changed the text by vote, so that it is the meeting's: let it vote.")
    fitting(state, state.texts[item.instrument].text, whole(state, item))


def _voted_amendment(state: State, instrument: str) -> bool:
    """Whether the meeting has made an amendment, or a decision on a part, its own by vote."""
    amendments = (a for a in state.amendments.values() if a.instrument == instrument and a.stage == "adopted")
    return state.meeting.parts_decided(instrument) or any(a.id in state.voted for a in amendments)


@answers(AcceptAmendment)
def _accept(state: State, ask: AcceptAmendment) -> Events:
    course = Course(state)
    course.then(AmendmentAccepted(**state.now, by=ask.by, item=ask.item))
    carry(course, ask.item, voted=False)
    return tuple(course.events)


@evolves(AmendmentAccepted)
def _accepted(state: State, _: AmendmentAccepted) -> State:
    return state


@evolves(TextChanged)
def _text_changed(state: State, event: TextChanged) -> State:
    state = with_text(state, event.instrument, event.text)
    return with_item(state, event.amendment, replace(state.amendments[event.amendment], stage="adopted"))


@evolves(AmendmentChanged)
def _amendment_changed(state: State, event: AmendmentChanged) -> State:
    changed = replace(state.amendments[event.amendment], operations=event.operations)
    state = with_item(state, event.amendment, changed)
    return with_item(state, event.item, replace(state.amendments[event.item], stage="adopted"))


def carry(course: Course, amendment_id: str, voted: bool) -> None:
    """The amendment becomes part of what it amends; what no longer fits falls, and what a vote on it decides against.

    A sponsor's own change decides nothing: else it could fell any amendment by touching the same number (F3.6).
    """
    state = course.state
    amendment = state.amendments[amendment_id]
    now = state.now
    if amendment.to:
        course.then(
            AmendmentChanged(**now, amendment=amendment.to, item=amendment_id, operations=whole(state, amendment))
        )
        rivals = [a for a in course.state.pending(amendment.instrument) if a.to == amendment.to]
    else:
        text = apply(state.texts[amendment.instrument].text, amendment.operations)
        course.then(TextChanged(**now, instrument=amendment.instrument, amendment=amendment_id, text=text))
        fall_with(course, amendment_id, "the amendment that it changes is part of the text")
        rivals = [a for a in course.state.pending(amendment.instrument) if not a.to]
    if voted:
        for other in rivals:
            if any(conflict(one, two) for one in amendment.operations for two in other.operations):
                fall(course, other.id, f"the adoption of {amendment_id} leaves it nothing to change")
    fit_again(course, amendment.instrument)


def whole(state: State, amendment: Amendment) -> tuple[Operation, ...]:
    """All that would be done to the text: an amendment to an amendment goes with the one that it amends."""
    before = state.amendments[amendment.to].operations if amendment.to else ()
    return (*before, *amendment.operations)


def fit_again(course: Course, instrument: str) -> None:
    """Amendments that no longer fit the text fall."""
    for other in course.state.pending(instrument):
        if course.state.amendments[other.id].stage != "tabled":
            continue
        try:
            reason = apply(course.state.texts[instrument].text, whole(course.state, other)).complaint(
                course.state.kinds
            )
        except Unfit as unfit:
            reason = str(unfit)
        if reason:
            fall(course, other.id, reason)


def fall(course: Course, item: str, reason: str) -> None:
    """The amendment falls, and those to it."""
    course.then(Fell(**course.state.now, item=item, reason=reason[:LINE_LENGTH]))
    fall_with(course, item, "the amendment that it changes has fallen")


def fall_with(course: Course, item: str, reason: str) -> None:
    """Amendments to an amendment that has been settled fall."""
    for other in [a for a in course.state.amendments.values() if a.to == item and a.stage == "tabled"]:
        course.then(Fell(**course.state.now, item=other.id, reason=reason))


@evolves(Fell)
def _fell(state: State, event: Fell) -> State:
    return with_item(state, event.item, replace(item_of(state, event.item), stage="fell"))
