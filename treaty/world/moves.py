"""Moves: the orders of all countries in a round as arrays, for a batch of games.

A stance or a practice that an order sheet does not name stays as it is in the world.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from treaty.model.measure import PRACTICES
from treaty.model.orders import BUDGET_LINES, CONTROL_LEVEL, RELEASE_LEVEL, Orders
from treaty.world.arrays import Floats, World

COMPUTE, CHIPS, POWER, RESEARCH, SAFETY, TALENT, APPLICATIONS, INTELLIGENCE = range(len(BUDGET_LINES))
"""Columns of `Moves.budget`, in the order of `model.orders.BUDGET_LINES`."""

_PRACTICE_INDEX = {name: k for k, name in enumerate(PRACTICES)}
_NO_ORDERS = Orders()


@dataclass(slots=True)
class Moves:
    """What every country orders in a round. Pairs: row i is what country i does to column j; the diagonal is 0."""

    budget: Floats
    """(games, countries, 8): shares of the AI budget in [0, 1], in the order of `BUDGET_LINES`, at most 1 together."""
    chips: Floats
    """(games, countries, countries): chip control, 0 none, 0.5 licence, 1 ban."""
    models: Floats
    """(games, countries, countries): model-access control, same scale."""
    tariff: Floats
    """(games, countries, countries): tariff on AI goods, %, in [0, 200]."""
    visas: Floats
    """(games, countries, countries): talent visas, thousand a year, in [0, 50]."""
    pact: Floats
    """(games, countries, countries): 1 where i seeks or keeps an exclusive pact with j; held where both want it."""
    release: Floats
    """(games, countries): 0 closed, 0.5 staged, 1 open."""
    autonomy: Floats
    """(games, countries): autonomy given to agents, level in [0, 4]."""
    run_flop: Floats
    """(games, countries): largest run wanted, FLOP; 0 is as large as compute allows."""
    hidden: Floats
    """(games, countries): share of own compute kept off every register, in [0, 1]."""
    practices: Floats
    """(games, countries, practices): value of each practice, in the order of `PRACTICES`."""

    def repeat(self, games: int) -> "Moves":
        """A batch in which every game's moves stand `games` times in a row."""
        return Moves(*(np.repeat(getattr(self, name), games, axis=0) for name in FIELDS))

    def part(self, games: slice) -> "Moves":
        """Moves of those games; they share their arrays with these."""
        return Moves(*(getattr(self, name)[games] for name in FIELDS))

    def copy(self) -> "Moves":
        """The same moves in arrays of their own."""
        return Moves(*(getattr(self, name).copy() for name in FIELDS))


FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Moves))
"""Names of the arrays of `Moves`, in their order."""


def moves_of(world: World, orders: Mapping[str, Orders], defaults: Mapping[str, Orders]) -> Moves:
    """Moves for the first game of `world`, a batch of one. A country without orders acts on its default sheet.

    A country in neither mapping acts on an empty sheet. Stances towards a country not in play are ignored.
    """
    size = len(world.countries)
    sheets = [orders.get(country) or defaults.get(country) or _NO_ORDERS for country in world.countries]
    moves = Moves(
        budget=np.array([[[getattr(sheet.budget, line) / 100 for line in BUDGET_LINES] for sheet in sheets]]),
        chips=world.chips[:1].copy(),
        models=world.models[:1].copy(),
        tariff=world.tariff[:1].copy(),
        visas=world.visas[:1].copy(),
        pact=world.pact[:1].copy(),
        release=np.array([[RELEASE_LEVEL[sheet.release] for sheet in sheets]]),
        autonomy=np.array([[float(sheet.autonomy) for sheet in sheets]]),
        run_flop=np.array([[float(sheet.run_flop) for sheet in sheets]]),
        hidden=np.array([[sheet.hidden_pct / 100 for sheet in sheets]]),
        practices=world.practices[:1].copy(),
    )
    index = {country: i for i, country in enumerate(world.countries)}
    for i, sheet in enumerate(sheets):
        _write_sheet(moves, i, sheet, index)
    for name in ("chips", "models", "tariff", "visas", "pact"):
        getattr(moves, name)[:, np.arange(size), np.arange(size)] = 0.0
    return moves


def _write_sheet(moves: Moves, i: int, sheet: Orders, index: Mapping[str, int]) -> None:
    for other, stance in sheet.stances.items():
        j = index.get(other, i)
        if j == i:
            continue
        moves.chips[0, i, j] = CONTROL_LEVEL[stance.chips]
        moves.models[0, i, j] = CONTROL_LEVEL[stance.models]
        moves.tariff[0, i, j] = stance.tariff
        moves.visas[0, i, j] = stance.visas
        moves.pact[0, i, j] = float(stance.pact)
    for name, value in sheet.practices.items():
        moves.practices[0, i, _PRACTICE_INDEX[name]] = value
