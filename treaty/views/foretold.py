"""What a narrator can say of whether texts would hold, along the events of a game and from all that is true."""

from collections.abc import Sequence

from treaty.acts.events import EnteredIntoForce, Event, GameStarted
from treaty.law import phases
from treaty.law.registry import evolve
from treaty.law.state import State
from treaty.views.holding import true_holding


class Foretold:
    """Follows a game event by event."""

    def __init__(self) -> None:
        self._state: State | None = None

    def hear(self, event: Event) -> None:
        """One event more; the first is `GameStarted`. Raises ValueError where it is not."""
        if self._state is None:
            if not isinstance(event, GameStarted):
                raise ValueError("a game begins with the event `started`")
            self._state = phases.first(event)
        else:
            self._state = evolve(self._state, event)

    def of_round(self, happened: Sequence[Event]) -> tuple[str, str] | None:
        """Id and reading of a text that entered into force in these events, the one with most parties; or None."""
        return self._largest([event.instrument for event in happened if isinstance(event, EnteredIntoForce)])

    def at_the_end(self) -> tuple[str, str] | None:
        """Id and reading of the text in force with most parties; or None."""
        return self._largest([] if self._state is None else list(self._state.texts))

    def _largest(self, texts: Sequence[str]) -> tuple[str, str] | None:
        state = self._state
        if state is None:
            return None
        bound = {text: len(state.texts[text].parties()) for text in texts if state.texts[text].in_force}
        largest = max((text for text in bound if bound[text]), key=lambda text: (bound[text], text), default=None)
        return None if largest is None else (largest, true_holding(state, largest).sentence)
