"""A workbench: the parts of a text in the making at the left, the part in hand at the right. Enter changes a part."""

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from treaty.model.base import LINE_LENGTH
from treaty.model.clause import Clause
from treaty.tui.ask import Choose, Prompt
from treaty.tui.blanks import Words, ask_blank
from treaty.tui.catalogue import FREE, CatalogueScreen
from treaty.tui.frame import Bit, Keys, OneLine
from treaty.tui.lines import Lines
from treaty.tui.rows import Row
from treaty.views.desk_records import Desk


class Workbench(Screen[object]):
    """What composing and amending share. Subclasses give parts, detail and what Enter does to a part."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", "Change it", key_display="⏎"),
        Binding("f8", "table", "Table it"),
        Binding("escape", "leave", "Keep and leave", key_display="esc"),
    ]
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-tiny"), (64, "-narrow"), (100, "-wide")]
    DEFAULT_CSS = """
    Workbench { background: $background; }
    Workbench Horizontal { height: 1fr; }
    Workbench #parts { width: 40; }
    Workbench #detail { width: 1fr; }
    Workbench.-wide #parts { width: 2fr; }
    Workbench.-wide #detail { width: 3fr; }
    Workbench.-tiny Horizontal { layout: vertical; }
    Workbench.-tiny #parts { width: 1fr; height: 1fr; }
    Workbench.-tiny #detail { width: 1fr; height: 1fr; }
    """
    PARTS: ClassVar[str] = "The text so far"
    DETAIL: ClassVar[str] = "In hand"
    NOT_YET: ClassVar[str] = "  not tabled yet"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    # what subclasses give

    def heading(self) -> str:
        """What is being made, for the status line."""
        raise NotImplementedError

    def parts(self) -> tuple[Row, ...]:
        """The parts, each with an id."""
        raise NotImplementedError

    def detail(self, part: str) -> tuple[Row, ...]:
        """What there is to say of one part."""
        raise NotImplementedError

    async def alter(self, part: str) -> None:
        """Have a person change a part."""
        raise NotImplementedError

    def action_table(self) -> None:
        """Close with what is to be tabled, if it is fit for that."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Close with nothing to table; what was written is kept."""
        raise NotImplementedError

    # what they share

    def compose(self) -> ComposeResult:
        """Status, parts, detail, keys."""
        yield OneLine(id="status")
        with Horizontal():
            yield Lines(title=self.PARTS, id="parts")
            yield Lines(title=self.DETAIL, id="detail")
        yield Keys()

    def on_mount(self) -> None:
        """The parts have the keys."""
        self.draw()
        self.query_one("#parts", Lines).focus()

    def draw(self, at: str = "") -> None:
        """Show everything anew, with the cursor on the part `at`."""
        self._head()
        parts = self.query_one("#parts", Lines)
        parts.rows = self.parts()
        if at:
            parts.point(at)
        self._show()

    def _head(self) -> None:
        said, room = f" {self.heading()}", max(1, self.size.width - len(self.NOT_YET))
        words = said if cell_len(said) <= room else f"{set_cell_size(said, room - 1)}…"
        self.query_one("#status", OneLine).left = (Bit(words, "strong"), Bit(self.NOT_YET, "warn"))

    def on_resize(self) -> None:
        """What is being made is said in as many words as there is room for."""
        self._head()

    def _show(self) -> None:
        self.query_one("#detail", Lines).rows = self.detail(self.query_one("#parts", Lines).pointed)

    @on(Lines.Pointed, "#parts")
    def _pointed(self) -> None:
        self._show()
        self.query_one("#detail", Lines).scroll_home(animate=False)

    @on(Lines.Chosen, "#parts")
    def _chosen(self, event: Lines.Chosen) -> None:
        if event.closed:
            self.app.bell()
        else:
            self._alter(event.id)

    @work(exclusive=True, group="alter")
    async def _alter(self, part: str) -> None:
        await self.alter(part)

    def action_change(self) -> None:
        """For a click on the key line."""
        self.query_one("#parts", Lines).action_choose()

    async def line(self, title: str, about: str, text: str) -> str | None:
        """Have a line typed."""
        typed = await self.app.push_screen_wait(Prompt(title, about, text=text, most=LINE_LENGTH))
        return typed.strip() if isinstance(typed, str) else None

    async def words(self, title: str, text: str) -> str | None:
        """Have several lines typed."""
        typed = await self.app.push_screen_wait(Words(title, text))
        return typed.strip() if isinstance(typed, str) else None

    async def clause(self, title: str) -> Clause | str | None:
        """A clause from the catalogue with its blanks filled in; the name of a final clause where that was chosen."""
        public = self.desk.seat.public
        chosen = await self.app.push_screen_wait(CatalogueScreen(public, title))
        if not isinstance(chosen, str):
            return None
        if chosen == FREE:
            words = await self.words("In your own words", "")
            return Clause(kind=FREE, text=words) if words else None
        kind = public.kinds[chosen]
        if kind.final:
            return kind.final
        clause = Clause(kind=kind.id, values={blank.name: blank.typical for blank in kind.parameters})
        for blank in kind.parameters:
            filled = await ask_blank(self.app, public, clause, blank)
            if filled is None:
                break
            clause = filled
        return clause

    async def blank(self, clause: Clause, name: str) -> Clause | None:
        """The clause with one blank, or its free words, said anew."""
        if clause.kind == FREE:
            words = await self.words("In your own words", clause.text)
            return Clause(kind=FREE, text=words) if words else None
        kind = self.desk.seat.public.kinds[clause.kind]
        blank = kind.parameter(name)
        return await ask_blank(self.app, self.desk.seat.public, clause, blank) if blank is not None else None

    async def choose(self, title: str, rows: tuple[Row, ...]) -> str | None:
        """Have one of several rows chosen."""
        found = await self.app.push_screen_wait(Choose(title, rows))
        return found if isinstance(found, str) else None
