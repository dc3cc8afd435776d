"""Numbers as people type and read them: `3*10^24`, `3e24`, `1,700`, `12 %`; short forms for columns; even steps."""

import math
import re

from treaty.model.clause import amount
from treaty.model.measure import Measure

_TYPED = re.compile(
    r"^\s*(?P<lead>\d[\d,]*(?:\.\d*)?|\.\d+)?(?:e(?P<e>[+-]?\d{1,3}))?"
    r"\s*(?:(?P<times>[*x×·])?\s*10\s*\^\s*(?P<power>\d{1,3}))?\s*[%a-z ]*$",
    re.IGNORECASE,
)
_LIMIT = 300
"""Powers of ten beyond this are no numbers of this world."""


def typed_number(text: str) -> float | None:
    """The number that was typed, with or without a unit after it; None where it is none."""
    found = _TYPED.match(text)
    if found is None or not (found["lead"] or found["power"]):
        return None
    if found["power"] and bool(found["lead"]) != bool(found["times"]):
        return None
    power = int(found["e"] or 0) + int(found["power"] or 0)
    lead = float((found["lead"] or "1").replace(",", ""))
    return float(f"{lead!r}e{power}") if abs(power) <= _LIMIT and lead < 1e15 else None


def editable(value: float) -> str:
    """A number as it stands in a line that is typed over: `3e24`, `1700`, `0.5`."""
    if abs(value) >= 1e12:
        return f"{value:.3g}".replace("e+", "e")
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.6g}"


def short(value: float) -> str:
    """A number in at most four letters, five below zero, for a column: `0.12`, `12.3`, `1234`, `12k`, `1.2M`."""
    size = abs(value)
    if size >= 999.5e9:
        return amount(value)
    for unit, name in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if size >= 0.9995 * unit and size >= 9_999.5:
            return f"{value / unit:.1f}{name}" if size < 9.95 * unit else f"{value / unit:.0f}{name}"
    return f"{value:.0f}" if size >= 99.95 or value == 0 else f"{value:.1f}" if size >= 9.995 else f"{value:.2f}"


def dollars(billion: float) -> str:
    """Money: `134 mn USD`, `1.34 bn USD`."""
    return f"{billion:,.3g} bn USD" if abs(billion) >= 1 else f"{1_000 * billion:,.3g} mn USD"


def even_step(low: float, high: float) -> float:
    """About a twentieth of the range, as 1, 2 or 5 times a power of ten; at least 1 where both ends are whole."""
    wide = (high - low) / 20
    if wide <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(wide))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= wide * (1 - 1e-9))
    whole = float(low).is_integer() and float(high).is_integer() and high - low >= 3
    return max(1.0, step) if whole else step


def rungs(low: float, high: float) -> tuple[float, ...]:
    """The ladder 1, 3, 10, 30 and so on from `low` to `high`, both included; for quantities of many sizes."""
    start, end = math.floor(math.log10(max(low, 1e-9))), math.ceil(math.log10(max(high, 1e-9)))
    ladder = (float(f"{lead}e{power}") for power in range(start, end + 1) for lead in (1, 3))
    return (low, *(value for value in ladder if low * 1.01 < value < high / 1.01), high)


def in_words(measure: Measure, value: float) -> str:
    """A value of a measure in a column: `yes`, `level 2`, `90 days`, `3*10^24 FLOP`, `40 %`."""
    if measure.unit == "0 or 1":
        return "yes" if value >= 0.5 else "no"
    if measure.unit.startswith("level"):
        return f"level {amount(value)}"
    return f"{amount(value)} {measure.unit.replace('thousand H100-equivalents', 'kH100e')}"
