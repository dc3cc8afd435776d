"""Which function judges a command, which says what happens, and which makes an event part of the state.

A topic of the law (floor, consent, orders ...) is one file: `judges` refuses, `answers` says what happened, `evolves`
carries an event into the state. Nothing else may do these things.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from treaty.acts.events import Event
from treaty.law.state import State

Events = tuple[Event, ...]
Judge = Callable[[State, Any], None]
Answer = Callable[[State, Any], Events]
Evolve = Callable[[State, Any], State]

JUDGES: dict[type, Judge] = {}
ANSWERS: dict[type, Answer] = {}
EVOLVERS: dict[type, Evolve] = {}

_J = TypeVar("_J", bound=Judge)
_A = TypeVar("_A", bound=Answer)
_E = TypeVar("_E", bound=Evolve)


def judges(command: type) -> Callable[[_J], _J]:
    """The function raises `Refused` where this command is not allowed now."""

    def keep(function: _J) -> _J:
        JUDGES[command] = function
        return function

    return keep


def answers(command: type) -> Callable[[_A], _A]:
    """The function says what happens when this command, already judged, is carried out."""

    def keep(function: _A) -> _A:
        ANSWERS[command] = function
        return function

    return keep


def evolves(event: type) -> Callable[[_E], _E]:
    """The function makes this event part of the state; it judges nothing."""

    def keep(function: _E) -> _E:
        EVOLVERS[event] = function
        return function

    return keep


def evolve(state: State, event: Event) -> State:
    """The state after `event`."""
    return EVOLVERS[type(event)](state, event)


class Course:
    """Events that follow from one command, each seeing the state that the ones before it made."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.events: list[Event] = []

    def then(self, *events: Event) -> None:
        """These happened next."""
        for event in events:
            self.state = evolve(self.state, event)
            self.events.append(event)
