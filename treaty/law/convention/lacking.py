"""What still stands between a treaty and its entry into force, one sentence a condition, with numbers and names.

V24.1  All conditions must be met.
"""

from collections.abc import Collection, Iterable
from datetime import date
from fractions import Fraction

from treaty.law.convention.consents import Timing
from treaty.law.convention.entry import Board, Parent, Tally
from treaty.model.entry import Count, FractionOfMembers, FractionOfParties, NamedStates, Weight

MOST_NAMES = 12
"""Names in one sentence; more would not be read."""


def lacks(board: Board, timing: Timing, floors: Iterable[Parent], day: date) -> tuple[str, ...]:
    """One sentence for each condition that is open on `day`, and for each parent that is not to be in force."""
    said = []
    if timing.met is None:
        said = [_open(tally, day) for tally in board.tallies if not tally.met(day)]
        if not said:
            said = ["Nobody has consented to be bound: 1 instrument is needed."]
    known = [parent for parent in floors if parent.enters is None]
    return (*said, *(f"The parent treaty {parent.id} must enter into force; it is not certain to." for parent in known))


def _open(tally: Tally, day: date) -> str:
    condition, having, wanted = tally.condition, tally.having(day), tally.wanted(day)
    match condition:
        case Count():
            return _counted(condition, int(having), int(wanted), _untouched(condition.subset, tally.brings))
        case NamedStates():
            out = _untouched(condition.states, tally.brings)
            return f"{len(out)} of {wanted} named states {_are(len(out))} not in: {_listed(out)}."
        case Weight():
            return _weighed(condition, Fraction(having), tally)
        case FractionOfMembers():
            return f"{having} of {wanted} members have consented: {_more(wanted - having)}."
        case FractionOfParties():
            return _share(condition, int(having), int(wanted), len(tally.parties(day)))
    return "A condition is open."


def _counted(condition: Count, having: int, wanted: int, out: list[str]) -> str:
    said = f"{having} of {wanted} instruments" + " of signatories" * condition.signatories_only
    if condition.exclude_states:
        said += f", those of {_listed(condition.exclude_states)} not counted"
    if condition.subset:
        whom = len(set(condition.subset))
        return f"{said} of {whom} listed states: {_more(wanted - having)} of {_listed(out) or 'them'}."
    return f"{said}: {_more(wanted - having)}."


def _weighed(condition: Weight, having: Fraction, tally: Tally) -> str:
    total = tally.total
    if not total:
        return f"The table {condition.table} is empty: no share of it can be reached."
    share = f"{_percent(having / total)} of the {_percent(tally.share)} needed"
    return f"{share} of {condition.table}: {_number(tally.share * total - having)} of {_number(total)} are lacking."


def _share(condition: FractionOfParties, having: int, wanted: int, group: int) -> str:
    when = " at adoption" if condition.reference == "at_adoption" else ""
    if not group:
        return f"{condition.parent} has no parties{when} of whom {condition.fraction} could consent."
    whom = f"{condition.fraction} of {group} parties of {condition.parent}{when}"
    return f"{having} of {wanted} consents ({whom}): {_more(wanted - having)}."


def _untouched(names: Collection[str], brings: Collection[str]) -> list[str]:
    return sorted(set(names) - set(brings))


def _listed(names: Collection[str]) -> str:
    shown = list(names)[:MOST_NAMES]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} others" if more else "")


def _more(number: int | Fraction) -> str:
    return f"{number} more {_are(number)} needed"


def _are(number: int | Fraction) -> str:
    return "is" if number == 1 else "are"


def _percent(share: Fraction) -> str:
    """In %, cut to a tenth: a share that is not reached is never rounded up to it."""
    return f"{int(share * 1000) / 10:g} %"


def _number(amount: Fraction) -> str:
    """The amount, cut after three places."""
    return f"{int(amount * 1000) / 1000:,.3f}".rstrip("0").rstrip(".")
