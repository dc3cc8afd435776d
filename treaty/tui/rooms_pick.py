"""The window in which several countries are chosen, to write to them together."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from treaty.tui.ask import Window
from treaty.tui.frame import Keys
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Row, row

DONE = "done"


def pick_rows(names: dict[str, str], picked: frozenset[str]) -> tuple[Row, ...]:
    """Countries with a mark for those chosen, then the row that ends the choice."""
    marks = (
        row(("[x] " if one in picked else "[ ] ", "key"), (one, "strong"), f"  {name}", id=one)
        for one, name in names.items()
    )
    said = f"Write to {', '.join(sorted(picked))}" if len(picked) > 1 else "Choose two or more"
    return (*marks, BLANK, row((said, "key" if len(picked) > 1 else "dim"), id=DONE, closed=len(picked) < 2))


class Pick(Window):
    """Closes with the countries chosen, in the order of their codes, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Mark", key_display="space"),
        Binding("d", "done", "Done"),
    ]

    def __init__(self, names: dict[str, str]) -> None:
        super().__init__()
        self._names, self._picked = names, frozenset[str]()

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical():
            yield Lines(pick_rows(self._names, self._picked), title="Write to several", id="pick")
            yield Keys()

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one("#pick", Lines).focus()

    @on(Lines.Chosen, "#pick")
    def _chosen(self, event: Lines.Chosen) -> None:
        event.stop()
        if event.id == DONE:
            self.action_done()
        else:
            self._picked = self._picked ^ {event.id}
            self.query_one("#pick", Lines).rows = pick_rows(self._names, self._picked)

    def action_mark(self) -> None:
        """Mark the country in hand, or take the mark away."""
        self.query_one("#pick", Lines).action_choose()

    def action_done(self) -> None:
        """Write to those marked."""
        if len(self._picked) > 1:
            self.dismiss(tuple(sorted(self._picked)))
        else:
            self.app.bell()
