"""The shelf: drafts that come with the game, each to be read whole before it is taken."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from treaty.model.instrument import Instrument
from treaty.tui.frame import Bit, Keys, OneLine
from treaty.tui.lines import Lines
from treaty.tui.rows import Row, row
from treaty.tui.texts import whole_rows
from treaty.views.desk_records import Desk
from treaty.views.wording import counted

FIRST = "nonalignment-compact"
"""The draft that the world is named after stands first; the others follow by their ids."""


def shelf_rows(drafts: Mapping[str, Instrument], desk: Desk) -> tuple[Row, ...]:
    """Each draft by its title, with the number of its articles and what it begins with."""
    rows: list[Row] = []
    known = {text.title for text in desk.texts}
    for name, text in sorted(drafts.items(), key=lambda draft: draft[0] != FIRST):
        again = "; tabled before" if text.title in known else ""
        rows.append(row((text.title, "strong"), id=name, indent=0))
        rows.append(row((f"  {counted(len(text.articles), 'article')}{again}", "dim")))
        rows.append(row((f"  {_beginning(text)}", "dim"), wraps=False))
    return tuple(rows)


def _beginning(text: Instrument) -> str:
    """The first words that say something of its own."""
    said = [line.strip() for line in text.preamble.splitlines() if line.strip() and not line.startswith("The ")]
    return said[0] if said else ", ".join(article.title for article in text.articles if article.title)


class ShelfScreen(Screen[object]):
    """Closes with the id of the draft that was taken, or with None."""

    HELP = (
        "Drafts that come with the game. The right side shows the whole text and whom each article would bind; "
        "Tab goes there, arrows scroll. Enter takes the draft: to table it as it is, or to change it first."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Take it", key_display="⏎"),
        Binding("escape", "leave", "Back", key_display="esc"),
    ]
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-tiny"), (64, "-narrow"), (100, "-wide")]
    DEFAULT_CSS = """
    ShelfScreen { background: $background; }
    ShelfScreen Horizontal { height: 1fr; }
    ShelfScreen #drafts { width: 34; }
    ShelfScreen #whole { width: 1fr; }
    ShelfScreen.-wide #drafts { width: 2fr; }
    ShelfScreen.-wide #whole { width: 3fr; }
    ShelfScreen.-tiny Horizontal { layout: vertical; }
    ShelfScreen.-tiny #drafts { width: 1fr; height: 1fr; }
    ShelfScreen.-tiny #whole { width: 1fr; height: 1fr; }
    """

    def __init__(self, desk: Desk, drafts: Mapping[str, Instrument]) -> None:
        super().__init__()
        self._desk, self._drafts = desk, drafts

    def compose(self) -> ComposeResult:
        """The list, and the draft in hand to read."""
        yield OneLine(id="status")
        with Horizontal():
            empty = "No drafts came with this game."
            yield Lines(shelf_rows(self._drafts, self._desk), title="Drafts", id="drafts", empty=empty)
            yield Lines(title="The text", id="whole")
        yield Keys()

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one("#status", OneLine).left = (Bit(" A new text, from the drafts", "strong"),)
        drafts = self.query_one("#drafts", Lines)
        drafts.focus()
        self._show(drafts.pointed)

    def _show(self, name: str) -> None:
        whole = self.query_one("#whole", Lines)
        text = self._drafts.get(name)
        whole.rows = whole_rows(self._desk.seat.public, text) if text is not None else ()
        whole.scroll_home(animate=False)

    @on(Lines.Pointed, "#drafts")
    def _pointed(self, event: Lines.Pointed) -> None:
        self._show(event.id)

    @on(Lines.Chosen, "#drafts")
    def _chosen(self, event: Lines.Chosen) -> None:
        self.dismiss(event.id)

    def action_choose(self) -> None:
        """For a click on the key line."""
        self.query_one("#drafts", Lines).action_choose()

    def action_leave(self) -> None:
        """Back, with nothing taken."""
        self.dismiss(None)
