"""Leaving a treaty: from which day a notice takes effect, and which duties outlast it.

V43.1  Who leaves still owes what binds it by custom.
V44.1  A treaty is left whole, unless it or the parties provide otherwise.
V54.1  A party leaves as the treaty provides, or at any time by consent of all parties.
V56.1  Where the treaty is silent there is no right to leave, unless its makers meant one or its nature implies one.
V56.2  Such an implied right is used with at least twelve months' notice.
V56.3  A clause may set a period of notice, a lock-in, the first of a month, a later date, a freeze during conflict.
V68.1  A notice may be revoked any time before it takes effect; on the day of effect it is too late.
V70.1  Duties run during the notice; what was done or arose under the treaty before its end survives.
V70.2  A treaty may let single duties go on after the end.
Source: VCLT 1969, arts. 43, 44, 54, 56, 68, 70; clauses as in 27 withdrawals from real treaties.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from treaty.law.convention.ruling import Ruling
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal

Conflict = tuple[date, date | None]
"""An armed conflict in which the leaving party is engaged: first day and last day, None while it goes on."""


class Outcome(StrEnum):
    """What becomes of a notice."""

    LEAVES = "leaves"
    NO_RIGHT = "no right to leave"
    LOCKED_IN = "rejected: lock-in"
    BLOCKED = "blocked"
    STILL_PARTY = "still party"


IMPLIED = Withdrawal(notice=Delay(months=12))
"""Article 56(2): the clause of a treaty that is silent but admits of leaving."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to leave: the day it was received, the later day it names, the day its revocation was received."""

    received: date
    later_date: date | None = None
    revoked: date | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """What became of a notice; `effect` is the first day on which the state is no party, None if there is none.

    `first_notice`: where a lock-in stood in the way, the first day on which a notice will do, if it has begun.
    """

    outcome: Outcome
    effect: date | None
    rule: str
    sentence: str
    first_notice: date | None = None

    def words(self) -> str | None:
        """The outcome in a word: the day of effect, `blocked`, `rejected: lock-in`, `still party`; None: no right."""
        if self.outcome is Outcome.NO_RIGHT:
            return None
        return self.effect.isoformat() if self.effect else str(self.outcome)


def leave(
    notice: Notice,
    clause: Withdrawal | None,
    *,
    implied_right: bool = False,
    party_since: date | None = None,
    in_force: date | None = None,
    conflicts: Iterable[Conflict] = (),
    agreed: date | None = None,
    revocable: bool = True,
) -> Leaving:
    """What becomes of a notice under `clause`, or under a treaty that is silent (None).

    A notice on the first day after a lock-in is in time. Where the clause freezes withdrawals, a party that is in an
    armed conflict when the period of its notice runs out is bound until the conflict ends.

    `implied_right` matters where it is silent (V56.1). `party_since`, `in_force`: from when the treaty is in force for
    the party and at large; a lock-in that has not begun cannot have run. `agreed`: the day on which it is to leave by
    consent of all parties (V54.1), which goes before any clause. `revocable`: false where the treaty keeps a party to
    its notice. A state for which the treaty is not in force takes its instrument back instead.
    """
    refused = None if agreed else _refused(notice.received, clause, implied_right, party_since, in_force)
    if refused:
        return refused
    effect = agreed or _effect(notice, clause or IMPLIED, conflicts)
    if revocable and notice.revoked is not None and (effect is None or notice.revoked < effect):
        return Leaving(Outcome.STILL_PARTY, None, "V68.1", f"Revoked on {notice.revoked}, before it took effect.")
    if effect is None:
        said = "An armed conflict goes on: the notice takes effect when it ends."
        return Leaving(Outcome.BLOCKED, None, "V56.3", said)
    said = "By consent of all parties it leaves on" if agreed else "The notice takes effect on"
    return Leaving(Outcome.LEAVES, effect, "V54.1" if agreed or clause else "V56.2", f"{said} {effect}.")


def _refused(
    received: date, clause: Withdrawal | None, implied: bool, party_since: date | None, in_force: date | None
) -> Leaving | None:
    if clause is None and not implied:
        said = "The treaty is silent: no right to leave, unless all parties consent or a right is implied."
        return Leaving(Outcome.NO_RIGHT, None, "V56.1", said)
    if clause is not None and not clause.allowed:
        said = "The treaty forbids to leave it: ask for the consent of all parties."
        return Leaving(Outcome.NO_RIGHT, None, "V54.1", said)
    return _locked(received, clause or IMPLIED, party_since, in_force)


def _locked(received: date, clause: Withdrawal, party_since: date | None, in_force: date | None) -> Leaving | None:
    locks = (
        (clause.earliest_after_in_force_for_party, party_since),
        (clause.earliest_after_entry_into_force, in_force),
    )
    asked = [(lock, since) for lock, since in locks if lock != Delay()]
    ends = [lock.after_date(since) for lock, since in asked if since is not None]
    first = max(ends) if ends and len(ends) == len(asked) else None
    if not asked or (first is not None and first <= received):
        return None
    when = f"on {first} or later" if first else "when that period has begun and run"
    said = f"The treaty locks its parties in for a time: give notice {when}."
    return Leaving(Outcome.LOCKED_IN, None, "V56.3", said, first)


def _effect(notice: Notice, clause: Withdrawal, conflicts: Iterable[Conflict]) -> date | None:
    """The freeze asks about the day the period runs out, as the clauses say, not about a later day that was named."""
    expiry = clause.notice.after_date(notice.received)
    frozen = clause.effect_not_before_end_of_armed_conflict
    free = end_of_conflict(expiry, tuple(conflicts)) if frozen else expiry
    named = notice.later_date if clause.or_later_date else None
    return max(free, named) if free and named else free


def end_of_conflict(day: date, conflicts: tuple[Conflict, ...]) -> date | None:
    """The first day from `day` on that is the last of all conflicts then on; `day` if none is, None if one is unending.

    The last day of a conflict is free again: a withdrawal takes effect on it. A conflict that begins on or before the
    last day of another goes on from it: the party is "no longer party to an armed conflict" only when all are over.
    """
    while True:
        ends = [end for start, end in conflicts if start <= day and (end is None or end > day)]
        if not ends:
            return day
        if None in ends:
            return None
        day = max(end for end in ends if end is not None)


def with_parent(own: date | None, parent: date | None) -> date | None:
    """The day of leaving a protocol whose parties leave it with the parent treaty (UNFCCC 25(3)): the earlier day."""
    days = [day for day in (own, parent) if day is not None]
    return min(days, default=None)


def implied_right(*, intended: bool = False, by_nature: bool = False) -> bool:
    """Whether a silent treaty admits of leaving: its makers meant to, or its nature implies it (V56.1)."""
    return intended or by_nature


def may_leave_part(*, whole: bool, clause_allows: bool = False) -> Ruling:
    """Whether a notice that leaves the whole treaty, or part of it, is admissible (V44.1)."""
    if whole or clause_allows:
        return Ruling(True, "V44.1", "The treaty may be left so.")
    return Ruling(False, "V44.1", "A treaty is left whole, unless it provides otherwise: give notice for all of it.")


def party_on(day: date, since: date | None, left: date | None) -> bool:
    """Whether a state is a party on `day`: from `since`, and until the day before `left` (V70.1)."""
    return since is not None and since <= day and (left is None or day < left)


def owes_on(
    day: date,
    left: date | None,
    *,
    arose: date | None = None,
    continuing: bool = False,
    continuing_until: date | None = None,
    customary: bool = False,
) -> bool:
    """Whether a state that leaves on `left` (None: stays) owes a duty on `day`.

    Until the day before it leaves it owes all. After: what it owes by custom (V43.1), what arose before it left, such
    as a debt or the answer for a breach (V70.1), and what the treaty says goes on (V70.2), to the end of
    `continuing_until` where there is one. A duty dated on `left` or later never arose.
    """
    if left is None or day < left or customary:
        return True
    if continuing and (continuing_until is None or day <= continuing_until):
        return True
    return arose is not None and arose < left
