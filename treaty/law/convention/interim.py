"""Before entry into force: the duty not to defeat a treaty's object and purpose, and provisional application.

V18.1  Who signed subject to ratification has the duty until it makes clear that it will not become a party.
V18.2  Who consented has it too, provided that entry into force is not unduly delayed.
V18.3  Only what defeats the object and purpose breaks it: a breach of an essential clause.
V25.1  A treaty is applied provisionally where it says so or the negotiators agreed, pending its entry into force.
V25.2  A state ends that by telling the others that it will not become a party; no period of notice runs.
Source: VCLT 1969, arts. 18, 25.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from treaty.model.dates import Delay


class InterimDuty(StrEnum):
    """Why a state must not defeat the object and purpose."""

    NONE = "none"
    SIGNATORY = "signed subject to ratification"
    CONTRACTING = "consented, treaty not yet in force"


@dataclass(frozen=True, slots=True)
class ConsentActs:
    """What one state did: days, or None. `unsigned`: its word that it will not become a party was received.

    `consent_withdrawn`: it took its instrument back before entry into force. `in_force`: the treaty is in force for it.
    """

    signed: date | None = None
    unsigned: date | None = None
    consented: date | None = None
    consent_withdrawn: date | None = None
    in_force: date | None = None


def interim_duty(
    on: date, acts: ConsentActs, *, patience: Delay | None = None, waiting_since: date | None = None
) -> InterimDuty:
    """Which interim duty a state has `on` a day; none once the treaty is in force for it, since then it owes all.

    `patience`: how long entry into force may take before it is unduly delayed; the Convention gives no number, and
    None is without end. It runs from `waiting_since` (adoption, say), or else from the state's own consent, and on
    the day it has run the duty is gone (V18.2). A signatory's duty has no such limit (V18.1). The word that a state
    will not become a party ends its duty from the day of receipt. Who took its instrument back is a signatory again.
    """
    if acts.in_force is not None and acts.in_force <= on:
        return InterimDuty.NONE
    back = acts.consent_withdrawn is not None and acts.consent_withdrawn <= on
    if acts.consented is not None and acts.consented <= on and not back:
        over = patience.after_date(waiting_since or acts.consented) if patience else None
        return InterimDuty.CONTRACTING if over is None or on < over else InterimDuty.NONE
    unsigned = acts.unsigned is not None and acts.unsigned <= on
    signed = acts.signed is not None and acts.signed <= on
    return InterimDuty.SIGNATORY if signed and not unsigned else InterimDuty.NONE


def breaks_interim_duty(duty: InterimDuty, *, essential: bool, defeats: bool = True) -> bool:
    """Whether conduct against a clause breaks the interim duty (V18.3).

    `essential`: the clause is essential to object and purpose. `defeats`: the conduct would leave the treaty without
    its meaning, as building what is to be banned does, and a late report does not.
    """
    return duty is not InterimDuty.NONE and essential and defeats


class Mode(StrEnum):
    """How a treaty comes to be applied provisionally by a state."""

    BY_TREATY = "by treaty"
    BY_DECLARATION = "by declaration"
    OPT_OUT = "opt-out"


AT_ONCE = Delay()


class EndsWith(StrEnum):
    """Whose entry into force ends it: the treaty's (V25.1), or that for the state (Energy Charter, art. 45)."""

    TREATY = "the treaty's entry into force"
    STATE = "entry into force for the state"


@dataclass(frozen=True, slots=True)
class Provision:
    """What a treaty, or its negotiators, say of provisional application.

    `starts`: the first day, for BY_TREATY and OPT_OUT. `articles`: those applied, empty for all of them. `sunset`: the
    day on which it ends in any event, which is no longer a day of it. `notice`: the period of a notice to end it; at
    once in the Convention. The period of the withdrawal clause is another, and never counts here.
    """

    mode: Mode
    starts: date | None = None
    articles: Collection[str] = ()
    sunset: date | None = None
    notice: Delay = AT_ONCE
    ends_with: EndsWith = EndsWith.TREATY


@dataclass(frozen=True, slots=True)
class ProvisionalActs:
    """What one state did about provisional application: days, or None.

    `signed`: signed, or otherwise agreed to the adoption. `declared`: its declaration to apply. `opted_out`: its notice
    that it will not. `ended`: the others that apply the treaty received its word that it will not become a party.
    """

    signed: date | None = None
    declared: date | None = None
    opted_out: date | None = None
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to the day before `until`, or without end. No day at all where `first` is None."""

    first: date | None
    until: date | None

    def holds(self, on: date) -> bool:
        """Whether `on` is a day of it."""
        return self.first is not None and self.first <= on and (self.until is None or on < self.until)


def provisional(
    provision: Provision, acts: ProvisionalActs, *, in_force: date | None = None, in_force_for_state: date | None = None
) -> Period:
    """The days on which a state applies the treaty provisionally (V25.1, V25.2).

    `in_force`: the treaty's entry into force; `in_force_for_state`: that for the state. On either, the day itself is
    no longer provisional. A declaration also counts before the treaty's own day has come, from that day on.
    """
    first = _first(provision, acts)
    ended = provision.notice.after_date(acts.ended) if acts.ended else None
    opted_out = acts.opted_out if provision.mode is Mode.OPT_OUT else None
    entered = in_force if provision.ends_with is EndsWith.TREATY else None
    ends = [day for day in (ended, opted_out, entered, in_force_for_state, provision.sunset) if day is not None]
    until = min(ends, default=None)
    if first is None or (until is not None and until <= first):
        return Period(None, None)
    return Period(first, until)


def _first(provision: Provision, acts: ProvisionalActs) -> date | None:
    own = acts.declared if provision.mode is Mode.BY_DECLARATION else acts.signed
    if own is None or (provision.mode is not Mode.BY_DECLARATION and provision.starts is None):
        return None
    return max(own, provision.starts or own)


def applied(provision: Provision, period: Period, article: str, on: date) -> bool:
    """Whether a state applies `article` provisionally `on` a day."""
    return period.holds(on) and (not provision.articles or article in provision.articles)
