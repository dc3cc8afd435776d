"""Points: each aim's worth at the end of a round, red lines, and the losses that everybody shares.

S1  An aim is worth its points in proportion to its metric (the formula stands on the role sheet).
S2  A red line once crossed stays crossed.
S3  A major incident costs everybody 5 points, a catastrophe 30, a crisis 3, a war 50.
"""

from dataclasses import replace

from treaty.acts.events import Score, Scored
from treaty.law.registry import evolves
from treaty.law.state import State
from treaty.model.scenario import METRICS
from treaty.world.arrays import from_figures
from treaty.world.metrics import POLITICAL, metric

INCIDENT_COST = (0.0, 0.0, -5.0, -30.0)
CRISIS_COST = (0.0, -3.0, -50.0)


def metrics(state: State) -> dict[str, dict[str, float]]:
    """Every metric of every country now: metric -> country -> value."""
    months = state.scenario.calendar.months_per_round
    start = from_figures(state.scenario.figures, state.budgets, months)
    now = from_figures(state.figures, state.budgets, months)
    found: dict[str, dict[str, float]] = {}
    for name in METRICS:
        if name not in POLITICAL:
            row = metric(name, start, now)[0]
            found[name] = {country: float(row[i]) for i, country in enumerate(state.countries)}
    found["treaties"] = dict.fromkeys(state.countries, 0.0)
    found["members"] = dict.fromkeys(state.countries, 0.0)
    for treaty in state.texts.values():
        parties = treaty.parties() if treaty.stage == "adopted" else ()
        for country in parties:
            found["treaties"][country] += 1
            found["members"][country] = max(found["members"][country], len(parties) / len(state.countries))
    found["breaches_found"] = {c: float(len(state.findings(c))) for c in state.countries}
    return found


def score(state: State) -> Scored:
    """The event that gives everybody's points at the end of this round."""
    values = metrics(state)
    common = sum(INCIDENT_COST[size] + CRISIS_COST[crisis] for _, size, _, crisis in state.incidents)
    scores = {}
    for country in state.scenario.countries:
        aims = tuple(
            round(aim.worth(values[aim.metric][country.id]), 2) for aim in (country.public_aim, *country.secret_aims)
        )
        line = country.red_line
        crossed = country.id in state.crossed or line.crossed(values[line.metric][country.id])
        lost = line.points if crossed else 0.0
        scores[country.id] = Score(aims=aims, red_line=lost, common=common, total=round(sum(aims) + lost + common, 2))
    return Scored(**state.now, scores=scores)


@evolves(Scored)
def _scored(state: State, event: Scored) -> State:
    crossed = state.crossed | {name for name, score in event.scores.items() if score.red_line < 0}
    return replace(state, scores=(*state.scores, event.scores), crossed=crossed)
