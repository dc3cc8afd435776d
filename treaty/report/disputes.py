"""Accusations in prose: who accused whom of what, the answer, the inspection, the finding and the remedy."""

from collections.abc import Sequence

from treaty.acts.events import (
    Alleged,
    Answered,
    Approved,
    Event,
    Found,
    Inspected,
    InspectionAsked,
    Judged,
    RemedyApplied,
)
from treaty.report.book import Book, quote
from treaty.views.wording import capital, named


def of_cases(book: Book, happened: Sequence[Event]) -> list[str]:
    """One paragraph a case that anything happened to."""
    cases: dict[str, list[str]] = {}
    last = ""
    for event in happened:
        case, words = _told(book, event)
        if isinstance(event, Approved):
            case, words = event.allegation, _at_the_gate(book, happened, event)
        if isinstance(event, RemedyApplied):
            case, words = last, f"Remedy: {event.step}, until the end of round {event.until}."
        if words:
            cases.setdefault(case, []).append(words)
            last = case
    return [" ".join(parts) for parts in cases.values()]


def _told(book: Book, event: Event) -> tuple[str, str]:
    """The case an event belongs to, and the event in words; empty for all other events."""
    match event:
        case Alleged():
            over = f"over {book.promise(event.obligation)}{_once(book, event.statement)}"
            if event.by == event.against:
                return event.id, f"{capital(book.name(event.by))} reports itself {over}."
            return event.id, f"{capital(book.name(event.by))} accuses {book.name(event.against)} {over}."
        case Answered():
            verb = "admits it" if event.answer == "admit" else "denies it"
            return event.allegation, f"{capital(book.name(event.by))} {verb}{_once(book, event.statement)}."
        case Inspected():
            came = "" if f"asked {event.allegation}" in book.told else f"{_asks(book, event.by)} "
            return event.allegation, f"{came}{named(event.sentence, book.names)}"
        case InspectionAsked():
            book.told.add(f"asked {event.allegation}")
            return event.allegation, f"{_asks(book, event.by)} The gate: {event.rule}."
        case Judged():
            book.judged.setdefault(event.allegation, {})[event.by] = event.breach
        case Found():
            return event.allegation, _finding(book, event)
        case _:
            pass
    return "", ""


def _at_the_gate(book: Book, happened: Sequence[Event], event: Approved) -> str:
    """How all voted on a request for an inspection, told with the first vote; empty with the others."""
    votes = [one for one in happened if isinstance(one, Approved) and one.allegation == event.allegation]
    if votes[0] is not event:
        return ""
    said = []
    for holds, one, many in ((True, "lets it go ahead", "let it go ahead"), (False, "would stop it", "would stop it")):
        who = [vote.by for vote in votes if vote.holds is holds]
        if who:
            said.append(f"{capital(book.group(who))} {one if len(who) == 1 else many}.")
    return " ".join(said)


def _asks(book: Book, by: str) -> str:
    return f"{capital(book.name(by))} asks for a challenge inspection."


def _finding(book: Book, event: Found) -> str:
    result = "Found in breach" if event.breach else "No breach found"
    made = book.cases[event.allegation].round
    guilty = book.was_broken(event.obligation, made, ever=event.breach)
    truth = "" if event.breach == guilty else ", wrongly as we know"
    judged = book.judged.get(event.allegation, {})
    if judged:
        upheld = sum(judged.values())
        return f"{result} by {upheld} to {len(judged) - upheld}{truth} (C4)."
    return f"{result}{truth}: {event.sentence[:1].lower()}{named(event.sentence[1:], book.names)}"


def _once(book: Book, statement: str) -> str:
    """A statement in quotation marks, the first time that words like these are said."""
    gist = book.gist(statement)
    if not statement or gist in book.told:
        return ""
    book.told.add(gist)
    return f": {quote(statement.rstrip('.'))}"
