"""Conduct is measured from moves and figures, in the units of the measures."""

import numpy as np
import pytest
from world_figures import COUNTRIES, N, start
from world_play import default

from treaty.model.figures import FLOP_PER_KH100E_MONTH
from treaty.model.measure import MEASURES
from treaty.world.compute import RUN_SHARE
from treaty.world.conduct import MEASURE_INDEX, measured
from treaty.world.moves import Moves
from treaty.world.step import step


def value(moves: Moves, name: str, country: str = "USA") -> float:
    return float(measured(start(), moves)[0, COUNTRIES.index(country), MEASURE_INDEX[name]])


def test_one_thousand_h100_equivalents_run_six_times_ten_to_the_24_in_half_a_year() -> None:
    assert pytest.approx(6.2e24, rel=0.01) == 6 * FLOP_PER_KH100E_MONTH


def test_the_start_measures_as_it_stands() -> None:
    moves = default(start())
    assert value(moves, "exclusive_pacts") == 0
    assert value(moves, "new_controls") == 0
    assert value(moves, "max_tariff_pct") == 30
    assert value(moves, "chips_denied") == 0
    assert value(moves, "models_denied") == 1
    assert value(moves, "discriminated_partners") == 1
    assert value(moves, "visas_k") == 22
    assert value(moves, "safety_pct") == 5
    assert value(moves, "agent_autonomy") == 1
    assert value(moves, "incident_report_days") == 60
    assert value(moves, "share_one_power_pct", "KEN") == pytest.approx(68.6)
    assert value(moves, "share_one_power_pct") == 0


def test_a_pact_is_held_only_where_both_want_it() -> None:
    moves = default(start())
    moves.pact[0, 0, 10] = 1
    assert value(moves, "exclusive_pacts") == 0
    moves.pact[0, 10, 0] = 1
    assert value(moves, "exclusive_pacts") == value(moves, "exclusive_pacts", "JPN") == 1


def test_tightened_controls_and_new_bans_are_counted() -> None:
    moves = default(start())
    moves.chips[0, 0, 1], moves.chips[0, 0, 2], moves.models[0, 0, 2] = 1.0, 0.5, 1.0
    assert value(moves, "new_controls") == 2
    assert value(moves, "cutoffs") == 2


def test_a_run_is_as_large_as_wanted_or_as_compute_allows() -> None:
    moves = default(start())
    most = RUN_SHARE * 6 * FLOP_PER_KH100E_MONTH * 1394.6
    assert value(moves, "largest_run_flop") == pytest.approx(most)
    moves.run_flop[:] = 1e24
    assert value(moves, "largest_run_flop") == 1e24
    moves.run_flop[:] = 1e30
    assert value(moves, "largest_run_flop") == pytest.approx(most)


def test_open_weights_are_as_large_as_the_run_or_the_line() -> None:
    moves = default(start())
    assert value(moves, "open_release_flop") == 1e22
    moves.release[:] = 1.0
    assert value(moves, "open_release_flop") == value(moves, "largest_run_flop")


def test_growth_measured_before_the_round_is_growth_after_it() -> None:
    world, moves = start(), default(start())
    after = step(world, moves).world
    growth = (after.compute / world.compute - 1) * 100
    assert np.allclose(measured(world, moves)[..., MEASURE_INDEX["compute_growth_pct"]], np.minimum(growth, 1000))


def test_every_share_of_a_budget_measures_as_itself() -> None:
    moves = default(start())
    for percent in range(101):
        moves.budget[0, 0, 4] = percent / 100
        assert value(moves, "safety_pct") == percent


def test_every_measure_has_a_value_in_its_range() -> None:
    values = measured(start(), default(start()))
    assert values.shape == (1, N, len(MEASURES))
    for column, measure in enumerate(MEASURES.values()):
        assert np.all(values[..., column] >= measure.low), measure.name
        assert np.all(values[..., column] <= measure.high), measure.name
