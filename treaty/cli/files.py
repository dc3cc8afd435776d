"""Files: looked over, begun, described for editors, and written out as tables."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from treaty.cli.line import app
from treaty.cli.saves import ended, read
from treaty.cli.trouble import Trouble, emit

STARTS = {"proposal": "proposal.toml", "scenario": "scenario.toml", "kind": "kinds.toml"}
SCHEMAS = {"proposal": "proposal", "scenario": "scenario", "catalogue": "kind", "kind": "kind"}


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
        emit("".join(f"{line}\n" for line in found or [f"{path}: OK"]))
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

    events = read(save)
    try:
        written = write(events, ended(events), folder)
    except Occupied as error:
        raise Trouble(str(error)) from error
    emit("".join(f"{path}\n" for path in written))


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
    emit(f"{target}\n")


@app.command()
def schema(
    what: Annotated[str, typer.Argument(help="proposal, scenario, catalogue or measures.")] = "measures",
) -> None:
    """Print JSON Schema for an editor, or the measures that a clause may bind."""
    from treaty.library import schema as schemas

    if what != "measures" and what not in SCHEMAS:
        raise Trouble(f"There is no schema `{what}`: choose proposal, scenario, catalogue or measures.")
    found: Any = schemas.measures() if what == "measures" else schemas.schema(SCHEMAS[what])
    emit(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
