"""Tournament: every personality on every country, a game for each, all else as the scenario has it.

One country at a time is given another personality and the others keep theirs, so two rows of one seed, country and arm
differ by that personality alone. An arm is what the drafts hold: `verified` leaves them as they are, `unverified` takes
all clauses of verification away, from drafts and catalogue.
"""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from itertools import product

import treaty
from treaty.lab.results import Results, Row, Setup, Unfit

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
    setups: Sequence[Setup],
    results: Results,
    play_one: PlayOne,
    *,
    jobs: int = 1,
    cluster: str = "",
    progress: Progress | None = None,
) -> None:
    """Play what `results` lacks of `setups`, in `jobs` processes (-1: one a core), and keep each row once it is there.

    `cluster`: address of a Dask scheduler whose workers play instead. Rows are kept in the order of `setups` wherever
    they are played. `play_one` must be something that another process can import by its name. What it raises ends the
    run; rows that came before are kept. Raises `Unfit` where the cluster cannot play.
    """
    done = {row.setup for row in results.rows}
    left = [setup for setup in setups if setup not in done]
    started = time.monotonic()
    for number, row in enumerate(_played(left, play_one, jobs, cluster), 1):
        results.keep(row)
        if progress is not None:
            taken = time.monotonic() - started
            progress(len(setups) - len(left) + number, len(setups), taken / number * (len(left) - number))


def _played(setups: Sequence[Setup], play_one: PlayOne, jobs: int, cluster: str) -> Iterator[Row]:
    if jobs == 1 and not cluster:
        yield from map(play_one, setups)
        return
    from joblib import Parallel, delayed

    task = delayed(partial(_in_worker, play_one, os.getpid()))
    with joined(cluster) if cluster else nullcontext():
        count = -1 if cluster else jobs
        yield from Parallel(n_jobs=count, batch_size=1, return_as="generator")(task(setup) for setup in setups)


@contextmanager
def joined(cluster: str) -> Iterator[None]:
    """While this lasts, joblib's work is done by the workers of the Dask scheduler at that address.

    Raises `Unfit` where Dask is not installed, nobody answers, nobody works, or a worker has another version.
    """
    from joblib import parallel_config

    try:
        from distributed import Client
    except ImportError:
        raise Unfit("A cluster needs Dask: pip install 'treaty[cluster]'.") from None
    try:
        client = Client(cluster, timeout=10)
    except (OSError, ValueError) as error:
        raise Unfit(f"No Dask scheduler answers at {cluster} ({error}): start one and give its address.") from error
    with client:
        versions = set(client.run(_version).values())
        if versions != {_version()}:
            said = f"has treaty {', '.join(sorted(versions - {_version()}))}" if versions else "has no workers"
            raise Unfit(f"The cluster at {cluster} {said}: start workers that have treaty {_version()} installed.")
        with parallel_config("dask"):
            yield


def _version() -> str:
    return treaty.__version__


def _in_worker(play_one: PlayOne, parent: int, setup: Setup) -> Row:
    """The game, in a process that leaves it to its parent to end on Ctrl-C."""
    if os.getpid() != parent and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return play_one(setup)
