"""Play without people: the chair's clock, and scripted seats that act when it calls them.

A round: in brief every seat acts once; in talk there are two passes, then one vote after the other while anything
can be put to the vote, then up to three passes for what follows from the votes; then every seat seals its orders; then
the reveal. In talk seats act one after the other, in an order drawn by lot for the round; answers to cards, votes and
orders are given at the same time. A seat that raises, or asks for what the law refuses, never stops the table: it is
counted, and play goes on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import NamedTuple, TypeGuard

from treaty.acts.commands import CHAIR, Advance, Asked, CloseVote, Command, PutToVote
from treaty.acts.refusal import Refused
from treaty.bots.seat import Seat
from treaty.law.chance import uniform
from treaty.law.decide import refusal
from treaty.model.dates import Phase
from treaty.table.door import Door
from treaty.table.game import Game

PASSES_BEFORE_VOTES = 2
PASSES_AFTER_VOTES = 3
MOST_VOTES = 60
"""Votes in one round; what comes later waits for the next, so that no pair of seats can keep the meeting for ever."""
MOST_COMMANDS = 40
"""Commands of one seat at one call; more than any seat has use for."""


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


Progress = Callable[[Game], None]
"""Called at the end of every phase. What it raises ends play."""


def play(
    game: Game, seats: Mapping[str, Seat], *, until: int | None = None, progress: Progress | None = None
) -> Report:
    """Play `game` to its end, or to the end of round `until`; a country without a seat does nothing.

    Takes the game up in whichever phase it stands. Raises `StoreError` where an act cannot be kept; nothing else that a
    seat does gets out.
    """
    report = Report()
    clock = _Clock(game, seats, report, progress)
    while not game.state.ended and (until is None or game.state.round <= until):
        clock.round()
        report.rounds += 1
    return report


class _Clock:
    """The chair of one run of play."""

    def __init__(self, game: Game, seats: Mapping[str, Seat], report: Report, progress: Progress | None) -> None:
        self.game, self.report, self.progress = game, report, progress
        self.chair = Door(game, CHAIR)
        self.seats = {who: (Door(game, who), seat) for who, seat in seats.items()}

    def round(self) -> None:
        order = self._order()
        if self.game.state.phase is Phase.BRIEF:
            self._at_once(order)
            self._advance()
        if self.game.state.phase is Phase.TALK:
            self._talk(order)
            self._advance()
        if self.game.state.phase is Phase.ORDERS:
            self._at_once(order)
            self._advance()
        self._advance()

    def _order(self) -> list[str]:
        """The seats in the order drawn by lot for this round."""
        state = self.game.state
        return sorted(self.seats, key=lambda who: (uniform(state.seed, "order", state.round, who), who))

    def _talk(self, order: Sequence[str]) -> None:
        self._close_vote(order)  # one that was open when play began
        self._passes(order, PASSES_BEFORE_VOTES)
        put = PutToVote(by=CHAIR)
        for _ in range(MOST_VOTES):
            if refusal(self.game.state, put) is not None:
                break
            self.chair.submit(put)
            self._close_vote(order)
        self._passes(order, PASSES_AFTER_VOTES)

    def _passes(self, order: Sequence[str], most: int) -> None:
        """Passes until one brings nothing, `most` at the most."""
        for _ in range(most):
            before = self.game.state
            self._pass(order)
            if self.game.state is before:
                break

    def _close_vote(self, order: Sequence[str]) -> None:
        if self.game.state.vote is not None:
            self._at_once(order)
            self.chair.submit(CloseVote(by=CHAIR))

    def _advance(self) -> None:
        self.chair.submit(Advance(by=CHAIR))
        if self.progress is not None:
            self.progress(self.game)

    def _pass(self, order: Sequence[str]) -> None:
        for who in order:
            door, _ = self.seats[who]
            for command in self._commands(who):
                self._submit(door, command)

    def _commands(self, who: str) -> Iterator[Command]:
        """What the seat asks for now; an error of the seat ends its turn."""
        door, seat = self.seats[who]
        state = self.game.state
        draw = partial(uniform, state.seed, "bots", state.round, who)
        view = door.view()
        try:
            yield from islice(seat.act(view, draw), MOST_COMMANDS)
        except Exception as error:  # whatever a strategy does, the others play on
            self.report.errors.append(self._mishap(who, f"acting in {state.phase}", error))

    def _at_once(self, order: Sequence[str]) -> None:
        """All seats act on what stands now, none on what another does: cards, a show of hands, sealed orders."""
        asked = [(who, command) for who in order for command in self._commands(who)]
        fit = [(who, command) for who, command in asked if self._is_own(command, who)]
        outcomes = self.game.submit_all([command for _, command in fit])
        for (who, command), outcome in zip(fit, outcomes, strict=True):
            if isinstance(outcome, Refused):
                self.report.refusals.append(self._mishap(who, command.do, outcome))

    def _is_own(self, command: object, who: str) -> TypeGuard[Command]:
        """Whether a seat asked for something that is a command, and its own."""
        if not isinstance(command, Asked):
            self.report.errors.append(self._mishap(who, type(command).__name__, TypeError("this is no command")))
            return False
        try:
            self.seats[who][0].require_own(command)
        except Refused as no:
            self.report.refusals.append(self._mishap(who, str(getattr(command, "do", "")), no))
            return False
        return True

    def _submit(self, door: Door, command: Command) -> None:
        if not self._is_own(command, door.seat):
            return
        try:
            door.submit(command)
        except Refused as no:
            self.report.refusals.append(self._mishap(door.seat, command.do, no))

    def _mishap(self, who: str, what: str, error: Exception) -> Mishap:
        said = str(error) if isinstance(error, Refused) else f"{type(error).__name__}: {error}"
        return Mishap(self.game.state.round, who, what, said)
