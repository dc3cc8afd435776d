"""Undertaking: a third state takes upon itself what the parties meant for such states.

V34.1  Without its consent a treaty creates no duties for it.
V35.1  The parties must mean the article for third states, and the state must accept it expressly and in writing.
V37.1  It cannot drop what it undertook; it may ask the parties to release it, and all of them must agree.
Source: VCLT 1969, arts. 34, 35, 37.
"""

from treaty.acts.commands import Undertake
from treaty.acts.events import Event, Undertook
from treaty.acts.refusal import Refused
from treaty.law.binding import rebind
from treaty.law.deposit import with_acts
from treaty.law.pleading import ACT_PHASES, in_operation
from treaty.law.registry import answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import State
from treaty.law.thirds import means_thirds, undertaken


@judges(Undertake)
def _may_undertake(state: State, ask: Undertake) -> None:
    need_phase(state, ask.by, *ACT_PHASES)
    treaty = in_operation(state, ask.instrument)
    if treaty.consent(ask.by).in_force:
        raise Refused("V35.1", "You are a party: you owe the whole text already.")
    if not means_thirds(treaty):
        raise Refused("V35.1", "Its parties meant no article of it for third states; you may join it instead.")
    if undertaken(treaty, ask.by):
        raise Refused("V35.1", "You have accepted this already.")


@answers(Undertake)
def _undertake(state: State, ask: Undertake) -> tuple[Event, ...]:
    return (Undertook(**state.now, by=ask.by, instrument=ask.instrument),)


@evolves(Undertook)
def _undertook(state: State, event: Undertook) -> State:
    return rebind(with_acts(state, event.instrument, event.by, undertaken=event.on), event.instrument)
