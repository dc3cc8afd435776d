"""Compliance brings conduct within limits, changes as little as that takes, and nothing where nothing is limited."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from world_figures import N, start
from world_play import default
from world_wild import BINDING, wild_limits, wild_moves, wild_world

from treaty.model.measure import MEASURES
from treaty.world.comply import Limits, complied
from treaty.world.conduct import MEASURE_INDEX, measured
from treaty.world.moves import COMPUTE, FIELDS, SAFETY

FIXED = ("share_one_power_pct", "foreign_controlled_mw", "compute_kh100e", "compute_growth_pct")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(2, 9))
def test_conduct_that_complies_is_within_every_limit_that_orders_can_keep(seed: int, size: int) -> None:
    rng = np.random.default_rng(seed)
    world = wild_world(rng, 3, size, 2)
    limits = wild_limits(rng, 3, size)
    values = measured(world, complied(world, wild_moves(rng, world), limits))
    slack = 1e-9 * np.maximum(np.abs(values), 1.0)
    for name, column in MEASURE_INDEX.items():
        if name in FIXED:
            continue
        assert np.all(values[..., column] <= limits.high[..., column] + slack[..., column]), name
        assert np.all(values[..., column] >= limits.low[..., column] - slack[..., column]), name


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_without_limits_moves_stay_bit_for_bit(seed: int) -> None:
    rng = np.random.default_rng(seed)
    world = wild_world(rng, 2, 5, 2)
    moves = wild_moves(rng, world)
    kept = complied(world, moves, Limits.free(2, 5))
    for name in FIELDS:
        assert np.array_equal(getattr(kept, name), getattr(moves, name)), name


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_complying_twice_changes_nothing_more(seed: int) -> None:
    rng = np.random.default_rng(seed)
    world = wild_world(rng, 2, 5, 2)
    limits = wild_limits(rng, 2, 5)
    once = complied(world, wild_moves(rng, world), limits)
    twice = complied(world, once, limits)
    for name in FIELDS:
        assert np.allclose(getattr(twice, name), getattr(once, name), rtol=1e-9), name


def test_the_moves_given_are_not_touched() -> None:
    world, moves = start(), default(start())
    before = moves.copy()
    limits = Limits.free(1, N)
    limits.low[:], limits.high[:] = -np.inf, 0.0
    complied(world, moves, limits)
    assert all(np.array_equal(getattr(moves, name), getattr(before, name)) for name in FIELDS)


def limited(name: str, low: float = -np.inf, high: float = np.inf, country: int = 0) -> Limits:
    limits = Limits.free(1, N)
    limits.low[0, country, MEASURE_INDEX[name]] = low
    limits.high[0, country, MEASURE_INDEX[name]] = high
    return limits


def test_safety_is_paid_for_by_the_other_lines_alike() -> None:
    kept = complied(start(), default(start()), limited("safety_pct", low=24))
    before, after = default(start()).budget[0, 0], kept.budget[0, 0]
    assert after[SAFETY] == pytest.approx(0.24)
    assert after.sum() == pytest.approx(1.0)
    others = np.arange(8) != SAFETY
    assert np.allclose(after[others] / before[others], 0.8)


def test_a_new_ban_becomes_a_licence_when_cut_offs_are_forbidden() -> None:
    world, moves = start(), default(start())
    moves.chips[0, 0, 2] = 1.0
    kept = complied(world, moves, limited("cutoffs", high=0))
    assert kept.chips[0, 0, 2] == 0.5
    assert kept.models[0, 0, 1] == 1.0, "a ban that stood before is no new one"


def test_new_controls_go_back_to_where_they_stood() -> None:
    world, moves = start(), default(start())
    moves.chips[0, 0, 1], moves.chips[0, 0, 3] = 1.0, 0.5
    kept = complied(world, moves, limited("new_controls", high=0))
    assert np.array_equal(kept.chips, world.chips)


def test_the_harshest_control_is_kept_where_one_is_allowed() -> None:
    world, moves = start(), default(start())
    moves.chips[0, 0, 1], moves.chips[0, 0, 3] = 1.0, 0.5
    kept = complied(world, moves, limited("new_controls", high=1))
    assert kept.chips[0, 0, 1] == 1.0
    assert kept.chips[0, 0, 3] == 0.0


def test_an_open_release_above_the_ceiling_is_staged() -> None:
    moves = default(start())
    moves.release[:] = 1.0
    kept = complied(start(), moves, limited("open_release_flop", high=1e25))
    assert kept.release[0, 0] == 0.5
    assert kept.release[0, 1] == 1.0


def test_a_cap_on_compute_buys_no_more_than_it_leaves_room_for() -> None:
    world, moves = start(), default(start())
    grown = measured(world, moves)[0, 0, MEASURE_INDEX["compute_growth_pct"]]
    kept = complied(world, moves, limited("compute_growth_pct", high=grown / 2))
    values = measured(world, kept)[0, 0]
    assert values[MEASURE_INDEX["compute_growth_pct"]] == pytest.approx(grown / 2, rel=1e-6)
    none = complied(world, moves, limited("compute_kh100e", high=1.0))
    assert none.budget[0, 0, COMPUTE] == 0.0


def test_hidden_compute_comes_out_and_visas_go_up() -> None:
    moves = default(start())
    moves.hidden[:] = 0.4
    limits = limited("visas_k", low=200)
    limits.high[0, 0, MEASURE_INDEX["unregistered_pct"]] = 0
    kept = complied(start(), moves, limits)
    assert kept.hidden[0, 0] == 0
    assert kept.visas[0, 0].sum() == pytest.approx(200)
    assert kept.visas[0, 0, 0] == 0


def test_every_measure_is_bound_by_orders_or_said_not_to_be() -> None:
    practices = {name for name, measure in MEASURES.items() if measure.baseline != measure.best}
    assert set(MEASURES) == practices | set(BINDING) | set(FIXED)
