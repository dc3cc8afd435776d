"""The rule book on the screen: the rules of the exercise, with search, and the one that a refusal or a row names."""

import re
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from treaty.library.rulebook import Rule, find, rule, rules
from treaty.tui.frame import Bit, Keys, OneLine
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Row, fact, head, paragraphs, row

ALL_LEVELS = 3
KINDS = {
    "law": "law of the Convention",
    "practice": "practice of treaties and conferences",
    "house": "rule of this game",
}
NUMBER = re.compile(r"\(([A-Z]\d+(?:\.\d+)?|V-rev)\)")
"""How a rule is named in a sentence."""


def named(words: str) -> str:
    """The last rule of the book that `words` name in brackets, as `(V20.5)`; empty where they name none."""
    found = [id for id in NUMBER.findall(words) if rule(id).rule or rule(id).parts]
    return found[-1] if found else ""


def named_at(screen: "Screen[object]") -> str:
    """The rule that the row under the cursor names; in a window else the first that a row of it names."""
    lines = screen.focused
    here = named(lines.rows[lines.at].words) if isinstance(lines, Lines) and 0 <= lines.at < len(lines.rows) else ""
    if here or not screen.is_modal:
        return here
    return next((id for panel in screen.query(Lines) for one in panel.rows if (id := named(one.words))), "")


def book_for(screen: "Screen[object]", level: int, note: str) -> "RuleBook | None":
    """The book of an exercise of that level, open at the rule of the note on the screen, of the row in hand, or of the
    last refusal; None over an open book and the palette.
    """
    if isinstance(screen, CommandPalette) or any(isinstance(one, RuleBook) for one in screen.app.screen_stack):
        return None
    at = named(note) or named_at(screen) or str(getattr(screen, "refused", ""))
    if hasattr(screen, "refused"):
        screen.refused = ""
    return RuleBook(level, at)


def shown_rules(level: int, *, whole: bool = False, wanted: str = "") -> tuple[Rule, ...]:
    """The rules that play at a level; all of them where the whole book is wanted, or something is looked for in it."""
    if wanted.strip():
        looked = rule(wanted)
        found = {one.id for one in (looked.rule, *looked.parts) if one is not None} or {one.id for one in find(wanted)}
        return tuple(one for one in rules().values() if one.id in found)
    return tuple(one for one in rules().values() if whole or (one.plays and one.level <= level))


def list_rows(level: int, *, whole: bool = False, wanted: str = "") -> tuple[Row, ...]:
    """Those rules by chapter, each with its id."""
    rows: list[Row] = []
    chapter = ""
    for one in shown_rules(level, whole=whole, wanted=wanted):
        if one.chapter != chapter:
            rows += [*([BLANK] if rows else []), head(one.chapter)]
            chapter = one.chapter
        rows.append(row((f"{one.id:<7}", "strong" if one.parts else ""), one.title, id=one.id, indent=7))
    return tuple(rows)


def rule_rows(id: str, level: int) -> tuple[Row, ...]:
    """A rule in full, with its parts."""
    one = rules().get(id)
    if one is None:
        return ()
    rows = [row((f"{one.id}  {one.title}", "strong"), indent=0), BLANK, *paragraphs(one.words), BLANK]
    rows += [fact("source", one.source, width=8), fact("kind", KINDS[one.kind], width=8)]
    rows.append(fact("level", f"{one.level} and above" if one.level < ALL_LEVELS else f"{one.level}", width=8))
    if one.level > level:
        rows += [BLANK, row(("This exercise does not go that far.", "warn"), indent=0)]
    if not one.plays:
        rows += [BLANK, row(("Not in a game: ", "warn"), one.why_not, indent=0)]
    for part in (rules()[part] for part in one.parts):
        rows += [BLANK, row((f"{part.id}  {part.title}", "head"), indent=0), *paragraphs(part.words)]
    return tuple(rows)


class RuleBook(Screen[object]):
    """Every rule of the exercise, one in full. Closes with None."""

    HELP = (
        "The rules that this exercise is played by. A refusal and a closed choice name theirs by number: F5 there "
        "opens it here. Left and right go from chapter to chapter, Enter scrolls the rule. / searches all rules, by "
        "words or by number; w shows the whole book, with the rules of higher levels and those that cannot occur in a "
        "game."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", key_display="/"),
        Binding("w", "whole", "Whole book"),
        Binding("left", "chapter(-1)", "Chapter before", key_display="←", show=False),
        Binding("right", "chapter(1)", "Next chapter", key_display="→", show=False),
        Binding("enter", "read", "Scroll it", key_display="⏎", show=False),
        Binding("f5", "leave", "Back", show=False),
        Binding("escape", "leave", "Back", key_display="esc"),
    ]
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-tiny"), (64, "-narrow"), (100, "-wide")]
    DEFAULT_CSS = """
    RuleBook { background: $background; }
    RuleBook Horizontal { height: 1fr; }
    RuleBook Vertical { width: 38; height: 1fr; }
    RuleBook.-wide Vertical { width: 56; }
    RuleBook Input { border: round $panel-lighten-2; height: 3; background: $background; }
    RuleBook Input:focus { border: round $accent; }
    RuleBook #rule { width: 1fr; }
    RuleBook.-tiny Horizontal { layout: vertical; }
    RuleBook.-tiny Vertical { width: 1fr; height: 1fr; }
    """

    def __init__(self, level: int = ALL_LEVELS, at: str = "") -> None:
        """`at` is the rule to open; one that the exercise's level leaves out opens the whole book."""
        super().__init__()
        looked = rule(at)
        self._at = (looked.rule or looked.parts[0]).id if looked.rule or looked.parts else ""
        self._level = level
        self._whole = bool(self._at) and all(one.id != self._at for one in shown_rules(level))

    def compose(self) -> ComposeResult:
        """Search line and list at the left, the rule in hand at the right."""
        yield OneLine(id="status")
        with Horizontal():
            with Vertical():
                entry = Input(max_length=60, id="search", placeholder="words or a number", select_on_focus=False)
                entry.border_title = Content("/")
                yield entry
                yield Lines(title="Rules", id="rules", empty="No rule says that.")
            yield Lines(title="The rule", id="rule")
        yield Keys()

    def on_mount(self) -> None:
        """The list has the keys."""
        self._list()
        listed = self.query_one("#rules", Lines)
        listed.focus()
        if self._at:  # a panel without a height yet cannot bring a row into sight
            self.call_after_refresh(listed.point, self._at)

    def _list(self) -> None:
        wanted = self.query_one("#search", Input).value
        listed = self.query_one("#rules", Lines)
        listed.rows = list_rows(self._level, whole=self._whole, wanted=wanted)
        about = f"rules of an exercise of level {self._level}"
        if self._whole or wanted.strip():
            found = "found in " if wanted.strip() else ""
            about = f"{found}the whole book: {sum(bool(one.id) for one in listed.rows)}"
        self.query_one("#status", OneLine).left = (Bit(" The rule book", "strong"), Bit(f"  {about}"))
        self._show(listed.pointed)

    def _show(self, id: str) -> None:
        shown = self.query_one("#rule", Lines)
        shown.rows = rule_rows(id, self._level)
        shown.scroll_home(animate=False)

    @on(Lines.Pointed, "#rules")
    def _pointed(self, event: Lines.Pointed) -> None:
        self._show(event.id)

    @on(Lines.Chosen, "#rules")
    def _chosen(self) -> None:
        self.action_read()

    @on(Input.Changed, "#search")
    def _searched(self) -> None:
        self._list()

    @on(Input.Submitted, "#search")
    def _found(self) -> None:
        self.query_one("#rules", Lines).focus()

    def action_search(self) -> None:
        """Type what to search for."""
        self.query_one("#search", Input).focus()

    def action_whole(self) -> None:
        """Every rule, or those of the exercise again."""
        self._whole = not self._whole
        self._list()

    def action_read(self) -> None:
        """The arrows scroll the rule."""
        self.query_one("#rule", Lines).focus()

    def action_chapter(self, step: int) -> None:
        """To the first rule of the chapter before or after."""
        listed = self.query_one("#rules", Lines)
        firsts = [place for place, one in enumerate(listed.rows) if one.id and not listed.rows[place - 1].id]
        ahead = [place for place in firsts if (place > listed.at if step > 0 else place < listed.at)]
        if ahead:
            listed.at = min(ahead) if step > 0 else max(ahead)

    def action_leave(self) -> None:
        """One step back: from the search line or the rule to the list, from the list to where one was."""
        listed, search = self.query_one("#rules", Lines), self.query_one("#search", Input)
        if search.value and (search.has_focus or listed.has_focus):
            search.value = ""
            listed.focus()
        elif not listed.has_focus:
            listed.focus()
        else:
            self.dismiss(None)
