"""The stability of a draft among the countries of a scenario, without a game: all coalitions, or a sample of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from treaty.acts.commands import CHAIR, Advance, Command, Propose
from treaty.coalition.neighbours import members
from treaty.coalition.stability import analyse
from treaty.law.decide import decide
from treaty.law.phases import begin
from treaty.law.registry import evolve
from treaty.law.state import State
from treaty.model.clause import ClauseKind
from treaty.model.instrument import Instrument
from treaty.model.scenario import Scenario
from treaty.views.coalitions import all_coalitions
from treaty.views.holding import reading
from treaty.views.joiners import Joiners
from treaty.views.outlook_records import MOST_COUNTRIES, TIE, Holding
from treaty.world.joining import Watch


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft, those taken to be in, and the reading."""

    joiners: Joiners
    holding: Holding


def judged(
    scenario: Scenario,
    kinds: Mapping[str, ClauseKind],
    text: Instrument,
    inside: Collection[str] = (),
    watch: Watch | None = None,
) -> Judged:
    """The reading of `text` at the start of `scenario`, with the true sheets of all countries; `inside`: all if empty.

    Raises ValueError for a country that is not in play.
    """
    strangers = [country for country in inside if country not in {one.id for one in scenario.countries}]
    if strangers:
        raise ValueError(f"{', '.join(strangers)}: not in play; {', '.join(one.id for one in scenario.countries)} are")
    state = _tabled(scenario, kinds, text)
    in_it = tuple(country for country in state.countries if not inside or country in inside)
    joiners = replace(
        Joiners.of(state, text.id), inside=in_it, who="In are those you named." if inside else "All are in."
    )
    return Judged(joiners, reading(joiners, all_coalitions(joiners, watch)))


def _tabled(scenario: Scenario, kinds: Mapping[str, ClauseKind], text: Instrument) -> State:
    state, _ = begin(scenario, kinds, 0)
    sponsor = scenario.countries[0].id
    steps: tuple[Command, ...] = (Advance(by=CHAIR), Propose(by=sponsor, text=text))
    for command in steps:
        for event in decide(state, command):
            state = evolve(state, event)
    return state


HEADER = ("coalition", "members", "internal", "external", "potentially_internal", "deficit_points")


def rows(found: Judged) -> list[tuple[str | int | float, ...]]:
    """A line a coalition under `HEADER`, then the points of each country against no treaty; all 2^n of them.

    Raises ValueError with more than `MOST_COUNTRIES` countries, of which only a sample was tried.
    """
    joiners = found.joiners
    if len(joiners.countries) > MOST_COUNTRIES:
        raise ValueError(
            f"with {len(joiners.countries)} countries there are too many coalitions; {MOST_COUNTRIES} at most"
        )
    joiners.explored.look(range(1 << len(joiners.countries)))
    payoffs = np.array([joiners.explored.payoffs(one) for one in range(1 << len(joiners.countries))])
    holds = analyse(payoffs, tolerance=TIE)
    points = payoffs - payoffs[0]
    return [
        (
            " ".join(joiners.countries[i] for i in members(one)),
            one.bit_count(),
            int(holds.internal[one]),
            int(holds.external[one]),
            int(holds.potentially_internal[one]),
            round(float(holds.deficit[one]), 3),
            *(round(float(value), 3) for value in points[one]),
        )
        for one in range(len(payoffs))
    ]
