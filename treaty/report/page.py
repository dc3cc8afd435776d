"""The page that a story is written on: how wide it is, and how paragraphs and rows fill it."""

import textwrap
from collections.abc import Sequence

from treaty.model.plain import plain

WIDTH = 79
"""Columns of a page: a terminal of 80 shows every line whole."""
NAME_WIDTH = 21


def wrapped(paragraph: str, indent: str = "  ") -> str:
    """A paragraph at most `WIDTH` wide, as plain text."""
    return textwrap.fill(plain(paragraph), WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")


def row(first: str, cells: Sequence[str], width: int = 8) -> str:
    """A row of a table: a name, cut where it is too long, and cells set right; `width` leaves room between heads."""
    name = first if len(first) <= NAME_WIDTH else first[: NAME_WIDTH - 1] + "."
    return "  " + name.ljust(NAME_WIDTH) + "".join(cell.rjust(width) for cell in cells)
