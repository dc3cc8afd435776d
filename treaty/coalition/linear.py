"""Linear programs in exact numbers: the simplex method on whole numbers, with no rounding anywhere.

maximise c x  subject to  A x <= b,  x >= 0. Only the columns outside the basis are kept (a dictionary, Chvatal 1983),
all over one common denominator, so that a pivot needs no fraction: each new entry is a two by two determinant divided
by the last pivot, which leaves nothing over (Edmonds 1967; Bareiss 1968). Ties go to the lowest number (Bland 1977), by
which it always ends. A start that breaks some row is mended first, with one more variable that all rows may lean on.
For programs of a few hundred rows and about ten columns, or the other way round.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Literal, NamedTuple

Row = tuple[Sequence[Fraction | int], Fraction | int]
"""Coefficients of the variables, and what they may come to at most."""


class Solution(NamedTuple):
    """What a program came to. Value, point and prices mean something where it is `best` alone."""

    outcome: Literal["best", "unbounded", "impossible"]
    value: Fraction = Fraction(0)
    point: tuple[Fraction, ...] = ()
    """The variables, all from 0."""
    prices: tuple[Fraction, ...] = ()
    """What one more unit of each row's limit would be worth, all from 0: a row with a price is tight at every best
    point (complementary slackness)."""


def maximise(objective: Sequence[Fraction | int], rows: Sequence[Row]) -> Solution:
    """The best point of the program. Raises ValueError where a row has not one number a variable."""
    count = len(objective)
    if any(len(coefficients) != count for coefficients, _ in rows):
        raise ValueError(f"each row needs {count} coefficients, one for each variable")
    table = _Table(objective, rows)
    if not table.mend():
        return Solution("impossible")
    if not table.climb():
        return Solution("unbounded")
    return table.solution()


class _Table:
    """A dictionary: `cells[i][j] / whole` for basic variable `basic[i]` and outside variable `outside[j]`.

    Variables are 0 .. n-1, slacks n .. n+m-1, in the order of their rows; n+m is the one that mends a start. The last
    column is what the basic variables come to, the last row the objective (negative: it can still rise).
    """

    def __init__(self, objective: Sequence[Fraction | int], rows: Sequence[Row]) -> None:
        self.variables, self.rows = len(objective), len(rows)
        self.scales = [lcm(*(Fraction(x).denominator for x in (*row, limit))) for row, limit in rows]
        """What each row was multiplied by to be whole."""
        self.cells = [[int(x * k) for x in (*row, limit)] for (row, limit), k in zip(rows, self.scales, strict=True)]
        self.goal = lcm(1, *(Fraction(x).denominator for x in objective))
        self.cells.append([*(-int(x * self.goal) for x in objective), 0])
        self.whole = 1
        self.outside = list(range(self.variables))
        self.basic = list(range(self.variables, self.variables + self.rows))

    def pivot(self, row: int, column: int) -> None:
        """Let the outside variable of `column` change places with the basic one of `row`."""
        cells, whole, own = self.cells, self.whole, self.cells[row]
        by = own[column]
        sign = 1 if by > 0 else -1
        for i, cell in enumerate(cells):
            if i == row:
                continue
            factor = cell[column]
            if factor:
                cells[i] = [sign * (x * by - factor * y) // whole for x, y in zip(cell, own, strict=True)]
                cells[i][column] = -sign * factor
            else:
                cells[i] = [sign * x * by // whole for x in cell]
        if sign < 0:
            own[:] = [-x for x in own]
        own[column] = sign * whole
        self.whole = sign * by
        self.basic[row], self.outside[column] = self.outside[column], self.basic[row]

    def climb(self) -> bool:
        """Raise the objective of the last row to its best; False where nothing bounds it."""
        while True:
            rising = [(name, j) for j, name in enumerate(self.outside) if self.cells[-1][j] < 0]
            if not rising:
                return True
            column = min(rising)[1]
            row = self._first_stop(column)
            if row is None:
                return False
            self.pivot(row, column)

    def _first_stop(self, column: int) -> int | None:
        """The row that stops the variable of `column` first; of equals, that of the lowest variable."""
        best: int | None = None
        for i in range(self.rows):
            slope = self.cells[i][column]
            if slope <= 0:
                continue
            if best is None:
                best = i
                continue
            mine, other = self.cells[i][-1] * self.cells[best][column], self.cells[best][-1] * slope
            if mine < other or (mine == other and self.basic[i] < self.basic[best]):
                best = i
        return best

    def mend(self) -> bool:
        """Find a point that keeps to all rows; False where there is none."""
        worst = min(range(self.rows), key=lambda i: self.cells[i][-1], default=None)
        if worst is None or self.cells[worst][-1] >= 0:
            return True
        lean, goal = self.variables + self.rows, self.cells.pop()
        for cell in self.cells:
            cell.insert(-1, -1)
        self.outside.append(lean)
        self.cells.append([*([0] * self.variables), 1, 0])  # maximise minus the leaning
        self.pivot(worst, self.variables)
        self.climb()
        if self.cells[-1][-1] != 0:
            return False
        if lean in self.basic:
            row = self.basic.index(lean)
            self.pivot(row, next(j for j, x in enumerate(self.cells[row][:-1]) if x))
        gone = self.outside.index(lean)
        del self.outside[gone]
        self.cells.pop()
        for cell in self.cells:
            del cell[gone]
        self.cells.append(self._restated(goal))
        return True

    def _restated(self, goal: list[int]) -> list[int]:
        """The objective, stated in the variables that are outside the basis now."""
        restated = [goal[name] * self.whole if name < self.variables else 0 for name in self.outside] + [0]
        for name, cell in zip(self.basic, self.cells, strict=True):
            if name < self.variables and goal[name]:
                restated = [x - goal[name] * y for x, y in zip(restated, cell, strict=True)]
        return restated

    def solution(self) -> Solution:
        """Values of the variables and prices of the rows, at the best point reached."""
        point = [Fraction(0)] * self.variables
        for name, cell in zip(self.basic, self.cells, strict=False):
            if name < self.variables:
                point[name] = Fraction(cell[-1], self.whole)
        prices = [Fraction(0)] * self.rows
        for name, worth in zip(self.outside, self.cells[-1], strict=False):
            if name >= self.variables:
                row = name - self.variables
                prices[row] = Fraction(worth * self.scales[row], self.whole * self.goal)
        value = Fraction(self.cells[-1][-1], self.whole * self.goal)
        return Solution("best", value, tuple(point), tuple(prices))
