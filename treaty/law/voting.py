"""Voting: the order in which items are put, the vote, and what follows from it.

F2.7   Majorities are compared in integers; at least one yes is needed.
F4     Order of voting: texts in order of submission; amendments first, furthest from the original first; then the text.
F5     One vote a country, changeable until the chair closes the vote.
V9.2   A text is adopted by the majority of the meeting's rules, or by a stricter one that it names itself.
Source: draft rules of procedure of the BBNJ COP (2026), rules 34, 47-54; VCLT art. 9.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from treaty.acts.commands import CloseVote, PutToVote, Vote
from treaty.acts.events import (
    Adopted,
    Fell,
    Rejected,
    VoteCast,
    VoteClosed,
    VoteOpened,
)
from treaty.acts.refusal import Refused
from treaty.coalition.tally import tally
from treaty.law.floor import carry, instrument_of, with_item
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_chair, need_phase
from treaty.law.state import OpenVote, State
from treaty.model.amendment import distance
from treaty.model.dates import Phase
from treaty.model.voting import VotingRule


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
    # T2: whoever was done was so before this was put.
    return replace(state, vote=OpenVote(event.item, event.members), ready=frozenset())


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
    rule = voting_rule(state, item)
    result = tally(rule, votes, state.vote.members)
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
            rule=rule.name,
        )
    )
    if item in state.amendments:
        if result.passed:
            carry(course, item, voted=True)
    else:
        _decide_text(course, item, result.passed)
    return tuple(course.events)


@evolves(VoteClosed)
def _vote_closed(state: State, event: VoteClosed) -> State:
    state = replace(state, vote=None, voted={**state.voted, event.item: event.yes})
    if event.item in state.amendments and not event.passed:
        return with_item(state, event.item, replace(state.amendments[event.item], stage="rejected"))
    return state


@evolves(Adopted)
def _adopted(state: State, event: Adopted) -> State:
    treaty = replace(
        state.texts[event.instrument],
        stage="adopted",
        adopted=event.on,
        negotiators=event.negotiators,
        weights=event.weights,
    )
    return with_item(state, event.instrument, treaty)


@evolves(Rejected)
def _rejected(state: State, event: Rejected) -> State:
    return with_item(state, event.instrument, replace(state.texts[event.instrument], stage="rejected"))


def voting_rule(state: State, item: str) -> VotingRule:
    """V9.2: the rule of the meeting, or the text's own adoption clause where that is no weaker; amendments likewise.

    A text cannot make its own adoption easier: that would take the majority which it wants to replace.
    """
    own, meeting = state.texts[instrument_of(state, item)].text.final.adoption, state.scenario.voting
    if own.consensus or meeting.consensus:
        return own if own.consensus else meeting
    mine, theirs = Fraction(own.threshold), Fraction(meeting.threshold)
    stricter = mine > theirs or (mine == theirs and own.strict >= meeting.strict)
    as_many = Fraction(own.quorum) >= Fraction(meeting.quorum) and (own.base == meeting.base or own.base == "members")
    return own if stricter and as_many else meeting


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


def _who(votes: Mapping[str, str], choice: Literal["yes", "no", "abstain"]) -> tuple[str, ...]:
    return tuple(sorted(country for country, cast in votes.items() if cast == choice))
