"""What all coalitions of the countries in play show of a text: which hold, which would with transfers, the best larger.

All are tried with up to `MOST_COUNTRIES` countries. With more a sample is drawn, evenly over all coalitions, always the
same one: shares then have a standard error, and larger coalitions are sought by adding one country after another.
"""

from collections.abc import Iterator

import numpy as np

from treaty.coalition.neighbours import (
    Enlargement,
    best_enlargement,
    gains,
    members,
    nearest_enlargement,
    sizes_that_hold,
)
from treaty.coalition.stability import Floats, analyse
from treaty.law.state import State
from treaty.views.holding import reading
from treaty.views.joiners import Joiners
from treaty.views.known import known_to
from treaty.views.outlook_records import MOST_COUNTRIES, TIE, Coalitions, Holding, Larger
from treaty.views.seat import seat_view
from treaty.world.joining import Watch

SAMPLE = 400
"""Coalitions drawn by lot where there are more; their shares err by at most 2.5 points (one standard error)."""
PART = 40
"""Coalitions of a sample that are judged together."""


def whole_holding(state: State, me: str, instrument: str, watch: Watch | None = None) -> Holding:
    """`holding` from the chair of `me`, with all coalitions or a sample of them worked out.

    `watch` is told how many are done of how many; what it raises ends the work.
    """
    joiners = Joiners.of(known_to(state, seat_view(state, me)), instrument)
    return reading(joiners, all_coalitions(joiners, watch))


def all_coalitions(joiners: Joiners, watch: Watch | None = None) -> Coalitions:
    """All coalitions of the countries in play, or a sample of them where there are more than `MOST_COUNTRIES`."""
    if len(joiners.countries) > MOST_COUNTRIES:
        return _sampled(joiners, watch)
    payoffs = joiners.explored.everything(watch)
    found = analyse(payoffs, tolerance=TIE)
    best = best_enlargement(payoffs, found, joiners.now)
    by_transfers = best_enlargement(payoffs, found, joiners.now, by_transfers=True) if best is None else None
    return Coalitions(
        tried=len(payoffs),
        internal=float(found.internal.mean()),
        potentially=float(found.potentially_internal.mean()),
        stable=float(found.stable.mean()),
        sizes=sizes_that_hold(found),
        deficit=round(float(found.deficit[joiners.now]), 2),
        nearest=_larger(joiners, nearest_enlargement(payoffs, found, joiners.now)),
        best=_larger(joiners, best or by_transfers, by_transfers=best is None),
    )


def _larger(joiners: Joiners, found: Enlargement | None, *, by_transfers: bool = False) -> Larger | None:
    if found is None:
        return None
    added = tuple(joiners.countries[one] for one in found.added)
    return Larger(
        added=added,
        members=found.coalition.bit_count(),
        points=round(found.total, 1),
        by_transfers=by_transfers,
    )


def _sampled(joiners: Joiners, watch: Watch | None) -> Coalitions:
    count = len(joiners.countries)
    lot = np.random.default_rng(0)
    drawn = (lot.random((SAMPLE, count)) < 0.5) @ (1 << np.arange(count))
    judged = []
    for start in range(0, SAMPLE, PART):
        judged += list(_judged(joiners, drawn[start : start + PART].tolist()))
        if watch is not None:
            watch(start + PART, SAMPLE)
    internal, potentially, stable, sizes = (np.array(column) for column in zip(*judged, strict=True))
    shares = [float(flags.mean()) for flags in (internal, potentially, stable)]
    held = sizes[stable]
    now = _losses(joiners, joiners.now)
    larger = _grown(joiners)
    return Coalitions(
        tried=SAMPLE,
        sampled=True,
        internal=shares[0],
        potentially=shares[1],
        stable=shares[2],
        error=max((share * (1 - share) / SAMPLE) ** 0.5 for share in shares),
        sizes={int(size): int((held == size).sum()) for size in np.unique(held)},
        deficit=round(max(0.0, -sum(now)), 2),
        nearest=larger,
        best=larger,
    )


def _judged(joiners: Joiners, coalitions: list[int]) -> Iterator[tuple[bool, bool, bool, int]]:
    """Of each coalition: internally, potentially internally and wholly stable, and its size."""
    count = len(joiners.countries)
    rows = joiners.explored.joining.payoffs([side for one in coalitions for side in _around(one, count)])
    for place, one in enumerate(coalitions):
        own = rows[place * (count + 1) : (place + 1) * (count + 1)]
        staying, joining = _moves(own, one)
        internal, outside = bool((staying >= -TIE).all()), bool((joining <= TIE).all())
        yield internal, bool(staying.sum() >= -TIE), internal and outside, one.bit_count()


def _around(coalition: int, count: int) -> tuple[int, ...]:
    return (coalition, *(coalition ^ 1 << one for one in range(count)))


def _moves(rows: Floats, coalition: int) -> tuple[Floats, Floats]:
    """What members gain by staying and outsiders by joining; `rows`: the coalition, then without or with each."""
    other = np.diagonal(rows[1:])
    inside = np.array([coalition >> one & 1 for one in range(len(other))], dtype=bool)
    return (rows[0] - other)[inside], (other - rows[0])[~inside]


def _losses(joiners: Joiners, coalition: int) -> list[float]:
    gained = gains(joiners.explored.payoffs, coalition, len(joiners.countries))
    return [gained[one] for one in members(coalition)]


def _grown(joiners: Joiners) -> Larger | None:
    """The coalition in hand, enlarged by whoever brings most to all, as long as that holds and brings something."""
    countries, now = joiners.countries, joiners.now
    best, reached = None, now
    while reached != (1 << len(countries)) - 1:
        outside = [one for one in range(len(countries)) if not reached >> one & 1]
        joiners.explored.look(reached | 1 << one for one in outside)
        country = max(outside, key=lambda one: (float(joiners.explored.payoffs(reached | 1 << one).sum()), -one))
        reached |= 1 << country
        joiners.explored.look_around((reached,))
        points = float(joiners.explored.payoffs(reached).sum() - joiners.explored.payoffs(now).sum())
        holds = all(gain >= -TIE for gain in _losses(joiners, reached))
        if holds and points > (best.points if best else -np.inf):
            added = tuple(countries[one] for one in members(reached ^ now))
            best = Larger(added=added, members=reached.bit_count(), points=round(points, 1))
    return best
