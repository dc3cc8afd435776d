"""Remembering what a view made of a part of the state that has not changed since.

Parts of the state are replaced, never changed in place, so a part that is the same object gives the same view.
"""

from collections.abc import Callable
from typing import Any, TypeVar

_T = TypeVar("_T")
_KEPT = 4_000


class Remembered:
    """Values by the identity of the objects they were made from."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[tuple[Any, ...], Any]] = {}

    def get(self, name: str, parts: tuple[Any, ...], make: Callable[[], _T]) -> _T:
        """What `make` gave for these very parts, or gives now."""
        key = (name, *(id(part) for part in parts))
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            # The parts are kept beside the value, so that none of them can die and lend its identity to another.
            found = self._kept[key] = (parts, make())
        value: _T = found[1]
        return value
