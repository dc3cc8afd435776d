"""Would a text hold with those in it: who would leave, what would hold them, who follows, who would join, who decides.

Gain: points of home interest of being in over being out, all others as they stand, over `HORIZON` rounds, from what the
one that asks may know (`joiners`). A tie (at most `TIE` points) is no reason to move. Price: `POINTS_PER_PERCENT`
points are worth 1 % of GDP, the rate at which scripted seats sell support; a loss is spread over the years looked at.
Visas: the fewest that the member with the largest economy could offer the people of the leaver in place of the money.
Followers are members that would stay as things are, and leave once another has left. Where members would leave, the one
that loses most goes first, and so on, until nobody gains by it: those are the ones with whom it ends.
The asking chair's reading is `holding`, that of everybody `public_holding`, the narrator's `true_holding`.
"""

from collections.abc import Iterator, Sequence

from treaty.coalition.neighbours import Aftermath, aftermaths, gains
from treaty.coalition.neighbours import members as in_bits
from treaty.law.state import State
from treaty.views.holding_words import notes_of, sentence_of
from treaty.views.joiners import Joiners
from treaty.views.known import known_to
from treaty.views.onlooker import open_state
from treaty.views.outlook_records import TIE, Coalitions, Holding, Larger, Member
from treaty.views.pivots import pivots
from treaty.views.seat import seat_view
from treaty.world.joining import visas_offered
from treaty.world.prospects import POINTS_PER_PERCENT

VISAS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
"""Thousand visas a year that are tried; between them the effect is taken to be even."""
MOST_PRICED = 3
"""Leavers, those with the largest loss first, for whom visas are tried."""


def holding(state: State, me: str, instrument: str) -> Holding:
    """The reading of `instrument` from the chair of `me`. Raises KeyError where there is no such text."""
    return reading(Joiners.of(known_to(state, seat_view(state, me)), instrument))


def public_holding(state: State, instrument: str) -> Holding:
    """The reading from what everybody may know, for the projector."""
    return reading(Joiners.of(open_state(state), instrument))


def true_holding(state: State, instrument: str) -> Holding:
    """The reading from all that is true, for the story and the debrief of a game that is over."""
    return reading(Joiners.of(state, instrument))


def reading(joiners: Joiners, coalitions: Coalitions | None = None) -> Holding:
    """The reading of one text; `coalitions` where all of them, or a sample, have been worked out."""
    countries, now = joiners.countries, joiners.now
    gained, leaving = _now(joiners)
    follow = aftermaths(joiners.explored.payoffs, now, in_bits(now), TIE, joiners.explored.look)
    shares, why_none = pivots(joiners.known, joiners.treaty)
    members = tuple(
        one.model_copy(
            update=_following(joiners, follow.get(countries.index(one.country)), leaving)
            | {"pivotal": shares.get(one.country, 0.0)}
        )
        for one in _members(joiners, gained, leaving)
    )
    ends_with = tuple(countries[one] for one in in_bits(follow[leaving[0]].end)) if leaving else ()
    nearest = coalitions.nearest if coalitions is not None else None
    mends = _mends(joiners, gained, leaving) if coalitions is None else (nearest,) if nearest and leaving else ()
    return Holding(
        instrument=joiners.instrument,
        sentence=sentence_of(members, mends),
        members=members,
        ends_with=ends_with,
        notes=tuple(notes_of(joiners, members, ends_with, why_none, coalitions)),
        coalitions=coalitions,
    )


def _following(joiners: Joiners, after: Aftermath | None, leaving: Sequence[int]) -> dict[str, object]:
    """The fields of a member that hang on who follows it; none for an outsider."""
    if after is None:
        return {}
    followers = tuple(joiners.countries[one] for one in after.followers if one not in leaving)
    return {"followers": followers, "deterred": after.deterred(TIE)}


def true_sentence(state: State, instrument: str) -> str:
    """The sentence of `true_holding`, without the work for the rest of it."""
    joiners = Joiners.of(state, instrument)
    gained, leaving = _now(joiners)
    return sentence_of(tuple(_members(joiners, gained, leaving)), _mends(joiners, gained, leaving))


def _now(joiners: Joiners) -> tuple[tuple[float, ...], list[int]]:
    """What each country gains by being in, to a hundredth of a point, and the members that would leave, worst first."""
    joiners.explored.look_around((joiners.now,))
    exact = gains(joiners.explored.payoffs, joiners.now, len(joiners.countries))
    gained = tuple(round(gain, 2) + 0.0 for gain in exact)
    leaving = [one for one in in_bits(joiners.now) if gained[one] < -TIE]
    return gained, sorted(leaving, key=lambda one: (gained[one], one))


def _members(joiners: Joiners, gained: Sequence[float], leaving: Sequence[int]) -> Iterator[Member]:
    """Every country, those in first, then by gain, as far as it does not hang on who follows whom."""
    countries, now, unkept = joiners.countries, joiners.now, joiners.keeping.unkept()
    visas = {one: _visas(joiners, one, -gained[one]) for one in leaving[:MOST_PRICED]}
    for one in sorted(range(len(countries)), key=lambda one: (not now >> one & 1, -gained[one], countries[one])):
        thousand, giver = visas.get(one, (0.0, ""))
        yield Member(
            country=countries[one],
            inside=bool(now >> one & 1),
            gain=gained[one],
            price_bn=price_of(joiners, countries[one], gained[one]),
            visas_k=thousand,
            visas_by=giver,
            unkept=tuple(sorted(unkept.get(countries[one], ()))),
        )


def price_of(joiners: Joiners, country: str, gain: float) -> float:
    """Billion USD a year that make up for a loss; 0 where there is none."""
    if gain >= -TIE:
        return 0.0
    economy = joiners.known.figures.nations[country].economy
    return float(f"{-gain / POINTS_PER_PERCENT / 100 * economy / joiners.years:.3g}")


def _mends(joiners: Joiners, gained: Sequence[float], leaving: Sequence[int]) -> tuple[Larger, ...]:
    """Where some would leave: each country that would join and with which in nobody would rather be out."""
    now, count = joiners.now, len(joiners.countries)
    joining = [one for one in range(count) if leaving and not now >> one & 1 and gained[one] > TIE]
    larger = {one: now | 1 << one for one in joining}
    joiners.explored.look_around(larger.values())
    found = []
    for country, one in larger.items():
        gained = gains(joiners.explored.payoffs, one, count)
        if all(gained[i] >= -TIE for i in range(count) if one >> i & 1):
            points = float(joiners.explored.payoffs(one).sum() - joiners.explored.payoffs(now).sum())
            found.append(Larger(added=(joiners.countries[country],), members=one.bit_count(), points=round(points, 1)))
    return tuple(sorted(found, key=lambda one: (-one.points, one.added)))


def _visas(joiners: Joiners, leaver: int, loss: float) -> tuple[float, str]:
    """Thousand visas a year that would make up for `loss` points, to two figures, and who could offer them."""
    others = [one for one in joiners.inside if one != joiners.countries[leaver]]
    if not others:
        return 0.0, ""
    giver = max(others, key=lambda one: (joiners.known.figures.nations[one].economy, one))
    offers = visas_offered(joiners.explored.joining.moves, joiners.countries.index(giver), leaver, VISAS)
    base = joiners.explored.payoffs(joiners.now)[leaver]
    before, at = 0.0, 0.0
    for thousand, points in zip(
        VISAS, joiners.explored.joining.with_moves(joiners.now, offers)[:, leaver].tolist(), strict=True
    ):
        more = points - base
        if more >= loss:
            return _rounded_up(at + (thousand - at) * (loss - before) / (more - before)), giver
        before, at = more, thousand
    return 0.0, ""


def _rounded_up(thousand: float) -> float:
    near = float(f"{thousand:.2g}")
    return near if near >= thousand else float(f"{thousand * 1.05:.2g}")
