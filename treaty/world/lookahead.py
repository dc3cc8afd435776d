"""Looking ahead: rounds at expected values, for as many candidate texts at once as the batch has games."""

from treaty.world.arrays import World
from treaty.world.comply import Limits, complied
from treaty.world.moves import Moves
from treaty.world.step import step
from treaty.world.ties import Ties


def ahead(world: World, moves: Moves, limits: Limits | None, rounds: int, *, ties: Ties | None = None) -> World:
    """The world after `rounds` of the same moves, complied with `limits` each round; events at expected values.

    `world`, `moves`, `limits` and `ties` are batches of the same number of games: one game a candidate text, say.
    Findings in `ties` count in every round looked at. Raises ValueError when `rounds` is negative.
    """
    if rounds < 0:
        raise ValueError(f"cannot look {rounds} rounds ahead")
    for _ in range(rounds):
        kept = moves if limits is None else complied(world, moves, limits)
        world = step(world, kept, ties=ties).world
    return world
