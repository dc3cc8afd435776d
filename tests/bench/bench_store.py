"""What a durable commit costs beside raw sqlite3, and how fast events are read: `python tests/bench/bench_store.py`.

Both sides keep the same tables with the same pragmas and move the head in the same transaction; raw computes no links
and checks no head. Rounds are interleaved, so that a busy machine slows both. Bar: at least 0.7 times raw."""

import sqlite3
import sys
import tempfile
from collections import deque
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from treaty.store.memory import MemoryLog
from treaty.store.sql import SqlLog

ROUNDS = 11
COMMITS = 300
READ = 20_000
EVENT = '{"kind":"Ratified","round":3,"on":"2027-06-30","by":"KEN","instrument":"charter","text":"%s"}' % ("x" * 80)


class RawLog:
    """The least that keeps the same rows as durably."""

    def __init__(self, path: Path, like: Path) -> None:
        with closing(sqlite3.connect(like)) as model:
            tables = [sql for (sql,) in model.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")]
            game = model.execute("SELECT * FROM game").fetchone()
        self._file = sqlite3.connect(path, isolation_level=None)
        self._file.execute("PRAGMA journal_mode=WAL")
        self._file.execute("PRAGMA synchronous=FULL")
        for table in tables:
            self._file.execute(table)
        self._file.execute(f"INSERT INTO game VALUES ({','.join('?' * len(game))})", game)

    def append(self, payloads: list[str], *, expected: int) -> int:
        """Keeps events without looking at anything."""
        kept = expected + len(payloads)
        self._file.execute("BEGIN IMMEDIATE")
        rows = [(expected + i, payload, bytes(32)) for i, payload in enumerate(payloads)]
        self._file.executemany("INSERT INTO event (sequence, payload, link) VALUES (?, ?, ?)", rows)
        self._file.execute("UPDATE game SET kept = ?, link = ?", (kept, bytes(32)))
        self._file.execute("COMMIT")
        return kept

    def read(self) -> int:
        """Fetches every text and counts them."""
        return len(self._file.execute("SELECT payload FROM event ORDER BY sequence").fetchall())

    def close(self) -> None:
        """Closes the file."""
        self._file.close()


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call: a commit waits for the disk."""
    start = perf_counter()
    work()
    return perf_counter() - start


def commits(log: SqlLog | RawLog | MemoryLog, at: int, together: int) -> int:
    """Keeps `COMMITS` commands of `together` events each and returns the new length."""
    for _ in range(COMMITS):
        at = log.append([EVENT] * together, expected=at)
    return at


def drain(log: SqlLog) -> None:
    """Reads every text and drops it."""
    deque(log.payloads(), maxlen=0)


def compare(folder: Path, together: int) -> None:
    """Appends to both in turns and prints commits a second, with the ratio of each pair."""
    ours = SqlLog(folder / f"ours{together}", create=True)
    raw = RawLog(folder / f"raw{together}", folder / f"ours{together}")
    with closing(ours), closing(raw):
        at, speeds = 0, []
        for turn in range(ROUNDS + 1):
            # Who goes first changes from turn to turn.
            sides = [ours, raw] if turn % 2 else [raw, ours]
            took = {id(log): seconds(partial(commits, log, at, together)) for log in sides}
            at += COMMITS * together
            speeds.append((COMMITS / took[id(ours)], COMMITS / took[id(raw)]))
    report(f"commits of {together} event{'s' * (together > 1)}", speeds[1:])  # the first turn warms up


def read(folder: Path) -> None:
    """Reads a long game from both in turns and prints events a second."""
    ours = SqlLog(folder / "ours-read", create=True)
    raw = RawLog(folder / "raw-read", folder / "ours-read")
    with closing(ours), closing(raw):
        for log in (ours, raw):
            log.append([EVENT] * READ, expected=0)
        speeds = [(READ / seconds(partial(drain, ours)), READ / seconds(raw.read)) for _ in range(ROUNDS + 1)]
    report("events read (ours checks every link)", speeds[1:])


def report(what: str, speeds: list[tuple[float, float]]) -> None:
    """One line: medians and the pairwise ratio with its range."""
    ratios = [ours / raw for ours, raw in speeds]
    ours, raw = (median(side) for side in zip(*speeds, strict=True))
    print(
        f"{what}: ours {ours:,.0f}/s, raw {raw:,.0f}/s, "
        f"ratio {median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}] of {len(ratios)} pairs"
    )


def main() -> int:
    """Runs all of it in a folder that goes afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        for together in (1, 5, 50):
            compare(Path(folder), together)
        read(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
