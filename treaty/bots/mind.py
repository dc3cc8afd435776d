"""Mind: what a seat knows and wants at one moment, and what it makes of each text on the table.

The assessments of one moment are worked out once, in one batch of the world's look-ahead.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from treaty.bots import drafting
from treaty.bots.foresight import Case, foresee
from treaty.bots.seat import Draw
from treaty.bots.traits import KINDS, Traits, reservation
from treaty.model.amendment import Operation
from treaty.model.instrument import Instrument
from treaty.views.seat import SeatView, TextView

CHANGES_WEIGHED = 24
"""Amendments to one text that a seat thinks through at a time."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a text is worth to a seat, in points.

    `bargain`: with everybody in, against nothing. `joining`: joining those that are likely in, against staying out.
    `changes`: amendments it can think of, best first, each with what it would add to the bargain.
    """

    bargain: float
    joining: float
    changes: tuple[tuple[float, Operation], ...]

    def value(self, free_ride: float) -> float:
        """One number between the bargain and one's own advantage in joining it."""
        return (1 - free_ride) * self.bargain + free_ride * self.joining


class Mind:
    """One seat at one moment. It sees its view and a source of chance, nothing else."""

    def __init__(self, view: SeatView, draw: Draw, memo: dict[str, Assessment]) -> None:
        self.view = view
        self.draw = draw
        self._memo = memo

    @cached_property
    def traits(self) -> Traits:
        """Traits of the seat's personality."""
        return KINDS[self.view.sheet.personality.kind]

    @property
    def me(self) -> str:
        """The seat's country."""
        return self.view.me

    @cached_property
    def reserve(self) -> float:
        """Points that joining a text must bring now."""
        public = self.view.public
        return reservation(self.traits, self.view.sheet.personality, public.round, public.rounds)

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of all countries by id."""
        return {neighbour.id: neighbour.name for neighbour in self.view.public.neighbours}

    def likely(self, text: TextView) -> tuple[str, ...]:
        """Others that are likely to be bound by a text: those that consented or signed, else those that back it."""
        bound = [c for c, status in text.status.items() if status in ("signatory", "contracting", "party")]
        backing = bound or [text.by, *text.seconds]
        return tuple(country for country in dict.fromkeys(backing) if country != self.me)

    def assess(self, text: TextView, *, changes: bool = False) -> Assessment:
        """What `text` is worth now. With `changes` also what could be amended."""
        public = self.view.public
        key = f"{public.round}/{text.id}/{text.versions}/{len(self.likely(text))}/{len(public.duties)}/{changes}"
        if key not in self._memo:
            self._memo[key] = self._assessed(text, changes)
        return self._memo[key]

    def _assessed(self, text: TextView, changes: bool) -> Assessment:
        everybody = self.view.public.figures.countries
        others = self.likely(text) if text.stage == "adopted" else tuple(c for c in everybody if c != self.me)
        operations = self._operations(text.text) if changes else []
        new = [(op, drafting.amended(self.view, text.text, op)) for op in operations]
        fit = [(op, instrument) for op, instrument in new if instrument is not None]
        cases = [
            Case(),
            Case(((text.text, everybody),)),
            Case(((text.text, others),)),
            Case(((text.text, (*others, self.me)),)),
            *(Case(((instrument, everybody),)) for _, instrument in fit),
        ]
        worth = foresee(self.view, cases)
        ranked = sorted(
            ((float(worth[4 + i] - worth[1]), i) for i in range(len(fit))), key=lambda pair: (-pair[0], pair[1])
        )
        return Assessment(
            bargain=float(worth[1]),
            joining=float(worth[3] - worth[2]),
            changes=tuple((gain, fit[i][0]) for gain, i in ranked),
        )

    def _operations(self, text: Instrument) -> list[Operation]:
        found: list[Operation] = [*drafting.changes(self.view, text)]
        if len(found) > CHANGES_WEIGHED - 6:
            found.sort(key=lambda op: self.draw(f"weigh {op.model_dump_json()}"))
            found = found[: CHANGES_WEIGHED - 6]
        return [*found, *list(drafting.deletions(self.view, text))[:6]]

    def gain_of(self, text: TextView, operations: Sequence[Operation]) -> float:
        """Points that an amendment would add to the bargain, with the taste for verification counted."""
        instrument = text.text
        for operation in operations:
            changed = drafting.amended(self.view, instrument, operation)
            if changed is None:
                return 0.0
            instrument = changed
        everybody = self.view.public.figures.countries
        worth = foresee(self.view, [Case(), Case(((text.text, everybody),)), Case(((instrument, everybody),))])
        return float(worth[2] - worth[1]) + sum(self.taste(operation) for operation in operations)

    def taste(self, operation: Operation) -> float:
        """What the look-ahead does not see: a wish for verification, and a dislike of conditions that others set."""
        if operation.op == "add" and operation.article.clause.kind.startswith("L"):
            return self.traits.verification
        if operation.op == "final":
            return -1.5 if self.me not in self.view.public.figures.powers else 0.0
        return 0.0
