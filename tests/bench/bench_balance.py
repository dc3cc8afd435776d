"""Speed of the coalition panel beside stock networkx calls, and of exact frustration on the hardest graphs.

    python tests/bench/bench_balance.py [countries] [seeds]

The panel: components, triads, modularity and polarisation of a partition, and who stands between; ours counts brokers
where networkx offers betweenness, and finds triads by a product of matrices where networkx lists cliques. Frustration:
random signed graphs, half of the ties negative, all tied or a fifth; and the map of the largest scenario, first asked
and asked again. Ratios are of one run, interleaved; absolute figures hold for one machine. Bars: a panel of 27 under
5 ms and 0.25 x stock; 30 nodes all tied under about 2 s for two groups.
"""

import random
import statistics
import sys
import time
from functools import partial
from itertools import combinations

import networkx as nx

from treaty.coalition import balance
from treaty.coalition.balance import frustration
from treaty.coalition.polarisation import brokers, modularity, polarisation
from treaty.coalition.triads import triads
from treaty.library.catalogue import load_catalogue
from treaty.library.scenarios import load
from treaty.store.memory import MemoryLog
from treaty.table.game import Game
from treaty.views.seat import public_view
from treaty.views.ties import ties_view

PAIRS = 31


def timed(work) -> float:
    """CPU seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def drawn(size: int, tied: float, foes: float, seed: int) -> nx.Graph:
    """A random signed graph."""
    chance = random.Random(seed)
    graph = nx.empty_graph(size)
    for pair in combinations(range(size), 2):
        if chance.random() < tied:
            graph.add_edge(*pair, sign=-1 if chance.random() < foes else 1)
    return graph


def ours(graph: nx.Graph, groups: list[set[int]]) -> None:
    list(nx.connected_components(graph))
    triads(graph)
    modularity(graph, groups)
    polarisation(groups, len(graph))
    brokers(graph, {node: number for number, group in enumerate(groups) for node in group})


def stock(graph: nx.Graph, groups: list[set[int]]) -> None:
    list(nx.connected_components(graph))
    friends = nx.Graph([pair[:2] for pair in graph.edges(data="sign") if pair[2] > 0])
    friends.add_nodes_from(graph)
    nx.community.modularity(friends, groups)
    nx.betweenness_centrality(friends)
    kinds: dict[int, int] = {}
    for three in nx.enumerate_all_cliques(graph):
        if len(three) > 3:
            break
        if len(three) == 3:
            foes = sum(graph.edges[pair]["sign"] < 0 for pair in combinations(three, 2))
            kinds[foes] = kinds.get(foes, 0) + 1


def panel(size: int) -> None:
    print(f"panel of {size} countries, {PAIRS} pairs:")
    for tied in (0.3, 0.6, 1.0):
        graph = drawn(size, tied, 0.3, 1)
        groups = [set(range(0, size, 3)), set(range(1, size, 3)), set(range(2, size, 3))]
        pairs = [(timed(partial(ours, graph, groups)), timed(partial(stock, graph, groups))) for _ in range(PAIRS)]
        ratios = [one / other for one, other in pairs]
        mine, theirs = (statistics.median(each) * 1e3 for each in zip(*pairs, strict=True))
        print(
            f"  {tied:.0%} tied: {mine:.2f} ms, networkx {theirs:.2f} ms; "
            f"{statistics.median(ratios):.2f} x [{min(ratios):.2f}-{max(ratios):.2f}]"
        )


def hardest(seeds: int) -> None:
    print(f"exact frustration, {seeds} random graphs each, half of the ties negative: CPU s median [range]")
    for size in (12, 20, 25, 30):
        for tied in (1.0, 0.2):
            said = []
            for groups in (2, 3, None):
                graphs = [drawn(size, tied, 0.5, seed) for seed in range(seeds)]
                found = [timed(partial(frustration, graph, groups)) for graph in graphs]
                name = "any" if groups is None else groups
                said.append(f"{name}: {statistics.median(found):.3f} [{min(found):.3f}-{max(found):.3f}]")
            print(f"  n = {size}, {tied:4.0%} tied  {'   '.join(said)}")


def shares(seeds: int) -> None:
    print("30 nodes all tied, by the share of negative ties: CPU s median [range]")
    for foes in (0.1, 0.3, 0.7, 0.9, 1.0):
        said = []
        for groups in (2, None):
            graphs = [drawn(30, 1.0, foes, seed) for seed in range(seeds)]
            found = [timed(partial(frustration, graph, groups)) for graph in graphs]
            said.append(f"{groups or 'any'}: {statistics.median(found):.3f} [{min(found):.3f}-{max(found):.3f}]")
        print(f"  {foes:4.0%}  {'   '.join(said)}")


def screen() -> None:
    game = Game.begin(load("nonaligned-2026", countries=24), load_catalogue(), 7, MemoryLog())
    public = public_view(game.state)
    first, again = [], []
    for _ in range(9):
        balance._block.cache_clear()
        first.append(timed(lambda: ties_view(public)) * 1e3)
        again.append(timed(lambda: ties_view(public)) * 1e3)
    print(
        f"map of 24 countries: first {statistics.median(first):.0f} ms [{min(first):.0f}-{max(first):.0f}], "
        f"again {statistics.median(again):.0f} ms [{min(again):.0f}-{max(again):.0f}]"
    )


if __name__ == "__main__":
    panel(int(sys.argv[1]) if len(sys.argv) > 1 else 27)
    screen()
    hardest(int(sys.argv[2]) if len(sys.argv) > 2 else 5)
    shares(int(sys.argv[2]) if len(sys.argv) > 2 else 5)
