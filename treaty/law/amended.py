"""Amendments of a treaty in force: proposed by its contracting states, joined like any treaty, bound as it provides.

V39.1  An amendment is an agreement of its own: adoption, consent and entry into force go as for any treaty.
V40.2  Contracting states propose it, and all of them take part.
V40.4  Whoever does not join it stays under the unamended text.
V40.5  Whoever becomes a party after it is in force is a party to the amended text, and to the unamended one towards
       those that did not join.
V40.6  The share of parties it needs is counted now, or as it was at adoption, as the treaty says.
An amendment is made to the text as amended before it, and joined by those who joined that.
A treaty may say that an amendment in force binds all its parties (as UN Charter art. 108 does).
Source: VCLT 1969, arts. 39-40.
"""

from treaty.acts.commands import Revise
from treaty.acts.events import BecameParty, Consented, Expired, Fell, Proposed, WithdrawalTookEffect
from treaty.acts.refusal import Refused
from treaty.law.items import voting_on
from treaty.law.registry import Course, Events, answers, judges
from treaty.law.seats import need_phase
from treaty.law.state import State
from treaty.law.versions import amendments_of, final_of, versions
from treaty.model.amendment import Unfit, apply
from treaty.model.base import LINE_LENGTH
from treaty.model.dates import Phase
from treaty.model.entry import EntryIntoForce, FractionOfParties
from treaty.model.instrument import ID_LENGTH, Instrument


@judges(Revise)
def _may_revise(state: State, ask: Revise) -> None:
    need_phase(state, ask.by, Phase.TALK)
    treaty = state.texts.get(ask.instrument)
    if treaty is None or treaty.stage not in ("tabled", "adopted"):
        raise Refused("V39.1", f"There is no treaty {ask.instrument} that could be amended.")
    if treaty.stage == "tabled":
        raise Refused("V39.1", f"{treaty.text.title} is still on the floor: amend it there.")
    if treaty.text.amends:
        raise Refused("V39.1", f"This is an amendment itself: amend the treaty, {treaty.text.amends}.")
    if ask.by not in treaty.contracting():
        raise Refused("V40.2", "Only contracting states propose amendments; join the treaty first.")
    open_now = [name for name, one in state.floor() if one.text.amends == ask.instrument]
    if open_now:
        raise Refused("V40.2", "An amendment to this treaty is on the floor: amend that, or wait until it is decided.")
    own = [name for name, one in state.floor() if one.by == ask.by]
    if own:
        raise Refused("F3.1", f"Your text {own[0]} is on the floor; it is decided or taken back before another.")
    try:
        revised = apply(latest(state, ask.instrument), ask.operations)
    except Unfit as unfit:
        raise Refused("F3.2", f"The amendment does not fit the text: {unfit}.") from unfit
    wrong = revised.complaint(state.kinds)
    if wrong:
        raise Refused("F3.2", f"The amended text would not stand: {wrong}.")
    if revised == latest(state, ask.instrument):
        raise Refused("F3.2", "That is what the treaty says already, as last amended.")


@answers(Revise)
def _revise(state: State, ask: Revise) -> Events:
    return (Proposed(**state.now, by=ask.by, text=revised_text(state, ask), reason=ask.reason),)


def latest(state: State, instrument: str) -> Instrument:
    """The text of the treaty with every amendment adopted so far, in force or not."""
    return state.texts[versions(state, instrument)[-1]].text


def revised_text(state: State, ask: Revise) -> Instrument:
    """The amendment as an instrument: the whole amended text, with the entry into force that the treaty sets for it."""
    text, final = state.texts[ask.instrument].text, final_of(state, ask.instrument)
    revised = apply(latest(state, ask.instrument), ask.operations)
    number = sum(one.text.amends == ask.instrument for one in state.texts.values()) + 1
    needed = FractionOfParties(parent=ask.instrument, fraction=final.amendment_entry, reference=final.amendment_counted)
    entry = EntryIntoForce(all_of=(needed,), then=text.final.entry_into_force.then)
    return revised.model_copy(
        update={
            "id": _free_id(state, ask.instrument, number),
            "title": f"Amendment {number} to {text.title}"[:LINE_LENGTH],
            "amends": ask.instrument,
            "final": revised.final.model_copy(update={"entry_into_force": entry}),
        }
    )


def _free_id(state: State, instrument: str, number: int) -> str:
    """`pact-rev1`, short enough for an id, and no other text's."""
    ending = f"-rev{number}"
    name = instrument[: ID_LENGTH - len(ending)] + ending
    return _free_id(state, instrument, number + 1) if name in state.texts else name


def let_amendments_follow(course: Course, instrument: str) -> None:
    """What the calendar brings about for amendments of a treaty: late joiners, parties bound by it, parties leaving."""
    for name, amendment in tuple(amendments_of(course.state, instrument)):
        if amendment.stage != "adopted" or amendment.in_force is None:
            continue
        treaty = course.state.texts[instrument]
        for country in treaty.contracting():
            since = treaty.consent(country).in_force
            acts = course.state.texts[name].consent(country)
            if since is None or (acts.consented and not acts.left):
                continue
            if since > amendment.in_force and not treaty.consent(country).unamended:
                _joined(course, name, country, "accession")
            elif final_of(course.state, instrument).amendment_binds == "all":
                _joined(course, name, country, "amendment in force for all")


def let_amendments_end(course: Course) -> None:
    """What would amend a treaty that has ended falls, or expires where it was adopted meanwhile; a vote goes on."""
    state = course.state
    for name, one in tuple(state.texts.items()):
        parent = state.texts.get(one.text.amends)
        if parent is None or parent.stage == "adopted":
            continue
        if one.stage == "adopted":
            course.then(Expired(**state.now, instrument=name))
        elif one.stage == "tabled" and not voting_on(state, name):
            for item in (*(amendment.id for amendment in state.pending(name)), name):
                course.then(Fell(**state.now, item=item, reason=f"the treaty that it would amend was {parent.stage}"))


def _joined(course: Course, name: str, country: str, means: str) -> None:
    state = course.state
    course.then(Consented(**state.now, by=country, instrument=name, means=means))  # type: ignore[arg-type]
    course.then(BecameParty(**state.now, country=country, instrument=name))


def let_amendments_go(course: Course, instrument: str, country: str) -> None:
    """Who leaves a treaty leaves its amendments with it (V44.1)."""
    for name, amendment in tuple(amendments_of(course.state, instrument)):
        acts = amendment.consent(country)
        if acts.consented and not acts.left:
            course.then(WithdrawalTookEffect(**course.state.now, country=country, instrument=name))
