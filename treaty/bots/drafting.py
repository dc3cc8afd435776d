"""Drafting: what a seat would have a text say beside its numbers, and how it says what it would change."""

from dataclasses import replace

from treaty.model.amendment import AddArticle, DeleteArticle, Operation, SetFinal, SetParameter
from treaty.model.clause import Clause, ClauseKind, amount
from treaty.model.entry import NamedStates
from treaty.model.instrument import Article, Instrument
from treaty.views.records import SeatView


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
    wanted = replace(entry, all_of=(*entry.all_of, named))
    return SetFinal(fields=("entry_into_force",), final=text.final.model_copy(update={"entry_into_force": wanted}))


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
