"""Rich games for tests of views, and their twins: the same game with another seat's secrets changed."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from treaty.acts.commands import CHAIR, Advance
from treaty.acts.promises import Money
from treaty.bots.cast import seats
from treaty.law.state import Deal, State
from treaty.library.catalogue import load_catalogue
from treaty.library.scenarios import load
from treaty.model.orders import Budget, Orders
from treaty.model.scenario import Aim, RedLine
from treaty.store.memory import MemoryLog
from treaty.table.drive import play
from treaty.table.game import Game

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bots"))
from table_of_bots import drafts


@lru_cache(maxsize=4)
def rich(until: int = 3, phases: int = 1, countries: int = 6, seed: int = 7) -> State:
    """A game of scripted seats after `until` rounds, in the talk (1) or orders (2) phase of the next."""
    scenario = load("nonaligned-2026", countries=countries)
    game = Game.begin(scenario, load_catalogue(), seed, MemoryLog())
    play(game, seats(scenario, drafts()), until=until)
    for _ in range(phases):
        game.submit(Advance(by=CHAIR))
    return game.state


def twins(state: State, other: str) -> Iterator[tuple[str, State]]:
    """What is changed, and the state in which it is: secrets of `other` that nobody else may know."""
    sheet = Orders(budget=Budget(compute=45, safety=0), run_flop=3e25, hidden_pct=40, declared={"safety_pct": 30})
    yield "its sealed orders", replace(state, orders={**state.orders, other: sheet})
    yield "its orders before", replace(state, previous={**state.previous, other: sheet})
    yield "its secret aims", replace(state, scenario=_other_aims(state, other))
    yield "its true conduct", _other_conduct(state, other)
    yield (
        "what it alone has seen",
        replace(
            state, beliefs={**state.beliefs, other: dict.fromkeys(state.owed, 0.93)}, alarms={**state.alarms, other: {}}
        ),
    )
    third = next(who for who in reversed(state.countries) if who != other)
    deal = Deal("deal99", other, third, (Money(billion_usd=33),), (), state.round, "agreed", state.round)
    yield "its deals", replace(state, deals={**state.deals, "deal99": deal})
    yield "the seed", replace(state, seed=state.seed + 1)


def _other_aims(state: State, other: str):
    aims = (Aim(title="Hidden", metric="hazard", none_at=0, full_at=1, points=77),)
    line = RedLine(title="Other", metric="tension", above=True, limit=1, points=-90)
    countries = tuple(
        country.model_copy(update={"secret_aims": aims, "red_line": line}) if country.id == other else country
        for country in state.scenario.countries
    )
    return state.scenario.model_copy(update={"countries": countries})


def _other_conduct(state: State, other: str) -> State:
    """Half of its machines off the register, a practice not kept, and a duty broken: told as before."""
    nation, conduct = state.figures.nations[other], state.conduct.get(other, {})
    shown = 1 - conduct.get("unregistered_pct", 0.0) / 100
    true = nation.model_copy(
        update={"compute": nation.compute * shown * 2, "practices": {**nation.practices, "incident_report_days": 59.0}}
    )
    figures = state.figures.model_copy(update={"nations": {**state.figures.nations, other: true}})
    broken = tuple(key for key in state.owed if key.endswith(f"/{other}"))
    return replace(
        state,
        figures=figures,
        conduct={**state.conduct, other: {**conduct, "unregistered_pct": 50.0, "incident_report_days": 59.0}},
        breaches={**state.breaches, state.round - 1: broken},
    )
