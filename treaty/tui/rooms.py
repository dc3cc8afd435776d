"""Rooms of talk: everybody, my blocs, each country, groups; what was said in each, and what is new since one looked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from treaty.tui.deals import open_deals
from treaty.tui.deals_terms import Draft
from treaty.tui.rows import BLANK, Row, StyleName, row
from treaty.views.desk_records import Desk, RecordLine
from treaty.views.records import MessageView
from treaty.views.remember import Remembered
from treaty.views.wording import listed, the

EVERYBODY, DEALS, SEVERAL = "all", "deals", "several"
"""Ids of the public room, of the list of side deals, and of the row that begins a group."""
_SEEN = Remembered()


@dataclass(frozen=True, slots=True)
class Room:
    """Where one talks. `members` are whom a message goes to; nobody in particular is everybody."""

    id: str
    title: str
    members: tuple[str, ...] = ()

    @property
    def private(self) -> bool:
        """Whether only some hear what is said."""
        return bool(self.members)

    @property
    def country(self) -> str:
        """The one other country here; empty where there are more or all."""
        return self.members[0] if len(self.members) == 1 else ""


@dataclass(slots=True)
class TalkNotes:
    """What a chair has looked at and not sent; it comes back when the chair is taken again."""

    room: str = EVERYBODY
    seen: dict[str, int] = field(default_factory=dict)
    """Room -> messages of others that were there when one looked."""
    drafts: dict[str, str] = field(default_factory=dict)
    groups: list[tuple[str, ...]] = field(default_factory=list)
    offers: dict[str, Draft] = field(default_factory=dict)
    """Country -> the offer to it that is being made."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The talk page's value: a desk, the room in hand, what was seen of each room, and groups that one began."""

    desk: Desk
    room: str
    seen: Mapping[str, int]
    groups: tuple[tuple[str, ...], ...] = ()


def names_of(desk: Desk) -> dict[str, str]:
    """Country -> its name."""
    return {one.id: one.name for one in desk.seat.public.neighbours}


def rooms_of(desk: Desk, groups: Iterable[tuple[str, ...]] = ()) -> tuple[Room, ...]:
    """All rooms: everybody, my blocs, each country, then groups that were written in or begun."""
    me = desk.me.id
    found = {EVERYBODY: Room(EVERYBODY, "Everybody")}
    for name, members in _blocs(desk):
        found[_bloc_id(name)] = Room(_bloc_id(name), name, members)
    for one in desk.seat.public.neighbours:
        if one.id != me:
            found[one.id] = Room(one.id, one.name, (one.id,))
    written = (tuple(sorted({one.by, *one.to} - {me})) for one in desk.seat.messages)
    for members in (*written, *(tuple(sorted(group)) for group in groups)):
        id = room_id(desk, members)
        if id not in found:
            found[id] = Room(id, " + ".join(members), members)
    return tuple(found.values())


def room(desk: Desk, id: str, groups: Iterable[tuple[str, ...]] = ()) -> Room:
    """The room of that id; everybody where there is none."""
    rooms = rooms_of(desk, groups)
    return next((one for one in rooms if one.id == id), rooms[0])


def room_id(desk: Desk, others: Iterable[str]) -> str:
    """The room in which one talks with exactly these others."""
    members = tuple(sorted(others))
    if not members:
        return EVERYBODY
    if len(members) == 1:
        return members[0]
    bloc = next((name for name, them in _blocs(desk) if tuple(sorted(them)) == members), "")
    return _bloc_id(bloc) if bloc else "group " + " ".join(members)


def _blocs(desk: Desk) -> tuple[tuple[str, tuple[str, ...]], ...]:
    neighbours, me = desk.seat.public.neighbours, desk.me.id
    mine = next((one.blocs for one in neighbours if one.id == me), ())
    found = ((name, tuple(n.id for n in neighbours if name in n.blocs and n.id != me)) for name in mine)
    return tuple((name, members) for name, members in found if len(members) > 1)


def _bloc_id(name: str) -> str:
    return f"bloc {name}"


def messages_by_room(desk: Desk) -> Mapping[str, tuple[MessageView, ...]]:
    """Room -> what was said there, oldest first."""
    private, public, me = desk.seat.messages, desk.seat.public.messages, desk.me.id

    def sorted_out() -> dict[str, tuple[MessageView, ...]]:
        found: dict[str, list[MessageView]] = {EVERYBODY: list(public)}
        for one in private:
            found.setdefault(room_id(desk, {one.by, *one.to} - {me}), []).append(one)
        return {name: tuple(said) for name, said in found.items()}

    return _SEEN.get(f"rooms {me}", (private, public), sorted_out)


def heard(desk: Desk) -> dict[str, int]:
    """Room -> how many messages of others were said there."""
    return {
        name: sum(message.by != desk.me.id for message in said) for name, said in messages_by_room(desk).items()
    }  # fmt: skip


def rooms_rows(talk: Talk, width: int) -> tuple[Row, ...]:
    """The rooms with what is new in each, and `$` where a side deal is open, `!$` where one waits for me."""
    desk, counts = talk.desk, heard(talk.desk)
    rows: list[Row] = []
    kind = ""
    for one in rooms_of(desk, talk.groups):
        now = one.id.split(" ")[0] if " " in one.id else "country" if one.private else ""
        if now != kind and rows:
            rows.append(BLANK)
        kind = now
        rows.append(_room_row(talk, one, counts.get(one.id, 0) - talk.seen.get(one.id, 0), width))
    rows += [BLANK, row(("+ ", "key"), ("write to several", "dim"), id=SEVERAL)]
    mine = len(desk.seat.deals)
    waiting = sum(deal.stage == "offered" and deal.to == desk.me.id for deal in desk.seat.deals.values())
    said = f"! {waiting} of {mine}" if waiting else str(mine)
    rows.append(row("$ all my deals", id=DEALS, right=(said, "bad" if waiting else "dim")))
    return tuple(rows)


def _room_row(talk: Talk, one: Room, new: int, width: int) -> Row:
    deals = open_deals(talk.desk, one.country) if one.country else ()
    marks = [f"{new} new"] if new > 0 else []
    answer = any(deal.stage == "offered" and deal.to == talk.desk.me.id for deal in deals)
    marks += [("!" if answer else "") + "$" * min(3, len(deals))] if deals else []
    style: StyleName = "strong" if new > 0 else ""
    title = f"{one.country} {one.title}" if one.country else one.title
    room_left = width - (len(" ".join(marks)) + 1 if marks else 0)
    cut = title if len(title) <= room_left else title[: max(3, room_left - 1)] + "…"
    return row((cut, style), id=one.id, right=(" ".join(marks), "warn") if marks else (), wraps=False)


def said_rows(talk: Talk, width: int) -> tuple[Row, ...]:
    """What was said in the room in hand, oldest first; in a country's room with what became of deals with it."""
    del width
    desk, here = talk.desk, room(talk.desk, talk.room, talk.groups)
    names, last = names_of(desk), 0
    rows: list[Row] = []
    for one in _told(desk, here):
        if one.round != last:
            rows += [BLANK] if rows else []
            rows.append(row((f"Round {one.round}", "dim")))
            last = one.round
        if isinstance(one, RecordLine):
            rows.append(row(("$ ", "key"), (one.sentence, "dim")))
        else:
            rows += _message(one, names, desk.me.id, len(here.members) > 1 and one.to != here.members)
    return tuple(rows)


def _message(said: MessageView, names: Mapping[str, str], me: str, to_whom: bool) -> Iterator[Row]:
    first, *more = said.text.splitlines() or [""]
    who, style = ("You", "mine") if said.by == me else (names.get(said.by, said.by), "strong")
    to = f" to {', '.join(one for one in said.to if one != me)}" if to_whom and said.by == me else ""
    yield row((who, "mine" if style == "mine" else "strong"), (to, "dim"), ": ", first)
    for line in more:
        yield row("  ", line)


def _told(desk: Desk, here: Room) -> Iterator[MessageView | RecordLine]:
    """Messages here, and between them what the record says of deals, in the order in which it happened."""
    said = messages_by_room(desk).get(here.id, ())
    if not here.country:
        yield from said
        return
    mine = {id(one) for one in said}
    private = iter(desk.seat.messages)
    for line in desk.record:
        if line.topic == "deal" and here.country in line.who and line.private:
            yield line
        elif line.topic == "talk" and line.private:
            one = next(private, None)
            if one is not None and id(one) in mine:
                yield one
    yield from (one for one in private if id(one) in mine)


def room_title(desk: Desk, here: Room) -> str:
    """The title over what is said: who hears it; PRIVATE where not all do."""
    if not here.private:
        return "Everybody: the whole table hears"
    names = names_of(desk)
    if here.country:
        return f"PRIVATE: you and {the(here.title)}"
    return f"PRIVATE: you, {listed(the(names.get(one, one)) for one in here.members)}"


def standing_words(desk: Desk, here: Room) -> str:
    """What to know of the other side before talking: its trust, and the deals that it broke."""
    if not here.country:
        return ""
    trust = desk.seat.figures.pair("trust", here.country, desk.me.id)
    broken = desk.seat.public.broken_deals.get(here.country, 0)
    words = "none" if not broken else "1" if broken == 1 else str(broken)
    return f"trusts you {trust:+.1f} of 1, deals broken: {words}"


def line_title(here: Room) -> str:
    """The title of the line that one types in."""
    if not here.private:
        return "Message to everybody: Enter sends, Esc leaves"
    whom = the(here.title) if here.country else here.title
    return f"PRIVATE to {whom}: Enter sends, Esc leaves"
