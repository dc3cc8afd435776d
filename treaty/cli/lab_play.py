"""One game of a laboratory, as another process plays it: read the scenario, cast it, play it, say what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from treaty.bots.cast import seats
from treaty.cli.cast import scenario as sized
from treaty.lab.results import Row, Setup
from treaty.law.disputes import means_in_force
from treaty.law.state import State
from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.model.clause import ClauseKind
from treaty.model.dates import Phase
from treaty.model.instrument import Instrument
from treaty.model.scenario import Scenario
from treaty.store.memory import MemoryLog
from treaty.table.drive import Report, play
from treaty.table.game import Game

VERIFICATION = "L"
"""The group of clause kinds that the unverified arm does without."""


class Cast(NamedTuple):
    """A scenario as it is to be played, the catalogue, and the drafts that seats may table."""

    scenario: Scenario
    kinds: Mapping[str, ClauseKind]
    drafts: Mapping[str, Instrument]


@dataclass(frozen=True, slots=True)
class Table:
    """What all games of a tournament have in common. Calling it plays one; it goes to other processes as it is."""

    scenario: str
    countries: int | None
    rounds: int | None
    level: int | None

    def cast(self) -> Cast:
        """The scenario in the size and length asked for. Read once in each process; raises as reading does."""
        return _cast(self)

    def __call__(self, setup: Setup) -> Row:
        """Play the game of `setup`."""
        cast = self.cast() if setup.arm == "verified" else _unverified(self)
        countries = tuple(
            one.model_copy(update={"personality": one.personality.model_copy(update={"kind": setup.personality})})
            if one.id == setup.country
            else one
            for one in cast.scenario.countries
        )
        scenario = cast.scenario.model_copy(update={"countries": countries})
        game = Game.begin(scenario, dict(cast.kinds), setup.seed, MemoryLog())
        watch = _Watch(setup.country)
        report = play(game, seats(scenario, cast.drafts), progress=watch.note)
        return _row(game.state, setup, watch, report)


@lru_cache(maxsize=4)
def _cast(table: Table) -> Cast:
    kinds = load_catalogue()
    scenario = sized(table.scenario, table.countries)
    changed = {"rounds": table.rounds, "level": table.level}
    scenario = scenario.model_copy(update={name: value for name, value in changed.items() if value is not None})
    return Cast(scenario, kinds, {draft: load_proposal(path, kinds) for draft, path in shipped().items()})


@lru_cache(maxsize=4)
def _unverified(table: Table) -> Cast:
    """The same without any clause of verification, in the drafts and in the catalogue that changes are made from."""
    cast = _cast(table)
    kinds = {name: kind for name, kind in cast.kinds.items() if kind.group != VERIFICATION}
    drafts = {}
    for name, text in cast.drafts.items():
        articles = tuple(one for one in text.articles if one.clause.kind in kinds)
        if articles:
            drafts[name] = text.model_copy(update={"articles": articles})
    return Cast(cast.scenario, kinds, drafts)


class _Watch:
    """Rounds in which the country owed anything, and those of them in which a method watched it."""

    def __init__(self, country: str) -> None:
        self.country = country
        self.bound: set[int] = set()
        self.watched: set[int] = set()

    def note(self, game: Game) -> None:
        state = game.state
        owes = any(owed.duty.party == self.country and owed.due <= state.round for owed in state.owed.values())
        if state.phase is Phase.REVEAL and owes:
            self.bound.add(state.round)
            if means_in_force(state, self.country):
                self.watched.add(state.round)


def _row(state: State, setup: Setup, watch: _Watch, report: Report) -> Row:
    me = setup.country
    totals = {who: score.total for who, score in state.scores[-1].items()} if state.scores else {me: 0.0}
    above = sum(total > totals[me] for total in totals.values())
    equal = sum(total == totals[me] for total in totals.values())
    mine = [[key for key in keys if key.endswith(f"/{me}")] for keys in state.breaches.values()]
    adopted = [treaty for treaty in state.texts.values() if treaty.stage == "adopted" and treaty.in_force]
    return Row(
        *setup,
        points=totals[me],
        common=state.scores[-1][me].common if state.scores else 0.0,
        rank=above + (equal + 1) / 2,
        countries=len(totals),
        first=int(above == 0),
        last=int(above + equal == len(totals)),
        bound=len(watch.bound),
        watched=len(watch.watched),
        broke=sum(bool(keys) for keys in mine),
        breaches=sum(map(len, mine)),
        found=len(state.findings(me)),
        joined=sum(me in treaty.parties() for treaty in adopted),
        in_force=len(adopted),
        tension=round(state.figures.tension, 2),
        hazard=round(state.figures.hazard, 5),
        incidents=sum(size >= 2 or crisis > 0 for _, size, _, crisis in state.incidents),
        mishaps=len(report.errors) + len(report.refusals),
    )
