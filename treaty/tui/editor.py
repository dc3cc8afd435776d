"""A text as TOML: typed, checked while one types, with each complaint at its line; then it is tabled."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import TextArea
from textual.worker import Worker, get_current_worker

from treaty.library.proposals import read_proposal
from treaty.library.reading import Complaint, Faulty
from treaty.model.clause import ClauseKind
from treaty.model.instrument import Instrument
from treaty.tui.ask import Read
from treaty.tui.frame import Bit, Keys, OneLine
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Row, row
from treaty.tui.texts import whole_rows
from treaty.tui.toml_area import TomlArea
from treaty.views.articles import article_views
from treaty.views.records import PublicView
from treaty.views.wording import counted

PATIENCE = 0.3
"""Seconds without a key after which the text is checked."""
Checked = tuple[Instrument | None, tuple[Complaint, ...]]
"""The text where it is sound, else what is wrong with it."""


def checked(text: str, kinds: Mapping[str, ClauseKind]) -> Checked:
    """What a text typed as TOML says, or every complaint about it."""
    try:
        return read_proposal(text, kinds), ()
    except Faulty as faulty:
        return None, faulty.complaints


def check_rows(public: PublicView, found: Checked) -> tuple[Row, ...]:
    """Complaints, each with its place, to be chosen; or that all is sound, and whom the articles bind."""
    text, complaints = found
    if text is None:
        return tuple(
            row(
                (f"! line {one.line}, column {one.column}: ", "bad"),
                one.sentence,
                id=f"{one.line}:{one.column} {place}",
            )
            for place, one in enumerate(complaints)
        )
    rows = [row(("ok  ", "good"), f"{text.title}: {counted(len(text.articles), 'article')}, all sound. F8 tables it.")]
    bound = (article for article in article_views(public, text) if article.binds_words)
    said = (row((f"{one.id:>2}  ", "dim"), f"{one.title}: ", (one.binds_words, "dim"), indent=4) for one in bound)
    return (*rows, *said)


class EditorScreen(Screen[object]):
    """Closes with the instrument to be tabled, or with None."""

    HELP = (
        "A text as TOML, checked while you type. F3 jumps to the next complaint; so does Enter on one. F4 shows the "
        "text as people will read it. F8 tables it as soon as it is sound; Esc leaves and keeps what you have typed. "
        "Tab goes on to the list of complaints."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "fault", "Next fault"),
        Binding("f4", "read", "Read it"),
        Binding("f8", "table", "Table it"),
        Binding("escape", "leave", "Keep and leave", key_display="esc", priority=True),
    ]
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-tiny"), (64, "-narrow"), (100, "-wide")]
    DEFAULT_CSS = """
    EditorScreen { background: $background; }
    EditorScreen Horizontal { height: 1fr; layout: vertical; }
    EditorScreen TomlArea { height: 1fr; width: 1fr; }
    EditorScreen #check { height: 7; width: 1fr; }
    EditorScreen.-wide Horizontal { layout: horizontal; }
    EditorScreen.-wide TomlArea { width: 3fr; }
    EditorScreen.-wide #check { height: 1fr; width: 2fr; }
    """

    def __init__(self, public: PublicView, text: str, keep: Callable[[str], None]) -> None:
        """`keep` is told of every change, so that nothing that was typed is ever lost."""
        super().__init__()
        self._public, self._text, self._keep = public, text, keep
        self._found: Checked = (None, ())
        self._fresh = False
        """Whether what was found is about the text as it stands now."""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The field, what is wrong with it, keys."""
        yield OneLine(id="status")
        with Horizontal():
            area = TomlArea(self._text, id="toml", show_line_numbers=True, soft_wrap=False, tab_behavior="focus")
            area.border_title = Content("TOML")
            yield area
            yield Lines(title="Check", id="check", empty="Checking…")
        yield Keys()

    def on_mount(self) -> None:
        """The field has the keys."""
        self.query_one("#status", OneLine).left = (
            Bit(" A new text, as TOML", "strong"),
            Bit("  not tabled yet", "warn"),
        )
        self.query_one("#toml", TextArea).focus()
        self._check()

    @on(TextArea.Changed, "#toml")
    def _changed(self, event: TextArea.Changed) -> None:
        self._keep(event.text_area.text)
        self._fresh = False
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PATIENCE, self._check)

    def _check(self, then: Callable[[], None] = lambda: None) -> None:
        text = self.query_one("#toml", TextArea).text
        self.run_worker(
            partial(self._checking, text, then), group="check", exclusive=True, thread=True, exit_on_error=False
        )  # fmt: skip

    def _checking(self, text: str, then: Callable[[], None]) -> None:
        worker: Worker[None] = get_current_worker()
        found = checked(text, self._public.kinds)
        rows = check_rows(self._public, found)
        if not worker.is_cancelled and self.is_mounted:
            self.app.call_from_thread(self._checked, text, found, rows, then)

    def _checked(self, text: str, found: Checked, rows: tuple[Row, ...], then: Callable[[], None]) -> None:
        if text != self.query_one("#toml", TextArea).text:
            return
        self._found, self._fresh = found, True
        self.query_one("#check", Lines).rows = rows
        then()

    # what is done

    @on(Lines.Chosen, "#check")
    def _to_fault(self, event: Lines.Chosen) -> None:
        line, _, column = event.id.partition(" ")[0].partition(":")
        self._jump(int(line), int(column))

    def _jump(self, line: int, column: int) -> None:
        area = self.query_one("#toml", TextArea)
        area.move_cursor((line - 1, column - 1), center=True)
        area.focus()

    def action_fault(self) -> None:
        """To the next complaint after the cursor, or the first."""
        self._check(self._next_fault)

    def _next_fault(self) -> None:
        complaints = self._found[1]
        if not complaints:
            self.notify("Nothing is wrong with it.", markup=False)
            return
        line, column = self.query_one("#toml", TextArea).cursor_location
        after = [one for one in complaints if (one.line, one.column) > (line + 1, column + 1)]
        target = (after or complaints)[0]
        self._jump(target.line, target.column)

    def action_read(self) -> None:
        """The text as people will read it."""
        self._check(self._read)

    def _read(self) -> None:
        text = self._found[0]
        if text is None:
            self._next_fault()
        else:
            self.app.push_screen(Read("As people will read it", (*whole_rows(self._public, text), BLANK), full=True))

    def action_table(self) -> None:
        """Close with the text, if it is sound."""
        self._check(self._table)

    def _table(self) -> None:
        text = self._found[0]
        if text is None:
            self.notify("It cannot be tabled yet: see what is wrong.", severity="warning", markup=False)
            self._next_fault()
        else:
            self.dismiss(text)

    def action_leave(self) -> None:
        """Close with nothing; what was typed is kept."""
        self.notify("What you typed is kept. n goes on with it.", markup=False)
        self.dismiss(None)
