"""One row of the table of claims: what is said, how it is measured, and whether the games bear it out."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from treaty.lab.effect import Effect
from treaty.lab.experiment import Arm, Played, countries
from treaty.model.measure import PRACTICES
from treaty.world.arrays import Floats, World
from treaty.world.metrics import metric
from treaty.world.moves import Moves

Reading = Callable[[Played], Floats]
"""From a batch of played games to one number a game, (games,)."""


@dataclass(frozen=True, slots=True)
class Experiment:
    """A statement of one mechanism as an experiment: `read` with the driver `on`, less `read` with it `off`.

    `sign` is +1 where the statement says that the effect is above 0, and -1 for below. `unit` is that of the effect.
    """

    mechanism: str
    says: str
    unit: str
    sign: int
    on: Arm
    off: Arm
    rounds: int
    read: Reading
    source: str
    against: Reading | None = None
    """What is read with the driver off, where it is another figure."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the games say to one statement."""

    claim: str
    says: str
    unit: str
    sign: int
    effect: Effect
    source: str
    rounds: int

    @property
    def shown(self) -> bool:
        """Whether the whole 95 % interval lies on the side of 0 that the statement says."""
        return (self.effect.low if self.sign > 0 else -self.effect.high) > 0


def own(figure: str, country: str, scale: float = 1.0) -> Reading:
    """A nation's figure at the end, times `scale`."""
    row = countries()[country]
    return lambda played: scale * np.asarray(getattr(played.world, figure))[:, row]


def between(figure: str, one: str, other: str, scale: float = 1.0) -> Reading:
    """A figure of `one` towards `other` at the end, times `scale`."""
    i, j = countries()[one], countries()[other]
    return lambda played: scale * np.asarray(getattr(played.world, figure))[:, i, j]


def dial(figure: str, scale: float = 1.0) -> Reading:
    """A dial of the world at the end, times `scale`."""
    return lambda played: scale * np.asarray(getattr(played.world, figure))


def whole(figure: str, scale: float = 1.0, mean: bool = False) -> Reading:
    """A nation's figure at the end, summed over countries, or their mean."""
    return lambda played: scale * getattr(played.world, figure).sum(-1) / (played.world.power_mask.size if mean else 1)


def measured(name: str, country: str) -> Reading:
    """A metric of `model.scenario.METRICS` for one country, over the time played."""
    row = countries()[country]
    return lambda played: metric(name, played.start, played.world)[:, row]


def caused(cause: str) -> Reading:
    """What a cause, "cause -> figure" of `Outcome.causes`, added over all rounds."""
    return lambda played: np.asarray(sum(outcome.causes[cause] for outcome in played.outcomes))


def grown(country: str, scale: float = 100.0) -> Reading:
    """Growth of a country's GDP over the time played, % by default."""
    row = countries()[country]
    return lambda played: scale * np.log(played.world.economy[:, row] / played.start.economy[:, row])


def sets(table: str, value: float, of: str | None = None, towards: str | None = None) -> Callable[[Moves], None]:
    """An order: stance `table` of one country (None: all) towards one (None: all) is `value`."""
    i = slice(None) if of is None else countries()[of]
    j = slice(None) if towards is None else countries()[towards]

    def order(moves: Moves) -> None:
        stance = getattr(moves, table)
        stance[:, i, j] = value
        stance[:, range(stance.shape[-1]), range(stance.shape[-1])] = 0.0

    return order


def practises(value: float, name: str, *who: str) -> Callable[[Moves], None]:
    """An order: these countries (none: all) practise `name` at `value`."""
    column, rows = PRACTICES.index(name), [countries()[one] for one in who]

    def order(moves: Moves) -> None:
        moves.practices[:, rows or slice(None), column] = value

    return order


def spends(line: int, factor: float, country: str) -> Callable[[Moves], None]:
    """An order: a country spends `factor` times as much on a budget line, and on the others what is left."""
    row = countries()[country]

    def order(moves: Moves) -> None:
        budget = moves.budget[:, row]
        total = budget.sum(-1)
        wanted = np.minimum(budget[:, line] * factor, total)
        others = total - budget[:, line]
        budget *= ((total - wanted) / np.maximum(others, 1e-9))[:, None]
        budget[:, line] = wanted

    return order


def levels(name: str, value: float, *who: str) -> Callable[[Moves], None]:
    """An order: `release`, `autonomy`, `run_flop` or `hidden` of these countries (none: all) is `value`."""
    rows = [countries()[one] for one in who]

    def order(moves: Moves) -> None:
        getattr(moves, name)[:, rows or slice(None)] = value

    return order


def begins(figure: str, value: float, *who: str) -> Callable[[World], None]:
    """A start: a nation's figure (none named: all), or a dial of the world, is `value` before the first round."""
    rows = [countries()[one] for one in who]

    def start(world: World) -> None:
        array = getattr(world, figure)
        array[(slice(None), rows or slice(None)) if array.ndim > 1 else slice(None)] = value

    return start


def pair(figure: str, value: float, one: str, other: str | None = None) -> Callable[[World], None]:
    """A start: a figure of `one` towards `other` (None: all others) is `value` before the first round."""
    i = countries()[one]

    def start(world: World) -> None:
        row = getattr(world, figure)[:, i]
        row[:, slice(None) if other is None else countries()[other]] = value
        row[:, i] = 0.0

    return start


def both(*orders: Callable[[Moves], None]) -> Callable[[Moves], None]:
    """Several orders, one after the other."""

    def order(moves: Moves) -> None:
        for one in orders:
            one(moves)

    return order
