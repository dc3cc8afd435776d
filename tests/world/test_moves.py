"""Order sheets become moves; what a sheet does not name stays as it is."""

import numpy as np
from world_figures import COUNTRIES, start

from treaty.model.measure import PRACTICES
from treaty.model.orders import BUDGET_LINES, Orders, Stance
from treaty.world.moves import FIELDS, moves_of


def test_nobody_named_nothing_changed() -> None:
    world = start()
    moves = moves_of(world, {}, {})
    for name in ("chips", "models", "tariff", "visas", "pact", "practices"):
        assert np.array_equal(getattr(moves, name), getattr(world, name))


def test_a_stance_replaces_what_was_there() -> None:
    sheet = Orders(stances={"CHN": Stance(chips="ban", models="licence", tariff=7, visas=3, pact=True)})
    moves = moves_of(start(), {"USA": sheet}, {})
    assert moves.chips[0, 0, 1] == 1.0
    assert moves.models[0, 0, 1] == 0.5
    assert moves.tariff[0, 0, 1] == 7
    assert moves.visas[0, 0, 1] == 3
    assert moves.pact[0, 0, 1] == 1
    assert moves.tariff[0, 0, 2] == 12


def test_a_country_without_orders_acts_on_its_default() -> None:
    moves = moves_of(start(), {"USA": Orders(autonomy=2)}, {"CHN": Orders(autonomy=4), "USA": Orders(autonomy=0)})
    assert moves.autonomy[0, :3].tolist() == [2, 4, 1]


def test_budget_hidden_share_and_practices_are_read() -> None:
    sheet = Orders(hidden_pct=25, practices={"run_notice_days": 14}, release="open", run_flop=1e25)
    moves = moves_of(start(), {"IND": sheet}, {})
    india = COUNTRIES.index("IND")
    assert moves.hidden[0, india] == 0.25
    assert moves.release[0, india] == 1
    assert moves.run_flop[0, india] == 1e25
    assert moves.practices[0, india, PRACTICES.index("run_notice_days")] == 14
    assert moves.budget[0, india, BUDGET_LINES.index("compute")] == 0.4


def test_stances_towards_oneself_and_strangers_are_ignored() -> None:
    sheet = Orders(stances={"USA": Stance(chips="ban"), "ZZZ": Stance(chips="ban")})
    moves = moves_of(start(), {"USA": sheet}, {})
    assert moves.chips[0, 0, 0] == 0
    assert np.array_equal(moves.chips, start().chips)


def test_repeat_and_copy() -> None:
    moves = moves_of(start(), {}, {})
    assert all(len(getattr(moves.repeat(5), name)) == 5 for name in FIELDS)
    moves.copy().budget[:] = 0
    assert moves.budget.max() > 0
