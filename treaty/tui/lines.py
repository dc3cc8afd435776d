"""Lines: the widget that shows rows, on the line API, and redraws only the lines that changed.

A stock table costs 25 ms for one changed cell; here it costs the line. The row under the cursor is marked with a
glyph as well as a colour. See `rows.py` for what a row is.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

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

from treaty.tui.rows import Laid, Part, Row, laid

GUTTER = 2
"""Cells at the left of a panel whose rows can be chosen; the cursor's mark stands there."""
MARK = "▸"


class Lines(ScrollView, can_focus=True):
    """Rows that scroll; those with an id can be pointed at with the arrows and chosen with Enter or a click."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"lines--{name}"
        for name in (
            "dim", "strong", "good", "bad", "warn", "key", "head", "mine", "private", "out", "in", "cursor", "closed",
        )
    }  # fmt: skip
    DEFAULT_CSS = """
    Lines { height: 1fr; border: round $panel-lighten-2; border-title-color: $text; border-subtitle-color: $dim;
        padding: 0 1; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; overflow-x: hidden;
        scrollbar-gutter: stable; background: $background; }
    Lines:focus { border: round $accent; border-title-color: $accent; border-title-style: bold; }
    Lines > .lines--dim { color: $dim; }
    Lines > .lines--strong { text-style: bold; }
    Lines > .lines--good { color: $success; }
    Lines > .lines--bad { color: $error; text-style: bold; }
    Lines > .lines--warn { color: $warning; }
    Lines > .lines--key { color: $accent; text-style: bold; }
    Lines > .lines--head { color: $secondary; text-style: bold; }
    Lines > .lines--mine { color: $primary; text-style: bold; }
    Lines > .lines--private { color: $warning; text-style: italic; }
    Lines > .lines--out { color: $error; text-style: strike; }
    Lines > .lines--in { color: $success; text-style: underline; }
    Lines > .lines--closed { color: $dim; }
    Lines > .lines--cursor { background: $boost; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "edge(-1)", "First", show=False),
        Binding("end", "edge(1)", "Last", show=False),
        Binding("enter", "choose", "Choose", key_display="⏎"),
    ]

    rows: reactive[tuple[Row, ...]] = reactive(tuple, layout=False, repaint=False, init=False)
    at: reactive[int] = reactive(-1, repaint=False, init=False)
    """Row under the cursor; -1 where none can be chosen."""

    class Pointed(Message):
        """The cursor came to a row."""

        def __init__(self, lines: "Lines", id: str) -> None:
            super().__init__()
            self.lines, self.id = lines, id

        @property
        def control(self) -> "Lines":
            """The panel."""
            return self.lines

    class Chosen(Message):
        """A row was chosen; of a closed row, `closed` is set."""

        def __init__(self, lines: "Lines", id: str, closed: bool) -> None:
            super().__init__()
            self.lines, self.id, self.closed = lines, id, closed

        @property
        def control(self) -> "Lines":
            """The panel."""
            return self.lines

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        title: str = "",
        empty: str = "",
        tail: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`empty` is said where there are no rows; `tail` keeps the end in sight, as a log does."""
        super().__init__(id=id, classes=classes)
        self._laid: Sequence[Laid] = ()
        self._first: Mapping[int, int] = {}
        self._empty, self._tail = empty, tail
        self._wanted = ""
        self._moved = False
        """Somebody has moved the cursor; until then the top of the panel stays in sight."""
        if title:
            self.border_title = Content(title)
        self.set_reactive(Lines.rows, tuple(rows))
        self.set_reactive(Lines.at, self._near(0, 1))

    # what is shown

    @property
    def pointed(self) -> str:
        """Id of the row under the cursor; empty where there is none."""
        return self.rows[self.at].id if 0 <= self.at < len(self.rows) else ""

    def point(self, id: str) -> bool:
        """Put the cursor on the row of that id, now or as soon as there is one; whether it is there now."""
        self._moved = True
        for place, one in enumerate(self.rows):
            if one.id == id:
                self.at, self._wanted = place, ""
                return True
        self._wanted = id
        return False

    def watch_rows(self, old: tuple[Row, ...], new: tuple[Row, ...]) -> None:
        """Keeps the cursor on the row it was on, by its id."""
        kept = self._wanted or (old[self.at].id if 0 <= self.at < len(old) else "")
        places = [place for place, one in enumerate(new) if one.id and one.id == kept]
        self.set_reactive(Lines.at, places[0] if places else self._near(min(max(self.at, 0), len(new) - 1), 1))
        if places:
            self._wanted = ""
        before = self.pointed if not old else (old[self.at].id if 0 <= self.at < len(old) else "")
        if any(one.id for one in old) != any(one.id for one in new) and self.is_attached:
            self.refresh_bindings()
        self._lay(places=True)
        if self.pointed != before and self.is_mounted:
            self.post_message(self.Pointed(self, self.pointed))

    def watch_at(self, old: int, new: int) -> None:
        """Redraws the two rows and brings the new one into sight."""
        for place in (old, new):
            self._redraw(place)
        self._into_sight()
        if self.is_mounted:
            self.post_message(self.Pointed(self, self.pointed))

    def on_resize(self) -> None:
        """Lays the rows out to the new width."""
        self._lay()

    def _inner(self) -> int:
        gutter = GUTTER if self._choosable() else 0
        # Before its first layout a panel has no width; one letter to a line would show for a moment.
        return max(1, (self.scrollable_content_region.width or self.app.size.width) - gutter)

    def _choosable(self) -> bool:
        return any(one.id for one in self.rows)

    def _lay(self, places: bool = False) -> None:
        shown = self.rows or ((Row((Part(self._empty, "dim"),), indent=0),) if self._empty else ())
        old = self._laid
        self._laid, self._first = self._layout(shown)
        at_end = self.scroll_offset.y >= self.max_scroll_y - 1
        self._grow(Size(self.scrollable_content_region.width, len(self._laid)))
        self._refresh_changed(old)
        if self._tail and at_end:
            self.scroll_end(animate=False, immediate=True)
        elif places and self._moved:
            self._into_sight()

    def _grow(self, size: Size) -> None:
        """Take on a new height; the screen is laid out anew only where that can change what stands around it."""
        if size == self.virtual_size:
            return
        fits = size.height <= self.scrollable_content_region.height
        if self.styles.is_auto_height or fits == self.show_vertical_scrollbar or size.width != self.virtual_size.width:
            self.virtual_size = size
            return
        self.set_reactive(Lines.virtual_size, size)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = size.height

    def _layout(self, shown: Sequence[Row]) -> tuple[Sequence[Laid], Mapping[int, int]]:
        """The lines of `shown`, and for each row the number of its first line."""
        lines, first = laid(shown, self._inner()), dict[int, int]()
        for number, line in enumerate(lines):
            first.setdefault(line.row, number)
        return lines, first

    def _refresh_changed(self, old: Sequence[Laid]) -> None:
        top, height = self.scroll_offset.y, self.size.height
        for number in range(top, min(top + height, max(len(old), len(self._laid)))):
            before = old[number] if number < len(old) else None
            now = self._laid[number] if number < len(self._laid) else None
            if before != now:
                self.refresh_line(number - top)

    def refresh_line(self, y: int) -> None:
        """Redraw one visible line."""
        self.refresh(Region(0, y, self.size.width, 1))

    def _redraw(self, place: int) -> None:
        top = self.scroll_offset.y
        start = self._first.get(place)
        if start is None:
            return
        number = start
        while number < len(self._laid) and self._laid[number].row == place:
            if 0 <= number - top < self.size.height:
                self.refresh_line(number - top)
            number += 1

    def _into_sight(self) -> None:
        start = self._first.get(self.at)
        if start is None:
            return
        end = start
        while end + 1 < len(self._laid) and self._laid[end + 1].row == self.at:
            end += 1
        top, height = self.scroll_offset.y, max(1, self.scrollable_content_region.height)
        if start < top:
            self.scroll_to(y=0 if self._nothing_above(self.at) else start, animate=False)
        elif end >= top + height:
            self.scroll_to(y=min(start, end - height + 1), animate=False)

    def _nothing_above(self, place: int) -> bool:
        return not any(one.id for one in self.rows[:place])

    def render_line(self, y: int) -> Strip:
        """One line as segments; text is put on the screen as it is."""
        number = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if number >= len(self._laid):
            return Strip.blank(width, base)
        line = self._laid[number]
        one = self.rows[line.row] if line.row < len(self.rows) else Row()
        current = line.row == self.at and bool(one.id)
        style = base + self._styled("cursor") if current and self.has_focus else base
        if one.closed:
            style += self._styled("closed")
        segments = [Segment(p.words, style + self._styled(p.style) if p.style else style) for p in line.parts]
        if self._choosable():
            first = self._first.get(line.row) == number
            mark = MARK if current and first else " "
            segments.insert(0, Segment(mark.ljust(GUTTER), style + self._styled("key")))
        return Strip(segments).adjust_cell_length(width, style).simplify()

    def _styled(self, name: str) -> Style:
        return self.get_component_rich_style(f"lines--{name}", partial=True)

    # how it is moved

    def _near(self, start: int, step: int) -> int:
        """The first row that can be pointed at from `start` on in this direction, else in the other, else -1."""
        for way in (step, -step):
            place = start
            while 0 <= place < len(self.rows):
                if self.rows[place].id:
                    return place
                place += way
        return -1

    def action_move(self, step: int) -> None:
        """One row up or down; scrolls where nothing more can be pointed at."""
        self._moved = True
        target = self.at + step
        while 0 <= target < len(self.rows) and not self.rows[target].id:
            target += step
        if self.at >= 0 and 0 <= target < len(self.rows):
            self.at = target
        else:
            self.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """A page up or down; the cursor goes along."""
        self._moved = True
        height = max(1, self.scrollable_content_region.height - 1)
        self.scroll_relative(y=step * height, animate=False)
        if self.at >= 0:
            number = min(max(self._first.get(self.at, 0) + step * height, 0), len(self._laid) - 1)
            found = self._near(self._laid[number].row, step) if self._laid else -1
            if found >= 0:
                self.at = found

    def action_edge(self, step: int) -> None:
        """To the beginning or the end."""
        self._moved = True
        found = self._near(0 if step < 0 else len(self.rows) - 1, -step)
        if found >= 0:
            self.at = found
        self.scroll_to(y=0 if step < 0 else self.max_scroll_y, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enter is a key only where there is something to choose."""
        return self._choosable() if action == "choose" else True

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.pointed:
            self.post_message(self.Chosen(self, self.pointed, self.rows[self.at].closed))

    def on_click(self, event: events.Click) -> None:
        """A click points; a click on what is pointed at already chooses."""
        y = event.get_content_offset(self)
        if y is None:
            return
        number = self.scroll_offset.y + y.y
        if not 0 <= number < len(self._laid):
            return
        place = self._laid[number].row
        if place < len(self.rows) and self.rows[place].id:
            again, self._moved = place == self.at, True
            self.at = place
            if again or event.chain > 1:
                self.action_choose()

    def on_key(self, event: events.Key) -> None:
        """A row's own letter chooses it."""
        for place, one in enumerate(self.rows):
            if one.key and one.id and event.key == one.key:
                event.stop()
                self.at = place
                self.action_choose()
                return

    def on_focus(self) -> None:
        """The cursor shows."""
        self._redraw(self.at)

    def on_blur(self) -> None:
        """The cursor's colour goes; its mark stays."""
        self._redraw(self.at)


Draw = Callable[..., tuple[Row, ...]]


class Panel(Lines):
    """Lines drawn from one value by a function: `draw(value, width)`; drawn again when the value or the width changes.

    Bind `shown` to the value's reactive with `data_bind`.
    """

    shown: reactive[object] = reactive(None, layout=False, repaint=False, init=False)

    def __init__(
        self,
        draw: Draw,
        *,
        title: str = "",
        empty: str = "",
        tail: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(title=title, empty=empty, tail=tail, id=id, classes=classes)
        self._draw = draw
        self._drawn_at = -1

    def watch_shown(self) -> None:
        """The value changed."""
        self.draw_again()

    def draw_again(self) -> None:
        """Draw the rows anew, for instance because what the function reads beside the value has changed."""
        if self.shown is not None:
            self._drawn_at = self.scrollable_content_region.width
            self.rows = self._draw(self.shown, max(10, self._drawn_at - GUTTER))

    def on_resize(self) -> None:
        """Draws anew where the width is another one."""
        if self._drawn_at != self.scrollable_content_region.width:
            self.draw_again()
        self._lay()
