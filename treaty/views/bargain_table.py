"""The drafts that a search tried, as a table of gains: which are best of something, and who would want which change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from treaty.coalition.bargaining import kalai_smorodinsky, nash, pareto
from treaty.law.state import State, Treaty
from treaty.model.amendment import Operation, touches
from treaty.views.bargain_records import Reached, Unwon, Wish
from treaty.views.bargain_search import Tenths, Tried
from treaty.views.changes import Terms, each_in_words
from treaty.world.prospects import Floats

MOST_FREE = 3
"""Single changes that hurt nobody that are named."""
LETTERS = "ABCDEFGH"

NO_LOSS = "better for some, worse for nobody"
NEAREST = "nearest to being worth having for all"
NASH = "largest product of gains (Nash)"
KALAI = "equal shares of the most that each could gain (Kalai-Smorodinsky)"
MOST = "most in all"


@dataclass(frozen=True, slots=True)
class Table:
    """What was tried, and whom it serves."""

    known: State
    treaty: Treaty
    me: str
    members: tuple[str, ...]
    tried: Tried
    billions: Floats
    """Billion USD a year that a point is worth to each member."""

    @property
    def gains(self) -> Tenths:
        """Points against no text in tenths, (drafts, members); the text as it stands first."""
        return self.tried.gains

    # drafts

    def reached(self) -> Iterator[Reached]:
        """The text as it stands, then each draft that is best of something, lettered."""
        named: dict[int, list[str]] = {}
        for place, name in self._best():
            named.setdefault(place, []).append(name)
        yield self._draft(0, "", named.pop(0, []))
        for letter, (place, names) in zip(LETTERS, named.items(), strict=False):
            yield self._draft(place, letter, names)

    def _best(self) -> Iterator[tuple[int, str]]:
        total = self.gains.sum(axis=1)
        better = self._better()
        if better.any():
            yield int(np.where(better, total, -(10**9)).argmax()), NO_LOSS
        if self._losing().any():
            yield self._nearest(), NEAREST
        yield from self._fair()
        if len(self.gains) > 1:
            yield int(total.argmax()), MOST
        if self.me in self.members and len(self.gains) > 1:
            mine = self.gains[:, self.members.index(self.me)]
            yield int(np.lexsort((-total, -mine))[0]), f"most to {self.me}"

    def _better(self) -> NDArray[np.bool_]:
        """Drafts that are better than the text as it stands for some, and worse for nobody."""
        first = self.gains[0]
        return np.asarray((self.gains >= first).all(axis=1) & (self.gains > first).any(axis=1))

    def _fair(self) -> Iterator[tuple[int, str]]:
        """What the two rules choose for those that can be won, if a draft is worth having for all of these."""
        asked = self.gains[:, self._winnable()]
        if not asked.shape[1] or not (asked >= 0).all(axis=1).any():
            return
        best, nothing = list(pareto(asked)), [0] * asked.shape[1]  # both rules choose, and find the ideals, among these
        one, other = best[nash(asked[best], nothing)], best[kalai_smorodinsky(asked[best], nothing)]
        if asked[one].min() > 0:
            yield one, NASH
        if asked[other].max() > 0:
            yield other, KALAI

    def _winnable(self) -> list[int]:
        return [place for place in range(len(self.members)) if (self.gains[:, place] >= 0).any()]

    def _draft(self, place: int, letter: str, named: Sequence[str]) -> Reached:
        draft = self.tried.drafts[place]
        return Reached(
            letter=letter,
            named=tuple(named),
            changes=self._words(draft.operations),
            operations=draft.operations,
            gains=dict(zip(self.members, (self.gains[place] / 10).tolist(), strict=True)),
            total=_points((self.gains[place] - self.gains[0]).sum()),
        )

    def _words(self, operations: tuple[Operation, ...]) -> tuple[str, ...]:
        return each_in_words(Terms(self.known.kinds), self.treaty.text, operations)

    # single changes

    def free(self) -> tuple[Wish, ...]:
        """Single changes that hurt nobody, the most helpful first."""
        better, total = self._better(), self.gains.sum(axis=1)
        places: dict[tuple[str, ...], int] = {}
        for place in sorted((place for place in self.tried.singles if better[place]), key=lambda place: -total[place]):
            what = tuple(key for one in self.tried.drafts[place].operations for key in touches(one))
            places.setdefault(what, place)  # one step for each number: the most helpful
        found = []
        for place in list(places.values())[:MOST_FREE]:
            brought = self.gains[place] - self.gains[0]
            found.append(
                self._wish(place, [int(row) for row in np.argsort(-brought, kind="stable") if brought[row] > 0])
            )
        return tuple(found)

    def wishes(self) -> Iterator[Wish]:
        """The single change that helps each country most, where some change does; those that want the same together."""
        singles = self.tried.singles
        if not singles:
            return
        brought = self.gains[singles] - self.gains[0]
        total = brought.sum(axis=1)
        wanted: dict[int, list[int]] = {}
        for row in range(len(self.members)):
            best = int(np.lexsort((-total, -brought[:, row]))[0])
            if brought[best, row] > 0:
                wanted.setdefault(singles[best], []).append(row)
        for place, rows in sorted(wanted.items(), key=lambda one: -len(one[1])):
            yield self._wish(place, rows)

    def _wish(self, place: int, rows: Sequence[int]) -> Wish:
        """The change to draft `place`, which the members in `rows` want."""
        draft, brought = self.tried.drafts[place], self.gains[place] - self.gains[0]
        losing = sorted((row for row in range(len(brought)) if brought[row] < 0), key=lambda row: brought[row])
        return Wish(
            countries=self._named(rows),
            change="; ".join(self._words(draft.operations)),
            operations=draft.operations,
            least=_points(min(brought[row] for row in rows)),
            most=_points(max(brought[row] for row in rows)),
            agree=self._named([row for row in range(len(brought)) if brought[row] > 0 and row not in rows]),
            against=self._named(losing),
            costs=_points(-sum(brought[row] for row in losing)),
        )

    def _named(self, rows: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.members[row] for row in rows)

    # those that could not be won

    def _losses(self) -> Floats:
        """Billion USD a year that would make up for the losses of each member, (drafts, members)."""
        found: Floats = np.maximum(-self.gains, 0) / 10 * self.billions
        return found

    def _losing(self) -> Tenths:
        """Members that lose by the nearest draft."""
        return np.flatnonzero(self.gains[self._nearest()] < 0)

    def _nearest(self) -> int:
        return int(np.lexsort((-self.gains.sum(axis=1), self._losses().sum(axis=1)))[0])

    def unwon(self) -> Iterator[Unwon]:
        """Who loses by the nearest draft, and what would make up for it."""
        place, winnable = self._nearest(), self._winnable()
        prices = self._losses()[place]
        for row in sorted(self._losing().tolist(), key=lambda row: -prices[row]):
            yield Unwon(
                country=self.members[row],
                loss=_points(-self.gains[place, row]),
                price_bn=_money(prices[row]),
                never=row not in winnable,
            )

    def transfer(self) -> Iterator[str]:
        """Whether those that gain by the nearest draft could pay for those that lose."""
        if not self._losing().size:
            return
        place = self._nearest()
        price = float(self._losses()[place].sum())
        worth = float((np.maximum(self.gains[place], 0) / 10 * self.billions).sum())
        could = "could pay it and still gain" if worth > price else "could not pay it out of their gains"
        yield (
            f"{_money(price):,g} billion USD a year would make up for all losses by the nearest draft; its gains are "
            f"worth {_money(worth):,g} to the others: they {could}."
        )


def _points(tenths: float) -> float:
    return round(float(tenths) / 10, 1) + 0.0


def _money(billions: float) -> float:
    return float(f"{billions:.3g}")
