"""A program in a pseudo-terminal of a given size: what it writes, what a person would see, what it costs."""

import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path
from typing import Any

PATIENCE = 30.0
"""Seconds until a program that shows nothing is given up."""
UNKNOWN_TO_THE_SCREEN = re.compile(rb"\x1b\[\?\d+\$p|\x1b\[[<>=][\d;]*[a-zA-Z]")
"""Questions and key modes that the emulator would print."""


class Terminal:
    """A program in a pseudo-terminal. Close it, or use it in a `with`."""

    def __init__(self, *words: str, rows: int = 40, columns: int = 120, **env: str) -> None:
        self.began = time.perf_counter()
        self._size = (rows, columns)
        self._master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        known = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **env}
        self.process = subprocess.Popen(
            words, stdin=slave, stdout=slave, stderr=slave, env=known, start_new_session=True
        )  # fmt: skip
        os.close(slave)
        self.seen = b""
        self._fed = 0
        self._shown: Any = None
        self._stream: Any = None

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, wait: float) -> bytes:
        """What is written within `wait` seconds; empty when nothing is."""
        ready, _, _ = select.select([self._master], [], [], wait)
        if not ready:
            return b""
        try:
            said = os.read(self._master, 1 << 16)
        except OSError:
            return b""
        self.seen += said
        return said

    def until(self, mark: bytes) -> float:
        """Seconds since the start when `mark` was written. Raises TimeoutError."""
        while mark not in self.seen:
            if not self.read(PATIENCE):
                raise TimeoutError(f"{mark!r} never came; the end was {self.seen[-300:]!r}")
        return time.perf_counter() - self.began

    def quiet(self, wait: float = 0.25) -> None:
        """Read until nothing more comes."""
        while self.read(wait):
            pass

    def write(self, keys: bytes) -> None:
        """Type."""
        os.write(self._master, keys)

    def press(self, keys: bytes) -> tuple[float, int]:
        """Seconds from a key to the first byte of its frame, and the bytes of the frame."""
        before, began = len(self.seen), time.perf_counter()
        self.write(keys)
        self.read(2.0)
        took = time.perf_counter() - began
        self.quiet(0.03)
        return took, len(self.seen) - before

    def screen(self) -> str:
        """What a person sees now, as lines of text. Needs the package pyte."""
        if self._shown is None:
            import pyte

            rows, columns = self._size
            self._shown = pyte.Screen(columns, rows)
            self._stream = pyte.ByteStream(self._shown)
        fresh = self.seen[self._fed :]
        cut = fresh.rfind(b"\x1b", max(0, len(fresh) - 32))  # a sequence that has not come whole waits
        fresh = fresh[:cut] if cut >= 0 else fresh
        self._fed += len(fresh)
        self._stream.feed(UNKNOWN_TO_THE_SCREEN.sub(b"", fresh))
        return "\n".join(line.rstrip() for line in self._shown.display)

    def shows(self, holds: Callable[[str], object], what: str) -> str:
        """Wait until the screen holds something. Raises TimeoutError with the screen."""
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            self.quiet(0.1)
            screen = self.screen()
            if holds(screen):
                return screen
            if self.process.poll() is not None:
                break
        raise TimeoutError(f"{what} never came; the screen was:\n{self.screen()}")

    def ended(self) -> int:
        """Exit code, once it has ended. Raises TimeoutExpired."""
        end = time.perf_counter() + PATIENCE
        while self.process.poll() is None and time.perf_counter() < end:
            self.read(0.05)
        self.quiet(0.05)
        return self.process.wait(timeout=1)

    def cpu(self) -> float:
        """Seconds of CPU so far, user and system."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """End it, whatever it does."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """Take the terminal away from under the program."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1
