"""Measures: what suspending, ending or leaving an instrument does, and how a suspension ends.

V34.1  Whoever is put out of a treaty, or leaves it, is a third state from that day.
V55.1  A party less ends nothing.
V70.1  The end releases from what was still to be done; breaches found before it stay found.
V72.1  A suspension releases those between whom it stands, and them alone, until who suspended resumes. Where several
       suspended, operation between two begins again once each that suspended it has resumed.
A measure against a treaty takes its amendments with it; one against an amendment alone leaves the treaty as it was.
Source: VCLT 1969, arts. 34, 44, 55, 60, 70, 72.
"""

from collections.abc import Iterator
from dataclasses import replace

from treaty.acts.commands import Resume
from treaty.acts.events import Event, NoticeEnded, Released, Resumed, Suspended, Terminated
from treaty.acts.refusal import Refused
from treaty.law.binding import rebind
from treaty.law.deposit import with_acts
from treaty.law.parting import put_out
from treaty.law.pleading import ACT_PHASES, gone, in_operation
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import Notice, Pause, State
from treaty.law.thirds import undertaken

OPEN = ("open", "contested")
"""Stages of a notice that may still be carried out."""


def carry_out(course: Course, name: str, why: str) -> None:
    """The measure of a notice takes effect today; other notices whose ground goes away with it lapse."""
    notice = course.state.notices[name]
    course.then(_event(course.state, notice, why))
    let_lapse(course)


def _event(state: State, notice: Notice, why: str) -> Event:
    now, text = state.now, notice.instrument
    treaty = state.texts[text]
    everyone = tuple(who for who in state.countries if who != notice.by)
    others = tuple(who for who in treaty.parties() if who != notice.against)
    # Towards all means towards those that join later, too.
    pairs: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "suspend": ((notice.by,), everyone),
        "suspend towards": ((notice.by,), (notice.against,)),
        "suspend party": (others, (notice.against,)),
        "suspend for all": (treaty.parties(), state.countries),
    }
    if notice.measure in pairs:
        among, towards = pairs[notice.measure]
        return Suspended(
            **now, notice=notice.id, by=notice.by, instrument=text, among=among, towards=towards, sentence=why
        )
    if notice.measure == "withdraw" and undertaken(treaty, notice.by):
        return Released(**now, country=notice.by, instrument=text, notice=notice.id)
    only = {"expel": notice.against, "withdraw": notice.by}.get(notice.measure, "")
    return Terminated(**now, instrument=text, only=only, notice=notice.id, sentence=why)


def let_lapse(course: Course) -> None:
    """Notices whose ground has gone away lapse."""
    for notice in tuple(course.state.notices.values()):
        reason = gone(course.state, notice) if notice.stage in OPEN else ""
        if reason:
            course.then(NoticeEnded(**course.state.now, notice=notice.id, reason=reason))


@judges(Resume)
def _may_resume(state: State, ask: Resume) -> None:
    need_phase(state, ask.by, *ACT_PHASES)
    treaty = in_operation(state, ask.instrument)
    if not any(pause.by == ask.by for pause in treaty.pauses):
        raise Refused("V72.1", f"You have not suspended {treaty.text.title}; only who suspended it resumes.")


@answers(Resume)
def _resume(state: State, ask: Resume) -> Events:
    return (Resumed(**state.now, by=ask.by, instrument=ask.instrument),)


def _family(state: State, instrument: str) -> Iterator[str]:
    """The instrument, and the adopted amendments to it."""
    yield instrument
    yield from (name for name, one in state.texts.items() if one.text.amends == instrument and one.stage == "adopted")


def _closed(state: State, notice: str) -> State:
    if notice not in state.notices:
        return state
    return replace(state, notices={**state.notices, notice: replace(state.notices[notice], stage="carried out")})


@evolves(Suspended)
def _suspended(state: State, event: Suspended) -> State:
    state = _closed(state, event.notice)
    new = tuple(Pause(by=who, towards=frozenset(event.towards) - {who}, since=event.on) for who in event.among)
    for name in tuple(_family(state, event.instrument)):
        treaty = state.texts[name]
        state = replace(state, texts={**state.texts, name: replace(treaty, pauses=(*treaty.pauses, *new))})
        state = rebind(state, name)
    return state


@evolves(Resumed)
def _resumed(state: State, event: Resumed) -> State:
    for name in tuple(_family(state, event.instrument)):
        treaty = state.texts[name]
        pauses = tuple(pause for pause in treaty.pauses if pause.by != event.by)
        state = replace(state, texts={**state.texts, name: replace(treaty, pauses=pauses)})
        state = rebind(state, name)
    return state


@evolves(Terminated)
def _terminated(state: State, event: Terminated) -> State:
    state = _closed(state, event.notice)
    for name in tuple(_family(state, event.instrument)):
        treaty = state.texts[name]
        if not event.only:
            state = replace(state, texts={**state.texts, name: replace(treaty, stage="ended")})
        elif treaty.consent(event.only).consented:
            state = put_out(state, name, event.only, event.on)
        state = rebind(state, name)
    return state


@evolves(Released)
def _released(state: State, event: Released) -> State:
    state = with_acts(_closed(state, event.notice), event.instrument, event.country, undertaken=None)
    return rebind(state, event.instrument)


@evolves(NoticeEnded)
def _notice_ended(state: State, event: NoticeEnded) -> State:
    return replace(state, notices={**state.notices, event.notice: replace(state.notices[event.notice], stage="ended")})
