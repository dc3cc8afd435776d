"""Dates: calendar months, the delays that final clauses use, and the phases of a round.

V24.1  A treaty enters into force in the manner and on the date it provides. Months are calendar months, clamped at
       the end of the month, never 30 days: 30 November + 3 months is 28 February.
Source: VCLT 1969, art. 24; delays as they stand in the final clauses of 30 real treaties.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Literal

from treaty.model.fields import CLOSED, Misplaced, check, whole


class Phase(StrEnum):
    """The four phases of a round, in order, and the debrief after the last."""

    BRIEF = "brief"
    TALK = "talk"
    ORDERS = "orders"
    REVEAL = "reveal"
    DEBRIEF = "debrief"


PHASE_SHARE = {Phase.BRIEF: 0, Phase.TALK: 1, Phase.ORDERS: 4, Phase.REVEAL: 5, Phase.DEBRIEF: 6}
"""How much of a round has passed when a phase begins, in sixths of the round."""


def add_months(day: date, months: int) -> date:
    """The same day `months` calendar months on, or the last day of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, _last_of(year, month + 1)))


def _last_of(year: int, month: int) -> int:
    # The standard module that knows this takes as long to load as a whole instrument to read.
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """A period of a final clause, added to a date. One of: days, months, years, or one of the two month rules.

    Raises ValueError where it is none of these.
    """

    __pydantic_config__ = CLOSED

    days: Annotated[int, whole(0, 36_500)] = 0
    months: Annotated[int, whole(0, 1_200)] = 0
    years: Annotated[int, whole(0, 100)] = 0
    rule: Literal["first_day_of_nth_month_after_month", "first_day_of_month_following"] | None = None
    n: Annotated[int, whole(0, 1_200)] = 0
    after: "Delay | None" = None

    def __post_init__(self) -> None:
        check(self)
        if self.rule not in (None, "first_day_of_nth_month_after_month", "first_day_of_month_following"):
            raise Misplaced(("rule",), "first_day_of_nth_month_after_month or first_day_of_month_following is wanted")
        if self.rule == "first_day_of_month_following" and self.after is None:
            raise Misplaced(("rule",), "first_day_of_month_following needs `after`, a delay")
        if self.rule == "first_day_of_nth_month_after_month" and not self.n:
            raise Misplaced(("rule",), "first_day_of_nth_month_after_month needs `n`, at least 1")
        if self.rule is None and (self.n or self.after):
            raise ValueError("`n` and `after` belong to a rule")
        if self.after and self.after.after and self.after.after.after:
            raise ValueError("`after` stands in `after` once at most")

    def after_date(self, day: date) -> date:
        """The date on which the delay that began on `day` has run."""
        if self.rule == "first_day_of_nth_month_after_month":
            return add_months(day.replace(day=1), self.n)
        if self.after is not None:
            return add_months(self.after.after_date(day).replace(day=1), 1)
        return add_months(day, self.months + 12 * self.years) + timedelta(days=self.days)

    def words(self) -> str:
        """The delay as a person says it: `3 months`, `90 days`, `at once`."""
        if self.rule == "first_day_of_nth_month_after_month":
            return f"the first day of month {self.n} after the month of deposit"
        if self.after is not None:
            return f"the first of the month after {self.after.words()}"
        parts = [(self.years, "year"), (self.months, "month"), (self.days, "day")]
        said = [f"{number} {unit}{'s' * (number != 1)}" for number, unit in parts if number]
        return " and ".join(said) or "at once"
