"""Parting: what goes with a country that leaves an instrument, or takes its own back.

V44.1  Who leaves a treaty leaves its amendments, and signatures of these, with it.
V70.1  It is released; the days on which it was a party stay known.
V72.1  Its own suspensions end with it. Others may go on suspending towards it, should it come back.
V-rev  Who takes its instrument back before it is bound is a signatory again, if it signed.
What it reserved is gone, and the answers with it: when it joins again, it reserves and is answered anew.
Source: VCLT 1969, arts. 44, 70, 72; practice of the UN Secretary-General for V-rev.
"""

from dataclasses import replace
from datetime import date

from treaty.law.state import Consent, State, Treaty
from treaty.law.versions import versions


def put_out(state: State, instrument: str, country: str, day: date) -> State:
    """The state in which the country is out of an instrument from `day` on."""
    treaty = state.texts[instrument]
    acts = treaty.consent(country)
    past = (*acts.past, (acts.in_force, day)) if acts.in_force else acts.past
    acts = replace(acts, left=day, in_force=None, leaves=None, past=past)
    acts = replace(acts, provisional=None, reserved=None, laid=(), submitted=False)
    kept = tuple(one for one in treaty.replies if one.by != country)
    pauses = tuple(pause for pause in treaty.pauses if pause.by != country)
    consents = {**treaty.consents, country: acts}
    treaty = replace(unanswered(replace(treaty, replies=kept), country), consents=consents, pauses=pauses)
    return _without_amendments(replace(state, texts={**state.texts, instrument: treaty}), instrument, country)


def take_back(state: State, instrument: str, country: str) -> State:
    """The state in which a country took its instrument back before it was bound by it."""
    treaty = state.texts[instrument]
    parent = state.texts.get(treaty.text.amends)
    if parent is not None and country not in parent.contracting():
        return _afresh(state, instrument, country)
    acts = treaty.consent(country)
    kept = None if treaty.text.final.consent == "signature" else acts.signed
    acts = replace(acts, consented=None, signed=kept, reserved=None, provisional=None)
    treaty = replace(unanswered(treaty, country), consents={**treaty.consents, country: acts})
    return _without_amendments(replace(state, texts={**state.texts, instrument: treaty}), instrument, country)


def unanswered(treaty: Treaty, country: str) -> Treaty:
    """The treaty without what others answered to reservations that the country no longer has."""
    return replace(treaty, replies=tuple(one for one in treaty.replies if one.to != country))


def _without_amendments(state: State, instrument: str, country: str) -> State:
    """What it had only begun to do about amendments is undone; from those that it accepted it is put out by itself."""
    if state.texts[instrument].text.amends:
        return state
    for name in versions(state, instrument)[1:]:
        if not state.texts[name].consent(country).consented:
            state = _afresh(state, name, country)
    return state


def _afresh(state: State, instrument: str, country: str) -> State:
    treaty = state.texts[instrument]
    if country not in treaty.consents:
        return state
    consents = {**treaty.consents, country: Consent(past=treaty.consent(country).past)}
    pauses = tuple(pause for pause in treaty.pauses if pause.by != country)
    treaty = replace(unanswered(treaty, country), consents=consents, pauses=pauses)
    return replace(state, texts={**state.texts, instrument: treaty})
