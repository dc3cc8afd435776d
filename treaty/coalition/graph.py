"""Ties between countries as graphs, the blocs they make, and how nonaligned each country is.

Blocs. Two countries are tied when they hold an exclusive pact with each other, or when one takes at least 60 % of its
chips, cloud and models from the other, a power, and both trust each other by at least 0.3. Powers tied with each other
make one core. Every other country belongs to the core it is fewest ties away from; one as near to two cores belongs to
neither, since its ties exclude nobody. Tied countries that reach no power are a bloc of their own. All who are left
are nonaligned. Nothing is drawn by lot and no order matters.

Nonalignment. index = freedom x autonomy, in [0, 1]:
- freedom  = 1 / (1 + pacts with powers + pacts with others / 2);
- autonomy = 1 - the largest share of chips, cloud and models that one foreign power supplies.
1 means no exclusive tie and no dependence on one power; a first pact with a power halves it. A power is a pole, not
nonaligned: its index is 0, its parts are shown all the same.
60 % is the typical line of clause kind A1; 0.3 and the form of the index are ours, after criteria 3
and 4 of Belgrade 1961.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations, permutations

import networkx as nx

from treaty.model.base import CountryId, Frozen
from treaty.model.figures import Figures

DEPENDENT_SHARE = 0.6
"""Share of chips, cloud and models from one power, in [0, 1], from which a country depends on it."""
STRONG_TRUST = 0.3
"""Trust in [-1, 1] that both must have for dependence to be a tie."""
SIGNED_TRUST = 0.2
"""Mean mutual trust, in size, below which a pair is neither friend nor foe."""


class Alignment(Frozen):
    """How nonaligned a country is, and why."""

    index: float
    """In [0, 1]; 1 is wholly nonaligned, 0 for a power. The formula stands at the head of this file."""
    exclusive_ties: tuple[CountryId, ...]
    """Countries with which it holds an exclusive pact."""
    share_one_power: float
    """Largest share of its chips, cloud and models that one foreign power supplies, in [0, 1]."""
    parts: dict[str, float]
    """`freedom` and `autonomy`, each in [0, 1]."""
    power: bool = False


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
    """Exclusive pacts: an edge wherever either row says so (the table is symmetric)."""
    graph = nx.Graph()
    graph.add_nodes_from(figures.countries)
    rows = figures.between.pact
    for (i, one), (j, other) in combinations(enumerate(figures.countries), 2):
        if max(rows[i][j], rows[j][i]) >= 0.5:
            graph.add_edge(one, other)
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


def bloc_ties(figures: Figures) -> nx.Graph:
    """The ties that make blocs, with `why` either "pact" or "dependence"; the rule stands at the head of this file."""
    graph = exclusive_ties(figures)
    nx.set_edge_attributes(graph, "pact", "why")
    believes, dependence = figures.between.trust, figures.between.dependence
    place = {country: row for row, country in enumerate(figures.countries)}
    for country, power in ((c, p) for c in figures.countries for p in figures.powers if c != p):
        i, j = place[country], place[power]
        close = min(believes[i][j], believes[j][i]) >= STRONG_TRUST
        if close and dependence[i][j] >= DEPENDENT_SHARE and not graph.has_edge(country, power):
            graph.add_edge(country, power, why="dependence")
    return graph


def blocs(figures: Figures) -> tuple[frozenset[str], ...]:
    """The blocs of two countries or more, the largest first, then by name. Who is in none is nonaligned."""
    graph = bloc_ties(figures)
    powers = [country for country in figures.countries if country in figures.powers]
    cores = [frozenset(core) for core in nx.connected_components(graph.subgraph(powers))]
    members = {core: set(core) for core in cores}
    distance = {core: nx.multi_source_dijkstra_path_length(graph, core, weight=None) for core in cores}
    alone = []
    for country in figures.countries:
        away = sorted((distance[core][country], min(core), core) for core in cores if country in distance[core])
        if not away:
            alone.append(country)
        elif len(away) == 1 or away[0][0] < away[1][0]:
            members[away[0][2]].add(country)
    found = [frozenset(bloc) for bloc in members.values()]
    found += [frozenset(bloc) for bloc in nx.connected_components(graph.subgraph(alone))]
    return tuple(sorted((bloc for bloc in found if len(bloc) > 1), key=lambda bloc: (-len(bloc), sorted(bloc))))


def nonaligned(figures: Figures) -> frozenset[str]:
    """Countries that are no power and in no bloc."""
    return frozenset(figures.countries).difference(figures.powers, *blocs(figures))


def nonalignment(figures: Figures) -> dict[str, Alignment]:
    """Country -> how nonaligned it is, by the formula at the head of this file."""
    ties, powers = exclusive_ties(figures), frozenset(figures.powers)
    found = {}
    for country, row in zip(figures.countries, figures.between.dependence, strict=True):
        partners = tuple(sorted(ties[country]))
        with_powers = sum(partner in powers for partner in partners)
        foreign = [s for other, s in zip(figures.countries, row, strict=True) if other in powers and other != country]
        share = min(1.0, max(foreign, default=0.0))
        freedom = 1 / (1 + with_powers + (len(partners) - with_powers) / 2)
        found[country] = Alignment(
            index=0.0 if country in powers else freedom * (1 - share),
            exclusive_ties=partners,
            share_one_power=share,
            parts={"freedom": freedom, "autonomy": 1 - share},
            power=country in powers,
        )
    return found
