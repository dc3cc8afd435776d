"""Who would keep a text: the articles that each country would leave unkept as a party, because it pays.

An article is kept where breaking it brings nothing, or where the chance that the breach is seen is at least what
deters: gain / (gain + penalty) (Becker 1968; `verification.belief.deterred`). Gain and penalty are points of home
interest of the world's look-ahead with everybody in (`world.tempting`); the chance to be seen is that of the text's own
methods and of those in force already. A party that leaves articles unkept must reckon with a finding whenever it is
seen, and with the suspension that follows: over many rounds a share p r / (1 + p r) of them, at p findings a round of r
rounds each.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from typing import NamedTuple

from treaty.law.disputes import means_in_force
from treaty.law.state import State
from treaty.model.clause import ClauseKind
from treaty.model.instrument import Instrument
from treaty.model.obligation import Obligation, obligations_of
from treaty.model.orders import Orders
from treaty.verification.belief import deterred
from treaty.views.sightings import chances, seen_by_any
from treaty.world.tempting import REMEDY_ROUNDS, temptations

LEAST_GAIN = 0.1
"""Points of home interest for which nobody breaks a promise."""


class Temptation(NamedTuple):
    """One article that one country would leave unkept."""

    country: str
    article: str
    gain: float
    """Points that breaking it brings while nobody finds out."""
    needed: float
    """Chance to be seen, in [0, 1], from which on it would not pay."""
    in_force: float
    """Chance to be seen in a round, in [0, 1], with the methods in force and those of the text."""


class Keeping(NamedTuple):
    """What each country would leave unkept as a party, and what it must reckon with for that."""

    tempted: tuple[Temptation, ...]

    def unkept(self) -> dict[str, frozenset[str]]:
        """Country -> articles that it would not keep; countries that keep all are left out."""
        found: dict[str, set[str]] = {}
        for one in self.tempted:
            found.setdefault(one.country, set()).add(one.article)
        return {country: frozenset(articles) for country, articles in found.items()}

    def found(self) -> dict[str, float]:
        """Country -> findings a round that it must reckon with, in [0, 1]: the chance that some breach is seen."""
        missed: dict[str, float] = {}
        for one in self.tempted:
            missed[one.country] = missed.get(one.country, 1.0) * (1 - one.in_force)
        return {country: 1 - chance for country, chance in missed.items()}

    def suspended(self) -> dict[str, float]:
        """Country -> share of the rounds in which its benefits would be suspended, in [0, 1)."""
        spans = {country: REMEDY_ROUNDS * chance for country, chance in self.found().items()}
        return {country: span / (1 + span) for country, span in spans.items()}


def keeping(known: State, text: Instrument, sheets: Mapping[str, Orders], held: Sequence[Obligation]) -> Keeping:
    """What each country would leave unkept of `text`; `held` are the duties under other texts.

    `known` is the state as the asking chair may know it, `sheets` what each country does where nobody asks.
    """
    own = {country: obligations_of(text, known.kinds, country) for country in known.countries}
    packages = [package for duties in own.values() for package in _by_article(duties)]
    tempting = temptations(
        known.figures,
        known.budgets,
        sheets,
        [*held, *(duty for duties in own.values() for duty in duties)],
        packages,
        months=known.scenario.calendar.months_per_round,
    )
    brought = means_of(text, known.kinds)
    means = {country: _stronger(means_in_force(known, country), brought) for country in known.countries}
    return Keeping(tuple(_tempted(packages, own, means, tempting.gain.tolist(), tempting.penalty.tolist())))


def _tempted(
    packages: Sequence[tuple[Obligation, ...]],
    own: Mapping[str, tuple[Obligation, ...]],
    means: Mapping[str, Mapping[str, float]],
    gains: Sequence[float],
    penalties: Sequence[float],
) -> Iterator[Temptation]:
    seen = {country: chances(duties, means[country]) for country, duties in own.items()}
    for package, gain, penalty in zip(packages, gains, penalties, strict=True):
        if gain <= LEAST_GAIN:
            continue
        party = package[0].party
        chance = 1 - prod(1 - seen_by_any(seen[party][duty.key]) for duty in package)
        needed = deterred(gain, max(penalty, 0.0))
        if chance < needed:
            yield Temptation(party, package[0].article, gain, needed, chance)


def _by_article(duties: Sequence[Obligation]) -> Iterator[tuple[Obligation, ...]]:
    for article in dict.fromkeys(duty.article for duty in duties):
        yield tuple(duty for duty in duties if duty.article == article)


def means_of(text: Instrument, kinds: Mapping[str, ClauseKind]) -> dict[str, float]:
    """Verification methods that a text would bring into force, with the largest amount of each, in its unit."""
    found: dict[str, float] = {}
    for article in text.articles:
        kind = kinds.get(article.clause.kind)
        for means in kind.means if kind else ():
            assert kind is not None
            found[means.method] = max(found.get(means.method, 0.0), article.clause.number(means.amount, kind))
    return found


def _stronger(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {name: max(one.get(name, 0.0), other.get(name, 0.0)) for name in {**one, **other}}
