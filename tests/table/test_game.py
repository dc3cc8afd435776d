"""A running game: what is kept before anyone hears of it, what a refusal leaves, and a game opened again."""

from collections.abc import Sequence
from threading import Thread

import pytest

from treaty.acts.commands import CHAIR, Advance, Ready, Say
from treaty.acts.events import Event
from treaty.acts.refusal import Refused
from treaty.library.catalogue import load_catalogue
from treaty.library.scenarios import load
from treaty.store.log import StoreError
from treaty.store.memory import MemoryLog
from treaty.table.door import Door
from treaty.table.game import Game


class FullDisk(MemoryLog):
    """A log that keeps the beginning and then nothing more."""

    def append(self, payloads: Sequence[str], *, expected: int) -> int:
        """See `Log.append`."""
        if expected:
            raise StoreError("The disk is full.")
        return super().append(payloads, expected=expected)


def begun(log: MemoryLog | None = None, countries: int = 6) -> tuple[Game, MemoryLog]:
    """A game at its first brief."""
    log = MemoryLog() if log is None else log
    return Game.begin(load("nonaligned-2026", countries=countries), load_catalogue(), 7, log), log


def test_an_act_is_kept_before_anyone_hears_of_it() -> None:
    game, log = begun()
    heard: list[tuple[int, int]] = []
    game.watch(lambda happened: heard.append((len(happened), len(log))))
    before = len(log)
    game.submit(Ready(by="KEN"))
    assert heard == [(1, before + 1)]


def test_a_refused_command_changes_nothing_and_is_told_to_nobody() -> None:
    game, log = begun()
    state, kept, heard = game.state, len(log), []
    game.watch(heard.append)
    with pytest.raises(Refused):
        game.submit(Advance(by="KEN"))
    assert game.state is state
    assert len(log) == kept
    assert heard == []


class Counting(MemoryLog):
    """A log that counts how often it was written to."""

    writes = 0

    def append(self, payloads: Sequence[str], *, expected: int) -> int:
        """See `Log.append`."""
        self.writes += 1
        return super().append(payloads, expected=expected)


def test_what_is_given_at_the_same_time_is_judged_in_turn_and_kept_in_one_write() -> None:
    game, log = begun(Counting())
    heard: list[int] = []
    game.watch(lambda happened: heard.append(len(log)))
    kept, writes = len(log), log.writes
    outcomes = game.submit_all([Ready(by="KEN"), Advance(by="IND"), Ready(by="IND")])
    assert [isinstance(outcome, Refused) for outcome in outcomes] == [False, True, False]
    assert game.state.ready == {"KEN", "IND"}
    assert (len(log), log.writes) == (kept + 2, writes + 1)
    assert heard == [kept + 2, kept + 2], "nobody hears of the first before both are kept"


def test_of_what_is_given_at_the_same_time_all_or_nothing_is_kept() -> None:
    game, _ = begun(FullDisk())
    state = game.state
    with pytest.raises(StoreError, match="disk is full"):
        game.submit_all([Ready(by="KEN"), Ready(by="IND")])
    assert game.state is state


def test_what_cannot_be_kept_does_not_happen() -> None:
    game, _ = begun(FullDisk())
    state, heard = game.state, []
    game.watch(heard.append)
    with pytest.raises(StoreError, match="disk is full"):
        game.submit(Ready(by="KEN"))
    assert game.state is state
    assert heard == []


def test_a_game_opened_again_stands_where_it_stood() -> None:
    game, log = begun()
    for command in (Ready(by="KEN"), Advance(by=CHAIR), Say(by="IND", text="Good morning."), Advance(by=CHAIR)):
        game.submit(command)
    again = Game.open(log)
    assert again.state == game.state
    assert again.events == game.events
    again.submit(Advance(by=CHAIR))


def test_a_log_of_something_else_is_refused_in_a_sentence() -> None:
    for payloads in ([], ["{}"], ["not json"]):
        log = MemoryLog()
        log.append(payloads, expected=0)
        with pytest.raises(StoreError, match="something else"):
            Game.open(log)


def test_a_watcher_that_raises_stops_nobody() -> None:
    game, _ = begun()
    heard: list[Sequence[Event]] = []

    def broken(_: Sequence[Event]) -> None:
        raise RuntimeError("lost")

    game.watch(broken)
    game.watch(heard.append)
    game.submit(Ready(by="KEN"))
    game.submit(Ready(by="IND"))
    assert len(heard) == 2
    assert [str(fault) for fault in game.faults] == ["lost"]


def test_watchers_hear_of_things_in_their_order_even_when_one_of_them_acts() -> None:
    game, _ = begun()
    heard: list[str] = []

    def acting(happened: Sequence[Event]) -> None:
        if happened[0].was == "ready":
            game.submit(Say(by="IND", text="We heard you."))

    game.watch(acting)
    leave = game.watch(lambda happened: heard.extend(event.was for event in happened))
    game.submit(Ready(by="KEN"))
    assert heard == ["ready", "said"]
    leave()
    game.submit(Say(by="IND", text="Again."))
    assert heard == ["ready", "said"]


def test_a_watcher_may_be_told_of_the_past_first() -> None:
    game, _ = begun()
    heard: list[Event] = []
    game.watch(heard.extend, past=True)
    assert tuple(heard) == game.events
    game.submit(Ready(by="KEN"))
    assert tuple(heard) == game.events


def test_another_writer_of_the_same_log_is_caught_up_with() -> None:
    game, log = begun()
    other = Game.open(log)
    other.submit(Say(by="IND", text="First."))
    heard: list[str] = []
    game.watch(lambda happened: heard.extend(event.was for event in happened))
    game.submit(Ready(by="KEN"))
    assert heard == ["said", "ready"]
    assert Game.open(log).state == game.state


def test_threads_that_act_at_once_are_all_kept() -> None:
    game, log = begun()
    before = len(log)
    threads = [
        Thread(target=lambda who=who: [game.submit(Say(by=who, text=str(n))) for n in range(20)])
        for who in game.state.countries
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(log) == before + 20 * len(threads)
    assert Game.open(log).state == game.state


def test_the_public_part_is_made_once_for_each_state() -> None:
    game, _ = begun()
    first = game.public()
    assert game.public() is first
    assert game.view("KEN").public is first
    game.submit(Ready(by="KEN"))
    assert game.public() is not first


def test_a_seat_acts_for_itself_alone() -> None:
    game, _ = begun()
    door = Door(game, "KEN")
    with pytest.raises(Refused, match="cannot act for IND"):
        door.submit(Ready(by="IND"))
    with pytest.raises(Refused):
        Door(game, "XXX")
    with pytest.raises(Refused):
        Door(game, CHAIR).view()
    door.submit(Ready(by="KEN"))
    assert door.view().me == "KEN"
    assert door.public().ready == ("KEN",)
