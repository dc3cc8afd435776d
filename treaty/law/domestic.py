"""The legislature: whether a country ratifies, and for which reasons.

A leader may sign what the legislature later refuses (Putnam 1988, two-level games). The legislature looks at the plain
interest of the nation as the world's look-ahead shows it, with the text and without it; at the government's support;
at who else is bound; and at the mood of the day. It names what weighed most.
Margin = gain + support + company + mood - need, in points of home interest (`world.prospects.HOME_INTEREST`).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from treaty.law.chance import uniform
from treaty.law.state import State, Treaty
from treaty.model.obligation import Obligation, obligations_of
from treaty.model.orders import Orders
from treaty.world.prospects import HOME_WORDS, Game, look

SUPPORT_POINTS = 12.0
"""Points between a government that nobody and one that everybody supports; a half is neutral."""
COMPANY_POINTS = 4.0
"""Points for a text that all others have consented to already, in proportion to their share."""
MOOD_POINTS = 3.0
"""Largest swing of the day's mood either way."""
NEED_POINTS = 10.0
"""Points between the easiest legislature (domestic threshold 0) and the hardest (1); a half is neutral."""
AHEAD = 4
"""Rounds that a legislature looks ahead: two years."""


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


def verdict(state: State, country: str, instrument: str) -> Verdict:
    """What the legislature of `country` says of `instrument` today."""
    treaty = state.texts[instrument]
    sheet = state.sheet(country)
    gain, parts, burdens = _gain(state, treaty, country)
    support = SUPPORT_POINTS * (state.figures.nations[country].support - 0.5)
    others = [who for who in treaty.contracting() if who != country]
    company = COMPANY_POINTS * len(others) / max(1, len(state.countries) - 1)
    mood = MOOD_POINTS * (2 * uniform(state.seed, "home", state.round, country, instrument) - 1)
    need = NEED_POINTS * (sheet.domestic_threshold - 0.5)
    margin = gain + support + company + mood - need
    return Verdict(margin >= 0, round(margin, 2), _reasons(margin >= 0, parts, burdens, support, company, mood))


def _gain(state: State, treaty: Treaty, country: str) -> tuple[float, dict[str, float], list[tuple[float, str]]]:
    """Points that joining brings `country`; by metric; and the articles that weigh on it, heaviest first."""
    held = in_force_duties(state)
    others = [who for who, acts in treaty.consents.items() if who != country and (acts.signed or acts.consented)]
    text = obligations_of(treaty.text, state.kinds, country)
    articles = [article for article in treaty.text.articles if any(duty.article == article.id for duty in text)]
    theirs = (text, tuple(others))
    spared = [
        Game((theirs, ([duty for duty in text if duty.article != article.id], (country,)))) for article in articles
    ]
    months = state.scenario.calendar.months_per_round
    seen = look(
        state.figures,
        state.budgets,
        expected_sheets(state),
        held,
        [Game((theirs,)), Game(((text, (*others, country)),)), *spared],
        rounds=AHEAD,
        months=months,
    )
    place = state.countries.index(country)
    gains = {name: rows[:, place] for name, rows in seen.gains().items()}
    total = sum(gains.values())
    parts = {name: float(row[1]) for name, row in gains.items()}
    burdens = sorted(
        ((float(total[2 + i] - total[1]), article.title or article.id) for i, article in enumerate(articles)),  # type: ignore[index]
        reverse=True,
    )
    return float(total[1]), parts, burdens  # type: ignore[index]


def _reasons(
    approved: bool,
    parts: Mapping[str, float],
    burdens: Sequence[tuple[float, str]],
    support: float,
    company: float,
    mood: float,
) -> tuple[str, ...]:
    """The two or three considerations that weighed most towards the decision, in words."""
    sign = 1 if approved else -1
    weighed = [(sign * points, _said(name, points)) for name, points in parts.items()]
    weighed.append((sign * support, "the government's support is " + ("broad" if support > 0 else "thin")))
    weighed.append((sign * mood, "the mood of the day was " + ("kind to it" if mood > 0 else "against it")))
    if approved:
        weighed.append((company, "many others are bound already"))
    elif burdens and burdens[0][0] > 0.3:
        weighed.append((burdens[0][0] + 1, f"the article on {burdens[0][1].lower()} asks too much"))
    weighed.sort(reverse=True)
    return tuple(said for points, said in weighed[:3] if points > 0.3) or ("it was a close matter",)


def _said(name: str, points: float) -> str:
    return f"{HOME_WORDS[name]} would be {'better' if points > 0 else 'worse'} ({points:+.1f})"
