"""Drafting: which changes to a text a seat can think of, and the nearest one it would accept."""

from collections.abc import Iterator, Mapping

from treaty.model.amendment import AddArticle, DeleteArticle, Operation, SetFinal, SetParameter, Unfit, apply
from treaty.model.clause import Clause, ClauseKind, Parameter, Value, amount
from treaty.model.instrument import Article, Instrument, NamedStates
from treaty.views.records import SeatView

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


def verification_wanted(view: SeatView, text: Instrument) -> Operation | None:
    """A verification article that the text lacks: declarations first, then inspections, challenge, a secretariat."""
    kinds = view.public.kinds
    there = {article.clause.kind for article in text.articles}
    for wanted in ("L2", "L3", "L4", "L8"):
        if wanted in kinds and wanted not in there:
            kind = kinds[wanted]
            article = Article(id=f"v-{wanted.lower()}", title=kind.title, clause=typical(kind))
            return AddArticle(article=article) if text.article(article.id) is None else None
    return None


def typical(kind: ClauseKind) -> Clause:
    """A clause of this kind with its typical values."""
    return Clause(kind=kind.id, values={parameter.name: parameter.typical for parameter in kind.parameters})


def powers_wanted(view: SeatView, text: Instrument) -> Operation | None:
    """That the text enters into force only when the other powers have joined; a power asks this of its rivals."""
    others = tuple(power for power in view.public.figures.powers if power != view.me)
    entry = text.final.entry_into_force
    if not others or any(isinstance(condition, NamedStates) for condition in entry.all_of):
        return None
    named = NamedStates(states=others)
    wanted = entry.model_copy(update={"all_of": (*entry.all_of, named)})
    return SetFinal(fields=("entry_into_force",), final=text.final.model_copy(update={"entry_into_force": wanted}))


def amended(kinds: Mapping[str, ClauseKind], text: Instrument, operation: Operation) -> Instrument | None:
    """The text with the operation carried out, or None where it does not fit."""
    try:
        new = apply(text, (operation,))
    except Unfit:
        return None
    return None if new.complaint(kinds) else new


def said(view: SeatView, text: Instrument, operation: Operation) -> str:
    """An operation as people say it: `the training-run cap at 10^25 FLOP instead of 10^24`."""
    if isinstance(operation, SetFinal):
        states = [
            name
            for condition in operation.final.entry_into_force.all_of
            if isinstance(condition, NamedStates)
            for name in condition.states
        ]
        names = {neighbour.id: neighbour.name for neighbour in view.public.neighbours}
        return "entry into force only once " + " and ".join(names.get(s, s) for s in states) + " have joined"
    if isinstance(operation, AddArticle):
        return f"an article on {operation.article.title.lower()}"
    article = text.article(operation.article)
    title = (article.title if article else operation.article).lower()
    if isinstance(operation, DeleteArticle):
        return f"the text without the article on {title}"
    kind = view.public.kinds.get(article.clause.kind) if article else None
    if isinstance(operation, SetParameter) and article and kind:
        parameter = kind.parameter(operation.parameter)
        if parameter and isinstance(operation.value, int | float):
            now = article.clause.values.get(operation.parameter, parameter.typical)
            unit = f" {parameter.unit}" if parameter.unit else ""
            return (
                f"{title}: {parameter.title.lower()} {amount(operation.value)}{unit} instead of {parameter.words(now)}"
            )
    return f"another wording of {title}"
