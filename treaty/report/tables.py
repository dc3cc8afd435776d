"""Tidy export: one CSV a table, one row an observation, the events as they are kept, and a codebook.

Text that players typed can hold anything; a cell that a spreadsheet would take for a formula gets an apostrophe in
front (OWASP, CSV injection). Numbers stay numbers. Same game, same bytes.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from treaty.acts.events import Event, GameStarted, encode
from treaty.report import rows
from treaty.report.codebook import codebook
from treaty.report.rows import Cell, Row
from treaty.views.ending import DebriefView

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
TABLES: dict[str, Callable[[Sequence[Event]], Iterator[Row]]] = {
    "figures": rows.figures,
    "votes": rows.votes,
    "consents": rows.consents,
    "amendments": rows.amendments,
    "evidence": rows.evidence,
    "deals": rows.deals,
    "messages": rows.messages,
    "scores": rows.scores,
}
"""Table -> what makes its rows from the events; obligations need the ledger of the debrief too."""


class Occupied(Exception):
    """The folder holds an export already; the message says which file is in the way."""


def export(events: Sequence[Event], view: DebriefView, folder: Path) -> tuple[Path, ...]:
    """Write all tables into `folder`, which is made where it is missing; returns the files.

    Raises `Occupied` where one of the files is there already, ValueError for events that are no game, and OSError.
    """
    if not events or not isinstance(events[0], GameStarted):
        raise ValueError("a game begins with the event `started`")
    folder.mkdir(parents=True, exist_ok=True)
    files = {f"{name}.csv": table(name, events, view) for name in rows.COLUMNS}
    files["events.jsonl"] = "".join(f"{encode(event)}\n" for event in events)
    files["codebook.md"] = codebook(view.title)
    for name in files:
        if (folder / name).exists():
            raise Occupied(f"There is a file {folder / name} already: name another folder.")
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return tuple(folder / name for name in files)


def table(name: str, events: Sequence[Event], view: DebriefView) -> str:
    """One table as CSV text."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(rows.COLUMNS[name])
    made = rows.obligations(events, view) if name == "obligations" else TABLES[name](events)
    writer.writerows(_safe(row) for row in made)
    return stream.getvalue()


def _safe(row: Iterable[Cell]) -> list[Cell]:
    return [safe(cell) if isinstance(cell, str) else cell for cell in row]


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
