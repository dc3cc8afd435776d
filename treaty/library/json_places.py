"""Where a value of a JSON file stands. Runs only when a file is found wanting, so that good files cost nothing."""

import json
import re
from collections.abc import Iterator

Keys = tuple[str | int, ...]
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


def line_of(text: str, keys: Keys) -> int:
    """The line on which the value at `keys` begins, or the innermost one around it that there is; 1 for the whole."""
    best, line = 0, 1
    for found, offset in _places(text):
        if len(found) > best and found == keys[: len(found)]:
            best, line = len(found), text.count("\n", 0, offset) + 1
            if best == len(keys):
                break
    return line


def first_twice(text: str) -> tuple[Keys, int] | None:
    """The first key that stands a second time in its object, and its line."""
    seen: set[tuple[object, ...]] = set()
    for found, offset in _places(text, objects=True):
        if found in seen:
            return tuple(key for key in found[::2] if isinstance(key, str | int)), text.count("\n", 0, offset) + 1
        seen.add(found)
    return None


def _places(text: str, *, objects: bool = False) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """Keys and offset of every key of an object and every entry of a list, in the order in which they stand.

    With `objects`, each key is followed by the number of the object it stands in, and entries of lists are left out.
    """
    frames: list[list[int | str | bool]] = []  # what is open: key or index, whether it is a list, its number
    number, wanting_key = 0, False
    for match in _TOKEN.finditer(text):
        token = match[0]
        if wanting_key and token[0] == '"':
            frames[-1][0] = json.loads(token, strict=False)
            wanting_key = False
            yield _path(frames, objects), match.start()
        elif token == ",":
            if frames and frames[-1][1] is True:
                frames[-1][0] = int(frames[-1][0]) + 1
            wanting_key = bool(frames) and frames[-1][1] is False
        elif token in "}]":
            if frames:
                frames.pop()
            wanting_key = False
        elif token != ":":
            if frames and frames[-1][1] is True and not objects:
                yield _path(frames, objects), match.start()
            if token in "{[":
                number += 1
                frames.append([0, token == "[", number])
                wanting_key = token == "{"


def _path(frames: list[list[int | str | bool]], objects: bool) -> tuple[str | int, ...]:
    if objects:
        return tuple(part for frame in frames for part in (frame[0], frame[2]))
    return tuple(frame[0] for frame in frames)
