"""Instruments: a treaty text, its articles and its structured final clauses.

V24.1  Entry into force: `all_of` conditions, the date they are met, a delay, a floor.
V24.5  Late joiners: two families, (A) after entry into force and (B) after the threshold.
V56.3  Withdrawal: allowed or not, lock-in, notice.
Keys and their meaning follow the treaty files of `treaty law status`. Source: VCLT 1969, arts. 9, 19, 24, 54-56.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from treaty.model.base import CountryId, Frozen, Line, Paragraph, Slug
from treaty.model.clause import Clause, ClauseKind
from treaty.model.dates import Delay


def _fraction(text: str) -> str:
    try:
        value = Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f"`{text}` is no fraction such as 2/3") from error
    if not 0 < value <= 1:
        raise ValueError(f"`{text}` must be above 0 and at most 1")
    return text


Portion = Annotated[str, AfterValidator(_fraction)]
"""An exact fraction as text, such as `2/3` or `55/100`, above 0 and at most 1."""


class VotingRule(Frozen):
    """A voting rule as data. Comparisons are made in integers; at least one yes is always needed (F2.7)."""

    name: Line = "two thirds of those present and voting"
    threshold: Portion = "2/3"
    strict: bool = Field(default=False, description="more than the threshold, not at least")
    base: Literal["present_voting", "members"] = "present_voting"
    quorum: Portion = Field(default="1/2", description="more than this share of members must take part (F1.1)")
    veto: tuple[CountryId, ...] = ()
    consensus: bool = Field(default=False, description="one no blocks (F6.1)")


VOTING_PRESETS: dict[str, VotingRule] = {
    "treaty-conference": VotingRule(),
    "procedure": VotingRule(name="majority of those present and voting", threshold="1/2", strict=True),
    "unga": VotingRule(name="two thirds of those present and voting (important question)"),
    "green-light": VotingRule(name="30 of 51 of all members", threshold="30/51", base="members"),
    "red-light": VotingRule(name="31 of 41 of all members", threshold="31/41", base="members"),
    "mun": VotingRule(name="simple majority", threshold="1/2", strict=True, quorum="1/4"),
    "consensus": VotingRule(name="consensus", consensus=True),
}


class Count(Frozen):
    """So many instruments of consent; `subset` counts only these countries."""

    type: Literal["count"] = "count"
    at_least: int = Field(ge=1, le=200)
    subset: tuple[CountryId, ...] = ()


class Weight(Frozen):
    """A share of a table that is frozen at adoption. `compute`: kH100e of all countries in play on that day."""

    type: Literal["weight"] = "weight"
    table: Literal["compute", "economy"] = "compute"
    at_least: Portion


class NamedStates(Frozen):
    """All of these countries."""

    type: Literal["named_states"] = "named_states"
    states: tuple[CountryId, ...] = Field(min_length=1)


Condition = Annotated[Count | Weight | NamedStates, Field(discriminator="type")]


class EntryIntoForce(Frozen):
    """`all_of` conditions, then a delay, then a floor (V24.1)."""

    all_of: tuple[Condition, ...] = Field(min_length=1)
    then: Delay = Delay(months=3)
    not_before: date | None = None


class Withdrawal(Frozen):
    """Whether and how a party may leave (V54-56)."""

    allowed: bool = True
    notice: Delay = Delay(months=6)
    earliest_after_in_force_for_party: Delay = Delay()


class FinalClauses(Frozen):
    """The structured final clauses; they apply from adoption (V24.4)."""

    adoption: VotingRule = VOTING_PRESETS["treaty-conference"]
    consent: Literal["signature", "ratification"] = "ratification"
    entry_into_force: EntryIntoForce = EntryIntoForce(all_of=(Count(at_least=5),))
    late_joiner: Delay = Delay(months=1)
    late_joiner_applies_to: Literal["deposits after entry into force", "deposits after the threshold"] = (
        "deposits after the threshold"
    )
    reservations: Literal["none", "listed", "free"] = "none"
    amendment: VotingRule = VOTING_PRESETS["treaty-conference"]
    withdrawal: Withdrawal = Withdrawal()
    duration: Delay | None = Field(default=None, description="sunset after entry into force; none: unlimited")
    open_to: Literal["all", "negotiators"] = "all"


MOST_ARTICLES = 40
"""Articles that one text may hold: more than any real instrument on AI, and still one document."""


class Article(Frozen):
    """A clause's place in a text. The id stays when other articles come and go."""

    id: Slug
    title: Line = ""
    clause: Clause


class Instrument(Frozen):
    """A treaty text with its final clauses."""

    id: Slug = Field(max_length=50, description="short, so that its amendments (`id.am12`) have ids too")
    title: Line
    preamble: Paragraph = ""
    articles: tuple[Article, ...] = Field(min_length=1, max_length=MOST_ARTICLES)
    final: FinalClauses = FinalClauses()

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        ids = [article.id for article in self.articles]
        twice = next((one for one in ids if ids.count(one) > 1), None)
        if twice:
            raise ValueError(f"two articles have the id {twice}")
        return self

    def article(self, article_id: str) -> Article | None:
        """The article with that id, or None."""
        return next((article for article in self.articles if article.id == article_id), None)

    def complaint(self, kinds: Mapping[str, ClauseKind]) -> str:
        """What is wrong with this text under the catalogue, as a sentence; empty when nothing is."""
        if len(self.articles) > MOST_ARTICLES:  # an amended text is not read again, so that nobody else counts
            return f"a text holds at most {MOST_ARTICLES} articles; this one has {len(self.articles)}"
        for article in self.articles:
            wrong = article.clause.complaint(kinds)
            if wrong:
                return f"article {article.id}: {wrong}"
        return ""
