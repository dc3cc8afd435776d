"""Reservations to a text as rows: one's own first, then those of others, how they stand with me and until when."""

from treaty.tui.rows import BLANK, Part, Row, head, row
from treaty.views.desk_records import ReservationLine, TextDesk
from treaty.views.wording import day

SAID = {
    "accepted": "You accept it.",
    "objected": "You object to it.",
    "opposed": "You refuse treaty relations over it.",
    "lifted": "You have withdrawn your objection.",
}


def reservations_rows(text: TextDesk) -> tuple[Row, ...]:
    """Who reserved what, how it stands with me, until when I may object; then what I may reserve myself."""
    rows: list[Row] = [head("Reservations")]
    for line in sorted(text.reservations, key=lambda one: not one.mine):
        rows += _line_rows(line)
    if not text.reservations:
        rows.append(row(("Nobody has made any.", "dim")))
    if text.may_reserve:
        free = [one.article for one in text.may_reserve if not one.why_not]
        said = f"article{'s' if len(free) > 1 else ''} {', '.join(free)}" if free else "none of its articles"
        rows += [BLANK, row(("You may reserve ", "dim"), said, ".")]
        rows += [row(("e", "key"), " joins it with reservations.")] if free else []
    if any(not line.mine for line in text.reservations):
        rows.append(row(("Enter", "key"), " lists your answers."))
    return tuple(rows)


def _line_rows(line: ReservationLine) -> list[Row]:
    who = Part("You", "mine") if line.mine else Part(line.country, "strong")
    gone = "; its withdrawal is on its way" if line.withdrawn else ""
    unsure = "; void unless confirmed with the instrument" if not line.confirmed else ""
    rows = [BLANK, row(who, (f"{unsure}{gone}", "dim"))]
    rows += [row("- ", words) for words in line.articles]
    rows += [row("  ", (line.effect, ""), indent=2)] if line.effect else []
    if line.answer:
        rows.append(row("  ", (SAID[line.answer], "mine"), indent=2))
    elif line.object_by:
        rows.append(row("  ", (f"You may object until {day(line.object_by)}.", "warn"), indent=2))
    return [*rows, row("  ", (line.answers, "dim"), indent=2)]
