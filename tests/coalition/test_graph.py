"""Graphs of ties, blocs and the nonalignment index on small worlds whose answer is plain."""

import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treaty.coalition.blocs import away as ties_away
from treaty.coalition.blocs import bloc_ties as plain_ties
from treaty.coalition.blocs import blocs, connected, nonaligned, nonalignment
from treaty.coalition.graph import bloc_ties, commitments, controls, exclusive_ties, trust
from treaty.model.figures import Between, Figures, Nation

WORLD = ("USA", "CHN", "IND", "BRA", "GBR", "KEN", "IDN")
NATION = Nation(
    compute=1, pipeline=0, self_reliance=0.5, power=1, clean=0.5, talent=1, efficiency=1, data=0.5, largest_run=1e22,
    capability=22, safety=0.5, openness=0.5, economy=100, uptake=0.5, support=0.5, standing=0.5,
)  # fmt: skip


def world(countries=WORLD, pacts=(), dependence=None, trusts=None, chips=None) -> Figures:
    """`pacts`: pairs; the others: (row, column) -> figure, zero elsewhere."""

    def rows(cells):
        return tuple(tuple(float((cells or {}).get((one, other), 0)) for other in countries) for one in countries)

    both = {pair: 1 for one, other in pacts for pair in ((one, other), (other, one))}
    nothing = rows({})
    between = Between(
        chips=rows(chips), models=nothing, tariff=nothing, visas=nothing, pact=rows(both), interop=nothing,
        trust=rows(trusts), dependence=rows(dependence),
    )  # fmt: skip
    return Figures(
        countries=countries, powers=("USA", "CHN"), nations=dict.fromkeys(countries, NATION), between=between,
        tension=10, fragmentation=0, hazard=0,
    )  # fmt: skip


def test_without_ties_there_is_no_bloc_and_everybody_else_is_nonaligned():
    assert blocs(world()) == ()
    assert nonaligned(world()) == {"IND", "BRA", "GBR", "KEN", "IDN"}


def test_a_pact_with_a_power_makes_a_bloc_and_so_does_a_pact_with_its_ally():
    figures = world(pacts=[("USA", "GBR"), ("GBR", "KEN"), ("CHN", "IDN")])
    assert blocs(figures) == (frozenset({"USA", "GBR", "KEN"}), frozenset({"CHN", "IDN"}))
    assert nonaligned(figures) == {"IND", "BRA"}


def test_a_country_with_pacts_on_both_sides_is_in_neither_bloc_and_does_not_join_them():
    figures = world(pacts=[("USA", "GBR"), ("CHN", "IDN"), ("USA", "IND"), ("CHN", "IND")])
    assert blocs(figures) == (frozenset({"CHN", "IDN"}), frozenset({"GBR", "USA"}))
    assert "IND" in nonaligned(figures)


def test_middle_countries_with_a_pact_among_them_are_a_bloc_of_their_own():
    assert blocs(world(pacts=[("BRA", "IND")])) == (frozenset({"BRA", "IND"}),)


def test_two_powers_with_a_pact_are_one_bloc():
    assert blocs(world(pacts=[("USA", "CHN"), ("USA", "GBR")])) == (frozenset({"USA", "CHN", "GBR"}),)


def test_dependence_ties_only_where_both_trust():
    dependent = {("KEN", "CHN"): 0.6}
    friends = {("KEN", "CHN"): 0.3, ("CHN", "KEN"): 0.5}
    assert blocs(world(dependence=dependent, trusts=friends)) == (frozenset({"CHN", "KEN"}),)
    assert blocs(world(dependence=dependent, trusts=friends | {("CHN", "KEN"): 0.2})) == ()
    assert blocs(world(dependence={("KEN", "CHN"): 0.59}, trusts=friends)) == ()


def test_blocs_do_not_depend_on_the_order_of_countries():
    pacts = [("USA", "GBR"), ("GBR", "KEN"), ("CHN", "IDN"), ("KEN", "IDN"), ("BRA", "IND")]
    expected = blocs(world(pacts=pacts))
    for seed in range(10):
        order = random.Random(seed).sample(WORLD, len(WORLD))
        assert blocs(world(countries=tuple(order), pacts=pacts)) == expected


def test_the_index_is_one_without_ties_and_halved_by_a_pact_with_a_power():
    free = nonalignment(world())["IND"]
    assert (free.index, free.exclusive_ties, free.share_one_power) == (1.0, (), 0.0)
    assert nonalignment(world(pacts=[("USA", "IND")]))["IND"].index == 0.5
    assert nonalignment(world(pacts=[("BRA", "IND")]))["IND"].index == pytest.approx(2 / 3)


def test_the_index_falls_with_the_share_of_one_power_and_not_with_shares_of_others():
    figures = world(dependence={("IND", "USA"): 0.4, ("IND", "CHN"): 0.3, ("IND", "GBR"): 0.9})
    alignment = nonalignment(figures)["IND"]
    assert alignment.index == pytest.approx(0.6)
    assert alignment.share_one_power == 0.4
    assert alignment.parts == {"freedom": 1.0, "autonomy": pytest.approx(0.6)}


def test_a_power_is_a_pole_and_has_index_zero():
    alignment = nonalignment(world(dependence={("USA", "USA"): 0.9}))["USA"]
    assert (alignment.index, alignment.power, alignment.share_one_power) == (0.0, True, 0.0)


def test_commitments_are_an_edge_each_way_for_each_common_instrument():
    graph = commitments({"accord": ("IND", "BRA", "KEN"), "charter": ("IND", "BRA")}, WORLD)
    assert graph.number_of_edges() == 8
    assert graph.number_of_edges("IND", "BRA") == 2
    assert set(graph["IND"]["BRA"]) == {"accord", "charter"}
    assert "USA" in graph


def test_controls_point_from_who_denies():
    graph = controls(world(chips={("USA", "CHN"): 1, ("CHN", "USA"): 0.5}))
    assert graph["USA"]["CHN"] == {"chips": 1.0, "models": 0.0}
    assert graph.number_of_edges() == 2


def test_trust_is_signed_by_the_mean_of_both():
    graph = trust(world(trusts={("USA", "CHN"): -0.8, ("CHN", "USA"): -0.6, ("USA", "GBR"): 0.5, ("USA", "IND"): 0.3}))
    assert graph["USA"]["CHN"]["sign"] == -1
    assert graph["USA"]["CHN"]["trust"] == pytest.approx(-0.7)
    assert graph["USA"]["GBR"]["sign"] == 1
    assert not graph.has_edge("USA", "IND")


@given(
    st.sets(
        st.tuples(st.sampled_from(WORLD), st.sampled_from(WORLD)).filter(lambda pair: pair[0] < pair[1]), max_size=9
    )
)
def test_parts_and_distances_are_those_that_networkx_finds(pacts):
    figures = world(pacts=sorted(pacts))
    graph, ties = bloc_ties(figures), plain_ties(figures)
    assert set(connected(ties, WORLD)) == {frozenset(part) for part in nx.connected_components(graph)}
    for country in WORLD:
        assert ties_away(ties, [country]) == nx.single_source_shortest_path_length(graph, country)
    assert {frozenset(edge) for edge in exclusive_ties(figures).edges} == {frozenset(pair) for pair in pacts}
