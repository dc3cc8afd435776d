"""Correcting: an error in an adopted text is put right from the beginning, unless somebody objects.

V10.1  An adopted text is frozen: it is amended or corrected, not edited.
V79    The depositary proposes a correction with a limit for objections, here three months; signatories and contracting
       states may object until then, which leaves the text as it is. Else it is corrected ab initio: the text is read
       so from its adoption on, and duties follow. An amendment changes the text from its own day only.
Whether something is an error or a change of mind is for the chair to know. Final clauses are not corrected here: dates
have followed from them since adoption, and the Convention does not say what would become of these.
Source: VCLT 1969, arts. 10, 79.
"""

from dataclasses import replace

from treaty.acts.commands import Correct
from treaty.acts.events import Corrected, CorrectionProposed
from treaty.acts.refusal import Refused
from treaty.law.binding import rebind
from treaty.law.convention.depositary import Correction as Proposed
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_chair
from treaty.law.state import Correction, State
from treaty.model.amendment import Unfit, apply
from treaty.model.dates import Phase, add_months

LIMIT_MONTHS = 3
"""Time for objections. The Convention asks for an appropriate limit; the UN Secretary-General sets 90 days."""


@judges(Correct)
def _may_correct(state: State, ask: Correct) -> None:
    need_chair(state, ask.by)
    treaty = state.texts.get(ask.instrument)
    if treaty is None:
        raise Refused("V79", f"There is no instrument {ask.instrument}.")
    if treaty.stage == "tabled":
        raise Refused("V79", f"{treaty.text.title} is on the floor: amend it instead.")
    if treaty.stage != "adopted":
        raise Refused("V79", f"{treaty.text.title} was {treaty.stage}: there is nothing left to correct.")
    if state.phase is Phase.REVEAL:
        raise Refused("T1.3", "The orders have been opened; propose it in the next round.")
    if any(one.instrument == ask.instrument and one.stage == "open" for one in state.corrections.values()):
        raise Refused("V79", "A correction of this text is before the states: wait until its limit has passed.")
    wrong = _complaint(state, ask)
    if wrong:
        raise Refused("V79", f"The text cannot be corrected so: {wrong}.")


def _complaint(state: State, ask: Correct) -> str:
    if any(operation.op == "final" for operation in ask.operations):
        return "final clauses are amended, since dates have followed from them"
    text = state.texts[ask.instrument].text
    try:
        corrected = apply(text, ask.operations)
    except Unfit as unfit:
        return str(unfit)
    return "it would read as it does now" if corrected == text else corrected.complaint(state.kinds)


@answers(Correct)
def _correct(state: State, ask: Correct) -> Events:
    return (
        CorrectionProposed(
            **state.now,
            id=f"correction{len(state.corrections) + 1}",
            instrument=ask.instrument,
            operations=ask.operations,
            limit=add_months(state.today, LIMIT_MONTHS),
            reason=ask.reason,
        ),
    )


def may_object_to_correction(state: State, by: str, name: str) -> None:
    """Raises `Refused` unless `by` may object to the correction today (V79)."""
    correction = state.corrections[name]
    acts = state.texts[correction.instrument].consent(by)
    if correction.stage != "open":
        raise Refused("V79", f"This proposal is closed: {correction.stage}.")
    if state.today > correction.limit:
        raise Refused("V79", f"The last day to object was {correction.limit}.")
    signatory = acts.signed is not None and acts.renounced is None
    if acts.left is not None or not (signatory or acts.consented):
        raise Refused("V79", "Signatories and contracting states object to a correction; sign or join the text first.")


def correct_errors(course: Course) -> None:
    """Corrections whose limit has passed without objection are made (V79)."""
    for correction in tuple(course.state.corrections.values()):
        state, treaty = course.state, course.state.texts[correction.instrument]
        proposed = Proposed(correction.limit, correction.limit, "", "").made()
        if correction.stage != "open" or proposed is None or state.today < proposed or treaty.stage != "adopted":
            continue
        text = apply(treaty.text, correction.operations)
        course.then(Corrected(**state.now, id=correction.id, instrument=correction.instrument, text=text))


@evolves(CorrectionProposed)
def _proposed(state: State, event: CorrectionProposed) -> State:
    correction = Correction(event.id, event.instrument, event.operations, event.limit)
    return replace(state, corrections={**state.corrections, event.id: correction})


@evolves(Corrected)
def _corrected(state: State, event: Corrected) -> State:
    """The version that was adopted is put right, not followed by another one; drafts before it stay as they were."""
    correction = replace(state.corrections[event.id], stage="made")
    treaty = state.texts[event.instrument]
    treaty = replace(treaty, text=event.text, versions=(*treaty.versions[:-1], event.text))
    texts = {**state.texts, event.instrument: treaty}
    state = replace(state, texts=texts, corrections={**state.corrections, event.id: correction})
    for name in state.texts:  # those, too, that the text could not be kept together with as it read before
        state = rebind(state, name)
    return state
