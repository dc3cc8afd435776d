"""Amendments: operations on typed clauses, and how far an amended text lies from the original.

F3.2  An amendment merely adds to, deletes from or revises parts; one that replaces every article is a rival proposal.
F4.2  Distance: deletion of a clause, then change of a number by its logarithm or difference, then additions and words.
Source: draft rules of procedure of the BBNJ COP (2026), rules 42-52;
the metric is ours.
"""

import math
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from treaty.model.base import Frozen, Name, Slug
from treaty.model.clause import Clause, ClauseKind, Value
from treaty.model.instrument import Article, FinalClauses, Instrument


class SetParameter(Frozen):
    """Change one value of one clause."""

    op: Literal["set"] = "set"
    article: Slug
    parameter: Name
    value: Value


class ReplaceClause(Frozen):
    """Put another clause in an article's place."""

    op: Literal["replace"] = "replace"
    article: Slug
    clause: Clause


class AddArticle(Frozen):
    """Add an article at the end."""

    op: Literal["add"] = "add"
    article: Article


class DeleteArticle(Frozen):
    """Take an article out."""

    op: Literal["delete"] = "delete"
    article: Slug


class SetFinal(Frozen):
    """Replace one or more final clauses; the fields named in `fields` are taken from `final`."""

    op: Literal["final"] = "final"
    fields: tuple[Name, ...] = Field(min_length=1)
    final: FinalClauses


Operation = Annotated[SetParameter | ReplaceClause | AddArticle | DeleteArticle | SetFinal, Field(discriminator="op")]


class Unfit(ValueError):
    """An operation that does not fit the text; the message says why."""


def apply(text: Instrument, operations: tuple[Operation, ...]) -> Instrument:
    """`text` with all operations carried out in order. Raises `Unfit` with a sentence where one does not fit."""
    for operation in operations:
        text = _apply(text, operation)
    return text


def _apply(text: Instrument, operation: Operation) -> Instrument:
    if isinstance(operation, SetFinal):
        unknown = [name for name in operation.fields if name not in FinalClauses.model_fields]
        if unknown:
            raise Unfit(f"there is no final clause `{unknown[0]}`")
        changed = {name: getattr(operation.final, name) for name in operation.fields}
        return text.model_copy(update={"final": text.final.model_copy(update=changed)})
    if isinstance(operation, AddArticle):
        if text.article(operation.article.id):
            raise Unfit(f"there is an article {operation.article.id} already")
        return text.model_copy(update={"articles": (*text.articles, operation.article)})
    article = text.article(operation.article)
    if article is None:
        raise Unfit(f"there is no article {operation.article}")
    if isinstance(operation, DeleteArticle):
        if len(text.articles) == 1:
            raise Unfit("the last article cannot be deleted; vote the text down instead")
        return text.model_copy(update={"articles": tuple(a for a in text.articles if a is not article)})
    if isinstance(operation, SetParameter):
        values = {**article.clause.values, operation.parameter: operation.value}
        clause = article.clause.model_copy(update={"values": values})
    else:
        clause = operation.clause
    new = article.model_copy(update={"clause": clause})
    return text.model_copy(update={"articles": tuple(new if a is article else a for a in text.articles)})


def distance(operation: Operation, text: Instrument, kinds: Mapping[str, ClauseKind]) -> float:
    """How far an operation takes `text` from what it says, in [0, 100] (F4.2).

    A deletion 100, another clause in its place 90, another number above 10 and below 90, final clauses above 8, an
    addition 5, another choice 3.
    """
    match operation:
        case DeleteArticle():
            return 100.0
        case SetParameter():
            article = text.article(operation.article)
            return _step(operation, article.clause, kinds) if article else 0.0
        case ReplaceClause():
            return 90.0
        case AddArticle():
            return 5.0
        case SetFinal():
            return 8.0 + len(operation.fields) / 10


def _step(operation: SetParameter, clause: Clause, kinds: Mapping[str, ClauseKind]) -> float:
    kind = kinds.get(clause.kind)
    parameter = kind.parameter(operation.parameter) if kind else None
    if parameter is None:
        return 1.0
    old = clause.values.get(parameter.name, parameter.typical)
    new = operation.value
    if isinstance(old, bool | str | tuple) or isinstance(new, bool | str | tuple):
        return 3.0 if old != new else 0.0
    if parameter.logarithmic:
        moved = abs(math.log10(max(new, 1e-9)) - math.log10(max(old, 1e-9)))
    else:
        moved = abs(new - old) / (((parameter.high or 1) - (parameter.low or 0)) or 1)
    # However many powers of ten it moves, a number stays nearer to the text than the clause's deletion.
    return 10 + 80 * moved / (moved + 4) if moved else 0.0


def touches(operation: Operation) -> tuple[str, ...]:
    """What an operation changes, as keys: two operations conflict when they share a key."""
    match operation:
        case SetParameter():
            return (f"{operation.article}.{operation.parameter}",)
        case ReplaceClause() | DeleteArticle():
            return (f"{operation.article}.*",)
        case AddArticle():
            return (f"+{operation.article.id}",)
        case SetFinal():
            return tuple(f"=.{name}" for name in operation.fields)


def conflict(one: Operation, other: Operation) -> bool:
    """Whether carrying out one of two operations leaves nothing for the other to change."""
    for mine in touches(one):
        for theirs in touches(other):
            whole = mine.endswith(".*") or theirs.endswith(".*")
            # The id of an article may hold dots itself: what follows the last one is the parameter.
            if mine == theirs or (whole and mine.rpartition(".")[0] == theirs.rpartition(".")[0]):
                return True
    return False
