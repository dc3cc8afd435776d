"""A sheet of orders as rows: budget lines with bars, conduct, practices, stances as a table, and what will be said."""

from collections.abc import Iterable, Iterator

from rich.cells import set_cell_size

from treaty.acts.commands import Seal
from treaty.model.clause import amount
from treaty.model.dates import Phase
from treaty.model.measure import MEASURES
from treaty.model.obligation import Obligation
from treaty.model.orders import BUDGET_LINES, Stance
from treaty.tui.amounts import dollars, in_words
from treaty.tui.rows import BLANK, Row, StyleName, head, row
from treaty.tui.sheet import (
    EVERYBODY,
    STANCES,
    Sheet,
    line_for,
    may_seal,
    mine_owed,
    owed_on,
    practices_shown,
    reported,
    stance,
    why_not,
)
from treaty.tui.sheet_lines import CONDUCT_ABOUT, Cell, cell, stance_words

MORE = "fold:practices"
"""Id of the row that unfolds the practices that nothing in play touches."""
FOLDED, UNFOLDED = "+", "-"
FULL, HALF, EMPTY = "█", "▌", "·"
_WIDE = 46
"""Cells from which on a panel shows longer words."""
_HINT_WIDE = 110
_COLUMNS = (("chips", 6, 8), ("models", 7, 8), ("tariff", 7, 7), ("visas", 5, 6), ("pact", 4, 4))
"""Parts of a stance, with the width of their column where there is little room and where there is much."""


def fold_of(id: str) -> str:
    """The fold that a row opens and shuts: `fold:KEN`, `fold:practices`; empty where it is none."""
    return id if id.startswith("fold:") else ""


def sheet_rows(sheet: Sheet, width: int) -> tuple[Row, ...]:
    """The whole sheet; each row that can be changed has the id of its line."""
    return (
        *_budget(sheet, width),
        BLANK, head("Conduct"), *(_line(sheet, f"conduct:{name}", width) for name in CONDUCT_ABOUT),
        BLANK, *_practices(sheet, width),
        BLANK, *_stances(sheet, width),
        BLANK, *_declarations(sheet, width),
    )  # fmt: skip


def state_words(sheet: Sheet) -> str:
    """Whether the sheet is sealed, for the title of the panel."""
    if sheet.sealed:
        return "SEALED"
    if sheet.desk.seat.orders is not None:
        return "changed since it was sealed"
    if may_seal(sheet.desk):
        return "not sealed yet"
    return "a draft" if sheet.desk.phase is not Phase.REVEAL else "a draft for the next round"


def sealing_words(sheet: Sheet) -> str:
    """What sealing would do now, or what it waits for: one sentence."""
    if sheet.sealed:
        return "Sealed. You can change it and seal again, or take it back, until the phase ends."
    if sheet.desk.seat.orders is not None:
        return "The sheet sealed before counts until you seal this one."
    if may_seal(sheet.desk):
        return "Nobody sees the sheet. It counts once it is sealed."
    return why_not(sheet.desk, Seal.model_fields["do"].default) or "Orders are sealed in the orders phase."


def key_words(sheet: Sheet) -> str:
    """What the sealing keys would do, for the foot of the panel."""
    if sheet.sealed:
        return "u takes it back"
    if may_seal(sheet.desk):
        return "s seals it, t starts from another"
    return "it can be sealed in the orders phase"


def _budget(sheet: Sheet, width: int) -> Iterator[Row]:
    yield head("Budget", right=f"{sheet.unspent:.3g} % of {dollars(money(sheet))} unspent")
    for name in BUDGET_LINES:
        line = cell(sheet, f"budget:{name}")
        assert line is not None
        was = f" was {line.was[:-2]}" if line.changed else ""
        note = owed_words(sheet, line.id)
        was += note if width >= _WIDE or not was else ""
        space = max(4, width - 20 - max(8, len(was) + 1))
        called = f"{'! ' if _broken(sheet, line.id) else ''}{name} ".ljust(13)
        mark: StyleName = "bad" if _broken(sheet, line.id) else "mine"
        yield row(
            called, f"{line.value:.3g} % ".rjust(7), (bar(line.value, space), mark),
            id=line.id, right=(was, "warn") if was else (), wraps=False,
        )  # fmt: skip


def bar(share: float, width: int) -> str:
    """A share in % as a bar of `width` cells."""
    halves = round(2 * width * min(max(share, 0.0), 100.0) / 100)
    filled = FULL * (halves // 2) + HALF * (halves % 2)
    return filled + EMPTY * (width - len(filled))


def money(sheet: Sheet) -> float:
    """The AI budget, billion USD a year."""
    return sheet.desk.seat.figures.nations[sheet.me].economy * sheet.desk.seat.public.budgets[sheet.me] / 100


def _line(sheet: Sheet, id: str, width: int) -> Row:
    line = cell(sheet, id)
    assert line is not None
    return line_row(line, width, note=owed_words(sheet, id), broken=_broken(sheet, id))


def _broken(sheet: Sheet, id: str) -> bool:
    return any(line_for(measure) == id for measure in sheet.broken)


def line_row(line: Cell, width: int, lead: str = "", note: str = "", broken: bool = False) -> Row:
    """One line that can be changed: title, value, and what it was where that differs."""
    was = f" was {_cut(line.was, width // 3)}" if line.changed else ""
    room = max(8, width - len(lead) - len(line.title) - 2)
    value = line.words if len(line.words) <= room else _cut(line.words, max(room, width // 2))
    style: StyleName = "dim" if line.unset else "strong"
    lead = "! " if broken else lead
    return row(
        (lead, "bad"), line.title, (was, "warn"), (note, "dim"), id=line.id, right=(value, style), indent=len(lead) + 2
    )


def _cut(words: str, size: int) -> str:
    return words if len(words) <= size else words[: max(1, size - 1)] + "…"


def _practices(sheet: Sheet, width: int) -> Iterator[Row]:
    shown, others = practices_shown(sheet)
    yield head("Practices")
    if not shown:
        yield row(("No text in play touches any.", "dim"))
    for name in shown:
        yield _line(sheet, f"practice:{name}", width)
    unfolded = MORE in sheet.unfolded
    mark = UNFOLDED if unfolded else FOLDED
    yield row((f"{mark} ", "key"), (f"{len(others)} others that no text in play touches", "dim"), id=MORE)
    if unfolded:
        yield from (_line(sheet, f"practice:{name}", width) for name in others)


def owed_words(sheet: Sheet, id: str) -> str:
    """What this chair owes on a line, in brackets; empty where it owes nothing."""
    return _owed(owed_on(sheet.desk, id), unit=not id.startswith("practice:"))


def _owed(duties: Iterable[Obligation], unit: bool = False) -> str:
    said = []
    for one in duties:
        limit = in_words(MEASURES[one.measure], one.limit) if unit else amount(one.limit)
        said.append(f"{one.comparator} {limit}{' in some cases' if one.when_measure else ''}")
    words = ", ".join(dict.fromkeys(said))
    return f" (you owe {words})" if words else ""


def _stances(sheet: Sheet, width: int) -> Iterator[Row]:
    names = {one.id: one.name for one in sheet.desk.seat.public.neighbours}
    first = 16 if width >= _WIDE + 5 else 4
    yield head("Towards others", right="⏎ unfolds" if width >= 28 else "")
    broken = [MEASURES[name].title for name in sorted(sheet.broken) if line_for(name) == f"fold:{EVERYBODY}"]
    if broken:
        yield row(("! ", "bad"), f"you owe less: {', '.join(broken)}")
    wide = first > 4
    sizes = [(title, much if wide else little) for title, little, much in _COLUMNS]
    titles = "".join(title[:size].ljust(size) if size == 4 else title[: size - 1].ljust(size) for title, size in sizes)
    yield row((" " * (first + 2) + titles, "dim"), wraps=False)
    for other in (EVERYBODY, *sheet.others):
        fold = f"fold:{other}"
        unfolded = fold in sheet.unfolded
        called = names.get(other, "everybody") if first > 4 else other if other != EVERYBODY else "all"
        cells = [cell(sheet, f"stance:{other}:{what}") for what in STANCES]
        changed = any(one is not None and one.changed for one in cells)
        mark = UNFOLDED if unfolded else FOLDED
        columns = _columns(stance(sheet, sheet.orders, other), wide) if other != EVERYBODY else ""
        yield row(
            (f"{mark} ", "key"), (set_cell_size(called, first - 1) + " ", "strong"), columns,
            (" *" if changed and other != EVERYBODY else "", "warn"), id=fold, wraps=False,
        )  # fmt: skip
        if unfolded:
            yield from (line_row(one, width, lead="    ") for one in cells if one is not None)


def _columns(done: Stance, wide: bool) -> str:
    words = [(stance_words(what, getattr(done, what)), much if wide else little) for what, little, much in _COLUMNS]
    return "".join((one if wide else one.replace("licence", "lic.")).ljust(size) for one, size in words).rstrip()


def _declarations(sheet: Sheet, width: int) -> Iterator[Row]:
    yield head("What you will say you did")
    measures = reported(sheet.desk)
    if not measures:
        yield row(("You owe nothing that you would have to report on.", "dim"))
    for name in measures:
        line = cell(sheet, f"said:{name}")
        assert line is not None
        yield line_row(line, width, note=_owed(one for one in mine_owed(sheet.desk) if one.measure == name))
    idle = [MEASURES[name].title for name in sheet.orders.declared if name not in measures]
    if idle:
        yield row((f"Nobody asks for: {', '.join(idle)}.", "dim"))


def hint(sheet: Sheet, id: str, width: int) -> tuple[Row, ...]:
    """What the line in hand is, and the keys that change it."""
    if fold_of(id):
        what = "the other practices" if id == MORE else "what you do to this country, line by line"
        said = row(("Enter", "key"), " or ", ("→", "key"), f" shows {what}; ", ("←", "key"), " hides it.", wraps=False)
        return (said, row((sealing_words(sheet), "dim"), wraps=False))
    line = cell(sheet, id)
    if line is None:
        return (row((sealing_words(sheet), "dim"), wraps=False),)
    about = f"{line.about}."
    if id.startswith("budget:"):
        about = f"{line.title.capitalize()}: {line.about}. 1 % is {dollars(money(sheet) / 100)} a year."
    keys: list[str | tuple[str, StyleName]] = [("← →", "key"), " change"]
    keys += [", ", ("[ ]", "key"), " by five"] if not line.choices else []
    keys += [", ", ("Enter", "key"), " next choice" if line.choices else " types a number"]
    keys += [f" (empty: {line.blank})"] if line.blank and not line.choices else []
    keys += [".  ", (sealing_words(sheet) if width >= _HINT_WIDE else "", "dim")]
    return (row(about.replace("..", "."), wraps=False), row(*keys, wraps=False))
