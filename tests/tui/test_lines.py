"""The widget that shows rows: where the cursor goes, what a click does, and that it redraws only what changed."""

import asyncio
from collections.abc import Awaitable, Callable

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from treaty.tui.lines import Lines
from treaty.tui.look import ELSE
from treaty.tui.rows import Row, row


class Shown(App[None]):
    """One list, and what it said."""

    CSS = "Lines { height: 10; }"

    def __init__(self, rows: tuple[Row, ...]) -> None:
        super().__init__()
        self.shown = rows
        self.said: list[tuple[str, str, bool]] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {**super().get_theme_variable_defaults(), **ELSE}

    def compose(self) -> ComposeResult:
        """The list."""
        yield Lines(self.shown, title="[bold]A title[/]", empty="Nothing. n makes one.")

    def on_lines_chosen(self, event: Lines.Chosen) -> None:
        self.said.append(("chosen", event.id, event.closed))

    def on_lines_pointed(self, event: Lines.Pointed) -> None:
        self.said.append(("pointed", event.id, False))


def look(rows: tuple[Row, ...], drive: Callable[[Shown, Pilot[None], Lines], Awaitable[None]]) -> Shown:
    """Show rows and drive the list."""
    app = Shown(rows)

    async def go() -> None:
        async with app.run_test(size=(40, 12)) as pilot:
            lines = app.query_one(Lines)
            lines.focus()
            await pilot.pause()
            await drive(app, pilot, lines)

    asyncio.run(go())
    return app


THREE = (row("heading"), row("one", id="1"), row("two", id="2", closed=True), row("three", id="3", key="t"))


def test_the_cursor_stands_only_on_what_can_be_chosen() -> None:
    async def drive(app: Shown, pilot: Pilot[None], lines: Lines) -> None:
        assert lines.pointed == "1"
        await pilot.press("up")
        assert lines.pointed == "1"
        await pilot.press("down", "enter", "end", "enter", "t")
        await pilot.pause()

    said = [one for one in look(THREE, drive).said if one[0] == "chosen"]
    assert said == [("chosen", "2", True), ("chosen", "3", False), ("chosen", "3", False)]


def test_the_cursor_stays_on_its_row_when_rows_come_and_go() -> None:
    async def drive(app: Shown, pilot: Pilot[None], lines: Lines) -> None:
        await pilot.press("down", "down")
        assert lines.pointed == "3"
        lines.rows = (row("new", id="0"), *THREE)
        assert lines.pointed == "3"
        lines.rows = THREE[:2]
        assert lines.pointed == "1"
        lines.rows = ()
        assert lines.pointed == ""

    look(THREE, drive)


def test_a_row_can_be_pointed_at_before_it_is_there() -> None:
    async def drive(app: Shown, pilot: Pilot[None], lines: Lines) -> None:
        assert not lines.point("later")
        lines.rows = (*THREE, row("late", id="later"))
        assert lines.pointed == "later"

    look(THREE, drive)


def test_a_click_points_and_a_second_one_chooses() -> None:
    async def drive(app: Shown, pilot: Pilot[None], lines: Lines) -> None:
        await pilot.click(Lines, offset=(5, 4))
        assert lines.pointed == "3"
        assert not [one for one in app.said if one[0] == "chosen"]
        await pilot.click(Lines, offset=(5, 4))
        await pilot.pause()

    assert ("chosen", "3", False) in look(THREE, drive).said


def test_only_lines_that_changed_are_drawn_again() -> None:
    async def drive(app: Shown, pilot: Pilot[None], lines: Lines) -> None:
        drawn: list[int] = []
        first = lines.render_line

        def counted(y: int) -> object:
            drawn.append(y)
            return first(y)

        lines.render_line = counted  # type: ignore[assignment,method-assign]
        lines.rows = tuple(row(f"row {n}" if n != 3 else "changed", id=str(n)) for n in range(8))
        await pilot.pause()
        assert drawn == [3]

    look(tuple(row(f"row {n}", id=str(n)) for n in range(8)), drive)


def test_a_long_list_scrolls_with_the_cursor_and_an_empty_one_says_what_to_do() -> None:
    async def drive(app: Shown, pilot: Pilot[None], lines: Lines) -> None:
        await pilot.press("end")
        await pilot.pause()
        assert lines.pointed == "59"
        assert lines.scroll_offset.y > 40
        await pilot.press("home")
        await pilot.pause()
        assert (lines.pointed, lines.scroll_offset.y) == ("0", 0)
        lines.rows = ()
        await pilot.pause()
        assert "Nothing. n makes one." in "".join(seg.text for seg in lines.render_line(0))

    look(tuple(row(f"row {n}", id=str(n)) for n in range(60)), drive)


def test_a_title_is_shown_as_it_is() -> None:
    async def drive(app: Shown, pilot: Pilot[None], lines: Lines) -> None:
        top = app.screen._compositor.render_strips()[0]
        assert "[bold]A title[/]" in "".join(segment.text for segment in top)

    look(THREE, drive)
