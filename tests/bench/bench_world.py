"""Times of a step of the world for 1, 64 and 4,096 games of 12 countries. Prints, asserts nothing.

Run: python tests/bench/bench_world.py
"""

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "world"))

from world_figures import start
from world_play import compact, default, ties

from treaty.world.arrays import to_figures
from treaty.world.comply import complied
from treaty.world.lookahead import ahead
from treaty.world.step import step


def timed(work, repeats: int, runs: int = 9) -> str:
    """Median and range of `runs` means over `repeats` calls, in milliseconds."""
    means = []
    for _ in range(runs):
        begun = time.perf_counter()
        for _ in range(repeats):
            work()
        means.append((time.perf_counter() - begun) / repeats * 1e3)
    return f"{statistics.median(means):9.3f} ms  ({min(means):.3f} to {max(means):.3f})"


def main() -> None:
    """Print the times."""
    for games, repeats in ((1, 300), (64, 40), (4096, 1)):
        world = start(games)
        moves, law, limits = default(world), ties(games), compact(games)
        spent = timed(lambda: step(world, moves, ties=law), repeats)  # noqa: B023
        rate = games / (float(spent.split()[0]) / 1e3)
        print(f"step      {games:5} games  {spent}  {rate:12,.0f} games x rounds / s")
        print(f"no ties   {games:5} games  {timed(lambda: step(world, moves), repeats)}")  # noqa: B023
        print(f"complied  {games:5} games  {timed(lambda: complied(world, moves, limits), repeats)}")  # noqa: B023
    world = start(64)
    print(
        f"8 rounds ahead, 64 texts    {timed(lambda: ahead(world, default(world), compact(64), 8, ties=ties(64)), 1)}"
    )
    world, moves, limits, law = start(4096), default(start(4096)), compact(4096), ties(4096)
    print(f"8 rounds ahead, 4,096 texts {timed(lambda: ahead(world, moves, limits, 8, ties=law), 1, 5)}")
    print(f"to_figures                  {timed(lambda: to_figures(start()), 20)}")


if __name__ == "__main__":
    main()
