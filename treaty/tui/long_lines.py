"""Long lists: rows that fill one line each and are laid out when they are drawn, so that thousands cost nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import overload

from treaty.tui.lines import Lines
from treaty.tui.rows import Laid, Row, laid


class OnDemand(Sequence[Laid]):
    """One line for each row, made when it is asked for."""

    def __init__(self, rows: Sequence[Row], width: int) -> None:
        self._rows, self._width = rows, width

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Laid: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Laid]: ...
    def __getitem__(self, place: int | slice) -> Laid | Sequence[Laid]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        (line, *_) = laid((replace(self._rows[place], wraps=False),), self._width)
        return replace(line, row=range(len(self))[place])


class Itself(Mapping[int, int]):
    """Every row's first line is the one with its own number."""

    def __init__(self, rows: int) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return self._rows

    def __iter__(self) -> Iterator[int]:
        return iter(range(self._rows))

    def __getitem__(self, row: int) -> int:
        return range(self._rows)[row] if 0 <= row < self._rows else self._missing(row)

    def _missing(self, row: int) -> int:
        raise KeyError(row)


class LongLines(Lines):
    """A list of many rows; what does not fit into a line is cut."""

    def on_resize(self) -> None:
        """The row under the cursor stays in sight."""
        super().on_resize()
        self.call_after_refresh(self._into_sight)

    def _layout(self, shown: Sequence[Row]) -> tuple[Sequence[Laid], Mapping[int, int]]:
        if len(shown) < 2:  # what is said of an empty list may wrap
            return super()._layout(shown)
        return OnDemand(shown, self._inner()), Itself(len(shown))
