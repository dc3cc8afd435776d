"""Terms of an offer that is being made: what kinds of promise there are, their bounds, and what each would cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from treaty.acts.promises import Backing, Chips, Money, NoControls, Promise, Visas
from treaty.model.clause import amount
from treaty.model.orders import CONTROL_LEVEL
from treaty.tui.amounts import typed_number
from treaty.tui.deals import item_title, promise_words, terms
from treaty.tui.rows import BLANK, Row, StyleName, head, row
from treaty.tui.sheet import standing
from treaty.views.desk_records import Desk
from treaty.views.wording import the

Side = Literal["gives", "asks"]
KINDS = ("money", "chips", "visas", "no controls", "vote", "sign", "submit")
MOST_PROMISES = 6
"""Promises that one side of a deal may have."""
SEND = "send"
_TITLES = {
    "money": ("Money", "billion USD, once, paid at the reveal"),
    "chips": ("Chips", "thousand H100-equivalents, once, delivered at the reveal"),
    "visas": ("Talent visas", "thousand a year, from the next orders on"),
    "no controls": ("No controls", "no chip or model control against the other side, from the next orders on"),
    "vote": ("A yes vote", "on a text or an amendment, this round"),
    "sign": ("A signature", "of an adopted text, this round"),
    "submit": ("A submission", "of a text to the legislature, this round"),
}
_AMOUNTS: dict[str, tuple[float, str]] = {
    "money": (500.0, "billion USD"), "chips": (5_000.0, "thousand H100-equivalents"),
    "visas": (50.0, "thousand visas a year"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """An offer that is being made."""

    to: str
    gives: tuple[Promise, ...] = ()
    asks: tuple[Promise, ...] = ()

    def side(self, side: Side) -> tuple[Promise, ...]:
        """The promises of one side."""
        return self.gives if side == "gives" else self.asks

    def with_side(self, side: Side, promises: Sequence[Promise]) -> "Draft":
        """The draft with other promises of one side."""
        kept = tuple(promises)
        return Draft(self.to, kept, self.asks) if side == "gives" else Draft(self.to, self.gives, kept)


def kind_of(promise: Promise) -> str:
    """The kind of a promise, as in `KINDS`."""
    return promise.act if isinstance(promise, Backing) else promise.what


def kind_rows(desk: Desk, draft: Draft, side: Side) -> tuple[Row, ...]:
    """Kinds of promise; those with nothing to promise now cannot be chosen."""
    rows = []
    for kind in KINDS:
        title, about = _TITLES[kind]
        empty = kind in ("vote", "sign", "submit") and not items_for(desk, draft, side, kind)
        why = "  nothing to back this way now" if empty else ""
        rows.append(row((title.ljust(14), "strong"), (about + why, "dim"), id=kind, closed=empty, indent=14))
    return tuple(rows)


def items_for(desk: Desk, draft: Draft, side: Side, act: str) -> tuple[tuple[str, str], ...]:
    """Id and title of all that whoever promises could still vote for, sign or lay before its legislature."""
    who = desk.me.id if side == "gives" else draft.to
    public = desk.seat.public
    if act == "vote":
        return tuple((one.id, item_title(desk, one.id)) for one in desk.floor)
    done = ("party", "contracting", "left", "signatory") if act == "sign" else ("party", "contracting", "left")
    return tuple(
        (text.id, text.text.title)
        for text in public.texts.values()
        if text.stage == "adopted" and text.status.get(who) not in done and who not in text.submitted
    )


def made(kind: str, what: str) -> Promise:
    """The promise of that kind; `what` is the amount as typed, or the item. Call it where `wrong_amount` is content."""
    match kind:
        case "money":
            return Money(billion_usd=typed_number(what) or 0.0)
        case "chips":
            return Chips(kh100e=typed_number(what) or 0.0)
        case "visas":
            return Visas(thousand_a_year=typed_number(what) or 0.0)
        case "vote" | "sign" | "submit":
            return Backing(act=kind, item=what)
    return NoControls()


def needs_amount(kind: str) -> bool:
    """Whether a promise of that kind is of an amount."""
    return kind in _AMOUNTS


def amount_title(kind: str) -> str:
    """What to type: `Money: billion USD, up to 500`."""
    most, unit = _AMOUNTS[kind]
    return f"{_TITLES[kind][0]}: {unit}, up to {amount(most)}"


def wrong_amount(kind: str, text: str) -> str:
    """What is wrong with the amount typed, as a sentence; empty when nothing is."""
    value, (most, _) = typed_number(text), _AMOUNTS[kind]
    if value is None:
        return "Type a number, such as 1.5."
    return "" if 0 < value <= most else f"More than 0 and at most {amount(most)}."


def typed_amount(promise: Promise) -> str:
    """The amount of a promise, as it is typed; empty where it has none."""
    match promise:
        case Money():
            return f"{promise.billion_usd:g}"
        case Chips():
            return f"{promise.kh100e:g}"
        case Visas():
            return f"{promise.thousand_a_year:g}"
    return ""


def cost_words(desk: Desk, draft: Draft, promise: Promise, side: Side) -> str:
    """What a promise means for whoever makes it, as published figures stand."""
    who, whom = (desk.me.id, draft.to) if side == "gives" else (draft.to, desk.me.id)
    figures, whose = desk.seat.figures, "your" if side == "gives" else "its"
    nation = figures.nations[who]
    match promise:
        case Money():
            budget = nation.economy * desk.seat.public.budgets[who] / 100
            return (
                f"{_percent(promise.billion_usd / nation.economy)} of {whose} economy, "
                f"{_percent(promise.billion_usd / budget)} of a year's AI budget"
            )
        case Chips():
            return f"{_percent(promise.kh100e / max(nation.compute, 1e-9))} of {whose} compute"
        case Visas():
            return f"now {figures.pair('visas', who, whom):.2g} thousand"
        case NoControls():
            return _controls(desk, who, whom)
    return "at the latest in this round"


def _controls(desk: Desk, who: str, whom: str) -> str:
    if who == desk.me.id:
        now = standing(desk, whom)
        found = [f"{name} {level}" for name, level in (("chips", now.chips), ("models", now.models)) if level != "none"]
    else:
        levels = {value: name for name, value in CONTROL_LEVEL.items()}
        pairs = [(name, desk.seat.figures.pair(name, who, whom)) for name in ("chips", "models")]
        found = [f"{name} {levels.get(value, 'licence')}" for name, value in pairs if value > 0]
    return f"now {', '.join(found)}" if found else "there are none now"


def _percent(share: float) -> str:
    return f"{100 * share:.2g} %" if share < 1 else f"{100 * share:,.0f} %"


def offer_rows(desk: Desk, draft: Draft, names: dict[str, str]) -> tuple[Row, ...]:
    """The offer as it stands: both sides with what each promise means, then the whole in words."""
    whom = the(names.get(draft.to, draft.to))
    empty = not draft.gives and not draft.asks
    rows: list[Row] = [
        row(("To  ", "dim"), (f"{names.get(draft.to, draft.to)} ({draft.to})", "strong"), id="to"),
        BLANK, *_side(desk, draft, "gives", "You give"),
        BLANK, *_side(desk, draft, "asks", f"You ask of {whom}"),
        BLANK,
    ]  # fmt: skip
    if not empty:
        rows.append(row(("In words: ", "dim"), in_words(desk, draft, names)))
        rows += [row((note, "dim")) for note in _when(draft)]
        rows.append(BLANK)
    style: StyleName = "" if empty else "key"
    said = "Offer it" if not empty else "Offer it: first promise or ask something"
    rows.append(row((said, style), id=SEND, closed=empty))
    return tuple(rows)


def _side(desk: Desk, draft: Draft, side: Side, title: str) -> list[Row]:
    promises = draft.side(side)
    rows = [head(title)]
    for place, promise in enumerate(promises):
        cost = cost_words(desk, draft, promise, side)
        rows.append(row("- ", promise_words(desk, promise), (f"  ({cost})", "dim"), id=f"{side}:{place}"))
    if len(promises) < MOST_PROMISES:
        rows.append(row(("+ ", "key"), ("a promise" if side == "gives" else "a wish", "dim"), id=f"{side}:+"))
    return rows


def in_words(desk: Desk, draft: Draft, names: dict[str, str]) -> str:
    """The offer as a sentence."""
    whom = the(names.get(draft.to, draft.to))
    if not draft.asks:
        return f"You give {whom} {terms(desk, draft.gives)}, and ask for nothing."
    if not draft.gives:
        return f"You ask {whom} for {terms(desk, draft.asks)}, and give nothing."
    return f"You give {whom} {terms(desk, draft.gives)}, for {terms(desk, draft.asks)}."


def _when(draft: Draft) -> list[str]:
    promises = (*draft.gives, *draft.asks)
    notes = []
    if any(isinstance(one, Money | Chips) for one in promises):
        backed = any(isinstance(one, Backing) for one in promises)
        notes.append(f"Money and chips move at the reveal{', once the backing has been given' if backed else ''}.")
    if any(isinstance(one, Backing) for one in promises):
        notes.append("Backing is owed by the end of the round in which the deal is agreed; else it is broken.")
    if any(isinstance(one, Visas | NoControls) for one in promises):
        notes.append("Visas and controls are owed by the next orders; else the deal is broken, and all hear by whom.")
    return notes
