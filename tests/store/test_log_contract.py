"""What every log promises, on the one in memory and the one on disk."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treaty.store.log import GENESIS, Conflict, Log, StoreError, chained, link_after, link_through
from treaty.store.memory import MemoryLog
from treaty.store.notes import LONGEST_NOTE, MOST_NOTES
from treaty.store.sql import SqlLog


@pytest.fixture(params=["memory", "sql"])
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Log]:
    made: Log = MemoryLog() if request.param == "memory" else SqlLog(tmp_path / "game.treaty", create=True)
    yield made
    made.close()


def test_a_new_log_is_empty(log: Log) -> None:
    assert len(log) == 0
    assert list(log.payloads()) == []


def test_what_is_appended_comes_back_in_order(log: Log) -> None:
    assert log.append(["a", "b"], expected=0) == 2
    assert log.append(["c"], expected=2) == 3
    assert list(log.payloads()) == ["a", "b", "c"]
    assert len(log) == 3


@pytest.mark.parametrize(("start", "rest"), [(0, ["a", "b", "c"]), (2, ["c"]), (3, []), (9, [])])
def test_reading_starts_where_it_is_told(log: Log, start: int, rest: list[str]) -> None:
    log.append(["a", "b", "c"], expected=0)
    assert list(log.payloads(start)) == rest


def test_events_are_numbered_from_0(log: Log) -> None:
    with pytest.raises(ValueError):
        list(log.payloads(-1))


def test_a_log_longer_than_a_page_comes_back_whole(log: Log) -> None:
    texts = [f'{{"n":{n}}}' for n in range(4500)]
    log.append(texts, expected=0)
    assert list(log.payloads()) == texts
    assert list(log.payloads(1999)) == texts[1999:]


def test_a_reading_gives_what_was_kept_when_it_began(log: Log) -> None:
    log.append(["a", "b"], expected=0)
    reading = log.payloads()
    assert next(reading) == "a"
    log.append(["c"], expected=2)
    assert list(reading) == ["b"]


@pytest.mark.parametrize("expected", [0, 1, 3, -1])
def test_another_writer_was_first(log: Log, expected: int) -> None:
    log.append(["a", "b"], expected=0)
    with pytest.raises(Conflict) as conflict:
        log.append(["mine"], expected=expected)
    assert (conflict.value.kept, conflict.value.expected) == (2, expected)
    assert list(log.payloads()) == ["a", "b"]
    assert log.append(["mine"], expected=2) == 3


def test_a_command_without_events_changes_nothing_but_may_conflict(log: Log) -> None:
    assert log.append([], expected=0) == 0
    with pytest.raises(Conflict):
        log.append([], expected=1)


def test_one_bad_event_keeps_none_of_its_command(log: Log) -> None:
    log.append(["a"], expected=0)
    with pytest.raises(StoreError, match="broken character"):
        log.append(["b", "\ud800"], expected=1)
    assert list(log.payloads()) == ["a"]
    assert log.append(["b"], expected=1) == 2


def test_a_closed_log_says_so_and_closes_twice(log: Log) -> None:
    log.append(["a"], expected=0)
    log.close()
    log.close()
    for use in (lambda: log.append(["b"], expected=1), lambda: len(log), lambda: list(log.payloads())):
        with pytest.raises(StoreError, match="closed"):
            use()


def test_of_many_threads_one_wins_each_place(log: Log) -> None:
    won: list[int] = []

    def play(me: int) -> None:
        for turn in range(25):
            try:
                log.append([f"{me}.{turn}"], expected=len(log))
                won.append(me)
            except Conflict:
                pass

    threads = [threading.Thread(target=play, args=(me,)) for me in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(log.payloads())) == len(log) == len(won) > 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.text(), max_size=4), max_size=4))
def test_any_text_comes_back_as_it_was(log: Log, commands: list[list[str]]) -> None:
    before = len(log)
    for payloads in commands:
        log.append(payloads, expected=len(log))
    assert list(log.payloads(before)) == [payload for payloads in commands for payload in payloads]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payloads=st.lists(st.text(), max_size=6))
def test_both_logs_make_the_same_chain(tmp_path_factory: pytest.TempPathFactory, payloads: list[str]) -> None:
    memory, disk = MemoryLog(), SqlLog(tmp_path_factory.mktemp("chain") / "game.treaty", create=True)
    try:
        memory.append(payloads, expected=0)
        disk.append(payloads, expected=0)
        assert memory.head() == disk.head() == link_through(GENESIS, 0, payloads)
    finally:
        disk.close()


def test_a_link_depends_on_all_three() -> None:
    one = link_after(GENESIS, 0, b"a")
    assert len({one, link_after(one, 0, b"a"), link_after(GENESIS, 1, b"a"), link_after(GENESIS, 0, b"b")}) == 4
    assert chained(GENESIS, 0, ["a"]) == [(0, "a", one)]


def test_notes_are_kept_beside_the_events_and_are_none_of_them(log: Log) -> None:
    assert log.notes() == {}
    log.append(["a"], expected=0)
    log.note("people", "KEN")
    log.note("kind", "é solo")
    log.note("people", "KEN,IND")
    assert log.notes() == {"kind": "é solo", "people": "KEN,IND"}
    assert list(log.payloads()) == ["a"]
    assert len(log) == 1
    assert log.append(["b"], expected=1) == 2
    log.note("kind", "")
    log.note("never-there", "")
    assert log.notes() == {"people": "KEN,IND"}


@pytest.mark.parametrize("key", ["", "People", "a b", "é", "x" * 61, "-a"])
def test_a_note_has_a_plain_key(log: Log, key: str) -> None:
    with pytest.raises(StoreError, match="small letters"):
        log.note(key, "value")
    assert log.notes() == {}


def test_notes_are_bounded(log: Log) -> None:
    with pytest.raises(StoreError, match="too long"):
        log.note("long", "x" * (LONGEST_NOTE + 1))
    with pytest.raises(StoreError, match="broken character"):
        log.note("broken", "\ud800")
    for number in range(MOST_NOTES):
        log.note(f"n{number}", "x")
    with pytest.raises(StoreError, match="take one away"):
        log.note("more", "x")
    log.note("n0", "y" * LONGEST_NOTE)
    assert len(log.notes()) == MOST_NOTES


def test_a_closed_log_has_no_notes(log: Log) -> None:
    log.close()
    with pytest.raises(StoreError, match="closed"):
        log.notes()
    with pytest.raises(StoreError, match="closed"):
        log.note("people", "KEN")
