"""Events that change, suspend or end an instrument in force, or bind a third state."""

from datetime import date
from typing import Literal

from treaty.acts.ending_commands import Ground, Measure, Question
from treaty.acts.happened import Happened
from treaty.model.amendment import Operation
from treaty.model.base import CountryId, Line, Paragraph
from treaty.model.instrument import Instrument


class Invoked(Happened):
    """A party notified a ground and a measure; without objection it may carry it out from `may_act` on (V65)."""

    was: Literal["invoked"] = "invoked"
    id: str
    by: CountryId
    instrument: str
    ground: Ground
    measure: Measure
    against: CountryId | Literal[""] = ""
    allegation: str = ""
    may_act: date
    reason: Line = ""


class Contested(Happened):
    """A country objected to a notified measure or to a proposed correction."""

    was: Literal["contested"] = "contested"
    by: CountryId
    notice: str
    conciliation: date | None = None


class Joined(Happened):
    """A party agreed to a measure that needs all others."""

    was: Literal["joined"] = "joined"
    by: CountryId
    notice: str


class Suspended(Happened):
    """Operation of an instrument is suspended between these countries and the others named, or all others."""

    was: Literal["suspended"] = "suspended"
    notice: str
    by: CountryId
    instrument: str
    towards: tuple[CountryId, ...]
    sentence: Paragraph


class Terminated(Happened):
    """An instrument ended, for all or for `only`."""

    was: Literal["terminated"] = "terminated"
    instrument: str
    only: CountryId | Literal[""] = ""
    notice: str = ""
    sentence: Paragraph


class Undertook(Happened):
    """A third state accepted in writing the duties that a text means for it (V35.1)."""

    was: Literal["undertook"] = "undertook"
    by: CountryId
    instrument: str


class CorrectionProposed(Happened):
    """The depositary proposes to correct an error; it stands unless somebody objects by `limit` (V79)."""

    was: Literal["correction proposed"] = "correction proposed"
    id: str
    instrument: str
    operations: tuple[Operation, ...]
    limit: date
    reason: Line = ""


class Corrected(Happened):
    """An error was corrected from the beginning: the text reads so for past days too (V79)."""

    was: Literal["corrected"] = "corrected"
    id: str
    instrument: str
    text: Instrument


class Ruled(Happened):
    """The chair ruled on a question that the Convention leaves to judgement."""

    was: Literal["ruled"] = "ruled"
    instrument: str
    question: Question
    holds: bool
    reason: Line = ""
