"""Consent to be bound: signature, the legislature, accession, withdrawal.

V12.1  Signature binds at once where the text says so; otherwise it is no consent.
V14.1  Ratification is needed where the text says so; the government asks its legislature, which may refuse.
V15.1  Accession is open to states that did not sign, where the text allows it.
V16.1  Consent dates from deposit, not from the domestic act.
V54.1  Withdrawal follows the text: allowed or not, lock-in, notice.
V68.1  A notice may be revoked before it takes effect, not on the day.
V-rev  Before entry into force a contracting state may take its instrument back; it stays a signatory, and may deposit
       another.
Source: VCLT 1969, arts. 11-16, 54, 68; practice of the UN Secretary-General for V-rev.
"""

from dataclasses import replace

from treaty.acts.commands import Accede, Sign, Stay, Submit, Withdraw
from treaty.acts.events import (
    Consented,
    LegislatureDecided,
    Signed,
    Submitted,
    WithdrawalNotified,
    WithdrawalRevoked,
    WithdrawalTookEffect,
)
from treaty.acts.refusal import Refused
from treaty.law.force import let_time_act
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import Consent, State, Treaty
from treaty.model.dates import Phase

CONSENT_PHASES = (Phase.TALK, Phase.ORDERS)


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
    if acts.left:
        raise Refused("V11.1", "You have left this instrument.")
    if acts.consented:
        raise Refused("V14.3", f"{country} has consented to {treaty.text.id} already.")
    return acts


@judges(Sign)
def _may_sign(state: State, ask: Sign) -> None:
    need_phase(state, ask.by, *CONSENT_PHASES)
    treaty = adopted(state, ask.instrument)
    acts = _none_yet(treaty, ask.by)
    if acts.signed:
        raise Refused("V12.1", "You have signed this already.")
    if acts.submitted:
        raise Refused("V15.1", "Accession to this is before your legislature.")
    if treaty.text.final.open_to == "negotiators" and ask.by not in treaty.negotiators:
        raise Refused("V15.1", "This instrument is open to those who negotiated it only.")


@answers(Sign)
def _sign(state: State, ask: Sign) -> Events:
    now = state.now
    course = Course(state)
    course.then(Signed(**now, by=ask.by, instrument=ask.instrument))
    if state.texts[ask.instrument].text.final.consent == "signature":
        course.then(Consented(**now, by=ask.by, instrument=ask.instrument, means="signature"))
        let_time_act(course)
    return tuple(course.events)


@judges(Submit)
def _may_submit(state: State, ask: Submit) -> None:
    need_phase(state, ask.by, *CONSENT_PHASES)
    acts = _none_yet(adopted(state, ask.instrument), ask.by)
    if not acts.signed:
        raise Refused("V14.1", "Sign it first, or accede.")
    _may_lay(state, acts)


@judges(Accede)
def _may_accede(state: State, ask: Accede) -> None:
    need_phase(state, ask.by, *CONSENT_PHASES)
    treaty = adopted(state, ask.instrument)
    acts = _none_yet(treaty, ask.by)
    if acts.signed:
        raise Refused("V15.1", "You have signed it: submit it to your legislature instead.")
    if treaty.text.final.open_to == "negotiators":
        raise Refused("V15.1", "This instrument is not open to accession.")
    if treaty.adopted == state.today:
        raise Refused("V15.1", "It was adopted just now and is open for signature: sign it.")
    _may_lay(state, acts)


def _may_lay(state: State, acts: Consent) -> None:
    if acts.submitted:
        raise Refused("V14.1", "It is before your legislature; it decides at the reveal.")
    if acts.refused and acts.refused[-1] >= state.round - 1:
        raise Refused("V14.1", "Your legislature refused it a moment ago; it can be asked again the round after next.")


@answers(Submit)
def _submit(state: State, ask: Submit) -> Events:
    return (Submitted(**state.now, by=ask.by, instrument=ask.instrument),)


@answers(Accede)
def _accede(state: State, ask: Accede) -> Events:
    return (Submitted(**state.now, by=ask.by, instrument=ask.instrument, accession=True),)


@judges(Withdraw)
def _may_withdraw(state: State, ask: Withdraw) -> None:
    need_phase(state, ask.by, *CONSENT_PHASES)
    treaty = adopted(state, ask.instrument)
    acts = treaty.consent(ask.by)
    if not acts.consented or acts.left:
        raise Refused("V54.1", "You are not bound by this instrument.")
    if acts.leaves:
        raise Refused("V54.1", f"Your notice takes effect on {acts.leaves}.")
    rule = treaty.text.final.withdrawal
    if acts.in_force is None:
        return
    if not rule.allowed:
        raise Refused("V54.1", "This instrument knows no withdrawal.")
    earliest = rule.earliest_after_in_force_for_party.after_date(acts.in_force)
    if state.today < earliest:
        raise Refused("V54.1", f"Notice of withdrawal can be given from {earliest} on.")


@answers(Withdraw)
def _withdraw(state: State, ask: Withdraw) -> Events:
    now = state.now
    treaty = state.texts[ask.instrument]
    if treaty.consent(ask.by).in_force is None:
        return (WithdrawalTookEffect(**now, country=ask.by, instrument=ask.instrument),)
    effect = treaty.text.final.withdrawal.notice.after_date(state.today)
    course = Course(state)
    course.then(WithdrawalNotified(**now, by=ask.by, instrument=ask.instrument, effect=effect))
    let_time_act(course)  # a text may ask for no notice at all
    return tuple(course.events)


@judges(Stay)
def _may_stay(state: State, ask: Stay) -> None:
    need_phase(state, ask.by, *CONSENT_PHASES)
    acts = adopted(state, ask.instrument).consent(ask.by)
    if not acts.leaves or acts.left:
        raise Refused("V68.1", "There is no notice of withdrawal that could be revoked.")
    if acts.leaves <= state.today:
        raise Refused("V68.1", "The notice has taken effect.")


@answers(Stay)
def _stay(state: State, ask: Stay) -> Events:
    return (WithdrawalRevoked(**state.now, by=ask.by, instrument=ask.instrument),)


def _acts(state: State, instrument: str, country: str, **changes: object) -> State:
    treaty = state.texts[instrument]
    acts = replace(treaty.consent(country), **changes)  # type: ignore[arg-type]
    treaty = replace(treaty, consents={**treaty.consents, country: acts})
    return replace(state, texts={**state.texts, instrument: treaty})


@evolves(Signed)
def _signed(state: State, event: Signed) -> State:
    return _acts(state, event.instrument, event.by, signed=event.on)


@evolves(Submitted)
def _submitted(state: State, event: Submitted) -> State:
    return _acts(state, event.instrument, event.by, submitted=True, accession=event.accession)


@evolves(LegislatureDecided)
def _decided(state: State, event: LegislatureDecided) -> State:
    refused = state.texts[event.instrument].consent(event.country).refused
    if not event.approved:
        refused = (*refused, event.round)
    return _acts(state, event.instrument, event.country, submitted=False, refused=refused)


@evolves(Consented)
def _consented(state: State, event: Consented) -> State:
    return _acts(state, event.instrument, event.by, consented=event.on)


@evolves(WithdrawalNotified)
def _notified(state: State, event: WithdrawalNotified) -> State:
    return _acts(state, event.instrument, event.by, leaves=event.effect)


@evolves(WithdrawalRevoked)
def _revoked(state: State, event: WithdrawalRevoked) -> State:
    return _acts(state, event.instrument, event.by, leaves=None)
