"""Questions in a window: choose one of several, yes or no, a line to type, a page to read. Esc is one step back."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from treaty.tui.frame import Keys
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Row, paragraphs, row

Complaint = Callable[[str], str]
"""What is wrong with a typed line, as a sentence; empty when nothing is."""
Below = Callable[[str], tuple[Row, ...]]
"""What to show below a line while it is typed."""


TITLE_ROOM = 68
"""Letters of a title that the frame of a window has room for."""
TYPED = (row(("Enter", "key"), " takes it, ", ("Esc", "key"), " goes back."),)


class Window(ModalScreen[object]):
    """A window over the screen, as wide as is good to read."""

    DEFAULT_CSS = """
    Window { align: center middle; background: $background 60%; }
    Window > Vertical { width: 76; max-width: 100%; height: auto; max-height: 100%; background: $surface; }
    Window > Vertical.-full { height: 100%; width: 100; }
    Window Lines { height: auto; max-height: 100h; background: $surface; }
    Window .-full Lines { height: 1fr; }
    Window Input { border: round $accent; margin: 0; background: $surface; }
    Window Keys { dock: bottom; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", key_display="esc"),
        # Keys of the app do not reach a window.
        Binding("question_mark,f1", "app.help", "Help", show=False),
        Binding("f5", "app.rule", "The rule", show=False),
    ]

    def action_leave(self) -> None:
        """One step back, with nothing done."""
        self.dismiss(None)


class Choose(Window):
    """One of several rows; closes with its id, or None."""

    def __init__(self, title: str, rows: Sequence[Row], *, about: str = "", at: str = "", empty: str = "") -> None:
        super().__init__()
        self._title, self._rows, self._about, self._at, self._empty = title, tuple(rows), about, at, empty

    def compose(self) -> ComposeResult:
        """A list, and what it is about above it."""
        above = (*paragraphs(self._about, "dim"), BLANK) if self._about else ()
        with Vertical():
            yield Lines((*above, *self._rows), title=self._title, empty=self._empty, id="choices")
            yield Keys()

    def on_mount(self) -> None:
        """The list has the keys."""
        lines = self.query_one("#choices", Lines)
        lines.focus()
        if self._at:
            lines.point(self._at)

    @on(Lines.Chosen)
    async def _chosen(self, event: Lines.Chosen) -> None:
        event.stop()
        if not event.closed:
            self.dismiss(event.id)
            return
        from treaty.tui.rulebook import named

        if named(event.lines.rows[event.lines.at].words):
            await self.run_action("app.rule")
        else:
            self.app.bell()


class Confirm(Window):
    """Do it or not: what will happen and who will see it. Closes with True or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "agree", "Do it", key_display="⏎"),
        Binding("n", "leave", "No", show=False),
    ]

    def __init__(self, title: str, about: str, seen_by: str = "") -> None:
        super().__init__()
        self._title, self._about, self._seen_by = title, about, seen_by

    def compose(self) -> ComposeResult:
        """What it does, then who sees it."""
        # A long title is cut in the frame of the window: what is asked must be read whole.
        whole = [*paragraphs(self._title, "strong"), BLANK] if len(self._title) > TITLE_ROOM else []
        rows = [*whole, *paragraphs(self._about)]
        if self._seen_by:
            rows += [BLANK, row(("Who sees it: ", "dim"), self._seen_by)]
        rows += [BLANK, row(("Enter", "key"), " does it, ", ("Esc", "key"), " does not.")]
        with Vertical():
            yield Lines(rows, title=self._title)
            yield Keys()

    def action_agree(self) -> None:
        """Yes."""
        self.dismiss(True)


class Prompt(Window):
    """A line to type, judged while it is typed. Closes with the text, or None."""

    def __init__(
        self,
        title: str,
        about: str = "",
        *,
        text: str = "",
        most: int = 120,
        secret: bool = False,
        wrong: Complaint = lambda _: "",
        below: Below = lambda _: (),
    ) -> None:
        super().__init__()
        self._title, self._about, self._text, self._most, self._secret = title, about, text, most, secret
        self._wrong, self._below = wrong, below

    def compose(self) -> ComposeResult:
        """The line, and below it what it would mean."""
        with Vertical():
            entry = Input(self._text, max_length=self._most, password=self._secret, id="entry", select_on_focus=False)
            entry.border_title = Content(self._title)
            yield entry
            yield Lines(self._said(self._text), id="below")
            yield Keys()

    def on_mount(self) -> None:
        """The line has the keys."""
        self.query_one("#below", Lines).can_focus = False
        self.query_one("#entry", Input).focus()

    def _said(self, text: str) -> tuple[Row, ...]:
        wrong = self._wrong(text) if text else ""
        said: tuple[Row, ...] = (row((f"! {wrong}", "bad")),) if wrong else self._below(text)
        return (*(paragraphs(self._about, "dim") if self._about else ()), *said, *TYPED)

    @on(Input.Changed, "#entry")
    def _changed(self, event: Input.Changed) -> None:
        self.query_one("#below", Lines).rows = self._said(event.value)

    @on(Input.Submitted, "#entry")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._wrong(event.value):
            self.query_one("#below", Lines).rows = self._said(event.value)
            self.app.bell()
        else:
            self.dismiss(event.value)


class Read(Window):
    """A page to read; any of Enter, Space and Esc closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space,q", "go_on", "Go on", key_display="⏎")]

    def __init__(self, title: str, rows: Sequence[Row], *, full: bool = False) -> None:
        super().__init__()
        self._title, self._rows, self._full = title, tuple(rows), full

    def compose(self) -> ComposeResult:
        """The page."""
        with Vertical(classes="-full" if self._full else ""):
            yield Lines(self._rows, title=self._title, id="page")
            yield Keys()

    def on_mount(self) -> None:
        """Arrows scroll."""
        self.query_one("#page", Lines).focus()

    def action_go_on(self) -> None:
        """Read."""
        self.dismiss(None)
