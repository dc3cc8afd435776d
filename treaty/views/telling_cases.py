"""Disputes told: accusation, answer, inspection, judgement, finding, remedy.

What an inspection found is shared among the parties of the text; others hear that it was held.
"""

from collections.abc import Iterator

from treaty.acts.events import (
    Alleged,
    Answered,
    Approved,
    Found,
    Inspected,
    InspectionAsked,
    Judged,
    RemedyApplied,
)
from treaty.views.heard import texts_of
from treaty.views.telling_voice import Telling, Voice, said, tells
from treaty.views.wording import capital

_REMEDIES = {
    "assistance": "{who} {get} help to mend {its} conduct under {text}, until the end of round {until}.",
    "caution": "{who} {are} cautioned under {text}, until the end of round {until}.",
    "suspension": "{rights} under {text} are suspended until the end of round {until}.",
    "trade measures": "{who} {face} trade measures under {text} until the end of round {until}.",
}


@tells(Alleged)
def _alleged(voice: Voice, event: Alleged) -> Iterator[Telling]:
    over = voice.promise(event.obligation)
    if event.by == event.against:
        told = f"{voice.does(event.by, 'report')} a breach of its own: {over}{said(event.statement) or '.'}"
        yield Telling(told, "case", (event.by,), weight=2)
        return
    sentence = f"{voice.does(event.by, 'accuse')} {voice.name(event.against)} of breaking {over}"
    yield Telling(f"{sentence}{said(event.statement) or '.'}", "case", (event.by, event.against), weight=2)


@tells(Answered)
def _answered(voice: Voice, event: Answered) -> Iterator[Telling]:
    case = voice.state.allegations[event.allegation]
    breach = f"a breach of {voice.article(case.obligation)}"
    sentence = f"{voice.does(event.by, event.answer)} {breach}{said(event.statement) or '.'}"
    yield Telling(sentence, "case", (event.by, case.by), weight=2)


@tells(Inspected)
def _inspected(voice: Voice, event: Inspected) -> Iterator[Telling]:
    case = voice.state.allegations[event.allegation]
    who = (event.by, case.against)
    head = f"{voice.does(event.by, 'ask')} for an inspection of {voice.name(case.against)}"
    if not event.let_in:
        yield Telling(f"{head} over {voice.article(case.obligation)}. {event.sentence}", "case", who, weight=2)
        return
    if event.let_in and case.instrument not in texts_of(voice.seat, voice.state):
        yield Telling(f"{head}; the team goes in and reports to the parties.", "case", who, weight=2)
        return
    belief = f" Belief in a breach: {100 * event.belief:.0f} %." if event.belief is not None else ""
    sentence = f"{head} over {voice.article(case.obligation)}. {event.sentence}{belief}"
    yield Telling(sentence, "case", who, weight=2, private=event.let_in)


@tells(InspectionAsked)
def _inspection_asked(voice: Voice, event: InspectionAsked) -> Iterator[Telling]:
    case = voice.state.allegations[event.allegation]
    asks = f"{voice.does(event.by, 'ask')} for an inspection of {voice.name(case.against)}"
    yield Telling(
        f"{asks} over {voice.article(case.obligation)}: {event.rule}.", "case", (event.by, case.against), weight=2
    )


@tells(Approved)
def _approved(voice: Voice, event: Approved) -> Iterator[Telling]:
    case = voice.state.allegations[event.allegation]
    how = "for" if event.holds else "against"
    sentence = f"{voice.does(event.by, 'speak')} {how} the inspection of {voice.name(case.against)}."
    yield Telling(sentence, "case", (event.by, case.against))


@tells(Judged)
def _judged(voice: Voice, event: Judged) -> Iterator[Telling]:
    case = voice.state.allegations[event.allegation]
    how = "made out" if event.breach else "not made out"
    against = f"the accusation against {voice.name(case.against)}"
    sentence = f"{voice.does(event.by, 'hold')} {against} {how} ({voice.article(case.obligation)})."
    yield Telling(sentence, "case", (event.by, case.against))


@tells(Found)
def _found(voice: Voice, event: Found) -> Iterator[Telling]:
    verb = "are found" if event.breach else "are not found"
    judged = voice.state.allegations[event.allegation].judged
    if judged:
        upheld = sum(judged.values())
        how = f", {upheld} to {len(judged) - upheld}."
    else:
        how = f": {event.sentence[:1].lower()}{event.sentence[1:]}"
    sentence = f"{voice.does(event.against, verb)} in breach of {voice.article(event.obligation)}{how}"
    yield Telling(sentence, "case", (event.against,), weight=3 if event.breach else 2)


@tells(RemedyApplied)
def _remedied(voice: Voice, event: RemedyApplied) -> Iterator[Telling]:
    you, name = event.country == voice.seat, voice.name(event.country)
    sentence = _REMEDIES[event.step].format(
        who=capital(name),
        rights=capital(voice.whose(event.country, "rights")),
        get="get" if you else "gets",
        are="are" if you else "is",
        face="face" if you else "faces",
        its=voice.its(event.country),
        text=voice.text(event.instrument),
        until=event.until,
    )
    yield Telling(sentence, "case", (event.country,), weight=2)
