"""The rows of the tidy tables, in the order in which things happened. What a column holds stands in `codebook.py`."""

from collections.abc import Iterator, Sequence

from treaty.acts.events import (
    AmendmentProposed,
    BecameParty,
    ConductRecorded,
    Consented,
    DealDeclined,
    DealEnded,
    DealOffered,
    DealTaken,
    Declared,
    EnteredIntoForce,
    Event,
    EvidenceArrived,
    Expired,
    Fell,
    GameStarted,
    LegislatureDecided,
    Retracted,
    Said,
    Scored,
    Signed,
    Submitted,
    TextChanged,
    VoteClosed,
    WithdrawalNotified,
    WithdrawalRevoked,
    WithdrawalTookEffect,
    WorldMoved,
)
from treaty.model.figures import Figures, Nation
from treaty.model.measure import MEASURES
from treaty.report.book import Book
from treaty.report.changes import in_words
from treaty.views.ending import DebriefView

Cell = str | int | float | bool | None
Row = Sequence[Cell]
NATION: tuple[str, ...] = tuple(name for name in Nation.model_fields if name != "practices")
COLUMNS: dict[str, tuple[str, ...]] = {
    "figures": ("round", "country", *NATION, "tension", "hazard", "fragmentation", "incident", "crisis"),
    "votes": ("round", "date", "item", "instrument", "kind", "country", "choice", "passed"),
    "consents": ("round", "date", "instrument", "country", "act", "detail"),
    "amendments": ("round", "date", "amendment", "instrument", "country", "change", "reason", "outcome"),
    "obligations": (
        "round", "obligation", "instrument", "article", "party", "measure", "comparator", "limit", "unit", "conduct",
        "declared", "breached", "belief",
    ),
    "evidence": ("round", "to", "obligation", "method", "alarm", "detection", "false_alarm", "breached"),
    "deals": ("round", "deal", "by", "to", "gives", "asks", "outcome", "outcome_round", "broken_by"),
    "messages": ("round", "date", "by", "to", "text"),
    "scores": ("round", "country", "public_aim", "secret_aims", "red_line", "common", "total"),
}  # fmt: skip
"""Table -> its columns."""


def figures(events: Sequence[Event]) -> Iterator[Row]:
    """Rounds times countries; round 0 is the start."""
    for event in events:
        if isinstance(event, GameStarted):
            yield from _figures(0, event.scenario.figures, 0, 0)
        elif isinstance(event, WorldMoved):
            yield from _figures(event.round, event.figures, event.incident, event.crisis)


def _figures(number: int, now: Figures, incident: int, crisis: int) -> Iterator[Row]:
    for country in now.countries:
        nation = now.nations[country]
        own = [getattr(nation, name) for name in NATION]
        yield (number, country, *own, now.tension, now.hazard, now.fragmentation, incident, crisis)


def votes(events: Sequence[Event]) -> Iterator[Row]:
    """One row a vote cast, as it stood when the vote was closed."""
    belongs = {event.id: event.instrument for event in events if isinstance(event, AmendmentProposed)}
    for event in events:
        if not isinstance(event, VoteClosed):
            continue
        instrument = belongs.get(event.item, event.item)
        kind = "amendment" if event.item in belongs else "text"
        for choice, countries in (("yes", event.yes), ("no", event.no), ("abstain", event.abstain)):
            for country in countries:
                yield (event.round, str(event.on), event.item, instrument, kind, country, choice, event.passed)


def consents(events: Sequence[Event]) -> Iterator[Row]:
    """One row an act of consent or withdrawal."""
    for event in events:
        match event:
            case Signed():
                act, who, detail = "signed", event.by, ""
            case Submitted():
                act, who, detail = "submitted", event.by, "accession" if event.accession else ""
            case LegislatureDecided():
                act, who = "approved" if event.approved else "refused", event.country
                detail = f"margin {event.margin:g}: {'; '.join(event.reasons)}"
            case Consented():
                act, who, detail = "consented", event.by, event.means
            case BecameParty():
                act, who, detail = "party", event.country, "late joiner"
            case EnteredIntoForce():
                for party in event.parties:
                    yield (event.round, str(event.on), event.instrument, party, "party", "entry into force")
                continue
            case WithdrawalNotified():
                act, who, detail = "notice", event.by, f"effect {event.effect}"
            case WithdrawalRevoked():
                act, who, detail = "revoked", event.by, ""
            case WithdrawalTookEffect():
                act, who, detail = "left", event.country, ""
            case _:
                continue
        yield (event.round, str(event.on), event.instrument, who, act, detail)


def amendments(events: Sequence[Event]) -> Iterator[Row]:
    """One row an amendment, with what became of it."""
    outcome: dict[str, str] = {}
    for event in events:
        if isinstance(event, VoteClosed):
            outcome[event.item] = "carried" if event.passed else "lost"
        elif isinstance(event, Fell | Retracted):
            outcome[event.item] = "fell" if isinstance(event, Fell) else "retracted"
        elif isinstance(event, TextChanged):
            outcome.setdefault(event.amendment, "merged")
    book = _book(events)
    for event in events[1:]:
        book.note(event)
        if isinstance(event, AmendmentProposed):
            change = in_words(book, event.instrument, event.operations)
            ends = outcome.get(event.id, "undecided")
            yield (event.round, str(event.on), event.id, event.instrument, event.by, change, event.reason, ends)


def _book(events: Sequence[Event]) -> Book:
    first = events[0]
    assert isinstance(first, GameStarted)
    return Book.open(first)


def obligations(events: Sequence[Event], view: DebriefView) -> Iterator[Row]:
    """Obligations times rounds in which they were due: truth, what was said, and what the parties believed."""
    book = _book(events)
    for event in events[1:]:
        book.note(event)
    ends = _ends(events)
    known: dict[str, float] = {}
    said: dict[str, dict[str, float]] = {}
    recorded: ConductRecorded | None = None
    for event in events:
        if isinstance(event, Declared):
            said[event.by] = event.values
        elif isinstance(event, ConductRecorded):
            recorded = event
        elif isinstance(event, EvidenceArrived) and event.to == "ALL":
            known |= event.beliefs
        elif isinstance(event, WorldMoved) and recorded is not None:
            yield from _due_now(book, view, recorded, said, known, ends)


def _ends(events: Sequence[Event]) -> dict[str, int]:
    """Instrument, or instrument/party -> the round in which its obligations ended."""
    ends: dict[str, int] = {}
    for event in events:
        if isinstance(event, WithdrawalTookEffect):
            ends[f"{event.instrument}/{event.country}"] = event.round
        elif isinstance(event, Expired):
            ends[event.instrument] = event.round
    return ends


def _due_now(
    book: Book,
    view: DebriefView,
    recorded: ConductRecorded,
    said: dict[str, dict[str, float]],
    known: dict[str, float],
    ends: dict[str, int],
) -> Iterator[Row]:
    number = recorded.round
    for entry in view.ledger:
        end = min(ends.get(f"{entry.instrument}/{entry.party}", 10**6), ends.get(entry.instrument, 10**6))
        duty = book.duty(entry.obligation)
        if duty is None or not entry.since <= number < end:
            continue
        yield (
            number,
            entry.obligation,
            entry.instrument,
            entry.article,
            entry.party,
            duty.measure,
            duty.comparator,
            duty.limit,
            MEASURES[duty.measure].unit,
            recorded.conduct.get(entry.party, {}).get(duty.measure),
            said.get(entry.party, {}).get(duty.measure),
            entry.obligation in recorded.breaches,
            known.get(entry.obligation),
        )


def evidence(events: Sequence[Event]) -> Iterator[Row]:
    """One row an alarm, with the truth beside it; clean reports are in the beliefs of `obligations`."""
    broken: frozenset[str] = frozenset()
    for event in events:
        if isinstance(event, ConductRecorded):
            broken = frozenset(event.breaches)
        elif isinstance(event, EvidenceArrived):
            for one in event.reports:
                truth = one.obligation in broken
                yield (
                    event.round,
                    event.to,
                    one.obligation,
                    one.method,
                    one.alarm,
                    one.detection,
                    one.false_alarm,
                    truth,
                )


def deals(events: Sequence[Event]) -> Iterator[Row]:
    """One row an offer, with what became of it."""
    outcome: dict[str, tuple[str, int, str]] = {}
    for event in events:
        if isinstance(event, DealTaken):
            outcome[event.id] = ("agreed", event.round, "")
        elif isinstance(event, DealDeclined):
            outcome[event.id] = ("declined", event.round, "")
        elif isinstance(event, DealEnded):
            outcome[event.id] = ("broken" if event.broken_by else "kept", event.round, " ".join(event.broken_by))
    for event in events:
        if isinstance(event, DealOffered):
            gives = "; ".join(promise.words() for promise in event.gives)
            asks = "; ".join(promise.words() for promise in event.asks)
            became = outcome.get(event.id, ("open", None, ""))
            yield (event.round, event.id, event.by, event.to, gives, asks, *became)


def messages(events: Sequence[Event]) -> Iterator[Row]:
    """One row a message."""
    for event in events:
        if isinstance(event, Said):
            yield (event.round, str(event.on), event.by, " ".join(event.to) or "ALL", event.text)


def scores(events: Sequence[Event]) -> Iterator[Row]:
    """Rounds times countries."""
    for event in events:
        if isinstance(event, Scored):
            for country, score in event.scores.items():
                secret = round(sum(score.aims[1:]), 2)
                yield (event.round, country, score.aims[0], secret, score.red_line, score.common, score.total)
