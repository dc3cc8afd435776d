"""Recruiting: whose consent does most for a text, by what every coalition of it would have, and what would win it.

A seat asks the same stability analysis as the screens, from published figures: whether those in would stay, with whom
in they all would, what each newcomer loses by it, and what its being in brings the seat. It offers what makes up for
the loss and a little more, never more than a share of what the newcomer brings it. Secret aims of others it cannot see:
a country may ask for more.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from treaty.bots import terms
from treaty.bots.foresight import likely_parties
from treaty.bots.mind import Mind
from treaty.coalition.neighbours import gains, mask_of, members
from treaty.views.records import TextView
from treaty.views.wording import capital, listed, the
from treaty.world.joining import Explored
from treaty.world.prospects import POINTS_PER_PERCENT

TIE = 0.1
"""Points of home interest that move nobody."""
PAYERS = 2
"""Members, those to whom a newcomer is worth most in money, that offer it something; the others leave it to them."""
ASKED_AROUND = 3
"""Newcomers for whom it is worked out whether all would stay with them in."""
SWEETENER = 0.5
"""Points offered beyond what a newcomer is thought to lose: its own aims are not known."""
SHARE = 0.5
"""Share of what a newcomer brings that a seat pays for it at the most, in [0, 1]."""
BUDGET = 0.0008
"""Share of its own GDP that a seat spends on one signature at the most."""


class Recruit(NamedTuple):
    """A country that is not in, and what its being in would do."""

    country: str
    lacks: float
    """Points of home interest that being in costs it; below 0 where it gains."""
    brings: float
    """Points of home interest that its being in brings the seat that asks."""
    mends: tuple[str, ...]
    """Members that would leave as things are, where with it in nobody would; else empty."""


def recruits(mind: Mind, text: TextView, wanted: Sequence[str]) -> list[Recruit]:
    """Those of `wanted` that the seat should win: first those that make it hold, then by what is left to it.

    In are those that are likely to be. A newcomer is left to the members to whom it is worth most: all reckon alike.
    """
    nations, countries = mind.view.public.figures.nations, mind.view.public.figures.countries
    place, mine = countries.index, countries.index(mind.me)
    explored = mind.almanac.explored(mind.view.public, text)
    now = mask_of([place(country) for country in likely_parties(text)])
    explored.look_around((now,))
    gained = gains(explored.payoffs, now, len(countries))
    economies = np.array([nations[country].economy for country in countries])
    found = []
    for country in wanted:
        if now >> place(country) & 1:
            continue
        brings = explored.payoffs(now | 1 << place(country)) - explored.payoffs(now)
        payers = sorted(members(now), key=lambda one: (-float((brings * economies)[one]), one))[:PAYERS]
        if brings[mine] > TIE and mine in payers:
            found.append(Recruit(country, -gained[place(country)], float(brings[mine]), ()))
    found.sort(key=lambda one: (-(one.brings - max(one.lacks, 0.0)), one.country))
    leaving = tuple(countries[one] for one in members(now) if gained[one] < -TIE)
    if leaving:
        found = [*_mending(explored, now, found[:ASKED_AROUND], countries, leaving), *found[ASKED_AROUND:]]
    return sorted(found, key=lambda one: not one.mends)


def _mending(
    explored: Explored, now: int, found: Sequence[Recruit], countries: Sequence[str], leaving: tuple[str, ...]
) -> Iterator[Recruit]:
    """The same newcomers, each with the members that would stay for it, where all would."""
    larger = {one.country: now | 1 << countries.index(one.country) for one in found}
    explored.look_around(larger.values())
    for one in found:
        staying = gains(explored.payoffs, larger[one.country], len(countries))
        holds = all(staying[member] >= -TIE for member in members(now))
        yield one._replace(mends=leaving) if holds else one


def offer_for(mind: Mind, recruit: Recruit) -> float | None:
    """Billion USD to offer, to two figures; None where it would take more than the newcomer is worth to the seat."""
    figures = mind.view.public.figures
    theirs, mine = (figures.nations[country].economy for country in (recruit.country, mind.me))
    needed = (max(recruit.lacks, 0.0) + SWEETENER) / POINTS_PER_PERCENT / 100 * theirs
    most = min(terms.price(mind, SHARE * recruit.brings), BUDGET * mine, terms.MOST_MONEY)
    return float(f"{needed:.2g}") if needed <= most else None


def reason(mind: Mind, text: TextView, recruit: Recruit) -> str:
    """What the offer is for, in words to the country that is asked."""
    title, theirs = text.text.title, the(mind.names[recruit.country])
    paid = f"{capital(the(mind.names[mind.me]))} will pay"
    if recruit.mends:
        leaving = listed([the(mind.names[country]) for country in recruit.mends], 3)
        verb = "leaves" if len(recruit.mends) == 1 else "leave"
        return f"With {theirs} in, {title} would hold by itself; without, {leaving} {verb}. {paid} for that."
    if recruit.lacks > TIE:
        return f"We know that {title} costs {theirs} something, and is worth more than that to us. {paid} for it."
    return f"{title} would serve {theirs} as it serves us. {paid} the first costs."
