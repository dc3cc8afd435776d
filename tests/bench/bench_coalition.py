"""Coalition analysis as ratios in one run. Prints, asserts nothing.

- the stability test of all 2^n coalitions against a plain Python loop over the same numbers, n = 12, 16, 20;
- power indices against the package `powerindex` (PyPI), where it is installed, with Zipf-like weights and a two-thirds
  quota, and three criteria for 27 members;
- all 2^12 coalitions of a text on the table, 8 rounds ahead, and 2^16 on request (`--sixteen`).

Run: python tests/bench/bench_coalition.py [--pairs 9] [--sixteen]
"""

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from treaty.coalition.power import AllOf, AnyOf, Rule, Weighted, banzhaf, shapley_shubik
from treaty.coalition.stability import analyse
from treaty.lab.stability import judged
from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.library.scenarios import load
from treaty.world.lookahead import ahead

Work = Callable[[], object]


def seconds(work: Work) -> float:
    """Time of one call."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def spread(values: list[float], unit: str = "") -> str:
    """Median and range."""
    return f"{statistics.median(values):.3g}{unit} [{min(values):.3g}-{max(values):.3g}]"


def compare(name: str, ours: Work, theirs: Work, pairs: int) -> None:
    """Theirs over ours, interleaved."""
    times = [(seconds(ours), seconds(theirs)) for _ in range(pairs)]
    mine, other = ([1e3 * pair[side] for pair in times] for side in (0, 1))
    ratios = [b / a for a, b in zip(mine, other, strict=True)]
    print(
        f"{name:44} ours {spread(mine, ' ms')}  peer {spread(other, ' ms')}  ratio {spread(ratios, ' x')}", flush=True
    )


def plain_loop(rows: list[list[float]], n: int) -> list[bool]:
    """Internal and external stability of every coalition by its definition; leaves off at the first that would move."""
    stable = []
    for mask, row in enumerate(rows):
        holds = True
        for country in range(n):
            other = rows[mask ^ (1 << country)][country]
            if (row[country] < other) if mask >> country & 1 else (other > row[country]):
                holds = False
                break
        stable.append(holds)
    return stable


def linear_world(n: int) -> np.ndarray:
    """Payoffs of the linear agreement game (Carraro and Siniscalco 1993), (2^n, n)."""
    masks = np.arange(1 << n)
    inside = masks[:, None] >> np.arange(n) & 1
    k = inside.sum(-1)[:, None].astype(float)
    own = np.where(inside > 0, k, 1.0)
    return k * k + (n - k) - own * own / 2


def stability(pairs: int) -> None:
    """The test of all coalitions."""
    for n in (12, 16, 20):
        payoffs = np.asfortranarray(linear_world(n))
        rows = payoffs.tolist()
        assert plain_loop(rows, n) == analyse(payoffs).stable.tolist()
        compare(f"stability of 2^{n}, plain Python", lambda: analyse(payoffs), lambda: plain_loop(rows, n), pairs)  # noqa: B023
    one = np.ones(1 << 20)
    times = [seconds(lambda: analyse(payoffs)) / seconds(lambda: one * 1.0001) for _ in range(pairs)]
    print(f"{'stability of 2^20 in passes over 2^20 numbers':44} {spread(times)}")


def zipf(n: int) -> Weighted:
    """Zipf-like weights with a two-thirds quota."""
    weights = tuple(max(1, round(100 / (rank + 1) ** 0.7)) for rank in range(n))
    return Weighted(weights, -(-2 * sum(weights) // 3))


def three_criteria() -> Rule:
    """27 members, three criteria: 55 % of members and 65 % of people, or 24 members; and two thirds of a budget."""
    people = (84, 68, 59, 49, 38, 19, 18, 12, 11, 11, 11, 10, 10, 9, 6, 6, 5, 5, 5, 4, 3, 2, 2, 1, 1, 1, 1)
    members, budget = (1,) * 27, tuple(range(27, 0, -1))
    usual = AllOf((Weighted(members, 15), Weighted(people, -(-65 * sum(people) // 100))))
    return AllOf((AnyOf((usual, Weighted(members, 24))), Weighted(budget, -(-2 * sum(budget) // 3))))


def power(pairs: int) -> None:
    """Indices, exact; the package cannot do Shapley-Shubik at 193."""
    try:
        from powerindex import Game
    except ImportError:
        Game = None  # noqa: N806
        print("powerindex is not installed: pip install powerindex==0.3.5 for the ratios of power")
    for n in (27, 60, 193):
        rule = zipf(n)
        print(f"  quota {rule.quota} of {sum(rule.weights)}, {n} members")
        for name, index, peer in (
            ("Banzhaf", banzhaf, "banzhaf"),
            ("Shapley-Shubik", shapley_shubik, "shapley_shubik"),
        ):
            ours = partial(index, rule)
            if Game is None or (n == 193 and peer != "banzhaf"):
                print(f"{f'{name}, {n} members':44} ours {spread([1e3 * seconds(ours) for _ in range(pairs)], ' ms')}")
            else:
                theirs = getattr(Game(rule.quota, list(rule.weights)), f"calc_{peer}")
                compare(f"{name}, {n} members, powerindex", ours, theirs, pairs)
    rule = three_criteria()
    for name, index in (("Banzhaf", banzhaf), ("Shapley-Shubik", shapley_shubik)):
        times = [seconds(partial(index, rule)) for _ in range(3)]
        print(f"{f'{name}, 27 members, three criteria':44} ours {spread(times, ' s')}")


def lookahead(pairs: int, countries: int) -> None:
    """Every coalition of a text, eight rounds ahead, with its analysis; and against bare steps of the world."""
    kinds = load_catalogue()
    text = load_proposal(shipped()["compute-transparency-accord"], kinds)
    scenario = load("nonaligned-2026", countries=countries)
    whole = [seconds(lambda: judged(scenario, kinds, text)) for _ in range(pairs)]
    print(f"{f'all 2^{countries} coalitions, 8 rounds ahead, whole reading':44} {spread(whole, ' s')}")
    game = judged(load("nonaligned-2026", countries=12), kinds, text).joiners.explored.joining
    world, moves = game.world.repeat(4096), game.moves.repeat(4096)
    bare = [
        seconds(lambda: game.payoffs(range(4096))) / seconds(lambda: ahead(world, moves, None, 8)) for _ in range(pairs)
    ]
    print(f"{'the same over 4,096 x 8 bare steps of the world':44} {spread(bare, ' x')}")


def main() -> None:
    """Print all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--sixteen", action="store_true", help="also 2^16, some ten seconds each")
    asked = parser.parse_args()
    stability(asked.pairs)
    power(asked.pairs)
    lookahead(asked.pairs, 12)
    if asked.sixteen:
        lookahead(1, 16)


if __name__ == "__main__":
    main()
