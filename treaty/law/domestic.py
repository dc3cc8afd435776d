"""The legislature: whether a country ratifies, and for which reasons.

A leader may sign what the legislature later refuses (Putnam 1988, two-level games). The legislature looks at the plain
interest of the nation as the world's look-ahead shows it, with the text and without it; at the government's support;
at who else is bound; and at the mood of the day. It names what weighed most.
Margin = gain + support + company + mood - need, in points of home interest (`world.prospects.HOME_INTEREST`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from treaty.law.chance import uniform
from treaty.law.state import State
from treaty.model.instrument import Article
from treaty.model.obligation import Obligation, obligations_of
from treaty.model.orders import Orders
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


def in_force_duties(state: State) -> list[Obligation]:
    """All duties that are in force now."""
    return [owed.duty for owed in state.owed.values()]


def expected_sheets(state: State) -> dict[str, Orders]:
    """What each country is taken to do when nothing more is known: its default conduct."""
    return {country.id: country.default for country in state.scenario.countries}


def verdicts(state: State, asked: Sequence[tuple[str, str]]) -> list[Verdict]:
    """What legislatures say today of the instruments before them; `asked` are (country, instrument).

    All decide on what is known in the morning: none waits for another. One look-ahead serves them all.
    """
    briefs = [_Brief.of(state, country, instrument) for country, instrument in asked]
    if not briefs:
        return []
    seen = look(
        state.figures,
        state.budgets,
        expected_sheets(state),
        in_force_duties(state),
        [game for brief in briefs for game in brief.games],
        rounds=AHEAD,
        months=state.scenario.calendar.months_per_round,
    )
    found, row = [], 0
    for brief in briefs:
        rows = slice(row, row + len(brief.games))
        row += len(brief.games)
        place = state.countries.index(brief.country)
        points = {name: weight * seen.metric(name)[rows, place] for name, weight in HOME_INTEREST.items()}
        found.append(_decided(state, brief, {name: values - values[0] for name, values in points.items()}))
    return found


@dataclass(frozen=True, slots=True)
class _Brief:
    """The question before one legislature. Games: the others bound, this country too, then it without one article."""

    country: str
    instrument: str
    articles: tuple[Article, ...]
    games: tuple[Game, ...]

    @classmethod
    def of(cls, state: State, country: str, instrument: str) -> "_Brief":
        treaty = state.texts[instrument]
        others = tuple(
            who for who, acts in treaty.consents.items() if who != country and (acts.signed or acts.consented)
        )
        text = obligations_of(treaty.text, state.kinds, country)
        articles = tuple(a for a in treaty.text.articles if any(duty.article == a.id for duty in text))
        theirs = (text, others)
        spared = [Game((theirs, ([d for d in text if d.article != article.id], (country,)))) for article in articles]
        return cls(country, instrument, articles, (Game((theirs,)), Game(((text, (*others, country)),)), *spared))


def _decided(state: State, brief: _Brief, gains: Mapping[str, Floats]) -> Verdict:
    """The decision, from points of home interest in each game of the brief against the first."""
    treaty, country = state.texts[brief.instrument], brief.country
    total = sum(gains.values(), np.zeros(len(brief.games)))
    burdens = sorted(
        ((float(total[2 + i] - total[1]), article.title or article.id) for i, article in enumerate(brief.articles)),
        reverse=True,
    )
    others = [who for who in treaty.contracting() if who != country]
    weights = {
        "support": SUPPORT_POINTS * (state.figures.nations[country].support - 0.5),
        "company": COMPANY_POINTS * len(others) / max(1, len(state.countries) - 1),
        "mood": MOOD_POINTS * (2 * uniform(state.seed, "home", state.round, country, brief.instrument) - 1),
    }
    need = NEED_POINTS * (state.sheet(country).domestic_threshold - 0.5)
    margin = float(total[1]) + sum(weights.values()) - need
    parts = {name: float(values[1]) for name, values in gains.items()}
    return Verdict(margin >= 0, round(margin, 2), _reasons(margin >= 0, parts, burdens, **weights, need=need))


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
    weighed.append((sign * mood, "the mood of the day was " + ("kind to it" if mood > 0 else "against it")))
    weighed.append((-sign * need, "the house is " + ("hard" if need > 0 else "easy") + " to win for any treaty"))
    if approved:
        weighed.append((company, "many others are bound already"))
    elif burdens and burdens[0][0] > 0.3:
        weighed.append((burdens[0][0] + 1, f"the article on {burdens[0][1].lower()} asks too much"))
    weighed.sort(reverse=True)
    return tuple(said for points, said in weighed[:3] if points > 0.3) or ("it was a close matter",)


def _said(name: str, points: float) -> str:
    return f"{HOME_WORDS[name]} would be {'better' if points > 0 else 'worse'} ({points:+.1f})"
