"""The map of ties in words: one pair, one country with all its ties, every bloc as a card."""

from collections.abc import Mapping, Sequence

from treaty.tui.matrix import SIGNS, bracketed
from treaty.tui.rows import BLANK, Part, Row, fact, head, row
from treaty.views.outlook_records import BlocsView
from treaty.views.wording import percent

BAR = 10
NAME = 11
"""Cells of the names of facts."""
ORDER = ("#", "±", "x", "+", ".")
"""Signs, the ones to know of first."""


def pair_rows(shown: BlocsView, one: str, other: str, names: Mapping[str, str]) -> tuple[Row, ...]:
    """What lies between two countries; of one country with itself, that it is that country."""
    if not one:
        return ()
    if one == other:
        return (
            row(f"{bracketed(shown, one)} {names.get(one, one)}. ", ("Move to a cell beside it.", "dim"), indent=0),
        )
    tie = shown.between(one, other)
    if tie is None:
        return ()
    said, style = SIGNS[tie.sign]
    return (row((f"{tie.sign} {said}", style), indent=2), row(tie.sentence, indent=0))


def ties_of(shown: BlocsView, country: str) -> dict[str, tuple[str, ...]]:
    """Sign -> countries that lie in that way to `country`, in the order of the map; all signs are there."""
    found: dict[str, list[str]] = {sign: [] for sign in ORDER}
    for other in shown.order:
        tie = shown.between(country, other) if other != country else None
        if tie is not None:
            found[tie.sign].append(other)
    return {sign: tuple(others) for sign, others in found.items()}


def country_rows(shown: BlocsView, country: str, names: Mapping[str, str]) -> tuple[Row, ...]:
    """One country: its bloc, how nonaligned it is and why, its ties, then what the whole map says."""
    if not country:
        return ()
    bloc = shown.bloc_of.get(country, "")
    rows = [
        row((f"{bracketed(shown, country)} ", "key"), (names.get(country, country), "strong")),
        fact("stands", f"in the bloc of {bloc}" if bloc else "with no bloc", width=NAME),
        *_alignment(shown, country),
        BLANK,
        head("Its ties"),
    ]
    for sign, others in ties_of(shown, country).items():
        if others:
            said, style = SIGNS[sign]
            rows.append(row((f"{sign} ", style), (f"{said}: ", "dim"), " ".join(others)))
    return (
        *rows,
        BLANK,
        head("The whole map"),
        *(row("- ", one) for one in shown.readings),
        BLANK,
        *legend_rows(shown),
    )


def _alignment(shown: BlocsView, country: str) -> tuple[Row, ...]:
    one = shown.alignment.get(country)
    if one is None:
        return ()
    freedom, autonomy = one.parts.get("freedom", 0.0), one.parts.get("autonomy", 0.0)
    pacts = f"exclusive pacts: {', '.join(one.exclusive_ties)}" if one.exclusive_ties else "no exclusive pact"
    share = f"{percent(one.share_one_power)} of its chips, cloud and models come from one foreign power"
    if one.power:
        index = row("No index: a power is a pole, not nonaligned.")
    else:
        full = round(BAR * one.index)
        index = fact("nonaligned", f"{'█' * full}{'░' * (BAR - full)} {one.index:.2f} of 1", width=NAME)
    return (
        index,
        row(("= freedom  ", "dim"), f"{freedom:.2f}: {pacts}"),
        row(("x autonomy ", "dim"), f"{autonomy:.2f}: {share}"),
    )


def words_rows(shown: BlocsView, names: Mapping[str, str]) -> tuple[Row, ...]:
    """All that the map says, and each country's nonalignment index with its parts, the most nonaligned first."""
    free = sorted((one for one in shown.alignment.items() if not one[1].power), key=lambda one: (-one[1].index, one[0]))
    return (
        head("The whole map"),
        *(row("- ", one) for one in shown.readings),
        BLANK,
        head("Nonalignment", "index = freedom x autonomy"),
        *(
            row(
                f"{bracketed(shown, country)} {names.get(country, country)}",
                right=f"{one.index:.2f} = {one.parts['freedom']:.2f} x {one.parts['autonomy']:.2f}",
                indent=0,
            )
            for country, one in free
        ),
        BLANK,
        row(("Freedom: 1 without exclusive pacts, halved by the first with a power. ", "dim"), indent=0),
        row(("Autonomy: 1 less the largest share of chips, cloud and models from one power.", "dim"), indent=0),
    )


def legend_rows(shown: BlocsView) -> tuple[Row, ...]:
    """What signs and brackets mean."""
    blocs = [(bracketed(shown, members[0])[::4], f"bloc of {name}") for name, members in shown.blocs if members]
    return (
        head("Signs"),
        *(row((f"{sign}  ", style), said) for sign, (said, style) in SIGNS.items()),
        *(row((f"{shape} ", "key"), said) for shape, said in (*blocs, ("<>", "nonaligned"))),
    )


def cards_rows(shown: BlocsView, names: Mapping[str, str], mine: str = "") -> tuple[Row, ...]:
    """The map without a drawing: each bloc with its countries, and the ties of each country counted."""
    placed = {country for _, members in shown.blocs for country in members}
    nonaligned = tuple(country for country in shown.order if country not in placed)
    rows: list[Row] = []
    for name, members in (*shown.blocs, ("", nonaligned)):
        if not members:
            continue
        title = f"{bracketed(shown, members[0])[::4]} Bloc of {name}" if name else "<> Nonaligned"
        rows.append(head(title, f"{len(members)}: {_between_blocs(shown, members)}"))
        rows += [_card(shown, country, names, mine=country == mine) for country in members]
        rows.append(BLANK)
    return tuple(rows[:-1])


def _between_blocs(shown: BlocsView, members: tuple[str, ...]) -> str:
    inside = [tie.sign for tie in shown.ties if tie.one in members and tie.other in members]
    outside = [tie.sign for tie in shown.ties if (tie.one in members) != (tie.other in members)]
    return f"within {_counted(inside)}, with others {_counted(outside)}"


def _counted(signs: Sequence[str]) -> str:
    return " ".join(f"{sign}{signs.count(sign)}" for sign in ("+", "x", "±", "#") if sign in signs) or "nothing"


def _card(shown: BlocsView, country: str, names: Mapping[str, str], *, mine: bool) -> Row:
    ties = ties_of(shown, country)
    counts = " ".join(f"{sign}{len(ties[sign])}" for sign in ("+", "x", "±", "#"))
    one = shown.alignment.get(country)
    index = "power" if one is None or one.power else f"{one.index:.2f}"
    called = Part(f"{bracketed(shown, country)} {names.get(country, country)}", "mine" if mine else "")
    return Row((called,), id=country, right=(Part(counts, "dim"), Part(f"  {index:>5}")), wraps=False)
