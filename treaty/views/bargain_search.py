"""The search for drafts: which texts can be reached from one text by a few changes, and what each is worth to whom.

Every single change and every amendment on the table is tried first; then, again and again, one more change to the
drafts that look best: those that cost nobody anything, that serve the worst served best, that give most in all, and
that have the largest product of gains. It is a search, not a proof: better drafts may lie further away. All drafts of
a turn are looked at together. Gains are points of home interest against no text, with all `members` in, to a tenth.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from treaty.law.amending import whole
from treaty.law.domestic import AHEAD, in_force_duties
from treaty.law.state import State, Treaty
from treaty.model.amendment import DeleteArticle, Operation, SetParameter, Unfit, apply, conflict
from treaty.model.clause import ClauseKind
from treaty.model.instrument import Article, Instrument
from treaty.model.obligation import Obligation, obligations_of
from treaty.model.steps import changes, deletions
from treaty.views.joiners import unasked
from treaty.world.prospects import POINTS_PER_PERCENT, Floats, Game, look

MOST_TRIED = 400
"""Drafts that are tried."""
MOST_CHANGES = 5
"""Changes of which one draft is made."""
MOST_STEPS = 80
"""Single changes to one draft that are tried; of more, every so many."""

Tenths = NDArray[np.int64]
"""Points in tenths, whole numbers: what the screen shows, and so what is compared."""
Step = SetParameter | DeleteArticle
_Key = tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was reached, and the changes that lead to it."""

    operations: tuple[Operation, ...]
    text: Instrument

    def further(self, operation: Step) -> "Draft":
        """The draft with one more change that fits it; the change of a number takes the place of an earlier one."""
        kept = (one for one in self.operations if not (isinstance(one, SetParameter) and conflict(one, operation)))
        return Draft((*kept, operation), apply(self.text, (operation,)))

    @property
    def key(self) -> _Key:
        """What it asks of its parties: the same for drafts that ask the same."""
        return tuple((a.id, a.clause.kind, *a.clause.values.items()) for a in self.text.articles)


class Worths:
    """What texts in the place of one text would be worth, with what the asking chair may know."""

    def __init__(self, known: State, instrument: str) -> None:
        self.known = known
        self._held = [duty for duty in in_force_duties(known) if duty.instrument != instrument]
        self._sheets = unasked(known)
        self._duties: dict[tuple[object, ...], tuple[Obligation, ...]] = {}

    def points(self, texts: Iterable[tuple[Instrument, tuple[str, ...]]]) -> Floats:
        """Points of each country against no text, (texts, countries); each text is in force among its parties."""
        games = [Game(), *(Game(((self._owed(text), parties),)) for text, parties in texts)]
        known, months = self.known, self.known.scenario.calendar.months_per_round
        seen = look(known.figures, known.budgets, self._sheets, self._held, games, rounds=AHEAD, months=months)
        found: Floats = sum(seen.gains().values(), np.zeros((len(games), len(known.countries))))
        return found[1:]

    def _owed(self, text: Instrument) -> tuple[Obligation, ...]:
        return tuple(duty for article in text.articles for duty in self._of(text, article))

    def _of(self, text: Instrument, article: Article) -> tuple[Obligation, ...]:
        """The duties of one article, which many drafts share."""
        key = (article.id, article.clause.kind, *article.clause.values.items())
        if key not in self._duties:
            alone = Instrument.model_construct(id=text.id, title="", preamble="", articles=(article,), final=text.final)
            self._duties[key] = obligations_of(alone, self.known.kinds, "ANY")
        return self._duties[key]

    def billions(self, members: Sequence[str]) -> Floats:
        """Billion USD a year that one point is worth to each of `members`, over the rounds that are looked at."""
        years = AHEAD * self.known.scenario.calendar.months_per_round / 12
        economies = np.array([self.known.figures.nations[member].economy for member in members])
        found: Floats = economies / 100 / POINTS_PER_PERCENT / years
        return found


@dataclass(frozen=True, slots=True)
class Tried:
    """All drafts that were tried, the text as it stands first, and the gains of each, (drafts, members)."""

    drafts: tuple[Draft, ...]
    gains: Tenths

    @property
    def singles(self) -> list[int]:
        """Places of the drafts that are one change away."""
        return [place for place, draft in enumerate(self.drafts) if len(draft.operations) == 1]


def search(worths: Worths, treaty: Treaty, members: tuple[str, ...]) -> Tried:
    """The drafts that are reached from `treaty`, which is a text of the state in `worths`, with all of `members` in."""
    kinds, rows = worths.known.kinds, [worths.known.countries.index(member) for member in members]
    start = Draft((), treaty.text)
    found: list[Draft] = []
    gains: Tenths = np.zeros((0, len(members)), dtype=np.int64)
    seen: set[_Key] = set()
    opened = {0}
    near = () if treaty.text.complaint(kinds) else _further(kinds, start)
    turn: Iterable[Draft] = (start, *near, *_on_the_table(worths.known, treaty))
    while True:
        new: list[Draft] = []
        for draft in turn:
            if draft.key not in seen and len(found) + len(new) < MOST_TRIED:
                seen.add(draft.key)
                new.append(draft)
        if not new:
            return Tried(tuple(found), gains)
        points = worths.points((draft.text, members) for draft in new)[:, rows]
        gains = np.concatenate((gains, np.rint(10 * points).astype(np.int64)))
        found += new
        able = [place for place, one in enumerate(found) if place not in opened and len(one.operations) < MOST_CHANGES]
        chosen = _promising(gains, able)
        opened.update(chosen)
        turn = [draft for place in chosen for draft in _further(kinds, found[place])]


def _further(kinds: Mapping[str, ClauseKind], draft: Draft) -> Iterator[Draft]:
    """The draft with each single change."""
    tried: list[Step] = [*changes(kinds, draft.text), *deletions(kinds, draft.text)]
    step = max(1.0, len(tried) / MOST_STEPS)
    return (draft.further(tried[int(place * step)]) for place in range(min(len(tried), MOST_STEPS)))


def _on_the_table(known: State, treaty: Treaty) -> Iterator[Draft]:
    """The text with each amendment that is on the floor carried out."""
    for amendment in known.pending(treaty.text.id):
        operations = whole(known, amendment)
        try:
            new = apply(treaty.text, operations)
        except Unfit:
            continue
        if not new.complaint(known.kinds):
            yield Draft(operations, new)


def _promising(gains: Tenths, able: Sequence[int]) -> list[int]:
    """Of the places in `able` the best by each measure; the text as it stands is row 0 of `gains`."""
    if not able:
        return []
    some = gains[list(able)]
    total, least = some.sum(axis=1), some.min(axis=1)
    lost = np.minimum(some, 0).sum(axis=1)
    worse = np.minimum(some - gains[0], 0).sum(axis=1)
    product = np.where(least > 0, np.log(np.maximum(some, 1)).sum(axis=1), -np.inf)
    orders = (
        np.lexsort((-total, -worse)),
        np.lexsort((-total, -least)),
        np.lexsort((-total, -lost)),
        np.lexsort((-total, -product)),
        np.lexsort((-least, -total)),
    )
    return list(dict.fromkeys(able[order[0]] for order in orders))
