"""The procedure by which a ground is invoked: notice, three months, objection, settlement, conciliation, instrument.

V65.1  Who invokes a ground notifies the other parties in writing of the measure and its reasons.
V65.2  If none objects within three months of receipt, less only in special urgency, it may carry out the measure.
V65.3  If one objects in time, they seek a solution by peaceful means.
V65.4  What binds the parties on the settlement of disputes stays as it is.
V65.5  Not having given notice before does not bar the ground as an answer to a claim.
V66.1  No solution in twelve months from the objection: conciliation, whose report binds nobody; on a peremptory norm
       the International Court.
V67.1  The measure is carried out by an instrument, signed by one who may act for the state.
Source: VCLT 1969, arts. 65-67 and annex.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from treaty.law.convention.adoption import Act, Office, may_act
from treaty.law.convention.grounds import Ground
from treaty.law.convention.ruling import Ruling
from treaty.model.dates import Delay, add_months

OBJECTION_MONTHS = 3
SETTLEMENT_MONTHS = 12
APPOINTMENT = timedelta(days=60)
"""Annex, para. 2: for the four conciliators, for their chair, and for the Secretary-General in default of either."""
REPORT_MONTHS = 12
CONCILIATORS = 4


class Stage(StrEnum):
    """Where a notice under article 65 stands."""

    WAITING = "objections until"
    MAY_ACT = "may act from"
    SETTLEMENT = "settlement until"
    SETTLED = "settled on"
    CONCILIATION = "conciliation open from"
    COURT = "court open from"


@dataclass(frozen=True, slots=True)
class Progress:
    """A stage and its day: the last day for objections, the first day to act or to go to conciliation or the court."""

    stage: Stage
    day: date

    def words(self) -> str:
        """As a person says it: `may act from 2030-04-10`."""
        return f"{self.stage} {self.day}"


def objections_until(received: date, *, notice: Delay | None = None, urgent: bool = False) -> date:
    """The last day on which an objection is in time (V65.2).

    `received`: the day on which the last of the other parties had the notice. `notice`: the period it gives; without
    special urgency a shorter one than three calendar months does not count.
    """
    least = add_months(received, OBJECTION_MONTHS)
    given = notice.after_date(received) if notice else least
    return given if urgent else max(given, least)


def standing(
    received: date,
    objections: Iterable[date] = (),
    *,
    notice: Delay | None = None,
    urgent: bool = False,
    settled: date | None = None,
    ground: Ground | None = None,
    on: date | None = None,
) -> Progress:
    """Where a notice received on a day stands: `on` a day, without a look ahead, or as the last thing that follows.

    An objection on the last day is in time, and the measure may be carried out from that same day if none has come:
    whoever acts on it bears the risk of that day's post. Twelve months run from the first objection in time
    (V66.1). `settled`: the day on which a solution was reached, before or after conciliation opened. An objection that
    was taken back is left out.
    """
    limit = objections_until(received, notice=notice, urgent=urgent)
    first = min((day for day in objections if day <= limit and (on is None or day <= on)), default=None)
    if first is None:
        return Progress(Stage.MAY_ACT if on is None or limit <= on else Stage.WAITING, limit)
    opens = add_months(first, SETTLEMENT_MONTHS)
    if settled is not None and (on is None or settled <= on):
        return Progress(Stage.SETTLED, settled)
    if on is not None and on < opens:
        return Progress(Stage.SETTLEMENT, opens)
    norm = ground in (Ground.PEREMPTORY_NORM, Ground.NEW_PEREMPTORY_NORM)
    return Progress(Stage.COURT if norm else Stage.CONCILIATION, opens)


def notice_in_form(
    *, written: bool, measure: bool, reasons: bool, others: Iterable[str], told: Mapping[str, date]
) -> Ruling:
    """Whether a notice is one under article 65 (V65.1): in writing, with measure and reasons, to all other parties."""
    untold = sorted(set(others) - set(told))
    lacks = (
        (not written, "put it in writing"),
        (not measure, "say which measure is proposed"),
        (not reasons, "give the reasons"),
        (bool(untold), f"send it to {', '.join(untold)} too"),
    )
    wanted = [what for lacking, what in lacks if lacking]
    if wanted:
        return Ruling(False, "V65.1", f"To count as a notice: {', '.join(wanted)}.")
    return Ruling(True, "V65.1", "The notice has its form.")


def may_answer_claim(*, notified_before: bool) -> bool:
    """Whether a ground may be raised in answer to a claim: yes, notified before or not (V65.5)."""
    del notified_before
    return True


def settled_by(ground: Ground, *, own_settlement: str = "") -> str:
    """Who settles a dispute on `ground` when twelve months found no solution.

    `own_settlement`: the procedure that binds the parties by another text, which stays in place (V65.4). Else the
    Court for a peremptory norm, conciliation for all other grounds (V66.1).
    """
    norm = ground in (Ground.PEREMPTORY_NORM, Ground.NEW_PEREMPTORY_NORM)
    return own_settlement or ("the International Court of Justice" if norm else "conciliation")


def instrument_in_form(*, written: bool, signed_by: Office, full_powers: bool = False) -> Ruling:
    """Whether an instrument carries the measure out (V67.1): written, signed by office or with full powers."""
    if not written:
        return Ruling(False, "V67.1", "The measure is carried out by a written instrument: send one.")
    signed = may_act(signed_by, Act.END, full_powers=full_powers)
    return Ruling(signed.allowed, "V67.1", signed.sentence)


@dataclass(frozen=True, slots=True)
class Conciliation:
    """The clock of a conciliation; a day is None where it depends on what has not happened.

    `appoint_by`: last day for the parties to appoint two conciliators each. `chair_by`: for the four to choose a fifth.
    `default_by`: last day for the Secretary-General to make the appointment that is overdue. `report_by`: last day for
    the report, which binds nobody.
    """

    appoint_by: date
    chair_by: date | None
    default_by: date | None
    report_by: date | None


def conciliation(requested: date, appointed: Iterable[date] = (), *, chair: date | None = None) -> Conciliation:
    """The clock of a conciliation asked for on a day (V66.1): 60 days, 60 days, and 12 months from its constitution.

    `appointed`: the days on which conciliators were appointed, four when complete (ValueError for more); `chair`: the
    day of the fifth, from which the commission is constituted. Days are days here, months calendar months.
    """
    days = sorted(appointed)
    if len(days) > CONCILIATORS:
        raise ValueError(f"{len(days)} conciliators: each side appoints two, and the four choose the chair")
    appoint_by = requested + APPOINTMENT
    chair_by = days[-1] + APPOINTMENT if len(days) == CONCILIATORS else None
    default_by = (chair_by or appoint_by) + APPOINTMENT if chair is None else None
    return Conciliation(appoint_by, chair_by, default_by, add_months(chair, REPORT_MONTHS) if chair else None)
