"""Instruments: a treaty text, its articles and its structured final clauses.

V24.1  Entry into force: `all_of` conditions, the date they are met, a delay, a floor.
V24.5  Late joiners: two families, (A) after entry into force and (B) after the threshold.
V56.3  Withdrawal: allowed or not, lock-in, notice.
Keys and their meaning follow the treaty files of `treaty law status`. Source: VCLT 1969, arts. 9, 19, 24, 54-56.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from treaty.model.base import Frozen, Line, Paragraph, Slug
from treaty.model.clause import Clause, ClauseKind
from treaty.model.dates import Delay
from treaty.model.entry import Count, EntryIntoForce, FractionOfParties, NamedStates, Played, Weight, Withdrawal
from treaty.model.fields import Misplaced
from treaty.model.voting import VOTING_PRESETS, Portion, VotingRule

TABLES = ("compute", "economy")
"""Tables of weights that a game freezes at adoption."""


def _playable(entry: EntryIntoForce) -> EntryIntoForce:
    """Raises ValueError with a sentence where the clause is such as only real treaties have."""
    for place, one in enumerate(entry.all_of):
        keys = ("all_of", place)
        if isinstance(one, FractionOfParties):  # what an amendment asks for; `Instrument` sees that it is one
            plain = FractionOfParties(parent=one.parent, fraction=one.fraction, reference=one.reference) == one
        elif not isinstance(one, Played):
            raise ValueError(f"a game knows no condition {one.type}; it plays count, weight and named_states")
        elif isinstance(one, Weight):
            if one.table not in TABLES:
                raise Misplaced((*keys, "table"), f"a game knows no table `{one.table}`; it has compute and economy")
            plain = replace(one, total=None, instruments=(), successions=True, reio_additional=True) == one
        elif isinstance(one, Count):
            plain = Count(at_least=one.at_least, subset=one.subset) == one and one.at_least <= MOST_CONSENTS
            _known_form((*keys, "subset"), one.subset)
        else:
            plain = NamedStates(states=one.states) == one
            _known_form((*keys, "states"), one.states)
        if not plain:
            raise Misplaced(
                keys, f"a game counts up to {MOST_CONSENTS} consents of any kind and from anybody, or from a `subset`"
            )
    return entry


def _known_form(keys: tuple[str | int, ...], codes: tuple[str, ...]) -> None:
    for place, code in enumerate(codes):
        if not re.fullmatch("[A-Z]{3}", code):
            raise Misplaced((*keys, place), f"`{code[:60]}` must be three capital letters, such as IND")


MOST_CONSENTS = 200
PlayedEntry = Annotated[EntryIntoForce, AfterValidator(_playable)]
"""Entry into force as a game can play it."""


class FinalClauses(Frozen):
    """The structured final clauses; they apply from adoption (V24.4)."""

    adoption: VotingRule = VOTING_PRESETS["treaty-conference"]
    consent: Literal["signature", "ratification"] = "ratification"
    entry_into_force: PlayedEntry = EntryIntoForce(all_of=(Count(at_least=5),))
    late_joiner: Delay = Delay(months=1)
    late_joiner_applies_to: Literal["deposits after entry into force", "deposits after the threshold"] = (
        "deposits after the threshold"
    )
    reservations: Literal["none", "listed", "free"] = "none"
    reservable: tuple[Slug, ...] = Field(default=(), description="articles that may be reserved, where they are listed")
    reserving_counts: Literal["at once", "after acceptance"] = Field(
        default="at once", description="when an instrument with a reservation counts (V20.4)"
    )
    provisional: bool = Field(default=False, description="countries may apply the text before it is in force (V25)")
    silence_binds_after: Delay | None = Field(
        default=None, description="a signatory that stays silent for so long is bound: simplified procedure (V11.1)"
    )
    amendment: VotingRule = VOTING_PRESETS["treaty-conference"]
    amendment_entry: Portion = Field(default="2/3", description="share of parties that must accept an amendment")
    amendment_counted: Literal["current", "at_adoption"] = Field(
        default="current", description="whether parties are counted now or when the amendment was adopted (V40.6)"
    )
    amendment_binds: Literal["acceptors", "all"] = Field(
        default="acceptors", description="whom an amendment in force binds (V40.4, or as UN Charter art. 108)"
    )
    notice_reaches_after: Delay = Field(
        default=Delay(), description="how long the depositary takes to inform the others (V78.3)"
    )
    unduly_delayed_after: Delay | None = Field(
        default=None, description="entry into force so long after adoption is unduly delayed: art. 18(b) ends (V18.2)"
    )
    withdrawal: Withdrawal = Withdrawal()
    duration: Delay | None = Field(default=None, description="sunset after entry into force; none: unlimited")
    open_to: Literal["all", "negotiators"] = "all"


ID_LENGTH = 50
"""Characters of the id of an instrument, so that its amendments (`id.am12`) have ids too."""
MOST_ARTICLES = 40
"""Articles that one text may hold: more than any real instrument on AI, and still one document."""


class Article(Frozen):
    """A clause's place in a text. The id stays when other articles come and go."""

    id: Slug
    title: Line = ""
    clause: Clause
    for_third_states: bool = Field(default=False, description="meant to bind third states that accept it (V35.1)")


class Instrument(Frozen):
    """A treaty text with its final clauses."""

    id: Slug = Field(max_length=ID_LENGTH, description="short, so that its amendments (`id.am12`) have ids too")
    title: Line
    preamble: Paragraph = ""
    articles: tuple[Article, ...] = Field(min_length=1, max_length=MOST_ARTICLES)
    final: FinalClauses = FinalClauses()
    amends: Slug | Literal[""] = Field(default="", description="the instrument whose amended text this is (V39.1)")
    replaces: Slug | Literal[""] = Field(default="", description="an earlier treaty it is meant to replace (V59.1)")
    subject_to: tuple[Slug, ...] = Field(default=(), max_length=10, description="treaties that prevail (V30.2)")

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        ids = [article.id for article in self.articles]
        twice = next((one for one in ids if ids.count(one) > 1), None)
        if twice:
            raise ValueError(f"two articles have the id {twice}")
        wrong = self._shares()
        if wrong:
            raise ValueError(wrong)
        return self

    def _shares(self) -> str:
        """What is wrong with conditions that count a share of the parties to another treaty; empty when nothing is."""
        asked = (one for one in self.final.entry_into_force.all_of if isinstance(one, FractionOfParties))
        if all(one.parent == self.amends for one in asked):
            return ""
        return "only an amendment counts a share of parties, of those to the treaty that it amends"

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
        return self._shares()
