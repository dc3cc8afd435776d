"""Drafts before they are tabled: a text put together article by article, an amendment put together change by change.

Both are plain values without a screen. They hold what a person wants; whether it may be tabled is the table's to say.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from treaty.model.amendment import AddArticle, DeleteArticle, Operation, ReplaceClause, SetFinal, SetParameter, apply
from treaty.model.clause import Clause, ClauseKind, Value
from treaty.model.instrument import MOST_ARTICLES, Article, FinalClauses, Instrument

MOST_CHANGES = 20
"""Operations that one amendment may hold, as in `acts.commands.Amend`."""


def id_for(title: str, taken: Collection[str]) -> str:
    """An id for a text of that title, other than all that are taken: `our-draft`, `our-draft-2`."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:40].strip("-") or "text"
    found, number = name, 2
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found


@dataclass(frozen=True, slots=True)
class Draft:
    """A text in the making. Articles are numbered from 1 in their order, whatever ids they came with."""

    title: str = ""
    preamble: str = ""
    articles: tuple[Article, ...] = ()
    final: FinalClauses = field(default_factory=FinalClauses)

    @classmethod
    def of(cls, text: Instrument) -> "Draft":
        """A draft that says what `text` says."""
        return cls(text.title, text.preamble, _numbered(text.articles), text.final)

    def added(self, clause: Clause) -> "Draft":
        """With another article at the end."""
        return replace(self, articles=_numbered((*self.articles, Article(id="new", clause=clause))))

    def changed(self, place: int, clause: Clause) -> "Draft":
        """With another clause in the article at `place`, from 0."""
        articles = list(self.articles)
        articles[place] = articles[place].model_copy(update={"clause": clause})
        return replace(self, articles=tuple(articles))

    def named(self, place: int, title: str) -> "Draft":
        """With a title of its own for the article at `place`; empty: what its kind is called."""
        articles = list(self.articles)
        articles[place] = Article(id=articles[place].id, title=title, clause=articles[place].clause)
        return replace(self, articles=tuple(articles))

    def without(self, place: int) -> "Draft":
        """Without the article at `place`."""
        return replace(self, articles=_numbered((*self.articles[:place], *self.articles[place + 1 :])))

    def moved(self, place: int, step: int) -> "Draft":
        """With the article at `place` further down by `step`; the same draft where there is no such place."""
        target = place + step
        if not (0 <= place < len(self.articles) and 0 <= target < len(self.articles)):
            return self
        articles = list(self.articles)
        articles.insert(target, articles.pop(place))
        return replace(self, articles=_numbered(articles))

    def lacks(self) -> str:
        """What is missing before it can be tabled, as a sentence; empty when nothing is."""
        if not self.title.strip():
            return "It has no title yet."
        if not self.articles:
            return "It has no article yet."
        if len(self.articles) > MOST_ARTICLES:
            return f"A text holds at most {MOST_ARTICLES} articles; this one has {len(self.articles)}."
        return ""

    def instrument(self, taken: Collection[str] = ()) -> Instrument:
        """The text with an id that is free. Raises ValueError while something `lacks`."""
        lack = self.lacks()
        if lack:
            raise ValueError(lack)
        name = id_for(self.title, taken)
        return Instrument(id=name, title=self.title, preamble=self.preamble, articles=self.articles, final=self.final)


def _numbered(articles: Collection[Article]) -> tuple[Article, ...]:
    return tuple(article.model_copy(update={"id": f"{number}"}) for number, article in enumerate(articles, 1))


@dataclass(frozen=True, slots=True)
class Amending:
    """An amendment in the making: operations that fit one another, and the reason."""

    operations: tuple[Operation, ...] = ()
    reason: str = ""

    def on(self, text: Instrument) -> Instrument:
        """`text` with all of it carried out. Raises `Unfit`."""
        return apply(text, self.operations)

    def set_value(
        self, text: Instrument, kinds: Mapping[str, ClauseKind], article: str, parameter: str, value: Value
    ) -> "Amending":  # fmt: skip
        """With another value of one blank; a value that the text has already takes the change back."""
        for place, operation in enumerate(self.operations):
            if isinstance(operation, AddArticle) and operation.article.id == article:
                clause = _with(operation.article.clause, parameter, value)
                new = operation.article.model_copy(update={"clause": clause})
                return self._swapped(place, AddArticle(article=new))
            if isinstance(operation, ReplaceClause) and operation.article == article:
                clause = _with(operation.clause, parameter, value)
                return self._swapped(place, ReplaceClause(article=article, clause=clause))
        rest = tuple(
            one
            for one in self.operations
            if not (isinstance(one, SetParameter) and (one.article, one.parameter) == (article, parameter))
        )
        before = text.article(article)
        if before is not None and _value(before.clause, kinds, parameter) == value:
            return replace(self, operations=rest)
        return replace(self, operations=(*rest, SetParameter(article=article, parameter=parameter, value=value)))

    def put(self, text: Instrument, article: str, clause: Clause) -> "Amending":
        """With another clause in the place of an article's."""
        for place, operation in enumerate(self.operations):
            if isinstance(operation, AddArticle) and operation.article.id == article:
                new = operation.article.model_copy(update={"clause": clause})
                return self._swapped(place, AddArticle(article=new))
        rest = self.kept(article)
        before = text.article(article)
        if before is not None and before.clause == clause:
            return rest
        return replace(rest, operations=(*rest.operations, ReplaceClause(article=article, clause=clause)))

    def strike(self, article: str) -> "Amending":
        """Without that article; one that this amendment itself adds is just forgotten."""
        rest = self.kept(article)
        if any(isinstance(one, AddArticle) and one.article.id == article for one in self.operations):
            return rest
        return replace(rest, operations=(*rest.operations, DeleteArticle(article=article)))

    def add(self, text: Instrument, clause: Clause, taken: Collection[str] = ()) -> "Amending":
        """With a new article, under the first number that is free; `taken` are ids that others would add."""
        used = {article.id for article in text.articles} | set(taken)
        used |= {one.article.id for one in self.operations if isinstance(one, AddArticle)}
        number = len(text.articles) + 1
        while f"{number}" in used:
            number += 1
        new = AddArticle(article=Article(id=f"{number}", clause=clause))
        return replace(self, operations=(*self.operations, new))

    def set_final(self, text: Instrument, name: str, final: FinalClauses) -> "Amending":
        """With another final clause, taken from `final`; what the text says already takes the change back."""
        rest = self.kept(f"final.{name}")
        if getattr(text.final, name) == getattr(final, name):
            return rest
        return replace(rest, operations=(*rest.operations, SetFinal(fields=(name,), final=final)))

    def kept(self, part: str) -> "Amending":
        """Without any change to that article, or to that final clause, `final.` and its name."""
        return replace(self, operations=tuple(one for one in self.operations if part not in parts_of(one)))

    def _swapped(self, place: int, operation: Operation) -> "Amending":
        return replace(self, operations=(*self.operations[:place], operation, *self.operations[place + 1 :]))


def parts_of(operation: Operation) -> tuple[str, ...]:
    """Parts of a text that an operation changes: ids of articles, `final.` and the names of final clauses."""
    match operation:
        case AddArticle():
            return (operation.article.id,)
        case SetFinal():
            return tuple(f"final.{name}" for name in operation.fields)
    return (operation.article,)


def _with(clause: Clause, parameter: str, value: Value) -> Clause:
    return clause.model_copy(update={"values": {**clause.values, parameter: value}})


def _value(clause: Clause, kinds: Mapping[str, ClauseKind], parameter: str) -> Value | None:
    kind = kinds.get(clause.kind)
    blank = kind.parameter(parameter) if kind else None
    return clause.values.get(parameter, blank.typical if blank else "")
