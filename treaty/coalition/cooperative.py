"""Sharing what a group gains together: Shapley value, core and nucleolus of a game in worths, in exact fractions.

A game says what each set of players is worth by itself. Costs are negative worths.
- Shapley value: what a player adds, on the mean over all orders in which they may come (Shapley 1953).
- Core: ways to share the whole by which no set gets less than its worth. It is empty exactly where some weights, that
  sum to one over the sets of each player, make the sets worth more than the whole (Bondareva 1963; Shapley 1967).
- Nucleolus: of the ways to share the whole that give each player at least its own worth, the one whose worst served
  set is served best, then the next, and so on (Schmeidler 1969); a program for each level in turn (Maschler, Peleg and
  Shapley 1979). A set is held fixed only where its row has a price: such a row is tight at every best point.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial

from treaty.coalition.linear import maximise

MOST_PLAYERS = 16
"""Players up to which Shapley values are counted."""
MOST_SHARING = 8
"""Players up to which cores and nucleoli are worked out."""


def subsets(players: int) -> Iterator[frozenset[int]]:
    """All sets of `range(players)` but the empty one, in the order of their bit masks; the whole comes last."""
    for mask in range(1, 2**players):
        yield _members(mask, players)


@dataclass(frozen=True, slots=True)
class Game:
    """What each set of `range(players)` is worth. The empty set is worth nothing and need not be given.

    Raises ValueError for no player, a set of strangers, a set that is missing, or an empty set with a worth.
    """

    players: int
    worth: Mapping[frozenset[int], Fraction]

    def __post_init__(self) -> None:
        if self.players < 1:
            raise ValueError("a game needs at least one player")
        everybody = frozenset(range(self.players))
        worth = {frozenset(some): Fraction(points) for some, points in self.worth.items()}
        strange = next((some for some in worth if not some <= everybody), None)
        if strange is not None:
            raise ValueError(f"{sorted(strange)} has players that are not among 0 to {self.players - 1}")
        if worth.setdefault(frozenset(), Fraction(0)):
            raise ValueError("the empty set is worth nothing")
        if len(worth) < 2**self.players:
            missing = next(some for some in subsets(self.players) if some not in worth)
            raise ValueError(f"the worth of {sorted(missing)} is missing")
        object.__setattr__(self, "worth", worth)

    def by_mask(self) -> list[Fraction]:
        """Worths in the order of bit masks (bit i = player i), the empty set first."""
        return [self.worth[_members(mask, self.players)] for mask in range(2**self.players)]


def _members(mask: int, players: int) -> frozenset[int]:
    return frozenset(player for player in range(players) if mask >> player & 1)


def shapley_value(game: Game) -> tuple[Fraction, ...]:
    """What each player adds on the mean over all orders; sums to the worth of all. ValueError above 16 players."""
    n = game.players
    if n > MOST_PLAYERS:
        raise ValueError(f"{n} players have too many sets to count; at most {MOST_PLAYERS}")
    worths, found = game.by_mask(), [Fraction(0)] * n
    orders = [factorial(size) * factorial(n - 1 - size) for size in range(n)]
    for mask in range(2**n):
        size = mask.bit_count()
        for player in range(n):
            if not mask >> player & 1:
                found[player] += orders[size] * (worths[mask | 1 << player] - worths[mask])
    return tuple(added / factorial(n) for added in found)


def core_is_empty(game: Game) -> bool:
    """Whether every way to share the whole gives some set less than its worth. ValueError above 8 players."""
    return core_point(game) is None


def core_point(game: Game) -> tuple[Fraction, ...] | None:
    """A way to share the whole by which no set gets less than its worth, or None. ValueError above 8 players."""
    claims = _Claims.of(game)
    least, shares, _ = claims.cheapest()
    spare = claims.worths[-1] - least
    if spare < 0:
        return None
    return tuple(own + share + spare / game.players for own, share in zip(claims.own, shares, strict=True))


def overclaiming(game: Game) -> dict[frozenset[int], Fraction]:
    """Sets with weights in (0, 1] that sum to one for each player and are worth more than the whole; none: a core.

    They prove that no way of sharing satisfies all of these sets at once. ValueError above 8 players.
    """
    claims = _Claims.of(game)
    least, _, weights = claims.cheapest()
    if least <= claims.worths[-1]:
        return {}
    found = {_members(mask, game.players): weight for mask, weight in enumerate(weights, 1) if weight}
    for player in range(game.players):
        spare = 1 - sum(weight for some, weight in found.items() if player in some)
        if spare:
            alone = frozenset([player])
            found[alone] = found.get(alone, Fraction(0)) + spare
    return found


def objections(game: Game, shares: Sequence[Fraction | int]) -> tuple[tuple[frozenset[int], Fraction], ...]:
    """Sets that get less than their worth, with what they lack, the largest lack first. Raises ValueError when
    `shares` has not one share for each player."""
    if len(shares) != game.players:
        raise ValueError(f"{game.players} players need {game.players} shares, not {len(shares)}")
    lacks = [(some, game.worth[some] - sum(Fraction(shares[i]) for i in some)) for some in subsets(game.players)]
    return tuple(sorted(((some, lack) for some, lack in lacks if lack > 0), key=lambda one: -one[1]))


def nucleolus(game: Game) -> tuple[Fraction, ...]:
    """The nucleolus, exact. Raises ValueError above 8 players, and where the players alone are worth more together
    than the whole: then nothing can be shared by which each gets its own worth."""
    claims = _Claims.of(game)
    whole, n = claims.worths[-1], game.players
    if whole < 0:
        raise ValueError(
            "the players are worth more by themselves than all together: nobody can be given its own worth"
        )
    lowest = min(-worth for worth in claims.worths[1:])
    fixed = _Span(n)
    fixed.add(2**n - 1)
    held: list[tuple[int, Fraction]] = [(2**n - 1, whole)]
    free = [mask for mask in range(1, 2**n - 1) if not fixed.spans(mask)]
    shares: tuple[Fraction, ...] = (whole,)
    while free:
        rows = [((*_bits(mask, n), 0), given) for mask, given in held]
        rows += [((*(-x for x in _bits(mask, n)), 0), -given) for mask, given in held]
        # what a set gets beyond its worth is at least `level`, which counts from the lowest there can be
        rows += [((*(-x for x in _bits(mask, n)), 1), -claims.worths[mask] - lowest) for mask in free]
        best = maximise((*([0] * n), 1), rows)
        shares, level = best.point[:n], best.point[n] + lowest
        for mask, price in zip(free, best.prices[2 * len(held) :], strict=True):
            if price and not fixed.spans(mask):
                fixed.add(mask)
                held.append((mask, claims.worths[mask] + level))
        free = [mask for mask in free if not fixed.spans(mask)]
    return tuple(own + share for own, share in zip(claims.own, shares, strict=True))


def _bits(mask: int, players: int) -> tuple[int, ...]:
    return tuple(mask >> player & 1 for player in range(players))


@dataclass(frozen=True, slots=True)
class _Claims:
    """A game less what each player is worth alone: all shares and all prices are from 0 then."""

    own: tuple[Fraction, ...]
    worths: tuple[Fraction, ...]
    """In the order of bit masks, each less the own worths of its members."""

    @classmethod
    def of(cls, game: Game) -> "_Claims":
        """The claims of `game`. ValueError above 8 players."""
        if game.players > MOST_SHARING:
            raise ValueError(f"{game.players} players have too many sets to share among; at most {MOST_SHARING}")
        worths = game.by_mask()
        own = tuple(worths[1 << player] for player in range(game.players))
        less = (worth - sum(own[i] for i in _members(mask, game.players)) for mask, worth in enumerate(worths))
        return cls(own, tuple(less))

    def cheapest(self) -> tuple[Fraction, tuple[Fraction, ...], tuple[Fraction, ...]]:
        """The least that satisfies every set but the whole, shares that do, and the weight of each set in the proof.

        Weights are in the order of bit masks from 1 on, without the whole.
        """
        players, sets = len(self.own), range(1, len(self.worths) - 1)
        rows = [([mask >> player & 1 for mask in sets], 1) for player in range(players)]
        proof = maximise([self.worths[mask] for mask in sets], rows)
        return proof.value, proof.prices, proof.point


class _Span:
    """Sets as rows of zeros and ones, and which further sets are sums and differences of them: rows reduced."""

    def __init__(self, players: int) -> None:
        self.players = players
        self.rows: list[tuple[int, list[Fraction]]] = []
        """Place of the first number, which is 1, and the row."""

    def _rest(self, mask: int) -> list[Fraction]:
        rest = [Fraction(x) for x in _bits(mask, self.players)]
        for lead, row in self.rows:
            if rest[lead]:
                factor = rest[lead]
                rest = [x - factor * y for x, y in zip(rest, row, strict=True)]
        return rest

    def spans(self, mask: int) -> bool:
        """Whether what the set gets follows from what those added get."""
        return not any(self._rest(mask))

    def add(self, mask: int) -> None:
        """Add a set that does not follow from the others."""
        rest = self._rest(mask)
        lead = next(place for place, x in enumerate(rest) if x)
        self.rows.append((lead, [x / rest[lead] for x in rest]))
