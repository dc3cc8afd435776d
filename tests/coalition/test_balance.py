"""Frustration of signed graphs: published figures, brute force on small graphs, and what theorems say."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.coalition.balance import LARGEST, frustration

TRIBES = {
    1: """Alika-Ove Alika-Ukudz Asaro-Gahuk Asaro-Geham Asaro-Masil Asaro-Ukudz Gahuk-Geham Gahuk-Masil Gahuk-Ove
    Gahuk-Ukudz Gama-Gavev Gama-Kotun Gama-Nagad Gavev-Kotun Gavev-Nagad Geham-Masil Geham-Ukudz Kohik-Notoh Kohik-Uheto
    Kotun-Nagad Masil-Nagam Masil-Ove Masil-Uheto Masil-Ukudz Nagam-Notoh Nagam-Seuve Notoh-Uheto Ove-Ukudz
    Seuve-Uheto""",
    -1: """Alika-Gavev Asaro-Gama Asaro-Gavev Asaro-Nagad Asaro-Seuve Gahuk-Gama Gahuk-Gavev Gahuk-Kotun Gahuk-Notoh
    Gahuk-Uheto Gama-Geham Gama-Nagam Gama-Seuve Gama-Uheto Gavev-Nagam Gavev-Ove Geham-Kohik Geham-Nagad Geham-Notoh
    Geham-Uheto Kohik-Kotun Kohik-Nagad Kotun-Nagam Kotun-Notoh Kotun-Ove Nagad-Nagam Nagad-Notoh Nagad-Uheto
    Seuve-Ukudz""",
}
"""Alliance and enmity of sixteen subtribes of the Eastern Central Highlands of New Guinea (Read 1954)."""

ALLIANCES = {
    "1872 three emperors": ("R-AH AH-G R-G", "GB-AH GB-F GB-R F-AH F-G F-R", 1),
    "1882 triple alliance": ("R-AH AH-G R-G AH-I G-I", "GB-AH GB-F GB-R F-AH F-G F-R", 1),
    "1890 lapse": ("AH-G AH-I G-I", "GB-AH GB-F GB-R F-AH F-G R-AH R-G", 1),
    "1891 France and Russia": ("F-R AH-G AH-I G-I", "GB-AH GB-F GB-R F-AH F-G R-AH R-G", 1),
    "1904 entente": ("GB-F F-R AH-G AH-I G-I", "GB-AH GB-R F-AH F-G R-AH R-G", 1),
    "1907 Britain and Russia": (
        "GB-F GB-R F-R AH-G AH-I G-I", "GB-AH GB-G GB-I F-AH F-G F-I R-AH R-G R-I", 0,
    ),
}  # fmt: skip
"""The powers before the First World War (Antal, Krapivsky and Redner 2006, figure 5)."""


def signed(friends: str = "", foes: str = "") -> nx.Graph:
    graph = nx.Graph()
    for sign, pairs in ((1, friends), (-1, foes)):
        graph.add_edges_from((*pair.split("-"), {"sign": sign}) for pair in pairs.split())
    return graph


TRIBAL = signed(TRIBES[1], TRIBES[-1])


def test_the_highland_tribes_are_seven_ties_from_two_camps_and_two_from_three_clusters():
    assert (TRIBAL.number_of_nodes(), TRIBAL.number_of_edges()) == (16, 58)
    two, any_number = frustration(TRIBAL), frustration(TRIBAL, groups=None)
    assert (two.value, two.exact, len(two.partition)) == (7, True, 2)
    assert (any_number.value, any_number.exact, len(any_number.partition)) == (2, True, 3)
    assert frozenset({"Gama", "Gavev", "Kotun", "Nagad"}) in two.partition
    assert {"Kohik", "Nagam", "Notoh", "Seuve", "Uheto"} in any_number.partition
    assert frustration(TRIBAL, groups=3).value == 2


@pytest.mark.parametrize("year", ALLIANCES)
def test_the_alliances_before_1914_reach_balance_in_1907(year: str):
    friends, foes, value = ALLIANCES[year]
    assert frustration(signed(friends, foes)).value == value


def test_the_camps_of_1907_are_the_entente_and_the_triple_alliance():
    found = frustration(signed(*ALLIANCES["1907 Britain and Russia"][:2]))
    assert found.partition == ({"AH", "G", "I"}, {"F", "GB", "R"})


def of_partition(graph: nx.Graph, groups) -> int:
    """Ties that the groups frustrate, counted one by one."""
    place = {node: number for number, group in enumerate(groups) for node in group}
    return sum((place[a] == place[b]) != (sign == 1) for a, b, sign in graph.edges(data="sign"))


def partitions(nodes, most):
    """All partitions of `nodes` into at most `most` groups."""
    if not nodes:
        yield []
        return
    for rest in partitions(nodes[1:], most):
        for i in range(len(rest)):
            yield [*rest[:i], [nodes[0], *rest[i]], *rest[i + 1 :]]
        if len(rest) < most:
            yield [[nodes[0]], *rest]


@st.composite
def graphs(draw, most=7):
    size = draw(st.integers(0, most))
    graph = nx.empty_graph(size)
    for one, other in combinations(range(size), 2):
        sign = draw(st.sampled_from((1, -1, -1, 0, 1)))
        if sign:
            graph.add_edge(one, other, sign=sign)
    return graph


few = settings(max_examples=40, deadline=None)


@few
@given(graphs(), st.sampled_from((1, 2, 3, 4, None)))
def test_no_partition_at_all_frustrates_fewer(graph, groups):
    found = frustration(graph, groups)
    everything = partitions(list(graph), groups or len(graph))
    assert found.value == min((of_partition(graph, one) for one in everything), default=0)
    assert found.exact
    assert found.value == of_partition(graph, found.partition)
    assert sorted(node for group in found.partition for node in group) == sorted(graph)
    assert len(found.partition) <= (groups or len(graph))


@few
@given(graphs(12), st.data())
def test_switching_a_side_changes_nothing_for_two_groups(graph, data):
    side = data.draw(st.sets(st.sampled_from(list(graph)))) if len(graph) else set()
    switched = graph.copy()
    for one, other, edge in switched.edges(data=True):
        edge["sign"] *= -1 if (one in side) != (other in side) else 1
    assert frustration(switched).value == frustration(graph).value


@few
@given(graphs(12))
def test_more_groups_never_frustrate_more(graph):
    values = [frustration(graph, groups).value for groups in (1, 2, 3, 4, None)]
    assert values == sorted(values, reverse=True)


@few
@given(graphs(8))
def test_it_is_nothing_just_where_harary_and_davis_say_so(graph):
    parities = {
        (foes % 2, foes == 1)
        for cycle in nx.simple_cycles(graph)
        for foes in [sum(graph.edges[pair]["sign"] < 0 for pair in zip(cycle, [*cycle[1:], cycle[0]], strict=True))]
    }
    assert (frustration(graph).value == 0) == all(not odd for odd, _ in parities)
    assert (frustration(graph, None).value == 0) == (not any(one for _, one in parities))


@few
@given(graphs(9), st.sampled_from((2, None)), st.integers(0, 8))
def test_a_balanced_part_adds_nothing_beside_the_rest_or_hung_on_one_node(graph, groups, node):
    value = frustration(graph, groups).value
    beside = nx.disjoint_union(graph, signed("a-b b-c a-c", "c-d b-d"))
    assert frustration(beside, groups).value == value
    if node in graph:
        beside.add_edge(node, len(graph), sign=-1)
        assert frustration(beside, groups).value == value


@few
@given(graphs(9), st.randoms(use_true_random=False))
def test_the_order_in_which_a_graph_was_built_does_not_matter(graph, chance):
    again = nx.Graph()
    again.add_nodes_from(chance.sample(list(graph), len(graph)))
    again.add_edges_from(chance.sample(list(graph.edges(data=True)), graph.number_of_edges()))
    for groups in (2, None):
        assert frustration(again, groups) == frustration(graph, groups)


@few
@given(graphs(8), st.data())
def test_two_that_are_kept_apart_are_and_no_such_partition_frustrates_fewer(graph, data):
    if len(graph) < 2:
        return
    one, other = data.draw(st.permutations(list(graph)))[:2]
    found = frustration(graph, apart=(one, other))
    split = [groups for groups in partitions(list(graph), 2) if not any({one, other} <= {*group} for group in groups)]
    assert found.value == min(of_partition(graph, groups) for groups in split) == of_partition(graph, found.partition)
    assert found.exact
    assert not any({one, other} <= group for group in found.partition)


def test_keeping_apart_gives_bounds_too_and_refuses_what_it_cannot():
    graph = signed("a-c b-c a-d b-d", "c-d")
    assert frustration(graph).value == 1
    assert frustration(graph, apart=("a", "b")).value == 2
    cut = frustration(TRIBAL, apart=("Ove", "Gahuk"), effort=1)
    assert cut.at_least <= frustration(TRIBAL, apart=("Ove", "Gahuk")).value <= cut.value
    for groups, pair in ((None, ("a", "b")), (3, ("a", "b")), (2, ("a", "a")), (2, ("a", "z"))):
        with pytest.raises(ValueError, match="kept apart"):
            frustration(graph, groups, apart=pair)


def test_thirty_who_are_all_enemies_lose_the_ties_within_two_halves():
    graph = nx.complete_graph(30)
    nx.set_edge_attributes(graph, -1, "sign")
    assert frustration(graph).value == 2 * 15 * 14 // 2
    assert frustration(graph, 3).value == 3 * 10 * 9 // 2
    assert frustration(graph, None).value == 0


def test_paley_signs_on_29_are_as_far_from_two_camps_on_either_reading():
    """Squares mod 29 as friends: the graph and its opposite look alike, so only the sides differ."""
    squares = {i * i % 29 for i in range(1, 29)}
    graph, opposite = nx.Graph(), nx.Graph()
    for one, other in combinations(range(29), 2):
        sign = 1 if (other - one) % 29 in squares else -1
        graph.add_edge(one, other, sign=sign)
        opposite.add_edge(2 * one % 29, 2 * other % 29, sign=-sign)
    found, again = frustration(graph, None), frustration(opposite, None)
    assert found.exact
    assert found.value == again.value == of_partition(graph, found.partition)


def test_blocks_are_what_counts_not_nodes():
    graph = nx.cycle_graph(40)
    nx.set_edge_attributes(graph, -1, "sign")
    with pytest.raises(ValueError, match=f"40 nodes hang together: exact up to {LARGEST}"):
        frustration(graph)
    graph.remove_edge(0, 39)
    assert frustration(graph).value == 0
    chain = nx.Graph()
    for first in range(0, 60, 2):
        chain.add_edges_from(((first, first + 1), (first + 1, first + 2), (first, first + 2)), sign=-1)
    assert frustration(chain).value == 30
    assert len(frustration(chain).partition) == 2


def test_with_an_effort_the_answer_is_bounds_that_enclose_the_least():
    large = nx.cycle_graph(41)
    nx.set_edge_attributes(large, -1, "sign")
    found = frustration(large, effort=0)
    assert (found.at_least <= 1 <= found.value, found.exact) == (True, False)
    cut, whole = frustration(TRIBAL, effort=1), frustration(TRIBAL)
    assert cut.at_least <= whole.value <= cut.value == of_partition(TRIBAL, cut.partition)
    assert frustration(TRIBAL, effort=10**7) == whole


def test_nobody_and_loners_are_balanced():
    assert frustration(nx.Graph()).partition == ()
    alone = nx.empty_graph(3)
    assert frustration(alone).partition == ({0, 1, 2},)
    assert frustration(alone, None).partition == ({0}, {1}, {2})


def test_nodes_of_any_kind_are_taken():
    graph = nx.Graph()
    graph.add_edge("KEN", 3, sign=1)
    graph.add_edge((1, 2), frozenset({4}), sign=-1)
    assert frustration(graph).value == 0
    assert {"KEN", 3} in frustration(graph, None).partition


@pytest.mark.parametrize(
    ("graph", "groups", "said"),
    [
        (nx.DiGraph([(1, 2)]), 2, "undirected"),
        (nx.MultiGraph([(1, 2)]), 2, "one edge for a pair"),
        (nx.Graph([(1, 2)]), 2, "1 and 2 needs a sign"),
        (nx.Graph([(1, 2, {"sign": 0.5})]), 2, "has 0.5"),
        (nx.Graph([(1, 1, {"sign": 1})]), 2, "1 has a tie with itself"),
        (nx.Graph(), 0, "groups is 0"),
    ],
)
def test_what_is_no_signed_graph_is_refused(graph, groups, said):
    with pytest.raises(ValueError, match=said):
        frustration(graph, groups)
