"""Games told as a story: `demo` plays one, `replay` tells a kept one."""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from treaty.cli.cast import scenario as sized
from treaty.cli.line import app
from treaty.cli.saves import ended, kept, read, save_folder
from treaty.cli.trouble import MOST_ROUNDS, Trouble, emit, saved

if TYPE_CHECKING:
    from treaty.bots.seat import Seat
    from treaty.model.clause import ClauseKind
    from treaty.model.instrument import Instrument
    from treaty.model.scenario import Scenario
    from treaty.table.game import Game
    from treaty.table.scripted import Report
    from treaty.views.ending import DebriefView

PATIENCE = 2.0
"""Seconds after which progress is shown on a terminal where the story does not show it."""


@app.command()
def demo(
    countries: Annotated[
        int | None, typer.Option(help="How many countries play; the scenario says which sets.")
    ] = None,
    rounds: Annotated[
        int | None, typer.Option(help="How many rounds, 1 to 40; the scenario says how many else.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed plays the same game.")] = 7,
    scenario: Annotated[str, typer.Option(help="Name of a scenario, or a file.")] = "nonaligned-2026",
    proposal: Annotated[Path | None, typer.Option(help="A draft of yours that is tabled first.")] = None,
    kinds: Annotated[list[Path] | None, typer.Option(help="Clause kinds of yours, a file; may be given again.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Only the headline of each round, and the end.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object in the place of the story.")] = False,
    saves: Annotated[Path | None, typer.Option(help="Folder for the save.")] = None,
    no_save: Annotated[bool, typer.Option("--no-save", help="Keep the game in memory only.")] = False,
) -> None:
    """Scripted countries play a game and the treaty's life is told round by round."""
    from treaty.table.game import Game

    play, catalogue, seats = _cast(scenario, countries, rounds, proposal, kinds or [])
    with kept(None if no_save else save_folder(saves), f"demo-seed{seed}") as log:
        game = Game.begin(play, catalogue, seed, log)
        report, view = _perform(game, seats, quiet=quiet, as_json=as_json)
        if as_json:
            emit(json.dumps(_json(report, view, seed), ensure_ascii=False, indent=2) + "\n")
    _say_mishaps(report)
    if saved:
        print(f"Saved: {saved[-1]}", file=sys.stderr)


def _cast(
    name: str, countries: int | None, rounds: int | None, proposal: Path | None, own_kinds: "Sequence[Path]"
) -> "tuple[Scenario, dict[str, ClauseKind], dict[str, Seat]]":
    """The scenario as it is to be played, the catalogue, and a scripted seat for every country."""
    from treaty.bots.cast import seats
    from treaty.library.catalogue import load_catalogue
    from treaty.library.proposals import load_proposal, shipped

    if rounds is not None and not 1 <= rounds <= MOST_ROUNDS:
        raise Trouble(f"A game has 1 to {MOST_ROUNDS} rounds, not {rounds}: choose another --rounds.")
    kinds = load_catalogue(own_kinds)
    play = sized(name, countries)
    if rounds is not None:
        play = play.model_copy(update={"rounds": rounds})
    drafts: dict[str, Instrument] = {draft: load_proposal(path, kinds) for draft, path in shipped().items()}
    first = None
    if proposal is not None:
        own = load_proposal(proposal, kinds)
        drafts[own.id] = own
        first = own.id
    return play, kinds, seats(play, drafts, first)


def _perform(game: "Game", seats: "dict[str, Seat]", *, quiet: bool, as_json: bool) -> "tuple[Report, DebriefView]":
    """Play, and tell every round when it is over."""
    from treaty.report.story import Teller
    from treaty.table.drive import play
    from treaty.views.debrief import debrief

    teller, heard, started = Teller(quiet=quiet), list(game.events), time.monotonic()
    shown = sys.stderr.isatty() and (as_json or quiet or not sys.stdout.isatty())
    game.watch(heard.extend)

    def tell(now: "Game") -> None:
        if not as_json:
            emit(teller.hear(heard))
            heard.clear()
        if shown and time.monotonic() - started > PATIENCE:
            print(f"\rround {now.state.round} of {now.state.scenario.rounds} ", end="", file=sys.stderr, flush=True)

    report = play(game, seats, progress=tell)
    if shown and time.monotonic() - started > PATIENCE:
        print("\r" + " " * 24 + "\r", end="", file=sys.stderr, flush=True)
    view = debrief(game.state, game.events)
    if not as_json:
        emit(teller.hear(heard) + teller.end(view))
    return report, view


def _json(report: "Report", view: "DebriefView", seed: int) -> dict[str, Any]:
    from treaty.report.summary import summary

    mishaps = {"errors": [str(one) for one in report.errors], "refusals": [str(one) for one in report.refusals]}
    return {**summary(view, seed=seed), "mishaps": mishaps}


def _say_mishaps(report: "Report") -> None:
    for what, mishaps in (("errors", report.errors), ("refused commands", report.refusals)):
        if mishaps:
            print(f"{len(mishaps)} {what} of scripted seats; the first: {mishaps[0]}", file=sys.stderr)


@app.command()
def replay(
    save: Annotated[Path, typer.Argument(help="A save: NAME.treaty.")],
    to: Annotated[int | None, typer.Option(help="Stop after this round.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Only the headline of each round, and the end.")] = False,
) -> None:
    """Tell the story of a save."""
    from treaty.report.story import story

    events = read(save)
    if to is not None:
        if to < 1:
            raise Trouble("Rounds are counted from 1: choose another --to.")
        events = tuple(event for event in events if event.round <= to)
    emit(story(events, ended(events), quiet=quiet))
