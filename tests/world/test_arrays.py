"""Figures go into arrays and come back; a batch is many equal worlds."""

import numpy as np
import pytest
from world_figures import BUDGET_PCT, COUNTRIES, figures, start

from treaty.model.measure import MEASURES, PRACTICES
from treaty.world.arrays import ARRAYS, NATION_FIELDS, from_figures, rounded, to_figures


def test_figures_survive_the_way_through_arrays() -> None:
    there = from_figures(figures(), BUDGET_PCT)
    back = to_figures(there)
    for country in COUNTRIES:
        for name in NATION_FIELDS:
            assert getattr(back.nations[country], name) == pytest.approx(
                getattr(figures().nations[country], name), rel=1e-5
            )
    assert back.powers == ("USA", "CHN")
    assert back.tension == 35


def test_what_is_saved_comes_back_bit_for_bit() -> None:
    once = to_figures(start())
    twice = to_figures(from_figures(once, BUDGET_PCT))
    assert once == twice


def test_numbers_keep_six_significant_digits() -> None:
    assert rounded(np.array([1234567.89, 0.000123456789, 0.0])).tolist() == [1234570.0, 0.000123457, 0.0]


def test_a_practice_not_named_stands_at_its_baseline() -> None:
    world = start()
    assert world.practices[0, 0].tolist() == [MEASURES[name].baseline for name in PRACTICES]


def test_a_country_without_a_budget_is_an_error() -> None:
    with pytest.raises(KeyError):
        from_figures(figures(), {"USA": 1.0})


def test_a_batch_holds_equal_worlds() -> None:
    batch = start().repeat(3)
    assert batch.games == 3
    for name in ARRAYS:
        array = getattr(batch, name)
        assert len(array) == 3
        assert np.array_equal(array[0], array[2])


def test_a_copy_shares_no_array() -> None:
    world = start()
    world.copy().compute[:] = 0
    assert world.compute.min() > 0


def test_there_is_no_game_beyond_the_batch() -> None:
    with pytest.raises(IndexError):
        start().pick(1)


def test_figures_out_of_range_are_clamped_when_saved() -> None:
    world = start()
    world.tension[:] = 140
    world.safety[:] = -0.2
    saved = to_figures(world)
    assert saved.tension == 100
    assert saved.nations["USA"].safety == 0
