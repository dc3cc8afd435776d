"""The meeting told: phases, event cards and answers, messages, side deals."""

from collections.abc import Iterator

from treaty.acts.events import (
    CardDrawn,
    DealDeclined,
    DealEnded,
    DealOffered,
    DealTaken,
    Forked,
    GameEnded,
    GameStarted,
    PhaseBegan,
    ReadySaid,
    Responded,
    Said,
)
from treaty.law.state import Deal
from treaty.model.dates import Phase
from treaty.views.telling_voice import Telling, Voice, said, tells
from treaty.views.wording import capital, counted, day

_PHASES = {
    Phase.TALK: "The meeting opens: texts, votes and deals.",
    Phase.ORDERS: "Talk is over; every country seals its orders.",
    Phase.REVEAL: "The sealed orders are opened.",
    Phase.DEBRIEF: "Play is over; the debrief begins.",
}


@tells(GameStarted)
def _started(_: Voice, event: GameStarted) -> Iterator[Telling]:
    scenario = event.scenario
    size = f"{counted(len(scenario.countries), 'country', 'countries')}, {counted(scenario.rounds, 'round')}"
    yield Telling(f"The exercise {scenario.title} begins: {size}.", "meeting")


@tells(PhaseBegan)
def _phase(voice: Voice, event: PhaseBegan) -> Iterator[Telling]:
    if event.phase is Phase.BRIEF:
        rounds = voice.state.scenario.rounds
        yield Telling(f"Round {event.round} of {rounds} begins, {day(str(event.on))}.", "meeting", weight=2)
    else:
        yield Telling(_PHASES[event.phase], "meeting")


@tells(CardDrawn)
def _card(voice: Voice, event: CardDrawn) -> Iterator[Telling]:
    card = next((card for card in voice.state.scenario.cards if card.id == event.card), None)
    sentence = f"News: {card.headline}" if card else f"News: {event.card}."
    yield Telling(sentence, "world", card.affected if card else (), weight=2)


@tells(Responded)
def _responded(voice: Voice, event: Responded) -> Iterator[Telling]:
    cards = (card for card in voice.state.scenario.cards if card.id == event.card)
    titles = {response.id: response.title for card in cards for response in card.responses}
    answer = titles.get(event.response, event.response)
    yield Telling(f"{voice.does(event.by, 'answer')} the event: {answer}.", "world", (event.by,))


@tells(Said)
def _said(voice: Voice, event: Said) -> Iterator[Telling]:
    to = f", to {voice.group(event.to)} alone," if event.to else ""
    who = (event.by, *event.to)
    weight = 2 if voice.seat in event.to else 1
    sentence = f"{capital(voice.name(event.by))}{to} {_verb(voice, event.by)}{said(event.text)}"
    yield Telling(sentence, "talk", who, weight, private=bool(event.to))


def _verb(voice: Voice, by: str) -> str:
    return "say" if by == voice.seat else "says"


@tells(ReadySaid)
def _ready(voice: Voice, event: ReadySaid) -> Iterator[Telling]:
    yield Telling(f"{voice.does(event.by, 'are')} ready to go on.", "meeting", (event.by,), weight=0)


@tells(GameEnded)
def _ended(_: Voice, event: GameEnded) -> Iterator[Telling]:
    yield Telling(f"The exercise is over: {event.reason}", "meeting", weight=3)


@tells(Forked)
def _forked(_: Voice, event: Forked) -> Iterator[Telling]:
    sentence = f"Play was taken back to this moment; what came after it is left out{said(event.reason) or '.'}"
    yield Telling(sentence, "meeting", weight=3)


def _terms(voice: Voice, deal: Deal) -> str:
    gives, asks = voice.promises(deal.gives), voice.promises(deal.asks)
    if gives == "nothing":
        return f"{asks}, for nothing"
    return gives if asks == "nothing" else f"{gives} for {asks}"


def _other(voice: Voice, deal: Deal) -> str:
    return deal.to if voice.seat == deal.by else deal.by


def _sides(deal: Deal) -> tuple[str, ...]:
    return deal.by, deal.to


@tells(DealOffered)
def _offered(voice: Voice, event: DealOffered) -> Iterator[Telling]:
    gives, asks = voice.promises(event.gives), voice.promises(event.asks)
    who = (event.by, event.to)
    if gives == "nothing":
        sentence = f"{voice.does(event.by, 'ask')} {voice.name(event.to)} for {asks}, and {_offers(voice, event.by)}"
    else:
        asked = "" if asks == "nothing" else f" for {asks}"
        sentence = f"{voice.does(event.by, 'offer')} {voice.name(event.to)} {gives}{asked}"
    yield Telling(f"{sentence}.", "deal", who, 2 if voice.seat == event.to else 1, private=True)


def _offers(voice: Voice, by: str) -> str:
    return "offer nothing" if by == voice.seat else "offers nothing"


@tells(DealTaken)
def _taken(voice: Voice, event: DealTaken) -> Iterator[Telling]:
    deal = voice.state.deals[event.id]
    terms = _terms(voice, deal)
    sentence = f"{voice.does(deal.to, 'accept')} the offer of {_of(voice, deal.by)}: {terms}."
    yield Telling(sentence, "deal", _sides(deal), 2, private=True)


def _of(voice: Voice, country: str) -> str:
    return "yours" if country == voice.seat else voice.name(country)


@tells(DealDeclined)
def _declined(voice: Voice, event: DealDeclined) -> Iterator[Telling]:
    deal = voice.state.deals[event.id]
    terms = _terms(voice, deal)
    if event.by == deal.by:
        what = f"{voice.does(event.by, 'take')} back {voice.its(event.by)} offer to {voice.name(deal.to)}"
    else:
        what = f"{voice.does(event.by, 'decline')} {_offer_of(voice, deal.by)}"
    yield Telling(f"{what} ({terms}){said(event.reason) or '.'}", "deal", _sides(deal), private=True)


def _offer_of(voice: Voice, country: str) -> str:
    return "your offer" if country == voice.seat else f"the offer of {voice.name(country)}"


@tells(DealEnded)
def _settled(voice: Voice, event: DealEnded) -> Iterator[Telling]:
    deal = voice.state.deals[event.id]
    terms = _terms(voice, deal)
    other = voice.name(_other(voice, deal))
    if not event.broken_by:
        yield Telling(f"The deal with {other} is carried out: {terms}.", "deal", _sides(deal), private=True)
        return
    by = voice.group(event.broken_by)
    yield Telling(f"The deal with {other} is broken by {by}: {terms}.", "deal", _sides(deal), 2, private=True)
