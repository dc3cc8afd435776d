"""The decider: `decide` judges a command and says what happens, `evolve` makes the next state.

`decide` raises `Refused` with the number of the rule; it reads no clock and no dice but those the state's seed gives.

T5  An exercise has a level: 1 has texts, votes, signature and ratification; 2 adds amendments and disputes; 3 deals.
"""

from collections.abc import Iterable

from treaty.acts.commands import (
    AcceptAmendment,
    Allege,
    Amend,
    Answer,
    Apply,
    Approve,
    AskRollCall,
    CarryOut,
    Circulate,
    Command,
    Confess,
    Confirm,
    Contest,
    Correct,
    CountQuorum,
    Decline,
    Divide,
    Drop,
    Inspect,
    Invoke,
    Join,
    Judge,
    Lift,
    Move,
    Object,
    Offer,
    PutConsensus,
    React,
    Reorder,
    Resume,
    Revise,
    Revoke,
    Rule,
    Take,
    Undertake,
    Unsign,
    Waive,
)
from treaty.acts.events import Event, GameStarted
from treaty.acts.refusal import Refused
from treaty.law import (  # each registers its rules
    amended,
    consent,
    correcting,
    dealing,
    deposit,
    disputes,
    ending,
    floor,
    inspecting,
    leaving,
    measures,
    phases,
    provisional,
    reserving,
    reveal,
    ruling,
    score,
    undertaking,
    voting,
)
from treaty.law.registry import ANSWERS, JUDGES, Events, evolve
from treaty.law.state import State
from treaty.law.voices import need_voice

__all__ = ["TOPICS", "decide", "evolve", "judge", "refusal", "replay"]
TOPICS = (
    floor, voting, consent, deposit, leaving, reserving, provisional, amended, disputes, inspecting, dealing, phases,
    reveal, score, ending, measures, ruling, correcting, undertaking,
)  # fmt: skip


LEVEL: dict[type, int] = {
    **dict.fromkeys((Amend, Allege, Answer, Inspect, Approve, Confess, Judge), 2),
    **dict.fromkeys((Offer, Take, Decline), 3),
    **dict.fromkeys((AcceptAmendment, Divide, AskRollCall, Object), 2),
    **dict.fromkeys((Move, CountQuorum, PutConsensus, Circulate, Reorder, Waive), 3),
    **dict.fromkeys((Confirm, Unsign, Apply, React, Drop, Lift, Revise), 3),
    **dict.fromkeys((Invoke, Contest, Join, CarryOut, Revoke, Resume, Undertake, Correct, Rule), 3),
}
"""The level from which on a command may be given; 1 where it is not named."""


def judge(state: State, command: Command) -> None:
    """Raises `Refused` where `command` is not allowed now."""
    if LEVEL.get(type(command), 1) > state.scenario.level:
        raise Refused("T5", f"This exercise is at level {state.scenario.level}; this belongs to a later one.")
    need_voice(state, command)
    JUDGES[type(command)](state, command)


def decide(state: State, command: Command) -> Events:
    """What happens when `command` is carried out. Raises `Refused` where it is not allowed."""
    judge(state, command)
    return ANSWERS[type(command)](state, command)


def refusal(state: State, command: Command) -> Refused | None:
    """Why `command` is not allowed now, or None where it is."""
    try:
        judge(state, command)
    except Refused as refused:
        return refused
    return None


def replay(events: Iterable[Event]) -> State:
    """The state after `events`, the first of which is `GameStarted`. Raises ValueError where it is not."""
    rest = iter(events)
    started = next(rest, None)
    if not isinstance(started, GameStarted):
        raise ValueError("a game begins with the event `started`")
    state = phases.first(started)
    for event in rest:
        state = evolve(state, event)
    return state
