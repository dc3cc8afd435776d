"""Who is missing: for entry into force which consents would do, for a vote whose yes; and who can block.

F2.7   A vote is counted by its own rule: base, weights, groups, vetoes and all.
V24.1  Entry into force as the treaty provides: all of its conditions, counted in whole numbers and exact fractions.
A weight counts against the whole table, frozen at adoption: those who never consent stay in the sum (Kyoto art. 25).
The search goes by size over the candidates and is cut off after `MOST_NODES` steps; `exhaustive` says so.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction
from itertools import combinations, islice
from math import lcm

from treaty.coalition.tally import Vote, spoken_for, tally
from treaty.model.base import CountryId, Frozen
from treaty.model.entry import Count, EntryIntoForce, NamedStates, Played, Weight
from treaty.model.voting import VotingRule

MOST_NODES = 4_000
"""Steps of the search before it gives up; about 5 ms."""
MOST_COUNTS = 500
"""Counts of a vote before the search gives up; about 5 ms in a meeting of twelve."""
MOST_SETS = 3
"""Sets that are named; more would not be read."""


class Missing(Frozen):
    """What still stands between a text and its entry into force."""

    met: bool
    sentences: tuple[str, ...]
    """One a condition: how far it is met and what it still wants."""
    sets: tuple[tuple[CountryId, ...], ...] = ()
    """Shortest sets of candidates that would suffice, at most three, the weightiest first; empty when none would."""
    blockers: tuple[CountryId, ...] = ()
    """Candidates without each of whom the others together do not suffice."""
    exhaustive: bool = True
    """False: the search was cut off; the sets suffice and none can lose a member, yet shorter ones may exist."""


class _Need:
    """One condition as integers: what each country brings towards it and how much is wanted."""

    def __init__(self, brings: Mapping[str, int], wanted: int) -> None:
        self.brings, self.wanted = brings, wanted

    def lacking(self, consents: Collection[str]) -> int:
        """What is still wanted once these have consented; 0 or less when the condition is met."""
        return self.wanted - sum(self.brings.get(country, 0) for country in consents)


def missing(
    entry: EntryIntoForce,
    consents: Collection[str],
    weights: Mapping[str, Mapping[str, int | Fraction]],
    candidates: Collection[str],
) -> Missing:
    """Who is missing for `entry`. `weights`: table -> country -> weight of every country in play; `candidates`: who
    could still consent. Exact. Raises KeyError where a condition names a table that is not given."""
    given = frozenset(consents)
    open_to = sorted(frozenset(candidates) - given)
    needs = [_need(condition, weights, given.union(open_to)) for condition in entry.played()]
    said = tuple(_words(c, given, weights) for c in entry.played())
    if _met(needs, given):
        return Missing(met=True, sentences=said)
    everyone = given.union(open_to)
    if not _met(needs, everyone):
        return Missing(met=False, sentences=(*said, "All who could still consent would not suffice."))
    blockers = tuple(c for c in open_to if not _met(needs, everyone - {c}))
    sets, exhaustive = _shortest(needs, given.union(blockers), [c for c in open_to if c not in blockers])
    named = tuple(tuple(sorted((*blockers, *one))) for one in sets)
    cut = () if exhaustive else ("There are too many combinations to try them all; a smaller set may exist.",)
    return Missing(met=False, sentences=(*said, *cut), sets=named, blockers=blockers, exhaustive=exhaustive)


def votes_missing(
    rule: VotingRule,
    votes: Mapping[str, Vote],
    members: Collection[str],
    *,
    barred: Collection[str] = (),
    count_quorum: bool = True,
) -> Missing:
    """Whose yes would still carry a vote while every no stays: the shortest sets of those who have not voted no.

    The arguments are those of `tally`. `blockers` are those without whose yes all others together do not carry it.
    """

    def carries(more: Collection[str]) -> bool:
        cast = {**votes, **dict.fromkeys(more, yes)}
        return tally(rule, cast, members, barred=barred, count_quorum=count_quorum).passed

    yes: Vote = "yes"
    now = tally(rule, votes, members, barred=barred, count_quorum=count_quorum)
    if now.passed:
        return Missing(met=True, sentences=(now.sentence,))
    noes = {country for country, vote in votes.items() if vote in ("yes", "no")}
    free = sorted(c for c in members if c not in noes and c not in barred and not spoken_for(rule, c, votes))
    everyone = [c for c in free if not any(c in rule.organisations.get(one, ()) for one in free)]
    rest = [c for c in free if c not in rule.organisations]
    open_to = everyone if carries(everyone) else rest
    if not carries(open_to):
        return Missing(met=False, sentences=(now.sentence, "All who could still vote yes would not suffice."))
    blockers = tuple(c for c in open_to if not carries([one for one in open_to if one != c]))
    others = sorted((c for c in open_to if c not in blockers), key=lambda c: (-rule.weights.get(c, 1), c))
    sets, exhaustive = _carrying(others, lambda more: carries((*blockers, *more)))
    named = tuple(tuple(sorted((*blockers, *one))) for one in sets)
    return Missing(met=False, sentences=(now.sentence,), sets=named, blockers=blockers, exhaustive=exhaustive)


def _carrying(others: list[str], carries: Callable[[Collection[str]], bool]) -> tuple[list[tuple[str, ...]], bool]:
    """The shortest sets that carry, and whether none shorter can exist."""
    tried = 0
    for size in range(len(others) + 1):
        found = []
        for picked in islice(combinations(others, size), MOST_COUNTS - tried):
            tried += 1
            if carries(picked):
                found.append(picked)
                if len(found) == MOST_SETS:
                    break
        if found:
            return found, True
        if tried >= MOST_COUNTS:
            break
    kept = list(others)
    for country in reversed(others):
        without = [one for one in kept if one != country]
        kept = without if carries(without) else kept
    return [tuple(kept)], False


def _need(condition: Played, weights: Mapping[str, Mapping[str, int | Fraction]], known: Collection[str]) -> _Need:
    match condition:
        case Count():
            return _Need(dict.fromkeys(condition.subset or known, 1), condition.at_least)
        case NamedStates():
            return _Need(dict.fromkeys(condition.states, 1), len(set(condition.states)))
        case Weight():
            exact = {country: Fraction(weight) for country, weight in weights[condition.table].items()}
            bound = Fraction(condition.at_least) * sum(exact.values())
            scale = lcm(bound.denominator, *(weight.denominator for weight in exact.values()))
            return _Need({country: int(weight * scale) for country, weight in exact.items()}, int(bound * scale))


def _met(needs: list[_Need], consents: Collection[str]) -> bool:
    return all(need.lacking(consents) <= 0 for need in needs)


def _shortest(needs: list[_Need], given: frozenset[str], rest: list[str]) -> tuple[list[tuple[str, ...]], bool]:
    """The shortest sets out of `rest` that complete `given`, and whether none shorter can exist."""
    lacking = [need.lacking(given) for need in needs]
    wanted = [need for need, lack in zip(needs, lacking, strict=True) if lack > 0]
    lacks = [lack for lack in lacking if lack > 0]
    total = [sum(need.brings.values()) or 1 for need in wanted]
    order = sorted(
        rest,
        key=lambda c: (-sum(Fraction(n.brings.get(c, 0), t) for n, t in zip(wanted, total, strict=True)), c),
    )
    columns = [[need.brings.get(country, 0) for country in order] for need in wanted]
    search = _Search(columns)
    for size in range(len(order) + 1):
        found: list[tuple[str, ...]] = []
        for picked in search.sets(0, size, tuple(lacks)):
            found.append(tuple(order[place] for place in picked))
            if len(found) == MOST_SETS:
                break
        if found:
            return found, True
        if search.nodes > MOST_NODES:
            break
    return [_pruned(needs, given, order)], False


class _Search:
    """Depth-first choice of places, cut where even the best that is left cannot meet a need."""

    def __init__(self, columns: list[list[int]]) -> None:
        self.columns, self.nodes = columns, 0
        self.length = len(columns[0]) if columns else 0
        self.best = [[_running(sorted(c[start:], reverse=True)) for start in range(len(c) + 1)] for c in columns]
        """For each need, start and number of picks: the most that so many picks from there on can bring."""

    def sets(self, start: int, picks: int, lacks: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        """Ascending tuples of `picks` places from `start` on that cover `lacks`; ends early past `MOST_NODES`."""
        self.nodes += 1
        if self.nodes > MOST_NODES or self.length - start < picks:
            return
        if any(best[start][picks] < lack for best, lack in zip(self.best, lacks, strict=True)):
            return
        if picks == 0:
            yield ()
            return
        for place in range(start, self.length - picks + 1):
            left = tuple(lack - column[place] for lack, column in zip(lacks, self.columns, strict=True))
            for others in self.sets(place + 1, picks - 1, left):
                yield (place, *others)


def _running(values: list[int]) -> list[int]:
    sums = [0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _pruned(needs: list[_Need], given: frozenset[str], order: list[str]) -> tuple[str, ...]:
    """A set that suffices and cannot lose a member: all candidates, less each that is not needed, lightest first."""
    kept = set(order)
    for country in reversed(order):
        if _met(needs, given.union(kept - {country})):
            kept.discard(country)
    return tuple(country for country in order if country in kept)


def _words(condition: Played, given: frozenset[str], weights: Mapping[str, Mapping[str, int | Fraction]]) -> str:
    match condition:
        case Count():
            having = len(given.intersection(condition.subset) if condition.subset else given)
            among = f" among {', '.join(condition.subset)}" if condition.subset else ""
            lack = condition.at_least - having
            return f"{having} of {condition.at_least} consents{among}" + (
                f"; {lack} missing." if lack > 0 else "; met."
            )
        case NamedStates():
            absent = [state for state in dict.fromkeys(condition.states) if state not in given]
            return f"Named states: {', '.join(absent)} missing." if absent else "Named states: all have consented."
        case Weight():
            table = weights[condition.table]
            total, bound = sum(map(Fraction, table.values())), Fraction(condition.at_least)
            share = (
                sum((Fraction(table[c]) for c in given if c in table), Fraction(0)) / total if total else Fraction(0)
            )
            rest = "met." if share >= bound else f"{_percent(bound - share)} missing."
            return f"{_percent(share)} of {condition.table}, {_percent(bound)} needed; {rest}"


def _percent(share: Fraction) -> str:
    """A share in %, to a tenth; never rounded to a whole it does not reach."""
    tenths = share * 1000
    whole = int(tenths)
    if tenths == whole:
        return f"{whole / 10:g} %"
    return f"{float(tenths) / 10:.1f} %" if tenths >= 1 else "under 0.1 %"
