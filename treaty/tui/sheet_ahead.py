"""What a sheet of orders would do, as rows: the rounds ahead against the last sheet, then the promises it breaks."""

from collections.abc import Iterator
from dataclasses import dataclass

from treaty.model.clause import amount
from treaty.tui.amounts import short
from treaty.tui.rows import BLANK, Part, Row, StyleName, row
from treaty.tui.sheet import Sheet
from treaty.views.outlook_records import OrdersPreview, Step, WouldBreach

MORE, LESS, SAME = "▲", "▼", "="
WORSE_UP = ("tension", "hazard")
_UNITS = {
    "compute": "kH100e", "models": "10^x FLOP", "money": "bn USD/year", "power": "GW", "market": "% of data",
    "economy": "bn USD/year", "uptake": "% use AI", "safety": "% of full", "standing": "% of full",
    "support": "% of full", "tension": "of 100", "hazard": "% a round",
}  # fmt: skip
_SMALLER = {"money": "mn USD/year", "power": "MW", "economy": "mn USD/year"}
MOST_NAMED = 4
"""Broken promises that are named before a sheet is sealed; the others are counted."""
_WIDE = 48
_NEAR = 2e-3
"""Share by which two numbers may differ and still count as the same."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """A sheet, and what it would do; None while that is being worked out."""

    sheet: Sheet
    preview: OrdersPreview | None = None
    current: bool = False
    """Whether the preview is of this very sheet."""


def ahead_rows(outlook: Outlook, width: int) -> tuple[Row, ...]:
    """My points, then each number: now, after each round ahead, and how it ends against the last sheet."""
    preview = outlook.preview
    if preview is None:
        return (row(("Looking ahead…", "dim")),)
    wide = width >= _WIDE
    scores = outlook.sheet.desk.seat.scores
    points = Step(
        name="my points", unit="", now=scores[-1].total if scores else 0.0, ahead=preview.points,
        usual=preview.usual_points,
    )  # fmt: skip
    rows = [_header(len(preview.points), wide), _step_row(points, wide, strong=True)]
    rows += [_step_row(step, wide) for step in preview.steps]
    rows += [
        BLANK,
        row((f"{MORE}{LESS}{SAME} how it ends against last round's sheet, others doing what they did.", "dim")),
    ]
    if not wide:
        units = "; ".join(f"{step.name} {scaled(step)[1]}" for step in preview.steps)
        rows.append(row((f"{units}.", "dim")))
    return tuple(rows)


def _header(rounds: int, wide: bool) -> Row:
    columns = "".join(f"+{number}".rjust(5 if not wide else 6) for number in range(1, rounds + 1))
    usual = "as last" if wide else ""
    return row((f"{'':21}{'now':>6}{columns}  {usual}" if wide else f"{'':9}{'now':>5}{columns}", "dim"), wraps=False)


def _step_row(step: Step, wide: bool, strong: bool = False) -> Row:
    named: StyleName = "mine" if strong else "dim"
    values = [in_column(step, value) for value in (step.now, *step.ahead)]
    sign = against(step)
    worse = sign != SAME and (sign == MORE) == (step.name in WORSE_UP)
    style: StyleName = "" if sign == SAME else "bad" if worse else "good"
    if not wide:
        said = "".join(value.rjust(5) for value in values)
        name = step.name.removeprefix("my ") if strong else step.name
        return row((name.ljust(9), named), said, (f" {sign}", style), wraps=False)
    unit = scaled(step)[1]
    usual = in_column(step, step.usual[-1]) if step.usual else ""
    return row(
        (f"{step.name:9}", named), (f" {unit:11}", "dim"),
        "".join(value.rjust(6) for value in values), (f" {sign} ", style), (usual.rjust(6), "dim"), wraps=False,
    )  # fmt: skip


def scaled(step: Step) -> tuple[float, str]:
    """The factor by which a number is shown, and its unit: small money in millions, little power in MW."""
    unit = _UNITS.get(step.name, step.unit)
    if max(abs(step.now), *(abs(value) for value in step.ahead), 0.0) >= 1 or step.name not in _SMALLER:
        return (100.0 if unit.startswith("%") else 1.0), unit
    return 1_000.0, _SMALLER[step.name]


def against(step: Step) -> str:
    """How a number ends under the sheet against the last sheet: more, less or the same."""
    if not step.ahead or not step.usual:
        return SAME
    mine, usual = step.ahead[-1], step.usual[-1]
    slack = _NEAR * max(abs(mine), abs(usual))
    return MORE if mine > usual + slack else LESS if mine < usual - slack else SAME


def in_column(step: Step, value: float) -> str:
    """A number of a step, scaled, in at most five letters."""
    shown = value * scaled(step)[0]
    if step.name in ("models", "hazard") or not step.unit:
        return f"{shown:.1f}"
    return f"{shown:.0f}" if step.unit.endswith("in [0, 1]") or step.unit == "of 100" else short(shown)


def breach_rows(outlook: Outlook, width: int) -> tuple[Row, ...]:
    """Each promise that the sheet breaks with the chance to be seen; then what is untrue, and what it will not get."""
    del width
    preview = outlook.preview
    if preview is None:
        return (row(("Looking ahead…", "dim")),)
    rows = [one for breach in preview.breaches for one in _breach(breach)]
    if rows:
        rows.append(row(("t, Keep every promise, mends what orders can mend. Enter goes to the line.", "dim")))
    else:
        rows = [row(("No promise broken.", "good"))]
    rows += [row(("! untrue: ", "bad"), said) for said in preview.said]
    rows += [row(("- ", "dim"), note) for note in preview.notes]
    return tuple(rows)


def _breach(breach: WouldBreach) -> Iterator[Row]:
    later = () if breach.due else (Part("falls due later", "dim"),)
    yield row(
        ("! ", "bad"), (breach.words, "strong"), (f" (article {breach.article}, {breach.text})", "dim"),
        id=breach.obligation, right=later,
    )  # fmt: skip
    yield row("  ", f"would be {amount(breach.would_be)}, limit {amount(breach.limit)} {breach.unit}", indent=4)
    seen = f"chance to be seen {_percent(breach.chance_seen)}"
    methods = ", ".join(f"{name} {_percent(chance)}" for name, chance in breach.methods)
    yield row("  ", (seen, "warn"), (f" ({methods})" if methods else " (nothing looks)", "dim"), indent=4)
    yield row("  ", (breach.deterrence.sentence, "dim"), indent=4)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def promises_words(preview: OrdersPreview | None) -> str:
    """The title over the promises: how many this sheet breaks now."""
    if preview is None:
        return "Promises"
    broken = sum(one.due for one in preview.breaches)
    later = len(preview.breaches) - broken
    if broken:
        return f"! Breaks {broken} promise{'s' if broken != 1 else ''}"
    return f"Keeps all due now, {later} later not" if later else "Promises: all kept"


def warning(preview: OrdersPreview) -> str:
    """What is asked before such a sheet is sealed; empty where it breaks nothing and says nothing untrue."""
    due = [one for one in preview.breaches if one.due]
    lines = [
        f"! {one.words} ({one.text}, article {one.article}).\n"
        f"  It would be {amount(one.would_be)}. Chance to be seen: {_percent(one.chance_seen)}."
        for one in due[:MOST_NAMED]
    ]
    if len(due) > MOST_NAMED:
        lines.append(f"! And {len(due) - MOST_NAMED} more: Esc, and see them under Promises.")
    lines += [f"! {said}" for said in preview.said]
    return "\n".join(lines)
