"""The floor as it stands: what is voted on next and why, what is not ready, what excludes what; and the open vote."""

from collections.abc import Iterator

from treaty.coalition.tally import tally
from treaty.law.floor import instrument_of
from treaty.law.state import Amendment, State, Treaty
from treaty.law.voting import order_of_voting, voting_rule
from treaty.model.amendment import conflict
from treaty.views.changes import Terms, each_in_words
from treaty.views.desk_final import rule_words
from treaty.views.desk_records import FloorItem, VoteNow
from treaty.views.remember import Remembered
from treaty.views.wording import capital, counted

NEEDS_SECOND = "needs a second from another country"
NEEDS_MOTION = "needs a motion for adoption by who tabled or seconded it"
_SEEN = Remembered()


def floor_items(state: State) -> tuple[FloorItem, ...]:
    """Texts and amendments on the floor, in the order of voting; what is not ready comes after, place 0."""
    return _SEEN.get("floor", (state.texts, state.amendments, state.vote, state.kinds), lambda: _made(state))


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
        yield name, NEEDS_MOTION if treaty.seconds else NEEDS_SECOND
        for amendment in state.pending(name):
            yield amendment.id, NEEDS_SECOND


def _item(state: State, name: str, place: int, reason: str) -> FloorItem:
    amendment = state.amendments.get(name)
    if amendment is None:
        return _text(name, state.texts[name], place, reason)
    text = state.texts[amendment.instrument].text
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


def _exclude(one: Amendment, other: Amendment) -> bool:
    if one.id == other.id:
        return False
    return any(conflict(mine, theirs) for mine in one.operations for theirs in other.operations)


def title_of(state: State, item: str) -> str:
    """What people call a text or amendment: its title, or `Amendment 2, by KEN, to the compact`."""
    amendment = state.amendments.get(item)
    if amendment is None:
        return state.texts[item].text.title
    number = item.rpartition(".am")[2]
    return f"Amendment {number}, by {amendment.by}, to {state.texts[amendment.instrument].text.title}"


def vote_now(state: State, me: str) -> VoteNow | None:
    """The open vote as it stands, or None."""
    vote = state.vote
    if vote is None:
        return None
    rule = voting_rule(state, vote.item)
    count = tally(rule, vote.votes, vote.members)
    waiting = tuple(who for who in vote.members if who not in vote.votes)
    sentence = count.sentence
    if count.missing:
        more = counted(count.missing, "more yes vote")
        sentence += f" {capital(more)} would carry it." if count.reachable else " It cannot be carried any more."
    elif count.missing is None:
        sentence += " It cannot be carried unless a no is changed."
    return VoteNow(
        item=vote.item,
        title=title_of(state, vote.item),
        what="amendment" if vote.item != instrument_of(state, vote.item) else "text",
        reason=dict(order_of_voting(state)).get(vote.item, ""),
        rule=rule_words(rule),
        votes=dict(vote.votes),
        waiting=waiting,
        sentence=sentence,
        mine=vote.votes.get(me, ""),
    )
