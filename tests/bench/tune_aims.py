"""How far every aim of a scenario is met in play, and targets at which no country is doomed or safe from the start.

`python tests/bench/tune_aims.py --countries 12 --seeds 40` plays that many games of scripted seats and prints, for each
country, its points and places, and for each aim the metric at the end (mean, standard deviation), the share of its
points that it brought, and targets that would make it bring `USUAL` on average and move by `SWING` with one standard
deviation. With such targets every country's points have about one mean and one spread, so that each comes first and
last about as often. The targets stand in the country files as `none_at` and `full_at`; round them by hand.
"""

import argparse
from collections import defaultdict
from statistics import fmean, pstdev

from treaty.bots.cast import seats
from treaty.cli.lab_play import Table
from treaty.law.score import metrics
from treaty.model.scenario import Aim
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


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--scenario", default="nonaligned-2026")
    ask.add_argument("--countries", type=int, default=12)
    ask.add_argument("--seeds", type=int, default=40)
    ask.add_argument("--first-seed", type=int, default=1)
    asked = ask.parse_args()
    scenario, kinds, drafts = Table(asked.scenario, asked.countries, None, None).cast()
    ends: dict[tuple[str, str], list[float]] = defaultdict(list)
    points: dict[str, list[float]] = defaultdict(list)
    firsts, lasts = defaultdict(int), defaultdict(int)
    for seed in range(asked.first_seed, asked.first_seed + asked.seeds):
        game = Game.begin(scenario, dict(kinds), seed, MemoryLog())
        play(game, seats(scenario, drafts))
        totals = {who: score.total for who, score in game.state.scores[-1].items()}
        firsts[max(totals, key=lambda who: totals[who])] += 1
        lasts[min(totals, key=lambda who: totals[who])] += 1
        for name, by in metrics(game.state).items():
            for who, value in by.items():
                ends[who, name].append(value)
        for who, total in totals.items():
            points[who].append(total)
    for country in scenario.countries:
        who = country.id
        print(
            f"{who}: {fmean(points[who]):.1f} points, sd {pstdev(points[who]):.1f}, "
            f"first {firsts[who]}, last {lasts[who]} of {asked.seeds}"
        )
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
