"""Joining: what each country would have under a text in every coalition of parties, by the world's own look-ahead.

Payoff: points of home interest (`prospects.HOME_INTEREST`) after some rounds at expected values. In the game of one
coalition its members keep what the text makes them owe, as far as they are taken to keep it, and share its benefits;
the others do what they do when nobody asks anything of them, and all keep what they owe under other texts. Findings
and suspensions that a member must reckon with count as expected values, by their chance a round.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from treaty.model.figures import Figures
from treaty.model.obligation import Obligation
from treaty.model.orders import Orders
from treaty.world.arrays import Floats, World, from_figures
from treaty.world.comply import Limits
from treaty.world.lookahead import AT_ONCE, MOST_THREADS, ahead
from treaty.world.moves import Moves, moves_of
from treaty.world.prospects import HOME_INTEREST, Game, Prospects, bonds, limits_of
from treaty.world.ties import Ties

Watch = Callable[[int, int], None]
"""Told after each part how many coalitions of how many are done; what it raises ends the work."""


@dataclass(frozen=True, slots=True)
class Joining:
    """A text that countries may be in or out of. One game each: `world`, `moves`, `outside`, `inside`, `standing`."""

    world: World
    moves: Moves
    """What all do where nobody asks anything of them."""
    outside: Limits
    """What other texts ask."""
    inside: Limits
    """What other texts and this one ask of a member, less what it is taken not to keep."""
    standing: Floats
    """(1, countries, countries): common membership in other texts."""
    found: Floats
    """(countries,): findings a round that a member must reckon with, >= 0."""
    suspended: Floats
    """(countries,): share of the rounds in which a member's benefits are suspended, in [0, 1]."""
    rounds: int

    def payoffs(self, coalitions: Sequence[int] | NDArray[np.int64], watch: Watch | None = None) -> Floats:
        """(coalitions, countries): points of home interest in the game of each coalition, a bit mask (bit i: in).

        Parts of 512 are shared out to threads. Only differences between coalitions mean anything.
        """
        masks = np.asarray(coalitions, dtype=np.int64)
        parts = [masks[start : start + AT_ONCE] for start in range(0, len(masks), AT_ONCE)]
        if len(parts) < 2:
            found = [self._part(part) for part in parts]
            if watch is not None:
                watch(len(masks), len(masks))
            return found[0] if found else np.zeros((0, len(self.world.countries)))
        found, done = [], 0
        with ThreadPoolExecutor(min(len(parts), MOST_THREADS, os.cpu_count() or 1)) as threads:
            working = [threads.submit(self._part, part) for part in parts]
            try:
                for part, work in zip(parts, working, strict=True):
                    found.append(work.result())
                    done += len(part)
                    if watch is not None:
                        watch(done, len(masks))
            except BaseException:
                threads.shutdown(cancel_futures=True)
                raise
        return np.concatenate(found)

    def with_moves(self, coalition: int, moves: Moves) -> Floats:
        """(games, countries): points in one coalition under other moves, a batch of them."""
        return self._looked(np.full(len(moves.release), coalition, dtype=np.int64), moves)

    def _part(self, masks: NDArray[np.int64]) -> Floats:
        return self._looked(masks, self.moves.repeat(len(masks)))

    def _looked(self, masks: NDArray[np.int64], moves: Moves) -> Floats:
        inside = (masks[:, None] >> np.arange(len(self.world.countries)) & 1).astype(bool)
        limits = Limits(
            np.where(inside[..., None], self.inside.low, self.outside.low),
            np.where(inside[..., None], self.inside.high, self.outside.high),
        )
        common = (inside[:, :, None] & inside[:, None, :]).astype(np.float64)
        ties = Ties(np.maximum(common, self.standing), inside * self.found, inside * self.suspended)
        start = self.world.repeat(len(masks))
        seen = Prospects(self.world, ahead(start, moves, limits, self.rounds, ties=ties))
        points = np.zeros(inside.shape)
        for name, weight in HOME_INTEREST.items():
            points += weight * seen.metric(name)
        return points


class Explored:
    """A text whose coalitions are worked out when they are asked for, each once."""

    def __init__(self, joining: Joining) -> None:
        self.joining = joining
        self._rows: dict[int, Floats] = {}

    def look(self, coalitions: Iterable[int]) -> None:
        """Work out those of `coalitions` that have not been asked for, in one batch."""
        new = [one for one in dict.fromkeys(coalitions) if one not in self._rows]
        if new:
            self._rows.update(zip(new, self.joining.payoffs(new), strict=True))

    def payoffs(self, coalition: int) -> Floats:
        """(countries,): points of each country in one coalition; only differences mean anything."""
        self.look((coalition,))
        return self._rows[coalition]

    def look_around(self, coalitions: Iterable[int]) -> None:
        """The same for `coalitions` and all that differ from one of them by one country."""
        bits = range(len(self.joining.world.countries))
        self.look(side for one in coalitions for side in (one, *(one ^ 1 << bit for bit in bits)))

    def everything(self, watch: Watch | None = None) -> Floats:
        """(2^countries, countries): points in every coalition; what was asked for before is the same."""
        table = self.joining.payoffs(np.arange(1 << len(self.joining.world.countries)), watch)
        self._rows.update(enumerate(table))
        return table


def joining(
    figures: Figures,
    budgets: Mapping[str, float],
    sheets: Mapping[str, Orders],
    held: Sequence[Obligation],
    duties: Sequence[Obligation],
    *,
    unkept: Mapping[str, frozenset[str]] | None = None,
    found: Mapping[str, float] | None = None,
    suspended: Mapping[str, float] | None = None,
    rounds: int = 8,
    months: int = 6,
) -> Joining:
    """The text that makes any party owe `duties` (their `party` is not read), beside what is `held`.

    `unkept`: country -> articles of the text that it would not keep as a member; `found`, `suspended`: what it must
    reckon with for that. A duty with a case bites where the conduct planned in `sheets` is such a case.
    """
    unkept, found, suspended = unkept or {}, found or {}, suspended or {}
    world = from_figures(figures, budgets, months)
    moves = moves_of(world, sheets, sheets)
    whole, less = tuple(duties), {}
    for country, articles in unkept.items():
        less[country] = tuple(duty for duty in duties if duty.article not in articles)
    everybody = Game(tuple((less.get(country, whole), (country,)) for country in world.countries))
    limits = limits_of(world, moves, held, [Game(), everybody])
    return Joining(
        world=world,
        moves=moves,
        outside=limits.part(slice(0, 1)),
        inside=limits.part(slice(1, 2)),
        standing=bonds(world.countries, held, [Game()]),
        found=np.array([found.get(country, 0.0) for country in world.countries]),
        suspended=np.array([min(1.0, suspended.get(country, 0.0)) for country in world.countries]),
        rounds=rounds,
    )


def visas_offered(moves: Moves, giver: int, to: int, thousands: Sequence[float]) -> Moves:
    """A batch of `moves`, a game each: `giver` offers the people of `to` so many thousand visas a year more."""
    batch = moves.repeat(len(thousands))
    visas = batch.visas.copy()
    visas[:, giver, to] = np.minimum(visas[:, giver, to] + np.asarray(thousands), 50.0)
    return replace(batch, visas=visas)
