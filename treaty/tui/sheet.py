"""A sheet of orders in hand: what stands on each of its lines, and the sheet with a line changed.

A stance or practice that a sheet does not name stays as it is in the world; its line shows that value.
"""

import math
from dataclasses import dataclass
from typing import Any

from treaty.model.dates import Phase
from treaty.model.measure import MEASURES, PRACTICES, Origin
from treaty.model.obligation import Obligation
from treaty.model.orders import BUDGET_LINES, CONTROL_LEVEL, Budget, Control, Orders, Stance
from treaty.views.desk_records import Desk
from treaty.views.remember import Remembered

LINES = {
    "safety_pct": "budget:safety",
    "agent_autonomy": "conduct:autonomy",
    "unregistered_pct": "conduct:hidden_pct",
    "largest_run_flop": "conduct:run_flop",
    "open_release_flop": "conduct:release",
    "compute_growth_pct": "budget:compute",
}
"""Measures that another line than a practice decides, with its id."""
EVERYBODY = "ALL"
"""In the id of a line: a stance to every other country at once."""
CONTROLS: tuple[Control, ...] = ("none", "licence", "ban")
STANCES = ("chips", "models", "tariff", "visas", "pact")
ALIVE = ("tabled", "adopted")
"""Stages of a text in which it may still bind."""
_SEEN = Remembered()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Orders in hand on a desk. `last` is what counts if nothing is sealed; `unfolded` are the folds that are open."""

    desk: Desk
    orders: Orders
    last: Orders
    unfolded: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    """Measures on which it would break a promise, as far as the table has looked ahead."""

    @property
    def me(self) -> str:
        """Whose sheet it is."""
        return self.desk.me.id

    @property
    def sealed(self) -> bool:
        """Whether exactly this sheet is sealed."""
        return self.desk.seat.orders == self.orders

    @property
    def unspent(self) -> float:
        """Share of the budget, in %, that no line spends, in hundredths rounded down."""
        spent: float = sum(getattr(self.orders.budget, line) for line in BUDGET_LINES)
        return max(0.0, math.floor(100 * (100.0 - spent)) / 100)

    @property
    def others(self) -> tuple[str, ...]:
        """The other countries, in the order of the table."""
        return tuple(one.id for one in self.desk.seat.public.neighbours if one.id != self.me)


def usual(desk: Desk) -> Orders:
    """The sheet that counts where none is sealed: that of the last round, else what the country usually does."""
    return desk.seat.previous or desk.seat.sheet.default


def round_of(desk: Desk) -> int:
    """The round whose orders are written now: after the reveal, the next."""
    return desk.round + (desk.phase in (Phase.REVEAL, Phase.DEBRIEF))


def may_seal(desk: Desk) -> bool:
    """Whether a sheet can be sealed now."""
    return any(option.act == "seal" for option in desk.seat.options)


def why_not(desk: Desk, act: str) -> str:
    """Why an act is closed, as the law says it; empty where nothing is said of it."""
    return next((f"{no.sentence} ({no.rule})" for no in desk.not_now if no.act == act), "")


def mine_owed(desk: Desk) -> tuple[Obligation, ...]:
    """What this chair owes, due or not."""
    duties, me = desk.seat.public.duties, desk.me.id
    return _SEEN.get(f"owed {me}", (duties,), lambda: tuple(view.duty for view in duties if view.duty.party == me))


def stance(sheet: Sheet, orders: Orders, other: str) -> Stance:
    """What a sheet does to another country; as things stand where it does not say."""
    named = orders.stances.get(other)
    return named if named is not None else standing(sheet.desk, other)


def standing(desk: Desk, other: str) -> Stance:
    """What this chair does to another country as things stand."""
    figures, me = desk.seat.figures, desk.me.id
    return Stance(
        chips=_control(figures.pair("chips", me, other)),
        models=_control(figures.pair("models", me, other)),
        tariff=min(200.0, max(0.0, figures.pair("tariff", me, other))),
        visas=min(50.0, max(0.0, figures.pair("visas", me, other))),
        pact=figures.pair("pact", me, other) > 0.5,
    )


def _control(level: float) -> Control:
    return min(CONTROLS, key=lambda one: abs(CONTROL_LEVEL[one] - level))


def practice(sheet: Sheet, orders: Orders, name: str) -> float:
    """The value of a practice under a sheet; as things stand where it does not say."""
    present = sheet.desk.seat.figures.nations[sheet.me].practices
    return orders.practices.get(name, present.get(name, MEASURES[name].baseline))


def practices_shown(sheet: Sheet) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Practices that a duty of mine or a text in play touches, or that this sheet changes; then all others."""
    orders, last = sheet.orders, sheet.last
    changed = {name for name in orders.practices if practice(sheet, orders, name) != practice(sheet, last, name)}
    touched = _touched(sheet.desk) | changed
    return tuple(n for n in PRACTICES if n in touched), tuple(n for n in PRACTICES if n not in touched)


def _touched(desk: Desk) -> frozenset[str]:
    known = desk.seat.public.kinds
    alive = (text for text in desk.texts if text.stage in ALIVE)
    kinds = {article.kind for text in alive for article in text.articles}
    duties = frozenset(duty.measure for name in kinds if name in known for duty in known[name].duties)
    return duties | {duty.measure for duty in mine_owed(desk)}


def line_for(measure: str) -> str:
    """The line of a sheet that decides a measure most directly; empty where none does within a round."""
    origin = MEASURES[measure].origin
    if origin is Origin.PRACTICE:
        return f"practice:{measure}"
    return f"fold:{EVERYBODY}" if origin is Origin.STANCE else LINES.get(measure, "")


def owed_on(desk: Desk, line: str) -> tuple[Obligation, ...]:
    """What this chair owes on the line of that id."""
    return tuple(duty for duty in mine_owed(desk) if line_for(duty.measure) == line)


def reported(desk: Desk) -> tuple[str, ...]:
    """Measures that this chair owes something on, so that it must say what it did."""
    return tuple(dict.fromkeys(duty.measure for duty in mine_owed(desk)))


# a sheet with one line changed; the caller keeps within the bounds that the line states


def with_budget(orders: Orders, line: str, value: float) -> Orders:
    """The sheet with another share, in %, for one line. Raises ValueError above 100 % in all."""
    return _with(orders, budget=Budget(**{**dict(orders.budget), line: value}))


def with_practice(orders: Orders, name: str, value: float | None) -> Orders:
    """The sheet with another value for one practice; None leaves it as it is in the world."""
    return _with(orders, practices=_entry(orders.practices, name, value))


def with_said(orders: Orders, name: str, value: float | None) -> Orders:
    """The sheet with something to say on one measure; None is the truth."""
    return _with(orders, declared=_entry(orders.declared, name, value))


def with_stance(sheet: Sheet, other: str, what: str, value: object) -> Orders:
    """The sheet with one thing done otherwise to a country, or to `EVERYBODY` else."""
    whom = sheet.others if other == EVERYBODY else (other,)
    now = {one: Stance(**{**dict(stance(sheet, sheet.orders, one)), what: value}) for one in whom}
    return _with(sheet.orders, stances={**sheet.orders.stances, **now})


def with_conduct(orders: Orders, name: str, value: object) -> Orders:
    """The sheet with another release, autonomy, largest run or hidden share."""
    return _with(orders, **{name: value})


def _with(orders: Orders, **changes: Any) -> Orders:
    return Orders(**{**dict(orders), **changes})


def _entry(table: dict[str, float], name: str, value: float | None) -> dict[str, float]:
    kept = {key: old for key, old in table.items() if key != name}
    return kept if value is None else {**kept, name: value}
