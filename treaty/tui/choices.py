"""The list of acts: what is usual stands whole, what is rare is folded under a heading, what is closed has its reason.

A text in force can be reserved, revised, left and suspended in a dozen ways, and a meeting has as many motions. They
are all there, one step further down, so that the three acts that matter stay in sight.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from treaty.acts.commands import Asked, Contest, Join, Object
from treaty.acts.options import Option
from treaty.tui.rows import BLANK, Row, head, row
from treaty.views.desk_records import Desk, NotNow
from treaty.views.notices import notice_title

FEW, FEW_OF_ALL = 3, 1
"""Acts of one group that stand open under their heading, in the list of one item and in the whole; more are folded."""
FOLDED = "group "
"""Begins the id of a row that stands for a folded group."""


@dataclass(frozen=True, slots=True)
class Group:
    """Acts that go together and are not done every day."""

    id: str
    title: str
    acts: frozenset[str]


GROUPS = (
    Group("reservations", "Reservations, and answers to them", frozenset({"react", "lift", "drop"})),
    Group(
        "life",
        "Amend, leave, join in other ways",
        frozenset({"withdraw", "stay", "unsign", "apply", "revise", "undertake"}),
    ),
    Group(
        "notices",
        "Suspend or end a treaty: notices",
        frozenset({"invoke", "contest", "join", "carry out", "revoke", "resume"}),
    ),
    Group(
        "meeting",
        "Motions and procedure",
        frozenset({"motion", "divide", "roll call", "quorum", "circulate", "object"}),
    ),
)
"""Rarer acts, in the order in which the groups are shown."""
KINDS = {
    "divide": "Ask for a separate vote on an article",
    "motion": "Move a motion of procedure",
    "roll call": "Ask for a roll call",
    "invoke": "Give notice, or ask all parties",
    "react": "Answer reservations",
    "withdraw": "Give notice of withdrawal",
    "revise": "Propose to amend a treaty",
}
"""Kinds of acts of which there may be many at once, and what each is called."""
OF_TEXT = {
    "amend": "Amend {}",
    "revise": "Propose to amend {}",
    "sign": "Join {} with reservations",
    "submit": "Join {} with reservations",
    "accede": "Join {} with reservations",
}
"""Open choice about a text -> its title, with the text's own in it."""
JOINING = ("sign", "submit", "accede")
OTHER_WAYS = (" ad referendum", " without its amendments")
"""How titles of rarer ways to join end."""


def group_of(desk: Desk, option: Option | NotNow) -> str:
    """Id of the group that an act belongs to; empty for what is usual, and for what waits for this chair now."""
    command = option.command if isinstance(option, Option) else None
    if isinstance(option, Option) and command is None and option.act in JOINING:
        return "reservations"
    if command is not None and _asked_now(desk, command):
        return ""
    if option.act in JOINING and option.title.endswith(OTHER_WAYS):
        return "life"
    return next((group.id for group in GROUPS if option.act in group.acts), "")


def _asked_now(desk: Desk, command: Asked) -> bool:
    """Whether silence would decide: an objection in time, or an answer to a notice that somebody waits for."""
    public = desk.seat.public
    if isinstance(command, Object):
        return command.item == public.vote_item or command.item in public.silence or command.item in public.motions
    return isinstance(command, Contest | Join)


def about(desk: Desk, option: Option) -> str:
    """Id of the text that an open choice is about; empty for all other choices."""
    title = OF_TEXT.get(option.act, "")
    if option.command is not None or not title:
        return ""
    return next((text.id for text in desk.texts if option.title == title.format(text.title)[: len(option.title)]), "")


def called(desk: Desk, item: str) -> str:
    """What people call an item: a text or a motion by its title, a notice by what it means to do."""
    shown = desk.text(item) or next((one for one in desk.floor if one.id == item), None)
    notice = next((one for one in desk.seat.public.notices if one.id == item), None)
    return shown.title if shown else notice_title(desk.seat.public, notice) if notice else item


def concerns(option: Option, item: str) -> bool:
    """Whether an act names this item."""
    return option.command is not None and item in option.command.model_dump().values()


def _open(desk: Desk, item: str) -> list[tuple[int, Option]]:
    numbered = list(enumerate(desk.seat.options))
    if not item:
        return numbered
    of_text = next((one.text for one in desk.floor if one.id == item and one.what == "amendment"), item)
    named = (item, *(notice.id for notice in desk.seat.public.notices if notice.instrument == item))
    return [
        (number, option)
        for number, option in numbered
        if any(concerns(option, one) for one in named) or about(desk, option) == of_text
    ]


def _closed(desk: Desk, item: str) -> list[tuple[int, NotNow]]:
    closed = [no for no in desk.not_now if not item or item in no.items]
    return list(enumerate(closed))


def act_rows(desk: Desk, item: str = "") -> tuple[Row, ...]:
    """Acts that are open, each with its place in the list of options as id; then closed ones, with the reason.

    A group of more than a few is one row, whose id is `FOLDED` and the group's.
    """
    sorted_open = [(group_of(desk, option), number, option) for number, option in _open(desk, item)]
    sorted_closed = [(group_of(desk, no), number, no) for number, no in _closed(desk, item)]
    rows = [_row(number, option) for group, number, option in sorted_open if not group]
    folded, few = [], FEW if item else FEW_OF_ALL
    for group in GROUPS:
        mine = [(number, option) for name, number, option in sorted_open if name == group.id]
        shut = sum(name == group.id for name, _, _ in sorted_closed)
        if len(mine) > few or shut > few:
            folded.append(group.id)
            rows.append(_folded(group, len(mine)))
        elif mine:
            rows += [*([BLANK] if rows else []), head(group.title), *(_row(*one) for one in mine)]
    left = [(number, no) for name, number, no in sorted_closed if name not in folded]
    return (*rows, *_closed_rows(left, bool(rows)))


def group_rows(desk: Desk, group: str, item: str = "") -> tuple[Row, ...]:
    """The acts of one folded group, open and closed; where it holds many of several kinds, each kind is folded again.

    `group` is the id of a group, or that and one kind of act: `meeting/divide`.
    """
    name, _, act = group.partition("/")
    mine = [(number, one) for number, one in _open(desk, item) if group_of(desk, one) == name and act in ("", one.act)]
    shut = [(number, no) for number, no in _closed(desk, item) if group_of(desk, no) == name and act in ("", no.act)]
    kinds = list(dict.fromkeys(option.act for _, option in mine))
    many = {kind for kind in kinds if sum(option.act == kind for _, option in mine) > FEW and kind in KINDS}
    folded = many if len(kinds) > 1 else set()
    rows = [_row(number, option) for number, option in mine if option.act not in folded]
    for kind in (one for one in kinds if one in folded):
        so_many = sum(option.act == kind for _, option in mine)
        rows.append(row((KINDS[kind], "strong"), right=(f"{so_many} now ›", "dim"), id=f"{FOLDED}{name}/{kind}"))
    left = [(number, no) for number, no in shut if no.act not in folded]
    return (*rows, *_closed_rows(left, bool(rows)))


def group_title(group: str) -> str:
    """What a group, or one kind of act in it, is called."""
    name, _, act = group.partition("/")
    return KINDS[act] if act else next(one.title for one in GROUPS if one.id == name)


def above(group: str) -> str:
    """The group that a kind of act is a part of; empty for a group."""
    return group.partition("/")[0] if "/" in group else ""


def _row(number: int, option: Option) -> Row:
    return row(option.title, id=str(number))


def _folded(group: Group, many: int) -> Row:
    now = f"{many} now ›" if many else "not now ›"
    return row((group.title, "strong" if many else "dim"), right=(now, "dim"), id=f"{FOLDED}{group.id}")


def _closed_rows(closed: Sequence[tuple[int, NotNow]], below: bool) -> tuple[Row, ...]:
    if not closed:
        return ()
    rows = [
        row((no.title, "dim"), f"  {no.sentence}", (f" ({no.rule})", "dim"), id=f"closed{number}", closed=True)
        for number, no in closed
    ]
    return (*([BLANK] if below else []), head("Not now, and why", "F5: the rule"), *rows)
