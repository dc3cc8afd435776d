"""Reputation: how much the word of one country is worth to another, and from what, as one chair may know it.

A beta belief of each country about the next promise of each other, from a flat start. Evidence counts as much as it
says: a round in which a duty was looked at and nothing was found, as the chance that a breach would have been seen; an
alarm as the chance that it was true, and the rest for the country; a finding of breach in full, one that the country
reported itself by half; a finding of no breach and a broken deal in full. What a pair shares is what both may know and
the chair may too: texts that bind all three, findings, and deals that were broken in public.
Source: Joesang and Ismail 2002, the beta reputation system; a flat start after Laplace. The weights are ours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from treaty.law.between import has_stake
from treaty.law.reveal import PRIOR
from treaty.law.state import Owed, State
from treaty.verification.belief import Reputation, posterior
from treaty.verification.evidence import Sighting
from treaty.views.deterrence import seen_in_force
from treaty.views.known import known_to
from treaty.views.outlook_records import Regard
from treaty.views.records import SeatView
from treaty.views.seat import seat_view
from treaty.views.sightings import seen_by_any
from treaty.views.wording import counted, listed, percent

SELF_REPORTED = 0.5
"""Weight of a breach that the country reported itself."""


@dataclass(slots=True)
class _Record:
    """Evidence about one country under one text, or on the whole."""

    kept: int = 0
    alarms: int = 0
    found: int = 0
    reported: int = 0
    cleared: int = 0
    deals: int = 0
    good: float = 0.0
    bad: float = 0.0

    def add(self, other: "_Record") -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def reputations(state: State, me: str) -> tuple[Regard, ...]:
    """What each country makes of each other's word, as the chair of `me` may know; in the order of the countries."""
    view = seat_view(state, me)
    known = known_to(state, view)
    return regards(known, view, seen_in_force(known))


def regards(known: State, view: SeatView, seen: Mapping[str, Sequence[Sighting]]) -> tuple[Regard, ...]:
    """As `reputations`, from the state as the chair of `view` may know it and what methods in force would see."""
    me = view.me
    stake = {name: {who for who in known.countries if has_stake(known, name, who)} for name in known.texts}
    by_text = _by_text(known, seen)
    public = {country: _public(known, country, view.public.broken_deals) for country in known.countries}
    found = []
    for by in known.countries:
        for of in known.countries:
            if by == of:
                continue
            record = _Record()
            record.add(public[of])
            for name, members in stake.items():
                if {by, me} <= members and (name, of) in by_text:
                    record.add(by_text[name, of])
            found.append(_regard(by, of, record))
    return tuple(found)


def _by_text(known: State, seen: Mapping[str, Sequence[Sighting]]) -> dict[tuple[str, str], _Record]:
    """(instrument, party) -> what was looked at and what raised an alarm under it."""
    alarms: dict[str, dict[int, float]] = {}
    for number, _, report in known.reports:
        if report.alarm:
            true = posterior(PRIOR, report.detection, report.false_alarm)
            rounds = alarms.setdefault(report.obligation, {})
            rounds[number] = 1 - (1 - rounds.get(number, 0.0)) * (1 - true)
    ruled = {(case.obligation, case.made - 1) for case in known.allegations.values() if case.found is not None}
    records: dict[tuple[str, str], _Record] = {}
    for owed in known.owed.values():
        if not owed.interim:
            record = records.setdefault((owed.duty.instrument, owed.duty.party), _Record())
            _count(record, owed, known.round, alarms.get(owed.duty.key, {}), ruled, seen.get(owed.duty.key, ()))
    return records


def _count(
    record: _Record,
    owed: Owed,
    now: int,
    alarms: Mapping[int, float],
    ruled: Iterable[tuple[str, int]],
    seen: Sequence[Sighting],
) -> None:
    chance = seen_by_any(seen)
    for number in range(owed.due, now):
        if (owed.duty.key, number) in ruled:
            continue  # the finding counts, not what led to it
        true = alarms.get(number)
        if true is not None:
            record.alarms += 1
            record.bad, record.good = record.bad + true, record.good + 1 - true
        elif chance > 0:
            record.kept += 1
            record.good += chance


def _public(known: State, country: str, broken_deals: Mapping[str, int]) -> _Record:
    """Findings about the country and deals that it broke: everybody hears of them."""
    record = _Record()
    for case in known.allegations.values():
        if case.against != country or case.found is None:
            continue
        if not case.found:
            record.cleared, record.good = record.cleared + 1, record.good + 1
        elif case.by == country:
            record.reported, record.bad = record.reported + 1, record.bad + SELF_REPORTED
        else:
            record.found, record.bad = record.found + 1, record.bad + 1
    record.deals = broken_deals.get(country, 0)
    record.bad += record.deals
    return record


def _regard(by: str, of: str, record: _Record) -> Regard:
    belief = Reputation().updated(True, record.good).updated(False, record.bad)
    return Regard(
        by=by,
        of=of,
        mean=round(belief.mean, 4),
        evidence=round(belief.evidence, 4),
        kept=record.kept,
        alarms=record.alarms,
        found=record.found,
        self_reported=record.reported,
        cleared=record.cleared,
        deals_broken=record.deals,
        sentence=_sentence(by, of, belief, record),
    )


def _sentence(by: str, of: str, belief: Reputation, record: _Record) -> str:
    parts = [
        words
        for number, words in (
            (record.kept, f"looked at {_times(record.kept)} and nothing found"),
            (record.alarms, counted(record.alarms, "alarm")),
            (record.found, f"{counted(record.found, 'breach', 'breaches')} found"),
            (record.reported, f"{counted(record.reported, 'breach', 'breaches')} reported by itself"),
            (record.cleared, f"cleared {_times(record.cleared)}"),
            (record.deals, f"{counted(record.deals, 'deal')} broken"),
        )
        if number
    ]
    why = listed(parts) if parts else "nothing is known"
    return f"{by} may count on the next promise of {of} at {percent(belief.mean)}: {why}."


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
