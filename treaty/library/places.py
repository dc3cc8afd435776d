"""Where each key of a TOML text stands: the offset of every key, table and list entry.

`tomllib` keeps no positions. This scanner walks a text that `tomllib` has accepted, once, forwards, without recursion;
on a text that is no TOML it stops where it no longer knows its way, and what it found so far must do.
"""

import re
import tomllib
from typing import Any

Keys = tuple[str | int, ...]
"""Where a value stands: `("articles", 2, "values", "flop_cap")`."""

PART = r"(?:[\w-]++|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+')"
"""One part of a key: bare, or in either kind of quotation marks."""
_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_KEY = re.compile(rf"{PART}(?:[ \t]*+\.[ \t]*+{PART})*+")
_PIECE = re.compile(PART)
_SCALAR = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:""?)?'
    r"|'''.*?'''(?:''?)?"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|[^,\]}#\n]++",
    re.DOTALL,
)


def offsets(text: str) -> dict[Keys, int]:
    """Offset in `text`, from 0, of every key, table and list entry; `()` is the text as a whole."""
    return _Scanner(text).places()


class _Scanner:
    """Finds where each key stands in a text that `tomllib` has accepted; never recursive, never backwards."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.found: dict[Keys, int] = {(): 0}
        self.counts: dict[Keys, int] = {}
        self.open: list[list[Any]] = []
        """Containers around the present place, outermost first: [keys, index], index None for an inline table."""

    def places(self) -> dict[Keys, int]:
        """Offset of every key, table and list entry."""
        table: Keys = ()
        while self._skip() < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                before = self.at
                self._value(self._key(table))
                if self.at == before:
                    break  # not TOML after all: what was found so far must do
        return self.found

    def _skip(self) -> int:
        blank = _BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at
        return self.at

    def _header(self) -> Keys:
        start, double = self.at, self.text.startswith("[[", self.at)
        self.at += 1 + double
        self._skip()
        keys: Keys = ()
        parts = self._parts()
        for number, part in enumerate(parts):
            keys = (*keys, part)
            self.found.setdefault(keys, start)
            if double and number == len(parts) - 1:
                self.counts[keys] = self.counts.get(keys, -1) + 1
            if keys in self.counts:
                keys = (*keys, self.counts[keys])
                self.found.setdefault(keys, start)
        end = self.text.find("\n", self.at)
        self.at = len(self.text) if end < 0 else end
        return keys

    def _key(self, keys: Keys) -> Keys:
        start = self.at
        for part in self._parts():
            keys = (*keys, part)
            self.found.setdefault(keys, start)
        self._skip()
        self.at += self.text.startswith("=", self.at)
        return keys

    def _parts(self) -> list[str]:
        match = _KEY.match(self.text, self.at)
        if match is None:
            return []
        self.at = match.end()
        return [_unquoted(part) for part in _PIECE.findall(match[0])]

    def _value(self, keys: Keys) -> None:
        self._one(keys)
        while self.open and self._skip() < len(self.text):
            before = self.at
            holder = self.open[-1]
            if self.text[self.at] in "]}":
                self.open.pop()
                self.at += 1
            elif self.text[self.at] == ",":
                self.at += 1
                if holder[1] is not None:
                    holder[1] += 1
            elif holder[1] is None:
                self._one(self._key(holder[0]))
            else:
                entry = (*holder[0], holder[1])
                self.found.setdefault(entry, self.at)
                self._one(entry)
            if self.at == before:
                break
        self.open.clear()

    def _one(self, keys: Keys) -> None:
        """A scalar as a whole, or only the bracket that opens a list or an inline table."""
        self._skip()
        if self.text[self.at : self.at + 1] in ("[", "{"):
            self.open.append([keys, 0 if self.text[self.at] == "[" else None])
            self.at += 1
            return
        match = _SCALAR.match(self.text, self.at)
        self.at = match.end() if match else self.at


def _unquoted(part: str) -> str:
    if part[0] == '"':
        try:
            return str(next(iter(tomllib.loads(f"{part} = 0"))))
        except ValueError:
            return part[1:-1]
    return part.strip("'")
