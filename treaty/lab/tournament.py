"""Tournament: every personality on every country, a game for each, all else as the scenario has it.

One country at a time is given another personality and the others keep theirs, so two rows of one seed, country and arm
differ by that personality alone. An arm is what the drafts hold: `verified` leaves them as they are, `unverified` takes
all clauses of verification away, from drafts and catalogue.
"""

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import product

from treaty.lab.results import Results, Row, Setup

ARMS = ("verified", "unverified")
Progress = Callable[[int, int, float], None]
"""Games done, games wanted, and seconds that the rest will take."""


PlayOne = Callable[[Setup], Row]


def plan(
    seeds: Sequence[int], arms: Sequence[str], countries: Sequence[str], personalities: Sequence[str]
) -> tuple[Setup, ...]:
    """All games, seed by seed, so that a run that is cut short has every personality on every country as often."""
    return tuple(Setup(*one) for one in product(seeds, arms, countries, personalities))


def run(
    setups: Sequence[Setup], results: Results, play_one: PlayOne, *, jobs: int = 1, progress: Progress | None = None
) -> None:
    """Play what `results` lacks of `setups`, in `jobs` processes (-1: one a core), and keep each row once it is there.

    Rows are kept in the order of `setups` whatever `jobs` is. `play_one` must be a function that another process can
    import by its name. What it raises ends the run; rows that came before are kept.
    """
    done = {row.setup for row in results.rows}
    left = [setup for setup in setups if setup not in done]
    started = time.monotonic()
    for number, row in enumerate(_played(left, play_one, jobs), 1):
        results.keep(row)
        if progress is not None:
            taken = time.monotonic() - started
            progress(len(setups) - len(left) + number, len(setups), taken / number * (len(left) - number))


def _played(setups: Sequence[Setup], play_one: PlayOne, jobs: int) -> Iterator[Row]:
    if jobs == 1:
        yield from map(play_one, setups)
        return
    from joblib import Parallel, delayed

    task = delayed(partial(_in_worker, play_one, os.getpid()))
    yield from Parallel(n_jobs=jobs, batch_size=1, return_as="generator")(task(setup) for setup in setups)


def _in_worker(play_one: PlayOne, parent: int, setup: Setup) -> Row:
    """The game, in a process that leaves it to its parent to end on Ctrl-C."""
    if os.getpid() != parent:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return play_one(setup)
