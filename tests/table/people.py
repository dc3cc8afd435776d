"""People for tests: a person that does what a script would do, asked whenever play waits for it."""

from collections.abc import Sequence
from functools import partial

from treaty.acts.commands import Command, Ready
from treaty.acts.refusal import Refused
from treaty.bots.seat import Seat
from treaty.law.chance import uniform
from treaty.table.session import Session
from treaty.views.seat import seat_view


def acts(session: Session, who: str, mind: Seat) -> list[Command]:
    """What `mind` would do now at the chair of `who`, seeing what that chair sees."""
    state = session.state()
    return list(mind.act(seat_view(state, who), partial(uniform, state.seed, "bots", state.round, who)))


def do(session: Session, who: str, asked: Sequence[Command]) -> int:
    """Submit them one after the other; how many were carried out."""
    done = 0
    for command in asked:
        try:
            session.place(who).submit(command)
        except Refused:
            continue
        done += 1
    return done


def turn(session: Session, who: str, mind: Seat) -> None:
    """One turn of a person: act, and say ready where no vote is open."""
    do(session, who, acts(session, who, mind))
    if session.state().vote is None and who in session.waiting():
        session.place(who).submit(Ready(by=who))


def play_out(session: Session, minds: dict[str, Seat], turns: int = 2_000) -> int:
    """Play with people of these minds until the game ends or nobody is waited for; how many turns they took."""
    for taken in range(turns):
        session.carry_on()
        waiting = session.waiting()
        if not waiting:
            return taken
        turn(session, waiting[0], minds[waiting[0]])
    raise AssertionError("play does not end")
