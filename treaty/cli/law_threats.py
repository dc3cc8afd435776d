"""`treaty law threats`: ways to break promises, and what sees them: in general, or under one draft."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from treaty.cli.trouble import emit

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["run"]

USAGE = """\
Usage: treaty law threats [PROPOSAL.toml] [--json]

Ways to break what texts ask for, and which provisions see them: the chance in
a round, worked out from the catalogue and the methods as a game does. With a
proposal: which of them it forbids, and what its own methods would see.
"""
FLAGS = ("--json", "--help", "-h")
MOST = 4
"""Provisions named for one threat."""


def run(arguments: list[str]) -> int:
    """Carry out `treaty law threats` with what follows it; 0, or 2 with one line on stderr."""
    if "--help" in arguments or "-h" in arguments:
        emit(USAGE)
        return 0
    strange = [one for one in arguments if one.startswith("-") and one not in FLAGS]
    files = [one for one in arguments if not one.startswith("-")]
    if strange or len(files) > 1:
        word = "".join(letter for letter in (strange or files[1:])[0][:40] if letter.isprintable())
        return _trouble(f"`{word}` is too much; `treaty law threats --help` shows what there is")
    try:
        found = _of_draft(Path(files[0])) if files else _in_general()
    except ValueError as error:
        return _trouble(str(error))
    said = "".join(f"{line}\n" for line in _said(found, draft=bool(files)))
    emit(_json(found) if "--json" in arguments else said)
    return 0


def _in_general() -> "dict[str, dict[str, float] | None]":
    from treaty.library.catalogue import load_catalogue
    from treaty.library.threats import table, threats

    kinds = load_catalogue()
    found: dict[str, dict[str, float] | None] = {name: {} for name in threats()}
    for one in sorted(table(kinds), key=lambda one: -one.chance):
        row = found[one.threat]
        if one.chance > 0 and row is not None:
            row[f"{kinds[one.kind].title} ({one.kind})"] = round(one.chance, 4)
    return found


def _of_draft(path: Path) -> "dict[str, dict[str, float] | None]":
    from treaty.library.catalogue import load_catalogue
    from treaty.library.proposals import load_proposal
    from treaty.library.reading import Faulty
    from treaty.library.threats import coverage
    from treaty.verification.methods import METHODS

    kinds = load_catalogue()
    try:
        text = load_proposal(path, kinds)
    except Faulty as faulty:
        raise ValueError(str(faulty.complaints[0])) from faulty
    return {
        name: None if seen is None else {METHODS[one].title: round(chance, 4) for one, chance in seen.items()}
        for name, seen in coverage(text.articles, kinds).items()
    }


def _said(found: "dict[str, dict[str, float] | None]", *, draft: bool) -> "Iterator[str]":
    from treaty.library.threats import seen, threats

    for name, chances in found.items():
        yield threats()[name].title
        if chances is None:
            yield "    not forbidden by this text"
        elif not chances:
            yield "    forbidden, and nothing sees it"
        else:
            best = sorted(chances.items(), key=lambda one: -one[1])
            yield from (f"    {100 * chance:3.0f} %  {words}" for words, chance in best[:MOST])
            if draft and len(best) > 1:
                yield f"    {100 * seen(chances.values()):3.0f} %  all together, in a round"


def _json(found: "dict[str, dict[str, float] | None]") -> str:
    import json

    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _trouble(said: str) -> int:
    print(f"treaty: {said}", file=sys.stderr)
    return 2
