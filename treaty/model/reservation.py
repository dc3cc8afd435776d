"""Reservations as a country writes them: an article it will not be bound by, or with other values.

V2.3   A statement is a reservation by its effect, not by its name.
Source: VCLT 1969, arts. 2(1)(d), 19.
"""

from typing import Annotated

from pydantic import Field

from treaty.model.base import Frozen, Name, Slug
from treaty.model.clause import Value
from treaty.model.instrument import Instrument


class ReservationText(Frozen):
    """One article reserved. No values: the article is excluded; else it applies with these in place of its own."""

    article: Slug
    values: dict[Name, Value] = Field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.article, tuple(sorted(self.values.items(), key=str))))


MOST_RESERVATIONS = 10
"""Articles that one country may reserve; with more it does not mean to join."""
Reservations = Annotated[tuple[ReservationText, ...], Field(max_length=MOST_RESERVATIONS)]


def reserved_text(text: Instrument, reservations: Reservations) -> Instrument:
    """The text as its author would be bound with these reservations: articles left out, or with other values."""
    named = {one.article: one for one in reservations}
    articles = []
    for article in text.articles:
        own = named.get(article.id)
        if own is None:
            articles.append(article)
        elif own.values:
            clause = article.clause.model_copy(update={"values": {**article.clause.values, **own.values}})
            articles.append(article.model_copy(update={"clause": clause}))
    return text.model_copy(update={"articles": tuple(articles)})
