"""Games that people play at this terminal: the menu, solo, hot-seat, the tutorial, and a save opened again."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import treaty
from treaty.cli.face import menu, show, terminal
from treaty.cli.line import app
from treaty.cli.trouble import MOST_MINUTES, MOST_ROUNDS, MOST_SEED, Trouble

if TYPE_CHECKING:
    from treaty.tui.hall import Wish


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"treaty {treaty.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Without a command, the menu."""
    if context.invoked_subcommand is None and not version:
        menu()


Scenario = Annotated[str, typer.Option(help="Name of a scenario, or a file.")]
Countries = Annotated[int | None, typer.Option(help="How many countries play; the scenario says which sets.")]
Rounds = Annotated[int | None, typer.Option(help="How many rounds, 1 to 40; the scenario says how many else.")]
Level = Annotated[int | None, typer.Option(help="1 propose, support, sign; 2 and amend, verify; 3 everything.")]
Seed = Annotated[int | None, typer.Option(help="The same seed and acts give the same game; else drawn by lot.")]
Minutes = Annotated[int, typer.Option(help="Length of a turn on the clock; 0: no clock.")]
Saves = Annotated[Path | None, typer.Option(help="Folder for the save.")]


@app.command()
def solo(
    seat: Annotated[str | None, typer.Option("--as", help="Your country, such as KEN; else you are asked.")] = None,
    scenario: Scenario = "nonaligned-2026",
    countries: Countries = None,
    rounds: Rounds = None,
    level: Level = None,
    seed: Seed = None,
    minutes: Minutes = 0,
    saves: Saves = None,
) -> None:
    """You and scripted countries. Without a terminal a script plays your chair too, and the story is told."""
    if not terminal():
        from treaty.cli.tell import demo

        print("No terminal here: scripts play all chairs.", file=sys.stderr)
        demo(scenario=scenario, countries=countries, rounds=rounds, seed=7 if seed is None else seed, saves=saves)
        return
    _begin(_wish("solo", (seat,) if seat else (), scenario, countries, rounds, level, seed, minutes), saves)


@app.command()
def hotseat(
    seats: Annotated[str, typer.Option(help="Countries of the people here, such as KEN,IND,USA.")] = "",
    scenario: Scenario = "nonaligned-2026",
    countries: Countries = None,
    rounds: Rounds = None,
    level: Level = None,
    seed: Seed = None,
    minutes: Minutes = 0,
    saves: Saves = None,
) -> None:
    """Several people at this keyboard, scripted countries for the rest."""
    if not terminal():
        raise Trouble("A game for several people needs a terminal: run it in one, or see treaty demo.")
    people = tuple(one.strip() for one in seats.split(",") if one.strip())
    _begin(_wish("hotseat", people, scenario, countries, rounds, level, seed, minutes), saves)


@app.command()
def tutorial(saves: Saves = None) -> None:
    """A real small treaty in five minutes, with a coach."""
    from treaty.tui.hall import Wish

    if not terminal():
        raise Trouble("The tutorial needs a terminal: run it in one, or read the README's five minutes of play.")
    _begin(Wish("tutorial"), saves)


@app.command("open")
def open_save(save: Annotated[Path, typer.Argument(help="A save: NAME.treaty.")]) -> None:
    """Go on with a save that people played."""
    if not terminal():
        raise Trouble("Going on with a game needs a terminal: run it in one, or see treaty replay.")
    show(None, lambda hall: hall.go_on(str(save)))


def _wish(
    kind: str,
    people: tuple[str, ...],
    scenario: str,
    countries: int | None,
    rounds: int | None,
    level: int | None,
    seed: int | None,
    minutes: int,
) -> "Wish":
    from treaty.tui.hall import Wish

    if rounds is not None and not 1 <= rounds <= MOST_ROUNDS:
        raise Trouble(f"A game has 1 to {MOST_ROUNDS} rounds, not {rounds}: choose another --rounds.")
    if level is not None and level not in (1, 2, 3):
        raise Trouble(f"Levels are 1, 2 and 3, not {level}: choose another --level.")
    if not 0 <= minutes <= MOST_MINUTES:
        raise Trouble(f"A turn has 0 to {MOST_MINUTES} minutes, not {minutes}: choose another --minutes.")
    if seed is not None and not 0 <= seed <= MOST_SEED:
        raise Trouble(f"A seed is a whole number from 0 to {MOST_SEED:,}: choose another --seed.")
    return Wish(
        kind="solo" if kind == "solo" else "hotseat",
        scenario=scenario, countries=countries, rounds=rounds, level=level, seed=seed,
        people=tuple(one.upper() for one in people), minutes=minutes,
    )  # fmt: skip


def _begin(wish: "Wish", saves: Path | None) -> None:
    if wish.kind != "tutorial" and not wish.people:
        show(saves, None, wish)
    else:
        show(saves, lambda hall: hall.begin(wish))
