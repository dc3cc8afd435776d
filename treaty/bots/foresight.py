"""Foresight: what a text would be worth to a seat, from its own view and the world's look-ahead.

A seat knows its own sheet and the published figures; of the others it expects their usual conduct.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from treaty.model.instrument import Instrument
from treaty.model.obligation import Obligation, obligations_of
from treaty.model.orders import Orders
from treaty.views.seat import SeatView
from treaty.world.metrics import POLITICAL
from treaty.world.prospects import Prospects, look

AHEAD = 3
"""Rounds that a scripted seat looks ahead."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A possible world: the texts in force in it besides those in force now, each with its parties."""

    texts: tuple[tuple[Instrument, tuple[str, ...]], ...] = ()


def sheets(view: SeatView) -> dict[str, Orders]:
    """What each country is expected to do: this seat its own default, the others what is usual."""
    usual = Orders()
    found = dict.fromkeys(view.public.figures.countries, usual)
    found[view.me] = view.previous or view.sheet.default
    return found


def duties(view: SeatView, case: Case) -> list[Obligation]:
    """All duties of a possible world, those in force now first."""
    found = [owed.duty for owed in view.public.duties]
    for text, parties in case.texts:
        for party in parties:
            found.extend(obligations_of(text, view.public.kinds, party))
    return found


def foresee(view: SeatView, cases: Sequence[Case]) -> Floats:
    """Worth in points of each case to this seat, shape (cases,). The first case is what the others are held against."""
    seen = look(
        view.figures,
        view.public.budgets,
        sheets(view),
        [duties(view, case) for case in cases],
        rounds=AHEAD,
        months=view.public.months,
    )
    return worth(view, seen, cases)


def worth(view: SeatView, seen: Prospects, cases: Sequence[Case]) -> Floats:
    """Points of own aims, red line and home interest in each game of a look-ahead, against the first."""
    place = view.public.figures.countries.index(view.me)
    home = np.zeros(len(cases))
    for gain in seen.gains().values():
        home += gain[:, place]
    aims = np.zeros(len(cases))
    for aim in (view.sheet.public_aim, *view.sheet.secret_aims):
        if aim.metric in POLITICAL:
            aims += [aim.worth(_political(view, aim.metric, case)) for case in cases]
        else:
            span = (seen.metric(aim.metric)[:, place] - aim.none_at) / (aim.full_at - aim.none_at)
            aims += aim.points * np.clip(span, 0.0, 1.0)
    line = view.sheet.red_line
    if line.metric not in POLITICAL:
        values = seen.metric(line.metric)[:, place]
        aims += 0.5 * line.points * ((values > line.limit) if line.above else (values < line.limit))
    ambition = view.sheet.personality.ambition
    total: Floats = 2 * ambition * (aims - aims[0]) + 2 * (1 - ambition) * home
    return total


def _political(view: SeatView, metric: str, case: Case) -> float:
    mine = [text for text in view.public.texts.values() if view.me in text.parties]
    new = [parties for _, parties in case.texts if view.me in parties]
    if metric == "treaties":
        return float(len(mine) + len(new))
    if metric == "members":
        return float(max([len(text.parties) for text in mine] + [len(parties) for parties in new], default=0))
    return float(sum(case.against == view.me and bool(case.found) for case in view.public.cases.values()))
