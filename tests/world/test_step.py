"""One step: pure, the same alone and in a batch, within its bounds, and nothing drifts without a cause."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from world_figures import N, start
from world_play import default, play, race, ties
from world_wild import wild_draws, wild_moves, wild_ties, wild_world

from treaty.model.measure import MEASURES
from treaty.world.arrays import ARRAYS, BOUNDS, PRACTICE_HIGH, PRACTICE_LOW, World, to_figures
from treaty.world.moves import FIELDS
from treaty.world.step import Draws, step


def in_range(world: World) -> None:
    """Every figure is a number within its bounds."""
    for name, (low, high) in BOUNDS.items():
        array = getattr(world, name)
        assert np.all(np.isfinite(array)), name
        assert array.min() >= low - 1e-12, (name, array.min())
        assert array.max() <= high + 1e-12, (name, array.max())
    assert np.all(world.practices >= PRACTICE_LOW - 1e-9)
    assert np.all(world.practices <= PRACTICE_HIGH + 1e-9)
    assert np.all(world.dependence.sum(-1) <= 1 + 1e-9)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(2, 9), st.integers(0, 3), st.sampled_from([3, 6, 12]))
def test_forty_rounds_of_anything_stay_in_range(seed: int, size: int, powers: int, months: int) -> None:
    rng = np.random.default_rng(seed)
    world = wild_world(rng, 2, size, min(powers, size), months)
    for number in range(40):
        moves = wild_moves(rng, world)
        law = wild_ties(rng, 2, size) if number % 3 else None
        world = step(world, moves, ties=law, draws=wild_draws(rng, 2) if number % 2 else None).world
        in_range(world)
    assert to_figures(world).countries == world.countries


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_causes_add_up_to_the_change(seed: int) -> None:
    rng = np.random.default_rng(seed)
    world = wild_world(rng, 3, 6, 2)
    outcome = step(world, wild_moves(rng, world), ties=wild_ties(rng, 3, 6), draws=wild_draws(rng, 3))

    def total(figure: str) -> np.ndarray:
        return sum(amount for cause, amount in outcome.causes.items() if cause.endswith(f"-> {figure}"))

    after = outcome.world
    assert np.allclose(total("tension"), after.tension - world.tension)
    assert np.allclose(total("fragmentation"), after.fragmentation - world.fragmentation)
    assert np.allclose(total("capability"), after.capability - world.capability)
    assert np.allclose(total("log hazard"), np.log(after.hazard) - np.log(np.maximum(world.hazard, 1e-6)))


def test_every_cause_names_its_mechanism_and_its_figure() -> None:
    for cause in step(start(), default(start())).causes:
        source, figure = cause.split(" -> ")
        assert figure in ("tension", "fragmentation", "log hazard", "capability")
        assert source.startswith(("M", "end of the range"))


def test_causes_have_the_shape_of_what_they_explain() -> None:
    batch = start(3)
    for cause, amount in step(batch, default(batch), ties=None).causes.items():
        assert amount.shape == ((3, N) if cause.endswith("capability") else (3,)), cause


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_a_game_goes_the_same_way_alone_and_in_a_batch(seed: int) -> None:
    rng = np.random.default_rng(seed)
    world = wild_world(rng, 4, 5, 2)
    moves, law, draws = wild_moves(rng, world), wild_ties(rng, 4, 5), wild_draws(rng, 4)
    together = step(world, moves, ties=law, draws=draws)
    for game in range(4):
        at = slice(game, game + 1)
        own = type(moves)(*(getattr(moves, name)[at] for name in FIELDS))
        bound = type(law)(law.members[at], law.found[at], law.suspended[at])
        alone = step(world.pick(game), own, ties=bound, draws=Draws(draws.incident[at], draws.crisis[at]))
        for name in ARRAYS:
            assert np.allclose(getattr(alone.world, name)[0], getattr(together.world, name)[game], rtol=1e-9), name
        assert alone.incident[0] == together.incident[game]
        assert alone.crisis[0] == together.crisis[game]


def test_a_step_changes_neither_world_nor_moves_and_repeats_exactly() -> None:
    world, moves = start(), race(start(), 0)
    before, ordered = world.copy(), moves.copy()
    first, second = step(world, moves).world, step(world, moves).world
    for name in ARRAYS:
        assert np.array_equal(getattr(world, name), getattr(before, name)), name
        assert np.array_equal(getattr(first, name), getattr(second, name)), name
    assert all(np.array_equal(getattr(moves, name), getattr(ordered, name)) for name in FIELDS)


def test_measures_of_the_round_come_with_it() -> None:
    assert step(start(2), default(start(2))).measures.shape == (2, N, len(MEASURES))


def test_the_lowest_draws_are_catastrophe_and_war_the_highest_nothing() -> None:
    def tense() -> World:
        world = start(2)
        world.tension[:] = 90
        return world

    draws = Draws(np.array([0.0, 0.999999]), np.array([0.0, 0.999999]))
    outcome = step(tense(), default(tense()), draws=draws)
    assert outcome.incident.tolist() == [3, 0]
    assert outcome.crisis.tolist() == [2, 0]
    assert outcome.incident_country[1] == -1
    assert 0 <= outcome.incident_country[0] < N
    assert np.all(outcome.world.economy[0] < outcome.world.economy[1])
    assert outcome.world.tension[0] >= outcome.world.tension[1]


def test_events_are_drawn_as_often_as_they_are_likely() -> None:
    games = 20_000
    grid = (np.arange(games) + 0.5) / games
    world = start(games)
    world.tension[:] = 80
    outcome = step(world, default(world), draws=Draws(grid, grid))
    serious = (outcome.incident >= 2).mean()
    assert serious == pytest.approx(outcome.world.hazard[0], abs=1e-3)
    assert (outcome.incident == 1).mean() == pytest.approx(1.5 * serious, rel=0.02)
    places = np.bincount(outcome.incident_country[outcome.incident > 0].astype(int), minlength=N)
    assert places.argmax() == 0, "where the frontier is"
    assert np.all(places > 0)
    assert (outcome.crisis > 0).mean() > 0.05


def test_expected_values_lie_between_the_best_and_the_worst_draw() -> None:
    worst = step(start(), default(start()), draws=Draws(np.zeros(1), np.zeros(1))).world
    best = step(start(), default(start()), draws=Draws(np.full(1, 0.9999), np.full(1, 0.9999))).world
    mean = step(start(), default(start())).world
    assert worst.economy[0, 0] < mean.economy[0, 0] < best.economy[0, 0]
    assert best.tension[0] < mean.tension[0] < worst.tension[0]


def test_suspension_and_findings_are_felt() -> None:
    free = play(default, 3, law=lambda n: ties()).world
    held = play(default, 3, law=lambda n: ties(found=3, suspended=3)).world
    assert held.standing[0, 3] < free.standing[0, 3]
    assert np.all(np.delete(held.trust[0, :, 3] < free.trust[0, :, 3], 3))
    assert held.interop[0, 3, 4] < free.interop[0, 3, 4]
    assert held.economy[0, 3] < free.economy[0, 3]


@pytest.mark.parametrize("months", [3, 12])
def test_rounds_of_another_length_reach_about_the_same_world_in_four_years(months: int) -> None:
    world, usual = start(), start()
    world.months = months
    for _ in range(48 // months):
        world = step(world, default(world)).world
    for _ in range(8):
        usual = step(usual, default(usual)).world
    assert np.allclose(world.economy, usual.economy, rtol=0.06)
    assert np.allclose(world.capability, usual.capability, atol=0.6)
    assert abs(world.tension[0] - usual.tension[0]) < 15
