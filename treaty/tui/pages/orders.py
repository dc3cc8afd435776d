"""The orders: a sheet at the left; at the right what it would do, and which promises it would break."""

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Input

from treaty.acts.commands import Seal, Unseal
from treaty.model.orders import Orders
from treaty.tui.ask import Choose, Confirm, Prompt
from treaty.tui.lines import Lines, Panel
from treaty.tui.page import Acts, Go, Page
from treaty.tui.rows import BLANK, row
from treaty.tui.sheet import Sheet, line_for, may_seal, mine_owed, round_of, usual, why_not
from treaty.tui.sheet_ahead import Outlook, ahead_rows, breach_rows, promises_words, warning
from treaty.tui.sheet_lines import Cell, as_typed, cell, next_choice, put, stepped, typed, wrong
from treaty.tui.sheet_rows import fold_of, hint, key_words, sheet_rows, state_words
from treaty.views.desk_records import Desk
from treaty.views.outlook_records import OrdersPreview

PATIENCE = 0.15
"""Seconds in which changes are gathered before the table looks ahead."""
NO_ROOM = "Nothing is unspent: lower another line first."


class SheetPanel(Panel):
    """The sheet; arrows to the side change the line in hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Less", show=False),
        Binding("right", "step(1)", "Change", key_display="←→"),
        Binding("left_square_bracket,shift+left", "step(-5)", "Less by five", show=False, key_display="["),
        Binding("right_square_bracket,shift+right", "step(5)", "More by five", show=False, key_display="]"),
        Binding("backspace,delete", "clear", "As it was", show=False, tooltip="put the line back as it was"),
    ]

    class Stepped(Message):
        """The line in hand is to change by so many steps; 0 puts it back."""

        def __init__(self, id: str, steps: int) -> None:
            super().__init__()
            self.id, self.steps = id, steps

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the past nothing changes, and the brackets go through it."""
        if action in ("step", "clear") and getattr(self.screen, "past", False):
            return False
        return super().check_action(action, parameters)

    def action_step(self, steps: int) -> None:
        """Ask for a change of the line in hand."""
        if self.pointed:
            self.post_message(self.Stepped(self.pointed, steps))

    def action_clear(self) -> None:
        """Ask for the line in hand as it was."""
        self.action_step(0)


class Number(Prompt):
    """A number to type; what stands there is replaced by what is typed."""

    def on_mount(self) -> None:
        """All of it is selected."""
        self.call_after_refresh(self.query_one("#entry", Input).select_all)


class OrdersPage(Page):
    """Page 4."""

    NAME = "orders"
    TITLE = "Orders"
    HELP = (
        "Your orders for the round. Left and right change the line in hand, Enter types a number or takes the next "
        "choice; at the right you see what the sheet would do over three rounds, and which of your promises it would "
        "break, with the chance that it is seen. Nothing counts until you seal it with s, and nobody else sees it; "
        "until the phase ends you can seal another sheet or take yours back with u. A sheet that you do not seal is "
        "kept here as a draft."
    )
    FIRST: ClassVar[str] = "#sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "seal", "Seal", tooltip="seal this sheet"),
        Binding("t", "presets", "Presets", tooltip="start from a ready-made sheet"),
        Binding("u", "unseal", "Take back", tooltip="take your sealed sheet back"),
        Binding("z", "again", "Last sheet", show=False, tooltip="back to the sheet of the last round"),
    ]
    DEFAULT_CSS = """
    OrdersPage { layout: vertical; }
    OrdersPage Horizontal { height: 1fr; }
    OrdersPage #sheet { width: 44; height: 1fr; }
    OrdersPage #right { width: 1fr; height: 1fr; }
    OrdersPage #ahead { height: 1fr; }
    OrdersPage #breaks { height: auto; max-height: 7; }
    OrdersPage #hint { height: 2; border: none; }
    .-wide OrdersPage #sheet { width: 1fr; }
    .-tall OrdersPage #ahead { height: 20; }
    .-tall OrdersPage #breaks { height: 1fr; max-height: 100%; }
    .-tiny OrdersPage Horizontal { layout: vertical; overflow-y: auto; }
    .-tiny OrdersPage #sheet { width: 1fr; height: 12; }
    .-tiny OrdersPage #right { height: auto; }
    .-tiny OrdersPage #ahead { height: 10; }
    .-tiny OrdersPage #breaks { height: 8; }
    .-short.-tiny OrdersPage #sheet { height: 6; }
    """

    sheet: reactive[Sheet | None] = reactive(None, layout=False, repaint=False, init=False)
    outlook: reactive[Outlook | None] = reactive(None, layout=False, repaint=False, init=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._soon: Timer | None = None
        self._drafts: dict[str, object] = {}

    def compose(self) -> ComposeResult:
        """The sheet; what it would do; what it would break; a line on the line in hand."""
        with Horizontal():
            yield SheetPanel(sheet_rows, title="Orders", id="sheet").data_bind(shown=OrdersPage.sheet)
            with Vertical(id="right"):
                yield Panel(ahead_rows, title="Ahead, round by round", id="ahead").data_bind(shown=OrdersPage.outlook)
                yield Panel(breach_rows, title="Promises", id="breaks").data_bind(shown=OrdersPage.outlook)
        yield Lines(id="hint")

    def on_mount(self) -> None:
        """The hint is for reading only."""
        self.query_one("#hint", Lines).can_focus = False
        if self.desk is not None:
            self.watch_desk(None, self.desk)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a sealed sheet can be taken back."""
        if action == "unseal":
            return self.desk is not None and self.desk.seat.orders is not None
        return super().check_action(action, parameters)

    # which sheet is in hand

    def _notes(self) -> dict[str, object]:
        flow = self.game.table_app.flow
        return flow.notes.setdefault(self.game.place.me, {}) if flow is not None else self._drafts

    def _draft(self, desk: Desk) -> Orders | None:
        match self._notes().get("orders"):
            case (number, Orders() as orders) if number == round_of(desk) and not self.game.past:
                return orders
        return None

    def watch_desk(self, _: Desk | None, new: Desk) -> None:
        """The sheet in hand stays; a new round begins with the last one."""
        if not self.is_mounted or not self.display:
            return  # drawn on arrival
        sheet = self.sheet
        if sheet is not None and round_of(sheet.desk) == round_of(new) and not self.game.past:
            taken_back = sheet.desk.seat.orders is not None and new.seat.orders is None
            untouched = self._draft(new) is None and not taken_back
            orders = (new.seat.orders or usual(new)) if untouched else sheet.orders
        else:
            orders = self._draft(new) or new.seat.orders or usual(new)
        unfolded = sheet.unfolded if sheet is not None else frozenset()
        broken = sheet.broken if sheet is not None else frozenset()
        self.sheet = Sheet(new, orders, usual(new), unfolded, broken)

    def watch_sheet(self, old: Sheet | None, new: Sheet) -> None:
        """Titles and the hint follow; the table looks ahead anew where the numbers can differ."""
        panel = self.query_one("#sheet", SheetPanel)
        panel.border_title = Content(f"Orders: {state_words(new)}")
        panel.border_subtitle = Content(key_words(new))
        self.call_after_refresh(self._hint)
        same = old is not None and _asks_the_same(old, new)
        known = self.outlook.preview if self.outlook is not None else None
        self.outlook = Outlook(new, known, same and self.outlook is not None and self.outlook.current)
        if not same:
            self._look_soon()

    def watch_outlook(self, _: Outlook | None, new: Outlook) -> None:
        """The titles say whether the numbers are of this very sheet."""
        if not self.is_mounted:
            return
        self.query_one("#breaks", Panel).border_title = Content(promises_words(new.preview))
        working = "" if new.current or new.preview is None else " …"
        self.query_one("#ahead", Panel).border_title = Content(f"Ahead, round by round{working}")

    def _hint(self) -> None:
        if self.sheet is not None:
            pointed = self.query_one("#sheet", SheetPanel).pointed
            self.query_one("#hint", Lines).rows = hint(self.sheet, pointed, self.size.width)

    @on(Lines.Pointed, "#sheet")
    def _pointed(self) -> None:
        self._hint()

    # looking ahead

    def arrive(self, item: str = "") -> None:
        """Looks ahead where that was left while the page was away."""
        super().arrive(item)
        if self.desk is not None and (self.sheet is None or self.sheet.desk is not self.desk):
            self.watch_desk(None, self.desk)
        if self.outlook is not None and not self.outlook.current:
            self._look_soon()

    def _look_soon(self) -> None:
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(PATIENCE, self._look)

    def _look(self) -> None:
        sheet = self.sheet
        if sheet is not None and self.display:
            self.study("preview", lambda place: place.preview(sheet.orders), lambda found: self._looked(sheet, found))

    def _looked(self, of: Sheet, found: OrdersPreview) -> None:
        if self.sheet is not None and _asks_the_same(of, self.sheet):
            by_key = {duty.key: duty.measure for duty in mine_owed(self.sheet.desk)}
            broken = frozenset(by_key[one.obligation] for one in found.breaches if one.obligation in by_key)
            self.sheet = replace(self.sheet, broken=broken)
            self.outlook = Outlook(self.sheet, found, current=True)

    # changing it

    def _take(self, orders: Orders) -> None:
        if self.sheet is None or self.game.past:
            return
        self._notes()["orders"] = (round_of(self.sheet.desk), orders)
        self.sheet = replace(self.sheet, orders=orders)

    def _put(self, id: str, value: float | None) -> None:
        if self.sheet is None:
            return
        try:
            self._take(put(self.sheet, id, value))
        except ValueError:
            self.game.table_app.tell(NO_ROOM, "warning")

    def _fold(self, fold: str, unfold: bool | None = None) -> None:
        if self.sheet is not None:
            opened = self.sheet.unfolded
            there = fold in opened
            wanted = not there if unfold is None else unfold
            opened = opened | {fold} if wanted else opened - {fold}
            self.sheet = replace(self.sheet, unfolded=opened)

    @on(SheetPanel.Stepped)
    def _stepped(self, event: SheetPanel.Stepped) -> None:
        fold = fold_of(event.id)
        if fold:
            self._fold(fold, event.steps > 0)
            return
        line = cell(self.sheet, event.id) if self.sheet is not None else None
        if line is None or self.sheet is None:
            return
        if event.steps == 0:
            back = cell(Sheet(self.sheet.desk, self.sheet.last, self.sheet.last), event.id)
            if back is not None:
                self._put(event.id, None if back.unset else min(back.value, line.high))
            return
        value = stepped(line, event.steps)
        if line.id.startswith("budget:") and event.steps > 0 and value <= line.value:
            self.game.table_app.tell(NO_ROOM, "warning")
        elif value != line.value or line.unset:
            self._put(event.id, value)

    @on(Lines.Chosen, "#sheet")
    def _chosen(self, event: Lines.Chosen) -> None:
        fold = fold_of(event.id)
        if fold:
            self._fold(fold)
            return
        line = cell(self.sheet, event.id) if self.sheet is not None else None
        if line is None or self.game.past:
            return
        if line.choices:
            self._put(line.id, next_choice(line))
        else:
            self._ask(line)

    def _ask(self, line: Cell) -> None:
        def go_on(text: object) -> None:
            if isinstance(text, str):
                self._put(line.id, typed(text))

        about = f"{line.about.rstrip('.')}. Now {line.words}."
        about += f" Empty: {line.blank}." if line.blank else ""
        prompt = Number(
            line.title.capitalize(), about, text=as_typed(line), most=40, wrong=lambda text: wrong(line, text)
        )
        self.app.push_screen(prompt, go_on)

    # sealing it

    def action_seal(self) -> None:
        """Seal the sheet in hand; a broken promise is asked about first."""
        sheet = self.sheet
        if sheet is None or self.game.past:
            return
        if not may_seal(sheet.desk):
            why = why_not(sheet.desk, "seal") or "Orders are sealed in the orders phase."
            self.game.table_app.tell(f"{why} Your draft is kept here until then.", "warning")
        elif sheet.sealed:
            self.game.table_app.tell("This very sheet is sealed already.")
        elif self.outlook is not None and self.outlook.current and self.outlook.preview is not None:
            self._ask_to_seal(sheet, self.outlook.preview)
        else:
            self.study(
                "preview", lambda place: place.preview(sheet.orders), lambda found: self._ask_to_seal(sheet, found)
            )

    def _ask_to_seal(self, sheet: Sheet, preview: OrdersPreview) -> None:
        self._looked(sheet, preview)
        seal, said = Seal(by=sheet.me, orders=sheet.orders), "Orders sealed. You can change them until the phase ends."
        about = warning(preview)
        if not about:
            self.do(seal, said, sure=True)
            return

        def go_on(agreed: object) -> None:
            if agreed:
                self.do(seal, said, sure=True)

        seen = "nobody the sheet; what you do may be seen with the chances above"
        self.app.push_screen(Confirm("Seal a sheet that breaks your word?", about, seen), go_on)

    def action_unseal(self) -> None:
        """Take the sealed sheet back; it stays here as a draft."""
        sheet = self.sheet
        if sheet is None or self.game.past:
            return
        if any(option.act == "unseal" for option in sheet.desk.seat.options):
            self._take(sheet.orders)
            self.do(Unseal(by=sheet.me), "Taken back. The sheet stays here as a draft.", sure=True)
        else:
            self.game.table_app.tell(why_not(sheet.desk, "unseal") or "Nothing of yours is sealed.", "warning")

    def action_again(self) -> None:
        """Back to the sheet of the last round."""
        if self.sheet is not None and not self.game.past:
            self._take(self.sheet.last)
            self.game.table_app.tell("The sheet of the last round.")

    def action_presets(self) -> None:
        """Choose a ready-made sheet."""
        if not self.game.past:
            self.study("presets", lambda place: place.presets(), self._offer_presets)

    def _offer_presets(self, found: tuple[tuple[str, str, Orders], ...]) -> None:
        rows = [
            line
            for number, (name, meaning, _) in enumerate(found)
            for line in (row((name, "strong"), id=str(number)), row("  ", (meaning, "dim")), BLANK)
        ]

        def go_on(chosen: object) -> None:
            if isinstance(chosen, str) and chosen.isdigit():
                self._take(found[int(chosen)][2])

        self.app.push_screen(Choose("Start from a ready-made sheet", rows[:-1]), go_on)

    @on(Lines.Chosen, "#breaks")
    def _mend(self, event: Lines.Chosen) -> None:
        """To the line of the sheet that can keep the promise; where none can, to the promise."""
        owed = mine_owed(self.sheet.desk) if self.sheet is not None else ()
        measure = next((one.measure for one in owed if one.key == event.id), "")
        line = line_for(measure) if measure else ""
        panel = self.query_one("#sheet", SheetPanel)
        if line and panel.point(line):
            panel.focus()
        else:
            self.post_message(Go("duties", event.id))

    def action_acts(self) -> None:
        """All that can be done now."""
        self.post_message(Acts())


def _asks_the_same(one: Sheet, other: Sheet) -> bool:
    """Whether a look ahead from both finds the same: the sheet and all that a chair knows of the world agree."""
    if one.orders != other.orders:
        return False
    before, after = one.desk.seat, other.desk.seat
    same = before.public.round == after.public.round and before.public.duties == after.public.duties
    return (
        same
        and before.figures is after.figures
        and before.deals == after.deals
        and before.public.responses == (after.public.responses)
    )
