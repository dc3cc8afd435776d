"""The app: one keyboard and screen, whoever sits at it. It opens games, leads people through a round, and shuts down.

It knows the table by a session and a way to open more (`hall.py`); it never knows a store. Nothing that takes time runs
between two frames. Whatever breaks, the game is kept act by act, and the app says where.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.worker import Worker

from treaty.tui.look import ELSE, THEMES, OnlyText

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver
    from textual.notifications import SeverityLevel

    from treaty.table.session import Session
    from treaty.tui.flow import Flow
    from treaty.tui.game import GameScreen
    from treaty.tui.hall import Hall, Opened, Wish
    from treaty.views.desk_records import Desk


ENDING = ("SIGTERM", "SIGHUP")
"""Signals that end the program; the terminal is put back as it was first."""


def _driver() -> "type[Driver] | None":
    """What reads the terminal; None where Textual is to choose."""
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from treaty.tui.keyboard import Keyboard

    return Keyboard


def _palette() -> "type[Provider]":
    from treaty.tui.palette import TableCommands

    return TableCommands


class TreatyApp(App[str]):
    """The terminal face."""

    TITLE = "treaty"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "Help", show=False, key_display="?"),
        # Textual binds its own key to the palette only where an app binds none.
        Binding("ctrl+p,f2", "command_palette", "Palette", show=False),
        Binding("f5", "rule", "The rule", show=False),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
    ]
    CSS = """
    Screen { background: $background; }
    Toast { width: auto; max-width: 60; padding: 0 1; margin: 0; }
    ToastRack { dock: top; align: right top; margin: 0; }
    """

    def __init__(self, hall: "Hall", first: "Callable[[], Opened] | None" = None, wish: "Wish | None" = None) -> None:
        """`first` opens the game to start with; `wish` asks for the rest of a new one; without both, the menu."""
        super().__init__(driver_class=_driver())
        self.hall, self._open_first, self._wish = hall, first, wish
        for look in THEMES:
            self.register_theme(look)
        self.theme = "treaty-dark"
        self._filters.append(OnlyText())
        self.flow: Flow | None = None
        self.stop = Event()
        self.fault: Exception | None = None
        """What broke, for whoever ran the app."""
        self._carrying = self._again = False
        self._note = ""
        """What was last told; it may have gone from the screen."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of ours that a theme of somebody else does not name."""
        return {**super().get_theme_variable_defaults(), **ELSE}

    async def on_mount(self) -> None:
        """The menu, or the game that was asked for."""
        if not self.is_headless:
            self._heed_signals()
        if self._open_first is None:
            from treaty.tui.menu import MenuScreen

            await self.push_screen(MenuScreen())
            if self._wish is not None:
                from treaty.tui.setup import SetupScreen

                await self.push_screen(SetupScreen(self._wish))
        else:
            self.open(self._open_first)

    # opening and leaving

    def open(self, opener: "Callable[[], Opened]", saying: str = "Setting the table…") -> None:
        """Open a game away from the screen; a sign shows meanwhile."""
        from treaty.tui.opening import Opening

        self.push_screen(Opening(saying))
        self._open(opener)

    @work(thread=True, group="open", exit_on_error=False)
    def _open(self, opener: "Callable[[], Opened]") -> None:
        try:
            opened = opener()
        except Exception as error:  # said in one line; the menu stays
            self.call_from_thread(self._not_opened, error)
            return
        self.call_from_thread(self._arrived, opened)

    def _arrived(self, opened: "Opened") -> None:
        self.run_worker(self._opened(opened), group="arrive")

    def _not_opened(self, error: Exception) -> None:
        words = self.hall.explained(error)
        if not words or (self._open_first is not None and self.flow is None):
            self.broke(error)
            return
        if self.screen.has_class("-opening"):
            self.pop_screen()
        self.tell(words, "error")

    async def _opened(self, opened: "Opened") -> None:
        from treaty.tui.flow import Flow

        # What still runs for the game before is told to stop by its own sign, which nobody takes back.
        self.stop.set()
        self.stop = Event()
        while self.screen.has_class("-opening") or (self.flow is not None and len(self.screen_stack) > 1):
            await self.pop_screen()
        self.flow = Flow(self, opened)
        await self.flow.begin()
        if opened.warning:
            self.tell(opened.warning, "warning")

    async def to_menu(self) -> None:
        """Leave the game; it is kept. May be asked for by a screen that goes away with it."""
        self.run_worker(self._to_menu(), group="menu", exclusive=True)

    async def _to_menu(self) -> None:
        from treaty.tui.menu import MenuScreen

        self.stop.set()
        self.flow = None
        self.clear_notifications()
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.push_screen(MenuScreen())

    async def action_quit(self) -> None:
        """At once: every act is kept already."""
        self.stop.set()
        self.exit()

    def action_help_quit(self) -> None:
        """Ctrl+C copies where something is marked; elsewhere it means this."""
        self.tell("Ctrl+Q quits, at once: every act is kept already.")

    def _heed_signals(self) -> None:
        for name in ENDING:
            with suppress(AttributeError, NotImplementedError):  # there are none, or no such, on Windows
                number = getattr(signal, name)
                asyncio.get_running_loop().add_signal_handler(number, self._end_by, number)

    def _end_by(self, number: int) -> None:
        self.stop.set()
        self.exit(return_code=128 + number)

    # what screens ask of the app

    @property
    def session(self) -> "Session":
        """The table. Raises RuntimeError where no game is open."""
        if self.flow is None:
            raise RuntimeError("no game is open")
        return self.flow.session

    def tell(self, words: str, severity: "SeverityLevel" = "information") -> None:
        """A short note at the edge of the screen, in the place of the last; the words are shown as they are."""
        self.clear_notifications()
        self._note = words
        title = "F5: the rule" if severity == "warning" and self._names_rule(words) else ""
        self.notify(words, title=title, severity=severity, markup=False, timeout=3 if severity == "information" else 8)

    @staticmethod
    def _names_rule(words: str) -> bool:
        from treaty.tui.rulebook import named

        return bool(named(words))

    def broke(self, error: Exception) -> None:
        """Something broke: leave for the shell, which says what, and where the game is kept."""
        self.stop.set()
        self.fault = error
        self.exit(return_code=2)

    def _handle_exception(self, error: Exception) -> None:
        """A bug in a screen ends the app as any other does: the shell shows a plain traceback and names the save."""
        if self.is_headless:
            super()._handle_exception(error)
        else:
            self.broke(error)

    def carry_on(self) -> None:
        """Have scripted seats and the chair act as far as no person is needed."""
        if self._carrying:
            self._again = True
            return
        self._carrying = True
        self._sign(True)
        self._carry()

    @work(thread=True, group="carry", exit_on_error=False)
    def _carry(self) -> None:
        try:
            if self.flow is not None:
                self.flow.session.carry_on(self.stop)
        except Exception as error:  # shown with the name of the save; nothing is lost
            self.call_from_thread(self.broke, error)
            return
        self.call_from_thread(self._carried)

    def _carried(self) -> None:
        self._carrying = False
        self._sign(False)
        if self._again and not self.stop.is_set():
            self._again = False
            self.carry_on()

    def _sign(self, acting: bool) -> None:
        if self.flow is not None:
            self.flow.acting(acting)

    def saw(self, screen: "GameScreen", old: "Desk | None", new: "Desk") -> None:
        """A chair's screen has a new desk."""
        if self.flow is not None:
            self.flow.saw(screen, old, new)

    def clock_words(self) -> str:
        """The clock of the turn, `4:12`; empty where none runs."""
        return self.flow.clock_words() if self.flow is not None else ""

    def ask_for_vote(self, screen: "GameScreen") -> None:
        """Bring up the open vote."""
        if self.flow is not None:
            self.flow.ask_for_vote(screen)

    def no_coach(self) -> None:
        """Send the coach of the tutorial away."""
        if self.flow is not None and self.flow.lesson is not None:
            self.flow.lesson.away = True
            self.screen.query("#coach").remove()

    def hand_over(self) -> None:
        """Let the curtain fall."""
        if self.flow is not None:
            # The function, not its coroutine: a worker that is called off before it begins would leave that unawaited.
            self.falling: Worker[None] = self.run_worker(self.flow.curtain, exclusive=True, group="curtain")

    async def action_projector(self) -> None:
        """The public screen, for everybody to read."""
        from treaty.tui.projector import ProjectorScreen

        if self.flow is not None and not isinstance(self.screen, ProjectorScreen):
            await self.push_screen(ProjectorScreen(self.flow.session))

    async def action_help(self) -> None:
        """Help for the screen in hand."""
        from treaty.tui.help import help_for

        shown = help_for(self.screen)
        if shown is not None:
            await self.push_screen(shown)

    async def action_rule(self) -> None:
        """The rule book, open at the rule that the note on the screen, the row in hand or the last refusal names."""
        from treaty.tui.rulebook import ALL_LEVELS, book_for

        level = self.flow.session.public().level if self.flow is not None else ALL_LEVELS
        shown = book_for(self.screen, level, self._note if self.screen.query("Toast") else "")
        if shown is not None:
            self.clear_notifications()
            await self.push_screen(shown)
