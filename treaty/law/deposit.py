"""Deposit: the act that establishes consent, and what it does to reservations.

V16.1  Consent dates from deposit, not from the domestic act.
V20.4  An instrument with a reservation counts at once, or from its first acceptance, as the text says.
V23.2  A reservation made at signature lapses unless it is confirmed with the instrument, and then dates from that day.
V23.3  What was answered before that confirmation stands; answers to a reservation that is not repeated go with it.
Source: VCLT 1969, arts. 16, 20(4), 23.
"""

from dataclasses import replace
from datetime import date
from typing import Literal

from treaty.acts.events import Consented, Means
from treaty.law.binding import rebind
from treaty.law.parting import unanswered
from treaty.law.registry import evolves
from treaty.law.state import Consent, Reserved, State
from treaty.model.reservation import Reservations


def deposited(state: State, by: str, instrument: str, means: Means, reservations: Reservations = ()) -> Consented:
    """The event that `by` deposited an instrument today, with these reservations."""
    told = state.texts[instrument].text.final.notice_reaches_after.after_date(state.today)
    notified = told if reservations else None
    return Consented(
        **state.now, by=by, instrument=instrument, means=means, reservations=reservations, notified=notified
    )


def with_acts(state: State, instrument: str, country: str, **changes: object) -> State:
    """The state with some of a country's acts on an instrument changed."""
    treaty = state.texts[instrument]
    acts = replace(treaty.consent(country), **changes)  # type: ignore[arg-type]
    treaty = replace(treaty, consents={**treaty.consents, country: acts})
    return replace(state, texts={**state.texts, instrument: treaty})


@evolves(Consented)
def _consented(state: State, event: Consented) -> State:
    """A state that left and joins again begins anew; what it reserved before and does not repeat is gone."""
    before = state.texts[event.instrument].consent(event.by)
    if before.left:
        before = Consent(
            signed=before.signed,
            renounced=before.renounced,
            accession=True,
            unamended=before.unamended,
            past=before.past,
        )
    reserved = _reserved(before, event)
    acts = replace(before, consented=event.on, submitted=False, laid=(), reserved=reserved)
    treaty = state.texts[event.instrument]
    if not _repeats(before, event):
        treaty = unanswered(treaty, event.by)
    treaty = replace(treaty, consents={**treaty.consents, event.by: acts})
    return rebind(replace(state, texts={**state.texts, event.instrument: treaty}), event.instrument, event.by)


def _reserved(before: Consent, event: Consented) -> Reserved | None:
    if not event.reservations:
        return None
    with_act: dict[Means, Literal["signature", "accession"]] = {"signature": "signature", "accession": "accession"}
    if before.reserved is not None and _repeats(before, event):
        return replace(before.reserved, confirmed=event.on)
    told: date = event.notified or event.on
    return Reserved(event.reservations, with_act.get(event.means, "ratification"), event.on, told, confirmed=event.on)


def _repeats(before: Consent, event: Consented) -> bool:
    """Whether the instrument confirms what was reserved at signature and has not been withdrawn (V23.2)."""
    made = before.reserved
    return made is not None and made.at == "signature" and not made.withdrawn and made.articles == event.reservations
