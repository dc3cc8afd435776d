"""Entry into force: conditions, dates, late joiners, and what the calendar brings about by itself.

V24.1  `all_of` conditions, the date the last one is met, a delay, a floor.
V24.5  A late joiner: family A (after entry into force) joins on the treaty's own date when it consented before it;
       family B (after the threshold) has its own delay from its own deposit, never before the treaty's date.
V24.6  A threshold once met is remembered.
V55.1  Falling below the number does not end a treaty.
V70.1  A withdrawing state owes until the day its withdrawal takes effect.
Source: VCLT 1969, arts. 24, 55, 70; families as found in the records of real treaties.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from treaty.acts.events import BecameParty, EnteredIntoForce, Expired, ThresholdMet, WithdrawalTookEffect
from treaty.law.binding import bind, rebind
from treaty.law.registry import Course, evolves
from treaty.law.state import State, Treaty
from treaty.model.entry import Count, EntryIntoForce, NamedStates, Played
from treaty.model.instrument import FinalClauses

Weights = Mapping[str, Mapping[str, int]]


def threshold(
    entry: EntryIntoForce, deposits: Sequence[tuple[date, str]], weights: Weights
) -> tuple[date, tuple[str, ...]] | None:
    """The day on which the last condition was met, and whose deposits of that day met it; None while one is open.

    `deposits` are (day, country) in any order; several on one day count together.
    """
    held: set[str] = set()
    for day in sorted({day for day, _ in deposits}):
        joined = {country for when, country in deposits if when == day}
        held |= joined
        if all(_met(condition, held, weights) for condition in entry.played()):
            return day, tuple(sorted(joined))
    return None


def _met(condition: Played, held: set[str], weights: Weights) -> bool:
    if isinstance(condition, Count):
        counted = held & set(condition.subset) if condition.subset else held
        return len(counted) >= condition.at_least
    if isinstance(condition, NamedStates):
        return held >= set(condition.states)
    table = weights.get(condition.table, {})
    total = sum(table.values())
    return total > 0 and Fraction(sum(table.get(name, 0) for name in held), total) >= Fraction(condition.at_least)


def entry_date(entry: EntryIntoForce, met: date) -> date:
    """The day of entry into force when the conditions were met on `met`."""
    day = entry.then.after_date(met)
    return max(day, entry.not_before) if entry.not_before else day


def joining_date(final: FinalClauses, deposit: date, met: date, enters: date) -> date:
    """The day on which a state that deposited on `deposit` becomes a party, given the treaty's own two dates."""
    if deposit <= met:
        return enters
    if final.late_joiner_applies_to == "deposits after entry into force" and deposit <= enters:
        return enters
    return max(enters, final.late_joiner.after_date(deposit))


def let_time_act(course: Course) -> None:
    """All that the calendar brings about up to today: thresholds, entry into force, joining, leaving, expiry."""
    for name in course.state.texts:
        _enter(course, name)
        _join_and_leave(course, name)
        _expire(course, name)


def _enter(course: Course, name: str) -> None:
    state, treaty = course.state, course.state.texts[name]
    if treaty.stage != "adopted" or treaty.in_force:
        return
    final = treaty.text.final
    if treaty.threshold is None:
        deposits = [(c.consented, who) for who, c in treaty.consents.items() if c.consented and not c.left]
        met = threshold(final.entry_into_force, deposits, treaty.weights)
        if met is None:
            return
        enters = entry_date(final.entry_into_force, met[0])
        said = f"Conditions met on {met[0]}; {final.entry_into_force.then.words()} later makes {enters} (V24.1)."
        course.then(
            ThresholdMet(
                round=state.round,
                on=met[0],
                instrument=name,
                decisive=met[1],
                enters=enters,
                sentence=said,
            )
        )
        treaty = course.state.texts[name]
    if treaty.enters and treaty.enters <= state.today:
        parties = tuple(who for who in treaty.contracting() if _joins(treaty, who) <= treaty.enters)
        said = f"In force since {treaty.enters}: {len(parties)} parties (V24.1)."
        course.then(
            EnteredIntoForce(round=state.round, on=treaty.enters, instrument=name, parties=parties, sentence=said)
        )


def _joins(treaty: Treaty, country: str) -> date:
    deposit = treaty.consents[country].consented
    if not (deposit and treaty.threshold and treaty.enters):
        raise ValueError(f"{country} has not consented to {treaty.text.id}, or its threshold is open")
    return joining_date(treaty.text.final, deposit, treaty.threshold, treaty.enters)


def _join_and_leave(course: Course, name: str) -> None:
    today, number = course.state.today, course.state.round
    treaty = course.state.texts[name]
    if treaty.stage != "adopted":  # nobody joins or leaves what has ended
        return
    for who, acts in treaty.consents.items():
        if acts.leaves and not acts.left and acts.leaves <= today:
            course.then(WithdrawalTookEffect(round=number, on=acts.leaves, country=who, instrument=name))
        elif treaty.in_force and acts.consented and not acts.in_force and not acts.left:
            joins = _joins(treaty, who)
            if joins <= today:
                course.then(BecameParty(round=number, on=joins, country=who, instrument=name))


def _expire(course: Course, name: str) -> None:
    state, treaty = course.state, course.state.texts[name]
    duration = treaty.text.final.duration
    if treaty.in_force and treaty.stage == "adopted" and duration:
        end = duration.after_date(treaty.in_force)
        if end <= state.today:
            course.then(Expired(round=state.round, on=end, instrument=name))


@evolves(ThresholdMet)
def _threshold_met(state: State, event: ThresholdMet) -> State:
    treaty = replace(state.texts[event.instrument], threshold=event.on, enters=event.enters)
    return replace(state, texts={**state.texts, event.instrument: treaty})


@evolves(EnteredIntoForce)
def _entered(state: State, event: EnteredIntoForce) -> State:
    treaty = replace(state.texts[event.instrument], in_force=event.on)
    state = replace(state, texts={**state.texts, event.instrument: treaty})
    for country in event.parties:
        state = bind(state, country, event.instrument, event.on)
    return state


@evolves(BecameParty)
def _became(state: State, event: BecameParty) -> State:
    return bind(state, event.country, event.instrument, event.on)


@evolves(WithdrawalTookEffect)
def _left(state: State, event: WithdrawalTookEffect) -> State:
    """A party leaves; one for which nothing was in force takes its instrument back and may consent again (V-rev)."""
    treaty = state.texts[event.instrument]
    acts = treaty.consent(event.country)
    if acts.in_force:
        acts = replace(acts, left=event.on, in_force=None)
    else:
        kept = None if treaty.text.final.consent == "signature" else acts.signed
        acts = replace(acts, consented=None, signed=kept)
    treaty = replace(treaty, consents={**treaty.consents, event.country: acts})
    state = replace(state, texts={**state.texts, event.instrument: treaty})
    return rebind(state, event.instrument)


@evolves(Expired)
def _expired(state: State, event: Expired) -> State:
    treaty = replace(state.texts[event.instrument], stage="expired")
    state = replace(state, texts={**state.texts, event.instrument: treaty})
    return rebind(state, event.instrument)
