"""The clause catalogue: every kind of clause a text may use, from the packaged files and a teacher's own.

A kind that promises nothing, sees nothing and settles nothing is refused, as are a name that no table knows and a limit
that a measure can never reach: a mistake in a catalogue must show when the file is read, not in the fourth round.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Any

from treaty.library.places import Keys
from treaty.library.reading import MOST_COMPLAINTS, Complaint, Document, Faulty
from treaty.model.clause import ClauseKind, Parameter, amount, braces
from treaty.model.instrument import FinalClauses
from treaty.model.measure import MEASURES

METHODS: tuple[str, ...] = (
    "ntm",
    "declarations",
    "inspections",
    "challenge",
    "chip_logs",
    "monitors",
    "whistleblowers",
    "secretariat",
    "peer_review",
)
"""The verification methods, in the order of the kinds L1 to L9 that bring them into force."""


def load_catalogue(extra: Sequence[Path] = ()) -> dict[str, ClauseKind]:
    """Every kind by its id: the packaged ones, then those of the files `extra`. Raises `Faulty`.

    A kind of `extra` that has the id of another kind is refused; the packaged kinds are read once a process.
    """
    kinds = dict(_packaged())
    complaints: list[Complaint] = []
    for path in extra:
        try:
            _add(Document.read(path), kinds)
        except Faulty as faulty:
            complaints += faulty.complaints
    if complaints:
        raise Faulty(complaints)
    return kinds


def kinds_of(document: Document) -> dict[str, ClauseKind]:
    """The kinds that one file describes, by id. Raises `Faulty` with everything wrong in it."""
    found: dict[str, ClauseKind] = {}
    _add(document, found)
    return found


@lru_cache(maxsize=1)
def _packaged() -> Mapping[str, ClauseKind]:
    kinds: dict[str, ClauseKind] = {}
    folder = resources.files("treaty.library") / "catalogue"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            _add(Document.decode(file.read_bytes(), str(file)), kinds)
    return kinds


def _add(document: Document, kinds: dict[str, ClauseKind]) -> None:
    complaints = [
        document.complain((key,), f"`{key}` is not known in a catalogue file; it holds [[kinds]] tables only")
        for key in document.values
        if key != "kinds"
    ]
    tables = document.values.get("kinds")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        complaints.append(document.complain(("kinds",), "a catalogue file holds one [[kinds]] table for each kind"))
        tables = []
    for place, table in enumerate(tables):
        if len(complaints) > MOST_COMPLAINTS:
            break  # a file so full of faults is mended step by step
        at: Keys = ("kinds", place)
        try:
            kind = _kind(document, table, at)
        except Faulty as faulty:
            complaints += faulty.complaints
            continue
        if kind.id in kinds:
            sentence = f"there is a kind {kind.id} already ({kinds[kind.id].title}); give this one another id"
            complaints.append(document.complain((*at, "id"), sentence))
        elif kind.id == "free":
            complaints.append(document.complain((*at, "id"), "`free` is the kind of free-text clauses; choose another"))
        else:
            kinds[kind.id] = kind
    if complaints:
        raise Faulty(complaints)


def _kind(document: Document, table: Mapping[str, Any], at: Keys) -> ClauseKind:
    """One table as a kind. Names are checked first, because here it is known where each of them stands."""
    names = islice(_names(table), MOST_COMPLAINTS)
    wrong = [document.complain((*at, *keys), sentence) for keys, sentence in names]
    if wrong:
        raise Faulty(wrong)
    kind = document.build(ClauseKind, table, at)
    wrong = [document.complain((*at, *keys), sentence) for keys, sentence in _sense(kind)]
    if wrong:
        raise Faulty(wrong)
    return kind


def _names(table: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    """Names in a raw table that nothing answers to. Values of the wrong type are left to the model."""
    known = {one.get("name") for one in _tables(table, "parameters")}
    parameters = [name for name in known if isinstance(name, str)]
    for place, duty in enumerate(_tables(table, "duties")):
        case = duty.get("when")
        cases = [((), duty, "limit")] + ([(("when",), case, "at_least")] if isinstance(case, dict) else [])
        for inner, part, bound in cases:
            where: Keys = ("duties", place, *inner)
            yield from _unknown((*where, "measure"), part.get("measure"), list(MEASURES), "measure")
            yield from _unknown((*where, bound), part.get(bound), parameters, "parameter of this kind")
    for place, means in enumerate(_tables(table, "means")):
        yield from _unknown(("means", place, "method"), means.get("method"), METHODS, "verification method")
        yield from _unknown(("means", place, "amount"), means.get("amount"), parameters, "parameter of this kind")
    methods = table.get("methods")
    for place, method in enumerate(methods if isinstance(methods, list) else ()):
        yield from _unknown(("methods", place), method, METHODS, "verification method")
    yield from _unknown(("final",), table.get("final") or None, list(FinalClauses.model_fields), "final clause")
    yield from _template(table.get("sentence"), parameters)


def _tables(table: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = table.get(key)
    return [one if isinstance(one, dict) else {} for one in found] if isinstance(found, list) else []


def _unknown(keys: Keys, name: object, known: Sequence[str], what: str) -> list[tuple[Keys, str]]:
    if not isinstance(name, str) or name in known:
        return []
    near = get_close_matches(name[:80], known, n=1)
    hint = f"did you mean `{near[0]}`?" if near else ""
    if not hint:
        hint = "`treaty schema` lists them" if what == "measure" else f"there are: {', '.join(known) or 'none'}"
    return [(keys, f"`{name[:60]}` is no {what}; {hint}")]


def _template(sentence: object, parameters: Sequence[str]) -> Iterator[tuple[Keys, str]]:
    if not isinstance(sentence, str):
        return
    try:
        used = braces(sentence)
    except ValueError as error:
        yield ("sentence",), str(error)
        return
    for name in sorted(used):
        yield from _unknown(("sentence",), name, parameters, "parameter here")
    for name in parameters:
        if name not in used:
            yield ("sentence",), f"the sentence does not say {{{name}}}"


def _sense(kind: ClauseKind) -> list[tuple[Keys, str]]:
    """What is wrong with a well-formed kind: it does nothing, or asks for what no country could ever do or miss."""
    wrong: list[tuple[Keys, str]] = []
    does = bool(kind.duties or kind.means or kind.settlement or kind.relief)
    if kind.group == "N" and not kind.final:
        wrong.append(((), f"{kind.id} is of group N: `final` must name the final clause it is about"))
    if kind.group != "N" and not does:
        wrong.append(((), f"{kind.id} does nothing: give it duties, means, a settlement or relief"))
    if kind.group != "N" and kind.final:
        wrong.append((("final",), "`final` belongs to group N"))
    if kind.relief and kind.parameter("years") is None:
        wrong.append((("relief",), "a kind that gives relief needs a parameter `years`, the time it gives"))
    for place, duty in enumerate(kind.duties):
        wrong += _reach(kind, ("duties", place, "limit"), duty.measure, duty.limit)
        if duty.when:
            wrong += _reach(kind, ("duties", place, "when", "at_least"), duty.when.measure, duty.when.at_least)
    for place, means in enumerate(kind.means):
        parameter = kind.parameter(means.amount) if isinstance(means.amount, str) else None
        if parameter and parameter.type not in ("number", "integer"):
            wrong.append((("means", place, "amount"), f"`{parameter.name}` is a {parameter.type}, not a number"))
    return wrong


def _reach(kind: ClauseKind, keys: Keys, name: str, bound: float | str) -> list[tuple[Keys, str]]:
    """Complaints about a bound that may lie outside the range of its measure."""
    measure = MEASURES[name]
    parameter: Parameter | None = kind.parameter(bound) if isinstance(bound, str) else None
    if parameter and parameter.type not in ("number", "integer"):
        return [(keys, f"`{parameter.name}` is a {parameter.type}; a measure needs a number")]
    low = high = 0.0
    if parameter:
        low, high = parameter.low or 0.0, parameter.high or 0.0
    elif not isinstance(bound, str):
        low = high = bound
    if measure.low <= low and high <= measure.high:
        return []
    span = amount(low) if low == high else f"{amount(low)} to {amount(high)}"
    room = f"{amount(measure.low)} to {amount(measure.high)} {measure.unit}"
    return [(keys, f"this is {span}, but {measure.title} (`{name}`) goes from {room}; narrow it")]
