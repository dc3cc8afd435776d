"""Record: everything that this chair may know to have happened, with a filter, and the whole sentence of each event."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input

from treaty.tui.annals import ABOUT, EMPTY, TOPICS, WEIGHTS, Annals, Sieve, line_rows
from treaty.tui.ask import Choose
from treaty.tui.lines import Lines
from treaty.tui.long_lines import LongLines
from treaty.tui.page import Go, Page
from treaty.tui.rows import row
from treaty.views.desk_records import Desk, RecordLine

if TYPE_CHECKING:
    from treaty.tui.replay import ReplayScreen


class RecordPage(Page):
    """Page 8."""

    NAME = "record"
    TITLE = "Record"
    HELP = (
        "Everything that you may know to have happened, the latest at the end; ! marks headlines, private lines are "
        "yours alone or shared with few. / finds words, f goes through the topics, c takes one country, w leaves "
        "headlines, Backspace takes the filter off. Enter goes to the page that is about it; in a replay, to that "
        "moment."
    )
    FIRST: ClassVar[str] = "#list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", key_display="/"),
        Binding("f", "topic", "Topic"),
        Binding("c", "country", "Country", show=False),
        Binding("w", "weight", "Headlines", show=False),
        Binding("escape", "leave", "Back", show=False),
        Binding("backspace", "clear", "Take the filter off", show=False),
    ]
    DEFAULT_CSS = """
    RecordPage { layout: vertical; }
    RecordPage #words { display: none; border: round $accent; }
    RecordPage #both { layout: vertical; height: 1fr; }
    RecordPage #list { height: 1fr; }
    RecordPage #line { height: 7; }
    .-wide RecordPage #both { layout: horizontal; }
    .-wide RecordPage #list { width: 2fr; }
    .-wide RecordPage #line { width: 1fr; height: 1fr; }
    .-tiny RecordPage #line { height: 5; }
    """

    sieve: reactive[Sieve] = reactive(Sieve, layout=False, repaint=False, init=False)

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._annals = Annals()
        self._drawn: tuple[RecordLine, ...] | None = None

    def compose(self) -> ComposeResult:
        """The line to type words in, the list, all about the line in hand."""
        words = Input(max_length=60, id="words", placeholder="words", select_on_focus=False)
        words.border_title = Content("Find: Enter goes to the list, Esc takes the words off")
        yield words
        with Container(id="both"):
            yield LongLines(title="Record", empty="Nothing has happened yet.", tail=True, id="list")
            yield Lines(title="This event", id="line")

    # what is shown

    @property
    def record(self) -> tuple[RecordLine, ...]:
        """All lines."""
        return self.desk.record if self.desk is not None else ()

    def watch_desk(self, _: Desk | None, new: Desk | None) -> None:
        """Something may have happened."""
        if new is not None and new.record is not self._drawn:
            self._draw()

    def watch_sieve(self) -> None:
        """Other lines come through."""
        self._drawn = None
        self._draw()

    def arrive(self, item: str = "") -> None:
        """What has happened since the page was left is drawn now."""
        self._draw()
        super().arrive(item)

    def _draw(self) -> None:
        """The list, where the page is shown and the record or the filter is another one."""
        if not self.is_mounted or not self.display or self.desk is None or self._drawn is self.record:
            return
        lines = self.query_one("#list", LongLines)
        at_end = lines.at < 0 or lines.at >= len(lines.rows) - 1
        self._drawn = self.record
        rows = self._annals.rows(self.record, self.sieve)
        lines.rows = rows or EMPTY if self.record else ()
        if at_end and rows:
            lines.point(rows[-1].id)
        told = self.sieve.told()
        many = f"{self._annals.let} of {len(self.record)}" if told else str(len(self.record))
        lines.border_title = Content(f"Record: {many}" + (f", {told}" if told else ""))
        self._tell()

    @on(Lines.Pointed, "#list")
    def _tell(self) -> None:
        line, panel = self._line(), self.query_one("#line", Lines)
        names = {one.id: one.name for one in self.desk.seat.public.neighbours} if self.desk is not None else {}
        panel.rows = line_rows(line, names, numbered=self.game.past) if line is not None else ()
        panel.scroll_home(animate=False)

    def _line(self) -> RecordLine | None:
        at = self.query_one("#list", LongLines).pointed
        return self.record[int(at)] if at and int(at) < len(self.record) else None

    # the filter

    def action_find(self) -> None:
        """Type words."""
        words = self.query_one("#words", Input)
        words.display = True
        words.focus()

    @on(Input.Changed, "#words")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.sieve = replace(self.sieve, words=event.value.strip())

    @on(Input.Submitted, "#words")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#words", Input).display = bool(event.value.strip())
        self.query_one("#list", LongLines).focus()

    async def action_leave(self) -> None:
        """From the line of words: take them off; else one step back."""
        words = self.query_one("#words", Input)
        if words.has_focus:
            words.value, words.display = "", False
            self.query_one("#list", LongLines).focus()
        else:
            await self.run_action("screen.back")

    def action_topic(self) -> None:
        """The next topic; after the last one, all."""
        topics = [None, *TOPICS]
        place = (topics.index(self.sieve.topic) + 1) % len(topics)
        self.sieve = replace(self.sieve, topic=topics[place])

    def action_weight(self) -> None:
        """Everything, what matters, headlines only."""
        self.sieve = replace(self.sieve, weight=self.sieve.weight % len(WEIGHTS) + 1)

    def action_country(self) -> None:
        """One country's lines, or all."""
        if self.desk is None:
            return
        rows = [row("All countries", id="all")]
        rows += [row(f"{one.name} ({one.id})", id=one.id) for one in self.desk.seat.public.neighbours]
        self.app.push_screen(Choose("Lines about", rows, at=self.sieve.country or "all"), self._of_country)

    def _of_country(self, chosen: object) -> None:
        if isinstance(chosen, str):
            self.sieve = replace(self.sieve, country="" if chosen == "all" else chosen)

    def action_clear(self) -> None:
        """Everything again."""
        words = self.query_one("#words", Input)
        words.value, words.display = "", False
        self.sieve = Sieve()

    # where one goes

    @on(Lines.Chosen, "#list")
    def _open(self) -> None:
        line = self._line()
        if line is None:
            return
        if self.game.past:
            cast("ReplayScreen", self.screen).go(line.number + 1)
        else:
            page = ABOUT[line.topic][1]
            self.post_message(Go(page, line.who[0] if line.who and page in ("duties", "talk") else ""))
