"""The hall: what the terminal face asks of whoever put the program together: games to open, saves to go on with.

The face knows no store and no bots; the program's top floor gives it an object of this shape.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from treaty.model.instrument import Instrument
    from treaty.table.session import Session
    from treaty.views.looking_back import Lookback

Kind = Literal["solo", "hotseat", "tutorial", "replay"]


@dataclass(frozen=True, slots=True)
class Wish:
    """How a new game is wanted. Empty and None mean: as usual."""

    kind: Kind = "solo"
    scenario: str = ""
    countries: int | None = None
    rounds: int | None = None
    level: int | None = None
    seed: int | None = None
    people: tuple[str, ...] = ()
    minutes: int = 0
    """Length of a turn; 0: no clock."""


class Locks(Protocol):
    """PINs of the chairs of one game."""

    def locked(self, who: str) -> bool:
        """Whether that chair has a PIN."""
        ...

    def wrong(self, who: str, pin: str) -> str:
        """What is wrong with a PIN, as a sentence that says when to try again; empty when it is right."""
        ...

    def set(self, who: str, pin: str) -> None:
        """Give that chair a PIN of 4 to 8 digits."""
        ...


@dataclass(frozen=True, slots=True)
class Opened:
    """A game that is open. `drafts`: texts that may be tabled, by id. `past` is there for a replay."""

    session: "Session"
    kind: Kind
    drafts: "dict[str, Instrument]" = field(default_factory=dict)
    past: "Lookback | None" = None
    minutes: int = 0
    locks: Locks | None = None
    where: str = ""
    """The file that the game is kept in."""
    warning: str = ""
    """What a person must know about it; empty where all is well."""


@dataclass(frozen=True, slots=True)
class SaveCard:
    """A save, as the menu lists it."""

    path: str
    title: str
    about: str
    """Kind, people, round, and when it was played last; or what is wrong with the file."""
    sound: bool = True
    over: bool = False


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario, as it is offered for a new game."""

    name: str
    title: str
    summary: str
    rounds: int
    level: int


class Hall(Protocol):
    """What can be opened."""

    def saves(self) -> Sequence[SaveCard]:
        """The saves, the last played first."""
        ...

    def scenarios(self) -> Sequence[ScenarioCard]:
        """The scenarios, the usual one first."""
        ...

    def countries(self, scenario: str, countries: int | None = None) -> Sequence[tuple[str, str, str]]:
        """Id, name and situation of the countries that would play. Raises for a scenario that cannot be read."""
        ...

    def begin(self, wish: Wish) -> Opened:
        """A new game. Raises what `explained` can say."""
        ...

    def go_on(self, path: str) -> Opened:
        """Open a save where it stands."""
        ...

    def look_back(self, path: str) -> Opened:
        """Open a save to step through it."""
        ...

    def fork(self, path: str, keep: int, reason: str, people: Sequence[str] = ()) -> Opened:
        """A new game from the first `keep` events of a save; `people` where nobody sat in it."""
        ...

    def explained(self, error: Exception) -> str:
        """One line for what a person can mend, with what to do; empty for a bug."""
        ...
