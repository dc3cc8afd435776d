"""Real treaties on disk: an instrument, its events, and beside it its parents and tables of weights.

`ID.json` and `ID.csv` of a treaty that a condition names, and `weights/TABLE.csv`, are looked for beside it.
Every fault is one line with file, line and field (`BadFile`), whatever the bytes.
"""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from treaty.library.treaty_clauses import terms_of
from treaty.library.treaty_events import Record, record_of
from treaty.library.treaty_text import BadFile, Node, text_of
from treaty.model.entry import EntryIntoForce, FractionOfParties, ParentInForce, Weight
from treaty.model.fields import exact
from treaty.model.terms import INSTRUMENTS, Terms

__all__ = ["BadFile", "TreatyFile", "load"]

MOST_PARENTS = 20
"""Treaties that may hang on one another in one chain."""
_ID = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"
_VALUES = ("value", "weight", "share")


class TreatyFile(NamedTuple):
    """A treaty, what states did about it, and the treaties it hangs on."""

    terms: Terms
    record: Record
    parents: Mapping[str, "TreatyFile"] = MappingProxyType({})
    tables: Mapping[str, Mapping[str, Fraction]] | None = None
    """Weights by table, where no deposit brings its own."""


def load(instrument: Path | str, events: Path | str) -> TreatyFile:
    """A treaty from its two files, with its parents and weights. Raises BadFile."""
    return _load(Path(instrument), Path(events), (), {})


def _load(instrument: Path, events: Path, above: tuple[Path, ...], known: dict[Path, TreatyFile]) -> TreatyFile:
    root = Node.read(instrument)
    terms = terms_of(root)
    here = (*above, instrument.resolve())
    parents: dict[str, TreatyFile] = {}
    for place, one in enumerate(terms.entry.all_of):
        key = "parent" if isinstance(one, FractionOfParties) else "treaty" if isinstance(one, ParentInForce) else ""
        if key and getattr(one, key) not in parents:
            parents[getattr(one, key)] = _parent(root, place, key, here, known)
    named = frozenset(kind for one in terms.entry.all_of for kind in getattr(one, "instruments", ()))
    record = record_of(events, named)
    weighing = [place for place, one in enumerate(terms.entry.all_of) if isinstance(one, Weight)]
    tables: dict[str, dict[str, Fraction]] = {}
    for place in weighing:
        terms, table = _weighed(root, terms, place, wanted=not record.weighed)
        tables |= table
    if weighing and not (tables or record.weighed) and any(act.kind in INSTRUMENTS for act in record.acts):
        said = "no deposit has a weight, and no table in weights/ gives one; without weights the share stays at 0"
        raise BadFile(events, said, line=1, field="weight")
    return TreatyFile(terms, record, parents, tables if weighing and not record.weighed else None)


def _parent(root: Node, place: int, key: str, here: tuple[Path, ...], known: dict[Path, TreatyFile]) -> TreatyFile:
    where = ("entry_into_force", "all_of", place, key)
    name = root.object()["entry_into_force"]["all_of"][place][key]
    if not re.fullmatch(_ID, name):
        root.fail(f"`{name[:60]}` is no id; letters, digits, dots and dashes make one", *where)
    path = root.path.parent / f"{name}.json"
    full = path.resolve()
    if full in here or name == root.value.get("id"):
        root.fail(f"{name} is its own parent, or a parent of its parent; a treaty cannot wait for itself", *where)
    if len(here) > MOST_PARENTS:
        root.fail(f"more than {MOST_PARENTS} treaties hang on one another", *where)
    events = path.with_name(f"{name}.csv")
    for file in (path, events):
        if not file.is_file():
            root.fail(f"the parent treaty {name} is wanted in {file.name}, beside this file", *where)
    if full not in known:
        known[full] = _load(path, events, here, known)
    return known[full]


def _weighed(root: Node, terms: Terms, place: int, *, wanted: bool) -> tuple[Terms, dict[str, dict[str, Fraction]]]:
    """The table of one condition, read only where deposits or the total do not say it, and the terms with its total."""
    one = terms.entry.all_of[place]
    assert isinstance(one, Weight)
    if one.total is not None and not wanted:
        return terms, {}
    where = ("entry_into_force", "all_of", place)
    if not re.fullmatch(_ID, one.table):
        root.fail(f"`{one.table[:60]}` is no table; letters, digits, dots and dashes name one", *where, "table")
    path = root.path.parent / "weights" / f"{one.table}.csv"
    if not path.is_file():
        if one.total is None:
            root.fail(f"`total` is missing, and there is no weights/{path.name} to sum up", *where)
        return terms, {}
    table = _table(path)
    if one.total is not None:
        return terms, {one.table: table}
    total = sum(table.values(), Fraction(0))
    if not total:
        raise BadFile(path, "all weights are 0: no share of them can be reached")
    conditions = list(terms.entry.all_of)
    conditions[place] = replace(one, total=str(total))
    entry: EntryIntoForce = replace(terms.entry, all_of=tuple(conditions))
    return terms._replace(entry=entry), {one.table: table}


def _table(path: Path) -> dict[str, Fraction]:
    """State -> weight, from the column `value`, else `weight` or `share`, else the third."""
    rows = csv.reader(io.StringIO(text_of(path), newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(rows)]
        if "iso3" not in header or len(header) < 2:
            raise BadFile(path, "the column is missing; a table has iso3,state,value", line=1, field="iso3")
        column = next((header.index(name) for name in _VALUES if name in header), min(2, len(header) - 1))
        found: dict[str, Fraction] = {}
        for row in rows:
            if not any(map(str.strip, row)):
                continue
            if len(row) != len(header):
                raise BadFile(path, f"the row has {len(row)} fields, the header {len(header)}", line=rows.line_num)
            try:
                found[row[header.index("iso3")].strip()] = exact(row[column].strip() or "0")
            except ValueError as error:
                raise BadFile(path, str(error), line=rows.line_num, field=header[column]) from None
    except csv.Error as error:
        raise BadFile(path, f"this is no CSV: {error}", line=rows.line_num) from None
    return found
