"""One running game: the only place with locks and order.

A command is judged, what follows from it is kept in the log, the state moves on, and then those who watch hear of it,
in that order: nobody hears of what is not kept. A command that is refused, or cannot be kept, changes nothing.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from threading import RLock
from typing import Self

from treaty.acts.commands import Command
from treaty.acts.events import Event, Forked, decode, encode
from treaty.acts.refusal import Refused
from treaty.law.decide import decide, replay
from treaty.law.phases import begin
from treaty.law.registry import Events, evolve
from treaty.law.state import State
from treaty.model.clause import ClauseKind
from treaty.model.scenario import Scenario
from treaty.store.log import Conflict, Damaged, Log, StoreError
from treaty.table.forking import before_command
from treaty.views.records import PublicView, SeatView
from treaty.views.seat import public_view, seat_view

Watcher = Callable[[Events], None]
"""Called with the events of one command, after they are kept, in the order in which they happened."""
TRIES = 20
"""Times that a command is judged anew because another writer of the same log was first."""


def sound(log: Log) -> tuple[tuple[str, ...], Damaged | None]:
    """The payloads of `log` as far as they are as they were written, and what is wrong behind them."""
    found: list[str] = []
    try:
        found.extend(log.payloads())
    except Damaged as damage:
        return tuple(found), damage
    return tuple(found), None


class Game:
    """A game in play. All methods may be called from several threads."""

    def __init__(self, log: Log, events: Events, state: State) -> None:
        """`events` are all that `log` holds and `state` is what they make; see `begin` and `open`."""
        self._log, self._state = log, state
        self._events: list[Event] = list(events)
        self._watchers: list[Watcher] = []
        self._untold: deque[Events] = deque()
        self._telling = False
        self._guard = RLock()
        self._public: tuple[State, PublicView] | None = None
        self.faults: list[Exception] = []
        """What watchers raised; a watcher that raises is not called again, and stops nobody."""

    @classmethod
    def begin(cls, scenario: Scenario, kinds: Mapping[str, ClauseKind], seed: int, log: Log) -> Self:
        """A new game, kept in an empty `log`. Raises `StoreError` where it cannot be kept."""
        state, events = begin(scenario, kinds, seed)
        log.append([encode(event) for event in events], expected=0)
        return cls(log, events, state)

    @classmethod
    def open(cls, log: Log) -> Self:
        """The game that `log` holds. Raises `StoreError` for a log that holds no game, `Damaged` for a damaged one."""
        try:
            events = tuple(decode(payload) for payload in log.payloads())
            state = replay(events)
        except ValueError as error:
            raise StoreError("The save holds something else than a game of treaty: choose another file.") from error
        return cls(log, events, state)

    @classmethod
    def fork(cls, source: Log, keep: int, reason: str, log: Log, *, name: str = "") -> Self:
        """Another course of the game in `source`, from its first `keep` events on, kept in the empty `log`.

        Goes back to the end of a whole command where `keep` cuts through one. `name` says where `source` is kept, for
        words; its notes are not taken over. Of a damaged source the events before the damage are the game; its last
        command may have lost events, and is left out. Raises `StoreError` for a `keep` or a reason that does not fit.
        """
        payloads, damaged = sound(source)
        keep = min(keep, len(payloads) - 1) if damaged else keep
        try:
            events = tuple(decode(payload) for payload in payloads)
            kept = before_command(events, keep)
            state = replay(events[:kept])
            forked = Forked(**state.now, source=name, at=kept, reason=reason)
        except ValueError as error:
            raise StoreError(
                f"The game cannot be forked at event {keep}: choose one of its {len(payloads)} events, and give a "
                "reason of one line."
            ) from error
        log.append([*payloads[:kept], encode(forked)], expected=0)
        return cls(log, (*events[:kept], forked), evolve(state, forked))

    @property
    def state(self) -> State:
        """The whole state, secrets included: for the table and the debrief, never for a seat."""
        return self._state

    @property
    def events(self) -> Events:
        """All that has happened so far."""
        with self._guard:
            return tuple(self._events)

    def submit(self, command: Command) -> Events:
        """Carry out `command` and say what happened.

        Raises `Refused` where the law does not allow it and `StoreError` where it cannot be kept; nothing has changed
        then.
        """
        (outcome,) = self.submit_all((command,))
        if isinstance(outcome, Refused):
            raise outcome
        return outcome

    def submit_all(self, commands: Sequence[Command]) -> list[Events | Refused]:
        """Carry out commands that were given at the same time, such as a show of hands, and keep them together.

        Each is judged in turn; what happened, or the refusal, stands at its place. Raises `StoreError` where they
        cannot be kept; nothing has changed then.
        """
        with self._guard:
            outcomes = self._keep(commands)
            self._tell()
            return outcomes

    def public(self) -> PublicView:
        """What everybody may know; made once for each state."""
        with self._guard:
            if self._public is None or self._public[0] is not self._state:
                self._public = (self._state, public_view(self._state))
            return self._public[1]

    def view(self, seat: str, without: frozenset[str] = frozenset()) -> SeatView:
        """What the chair of that country may know; `without`: acts it never does, left out of its options."""
        with self._guard:
            return seat_view(self._state, seat, self.public(), without)

    def watch(self, watcher: Watcher, *, past: bool = False) -> Callable[[], None]:
        """Have `watcher` told of all that happens from now on. Call what is returned to be told no more.

        With `past` it is first told at once of all that has happened so far.
        """
        with self._guard:
            if past:
                watcher(tuple(self._events))
            self._watchers.append(watcher)

        def leave() -> None:
            with self._guard:
                if watcher in self._watchers:
                    self._watchers.remove(watcher)

        return leave

    def close(self) -> None:
        """Let go of the log."""
        with self._guard:
            self._log.close()

    def _keep(self, commands: Sequence[Command]) -> list[Events | Refused]:
        for _ in range(TRIES):
            state, outcomes = self._decided(commands)
            happened = [event for outcome in outcomes if not isinstance(outcome, Refused) for event in outcome]
            try:
                self._log.append([encode(event) for event in happened], expected=len(self._events))
            except Conflict:
                self._catch_up()
                continue
            self._state = state
            self._events.extend(happened)
            self._untold.extend(outcome for outcome in outcomes if not isinstance(outcome, Refused))
            return outcomes
        raise StoreError(f"Others wrote to this game {TRIES} times in the meantime: ask again.")

    def _decided(self, commands: Sequence[Command]) -> tuple[State, list[Events | Refused]]:
        """The state after `commands`, and what each brought; nothing is kept yet."""
        state, outcomes = self._state, list[Events | Refused]()
        for command in commands:
            try:
                happened = decide(state, command)
            except Refused as no:
                outcomes.append(no)
                continue
            for event in happened:
                state = evolve(state, event)
            outcomes.append(happened)
        return state, outcomes

    def _catch_up(self) -> None:
        """Take over what another writer of the same log has kept since."""
        self._carry(tuple(decode(payload) for payload in self._log.payloads(len(self._events))))

    def _carry(self, happened: Events) -> None:
        for event in happened:
            self._state = evolve(self._state, event)
        self._events.extend(happened)
        self._untold.append(happened)

    def _tell(self) -> None:
        """A watcher may submit: what follows is told when all have heard of what came before."""
        if self._telling:
            return
        self._telling = True
        try:
            while self._untold:
                happened = self._untold.popleft()
                for watcher in tuple(self._watchers):
                    self._tell_one(watcher, happened)
        finally:
            self._telling = False

    def _tell_one(self, watcher: Watcher, happened: Events) -> None:
        try:
            watcher(happened)
        except Exception as error:  # whatever it is, it is that watcher's alone
            self.faults.append(error)
            if watcher in self._watchers:
                self._watchers.remove(watcher)
