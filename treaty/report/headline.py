"""The headline of a round: the one or two things that a newspaper would print."""

from collections.abc import Sequence

from treaty.acts.events import (
    Adopted,
    CardDrawn,
    EnteredIntoForce,
    Event,
    Expired,
    Found,
    LegislatureDecided,
    Proposed,
    Rejected,
    Signed,
    ThresholdMet,
    WithdrawalNotified,
    WithdrawalTookEffect,
    WorldMoved,
)
from treaty.report.affairs import INCIDENTS
from treaty.report.book import Book
from treaty.views.wording import capital, counted, listed

MOST = 3
CARD = 10
"""Weight of the event card: a headline where there is no other."""


def headline(book: Book, happened: Sequence[Event]) -> str:
    """One line, the weightiest first."""
    found: dict[int, list[str]] = {}
    for event in happened:
        weight, words = _weighed(book, event)
        if words:
            found.setdefault(weight, []).append(words)
    # What is in force already need not be said to be on its way.
    found[_COMING] = [text for text in found.get(_COMING, ()) if text not in found.get(_IN_FORCE, ())]
    chosen = [weight for weight in sorted(found, reverse=True) if found[weight]][:MOST]
    if len(chosen) > 1 and CARD in chosen:
        chosen.remove(CARD)
    if _IN_FORCE in chosen and _ADOPTED in chosen:
        chosen.remove(_ADOPTED)
        chosen.insert(chosen.index(_IN_FORCE), _ADOPTED)
    said = [_together(weight, list(dict.fromkeys(found[weight])), book) for weight in chosen]
    return f"{capital('; '.join(said))}." if said else "A quiet half-year."


_IN_FORCE, _ADOPTED, _COMING = 90, 60, 40
_GROUPS = {
    90: ("enters into force", "enter into force"),
    60: ("is adopted", "are adopted"),
    50: ("is rejected", "are rejected"),
    40: ("will enter into force", "will enter into force"),
    20: ("is tabled", "are tabled"),
}


_LEAVING = {80: ("leaves", "leave"), 75: ("gives notice on", "give notice on")}


def _together(weight: int, items: list[str], book: Book) -> str:
    if weight in _GROUPS:
        return f"{listed(items, 4)} {_GROUPS[weight][len(items) > 1]}"
    if weight == 70:
        return f"{book.group(items)} {'is' if len(items) == 1 else 'are'} found in breach"
    if weight in _LEAVING:
        who, texts = {one.partition("|")[0] for one in items}, {one.partition("|")[2] for one in items}
        return f"{book.group(who)} {_LEAVING[weight][len(who) > 1]} {listed(map(book.short, sorted(texts)), 3)}"
    if weight == 45:
        return f"{counted(len(items), 'legislature')} {'says' if len(items) == 1 else 'say'} no"
    if weight == 30:
        return f"{book.group(items)} sign{'s' * (len(items) == 1)}"
    return listed(items, 3)


def _weighed(book: Book, event: Event) -> tuple[int, str]:
    match event:
        case WorldMoved(crisis=2):
            return 100, "war"
        case WorldMoved(incident=3):
            return 100, "a catastrophe"
        case EnteredIntoForce():
            return 90, book.short(event.instrument)
        case WithdrawalTookEffect():
            return 80, f"{event.country}|{event.instrument}"
        case Expired():
            return 78, f"{book.short(event.instrument)} expires"
        case WithdrawalNotified():
            return 75, f"{event.by}|{event.instrument}"
        case Found(breach=True):
            return 70, event.against
        case WorldMoved(crisis=1):
            return 65, "a crisis"
        case WorldMoved(incident=2):
            return 65, INCIDENTS[2]
        case Adopted():
            return 60, book.short(event.instrument)
        case Rejected():
            return 50, book.short(event.instrument)
        case LegislatureDecided(approved=False):
            return 45, f"{event.country} {event.instrument}"
        case ThresholdMet():
            return 40, book.short(event.instrument)
        case Signed():
            return 30, event.by
        case Proposed():
            return 20, book.short(event.text.id)
        case CardDrawn():
            return CARD, next((card.title for card in book.scenario.cards if card.id == event.card), "")
    return 0, ""
