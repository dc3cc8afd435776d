"""The lines of a sheet of orders that can be changed: what each says, how far it goes, and what a key makes of it.

Every value is a number here; of a choice it is the place in `choices`.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from treaty.model.clause import amount
from treaty.model.measure import MEASURES, Measure
from treaty.model.orders import CONTROL_LEVEL, Orders
from treaty.tui.amounts import editable, even_step, in_words, rungs, typed_number
from treaty.tui.sheet import (
    CONTROLS,
    EVERYBODY,
    Sheet,
    mine_owed,
    practice,
    stance,
    with_budget,
    with_conduct,
    with_practice,
    with_said,
    with_stance,
)

RELEASES = ("closed", "staged", "open")
AS_LARGE = "as compute allows"
TRUTH = "the truth"
BUDGET_ABOUT = {
    "compute": "chips and data centres",
    "chips": "chip making at home, to need others less",
    "power": "plants and grid for data centres",
    "research": "better methods: the same run does more",
    "safety": "safer models and fewer incidents; it wears off",
    "talent": "keep and draw researchers and engineers",
    "applications": "use of AI across the economy: growth and support",
    "intelligence": "see what others do, and learn from those ahead",
}
CONDUCT_ABOUT = {
    "release": "How models go out. Open weights help all to catch up; closed ones keep a lead.",
    "autonomy": "Room given to agents, 0 to 4. More speeds research and raises the chance of an incident.",
    "run_flop": "Largest training run wanted, in FLOP: 3e24 or 3*10^24. 0 is as large as compute allows.",
    "hidden_pct": "Share of own compute kept off every register. Hiding costs some of it, and raises hazard.",
}
STANCE_ABOUT = {
    "chips": "Control on chips sold to this country",
    "models": "Control on its access to models",
    "tariff": "Tariff on its AI goods, in %",
    "visas": "Talent visas for its people, thousand a year",
    "pact": "An exclusive pact; it holds while both want it",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One line: its value in [`low`, `high`] and in words, and the same under the last sheet.

    `ladder` holds the values of a line that goes up and down by powers of ten. `unset`: the sheet does not say.
    """

    id: str
    title: str
    about: str
    value: float
    words: str
    was: str
    low: float = 0.0
    high: float = 100.0
    step: float = 1.0
    choices: tuple[str, ...] = ()
    ladder: tuple[float, ...] = ()
    unset: bool = False
    blank: str = ""
    """What an empty line means, where it may be empty."""

    @property
    def changed(self) -> bool:
        """Whether it differs from the last sheet."""
        return self.words != self.was


def cell(sheet: Sheet, id: str) -> Cell | None:
    """The line of that id (`budget:compute`, `conduct:release`, `practice:NAME`, `stance:KEN:chips`, `said:NAME`)."""
    group, _, rest = id.partition(":")
    make = _MAKERS.get(group)
    return make(sheet, id, rest) if make is not None and rest else None


def _budget(sheet: Sheet, id: str, line: str) -> Cell:
    value = getattr(sheet.orders.budget, line)
    return Cell(
        id, line, BUDGET_ABOUT[line], value, f"{value:.3g} %", f"{getattr(sheet.last.budget, line):.3g} %",
        high=min(100.0, value + sheet.unspent),
    )  # fmt: skip


def _conduct(sheet: Sheet, id: str, name: str) -> Cell:
    about, now, was = CONDUCT_ABOUT[name], getattr(sheet.orders, name), getattr(sheet.last, name)
    match name:
        case "release":
            return Cell(id, name, about, RELEASES.index(now), now, was, high=2, choices=RELEASES)
        case "autonomy":
            return Cell(id, name, about, now, f"level {now}", f"level {was}", high=4)
        case "run_flop":
            return Cell(id, "largest run", about, now, _run(now), _run(was), high=1e30, ladder=_runs(sheet))
    return Cell(id, "hidden compute", about, now, f"{now:.3g} %", f"{was:.3g} %")


def _runs(sheet: Sheet) -> tuple[float, ...]:
    """Sizes up to the power of ten above the largest run so far; then no limit at all."""
    largest = sheet.desk.seat.figures.nations[sheet.me].largest_run
    return (*rungs(1e20, 10.0 ** max(22, math.ceil(math.log10(max(largest, 1.0))))), 0.0)


def _run(flop: float) -> str:
    return f"{amount(flop)} FLOP" if flop else AS_LARGE


def _practice(sheet: Sheet, id: str, name: str) -> Cell:
    measure = MEASURES[name]
    value, was = practice(sheet, sheet.orders, name), practice(sheet, sheet.last, name)
    return _measured(measure, id, value, in_words(measure, was), name not in sheet.orders.practices, "as it stands now")


def _measured(measure: Measure, id: str, value: float, was: str, unset: bool, blank: str) -> Cell:
    low, high = measure.low, measure.high
    binary = measure.unit == "0 or 1"
    about = f"{measure.title}, {measure.unit}, {amount(low)} to {amount(high)}"
    return Cell(
        id, measure.title, about, value, in_words(measure, value), was, low, high, even_step(low, high),
        choices=("no", "yes") if binary else (),
        ladder=rungs(max(low, high / 1e10), high) if measure.logarithmic else (),
        unset=unset, blank=blank,
    )  # fmt: skip


def _said(sheet: Sheet, id: str, name: str) -> Cell:
    measure = MEASURES[name]
    said, was = sheet.orders.declared.get(name), sheet.last.declared.get(name)
    limits = [duty.limit for duty in mine_owed(sheet.desk) if duty.measure == name]
    start = min(max(limits[0] if limits else measure.low, measure.low), measure.high)
    made = _measured(
        measure, id, start if said is None else said, in_words(measure, was) if was is not None else TRUTH,
        said is None, TRUTH,
    )  # fmt: skip
    return Cell(
        id, made.title, made.about, made.value, TRUTH if said is None else made.words, made.was, made.low, made.high,
        made.step, made.choices, made.ladder, made.unset, TRUTH,
    )  # fmt: skip


def _stance(sheet: Sheet, id: str, rest: str) -> Cell | None:
    other, _, what = rest.partition(":")
    if what not in STANCE_ABOUT:
        return None
    whom = sheet.others if other == EVERYBODY else (other,)
    now = [getattr(stance(sheet, sheet.orders, one), what) for one in whom]
    was = [getattr(stance(sheet, sheet.last, one), what) for one in whom]
    words = " / ".join(dict.fromkeys(stance_words(what, one) for one in now)) if len(set(now)) < 3 else "various"
    before = " / ".join(dict.fromkeys(stance_words(what, one) for one in was)) if len(set(was)) < 3 else "various"
    value = _stance_value(what, now[0]) if now else 0.0
    about = STANCE_ABOUT[what]
    if what in ("chips", "models"):
        return Cell(id, what, about, value, words, before, high=2, choices=CONTROLS)
    if what == "pact":
        return Cell(id, what, about, value, words, before, high=1, choices=("no", "yes"))
    high, step = (200.0, 5.0) if what == "tariff" else (50.0, 1.0)
    return Cell(id, what, about, value, words, before, high=high, step=step)


def stance_words(what: str, value: object) -> str:
    """One part of a stance in a column: `licence`, `25 %`, `1.5k`, `yes`."""
    if what == "pact":
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.3g} %" if what == "tariff" else f"{value:.3g}k"
    return str(value)


def _stance_value(what: str, value: object) -> float:
    if what in ("chips", "models"):
        return 2 * next(level for name, level in CONTROL_LEVEL.items() if name == value)
    return float(value) if isinstance(value, int | float) else 0.0


_MAKERS: dict[str, Callable[[Sheet, str, str], Cell | None]] = {
    "budget": _budget, "conduct": _conduct, "practice": _practice, "said": _said, "stance": _stance,
}  # fmt: skip


def stepped(line: Cell, steps: int) -> float:
    """The value so many steps up or down, within the bounds. A line that says nothing yet begins to say its value."""
    if line.unset and line.blank == TRUTH:
        return line.value
    if line.choices:
        return min(max(line.value + (1 if steps > 0 else -1), 0), len(line.choices) - 1)
    if line.ladder:
        return line.ladder[min(max(_rung(line, steps) + steps, 0), len(line.ladder) - 1)]
    value = min(max(line.value + steps * line.step, line.low), line.high)
    return float(f"{value:.6g}")


def _rung(line: Cell, steps: int) -> int:
    """The place on the ladder, or, between two rungs, that from which a step leads to the next in its direction."""
    if line.value in line.ladder:
        return line.ladder.index(line.value)
    below = sum(one <= line.value for one in line.ladder if one) - 1
    return below if steps > 0 else below + 1


def next_choice(line: Cell) -> float:
    """The choice after this one, round and round."""
    if line.unset and line.blank == TRUTH:
        return line.value
    return float((int(line.value) + 1) % len(line.choices))


def typed(text: str) -> float | None:
    """The value typed; None for an empty line. Call it only where `wrong` finds nothing."""
    return typed_number(text) if text.strip() else None


def wrong(line: Cell, text: str) -> str:
    """What is wrong with what was typed, as a sentence; empty when nothing is."""
    if not text.strip():
        return "" if line.blank else "Type a number."
    value = typed_number(text)
    if value is None:
        return "This is no number: type it like 12, 0.5, 3e24 or 3*10^24."
    if line.id == "conduct:autonomy" and not value.is_integer():
        return "Levels are whole: 0, 1, 2, 3 or 4."
    if line.low <= value <= line.high:
        return ""
    if line.id.startswith("budget:") and value <= 100:
        return f"At most {line.high:.3g} % is left for this line: lower another first."
    return f"It goes from {amount(line.low)} to {amount(line.high)}."


def as_typed(line: Cell) -> str:
    """The value as it stands in the line that is typed over."""
    return "" if line.unset else editable(line.value)


def put(sheet: Sheet, id: str, value: float | None) -> Orders:
    """The sheet's orders with that line at `value`; None leaves it unsaid. Raises ValueError out of bounds."""
    group, _, rest = id.partition(":")
    orders = sheet.orders
    if group == "practice":
        return with_practice(orders, rest, value)
    if group == "said":
        return with_said(orders, rest, value)
    if value is None:
        return orders
    if group == "budget":
        return with_budget(orders, rest, value)
    if group == "conduct":
        kept = RELEASES[int(value)] if rest == "release" else int(value) if rest == "autonomy" else value
        return with_conduct(orders, rest, kept)
    other, _, what = rest.partition(":")
    if what in ("chips", "models"):
        return with_stance(sheet, other, what, CONTROLS[int(value)])
    return with_stance(sheet, other, what, bool(value) if what == "pact" else value)
