"""Reservations as a country writes them: an article it will not be bound by, or with other values.

V2.3   A statement is a reservation by its effect, not by its name.
Source: VCLT 1969, arts. 2(1)(d), 19.
"""

from typing import Annotated

from pydantic import Field

from treaty.model.base import Frozen, Name, Slug
from treaty.model.clause import Value


class ReservationText(Frozen):
    """One article reserved. No values: the article is excluded; else it applies with these in place of its own."""

    article: Slug
    values: dict[Name, Value] = Field(default_factory=dict)


MOST_RESERVATIONS = 10
"""Articles that one country may reserve; with more it does not mean to join."""
Reservations = Annotated[tuple[ReservationText, ...], Field(max_length=MOST_RESERVATIONS)]
