"""Programs for `bench_face.py`: a bare Textual app, a stock table with a log, and our record page with 200 lines.

In the last two, `e` is a live event: one cell of a table changes and a line is added.
"""

import sys

from textual.app import App, ComposeResult
from textual.widgets import DataTable, RichLog, Static


class Bare(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("hello")


class Stock(App[None]):
    """What one would build first: a table of 200 rows and a log."""

    CSS = "DataTable { height: 2fr; } RichLog { height: 1fr; }"
    BINDINGS = [("e", "event", "Event")]

    def compose(self) -> ComposeResult:
        """Table and log."""
        yield DataTable()
        yield RichLog()

    def on_mount(self) -> None:
        """Fills them."""
        table = self.query_one(DataTable)
        self.columns = table.add_columns(*(f"column {n}" for n in range(8)))
        self.rows = [table.add_row(*(f"{row}.{n}" for n in range(8))) for row in range(200)]
        table.focus()
        self.query_one(RichLog).write("ready-mark")
        self.count = 0

    def action_event(self) -> None:
        """One cell, one line."""
        self.count += 1
        self.query_one(DataTable).update_cell(self.rows[5], self.columns[3], f"new {self.count}")
        self.query_one(RichLog).write(f"event {self.count}")


def ours() -> App[None]:
    """Our widget with as much on it: a table of 200 rows and a log."""
    from treaty.tui.lines import Lines
    from treaty.tui.look import ELSE
    from treaty.tui.rows import Row, row

    class Ours(App[None]):
        CSS = "Lines { height: 2fr; } #log { height: 1fr; }"
        BINDINGS = [("e", "event", "Event")]

        def get_theme_variable_defaults(self) -> dict[str, str]:
            return {**super().get_theme_variable_defaults(), **ELSE}

        def compose(self) -> ComposeResult:
            yield Lines(id="table")
            yield Lines(id="log", tail=True)

        def on_mount(self) -> None:
            self.count = 0
            self.cells = [self._row(number, f"{number}.3") for number in range(200)]
            self.told: list[Row] = [row("ready-mark")]
            self._show()
            self.query_one("#table").focus()

        def _row(self, number: int, cell: str) -> Row:
            return row(*(f"{cell if n == 3 else f'{number}.{n}':12}" for n in range(8)), id=str(number), wraps=False)

        def _show(self) -> None:
            self.query_one("#table", Lines).rows = tuple(self.cells)
            self.query_one("#log", Lines).rows = tuple(self.told)

        def action_event(self) -> None:
            self.count += 1
            self.cells[5] = self._row(5, f"new {self.count}")
            self.told.append(row(f"event {self.count}"))
            self._show()

    return Ours()


if __name__ == "__main__":
    {"bare": Bare, "stock": Stock, "ours": ours}[sys.argv[1]]().run()
