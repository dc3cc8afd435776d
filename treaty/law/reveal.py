"""The reveal: sealed orders become conduct, the world moves, evidence arrives, legislatures decide, points are counted.

R1     A country that sealed nothing repeats its last orders, or its default.
R2     Each party declares its conduct on what it owes, truly unless its sheet says otherwise.
R3     A breach is conduct outside an obligation that is due (V26.1, V28.1); it is recorded, and kept secret.
R4     Every method in force looks, as far as the country lets it (I5); a country's own means look for it alone.
R5     Belief follows by Bayes from the reports, starting from the party's record.
Source: VCLT 1969, arts. 26, 28; the form of evidence as in `verification/evidence.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from treaty.acts.events import (
    ConductRecorded,
    Declared,
    EvidenceArrived,
    LegislatureDecided,
    Means,
    OrdersSealed,
    OrdersUnsealed,
    Report,
    WorldMoved,
)
from treaty.law.between import has_stake
from treaty.law.chance import uniform
from treaty.law.dealing import settle
from treaty.law.deposit import deposited
from treaty.law.domestic import verdicts
from treaty.law.force import let_time_act
from treaty.law.means import means_at_work
from treaty.law.registry import Course, evolves
from treaty.law.score import score
from treaty.law.shocks import shaken
from treaty.law.state import State
from treaty.model.figures import Figures
from treaty.model.measure import MEASURES
from treaty.model.obligation import Obligation
from treaty.model.orders import Orders
from treaty.verification.evidence import Sighting, believed, look, look_alone
from treaty.world.arrays import from_figures, to_figures
from treaty.world.moves import moves_of
from treaty.world.step import Outcome, step
from treaty.world.ties import Draws, Ties

PRIOR = 0.012
"""Chance of breach taken for a party without a record, per duty and round; judged, most states keep most treaties."""
RECORD = 0.05
"""What each finding of breach adds to that."""
MEMORY = 0.35
"""Weight of last round's belief in this round's prior."""
INTELLIGENCE_FULL_BN = 2.0
"""Billion USD of intelligence spending a round that make national technical means as good as they get."""


def reveal(course: Course) -> None:
    """All that the reveal brings, in order."""
    state = course.state
    sheets = {country: sheet_of(state, country) for country in state.countries}
    outcome = _moved(state, sheets)
    names = tuple(MEASURES)
    values = {
        country: {name: float(f"{value:.6g}") for name, value in zip(names, row, strict=True)}
        for country, row in zip(state.countries, outcome.measures[0].tolist(), strict=True)
    }
    owed_now = [owed for owed in state.owed.values() if owed.due <= state.round]
    due = [owed.duty for owed in owed_now]
    _declare(course, sheets, values, [owed.duty for owed in owed_now if not owed.interim])
    broken = tuple(duty.key for duty in due if not duty.kept_by(values[duty.party]))
    course.then(ConductRecorded(**state.now, conduct=values, breaches=broken))
    _see(course, sheets, due, frozenset(broken))
    settle(course, sheets)
    _tell_world(course, outcome)
    _legislate(course)
    let_time_act(course)
    course.then(score(course.state))


def sheet_of(state: State, country: str) -> Orders:
    """R1: the orders that count for a country this round."""
    return state.orders.get(country) or state.previous.get(country) or state.sheet(country).default


def _moved(state: State, sheets: Mapping[str, Orders]) -> Outcome:
    world = from_figures(shaken(state), state.budgets, state.scenario.calendar.months_per_round)
    defaults = {country.id: country.default for country in state.scenario.countries}
    draws = Draws(
        incident=np.array([uniform(state.seed, "nature", state.round, "incident")]),
        crisis=np.array([uniform(state.seed, "nature", state.round, "crisis")]),
    )
    return step(world, moves_of(world, sheets, defaults), ties=ties_of(state), draws=draws)


def ties_of(state: State) -> Ties:
    """Common membership, findings of this round and suspended rights, as the world reads them."""
    count = len(state.countries)
    index = {name: place for place, name in enumerate(state.countries)}
    members = np.zeros((1, count, count))
    for treaty in state.texts.values():
        parties = [index[who] for who in treaty.parties()] if treaty.stage == "adopted" else []
        for i in parties:
            members[0, i, [j for j in parties if j != i]] = 1.0
    found = np.zeros((1, count))
    for case in state.allegations.values():
        if case.found and case.closed == state.round:
            found[0, index[case.against]] += 1
    suspended = np.array([[float(state.suspended(who)) for who in state.countries]])
    return Ties(members, found, suspended)


def _declare(
    course: Course,
    sheets: Mapping[str, Orders],
    values: Mapping[str, Mapping[str, float]],
    due: list[Obligation],
) -> None:
    owed: dict[str, set[str]] = {}
    for duty in due:
        owed.setdefault(duty.party, set()).add(duty.measure)
    for country in sorted(owed):
        said = {name: sheets[country].declared.get(name, values[country][name]) for name in sorted(owed[country])}
        course.then(Declared(**course.state.now, by=country, values=said))


def prior(findings: int, before: float) -> float:
    """What is believed of a duty before this round's reports, in [0, 1].

    `findings` of breach stand against the party; `before` is what was believed last round.
    """
    return (1 - MEMORY) * min(0.5, PRIOR + RECORD * findings) + MEMORY * min(0.9, before)


def _see(course: Course, sheets: Mapping[str, Orders], due: list[Obligation], broken: frozenset[str]) -> None:
    """R4, R5: reports of the methods in force for all, then of each country's own means for it alone."""
    state = course.state
    draw = partial(_draw, state)
    seen: list[Sighting] = []
    for party in sorted({duty.party for duty in due}):
        judged = [(duty, duty.key in broken) for duty in due if duty.party == party]
        seen.extend(look(judged, means_at_work(state, party, state.conduct[party]), draw))
    _arrive(course, "ALL", due, seen)
    for country in state.countries:
        effort = _intelligence(state, country, sheets[country])
        if effort < 0.1:
            continue
        watched = [duty for duty in due if has_stake(state, duty.instrument, country)]
        own = look_alone([(duty, duty.key in broken) for duty in watched], effort, draw, by=country)
        _arrive(course, country, watched, own)


def _draw(state: State, purpose: str) -> float:
    return uniform(state.seed, "evidence", state.round, purpose)


def _intelligence(state: State, country: str, sheet: Orders) -> float:
    years = state.scenario.calendar.months_per_round / 12
    budget = state.figures.nations[country].economy * state.budgets[country] / 100 * years
    return min(1.0, budget * sheet.budget.intelligence / 100 / INTELLIGENCE_FULL_BN)


def _arrive(course: Course, to: str, duties: list[Obligation], seen: Sequence[Sighting]) -> None:
    if not seen:
        return
    state = course.state
    by_duty: dict[str, list[Sighting]] = {}
    for sighting in seen:
        by_duty.setdefault(sighting.obligation, []).append(sighting)
    record = {country: len(state.findings(country)) for country in state.countries}
    beliefs = {
        duty.key: round(believed(prior(record[duty.party], state.belief(to, duty.key)), by_duty[duty.key]), 4)
        for duty in duties
        if duty.key in by_duty
    }
    # Clean reports are in the beliefs; only alarms are kept one by one, and for all parties who looked.
    reports = tuple(
        Report(
            obligation=s.obligation,
            method=s.method,
            alarm=s.alarm,
            detection=round(s.detection, 4),
            false_alarm=round(s.false_alarm, 4),
        )
        for s in seen
        if s.alarm
    )
    course.then(EvidenceArrived(**state.now, to=to, reports=reports, beliefs=beliefs))


def _tell_world(course: Course, outcome: Outcome) -> None:
    state = course.state
    place = int(outcome.incident_country[0])
    causes = {
        name: round(float(values[0]), 4) for name, values in outcome.causes.items() if values.ndim == 1 and values[0]
    }
    course.then(
        WorldMoved(
            **state.now,
            figures=to_figures(outcome.world),
            incident=int(outcome.incident[0]),
            incident_in=state.countries[place] if place >= 0 else "",
            crisis=int(outcome.crisis[0]),
            causes=causes,
        )
    )


def _legislate(course: Course) -> None:
    state = course.state
    asked = [
        (country, name)
        for name, treaty in state.texts.items()
        for country in state.countries
        if treaty.stage == "adopted" and treaty.consent(country).submitted  # a text may end while it lies before them
    ]
    for (country, name), (approved, margin, reasons) in zip(asked, verdicts(state, asked), strict=True):
        acts = state.texts[name].consent(country)
        course.then(
            LegislatureDecided(
                **state.now, country=country, instrument=name, approved=approved, margin=margin, reasons=reasons
            )
        )
        if approved:
            means: Means = "accession" if acts.accession else "ratification"
            course.then(deposited(state, country, name, means, acts.laid))


@evolves(OrdersSealed)
def _sealed(state: State, event: OrdersSealed) -> State:
    return replace(state, orders={**state.orders, event.by: event.orders})


@evolves(OrdersUnsealed)
def _unsealed(state: State, event: OrdersUnsealed) -> State:
    return replace(state, orders={who: sheet for who, sheet in state.orders.items() if who != event.by})


@evolves(Declared)
def _declared(state: State, event: Declared) -> State:
    return replace(state, declared={**state.declared, event.by: event.values})


@evolves(ConductRecorded)
def _recorded(state: State, event: ConductRecorded) -> State:
    breaches = {**state.breaches, event.round: event.breaches}
    return replace(state, conduct=event.conduct, breaches=breaches)


@evolves(EvidenceArrived)
def _arrived(state: State, event: EvidenceArrived) -> State:
    known = {**state.beliefs.get(event.to, {}), **event.beliefs}
    reports = (*state.reports, *((event.round, event.to, report) for report in event.reports))
    state = replace(state, beliefs={**state.beliefs, event.to: known}, reports=reports)
    return state.alarmed(event.to, event.round, event.reports)


@evolves(WorldMoved)
def _world_moved(state: State, event: WorldMoved) -> State:
    incidents = state.incidents
    if event.incident or event.crisis:
        incidents = (*incidents, (event.round, event.incident, event.incident_in, event.crisis))
    return replace(state, figures=event.figures, incidents=incidents, known_runs=_known_runs(state, event.figures))


def _known_runs(state: State, figures: Figures) -> dict[str, float]:
    """Largest runs so far as others know them after this round."""
    known = {}
    for country, nation in figures.nations.items():
        before = state.known_runs.get(country, state.scenario.figures.nations[country].largest_run)
        told = state.declared.get(country, {}).get("largest_run_flop", nation.largest_run)
        known[country] = max(before, min(told, nation.largest_run))
    return known
