"""Files of real treaties as plain text and JSON: bounded, and every fault is one line with file, line and field."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from treaty.model.fields import Misplaced

Keys = tuple[str | int, ...]
LARGEST_BYTES = 8_000_000
LONGEST_TEXT = 2_000
LONGEST_NAME = 200
_CONTROL = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127)))
FIRST_YEAR, LAST_YEAR = 1000, 2999


class BadFile(Exception):
    """What is wrong with a file, in one line that a terminal may show: `x.json:7: late_joiner.days: ...`."""

    def __init__(self, path: Path, sentence: str, *, line: int = 0, field: str = "") -> None:
        from treaty.model.plain import plain

        name = f"{path}" if len(f"{path}") <= LONGEST_NAME else f"…{f'{path}'[-LONGEST_NAME:]}"
        where = ": ".join(filter(None, (f"{name}:{line}" if line else name, field, sentence)))
        shown = " ".join(plain(where).encode("utf-8", "replace").decode().split())
        super().__init__(shown if len(shown) <= 500 else f"{shown[:499]}…")


class Number(str):
    """A number of a JSON file that is not whole, as it was written; so that nothing is rounded."""

    __slots__ = ()


def text_of(path: Path) -> str:
    """What the file says. Raises BadFile where it cannot be read, is too large, empty or no plain text in UTF-8."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise BadFile(path, f"{(error.strerror or 'cannot be read').lower()}; name a file that can be read") from None
    except ValueError:
        raise BadFile(path, "this is no name of a file") from None
    if len(raw) > LARGEST_BYTES:
        raise BadFile(path, f"the file is larger than {LARGEST_BYTES // 1_000_000} MB, the most that is read")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadFile(path, "the file is not UTF-8 text; save it as UTF-8", line=line) from None
    if not text.strip():
        raise BadFile(path, "the file is empty", line=1)
    bad = next((letter for letter in _CONTROL if letter in text), None)
    if bad is not None:
        line = text.count("\n", 0, text.index(bad)) + 1
        raise BadFile(path, "a control character stands here, which no text file should hold; delete it", line=line)
    return text


def day_of(text: str) -> date:
    """The date that `text` says. Raises ValueError with a sentence."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        formed = len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdecimal()
        said = "is not in the calendar" if formed else "is no date; write it as 2026-09-01"
        raise ValueError(f"`{text[:40]}` {said}") from None
    if day.isoformat() != text:  # weeks and dates without dashes are ISO too, and not what these files hold
        raise ValueError(f"`{text[:40]}` is no date; write it as 2026-09-01")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"`{text}` lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return day


class Node:
    """A value of a JSON file that knows where it stands."""

    def __init__(self, path: Path, text: str, keys: Keys, value: Any) -> None:
        self.path, self.text, self.keys, self.value = path, text, keys, value

    @classmethod
    def read(cls, path: Path) -> "Node":
        """The object that a file holds. Raises BadFile."""
        return cls.parse(path, text_of(path))

    @classmethod
    def parse(cls, path: Path, text: str) -> "Node":
        """The object that `text` says; `path` is named where it says none. Raises BadFile."""
        try:
            value = json.loads(
                text,
                parse_float=Number,
                parse_int=_whole,
                parse_constant=_no_constant,
                object_pairs_hook=_once,
            )
        except json.JSONDecodeError as error:
            said = f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
            raise BadFile(path, f"{said} (column {error.colno})", line=error.lineno) from None
        except RecursionError:
            raise BadFile(path, "objects and lists are nested too deep; real files have six levels") from None
        except _Constant as error:
            line = next((n for n, row in enumerate(text.split("\n"), 1) if str(error) in row), 1)
            raise BadFile(path, f"{error} is no number; write one, or leave the key out", line=line) from None
        except _Twice:
            from treaty.library.json_places import first_twice

            keys, line = first_twice(text) or ((), 1)
            said = "this key stands here a second time; keep one"
            raise BadFile(path, said, line=line, field=_dotted(keys)) from None
        node = cls(path, text, (), value)
        node.object("an object in {braces} is wanted")
        return node

    def fail(self, sentence: str, *more: str | int) -> NoReturn:
        """Raise BadFile about this value, or about what stands at `more` inside it."""
        from treaty.library.json_places import line_of

        keys = (*self.keys, *more)
        raise BadFile(self.path, sentence, line=line_of(self.text, keys), field=_dotted(keys))

    def object(self, wanted: str = "an object in {braces} is wanted") -> Mapping[str, Any]:
        """This value as an object."""
        if not isinstance(self.value, dict):
            self.fail(f"{wanted}, not {_shown(self.value)}")
        return self.value

    def get(self, key: str) -> "Node | None":
        """What stands at a key of this object; None where it is left out or null."""
        value = self.object().get(key)
        return None if value is None else Node(self.path, self.text, (*self.keys, key), value)

    def need(self, key: str, wanted: str) -> "Node":
        """What stands at a key that must be there."""
        found = self.get(key)
        if found is None:
            self.fail(f"`{key}` is missing; {wanted}", *([key] if key in self.object() else []))
        return found

    def entries(self) -> list["Node"]:
        """The entries of this list."""
        if not isinstance(self.value, list):
            self.fail(f"a list in [brackets] is wanted, not {_shown(self.value)}")
        return [Node(self.path, self.text, (*self.keys, place), one) for place, one in enumerate(self.value)]

    def words(self) -> str:
        """This value as text."""
        if type(self.value) is not str or not self.value.strip():
            self.fail(f"text in quotation marks is wanted, not {_shown(self.value)}")
        if len(self.value) > LONGEST_TEXT:
            self.fail(f"the text is longer than {LONGEST_TEXT:,} characters")
        return str(self.value)

    def day(self) -> date:
        """This value as a date."""
        try:
            return day_of(self.words())
        except ValueError as error:
            self.fail(str(error))

    def flag(self) -> bool:
        """This value as true or false."""
        if not isinstance(self.value, bool):
            self.fail(f"true or false is wanted, not {_shown(self.value)}")
        return self.value

    def names(self) -> tuple[str, ...]:
        """This value as a list of names."""
        return tuple(entry.words() for entry in self.entries())

    def exact(self) -> str:
        """This value as an exact number, as text."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | str):
            self.fail(f'a number or a fraction such as "2/3" is wanted, not {_shown(self.value)}')
        return str(self.value)

    def make(self, record: Callable[..., Any], fields: Mapping[str, Any]) -> Any:
        """`record` of these fields; what it refuses is said at its place."""
        try:
            return record(**fields)
        except Misplaced as error:
            self.fail(error.sentence, *error.keys)
        except ValueError as error:
            self.fail(str(error))


class _Twice(Exception):
    pass


class _Constant(Exception):
    pass


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Twice
    return found


def _no_constant(word: str) -> Any:
    raise _Constant(word)


def _whole(digits: str) -> int | Number:
    return int(digits) if len(digits) <= 30 else Number(digits)


def _dotted(keys: Keys) -> str:
    said = "".join(f"[{key}]" if isinstance(key, int) else f".{key[:60]}" for key in keys)
    return said.removeprefix(".")


def _shown(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | Number():
            return str(value)[:40]
        case str():
            return f'"{value[:40]}"'
        case list():
            return "a list"
    return "an object"
