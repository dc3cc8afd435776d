"""Amendments in words: `to lower the largest run allowed (article 1) from 10^25 to 10^24 FLOP (binds 4 of 12)`."""

from treaty.model.amendment import AddArticle, DeleteArticle, Operation, ReplaceClause, SetFinal, SetParameter
from treaty.model.clause import Clause, ClauseKind, Parameter, Value
from treaty.model.dates import Delay
from treaty.model.instrument import Count, EntryIntoForce, FinalClauses, Instrument, NamedStates, VotingRule, Withdrawal
from treaty.report.book import Book, bound
from treaty.views.wording import counted, day, listed, percent

_FINAL = {
    "adoption": "how it is adopted",
    "consent": "how states consent",
    "entry_into_force": "entry into force",
    "late_joiner": "when late joiners are bound",
    "late_joiner_applies_to": "who is a late joiner",
    "reservations": "reservations",
    "amendment": "how it is amended in force",
    "withdrawal": "withdrawal",
    "duration": "how long it lasts",
    "open_to": "who may join",
}


def in_words(book: Book, instrument: str, operations: tuple[Operation, ...]) -> str:
    """What an amendment would do, as infinitives: `to lower ... and to add ...`."""
    text = book.texts[instrument]
    return listed([_one(book, text, operation) for operation in operations])


def _one(book: Book, text: Instrument, operation: Operation) -> str:
    match operation:
        case SetParameter():
            return _set(book, text, operation)
        case AddArticle():
            return f"to add {_clause(book, operation.article.title, operation.article.clause)}"
        case DeleteArticle():
            return f"to strike out {_place(book, text, operation.article)}"
        case ReplaceClause():
            return (
                f"to put {_clause(book, '', operation.clause)} in the place of {_place(book, text, operation.article)}"
            )
        case SetFinal():
            return listed([_final(book, name, operation.final) for name in operation.fields])


def _place(book: Book, text: Instrument, article_id: str) -> str:
    article = text.article(article_id)
    if article is None:
        return f"article {article_id}"
    kind = book.kinds.get(article.clause.kind)
    title = article.title or (kind.title if kind else "")
    return f"article {article_id}, {title}" if title else f"article {article_id}"


def _clause(book: Book, title: str, clause: Clause) -> str:
    kind = book.kinds.get(clause.kind)
    if kind is None:
        return "an article in free words"
    said = [
        _amount(parameter, clause.values.get(parameter.name, parameter.typical))
        for parameter in kind.parameters
        if parameter.type in ("number", "integer")
    ]
    return f"{(title or kind.title).lower()} ({', '.join(said[:2])})" if said else (title or kind.title).lower()


def _amount(parameter: Parameter, value: Value) -> str:
    return f"{parameter.words(value)} {parameter.unit}".strip()


def _set(book: Book, text: Instrument, operation: SetParameter) -> str:
    article = text.article(operation.article)
    kind = book.kinds.get(article.clause.kind) if article else None
    parameter = kind.parameter(operation.parameter) if kind else None
    if article is None or kind is None or parameter is None:
        return f"to set {operation.parameter} of article {operation.article}"
    old, new = article.clause.values.get(parameter.name, parameter.typical), operation.value
    numbers = parameter.type in ("number", "integer") and isinstance(old, int | float) and isinstance(new, int | float)
    verb = "change" if not numbers or old == new else "raise" if new > old else "lower"  # type: ignore[operator]
    said = f"to {verb} {parameter.title} ({_place(book, text, operation.article)}) from {parameter.words(old)} to "
    return said + _amount(parameter, new) + _binds(book, article.clause, kind, parameter.name, new)


def _binds(book: Book, clause: Clause, kind: ClauseKind, parameter: str, value: Value) -> str:
    """Beside a threshold stands whom it binds."""
    for duty in kind.duties:
        if duty.limit == parameter and isinstance(value, int | float):
            case = (duty.when.measure, clause.number(duty.when.at_least, kind)) if duty.when else None
            who, size = len(bound(book, duty.measure, duty.comparator, float(value), case)), len(book.figures.countries)
            return f" (binds {who} of {size})" if who else " (binds nobody today)"
    return ""


def _final(book: Book, name: str, final: FinalClauses) -> str:
    value = getattr(final, name)
    return f"to make {_FINAL.get(name, name)}: {_final_words(book, value)}"


def _final_words(book: Book, value: object) -> str:
    match value:
        case EntryIntoForce():
            return conditions(book, value).removeprefix("in force ")
        case VotingRule():
            return value.name
        case Withdrawal():
            return f"with notice of {value.notice.words()}" if value.allowed else "not allowed"
        case Delay():
            return value.words()
        case None:
            return "without end"
    return str(value)


def conditions(book: Book, entry: EntryIntoForce) -> str:
    """When a text enters into force: `in force 3 months after five consents and that of Kenya`."""
    parts = []
    for condition in entry.all_of:
        if isinstance(condition, Count):
            among = f" among {book.group(condition.subset)}" if condition.subset else ""
            parts.append(counted(condition.at_least, "consent") + among)
        elif isinstance(condition, NamedStates):
            parts.append(f"the consent of {listed(map(book.name, condition.states))}")
        else:
            top, _, bottom = condition.at_least.partition("/")
            parts.append(f"{percent(int(top) / int(bottom or 1))} of the world's {condition.table}")
    delay = entry.then.words()
    lead = "in force at once with " if delay == "at once" else f"in force {delay} after "
    floor = f", and not before {day(str(entry.not_before))}" if entry.not_before else ""
    return lead + listed(parts) + floor
