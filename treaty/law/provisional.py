"""Provisional application: a text applied before it is in force, where it says so.

V25.1  A country that has signed or consented may apply the text provisionally until it is in force for it.
V25.2  It ends that at once by telling the others; no period of notice runs.
Source: VCLT 1969, art. 25.
"""

from treaty.acts.commands import Apply
from treaty.acts.events import ProvisionalBegan, ProvisionalEnded
from treaty.acts.refusal import Refused
from treaty.law.binding import rebind
from treaty.law.consent import CONSENT_PHASES, adopted
from treaty.law.deposit import with_acts
from treaty.law.registry import Events, answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import State


@judges(Apply)
def _may_apply(state: State, ask: Apply) -> None:
    need_phase(state, ask.by, *CONSENT_PHASES)
    treaty = adopted(state, ask.instrument)
    acts = treaty.consent(ask.by)
    if not ask.begin:
        if not acts.provisional or acts.in_force:
            raise Refused("V25.2", "You do not apply this text provisionally.")
        return
    if not treaty.text.final.provisional:
        raise Refused("V25.1", f"{treaty.text.title} does not provide for provisional application.")
    if acts.in_force or acts.left:
        raise Refused(
            "V25.1", "You are a party: the text binds you as it is." if acts.in_force else "You have left it."
        )
    if acts.provisional:
        raise Refused("V25.1", "You apply it provisionally already.")
    signed = acts.signed and not (acts.renounced or acts.ad_referendum)
    if not (signed or acts.consented):
        raise Refused(
            "V25.1", "Sign it first, in full: only signatories and contracting states apply it provisionally."
        )


@answers(Apply)
def _apply(state: State, ask: Apply) -> Events:
    kind = ProvisionalBegan if ask.begin else ProvisionalEnded
    return (kind(**state.now, by=ask.by, instrument=ask.instrument),)


@evolves(ProvisionalBegan)
def _begun(state: State, event: ProvisionalBegan) -> State:
    return rebind(with_acts(state, event.instrument, event.by, provisional=event.on), event.instrument, event.by)


@evolves(ProvisionalEnded)
def _ended(state: State, event: ProvisionalEnded) -> State:
    return rebind(with_acts(state, event.instrument, event.by, provisional=None), event.instrument)
