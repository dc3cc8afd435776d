"""Reservations to a text as rows: one's own first, then those of others, how they stand with me and until when."""

from treaty.tui.rows import BLANK, Part, Row, head, row
from treaty.views.desk_records import ReservationLine, TextDesk
from treaty.views.wording import day, listed

SAID = {
    "accepted": "You accept it.",
    "objected": "You object to it.",
    "opposed": "You refuse treaty relations over it.",
    "lifted": "You have withdrawn your objection.",
}


def may_reserve(text: TextDesk) -> tuple[str, ...]:
    """Ids of the articles that this chair may still reserve when it joins; empty where it may reserve nothing."""
    return tuple(one.article for one in text.may_reserve if not one.why_not)


def reservations_rows(text: TextDesk) -> tuple[Row, ...]:
    """Who reserved what, how it stands with me, until when I may object; then what I may reserve myself."""
    rows: list[Row] = [head("Reservations")]
    for line in sorted(text.reservations, key=lambda one: not one.mine):
        rows += _line_rows(line)
    if not text.reservations:
        rows.append(row(("Nobody has made any.", "dim")))
    if text.may_reserve:
        rows += [BLANK, row(("You may reserve ", "dim"), _free_words(text), ".")]
        rows += [row(("e", "key"), " joins it with reservations.")] if may_reserve(text) else []
    if any(not line.mine for line in text.reservations):
        rows.append(row(("Enter", "key"), " lists your answers."))
    return tuple(rows)


def _free_words(text: TextDesk) -> str:
    """`articles 1 and 3, and Panel`: those added by the law have no number that a person knows."""
    free = [one for one in text.may_reserve if not one.why_not]
    numbers = [one.article for one in free if one.article.isdecimal()]
    numbered = [f"article{'s' if len(numbers) > 1 else ''} {listed(numbers)}"] if numbers else []
    return ", and ".join([*numbered, *(one.title for one in free if not one.article.isdecimal())]) or "nothing of it"


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
