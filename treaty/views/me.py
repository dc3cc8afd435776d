"""One's own country: its five numbers with ranks, its aims with points, its red line.

The five are those of the role sheet: compute, models, money for AI, power, and access to data (the market). A country's
own numbers are true; those it is ranked against are published.
"""

from collections.abc import Mapping

from treaty.law.state import State
from treaty.model.base import CountryId
from treaty.model.scenario import Aim, RedLine
from treaty.views.desk_metrics import aim_words, metric_values, metric_words
from treaty.views.desk_records import AimNow, Me, Number
from treaty.views.record import five
from treaty.views.records import SeatView


def number_words(name: str, value: float) -> str:
    """One of the five with its unit: `120 kH100e`, `50 H100e`, `10^25.3 FLOP`, `2.1 GW`."""
    match name:
        case "compute":
            return f"{_short(value)} kH100e" if value >= 1 else f"{_short(1_000 * value)} H100e"
        case "models":
            return f"10^{value:.1f} FLOP"
        case "money":
            return f"{_short(value)} bn USD a year" if value >= 1 else f"{_short(1_000 * value)} mn USD a year"
        case "power":
            return f"{_short(value)} GW" if value >= 1 else f"{_short(1_000 * value)} MW"
    return f"{100 * value:.0f} % of useful data"


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def numbers_of(view: SeatView, country: CountryId, before: Mapping[str, float]) -> tuple[Number, ...]:
    """The five numbers of a country as this chair may know them, with its rank; `before` are those a round ago."""
    budgets = view.public.budgets
    table = {who: five(view.figures, who, budgets[who]) for who in view.figures.countries}
    own = table[country]
    return tuple(
        Number(
            name=name,
            value=own[name],
            words=number_words(name, own[name]),
            rank=1 + sum(row[name] > own[name] for row in table.values()),
            of=len(table),
            before=before.get(name),
        )
        for name in own
    )


def me_now(state: State, view: SeatView, before: Mapping[str, float]) -> Me:
    """This chair's own country; `before` are its five numbers a round ago, empty in the first round."""
    sheet, line = view.sheet, view.sheet.red_line
    aims = (sheet.public_aim, *sheet.secret_aims)
    values = metric_values(view, [*(aim.metric for aim in aims), line.metric])
    crossed = view.me in state.crossed
    last = view.scores[-1] if view.scores else None
    return Me(
        id=sheet.id,
        name=sheet.name,
        power=sheet.power,
        blocs=sheet.blocs,
        situation=sheet.situation,
        wants=sheet.wants,
        opening=sheet.opening,
        numbers=numbers_of(view, view.me, before),
        aims=tuple(_aim(aim, values[aim.metric], secret=place > 0) for place, aim in enumerate(aims)),
        red_line=red_line_words(line, values[line.metric], crossed=crossed),
        red_line_crossed=crossed,
        total=last.total if last else 0.0,
        total_before=view.scores[-2].total if len(view.scores) > 1 else None,
        common=last.common if last else 0.0,
    )


def _aim(aim: Aim, value: float, *, secret: bool) -> AimNow:
    return AimNow(
        title=aim.title,
        formula=aim_words(aim),
        value=metric_words(aim.metric, value),
        points=round(aim.worth(value), 2),
        of=aim.points,
        secret=secret,
    )


def red_line_words(line: RedLine, value: float, *, crossed: bool) -> str:
    """Title, limit and where the country stands; a line once crossed stays crossed (S2)."""
    limit, now = metric_words(line.metric, line.limit), metric_words(line.metric, value)
    rule = f"crossed {'above' if line.above else 'below'} {limit}"
    if crossed:
        stand = f"you have crossed it: {line.points:g} points"
    elif line.crossed(value):
        stand = f"you are past it now ({now}): {line.points:g} points at the reveal unless you turn back"
    else:
        stand = f"you stand at {now}"
    return f"{line.title}: {rule}; {stand}."
