"""The window in which an offer is made: typed, bounded promises of both sides, what they mean, the whole in words."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from treaty.acts.commands import Offer
from treaty.tui.ask import Choose, Confirm, Prompt, Window
from treaty.tui.deals_terms import (
    SEND,
    Draft,
    Side,
    amount_title,
    cost_words,
    in_words,
    items_for,
    kind_of,
    kind_rows,
    made,
    needs_amount,
    offer_rows,
    typed_amount,
    wrong_amount,
)
from treaty.tui.frame import Keys
from treaty.tui.lines import Lines
from treaty.tui.rooms import names_of
from treaty.tui.rows import Row, row
from treaty.views.desk_records import Desk
from treaty.views.wording import the

Keep = Callable[[Draft], None]


def country_rows(desk: Desk) -> tuple[Row, ...]:
    """The other countries, to choose one."""
    names = names_of(desk)
    return tuple(row((one, "strong"), f"  {name}", id=one) for one, name in names.items() if one != desk.me.id)


class OfferWindow(Window):
    """An offer in the making. Closes with the command, or None; the draft is kept either way by `keep`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace,minus", "remove", "Remove", key_display="del", tooltip="take a promise out"),
        Binding("s", "send", "Offer it"),
    ]

    def __init__(self, desk: Desk, draft: Draft, keep: Keep) -> None:
        super().__init__()
        self._desk, self.draft, self._keep = desk, draft, keep
        self._names = names_of(desk)

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical():
            yield Lines(self._rows(), title="PRIVATE: offer a side deal", id="offer")
            yield Keys()

    def on_mount(self) -> None:
        """The list has the keys, on the first promise."""
        lines = self.query_one("#offer", Lines)
        lines.focus()
        lines.point("gives:+")

    def _rows(self) -> tuple[Row, ...]:
        return offer_rows(self._desk, self.draft, self._names)

    def _take(self, draft: Draft) -> None:
        self.draft = draft
        self._keep(draft)
        self.query_one("#offer", Lines).rows = self._rows()

    @on(Lines.Chosen, "#offer")
    def _chosen(self, event: Lines.Chosen) -> None:
        event.stop()
        side, _, place = event.id.partition(":")
        if event.id == "to":
            self._ask_whom()
        elif event.id == SEND:
            self.action_send()
        elif side in ("gives", "asks"):
            ours: Side = "gives" if side == "gives" else "asks"
            if place == "+":
                self._ask_kind(ours)
            else:
                self._change(ours, int(place))

    def _ask_whom(self) -> None:
        def go_on(chosen: object) -> None:
            if isinstance(chosen, str):
                self._take(Draft(chosen, self.draft.gives, self.draft.asks))

        self.app.push_screen(Choose("Offer it to", country_rows(self._desk), at=self.draft.to), go_on)

    def _ask_kind(self, side: Side) -> None:
        title = "What do you promise?" if side == "gives" else f"What do you ask of {self._whom()}?"

        def go_on(kind: object) -> None:
            if isinstance(kind, str):
                self._fill(side, kind, len(self.draft.side(side)))

        self.app.push_screen(Choose(title, kind_rows(self._desk, self.draft, side)), go_on)

    def _fill(self, side: Side, kind: str, place: int) -> None:
        """Ask for the amount, or the text, of a promise, and put it at that place."""

        def put(what: object) -> None:
            if isinstance(what, str):
                promises = list(self.draft.side(side))
                promises[place : place + 1] = [made(kind, what)]
                self._take(self.draft.with_side(side, promises))

        if needs_amount(kind):
            self.app.push_screen(self._amount(side, kind, place), put)
        elif kind == "no controls":
            put("")
        else:
            items = items_for(self._desk, self.draft, side, kind)
            self.app.push_screen(Choose("On which?", [row(title, id=item) for item, title in items]), put)

    def _amount(self, side: Side, kind: str, place: int) -> Prompt:
        held = self.draft.side(side)
        text = typed_amount(held[place]) if place < len(held) and kind_of(held[place]) == kind else ""

        def below(typed: str) -> tuple[Row, ...]:
            if not typed:
                return ()
            return (row(cost_words(self._desk, self.draft, made(kind, typed), side)),)

        return Prompt(
            amount_title(kind), text=text, most=20, wrong=lambda typed: wrong_amount(kind, typed), below=below
        )  # fmt: skip

    def _change(self, side: Side, place: int) -> None:
        kind = kind_of(self.draft.side(side)[place])
        if kind != "no controls":
            self._fill(side, kind, place)

    def action_remove(self) -> None:
        """Take the promise in hand out."""
        side, _, place = self.query_one("#offer", Lines).pointed.partition(":")
        if place.isdigit():
            ours: Side = "gives" if side == "gives" else "asks"
            kept = [one for number, one in enumerate(self.draft.side(ours)) if number != int(place)]
            self._take(self.draft.with_side(ours, kept))

    def action_send(self) -> None:
        """Offer it, once one has agreed."""
        draft = self.draft
        if not draft.gives and not draft.asks:
            self.app.bell()
            return

        def go_on(agreed: object) -> None:
            if agreed:
                self.dismiss(Offer(by=self._desk.me.id, to=draft.to, gives=draft.gives, asks=draft.asks))

        about = in_words(self._desk, draft, self._names)
        self.app.push_screen(Confirm("Offer this deal?", about, f"you and {self._whom()} alone"), go_on)

    def _whom(self) -> str:
        return the(self._names.get(self.draft.to, self.draft.to))
