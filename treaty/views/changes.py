"""Amendments in words: `to lower the largest run allowed (article 1) from 10^25 to 10^24 FLOP (binds 4 of 12)`.

The same words serve the floor as it stands and the story of a game that is over; only how countries are named, and
whom a number binds, differ. `Terms` holds these two.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from treaty.model.amendment import AddArticle, DeleteArticle, Operation, ReplaceClause, SetFinal, SetParameter
from treaty.model.clause import Clause, ClauseKind, Parameter, Value
from treaty.model.dates import Delay
from treaty.model.entry import Count, EntryIntoForce, FractionOfParties, NamedStates, Weight, Withdrawal
from treaty.model.fields import exact
from treaty.model.instrument import FinalClauses, Instrument
from treaty.model.reservation import ReservationText
from treaty.model.voting import VotingRule
from treaty.views.wording import counted, day, listed, percent

FINAL_TITLES = {
    "adoption": "how it is adopted",
    "consent": "how states consent",
    "entry_into_force": "entry into force",
    "late_joiner": "when late joiners are bound",
    "late_joiner_applies_to": "who is a late joiner",
    "reservations": "reservations",
    "reservable": "articles that may be reserved",
    "reserving_counts": "when a consent with a reservation counts",
    "provisional": "provisional application",
    "silence_binds_after": "silence of a signatory",
    "amendment": "how it is amended in force",
    "amendment_entry": "who must accept an amendment",
    "amendment_counted": "which parties are counted for that",
    "amendment_binds": "whom an amendment in force binds",
    "notice_reaches_after": "when the depositary's notices arrive",
    "unduly_delayed_after": "how long signatories must wait for it",
    "withdrawal": "withdrawal",
    "duration": "how long it lasts",
    "open_to": "who may join",
}
"""Field of the final clauses -> what people call it."""
_CHOSEN: dict[tuple[str, object], str] = {
    ("reservable", ()): "none is listed",
    ("provisional", True): "allowed before it is in force",
    ("provisional", False): "not provided for",
    ("silence_binds_after", None): "binds nobody",
    ("amendment_counted", "current"): "those of the day",
    ("amendment_counted", "at_adoption"): "those at its adoption",
    ("amendment_binds", "acceptors"): "those that accept it",
    ("amendment_binds", "all"): "all parties",
    ("unduly_delayed_after", None): "as long as it takes",
}
"""Values that say little by themselves, in words."""


_SHARES = {Fraction(1, 2): "half", Fraction(2, 3): "two thirds", Fraction(3, 4): "three quarters", Fraction(1): "all"}


def share_words(text: str) -> str:
    """A share as people say it: `two thirds`, `30 of 51`."""
    return _SHARES.get(Fraction(text), text.replace("/", " of "))


def nothing_said(*_: object) -> str:
    """For `Terms.binds` where whom a number binds is said elsewhere."""
    return ""


@dataclass(frozen=True, slots=True)
class Terms:
    """How amendments and conditions are worded."""

    kinds: Mapping[str, ClauseKind]
    name: Callable[[str], str] = str
    """A country's code as it stands in a sentence."""
    group: Callable[[Collection[str]], str] = listed
    """Several countries as they stand in a sentence."""
    binds: Callable[[Clause, ClauseKind, str, Value], str] = nothing_said
    """Clause, its kind, a parameter and its new value -> words after the number, such as ` (binds 4 of 12)`."""


def each_in_words(terms: Terms, text: Instrument, operations: tuple[Operation, ...]) -> tuple[str, ...]:
    """What each operation would do to `text`, as an infinitive: `to strike out article 3, Visits`."""
    return tuple(_one(terms, text, operation) for operation in operations)


def _one(terms: Terms, text: Instrument, operation: Operation) -> str:
    match operation:
        case SetParameter():
            return _set(terms, text, operation)
        case AddArticle():
            return f"to add {_clause(terms, operation.article.title, operation.article.clause)}"
        case DeleteArticle():
            return f"to strike out {_place(terms, text, operation.article)}"
        case ReplaceClause():
            place = _place(terms, text, operation.article)
            return f"to put {_clause(terms, '', operation.clause)} in the place of {place}"
        case SetFinal():
            return listed([_final(terms, name, operation.final) for name in operation.fields])


def _place(terms: Terms, text: Instrument, article_id: str) -> str:
    article = text.article(article_id)
    if article is None:
        return f"article {article_id}"
    kind = terms.kinds.get(article.clause.kind)
    title = article.title or (kind.title if kind else "")
    return f"article {article_id}, {title}" if title else f"article {article_id}"


def _clause(terms: Terms, title: str, clause: Clause) -> str:
    kind = terms.kinds.get(clause.kind)
    if kind is None:
        return "an article in free words"
    said = [
        amount_in_words(parameter, clause.values.get(parameter.name, parameter.typical))
        for parameter in kind.parameters
        if parameter.type in ("number", "integer")
    ]
    return f"{(title or kind.title).lower()} ({', '.join(said[:2])})" if said else (title or kind.title).lower()


def amount_in_words(parameter: Parameter, value: Value) -> str:
    """The value of a blank with its unit: `10^24 FLOP`."""
    return f"{parameter.words(value)} {parameter.unit}".strip()


def changed_in_words(kinds: Mapping[str, ClauseKind], text: Instrument, one: ReservationText) -> str:
    """What a reservation does to an article: `article 2, Logs: 3 months instead of 6`; `article 2, Logs: left out`."""
    article, place = text.article(one.article), _place(Terms(kinds), text, one.article)
    kind = kinds.get(article.clause.kind) if article else None
    if article is None or kind is None or not one.values:
        return f"{place}: left out"
    said = []
    for name, new in one.values.items():
        blank = kind.parameter(name)
        if blank is not None:
            old = article.clause.values.get(name, blank.typical)
            words = f"{amount_in_words(blank, new)} instead of {blank.words(old)}"
            said.append(words if len(one.values) == 1 and blank.unit else f"{blank.title} {words}")
    return f"{place}: {'; '.join(said)}"


def _set(terms: Terms, text: Instrument, operation: SetParameter) -> str:
    article = text.article(operation.article)
    kind = terms.kinds.get(article.clause.kind) if article else None
    parameter = kind.parameter(operation.parameter) if kind else None
    if article is None or kind is None or parameter is None:
        return f"to set {operation.parameter} of article {operation.article}"
    old, new = article.clause.values.get(parameter.name, parameter.typical), operation.value
    numbers = parameter.type in ("number", "integer") and isinstance(old, int | float) and isinstance(new, int | float)
    verb = "change" if not numbers or old == new else "raise" if new > old else "lower"  # type: ignore[operator]
    said = f"to {verb} {parameter.title} ({_place(terms, text, operation.article)}) from {parameter.words(old)} to "
    return said + amount_in_words(parameter, new) + terms.binds(article.clause, kind, parameter.name, new)


def _final(terms: Terms, name: str, final: FinalClauses) -> str:
    return f"to make {FINAL_TITLES.get(name, name)}: {final_in_words(terms, getattr(final, name), name)}"


def final_in_words(terms: Terms, value: object, name: str = "") -> str:
    """One final clause in words: `at once with three consents`, `with notice of 6 months`; `name` is its field."""
    if isinstance(value, str | bool | tuple | None) and (name, value) in _CHOSEN:
        return _CHOSEN[name, value]
    match name:
        case "reservable" if isinstance(value, tuple):
            return listed(value)
        case "amendment_entry":
            return f"{share_words(str(value))} of the parties"
        case "silence_binds_after" if isinstance(value, Delay):
            return f"binds it after {value.words()}"
        case "notice_reaches_after" if value != Delay():
            return f"{final_in_words(terms, value)} after the act"
        case "unduly_delayed_after" if isinstance(value, Delay):
            return f"{value.words()} after adoption"
    match value:
        case EntryIntoForce():
            return conditions(terms, value).removeprefix("in force ")
        case VotingRule():
            return value.name
        case Withdrawal():
            if value.silent:
                return "nothing is said of it"
            return f"with notice of {value.notice.words()}" if value.allowed else "not allowed"
        case Delay():
            return value.words()
        case None:
            return "without end"
    return str(value)


def conditions(terms: Terms, entry: EntryIntoForce) -> str:
    """When a text enters into force: `in force 3 months after five consents and that of Kenya`."""
    parts = []
    for condition in entry.all_of:
        if isinstance(condition, Count):
            among = f" among {terms.group(condition.subset)}" if condition.subset else ""
            parts.append(counted(condition.at_least, "consent") + among)
        elif isinstance(condition, NamedStates):
            parts.append(f"the consent of {listed(map(terms.name, condition.states))}")
        elif isinstance(condition, FractionOfParties):
            parts.append(f"acceptance by {share_words(condition.fraction)} of the parties to the treaty it amends")
        elif isinstance(condition, Weight):
            parts.append(f"{percent(float(exact(condition.at_least)))} of the world's {condition.table}")
    delay = entry.then.words()
    lead = "in force at once with " if delay == "at once" else f"in force {delay} after "
    fixed, floor = entry.fixed_date_if_met_by_then, entry.not_before
    said = f", or on {day(str(fixed))} if that comes about by then" if fixed else ""
    return lead + listed(parts) + said + (f", and not before {day(str(floor))}" if floor else "")
