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
    motion = state.meeting.motions.get(item)
    return (owner.by,) if owner else (motion.by,) if motion else ()


@tells(Proposed)
def _proposed(voice: Voice, event: Proposed) -> Iterator[Telling]:
    called = short(event.text)
    title = called if event.text.title.startswith("The ") else titled(event.text.title)
    known = f" ({called})" if called.lower() != title.lower() else ""
    size = counted(len(event.text.articles), "article")
    yield Telling(f"{voice.does(event.by, 'table')} {title}{known}, {size}.", "text", (event.by,), weight=2)


@tells(AmendmentProposed)
def _amended(voice: Voice, event: AmendmentProposed) -> Iterator[Telling]:
    first = f"amendment {number_of(event.to)} to " if event.to else ""
    where = f"amendment {number_of(event.id)} to {first}{voice.text(event.instrument)}"
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
    mover = _mover(voice.state, event.item)
    if event.manner == "consensus":
        said_so = f"The chair puts {voice.item(event.item)} for adoption by consensus."
        yield Telling(said_so, "vote", mover, weight=2)
        return
    first = f" by roll call, {voice.name(event.roll[0])} first" if event.roll else ""
    again = "second vote" if event.second else "vote"
    yield Telling(f"The {again} on {voice.item(event.item)} is open{first}.", "vote", mover)


@tells(VoteCast)
def _cast(voice: Voice, event: VoteCast) -> Iterator[Telling]:
    how = "abstain on" if event.choice == "abstain" else f"vote {event.choice} on"
    sentence = f"{voice.does(event.by, how)} {voice.item(event.item)}."
    yield Telling(sentence, "vote", (event.by,), weight=int(event.by == voice.seat))


@tells(VoteClosed)
def _closed(voice: Voice, event: VoteClosed) -> Iterator[Telling]:
    item, mover = capital(voice.item(event.item)), _mover(voice.state, event.item)
    if event.manner == "consensus":
        blocked = f"No consensus on {voice.item(event.item)}: {voice.group(event.no)} stood against it."
        yield Telling(f"{item} finds consensus." if event.passed else blocked, "vote", mover, weight=2)
        return
    yes, no, abstaining = event.counts or (len(event.yes), len(event.no), len(event.abstain))
    counts = f"{yes} yes, {no} no{f', {abstaining} abstaining' if abstaining else ''}"
    against = f"; against it {voice.group(event.no)}" if event.no else ""
    sentence = f"{item} {_result(event)}: {counts}{against}."
    yield Telling(sentence, "vote", mover, weight=2)


def _result(event: VoteClosed) -> str:
    if event.void:
        return "is not decided for want of a quorum"
    if event.again:
        return "is tied, and voted on again"
    return "is carried" if event.passed else "is lost"


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
