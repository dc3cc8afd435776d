"""Adoption: what happens once a text has been decided, by whichever way.

V10.1  An adopted text is frozen, and the tables that its entry into force weighs with it.
F4.3   A text of which nothing is left is rejected.
"""

from dataclasses import replace

from treaty.acts.events import Adopted, Fell, Rejected
from treaty.law.items import with_item
from treaty.law.registry import Course, evolves
from treaty.law.state import State
from treaty.law.voices import concerned


def adopt(course: Course, instrument: str) -> None:
    """The text is adopted; amendments that were not put fall."""
    _clear(course, instrument)
    state = course.state
    nations = state.figures.nations
    weights = {
        "compute": {name: round(1_000 * nation.compute) for name, nation in nations.items()},
        "economy": {name: round(nation.economy) for name, nation in nations.items()},
    }
    course.then(Adopted(**state.now, instrument=instrument, negotiators=concerned(state, instrument), weights=weights))


def reject(course: Course, instrument: str) -> None:
    """The text is voted down; amendments that were not put fall."""
    _clear(course, instrument)
    course.then(Rejected(**course.state.now, instrument=instrument))


def _clear(course: Course, instrument: str) -> None:
    for amendment in course.state.pending(instrument):
        course.then(Fell(**course.state.now, item=amendment.id, reason="its text has been decided"))


@evolves(Adopted)
def _adopted(state: State, event: Adopted) -> State:
    treaty = replace(
        state.texts[event.instrument],
        stage="adopted",
        adopted=event.on,
        negotiators=event.negotiators,
        weights=event.weights,
    )
    return with_item(state, event.instrument, treaty)


@evolves(Rejected)
def _rejected(state: State, event: Rejected) -> State:
    meeting = replace(state.meeting, rejected={**state.meeting.rejected, event.instrument: event.round})
    treaty = replace(state.texts[event.instrument], stage="rejected")
    return with_item(replace(state, meeting=meeting), event.instrument, treaty)
