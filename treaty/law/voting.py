"""Voting: an item is put, countries vote, the vote is closed, and what follows from it.

F1.2   Who votes or abstains is present, who takes no part is not; without a quorum nothing is decided, and the item is
       put again in the next round. Anybody may ask for the count.
F1.3   An organisation votes, or its member states do.
F2.2   Where the rules seek consensus first, a vote on a text is taken once that has failed.
F2.6   A tie brings a second vote, or the chair decides it, or nothing passes, as the rule says; a second tie rejects.
F2.7   Majorities are compared in integers; at least one yes is needed.
F5     One vote a country, changeable until the chair closes the vote.
F5.1   Votes are a show of hands, which everybody sees; in a roll call countries are called in the order drawn by lot. A
       secret ballot shows counts alone.
F5.6   The chair does not vote, but where the rule gives it the casting vote.
F5.8   A country whose rights are suspended has no vote.
Source: draft rules of procedure of the BBNJ COP (2026), rules 25, 34, 47-54; VCLT art. 9.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from treaty.acts.commands import CloseVote, CountQuorum, PutToVote, Vote
from treaty.acts.events import QuorumCounted, VoteCast, VoteClosed, VoteOpened
from treaty.acts.refusal import Refused
from treaty.coalition.tally import Tally, least_present, spoken_for, tally
from treaty.law.adoption import adopt, reject
from treaty.law.amending import carry, fall_with
from treaty.law.consensus import gavel
from treaty.law.items import with_item
from treaty.law.majority import barred, count_quorum, voting_rule
from treaty.law.motions import decide_motion
from treaty.law.order import order_of_voting, roll_of
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_chair, need_phase
from treaty.law.state import OpenVote, State
from treaty.law.voices import concerned
from treaty.model.dates import Phase

__all__ = ["order_of_voting", "result_now", "voting_rule"]


@judges(PutToVote)
def _may_put(state: State, ask: PutToVote) -> None:
    need_chair(state, ask.by)
    if state.phase is not Phase.TALK:
        raise Refused("T1.3", f"Votes are taken in the talk phase; now it is {state.phase}.")
    if state.vote:
        raise Refused("F5.2", f"The vote on {state.vote.item} is open; close it first.")
    order = order_of_voting(state)
    if not order:
        raise Refused("F4", "Nothing is ready for a vote: texts need a second and a motion, amendments a second.")
    tried = state.meeting.no_consensus.get(order[0][0]) == state.round
    if state.scenario.procedure.consensus_first and order[0][0] in state.texts and not tried:
        raise Refused("F2.2", "This meeting seeks consensus first: put the text by consensus, and vote if that fails.")


@answers(PutToVote)
def _put(state: State, _: PutToVote) -> Events:
    item, reason = order_of_voting(state)[0]
    second = item in state.meeting.tied
    opened = VoteOpened(
        **state.now,
        item=item,
        reason="the first vote was a tie; a second decides" if second else reason,
        members=concerned(state, item),
        roll=roll_of(state, item),
        barred=barred(state, item),
        second=second,
    )
    return (opened,)


@evolves(VoteOpened)
def _vote_opened(state: State, event: VoteOpened) -> State:
    # T2: whoever was done was so before this was put.
    vote = OpenVote(
        event.item, event.members, manner=event.manner, roll=event.roll, barred=event.barred, second=event.second
    )
    return replace(state, vote=vote, ready=frozenset())


@judges(Vote)
def _may_vote(state: State, ask: Vote) -> None:
    need_phase(state, ask.by, Phase.TALK)
    vote = state.vote
    if vote is None:
        raise Refused("F5.1", "No vote is open.")
    if vote.manner == "consensus":
        raise Refused(
            "F6.1", "The chair puts this by consensus: object to it, or say that you are ready and let it pass."
        )
    if ask.by in vote.barred:
        raise Refused("F5.8", "Your rights are suspended, and your vote with them; you may speak.")
    if vote.votes.get(ask.by) == ask.choice:
        raise Refused("F5.4", f"You have voted {ask.choice} already.")
    other = spoken_for(voting_rule(state, vote.item), ask.by, vote.votes)
    if other:
        raise Refused(
            "F1.3", f"{other} has voted on this item: an organisation votes or its member states do, not both."
        )


@answers(Vote)
def _vote(state: State, ask: Vote) -> Events:
    assert state.vote is not None
    return (VoteCast(**state.now, by=ask.by, item=state.vote.item, choice=ask.choice),)


@evolves(VoteCast)
def _vote_cast(state: State, event: VoteCast) -> State:
    assert state.vote is not None
    return replace(state, vote=replace(state.vote, votes={**state.vote.votes, event.by: event.choice}))


@judges(CountQuorum)
def _may_count(state: State, ask: CountQuorum) -> None:
    need_phase(state, ask.by, Phase.TALK)
    if state.vote is None or state.vote.manner == "consensus":
        raise Refused("F1.2", "The quorum is counted for a decision: ask for it while a vote is open.")
    if state.vote.counted:
        raise Refused("F1.2", "The count has been asked for; it is taken again when the vote is closed.")


@answers(CountQuorum)
def _count(state: State, ask: CountQuorum) -> Events:
    assert state.vote is not None
    rule, now = voting_rule(state, state.vote.item), result_now(state)
    needed = least_present(rule, now.yes + now.no + now.abstain + now.absent)
    counted = QuorumCounted(
        **state.now, by=ask.by, item=state.vote.item, present=tuple(sorted(state.vote.votes)), needed=needed
    )
    return (counted,)


@evolves(QuorumCounted)
def _counted(state: State, _: QuorumCounted) -> State:
    assert state.vote is not None
    return replace(state, vote=replace(state.vote, counted=True))


def result_now(state: State) -> Tally:
    """What the open vote would come to if it were closed now."""
    vote = state.vote
    assert vote is not None
    rule = voting_rule(state, vote.item)
    return tally(rule, vote.votes, vote.members, barred=vote.barred, count_quorum=count_quorum(state))


@judges(CloseVote)
def _may_close(state: State, ask: CloseVote) -> None:
    need_chair(state, ask.by)
    vote = state.vote
    if vote is None:
        raise Refused("F5.1", "No vote is open.")
    if not ask.casting:
        return
    tied = vote.manner == "vote" and _is_tie(result_now(state))
    if not tied or voting_rule(state, vote.item).tie != "chair":
        raise Refused(
            "F5.6", "The chair has a vote only to break a tie, and only where the rule says so: close it as it is."
        )


def _is_tie(result: Tally) -> bool:
    return result.tied and result.quorate and not result.passed and not result.blocked_by


@answers(CloseVote)
def _close(state: State, ask: CloseVote) -> Events:
    vote = state.vote
    assert vote is not None
    course = Course(state)
    if vote.manner == "consensus":
        gavel(course)
        return tuple(course.events)
    rule, result = voting_rule(state, vote.item), result_now(state)
    passed = result.passed or ask.casting == "yes"
    again = _is_tie(result) and rule.tie == "second vote" and not vote.second
    shown: Mapping[str, str] = {} if rule.secret else vote.votes
    course.then(
        VoteClosed(
            **state.now,
            item=vote.item,
            yes=_who(shown, "yes"),
            no=_who(shown, "no"),
            abstain=_who(shown, "abstain"),
            passed=passed,
            sentence=_said(result, ask.casting, again=again),
            rule=rule.name,
            counts=(result.yes, result.no, result.abstain) if rule.secret else (),
            void=not result.quorate,
            again=again,
        )
    )
    if result.quorate and not again:
        _follow(course, vote.item, passed)
    return tuple(course.events)


def _said(result: Tally, casting: str, *, again: bool) -> str:
    if again:
        return f"{result.sentence} It is a tie: a second vote follows."
    if not casting:
        return result.sentence
    counted = f"{result.yes} yes, {result.no} no, {result.abstain} abstaining"
    return f"A tie, {counted}: the chair's casting vote is {casting}."


def _follow(course: Course, item: str, passed: bool) -> None:
    """What a vote that decided something brings."""
    state = course.state
    if item in state.meeting.motions:
        decide_motion(course, item, passed)
    elif item not in state.amendments:
        (adopt if passed else reject)(course, item)
    elif passed:
        carry(course, item, voted=True)
    else:
        fall_with(course, item, "the amendment that it changes was voted down")


@evolves(VoteClosed)
def _vote_closed(state: State, event: VoteClosed) -> State:
    state = replace(state, vote=None)
    if event.manner == "consensus":
        return _gavelled(state, event)
    secret = bool(event.counts)
    voted = state.voted if secret else {**state.voted, event.item: event.yes}
    meeting = state.meeting
    tied = meeting.tied | {event.item} if event.again else meeting.tied - {event.item}
    rests = {**meeting.rests, event.item: event.round} if event.void else meeting.rests
    rejected = meeting.rejected
    lost = event.item in state.amendments and not (event.passed or event.void or event.again)
    if lost:
        rejected = {**rejected, event.item: event.round}
    state = replace(state, voted=voted, meeting=replace(meeting, tied=tied, rests=rests, rejected=rejected))
    return with_item(state, event.item, replace(state.amendments[event.item], stage="rejected")) if lost else state


def _gavelled(state: State, event: VoteClosed) -> State:
    meeting = state.meeting
    if event.passed:
        unopposed = {**meeting.unopposed, event.item: event.round}
        return replace(state, meeting=replace(meeting, unopposed=unopposed))
    blocked = {**meeting.no_consensus, event.item: event.round}
    return replace(state, meeting=replace(meeting, no_consensus=blocked))


def _who(votes: Mapping[str, str], choice: Literal["yes", "no", "abstain"]) -> tuple[str, ...]:
    return tuple(sorted(country for country, cast in votes.items() if cast == choice))
