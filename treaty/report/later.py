"""The later life of adopted texts in prose: reservations and answers, signatures gone back on, double promises."""

from collections.abc import Iterator, Sequence

from treaty.acts.events import (
    Consented,
    Event,
    ObjectionWithdrawn,
    PromisesCollided,
    ProvisionalBegan,
    ProvisionalEnded,
    Reacted,
    ReservationsWithdrawn,
    SignatureRenounced,
    Signed,
)
from treaty.model.reservation import ReservationText
from treaty.report.book import Book
from treaty.views.changes import changed_in_words
from treaty.views.wording import capital, listed

Reserving = Signed | Consented


def later_life(book: Book, happened: Sequence[Event]) -> str:
    """What became of texts beside legislatures and the calendar; empty when nothing did."""
    return " ".join([*_reserved(book, happened), *_answered(book, happened), *_said(book, happened)])


def _reserved(book: Book, happened: Sequence[Event]) -> Iterator[str]:
    """Who joins what with which reservation; one that is confirmed in the same round is told once."""
    made: dict[tuple[str, tuple[ReservationText, ...]], list[str]] = {}
    for event in happened:
        if isinstance(event, Reserving) and event.reservations:
            who = made.setdefault((event.instrument, event.reservations), [])
            who += [event.by] if event.by not in who else []
    for (name, reservations), countries in made.items():
        articles = listed(changed_in_words(book.kinds, book.texts[name], one) for one in reservations)
        one = len(countries) == 1
        yield f"{capital(book.group(countries))} reserve{'s' * one} to {book.short(name)}: {articles}."


def _answered(book: Book, happened: Sequence[Event]) -> Iterator[str]:
    said: dict[tuple[str, str], dict[str, list[str]]] = {}
    for event in happened:
        if isinstance(event, Reacted):
            said.setdefault((event.instrument, event.to), {}).setdefault(event.answer, []).append(event.by)
    verbs = {
        "accept": ("accepts it", "accept it"),
        "object": ("objects", "object"),
        "oppose": ("will have no treaty with it", "will have no treaty with it"),
    }
    for (name, author), answers in said.items():
        told = [
            f"{book.group(answers[answer])} {one if len(answers[answer]) == 1 else many}"
            for answer, (one, many) in verbs.items()
            if answer in answers
        ]
        yield f"On the reservation of {book.name(author)} to {book.short(name)}: {'; '.join(told)}."


def _said(book: Book, happened: Sequence[Event]) -> Iterator[str]:
    for event in happened:
        match event:
            case SignatureRenounced():
                yield f"{capital(book.name(event.by))} goes back on its signature of {book.short(event.instrument)}."
            case ProvisionalBegan():
                yield f"{capital(book.name(event.by))} applies {book.short(event.instrument)} provisionally."
            case ProvisionalEnded():
                what = f"provisional application of {book.short(event.instrument)}"
                yield f"{capital(book.name(event.by))} ends {what}."
            case ReservationsWithdrawn():
                what = f"reservations to {book.short(event.instrument)}"
                yield f"{capital(book.name(event.by))} withdraws its {what}."
            case ObjectionWithdrawn():
                what = f"objection to what {book.name(event.to)} reserved to {book.short(event.instrument)}"
                yield f"{capital(book.name(event.by))} withdraws its {what}."
            case PromisesCollided():
                both = f"{book.short(event.earlier)} and {book.short(event.later)}"
                yield f"{capital(book.name(event.country))} has promised in {both} what cannot both be kept (V30.5)."
            case _:
                pass
