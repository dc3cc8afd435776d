"""What the table knows of a scripted seat: from a view and a source of chance to commands."""

from collections.abc import Callable, Sequence
from typing import Protocol

from treaty.acts.commands import Command
from treaty.views.records import SeatView

Draw = Callable[[str], float]
"""A number in [0, 1) for a purpose; the same purpose in the same round gives the same number."""


class Seat(Protocol):
    """A strategy. It sees its view and nothing else, and keeps no memory that the view could not give back."""

    def act(self, view: SeatView, draw: Draw) -> Sequence[Command]:
        """What the seat does now; called several times a phase, and once when a vote is open. Empty: nothing more."""
        ...
