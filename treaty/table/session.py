"""One game with people at some chairs and scripted seats at the others, at one keyboard or at several.

Any thread may read a desk or act through a place while one carries play on; two that carry on take turns, and the
second finds nothing left to do. What is read is what has been kept and told, so that reading never waits for play.
Nothing of how far play has come is kept here: a game that is opened again after a crash just carries on.
"""

from collections.abc import Mapping, Sequence
from threading import Lock, RLock
from typing import TYPE_CHECKING, Protocol

from treaty.acts.commands import Command, Ready, Vote
from treaty.bots.seat import Seat
from treaty.law.registry import Events
from treaty.law.state import State
from treaty.table.clock import Clock, waited_for
from treaty.table.door import Door
from treaty.table.game import Game
from treaty.table.place import Place
from treaty.table.scripted import Report, Scripted, never
from treaty.views.record import Chronicle
from treaty.views.records import PublicView
from treaty.views.seat import public_view

if TYPE_CHECKING:
    from treaty.views.desk_records import Desk


class Stop(Protocol):
    """What says that play is to stop, such as a `threading.Event`."""

    def is_set(self) -> bool:
        """Whether it is to stop now."""
        ...


class Session:
    """A table with people. Their chairs are theirs alone; a script acts for every other country that has a seat."""

    def __init__(self, game: Game, seats: Mapping[str, Seat], people: Sequence[str], name: str = "") -> None:
        """`name` says where the game is kept, for words. Raises `Refused` for a country that the game does not have."""
        self._game, self._people, self._name = game, tuple(people), name
        self._doors = {who: Door(game, who) for who in self._people}
        self._scripted = Scripted(game, {who: seat for who, seat in seats.items() if who not in self._people})
        self._clock = Clock(game, self._scripted, self._people)
        self._turn, self._ears = Lock(), RLock()
        self._chronicle = Chronicle()
        self._seen: tuple[State, PublicView] | None = None
        self._leave = game.watch(self._hear, past=True)

    @property
    def game(self) -> Game:
        """The game that is played."""
        return self._game

    @property
    def people(self) -> tuple[str, ...]:
        """Countries with a person, in the order given."""
        return self._people

    @property
    def name(self) -> str:
        """Where the game is kept, for words."""
        return self._name

    @property
    def chronicle(self) -> Chronicle:
        """What has happened, in words; use `place` and `public` where another thread may carry play on."""
        return self._chronicle

    @property
    def report(self) -> Report:
        """What went wrong with scripted seats, and rounds played to their end."""
        return self._scripted.report

    def place(self, who: str) -> Place:
        """The chair of a person. Raises KeyError where no person sits there."""
        return Place(self, self._doors[who])

    def public(self) -> PublicView:
        """What everybody may know; made once for each state."""
        with self._ears:
            state = self._chronicle.state
            if self._seen is None or self._seen[0] is not state:
                self._seen = (state, public_view(state))
            return self._seen[1]

    def outlook(self) -> str:
        """Whether the text in force with most parties would hold, from what everybody may know; empty without one."""
        from treaty.views.foretold import public_outlook

        return public_outlook(self.state())

    def waiting(self) -> tuple[str, ...]:
        """People that play waits for now, in the lot order of the round; nobody once the game has ended."""
        return waited_for(self.state(), self._people)

    def carry_on(self, stop: Stop | None = None) -> bool:
        """Play on as far as no person is needed, and say whether anything happened.

        `stop` is looked at between the acts of scripted seats. Raises `StoreError` where an act cannot be kept.
        """
        stopped = stop.is_set if stop is not None else never
        happened = False
        with self._turn:
            while self._clock.step(stopped):
                happened = True
        return happened

    def state(self) -> State:
        """See `Room.state`."""
        with self._ears:
            return self._chronicle.state

    def desk(self, me: str) -> "Desk":
        """See `Room.desk`."""
        from treaty.views.desk import desk

        with self._ears:
            return desk(self._chronicle.state, self._chronicle, me, self._people, self.waiting())

    def acted(self, command: Command) -> None:
        """See `Room.acted`. Scripted seats answer acts, but not a word that one is done, nor a vote."""
        if not isinstance(command, Ready | Vote):
            self._clock.stir()

    def close(self) -> None:
        """Hear no more of the game, once play has come to a stop, and let go of its log."""
        with self._turn:
            self._leave()
            self._game.close()

    def _hear(self, happened: Events) -> None:
        with self._ears:
            self._chronicle.hear(happened)
