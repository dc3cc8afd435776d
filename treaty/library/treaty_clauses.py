"""The final clauses of a real treaty, out of its JSON file. What is not read is kept, to be shown as it stands."""

from collections.abc import Callable, Mapping
from dataclasses import fields as fields_of
from typing import Any

from treaty.library.treaty_events import ACTS
from treaty.library.treaty_text import Node
from treaty.model.dates import Delay
from treaty.model.entry import (
    AT_ONCE,
    Condition,
    Count,
    EntryIntoForce,
    FractionOfMembers,
    FractionOfParties,
    NamedStates,
    ParentInForce,
    Weight,
    Withdrawal,
)
from treaty.model.terms import Family, Terms

CONDITIONS: Mapping[str, type[Any]] = {
    "count": Count,
    "weight": Weight,
    "named_states": NamedStates,
    "fraction_of_members": FractionOfMembers,
    "fraction_of_parties": FractionOfParties,
    "parent_in_force": ParentInForce,
}
_RAW: Callable[[Node], Any] = lambda node: node.value  # noqa: E731  (the record itself judges what it is given)
_READERS: Mapping[str, Callable[[Node], Any]] = {
    "instruments": Node.names,
    "successions": Node.flag,
    "signatories_only": Node.flag,
    "subset": Node.names,
    "exclude_states": Node.names,
    "reio_additional": Node.flag,
    "excludes": Node.words,
    "table": Node.words,
    "total": Node.exact,
    "states": Node.names,
    "parent": Node.words,
    "fraction": Node.exact,
    "reference": Node.words,
    "treaty": Node.words,
}
"""How each option of a condition is read; `at_least` by the sort of the condition."""
_PERIODS = ("days", "months", "years")
_READ = {"id", "name", "adopted", "opened_for_signature", "entry_into_force", "late_joiner", "withdrawal"}
_ALSO = ("late_joiner_applies_to", "closed_for_signature", "amendment", "amends", "parent", "binds")
_FAMILIES: tuple[Family, Family] = ("deposits after entry into force", "deposits after the threshold")


def terms_of(root: Node) -> Terms:
    """The clauses that a file holds. Raises BadFile."""
    _mistyped(root, (*_READ, *_ALSO))
    late, named = root.get("late_joiner"), root.get("name")
    identity = root.need("id", "give the short name by which other treaties call this one")
    entry = root.need("entry_into_force", "say when the treaty enters into force")
    withdrawal, right = _withdrawal(root.get("withdrawal"))
    adopted, opened, clause = root.get("adopted"), root.get("opened_for_signature"), entry.get("clause")
    terms = Terms(
        id=identity.words(),
        entry=_entry(entry),
        name=named.words() if named else "",
        adopted=adopted.day() if adopted else None,
        opened=opened.day() if opened else None,
        late_joiner=_delay(late) if late else AT_ONCE,
        family=_family(root.get("late_joiner_applies_to")),
        withdrawal=withdrawal,
        implied_right=right,
        clause=clause.words() if clause else "",
        others={key: value for key, value in root.object().items() if key not in _READ and value is not None},
    )
    _dated(entry, terms)
    return terms


def _dated(entry: Node, terms: Terms) -> None:
    for place, one in enumerate(terms.entry.all_of):
        if isinstance(one, FractionOfParties) and one.reference == "at_adoption" and terms.adopted is None:
            entry.fail("at_adoption needs the date `adopted` of this treaty", "all_of", place, "reference")


def _family(node: Node | None) -> Family:
    """The family that the words begin with. Where it was not found out: a delay from one's own deposit."""
    words = node.words().strip().lower() if node else ""
    return next((family for family in _FAMILIES if words.startswith(family)), "deposits after the threshold")


def _entry(node: Node) -> EntryIntoForce:
    _mistyped(node, ("all_of", "then", "not_before", "fixed_date_if_met_by_then", "threshold_remembered"))
    other = next((key for key in ("any_of", "one_of", "none_of", "or", "not") if key in node.object()), None)
    if other:
        node.fail("conditions are joined by `all_of` alone; all of them must be met", other)
    conditions = node.need("all_of", "list the conditions of entry into force").entries()
    then, floor = node.get("then"), node.get("not_before")
    fixed, remembered = node.get("fixed_date_if_met_by_then"), node.get("threshold_remembered")
    fields = {
        "all_of": tuple(_condition(one) for one in conditions),
        "then": _delay(then) if then else AT_ONCE,
        "not_before": floor.day() if floor else None,
        "fixed_date_if_met_by_then": fixed.day() if fixed else None,
        "threshold_remembered": remembered.flag() if remembered else True,
    }
    made: EntryIntoForce = node.make(EntryIntoForce, fields)
    return made


def _condition(node: Node) -> Condition:
    sort = node.need("type", f"one of: {', '.join(CONDITIONS)}")
    record = CONDITIONS.get(sort.words())
    if record is None:
        sort.fail(f"`{sort.value}` is no condition; there are: {', '.join(CONDITIONS)}")
    known = tuple(one.name for one in fields_of(record) if one.name != "parties_to")
    _mistyped(node, known)
    fields: dict[str, Any] = {}
    for name in known:
        if name == "type":
            continue
        read = _READERS.get(name) or (Node.exact if record is Weight else _RAW)
        found = node.get(name)
        if found is not None:
            fields[name] = read(found)
    if "instruments" in fields:
        fields["instruments"] = tuple("_".join(kind.lower().split()) for kind in fields["instruments"])
        _misspelt(node, fields["instruments"])
    counts = node.get("reio_counts")  # the same as `reio_additional`, said the other way round in some files
    if counts is not None and "reio_additional" not in fields and record is not ParentInForce:
        fields["reio_additional"] = counts.flag()
    return _made(node, record, fields)


def _misspelt(node: Node, kinds: tuple[str, ...]) -> None:
    """A text may name kinds of its own, but a slip of the pen in one that all know would leave it uncounted."""
    for place, kind in enumerate(kinds):
        if kind not in ACTS and (near := _near(kind, tuple(ACTS))):
            node.fail(f"`{kind[:60]}` is no kind of instrument; did you mean `{near}`?", "instruments", place)


def _near(word: str, known: tuple[str, ...]) -> str:
    """What `word` was most likely meant to be; empty where it is like nothing known."""
    from difflib import get_close_matches  # loaded for a fault alone

    return next(iter(get_close_matches(word[:60], known, n=1, cutoff=0.84)), "")


def _made(node: Node, record: type, fields: dict[str, Any]) -> Condition:
    wanted = {Count: "at_least", Weight: "at_least", NamedStates: "states", FractionOfMembers: "at_least"}
    needs = (wanted.get(record), *(("table",) if record is Weight else ()))
    needs += {FractionOfParties: ("parent", "fraction"), ParentInForce: ("treaty",)}.get(record, ())
    for name in needs:
        if name:
            node.need(name, f"a condition `{node.value['type']}` needs it")
    made: Condition = node.make(record, fields)
    return made


def _delay(node: Node) -> Delay:
    known = (*_PERIODS, "rule", "n", "after")
    _mistyped(node, known)
    held = {key: node.get(key) for key in known}
    fields: dict[str, Any] = {key: found.value for key, found in held.items() if found is not None}
    if not fields.keys() & {*_PERIODS, "rule"}:
        node.fail("a delay needs one of days, months, years or rule")
    if "rule" in fields and fields.keys() & {*_PERIODS}:
        node.fail("a delay has days, months and years, or a rule, not both")
    inner = held["after"]
    if inner is not None:
        if node.keys.count("after") > 1:
            inner.fail("`after` stands in `after` once at most")
        fields["after"] = _delay(inner)
    made: Delay = node.make(Delay, fields)
    return made


def _withdrawal(node: Node | None) -> tuple[Withdrawal | None, bool]:
    """The clause, None where the text is silent, and whether a right is implied all the same (V56.1)."""
    if node is None:
        return None, False
    delays = ("notice", "earliest_after_in_force_for_party", "earliest_after_entry_into_force")
    flags = ("allowed", "or_later_date", "effect_not_before_end_of_armed_conflict")
    _mistyped(node, (*delays, *flags, "implied_right"))
    fields: dict[str, Any] = {"notice": AT_ONCE}
    fields |= {key: _delay(found) for key in delays if (found := node.get(key))}
    fields |= {key: found.flag() for key in flags if (found := node.get(key))}
    implied = node.get("implied_right")
    right = implied.flag() if implied else False
    if "allowed" not in fields and node.get("notice") is None:
        return None, right
    made: Withdrawal = node.make(Withdrawal, fields)
    return made, right


def _mistyped(node: Node, known: tuple[str, ...]) -> None:
    """A key that is not read is kept, unless it looks like a slip of the pen: that would change what is computed."""
    for key in (one for one in node.object() if one not in known):
        near = _near(key, known)
        if near and near not in node.object():
            node.fail(f"`{key[:60]}` is not known here; did you mean `{near}`?", key)
