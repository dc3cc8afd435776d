"""Endings told: notices and objections, suspension and termination, third states, corrections, rulings."""

from collections.abc import Iterator

from treaty.acts.ending_commands import Measure
from treaty.acts.events import (
    Contested,
    Corrected,
    CorrectionProposed,
    Invoked,
    Joined,
    NoticeEnded,
    Released,
    Resumed,
    Ruled,
    Suspended,
    Terminated,
    Undertook,
)
from treaty.law.state import Notice
from treaty.views.telling_voice import Telling, Voice, said, tells
from treaty.views.wording import capital, day

_MEANS: dict[Measure, str] = {
    "suspend": "to suspend {text}",
    "suspend towards": "to suspend {text} towards {against}",
    "suspend party": "that all others suspend {text} towards {against}",
    "suspend for all": "that {text} be suspended for all",
    "expel": "that {text} end for {against}",
    "withdraw": "to withdraw from {text}",
    "terminate": "that {text} end for all",
}
_QUESTIONS = {
    "right of withdrawal": "{text} implies {a} right to leave it",
    "impossibility": "what {text} cannot do without is {a}gone for good",
    "temporary impossibility": "what {text} cannot do without is {a}gone for a time",
    "change of circumstances": "circumstances have {a}changed fundamentally since {text}",
}


def measure(voice: Voice, notice: Notice | Invoked) -> str:
    """What a notice means to do: `to suspend the pact`, `that the pact end for Kenya`."""
    against = voice.name(notice.against) if notice.against else ""
    return _MEANS[notice.measure].format(text=voice.text(notice.instrument), against=against)


@tells(Invoked)
def _invoked(voice: Voice, event: Invoked) -> Iterator[Telling]:
    who = (event.by, event.against) if event.against else (event.by,)
    what = f"{voice.does(event.by, 'propose')} {measure(voice, event)}"
    if event.ground == "consent of all":
        sentence = f"{what}; it takes the consent of all parties"
    else:
        case = voice.state.allegations.get(event.allegation)
        ground = f"the breach of {voice.article(case.obligation)}" if case else event.ground
        sentence = f"{what}, for {ground}; objections until {day(str(event.may_act))}"
    yield Telling(f"{sentence}{said(event.reason) or '.'}", "force", who, weight=3)


@tells(Contested)
def _contested(voice: Voice, event: Contested) -> Iterator[Telling]:
    correction = voice.state.corrections.get(event.notice)
    if correction is not None:
        text = voice.text(correction.instrument)
        yield Telling(f"{voice.does(event.by, 'object')} to the correction of {text}, which stands as it is.", "force")
        return
    notice = voice.state.notices[event.notice]
    then = f"; conciliation opens on {day(str(event.conciliation))} if they do not settle it"
    sentence = f"{voice.does(event.by, 'object')} to {voice.whose(notice.by, 'notice')} {measure(voice, notice)}"
    yield Telling(f"{sentence}{then if event.conciliation else ''}.", "force", (event.by, notice.by), weight=2)


@tells(Joined)
def _joined(voice: Voice, event: Joined) -> Iterator[Telling]:
    notice = voice.state.notices[event.notice]
    sentence = f"{voice.does(event.by, 'agree')} with {voice.name(notice.by)} {measure(voice, notice)}."
    if event.objected:
        against = f"{voice.whose(notice.by, 'notice')} {measure(voice, notice)}"
        sentence = f"{voice.does(event.by, 'take back')} {voice.its(event.by)} objection to {against}."
    yield Telling(sentence, "force", (event.by, notice.by), weight=2)


@tells(NoticeEnded)
def _ended(voice: Voice, event: NoticeEnded) -> Iterator[Telling]:
    notice = voice.state.notices[event.notice]
    what = f"notice {measure(voice, notice)}"
    if event.by:
        sentence = f"{voice.does(event.by, 'take back')} {voice.its(event.by)} {what}."
    else:
        sentence = f"{capital(voice.whose(notice.by, what))} lapses: its ground has gone."
    yield Telling(sentence, "force", (notice.by,), weight=2)


@tells(Suspended)
def _suspended(voice: Voice, event: Suspended) -> Iterator[Telling]:
    parties = voice.state.texts[event.instrument].parties()
    others = [who for who in event.towards if who in parties and event.among != (who,)]
    text, first = voice.text(event.instrument), event.among[0]
    if set(event.towards) >= set(parties):
        sentence = f"{capital(text)} is suspended among all its parties."
    elif len(event.among) > 1:
        sentence = f"All other parties suspend {text} towards {voice.group(others)}."
    else:
        whom = voice.group(others) if len(others) < 4 else "all other parties"
        sentence = f"{voice.does(first, 'suspend')} {text} towards {whom}."
    yield Telling(sentence, "force", (*event.among, *others), weight=3)


@tells(Resumed)
def _resumed(voice: Voice, event: Resumed) -> Iterator[Telling]:
    sentence = f"{voice.does(event.by, 'resume')} {voice.text(event.instrument)}."
    yield Telling(sentence, "force", (event.by,), weight=2)


@tells(Terminated)
def _terminated(voice: Voice, event: Terminated) -> Iterator[Telling]:
    text, treaty = capital(voice.text(event.instrument)), voice.state.texts[event.instrument]
    if event.only:
        yield Telling(f"{text} ends for {voice.name(event.only)} alone.", "force", (event.only,), weight=3)
    else:
        yield Telling(f"{text} ends for all.", "force", treaty.contracting(), weight=3)


@tells(Undertook)
def _undertook(voice: Voice, event: Undertook) -> Iterator[Telling]:
    what = f"what {voice.text(event.instrument)} asks of third states"
    yield Telling(f"{voice.does(event.by, 'accept')} {what}, in writing.", "force", (event.by,), weight=2)


@tells(Released)
def _released(voice: Voice, event: Released) -> Iterator[Telling]:
    what = f"from what {voice.its(event.country).replace('its', 'it')} undertook"
    what = "from what you undertook" if event.country == voice.seat else "from what it undertook"
    sentence = f"The parties of {voice.text(event.instrument)} release {voice.name(event.country)} {what}."
    yield Telling(sentence, "force", (event.country,), weight=2)


@tells(CorrectionProposed)
def _proposed(voice: Voice, event: CorrectionProposed) -> Iterator[Telling]:
    what = f"The chair proposes a correction of {voice.text(event.instrument)}"
    changes = voice.changes(event.instrument, event.operations)
    sentence = f"{what}, {changes}; objections until {day(str(event.limit))}"
    yield Telling(f"{sentence}{said(event.reason) or '.'}", "force", weight=2)


@tells(Corrected)
def _corrected(voice: Voice, event: Corrected) -> Iterator[Telling]:
    yield Telling(f"{capital(voice.text(event.instrument))} is corrected, as from its adoption.", "force", weight=2)


@tells(Ruled)
def _ruled(voice: Voice, event: Ruled) -> Iterator[Telling]:
    text = voice.text(event.instrument)
    if event.question == "specially affected":
        case = voice.state.allegations[event.allegation]
        are = "are" if event.country == voice.seat else "is"
        affected = f"{are}{'' if event.holds else ' not'} specially affected by the breach of"
        what = f"{voice.name(event.country)} {affected} {voice.article(case.obligation)}"
    else:
        no = {"right of withdrawal": ("a", "no")}.get(event.question, ("", "not "))[0 if event.holds else 1]
        what = _QUESTIONS[event.question].format(text=text, a=no)
    who = (event.country,) if event.country else ()
    yield Telling(f"The chair rules that {what}{said(event.reason) or '.'}", "force", who, weight=2)
