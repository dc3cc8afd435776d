"""What becomes of a text outside the room: legislatures, entry into force, joining and leaving, in prose."""

from collections.abc import Iterator, Sequence

from treaty.acts.events import (
    BecameParty,
    EnteredIntoForce,
    Event,
    Expired,
    LegislatureDecided,
    ThresholdMet,
    WithdrawalTookEffect,
)
from treaty.report.book import Book
from treaty.views.wording import capital, dated, day, listed

MOST_REASONS = 2
"""Refusals in one round whose reasons are told: the clearest."""


def at_home(book: Book, happened: Sequence[Event]) -> str:
    """What the legislatures decided: who approves which text, who refuses and why."""
    decided = [event for event in happened if isinstance(event, LegislatureDecided)]
    said = []
    for name in dict.fromkeys(event.instrument for event in decided):
        yes = [event for event in decided if event.approved and event.instrument == name]
        if yes:
            narrow = min(yes, key=lambda event: event.margin)
            hair = f", {book.name(narrow.country)} by a hair" if narrow.margin < 0.5 and len(yes) > 1 else ""
            who = book.group([event.country for event in yes])
            said.append(f"{who} ratif{'ies' if len(yes) == 1 else 'y'} {book.short(name)}{hair}")
    told = [f"At home, {'; '.join(said)}."] if said else []
    return " ".join([*told, *_refusals(book, [event for event in decided if not event.approved])])


def _refusals(book: Book, no: Sequence[LegislatureDecided]) -> Iterator[str]:
    """Refusals of one text for one chief reason together, the clearest first."""
    groups: dict[tuple[str, str], list[LegislatureDecided]] = {}
    for event in sorted(no, key=lambda event: event.margin):
        groups.setdefault((event.instrument, event.reasons[0] if event.reasons else ""), []).append(event)
    for place, ((name, _), events) in enumerate(groups.items()):
        many = len(events) > 1
        short = listed(f"{-event.margin:.1f}" for event in events)
        why = f": {_reasons(events[0])}" if place < MOST_REASONS else ""
        yield (
            f"The legislature{'s' * many} of {listed(book.name(event.country) for event in events)} "
            f"refuse{'s' * (not many)} {book.short(name)}, {short} points short{why}."
        )


def _reasons(event: LegislatureDecided) -> str:
    return event.reasons[0] if event.reasons else "no reason is given"


def in_law(book: Book, happened: Sequence[Event]) -> str:
    """What the law made of it: conditions met, entry into force, late joiners, leaving, expiry."""
    met: dict[str, list[ThresholdMet]] = {}
    entered: dict[str, list[EnteredIntoForce]] = {}
    late: dict[tuple[str, str], list[str]] = {}
    gone: dict[tuple[str, str], list[str]] = {}
    expired = []
    for event in happened:
        match event:
            case ThresholdMet():
                met.setdefault(event.sentence, []).append(event)
            case EnteredIntoForce():
                entered.setdefault(str(event.on), []).append(event)
            case BecameParty():
                late.setdefault((event.instrument, str(event.on)), []).append(event.country)
            case WithdrawalTookEffect():
                gone.setdefault((event.instrument, str(event.on)), []).append(event.country)
            case Expired():
                expired.append(f"On {day(str(event.on))} {book.short(event.instrument)} expires by its sunset clause.")
            case _:
                pass
    dated_lines = [(str(events[0].on), _conditions_met(book, said, events)) for said, events in met.items()]
    dated_lines += [(when, _in_force(book, when, events)) for when, events in entered.items()]
    said = [line for _, line in sorted(dated_lines)] + expired
    for (name, when), who in late.items():
        word = "becomes a party" if len(who) == 1 else "become parties"
        said.append(f"{capital(book.group(who))} {word} to {book.short(name)} on {day(when)}.")
    for (name, when), who in gone.items():
        said.append(f"On {day(when)} {book.group(who)} leave{'s' * (len(who) == 1)} {book.short(name)}.")
    return " ".join(said)


def _in_force(book: Book, when: str, entered: Sequence[EnteredIntoForce]) -> str:
    rule = entered[0].sentence.rpartition("(")[2].rstrip(").")
    texts = "; ".join(f"{book.short(event.instrument)} for {book.group(event.parties)}" for event in entered)
    return f"On {day(when)} there enter{'s' * (len(entered) == 1)} into force: {texts} ({rule})."


def _conditions_met(book: Book, sentence: str, met: Sequence[ThresholdMet]) -> str:
    """The rule that gave the date stands in the sentence: `... 3 months later makes 1 March 2027 (V24.1)`."""
    texts = listed(book.short(event.instrument) for event in met)
    who = met[0].decisive if len(met) == 1 and len(met[0].decisive) <= 3 else ()
    by = f" by the consent of {book.group(who)}" if who else ""
    return f"The conditions of {texts} are met{by} {dated(sentence).removeprefix('Conditions met ')}"
