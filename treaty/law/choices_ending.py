"""Closed choices about grounds, notices, rulings, corrections and third states, with the titles people read."""

from collections.abc import Iterator

from treaty.acts.commands import (
    CHAIR,
    CarryOut,
    Command,
    Contest,
    Invoke,
    Join,
    Resume,
    Revoke,
    Rule,
    Undertake,
)
from treaty.acts.ending_commands import Ground, Measure, Question
from treaty.law.made import made
from treaty.law.measures import OPEN
from treaty.law.pleading import breached_duty, missing
from treaty.law.ruling import is_silent
from treaty.law.state import Allegation, Notice, State, Treaty
from treaty.law.thirds import means_thirds, undertaken
from treaty.model.base import LINE_LENGTH
from treaty.model.dates import Phase

Choices = Iterator[tuple[str, Command]]
ENDINGS_LEVEL = 3
"""The level of exercise from which on these choices are there (T5)."""
MEANS: dict[Measure, str] = {
    "suspend": "suspend {text} for {by}",
    "suspend towards": "suspend {text} between {by} and {against}",
    "suspend party": "have all others suspend {text} towards {against}",
    "suspend for all": "have {text} suspended for all",
    "expel": "have {text} end for {against}",
    "withdraw": "withdraw {by} from {text}",
    "terminate": "have {text} end for all",
}
"""A measure as what somebody means to do."""
OF_TWO: tuple[Measure, ...] = ("suspend", "terminate")
OF_MANY: tuple[Measure, ...] = ("suspend", "suspend towards", "suspend party", "suspend for all", "expel", "terminate")
BY_CONSENT: tuple[Measure, ...] = ("terminate", "suspend for all", "withdraw")
CHANGED: tuple[Ground, ...] = ("impossibility", "change of circumstances")
QUESTIONS: tuple[Question, ...] = ("impossibility", "temporary impossibility", "change of circumstances")


def on_endings(state: State, by: str) -> Choices:
    """Choices of a country or of the chair, allowed or not; the judges say which is allowed now."""
    if state.scenario.level < ENDINGS_LEVEL:
        return
    parts = (_rulings(state),) if by == CHAIR else (_notices(state, by), _texts(state, by))
    for part in parts:
        yield from ((title[:LINE_LENGTH], command) for title, command in part)


def open_on_endings(state: State, by: str) -> Iterator[tuple[str, str, str, str]]:
    """Open choices of the chair: to correct an adopted text."""
    if by != CHAIR or state.scenario.level < ENDINGS_LEVEL or state.ended or state.phase is Phase.REVEAL:
        return
    open_now = {one.instrument for one in state.corrections.values() if one.stage == "open"}
    for name, treaty in state.texts.items():
        if treaty.stage == "adopted" and name not in open_now:
            what = f"operations on {len(treaty.text.articles)} articles"
            yield "correct", f"Correct an error in {treaty.text.title}"[:LINE_LENGTH], "operations", what


def means(state: State, notice: Notice, by: str = "itself") -> str:
    """What a notice means to do, in words: `suspend the pact between itself and BRA`."""
    title = state.texts[notice.instrument].text.title[:60]
    return MEANS[notice.measure].format(text=title, by=by, against=notice.against)


def _notices(state: State, by: str) -> Choices:
    for notice in state.notices.values():
        if notice.stage not in OPEN:
            continue
        named = ("notice", notice.id)
        what = means(state, notice, "yourself" if notice.by == by else "itself")
        if notice.by == by:
            yield f"Carry out your notice to {what}", made(CarryOut, by, named)
            yield f"Take back your notice to {what}", made(Revoke, by, named)
        elif state.texts[notice.instrument].consent(by).in_force:
            objected = any(who == by for _, who in notice.objections)
            if objected:
                yield f"Take back your objection to the notice of {notice.by} to {what}", made(Join, by, named)
            elif by in missing(state, notice):
                yield f"Agree with {notice.by} to {what}", made(Join, by, named)
            if not objected and notice.ground != "consent of all" and by not in notice.joined:
                yield f"Object to the notice of {notice.by} to {what}", made(Contest, by, named)
    for correction in state.corrections.values():
        if correction.stage == "open":
            title = state.texts[correction.instrument].text.title
            yield f"Object to the correction of {title}", made(Contest, by, ("notice", correction.id))


def _texts(state: State, by: str) -> Choices:
    for name, treaty in state.texts.items():
        if treaty.stage != "adopted" or treaty.in_force is None:
            continue
        title, named = treaty.text.title[:60], ("instrument", name)
        if treaty.consent(by).in_force:
            yield from _grounds(state, by, treaty, title)
        elif undertaken(treaty, by):
            said = f"Propose to all parties that they release you from {title}"
            yield said, made(Invoke, by, named, ("ground", "consent of all"), ("measure", "withdraw"))
        elif means_thirds(treaty):
            yield f"Accept in writing what {title} means for third states", made(Undertake, by, named)
        if any(pause.by == by for pause in treaty.pauses):
            yield f"Resume {title}, which you suspended", made(Resume, by, named)


def _grounds(state: State, by: str, treaty: Treaty, title: str) -> Choices:
    named = ("instrument", treaty.text.id)
    leaving = not treaty.text.amends
    two = len(treaty.parties()) == 2
    for case in _material(state, treaty):
        if case.against == by:
            continue
        for measure in OF_TWO if two else OF_MANY:
            if measure == "expel" and not leaving:
                continue
            what = MEANS[measure].format(text=title, by="yourself", against=case.against)
            ground = (("ground", "material breach"), ("measure", measure), ("allegation", case.id))
            yield f"Give notice, for the breach in {case.id}, to {what}", made(Invoke, by, named, *ground)
    for measure in BY_CONSENT:
        if measure != "withdraw" or leaving:
            what = MEANS[measure].format(text=title, by="yourself", against="")
            consent = (("ground", "consent of all"), ("measure", measure))
            yield f"Propose to all parties to {what}", made(Invoke, by, named, *consent)
    held = [question for (what, question), holds in state.rulings.items() if holds and what == treaty.text.id]
    for plea in (one for one in CHANGED if any(question.endswith(one) for question in held)):
        ends: tuple[Measure, ...] = ("terminate",) if two else ("withdraw",) if leaving else ()
        for measure in ("suspend", *ends):
            what = MEANS[measure].format(text=title, by="yourself", against="")
            yield (
                f"Give notice, for {plea}, to {what}",
                made(Invoke, by, named, ("ground", plea), ("measure", measure)),
            )


def _material(state: State, treaty: Treaty) -> Iterator[Allegation]:
    """Findings that a party has broken an article essential to object and purpose."""
    for case in state.allegations.values():
        if case.found and case.instrument == treaty.text.id and treaty.consent(case.against).in_force:
            duty = breached_duty(state, case)
            if duty is not None and duty.essential:
                yield case


def _rulings(state: State) -> Choices:
    for name, treaty in state.texts.items():
        if treaty.stage != "adopted" or treaty.in_force is None:
            continue
        title, named = treaty.text.title[:50], ("instrument", name)
        asked: tuple[Question, ...] = (*(("right of withdrawal",) if is_silent(treaty) else ()), *QUESTIONS)
        for question in asked:
            for holds in (True, False):
                said = f"Rule that {'' if holds else 'no '}{question} holds for {title}"
                yield said, made(Rule, CHAIR, named, ("question", question), ("holds", holds))
        for case in _material(state, treaty):
            for country in treaty.parties():
                if country == case.against:
                    continue
                about = (("question", "specially affected"), ("country", country), ("allegation", case.id))
                for holds in (True, False):
                    is_ = "is" if holds else "is not"
                    said = f"Rule that {country} {is_} specially affected by the breach in {case.id}"
                    yield said, made(Rule, CHAIR, named, *about, ("holds", holds))
