"""The floor: proposals, amendments and votes, from tabling to adoption.

F2.7   Majorities are compared in integers; at least one yes is needed.
F3.1   A text is tabled in writing; it is voted on after it has been seconded.
F3.2   An amendment revises parts; one that leaves nothing of the original is a rival proposal.
F3.3   The proposer may take a text back before voting on it or on its amendments begins, and only while nobody else
       stands behind it and nobody else's amendment is part of it.
F3.6   The sponsor's own change to its text is merged without a vote; amendments that still fit the text stay.
F4     Order of voting: texts in order of submission; amendments first, furthest from the original first; then the text.
F5     One vote a country, changeable until the chair closes the vote.
V9.2   A text is adopted by the majority of the meeting's rules, or by a stricter one that it names itself.
V10.1  An adopted text is frozen.
Source: `research/floor.md` (rules of procedure of recent conferences), VCLT arts. 9-10.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from treaty.acts.commands import CHAIR, Amend, CloseVote, MoveAdoption, Propose, PutToVote, Retract, Second, Vote
from treaty.acts.events import (
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
from treaty.acts.refusal import Refused
from treaty.coalition.tally import tally
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.state import Amendment, OpenVote, State, Treaty
from treaty.model.amendment import Unfit, apply, conflict, distance
from treaty.model.base import LINE_LENGTH
from treaty.model.dates import Phase
from treaty.model.instrument import VotingRule

TEXTS_EACH = 1
"""Texts that one country may have on the floor at a time: a meeting can follow no more."""
AMENDMENTS_EACH = 3
"""Undecided amendments that one country may have to one text."""


def need_country(state: State, by: str) -> None:
    """Raises `Refused` unless `by` is a country in play and the game goes on."""
    if state.ended:
        raise Refused("T1.1", "The game has ended; the debrief is open.")
    if by not in state.countries:
        raise Refused("T1.2", f"{by} has no seat in this game.")


def need_phase(state: State, by: str, *phases: Phase) -> None:
    """Raises `Refused` unless `by` is in play and one of `phases` is on."""
    need_country(state, by)
    if state.phase not in phases:
        wanted = " or ".join(phases)
        raise Refused("T1.3", f"This is done in the {wanted} phase; now it is {state.phase}.")


def need_chair(state: State, by: str) -> None:
    """Raises `Refused` unless the chair asks and the game goes on."""
    if state.ended:
        raise Refused("T1.1", "The game has ended; the debrief is open.")
    if by != CHAIR:
        raise Refused("T1.4", "Only the chair can do this.")


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
    _carry(course, amendment.id, voted=False)
    return tuple(course.events)


@evolves(AmendmentProposed)
def _amendment_proposed(state: State, event: AmendmentProposed) -> State:
    item = Amendment(event.id, event.by, event.instrument, event.operations, event.reason)
    return replace(state, amendments={**state.amendments, event.id: item})


@judges(Second)
def _may_second(state: State, ask: Second) -> None:
    need_phase(state, ask.by, Phase.TALK)
    item = _item(state, ask.item)
    if item.by == ask.by:
        raise Refused("F3.1", "You tabled this yourself; another country must second it.")
    if ask.by in item.seconds:
        raise Refused("F3.1", "You have seconded this already.")


@answers(Second)
def _second(state: State, ask: Second) -> Events:
    return (Seconded(**state.now, by=ask.by, item=ask.item),)


@evolves(Seconded)
def _seconded(state: State, event: Seconded) -> State:
    item = _item(state, event.item)
    return _with(state, event.item, replace(item, seconds=(*item.seconds, event.by)))


@judges(Retract)
def _may_retract(state: State, ask: Retract) -> None:
    need_phase(state, ask.by, Phase.TALK)
    item = _item(state, ask.item)
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
    return _with(state, event.item, replace(_item(state, event.item), stage="retracted"))


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
    return _with(state, event.instrument, replace(state.texts[event.instrument], moved=True))


def order_of_voting(state: State) -> tuple[tuple[str, str], ...]:
    """What would be put to the vote now, in order, each with the reason for its place (F4)."""
    order: list[tuple[str, str]] = []
    for name, treaty in state.floor():
        ready = [a for a in state.pending(name) if a.seconds]
        far = {a.id: max(distance(op, treaty.text, state.kinds) for op in a.operations) for a in ready}
        order.extend(
            (item.id, f"amendments before the text, furthest first (distance {far[item.id]:.0f})")
            for item in sorted(ready, key=lambda a: -far[a.id])
        )
        if treaty.moved:
            order.append((name, "the text as amended, in order of submission"))
    return tuple(order)


@judges(PutToVote)
def _may_put(state: State, ask: PutToVote) -> None:
    need_chair(state, ask.by)
    if state.phase is not Phase.TALK:
        raise Refused("T1.3", f"Votes are taken in the talk phase; now it is {state.phase}.")
    if state.vote:
        raise Refused("F5.2", f"The vote on {state.vote.item} is open; close it first.")
    if not order_of_voting(state):
        raise Refused("F4", "Nothing is ready for a vote: texts need a second and a motion, amendments a second.")


@answers(PutToVote)
def _put(state: State, _: PutToVote) -> Events:
    item, reason = order_of_voting(state)[0]
    return (VoteOpened(**state.now, item=item, reason=reason, members=state.countries),)


@evolves(VoteOpened)
def _vote_opened(state: State, event: VoteOpened) -> State:
    return replace(state, vote=OpenVote(event.item, event.members))


@judges(Vote)
def _may_vote(state: State, ask: Vote) -> None:
    need_phase(state, ask.by, Phase.TALK)
    if state.vote is None:
        raise Refused("F5.1", "No vote is open.")
    if state.vote.votes.get(ask.by) == ask.choice:
        raise Refused("F5.4", f"You have voted {ask.choice} already.")


@answers(Vote)
def _vote(state: State, ask: Vote) -> Events:
    assert state.vote is not None
    return (VoteCast(**state.now, by=ask.by, item=state.vote.item, choice=ask.choice),)


@evolves(VoteCast)
def _vote_cast(state: State, event: VoteCast) -> State:
    assert state.vote is not None
    return replace(state, vote=replace(state.vote, votes={**state.vote.votes, event.by: event.choice}))


@judges(CloseVote)
def _may_close(state: State, ask: CloseVote) -> None:
    need_chair(state, ask.by)
    if state.vote is None:
        raise Refused("F5.1", "No vote is open.")


@answers(CloseVote)
def _close(state: State, _: CloseVote) -> Events:
    assert state.vote is not None
    item, votes = state.vote.item, state.vote.votes
    result = tally(voting_rule(state, item), votes, state.vote.members)
    course = Course(state)
    course.then(
        VoteClosed(
            **state.now,
            item=item,
            yes=_who(votes, "yes"),
            no=_who(votes, "no"),
            abstain=_who(votes, "abstain"),
            passed=result.passed,
            sentence=result.sentence,
        )
    )
    if item in state.amendments:
        if result.passed:
            _carry(course, item, voted=True)
    else:
        _decide_text(course, item, result.passed)
    return tuple(course.events)


@evolves(VoteClosed)
def _vote_closed(state: State, event: VoteClosed) -> State:
    state = replace(state, vote=None, voted={**state.voted, event.item: event.yes})
    if event.item in state.amendments and not event.passed:
        return _with(state, event.item, replace(state.amendments[event.item], stage="rejected"))
    return state


@evolves(TextChanged)
def _text_changed(state: State, event: TextChanged) -> State:
    treaty = state.texts[event.instrument]
    treaty = replace(treaty, text=event.text, versions=(*treaty.versions, event.text))
    state = _with(state, event.instrument, treaty)
    return _with(state, event.amendment, replace(state.amendments[event.amendment], stage="adopted"))


@evolves(Fell)
def _fell(state: State, event: Fell) -> State:
    return _with(state, event.item, replace(_item(state, event.item), stage="fell"))


@evolves(Adopted)
def _adopted(state: State, event: Adopted) -> State:
    treaty = replace(
        state.texts[event.instrument],
        stage="adopted",
        adopted=event.on,
        negotiators=event.negotiators,
        weights=event.weights,
    )
    return _with(state, event.instrument, treaty)


@evolves(Rejected)
def _rejected(state: State, event: Rejected) -> State:
    return _with(state, event.instrument, replace(state.texts[event.instrument], stage="rejected"))


def voting_rule(state: State, item: str) -> VotingRule:
    """V9.2: the rule of the meeting, or the text's own adoption clause where that is no weaker; amendments likewise.

    A text cannot make its own adoption easier: that would take the majority which it wants to replace.
    """
    own, meeting = state.texts[_instrument_of(state, item)].text.final.adoption, state.scenario.voting
    if own.consensus or meeting.consensus:
        return own if own.consensus else meeting
    stricter = Fraction(own.threshold) >= Fraction(meeting.threshold) and own.strict >= meeting.strict
    as_many = Fraction(own.quorum) >= Fraction(meeting.quorum) and (own.base == meeting.base or own.base == "members")
    return own if stricter and as_many else meeting


def voting_on(state: State, instrument: str) -> bool:
    """Whether a vote is open on the text of that id or on an amendment to it."""
    return state.vote is not None and _instrument_of(state, state.vote.item) == instrument


def _carry(course: Course, amendment_id: str, voted: bool) -> None:
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


def _decide_text(course: Course, instrument: str, passed: bool) -> None:
    state = course.state
    now = state.now
    for amendment in state.pending(instrument):
        course.then(Fell(**now, item=amendment.id, reason="its text has been decided"))
    if not passed:
        course.then(Rejected(**now, instrument=instrument))
        return
    nations = state.figures.nations
    weights = {
        "compute": {name: round(1_000 * nation.compute) for name, nation in nations.items()},
        "economy": {name: round(nation.economy) for name, nation in nations.items()},
    }
    course.then(Adopted(**now, instrument=instrument, negotiators=state.countries, weights=weights))


def _item(state: State, item: str) -> Treaty | Amendment:
    amendment = state.amendments.get(item)
    if amendment is None:
        return tabled(state, item)
    if amendment.stage != "tabled":
        raise Refused("F3.1", f"Amendment {item} is no longer on the floor ({amendment.stage}).")
    return amendment


def _instrument_of(state: State, item: str) -> str:
    amendment = state.amendments.get(item)
    return amendment.instrument if amendment else item


def _with(state: State, item: str, value: Treaty | Amendment) -> State:
    if isinstance(value, Amendment):
        return replace(state, amendments={**state.amendments, item: value})
    return replace(state, texts={**state.texts, item: value})


def _who(votes: Mapping[str, str], choice: Literal["yes", "no", "abstain"]) -> tuple[str, ...]:
    return tuple(sorted(country for country, cast in votes.items() if cast == choice))
