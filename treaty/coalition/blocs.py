"""The blocs that ties between countries make, and how nonaligned each country is.

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

from collections.abc import Collection
from itertools import combinations

from treaty.model.base import CountryId, Frozen
from treaty.model.figures import Figures

DEPENDENT_SHARE = 0.6
"""Share of chips, cloud and models from one power, in [0, 1], from which a country depends on it."""
STRONG_TRUST = 0.3
"""Trust in [-1, 1] that both must have for dependence to be a tie."""

Ties = dict[str, dict[str, str]]
"""Country -> tied country -> why: `pact` or `dependence`; symmetric."""


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


def pacts(figures: Figures) -> Ties:
    """Exclusive pacts: a tie wherever either row says so (the table is symmetric)."""
    rows, found = figures.between.pact, _no_ties(figures)
    for (i, one), (j, other) in combinations(enumerate(figures.countries), 2):
        if max(rows[i][j], rows[j][i]) >= 0.5:
            found[one][other] = found[other][one] = "pact"
    return found


def bloc_ties(figures: Figures) -> Ties:
    """The ties that make blocs; the rule stands at the head of this file."""
    found = pacts(figures)
    believes, dependence = figures.between.trust, figures.between.dependence
    place = {country: row for row, country in enumerate(figures.countries)}
    for country, power in ((c, p) for c in figures.countries for p in figures.powers if c != p):
        i, j = place[country], place[power]
        close = min(believes[i][j], believes[j][i]) >= STRONG_TRUST
        if close and dependence[i][j] >= DEPENDENT_SHARE:
            found[country].setdefault(power, "dependence")
            found[power].setdefault(country, "dependence")
    return found


def _no_ties(figures: Figures) -> Ties:
    return {country: {} for country in figures.countries}


def away(ties: Ties, start: Collection[str]) -> dict[str, int]:
    """Every country that can be reached from `start` along ties, with the fewest ties on the way; `start` at 0."""
    found, edge, steps = dict.fromkeys(start, 0), set(start), 0
    while edge:
        steps += 1
        edge = {other for country in edge for other in ties[country]} - found.keys()
        found |= dict.fromkeys(edge, steps)
    return found


def connected(ties: Ties, among: Collection[str]) -> list[frozenset[str]]:
    """The sets of countries of `among` that ties within `among` hold together, singles included."""
    within = {country: {other: why for other, why in ties[country].items() if other in among} for country in among}
    found: list[frozenset[str]] = []
    for country in among:
        if not any(country in part for part in found):
            found.append(frozenset(away(within, [country])))
    return found


def blocs(figures: Figures) -> tuple[frozenset[str], ...]:
    """The blocs of two countries or more, the largest first, then by name. Who is in none is nonaligned."""
    ties = bloc_ties(figures)
    cores = connected(ties, [country for country in figures.countries if country in figures.powers])
    members = {core: set(core) for core in cores}
    distance = {core: away(ties, core) for core in cores}
    alone = []
    for country in figures.countries:
        near = sorted((distance[core][country], min(core), core) for core in cores if country in distance[core])
        if not near:
            alone.append(country)
        elif len(near) == 1 or near[0][0] < near[1][0]:
            members[near[0][2]].add(country)
    found = [frozenset(bloc) for bloc in members.values()] + connected(ties, alone)
    return tuple(sorted((bloc for bloc in found if len(bloc) > 1), key=lambda bloc: (-len(bloc), sorted(bloc))))


def nonaligned(figures: Figures) -> frozenset[str]:
    """Countries that are no power and in no bloc."""
    return frozenset(figures.countries).difference(figures.powers, *blocs(figures))


def nonalignment(figures: Figures) -> dict[str, Alignment]:
    """Country -> how nonaligned it is, by the formula at the head of this file."""
    ties, powers = pacts(figures), frozenset(figures.powers)
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
