"""The calendar of a game: which date a phase of a round has."""

from datetime import date, timedelta

from pydantic import Field

from treaty.model.base import Frozen
from treaty.model.dates import PHASE_SHARE, Phase, add_months


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
