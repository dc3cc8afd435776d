"""Dates: calendar months, the delays that final clauses use, and the date of each phase of a round.

V24.1  A treaty enters into force in the manner and on the date it provides. Months are calendar months, clamped at
       the end of the month, never 30 days: 30 November + 3 months is 28 February.
Source: VCLT 1969, art. 24; delays as they stand in the final clauses of 30 real treaties.
"""

import calendar
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from treaty.model.base import Frozen


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
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Delay(Frozen):
    """A period of a final clause, added to a date. One of: days, months, years, or one of the two month rules."""

    days: int = Field(default=0, ge=0, le=36_500)
    months: int = Field(default=0, ge=0, le=1_200)
    years: int = Field(default=0, ge=0, le=100)
    rule: Literal["first_day_of_nth_month_after_month", "first_day_of_month_following"] | None = None
    n: int = Field(default=0, ge=0, le=1_200)
    after: "Delay | None" = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.rule == "first_day_of_month_following" and self.after is None:
            raise ValueError("first_day_of_month_following needs `after`, a delay")
        if self.rule == "first_day_of_nth_month_after_month" and not self.n:
            raise ValueError("first_day_of_nth_month_after_month needs `n`, at least 1: no delay ends before it begins")
        if self.rule is None and (self.n or self.after):
            raise ValueError("`n` and `after` belong to a rule")
        return self

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


class Calendar(Frozen):
    """Which date a phase of a round has. Rounds count from 1."""

    start: date
    months_per_round: int = Field(default=6, ge=1, le=24)

    def round_start(self, number: int) -> date:
        """First day of round `number`."""
        return add_months(self.start, (number - 1) * self.months_per_round)

    def date_of(self, number: int, phase: Phase) -> date:
        """Day on which `phase` of round `number` begins; within a round dates never run backwards."""
        months, rest = divmod(PHASE_SHARE[phase] * self.months_per_round, 6)
        return add_months(self.round_start(number), months) + timedelta(days=5 * rest)

    def round_end(self, number: int) -> date:
        """Last day of round `number`."""
        return self.round_start(number + 1) - timedelta(days=1)
