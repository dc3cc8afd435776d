"""The past: a table as it was after any event, seen from one chair or by the public. Nothing can be done in it.

It answers as a chair at a table does (`place.py`), so that the same screens show both.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from threading import RLock
from typing import TYPE_CHECKING

from treaty.acts.commands import Command
from treaty.acts.refusal import Refused
from treaty.law.registry import Events
from treaty.law.state import State
from treaty.table.place import Place
from treaty.views.looking_back import Lookback, Mark
from treaty.views.onlooker import borrowed, onlooker_desk, open_state
from treaty.views.record import Chronicle
from treaty.views.records import PublicView
from treaty.views.seat import public_view

if TYPE_CHECKING:
    from treaty.model.amendment import Operation
    from treaty.views.desk_records import Desk, RecordLine
    from treaty.views.outlook_records import HomeOutlook

PUBLIC = ""
"""The name of no chair: what everybody may know."""
REFUSAL = Refused("T0", "This is the past: F forks a new game here.")


class Moment:
    """The table after the first events of a game: what a place asks of the table that it stands at."""

    def __init__(self, lookback: Lookback) -> None:
        self._lookback, self._lock = lookback, RLock()
        self._made: tuple[int, Chronicle] | None = None
        self._known: tuple[State, State] | None = None
        self._public: tuple[State, PublicView] | None = None
        self.seat = PUBLIC
        self.number = lookback.length

    @property
    def chronicle(self) -> Chronicle:
        """What has happened by then."""
        with self._lock:
            if self._made is None or self._made[0] != self.number:
                self._made = (self.number, self._lookback.at(self.number))
            return self._made[1]

    def state(self) -> State:
        """See `Room.state`; for the public without what only some may know."""
        with self._lock:
            state = self.chronicle.state
            if self.seat != PUBLIC:
                return state
            if self._known is None or self._known[0] is not state:
                self._known = (state, open_state(state))
            return self._known[1]

    def public(self) -> PublicView:
        """See `Room.public`."""
        with self._lock:
            state = self.chronicle.state
            if self._public is None or self._public[0] is not state:
                self._public = (state, public_view(state))
            return self._public[1]

    def outlook(self) -> str:
        """Whether the text in force with most parties would hold, from what everybody could know then."""
        from treaty.views.foretold import public_outlook

        return public_outlook(self.chronicle.state)

    def desk(self, me: str) -> "Desk":
        """See `Room.desk`."""
        from treaty.views.desk import desk

        with self._lock:
            chronicle = self.chronicle
            if self.seat == PUBLIC:
                return onlooker_desk(chronicle.state, chronicle)
            return desk(chronicle.state, chronicle, me)

    def told(self) -> "tuple[RecordLine, ...]":
        """All lines of the game that whoever looks may know, those of later moments too."""
        with self._lock:
            return self._lookback.at(self._lookback.length).lines(self.seat or None)

    def acted(self, command: Command) -> None:
        """Nobody acts in the past. Raises `Refused`."""
        del command
        raise REFUSAL


class Past(Place):
    """A place in the past. `go` and `look` take it to another moment and another chair."""

    def __init__(self, lookback: Lookback, me: str = PUBLIC, n: int | None = None) -> None:
        """After the first `n` events, or at the end. Raises ValueError and `Refused` as `go` and `look` do."""
        self._lookback, self._held = lookback, {}
        self._begins = [mark.number for mark in lookback.rounds]
        self.moment = Moment(lookback)
        self._room = self.moment
        self.go(self.moment.number if n is None else n)
        self.look(me)

    @property
    def number(self) -> int:
        """How many events have happened."""
        return self.moment.number

    @property
    def length(self) -> int:
        """How many events the game has."""
        return self._lookback.length

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Where each phase begins."""
        return self._lookback.rounds

    @property
    def seat(self) -> str:
        """The chair that is looked from; empty for the public."""
        return self.moment.seat

    def go(self, n: int) -> None:
        """To the moment after the first `n` events. Raises ValueError unless 1 <= n <= the length of the game."""
        if not 1 <= n <= self._lookback.length:
            raise ValueError(f"the game has {self._lookback.length} events; there is no moment after {n}")
        self.moment.number = n

    def look(self, me: str) -> None:
        """From the chair of `me`, or as the public. Raises `Refused` for a chair that the game does not have."""
        state = self.moment.chronicle.state
        if me != PUBLIC and me not in state.countries:
            raise Refused("T1.2", f"{me} has no seat in this game; there are: {', '.join(state.countries)}.")
        # In this order no thread that reads meanwhile sees the borrowed chair with its secrets.
        if me == PUBLIC:
            self.moment.seat, self.me = PUBLIC, borrowed(state)
        else:
            self.me, self.moment.seat = me, me

    def home(self, text: str, operations: "Sequence[Operation]" = ()) -> "HomeOutlook":
        """See `Place.home`; the public has no legislature."""
        if self.seat != PUBLIC:
            return super().home(text, operations)
        from treaty.views.outlook_records import HomeOutlook

        said = "The public has no legislature: look from the chair of a country."
        return HomeOutlook(instrument=text, likely="close", margin=0, swing=0, sentence=said, reasons=(), changes=())

    def submit(self, command: Command) -> Events:
        """Raises `Refused`: the past is done."""
        del command
        raise REFUSAL

    @property
    def over(self) -> bool:
        """Whether the game has ended since, so that nothing in it is a secret any more."""
        return bool(self._lookback.at(self._lookback.length).state.ended)

    def mark(self) -> Mark | None:
        """The phase that this moment lies in; None in the first moment of all."""
        place = bisect_right(self._begins, self.number - 1) - 1
        return self._lookback.rounds[place] if place >= 0 else None

    def by_phase(self, step: int) -> int:
        """The moment at which the phase `step` phases away begins; the first or last moment where there is none."""
        return self._moment(self._begins, step)

    def by_round(self, step: int) -> int:
        """The moment at which the round `step` rounds away begins; the first or last moment where there is none."""
        firsts = [mark.number for place, mark in enumerate(self._lookback.rounds) if self._opens_round(place)]
        return self._moment(firsts, step)

    def by_event(self, step: int) -> int:
        """The moment of the next event in that direction that whoever looks may know of."""
        return self._moment(sorted({line.number for line in self.moment.told()}), step)

    def _opens_round(self, place: int) -> bool:
        marks = self._lookback.rounds
        return not place or _round(marks[place]) != _round(marks[place - 1])

    def _moment(self, numbers: Sequence[int], step: int) -> int:
        """The moment right after one of the events with these numbers: the `step`th after now, or before."""
        now = self.number - 1
        place = bisect_right(numbers, now) - 1 + step if step > 0 else bisect_left(numbers, now) + step
        if place < 0:
            return 1
        return numbers[place] + 1 if place < len(numbers) else self._lookback.length


def _round(mark: Mark) -> str:
    return mark.label.partition(",")[0]
