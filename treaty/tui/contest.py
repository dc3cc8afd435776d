"""Amendments that exclude one another: what they both change, and the choice between them."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from treaty.model.amendment import Operation, conflict, touches
from treaty.model.instrument import Instrument
from treaty.tui.ask import Window
from treaty.tui.frame import Keys
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Row, row
from treaty.views.changes import FINAL_TITLES
from treaty.views.desk_records import Desk, FloorItem
from treaty.views.wording import listed


def short(item: FloorItem | str) -> str:
    """What an amendment is called in a sentence: `amendment 2`."""
    return f"amendment {(item if isinstance(item, str) else item.id).rpartition('.am')[2]}"


def contenders(desk: Desk, item: FloorItem) -> tuple[FloorItem, ...]:
    """An amendment and those on the floor that exclude it, in the order of voting."""
    return tuple(one for one in desk.floor if one.id == item.id or one.id in item.conflicts)


def clash_words(desk: Desk, one: FloorItem, other: FloorItem) -> str:
    """Why two amendments exclude one another: `at most one of ... can be carried: both set the cap (article 2)`."""
    text = desk.text(one.text)
    base = text.versions[-1].text if text is not None and text.versions else None
    found = [
        _both(desk, base, mine, theirs)
        for mine in one.operations
        for theirs in other.operations
        if conflict(mine, theirs)
    ]
    why = f": {listed(dict.fromkeys(found))}" if found else ""
    return f"At most one of {short(one)} and {short(other)} can be carried{why}."


def _both(desk: Desk, text: Instrument | None, mine: Operation, theirs: Operation) -> str:
    shared = [key for key in touches(mine) if key in touches(theirs)]
    if not shared or shared[0].endswith(".*"):
        key = next(key for key in (*touches(mine), *touches(theirs)) if key.endswith(".*"))
        return f"both change article {key.removesuffix('.*')}"
    key = shared[0]
    if key.startswith("+"):
        return f"both add an article {key[1:]}"
    if key.startswith("=."):
        return f"both set {FINAL_TITLES.get(key[2:], key[2:])}"
    article_id, _, name = key.rpartition(".")
    article = text.article(article_id) if text is not None else None
    kind = desk.seat.public.kinds.get(article.clause.kind) if article is not None else None
    blank = kind.parameter(name) if kind is not None else None
    return f"both set {blank.title if blank else name} (article {article_id})"


def contender_rows(desk: Desk, item: FloorItem) -> tuple[Row, ...]:
    """One of those that exclude each other: what it does, why, who backs it; and what one can do about it."""
    place = f"voted on as number {item.place}" if item.place else item.reason
    rows: list[Row] = [row((item.title, "strong"), indent=0), row((place, "dim"))]
    rows += [row("- ", change) for change in item.changes]
    rows += [row(("because ", "dim"), item.because)] if item.because else []
    backs = f", seconded by {listed(item.seconds)}" if item.seconds else ", nobody has seconded it"
    rows += [row(("Backed by ", "dim"), f"{item.by}{backs}"), BLANK]
    open_now = [(n, o) for n, o in enumerate(desk.seat.options) if o.act == "second" and _on(o.command, item.id)]
    rows += [row((option.title, "key"), id=f"{number}") for number, option in open_now]
    if not open_now:
        rows += [
            row((f"{no.title}: ", "dim"), (f"{no.sentence} ({no.rule})", "dim"), id=f"closed {item.id}", closed=True)
            for no in desk.not_now
            if no.act == "second" and item.id in no.items
        ]
    return tuple(rows)


def _on(command: object, item: str) -> bool:
    return getattr(command, "item", "") == item


class ContestScreen(Window):
    """Those that exclude each other, side by side. Closes with the place of the chosen option, or None."""

    DEFAULT_CSS = """
    ContestScreen > Vertical { width: 100%; height: auto; max-height: 100%; }
    ContestScreen Horizontal { height: 14; overflow-x: auto; }
    ContestScreen #why { height: auto; max-height: 5; }
    ContestScreen Horizontal Lines { width: 1fr; min-width: 26; height: 100%; max-height: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Second it", key_display="⏎"),
        Binding("left", "app.focus_previous", "Other side", key_display="←"),
        Binding("right", "app.focus_next", "Other side", key_display="→", show=False),
    ]

    def __init__(self, desk: Desk, item: FloorItem) -> None:
        super().__init__()
        self._desk, self._item, self._items = desk, item, contenders(desk, item)

    def compose(self) -> ComposeResult:
        """Why they exclude each other, then one panel each."""
        with Vertical():
            yield Lines(self._why(), title="Only one of these", id="why")
            with Horizontal():
                for item in self._items:
                    yield Lines(contender_rows(self._desk, item), title=short(item).capitalize())
            yield Keys()

    def _why(self) -> Sequence[Row]:
        others = [one for one in self._items if one.id != self._item.id]
        said = [row(clash_words(self._desk, self._item, other), indent=0) for other in others]
        return (*said, row(("As soon as the vote carries one, the others fall.", "dim")))

    def on_mount(self) -> None:
        """The first side has the keys."""
        self.query_one("#why", Lines).can_focus = False
        self.query(Lines).filter("Horizontal Lines").first().focus()

    @on(Lines.Chosen)
    def _chosen(self, event: Lines.Chosen) -> None:
        event.stop()
        if event.closed or not event.id.isdigit():
            self.app.bell()
        else:
            self.dismiss(int(event.id))

    def action_choose(self) -> None:
        """For a click on the key line."""
        if isinstance(self.focused, Lines):
            self.focused.action_choose()
