"""`treaty law status`: since when a treaty is in force, why, and where each state stands on a day."""

import json
import sys
from datetime import date
from pathlib import Path

from treaty.cli.trouble import emit
from treaty.law.convention.status import Picture, picture
from treaty.library.treaty_files import BadFile, TreatyFile, load
from treaty.library.treaty_text import day_of

__all__ = ["run"]

USAGE = """\
Usage: treaty law status INSTRUMENT.json EVENTS.csv [--on DATE] [--json]

Since when a treaty is in force, by which clause and whose deposit, or what is
still missing; and where each state stands.

  INSTRUMENT.json  final clauses: conditions of entry into force, delays,
                   late joiners, withdrawal; parents and weights beside it
  EVENTS.csv       dated acts: date,state,iso3,event,weight,note,source
  --on DATE        as on that day (2016-10-20), without looking ahead;
                   left out: once all that the acts bring about has come about
  --json           the same as one JSON object
"""


class Misused(Exception):
    """A command line that says nothing that can be done."""


def run(arguments: list[str]) -> int:
    """Carry out `treaty law status` with what follows it: 0, or 2 with one line on stderr."""
    if "--help" in arguments or "-h" in arguments:
        emit(USAGE)
        return 0
    try:
        paths, on, as_json = _parsed(arguments)
        file = load(*paths)
        found = _picture(file, on, {})
    except (Misused, BadFile) as error:
        print(f"treaty: {error}", file=sys.stderr)
        return 2
    emit(_json(file, found) if as_json else _text(file, found, on))
    return 0


def _text(file: TreatyFile, found: Picture, on: date | None) -> str:
    from treaty.cli.law_table import lines  # what wraps and cleans text is not loaded for JSON

    return "\n".join(lines(file, found, on)) + "\n"


def _parsed(arguments: list[str]) -> tuple[tuple[Path, Path], date | None, bool]:
    paths: list[str] = []
    on, as_json, rest = None, False, iter(arguments)
    for one in rest:
        if one == "--json":
            as_json = True
        elif one == "--on" or one.startswith("--on="):
            on = _day(one[5:] if one != "--on" else next(rest, ""))
        elif one == "--":
            paths += rest
        elif one.startswith("-") and len(one) > 1:
            raise Misused(f"there is no option {_plain(one)}; `treaty law status --help` shows what there is")
        else:
            paths.append(one)
    if len(paths) != 2:
        raise Misused("name two files, INSTRUMENT.json and EVENTS.csv; `treaty law status --help` says more")
    return (Path(paths[0]), Path(paths[1])), on, as_json


def _day(said: str) -> date:
    try:
        return day_of(said)
    except ValueError as error:
        raise Misused(f"--on: {_plain(str(error))}") from None


def _plain(text: str) -> str:
    return "".join(letter for letter in text[:120] if letter.isprintable())


def _picture(file: TreatyFile, on: date | None, known: dict[int, Picture]) -> Picture:
    """The picture of a treaty, its parents' drawn first and each once."""
    if id(file) not in known:
        known[id(file)] = picture(
            file.terms,
            file.record.acts,
            parents={name: _picture(parent, on, known).parent for name, parent in file.parents.items()},
            tables=file.tables,
            organisations=file.record.organisations,
            on=on,
        )
    return known[id(file)]


def _json(file: TreatyFile, found: Picture) -> str:
    states = {
        state: {
            "status": one.status,
            "consent": _iso(one.consent),
            "in_force": _iso(one.in_force),
            "withdrawn": _iso(one.withdrawn),
        }
        for state, one in found.states.items()
    }
    told = {
        "id": file.terms.id,
        "entry_into_force": _iso(found.enters),
        "threshold_met": _iso(found.met),
        "decisive": found.decisive,
        "missing": found.missing,
        "states": states,
    }
    return json.dumps(told, indent=1) + "\n"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
