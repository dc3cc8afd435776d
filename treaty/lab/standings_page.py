"""The standings of a tournament as a page of Markdown: tables, each with a sentence that says how to read it."""

from collections.abc import Iterator, Sequence

from treaty.lab.results import Row
from treaty.lab.standings import Mean, against_others, best, led, mean, points, shares

DEFECTOR = "defector"
OWN = "Points are those of own aims and red line; what incidents and wars took from everybody is `lost alike`."


def page(rows: Sequence[Row], title: str) -> str:
    """All tables of these rows; says so where there are none."""
    if not rows:
        return "No games to tell of.\n"
    seeds = len({row.seed for row in rows})
    lines = [
        f"## {title[0].upper()}{title[1:]}",
        "",
        f"{len(rows):,} games over {seeds} seed{'s' if seeds > 1 else ''}; ± is a standard error.",
    ]
    for arm in dict.fromkeys(row.arm for row in rows):
        lines += ["", *_points([row for row in rows if row.arm == arm], arm)]
    lines += ["", *_verification(rows), "", *_places(rows)]
    faults = sum(row.mishaps for row in rows)
    if faults:
        lines += ["", f"{faults} acts of scripted seats were refused or failed: this is a fault of treaty."]
    return "\n".join(lines) + "\n"


def _points(rows: Sequence[Row], arm: str) -> Iterator[str]:
    means = points(rows)
    countries = tuple(dict.fromkeys(row.country for row in rows))
    leading = best(rows)
    yield f"### Points, {'with verification as drafted' if arm == 'verified' else 'without verification'}"
    yield ""
    yield from _table(
        ("personality", *countries, "all", "lost alike"),
        [
            (
                name,
                *(_cell(means.get((country, name)), bold=leading[country] == name) for country in countries),
                str(mean(row.own for row in rows if row.personality == name)),
                f"{mean(row.common for row in rows if row.personality == name).mean:.1f}",
            )
            for name in dict.fromkeys(row.personality for row in rows)
        ],
    )
    yield ""
    yield from _best_everywhere(rows)


def _cell(value: Mean | None, bold: bool) -> str:
    return "" if value is None else f"**{value}**" if bold else str(value)


def _best_everywhere(rows: Sequence[Row]) -> Iterator[str]:
    tops = list(best(rows).values())
    ranked = sorted(((name, tops.count(name)) for name in set(tops)), key=lambda pair: (-pair[1], pair[0]))
    yield f"Highest mean: {', '.join(f'{name} on {count}' for name, count in ranked)} of {len(tops)} countries."
    where = led(rows)
    never = [name for name, countries in where.items() if not countries]
    yield ""
    if len(where) < 2:
        yield "One personality alone cannot be compared."
    elif never:
        yield f"By these games no other surely leads (95 %, paired by seed): {', '.join(never)}."
    else:
        yield "No personality is the best everywhere: each is surely led by another somewhere (95 %, paired by seed)."


def _verification(rows: Sequence[Row]) -> Iterator[str]:
    yield "### What verification makes of the defector and of everybody"
    yield ""
    table = []
    for arm in dict.fromkeys(row.arm for row in rows):
        here = [row for row in rows if row.arm == arm]
        bad = [row for row in here if row.personality == DEFECTOR]
        table.append(
            (
                arm,
                str(against_others(here, DEFECTOR)) if bad else "",
                f"{mean(row.breaches for row in bad).mean:.1f}" if bad else "",
                f"{mean(row.found for row in bad).mean:.1f}" if bad else "",
                f"{mean(row.breaches for row in here if row.personality != DEFECTOR).mean:.1f}",
                f"{100 * sum(row.watched for row in here) / max(1, sum(row.bound for row in here)):.0f} %",
                str(mean(row.tension for row in here)),
                f"{100 * mean(row.hazard for row in here).mean:.2f} %",
            )
        )
    yield from _table(
        (
            "arm", "defector less mean of others, points", "its breaches", "found", "breaches of others",
            "rounds watched", "tension", "hazard a round",
        ),
        table,
    )  # fmt: skip
    for arm in dict.fromkeys(row.arm for row in rows):
        tops = best([row for row in rows if row.arm == arm])
        where = [country for country, name in tops.items() if name == DEFECTOR]
        if len({row.personality for row in rows}) > 1 and any(row.personality == DEFECTOR for row in rows):
            yield ""
            yield f"{arm.capitalize()}, the defector has the highest mean on {', '.join(where) or 'no country'}."


def _places(rows: Sequence[Row]) -> Iterator[str]:
    yield "### Places"
    yield ""
    found = shares(rows)
    yield from _table(
        ("country", "first", "last", "games"),
        [
            (country, f"{100 * first:.0f} %", f"{100 * last:.0f} %", f"{count:,}")
            for country, (first, last, count) in found.items()
        ],
    )
    yield ""
    stuck = [country for country, (first, last, _) in found.items() if not first or not last]
    yield f"Never first, or never last: {', '.join(stuck)}." if stuck else "Every country came first, and came last."


def _table(head: Sequence[str], body: Sequence[Sequence[str]]) -> Iterator[str]:
    """A Markdown table whose columns line up."""
    widths = [max(3, *(len(row[i]) for row in (head, *body))) for i in range(len(head))]
    for row in (head, ["-" * width for width in widths], *body):
        yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
