"""`treaty lab tournament`: every personality on every country, in many games, kept as rows and summed up in tables."""

import hashlib
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from treaty.cli.line import lab
from treaty.cli.trouble import INTERRUPTED, MOST_ROUNDS, MOST_SEED, Trouble, emit

if TYPE_CHECKING:
    from treaty.cli.lab_play import Table
    from treaty.lab.tournament import Progress

MOST_JOBS, MOST_SEEDS = 256, 100_000
PATIENCE = 30.0
"""Seconds between two lines of progress where stderr is no terminal."""


@lab.command()
def tournament(
    scenario: Annotated[str, typer.Option(help="Name of a scenario, or a file.")] = "nonaligned-2026",
    countries: Annotated[int | None, typer.Option(help="How many countries play; the scenario says which sets.")] = 6,
    rounds: Annotated[int | None, typer.Option(help="How many rounds; the scenario says how many else.")] = None,
    level: Annotated[
        int | None, typer.Option(help="1 propose, support, sign; 2 and amend, verify; 3 everything.")
    ] = None,
    seeds: Annotated[int, typer.Option(help="How many seeds; each is played by every personality.")] = 10,
    first_seed: Annotated[int, typer.Option(help="The first of them.")] = 1,
    personalities: Annotated[str, typer.Option(help="Some of them, such as grim,defector; else all.")] = "",
    arms: Annotated[
        str, typer.Option(help="verified: drafts as they are; unverified: without clauses of verification.")
    ] = "verified,unverified",
    jobs: Annotated[int, typer.Option(help="Processes that play at once; -1: one a core.")] = 1,
    cluster: Annotated[str, typer.Option(help="Address of a Dask scheduler whose workers play instead.")] = "",
    out: Annotated[Path | None, typer.Option(help="CSV file of the rows; what it holds is not played again.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress on stderr.")] = False,
    columns: Annotated[bool, typer.Option("--columns", help="Only say what each column of the file holds.")] = False,
) -> None:
    """Every personality on every country: who does best with what, with and without verification.

    One country at a time plays another personality; the others keep theirs. The same seeds give the same rows,
    whatever --jobs is. Ctrl-C keeps what is done; the same command with the same --out goes on.
    """
    from treaty.lab.results import CODE_BOOK, Results, Unfit
    from treaty.lab.standings_page import page
    from treaty.lab.tournament import ARMS, plan, run

    if columns:
        emit("".join(f"{name:12} {what}\n" for name, what in CODE_BOOK.items()))
        return
    _in_range(rounds, level, seeds, first_seed, jobs)
    table, played, ids = _table(scenario, countries, rounds, level)
    kinds = _some(personalities, _kinds(), "personality")
    numbers = range(first_seed, first_seed + seeds)
    setups = plan(numbers, _some(arms, ARMS, "arm"), ids, kinds)
    try:
        with _alone(out):
            results = Results(out, played)
            run(setups, results, table, jobs=jobs, cluster=cluster, progress=None if quiet else _telling(out))
    except Unfit as error:
        raise Trouble(str(error)) from error
    except KeyboardInterrupt:
        _say_how_to_go_on(out)
        raise typer.Exit(INTERRUPTED) from None
    wanted = set(setups)
    emit(page([row for row in results.rows if row.setup in wanted], title=played))


@contextmanager
def _alone(out: Path | None) -> Iterator[None]:
    """One run at a time writes a file of rows."""
    if out is None:
        yield
        return
    from treaty.store.lock import WriterLock
    from treaty.store.log import StoreError

    try:
        lock = WriterLock(out)
    except StoreError as error:
        raise Trouble(f"{out} cannot be written, or another run is writing it: choose another --out.") from error
    try:
        yield
    finally:
        lock.release()


def _table(
    scenario: str, countries: int | None, rounds: int | None, level: int | None
) -> "tuple[Table, str, tuple[str, ...]]":
    """The table, the sentence that says what is played there, and its countries."""
    import treaty
    from treaty.cli.lab_play import Table

    table = Table(scenario, countries, rounds, level)
    cast = table.cast()
    told = [cast.scenario.model_dump_json()]
    told += [cast.kinds[name].model_dump_json() for name in sorted(cast.kinds)]
    told += [cast.drafts[name].model_dump_json() for name in sorted(cast.drafts)]
    mark = hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]
    one = cast.scenario
    played = (
        f"treaty tournament, version {treaty.__version__}: {one.id}, {len(one.countries)} countries, "
        f"{one.rounds} rounds, level {one.level}, texts {mark}"
    )
    return table, played, one.figures.countries


def _kinds() -> tuple[str, ...]:
    from treaty.model.scenario import Personality

    return get_args(Personality.model_fields["kind"].annotation)


def _some(asked: str, known: tuple[str, ...], what: str) -> tuple[str, ...]:
    """Those of `known` that were asked for, each once; all where none was."""
    names = tuple(dict.fromkeys(one.strip() for one in asked.split(",") if one.strip()))
    for name in names:
        if name not in known:
            raise Trouble(f"{name} is no {what}: choose from {', '.join(known)}.")
    return names or known


def _in_range(rounds: int | None, level: int | None, seeds: int, first_seed: int, jobs: int) -> None:
    if rounds is not None and not 1 <= rounds <= MOST_ROUNDS:
        raise Trouble(f"A game has 1 to {MOST_ROUNDS} rounds, not {rounds}: choose another --rounds.")
    if level is not None and level not in (1, 2, 3):
        raise Trouble(f"Levels are 1, 2 and 3, not {level}: choose another --level.")
    if not 1 <= seeds <= MOST_SEEDS:
        raise Trouble(f"A tournament has 1 to {MOST_SEEDS:,} seeds, not {seeds}: choose another --seeds.")
    if not 0 <= first_seed <= MOST_SEED - seeds:
        raise Trouble(f"Seeds are whole numbers from 0 to {MOST_SEED:,}: choose another --first-seed.")
    if jobs != -1 and not 1 <= jobs <= MOST_JOBS:
        raise Trouble(f"Processes are 1 to {MOST_JOBS}, or -1 for one a core, not {jobs}: choose another --jobs.")


def _telling(out: Path | None) -> "Progress":
    """Progress on stderr: one line that is written over on a terminal, else a line now and then."""
    live = sys.stderr.isatty()
    told = time.monotonic()

    def tell(done: int, of: int, left: float) -> None:
        nonlocal told
        if not live and done < of and time.monotonic() - told < PATIENCE:
            return
        told = time.monotonic()
        words = f"{done:,} of {of:,} games, {_span(left)} left" if done < of else f"{of:,} games played"
        where = f", kept in {out}" if out and done == of else ""
        ends = "" if live and done < of else "\n"
        print(f"\r{words}{where}".ljust(50) if live else f"{words}{where}", end=ends, file=sys.stderr, flush=True)

    return tell


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3_600:.1f} h"


def _say_how_to_go_on(out: Path | None) -> None:
    if out is None:
        print("\nStopped. Nothing was kept: name a file with --out to be able to go on.", file=sys.stderr)
    else:
        print(f"\nStopped. What is done is in {out}; the same command goes on from there.", file=sys.stderr)
