"""Speed of the engine: whole headless games, and replay against fetch + decode + a bare evolve.

    python tests/bench/bench_engine.py [countries] [games]

Ratios are of one run, interleaved; absolute figures hold for one machine. The bar for replay is 1.5x fetch + decode +
prototype evolve (research on event-sourced games: a prototype keeps its state in a dict and changes it in place).
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from treaty.acts.events import Event, GameStarted, WorldMoved, decode
from treaty.bots.cast import seats
from treaty.law.decide import replay
from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.library.scenarios import load
from treaty.store.memory import MemoryLog
from treaty.store.sql import SqlLog
from treaty.table.drive import play
from treaty.table.game import Game

PAIRS = 11


def prototype(events: list[Event]) -> dict[str, object]:
    """The least that a replay could do: keep the last event of each kind and country in a dict."""
    state: dict[str, object] = {}
    for event in events:
        state[f"{event.was}/{getattr(event, 'by', '')}"] = event
        state["round"] = event.round
    return state


def timed(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def games(countries: int, count: int) -> MemoryLog:
    kinds, scenario = load_catalogue(), load("nonaligned-2026", countries=countries)
    drafts = {name: load_proposal(path, kinds) for name, path in shipped().items()}
    seconds, events, rounds = [], 0, 0
    for seed in range(1, count + 1):
        log = MemoryLog()
        game = Game.begin(scenario, kinds, seed, log)
        seconds.append(timed(lambda game=game: play(game, seats(scenario, drafts))))
        events, rounds = events + len(log), rounds + game.state.round
    total = sum(seconds)
    print(f"headless games, {countries} countries, {count} seeds: median {statistics.median(seconds):.2f} s a game")
    seats_a_second = countries * rounds / total
    print(f"  {rounds / total:.1f} rounds/s, {events / total:.0f} events/s, {seats_a_second:.0f} seat-rounds/s")
    return log


def replays(log: MemoryLog) -> None:
    payloads = list(log.payloads())
    started = decode(payloads[0])
    assert isinstance(started, GameStarted)
    body = payloads[1:]
    with tempfile.TemporaryDirectory() as folder:
        kept = SqlLog(Path(folder) / "bench.treaty", create=True)
        kept.append(payloads, expected=0)
        ratios, ours = [], []
        for _ in range(PAIRS):
            bare = timed(lambda: prototype([decode(payload) for payload in kept.payloads()]))
            full = timed(lambda: replay(decode(payload) for payload in kept.payloads()))
            ratios.append(full / bare)
            ours.append(len(payloads) / full)
        kept.close()
    worlds = sum(isinstance(decode(payload), WorldMoved) for payload in body)
    print(f"replay of a saved game, {len(payloads)} events ({worlds} of them whole worlds):")
    print(
        f"  {statistics.median(ours):,.0f} events/s; {statistics.median(ratios):.2f} x (fetch + decode + prototype) "
        f"[{min(ratios):.2f}-{max(ratios):.2f}], {PAIRS} pairs; mean {sum(map(len, payloads)) / len(payloads):,.0f} B"
    )


if __name__ == "__main__":
    countries = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    replays(games(countries, int(sys.argv[2]) if len(sys.argv) > 2 else 5))
