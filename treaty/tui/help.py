"""Help for the screen in hand: what it shows, what one does here, and every key that works."""

from collections.abc import Iterator

from textual.screen import Screen

from treaty.tui.ask import Read, Window
from treaty.tui.game import GameScreen
from treaty.tui.page import WHOLE_LAW
from treaty.tui.rows import BLANK, Row, head, paragraphs, row

ALSO = (
    ("1 to 8", "the eight pages"),
    ("Tab", "the next panel"),
    ("arrows, Enter", "point at a row; open it, or see what can be done with it"),
    ("Esc", "one step back; it never quits"),
    ("F5", "the rules of this exercise; the one that a refusal or a row names"),
    ("Ctrl+P", "the palette: every act and every page by its name"),
    ("Ctrl+Q", "quit at once; every act is kept already"),
)
HELP_CLASS = "-help"
COMMON = ("move", "page", "edge", "scroll_", "app.focus", "screen.copy", "help", "app.help", "rule", "command_palette")
"""Actions that every list has, or that are told below."""
WINDOW = "Choose with the arrows and Enter, or with the mouse. Esc goes back and does nothing."


def help_for(screen: "Screen[object]") -> Read | None:
    """The page of help; None where help is shown already."""
    if isinstance(screen, Read) and screen.has_class(HELP_CLASS):
        return None
    title, about, later = "Help", WINDOW, ""
    if isinstance(screen, GameScreen):
        page = next((page for page in screen.pages() if screen.page == page.NAME), None)
        title, about = (f"Help: {page.TITLE}", page.HELP) if page is not None else (title, about)
        later = page.LATER if page is not None and _whole_law(screen) else ""
    elif not isinstance(screen, Window):
        about = str(getattr(screen, "HELP", about))
    rows: list[Row] = [*paragraphs(about), BLANK]
    rows += [*paragraphs(later), BLANK] if later else []
    rows += [head("Keys here"), *_keys(screen)]
    if isinstance(screen, GameScreen):
        rows += [
            BLANK,
            head("Everywhere"),
            *(row((key.rjust(14), "key"), f"  {said}", indent=16) for key, said in ALSO),
        ]
        rows += [
            BLANK,
            *paragraphs("Hold Shift (Option on a Mac) while dragging to mark text for your terminal.", "dim"),
        ]
    shown = Read(title, rows, full=True)
    shown.add_class(HELP_CLASS)
    return shown


def _whole_law(screen: GameScreen) -> bool:
    """Whether this exercise goes as far as the later life of treaties."""
    return screen.desk is not None and screen.desk.seat.public.level >= WHOLE_LAW


def _keys(screen: "Screen[object]") -> Iterator[Row]:
    seen: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.action in seen or not binding.description or binding.action.startswith(COMMON):
            continue
        seen.add(binding.action)
        called = binding.key_display or screen.app.get_key_display(binding)
        closed = "" if active.enabled else "  (not now)"
        yield row((called.rjust(14), "key"), f"  {binding.tooltip or binding.description}", (closed, "dim"), indent=16)
