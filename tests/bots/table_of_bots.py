"""A table of scripted seats, played to its end once for each seed that a test asks for."""

from collections import Counter
from functools import lru_cache

from treaty.acts.events import Event, decode
from treaty.bots.cast import seats
from treaty.law.state import State
from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.library.scenarios import load
from treaty.model.instrument import Instrument
from treaty.store.memory import MemoryLog
from treaty.table.drive import Report, play
from treaty.table.game import Game


def drafts() -> dict[str, Instrument]:
    kinds = load_catalogue()
    return {name: load_proposal(path, kinds) for name, path in shipped().items()}


@lru_cache(maxsize=8)
def played(seed: int, countries: int = 6, with_drafts: bool = True) -> tuple[State, tuple[Event, ...], Report]:
    scenario = load("nonaligned-2026", countries=countries)
    log = MemoryLog()
    game = Game.begin(scenario, load_catalogue(), seed, log)
    report = play(game, seats(scenario, drafts() if with_drafts else {}))
    return game.state, tuple(decode(payload) for payload in log.payloads()), report


def counted(events: tuple[Event, ...]) -> Counter[str]:
    return Counter(event.was for event in events)
