"""Ties between countries as graphs, for networkx to work on: commitments, pacts, controls, signs, trust.

What a bloc is stands in `blocs.py`, which needs no graph library and is asked for every round.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations, permutations

import networkx as nx

from treaty.coalition import blocs
from treaty.model.figures import Figures

SIGNED_TRUST = 0.2
"""Mean mutual trust, in size, below which a pair is neither friend nor foe."""


def commitments(parties: Mapping[str, Collection[str]], countries: Iterable[str] = ()) -> nx.MultiDiGraph:
    """An edge from each party to each other party, keyed by the instrument (`parties`: instrument -> parties).

    `countries` are nodes even if they are party to nothing.
    """
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(countries)
    for instrument, members in parties.items():
        graph.add_nodes_from(sorted(members))
        graph.add_edges_from((one, other, instrument) for one, other in permutations(sorted(members), 2))
    return graph


def exclusive_ties(figures: Figures) -> nx.Graph:
    """Exclusive pacts, an edge each."""
    return _graph(blocs.pacts(figures))


def bloc_ties(figures: Figures) -> nx.Graph:
    """The ties that make blocs, with `why` either "pact" or "dependence"."""
    return _graph(blocs.bloc_ties(figures))


def _graph(ties: blocs.Ties) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(ties)
    graph.add_edges_from((one, other, {"why": why}) for one, others in ties.items() for other, why in others.items())
    return graph


def controls(figures: Figures) -> nx.DiGraph:
    """An edge from who controls to who is denied, with `chips` and `models` in [0, 1] (0.5 licence, 1 ban)."""
    graph = nx.DiGraph()
    graph.add_nodes_from(figures.countries)
    chips, models = figures.between.chips, figures.between.models
    for (i, one), (j, other) in permutations(enumerate(figures.countries), 2):
        if chips[i][j] or models[i][j]:
            graph.add_edge(one, other, chips=chips[i][j], models=models[i][j])
    return graph


def signed(countries: Iterable[str], signs: Mapping[tuple[str, str], int]) -> nx.Graph:
    """For `balance`: an edge with `sign` +1 or -1 for each pair of `signs`; all `countries` are nodes."""
    graph = nx.Graph()
    graph.add_nodes_from(countries)
    graph.add_edges_from((one, other, {"sign": sign}) for (one, other), sign in signs.items())
    return graph


def trust(figures: Figures, threshold: float = SIGNED_TRUST) -> nx.Graph:
    """The signed graph: `sign` +1 or -1 by the mean of both countries' trust, which stands as `trust` in [-1, 1].

    Pairs whose mean is smaller in size than `threshold` have no edge.
    """
    graph = nx.Graph()
    graph.add_nodes_from(figures.countries)
    rows = figures.between.trust
    for (i, one), (j, other) in combinations(enumerate(figures.countries), 2):
        mean = (rows[i][j] + rows[j][i]) / 2
        if abs(mean) >= threshold and mean:
            graph.add_edge(one, other, sign=1 if mean > 0 else -1, trust=mean)
    return graph
