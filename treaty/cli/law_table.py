"""The picture of a treaty as lines of plain text, 80 columns wide."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap

from treaty.law.convention.status import Picture, Standing
from treaty.library.treaty_files import TreatyFile
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal
from treaty.model.plain import plain

WIDTH = 80
ORDER = {"party": "parties", "contracting": "contracting", "signatory": "signatories", "left": "left", "none": "none"}
"""Statuses in the order of the table, and what several states of each are called."""
MOST_DECISIVE = 12
LONGEST_OTHER = 300
DEEPEST = 6
"""Levels of what the file says besides that are shown."""
TITLES = {"clause": "", "late_joiner_applies_to": "Late joiners"}


def lines(file: TreatyFile, found: Picture, on: date | None) -> Iterator[str]:
    """The whole answer, line by line; text from the files is only text."""
    terms = file.terms
    yield from _wrapped(f"{terms.name or terms.id}" + (f" ({terms.id})" if terms.name else ""))
    yield f"As on {on}." if on else "Once all that the acts bring about has come about."
    yield ""
    yield from _force(file, found, on)
    yield ""
    yield from _clauses(file)
    yield ""
    yield from _states(file, found)


def _force(file: TreatyFile, found: Picture, on: date | None) -> Iterator[str]:
    clause = f" ({file.terms.clause})" if file.terms.clause else ""
    if found.enters is None:
        yield from _wrapped(f"Not in force{clause}.")
        if found.met:
            yield f"Its own conditions were met on {found.met}."
        for sentence in found.missing:
            yield from _wrapped(sentence, "  - ")
        return
    ahead = on is not None and found.enters > on
    yield from _wrapped(f"{'Enters into force on' if ahead else 'In force since'} {found.enters}{clause}.")
    yield from _wrapped(_why(file, found))
    if found.decisive:
        shown = [_name(file, state) for state in found.decisive[:MOST_DECISIVE]]
        more = len(found.decisive) - len(shown)
        yield from _wrapped(f"Decisive: {', '.join(shown)}" + (f" and {more} others." if more else "."))


def _why(file: TreatyFile, found: Picture) -> str:
    entry = file.terms.entry
    said = f"The last condition was met on {found.met}"
    fixed = entry.fixed_date_if_met_by_then
    if fixed and found.met and found.met <= fixed:
        said += f"; met by then, the fixed date {fixed} holds"
    else:
        said += f"; delay: {entry.then.words()}"
    if entry.not_before:
        said += f"; not before {entry.not_before}"
    parents = [one.treaty for one in entry.all_of if one.type == "parent_in_force"]
    return said + (f"; not before {' and '.join(parents)}" if parents else "") + "."


def _name(file: TreatyFile, state: str) -> str:
    name = file.record.names.get(state, state)
    return f"{name} ({state})" if name != state else name


def _clauses(file: TreatyFile) -> Iterator[str]:
    """What else the file says, briefly."""
    terms = file.terms
    yield from _wrapped(f"Late joiners: {_delay(terms.late_joiner)}; {terms.family}.")
    yield from _wrapped(f"Withdrawal: {_withdrawal(terms.withdrawal, implied=terms.implied_right)}.")
    for key, value in terms.others.items():
        said = _said(value)
        if said and key not in ("late_joiner_applies_to", "clause"):
            cut = said if len(said) <= LONGEST_OTHER else f"{said[: LONGEST_OTHER - 1]}…"
            yield from _wrapped(f"{key.replace('_', ' ').capitalize()}: {cut}")


def _delay(delay: Delay) -> str:
    words = delay.words()
    return words if words == "at once" else f"after {words}"


def _withdrawal(clause: Withdrawal | None, *, implied: bool) -> str:
    if clause is None:
        return "the text is silent; " + ("a right is implied, 12 months' notice" if implied else "no right to leave")
    if not clause.allowed:
        return "not allowed"
    said = "at once" if clause.notice == Delay() else f"with notice of {clause.notice.words()}"
    if clause.earliest_after_in_force_for_party != Delay():
        said += f", from {clause.earliest_after_in_force_for_party.words()} of membership on"
    if clause.earliest_after_entry_into_force != Delay():
        said += f", from {clause.earliest_after_entry_into_force.words()} of the treaty on"
    return said + (", not during an armed conflict" if clause.effect_not_before_end_of_armed_conflict else "")


def _said(value: object, depth: int = 0) -> str:
    """A value of the file that is not read, on one line."""
    if depth > DEEPEST:
        return "…"
    match value:
        case bool():
            return "yes" if value else "no"
        case dict():
            return "; ".join(
                f"{key.replace('_', ' ')}: {_said(one, depth + 1)}" for key, one in value.items() if one is not None
            )
        case list():
            return ", ".join(_said(one, depth + 1) for one in value)
    return "" if value is None else str(value)


def _states(file: TreatyFile, found: Picture) -> Iterator[str]:
    counted = Counter(one.status for one in found.states.values())
    yield ", ".join(f"{counted[status]} {words}" for status, words in ORDER.items() if counted[status]) or "No state."
    provisional = sum(one.provisional is not None and one.status != "party" for one in found.states.values())
    if provisional:
        yield f"{provisional} declared to apply it provisionally and are no parties."
    if not found.states:
        return
    yield ""
    yield _row("", "State", "Status", ("Signed", "Consent", "In force", "Left"))
    rank = list(ORDER)
    names: Mapping[str, str] = file.record.names
    for state, one in sorted(found.states.items(), key=lambda item: (rank.index(item[1].status), names[item[0]])):
        name = names[state]
        yield _row(state if state != name else "", name, one.status, _days(one))


def _days(one: Standing) -> Sequence[str]:
    return [f"{day}" if day else "-" for day in (one.signed, one.consent, one.in_force, one.withdrawn)]


def _row(code: str, name: str, status: str, days: Iterable[str]) -> str:
    code, name = _short(code, 8), _clean(name)
    first = f"{code:4}{_short(name, 22 - max(4, len(code) + 1))}" if len(code) < 4 else f"{code} {_short(name, 13)}"
    return " ".join([f"{first:22}", f"{status:11}", *(f"{day:10}" for day in days)]).rstrip()


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _clean(text: str) -> str:
    """On one line, without what a terminal would obey, and without halves of letters that JSON can spell."""
    return " ".join(plain(text).encode("utf-8", "replace").decode().split())


def _wrapped(text: str, lead: str = "") -> list[str]:
    return wrap(_clean(text), WIDTH, initial_indent=lead, subsequent_indent="    ") or [""]
