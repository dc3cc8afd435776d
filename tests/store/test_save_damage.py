"""Damage is found, and where: flipped bits in the bytes of real files, lost rows, added rows, cut files."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from treaty.store.check import Verdict, verify
from treaty.store.log import Damaged, StoreError, link_after
from treaty.store.sql import SqlLog

TEXTS = [
    '{"kind":"Signed","by":"KEN","round":1}',
    '{"kind":"Ratified","by":"BRA"}',
    '{"kind":"Closed","on":"2027-06-30","é":"ü"}',
]


@pytest.fixture
def save(tmp_path: Path) -> Path:
    """A closed save of three events: one file, all of it in the database proper."""
    path = tmp_path / "game.treaty"
    with closing(SqlLog(path, create=True, name="Nairobi")) as log:
        for sequence, text in enumerate(TEXTS):
            log.append([text], expected=sequence)
    return path


def change(save: Path, *statements: str) -> Verdict:
    """What a check says after somebody's hand was in the tables."""
    with closing(sqlite3.connect(save)) as hand, hand:
        for statement in statements:
            hand.execute(statement)
    return verify(save)


def read_what_can_be(save: Path) -> tuple[list[str], StoreError | None]:
    """The texts given before the reading ended, and what ended it."""
    texts: list[str] = []
    try:
        with closing(SqlLog(save, readonly=True)) as log:
            texts.extend(log.payloads())
    except StoreError as error:
        return texts, error
    return texts, None


def flipped(whole: bytes, at: int, bit: int) -> bytes:
    return whole[:at] + bytes([whole[at] ^ (1 << bit)]) + whole[at + 1 :]


def test_a_sound_save_is_sound(save: Path) -> None:
    assert verify(save) == Verdict(True, 3, None, f"{save} is sound: 3 events.")


@pytest.mark.parametrize("event", range(len(TEXTS)))
def test_every_bit_of_an_events_text_link_and_sequence_counts(save: Path, event: int) -> None:
    whole = save.read_bytes()
    with closing(sqlite3.connect(save)) as connection:
        (link,) = connection.execute("SELECT link FROM event WHERE sequence = ?", (event,)).fetchone()
    text = TEXTS[event].encode()
    start = whole.index(text + link)
    # A cell of SQLite: length, row number, then a record header of four bytes here, then text and link.
    places = [start - 5, *range(start, start + len(text + link))]
    assert whole[start - 5] == event
    for at in places:
        for bit in range(8):
            save.write_bytes(flipped(whole, at, bit))
            verdict = verify(save)
            assert not verdict.sound, (at - start, bit)
            assert verdict.damaged_from == verdict.events == event, (at - start, bit, verdict)
            assert f"event {event + 1} " in verdict.sentence
            if start <= at < start + len(text):
                texts, error = read_what_can_be(save)
                assert isinstance(error, Damaged)
                assert error.sequence == event
                assert texts == TEXTS[:event]


def test_a_flipped_bit_anywhere_is_found_or_harmless_and_never_a_crash(save: Path) -> None:
    whole = save.read_bytes()
    chance = random.Random(7)
    # Unused space is zeros and most of the file: a tenth of it will do.
    places = [at for at, byte in enumerate(whole) if byte or at % 10 == 0]
    found = 0
    for at in places:
        save.write_bytes(flipped(whole, at, chance.randrange(8)))
        verdict = verify(save)
        texts, error = read_what_can_be(save)
        assert texts == TEXTS[: len(texts)]
        if verdict.sound:
            assert (texts, error) == (TEXTS, None)
        else:
            found += 1
            assert verdict.sentence.isprintable()
    assert found > 400


def test_a_file_cut_anywhere_is_found(save: Path) -> None:
    whole = save.read_bytes()
    for size in range(1, len(whole), 101):
        save.write_bytes(whole[:size])
        assert not verify(save).sound
        texts, error = read_what_can_be(save)
        assert error is not None or texts == TEXTS, "only notes are lost, or the reading says so"
        assert texts == TEXTS[: len(texts)]


def test_lost_events_are_missed(save: Path) -> None:
    lost = change(save, "DELETE FROM event WHERE sequence = 2")
    assert (lost.sound, lost.damaged_from, lost.events) == (False, 2, 2)
    assert "missing" in lost.sentence
    lost = change(save, "DELETE FROM event")
    assert (lost.sound, lost.damaged_from) == (False, 0)


def test_an_event_lost_in_the_middle_is_missed(save: Path) -> None:
    assert change(save, "DELETE FROM event WHERE sequence = 1").damaged_from == 1


def test_an_added_event_is_found_though_its_link_is_right(save: Path) -> None:
    with closing(SqlLog(save, readonly=True)) as log:
        link = link_after(log.head(), 3, b"{}")
    added = change(save, f"INSERT INTO event VALUES (3, '{{}}', x'{link.hex()}')")
    assert (added.sound, added.damaged_from, added.events) == (False, 3, 3)
    assert "added" in added.sentence
    with pytest.raises(Damaged):
        SqlLog(save)


def test_a_last_event_rewritten_with_a_right_link_is_found(save: Path) -> None:
    with closing(sqlite3.connect(save)) as connection:
        (before,) = connection.execute("SELECT link FROM event WHERE sequence = 1").fetchone()
    link = link_after(before, 2, b"{}")
    rewritten = change(save, f"UPDATE event SET payload = '{{}}', link = x'{link.hex()}' WHERE sequence = 2")
    assert not rewritten.sound


def test_changed_places_are_found(save: Path) -> None:
    assert (
        change(
            save,
            "UPDATE event SET sequence = 9 WHERE sequence = 0",
            "UPDATE event SET sequence = 0 WHERE sequence = 1",
            "UPDATE event SET sequence = 1 WHERE sequence = 9",
        ).damaged_from
        == 0
    )


@pytest.mark.parametrize(
    ("change_made", "named"),
    [
        ("UPDATE game SET kept = 7", "how many"),
        ("UPDATE game SET kept = 2", "how many"),
        ("UPDATE game SET kept = -1", "how many"),
        ("UPDATE game SET kept = 'three'", "how many"),
        ("UPDATE game SET link = x'00'", "how many"),
        ("UPDATE game SET name = 'Geneva'", "name"),
        ("UPDATE game SET created = 3", "name"),
        ("UPDATE game SET mark = 'threat'", "name"),
        ("UPDATE game SET seal = x'00'", "name"),
        ("UPDATE game SET format = 'one'", "damaged"),
        ("INSERT INTO game SELECT 2, mark, format, name, created, seal, kept, link FROM game", "damaged"),
        ("DELETE FROM game", "damaged"),
        ("DROP TABLE game", "damaged"),
        ("ALTER TABLE game RENAME COLUMN kept TO lost", "damaged"),
        ("PRAGMA application_id = 5", "header"),
        ("UPDATE game SET name = CAST(name AS BLOB)", "name"),
        ("INSERT INTO note VALUES ('people', 'KEN', x'00')", "note"),
        ("DROP TABLE note", "tables"),
        ("ALTER TABLE note RENAME COLUMN value TO lost", "tables"),
        ("UPDATE game SET link = CAST(link AS TEXT)", "damaged"),
    ],
)
def test_damage_around_sound_events(save: Path, change_made: str, named: str) -> None:
    verdict = change(save, change_made)
    assert not verdict.sound
    assert verdict.damaged_from is None
    assert named in verdict.sentence
    texts, _ = read_what_can_be(save)
    assert texts == TEXTS[: len(texts)]


def test_no_game_is_read_short_without_a_word(save: Path) -> None:
    for kept in (-1, 0, 1, 2, 4, 2**40):
        change(save, f"UPDATE game SET kept = {kept}")
        texts, error = read_what_can_be(save)
        assert isinstance(error, Damaged)
        assert texts == TEXTS[: len(texts)]


def test_damage_in_a_long_game_is_told_to_the_event(tmp_path: Path) -> None:
    save = tmp_path / "long.treaty"
    texts = [f'{{"n":{n},"text":"{"x" * (n % 90)}"}}' for n in range(5000)]
    with closing(SqlLog(save, create=True)) as log:
        log.append(texts, expected=0)
    whole = save.read_bytes()
    for event in random.Random(3).sample(range(5000), 12):
        save.write_bytes(flipped(whole, whole.index(f'{{"n":{event},'.encode()) + 5, 2))
        assert verify(save).damaged_from == event
        given, error = read_what_can_be(save)
        assert given == texts[:event]
        assert isinstance(error, Damaged)
        assert error.sequence == event


def test_a_page_of_noise_in_a_long_game(tmp_path: Path) -> None:
    save = tmp_path / "long.treaty"
    texts = [f'{{"n":{n}}}' for n in range(5000)]
    with closing(SqlLog(save, create=True)) as log:
        log.append(texts, expected=0)
    whole = save.read_bytes()
    noise = random.Random(5).randbytes(4096)
    for page in range(len(whole) // 4096):
        save.write_bytes(whole[: page * 4096] + noise + whole[(page + 1) * 4096 :])
        assert not verify(save).sound
        given, error = read_what_can_be(save)
        assert error is not None or given == texts, "only notes are lost, or the reading says so"
        assert given == texts[: len(given)]
