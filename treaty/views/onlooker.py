"""The onlooker: a table seen from no chair, from what everybody may know alone.

A desk is always some country's, so the onlooker borrows a chair: whatever that country keeps to itself is taken out of
the state first, so that nothing made from what is left can tell it.
"""

from dataclasses import replace

from treaty.law.state import State
from treaty.model.orders import Orders
from treaty.model.scenario import Country, Personality, RedLine
from treaty.views.desk import desk
from treaty.views.desk_records import Desk, Me
from treaty.views.known import known_to
from treaty.views.record import Chronicle
from treaty.views.seat import public_view, seat_view

NAME = "The public"
NOBODY = "ALL"
"""Three letters in the place of a country's."""


def borrowed(state: State) -> str:
    """The country whose chair an onlooker borrows."""
    return state.countries[0]


def open_state(state: State) -> State:
    """`state` with nothing left in it that only some may know: no sheet, deal, message, belief or aim of anybody's."""
    nobody = seat_view(state, borrowed(state)).model_copy(
        update={
            "me": NOBODY,
            "figures": public_view(state).figures,
            "beliefs": {},
            "reports": (),
            "deals": {},
            "orders": None,
            "previous": None,
            "conduct": {},
            "scores": (),
        }
    )
    public = tuple(message for message in state.messages if not message.to)
    return replace(known_to(state, nobody), alarms={}, messages=public)


def onlooker_desk(state: State, chronicle: Chronicle) -> Desk:
    """The desk of an onlooker, who can do nothing. `chronicle` has heard all events that made `state`."""
    chair = borrowed(state)
    seen = desk(open_state(state), chronicle, chair)
    return seen.model_copy(
        update={
            "seat": seen.seat.model_copy(
                update={"me": NOBODY, "public": public_view(state), "sheet": _blank(seen.seat.sheet), "options": ()}
            ),
            "me": _nobody(),
            "needs": (),
            "not_now": (),
            "texts": tuple(text.model_copy(update={"mine": "you look on"}) for text in seen.texts),
            "record": chronicle.lines(None),
        }
    )


def _blank(sheet: Country) -> Country:
    """A role sheet with what everybody may read of it."""
    line = RedLine(title="not known", metric="tension", above=True, limit=100, points=0)
    kept = {"secret_aims": (), "red_line": line, "wants": (), "opening": "", "default": Orders()}
    return sheet.model_copy(update={**kept, "personality": Personality(kind="cautious"), "first_draft": ""})


def _nobody() -> Me:
    return Me(
        id=NOBODY,
        name=NAME,
        power=False,
        blocs=(),
        situation="What everybody may know of the table. Secrets of chairs are not shown.",
        wants=(),
        opening="",
        numbers=(),
        aims=(),
        red_line="The public has none.",
        red_line_crossed=False,
        total=0.0,
        total_before=None,
        common=0.0,
    )
