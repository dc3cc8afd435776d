"""The record as rows: a sieve that lets lines through, a row for each, and all about the one in hand.

Rows are kept from one event to the next: only new lines are made into rows, unless the sieve or the past has changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from treaty.tui.rows import BLANK, Row, StyleName, fact, head, row
from treaty.views.desk_records import Page, RecordLine, Topic

TOPICS: tuple[Topic, ...] = get_args(Topic)
ABOUT: dict[Topic, tuple[str, Page]] = {
    "meeting": ("the meeting", "floor"),
    "text": ("texts", "treaty"),
    "vote": ("votes", "floor"),
    "home": ("at home", "treaty"),
    "force": ("in force", "treaty"),
    "talk": ("messages", "talk"),
    "deal": ("side deals", "talk"),
    "orders": ("orders", "orders"),
    "evidence": ("evidence", "duties"),
    "case": ("cases", "duties"),
    "world": ("the world", "table"),
}
"""Topic -> its name, and the page that is about it."""
WEIGHTS = {1: "everything", 2: "what matters", 3: "headlines only"}
HEADLINE = 3
NAME = 8
"""Cells of the names of facts."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is let through; empty fields let through everything."""

    topic: Topic | None = None
    country: str = ""
    weight: int = 1
    words: str = ""

    def lets(self, line: RecordLine) -> bool:
        """Whether a line comes through; all `words` must be in it, in any order."""
        return (
            line.weight >= self.weight
            and (self.topic is None or line.topic == self.topic)
            and (not self.country or self.country in line.who)
            and (not self.words or self._says(line.sentence))
        )

    def _says(self, sentence: str) -> bool:
        said = sentence.casefold()
        return all(word in said for word in self.words.casefold().split())

    def told(self) -> str:
        """What is let through, in words; empty where that is everything."""
        parts = [
            ABOUT[self.topic][0] if self.topic else "",
            self.country,
            WEIGHTS[self.weight] if self.weight > 1 else "",
            f'"{self.words}"' if self.words else "",
        ]
        return ", ".join(part for part in parts if part)


class Annals:
    """Rows of the record; made once for each line."""

    def __init__(self) -> None:
        self._sieve = Sieve()
        self._rows: list[Row] = []
        self._upto, self._headed = 0, 0
        self._last: RecordLine | None = None
        self._begins = date.min
        self.let = 0
        """How many lines came through."""

    def rows(self, record: Sequence[RecordLine], sieve: Sieve) -> tuple[Row, ...]:
        """The lines that come through, under headings of rounds; the id is the place in `record`."""
        goes_on = self._upto <= len(record) and (not self._upto or record[self._upto - 1] is self._last)
        if sieve != self._sieve or not goes_on:
            self._sieve, self._rows, self._upto, self._headed, self.let = sieve, [], 0, 0, 0
        for place in range(self._upto, len(record)):
            if not place or record[place].round != record[place - 1].round:
                self._begins = record[place].on
            if sieve.lets(record[place]):
                self._add(place, record[place])
        self._upto, self._last = len(record), record[-1] if record else None
        return tuple(self._rows)

    def _add(self, place: int, line: RecordLine) -> None:
        if line.round != self._headed:
            self._headed = line.round
            heading = row((f"Round {line.round}", "head"), right=(f"from {self._begins:%B %Y}", "dim"), wraps=False)
            self._rows.append(heading)
        self.let += 1
        self._rows.append(line_row(place, line))


def line_row(place: int, line: RecordLine) -> Row:
    """One line of the record; `!` marks a headline."""
    top = line.weight >= HEADLINE
    style: StyleName = "private" if line.private else "strong" if top else ""
    return row(
        ("! " if top else "  ", "bad"),
        (f"{ABOUT[line.topic][0]} ".ljust(12), "dim"),
        (line.sentence, style),
        right=("private", "private") if line.private else (),
        id=str(place),
        wraps=False,
    )


def line_rows(line: RecordLine, names: Mapping[str, str], *, numbered: bool = False) -> tuple[Row, ...]:
    """All about a line: the whole sentence first.

    `numbered` adds its place in the log: for a replay, because in play a gap would tell that something is hidden.
    """
    event = f"; event {line.number + 1}" if numbered else ""
    who = ", ".join(names.get(country, country) for country in line.who)
    return (
        row(line.sentence, indent=0),
        BLANK,
        fact("when", f"{line.on.day} {line.on:%B %Y}, round {line.round}{event}", width=NAME),
        fact("about", ABOUT[line.topic][0] + (f": {who}" if who else ""), width=NAME),
        *([row(("PRIVATE: ", "private"), "not everybody knows this.")] if line.private else []),
    )


EMPTY = (head("Nothing comes through."), row("Backspace takes the filter off."))
"""Said where a filter lets nothing through."""
