"""Whom a clause binds in earnest, as published figures stand: the words beside every threshold.

A duty that takes means (runs, released models, compute and its growth) binds as a cap who could pass it this round
with the compute, orders and usual spending that are published. A duty that takes a stroke of the pen (stances and
practices) binds as a cap who is past it now. A floor binds who is below it now. A duty that is owed only in a case
(`runs from 10^25 FLOP`) binds those alone who could be in that case this round.
Conduct is measured by the world's own rule on published figures: what a country says of itself counts where it must
say it, and where nothing is published of its budget, the usual budget does.
"""

from dataclasses import replace

import numpy as np

from treaty.model.base import CountryId
from treaty.model.clause import Clause, ClauseKind, Duty, amount
from treaty.model.measure import MEASURES
from treaty.model.orders import RELEASE_LEVEL, Orders
from treaty.views.records import PublicView
from treaty.views.remember import Remembered
from treaty.world.arrays import Floats, from_figures
from treaty.world.conduct import MEASURE_INDEX, measured
from treaty.world.moves import moves_of

MEANS_NEEDED = frozenset(
    {"largest_run_flop", "open_release_flop", "compute_kh100e", "compute_growth_pct", "foreign_controlled_mw"}
)
"""Measures of which a cap binds who could pass it, not only who is past it."""
MOST_NAMED = 6
"""Countries that are named before the rest is counted."""
_SAID = ("safety_pct", "unregistered_pct")
"""Measures that no figure shows: what the country declared counts."""
_SEEN = Remembered()
_USUAL = Orders(release="staged")

Conduct = tuple[Floats, Floats]
"""Measures as they stand, and as means would allow this round, each (countries, measures)."""


def binds(public: PublicView, clause: Clause) -> tuple[tuple[CountryId, ...], str]:
    """Countries that `clause` binds in earnest, in the order of the figures, and the words beside its thresholds.

    `10^24 FLOP: 6 of 12 countries (USA, CHN, ...)`, one part a duty; empty for a clause that makes nobody owe anything.
    """
    kind = public.kinds.get(clause.kind)
    if kind is None or not kind.duties:
        return (), ""
    conduct, countries = published_conduct(public), public.figures.countries
    bound: set[str] = set()
    parts = []
    for duty in kind.duties:
        who = tuple(countries[place] for place in np.flatnonzero(_bound(duty, clause, kind, conduct)))
        bound.update(who)
        parts.append(f"{_threshold(duty, clause, kind)}: {_counted(who, len(countries), duty)}")
    return tuple(country for country in countries if country in bound), "; ".join(dict.fromkeys(parts))


def published_conduct(public: PublicView) -> Conduct:
    """Conduct of all countries as published figures tell it: as it stands, and as means would allow this round."""
    spent = ",".join(f"{who}{share:g}" for who, share in public.budgets.items())
    name = f"conduct {public.months} {spent}"
    return _SEEN.get(name, (public.figures,), lambda: _measured(public))


def _measured(public: PublicView) -> Conduct:
    world = from_figures(public.figures, public.budgets, public.months)
    moves = moves_of(world, {}, dict.fromkeys(world.countries, _USUAL))
    moves = replace(moves, autonomy=world.autonomy_level)
    now = measured(world, moves)[0]
    opened = replace(moves, release=np.full_like(moves.release, RELEASE_LEVEL["open"]))
    reach = measured(world, opened)[0]
    for name in _SAID:
        for place, country in enumerate(world.countries):
            said = public.declared.get(country, {}).get(name)
            if said is not None:
                now[place, MEASURE_INDEX[name]] = reach[place, MEASURE_INDEX[name]] = said
    return now, reach


def _bound(duty: Duty, clause: Clause, kind: ClauseKind, conduct: Conduct) -> Floats:
    """Which countries the duty binds, (countries,) of bool."""
    now, reach = conduct
    limit, column = clause.number(duty.limit, kind), MEASURE_INDEX[duty.measure]
    slack = 1e-6 * max(1.0, abs(limit))
    if duty.comparator == "at most":
        values = reach if duty.measure in MEANS_NEEDED else now
        found = values[:, column] > limit + slack
    else:
        found = now[:, column] < limit - slack
    if duty.when:
        found = found & (reach[:, MEASURE_INDEX[duty.when.measure]] >= clause.number(duty.when.at_least, kind))
    return np.asarray(found)


def _threshold(duty: Duty, clause: Clause, kind: ClauseKind) -> str:
    said = with_unit(clause.number(duty.limit, kind), duty.measure)
    if duty.when:
        said += f" from {with_unit(clause.number(duty.when.at_least, kind), duty.when.measure)} on"
    return said


def with_unit(value: float, measure: str) -> str:
    """A value of a measure as people say it: `10^24 FLOP`, `level 2`, `whistleblowers protected by law`."""
    unit = MEASURES[measure].unit
    if unit == "0 or 1":
        return MEASURES[measure].title if value else f"not: {MEASURES[measure].title}"
    if unit.startswith("level"):
        return f"level {amount(value)}"
    return f"{amount(value)} {'pact' if unit == 'pacts' and value == 1 else unit}"


def _counted(who: tuple[str, ...], size: int, duty: Duty) -> str:
    if not who:
        if duty.comparator == "at least":
            return "nobody is below it today"
        return "nobody could pass it today" if duty.measure in MEANS_NEEDED else "nobody is past it today"
    named = who if len(who) <= MOST_NAMED else (*who[: MOST_NAMED - 1], "...")
    return f"all {size} countries" if len(who) == size else f"{len(who)} of {size} countries ({', '.join(named)})"
