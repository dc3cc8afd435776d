"""Mind: what a seat knows and wants at one moment, and what it makes of each text on the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from treaty.bots.foresight import Almanac, Reading, worth
from treaty.bots.seat import Draw
from treaty.bots.traits import KINDS, Traits, aspiration
from treaty.model.amendment import DeleteArticle, Operation
from treaty.views.records import SeatView, TextView
from treaty.world.prospects import HOME_WORDS


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a text is worth to a seat, in points.

    `bargain`: with everybody in, against nothing. `joining`: once adopted, being in with those that are likely in,
    against staying out. `changes`: while tabled, amendments, best first, each with what it would add to the bargain.
    """

    bargain: float
    joining: float
    changes: tuple[tuple[float, Operation], ...]

    def value(self, free_ride: float) -> float:
        """One number between the bargain and one's own advantage in joining it."""
        return (1 - free_ride) * self.bargain + free_ride * self.joining


class Mind:
    """One seat at one moment. It sees its view and a source of chance; the almanac is worked out from public facts."""

    def __init__(self, view: SeatView, draw: Draw, almanac: Almanac) -> None:
        self.view = view
        self.draw = draw
        self.almanac = almanac

    @cached_property
    def traits(self) -> Traits:
        """Traits of the seat's personality."""
        return KINDS[self.view.sheet.personality.kind]

    @property
    def me(self) -> str:
        """The seat's country."""
        return self.view.me

    def demand(self, text: TextView) -> float:
        """Points that the bargain must bring: its reserve, or its aspiration's share of the best it can think of."""
        public = self.view.public
        assessed = self.assess(text)
        best = assessed.bargain + max([0.0, *(gain for gain, _ in assessed.changes[:1])])
        share = aspiration(self.traits, self.view.sheet.personality, public.round, public.rounds)
        return max(self.traits.reserve, share * best)

    def offered(self, act: str) -> bool:
        """Whether the law offers this act to the seat now."""
        return any(option.act == act for option in self.view.options)

    @property
    def reserve(self) -> float:
        """Points that joining a text must bring at the least."""
        return self.traits.reserve

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of all countries by id."""
        return {neighbour.id: neighbour.name for neighbour in self.view.public.neighbours}

    def assess(self, text: TextView) -> Assessment:
        """What `text` is worth now, and what it would be with each change that the meeting could think of."""
        reading = self.almanac.read(self.view.public, text)
        return self.almanac.noted(self.me, reading, lambda: self._weigh(reading))

    def _weigh(self, reading: Reading) -> Assessment:
        count = len(reading.everybody)
        rows = len(reading.home)
        if len(reading.operations) == rows - 2:
            points = worth(self.view, reading.prospects, reading.home, [0, *[count] * (rows - 1)])
            gains = [float(points[2 + i] - points[1]) for i in range(rows - 2)]
            ranked = sorted(range(rows - 2), key=lambda i: (-gains[i], i))
            return Assessment(float(points[1]), 0.0, tuple((gains[i], reading.operations[i]) for i in ranked))
        place = reading.everybody.index(self.me)
        likely, around = self.me in reading.likely, len(reading.likely)
        # This seat is a party in the game of the likely as it is there, and the other way round in its own game.
        parties = [0, count, *[around if likely else 0] * (1 + count)]
        parties[3 + place] = 0 if likely else around + 1
        points = worth(self.view, reading.prospects, reading.home, parties)
        swapped = float(points[3 + place] - points[2])
        return Assessment(float(points[1]), -swapped if likely else swapped, ())

    def gain_of(self, text: TextView, operations: Sequence[Operation]) -> float:
        """Points that an amendment would add to the bargain, with the taste for verification counted."""
        changes = self.assess(text).changes
        points = 0.0
        for operation in operations:
            known = [gain for gain, change in changes if change == operation]
            points += known[0] if known else self.worth_of(text, operation)
            points += self.taste(operation)
        return points

    def why(self, text: TextView, operation: Operation) -> str:
        """What an amendment would better most for this country, in words."""
        reading = self.almanac.read(self.view.public, text)
        if operation not in reading.operations:
            return "it would serve us better"
        row, place = reading.row_of(operation), reading.everybody.index(self.me)
        gains = {name: float(rows[row, place] - rows[1, place]) for name, rows in reading.prospects.gains().items()}
        best = max(gains, key=lambda name: (gains[name], name))
        return f"it would help us most with {HOME_WORDS[best]}" if gains[best] > 0 else "it would serve our own aims"

    def worth_of(self, text: TextView, operation: Operation) -> float:
        """Points that one change would add to the bargain, by the look-ahead alone; 0.0 where it has none."""
        if operation.op == "final":
            return 0.0
        looked = self.almanac.worth_of(self.view.public, text, operation)
        if looked is None:
            return 0.0
        count = len(self.view.public.figures.countries)
        points = worth(self.view, *looked, [0, count, count])
        return float(points[2] - points[1])

    def loses_by(self, text: TextView, country: str, article: str) -> float:
        """Points that the seat loses where `country`, itself or another, joins without the article; below 0: gains."""
        looked = self.almanac.reserved(self.view.public, text, country, article)
        count = len(self.almanac.read(self.view.public, text).likely)
        points = worth(self.view, *looked, [0, count, count])
        return float(points[1] - points[2])

    def effect(self, text: TextView, article: str) -> str:
        """What an article does to this country most, in words; empty where the look-ahead does not tell."""
        without = DeleteArticle(article=article)
        looked = self.almanac.worth_of(self.view.public, text, without)
        if looked is None:
            return ""
        place = self.view.public.figures.countries.index(self.me)
        sign = 1 if self.worth_of(text, without) < 0 else -1
        gains = {name: sign * float(rows[1, place] - rows[2, place]) for name, rows in looked[0].gains().items()}
        best = max(gains, key=lambda name: (gains[name], name))
        if gains[best] <= 0:
            return "it serves our own aims" if sign > 0 else "it stands against our own aims"
        return f"it helps us most with {HOME_WORDS[best]}" if sign > 0 else f"it hurts us most in {HOME_WORDS[best]}"

    def taste(self, operation: Operation) -> float:
        """What the look-ahead does not see: a wish for verification, and a dislike of conditions that others set."""
        if operation.op == "add" and operation.article.clause.kind.startswith("L"):
            return self.traits.verification
        if operation.op == "final":
            return -1.5 if self.me not in self.view.public.figures.powers else 0.0
        return 0.0
