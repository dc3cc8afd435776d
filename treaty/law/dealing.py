"""Diplomacy: messages, side deals, and answers to event cards.

D1  A message goes to everybody, to a group or to one; nobody writes to themselves.
D2  A side deal is between two; each may have six offers open.
D3  Backing is owed by the end of the round, visas and controls by the next orders; else the deal is broken, and
    everybody hears by whom. Money and chips move at the reveal of the round, once the backing promised has been given.
D4  Each affected country answers the card once, in the brief or talk phase; silence is no answer.
"""

from collections.abc import Iterator
from dataclasses import replace

from treaty.acts.commands import Decline, Offer, Respond, Say, Take
from treaty.acts.events import CardDrawn, DealDeclined, DealEnded, DealOffered, DealTaken, Responded, Said
from treaty.acts.promises import Backing, Chips, Money, NoControls, Promise, Visas
from treaty.acts.refusal import Refused
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_country, need_phase
from treaty.law.state import Deal, Message, State
from treaty.model.dates import Phase
from treaty.model.orders import CONTROL_LEVEL, Orders

OFFERS_OPEN = 6
"""Offers that one country may have open at a time."""


@judges(Say)
def _may_say(state: State, ask: Say) -> None:
    need_country(state, ask.by)
    if not ask.text:
        raise Refused("D1", "The message is empty.")
    for country in ask.to:
        if country not in state.countries:
            raise Refused("D1", f"{country} has no seat in this game.")
    if ask.by in ask.to:
        raise Refused("D1", "You are among those you write to.")


@answers(Say)
def _say(state: State, ask: Say) -> Events:
    return (Said(**state.now, by=ask.by, to=ask.to, text=ask.text),)


@evolves(Said)
def _said(state: State, event: Said) -> State:
    return replace(state, messages=(*state.messages, Message(event.round, event.by, event.to, event.text)))


@judges(Offer)
def _may_offer(state: State, ask: Offer) -> None:
    need_phase(state, ask.by, Phase.TALK, Phase.ORDERS)
    if ask.to not in state.countries or ask.to == ask.by:
        raise Refused("D2", "A deal is offered to another country in play.")
    if not ask.gives and not ask.asks:
        raise Refused("D2", "A deal gives something, asks something, or both.")
    if offers_open(state, ask.by) >= OFFERS_OPEN:
        raise Refused("D2", f"You have {OFFERS_OPEN} offers open; take one back first.")
    for promise in (*ask.gives, *ask.asks):
        if isinstance(promise, Backing) and promise.item not in state.texts and promise.item not in state.amendments:
            raise Refused("D2", f"There is no text or amendment {promise.item} that one could back.")


def offers_open(state: State, by: str) -> int:
    """Offers of `by` that nobody has answered yet."""
    return sum(deal.by == by and deal.stage == "offered" for deal in state.deals.values())


@answers(Offer)
def _offer(state: State, ask: Offer) -> Events:
    name = f"deal{len(state.deals) + 1}"
    return (DealOffered(**state.now, id=name, by=ask.by, to=ask.to, gives=ask.gives, asks=ask.asks),)


@evolves(DealOffered)
def _offered(state: State, event: DealOffered) -> State:
    deal = Deal(event.id, event.by, event.to, event.gives, event.asks, event.round)
    return replace(state, deals={**state.deals, event.id: deal})


def _open_deal(state: State, by: str, name: str) -> Deal:
    deal = state.deals.get(name)
    if deal is None or by not in (deal.by, deal.to):
        raise Refused("D2", f"You have no deal {name}.")
    if deal.stage != "offered":
        raise Refused("D2", f"This offer is no longer open ({deal.stage}).")
    return deal


@judges(Take)
def _may_take(state: State, ask: Take) -> None:
    need_phase(state, ask.by, Phase.TALK, Phase.ORDERS)
    if _open_deal(state, ask.by, ask.deal).to != ask.by:
        raise Refused("D2", "You made this offer; the other side accepts it.")


@answers(Take)
def _take(state: State, ask: Take) -> Events:
    return (DealTaken(**state.now, id=ask.deal),)


@evolves(DealTaken)
def _taken(state: State, event: DealTaken) -> State:
    deal = replace(state.deals[event.id], stage="agreed", agreed=event.round)
    return replace(state, deals={**state.deals, event.id: deal})


@judges(Decline)
def _may_decline(state: State, ask: Decline) -> None:
    need_country(state, ask.by)
    _open_deal(state, ask.by, ask.deal)


@answers(Decline)
def _decline(state: State, ask: Decline) -> Events:
    return (DealDeclined(**state.now, id=ask.deal, by=ask.by, reason=ask.reason),)


@evolves(DealDeclined)
def _declined(state: State, event: DealDeclined) -> State:
    return replace(state, deals={**state.deals, event.id: replace(state.deals[event.id], stage="declined")})


@evolves(DealEnded)
def _ended(state: State, event: DealEnded) -> State:
    stage = "broken" if event.broken_by else "kept"
    deal = replace(state.deals[event.id], stage=stage, broken_by=event.broken_by)
    return replace(state, deals={**state.deals, event.id: deal})


@judges(Respond)
def _may_respond(state: State, ask: Respond) -> None:
    need_phase(state, ask.by, Phase.BRIEF, Phase.TALK)
    card = state.card_drawn()
    if card is None:
        raise Refused("D4", "No event card is on the table.")
    if card.affected and ask.by not in card.affected:
        raise Refused("D4", "The event does not affect your country.")
    if ask.by in state.responses:
        raise Refused("D4", "You have answered this event already.")
    if all(response.id != ask.response for response in card.responses):
        raise Refused("D4", f"The answers are: {', '.join(response.id for response in card.responses)}.")


@answers(Respond)
def _respond(state: State, ask: Respond) -> Events:
    return (Responded(**state.now, by=ask.by, card=state.card, response=ask.response),)


@evolves(Responded)
def _responded(state: State, event: Responded) -> State:
    return replace(state, responses={**state.responses, event.by: event.response})


@evolves(CardDrawn)
def _drawn(state: State, event: CardDrawn) -> State:
    return replace(state, card=event.card, responses={}, drawn=(*state.drawn, event.card))


def settle(course: Course, sheets: dict[str, Orders]) -> None:
    """D3: deals due at this reveal end, kept or broken. `sheets` are the orders of the round."""
    state = course.state
    for deal in state.deals.values():
        if deal.stage != "agreed":
            continue
        lasting = any(isinstance(p, Visas | NoControls) for p in (*deal.gives, *deal.asks))
        if state.round < deal.agreed + lasting:
            continue
        broken = tuple(sorted({who for who, whom, p in _owed(deal) if not _done(state, sheets, who, whom, p)}))
        course.then(DealEnded(**state.now, id=deal.id, broken_by=broken))


def _owed(deal: Deal) -> Iterator[tuple[str, str, Promise]]:
    yield from ((deal.by, deal.to, promise) for promise in deal.gives)
    yield from ((deal.to, deal.by, promise) for promise in deal.asks)


def _done(state: State, sheets: dict[str, Orders], who: str, whom: str, promise: Promise) -> bool:
    match promise:
        case Money() | Chips():
            return True
        case Backing():
            return _backed(state, who, promise)
        case Visas():
            stance = sheets[who].stances.get(whom)
            given = stance.visas if stance else state.figures.pair("visas", who, whom)
            return given >= promise.thousand_a_year - 1e-9
        case NoControls():
            stance = sheets[who].stances.get(whom)
            if stance:
                return CONTROL_LEVEL[stance.chips] == 0 and CONTROL_LEVEL[stance.models] == 0
            return state.figures.pair("chips", who, whom) == 0 and state.figures.pair("models", who, whom) == 0


def _backed(state: State, who: str, promise: Backing) -> bool:
    """Whether `who` voted, signed or submitted as promised; what never came to a vote is not held against it."""
    if promise.act == "vote":
        return promise.item not in state.voted or who in state.voted[promise.item]
    treaty = state.texts.get(promise.item)
    acts = treaty.consent(who) if treaty else None
    if acts is None or acts.consented or acts.submitted or state.round in acts.refused:
        return True
    return promise.act == "sign" and acts.signed is not None


def transfers(state: State) -> Iterator[tuple[str, str, Promise]]:
    """D3: payments and deliveries of deals agreed this round in which the backing promised has been given."""
    for deal in state.deals.values():
        parts = list(_owed(deal))
        backed = all(_backed(state, who, promise) for who, _, promise in parts if isinstance(promise, Backing))
        if deal.stage in ("agreed", "kept", "broken") and deal.agreed == state.round and backed:
            yield from (part for part in parts if isinstance(part[2], Money | Chips))
