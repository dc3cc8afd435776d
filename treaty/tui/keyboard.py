"""What a Unix terminal sends, read so that nothing that comes from it can end or hold up a game.

Textual's own reader dies of a byte that is not UTF-8, takes a minute for a paste of a megabyte, spins when the terminal
has gone away, and looks only ten times a second whether it is to stop. This one reads what is not UTF-8 as a sign that
says so, hands a paste on whole and cuts one that nobody can mean, and leaves the game when the terminal has gone.
"""

import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial

from textual._parser import ParseError
from textual._xterm_parser import BRACKETED_PASTE_END as END
from textual._xterm_parser import BRACKETED_PASTE_START as START
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste
from textual.message import Message

MOST_PASTED = 100_000
"""Letters of a paste; what is more is left out."""
CHUNK = 1 << 16
LOOK = 0.05
"""Seconds between two looks whether to stop."""
LOST = 40
"""Looks after which a paste without an end is over."""
ESC_IS_A_KEY = 3
"""Letters from which on a mark is waited for; a lone Esc, and Alt with a bracket, are keys and wait for nothing."""
HANGUP = 129
"""Exit code where the terminal has gone: 128 and the number of SIGHUP."""


class Pastes:
    """Takes pastes out of what is typed."""

    def __init__(self) -> None:
        self._parts: list[str] | None = None
        """What has come of the paste that is under way; None where none is."""
        self._length = self._looks = 0
        self._carry = ""
        """The end of what has come, where it may be the beginning of a mark."""

    def split(self, came: str) -> Iterator[str | Paste]:
        """Typed text and whole pastes, in the order in which they came."""
        self._looks = 0
        came, self._carry = self._carry + came, ""
        while came:
            mark, least = (START, ESC_IS_A_KEY) if self._parts is None else (END, 1)
            before, found, came = came.partition(mark)
            if not found:
                before, self._carry = _cut(before, mark, least)
            if self._parts is None:
                if before:
                    yield before
                if found:
                    self._parts, self._length = [], 0
            else:
                self._keep(before)
                if found:
                    yield self._whole()

    def nothing_came(self) -> Iterator[str | Paste]:
        """What was held back, once it is clear that it stands for itself."""
        self._looks += 1
        if self._parts is None and self._carry:
            held, self._carry = self._carry, ""
            yield held
        elif self._parts is not None and self._looks >= LOST:
            yield self._whole()

    def _keep(self, text: str) -> None:
        assert self._parts is not None
        text = text[: max(0, MOST_PASTED - self._length)]
        self._length += len(text)
        self._parts.append(text)

    def _whole(self) -> Paste:
        pasted, self._parts = "".join(self._parts or ()), None
        return Paste(pasted.replace("\x00", ""))


def _cut(text: str, mark: str, least: int) -> tuple[str, str]:
    """`text` without the beginning of `mark`, of `least` letters or more, at its end; and that beginning."""
    for size in range(len(mark) - 1, least - 1, -1):
        if text.endswith(mark[:size]):
            return text[:-size], text[-size:]
    return text, ""


class Keyboard(LinuxDriver):
    """Textual's driver for Unix, with a reader of its own."""

    def run_input_thread(self) -> None:
        """Read until the driver stops, or the terminal has gone."""
        parser, pastes = XTermParser(self._debug), Pastes()
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as ready:
            ready.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if ready.select(LOOK):
                    came = self._read()
                    if not came:
                        self._app.call_later(partial(self._app.exit, return_code=HANGUP))
                        break
                    self._hand_on(parser, pastes.split(decode(came)))
                else:
                    self._hand_on(parser, pastes.nothing_came())
                self._send(parser.tick())
        with suppress(EOFError, ParseError):
            self._send(parser.feed(""))

    def _read(self) -> bytes:
        """What the terminal sent; empty when it has gone."""
        try:
            return os.read(self.fileno, CHUNK)
        except OSError:
            return b""

    def _hand_on(self, parser: XTermParser, came: Iterable[str | Paste]) -> None:
        for part in came:
            self._send([part] if isinstance(part, Paste) else parser.feed(part))

    def _send(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
