"""What stands beside the talk of a room: its side deals, what can be done with one, and questions to ask."""

from treaty.model.base import PARAGRAPH_LENGTH
from treaty.tui.choices import concerns
from treaty.tui.deals import deal_rows, deals_with, one_deal
from treaty.tui.rooms import DEALS, Talk, room
from treaty.tui.rows import BLANK, Row, head, row
from treaty.views.desk_records import Desk, NotNow
from treaty.views.records import DealView
from treaty.views.wording import titled


def talk_deals(talk: Talk, width: int) -> tuple[Row, ...]:
    """Deals of the room in hand; in the list of deals, all of them."""
    here = room(talk.desk, talk.room, talk.groups)
    if talk.room != DEALS and not here.country:
        return ()
    return deal_rows(talk.desk, "" if talk.room == DEALS else here.country, width)


def question_rows(desk: Desk) -> tuple[Row, ...]:
    """Questions that are asked at the touch of a key; the id is the question."""
    rows: list[Row] = []
    for text in desk.texts:
        if text.stage not in ("tabled", "adopted"):
            continue
        name = titled(text.title)
        act = "voting for" if text.stage == "tabled" else "joining"
        asked = (f"Where do you stand on {name}?", f"What would you want for {act} {name}?")
        rows += [row(one, id=one[:PARAGRAPH_LENGTH]) for one in asked]
    return (row("Do you trust us?", id="Do you trust us?"), *rows)


def answer_rows(desk: Desk, deal: DealView, past: bool = False) -> tuple[Row, ...]:
    """What can be done with a deal: accept, refuse, offer something else; and why not, where the law says so."""
    rows: list[Row] = [*one_deal(desk, deal), BLANK]
    acts = {option.act for option in desk.seat.options if concerns(option, deal.id)} if not past else set()
    if "take" in acts:
        rows.append(row(("Accept it", "strong"), id="take"))
    if "decline" in acts:
        mine = deal.by == desk.me.id
        rows.append(row("Take it back" if mine else "Refuse it, with a reason", id="decline"))
    if not past and any(option.act == "offer" for option in desk.seat.options):
        rows.append(row("Offer something else on these terms", id="other"))
    closed = [no for no in desk.not_now if deal.id in no.items and not past]
    if closed:
        rows += [head("Not now, and why", "F5: the rule"), *(_closed_row(no) for no in closed)]
    return tuple(rows)


def _closed_row(no: NotNow) -> Row:
    said = f"{no.title}  {no.sentence} ({no.rule})"
    return row((said, "dim"), id=f"closed {no.act}", closed=True)


def deals_shown(talk: Talk) -> tuple[DealView, ...]:
    """Deals of the room in hand."""
    here = room(talk.desk, talk.room, talk.groups)
    if talk.room == DEALS:
        return deals_with(talk.desk)
    return deals_with(talk.desk, here.country) if here.country else ()
