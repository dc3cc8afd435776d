"""Who may act: seats, phases and the chair.

T1.1  Nothing is asked after the game has ended.
T1.2  Only a country in play acts.
T1.3  Each act has its phases.
T1.4  Some acts are the chair's alone.
"""

from treaty.acts.commands import CHAIR
from treaty.acts.refusal import Refused
from treaty.law.state import State
from treaty.model.dates import Phase


def need_country(state: State, by: str) -> None:
    """Raises `Refused` unless `by` is a country in play and the game goes on."""
    if state.ended:
        raise Refused("T1.1", "The game has ended; the debrief is open.")
    if by not in state.countries:
        raise Refused("T1.2", f"{by} has no seat in this game.")


def need_phase(state: State, by: str, *phases: Phase) -> None:
    """Raises `Refused` unless `by` is in play and one of `phases` is on."""
    need_country(state, by)
    if state.phase not in phases:
        wanted = " or ".join(phases)
        raise Refused("T1.3", f"This is done in the {wanted} phase; now it is {state.phase}.")


def need_chair(state: State, by: str) -> None:
    """Raises `Refused` unless the chair asks and the game goes on."""
    if state.ended:
        raise Refused("T1.1", "The game has ended; the debrief is open.")
    if by != CHAIR:
        raise Refused("T1.4", "Only the chair can do this.")
