"""`treaty lab claims` and `treaty lab sensitivity`: what the world shows, and what hangs on which number."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from treaty.cli.line import lab
from treaty.cli.trouble import Trouble, emit, free_file

MOST_SEEDS = 2_000
"""Games an arm beyond which memory, not time, runs out: some 4 GB here."""
Csv = Annotated[Path | None, typer.Option("--csv", help="Also write the table to this new file.", dir_okay=False)]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of the table.")]


@lab.command()
def claims(
    seeds: Annotated[int, typer.Option(help="Games an arm; each has its own chance and background.")] = 500,
    only: Annotated[str, typer.Option(help="Claims to try, such as M4,M7,W1; else all.")] = "",
    csv: Csv = None,
    json: Json = False,
) -> None:
    """Try every mechanism and claim of the world with and without its driver. Exit 1 where one is not shown."""
    from treaty.lab.claims import FEWEST, NAMES, as_csv, as_json, as_text, findings

    _within("--seeds", seeds, FEWEST, MOST_SEEDS)
    wanted = [name.strip().upper() for name in only.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        raise Trouble(f"There is no claim {unknown[0]}; name some of {NAMES[0]} to {NAMES[17]} and W1 to W4 in --only.")
    free_file(csv)
    found = findings(seeds, wanted, _teller("Claims"))
    _hand_out(as_csv(found), as_json(found) if json else as_text(found), csv)
    if not all(finding.shown for finding in found):
        raise typer.Exit(1)


@lab.command()
def sensitivity(
    seeds: Annotated[int, typer.Option(help="Games in each of two worlds, the race and the compact.")] = 60,
    top: Annotated[int, typer.Option(help="How many constants to print.")] = 25,
    jobs: Annotated[int, typer.Option(help="Processes at once.")] = 2,
    csv: Csv = None,
) -> None:
    """Vary each constant of the world by a fifth: what that does to hazard, tension and the frontier, largest first."""
    from treaty.lab.sensitivity import as_csv, as_text, swings

    _within("--seeds", seeds, 10, MOST_SEEDS)
    _within("--top", top, 1, 1_000)
    _within("--jobs", jobs, 1, 256)
    free_file(csv)
    found = swings(seeds, _teller("Sensitivity"), jobs=jobs)
    _hand_out(as_csv(found), as_text(found, top), csv)


def _within(option: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise Trouble(f"{option} is {value}; it goes from {low} to {high:,}.")


def _hand_out(table: str, text: str, file: Path | None) -> None:
    if file is not None:
        file.write_text(table, encoding="utf-8")
    emit(text)


def _teller(title: str) -> Callable[[int, int, str], None]:
    """Progress on stderr: one line that changes on a terminal, else a line for each tenth."""
    shown = -1

    def tell(done: int, total: int, now: str) -> None:
        nonlocal shown
        if sys.stderr.isatty():
            ending = "\r" if done < total - 1 else "\n"
            print(f"{title}: {done + 1} of {total}, {now}".ljust(60), end=ending, file=sys.stderr, flush=True)
        elif (tenth := 10 * done // total) > shown:
            shown = tenth
            print(f"{title}: {done} of {total} done", file=sys.stderr, flush=True)

    return tell
