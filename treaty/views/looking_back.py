"""Looking back: a game that was played, at any moment of it."""

from collections.abc import Sequence
from typing import NamedTuple

from treaty.acts.events import Event, PhaseBegan
from treaty.views.record import Chronicle


class Mark(NamedTuple):
    """Where a phase begins: the sequence of its event in the log, from 0, and what to call it: `Round 3, talk`."""

    number: int
    label: str


class Lookback:
    """A replay of `events`, a game from its beginning. Raises ValueError where they do not begin with `GameStarted`.

    Every state is kept; they share all parts that did not change, so that going to any moment costs nothing.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self._all = Chronicle(events)
        self.rounds: tuple[Mark, ...] = tuple(
            Mark(number, f"Round {event.round}, {event.phase}")
            for number, event in enumerate(events)
            if isinstance(event, PhaseBegan)
        )
        """Where each phase begins. `at(mark.number)` stands at the end of the phase before it."""

    @property
    def length(self) -> int:
        """How many events there are."""
        return len(self._all)

    def at(self, n: int) -> Chronicle:
        """The chronicle after the first `n` events. Raises ValueError outside 0 to `length`."""
        return self._all.until(n)
