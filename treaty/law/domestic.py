"""The legislature: whether a country ratifies, and for which reasons.

A leader may sign what the legislature later refuses (Putnam 1988, two-level games). The legislature looks at the plain
interest of the nation as the world's look-ahead shows it, with the text and without it; at the government's support;
at who else is bound; and at the mood of the day. It names what weighed most.
Margin = gain + support + company + mood - need, in points of home interest (`world.prospects.HOME_INTEREST`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from treaty.law.chance import uniform
from treaty.law.state import State
from treaty.model.instrument import Article, Instrument
from treaty.model.obligation import Obligation, obligations_of
from treaty.model.orders import Orders
from treaty.model.reservation import Reservations, reserved_text
from treaty.world.prospects import HOME_INTEREST, HOME_WORDS, Floats, Game, look

SUPPORT_POINTS = 12.0
"""Points between a government that nobody and one that everybody supports; a half is neutral."""
COMPANY_POINTS = 4.0
"""Points for a text that all others have consented to already, in proportion to their share."""
MOOD_POINTS = 1.5
"""Largest swing of the day's mood either way."""
NEED_POINTS = 10.0
"""Points between the easiest legislature (domestic threshold 0) and the hardest (1); a half is neutral."""
AHEAD = 3
"""Rounds that a legislature looks ahead: a year and a half."""


class Verdict(NamedTuple):
    """What a legislature decides, by how much, and why."""

    approved: bool
    margin: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaning:
    """What weighs in a legislature before the mood of the day, in points; the need counts against the text."""

    parts: dict[str, float]
    """Home interest by metric, with the country bound against without it."""
    support: float
    company: float
    need: float

    @property
    def margin(self) -> float:
        """Points above what is needed, with a neutral mood."""
        return sum(self.parts.values()) + self.support + self.company - self.need


class Asked(NamedTuple):
    """A version of a text before a legislature, who else is bound by it, and how many others have consented."""

    text: Instrument
    bound: tuple[str, ...]
    consented: int
    reserved: Reservations = ()
    """What the country would reserve; the others are bound by the text as it stands."""


def leanings(state: State, country: str, asked: Sequence[Asked]) -> list[Leaning]:
    """How the country's legislature leans on each of these; one look-ahead serves all.

    Figures are those of `state`: put in what the one that asks may know of them.
    """
    briefs = [
        _Brief.on(state, country, one.text.id, one.text, one.bound).reserving(state, one.text, one.reserved)
        for one in asked
    ]
    gains = _gains(state, briefs, [brief.question() for brief in briefs])
    return [
        Leaning(
            {name: float(values[1]) for name, values in gain.items()},
            _support(state, country),
            _company(state, one.consented),
            _need(state, country),
        )
        for one, gain in zip(asked, gains, strict=True)
    ]


def _company(state: State, others: int) -> float:
    return COMPANY_POINTS * others / max(1, len(state.countries) - 1)


def _support(state: State, country: str) -> float:
    return SUPPORT_POINTS * (state.figures.nations[country].support - 0.5)


def _need(state: State, country: str) -> float:
    return NEED_POINTS * (state.sheet(country).domestic_threshold - 0.5)


def in_force_duties(state: State) -> list[Obligation]:
    """All duties that are in force now; one that goes with a signature alone is none that a look ahead can count on."""
    return [owed.duty for owed in state.owed.values() if not owed.interim]


def expected_sheets(state: State) -> dict[str, Orders]:
    """What each country is taken to do when nothing more is known: its default conduct."""
    return {country.id: country.default for country in state.scenario.countries}


def verdicts(state: State, asked: Sequence[tuple[str, str]]) -> list[Verdict]:
    """What legislatures say today of the instruments before them; `asked` are (country, instrument).

    All decide on what is known in the morning: none waits for another. One look-ahead serves them all, and a second
    one those that refuse, to find the article that weighs most.
    """
    briefs = [_Brief.of(state, country, instrument) for country, instrument in asked]
    gains = _gains(state, briefs, [brief.question() for brief in briefs])
    margins = [_margin(state, brief, gain) for brief, gain in zip(briefs, gains, strict=True)]
    refusing = [brief for brief, margin in zip(briefs, margins, strict=True) if margin < 0]
    spared = dict(zip(map(id, refusing), _gains(state, refusing, [b.spared() for b in refusing]), strict=True))
    found = []
    for brief, gain, margin in zip(briefs, gains, margins, strict=True):
        burdens = _burdens(brief, spared[id(brief)]) if margin < 0 else ()
        parts = {name: float(values[1]) for name, values in gain.items()}
        reasons = _reasons(margin >= 0, parts, burdens, **_weights(state, brief))
        found.append(Verdict(margin >= 0, round(margin, 2), reasons))
    return found


def _gains(state: State, briefs: Sequence["_Brief"], games: Sequence[tuple[Game, ...]]) -> list[dict[str, Floats]]:
    """Points of home interest in each of a brief's games against its first, by metric."""
    if not briefs:
        return []
    seen = look(
        state.figures,
        state.budgets,
        expected_sheets(state),
        in_force_duties(state),
        [game for own in games for game in own],
        rounds=AHEAD,
        months=state.scenario.calendar.months_per_round,
    )
    found, row = [], 0
    for brief, own in zip(briefs, games, strict=True):
        rows, row = slice(row, row + len(own)), row + len(own)
        place = state.countries.index(brief.country)
        points = {name: weight * seen.metric(name)[rows, place] for name, weight in HOME_INTEREST.items()}
        found.append({name: values - values[0] for name, values in points.items()})
    return found


@dataclass(frozen=True, slots=True)
class _Brief:
    """The question before one legislature: the text, the others that are or will be bound, and this country."""

    country: str
    instrument: str
    text: tuple[Obligation, ...]
    own: tuple[Obligation, ...]
    """What this country would owe: the text, less what it reserves."""
    others: tuple[str, ...]
    articles: tuple[Article, ...]

    @classmethod
    def of(cls, state: State, country: str, instrument: str) -> "_Brief":
        treaty = state.texts[instrument]
        bound = (who for who, acts in treaty.consents.items() if acts.signed or acts.consented)
        others = tuple(who for who in bound if who != country)
        brief = cls.on(state, country, instrument, treaty.text, others)
        return brief.reserving(state, treaty.text, treaty.consent(country).laid)

    def reserving(self, state: State, text: Instrument, laid: Reservations) -> "_Brief":
        """The same question where the country joins `text` with these reservations."""
        if not laid:
            return self
        own = obligations_of(reserved_text(text, laid), state.kinds, self.country)
        articles = tuple(a for a in self.articles if any(duty.article == a.id for duty in own))
        return replace(self, own=own, articles=articles)

    @classmethod
    def on(cls, state: State, country: str, instrument: str, text: Instrument, others: Sequence[str]) -> "_Brief":
        duties = obligations_of(text, state.kinds, country)
        articles = tuple(a for a in text.articles if any(duty.article == a.id for duty in duties))
        return cls(country, instrument, duties, duties, tuple(others), articles)

    def question(self) -> tuple[Game, ...]:
        """Games: the others bound; this country too."""
        theirs = (self.text, self.others)
        if self.own is self.text:
            return Game((theirs,)), Game(((self.text, (*self.others, self.country)),))
        return Game((theirs,)), Game((theirs, (self.own, (self.country,))))

    def spared(self) -> tuple[Game, ...]:
        """Games: all bound; then this country without one article after the other."""
        theirs = (self.text, self.others)
        less = [tuple(d for d in self.own if d.article != article.id) for article in self.articles]
        return self.question()[1], *(Game((theirs, (duties, (self.country,)))) for duties in less)


def _burdens(brief: _Brief, gains: Mapping[str, Floats]) -> list[tuple[float, str]]:
    """Points that each article costs the country, heaviest first."""
    total = sum(gains.values(), np.zeros(len(brief.articles) + 1))
    weighed = [(float(total[1 + i]), article.title or article.id) for i, article in enumerate(brief.articles)]
    return sorted(weighed, reverse=True)


def _weights(state: State, brief: _Brief) -> dict[str, float]:
    """What weighs beside the text itself, in points; the need counts against it."""
    country, treaty = brief.country, state.texts[brief.instrument]
    others = [who for who in treaty.contracting() if who != country]
    return {
        "support": _support(state, country),
        "company": _company(state, len(others)),
        "mood": MOOD_POINTS * (2 * uniform(state.seed, "home", state.round, country, brief.instrument) - 1),
        "need": _need(state, country),
    }


def _margin(state: State, brief: _Brief, gains: Mapping[str, Floats]) -> float:
    weights = _weights(state, brief)
    return float(sum(values[1] for values in gains.values())) + sum(weights.values()) - 2 * weights["need"]


def _reasons(
    approved: bool,
    parts: Mapping[str, float],
    burdens: Sequence[tuple[float, str]],
    support: float,
    company: float,
    mood: float,
    need: float,
) -> tuple[str, ...]:
    """The two or three considerations that weighed most towards the decision, in words."""
    sign = 1 if approved else -1
    weighed = [(sign * points, _said(name, points)) for name, points in parts.items()]
    weighed.append((sign * support, "the government's support is " + ("broad" if support > 0 else "thin")))
    weighed.append((sign * mood / 2, "the mood of the day was " + ("kind to it" if mood > 0 else "against it")))
    weighed.append((-sign * need, "the house is " + ("hard" if need > 0 else "easy") + " to win for any treaty"))
    if approved:
        weighed.append((company, "many others are bound already"))
    elif burdens and burdens[0][0] > 0.3:
        weighed.append((burdens[0][0] + 1, f"the article on {burdens[0][1].lower()} asks too much"))
    weighed.sort(reverse=True)
    return tuple(said for points, said in weighed[:3] if points > 0.3) or ("it was a close matter",)


def _said(name: str, points: float) -> str:
    return f"{HOME_WORDS[name]} would be {'better' if points > 0 else 'worse'} ({points:+.1f})"
