"""Commitment: signing, asking the legislature, acceding, leaving, and buying or selling support."""

from collections.abc import Iterator

from treaty.acts.commands import Accede, Command, Confirm, Decline, Offer, Say, Sign, Submit, Take, Withdraw
from treaty.acts.promises import Backing, Money
from treaty.bots import recruiting, terms
from treaty.bots.mind import Mind
from treaty.bots.reserving import terms_of_joining
from treaty.model.base import LINE_LENGTH
from treaty.model.dates import Phase
from treaty.views.records import DealView, TextView

RECONSIDERS = 0.12
"""Chance a round that a calculating seat asks itself whether to stay in a text."""
LEAVES_AT = -6.0
"""Points below which staying in costs so much that a seat may leave."""
WORTH_BUYING = 2.0
"""Points that a text must bring a seat before it spends money on it."""


def commit(mind: Mind) -> Iterator[Command]:
    """Signatures, submissions and accessions to adopted texts, and notices of withdrawal."""
    allowed = {option.command for option in mind.view.options if option.command}
    for text in mind.view.public.texts.values():
        if text.stage != "adopted":
            continue
        status = text.status[mind.me]
        if status == "party":
            yield from _leave(mind, text, Withdraw(by=mind.me, instrument=text.id) in allowed)
        elif status in ("negotiating", "third", "signatory") and open_to(mind, text):
            yield from _join(mind, text, allowed)


def open_to(mind: Mind, text: TextView) -> bool:
    """Whether the text concerns the seat: an amendment concerns those alone that have joined what it amends."""
    parent = mind.view.public.texts.get(text.amends)
    return parent is None or mind.me in parent.contracting


def _join(mind: Mind, text: TextView, allowed: set[Command]) -> Iterator[Command]:
    short = _short(mind, text)
    reserved = terms_of_joining(mind, text, short)
    if short > 0 and not reserved:
        if status_is_open(text, mind.me) and not _said(mind, text):
            yield Say(by=mind.me, text=_why_not(mind, text))
        return
    confirm = Confirm(by=mind.me, instrument=text.id)
    if confirm in allowed:
        yield confirm
    signed = text.status[mind.me] == "signatory"
    late = text.in_force is not None or mind.view.public.round > text.tabled + 1
    if not signed and late and Accede(by=mind.me, instrument=text.id) in allowed:
        yield Accede(by=mind.me, instrument=text.id, reservations=reserved)
    elif not signed and Sign(by=mind.me, instrument=text.id) in allowed:
        binds = text.text.final.consent == "signature"
        yield Sign(by=mind.me, instrument=text.id, reservations=reserved if binds else ())
        signed = text.text.final.consent == "ratification"
    others = len([country for country in text.contracting if country != mind.me])
    last_call = mind.view.public.round >= mind.view.public.rounds - 3
    patient = others + len(text.submitted) < mind.traits.waits_for and not last_call
    may_submit = Submit(by=mind.me, instrument=text.id) in allowed or (
        text.status[mind.me] == "negotiating" and mind.view.public.round > text.refused.get(mind.me, -2) + 1
    )
    if signed and may_submit and (not patient or terms.promised(mind, "submit", text.id)):
        yield Submit(by=mind.me, instrument=text.id, reservations=reserved)


def status_is_open(text: TextView, country: str) -> bool:
    """Whether the country still has to decide on the text."""
    return text.status[country] in ("negotiating", "third") and country not in text.submitted


def _short(mind: Mind, text: TextView) -> float:
    """Points that the text lacks for the seat to join it whole; 0 or less: none."""
    return mind.reserve - mind.assess(text).value(mind.traits.free_ride) - terms.bought(mind, text)


def _leave(mind: Mind, text: TextView, open_act: bool) -> Iterator[Command]:
    if not open_act or mind.me in text.leaves:
        return
    kind = mind.traits.complies
    cheats = {
        case.against
        for case in mind.view.public.cases.values()
        if case.found and case.obligation.startswith(f"{text.id}/") and case.against != mind.me
    }
    if kind == "grim" and len(cheats) >= 2:
        names = " and ".join(mind.names[c] for c in sorted(cheats))
        yield Say(by=mind.me, text=f"{names} broke {text.text.title}. We give notice and leave.")
        yield Withdraw(by=mind.me, instrument=text.id)
    elif kind == "calculus" and mind.draw(f"leaves {text.id}") < RECONSIDERS:
        costly = -mind.assess(text).joining
        if -costly < LEAVES_AT:
            yield Say(by=mind.me, text=f"{text.text.title} has come to cost us more than we can bear. We give notice.")
            yield Withdraw(by=mind.me, instrument=text.id)


def _why_not(mind: Mind, text: TextView) -> str:
    assessed = mind.assess(text)
    value = assessed.value(mind.traits.free_ride)
    short = mind.reserve - value
    money = terms.price(mind, short)
    if assessed.bargain > assessed.joining and assessed.bargain > 0:
        return f"We do not sign {text.text.title} now: what it brings, it brings us from outside as well."
    return f"We do not sign {text.text.title} now. About {money:,.2g} billion USD of help would change that."


def _said(mind: Mind, text: TextView) -> bool:
    return any(m.by == mind.me and f"sign {text.text.title}" in m.text for m in mind.view.public.messages)


def deal(mind: Mind) -> Iterator[Command]:
    """Answers to offers, and offers of money to those whose consent is missing."""
    for offer in mind.view.deals.values():
        if offer.stage == "offered" and offer.to == mind.me:
            yield from _answer(mind, offer)
    if mind.traits.pays and mind.view.public.phase is Phase.TALK and mind.offered("offer"):
        yield from _buy(mind)


def _answer(mind: Mind, offer: DealView) -> Iterator[Command]:
    no = _why_declined(mind, offer)
    if not no:
        yield Take(by=mind.me, deal=offer.id)
        return
    if len(no) > LINE_LENGTH:
        yield Say(by=mind.me, to=(offer.by,), text=no)
        no = "we have written to you why"
    yield Decline(by=mind.me, deal=offer.id, reason=no)


def _why_declined(mind: Mind, offer: DealView) -> str:
    """Why the seat does not take the offer, with the nearest terms that it would take; empty where it takes it."""
    got = terms.gift(mind, offer.gives)
    asked = [p for p in offer.asks if isinstance(p, Backing)]
    if len(asked) != len(offer.asks):
        return "we trade support, nothing else: ask for a vote, a signature or a submission"
    for promise in asked:
        lack = terms.lack(mind, promise)
        text = mind.view.public.texts.get(promise.item)
        if lack is None:
            return f"there is nothing to {promise.act} on there any more" if text else "there is no such text any more"
        if text is not None and terms.bought(mind, text) > 0:
            return "we have given our word on this already"
        if promise.act == "sign" and text is not None and not status_is_open(text, mind.me):
            return "we have signed it already"
        if lack > got:
            return f"it would take {terms.billions(terms.asked_price(mind, lack - got))} more"
    return ""


def _buy(mind: Mind) -> Iterator[Command]:
    """One offer of money: to whoever's consent does most for a text in which the seat is, at what it is worth to it."""
    public = mind.view.public
    tried = {offer.to for offer in mind.view.deals.values() if offer.by == mind.me}
    for text in public.texts.values():
        if text.stage != "adopted" or text.in_force or text.status[mind.me] not in ("signatory", "contracting"):
            continue
        if mind.assess(text).bargain < WORTH_BUYING:
            continue
        wanted = [one for one in public.figures.countries if one not in tried and status_is_open(text, one)]
        for recruit in recruiting.recruits(mind, text, wanted):
            amount = recruiting.offer_for(mind, recruit)
            if amount is None:
                continue
            yield Say(by=mind.me, to=(recruit.country,), text=recruiting.reason(mind, text, recruit))
            yield Offer(
                by=mind.me,
                to=recruit.country,
                gives=(Money(billion_usd=amount),),
                asks=(Backing(act="sign", item=text.id),),
            )
            return
