"""Triads, polarisation, modularity and brokers: published figures, hand counts and what networkx says."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from test_balance import ALLIANCES, TRIBAL, few, graphs, signed

from treaty.coalition.balance import frustration
from treaty.coalition.polarisation import Brokerage, brokers, modularity, polarisation
from treaty.coalition.triads import triads

BALANCED = {
    "1872 three emperors": (5, 7), "1882 triple alliance": (6, 8), "1890 lapse": (3, 5),
    "1891 France and Russia": (6, 8), "1904 entente": (6, 8), "1907 Britain and Russia": (20, 20),
}  # fmt: skip
"""Balanced triangles among all in the alliance networks of 1872-1907."""


@pytest.mark.parametrize("year", ALLIANCES)
def test_balanced_triads_of_the_alliances(year: str):
    found = triads(signed(*ALLIANCES[year][:2]))
    assert (found.balanced, found.total) == BALANCED[year]


def test_the_highland_tribes_have_59_balanced_triads_of_68():
    found = triads(TRIBAL)
    assert (found.balanced, found.total) == (59, 68)
    assert found.share == pytest.approx(59 / 68)
    assert found.counts["++-"] == 2
    assert found.weak_share == pytest.approx(66 / 68)


@few
@given(graphs(9))
def test_triads_are_those_that_one_finds_three_by_three(graph):
    counts = {"+++": 0, "++-": 0, "+--": 0, "---": 0}
    for three in combinations(graph, 3):
        signs = [graph.edges[pair]["sign"] for pair in combinations(three, 2) if graph.has_edge(*pair)]
        if len(signs) == 3:
            counts["".join(sorted("+" if sign > 0 else "-" for sign in signs))] += 1
    found = triads(graph)
    assert found.counts == counts
    assert 0 <= found.share <= found.weak_share <= 1
    assert bool(found.worst) == (found.balanced < found.total)
    if frustration(graph).value == 0:
        assert found.share == 1
    if frustration(graph, None).value == 0:
        assert found.weak_share == 1


def test_the_worst_triad_is_where_most_that_is_out_of_balance_meets():
    found = triads(signed("a-b a-c b-d x-y x-z", "b-c a-d y-z"))
    assert found.counts["++-"] == 3
    assert (found.worst, found.kind) == (("a", "b", "c"), "++-")
    assert triads(signed("", "a-b b-c a-c")).kind == "---"
    assert triads(nx.Graph()).share == 1.0


def test_polarisation_is_highest_for_two_halves():
    halves = [range(6), range(6, 12)]
    assert polarisation(halves, 12) == pytest.approx(1)
    assert polarisation([range(12)], 12) == 0
    assert polarisation([[one] for one in range(12)], 12) == 0
    assert polarisation([], 0) == 0
    assert polarisation([range(6)], 12) == pytest.approx(0.5)
    assert polarisation([range(4), range(4, 8), range(8, 12)], 12) == pytest.approx(8 / 9)
    with pytest.raises(ValueError, match="13 members among 12"):
        polarisation([range(13)], 12)


@few
@given(graphs(9))
def test_modularity_of_friends_alone_is_newmans(graph):
    friends = nx.Graph()
    friends.add_nodes_from(graph)
    friends.add_edges_from(edge[:2] for edge in graph.edges(data="sign") if edge[2] > 0)
    nx.set_edge_attributes(friends, 1, "sign")
    groups = [set(list(graph)[::2]), set(list(graph)[1::2])]
    expected = nx.community.modularity(friends, groups) if friends.number_of_edges() else 0.0
    assert modularity(friends, groups) == pytest.approx(expected)


def test_modularity_counts_enmity_within_groups_against_them():
    two = signed("a-b c-d", "a-c a-d b-c b-d")
    assert modularity(two, [("a", "b"), ("c", "d")]) > 0 > modularity(two, [("a", "c"), ("b", "d")])
    with pytest.raises(ValueError, match="every node"):
        modularity(two, [("a", "b")])


def test_brokers_by_their_roles():
    groups = {"a": 1, "b": 1, "c": 1, "x": 2, "y": 2}
    found = brokers(signed("a-b b-c b-x x-y free-x free-c free-y", "a-y"), groups)
    assert found["b"] == Brokerage(coordinator=1, itinerant=0, representative=2, liaison=0)
    assert found["x"] == Brokerage(coordinator=0, itinerant=0, representative=1, liaison=1)
    assert found["free"] == Brokerage(coordinator=0, itinerant=0, representative=0, liaison=2)
    assert found["free"].between == 2
    assert found["a"].between == 0
    seen = brokers(signed("a-out b-out"), {"a": 1, "b": 1})
    assert seen["out"] == Brokerage(coordinator=0, itinerant=1, representative=0, liaison=0)


@few
@given(graphs(9))
def test_every_open_pair_is_linked_by_all_its_common_friends(graph):
    friends = nx.Graph([pair[:2] for pair in graph.edges(data="sign") if pair[2] > 0])
    friends.add_nodes_from(graph)
    expected = sum(len(list(nx.common_neighbors(friends, *pair))) for pair in nx.non_edges(friends))
    found = brokers(graph, {node: node % 2 for node in list(graph)[1:]}).values()
    assert sum(one.coordinator + one.itinerant + one.representative + one.liaison for one in found) == expected
