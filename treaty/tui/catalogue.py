"""The catalogue of clause kinds, by group: what each promises, whom it would bind, what could see a breach."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from treaty.model.clause import GROUPS
from treaty.tui.blanks import kind_rows
from treaty.tui.frame import Bit, Keys, OneLine
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Row, head, paragraphs, row
from treaty.views.records import PublicView

FREE = "free"
FREE_ABOUT = (
    "A promise in your own words. It binds politically: nothing is measured, nobody can be found in breach of it by "
    "figures, and legislatures give it little weight."
)


def catalogue_rows(public: PublicView, wanted: str = "") -> tuple[Row, ...]:
    """Kinds by group, those alone whose words hold `wanted`; free words last."""
    words = wanted.casefold().split()
    rows: list[Row] = []
    for letter, group in GROUPS.items():
        kinds = [kind for kind in public.kinds.values() if kind.group == letter]
        shown = [
            kind
            for kind in kinds
            if all(word in f"{kind.id} {kind.title} {group} {kind.sentence}".casefold() for word in words)
        ]
        if shown:
            rows += [BLANK] if rows else []
            rows.append(head(f"{letter}  {group}"))
            rows += [row(f"{kind.id:<4}{kind.title}", id=kind.id, indent=4) for kind in shown]
    if all(word in "free words of your own" for word in words):
        rows += [BLANK, head("In your own words"), row("Free words", id=FREE)]
    return tuple(rows)


def about_rows(public: PublicView, kind_id: str) -> tuple[Row, ...]:
    """What there is to know of one kind."""
    kind = public.kinds.get(kind_id)
    if kind is not None:
        return kind_rows(public, kind)
    return paragraphs(FREE_ABOUT) if kind_id == FREE else ()


class CatalogueScreen(Screen[object]):
    """Choose a kind of clause. Closes with its id, with `free`, or with None."""

    HELP = (
        "All kinds of clauses, by group. The right side shows the words with their usual values, whom they would bind "
        "today and what could see a breach. / searches; left and right go from group to group; Enter takes the kind, "
        "and its blanks are asked for next."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Take it", key_display="⏎"),
        Binding("slash", "search", "Search", key_display="/"),
        Binding("left", "group(-1)", "Group before", key_display="←"),
        Binding("right", "group(1)", "Next group", key_display="→"),
        Binding("escape", "leave", "Back", key_display="esc"),
    ]
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-tiny"), (64, "-narrow"), (100, "-wide")]
    DEFAULT_CSS = """
    CatalogueScreen { background: $background; }
    CatalogueScreen Horizontal { height: 1fr; }
    CatalogueScreen Vertical { width: 38; height: 1fr; }
    CatalogueScreen Input { border: round $panel-lighten-2; height: 3; background: $background; }
    CatalogueScreen Input:focus { border: round $accent; }
    CatalogueScreen #about { width: 1fr; }
    CatalogueScreen.-tiny Horizontal { layout: vertical; }
    CatalogueScreen.-tiny Vertical { width: 1fr; height: 1fr; }
    """

    def __init__(self, public: PublicView, title: str) -> None:
        """`title` says what the clause is wanted for."""
        super().__init__()
        self._public, self._title = public, title

    def compose(self) -> ComposeResult:
        """Search line and list at the left, the kind in hand at the right."""
        yield OneLine(id="status")
        with Horizontal():
            with Vertical():
                entry = Input(max_length=40, id="search", placeholder="search", select_on_focus=False)
                entry.border_title = Content("/")
                yield entry
                yield Lines(
                    catalogue_rows(self._public), title="Kinds of clauses", id="kinds", empty="No kind says that."
                )
            yield Lines(title="What it promises", id="about")
        yield Keys()

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one("#status", OneLine).left = (Bit(f" {self._title}", "strong"),)
        kinds = self.query_one("#kinds", Lines)
        kinds.focus()
        self._about(kinds.pointed)

    def _about(self, kind_id: str) -> None:
        about = self.query_one("#about", Lines)
        about.rows = about_rows(self._public, kind_id)
        about.scroll_home(animate=False)

    @on(Lines.Pointed, "#kinds")
    def _pointed(self, event: Lines.Pointed) -> None:
        self._about(event.id)

    @on(Lines.Chosen, "#kinds")
    def _chosen(self, event: Lines.Chosen) -> None:
        self.dismiss(event.id)

    @on(Input.Changed, "#search")
    def _searched(self, event: Input.Changed) -> None:
        self.query_one("#kinds", Lines).rows = catalogue_rows(self._public, event.value)

    @on(Input.Submitted, "#search")
    def _found(self) -> None:
        self.query_one("#kinds", Lines).focus()

    def action_search(self) -> None:
        """Type what to search for."""
        self.query_one("#search", Input).focus()

    def action_choose(self) -> None:
        """For a click on the key line."""
        self.query_one("#kinds", Lines).action_choose()

    def action_group(self, step: int) -> None:
        """To the first kind of the group before or after."""
        kinds = self.query_one("#kinds", Lines)
        firsts = [
            one.id
            for before, one in zip(kinds.rows, kinds.rows[1:], strict=False)
            if one.id and not before.id
        ]  # fmt: skip
        places = [place for place, one in enumerate(kinds.rows) if one.id in firsts]
        ahead = [place for place in places if (place > kinds.at if step > 0 else place < kinds.at)]
        if ahead:
            kinds.at = min(ahead) if step > 0 else max(ahead)

    def action_leave(self) -> None:
        """One step back; from the search line to the list."""
        kinds = self.query_one("#kinds", Lines)
        search = self.query_one("#search", Input)
        if search.has_focus and search.value:
            search.value = ""
        elif search.has_focus:
            kinds.focus()
        else:
            self.dismiss(None)
