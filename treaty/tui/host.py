"""What screens know of what is above them: the app that shows them, the flow of the game, the chair's screen.

Shapes only, so that no file of the face imports one that imports it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

    from treaty.model.instrument import Instrument
    from treaty.table.place import Place
    from treaty.table.session import Session
    from treaty.tui.hall import Hall, Opened
    from treaty.views.desk_records import Desk


class Chair(Protocol):
    """The screen of one chair, as its pages see it."""

    place: "Place"
    past: bool

    def busy(self, change: int) -> None:
        """A look-ahead began (+1) or ended (-1)."""
        ...

    def action_ready(self) -> None:
        """Say that one is done with this phase."""
        ...

    @property
    def table_app(self) -> "Host":
        """The app."""
        ...


class Chairs(Protocol):
    """The flow of a game at one keyboard, as screens see it."""

    drafts: "dict[str, Instrument]"
    where: str
    notes: dict[str, dict[str, object]]

    @property
    def app(self) -> "Host":
        """The app."""
        ...

    @property
    def session(self) -> "Session":
        """The table."""
        ...

    async def sit(self, who: str) -> None:
        """Bring up the chair of `who`."""
        ...

    async def end(self) -> None:
        """The debrief."""
        ...

    def tick(self) -> None:
        """A second has gone by at a chair."""
        ...

    def locked(self, who: str) -> bool:
        """Whether that chair has a PIN."""
        ...

    def wrong_pin(self, who: str, pin: str) -> str:
        """What is wrong with a PIN, as a sentence; empty when it is right."""
        ...

    def set_pin(self, who: str, pin: str) -> None:
        """Give that chair a PIN."""
        ...


@runtime_checkable
class Host(Protocol):
    """The app, as screens see it."""

    hall: "Hall"

    @property
    def flow(self) -> Chairs | None:
        """The game that is open, or None."""
        ...

    def open(self, opener: "Callable[[], Opened]", saying: str = "Setting the table…") -> None:
        """Open a game away from the screen; a sign shows meanwhile."""
        ...

    async def to_menu(self) -> None:
        """Leave the game; it is kept."""
        ...

    async def action_quit(self) -> None:
        """At once: every act is kept already."""
        ...

    async def action_projector(self) -> None:
        """The public screen."""
        ...

    async def action_help(self) -> None:
        """Help for the screen in hand."""
        ...

    async def action_rule(self) -> None:
        """The rule book, open at the rule that is named on the screen."""
        ...

    def tell(self, words: str, severity: "SeverityLevel" = "information") -> None:
        """A short note at the edge of the screen; the words are shown as they are."""
        ...

    def broke(self, error: Exception) -> None:
        """Something broke: leave for the shell, which says what, and where the game is kept."""
        ...

    def carry_on(self) -> None:
        """Have scripted seats and the chair act as far as no person is needed."""
        ...

    def saw(self, screen: "Screen[str]", old: "Desk | None", new: "Desk") -> None:
        """A chair's screen has a new desk."""
        ...

    def clock_words(self) -> str:
        """The clock of the turn; empty where none runs."""
        ...

    def ask_for_vote(self, screen: "Screen[str]") -> None:
        """Bring up the open vote."""
        ...

    def hand_over(self) -> None:
        """Let the curtain fall."""
        ...

    def no_coach(self) -> None:
        """Send the coach of the tutorial away."""
        ...
