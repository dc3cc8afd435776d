"""Play without people: the clock, and scripted seats that act when it calls them."""

from collections.abc import Mapping

from treaty.bots.seat import Seat
from treaty.table.clock import Clock, Progress
from treaty.table.game import Game
from treaty.table.scripted import Mishap, Report, Scripted

__all__ = ["Mishap", "Progress", "Report", "play"]


def play(
    game: Game, seats: Mapping[str, Seat], *, until: int | None = None, progress: Progress | None = None
) -> Report:
    """Play `game` to its end, or to the end of round `until`; a country without a seat does nothing.

    Takes the game up in whichever phase it stands. Raises `StoreError` where an act cannot be kept; nothing else that a
    seat does gets out.
    """
    scripted = Scripted(game, seats)
    clock = Clock(game, scripted, progress=progress)
    while until is None or game.state.round <= until:
        if not clock.step():
            break
    return scripted.report
