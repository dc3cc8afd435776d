"""The command line: which store, which seats and which face belong together in a run.

Everything heavy is imported where it is used, so that help comes at once. What goes wrong is one line on stderr that
says what and what to do, and exit code 2; a bug shows its traceback and where the save is.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

import treaty

if TYPE_CHECKING:
    from treaty.acts.events import Event
    from treaty.bots.seat import Seat
    from treaty.model.clause import ClauseKind
    from treaty.model.instrument import Instrument
    from treaty.model.scenario import Scenario
    from treaty.store.log import Log
    from treaty.table.drive import Report
    from treaty.table.game import Game
    from treaty.views.ending import DebriefView

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal."""
MOST_ROUNDS = 40
PATIENCE = 2.0
"""Seconds after which progress is shown on a terminal where the story does not show it."""
STARTS = {"proposal": "proposal.toml", "scenario": "scenario.toml", "kind": "kinds.toml"}
SCHEMAS = {"proposal": "proposal", "scenario": "scenario", "catalogue": "kind", "kind": "kind"}

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="A sandbox in which people negotiate, ratify, verify and break a nonalignment treaty for AI.",
)
_saved: list[Path] = []
"""Saves that this run has made: said again when something breaks."""


class Trouble(Exception):
    """Something the person can mend; the message is one line that says what and what to do."""


class ReaderGone(Exception):
    """Whoever read our output has stopped."""


def main() -> NoReturn:
    """Run the command line and exit: 0 well, 2 trouble, 130 interrupted, 141 when nobody reads on."""
    # A game makes many small objects that stay; looking for cycles among them all the time takes 4 % of a short run.
    gc.set_threshold(100_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    sys.exit(_run())


def _run() -> int:
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
        if code == INTERRUPTED:
            _say_saved()
    except (KeyboardInterrupt, typer.Abort):
        _say_saved()
        return INTERRUPTED
    except (ReaderGone, BrokenPipeError):
        _drop_output()
        return 141
    except Exception as error:
        code = _explain(error)
        try:
            sys.stdout.flush()
        except OSError:  # what has been explained already would be tried, and complained of, once more at exit
            _drop_output()
        return code
    return code if isinstance(code, int) else 0


def _drop_output() -> None:
    """What is still in the buffer of stdout, and what comes after, goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explain(error: Exception) -> int:
    """One line for what the person can mend; anything else is a bug and is raised again."""
    from treaty.library.reading import Faulty
    from treaty.store.log import StoreError, printable

    format_message = getattr(error, "format_message", None)  # what a wrong command line raises
    if callable(format_message):
        sentence = f"{str(format_message()).rstrip('.')}; see treaty --help."
    elif isinstance(error, Faulty):
        more = len(error.complaints) - 1
        sentence = str(error.complaints[0]) + (f" (and {more} more: treaty check FILE)" if more else "")
    elif isinstance(error, Trouble | StoreError):
        sentence = str(error)
    elif isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        sentence = f"{where}{error.strerror or error}; check the place and who may write there."
    else:
        _say_saved("This is a bug in treaty. ")
        raise error
    print(f"treaty: {printable(sentence)}", file=sys.stderr)
    return 2


def _say_saved(lead: str = "") -> None:
    if lead or _saved:
        place = f"The game so far is in {_saved[-1]}" if _saved else "No game was being saved."
        print(f"{lead}{place}", file=sys.stderr)


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
    """Without a command, short help."""
    if context.invoked_subcommand is None and not version:
        typer.echo(context.get_help())


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
    with _kept(None if no_save else _save_folder(saves), f"demo-seed{seed}") as log:
        game = Game.begin(play, catalogue, seed, log)
        report, view = _perform(game, seats, quiet=quiet, as_json=as_json)
        if as_json:
            _emit(json.dumps(_json(report, view, seed), ensure_ascii=False, indent=2) + "\n")
    _say_mishaps(report)
    if _saved:
        print(f"Saved: {_saved[-1]}", file=sys.stderr)


def _cast(
    name: str, countries: int | None, rounds: int | None, proposal: Path | None, own_kinds: "Sequence[Path]"
) -> "tuple[Scenario, dict[str, ClauseKind], dict[str, Seat]]":
    """The scenario as it is to be played, the catalogue, and a scripted seat for every country."""
    from treaty.bots.cast import seats
    from treaty.library.catalogue import load_catalogue
    from treaty.library.proposals import load_proposal, shipped
    from treaty.library.scenarios import load

    if rounds is not None and not 1 <= rounds <= MOST_ROUNDS:
        raise Trouble(f"A game has 1 to {MOST_ROUNDS} rounds, not {rounds}: choose another --rounds.")
    kinds = load_catalogue(own_kinds)
    play = load(name, countries=countries)
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
            _emit(teller.hear(heard))
            heard.clear()
        if shown and time.monotonic() - started > PATIENCE:
            print(f"\rround {now.state.round} of {now.state.scenario.rounds} ", end="", file=sys.stderr, flush=True)

    report = play(game, seats, progress=tell)
    if shown and time.monotonic() - started > PATIENCE:
        print("\r" + " " * 24 + "\r", end="", file=sys.stderr, flush=True)
    view = debrief(game.state, game.events)
    if not as_json:
        _emit(teller.hear(heard) + teller.end(view))
    return report, view


def _json(report: "Report", view: "DebriefView", seed: int) -> dict[str, Any]:
    from treaty.report.summary import summary

    mishaps = {"errors": [str(one) for one in report.errors], "refusals": [str(one) for one in report.refusals]}
    return {**summary(view, seed=seed), "mishaps": mishaps}


def _say_mishaps(report: "Report") -> None:
    for what, mishaps in (("errors", report.errors), ("refused commands", report.refusals)):
        if mishaps:
            print(f"{len(mishaps)} {what} of scripted seats; the first: {mishaps[0]}", file=sys.stderr)


def _emit(text: str) -> None:
    """To stdout, now: a reader that has gone away is noticed here."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error


def _save_folder(wanted: Path | None) -> Path:
    """The folder for saves: as told, else `saves/` of the checkout, else the user's data folder."""
    if wanted is not None:
        return wanted
    checkout = Path(treaty.__file__).parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "saves").is_dir():
        return checkout / "saves"
    from platformdirs import user_data_path

    return user_data_path("treaty") / "saves"


@contextmanager
def _kept(folder: Path | None, name: str) -> "Iterator[Log]":
    """A log in memory without a folder, else in a new file in it; closed at the end."""
    if folder is None:
        from treaty.store.memory import MemoryLog

        yield MemoryLog()
        return
    from treaty.store.log import StoreError
    from treaty.store.sql import SqlLog

    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = next(path for path in _names(folder, name) if not path.exists())
        log = SqlLog(path, create=True, name=name)
    except (OSError, StoreError) as error:
        raise Trouble(f"The game cannot be saved in {folder} ({error}): name another --saves, or --no-save.") from error
    _saved.append(path)
    try:
        yield log
    finally:
        log.close()


def _names(folder: Path, name: str) -> Iterator[Path]:
    yield folder / f"{name}.treaty"
    yield from (folder / f"{name}-{number}.treaty" for number in count(2))


def _read(save: Path) -> "tuple[Event, ...]":
    """The events of a save. Raises `StoreError` for what is no save, or a damaged one."""
    from treaty.acts.events import decode
    from treaty.store.log import StoreError
    from treaty.store.sql import SqlLog

    log = SqlLog(save, readonly=True)
    try:
        return tuple(decode(payload) for payload in log.payloads())
    except ValueError as error:
        raise StoreError(f"{save} holds events that this version does not know: install a newer treaty.") from error
    finally:
        log.close()


def _ended(events: "Sequence[Event]") -> "DebriefView":
    from treaty.law.decide import replay as replayed
    from treaty.views.debrief import debrief

    if not events:
        raise Trouble("The save holds no game yet: choose another.")
    return debrief(replayed(events), events)


@app.command()
def replay(
    save: Annotated[Path, typer.Argument(help="A save: NAME.treaty.")],
    to: Annotated[int | None, typer.Option(help="Stop after this round.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Only the headline of each round, and the end.")] = False,
) -> None:
    """Tell the story of a save."""
    from treaty.report.story import story

    events = _read(save)
    if to is not None:
        if to < 1:
            raise Trouble("Rounds are counted from 1: choose another --to.")
        events = tuple(event for event in events if event.round <= to)
    _emit(story(events, _ended(events), quiet=quiet))


@app.command()
def check(files: Annotated[list[Path], typer.Argument(help="Proposals, scenarios, catalogue files, saves.")]) -> None:
    """Look files over: OK, or every fault with its line and column."""
    from treaty.library.check import check_files

    texts = [path for path in files if not _is_save(path)]
    complaints = check_files(texts)
    sound = True
    for path in files:
        if path in texts:
            found = [str(one) for one in complaints[str(path)]]
        else:
            from treaty.store.check import verify

            verdict = verify(path)
            found = [] if verdict.sound else [f"{path}:1:1: {verdict.sentence}"]
        sound = sound and not found
        _emit("".join(f"{line}\n" for line in found or [f"{path}: OK"]))
    raise typer.Exit(0 if sound else 2)


def _is_save(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return path.suffix == ".treaty" or stream.read(16) == b"SQLite format 3\x00"
    except OSError:
        return path.suffix == ".treaty"


@app.command()
def export(
    save: Annotated[Path, typer.Argument(help="A save: NAME.treaty.")],
    folder: Annotated[Path, typer.Argument(help="Folder for the tables; made where it is missing.")],
) -> None:
    """Write a save as tidy CSV tables, its events, and a codebook."""
    from treaty.report.tables import Occupied
    from treaty.report.tables import export as write

    events = _read(save)
    try:
        written = write(events, _ended(events), folder)
    except Occupied as error:
        raise Trouble(str(error)) from error
    _emit("".join(f"{path}\n" for path in written))


@app.command()
def new(
    what: Annotated[str, typer.Argument(help="proposal, scenario or kind.")],
    path: Annotated[Path | None, typer.Argument(help="The file to write.")] = None,
) -> None:
    """Write a commented start of a file; never over one that is there."""
    from treaty.library.starters import starter

    if what not in STARTS:
        raise Trouble(f"There is no start for `{what}`: choose proposal, scenario or kind.")
    target = path or Path(STARTS[what])
    try:
        with target.open("x", encoding="utf-8") as stream:
            stream.write(starter(what))
    except FileExistsError as error:
        raise Trouble(f"There is a file {target} already: name another.") from error
    _emit(f"{target}\n")


@app.command()
def schema(
    what: Annotated[str, typer.Argument(help="proposal, scenario, catalogue or measures.")] = "measures",
) -> None:
    """Print JSON Schema for an editor, or the measures that a clause may bind."""
    from treaty.library import schema as schemas

    if what != "measures" and what not in SCHEMAS:
        raise Trouble(f"There is no schema `{what}`: choose proposal, scenario, catalogue or measures.")
    found: Any = schemas.measures() if what == "measures" else schemas.schema(SCHEMAS[what])
    _emit(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
