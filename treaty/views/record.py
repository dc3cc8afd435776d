"""The record: what has happened, heard event by event, and told to each chair as it may know it.

A chronicle makes the state itself from the events, so that one of the first events alone is how a replay looks back.
Lines are made once for each chair that asks, and only for events that it has not been told of.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from treaty.acts.events import Event, GameStarted, PhaseBegan, Proposed, TextChanged, WorldMoved
from treaty.law.decide import evolve
from treaty.law.phases import first
from treaty.law.state import State
from treaty.model.dates import Phase
from treaty.model.figures import Figures
from treaty.views.desk_records import Moment, RecordLine, Version
from treaty.views.seat import public_view
from treaty.views.telling import tellings
from treaty.views.telling_conduct import DIALS, main_cause
from treaty.views.telling_voice import Voice


@dataclass(slots=True)
class _Told:
    """The lines of one chair so far, and after each event how many there were."""

    lines: list[RecordLine] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


class _Tape:
    """Events, the state after each of them, and what has been told of them. Chronicles of one game share it."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.states: list[State] = []
        self.begins: list[int] = []
        """For each event, the place of the one that began its phase."""
        self.moves: list[int] = []
        """Places of the events by which the world moved."""
        self.reveals: list[int] = []
        """Places of the events that began a reveal."""
        self.versions: dict[str, list[tuple[int, Version]]] = {}
        """For each text, its versions, each with the place of the event that made it."""
        self._told: dict[str | None, _Told] = {}

    def add(self, event: Event) -> None:
        place = len(self.events)
        if not self.states:
            if not isinstance(event, GameStarted):
                raise ValueError("a game begins with the event `started`")
            state = first(event)
        else:
            state = evolve(self.states[-1], event)
        self.events.append(event)
        self.states.append(state)
        self.begins.append(place if not place or isinstance(event, PhaseBegan) else self.begins[-1])
        if isinstance(event, Proposed | TextChanged):
            made = self.versions.setdefault(event.text.id, [])
            made.append((place, _version(len(made) + 1, event, state)))
        elif isinstance(event, WorldMoved):
            self.moves.append(place)
        elif isinstance(event, PhaseBegan) and event.phase is Phase.REVEAL:
            self.reveals.append(place)

    def upto(self, length: int) -> "_Tape":
        """A tape of its own with the first events alone."""
        tape = _Tape()
        tape.events, tape.states, tape.begins = self.events[:length], self.states[:length], self.begins[:length]
        tape.moves = [place for place in self.moves if place < length]
        tape.reveals = [place for place in self.reveals if place < length]
        for text, made in self.versions.items():
            tape.versions[text] = [one for one in made if one[0] < length]
        return tape

    def lines(self, seat: str | None, length: int) -> tuple[RecordLine, ...]:
        told = self._told.setdefault(seat, _Told())
        for place in range(len(told.ends), length):
            told.lines.extend(tuple(self._of(place, seat)))
            told.ends.append(len(told.lines))
        return tuple(told.lines[: told.ends[length - 1]]) if length else ()

    def _of(self, place: int, seat: str | None) -> Iterable[RecordLine]:
        event, state = self.events[place], self.states[place]
        for telling in tellings(event, state, seat, self.states[self.begins[place]]):
            if telling.weight:
                # Made of parts that the law has judged already: nothing is left to be checked.
                yield RecordLine.model_construct(
                    number=place,
                    round=event.round,
                    on=event.on,
                    topic=telling.topic,
                    who=telling.who,
                    sentence=telling.sentence,
                    private=telling.private,
                    weight=telling.weight,
                )


class Chronicle:
    """All that has happened so far. Hears events as they happen, each once, and answers for any chair.

    Not for several threads at once: whoever shares one holds a lock.
    """

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._tape = _Tape()
        self._length = 0
        self._lines: dict[str | None, tuple[int, tuple[RecordLine, ...]]] = {}
        self.hear(events)

    @classmethod
    def _on(cls, tape: _Tape, length: int) -> "Chronicle":
        chronicle = cls()
        chronicle._tape, chronicle._length = tape, length
        return chronicle

    def __len__(self) -> int:
        return self._length

    def until(self, length: int) -> "Chronicle":
        """The chronicle after the first `length` events, at no cost. Raises ValueError where there are not so many."""
        if not 0 <= length <= self._length:
            raise ValueError(f"{self._length} events were heard; there are no first {length}")
        return Chronicle._on(self._tape, length)

    def hear(self, events: Iterable[Event]) -> None:
        """These happened next. Raises ValueError where the first event of all is not `GameStarted`."""
        if self._length < len(self._tape.events):
            self._tape = self._tape.upto(self._length)
        for event in events:
            self._tape.add(event)
            self._length += 1

    @property
    def state(self) -> State:
        """The state after all heard events. Raises ValueError before the first."""
        if not self._length:
            raise ValueError("nothing has been heard yet")
        return self._tape.states[self._length - 1]

    def lines(self, seat: str | None) -> tuple[RecordLine, ...]:
        """What the chair `seat` (None: the public) may know of, oldest first; the same object while nothing happens."""
        length, lines = self._lines.get(seat, (-1, ()))
        if length != self._length:
            new = self._tape.lines(seat, self._length)
            lines = lines if len(new) == len(lines) and length >= 0 else new
            self._lines[seat] = (self._length, lines)
        return lines

    def moments(self) -> tuple[Moment, ...]:
        """The dials at the start (round 0) and at the end of each round revealed."""
        if not self._length:
            return ()
        ends = ((self._tape.events[place].round, self._tape.states[place].figures) for place in self._moves())
        return tuple(_moment(*one) for one in ((0, self._tape.states[0].figures), *ends))

    def causes(self) -> dict[str, str]:
        """Dial (tension, hazard, fragmentation) -> what moved it most in the last round, in words; else empty."""
        moves = self._moves()
        moved = self._tape.events[moves[-1]] if moves else None
        if not isinstance(moved, WorldMoved):
            return dict.fromkeys(DIALS, "")
        old, new = self._tape.states[moves[-1] - 1].figures, moved.figures
        return {dial: main_cause(dial, getattr(old, dial), getattr(new, dial), moved.causes) for dial in DIALS}

    def versions(self, text_id: str) -> tuple[Version, ...]:
        """The versions of a text, oldest first; none for a text that was never tabled."""
        made = self._tape.versions.get(text_id, ())
        return tuple(version for place, version in made if place < self._length)

    def numbers(self, country: str, *, own: bool = False) -> dict[str, float]:
        """The five numbers of a country before the last reveal, by name, as `five`; empty in the first round.

        Published figures; `own`: true ones, for that country's own chair alone.
        """
        moves = self._moves()
        earlier = bisect_right(self._tape.reveals, moves[-1]) - 1 if moves else -1
        if earlier < 0:
            return {}
        state = self._tape.states[self._tape.reveals[earlier]]
        figures = state.figures if own else public_view(state).figures
        return five(figures, country, state.budgets[country])

    def _moves(self) -> list[int]:
        moves = self._tape.moves
        return moves[: bisect_right(moves, self._length - 1)]


def five(figures: Figures, country: str, budget_pct: float) -> dict[str, float]:
    """The five numbers that role sheets rank, by name.

    compute: kH100e; models: log10 of effective FLOP of the best one; money: AI budget, billion USD a year
    (`budget_pct`: % of GDP); power: GW for data centres; market: access to useful data, in [0, 1].
    """
    nation = figures.nations[country]
    return {
        "compute": nation.compute,
        "models": nation.capability,
        "money": nation.economy * budget_pct / 100,
        "power": nation.power,
        "market": nation.data,
    }


def _version(number: int, event: Proposed | TextChanged, state: State) -> Version:
    public = Voice(state, None)
    if isinstance(event, Proposed):
        made_by = f"as tabled by {public.name(event.by)}"
    else:
        made_by = public.amendment(event.amendment)
    return Version(number=number, made_by=made_by, round=event.round, text=event.text)


def _moment(number: int, figures: Figures) -> Moment:
    return Moment(
        round=number, tension=figures.tension, hazard=figures.hazard, fragmentation=figures.fragmentation
    )  # fmt: skip
