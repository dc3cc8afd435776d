"""Sheets: the order sheet that says what moves do; the reverse of `moves.moves_of`."""

from collections.abc import Collection

import numpy as np

from treaty.model.measure import PRACTICES
from treaty.model.orders import BUDGET_LINES, CONTROL_LEVEL, RELEASE_LEVEL, Budget, Control, Orders, Release, Stance
from treaty.world.arrays import World
from treaty.world.moves import Moves

CONTROLS: dict[float, Control] = {level: name for name, level in CONTROL_LEVEL.items()}
"""Level of a control in arrays -> its name."""
RELEASES: dict[float, Release] = {level: name for name, level in RELEASE_LEVEL.items()}
"""Level of a release policy in arrays -> its name."""


def sheet_from(world: World, moves: Moves, country: str, wanted: Orders, owed: Collection[str]) -> Orders:
    """The order sheet that says what `moves` (one game) has `country` do.

    Stances and practices that differ from today's are named, and the practices among the measures `owed`.
    """
    i = world.countries.index(country)
    budget = np.floor(moves.budget[0, i] * 1e5) / 1e3
    stances = {}
    for j, other in enumerate(world.countries):
        if j == i:
            continue
        same = all(
            getattr(moves, name)[0, i, j] == getattr(world, name)[0, i, j]
            for name in ("chips", "models", "tariff", "visas", "pact")
        )
        if same and other not in wanted.stances:
            continue
        stances[other] = Stance(
            chips=CONTROLS[round(2 * float(moves.chips[0, i, j])) / 2],
            models=CONTROLS[round(2 * float(moves.models[0, i, j])) / 2],
            tariff=float(moves.tariff[0, i, j]),
            visas=float(moves.visas[0, i, j]),
            pact=bool(moves.pact[0, i, j] > 0.5),
        )
    practices = {
        name: float(moves.practices[0, i, k])
        for k, name in enumerate(PRACTICES)
        if name in owed or moves.practices[0, i, k] != world.practices[0, i, k]
    }
    return Orders(
        budget=Budget(**dict(zip(BUDGET_LINES, budget.tolist(), strict=True))),
        stances=stances,
        release=RELEASES[round(2 * float(moves.release[0, i])) / 2],
        autonomy=int(moves.autonomy[0, i]),
        run_flop=float(moves.run_flop[0, i]),
        hidden_pct=float(100 * moves.hidden[0, i]),
        practices=practices,
    )
