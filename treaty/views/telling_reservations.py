"""Later life of a text told: signatures confirmed or gone back on, reservations and their answers, double promises."""

from collections.abc import Iterator

from treaty.acts.events import (
    ObjectionWithdrawn,
    PromisesCollided,
    ProvisionalBegan,
    ProvisionalEnded,
    Reacted,
    ReservationsWithdrawn,
    SignatureConfirmed,
    SignatureRenounced,
)
from treaty.model.reservation import ReservationText
from treaty.views.telling_voice import Telling, Voice, tells
from treaty.views.wording import listed


def reserving(reservations: tuple[ReservationText, ...]) -> str:
    """`, reserving articles 2 and 5 (notice_days 60)`; nothing where nothing is reserved."""
    if not reservations:
        return ""
    said = []
    for one in reservations:
        values = ", ".join(f"{name.replace('_', ' ')} {_value(value)}" for name, value in one.values.items())
        said.append(f"{one.article} ({values})" if values else one.article)
    articles = "articles" if len(said) > 1 else "article"
    return f", reserving {articles} {listed(said, 4)}"


def _value(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


@tells(SignatureConfirmed)
def _confirmed(voice: Voice, event: SignatureConfirmed) -> Iterator[Telling]:
    sentence = f"{voice.does(event.by, 'confirm')} {voice.its(event.by)} signature of {voice.text(event.instrument)}."
    yield Telling(sentence, "home", (event.by,))


@tells(SignatureRenounced)
def _renounced(voice: Voice, event: SignatureRenounced) -> Iterator[Telling]:
    what = f"{voice.its(event.by)} signature of {voice.text(event.instrument)}"
    sentence = f"{voice.does(event.by, 'go back on')} {what} and will not become a party."
    yield Telling(sentence, "home", (event.by,), weight=3)


@tells(ProvisionalBegan)
def _begun(voice: Voice, event: ProvisionalBegan) -> Iterator[Telling]:
    yield Telling(
        f"{voice.does(event.by, 'apply')} {voice.text(event.instrument)} provisionally.", "force", (event.by,)
    )


@tells(ProvisionalEnded)
def _ended(voice: Voice, event: ProvisionalEnded) -> Iterator[Telling]:
    sentence = f"{voice.does(event.by, 'end')} provisional application of {voice.text(event.instrument)}."
    yield Telling(sentence, "force", (event.by,), weight=2)


@tells(Reacted)
def _reacted(voice: Voice, event: Reacted) -> Iterator[Telling]:
    what = f"{voice.whose(event.to, 'reservations')} to {voice.text(event.instrument)}"
    words = {
        "accept": f"{voice.does(event.by, 'accept')} {what}.",
        "object": f"{voice.does(event.by, 'object')} to {what}.",
        "oppose": f"{voice.does(event.by, 'object')} to {what} and will have no treaty with {voice.name(event.to)}.",
    }
    yield Telling(words[event.answer], "home", (event.by, event.to), weight=1 if event.answer == "accept" else 2)


@tells(ReservationsWithdrawn)
def _withdrawn(voice: Voice, event: ReservationsWithdrawn) -> Iterator[Telling]:
    sentence = (
        f"{voice.does(event.by, 'withdraw')} {voice.its(event.by)} reservations to {voice.text(event.instrument)}."
    )
    yield Telling(sentence, "home", (event.by,), weight=2)


@tells(ObjectionWithdrawn)
def _lifted(voice: Voice, event: ObjectionWithdrawn) -> Iterator[Telling]:
    what = f"{voice.whose(event.to, 'reservations')} to {voice.text(event.instrument)}"
    sentence = f"{voice.does(event.by, 'withdraw')} {voice.its(event.by)} objection to {what}."
    yield Telling(sentence, "home", (event.by, event.to))


@tells(PromisesCollided)
def _collided(voice: Voice, event: PromisesCollided) -> Iterator[Telling]:
    texts = f"{voice.text(event.earlier)} and {voice.text(event.later)}"
    sentence = f"{voice.does(event.country, 'have')} promised in {texts} what cannot both be kept. {event.sentence}"
    yield Telling(sentence, "force", (event.country,), weight=3)
