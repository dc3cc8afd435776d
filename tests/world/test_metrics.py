"""Metrics read what aims are measured by."""

import numpy as np
import pytest
from world_figures import COUNTRIES, N, start
from world_play import default

from treaty.model.scenario import METRICS
from treaty.world.metrics import POLITICAL, metric
from treaty.world.step import step


def test_every_metric_of_the_model_is_known_here_or_political() -> None:
    before, now = start(2), step(start(2), default(start(2))).world
    for name in METRICS:
        if name in POLITICAL:
            with pytest.raises(KeyError):
                metric(name, before, now)
        else:
            values = metric(name, before, now)
            assert values.shape == (2, N), name
            assert np.all(np.isfinite(values)), name


def test_no_metric_is_an_error() -> None:
    with pytest.raises(KeyError):
        metric("happiness", start(), start())


def at(name: str, country: str) -> float:
    return float(metric(name, start(), start())[0, COUNTRIES.index(country)])


def test_metrics_at_the_start() -> None:
    assert at("capability_gap", "USA") == 0
    assert at("capability_gap", "CHN") == pytest.approx(1.3)
    assert at("capability_rank", "USA") == 1
    assert at("capability_rank", "EUU") == 3
    assert at("rival_gap", "USA") == pytest.approx(1.3)
    assert at("rival_gap", "CHN") == pytest.approx(-1.3)
    assert at("rival_gap", "EUU") == pytest.approx(-1.4)
    assert at("compute_growth", "IND") == 1
    assert at("economy_growth", "IND") == 0
    assert at("autonomy", "KEN") == pytest.approx(1 - 0.7 * 0.98)
    assert at("autonomy", "CHN") == pytest.approx(1 - 0.7 * 0.35)
    assert at("access", "CHN") == pytest.approx(10 / 11)
    assert at("access", "IND") == 1
    assert at("tariff_faced", "CHN") == pytest.approx((30 + 10 * 4) / 11)
    assert at("largest_run", "USA") == pytest.approx(np.log10(5e26))
    assert at("tension", "KEN") == 35


def test_pacts_and_their_number_in_the_world() -> None:
    world = start()
    world.pact[0, 0, 10] = world.pact[0, 10, 0] = 1
    assert metric("pacts", world, world)[0, [0, 10, 3]].tolist() == [1, 1, 0]
    assert metric("world_pacts", world, world)[0, 3] == 1


def test_equality_is_one_where_all_have_the_same_and_falls_with_a_leader() -> None:
    world = start()
    world.capability[:] = 25.0
    assert metric("equality", world, world)[0, 0] == pytest.approx(1.0)
    world.capability[0, 0] = 30.0
    assert metric("equality", world, world)[0, 0] < 0.95


def test_a_metric_can_be_written_to_without_harm() -> None:
    world = start()
    metric("support", world, world)[:] = 0
    assert world.support.min() > 0
