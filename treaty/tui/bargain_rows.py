"""What else a text could be, on the screen: who could gain what, which drafts are fair, and what each would change."""

from collections.abc import Iterator, Sequence

from treaty.model.amendment import Operation
from treaty.tui.rows import BLANK, Row, StyleName, head, paragraphs, row
from treaty.views.bargain_records import Bargain, Reached, Wish
from treaty.views.wording import listed

MOST_COLUMNS = 6
"""Drafts that the table of gains has room for, the text as it stands among them."""
MOST_NAMES = 5
"""Countries in a row before the rest is counted."""


def bargain_rows(found: Bargain) -> tuple[Row, ...]:
    """The reading whole. What can be tabled as an amendment can be chosen: see `beginnings`."""
    rows: list[Row] = [*paragraphs(found.sentence, "strong"), BLANK]
    if found.unwon:
        rows += [head("Who would lose by the nearest draft"), *_unwon(found), BLANK]
    if found.free:
        rows += [head("Changes that hurt nobody", "points"), *_wishes(found, found.free, "free"), BLANK]
    rows += [head("The change that each wants most", "points"), *_wishes(found, found.wishes, "wish")]
    if not found.wishes:
        rows.append(row(("No single change helps anybody.", "dim")))
    rows += [BLANK, head("Gains against no text, in points"), *_table(found), BLANK]
    if len(found.reached) > 1:
        rows.append(head("Drafts", "more points in all"))
        rows += [one for draft in found.reached[1:] for one in _draft(found, draft)]
    rows += [row((note, "dim")) for note in found.notes]
    return (*rows, *(row((line, "dim")) for line in _small_print(found)))


def beginnings(found: Bargain) -> dict[str, tuple[Operation, ...]]:
    """Id of a row that can be chosen -> the amendment that it begins; none where nothing can be tabled."""
    if not found.proposable:
        return {}
    begins = {f"draft {one.letter}": one.operations for one in found.reached if one.operations}
    for what, wishes in (("free", found.free), ("wish", found.wishes)):
        begins |= {f"{what} {number}": one.operations for number, one in enumerate(wishes)}
    return begins


def _unwon(found: Bargain) -> Iterator[Row]:
    for one in found.unwon:
        when = "loses by every draft tried, here" if one.never else "loses"
        yield row(
            (one.country, _whose(found, (one.country,))),
            f" {when} {one.loss:.1f} points: {one.price_bn:,g} billion USD a year would make up for it",
        )


def _wishes(found: Bargain, wishes: Sequence[Wish], what: str) -> Iterator[Row]:
    for number, one in enumerate(wishes):
        brings = f"{one.least:+.1f}" if one.least == one.most else f"{one.least:+.1f} to {one.most:+.1f}"
        yield row(
            (_who(found, one.countries), _whose(found, one.countries)),
            f": {one.change} ",
            (brings, "good"),
            f"{_others(one)}" if what == "wish" else "",
            id=f"{what} {number}" if found.proposable else "",
        )


def _others(wish: Wish) -> str:
    agree = f"; {listed(wish.agree, MOST_NAMES)} would agree" if wish.agree else ""
    verb = "loses" if len(wish.against) == 1 else "lose"
    lose = f"; {listed(wish.against, MOST_NAMES)} {verb} {wish.costs:.1f}" if wish.against else "; it costs nobody"
    return f"{agree}{lose}{' in all' if len(wish.against) > 1 else ''}"


def _who(found: Bargain, countries: Sequence[str]) -> str:
    if len(countries) == len(found.members) > 1:
        return f"all {len(countries)}"
    return listed(countries, MOST_NAMES)


def _whose(found: Bargain, countries: Sequence[str]) -> StyleName:
    return "mine" if found.me in countries else "strong"


def _table(found: Bargain) -> Iterator[Row]:
    columns = found.reached[:MOST_COLUMNS]
    titles = "".join(f"{one.letter or 'now':>6}" for one in columns)
    yield row((f"    {titles}", "dim"), indent=0, wraps=False)
    for member in found.members:
        gains = "".join(f"{one.gains[member]:>+6.1f}" for one in columns)
        yield row((f"{member:<4}", _whose(found, (member,))), gains, indent=0, wraps=False)


def _draft(found: Bargain, draft: Reached) -> Iterator[Row]:
    yield row(
        (f"{draft.letter}  ", "strong"),
        "; ".join(draft.named),
        right=(f"{draft.total:+.1f}", "good" if draft.total > 0 else "dim"),
        indent=3,
        id=f"draft {draft.letter}" if found.proposable else "",
    )
    for change in draft.changes:
        yield row(("   - ", "dim"), (change, "dim"), indent=5)
    yield BLANK


def _small_print(found: Bargain) -> Iterator[str]:
    if found.reached[0].named:
        yield f"As it stands it is of those tried: {'; '.join(found.reached[0].named)}."
    among = "is one of them" if found.on_frontier else "is none of them"
    yield (
        f"A search of {found.tried} drafts, not a proof. Undominated: {found.frontier} (no other one tried is better "
        f"for some and worse for nobody); the text as it stands {among}."
    )
    if beginnings(found):
        yield "Enter on a draft or a change begins that amendment."
    elif not found.proposable:
        yield "It is adopted: only a treaty that amends it could still change it."
