"""Would a text hold with those in it: who gains by being in, who would leave or join, and who is pivotal.

In: those that have consented; before anybody has, those that signed; before that, those that tabled or seconded it.
Gain: points of home interest (`world.prospects`) of being in over being out, all others as they stand, over the rounds
that a legislature looks ahead, from what this chair may know. What nobody asks of it, a country does as it did at the
start: one that is out falls back to that. A tie (less than `TIE` points) is no reason to move.
Price: `POINTS_PER_PERCENT` points are worth 1 % of GDP, the rate at which scripted seats sell support; the loss over
the rounds looked at is spread over them, and given in billion USD a year.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from treaty.law.domestic import AHEAD, expected_sheets, in_force_duties
from treaty.law.state import State, Treaty
from treaty.model.figures import Nation
from treaty.model.measure import MEASURES, PRACTICES
from treaty.model.obligation import obligations_of
from treaty.model.orders import Orders
from treaty.views.known import known_to
from treaty.views.outlook_records import Holding, Member
from treaty.views.pivots import pivots
from treaty.views.seat import seat_view
from treaty.views.wording import capital, listed
from treaty.world.prospects import POINTS_PER_PERCENT, Floats, Game, look

TIE = 0.1
"""Points of home interest that move nobody."""
MOST_NAMES = 4
"""Countries in a row before the rest is counted."""


def holding(state: State, me: str, instrument: str) -> Holding:
    """The reading of `instrument` from the chair of `me`. Raises KeyError where there is no such text."""
    question = _Question.of(known_to(state, seat_view(state, me)), instrument)
    gains = question.gains(question.inside)
    shares, why_none = pivots(question.known, question.treaty)
    members = tuple(
        Member(
            country=country,
            inside=country in question.inside,
            gain=round(gains[country], 2) + 0.0,
            price_bn=question.price(country, gains[country]),
            pivotal=shares.get(country, 0.0),
        )
        for country in sorted(question.known.countries, key=lambda c: (c not in question.inside, -gains[c], c))
    )
    return Holding(
        instrument=instrument,
        sentence=_sentence(question, members),
        members=members,
        notes=(question.who, *why_none, *_pivot_notes(members)),
    )


@dataclass(frozen=True, slots=True)
class _Question:
    """A text, those in it, and what the chair that asks may know."""

    known: State
    instrument: str
    inside: tuple[str, ...]
    who: str

    @classmethod
    def of(cls, known: State, instrument: str) -> "_Question":
        inside, who = _inside(known.texts[instrument])
        return cls(known, instrument, inside, who)

    @property
    def treaty(self) -> Treaty:
        """The text as it stands."""
        return self.known.texts[self.instrument]

    def homes(self, coalitions: Sequence[tuple[str, ...]]) -> Floats:
        """Points of home interest against the first coalition, (coalitions, countries)."""
        known = self.known
        duties = obligations_of(self.treaty.text, known.kinds, "ANY")
        held = [duty for duty in in_force_duties(known) if duty.instrument != self.instrument]
        games = [Game(((duties, parties),) if parties else ()) for parties in coalitions]
        months = known.scenario.calendar.months_per_round
        seen = look(known.figures, known.budgets, _unasked(known), held, games, rounds=AHEAD, months=months)
        return sum(seen.gains().values(), np.zeros((len(games), len(known.countries))))

    def gains(self, inside: Sequence[str]) -> dict[str, float]:
        """What each country gains by being in over being out, with the others of `inside` in."""
        countries = self.known.countries
        homes = self.homes([tuple(inside), *(_swapped(inside, country) for country in countries)])
        found = {}
        for row, country in enumerate(countries):
            moved = float(homes[1 + row, row] - homes[0, row])
            found[country] = -moved if country in inside else moved
        return found

    def enough(self, joining: Sequence[str]) -> tuple[str, ...]:
        """Those of `joining` with each of whom in, nobody in would rather be out."""
        sets = [(*self.inside, country) for country in joining]
        games = [game for one in sets for game in (one, *(_swapped(one, member) for member in one))]
        if not games:
            return ()
        homes, place, start = self.homes(games), self.known.countries.index, 0
        found = []
        for country, one in zip(joining, sets, strict=True):
            rows, start = range(start + 1, start + 1 + len(one)), start + 1 + len(one)
            base = homes[start - 1 - len(one)]
            if all(base[place(m)] - homes[row, place(m)] >= -TIE for row, m in zip(rows, one, strict=True)):
                found.append(country)
        return tuple(found)

    def price(self, country: str, gain: float) -> float:
        """Billion USD a year that make up for a loss; 0 where there is none."""
        if gain >= -TIE:
            return 0.0
        years = AHEAD * self.known.scenario.calendar.months_per_round / 12
        economy = self.known.figures.nations[country].economy
        return float(f"{-gain / POINTS_PER_PERCENT / 100 * economy / years:.3g}")


def _unasked(known: State) -> dict[str, Orders]:
    """Usual conduct, with practices as they stood at the start."""
    start = known.scenario.figures.nations
    return {
        who: sheet.model_copy(update={"practices": {**_practices(start[who]), **sheet.practices}})
        for who, sheet in expected_sheets(known).items()
    }


def _practices(nation: Nation) -> dict[str, float]:
    return {name: nation.practices.get(name, MEASURES[name].baseline) for name in PRACTICES}


def _inside(treaty: Treaty) -> tuple[tuple[str, ...], str]:
    """Those taken to be in, and how that is counted."""
    consented = treaty.contracting()
    if consented:
        return consented, "In are those that have consented; all others as they stand."
    signed = tuple(who for who, acts in treaty.consents.items() if acts.signed)
    if signed:
        return signed, "Nobody has consented yet: in are those that have signed."
    backing = tuple(dict.fromkeys((treaty.by, *treaty.seconds)))
    return backing, "Nobody has signed yet: in are those that tabled or seconded it."


def _swapped(inside: Sequence[str], country: str) -> tuple[str, ...]:
    if country in inside:
        return tuple(who for who in inside if who != country)
    return (*inside, country)


def _sentence(question: _Question, members: Sequence[Member]) -> str:
    leaving = [one for one in members if one.inside and one.gain < -TIE]
    joining = [one for one in members if not one.inside and one.gain > TIE]
    count = len(question.inside)
    parts = [f"holds with {count}" if not leaving else f"would not hold by itself with {count}"]
    if leaving:
        leaving.sort(key=lambda one: one.gain)
        parts.append(f"{_names(leaving)} would leave: {_keeping(leaving)}")
    if joining:
        parts.append(f"{_names(joining)} would join")
    if leaving:
        mends = question.enough([one.country for one in joining])
        if mends:
            parts.append(f"adding {listed(mends[:MOST_NAMES]).replace(' and ', ' or ')} makes it self-enforcing")
    return capital("; ".join(parts)) + "."


def _names(members: Sequence[Member]) -> str:
    return listed((one.country for one in members), MOST_NAMES)


def _keeping(leaving: Sequence[Member]) -> str:
    total = float(f"{sum(one.price_bn for one in leaving):.3g}")
    return f"{total:,g} billion USD a year would keep {'it' if len(leaving) == 1 else 'them'}"


def _pivot_notes(members: Sequence[Member]) -> Iterator[str]:
    ranked = sorted((one for one in members if one.pivotal > 0), key=lambda one: -one.pivotal)
    if ranked:
        most = [one for one in ranked if one.pivotal >= ranked[0].pivotal - 1e-9]
        share = f"{100 * most[0].pivotal:.0f} %"
        who = _names(most)
        yield f"Most pivotal for entry into force: {who}, {'each ' if len(most) > 1 else ''}in {share} of all orders."
