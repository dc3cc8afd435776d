"""The floor told: texts, amendments, votes."""

from collections.abc import Iterator

from treaty.acts.events import (
    Adopted,
    AdoptionMoved,
    AmendmentProposed,
    Fell,
    Proposed,
    Rejected,
    Retracted,
    Seconded,
    TextChanged,
    VoteCast,
    VoteClosed,
    VoteOpened,
)
from treaty.law.state import State
from treaty.views.telling_voice import Telling, Voice, number_of, said, short, tells
from treaty.views.wording import capital, counted, titled


def _mover(state: State, item: str) -> tuple[str, ...]:
    owner = state.amendments.get(item) or state.texts.get(item)
    return (owner.by,) if owner else ()


@tells(Proposed)
def _proposed(voice: Voice, event: Proposed) -> Iterator[Telling]:
    called = short(event.text)
    title = called if event.text.title.startswith("The ") else titled(event.text.title)
    known = f" ({called})" if called.lower() != title.lower() else ""
    size = counted(len(event.text.articles), "article")
    yield Telling(f"{voice.does(event.by, 'table')} {title}{known}, {size}.", "text", (event.by,), weight=2)


@tells(AmendmentProposed)
def _amended(voice: Voice, event: AmendmentProposed) -> Iterator[Telling]:
    where = f"amendment {number_of(event.id)} to {voice.text(event.instrument)}"
    what = voice.changes(event.instrument, event.operations)
    sentence = f"{voice.does(event.by, 'move')} {where}, {what}"
    yield Telling(f"{sentence}{said(event.reason) or '.'}", "text", (event.by,), weight=2)


@tells(Seconded)
def _seconded(voice: Voice, event: Seconded) -> Iterator[Telling]:
    yield Telling(f"{voice.does(event.by, 'second')} {voice.item(event.item)}.", "text", (event.by,))


@tells(Retracted)
def _retracted(voice: Voice, event: Retracted) -> Iterator[Telling]:
    own = _own_item(voice, event.by, event.item)
    yield Telling(f"{voice.does(event.by, 'take')} {own} back.", "text", (event.by,))


def _own_item(voice: Voice, by: str, item: str) -> str:
    """An item as its owner speaks of it: its name need not be said twice."""
    amendment = voice.state.amendments.get(item)
    if amendment is None:
        return voice.item(item)
    return f"{voice.its(by)} amendment {number_of(item)} to {voice.text(amendment.instrument)}"


@tells(AdoptionMoved)
def _moved(voice: Voice, event: AdoptionMoved) -> Iterator[Telling]:
    sentence = f"{voice.does(event.by, 'move')} that {voice.text(event.instrument)} be put to the vote as a whole."
    yield Telling(sentence, "vote", (event.by,))


@tells(VoteOpened)
def _opened(voice: Voice, event: VoteOpened) -> Iterator[Telling]:
    yield Telling(f"The vote on {voice.item(event.item)} is open.", "vote", _mover(voice.state, event.item))


@tells(VoteCast)
def _cast(voice: Voice, event: VoteCast) -> Iterator[Telling]:
    how = "abstain on" if event.choice == "abstain" else f"vote {event.choice} on"
    sentence = f"{voice.does(event.by, how)} {voice.item(event.item)}."
    yield Telling(sentence, "vote", (event.by,), weight=int(event.by == voice.seat))


@tells(VoteClosed)
def _closed(voice: Voice, event: VoteClosed) -> Iterator[Telling]:
    abstain = f", {len(event.abstain)} abstaining" if event.abstain else ""
    counts = f"{len(event.yes)} yes, {len(event.no)} no{abstain}"
    against = f"; against it {voice.group(event.no)}" if event.no else ""
    result = "is carried" if event.passed else "is lost"
    sentence = f"{capital(voice.item(event.item))} {result}: {counts}{against}."
    yield Telling(sentence, "vote", _mover(voice.state, event.item), weight=2)


@tells(TextChanged)
def _changed(voice: Voice, event: TextChanged) -> Iterator[Telling]:
    version = len(voice.state.texts[event.instrument].versions)
    text, part = capital(voice.text(event.instrument)), voice.amendment(event.amendment)
    sentence = f"{text} stands in version {version}: {part} is part of it."
    yield Telling(sentence, "text", _mover(voice.state, event.amendment))


@tells(Fell)
def _fell(voice: Voice, event: Fell) -> Iterator[Telling]:
    reason = event.reason
    for item in voice.state.amendments:
        reason = reason.replace(item, f"amendment {number_of(item)}")
    sentence = f"{capital(voice.item(event.item))} falls: {reason}."
    yield Telling(sentence, "text", _mover(voice.state, event.item))


@tells(Adopted)
def _adopted(voice: Voice, event: Adopted) -> Iterator[Telling]:
    treaty = voice.state.texts[event.instrument]
    binding = "signature binds" if treaty.text.final.consent == "signature" else "signature and ratification follow"
    sentence = f"{capital(voice.text(event.instrument))} is adopted; {binding}."
    yield Telling(sentence, "text", (treaty.by,), weight=3)


@tells(Rejected)
def _rejected(voice: Voice, event: Rejected) -> Iterator[Telling]:
    sentence = f"{capital(voice.text(event.instrument))} does not find its majority and is off the floor."
    yield Telling(sentence, "text", _mover(voice.state, event.instrument), weight=2)
