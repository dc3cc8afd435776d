"""Rows: what a panel says, as plain text with the names of styles, before it has a width or a colour.

Text in a row is text and nothing else: no markup is read from it, so that a country's name can hold anything. A row
with an id can be chosen. Rows are laid out to a width in terminal cells; a word longer than the width is cut.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from rich.cells import cell_len, set_cell_size

StyleName = Literal["", "dim", "strong", "good", "bad", "warn", "key", "head", "mine", "private", "out", "in"]
"""What words mean; colours for it stand in `lines.py`. Meaning is never carried by the style alone."""


class Part(NamedTuple):
    """A run of words in one style."""

    words: str
    style: StyleName = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a panel; it may fill several lines.

    `right` is set at the right edge of the first line; lines after the first are indented by `indent` cells. A row that
    is `closed` can be pointed at but not chosen; `key` is a letter that chooses it where the panel reads letters.
    """

    parts: tuple[Part, ...] = ()
    id: str = ""
    right: tuple[Part, ...] = ()
    indent: int = 2
    closed: bool = False
    key: str = ""
    wraps: bool = True

    @property
    def words(self) -> str:
        """The row as bare text."""
        return "".join(part.words for part in (*self.parts, *self.right))


def row(
    *parts: str | tuple[str, StyleName],
    id: str = "",
    right: str | tuple[str, StyleName] | tuple[Part, ...] = (),
    indent: int = 2,
    closed: bool = False,
    key: str = "",
    wraps: bool = True,
) -> Row:
    """A row of words and (words, style) pairs."""
    return Row(_parts(parts), id, _right(right), indent, closed, key, wraps)


def head(words: str, right: str = "") -> Row:
    """A heading inside a panel."""
    return Row((Part(words, "head"),), right=_right((right, "dim") if right else ()))


BLANK = Row()
"""An empty line."""


def paragraphs(text: str, style: StyleName = "") -> tuple[Row, ...]:
    """One row a line of `text`, without hanging indent."""
    return tuple(Row((Part(line, style),) if line else (), indent=0) for line in text.splitlines() or [""])


def fact(name: str, value: str, style: StyleName = "", width: int = 14) -> Row:
    """A name, dim and padded to `width` cells, and what there is to say."""
    return Row((Part(set_cell_size(name, width - 1) + " ", "dim"), Part(value, style)), indent=width)


def _parts(parts: Iterable[str | tuple[str, StyleName]]) -> tuple[Part, ...]:
    return tuple(Part(part) if isinstance(part, str) else Part(*part) for part in parts)


def _right(right: str | tuple[str, StyleName] | tuple[Part, ...]) -> tuple[Part, ...]:
    if not right:
        return ()
    if isinstance(right, str):
        return (Part(right),)
    if isinstance(right[0], Part):
        return tuple(part for part in right if isinstance(part, Part))
    words, style = right
    return (Part(str(words), style),)


@dataclass(frozen=True, slots=True)
class Laid:
    """One line on the screen: which row it belongs to, and its parts."""

    row: int
    parts: tuple[Part, ...]


def laid(rows: Sequence[Row], width: int) -> tuple[Laid, ...]:
    """`rows` as lines at most `width` cells wide."""
    width = max(1, width)
    return tuple(Laid(number, parts) for number, one in enumerate(rows) for parts in _laid_out(one, width))


@lru_cache(maxsize=8_000)
def _laid_out(one: Row, width: int) -> tuple[tuple[Part, ...], ...]:
    """The lines of one row; most rows of a panel are the same as a moment ago."""
    return tuple(_lines(one, width))


def _lines(one: Row, width: int) -> Iterator[tuple[Part, ...]]:
    taken = sum(cell_len(part.words) for part in one.right)
    room = width - taken - 1 if one.right else width
    if one.right and room < min(10, width // 2):
        one, room = replace(one, parts=(*one.parts, Part("  "), *one.right), right=()), width
    if not one.wraps:
        lines = [_cut(one.parts, room)]
    else:
        indent = min(one.indent, max(0, width // 2))
        lines = list(_wrapped(one.parts, room, width, indent))
    for number, parts in enumerate(lines):
        if number == 0 and one.right:
            gap = width - taken - sum(cell_len(part.words) for part in parts)
            yield (*parts, Part(" " * gap), *one.right)
        else:
            yield parts


def _cut(parts: tuple[Part, ...], room: int) -> tuple[Part, ...]:
    kept, left = [], room
    for part in parts:
        size = cell_len(part.words)
        if size <= left:
            kept.append(part)
            left -= size
            continue
        if not left and kept:  # what is left out must show, though the last part just fitted
            part, left = kept[-1], cell_len(kept.pop().words)
        if left > 0:
            kept.append(Part(set_cell_size(part.words, left - 1) + "…", part.style))
        break
    return tuple(kept)


def _wrapped(parts: tuple[Part, ...], first: int, width: int, indent: int) -> Iterator[tuple[Part, ...]]:
    """Lines of words; runs of spaces inside a line are kept, those at a break are dropped."""
    line: list[Part] = []
    used, room = 0, max(1, first)
    for words, style in _words(parts):
        size = cell_len(words)
        if used and used + size > room and words.strip():
            yield tuple(_trimmed(line))
            line, used, room = ([Part(" " * indent)] if indent else []), indent, width
        while used + size > room and size > room - used and cell_len(words) > 1 and room > used:
            piece = _piece(words, room - used) or words[0]
            line.append(Part(piece, style))
            yield tuple(line)
            words = words[len(piece) :]
            size = cell_len(words)
            line, used, room = ([Part(" " * indent)] if indent else []), indent, width
        if words.isspace() and used + size > room:
            continue
        line.append(Part(words, style))
        used += size
    yield tuple(_trimmed(line))


def _piece(words: str, room: int) -> str:
    """As many letters of `words` as fit into `room` cells."""
    size = 0
    for place, letter in enumerate(words):
        size += cell_len(letter)
        if size > room:
            return words[:place]
    return words


def _trimmed(line: list[Part]) -> list[Part]:
    while line and line[-1].words.isspace() and len(line) > 1:
        line.pop()
    return line


def _words(parts: Iterable[Part]) -> Iterator[Part]:
    """Words and runs of spaces, each in its style; a word may be glued of two styles and then breaks between them."""
    for words, style in parts:
        start, space = 0, False
        for place, letter in enumerate(words):
            if (letter == " ") != space and place > start:
                yield Part(words[start:place], style)
                start = place
            space = letter == " "
        if start < len(words):
            yield Part(words[start:], style)
