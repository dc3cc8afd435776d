"""`treaty lab stability`: would a draft hold among the countries of a scenario, and with whom."""

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treaty.cli.line import lab
from treaty.cli.trouble import Trouble, emit, free_file

if TYPE_CHECKING:
    from treaty.lab.stability import Judged
    from treaty.world.joining import Watch


@lab.command()
def stability(
    proposal: Annotated[Path, typer.Argument(help="A draft: a file, as in proposals/.")],
    scenario: Annotated[str, typer.Option(help="Name of a scenario, or a file.")] = "nonaligned-2026",
    countries: Annotated[int | None, typer.Option(help="How many play; all coalitions are tried up to 16.")] = None,
    members: Annotated[str, typer.Option(help="Who is in, such as KEN,IND,BRA; all when nothing is said.")] = "",
    kinds: Annotated[list[Path] | None, typer.Option(help="Clause kinds of yours, a file; may be given again.")] = None,
    table: Annotated[Path | None, typer.Option("--csv", help="Write every coalition into this file.")] = None,
) -> None:
    """Would a draft hold: who would leave, for what it would stay, with whom it holds by itself."""
    from treaty.cli.cast import scenario as sized
    from treaty.lab.stability import judged
    from treaty.library.catalogue import load_catalogue
    from treaty.library.proposals import load_proposal

    free_file(table)
    catalogue = load_catalogue(kinds or [])
    text = load_proposal(proposal, catalogue)
    inside = tuple(one.strip().upper() for one in members.split(",") if one.strip())
    try:
        found = judged(sized(scenario, countries), catalogue, text, inside, _progress())
    except ValueError as error:
        raise Trouble(f"{error}: choose other --members.") from error
    emit(_told(found, text.title))
    if table is not None:
        _write(found, table)


def _told(found: "Judged", title: str) -> str:
    from treaty.report.page import wrapped

    holding = found.holding
    lines = [title, "", wrapped(holding.sentence), ""]
    lines += [f"  {'':8}{'gains':>7}  {'price a year':>18}  {'would not keep'}"]
    for one in holding.members:
        price = _money(one.price_bn) if one.price_bn else ""
        unkept = f"article{'s' * (len(one.unkept) > 1)} {', '.join(one.unkept)}" if one.unkept else ""
        side = "in" if one.inside else "out"
        lines.append(f"  {one.country:<4}{side:<4}{one.gain:>+7.1f}  {price:>18}  {unkept}".rstrip())
    lines += ["", *(wrapped(note) for note in holding.notes)]
    coalitions = holding.coalitions
    if coalitions is not None and coalitions.sizes:
        sizes = ", ".join(f"{count} of {size}" for size, count in coalitions.sizes.items())
        lines.append(wrapped(f"Stable coalitions by size: {sizes}."))
    lines += ["", "Gains: points of home interest of being in over being out, eight rounds on."]
    return "\n".join(lines) + "\n"


def _money(billion: float) -> str:
    from treaty.views.holding_words import money

    return money(billion)


def _write(found: "Judged", table: Path) -> None:
    from treaty.lab.stability import HEADER, rows

    try:
        lines = rows(found)
    except ValueError as error:
        raise Trouble(f"{error}: choose other --countries, or leave --csv out.") from error
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow((*HEADER, *found.joiners.countries))
        writer.writerows(lines)


def _progress() -> "Watch | None":
    """Tells a terminal how far the work is; nobody else."""
    if not sys.stderr.isatty():
        return None

    def watch(done: int, of: int) -> None:
        end = "\r" + " " * 40 + "\r" if done >= of else ""
        print(f"\r{done:,} of {of:,} coalitions ", end=end, file=sys.stderr, flush=True)

    return watch
