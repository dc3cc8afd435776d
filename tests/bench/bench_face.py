"""The terminal face against Textual's own: start to first frame, a key to its frame, a live event, idle CPU.

    python tests/bench/bench_face.py [pairs]

Each program runs in a pseudo-terminal of 120x40. Ours and the peer's runs alternate; medians and ranges of the ratios
are printed, and the bars of the design beside them. Nothing here fails: a figure is for reading.
"""

import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tui"))

from terminal import Terminal  # noqa: E402


def ratios(name: str, ours: list[float], theirs: list[float], bar: str, unit: str, scale: float = 1.0) -> None:
    """One line: both medians, the ratio of pairs with its range, and the bar."""
    pairs = sorted(a / b for a, b in zip(ours, theirs, strict=True) if b)
    low, high = pairs[0], pairs[-1]
    mine, other = scale * statistics.median(ours), scale * statistics.median(theirs)
    print(
        f"{name:34} ours {mine:9.1f} {unit:3} peer {other:9.1f} {unit:3}"
        f"  ratio {statistics.median(pairs):5.2f} [{low:.2f}, {high:.2f}]  bar {bar}"
    )


def first_frame(pairs: int) -> None:
    """`treaty` (the menu) and `treaty solo` against a bare Textual app with one line of text."""
    ours: list[float] = []
    theirs: list[float] = []
    solo: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        menu = (
            sys.executable,
            "-c",
            "import sys; sys.argv=['treaty']; from treaty.__main__ import main; main()",
            folder,
        )
        alone = (sys.executable, "-m", "treaty", "solo", "--as", "KEN", "--seed", "7", "--saves", folder)
        bare = (sys.executable, str(HERE / "peers.py"), "bare")
        for _ in range(pairs):
            for words, mark, found in (
                (menu, b"Tutorial", ours), (bare, b"hello", theirs), (alone, b"Setting the table", solo),
            ):  # fmt: skip
                terminal = Terminal(*words)
                try:
                    found.append(terminal.until(mark))
                finally:
                    terminal.close()
    ratios("start to first frame: menu", ours, theirs, "1.3", "ms", 1e3)
    ratios("start to first frame: solo", solo, theirs, "1.3", "ms", 1e3)


def keys_and_events(pairs: int) -> None:
    """A key and a live event on the busiest page against a stock DataTable with a RichLog."""
    figures: dict[str, tuple[list[float], list[float], list[float], list[float]]] = {}
    for which in ("ours", "stock"):
        terminal = Terminal(sys.executable, str(HERE / "peers.py"), which)
        try:
            terminal.until(b"ready-mark")
            terminal.quiet()
            terminal.press(b"\x1b[B")
            key_times, key_bytes, event_cpu, event_bytes = [], [], [], []
            for number in range(pairs):
                took, size = terminal.press(b"\x1b[B" if number % 2 == 0 else b"\x1b[A")
                key_times.append(took)
                key_bytes.append(float(size))
            for _ in range(pairs):
                before, sent = terminal.cpu(), len(terminal.seen)
                for _ in range(20):
                    terminal.write(b"e")
                    terminal.read(1.0)
                    terminal.quiet(0.02)
                event_cpu.append((terminal.cpu() - before) / 20)
                event_bytes.append((len(terminal.seen) - sent) / 20)
            before, began = terminal.cpu(), time.perf_counter()
            terminal.quiet(3.0)
            idle = (terminal.cpu() - before) / (time.perf_counter() - began)
            print(f"{which}: idle CPU {100 * idle:.1f} % of a core (bar 2 %)")
            figures[which] = (key_times, key_bytes, event_cpu, event_bytes)
        finally:
            terminal.close()
    ours, stock = figures["ours"], figures["stock"]
    ratios("key to frame, p50", ours[0], stock[0], "1.0", "ms", 1e3)
    ratios("bytes of a key", ours[1], stock[1], "-", "B")
    ratios("live event, CPU", ours[2], stock[2], "0.2", "ms", 1e3)
    ratios("live event, bytes", ours[3], stock[3], "0.2", "B")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    first_frame(count)
    keys_and_events(count)
    print(f"peak memory of a child: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
