"""Looking ahead: rounds at expected values, for as many candidate texts at once as the batch has games."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from treaty.world.arrays import World, joined
from treaty.world.comply import Limits, complied, kept_up
from treaty.world.moves import Moves
from treaty.world.step import step
from treaty.world.ties import Ties

AT_ONCE = 512
"""Games that are looked at together. More are shared out to threads: numpy lets go of the interpreter in its loops, and
smaller parts would spend their time on handing it over."""
MOST_THREADS = 4


def ahead(
    world: World,
    moves: Moves,
    limits: Limits | None,
    rounds: int,
    *,
    ties: Ties | Sequence[Ties] | None = None,
) -> World:
    """The world after `rounds` of the same moves, complied with `limits` each round; events at expected values.

    `world`, `moves`, `limits` and `ties` are batches of the same number of games: one game a candidate text, say.
    `ties` are those of every round looked at, findings too; or a sequence of them, one a round, of which the last
    stays. Raises ValueError when `rounds` is negative, or the sequence is empty.
    """
    by_round = (ties,) if ties is None or isinstance(ties, Ties) else tuple(ties)
    if not by_round:
        raise ValueError("ties of the first round are missing")
    if rounds < 0:
        raise ValueError(f"cannot look {rounds} rounds ahead")
    if rounds == 0:
        return world
    if world.games <= AT_ONCE:
        return _ahead(world, moves, limits, rounds, by_round)
    starts = range(0, world.games, AT_ONCE)

    def part(first: int) -> World:
        some = slice(first, first + AT_ONCE)
        bound = None if limits is None else limits.part(some)
        tied = [None if one is None else one.part(some) for one in by_round]
        return _ahead(world.part(some), moves.part(some), bound, rounds, tied)

    with ThreadPoolExecutor(min(len(starts), MOST_THREADS, os.cpu_count() or 1)) as threads:
        return joined(list(threads.map(part, starts)))


def _ahead(world: World, moves: Moves, limits: Limits | None, rounds: int, ties: Sequence[Ties | None]) -> World:
    kept = moves if limits is None else complied(world, moves, limits)
    for number in range(rounds):
        if limits is not None and number:
            kept = kept_up(world, moves, kept, limits)
        world = step(world, kept, ties=ties[min(number, len(ties) - 1)]).world
    return world
