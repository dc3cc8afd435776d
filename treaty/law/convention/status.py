"""The whole picture of a treaty on a day, from its final clauses and the dated acts of states, without look-ahead.

V24.1  The day the conditions were met, the day of entry into force, and whose deposits were decisive.
V24.6  A threshold once met is remembered, unless the text says otherwise.
V55.1  Falling below the number ends nothing.
Whose deposit was decisive: of the consents of the day on which the last condition was met, those that count towards a
condition that was open the day before. None, where the parties to another treaty changed and nobody deposited.
An amendment may bind all members of an organisation (`binds: all_members`, UN Charter art. 108) or all parties. What
is said of a state here is then what its own consent did; those that never consented are bound too, and not listed.
Source: VCLT 1969, arts. 24, 55; UN Charter, art. 108.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from treaty.law.convention.consents import Ledger, Timing, consenting
from treaty.law.convention.entry import Board, Parent, Tables, entry_date
from treaty.law.convention.lacking import lacks
from treaty.model.entry import ParentInForce
from treaty.model.terms import Act, Terms

LAST_DAY = date.max
"""The day on which all that the acts bring about has come about."""


class Standing(NamedTuple):
    """Where one state stands: its latest consent, from when it is in force, and from when it ended or will end."""

    status: str
    signed: date | None = None
    consent: date | None = None
    in_force: date | None = None
    withdrawn: date | None = None
    provisional: date | None = None


class Picture(NamedTuple):
    """A treaty on a day. Dates that are certain by then are given, though they may lie ahead."""

    met: date | None
    enters: date | None
    decisive: tuple[str, ...]
    missing: tuple[str, ...]
    states: Mapping[str, Standing]
    parent: Parent
    """How this treaty looks to one that depends on it."""


def picture(
    terms: Terms,
    acts: Iterable[Act],
    *,
    parents: Mapping[str, Parent] | None = None,
    tables: Tables | None = None,
    organisations: Iterable[str] = (),
    on: date | None = None,
) -> Picture:
    """The picture on `on`, or once all has come about.

    `parents`: the treaties that the conditions name, as on that day. `tables`: weights, where deposits bring none.
    """
    board = Board(terms.entry, tables, parents, terms.adopted, frozenset(organisations))
    return _Replay(terms, list(acts), parents or {}, board, on or LAST_DAY).run()


class _Replay:
    """One treaty, day by day."""

    def __init__(
        self, terms: Terms, acts: Sequence[Act], parents: Mapping[str, Parent], board: Board, on: date
    ) -> None:
        self.terms, self.board, self.on = terms, board, on
        self.ledgers = {act.state: Ledger(act.state) for act in acts}
        self.consents = consenting(terms.entry)
        self.by_day: dict[date, list[Act]] = {}
        for act in acts:
            self.by_day.setdefault(act.day, []).append(act)
        self.floors = tuple(
            parents.get(one.treaty, Parent(one.treaty)) for one in terms.entry.all_of if isinstance(one, ParentInForce)
        )
        self.timing = Timing(terms)
        self.certain: date | None = None
        self.decisive: tuple[str, ...] = ()

    def run(self) -> Picture:
        days = set(self.by_day).union(
            *(tally.parent.days() for tally in self.board.tallies if tally.parent),
            *({parent.met} for parent in self.floors if parent.met),
        )
        for day in sorted(day for day in days if day <= self.on):
            self._day(day)
        for ledger in self.ledgers.values():
            ledger.settle(self.on, self.timing)
        return self._picture()

    def _day(self, day: date) -> None:
        counting = self.timing.met is None or not self.terms.entry.threshold_remembered
        for act in self.by_day.get(day, ()):
            ledger = self.ledgers[act.state]
            ledger.settle(day, self.timing)
            ledger.act(act, self.timing, self.consents)
            ledger.settle(day, self.timing)
            if counting:
                self.board.hold(act.state, ledger.current, signed=ledger.signed is not None)
        if counting:
            self._count(day)
        if self.timing.met and self.timing.enters is None:
            self._enter(self.timing.met, day)

    def _count(self, day: date) -> None:
        timing, met = self.timing, self.board.met(day)
        if timing.met is None and met:
            self.decisive = self.board.decisive(day)
            self.timing = Timing(self.terms, day)
        elif timing.met and not met and (timing.enters is None or day < timing.enters):
            self.decisive, self.certain = (), None
            self.timing = Timing(self.terms)
        self.board.close(day)

    def _enter(self, met: date, day: date) -> None:
        floors = [parent.enters for parent in self.floors if parent.enters and parent.met and parent.met <= day]
        if len(floors) == len(self.floors):
            self.timing = Timing(self.terms, met, entry_date(self.terms.entry, met, floors))
            self.certain = day

    def _picture(self) -> Picture:
        spans = [(state, *span) for state, ledger in self.ledgers.items() for span in ledger.spans(self.timing)]
        return Picture(
            self.timing.met,
            self.timing.enters,
            self.decisive,
            lacks(self.board, self.timing, self.floors, self.on),
            {state: self._standing(ledger) for state, ledger in self.ledgers.items()},
            Parent(self.terms.id, self.certain, self.timing.enters, tuple(spans), frozenset(self.board.organisations)),
        )

    def _standing(self, ledger: Ledger) -> Standing:
        timing, last = self.timing, ledger.past[-1] if ledger.past else None
        status = ledger.status(self.on, timing)
        signed, provisional = ledger.signed, ledger.provisional
        if ledger.current is not None:
            joins = timing.joins(ledger.current, ledger.floor)
            return Standing(status, signed, ledger.current.day, joins, ledger.leaves(timing), provisional)
        if last is not None:
            return Standing(status, signed, last.deposit.day, last.in_force, last.ended, provisional)
        return Standing(status, signed, provisional=provisional)
