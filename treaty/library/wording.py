"""What pydantic says about a file, in words a teacher understands.

`said` turns the items of a ValidationError into (keys, sentence) pairs: which key of the file is meant, and what to do.
Where a value may be one of several kinds pydantic complains once for each; here it is one sentence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from difflib import get_close_matches
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from treaty.library.places import Keys

_WANTED = {
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "string": "text in quotation marks",
    "tuple": "a list in [brackets]",
    "list": "a list in [brackets]",
    "dict": "a table",
    "model": "a table",
    "dataclass": "a table",
    "date": "a date such as 2026-09-01",
}
"""What a value should have been, by the first word of pydantic's name for the fault."""
_PATTERNS = {
    "^[A-Z]{3}$": "three capital letters, such as IND",
    "^[a-z][a-z0-9_]{0,59}$": "a name of small letters, digits and underscores that begins with a letter",
    "^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$": "letters, digits, dots and dashes without blanks, at most 60",
}
_BOUNDS = {
    "greater_than_equal": ("ge", "at least"),
    "greater_than": ("gt", "more than"),
    "less_than_equal": ("le", "at most"),
    "less_than": ("lt", "less than"),
}


def said(model: type[BaseModel], items: Sequence[ErrorDetails], values: object) -> list[tuple[Keys, str]]:
    """Every fault in `items` as the keys of the value it is about and a sentence, one for each value."""
    grouped: dict[Keys, list[ErrorDetails]] = {}
    for item in items:
        location = item["loc"][:-1] if item["type"] == "missing" else item["loc"]
        location = (*location, *getattr(item.get("ctx", {}).get("error"), "keys", ()))
        named = (item["loc"][-1],) if item["type"] == "missing" else ()
        grouped.setdefault((*_keys(location, values), *named), []).append(item)
    around = {keys[:length] for keys in grouped for length in range(len(keys))}
    return [(keys, _sentence(model, keys, group)) for keys, group in grouped.items() if not _echo(keys, group, around)]


def _echo(keys: Keys, group: Sequence[ErrorDetails], around: set[Keys]) -> bool:
    """Whether a list is called too short only because its entries are faulty, which is said already."""
    return keys in around and all(item["type"] == "too_short" for item in group)


def _keys(location: Sequence[str | int], values: object) -> Keys:
    """`location` without the names of union members that pydantic puts in and no file holds."""
    keys: list[str | int] = []
    for step in location:
        inner = _inner(values, step)
        if inner:
            values = inner[0]
            keys.append(step)
    return tuple(keys)


def _inner(values: object, step: str | int) -> tuple[object, ...]:
    """What stands at `step` of a table or list, or nothing."""
    if isinstance(values, Mapping):
        return (values[step],) if step in values else ()
    if isinstance(values, list | tuple) and isinstance(step, int) and step < len(values):
        return (values[step],)
    return ()


def _sentence(model: type[BaseModel], keys: Keys, group: Sequence[ErrorDetails]) -> str:
    precise = [item for item in group if not _wanted(item)]
    subject = _subject(keys)
    if precise:
        return _precise(model, subject, precise[0])
    wanted = list(dict.fromkeys(_wanted(item) for item in group))
    if "a number" in wanted and "a whole number" in wanted:
        wanted.remove("a whole number")
    words = " or ".join(filter(None, (", ".join(wanted[:-1]), wanted[-1])))
    return f"{subject} must be {words}"


def _wanted(item: ErrorDetails) -> str:
    """The kind of value that was wanted; empty when the kind was right and something else is wrong."""
    kind, _, rest = item["type"].partition("_")
    wrong_kind = rest in ("type", "parsing", "from_float", "number", "attributes_type", "from_datetime_inexact") or (
        kind == "date" and rest.startswith("from")
    )
    return _WANTED.get(kind, "") if wrong_kind else ""


def _precise(model: type[BaseModel], subject: str, item: ErrorDetails) -> str:
    kind, context = item["type"], item.get("ctx", {})
    if kind == "missing":
        return f"{_quoted(item['loc'][-1])} is missing here; add it"
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return _unknown(str(item["loc"][-1]), _fields(model, item["loc"][:-1]))
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        return f"{subject} is {_shown(item['input'])}; it must be {words} {context[key]}"
    if kind in ("literal_error", "enum"):
        return f"{subject} is {_shown(item['input'])}; it must be {context['expected']}"
    if kind == "string_pattern_mismatch":
        form = _PATTERNS.get(context["pattern"], f"of the form {context['pattern']}")
        return f"{subject} is {_shown(item['input'])}; it must be {form}"
    if kind in ("too_short", "too_long"):
        key, words = ("min_length", "at least") if kind == "too_short" else ("max_length", "at most")
        return f"{subject} has {context['actual_length']} entries; {words} {context[key]} are wanted"
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        tag = str(context["discriminator"]).strip("'")
        choices = context.get("expected_tags", "")
        return f"{subject} needs `{tag}`" + (f", one of: {choices}" if choices else ", which says what it is")
    if kind == "value_error":
        error = context["error"]
        return f"{subject}: {getattr(error, 'sentence', error)}"
    return f"{subject}: {item['msg'][:1].lower()}{item['msg'][1:]}"


def _unknown(key: str, known: Sequence[str]) -> str:
    near = get_close_matches(key[:80], known, n=1, cutoff=0.6)
    if near:
        return f"{_quoted(key)} is not known here; did you mean `{near[0]}`?"
    listed = f"; known here: {', '.join(known)}" if known else "; take it out"
    return f"{_quoted(key)} is not known here{listed}"


def _fields(model: type[BaseModel], location: Sequence[str | int]) -> list[str]:
    """Names of the fields that are known at `location` of a `model`."""
    models: list[type] = [model]
    for step in location:
        holders = [_annotations(one)[str(step)] for one in models if step in _annotations(one)]
        inside = [found for annotation in holders for found in _models(annotation)]
        tagged = [one for one in models if step in _tags(one)]
        models = inside or tagged or models
    return list(dict.fromkeys(name for one in models for name in _annotations(one)))


def _annotations(model: type) -> dict[str, Any]:
    """The fields of a model or dataclass, and what each may hold."""
    if issubclass(model, BaseModel):
        return {name: field.annotation for name, field in model.model_fields.items()}
    return {name: hint for name, hint in get_type_hints(model).items() if not name.startswith("_")}


def _models(annotation: Any) -> list[type]:
    if isinstance(annotation, type) and (issubclass(annotation, BaseModel) or is_dataclass(annotation)):
        return [annotation]
    return [found for part in get_args(annotation) for found in _models(part)]


def _tags(model: type) -> set[str]:
    """What pydantic may call `model` among the members of a union."""
    literals = {str(word) for annotation in _annotations(model).values() for word in get_args(annotation)}
    return {model.__name__, *literals}


def _subject(keys: Keys) -> str:
    named = [key for key in keys if isinstance(key, str)]
    if not keys:
        return "this table"
    if isinstance(keys[-1], int):
        return f"entry {keys[-1] + 1} of {_quoted(named[-1])}" if named else f"entry {keys[-1] + 1}"
    return _quoted(keys[-1])


def _quoted(key: object) -> str:
    text = str(key)
    return f"`{text if len(text) <= 60 else text[:59] + '…'}`"


def _shown(value: object) -> str:
    """A value as it stands in the file, cut; containers are not shown, they may be huge."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value[:60]}{"…" if len(value) > 60 else ""}"'
    return f"{value}"[:60] if isinstance(value, int | float) else "something else"
