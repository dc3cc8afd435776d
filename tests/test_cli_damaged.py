"""A save of which a part is damaged: the rest can be looked at and gone on with."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from treaty.cli.hall import SaveHall
from treaty.cli.trouble import Trouble
from treaty.store.check import verify
from treaty.table.session import Session
from treaty.tui.hall import Opened, Wish


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A hot-seat save with a PIN in which one letter of a late event is another one."""
    hall = SaveHall(tmp_path)
    opened = hall.begin(Wish("hotseat", countries=6, rounds=1, seed=7, people=("KEN", "IND")))
    assert opened.locks is not None
    opened.locks.set("KEN", "2468")
    _play(opened.session)
    hall.close()
    (save,) = tmp_path.glob("*.treaty")
    with closing(sqlite3.connect(save, isolation_level=None)) as connection:
        connection.execute(
            "UPDATE event SET payload = replace(payload, 'a', 'b') "
            "WHERE sequence = (SELECT max(sequence) - 9 FROM event)"
        )
    return save


def _play(session: Session) -> None:
    from treaty.acts.commands import Ready

    session.carry_on()
    for _ in range(6):
        for who in session.waiting():
            if session.state().vote is None:
                session.place(who).submit(Ready(by=who))
        session.carry_on()


def test_what_is_sound_of_a_damaged_save_is_replayed_and_forked(damaged: Path) -> None:
    hall = SaveHall(damaged.parent)
    sound = verify(damaged).events
    with pytest.raises(Trouble, match=f"damaged after its first {sound} events: choose Replay"):
        hall.go_on(str(damaged))
    back = hall.look_back(str(damaged))
    assert f"only its first {sound} events are sound" in back.warning
    assert len(back.session.game.events) == sound
    forked: Opened = hall.fork(str(damaged), sound, "the rest is damaged")
    assert forked.session.people == ("KEN", "IND")
    assert forked.locks is not None
    assert forked.locks.locked("KEN")
    assert sound - 20 < len(forked.session.game.events) <= sound
    assert forked.session.carry_on() in (True, False)
    hall.close()
    assert verify(Path(forked.where)).sound
