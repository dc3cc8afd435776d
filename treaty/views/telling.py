"""Events in plain sentences, in the words of one chair: `Kenya tables ...`, `You seal your orders.`

How each kind of event is told stands in the files of `TOPICS`; who hears of it in `heard`.
"""

from treaty.acts.events import Event
from treaty.law.state import State
from treaty.views import (
    telling_cases,
    telling_conduct,
    telling_consent,
    telling_endings,
    telling_floor,
    telling_meeting,
    telling_motions,
    telling_reservations,
)
from treaty.views.heard import heard
from treaty.views.telling_voice import TELLERS, Telling, Voice

__all__ = ["TOPICS", "Telling", "tellings", "told"]
TOPICS = (
    telling_meeting,
    telling_floor,
    telling_motions,
    telling_consent,
    telling_cases,
    telling_conduct,
    telling_reservations,
    telling_endings,
)
"""Files that say how events are told; each adds its own kinds."""


def tellings(event: Event, state: State, seat: str | None, before: State | None = None) -> tuple[Telling, ...]:
    """All that the chair `seat` (None: the public) is told of an event, most often one sentence; empty for a secret.

    `state` is the state after the event, `before` the one when its phase began, for what has changed since.
    """
    if not heard(event, seat, state):
        return ()
    return tuple(TELLERS[type(event)](Voice(state, seat, before), event))


def told(event: Event, state: State, seat: str | None, before: State | None = None) -> str:
    """The event in words, as `tellings` gives them; empty where the chair may not know of it."""
    return " ".join(telling.sentence for telling in tellings(event, state, seat, before))
