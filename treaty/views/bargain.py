"""What could this text be: the drafts within a few changes of it, which of them is fair, and who would want which.

In: those that have consented; before anybody has, those that signed; before that everybody, since a text on the floor
is put to all of them (unlike in `views.holding`, which asks who would stay). What no agreement brings is no text: then
each goes on as usual. Gains are points of home interest, as in `views.holding`, and are compared to a tenth.
Where no draft reached is worth having for all, the nearest is the one whose losses would cost least to make up for, at
`POINTS_PER_PERCENT`; countries that lose by every draft are then left out when fair drafts are chosen for the others.
"""

from collections.abc import Sequence

from treaty.coalition.bargaining import pareto
from treaty.law.state import State, Treaty
from treaty.views.bargain_records import Bargain, Reached
from treaty.views.bargain_search import Worths, search
from treaty.views.bargain_shares import sharing
from treaty.views.bargain_table import NO_LOSS, Table
from treaty.views.known import known_to
from treaty.views.seat import seat_view
from treaty.views.wording import counted, listed, spelled

MOST_NAMES = 4
"""Countries in a sentence before the rest is counted."""


def bargain(state: State, me: str, instrument: str) -> Bargain:
    """What else `instrument` could be, from the chair of `me`. Raises KeyError where there is no such text."""
    known = known_to(state, seat_view(state, me))
    treaty = known.texts[instrument]
    members, who = _members(known, treaty)
    worths = Worths(known, instrument)
    table = Table(known, treaty, me, members, search(worths, treaty, members), worths.billions(members))
    reached, free = tuple(table.reached()), table.free()
    frontier = pareto(table.gains)
    return Bargain(
        instrument=instrument,
        me=me,
        sentence=_sentence(table, reached),
        members=members,
        tried=len(table.gains),
        frontier=len(frontier),
        on_frontier=0 in frontier,
        left=next((one.total for one in reached if NO_LOSS in one.named), 0.0),
        reached=reached,
        free=free,
        wishes=tuple(table.wishes()),
        unwon=tuple(table.unwon()),
        notes=(who, *table.transfer(), *sharing(worths, treaty.text, members)),
        proposable=treaty.stage == "tabled",
    )


def _members(known: State, treaty: Treaty) -> tuple[tuple[str, ...], str]:
    """Those taken to be in, and how that is counted."""
    consented = treaty.contracting()
    if consented:
        return consented, "In are those that have consented."
    signed = tuple(who for who, acts in treaty.consents.items() if acts.signed)
    if signed:
        return signed, "Nobody has consented yet: in are those that have signed."
    return known.countries, f"Nobody has signed yet: all {spelled(len(known.countries))} are taken to be in."


def _sentence(table: Table, reached: Sequence[Reached]) -> str:
    """How much the text leaves on the table, and whom it would not win."""
    return f"{_left(table, reached)} {_worth_having(table)}"


def _left(table: Table, reached: Sequence[Reached]) -> str:
    drafts = counted(len(table.gains), "draft")
    best = next((one for one in reached if NO_LOSS in one.named), None)
    if len(table.gains) == 1:
        return "No step within reach changes what it asks of anybody."
    if best is None:
        return f"Of {drafts} tried none is better for some and worse for nobody."
    helped = sum(one > reached[0].gains[who] for who, one in best.gains.items())
    gain = f"all {spelled(helped)}" if helped == len(table.members) else counted(helped, "country", "countries")
    changes = counted(len(best.operations), "change")
    return (
        f"It leaves {best.total:.1f} points on the table: {changes} would bring them to {gain} and cost nobody "
        f"anything (the best of {drafts} tried)."
    )


def _worth_having(table: Table) -> str:
    losing = [member for member, gain in zip(table.members, table.gains[0], strict=True) if gain < 0]
    if not losing:
        return "As it stands nobody is worse off than without it."
    said = f"As it stands {listed(losing, MOST_NAMES)} would be better off without it"
    unwon = list(table.unwon())
    if not unwon:
        return f"{said}; some drafts are worth having for all."
    never = [one.country for one in unwon if one.never]
    if never:
        return f"{said}; no draft reached wins {listed(never, MOST_NAMES)}."
    return f"{said}; no draft reached wins all of them at once."
