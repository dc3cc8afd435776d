"""The map of ties as a signed matrix: countries in the order of their blocs, a sign for each pair, a cell in hand.

Heads stay in sight while the rest scrolls; moving the cursor redraws the lines it leaves and enters alone. A country's
bloc is the shape of its brackets; the cell in hand is marked at its row and above its column, not by colour alone.
"""

from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from treaty.tui.rows import StyleName
from treaty.views.outlook_records import BlocsView

LABEL = 7
"""Cells of a row's name with its mark and a space."""
SHAPES = ("[]", "()", "{}")
"""Brackets of the blocs, in their order; all further ones have the last."""
NO_BLOC = "<>"
SAME = "\\"
SIGNS: dict[str, tuple[str, StyleName]] = {
    "+": ("common texts in force, or open to each other", "good"),
    "x": ("controls, high tariffs, distrust or a case", "bad"),
    "±": ("both", "warn"),
    "#": ("exclusive pact", "key"),
    ".": ("nothing of this", "dim"),
}
"""Sign -> meaning and style."""


def bracketed(shown: BlocsView, country: str) -> str:
    """A country in the brackets of its bloc: `[USA]`, `<IND>` for the nonaligned."""
    bloc = shown.bloc_of.get(country, "")
    names = [name for name, _ in shown.blocs]
    shape = SHAPES[min(names.index(bloc), len(SHAPES) - 1)] if bloc in names else NO_BLOC
    return f"{shape[0]}{country}{shape[1]}"


class Grid(NamedTuple):
    """How the matrix is laid out: cells of a column, and lines of the heads of columns, the mark's line included."""

    column: int
    heads: int


def grid(countries: int, width: int) -> Grid:
    """The widest layout that fits: whole codes as heads, else letters one above the other."""
    room = width - LABEL
    if 4 * countries <= room:
        return Grid(4, 2)
    return Grid(3 if 3 * countries <= room else 2, 4)


class Matrix(ScrollView, can_focus=True):
    """Arrows move the cell in hand; Enter, or a click on it, chooses it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"matrix--{name}" for name in ("good", "bad", "warn", "key", "dim", "mine", "mark", "cell", "line")
    }
    DEFAULT_CSS = """
    Matrix { border: round $panel-lighten-2; border-title-color: $text; padding: 0 1; background: $background;
        scrollbar-size-vertical: 1; scrollbar-size-horizontal: 1; }
    Matrix:focus { border: round $accent; border-title-color: $accent; border-title-style: bold; }
    Matrix > .matrix--good { color: $success; }
    Matrix > .matrix--bad { color: $error; text-style: bold; }
    Matrix > .matrix--warn { color: $warning; }
    Matrix > .matrix--key { color: $accent; text-style: bold; }
    Matrix > .matrix--dim { color: $dim; }
    Matrix > .matrix--mine { color: $primary; text-style: bold; }
    Matrix > .matrix--mark { color: $accent; text-style: bold; }
    Matrix > .matrix--line { background: $boost; }
    Matrix > .matrix--cell { text-style: bold reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1, 0)", "Up", show=False),
        Binding("down,j", "move(1, 0)", "Down", show=False),
        Binding("left", "move(0, -1)", "Left", show=False),
        Binding("right,l", "move(0, 1)", "Right", show=False),
        Binding("home", "move(0, -99)", "First column", show=False),
        Binding("end", "move(0, 99)", "Last column", show=False),
        Binding("pageup", "move(-99, 0)", "First row", show=False),
        Binding("pagedown", "move(99, 0)", "Last row", show=False),
        Binding("enter", "choose", "Open"),
    ]

    shown: reactive[BlocsView | None] = reactive(None, layout=False, repaint=False, init=False)
    at: reactive[tuple[int, int]] = reactive((0, 1), layout=False, repaint=False, init=False)
    """Row and column of the cell in hand."""

    class Pointed(Message):
        """Another cell came to hand."""

        def __init__(self, matrix: "Matrix", one: str, other: str) -> None:
            super().__init__()
            self.matrix, self.one, self.other = matrix, one, other

        @property
        def control(self) -> "Matrix":
            """The matrix."""
            return self.matrix

    class Chosen(Pointed):
        """The cell in hand was chosen."""

    def __init__(self, *, title: str = "", mine: str = "", id: str | None = None) -> None:
        """`mine` is the country whose row and column are one's own."""
        super().__init__(id=id)
        self.mine = mine
        self._grid = Grid(4, 2)
        self._signs: dict[tuple[str, str], str] = {}
        if title:
            self.border_title = Content(title)

    @property
    def pair(self) -> tuple[str, str]:
        """The two countries of the cell in hand; the same one twice on the diagonal; empty without a map."""
        if self.shown is None or not self.shown.order:
            return "", ""
        last = len(self.shown.order) - 1
        return self.shown.order[min(self.at[0], last)], self.shown.order[min(self.at[1], last)]

    def point(self, one: str, other: str = "") -> None:
        """Bring the cell of these two countries to hand; the row of one alone keeps the column."""
        order = self.shown.order if self.shown is not None else ()
        if one in order:
            self.at = order.index(one), order.index(other) if other in order else self.at[1]

    # what is shown

    def watch_shown(self, old: BlocsView | None, new: BlocsView | None) -> None:
        """Another map; the cell in hand stays with its countries."""
        if new is None:
            return
        self._signs = {pair: tie.sign for tie in new.ties for pair in ((tie.one, tie.other), (tie.other, tie.one))}
        if old is not None and new.order != old.order:
            one, other = (old.order[min(place, len(old.order) - 1)] for place in self.at)
            self.set_reactive(Matrix.at, self._place(one, other))
        elif old is None and self.mine in new.order:
            row = new.order.index(self.mine)
            self.set_reactive(Matrix.at, (row, 0 if row else 1))
        self._lay()
        self.refresh()
        if self.is_mounted:
            self.post_message(self.Pointed(self, *self.pair))

    def _place(self, one: str, other: str) -> tuple[int, int]:
        order = self.shown.order if self.shown is not None else ()
        return (order.index(one) if one in order else 0, order.index(other) if other in order else 0)

    def watch_at(self, old: tuple[int, int], new: tuple[int, int]) -> None:
        """Redraws the two rows, and the heads where the column is another one."""
        top = self.scroll_offset.y
        for row in {old[0], new[0]}:
            self._redraw(self._grid.heads + row - top)
        if old[1] != new[1]:
            for y in range(self._grid.heads):
                self._redraw(y)
        self._into_sight()
        if self.is_mounted:
            self.post_message(self.Pointed(self, *self.pair))

    def on_resize(self) -> None:
        """Columns are as wide as there is room."""
        self._lay()
        self.refresh()

    def on_focus(self) -> None:
        """The cell in hand shows."""
        self._redraw(self._grid.heads + self.at[0] - self.scroll_offset.y)

    on_blur = on_focus

    def _lay(self) -> None:
        count = len(self.shown.order) if self.shown is not None else 0
        self._grid = grid(count, self.scrollable_content_region.width)
        self.virtual_size = Size(LABEL + count * self._grid.column, self._grid.heads + count)
        self._into_sight()

    def _redraw(self, y: int) -> None:
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _into_sight(self) -> None:
        """The row in hand is below the heads and the column in hand beside the names."""
        region, (row, column) = self.scrollable_content_region, self.at
        rows, cells = region.height - self._grid.heads, region.width - LABEL
        x, y = self.scroll_offset
        y = min(y, row) if row < y else max(y, row - rows + 1)
        left, right = column * self._grid.column, (column + 1) * self._grid.column
        x = min(x, left) if left < x else max(x, right - cells)
        if (x, y) != self.scroll_offset:
            self.scroll_to(x=max(0, x), y=max(0, y), animate=False)

    def render_line(self, y: int) -> Strip:
        """One line: heads first, then a row, each with its name at the left."""
        width, base = self.scrollable_content_region.width, self.rich_style
        if self.shown is None or not self.shown.order:
            return Strip.blank(width, base)
        if y < self._grid.heads:
            name, cells = self._head(y, base)
        else:
            row = y - self._grid.heads + self.scroll_offset.y
            if row >= len(self.shown.order):
                return Strip.blank(width, base)
            name, cells = self._row(self.shown, row, base)
        left = self.scroll_offset.x
        rest = Strip(cells).crop(left, left + max(0, width - LABEL))
        return Strip([name, *rest]).adjust_cell_length(width, base)

    def _head(self, y: int, base: Style) -> tuple[Segment, list[Segment]]:
        order = self.shown.order if self.shown is not None else ()
        size, stacked = self._grid.column, self._grid.heads == 4
        cells = []
        for column, country in enumerate(order):
            here = column == self.at[1]
            words = ("▾" if here else "") if y == 0 else country[y - 1] if stacked else country
            # A code of three letters fills its column but for a space; its sign stands under the middle one.
            shift = 1 if words == "▾" and not stacked else 0
            style = self._styled("mark") if here else self._styled("mine" if country == self.mine else "dim")
            cells.append(Segment((" " * shift + words).ljust(size), base + style))
        return Segment(" " * LABEL, base), cells

    def _row(self, shown: BlocsView, row: int, base: Style) -> tuple[Segment, list[Segment]]:
        country, here = shown.order[row], row == self.at[0]
        line = base + self._styled("line") if here else base
        named = line + self._styled("mark") if here else line
        if country == self.mine:
            named += self._styled("mine")
        name = Segment(f"{'▸' if here else ' '}{bracketed(shown, country)} ", named)
        size, before = self._grid.column, 1 if self._grid.column == 4 else 0
        cells = []
        for column, other in enumerate(shown.order):
            sign = SAME if other == country else self._signs.get((country, other), ".")
            style = line + self._styled(SIGNS[sign][1] or "dim" if sign in SIGNS else "dim")
            if here and column == self.at[1]:
                style += self._styled("cell")
            cells.append(Segment(" " * before, line))
            cells.append(Segment(sign, style))
            cells.append(Segment(" " * (size - before - 1), line))
        return name, cells

    def _styled(self, name: str) -> Style:
        return self.get_component_rich_style(f"matrix--{name}", partial=True)

    # how it is moved

    def action_move(self, down: int, right: int) -> None:
        """To another cell, as far as there is one."""
        last = len(self.shown.order) - 1 if self.shown is not None else 0
        row, column = self.at
        self.at = min(max(row + down, 0), last), min(max(column + right, 0), last)

    def action_choose(self) -> None:
        """Choose the cell in hand."""
        if self.pair[0]:
            self.post_message(self.Chosen(self, *self.pair))

    def on_click(self, event: events.Click) -> None:
        """A click points; a click on the cell in hand chooses it."""
        spot = event.get_content_offset(self)
        if spot is None or self.shown is None or spot.y < self._grid.heads:
            return
        row = spot.y - self._grid.heads + self.scroll_offset.y
        column = self.at[1] if spot.x < LABEL else (spot.x - LABEL + self.scroll_offset.x) // self._grid.column
        if row >= len(self.shown.order) or column >= len(self.shown.order):
            return
        again = (row, column) == self.at
        self.at = row, column
        if again:
            self.action_choose()
