"""Foresight: what texts would be worth to a seat, from published figures and the world's look-ahead.

An almanac works out the look-ahead of each text once for all seats at a table, from the public view alone: every seat
could do the same from its own view, and would read the same. What the figures are worth is each seat's own affair.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from treaty.model import steps
from treaty.model.amendment import Operation
from treaty.model.clause import ClauseKind
from treaty.model.instrument import Article, Instrument
from treaty.model.obligation import Obligation, obligations_of
from treaty.model.orders import Budget, Orders
from treaty.views.records import PublicView, SeatView, TextView
from treaty.world.joining import Explored, joining
from treaty.world.metrics import POLITICAL
from treaty.world.prospects import Game, Prospects, look

AHEAD = 2
"""Rounds that scripted seats look ahead."""
AHEAD_OF_JOINING = 4
"""Rounds that they look ahead when they ask who would stay in a text: two years."""
CHANGES_WEIGHED = 18
"""Amendments to one text that an almanac works out."""

Floats = NDArray[np.float64]
_T = TypeVar("_T")

_RACING = Orders(budget=Budget(compute=46, safety=3, applications=6, power=12), release="closed", autonomy=3)
_USUAL = Orders()


def usual(public: PublicView) -> dict[str, Orders]:
    """What everybody expects of everybody: powers race, others do the usual; stances and practices stay."""
    return {country: _RACING if country in public.figures.powers else _USUAL for country in public.figures.countries}


@dataclass(frozen=True, slots=True)
class Reading:
    """The look-ahead of one text. Rows of `home` and of every metric are games.

    Game 0: nothing new. Game 1: everybody in. While the text is tabled, then one game for each of `operations`,
    everybody in. Once it is adopted, instead: those likely in, and for each country in order the likely with that
    country in, or out where it is likely in.
    """

    prospects: Prospects
    home: Floats
    likely: tuple[str, ...]
    everybody: tuple[str, ...]
    operations: tuple[Operation, ...]

    def row_of(self, operation: Operation) -> int:
        """Row of the game in which the operation is carried out. Raises ValueError for one not worked out."""
        return 2 + self.operations.index(operation)


class Almanac:
    """Readings of the texts on one table; kept for one round."""

    def __init__(self) -> None:
        self._round = 0
        self._readings: dict[tuple[object, ...], Reading] = {}
        self._extra: dict[tuple[object, ...], tuple[Prospects, Floats]] = {}
        self._notes: dict[tuple[str, int], tuple[Reading, Any]] = {}
        self._duties: dict[int, tuple[Article, tuple[Obligation, ...]]] = {}
        self._explored: dict[tuple[object, ...], Explored] = {}

    def noted(self, seat: str, reading: Reading, weigh: Callable[[], _T]) -> _T:
        """What a seat made of a reading: the same for the rest of the round."""
        key = (seat, id(reading))
        if key not in self._notes:
            self._notes[key] = (reading, weigh())
        made: _T = self._notes[key][1]
        return made

    def read(self, public: PublicView, text: TextView) -> Reading:
        """The look-ahead of `text` as it stands, with what could be amended and what is moved while it is tabled."""
        self._turn_to(public.round)
        key = (text.id, text.versions, text.stage, sum(not owed.interim for owed in public.duties))
        if key not in self._readings:
            self._readings[key] = self._worked_out(public, text)
        return self._readings[key]

    def _turn_to(self, number: int) -> None:
        """Forget what was read in another round: figures have moved since."""
        if number != self._round:
            self._round, self._readings, self._extra, self._notes, self._duties = number, {}, {}, {}, {}
            self._explored = {}

    def _worked_out(self, public: PublicView, text: TextView) -> Reading:
        everybody = public.figures.countries
        likely = likely_parties(text)
        duties = self.duties(text.text, public.kinds)
        games = [Game(), Game(((duties, everybody),))]
        operations = self._operations(public, text) if text.stage == "tabled" else ()
        for operation in operations:
            new = steps.amended(public.kinds, text.text, operation)
            games.append(Game(((self.duties(new, public.kinds), everybody),) if new else ()))
        if text.stage != "tabled":
            games.append(Game(((duties, likely),)))
            for country in everybody:
                others = tuple(who for who in likely if who != country)
                games.append(Game(((duties, others if country in likely else (*likely, country)),)))
        return Reading(*_looked(public, games), likely, everybody, operations)

    def worth_of(self, public: PublicView, text: TextView, operation: Operation) -> tuple[Prospects, Floats] | None:
        """The look-ahead of one change that is not among a reading's: games nothing new, the text, the changed text."""
        self._turn_to(public.round)
        new = steps.amended(public.kinds, text.text, operation)
        if new is None:
            return None
        key = (text.id, text.versions, operation.model_dump_json())
        if key not in self._extra:
            everybody = public.figures.countries
            games = [Game(), *(Game(((self.duties(one, public.kinds), everybody),)) for one in (text.text, new))]
            self._extra[key] = _looked(public, games)
        return self._extra[key]

    def reserved(self, public: PublicView, text: TextView, country: str, article: str) -> tuple[Prospects, Floats]:
        """The look-ahead of one reservation: games nothing new, `country` bound by all, `country` without the article.

        In the last two the others that are likely in are bound by the whole text.
        """
        self._turn_to(public.round)
        key = (text.id, text.versions, text.stage, country, article)
        if key not in self._extra:
            whole = self.duties(text.text, public.kinds)
            less = tuple(duty for duty in whole if duty.article != article)
            others = tuple(who for who in likely_parties(text) if who != country)
            own = (Game(((whole, others), (duties, (country,)))) for duties in (whole, less))
            self._extra[key] = _looked(public, [Game(), *own])
        return self._extra[key]

    def explored(self, public: PublicView, text: TextView) -> Explored:
        """Coalitions of `text` among all countries, everybody keeping what it asks, for who asks for them to see."""
        self._turn_to(public.round)
        key = (text.id, text.versions, sum(not owed.interim for owed in public.duties))
        if key not in self._explored:
            held = [owed.duty for owed in public.duties if not owed.interim and owed.duty.instrument != text.id]
            self._explored[key] = Explored(
                joining(
                    public.figures,
                    public.budgets,
                    usual(public),
                    held,
                    self.duties(text.text, public.kinds),
                    rounds=AHEAD_OF_JOINING,
                    months=public.months,
                )
            )
        return self._explored[key]

    def _operations(self, public: PublicView, text: TextView) -> tuple[Operation, ...]:
        thought: list[Operation] = list(steps.changes(public.kinds, text.text))
        thought.extend(steps.deletions(public.kinds, text.text))
        if len(thought) > CHANGES_WEIGHED:
            step = len(thought) / CHANGES_WEIGHED
            thought = [thought[int(i * step)] for i in range(CHANGES_WEIGHED)]
        return tuple(thought)

    def duties(self, text: Instrument, kinds: Mapping[str, ClauseKind]) -> tuple[Obligation, ...]:
        """What `text` makes any party owe; articles that several versions share are worked out once."""
        found: list[Obligation] = []
        for article in text.articles:
            known = self._duties.get(id(article))
            if known is None:
                alone = Instrument.model_construct(
                    id=text.id, title="", preamble="", articles=(article,), final=text.final
                )
                known = self._duties[id(article)] = (article, obligations_of(alone, kinds, "ANY"))
            found.extend(known[1])
        return tuple(found)


def _looked(public: PublicView, games: Sequence[Game]) -> tuple[Prospects, Floats]:
    held = [owed.duty for owed in public.duties if not owed.interim]
    seen = look(public.figures, public.budgets, usual(public), held, games, rounds=AHEAD, months=public.months)
    return seen, sum(seen.gains().values(), np.zeros((len(games), len(public.figures.countries))))


def likely_parties(text: TextView) -> tuple[str, ...]:
    """Who is likely to be bound: those that consented or signed; before anybody has, those that back the text."""
    bound = [c for c, status in text.status.items() if status in ("signatory", "contracting", "party")]
    return tuple(bound or dict.fromkeys((text.by, *text.seconds)))


def worth(view: SeatView, seen: Prospects, home: Floats, parties: Sequence[int]) -> Floats:
    """Points of each game to this seat against the first: own aims, red line and home interest.

    `parties`: number of parties of the new text in each game where this seat is one of them, else 0.
    """
    place = view.public.figures.countries.index(view.me)
    sheet = view.sheet
    aims = np.zeros(len(home))
    for aim in (sheet.public_aim, *sheet.secret_aims):
        if aim.metric in POLITICAL:
            aims += [aim.worth(_political(view, aim.metric, members)) for members in parties]
        else:
            span = (seen.metric(aim.metric)[:, place] - aim.none_at) / (aim.full_at - aim.none_at)
            aims += aim.points * np.clip(span, 0.0, 1.0)
    line = sheet.red_line
    if line.metric not in POLITICAL:
        values = seen.metric(line.metric)[:, place]
        aims += 0.5 * line.points * ((values > line.limit) if line.above else (values < line.limit))
    ambition = sheet.personality.ambition
    total: Floats = 2 * ambition * (aims - aims[0]) + 2 * (1 - ambition) * (home[:, place] - home[0, place])
    return total


def _political(view: SeatView, metric: str, members: int) -> float:
    mine = [text for text in view.public.texts.values() if view.me in text.parties]
    if metric == "treaties":
        return float(len(mine) + (members > 0))
    if metric == "members":
        return max([len(text.parties) for text in mine] + [members]) / len(view.public.figures.countries)
    return float(sum(case.against == view.me and bool(case.found) for case in view.public.cases.values()))
