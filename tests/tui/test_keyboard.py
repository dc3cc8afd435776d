"""Whatever a terminal sends, the game goes on; whatever ends the program, the terminal is left as it was."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from textual.events import Paste

from tests.tui.terminal import Terminal
from treaty.store.check import verify
from treaty.tui.keyboard import END, LOST, MOST_PASTED, START, Pastes

TREATY = (sys.executable, "-m", "treaty")
LEFT_CLEAN = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l")
"""The ordinary screen is back, the cursor shows, the mouse is the terminal's again."""


def came(pastes: Pastes, *chunks: str) -> list[str]:
    """What is handed on of `chunks`; pastes in brackets."""
    parts = [part for chunk in chunks for part in pastes.split(chunk)]
    return [f"[{part.text}]" if isinstance(part, Paste) else part for part in parts]


def test_a_paste_is_one_piece_wherever_it_was_cut() -> None:
    whole = f"ab{START}one\ntwo\x1b[31m{END}cd"
    assert came(Pastes(), whole) == ["ab", "[one\ntwo\x1b[31m]", "cd"]
    for at in range(5, len(whole)):
        assert "".join(came(Pastes(), whole[:at], whole[at:])) == "ab[one\ntwo\x1b[31m]cd"


def test_what_nobody_can_mean_is_cut_and_what_never_ends_is_over() -> None:
    pastes = Pastes()
    (text,) = came(pastes, START, *["x" * 10_000] * 200, END)
    assert len(text) == MOST_PASTED + 2
    assert came(pastes, START + "left open") == []
    late = [part for _ in range(LOST) for part in pastes.nothing_came()]
    assert [part.text for part in late if isinstance(part, Paste)] == ["left open"]
    assert came(pastes, "k") == ["k"]


def test_keys_are_not_held_back() -> None:
    pastes = Pastes()
    assert came(pastes, "\x1b") == ["\x1b"]
    assert came(pastes, "\x1b[") == ["\x1b["]
    assert came(pastes, "\x1b[20") == []
    assert list(pastes.nothing_came()) == ["\x1b[20"]


def talking(folder: Path) -> Terminal:
    """A game as Kenya, with the line for a message open."""
    words = ("solo", "--as", "KEN", "--countries", "6", "--rounds", "1", "--seed", "7", "--saves", str(folder))
    terminal = Terminal(*TREATY, *words, rows=24, columns=80)
    terminal.shows(lambda screen: "your role sheet" in screen, "the role sheet")
    terminal.write(b"\r")
    terminal.shows(lambda screen: "How do you answer?" in screen, "the event")
    terminal.write(b"\r")
    terminal.shows(lambda screen: "TALK" in screen, "the talks")
    terminal.write(b"m")
    terminal.shows(lambda screen: "Enter sends" in screen, "the line")
    return terminal


def wait_for(terminal: Terminal, mark: bytes) -> None:
    """Until `mark` has been drawn; a blinking cursor keeps a terminal from ever being quiet."""
    before, end = len(terminal.seen), time.perf_counter() + 20.0
    while mark not in terminal.seen[before:]:
        terminal.read(0.1)
        assert time.perf_counter() < end, terminal.screen()


def test_neither_other_alphabets_nor_a_huge_paste_stop_a_game(tmp_path: Path) -> None:
    with talking(tmp_path) as terminal:
        terminal.write(b"caf\xe9 ")
        wait_for(terminal, b"caf")
        began = time.perf_counter()
        terminal.write(START.encode())
        for _ in range(400):
            terminal.write(b"lorem [red]ipsum[/] \x1b[31m\x07 " * 100)
            terminal.read(0.0)
        terminal.write(END.encode() + b"MARK")
        wait_for(terminal, b"MARK")
        assert time.perf_counter() - began < 10.0
        terminal.write(b"\x11")
        assert terminal.ended() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_the_game_and_puts_the_terminal_back(tmp_path: Path, number: signal.Signals, code: int) -> None:
    with talking(tmp_path) as terminal:
        os.kill(terminal.process.pid, number)
        assert terminal.ended() == code
        assert all(mark in terminal.seen for mark in LEFT_CLEAN)
        (save,) = tmp_path.glob("*.treaty")
        assert str(save) in terminal.seen.decode(errors="replace").replace("\r\n", "")
    assert verify(save).sound
    assert not list(tmp_path.glob("*.lock"))


def test_a_game_whose_terminal_has_gone_ends(tmp_path: Path) -> None:
    terminal = talking(tmp_path)
    terminal.hang_up()
    assert terminal.process.wait(timeout=20) == 129


def test_a_terminal_that_cannot_place_text_gets_a_sentence() -> None:
    with Terminal(*TREATY, TERM="dumb") as terminal:
        assert terminal.ended() == 2
        assert b"needs a terminal" in terminal.seen
        assert b"\x1b[?1049h" not in terminal.seen
