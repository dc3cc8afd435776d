"""Recruiting: whose consent does most for a text, by what every coalition of it would have, and what would win it.

A seat asks the same stability analysis as the screens, from published figures: whether those in would stay, with whom
in they all would, what each newcomer loses by it, and what its being in brings the seat. It offers what makes up for
the loss and a little more, never more than a share of what the newcomer brings it. Secret aims of others it cannot see:
a country may ask for more.
"""

from collections.abc import Sequence
from typing import NamedTuple

from treaty.bots import terms
from treaty.bots.foresight import likely_parties
from treaty.bots.mind import Mind
from treaty.coalition.neighbours import gains, mask_of, members
from treaty.views.records import TextView
from treaty.views.wording import capital, listed, the
from treaty.world.prospects import POINTS_PER_PERCENT

TIE = 0.1
"""Points of home interest that move nobody."""
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
    """Those of `wanted` whose being in brings the seat something: first those that make it hold, then by what is left.

    In are those that are likely to be; only differences to that coalition are looked at.
    """
    countries = mind.view.public.figures.countries
    place, count = countries.index, len(countries)
    explored = mind.almanac.explored(mind.view.public, text)
    now = mask_of([place(country) for country in likely_parties(text)])
    explored.look_around((now,))
    gained = gains(explored.payoffs, now, count)
    leaving = tuple(countries[one] for one in members(now) if gained[one] < -TIE)
    found = []
    for country in wanted:
        if country == mind.me or country in likely_parties(text):
            continue
        brings = float(
            explored.payoffs(now | 1 << place(country))[place(mind.me)] - explored.payoffs(now)[place(mind.me)]
        )
        if brings > TIE:
            found.append(Recruit(country, -gained[place(country)], brings, ()))
    found.sort(key=lambda one: (-(one.brings - max(one.lacks, 0.0)), one.country))
    if leaving:
        explored.look_around(now | 1 << place(one.country) for one in found[:ASKED_AROUND])
        for number, one in enumerate(found[:ASKED_AROUND]):
            larger = now | 1 << place(one.country)
            staying = gains(explored.payoffs, larger, count)
            if all(staying[member] >= -TIE for member in members(now)):
                found[number] = one._replace(mends=leaving)
    return sorted(found, key=lambda one: not one.mends)


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
