"""The desk: all that a person at one chair sees of the table at one moment, folded from the state and the chronicle.

Pure: two games that differ only in what the chair may not know give the same desk. What stays the same from one event
to the next is made once.
"""

from collections.abc import Mapping, Sequence

from treaty.law.state import State
from treaty.views.desk_closed import not_now
from treaty.views.desk_records import Desk, Dial, Moment
from treaty.views.floor import floor_items, vote_now
from treaty.views.me import me_now
from treaty.views.needs import needs_of
from treaty.views.record import Chronicle
from treaty.views.seat import seat_view
from treaty.views.texts import text_desks


def desk(
    state: State, chronicle: Chronicle, me: str, people: Sequence[str] = (), waiting: Sequence[str] = ()
) -> Desk:  # fmt: skip
    """The desk of the chair of `me`. `chronicle` has heard all events that made `state`.

    `people` are the chairs with a person, `waiting` those among them that play waits for. Raises KeyError where `me`
    has no seat in the game.
    """
    view = seat_view(state, me)
    history = chronicle.moments()
    return Desk(
        seat=view,
        people=tuple(people),
        waiting=tuple(waiting),
        me=me_now(state, view, chronicle.numbers(me, own=True)),
        dials=dials(history, chronicle.causes()),
        needs=needs_of(state, view, waiting, shared=len(people) != 1),
        not_now=not_now(state, view),
        texts=text_desks(state, view.public, chronicle, me),
        floor=floor_items(state),
        vote=vote_now(state, me),
        record=chronicle.lines(me),
        history=history,
    )


def dials(history: Sequence[Moment], causes: Mapping[str, str]) -> tuple[Dial, ...]:
    """Tension, hazard and fragmentation at the last of `history`, against the one before; nothing without a history."""
    if not history:
        return ()
    now, before = history[-1], history[-2] if len(history) > 1 else None
    words = {
        "tension": f"{now.tension:.0f} of 100",
        "hazard": f"{100 * now.hazard:.1f} % a round",
        "fragmentation": f"{now.fragmentation:.2f}",
    }
    return tuple(
        Dial(
            name=name,
            value=getattr(now, name),
            words=said,
            before=getattr(before, name) if before else None,
            cause=causes.get(name, ""),
        )
        for name, said in words.items()
    )
