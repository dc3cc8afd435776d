"""One game with people at some chairs and scripted seats at the others, at one keyboard or at several.

Any thread may read a desk or act through a place while one carries play on; two that carry on take turns, and the
second finds nothing left to do. What is read is what has been kept and told, so that reading never waits for play.
"""

from collections.abc import Mapping, Sequence
from threading import Lock, RLock

from treaty.acts.commands import Command
from treaty.bots.seat import Seat
from treaty.law.registry import Events
from treaty.law.state import State
from treaty.table.door import Door
from treaty.table.game import Game
from treaty.table.place import Place
from treaty.views.desk_records import Desk
from treaty.views.record import Chronicle
from treaty.views.records import PublicView
from treaty.views.seat import public_view


class Session:
    """A table with people. `people` have the chairs that no script acts for; all others with a seat are scripted."""

    def __init__(self, game: Game, seats: Mapping[str, Seat], people: Sequence[str], name: str = "") -> None:
        """`name` says where the game is kept. Raises `Refused` for a country that the game does not have."""
        self.game, self.people, self.name = game, tuple(people), name
        self.chronicle = Chronicle()
        self._doors = {who: Door(game, who) for who in self.people}
        self._ears, self._turn = RLock(), Lock()
        game.watch(self._hear, past=True)

    def place(self, who: str) -> Place:
        """The chair of a person. Raises KeyError where no person sits there."""
        return Place(self, self._doors[who])

    def public(self) -> PublicView:
        """What everybody may know."""
        return public_view(self.state())

    def waiting(self) -> tuple[str, ...]:
        """People that play waits for now, in the lot order of the round; nobody once the game has ended."""
        raise NotImplementedError

    def carry_on(self, stop: object = None) -> bool:
        """Play on as far as no person is needed, and say whether anything happened.

        `stop`, such as a `threading.Event`, is looked at between the acts of scripted seats. Raises `StoreError` where
        an act cannot be kept.
        """
        raise NotImplementedError

    def state(self) -> State:
        """See `Room.state`."""
        with self._ears:
            return self.chronicle.state

    def desk(self, me: str) -> Desk:
        """See `Room.desk`."""
        from treaty.views.desk import desk

        waiting = self.waiting()
        with self._ears:
            return desk(self.chronicle.state, self.chronicle, me, self.people, waiting)

    def acted(self, command: Command) -> None:
        """See `Room.acted`."""

    def _hear(self, happened: Events) -> None:
        with self._ears:
            self.chronicle.hear(happened)
