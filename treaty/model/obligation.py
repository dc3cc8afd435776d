"""Obligations: what a clause makes one party owe, as a test over measures, and where each stands in a round.

V26.1  In force means binding: an obligation is owed from the day the instrument is in force for the party.
V28.1  Nothing done before that day is a breach.
K2     Countries with little compute may have more time: relief moves the first round in which a duty must be met.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from treaty.model.base import CountryId, Frozen, Name, Slug
from treaty.model.clause import ClauseKind, Comparator, amount
from treaty.model.instrument import Instrument
from treaty.model.measure import MEASURES


class Standing(StrEnum):
    """Where an obligation stands in a round. `kept` and `suspected` are what is known; `breached` is a finding."""

    DUE = "due"
    KEPT = "kept"
    SUSPECTED = "suspected"
    BREACHED = "breached"
    LAPSED = "lapsed"


class Obligation(Frozen):
    """One duty of one party."""

    instrument: Slug
    article: Slug
    duty: int
    party: CountryId
    measure: Name
    comparator: Comparator
    limit: float
    when_measure: str = ""
    when_at_least: float = 0.0
    window_rounds: int = 1
    methods: tuple[Name, ...] = ()
    detect: float = 0.0
    essential: bool = False
    integral: bool = False

    @cached_property
    def key(self) -> str:
        """Names the obligation in a game: instrument, article, place in the article, party."""
        return f"{self.instrument}/{self.article}/{self.duty}/{self.party}"

    def bites(self, conduct: Mapping[str, float]) -> bool:
        """Whether the case in which it is owed is given by this conduct."""
        return not self.when_measure or conduct.get(self.when_measure, 0.0) >= self.when_at_least

    def kept_by(self, conduct: Mapping[str, float]) -> bool:
        """Whether `conduct` (measure -> value) keeps it; a rounding error of one part in a million is forgiven."""
        if not self.bites(conduct):
            return True
        value, slack = conduct.get(self.measure, 0.0), 1e-6 * max(1.0, abs(self.limit))
        return value <= self.limit + slack if self.comparator == "at most" else value >= self.limit - slack

    def words(self) -> str:
        """The duty as a clause of a sentence: `largest training run at most 10^24 FLOP`."""
        measure = MEASURES[self.measure]
        said = f"{measure.title} {self.comparator} {amount(self.limit)} {measure.unit}"
        if self.when_measure:
            case = MEASURES[self.when_measure]
            said += f" (when {case.title} is {amount(self.when_at_least)} {case.unit} or more)"
        return said


def obligations_of(
    text: Instrument, kinds: Mapping[str, ClauseKind], party: str, small: bool = False
) -> tuple[Obligation, ...]:
    """What `text` makes `party` owe. `small`: it has less compute than the relief clause of the text, if any, names."""
    relief = 0
    if small:
        for article in text.articles:
            kind = kinds.get(article.clause.kind)
            if kind is not None and kind.relief:
                relief = max(relief, int(2 * article.clause.number("years", kind)))
    owed: list[Obligation] = []
    for article in text.articles:
        kind = kinds.get(article.clause.kind)
        for place, duty in enumerate(kind.duties if kind else ()):
            assert kind is not None
            clause = article.clause
            owed.append(
                Obligation(
                    instrument=text.id,
                    article=article.id,
                    duty=place,
                    party=party,
                    measure=duty.measure,
                    comparator=duty.comparator,
                    limit=clause.number(duty.limit, kind),
                    when_measure=duty.when.measure if duty.when else "",
                    when_at_least=clause.number(duty.when.at_least, kind) if duty.when else 0.0,
                    window_rounds=duty.window_rounds + relief,
                    methods=kind.methods,
                    detect=kind.detect,
                    essential=kind.essential,
                    integral=kind.integral,
                )
            )
    return tuple(owed)
