"""The chair's clock: what happens next at a table, as far as no person is needed for it.

A round: in brief every scripted seat acts once; in talk they act in passes, then one vote after the other is taken
while anything can be put to the vote, then up to three passes follow; then every seat seals its orders; then the
reveal. Each phase ends when all people say that they are done; without people, as soon as the scripted seats are. In
talk seats act one after the other, in an order drawn by lot for the round; answers to cards, votes and orders are given
at the same time.

What a person brings to the floor after the votes is put to the vote when all people are done again; what scripted
seats bring then waits for the next round, so that no pair of seats can keep the meeting for ever.

The clock goes by the state and the events: one that is started in the middle of a round goes on from there.
"""

from collections.abc import Callable, Sequence
from itertools import takewhile

from treaty.acts.commands import CHAIR, Advance, CloseVote, PutToVote
from treaty.acts.events import (
    AdoptionMoved,
    AmendmentProposed,
    Event,
    MotionMade,
    PhaseBegan,
    Proposed,
    Seconded,
    VoteClosed,
    VoteOpened,
)
from treaty.acts.refusal import Refused
from treaty.law.decide import refusal
from treaty.law.state import State
from treaty.model.dates import Phase
from treaty.table.door import Door
from treaty.table.game import Game
from treaty.table.scripted import Scripted, Stopped, by_lot, never

PASSES_BEFORE_VOTES = 2
"""Passes at the start of talk, and after each act of a person."""
PASSES_AFTER_VOTES = 3
MOST_VOTES = 60
"""Votes in one round; what comes later waits for the next."""
PUT = PutToVote(by=CHAIR)
BRINGS = (Proposed, AmendmentProposed, Seconded, AdoptionMoved, MotionMade)
"""What makes something ready for a vote."""
Progress = Callable[[Game], None]
"""Called at the end of every phase. What it raises ends play."""


def waited_for(state: State, people: Sequence[str]) -> tuple[str, ...]:
    """People that play waits for: who has not voted while a vote is open, else who has not said that it is done.

    What is put by consensus asks for no vote: whoever objects or is done lets the chair go on.
    """
    if state.ended:
        return ()
    done = frozenset({*state.vote.votes, *state.vote.barred}) if state.vote else state.ready
    if state.vote and state.vote.manner == "consensus":
        done = frozenset({*state.ready, *state.vote.objections})
    return tuple(who for who in by_lot(state, people) if who not in done)


class Clock:
    """The chair of a table with scripted seats and `people`."""

    def __init__(
        self, game: Game, scripted: Scripted, people: Sequence[str] = (), progress: Progress | None = None
    ) -> None:
        self._game, self._scripted, self._people, self._progress = game, scripted, tuple(people), progress
        self._chair = Door(game, CHAIR)
        self._asked: tuple[int, str] = (0, "")
        """The round and the phase, or the item of the vote, for which the scripted seats have acted at once."""
        self._talk = 0
        """The round whose talk the passes belong to."""
        self._passes = 0
        """Passes that the scripted seats have left; they end with one that brings nothing."""
        self._stirred = self._finished = False

    def stir(self) -> None:
        """A person has acted: scripted seats may answer. May be called from any thread."""
        self._stirred = True

    def step(self, stopped: Stopped = never) -> bool:
        """Let the next thing happen; False where a person is needed for it, or the game has ended, or play stopped."""
        state = self._game.state
        if state.ended or stopped():
            return False
        if state.vote is not None:
            return self._ask_all(state.vote.item, stopped) or self._close_vote(stopped)
        match state.phase:
            case Phase.BRIEF:
                return self._ask_all(state.phase, stopped) or self._advance(stopped)
            case Phase.TALK:
                return self._talk_on(stopped)
            case Phase.ORDERS:
                return self._all_done() and (self._ask_all(state.phase, stopped) or self._advance(stopped))
        return self._advance(stopped)

    def _all_done(self) -> bool:
        return not waited_for(self._game.state, self._people)

    def _ask_all(self, what: str, stopped: Stopped) -> bool:
        """The scripted seats act at once, if they have not yet; whether anything came of it."""
        state = self._game.state
        if self._asked == (state.round, what):
            return False
        voted = state.vote.votes.keys() if state.vote else ()
        if self._scripted.all_at_once(stopped, besides=voted):
            self._asked = (state.round, what)
        return self._game.state is not state

    def _close_vote(self, stopped: Stopped) -> bool:
        if stopped() or not self._all_done() or not self._conduct(CloseVote(by=CHAIR)):
            return False
        self._passes, self._finished = PASSES_AFTER_VOTES, True
        self._asked = (0, "")
        return True

    def _advance(self, stopped: Stopped) -> bool:
        last = self._game.state.phase is Phase.REVEAL
        if stopped() or not self._all_done() or not self._conduct(Advance(by=CHAIR)):
            return False
        self._scripted.report.rounds += last
        if self._progress is not None:
            self._progress(self._game)
        return True

    def _conduct(self, command: Advance | CloseVote | PutToVote) -> bool:
        """Whether the chair could do it: another program that conducts the same game may have been first."""
        try:
            self._chair.submit(command)
        except Refused:
            return False
        return True

    def _talk_on(self, stopped: Stopped) -> bool:
        said = self._said()
        votes = sum(isinstance(event, VoteOpened) for event in said)
        can_vote = votes < MOST_VOTES and refusal(self._game.state, PUT) is None
        brought = _brought(said)
        if can_vote and votes and not brought:
            return not stopped() and self._conduct(PUT)
        self._count_passes()
        if self._pass(stopped):
            return True
        if stopped() or not self._all_done():
            return False
        if can_vote and (not brought.isdisjoint(self._people) if votes else not self._finished):
            return self._conduct(PUT)
        return self._finish(stopped) or self._advance(stopped)

    def _said(self) -> tuple[Event, ...]:
        """What has happened in this talk, latest first."""
        return tuple(takewhile(lambda event: not isinstance(event, PhaseBegan), reversed(self._game.events)))

    def _count_passes(self) -> None:
        if self._talk != self._game.state.round:
            self._talk, self._passes, self._finished = self._game.state.round, PASSES_BEFORE_VOTES, False
        elif self._stirred:
            self._passes = max(self._passes, PASSES_BEFORE_VOTES)
        self._stirred = False

    def _pass(self, stopped: Stopped) -> bool:
        if self._passes <= 0 or stopped():
            return False
        changed = self._scripted.one_pass(stopped)
        if not stopped():
            self._passes = self._passes - 1 if changed else 0
        return changed

    def _finish(self, stopped: Stopped) -> bool:
        """Where no person could ask for it and nothing was put to the vote, the passes after the votes follow still."""
        if self._people or self._finished:
            return False
        self._passes, self._finished = PASSES_AFTER_VOTES, True
        return self._pass(stopped)


def _brought(said: Sequence[Event]) -> frozenset[str]:
    """Who has brought something to the floor since the last vote of this talk was closed; `said` latest first."""
    since = takewhile(lambda event: not isinstance(event, VoteClosed), said)
    return frozenset(event.by for event in since if isinstance(event, BRINGS))
