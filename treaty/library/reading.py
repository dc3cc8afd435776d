"""Reading TOML that people write: every fault has a file, a line, a column and a sentence.

`tomllib` says what a file holds and is the only judge of that. Where a key stands is found by a small scanner that runs
only when somebody asks, so that good files cost nothing extra. Whatever the bytes, the answer is a `Document` or
`Faulty`, never a traceback: size, depth and the length of dotted keys are bounded before `tomllib` sees the text.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from treaty.library.places import PART, Keys, offsets
from treaty.library.wording import said
from treaty.model.plain import plain

M = TypeVar("M", bound=BaseModel)

LARGEST_BYTES = 1_000_000
DEEPEST = 40
"""Levels of tables and lists in one another, and parts of one dotted key; real files have six."""
MOST_COMPLAINTS = 50
MOST_VALUES = 20_000
"""Values of one file; the largest real ones hold a few thousand."""

_LONG_KEY = re.compile(rf"(?:^|[{{,])[ \t\[]*+(?:{PART}[ \t]*+\.[ \t]*+){{{DEEPEST}}}", re.MULTILINE)
"""A dotted key so long that `tomllib` would take minutes over it. Anchored, so that the search is linear."""
_WHERE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_HINTS = (
    ("Expected '=' after a key", "a key, then `=`, then a value is expected here; or a text before it is not closed"),
    ("Invalid value", 'no value TOML knows stands here; text needs quotation marks, as in title = "A truce"'),
    ("Cannot overwrite a value", "this key stands here a second time; keep one of the two"),
    ("twice", "this table stands here a second time; keep one, or write [[double brackets]] for a list of tables"),
    ("Unclosed array", "a list is not closed; put `]` after its last entry and a comma between entries"),
    ("Unclosed inline table", "a table in braces is not closed; put `}` on the same line"),
    ("Expected newline", "more than one thing stands on this line; give each its own line"),
    ("Unterminated string", "a text is not closed; put the same quotation mark at its end"),
    ("Illegal character '\\n'", "a text is not closed on its line; put a quotation mark at its end"),
    ("Illegal character", "a character stands here that no text file should hold; delete it"),
    ("Unescaped '\\'", "a backslash in a text is written twice: \\\\"),
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault of one file. The text in it is only text: cleaned and bounded."""

    file: str
    line: int
    column: int
    sentence: str

    def __post_init__(self) -> None:
        """Take control sequences and excess length out, whoever wrote them."""
        object.__setattr__(self, "file", clean(self.file, 200))
        object.__setattr__(self, "sentence", clean(self.sentence, 600))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.sentence}"


class Faulty(Exception):
    """A file that cannot be used, with every complaint about it; `str()` gives one a line."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("\n".join(str(complaint) for complaint in self.complaints))


def clean(text: str, longest: int) -> str:
    """`text` on one line, without control or direction characters, cut to `longest` characters."""
    line = " ".join(plain(text[: 4 * longest].encode("utf-8", "replace").decode()).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


class Document:
    """A TOML file that parsed: what it holds in `values`, and where each key of it stands."""

    def __init__(self, file: str, text: str, values: dict[str, Any]) -> None:
        self.file, self.text, self.values = file, text, values

    @classmethod
    def read(cls, path: Path | str) -> "Document":
        """The document at `path`. Raises `Faulty` where it cannot be read, is no text, or is no TOML."""
        file, path = str(path), Path(path)
        try:
            if path.is_dir():
                raise _unreadable(file, "this is a folder; name a file in it")
            if not path.is_file():
                missing = "this is no ordinary file" if path.exists() else "there is no such file; check the path"
                raise _unreadable(file, missing)
            with path.open("rb") as stream:
                raw = stream.read(LARGEST_BYTES + 1)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "the name is no path"
            raise _unreadable(file, f"the file cannot be read: {reason}") from None
        return cls.decode(raw, file)

    @classmethod
    def decode(cls, raw: bytes, file: str) -> "Document":
        """The document in these bytes of UTF-8, with or without a byte order mark."""
        if len(raw) > LARGEST_BYTES:
            raise _unreadable(file, f"the file is larger than {LARGEST_BYTES:,} bytes; treaty files are small")
        for fault, words in ((raw.find(b"\0"), "a zero byte"), (_not_utf8(raw), "a byte that is no UTF-8")):
            if fault >= 0:
                line = raw.count(b"\n", 0, fault) + 1
                column = fault - raw.rfind(b"\n", 0, fault)
                sentence = f"this is no plain text: {words} stands here; save the file as UTF-8 text"
                raise Faulty([Complaint(file, line, column, sentence)])
        return cls.parse(raw.decode("utf-8-sig"), file)

    @classmethod
    def parse(cls, text: str, file: str = "<text>") -> "Document":
        """The document in `text`; `file` is the name used in complaints."""
        text = text.replace("\r\n", "\n")
        if len(text) > LARGEST_BYTES:
            raise _unreadable(file, f"the text is longer than {LARGEST_BYTES:,} characters")
        long_key = _LONG_KEY.search(text)
        if long_key:
            line = text.count("\n", 0, long_key.start() + 1) + 1
            raise Faulty([Complaint(file, line, 1, f"a key has more than {DEEPEST} parts joined by dots")])
        try:
            values = tomllib.loads(text)
        except RecursionError:
            raise _unreadable(file, "brackets stand too deep in one another to be read") from None
        except ValueError as error:
            raise Faulty([_syntax(file, text, str(error))]) from None
        document = cls(file, text, values)
        document._refuse_odd_values()
        return document

    @cached_property
    def _places(self) -> dict[Keys, int]:
        return offsets(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, keys: Iterable[str | int]) -> tuple[int, int]:
        """Line and column, from 1, of the key `keys`, or of the nearest key around it."""
        wanted = tuple(keys)
        while wanted and wanted not in self._places:
            wanted = wanted[:-1]
        offset = self._places.get(wanted, 0)
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def complain(self, keys: Iterable[str | int], sentence: str) -> Complaint:
        """A complaint about what stands at `keys`."""
        return Complaint(self.file, *self.place(keys), sentence)

    def build(self, model: type[M], values: object, at: Keys = ()) -> M:
        """`values`, which stand at `at`, as a `model`. Raises `Faulty` with a sentence for everything wrong in them."""
        try:
            return model.model_validate(values)
        except RecursionError:
            raise Faulty([self.complain(at, "tables stand too deep in one another here")]) from None
        except ValidationError as error:
            items = error.errors(include_url=False)
        faults = said(model, items[: 4 * MOST_COMPLAINTS], values)
        complaints = [self.complain((*at, *keys), sentence) for keys, sentence in faults[:MOST_COMPLAINTS]]
        raise Faulty(sorted(complaints, key=lambda complaint: (complaint.line, complaint.column)))

    def _refuse_odd_values(self) -> None:
        """Numbers no clause can hold and tables in tables without end stop here, before anybody counts with them."""
        waiting: list[tuple[Keys, object]] = [((), self.values)]
        count = 0
        while waiting:
            keys, value = waiting.pop()
            if isinstance(value, dict | list):
                count += len(value)
                if count > MOST_VALUES:
                    raise Faulty([self.complain(keys, f"the file holds more than {MOST_VALUES:,} values; shorten it")])
                if len(keys) > DEEPEST:
                    raise Faulty([self.complain(keys, "tables and lists stand too deep in one another here")])
                inner: Iterable[tuple[str | int, object]] = (
                    value.items() if isinstance(value, dict) else enumerate(value)
                )
                waiting.extend(((*keys, key), each) for key, each in inner if not isinstance(each, str))
            elif isinstance(value, float) and not isfinite(value):
                raise Faulty([self.complain(keys, "infinity and nan are no numbers a treaty can use")])
            elif isinstance(value, int) and value.bit_length() > 128:
                raise Faulty([self.complain(keys, "the number is too large; write a power of ten such as 1e24")])


def _unreadable(file: str, sentence: str) -> Faulty:
    return Faulty([Complaint(file, 1, 1, sentence)])


def _not_utf8(raw: bytes) -> int:
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        return error.start
    return -1


def _syntax(file: str, text: str, message: str) -> Complaint:
    found = _WHERE.search(message)
    line, column = 1, 1
    if found and found[1]:
        line, column = int(found[1]), int(found[2])
    elif found:
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    reason = _WHERE.sub("", message)
    hint = next((words for sign, words in _HINTS if sign in reason), "this is not written as TOML wants it")
    return Complaint(file, line, column, f"{hint} ({reason})")
