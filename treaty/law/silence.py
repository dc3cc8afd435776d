"""The silence procedure: a text that is circulated, and adopted unless somebody speaks.

F6.3   The chair, or who tabled it, circulates a text under silence for at least 72 hours: here until the first talk
       phase that begins so much later. One objection breaks it, and the text is back on the floor. Circulating it again
       starts the clock again. Kept silence adopts the text and binds nobody: it is adoption, not consent to be bound.
The game counts days: an objection on the day before the talk phase is in time, one on that day finds the text adopted.
Source: UNGA decision 74/544 (2020); its practice at the UN, the OSCE and NATO.
"""

from dataclasses import replace
from datetime import date, timedelta

from treaty.acts.commands import CHAIR, Circulate
from treaty.acts.events import SilenceBegan, SilenceBroken, SilenceKept
from treaty.acts.refusal import Refused
from treaty.law.adoption import adopt
from treaty.law.items import tabled
from treaty.law.meeting import Silence
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_chair, need_phase
from treaty.law.state import State
from treaty.model.dates import Phase


def silent_until(state: State) -> date | None:
    """The day on which a silence that begins today would end; None where the game ends before."""
    least = timedelta(hours=state.scenario.procedure.silence_hours)
    talks = (state.scenario.calendar.date_of(n, Phase.TALK) for n in range(state.round + 1, state.scenario.rounds + 1))
    return next((day for day in talks if day - state.today >= least), None)


@judges(Circulate)
def _may_circulate(state: State, ask: Circulate) -> None:
    if ask.by == CHAIR:
        need_chair(state, ask.by)
    if state.phase is not Phase.TALK:
        raise Refused("T1.3", f"Texts are circulated in the talk phase; now it is {state.phase}.")
    if ask.by != CHAIR:
        need_phase(state, ask.by, Phase.TALK)
    treaty = tabled(state, ask.instrument)
    if ask.by not in (CHAIR, treaty.by):
        raise Refused("F6.3", f"The chair circulates a text under silence, or {treaty.by}, who tabled it.")
    if not treaty.seconds:
        raise Refused("F3.1", "Nobody has seconded this text yet; it is circulated when it has a second.")
    if state.vote:
        raise Refused("F5.2", f"The vote on {state.vote.item} is open; circulate the text when it is closed.")
    if _waits(state, ask.instrument):
        raise Refused(
            "F6.3", "Amendments or parts of it are ready for the vote: decide them, then circulate what is left."
        )
    until, running = silent_until(state), state.meeting.silence.get(ask.instrument)
    if until is None:
        raise Refused("F6.3", "The game ends before such a silence would: put the text to the vote.")
    if running and running.until == until:
        raise Refused("F6.3", f"It is under silence until {until} already; an extension is made in a later round.")


def _waits(state: State, text: str) -> bool:
    """Whether the meeting has something to decide on the text before the whole of it."""
    return any(one.seconds for one in state.pending(text)) or any(True for _ in state.meeting.divisions(text))


@answers(Circulate)
def _circulate(state: State, ask: Circulate) -> Events:
    until = silent_until(state)
    assert until is not None
    again = ask.instrument in state.meeting.silence
    return (SilenceBegan(**state.now, by=ask.by, instrument=ask.instrument, until=until, extended=again),)


def end_silence(course: Course) -> None:
    """Texts whose silence nobody broke are adopted when its last day has passed."""
    for name, silence in course.state.meeting.silence.items():
        if course.state.today >= silence.until:
            course.then(SilenceKept(**course.state.now, instrument=name))
            adopt(course, name)


@evolves(SilenceBegan)
def _began(state: State, event: SilenceBegan) -> State:
    running = {**state.meeting.silence, event.instrument: Silence(event.by, event.on, event.until)}
    return replace(state, meeting=replace(state.meeting, silence=running))


@evolves(SilenceBroken)
def _broken(state: State, event: SilenceBroken) -> State:
    return _ended(state, event.instrument)


@evolves(SilenceKept)
def _kept(state: State, event: SilenceKept) -> State:
    unopposed = {**state.meeting.unopposed, event.instrument: event.round}
    return _ended(replace(state, meeting=replace(state.meeting, unopposed=unopposed)), event.instrument)


def _ended(state: State, text: str) -> State:
    left = {name: one for name, one in state.meeting.silence.items() if name != text}
    return replace(state, meeting=replace(state.meeting, silence=left))
