"""The way in for all seats: through its door a seat acts for itself alone and sees its own view alone.

T1.5  Nobody acts for another: a command is by the seat whose door it comes through.
"""

from treaty.acts.commands import CHAIR, Asked, Command
from treaty.acts.refusal import Refused
from treaty.law.registry import Events
from treaty.table.game import Game
from treaty.views.records import PublicView, SeatView


class Door:
    """One seat's way into a game: a country, or CHAIR for whoever conducts the meeting."""

    def __init__(self, game: Game, seat: str) -> None:
        """Raises `Refused` for a seat that the game does not have."""
        if seat != CHAIR and seat not in game.state.countries:
            raise Refused("T1.2", f"{seat} has no seat in this game; there are: {', '.join(game.state.countries)}.")
        self._game, self.seat = game, seat

    def submit(self, command: Command) -> Events:
        """Carry out `command`. Raises `Refused`, and `StoreError` where it cannot be kept."""
        self.require_own(command)
        return self._game.submit(command)

    def require_own(self, command: Asked) -> None:
        """Raises `Refused` for a command of another seat (T1.5)."""
        if command.by != self.seat:
            raise Refused("T1.5", f"You sit for {self.seat} and cannot act for {command.by}.")

    def view(self, without: frozenset[str] = frozenset()) -> SeatView:
        """What this seat may know. Raises `Refused` for the chair, which sees the public part.

        `without`: acts that the seat never does, left out of its options.
        """
        if self.seat == CHAIR:
            raise Refused("T1.2", "The chair sits for no country; it sees the public part.")
        return self._game.view(self.seat, without)

    def public(self) -> PublicView:
        """What everybody may know."""
        return self._game.public()
