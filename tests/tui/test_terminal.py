"""The program in a real terminal, from start to quit, as a person meets it."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal
from treaty.store.check import verify

TREATY = (sys.executable, "-m", "treaty")
INSTANT = 2.0
"""Seconds, on a machine that does other things too; what it takes is measured in `tests/bench/bench_face.py`."""
LEFT_CLEAN = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l")
"""The ordinary screen is back, the cursor shows, the mouse is the terminal's again."""


def solo(folder: Path, *more: str, **size: int) -> Terminal:
    """A short game as Kenya."""
    words = ("solo", "--as", "KEN", "--countries", "6", "--rounds", "1", "--seed", "7", "--saves", str(folder), *more)
    return Terminal(*TREATY, *words, **size)  # type: ignore[arg-type]


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_a_game_from_the_command_line_to_the_debrief_and_out(tmp_path: Path, columns: int, rows: int) -> None:
    with solo(tmp_path, columns=columns, rows=rows) as terminal:
        terminal.shows(lambda screen: "your role sheet" in screen, "the role sheet")
        for _ in range(60):
            screen = terminal.shows(lambda screen: "help" in screen, "a key line")
            if "How it ended" in screen:
                break
            if "has not voted" in screen:
                terminal.write(b"y")
            elif "ORDERS" in screen and "not sealed yet" in screen:
                terminal.write(b"s")
            elif "Needs you" in screen or "ORDERS" in screen:
                terminal.write(b"r")
            else:
                terminal.write(b"\r")
            terminal.quiet(0.3)
        terminal.shows(lambda screen: "All 1 rounds" in screen or "round was played" in screen, "the debrief")
        terminal.write(b"\x1b")
        terminal.shows(lambda screen: "Tutorial" in screen, "the menu")
        terminal.write(b"q")
        assert terminal.ended() == 0
        assert all(mark in terminal.seen for mark in LEFT_CLEAN)
    (save,) = tmp_path.glob("*.treaty")
    assert verify(save).sound


def test_quitting_is_instant_and_keeps_what_was_done(tmp_path: Path) -> None:
    with solo(tmp_path) as terminal:
        terminal.shows(lambda screen: "your role sheet" in screen, "the role sheet")
        terminal.write(b"\r")
        terminal.shows(lambda screen: "How do you answer?" in screen, "the event")
        terminal.write(b"\r")
        terminal.shows(lambda screen: "TALK" in screen, "the talks")
        began = time.perf_counter()
        terminal.write(b"\x11")
        assert terminal.ended() == 0
        assert time.perf_counter() - began < INSTANT
        assert all(mark in terminal.seen for mark in LEFT_CLEAN)
    (save,) = tmp_path.glob("*.treaty")
    assert verify(save).sound
    with Terminal(*TREATY, "open", str(save)) as terminal:
        terminal.shows(lambda screen: "You are Kenya" in screen or "TALK" in screen, "the game again")


def test_a_game_killed_in_the_middle_goes_on_where_it_was(tmp_path: Path) -> None:
    with solo(tmp_path, "--rounds", "3") as terminal:
        terminal.shows(lambda screen: "your role sheet" in screen, "the role sheet")
        terminal.write(b"\r")
        terminal.shows(lambda screen: "How do you answer?" in screen, "the event")
        terminal.write(b"\r")
        terminal.shows(lambda screen: "TALK" in screen, "the talks")
        os.kill(terminal.process.pid, signal.SIGKILL)
        terminal.process.wait()
    (save,) = tmp_path.glob("*.treaty")
    assert verify(save).sound
    with Terminal(*TREATY, "open", str(save)) as terminal:
        terminal.shows(lambda screen: "your role sheet" in screen, "the chair")
        terminal.write(b"\r")
        terminal.shows(lambda screen: "Round 1 of 3" in screen, "what has happened")
        terminal.write(b"\r")
        terminal.shows(lambda screen: "TALK" in screen, "the talks")


def test_no_colour_is_used_where_none_is_wanted(tmp_path: Path) -> None:
    with Terminal(*TREATY, NO_COLOR="1") as terminal:
        screen = terminal.shows(lambda screen: "Tutorial" in screen, "the menu")
        assert "▸" in screen
        colours = {code for code in terminal.seen.split(b"\x1b[") if code.startswith((b"38;2;", b"48;2;"))}
        grey = [code.split(b"m")[0].split(b";")[2:5] for code in colours]
        assert all(len(set(parts)) == 1 for parts in grey), grey


def test_a_save_that_is_open_elsewhere_is_not_opened_twice(tmp_path: Path) -> None:
    with solo(tmp_path) as first:
        first.shows(lambda screen: "your role sheet" in screen, "the role sheet")
        (save,) = tmp_path.glob("*.treaty")
        with Terminal(*TREATY, "open", str(save)) as second:
            assert second.ended() == 2
            said = second.seen.decode(errors="replace")
            assert "treaty: " in said
            assert "Traceback" not in said
