"""Entry into force: how far its conditions are met, and the dates that follow.

V24.1  In the manner and on the date that the treaty provides: conditions, the day the last one is met, a delay, floors.
V24.3  A state that consents later is bound from the day of its consent, unless the treaty provides for a delay.
V24.5  A late joiner: family A (after entry into force) joins on the treaty's own date when it consented before it;
       family B (after the threshold) has its own delay from its own deposit, never before the treaty's date.
V40.6  A fraction of parties is counted on the day or as at adoption, rounded up.
Deposits of one day are counted together, at its end. A treaty enters into force as its day begins, so a deposit of that
day comes after: the Chemical Weapons Convention had the 87 parties of the day before, and Cuba was the 88th.
A fraction of the parties is reached by parties: consents of others do not count towards it.
Source: VCLT 1969, art. 24; clauses as in the records of real treaties.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from treaty.model.dates import Delay
from treaty.model.entry import (
    Condition,
    Count,
    Counting,
    EntryIntoForce,
    FractionOfMembers,
    FractionOfParties,
    NamedStates,
    ParentInForce,
    Weight,
)
from treaty.model.fields import exact
from treaty.model.terms import Family

Tables = Mapping[str, Mapping[str, int | Fraction]]
"""Table -> state -> weight."""


class Deposit(NamedTuple):
    """One instrument of consent: the day it was deposited, by whom, its kind, and what it weighs where that counts."""

    day: date
    state: str
    kind: str = "ratification"
    weight: Fraction | None = None


class Parent(NamedTuple):
    """Another treaty as this one sees it.

    `met`: the day from which its entry into force is certain; `enters`: the day itself. `spans`: state, the day from
    which it is a party, the day from which it is none.
    """

    id: str
    met: date | None = None
    enters: date | None = None
    spans: tuple[tuple[str, date, date | None], ...] = ()
    organisations: frozenset[str] = frozenset()

    def parties(self, day: date) -> set[str]:
        """Its parties on `day`."""
        return {who for who, since, until in self.spans if since <= day and (until is None or day < until)}

    def days(self) -> set[date]:
        """Days on which something changes."""
        bounds = {day for _, since, until in self.spans for day in (since, until) if day}
        return bounds | ({self.met} if self.met else set())


class Tally:
    """How far one condition has come, kept consent by consent."""

    def __init__(
        self,
        condition: Condition,
        weights: Mapping[str, int | Fraction] | None = None,
        parent: Parent | None = None,
        adopted: date | None = None,
    ) -> None:
        """`weights`: the table of a `Weight`, where deposits do not bring their own. `adopted`: for `at_adoption`."""
        self.condition, self.weights, self.parent, self.adopted = condition, weights, parent, adopted
        stated = condition.total if isinstance(condition, Weight) else None
        self.total = exact(stated) if stated else Fraction(sum((weights or {}).values()))
        """The sum of the table of a `Weight`, those who never consent included."""
        self.share = exact(_share(condition))
        self.brings: dict[str, int | Fraction] = {}
        self.sum: int | Fraction = 0
        self._rose: set[str] = set()

    def hold(self, state: str, deposit: Deposit | None, *, signed: bool, organisation: bool) -> None:
        """Count `state` anew: with the consent it holds now, or None."""
        old = self.brings.pop(state, 0)
        new = self._worth(state, deposit, signed, organisation) if deposit else 0
        if new:
            self.brings[state] = new
        if new > old:
            self._rose.add(state)
        self.sum += new - old

    def _worth(self, state: str, deposit: Deposit, signed: bool, organisation: bool) -> int | Fraction:
        condition = self.condition
        if isinstance(condition, ParentInForce) or not _counts(condition, state, deposit.kind, signed, organisation):
            return 0
        if isinstance(condition, NamedStates):
            return int(state in condition.states)
        if isinstance(condition, Weight):
            return (self.weights.get(state, 0) if self.weights is not None else deposit.weight) or 0
        return 1

    def having(self, day: date) -> int | Fraction:
        """What has come together by `day`."""
        if isinstance(self.condition, FractionOfParties):
            return len(self.parties(day) & self.brings.keys())
        return self.sum

    def wanted(self, day: date) -> int | Fraction:
        """What must come together, as it stands on `day`."""
        match self.condition:
            case Count() | FractionOfMembers():
                return self.condition.at_least
            case NamedStates():
                return len(set(self.condition.states))
            case Weight():
                return self.share * self.total
            case FractionOfParties():
                return max(1, ceil(self.share * len(self.parties(day))))
        return 0

    def met(self, day: date) -> bool:
        """Whether the condition is met on `day`."""
        if isinstance(self.condition, Weight) and not self.total:
            return False
        return self.having(day) >= self.wanted(day)

    def parties(self, day: date) -> set[str]:
        """Of whom a fraction is counted: the parties of the other treaty, on the day or at adoption."""
        condition, parent = self.condition, self.parent
        if not isinstance(condition, FractionOfParties) or parent is None:
            return set()
        then = self.adopted if condition.reference == "at_adoption" else day
        found = parent.parties(then) if then else set()
        whole = condition.reio_additional and condition.excludes is None
        return found if whole else found - parent.organisations

    def rose(self, day: date) -> set[str]:
        """States whose consent brings more than when it was last marked."""
        found = self._rose & self.brings.keys()
        return found & self.parties(day) if isinstance(self.condition, FractionOfParties) else found

    def mark(self) -> None:
        """The day is over: what rises from now on is new."""
        self._rose = set()


def _share(condition: Condition) -> str:
    """The share that a condition asks for; 1 where it asks for none."""
    if isinstance(condition, Weight):
        return condition.at_least
    return condition.fraction if isinstance(condition, FractionOfParties) else "1"


def _counts(condition: Counting, state: str, kind: str, signed: bool, organisation: bool) -> bool:
    """Whether an instrument counts at all; a named organisation is itself wanted, and no additional unit."""
    if kind == "succession" and not condition.successions:
        return False
    if condition.instruments and kind not in condition.instruments and kind != "succession":
        return False
    outside = not condition.reio_additional or condition.excludes == "international_organizations"
    if organisation and outside and not isinstance(condition, NamedStates):
        return False
    if condition.signatories_only and not signed:
        return False
    return state not in condition.exclude_states and (not condition.subset or state in condition.subset)


class Board:
    """All conditions of one treaty, side by side."""

    def __init__(
        self,
        entry: EntryIntoForce,
        tables: Tables | None = None,
        parents: Mapping[str, Parent] | None = None,
        adopted: date | None = None,
        organisations: Collection[str] = (),
    ) -> None:
        self.organisations = organisations
        self.holding: dict[str, date] = {}
        """Who has consented, and when."""
        known = parents or {}
        self.tallies = [
            Tally(
                one,
                (tables or {}).get(one.table, {}) if isinstance(one, Weight) and tables is not None else None,
                known.get(one.parent) if isinstance(one, FractionOfParties) else None,
                adopted,
            )
            for one in entry.all_of
            if not isinstance(one, ParentInForce)
        ]
        self.open = list(self.tallies)
        """Conditions that were open when the last day was over."""

    def hold(self, state: str, deposit: Deposit | None, *, signed: bool) -> None:
        """Count `state` anew under every condition."""
        self.holding.pop(state, None)
        if deposit:
            self.holding[state] = deposit.day
        for tally in self.tallies:
            tally.hold(state, deposit, signed=signed, organisation=state in self.organisations)

    def met(self, day: date) -> bool:
        """Whether all conditions are met on `day`; nobody's consent meets none."""
        return bool(self.holding) and all(tally.met(day) for tally in self.tallies)

    def decisive(self, day: date) -> tuple[str, ...]:
        """Whose deposit of that day met what was open the day before, in order of their codes."""
        if not self.tallies:
            return tuple(sorted(self.holding))
        return tuple(sorted({who for tally in self.open for who in tally.rose(day) if self.holding[who] == day}))

    def close(self, day: date) -> None:
        """The day is over."""
        self.open = [tally for tally in self.tallies if not tally.met(day)]
        for tally in self.tallies:
            tally.mark()


def threshold(
    entry: EntryIntoForce, deposits: Iterable[Deposit], tables: Tables | None = None
) -> tuple[date, tuple[str, ...]] | None:
    """The day on which the last condition was met, and whose deposits of that day met it; None while one is open.

    For texts that no other treaty is the parent of; deposits in any order, and all of them by signatories.
    """
    board = Board(entry, tables)
    by_day: dict[date, list[Deposit]] = {}
    for deposit in deposits:
        by_day.setdefault(deposit.day, []).append(deposit)
    for day in sorted(by_day):
        for deposit in by_day[day]:
            if deposit.state not in board.holding:
                board.hold(deposit.state, deposit, signed=True)
        if board.met(day):
            return day, board.decisive(day)
        board.close(day)
    return None


def entry_date(entry: EntryIntoForce, met: date, floors: Sequence[date] = ()) -> date:
    """The day of entry into force when the conditions were met on `met`.

    `floors`: days on which the parents enter into force. A fixed date holds when the conditions were met on it or
    earlier; after it the ordinary delay runs. It is no floor, and a floor is no fixed date.
    """
    fixed = entry.fixed_date_if_met_by_then
    day = fixed if fixed and met <= fixed else entry.then.after_date(met)
    return max([day, *floors, *([entry.not_before] if entry.not_before else [])])


def joining_date(late_joiner: Delay, family: Family, deposit: date, met: date, enters: date) -> date:
    """The day on which a state that deposited on `deposit` becomes a party, given the treaty's own two dates."""
    if deposit <= met:
        return enters
    if family == "deposits after entry into force" and deposit < enters:
        return enters
    return max(enters, late_joiner.after_date(deposit))
