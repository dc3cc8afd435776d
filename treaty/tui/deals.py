"""Side deals as rows: what each side promises, where a deal stands, and who kept it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from treaty.acts.promises import Backing, Promise
from treaty.tui.rows import BLANK, Row, StyleName, row
from treaty.views.desk_records import Desk
from treaty.views.records import DealView

OPEN = ("offered", "agreed")
"""Stages in which something is still to come of a deal."""
_TAILS = {"vote": "a yes vote on", "sign": "signature of", "submit": "submission to the legislature of"}


def open_deals(desk: Desk, country: str = "") -> tuple[DealView, ...]:
    """Deals with that country (empty: with anybody) of which something is still to come."""
    return tuple(deal for deal in deals_with(desk, country) if deal.stage in OPEN)


def deals_with(desk: Desk, country: str = "") -> tuple[DealView, ...]:
    """Deals with that country, or with anybody: those that wait for me first, then open ones, then the latest."""
    mine = [deal for deal in desk.seat.deals.values() if not country or country in (deal.by, deal.to)]
    order = {id: place for place, id in enumerate(desk.seat.deals)}
    return tuple(sorted(mine, key=lambda deal: (_rank(desk, deal), -order[deal.id])))


def _rank(desk: Desk, deal: DealView) -> int:
    if deal.stage == "offered":
        return 0 if deal.to == desk.me.id else 1
    return 2 if deal.stage == "agreed" else 3


def other_side(desk: Desk, deal: DealView) -> str:
    """The other country in a deal."""
    return deal.to if deal.by == desk.me.id else deal.by


def item_title(desk: Desk, item: str) -> str:
    """A text or an amendment by its title."""
    text = desk.text(item)
    if text is not None:
        return text.title
    on_floor = next((one for one in desk.floor if one.id == item), None)
    return on_floor.title if on_floor is not None else item


def promise_words(desk: Desk, promise: Promise) -> str:
    """A promise as a clause of a sentence, texts by their titles."""
    if isinstance(promise, Backing):
        return f"{_TAILS[promise.act]} {item_title(desk, promise.item)}"
    return promise.words()


def terms(desk: Desk, promises: Iterable[Promise]) -> str:
    """All promises of one side; `nothing` where there are none."""
    return " and ".join(promise_words(desk, one) for one in promises) or "nothing"


def stage_words(desk: Desk, deal: DealView) -> tuple[str, StyleName]:
    """Where a deal stands, and how it looks."""
    me, other = desk.me.id, other_side(desk, deal)
    match deal.stage:
        case "offered":
            return (f"waits for {other}", "warn") if deal.by == me else ("! waits for you", "bad")
        case "agreed":
            return f"agreed in round {deal.agreed}, to be kept", "key"
        case "declined":
            return "not agreed", "dim"
        case "kept":
            return "kept by both", "good"
    who = ["you" if one == me else one for one in deal.broken_by]
    return f"broken by {' and '.join(who)}", "bad"


def kept_words(desk: Desk, deal: DealView) -> str:
    """For a deal that has ended: whether each side kept it, as a sentence; else empty."""
    if deal.stage not in ("kept", "broken"):
        return ""
    me, other = desk.me.id, other_side(desk, deal)
    theirs = f"{other} {'broke its word' if other in deal.broken_by else 'kept its word'}"
    return f"{theirs}; you {'broke yours' if me in deal.broken_by else 'kept yours'}."


def deal_rows(desk: Desk, country: str, width: int) -> tuple[Row, ...]:
    """Deals with that country, or all; each can be chosen."""
    del width
    rows: list[Row] = []
    for deal in deals_with(desk, country):
        rows += [BLANK] if rows and not country else []
        rows += _deal(desk, deal, named=not country)
    return tuple(rows)


def one_deal(desk: Desk, deal: DealView) -> tuple[Row, ...]:
    """One deal, for reading."""
    return tuple(replace(one, id="") for one in _deal(desk, deal, named=True))


def _deal(desk: Desk, deal: DealView, named: bool) -> Iterator[Row]:
    me, other = desk.me.id, other_side(desk, deal)
    mine, theirs = (deal.gives, deal.asks) if deal.by == me else (deal.asks, deal.gives)
    said, style = stage_words(desk, deal)
    by = "your offer" if deal.by == me else f"offer of {deal.by}"
    whom = f" to {other}" if named and deal.by == me else ""
    yield row((f"R{deal.offered} {by}{whom}", "strong"), id=deal.id, right=(said, style))
    yield row(("  you give  ", "dim"), terms(desk, mine), indent=12)
    yield row((f"  {other} gives ".ljust(12), "dim"), terms(desk, theirs), indent=12)
    if kept_words(desk, deal):
        yield row("  ", (kept_words(desk, deal), "bad" if deal.stage == "broken" else "good"), indent=4)
