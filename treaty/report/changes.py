"""Amendments in the words of a story: countries by their names, and beside a threshold whom it binds."""

from treaty.model.amendment import Operation
from treaty.model.clause import Clause, ClauseKind, Value
from treaty.model.entry import EntryIntoForce
from treaty.report.book import Book, bound
from treaty.views.changes import Terms, each_in_words
from treaty.views.changes import conditions as conditions_in_words
from treaty.views.wording import listed


def in_words(book: Book, instrument: str, operations: tuple[Operation, ...]) -> str:
    """What an amendment would do, as infinitives: `to lower ... and to add ...`."""
    return listed(each_in_words(_terms(book), book.texts[instrument], operations))


def conditions(book: Book, entry: EntryIntoForce) -> str:
    """When a text enters into force: `in force 3 months after five consents and that of Kenya`."""
    return conditions_in_words(_terms(book), entry)


def _terms(book: Book) -> Terms:
    def binds(clause: Clause, kind: ClauseKind, parameter: str, value: Value) -> str:
        return _binds(book, clause, kind, parameter, value)

    return Terms(book.kinds, book.name, book.group, binds)


def _binds(book: Book, clause: Clause, kind: ClauseKind, parameter: str, value: Value) -> str:
    """Beside a threshold stands whom it binds."""
    for duty in kind.duties:
        if duty.limit == parameter and isinstance(value, int | float):
            case = (duty.when.measure, clause.number(duty.when.at_least, kind)) if duty.when else None
            who, size = len(bound(book, duty.measure, duty.comparator, float(value), case)), len(book.figures.countries)
            return f" (binds {who} of {size})" if who else " (binds nobody today)"
    return ""
