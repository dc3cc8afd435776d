"""How far every aim of a scenario is met in play, and targets at which no country is doomed or safe from the start.

`python tests/bench/tune_aims.py --countries 6,12 --seeds 40` plays that many games of scripted seats in each of these
sets and prints, for each country, its points and places in each set, and for each aim the metric at the end (mean,
standard deviation, over all sets alike), the share of its points that it brought, and targets that would make it bring
`USUAL` on average and move by `SWING` with one standard deviation. With such targets every country's points have about
one mean and one spread, so that each comes first and last about as often. The targets stand in the country files as
`none_at` and `full_at`; round them by hand, and play once more: bots play for their aims.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import fmean, pstdev

from treaty.bots.cast import seats
from treaty.cli.lab_play import Table
from treaty.law.score import metrics
from treaty.law.state import State
from treaty.model.scenario import Aim, Country
from treaty.store.memory import MemoryLog
from treaty.table.drive import play
from treaty.table.game import Game

USUAL, SWING = 0.57, 0.25
"""Share of an aim's points in a usual game, and what one standard deviation of its metric changes."""


def targets(aim: Aim, values: list[float]) -> tuple[float, float]:
    """`none_at` and `full_at` that would give `USUAL` on average; the present ones where the metric never moves."""
    width = pstdev(values) / SWING
    if not width:
        return aim.none_at, aim.full_at
    sign = 1 if aim.full_at > aim.none_at else -1
    middle = fmean(values)
    return middle - sign * USUAL * width, middle + sign * (1 - USUAL) * width


def played(table: Table, seeds: Sequence[int]) -> Iterator[State]:
    """The ends of scripted games of this table."""
    scenario, kinds, drafts = table.cast()
    for seed in seeds:
        game = Game.begin(scenario, dict(kinds), seed, MemoryLog())
        play(game, seats(scenario, drafts))
        yield game.state


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--scenario", default="nonaligned-2026")
    ask.add_argument("--countries", default="12")
    ask.add_argument("--seeds", type=int, default=40)
    ask.add_argument("--first-seed", type=int, default=1)
    asked = ask.parse_args()
    seeds = range(asked.first_seed, asked.first_seed + asked.seeds)
    ends: dict[tuple[str, str], list[float]] = defaultdict(list)
    sheets: dict[str, Country] = {}
    told: dict[str, list[str]] = defaultdict(list)
    for size in map(int, asked.countries.split(",")):
        table = Table(asked.scenario, size, None, None)
        sheets |= {country.id: country for country in table.cast().scenario.countries}
        points: dict[str, list[float]] = defaultdict(list)
        for state in played(table, seeds):
            for who, score in state.scores[-1].items():
                points[who].append(score.total)
            for name, by in metrics(state).items():
                for who, value in by.items():
                    ends[who, name].append(value)
        most, least = (list(map(of, zip(*points.values(), strict=True))) for of in (max, min))
        for who, mine in points.items():
            first = sum(a == b for a, b in zip(mine, most, strict=True))
            last = sum(a == b for a, b in zip(mine, least, strict=True))
            told[who].append(f"of {size}: {fmean(mine):.1f} points, sd {pstdev(mine):.1f}, first {first}, last {last}")
    for who, country in sheets.items():
        print(f"{who}, {'; '.join(told[who])}")
        for aim in (country.public_aim, *country.secret_aims):
            values = ends[who, aim.metric]
            met = fmean(aim.worth(value) for value in values) / aim.points
            none_at, full_at = targets(aim, values)
            print(
                f"  {aim.metric:16} {fmean(values):9.4g} sd {pstdev(values):8.3g}  {met:4.0%} of {aim.points:g} points"
                f"  now {aim.none_at:g} to {aim.full_at:g}, would be {none_at:.3g} to {full_at:.3g}"
            )


if __name__ == "__main__":
    main()
