"""Results: the rows of a tournament in a CSV file that can be gone on with after any end.

The first line is a comment that says what was played; a file of another scenario or version is refused. A row is
written whole and handed to the system before the next game counts as begun, so after kill -9 at most the last line is
torn: it is dropped and its game is played again.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Self

CODE_BOOK = {
    "seed": "seed of the game",
    "arm": "verified: drafts as they are; unverified: without any clause of verification",
    "country": "the country whose personality is set",
    "personality": "the personality that it plays",
    "points": "its points at the end",
    "common": "of these, what incidents, crises and wars took from everybody alike, 0 or less",
    "rank": "its rank by points, 1 the most; equals share the mean of their ranks",
    "countries": "countries in the game",
    "first": "1 where nobody has more points, else 0",
    "last": "1 where nobody has fewer points, else 0",
    "bound": "rounds in which it owed anything under a text in force",
    "watched": "of these, rounds in which a text in force for it provided a method of verification",
    "broke": "rounds in which it broke a duty, seen or not",
    "breaches": "duties broken, counted once a round",
    "found": "findings of breach against it",
    "joined": "texts in force for it at the end",
    "in_force": "texts in force at the end",
    "tension": "tension of the world at the end, 0 to 100",
    "hazard": "chance a round of a serious incident at the end, 0 to 1",
    "incidents": "major incidents, catastrophes, crises and wars of the game",
    "mishaps": "errors and refusals of scripted seats; 0 unless there is a fault",
}
"""Column -> what it holds, in the order of the file."""


class Unfit(ValueError):
    """A results file that cannot be gone on with; the message says why and what to do."""


class Setup(NamedTuple):
    """One game: whose personality is changed into which, in which arm, and the seed. All else stands in the file."""

    seed: int
    arm: str
    country: str
    personality: str


class Row(NamedTuple):
    """One game as seen by the country whose personality was set; the columns are those of `CODE_BOOK`."""

    seed: int
    arm: str
    country: str
    personality: str
    points: float
    common: float
    rank: float
    countries: int
    first: int
    last: int
    bound: int
    watched: int
    broke: int
    breaches: int
    found: int
    joined: int
    in_force: int
    tension: float
    hazard: float
    incidents: int
    mishaps: int

    @property
    def setup(self) -> Setup:
        """The game that this row is of."""
        return Setup(self.seed, self.arm, self.country, self.personality)

    @property
    def own(self) -> float:
        """Points of its own aims and red line, without what everybody lost alike."""
        return self.points - self.common

    @classmethod
    def read(cls, cells: list[str]) -> Self:
        """The row that these cells hold. Raises ValueError where they hold none."""
        if len(cells) != len(cls._fields):
            raise ValueError(f"{len(cells)} cells instead of {len(cls._fields)}")
        kinds = (cls.__annotations__[name] for name in cls._fields)
        return cls(*(kind(cell) for kind, cell in zip(kinds, cells, strict=True)))


class Results:
    """The rows in the file at `path`, or in memory alone where that is None. `played` says what all rows are of."""

    def __init__(self, path: Path | None, played: str) -> None:
        self.rows: list[Row] = []
        self._path = path
        if path is None:
            return
        head = f"# {played}\n{','.join(CODE_BOOK)}\n"
        kept = path.read_bytes() if path.exists() else b""
        whole = kept[: kept.rfind(b"\n") + 1].decode("utf-8", "replace")
        if whole.startswith(head):
            self.rows = list(_rows(path, whole[len(head) :]))
        elif not head.encode().startswith(kept):
            raise Unfit(_not_this(path, whole, head))
        else:
            whole = head
        if whole.encode() != kept:
            path.write_text(whole, encoding="utf-8", newline="")

    def keep(self, row: Row) -> None:
        """Add a row; once this returns it outlives the program."""
        self.rows.append(row)
        if self._path is not None:
            line = io.StringIO()
            csv.writer(line, lineterminator="\n").writerow(row)
            with self._path.open("a", encoding="utf-8", newline="") as file:
                file.write(line.getvalue())


def _rows(path: Path, text: str) -> Iterator[Row]:
    for number, cells in enumerate(csv.reader(io.StringIO(text)), 3):
        try:
            yield Row.read(cells)
        except ValueError as error:
            raise Unfit(
                f"{path}, line {number}: this is no row of a tournament ({error}): take the line out."
            ) from None


def _not_this(path: Path, whole: str, head: str) -> str:
    said, wanted = whole.partition("\n")[0], head.partition("\n")[0]
    if not said.startswith("# treaty tournament"):
        return f"{path} holds something else than a tournament: choose another --out."
    if said == wanted:
        return f"{path} has other columns than this version writes: choose another --out."
    return f"{path} is of another tournament ({said[2:]}), not of this one ({wanted[2:]}): choose another --out."
