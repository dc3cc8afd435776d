"""The scripted seats of a table: asked in turn or all at once, and what goes wrong with them.

A seat that raises, or asks for what the law refuses, never stops the table: it is counted, and play goes on.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import NamedTuple, TypeGuard

from treaty.acts.commands import Asked, Command
from treaty.acts.refusal import Refused
from treaty.bots.seat import Seat
from treaty.law.chance import uniform
from treaty.law.state import State
from treaty.table.door import Door
from treaty.table.game import Game

MOST_COMMANDS = 40
"""Commands of one seat at one call; more than any seat has use for."""
Stopped = Callable[[], bool]
"""Whether play is to stop; looked at between the acts of two seats."""


class Mishap(NamedTuple):
    """What went wrong at a seat: a command that was refused, or an error of the seat itself."""

    round: int
    country: str
    what: str
    error: str

    def __str__(self) -> str:
        return f"round {self.round}, {self.country}, {self.what}: {self.error}"


@dataclass(slots=True)
class Report:
    """How play went: mishaps in the order they happened, and rounds played to their end."""

    errors: list[Mishap] = field(default_factory=list)
    refusals: list[Mishap] = field(default_factory=list)
    rounds: int = 0


def never() -> bool:
    """Play goes on to where it ends by itself."""
    return False


def by_lot(state: State, countries: Iterable[str]) -> list[str]:
    """Countries in the order drawn by lot for this round."""
    return sorted(countries, key=lambda who: (uniform(state.seed, "order", state.round, who), who))


class Scripted:
    """The scripted seats of one game, each behind its own door. Raises `Refused` for a country that is not there."""

    def __init__(self, game: Game, seats: Mapping[str, Seat]) -> None:
        self._game = game
        self._seats = {who: (Door(game, who), seat) for who, seat in seats.items()}
        self.report = Report()

    def one_pass(self, stopped: Stopped) -> bool:
        """Every seat acts once, one after the other, each on what the others have done; whether any did anything."""
        done = 0
        for who in by_lot(self._game.state, self._seats):
            if stopped():
                break
            door, _ = self._seats[who]
            done += sum(self._submit(door, command) for command in self._commands(who))
        return done > 0

    def all_at_once(self, stopped: Stopped, besides: Collection[str] = ()) -> bool:
        """All seats but `besides` act on what stands now, none on what another does: cards, a show of hands, orders.

        Whether all were asked: when play is stopped in between nothing is done, so that nobody goes before the others.
        """
        asked: list[tuple[str, Command]] = []
        for who in by_lot(self._game.state, self._seats.keys() - set(besides)):
            if stopped():
                return False
            asked += [(who, command) for command in self._commands(who)]
        fit = [(who, command) for who, command in asked if self._is_own(command, who)]
        outcomes = self._game.submit_all([command for _, command in fit])
        for (who, command), outcome in zip(fit, outcomes, strict=True):
            if isinstance(outcome, Refused):
                self.report.refusals.append(self._mishap(who, command.do, outcome))
        return True

    def _commands(self, who: str) -> Iterator[Command]:
        """What the seat asks for now; an error of the seat ends its turn."""
        door, seat = self._seats[who]
        state = self._game.state
        draw = partial(uniform, state.seed, "bots", state.round, who)
        view = door.view(frozenset(getattr(seat, "never", ())))
        try:
            yield from islice(seat.act(view, draw), MOST_COMMANDS)
        except Exception as error:  # whatever a strategy does, the others play on
            self.report.errors.append(self._mishap(who, f"acting in {state.phase}", error))

    def _is_own(self, command: object, who: str) -> TypeGuard[Command]:
        """Whether a seat asked for something that is a command, and its own."""
        if not isinstance(command, Asked):
            self.report.errors.append(self._mishap(who, type(command).__name__, TypeError("this is no command")))
            return False
        try:
            self._seats[who][0].require_own(command)
        except Refused as no:
            self.report.refusals.append(self._mishap(who, str(getattr(command, "do", "")), no))
            return False
        return True

    def _submit(self, door: Door, command: Command) -> bool:
        if not self._is_own(command, door.seat):
            return False
        try:
            door.submit(command)
        except Refused as no:
            self.report.refusals.append(self._mishap(door.seat, command.do, no))
            return False
        return True

    def _mishap(self, who: str, what: str, error: Exception) -> Mishap:
        said = str(error) if isinstance(error, Refused) else f"{type(error).__name__}: {error}"
        return Mishap(self._game.state.round, who, what, said)
