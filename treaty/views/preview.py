"""What a sheet of orders does, before it is sealed: the rounds ahead, what it would break, and what it cannot get.

Expected values; what the others do is said in `ahead.py`. Breaches are those that the reveal would record: duties that
are due in this round, against the conduct of this sheet; those that fall due later are shown against the same conduct.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from treaty.law.disputes import means_in_force
from treaty.law.force import let_time_act
from treaty.law.registry import Course
from treaty.law.reveal import sheet_of
from treaty.law.score import CRISIS_COST, INCIDENT_COST
from treaty.law.state import Owed, State
from treaty.model.clause import amount
from treaty.model.dates import Phase
from treaty.model.measure import MEASURES
from treaty.model.orders import Orders
from treaty.verification.evidence import Sighting
from treaty.verification.methods import METHODS
from treaty.views.ahead import Ahead, look_ahead
from treaty.views.deterrence import tempted_by, weighed
from treaty.views.known import known_to
from treaty.views.outlook_records import Deterrence, OrdersPreview, Step, WouldBreach
from treaty.views.seat import seat_view
from treaty.views.shortfalls import pacts_that_break, shortfalls
from treaty.views.sightings import chances, seen_by_any
from treaty.world.arrays import World, from_figures
from treaty.world.metrics import POLITICAL, metric

MOST_ROUNDS = 8
"""Rounds that a preview looks ahead at the most."""
_STEPS = (
    ("compute", "kH100e", "compute"),
    ("models", "log10 of effective FLOP", "capability"),
    ("money", "billion USD a year", "economy"),
    ("power", "GW", "power"),
    ("market", "access to useful data, in [0, 1]", "data"),
    ("economy", "billion USD a year", "economy"),
    ("uptake", "use of AI across the economy, in [0, 1]", "uptake"),
    ("safety", "in [0, 1]", "safety"),
    ("standing", "in [0, 1]", "standing"),
    ("support", "in [0, 1]", "support"),
)
"""Name, unit and figure of the numbers that are one's own: the five of the role sheet, then what else moves.

Money for AI is the economy times the budget's share of it.
"""
_DIALS = (("tension", "of 100"), ("hazard", "chance a round"))
SLACK = 1e-5
"""Share by which a declaration may differ from conduct before it counts as untrue: conduct is kept to six digits."""


def preview(state: State, me: str, orders: Orders, rounds: int = 3) -> OrdersPreview:
    """What `orders` would do for `me` over `rounds` rounds (1 to 8), beside the sheet that counts if none is sealed."""
    known = at_reveal(known_to(state, seat_view(state, me)))
    usual = sheet_of(replace(known, orders={}), me)
    ahead = look_ahead(known, me, (orders, usual), min(max(rounds, 1), MOST_ROUNDS))
    points = _points(known, me, ahead)
    return OrdersPreview(
        steps=tuple(_steps(known, ahead, known.countries.index(me))),
        points=points[0],
        usual_points=points[1],
        breaches=tuple(_breaches(known, me, orders, ahead)),
        said=tuple(_untrue(known, me, orders, ahead)),
        notes=(
            *pacts_that_break(known, me, ahead),
            *_unheard(known, me, orders),
            *shortfalls(known, me, orders, ahead),
        ),
    )


def at_reveal(known: State) -> State:
    """The state with what the calendar brings about until the reveal of the round: texts that enter into force."""
    if known.phase in (Phase.REVEAL, Phase.DEBRIEF):
        return known
    # What enters now binds this round's orders; that is how the law counts while the orders phase is on.
    course = Course(replace(known, phase=Phase.ORDERS))
    let_time_act(course)
    return course.state


def _steps(known: State, ahead: Ahead, row: int) -> Iterator[Step]:
    now = from_figures(known.figures, known.budgets, known.scenario.calendar.months_per_round)
    worlds = (now, *ahead.worlds[1:])
    for name, unit, figure in _STEPS:
        share = float(now.budget_pct[row]) / 100 if name == "money" else 1.0
        yield _step(name, unit, [(getattr(world, figure)[:, row] * share).tolist() for world in worlds])
    for name, unit in _DIALS:
        yield _step(name, unit, [getattr(world, name).tolist() for world in worlds])


def _step(name: str, unit: str, values: Sequence[Sequence[float]]) -> Step:
    return Step(
        name=name,
        unit=unit,
        now=values[0][0],
        ahead=tuple(game for game, _ in values[1:]),
        usual=tuple(game for _, game in values[1:]),
    )


def _points(known: State, me: str, ahead: Ahead) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Points at the end of each round ahead, under the sheet and under the usual one."""
    start = from_figures(known.scenario.figures, known.budgets, known.scenario.calendar.months_per_round)
    start = start.repeat(len(ahead.conduct))
    rows = [_points_at(known, me, start, world) for world in ahead.worlds[1:]]
    crossed = [me in known.crossed] * len(ahead.conduct)
    line = known.sheet(me).red_line
    totals: tuple[list[float], ...] = tuple([] for _ in ahead.conduct)
    for aims, marks in rows:
        for game, total in enumerate(totals):
            crossed[game] = crossed[game] or line.crossed(marks[game])
            total.append(round(aims[game] + line.points * crossed[game], 2))
    return tuple(totals[0]), tuple(totals[1])


def _points_at(known: State, me: str, start: World, now: World) -> tuple[list[float], list[float]]:
    """Points of aims and past losses in each game, and the red line's metric."""
    sheet, row = known.sheet(me), known.countries.index(me)

    def values(name: str) -> list[float]:
        if name in POLITICAL:
            return [_political(known, me, name)] * now.games
        found: list[float] = metric(name, start, now)[:, row].tolist()
        return found

    common = sum(INCIDENT_COST[size] + CRISIS_COST[crisis] for _, size, _, crisis in known.incidents)
    points = [common] * now.games
    for aim in (sheet.public_aim, *sheet.secret_aims):
        points = [sum_ + round(aim.worth(value), 2) for sum_, value in zip(points, values(aim.metric), strict=True)]
    return points, values(sheet.red_line.metric)


def _political(known: State, me: str, name: str) -> float:
    sizes = [len(t.parties()) for t in known.texts.values() if t.stage == "adopted" and me in t.parties()]
    if name == "treaties":
        return float(len(sizes))
    if name == "members":
        return max(sizes, default=0) / len(known.countries)
    return float(len(known.findings(me)))


def _breaches(known: State, me: str, orders: Orders, ahead: Ahead) -> Iterator[WouldBreach]:
    mine = [owed for owed in known.owed.values() if owed.duty.party == me]
    due = [owed.duty for owed in mine if owed.due <= known.round]
    means, conduct = means_in_force(known, me), ahead.conduct[0]
    broken = [owed for owed in mine if not owed.duty.kept_by(conduct)]
    seen = {
        owed.duty.key: chances([*due, owed.duty], means)[owed.duty.key] for owed in broken if owed.due > known.round
    }
    seen |= chances(due, means)
    sheets = {**{country.id: country.default for country in known.scenario.countries}, me: orders}
    pay = weighed(tempted_by(known, sheets, [owed.duty for owed in broken]), seen)
    for owed in broken:
        yield _breach(known, owed, conduct[owed.duty.measure], seen[owed.duty.key], pay[owed.duty.key])


def _breach(known: State, owed: Owed, would_be: float, seen: Sequence[Sighting], pay: Deterrence) -> WouldBreach:
    duty = owed.duty
    return WouldBreach(
        obligation=duty.key,
        text=known.texts[duty.instrument].text.title,
        article=duty.article,
        words=duty.words(),
        would_be=would_be,
        limit=duty.limit,
        unit=MEASURES[duty.measure].unit,
        chance_seen=seen_by_any(seen),
        methods=tuple((METHODS[one.method].title, one.detection) for one in seen),
        due=owed.due <= known.round,
        deterrence=pay,
        rule="V18.1" if owed.interim else "V26.1",
    )


def _asked(known: State, me: str) -> set[str]:
    """Measures on which the country must say at this reveal what it did."""
    return {owed.duty.measure for owed in known.owed.values() if _due(owed, me, known.round) and not owed.interim}


def _due(owed: Owed, me: str, number: int) -> bool:
    return owed.duty.party == me and owed.due <= number


def _untrue(known: State, me: str, orders: Orders, ahead: Ahead) -> Iterator[str]:
    asked = _asked(known, me)
    for name, said in orders.declared.items():
        true = ahead.conduct[0][name]
        if name in asked and abs(said - true) > SLACK * max(1.0, abs(true)):
            measure = MEASURES[name]
            yield f"You would say {measure.title} {amount(said)} {measure.unit}; it would be {amount(true)}."


def _unheard(known: State, me: str, orders: Orders) -> Iterator[str]:
    asked = _asked(known, me)
    idle = [MEASURES[name].title for name in orders.declared if name not in asked]
    if idle:
        yield f"Nobody would hear what you say of {', '.join(idle)}: you owe nothing on it this round."
