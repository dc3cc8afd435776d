"""Whether a text would hold, for those who ask no particular chair: the narrator, the debrief, the projector."""

from collections.abc import Callable, Sequence

from treaty.acts.events import EnteredIntoForce, Event, GameStarted
from treaty.law import phases
from treaty.law.registry import evolve
from treaty.law.state import State
from treaty.views.holding import public_holding, true_sentence
from treaty.views.wording import named, the, titled


class Foretold:
    """Follows a game event by event; the narrator reads from all that is true."""

    def __init__(self) -> None:
        self._state: State | None = None
        self._later: list[Event] = []

    def hear(self, event: Event) -> None:
        """One event more; the first is `GameStarted`. Raises ValueError where it is not."""
        if self._state is not None:
            self._later.append(event)
        elif isinstance(event, GameStarted):
            self._state = phases.first(event)
        else:
            raise ValueError("a game begins with the event `started`")

    def of_round(self, happened: Sequence[Event]) -> tuple[str, str] | None:
        """Id and reading of a text that entered into force in these events, the one with most parties; or None."""
        entered = [event.instrument for event in happened if isinstance(event, EnteredIntoForce)]
        if not entered or self._state is None:
            return None
        for event in self._later:
            self._state = evolve(self._state, event)
        self._later.clear()
        largest = _largest(self._state, entered)
        return None if largest is None else (largest, true_sentence(self._state, largest))


def true_outlook(state: State) -> str:
    """Whether the text in force with most parties would hold, from all that is true; empty where none is in force."""
    return _in_words(state, true_sentence)


def public_outlook(state: State) -> str:
    """The same from what everybody may know."""
    return _in_words(state, lambda known, text: public_holding(known, text).sentence)


def _in_words(state: State, read: Callable[[State, str], str]) -> str:
    largest = _largest(state, tuple(state.texts))
    if largest is None:
        return ""
    names = {country.id: the(country.name) for country in state.scenario.countries}
    return foretold(titled(state.texts[largest].text.title), read(state, largest), names)


def _largest(state: State, texts: Sequence[str]) -> str | None:
    bound = {text: len(state.texts[text].parties()) for text in texts if state.texts[text].in_force}
    return max((text for text in bound if bound[text]), key=lambda text: (bound[text], text), default=None)


def foretold(text: str, sentence: str, names: dict[str, str]) -> str:
    """A reading as a sentence of a story: `As things stand, the compact holds with nine; ...`."""
    return f"As things stand, {text} {named(sentence[:1].lower() + sentence[1:], names)}"
