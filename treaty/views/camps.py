"""What the map of ties says of sides: would two camps be stable, is there a third, who is strained, who stands between.

All of it follows from the signs that the map draws, so from public facts alone: `#` and `+` join two countries, `x`
divides them, `±` and `.` count for nothing. A tie is out of place when it joins two camps or divides one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from treaty.coalition.balance import Frustration, frustration
from treaty.coalition.graph import signed
from treaty.coalition.polarisation import brokers
from treaty.coalition.triads import triads
from treaty.views.outlook_records import Tie
from treaty.views.wording import listed, percent, spelled

if TYPE_CHECKING:
    import networkx as nx

EFFORT = 100_000
"""Partial partitions looked at before a figure is given as bounds; a quarter of a second at most."""
NAMED = 6
"""Countries that a sentence names at most."""
BROKERS = 3
"""Brokers that are named."""


SIGNS = {"#": 1, "+": 1, "x": -1}
"""What the signs of the map count for."""


def signed_map(order: Sequence[str], ties: Sequence[Tie]) -> "nx.Graph":
    """The signed graph of the map: `sign` +1 for `#` and `+`, -1 for `x`; other pairs have no edge."""
    return signed(order, {(tie.one, tie.other): SIGNS[tie.sign] for tie in ties if tie.sign in SIGNS})


def camp_readings(graph: "nx.Graph", powers: Collection[str], bloc_of: Mapping[str, str]) -> Iterator[str]:
    """The readings, each of two lines at most; `bloc_of` names the bloc of each country, empty for the nonaligned."""
    if not graph.number_of_edges():
        yield "Two camps: nothing joins or divides anybody yet."
        return
    joined = graph.subgraph(country for country, ties in graph.degree if ties)
    two = frustration(joined, 2, EFFORT)
    yield from _two_camps(joined, two, powers)
    if two.value:
        free = [country for country in graph if not bloc_of.get(country) and country not in powers]
        yield _third_side(two, frustration(joined, None, EFFORT), free, powers)
    yield from _triads(graph)
    yield _brokers(graph, bloc_of)


def _two_camps(graph: "nx.Graph", two: Frustration, powers: Collection[str]) -> Iterator[str]:
    """Two camps with the two powers on different sides; then what does better, where one camp or others do."""
    opening, ties = "Two camps (# and + join, x divides):", f"{graph.number_of_edges()} ties"
    if not any(sign < 0 for _, _, sign in graph.edges(data="sign")):
        yield f"{opening} none of {ties} divides anybody."
        return
    led = two
    if len(powers) == 2 and all(power in graph for power in powers):
        one, other = powers
        led = frustration(graph, 2, EFFORT, apart=(one, other))
    if len(led.partition) > 1:
        change = f"{_bounds(led)} of {ties} would have to change with" if led.value else "stable as they are,"
        yield f"{opening} {change} {_sides(led)}."
    if len(two.partition) == 1 and two.exact:
        yield f"One camp for all: {_bounds(two)} of {ties} out of place, and no two camps leave fewer."
    elif two.value < led.value:
        yield f"Other camps: {_bounds(two)} of {ties} out of place, {_sides(two)}."


def _sides(found: Frustration) -> str:
    return f"{listed(sorted(map(str, found.partition[-1])), NAMED)} against the rest"


def _bounds(found: Frustration) -> str:
    return str(found.value) if found.exact else f"{found.at_least} to {found.value}"


def _third_side(two: Frustration, more: Frustration, free: Collection[str], powers: Collection[str]) -> str:
    """Whether more than two groups leave fewer ties out of place, and who is in the largest that has no power."""
    if more.value >= two.value or len(more.partition) < 3:
        sure = "does" if more.exact else "was found to do"
        return f"A third side: none; no number of groups {sure} better than two camps."
    groups = spelled(len(more.partition))
    said = f"A third side: {groups} groups leave {_bounds(more)} out of place instead of {_bounds(two)}"
    apart = [sorted(map(str, group)) for group in more.partition if not group.intersection(powers)]
    if not apart:
        return f"{said}; each has a power in it."
    if set(apart[0]) == set(free):
        return f"{said}: the nonaligned are a side of their own."
    among = sum(country in free for country in apart[0])
    kind = "all nonaligned" if among == len(apart[0]) else f"{among} of {len(apart[0])} nonaligned"
    return f"{said}: {listed(apart[0], NAMED)} without a power, {kind}."


def _triads(graph: "nx.Graph") -> Iterator[str]:
    found = triads(graph)
    if not found.total:
        return
    weak = f"; {percent(found.weak_share)} if three enemies may be three camps" if found.counts["---"] else ""
    yield f"Balanced triads: {found.balanced} of {found.total} ({percent(found.share)}){weak}."
    if found.kind == "---":
        yield f"Most strained: {listed(map(str, found.worst))}, each in trouble with both others."
    elif found.worst:
        one, other = next(
            (a, b) for a in found.worst for b in found.worst if graph.has_edge(a, b) and graph.edges[a, b]["sign"] < 0
        )
        friend = next(country for country in found.worst if country not in (one, other))
        yield f"Most strained: {friend} is joined to both {one} and {other}, who are in trouble."


def _brokers(graph: "nx.Graph", bloc_of: Mapping[str, str]) -> str:
    """Who links pairs of two sides, as liaison or as one of them; the nonaligned count as a side."""
    links = {str(country): one.between for country, one in brokers(graph, bloc_of).items() if one.between}
    first = sorted(links, key=lambda country: (-links[country], country))[:BROKERS]
    if not first:
        return "Brokers: nobody links two of different blocs, or a bloc and the nonaligned."
    named = listed(f"{country} ({links[country]})" for country in first)
    return f"Brokers: {named}: pairs without a tie that each links across blocs and nonaligned."
