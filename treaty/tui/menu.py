"""The menu. It is a person's first sight of the program, and reads nothing that it does not show."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.screen import Screen

from treaty.tui.frame import Keys
from treaty.tui.hall import SaveCard, Wish
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Row, paragraphs, row

if TYPE_CHECKING:
    from treaty.tui.hall import Opened
    from treaty.tui.host import Host

MENU: tuple[tuple[str, str, str, str], ...] = (
    ("continue", "c", "Continue", "go on with the game you played last"),
    ("solo", "s", "Solo", "you and scripted countries, 20 to 30 minutes"),
    ("hotseat", "h", "Hot-seat", "several people at this keyboard, scripted countries for the rest"),
    ("tutorial", "t", "Tutorial", "a real small treaty in five minutes"),
    ("open", "o", "Open a save", "go on with another game"),
    ("replay", "r", "Replay", "step through a save, and fork from any point"),
    ("quit", "q", "Quit", ""),
)
WHAT = (
    "Two AI powers race. You lead a country between or beside them. Draft clauses, win votes, sign, get your "
    "legislature to ratify; then keep your promises or break them in sealed orders, and see who notices."
)


def menu_rows(saves: Sequence[SaveCard]) -> tuple[Row, ...]:
    """The entries that can be used, with what each is."""
    open_games = [save for save in saves if save.sound and not save.over]
    rows: list[Row] = [*paragraphs(WHAT, "dim"), BLANK]
    for name, key, title, about in MENU:
        if name == "continue":
            if not open_games:
                continue
            about = open_games[0].about
        if name in ("open", "replay") and not saves:
            continue
        rows.append(row((f"{key} ", "key"), (title.ljust(13), "strong"), (about, "dim"), id=name, key=key, indent=15))
    return tuple(rows)


class MenuScreen(Screen[None]):
    """Where everything begins."""

    HELP = "Choose with the arrows and Enter, with the letter, or with the mouse. Every game is kept act by act."
    DEFAULT_CSS = """
    MenuScreen { align: center middle; background: $background; }
    MenuScreen Lines { width: 78; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; }
    MenuScreen Keys { dock: bottom; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._saves: Sequence[SaveCard] = ()

    def compose(self) -> ComposeResult:
        """One list."""
        yield Lines(menu_rows(()), title="treaty", id="menu")
        yield Keys()

    def on_mount(self) -> None:
        """Looks for saves, away from the screen."""
        self.query_one("#menu", Lines).focus()
        self._look()

    @property
    def table_app(self) -> "Host":
        """The app, as what it is."""
        return cast("Host", self.app)

    @work(thread=True, group="saves", exit_on_error=False)
    def _look(self) -> None:
        saves = self.table_app.hall.saves()
        self.app.call_from_thread(self._found, saves)

    def _found(self, saves: Sequence[SaveCard]) -> None:
        self._saves = saves
        lines = self.query_one("#menu", Lines)
        untouched = lines.pointed == "solo"
        lines.rows = menu_rows(saves)
        if untouched and any(one.id == "continue" for one in lines.rows):
            lines.point("continue")

    @on(Lines.Chosen, "#menu")
    async def _chosen(self, event: Lines.Chosen) -> None:
        app = self.table_app
        match event.id:
            case "continue":
                path = next(save.path for save in self._saves if save.sound and not save.over)
                app.open(lambda: app.hall.go_on(path))
            case "solo" | "hotseat":
                from treaty.tui.setup import SetupScreen

                self.app.push_screen(SetupScreen(Wish("solo" if event.id == "solo" else "hotseat")))
            case "tutorial":
                app.open(lambda: app.hall.begin(Wish("tutorial")))
            case "open":
                self._pick("Open a save", app.hall.go_on)
            case "replay":
                self._pick("Replay a save", app.hall.look_back, damaged=True)
            case "quit":
                await app.action_quit()

    def _pick(self, title: str, way: "Callable[[str], Opened]", damaged: bool = False) -> None:
        """Choose a save; `damaged` where the sound part of one is enough."""
        from treaty.tui.ask import Choose

        rows = [
            row((save.title, "strong"), ("  " + save.about, "dim"), id=save.path, closed=not (save.sound or damaged))
            for save in self._saves
        ]

        def go_on(path: object) -> None:
            if isinstance(path, str):
                self.table_app.open(lambda: way(path))

        self.app.push_screen(Choose(title, rows), go_on)
