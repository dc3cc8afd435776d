"""The floor as it stands: what is voted on next and why, what is not ready, what excludes what; and the open vote."""

from collections.abc import Iterator

from treaty.acts.asked import Choice
from treaty.law.called import asks
from treaty.law.majority import instrument_of, meeting_rule, voting_rule
from treaty.law.state import Amendment, State, Treaty
from treaty.law.voting import order_of_voting, result_now
from treaty.model.amendment import Unfit, apply, conflict
from treaty.model.instrument import Instrument
from treaty.model.voting import VOTING_PRESETS
from treaty.views.changes import Terms, each_in_words
from treaty.views.desk_final import rule_words
from treaty.views.desk_records import FloorItem, VoteNow
from treaty.views.remember import Remembered
from treaty.views.wording import capital, counted, listed

NEEDS_SECOND = "needs a second from another country"
UNDER_SILENCE = "under silence: adopted unless somebody objects in time"
NEXT_TIME = "not put any more in this round"
NEEDS_MOTION = "needs a motion for adoption by who tabled or seconded it"
_SEEN = Remembered()


def floor_items(state: State) -> tuple[FloorItem, ...]:
    """Texts and amendments on the floor, in the order of voting; what is not ready comes after, place 0."""
    parts = (state.texts, state.amendments, state.vote, state.kinds, state.meeting, state.round)
    return _SEEN.get("floor", parts, lambda: _made(state))


def _made(state: State) -> tuple[FloorItem, ...]:
    ready = voting_order(state)
    placed = {name for name, _ in ready}
    items = [_item(state, name, place, reason) for place, (name, reason) in enumerate(ready, 1)]
    waiting = [_item(state, name, 0, lack) for name, lack in _not_ready(state) if name not in placed]
    return (*items, *waiting)


def voting_order(state: State) -> list[tuple[str, str]]:
    """The order of voting with reasons; an open vote stands first, whatever has come to the floor since."""
    order = order_of_voting(state)
    current = state.vote.item if state.vote else ""
    return sorted(order, key=lambda one: one[0] != current)


def _not_ready(state: State) -> Iterator[tuple[str, str]]:
    for name, treaty in state.floor():
        resting = UNDER_SILENCE if name in state.meeting.silence else NEXT_TIME if treaty.moved else ""
        yield name, resting or (NEEDS_MOTION if treaty.seconds else NEEDS_SECOND)
        for amendment in state.pending(name):
            yield amendment.id, NEXT_TIME if amendment.seconds else NEEDS_SECOND


def _item(state: State, name: str, place: int, reason: str) -> FloorItem:
    if name in state.meeting.motions:
        return _motion(state, name, place, reason)
    amendment = state.amendments.get(name)
    if amendment is None:
        return _text(name, state.texts[name], place, reason)
    text = _amended_text(state, amendment)
    changes = each_in_words(Terms(state.kinds), text, amendment.operations)
    return FloorItem(
        id=name,
        what="amendment",
        title=title_of(state, name),
        by=amendment.by,
        text=amendment.instrument,
        seconds=amendment.seconds,
        place=place,
        reason=reason,
        changes=tuple(capital(words.removeprefix("to ")) for words in changes),
        operations=amendment.operations,
        because=amendment.reason,
        conflicts=tuple(other.id for other in state.pending(amendment.instrument) if _exclude(amendment, other)),
    )


def _text(name: str, treaty: Treaty, place: int, reason: str) -> FloorItem:
    return FloorItem(
        id=name,
        what="text",
        title=treaty.text.title,
        by=treaty.by,
        text=name,
        seconds=treaty.seconds,
        place=place,
        reason=reason,
        changes=(),
        operations=(),
        because="",
        conflicts=(),
    )


def _amended_text(state: State, amendment: Amendment) -> Instrument:
    """The text that an amendment changes: for one to an amendment, as that would leave it."""
    text = state.texts[amendment.instrument].text
    try:
        return apply(text, state.amendments[amendment.to].operations) if amendment.to else text
    except Unfit:
        return text


def _motion(state: State, name: str, place: int, reason: str) -> FloorItem:
    motion = state.meeting.motions[name]
    return FloorItem(
        id=name,
        what="motion",
        title=title_of(state, name),
        by=motion.by,
        text=motion.instrument,
        seconds=(),
        place=place,
        reason=reason,
        changes=(),
        operations=(),
        because="",
        conflicts=(),
    )


def _exclude(one: Amendment, other: Amendment) -> bool:
    if one.id == other.id or one.to != other.to:
        return False
    return any(conflict(mine, theirs) for mine in one.operations for theirs in other.operations)


def title_of(state: State, item: str) -> str:
    """What people call an item: a text's title, `Amendment 2, by KEN, to the compact`, or `Motion of KEN to ...`."""
    motion = state.meeting.motions.get(item)
    if motion is not None and motion.what == "divide":
        part = f"Article {motion.about} of {state.texts[motion.instrument].text.title}"
        return f"{part}: whether to vote on it separately" if motion.on_division else f"{part}, by itself"
    if motion is not None:
        known = motion.about in state.texts or motion.about in state.amendments
        rule = VOTING_PRESETS.get(motion.about)
        about = title_of(state, motion.about) if known else rule.name if rule else motion.about
        return f"Motion of {motion.by} {asks(motion.what, about)}"
    amendment = state.amendments.get(item)
    if amendment is None:
        return state.texts[item].text.title
    number = item.rpartition(".am")[2]
    first = f"amendment {amendment.to.rpartition('.am')[2]} to " if amendment.to else ""
    return f"Amendment {number}, by {amendment.by}, to {first}{state.texts[amendment.instrument].text.title}"


def shown_votes(state: State, me: str = "") -> dict[str, Choice]:
    """How each country has voted so far: a show of hands; under a secret ballot one's own vote alone."""
    if state.vote is None:
        return {}
    votes = dict(state.vote.votes)
    if not meeting_rule(state).secret:
        return votes
    return {me: votes[me]} if me in votes else {}


def vote_now(state: State, me: str) -> VoteNow | None:
    """The open vote as it stands, or None."""
    vote = state.vote
    if vote is None:
        return None
    rule = voting_rule(state, vote.item)
    text = instrument_of(state, vote.item)
    votes = shown_votes(state, me)
    done = vote.objections if vote.manner == "consensus" else vote.votes
    return VoteNow(
        item=vote.item,
        title=title_of(state, vote.item),
        what="motion" if vote.item in state.meeting.motions else "amendment" if vote.item != text else "text",
        reason=dict(order_of_voting(state)).get(vote.item, ""),
        rule="consensus: one objection blocks" if vote.manner == "consensus" else rule_words(rule),
        votes={who: str(choice) for who, choice in votes.items()},
        waiting=tuple(who for who in vote.roll or vote.members if who not in done and who not in vote.barred),
        sentence=_as_it_stands(state),
        mine=votes.get(me, ""),
        roll=vote.roll,
    )


def _as_it_stands(state: State) -> str:
    vote = state.vote
    assert vote is not None
    if vote.manner == "consensus":
        if vote.objections:
            return f"Blocked: {listed(vote.objections)} objected."
        return "Adopted, unless somebody objects before the gavel."
    if meeting_rule(state).secret:
        return f"A secret ballot: {counted(len(vote.votes), 'vote')} cast so far."
    count = result_now(state)
    if count.missing:
        more = counted(count.missing, "more yes vote")
        return f"{count.sentence} " + (
            f"{capital(more)} would carry it." if count.reachable else "It cannot be carried any more."
        )
    if count.missing is None:
        return f"{count.sentence} It cannot be carried unless a no is changed."
    return count.sentence
