"""A fork: the first events of a game, whole commands of them, and a word of where and why it left."""

from collections.abc import Sequence
from functools import lru_cache

import pytest
from scripted import TEXT, Willing

from treaty.acts.commands import CHAIR, Advance, Ready, Say
from treaty.acts.events import Event, Forked, encode
from treaty.bots.cast import seats
from treaty.law.decide import replay
from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.library.scenarios import load
from treaty.store.log import StoreError
from treaty.store.memory import MemoryLog
from treaty.table.drive import play
from treaty.table.forking import before_command
from treaty.table.game import Game


@lru_cache(maxsize=1)
def played() -> tuple[MemoryLog, tuple[Event, ...], frozenset[int]]:
    """A game of scripted players: its log, its events, and how many there were after each command."""
    scenario, kinds, log = load("nonaligned-2026", countries=12), load_catalogue(), MemoryLog()
    game = Game.begin(scenario, kinds, 3, log)
    ends = {len(game.events)}
    total = len(game.events)

    def hear(happened: Sequence[Event]) -> None:
        nonlocal total
        total += len(happened)
        ends.add(total)

    game.watch(hear)
    drafts = {name: load_proposal(path, kinds) for name, path in shipped().items()}
    play(game, seats(scenario, drafts))
    return log, game.events, frozenset(ends)


def test_a_fork_is_never_in_the_middle_of_a_command() -> None:
    _, events, ends = played()
    kept = [before_command(events, keep) for keep in range(1, len(events) + 1)]
    assert set(kept) <= ends
    assert len(set(kept)) > 0.9 * len(ends), "it seldom goes back further than it must"
    assert all(there <= keep for there, keep in zip(kept[2:], range(3, len(events) + 1), strict=True))


@pytest.mark.parametrize("keep", [1, 3, 40, 200, 555])
def test_a_fork_stands_where_the_game_stood_and_goes_on(keep: int) -> None:
    source, events, _ = played()
    log = MemoryLog()
    fork = Game.fork(source, keep, "The orders were typed wrong.", log, name="evening")
    kept = before_command(events, keep)
    assert fork.state == replay(events[:kept])
    (*before, last) = fork.events
    assert tuple(before) == events[:kept]
    assert isinstance(last, Forked)
    assert (last.source, last.at, last.reason) == ("evening", kept, "The orders were typed wrong.")
    assert list(log.payloads()) == [encode(event) for event in fork.events]
    assert len(source) == len(events), "the other course stays as it was"
    scenario = fork.state.scenario
    play(fork, {country.id: Willing(TEXT) for country in scenario.countries}, until=fork.state.round)
    assert Game.open(log).state == fork.state


def test_a_fork_may_be_forked() -> None:
    source, _, _ = played()
    first, second = MemoryLog(), MemoryLog()
    one = Game.fork(source, 30, "Once.", first)
    one.submit(Say(by="KEN", text="Again."))
    two = Game.fork(first, len(first), "Twice.", second)
    assert [event.reason for event in two.events if isinstance(event, Forked)] == ["Once.", "Twice."]
    two.submit(Ready(by="KEN"))
    two.submit(Advance(by=CHAIR))


@pytest.mark.parametrize(("keep", "reason"), [(0, "a"), (-3, "a"), (10**6, "a"), (20, "x" * 500)])
def test_what_cannot_be_forked_is_refused_and_nothing_is_kept(keep: int, reason: str) -> None:
    source, _, _ = played()
    log = MemoryLog()
    with pytest.raises(StoreError, match="cannot be forked"):
        Game.fork(source, keep, reason, log)
    assert len(log) == 0


def test_a_log_that_is_not_empty_takes_no_fork() -> None:
    source, _, _ = played()
    with pytest.raises(StoreError):
        Game.fork(source, 20, "Into itself.", source)
