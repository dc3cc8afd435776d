"""Steps: the single changes to a text that a meeting can think of, and the text with one of them carried out."""

from collections.abc import Iterator, Mapping

from treaty.model.amendment import DeleteArticle, Operation, SetParameter, Unfit, apply
from treaty.model.clause import ClauseKind, Parameter, Value
from treaty.model.instrument import Instrument

STEP = 0.35
"""How far along a parameter's range one amendment goes (range in powers of ten where it is logarithmic)."""


def changes(kinds: Mapping[str, ClauseKind], text: Instrument) -> Iterator[SetParameter]:
    """Every article's binding numbers, one step milder and one step stricter."""
    for article in text.articles:
        kind = kinds.get(article.clause.kind)
        if kind is None:
            continue
        for name in dict.fromkeys(duty.limit for duty in kind.duties if isinstance(duty.limit, str)):
            parameter = kind.parameter(name)
            if parameter is None or parameter.type not in ("number", "integer"):
                continue
            now = article.clause.values.get(name, parameter.typical)
            for value in _near(parameter, now):
                yield SetParameter(article=article.id, parameter=name, value=value)


def _near(parameter: Parameter, now: Value) -> Iterator[float]:
    if isinstance(now, bool | str | tuple) or parameter.low is None or parameter.high is None:
        return
    for sign in (-1, 1):
        if parameter.logarithmic:
            value = float(f"{now * 10.0**sign:.1g}")
        else:
            value = now + sign * STEP * (parameter.high - parameter.low)
        value = min(parameter.high, max(parameter.low, value))
        value = float(round(value)) if parameter.type == "integer" or abs(value) >= 10 else float(f"{value:.2g}")
        if value != now and not parameter.complaint(value):
            yield value


def deletions(kinds: Mapping[str, ClauseKind], text: Instrument) -> Iterator[DeleteArticle]:
    """Every article that binds, taken out."""
    for article in text.articles:
        kind = kinds.get(article.clause.kind)
        if kind is not None and kind.duties and len(text.articles) > 3:
            yield DeleteArticle(article=article.id)


def amended(kinds: Mapping[str, ClauseKind], text: Instrument, operation: Operation) -> Instrument | None:
    """The text with the operation carried out, or None where it does not fit."""
    try:
        new = apply(text, (operation,))
    except Unfit:
        return None
    return None if new.complaint(kinds) else new
