"""Consents of one state over time: when it was bound, took its instrument back, gave notice, left and came back.

V2.1   A state that has consented is contracting; it is a party once the treaty is in force for it.
V16.2  Of several deposits the earliest counts.
V18.1  Who takes its signature back is no signatory any more.
V54.1  A party leaves as the treaty provides; what the record states as a fact needs no clause.
V68.1  A notice may be revoked any time before it takes effect; on the day of effect it is too late.
V-rev  A state for which the treaty is not yet in force takes its instrument back at once, and may deposit another.
Acts of one day take effect in the order in which they are given; what falls due on a day comes before them.
A deposit made while a notice runs opens a new consent, which begins when the old one ends: so Trinidad and Tobago
left the Optional Protocol to the ICCPR in 1998 and stayed a party of it under a new instrument.
An effect that the record states ends the consent on that day if it has not ended by then; one already ended stays so.
Source: VCLT 1969, arts. 2, 16, 18, 54, 68; practice of the UN Secretary-General.
"""

from datetime import date
from typing import NamedTuple

from treaty.law.convention.entry import Deposit, joining_date
from treaty.law.convention.leaving import Conflict, Notice, leave
from treaty.model.entry import EntryIntoForce
from treaty.model.terms import ENDINGS, INSTRUMENTS, SIGNATURES, Act, Terms


def consenting(entry: EntryIntoForce) -> frozenset[str]:
    """Kinds of act that bind under this text: the usual ones, and those it names itself, a signature too (V12.1)."""
    named = {kind for one in entry.all_of for kind in getattr(one, "instruments", ())}
    return INSTRUMENTS | (named - ENDINGS)


class Timing(NamedTuple):
    """A treaty's own two dates as they are known on a day, and what follows for a deposit."""

    terms: Terms
    met: date | None = None
    enters: date | None = None

    def joins(self, deposit: Deposit, floor: date | None = None) -> date | None:
        """From when the treaty is in force for a depositor; None while that is open. Not before `floor`."""
        if self.met is None or self.enters is None:
            return None
        day = joining_date(self.terms.late_joiner, self.terms.family, deposit.day, self.met, self.enters)
        return max(day, floor) if floor else day


class Consent(NamedTuple):
    """One consent that has ended: its deposit, the day it was in force from, if ever, and the day it ended."""

    deposit: Deposit
    in_force: date | None
    ended: date


class Ledger:
    """What one state has done about one treaty."""

    def __init__(self, state: str) -> None:
        self.state = state
        self.signed: date | None = None
        self.current: Deposit | None = None
        self.floor: date | None = None
        """The day on which the consent before this one ended."""
        self.following: Deposit | None = None
        """Deposited while a notice ran."""
        self.notice: Notice | None = None
        self.past: list[Consent] = []
        self.conflicts: list[Conflict] = []
        self.provisional: date | None = None

    def leaves(self, timing: Timing) -> date | None:
        """The day on which the notice that runs takes effect, as far as it is known."""
        if self.notice is None or self.current is None:
            return None
        terms = timing.terms
        return leave(
            self.notice,
            terms.withdrawal,
            implied_right=terms.implied_right,
            party_since=timing.joins(self.current, self.floor),
            in_force=timing.enters,
            conflicts=self.conflicts,
        ).effect

    def settle(self, day: date, timing: Timing) -> None:
        """Let a notice take effect that has run by `day`."""
        effect = self.leaves(timing)
        if effect is not None and effect <= day:
            self._end(effect, timing)

    def act(self, act: Act, timing: Timing, consents: frozenset[str]) -> None:
        """Take one act of this state into account; `consents`: kinds of act that bind."""
        day, kind = act.day, act.kind
        if kind in SIGNATURES and self.signed is None:
            self.signed = day
        if kind in consents:
            self._deposit(Deposit(day, self.state, kind, act.weight))
        elif kind == "withdrawal_of_signature":
            self.signed = None
        elif kind == "provisional_application":
            self.provisional = day
        elif kind == "non_provisional_application":
            self.provisional = None
        elif kind == "armed_conflict_begins":
            self.conflicts.append((day, None))
        elif kind == "armed_conflict_ends":
            self.conflicts = [(start, day if end is None else end) for start, end in self.conflicts]
        elif kind in ENDINGS and self.current is not None:
            self._ending(act, timing)

    def _deposit(self, deposit: Deposit) -> None:
        if self.current is None:
            self.current, self.floor = deposit, None
        elif self.notice is not None and self.following is None:
            self.following = deposit

    def _ending(self, act: Act, timing: Timing) -> None:
        party = self.party(act.day, timing)
        if act.kind == "withdrawal_revoked":
            self.notice = self.following = None
        elif act.kind == "withdrawal_effect" or not party:
            self._end(act.day, timing)
        elif act.kind == "withdrawal_notice" and self.notice is None:
            self._notify(Notice(act.day, act.later), timing)

    def _notify(self, notice: Notice, timing: Timing) -> None:
        """A notice that comes too early, or under a text that knows no withdrawal, has no effect, then or later."""
        self.notice = notice
        outcome = leave(
            notice,
            timing.terms.withdrawal,
            implied_right=timing.terms.implied_right,
            party_since=timing.joins(self.current, self.floor) if self.current else None,
            in_force=timing.enters,
        )
        if outcome.effect is None:
            self.notice = None

    def _end(self, day: date, timing: Timing) -> None:
        if self.current is None:
            return
        joined = timing.joins(self.current, self.floor)
        self.past.append(Consent(self.current, joined if joined and joined <= day else None, day))
        self.current, self.floor = self.following, day
        self.notice = self.following = None

    def party(self, day: date, timing: Timing) -> bool:
        """Whether the treaty is in force for the state on `day`."""
        joined = timing.joins(self.current, self.floor) if self.current else None
        return joined is not None and joined <= day

    def spans(self, timing: Timing) -> list[tuple[date, date | None]]:
        """From when and until when the state was a party, once for each consent; an end may lie ahead."""
        found = [(consent.in_force, consent.ended) for consent in self.past if consent.in_force]
        joined = timing.joins(self.current, self.floor) if self.current else None
        return [*found, (joined, self.leaves(timing))] if joined else list(found)

    def status(self, day: date, timing: Timing) -> str:
        """party, contracting, signatory, left or none (V2.1)."""
        if self.current is not None:
            return "party" if self.party(day, timing) else "contracting"
        if any(consent.in_force for consent in self.past):
            return "left"
        return "signatory" if self.signed else "none"
