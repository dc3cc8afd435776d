"""Events that change, suspend or end an instrument in force, or bind a third state."""

from datetime import date
from typing import Literal

from treaty.acts.ending_commands import Ground, Measure, Question
from treaty.acts.happened import Happened
from treaty.model.amendment import Operation
from treaty.model.base import CountryId, Line, Paragraph
from treaty.model.instrument import Instrument


class Invoked(Happened):
    """A party notified a ground and a measure (V65).

    The others have the notice on `received`; without objection it may be carried out from `may_act` on.
    """

    was: Literal["invoked"] = "invoked"
    id: str
    by: CountryId
    instrument: str
    ground: Ground
    measure: Measure
    against: CountryId | Literal[""] = ""
    allegation: str = ""
    received: date
    may_act: date
    reason: Line = ""


class Contested(Happened):
    """A country objected to a notified measure, or to a proposed correction.

    `conciliation`: the day on which it opens if no solution is found (V66.1); none for a correction.
    """

    was: Literal["contested"] = "contested"
    by: CountryId
    notice: str
    conciliation: date | None = None


class Joined(Happened):
    """A party agreed to a measure that needs all others, or, where it had `objected`, took its objection back."""

    was: Literal["joined"] = "joined"
    by: CountryId
    notice: str
    objected: bool = False


class Suspended(Happened):
    """Each of `among` suspended the operation of an instrument between itself and the others in `towards`."""

    was: Literal["suspended"] = "suspended"
    notice: str
    by: CountryId
    instrument: str
    among: tuple[CountryId, ...]
    towards: tuple[CountryId, ...]
    sentence: Paragraph


class Resumed(Happened):
    """A country ended its own suspension of an instrument; where others suspended it too, theirs goes on (V72.1)."""

    was: Literal["resumed"] = "resumed"
    by: CountryId
    instrument: str


class Terminated(Happened):
    """An instrument ended, for all or for `only`."""

    was: Literal["terminated"] = "terminated"
    instrument: str
    only: CountryId | Literal[""] = ""
    notice: str = ""
    sentence: Paragraph


class NoticeEnded(Happened):
    """A notice was taken back by its author (V68.1), or lapsed where `by` is empty."""

    was: Literal["notice ended"] = "notice ended"
    notice: str
    by: CountryId | Literal[""] = ""
    reason: Line = ""


class Undertook(Happened):
    """A third state accepted in writing the duties that a text means for it (V35.1)."""

    was: Literal["undertook"] = "undertook"
    by: CountryId
    instrument: str


class Released(Happened):
    """The parties agreed that a third state no longer owes what it undertook (V37.1)."""

    was: Literal["released"] = "released"
    country: CountryId
    instrument: str
    notice: str = ""


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
    country: CountryId | Literal[""] = ""
    allegation: str = ""
    reason: Line = ""
