"""The projector screen: public facts alone, in large and few words, on a light ground. `b` blanks it."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Digits
from textual.worker import get_current_worker

from treaty.tui.frame import Keys
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Row, row
from treaty.views.projected import Projection, projected

if TYPE_CHECKING:
    from treaty.table.session import Session

BAR = 20
ARROWS = {1: "▲ rising", -1: "▼ falling", 0: ""}


def projector_rows(shown: Projection, outlook: str = "") -> tuple[Row, ...]:
    """The page below the round's number; `outlook`, where it was asked for, stands in the place of what comes next."""
    rows: list[Row] = []
    if shown.headline:
        rows += [row((shown.headline, "strong")), BLANK]
    for text in shown.texts:
        full = round(BAR * text.share)
        rows.append(row((text.title, "strong")))
        rows.append(row(("█" * full, "good"), ("░" * (BAR - full), "dim"), f"  {text.words}"))
    if shown.more:
        rows.append(row((f"and {shown.more} more", "dim")))
    if not shown.texts:
        rows.append(row("No treaty yet."))
    rows.append(BLANK)
    for dial in shown.dials:
        rows.append(row((f"{dial.name.upper()}  ", "strong"), f"{dial.words}  {ARROWS[dial.way]}"))
    rows += [BLANK, row((outlook or shown.next, "key"))]
    return tuple(rows)


class ProjectorScreen(Screen[None]):
    """Drawn from the public view of a session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,p", "leave", "Back", key_display="esc"),
        Binding("s", "outlook", "Would it hold?"),
        Binding("b", "blank", "Blank"),
    ]
    HELP = (
        "What the whole room may see: the round, the headline, the texts, two dials, what comes next. It is made from "
        "public facts alone. s asks whether the text in force would hold, as all may reckon it; b blanks the screen; "
        "Esc goes back."
    )
    DEFAULT_CSS = """
    ProjectorScreen { background: $background; padding: 0 2; }
    ProjectorScreen Horizontal { height: 3; }
    ProjectorScreen Digits { width: 16; color: $primary; }
    ProjectorScreen #top { border: none; height: 3; }
    ProjectorScreen #public { border: none; height: 1fr; }
    """

    blank: reactive[bool] = reactive(False)

    class Happened(Message):
        """Something happened at the table."""

    def __init__(self, session: "Session") -> None:
        super().__init__()
        self._session = session
        self._theme = ""
        self._outlook = ""

    def compose(self) -> ComposeResult:
        """Number, title, facts."""
        with Horizontal():
            yield Digits(id="number")
            yield Lines(id="top")
        yield Lines(id="public")
        yield Keys()

    def on_mount(self) -> None:
        """Light, until it is left."""
        self._theme, self.app.theme = self.app.theme, "treaty-light"
        self._leave = self._session.game.watch(self._hear)
        self._show()

    def on_unmount(self) -> None:
        """As it was."""
        self._leave()
        self.app.theme = self._theme

    def _hear(self, _: object) -> None:
        self.post_message(self.Happened())

    def on_projector_screen_happened(self) -> None:
        """Draws anew; what was found out belongs to an older state."""
        self._outlook = ""
        self._show()

    def watch_blank(self) -> None:
        """Blank, or not."""
        if self.is_mounted:
            self._show()

    def _show(self) -> None:
        chronicle = self._session.chronicle
        shown = projected(self._session.public(), chronicle.lines(None), chronicle.moments())
        self.query_one(Digits).update("" if self.blank else f"{shown.round}/{shown.rounds}")
        top = () if self.blank else (row((shown.title, "strong")), row(f"ROUND {shown.round}  {shown.phase.upper()}"))
        self.query_one("#top", Lines).rows = top
        self.query_one("#public", Lines).rows = () if self.blank else projector_rows(shown, self._outlook)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def action_outlook(self) -> None:
        """Whether the text in force would hold, worked out away from the screen."""
        found = self._session.outlook() or "No treaty is in force yet: there is nothing that could hold."
        if self.is_mounted and not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._tell, found)

    def _tell(self, found: str) -> None:
        self._outlook = found
        self._show()

    def action_blank(self) -> None:
        """Show nothing, or again."""
        self.blank = not self.blank

    def action_leave(self) -> None:
        """Back to the chair."""
        self.dismiss(None)
