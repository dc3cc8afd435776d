"""The meeting's own business told: motions, separate votes, objections, silence, rulings of the chair."""

from collections.abc import Iterator

from treaty.acts.asked import CHAIR
from treaty.acts.events import (
    AmendmentAccepted,
    AmendmentChanged,
    ArticleStruck,
    MotionDecided,
    MotionMade,
    Objected,
    OrderRuled,
    QuorumCounted,
    RollCallAsked,
    SilenceBegan,
    SilenceBroken,
    SilenceKept,
    Waived,
)
from treaty.views.telling_voice import Telling, Voice, number_of, said, tells
from treaty.views.wording import capital, day


@tells(AmendmentAccepted)
def _accepted(voice: Voice, event: AmendmentAccepted) -> Iterator[Telling]:
    sentence = f"{voice.does(event.by, 'accept')} {voice.item(event.item)}: no vote is needed."
    yield Telling(sentence, "text", (event.by, voice.state.amendments[event.item].by), weight=2)


@tells(AmendmentChanged)
def _amendment_changed(voice: Voice, event: AmendmentChanged) -> Iterator[Telling]:
    changed, part = capital(voice.item(event.amendment)), voice.amendment(event.item)
    yield Telling(f"{changed} is changed: {part} is part of it.", "text", (voice.state.amendments[event.item].by,))


@tells(MotionMade)
def _made(voice: Voice, event: MotionMade) -> Iterator[Telling]:
    if event.what == "divide":
        part = f"article {event.about} of {voice.text(event.instrument)}"
        sentence = f"{voice.does(event.by, 'ask')} for a separate vote on {part}."
    else:
        sentence = f"{voice.does(event.by, 'move')} {voice.asked(event.what, event.about)}."
    yield Telling(sentence, "vote", (event.by,), weight=2)


_PART = {
    "allowed": "The majority wants it: {} is voted on separately.",
    "kept": "{} stays in the text; the whole is still to be voted on.",
    "out": "{} is voted out of the text.",
}
_FOLLOWS = {
    "appeal": "The chair is overruled: amendments go by how far they are from the text.",
    "adjourn meeting": "Nothing more is put to the vote in this round.",
    "adjourn debate": "{} is not voted on in this round.",
    "close debate": "{} is put to the vote with the amendments that stand; no more are tabled.",
    "rule": "From now on the meeting decides by {}.",
    "procedure": "{} is decided by the majority for procedure.",
    "important": "{} needs two thirds, with all its parts and amendments.",
    "reconsider": "{} is before the meeting again.",
    "not put": "{} is not put to the vote.",
}
"""What follows when a motion is carried; that it is, or is lost, the result of the vote has said."""


@tells(MotionDecided)
def _decided(voice: Voice, event: MotionDecided) -> Iterator[Telling]:
    motion = voice.state.meeting.motions[event.id]
    if motion.what == "divide":
        part = f"article {motion.about} of {voice.text(motion.instrument)}"
        sentence = _PART.get(event.stage, "").format(part if event.stage == "allowed" else capital(part))
        if event.stage == "kept" and voice.state.scenario.procedure.package:
            sentence = f"{capital(part)} is agreed ad referendum: only the whole adopts it."
    elif event.stage == "carried":
        thing = voice.thing(motion.about)
        sentence = _FOLLOWS[motion.what].format(thing if motion.what == "rule" else capital(thing))
    else:
        return
    if sentence:
        yield Telling(sentence, "vote", (motion.by,), weight=2)


@tells(ArticleStruck)
def _struck(voice: Voice, event: ArticleStruck) -> Iterator[Telling]:
    version = len(voice.state.texts[event.instrument].versions)
    text = capital(voice.text(event.instrument))
    yield Telling(f"{text} stands in version {version}, without article {event.article}.", "text")


@tells(Objected)
def _objected(voice: Voice, event: Objected) -> Iterator[Telling]:
    motion = voice.state.meeting.motions.get(event.item)
    if motion is not None:
        what = f"a separate vote on article {motion.about} of {voice.text(motion.instrument)}: the meeting decides"
    elif event.late:
        what = f"{voice.item(event.item)} after its adoption: that is recorded, and changes nothing"
    else:
        what = f"consensus on {voice.item(event.item)}"
    yield Telling(f"{voice.does(event.by, 'object')} to {what}.", "vote", (event.by,), weight=2)


@tells(SilenceBegan)
def _silence(voice: Voice, event: SilenceBegan) -> Iterator[Telling]:
    who = "The chair circulates" if event.by == CHAIR else voice.does(event.by, "circulate")
    again = "again, so that the clock starts anew, " if event.extended else ""
    sentence = f"{who} {voice.text(event.instrument)} {again}under silence until {day(str(event.until))}."
    yield Telling(sentence, "vote", () if event.by == CHAIR else (event.by,), weight=2)


@tells(SilenceBroken)
def _broken(voice: Voice, event: SilenceBroken) -> Iterator[Telling]:
    sentence = (
        f"{voice.does(event.by, 'break')} the silence on {voice.text(event.instrument)}; it is back on the floor."
    )
    yield Telling(sentence, "vote", (event.by,), weight=2)


@tells(SilenceKept)
def _kept(voice: Voice, event: SilenceKept) -> Iterator[Telling]:
    yield Telling(f"Nobody has broken the silence on {voice.text(event.instrument)}.", "vote", weight=2)


@tells(RollCallAsked)
def _roll_call(voice: Voice, event: RollCallAsked) -> Iterator[Telling]:
    yield Telling(f"{voice.does(event.by, 'ask')} for a roll call on {voice.item(event.item)}.", "vote", (event.by,))


@tells(QuorumCounted)
def _counted(voice: Voice, event: QuorumCounted) -> Iterator[Telling]:
    present = f"{len(event.present)} have taken part so far, {event.needed} are needed"
    yield Telling(f"{voice.does(event.by, 'challenge')} the quorum: {present}.", "vote", (event.by,))


@tells(OrderRuled)
def _ruled(voice: Voice, event: OrderRuled) -> Iterator[Telling]:
    which = f"amendment {number_of(event.item)}"
    sentence = f"The chair puts {which} to {voice.text(event.instrument)} first{said(event.reason) or '.'}"
    yield Telling(sentence, "vote", (voice.state.amendments[event.item].by,))


@tells(Waived)
def _waived(voice: Voice, event: Waived) -> Iterator[Telling]:
    yield Telling(f"The chair lets {voice.item(event.item)} be put in this round.", "vote")
