"""Consent to be bound: signature, the legislature, accession.

V12.1  Signature binds at once where the text says so; otherwise it is no consent.
V12.2  A signature ad referendum becomes a full one when it is confirmed, from that day.
V14.1  Ratification is needed where the text says so; the government asks its legislature, which may refuse.
V15.1  Accession is open to states that did not sign, where the text allows it.
V16.1  Consent dates from deposit, not from the domestic act.
V18.1  A signatory that makes clear that it will not become a party is free of its interim duty, and may sign no more.
V40.3  Whoever may join the treaty may join the amended treaty: an amendment is joined by those bound by its treaty.
Source: VCLT 1969, arts. 11-18, 40(3).
"""

from dataclasses import replace

from treaty.acts.commands import Accede, Confirm, Sign, Submit, Unsign
from treaty.acts.events import (
    LegislatureDecided,
    SignatureConfirmed,
    SignatureRenounced,
    Signed,
    Submitted,
)
from treaty.acts.refusal import Refused
from treaty.law.binding import rebind
from treaty.law.deposit import deposited, with_acts
from treaty.law.force import let_time_act
from treaty.law.parting import unanswered
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.reserving import may_reserve
from treaty.law.seats import need_phase
from treaty.law.state import Consent, Reserved, State, Treaty
from treaty.law.versions import amendments_of, stands_upon
from treaty.model.dates import Phase

CONSENT_PHASES = (Phase.TALK, Phase.ORDERS)
AD_REFERENDUM_LEVEL = 3
"""The level of exercise from which on a signature may be ad referendum (T5)."""


def adopted(state: State, instrument: str) -> Treaty:
    """The instrument if it has been adopted and lives; else `Refused` says why it cannot be consented to."""
    treaty = state.texts.get(instrument)
    if treaty is None:
        raise Refused("V11.1", f"There is no instrument {instrument}.")
    if treaty.stage == "tabled":
        raise Refused("V10.1", f"{treaty.text.title} has not been adopted yet.")
    if treaty.stage != "adopted":
        raise Refused("V11.1", f"{treaty.text.title} cannot be joined: it was {treaty.stage}.")
    return treaty


def _none_yet(treaty: Treaty, country: str) -> Consent:
    acts = treaty.consent(country)
    if acts.consented and not acts.left:
        raise Refused("V14.3", f"{country} has consented to {treaty.text.id} already.")
    return acts


@judges(Sign)
def _may_sign(state: State, ask: Sign) -> None:
    need_phase(state, ask.by, *CONSENT_PHASES)
    treaty = adopted(state, ask.instrument)
    acts = _none_yet(treaty, ask.by)
    if acts.left:
        raise Refused("V11.1", "You have left this instrument; you may join it again by accession.")
    if acts.renounced:
        raise Refused("V18.1", "You have made clear that you will not become a party; you may still accede.")
    if acts.signed:
        raise Refused("V12.1", "You have signed this already.")
    if acts.submitted:
        raise Refused("V15.1", "Accession to this is before your legislature.")
    _open_to(state, treaty, ask.by)
    if ask.ad_referendum and state.scenario.level < AD_REFERENDUM_LEVEL:
        raise Refused("T5", "Signature ad referendum belongs to a later level; sign in full.")
    may_reserve(state, treaty, ask.by, ask.reservations, "signature")


def _open_to(state: State, treaty: Treaty, country: str) -> None:
    if treaty.text.final.open_to == "negotiators" and country not in treaty.negotiators:
        raise Refused("V15.1", "This instrument is open to those who negotiated it only.")
    for name in stands_upon(state, treaty.text.id):
        first = state.texts[name]
        if country not in first.contracting():
            said = "amends" if name == treaty.text.amends else "stands upon"
            raise Refused("V40.3", f"This {said} {first.text.title}: join that first, and you may join this.")


@answers(Sign)
def _sign(state: State, ask: Sign) -> Events:
    now = state.now
    course = Course(state)
    course.then(
        Signed(
            **now,
            by=ask.by,
            instrument=ask.instrument,
            ad_referendum=ask.ad_referendum,
            reservations=ask.reservations,
        )
    )
    if not ask.ad_referendum:
        _bind_by_signature(course, ask.by, ask.instrument)
    return tuple(course.events)


def _bind_by_signature(course: Course, by: str, instrument: str) -> None:
    """V12.1: where the text says so, the full signature is consent; what was reserved at it goes with it."""
    treaty = course.state.texts[instrument]
    if treaty.text.final.consent != "signature":
        return
    reserved = treaty.consent(by).laid
    course.then(deposited(course.state, by, instrument, "signature", reserved))
    let_time_act(course)


@judges(Confirm)
def _may_confirm(state: State, ask: Confirm) -> None:
    need_phase(state, ask.by, *CONSENT_PHASES)
    acts = _none_yet(adopted(state, ask.instrument), ask.by)
    if not acts.ad_referendum or acts.renounced:
        raise Refused("V12.2", "You have no signature ad referendum to this that could be confirmed.")


@answers(Confirm)
def _confirm(state: State, ask: Confirm) -> Events:
    course = Course(state)
    course.then(SignatureConfirmed(**state.now, by=ask.by, instrument=ask.instrument))
    _bind_by_signature(course, ask.by, ask.instrument)
    return tuple(course.events)


@judges(Unsign)
def _may_renounce(state: State, ask: Unsign) -> None:
    need_phase(state, ask.by, *CONSENT_PHASES)
    acts = _none_yet(adopted(state, ask.instrument), ask.by)
    if not acts.signed or acts.renounced or acts.left:
        raise Refused("V18.1", "There is no signature of yours that you could go back on.")
    if acts.submitted:
        raise Refused("V18.1", "The text is before your legislature; wait for what it decides at the reveal.")


@answers(Unsign)
def _renounce(state: State, ask: Unsign) -> Events:
    return (SignatureRenounced(**state.now, by=ask.by, instrument=ask.instrument),)


@judges(Submit)
def _may_submit(state: State, ask: Submit) -> None:
    need_phase(state, ask.by, *CONSENT_PHASES)
    treaty = adopted(state, ask.instrument)
    acts = _none_yet(treaty, ask.by)
    if not acts.signed or acts.renounced or acts.left:
        raise Refused("V14.1", "Sign it first, or accede.")
    if acts.ad_referendum:
        raise Refused("V12.2", "Your signature is ad referendum: confirm it first.")
    _open_to(state, treaty, ask.by)
    _may_lay(state, acts)
    may_reserve(state, treaty, ask.by, ask.reservations, "ratification")


@judges(Accede)
def _may_accede(state: State, ask: Accede) -> None:
    need_phase(state, ask.by, *CONSENT_PHASES)
    treaty = adopted(state, ask.instrument)
    acts = _none_yet(treaty, ask.by)
    if acts.signed and not acts.renounced and not acts.left:
        raise Refused("V15.1", "You have signed it: submit it to your legislature instead.")
    if treaty.text.final.open_to == "negotiators":
        raise Refused("V15.1", "This instrument is not open to accession.")
    _open_to(state, treaty, ask.by)
    if treaty.adopted == state.today:
        raise Refused("V15.1", "It was adopted just now and is open for signature: sign it.")
    _may_lay(state, acts)
    if ask.unamended and not any(one.in_force for _, one in amendments_of(state, ask.instrument)):
        raise Refused("V40.5", "No amendment of it is in force: accede to the text as it is.")
    may_reserve(state, treaty, ask.by, ask.reservations, "accession")


def _may_lay(state: State, acts: Consent) -> None:
    if acts.submitted:
        raise Refused("V14.1", "It is before your legislature; it decides at the reveal.")
    if acts.refused and acts.refused[-1] >= state.round - 1:
        raise Refused("V14.1", "Your legislature refused it a moment ago; it can be asked again the round after next.")


@answers(Submit)
def _submit(state: State, ask: Submit) -> Events:
    return (Submitted(**state.now, by=ask.by, instrument=ask.instrument, reservations=ask.reservations),)


@answers(Accede)
def _accede(state: State, ask: Accede) -> Events:
    return (
        Submitted(
            **state.now,
            by=ask.by,
            instrument=ask.instrument,
            accession=True,
            reservations=ask.reservations,
            unamended=ask.unamended,
        ),
    )


@evolves(Signed)
def _signed(state: State, event: Signed) -> State:
    """What is reserved at signature is known from then on, and must be confirmed with the instrument (V23.2)."""
    told = state.texts[event.instrument].text.final.notice_reaches_after.after_date(event.on)
    reserved = Reserved(event.reservations, "signature", event.on, told) if event.reservations else None
    acts = {"signed": event.on, "ad_referendum": event.ad_referendum, "laid": event.reservations, "reserved": reserved}
    return rebind(with_acts(state, event.instrument, event.by, **acts), event.instrument, event.by)


@evolves(SignatureConfirmed)
def _signature_confirmed(state: State, event: SignatureConfirmed) -> State:
    full = with_acts(state, event.instrument, event.by, signed=event.on, ad_referendum=False)
    return rebind(full, event.instrument, event.by)


@evolves(SignatureRenounced)
def _signature_renounced(state: State, event: SignatureRenounced) -> State:
    acts = {"renounced": event.on, "provisional": None, "reserved": None, "laid": ()}
    state = with_acts(state, event.instrument, event.by, **acts)
    treaty = unanswered(state.texts[event.instrument], event.by)
    state = replace(state, texts={**state.texts, event.instrument: treaty})
    return rebind(state, event.instrument)


@evolves(Submitted)
def _submitted(state: State, event: Submitted) -> State:
    acts = {"submitted": True, "accession": event.accession, "laid": event.reservations, "unamended": event.unamended}
    return with_acts(state, event.instrument, event.by, **acts)


@evolves(LegislatureDecided)
def _decided(state: State, event: LegislatureDecided) -> State:
    refused = state.texts[event.instrument].consent(event.country).refused
    if not event.approved:
        refused = (*refused, event.round)
    return with_acts(state, event.instrument, event.country, submitted=False, refused=refused)
