"""Who sits where: kept beside the game, and the PIN of a chair."""

from contextlib import closing
from pathlib import Path

import pytest

from treaty.library.catalogue import load_catalogue
from treaty.library.scenarios import load
from treaty.store.check import verify
from treaty.store.memory import MemoryLog
from treaty.store.sql import SqlLog
from treaty.table.game import Game
from treaty.table.sitting import LONGEST_WAIT, Latch, Sitting

SITTING = Sitting(kind="hotseat", people=("KEN", "IND"))


def test_a_sitting_is_kept_with_the_save_and_is_no_event(tmp_path: Path) -> None:
    path = tmp_path / "game.treaty"
    with closing(SqlLog(path, create=True)) as log:
        game = Game.begin(load("nonaligned-2026", countries=6), load_catalogue(), 7, log)
        before = list(log.payloads())
        SITTING.set_pin("KEN", "4711").keep(log)
        assert list(log.payloads()) == before
    assert verify(path).sound
    with closing(SqlLog(path, readonly=True)) as log:
        again = Sitting.read(log)
        assert again is not None
        assert (again.kind, again.people, again.locked("KEN"), again.locked("IND")) == (
            "hotseat", ("KEN", "IND"), True, False,
        )  # fmt: skip
        assert again.opens("KEN", "4711")
        assert Game.open(log).state == game.state


def test_no_sitting_and_one_that_cannot_be_understood_are_none() -> None:
    log = MemoryLog()
    assert Sitting.read(log) is None
    for note in ("nonsense", "[]", '{"kind": "chess"}', '{"people": ["<b>"]}'):
        log.note("sitting", note)
        assert Sitting.read(log) is None


def test_a_pin_opens_its_chair_and_nothing_else_does() -> None:
    locked = SITTING.set_pin("KEN", "4711").set_pin("IND", "4711")
    assert locked.opens("KEN", "4711")
    for wrong in ("4712", "", "04711", "471", "４７１１", "\ud800"):
        assert not locked.opens("KEN", wrong)
    assert locked.opens("USA", "whatever"), "a chair without a lock is open"
    assert "4711" not in locked.model_dump_json()
    assert locked.locks["KEN"] != locked.locks["IND"], "the same PIN does not look the same"
    assert not locked.set_pin("KEN", "").locked("KEN")
    assert not Sitting(people=("KEN",), locks={"KEN": "damaged"}).opens("KEN", "4711")


@pytest.mark.parametrize("pin", ["123", "123456789", "12a4", "１２３４", "12 34", "-123"])
def test_a_pin_has_4_to_8_digits(pin: str) -> None:
    with pytest.raises(ValueError, match="4 to 8 digits"):
        SITTING.set_pin("KEN", pin)


def test_a_pin_needs_a_person() -> None:
    with pytest.raises(ValueError, match="CHN"):
        SITTING.set_pin("CHN", "4711")


def test_wrong_tries_make_the_wait_grow_and_a_right_one_ends_it() -> None:
    now = [100.0]
    latch = Latch(SITTING.set_pin("KEN", "4711"), clock=lambda: now[0])
    waits = []
    for _ in range(10):
        assert not latch.check_pin("KEN", "0000")
        waits.append(latch.wait("KEN"))
        now[0] += waits[-1]
    assert waits == [0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, LONGEST_WAIT, LONGEST_WAIT, LONGEST_WAIT]
    assert latch.check_pin("KEN", "4711")
    assert not latch.check_pin("KEN", "0000")
    assert latch.wait("KEN") == 0.0, "a right one clears the count"


def test_while_there_is_a_wait_even_the_right_pin_is_not_tried() -> None:
    now = [0.0]
    latch = Latch(SITTING.set_pin("KEN", "4711"), clock=lambda: now[0])
    for _ in range(2):
        latch.check_pin("KEN", "0000")
    assert not latch.check_pin("KEN", "4711")
    assert latch.wait("IND") == 0.0, "other chairs are not kept waiting"
    assert latch.check_pin("IND", "")
    now[0] += 1.0
    assert latch.check_pin("KEN", "4711")
