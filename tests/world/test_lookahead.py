"""Looking ahead compares many texts in one batch and gives what single looks give."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from world_figures import N, start
from world_play import compact, default, race, ties
from world_wild import wild_limits, wild_moves, wild_world

from treaty.world.arrays import ARRAYS
from treaty.world.comply import Limits, complied, kept_up
from treaty.world.conduct import MEASURE_INDEX
from treaty.world.lookahead import AT_ONCE, ahead
from treaty.world.moves import FIELDS
from treaty.world.step import step


def test_no_round_ahead_is_now() -> None:
    world = start()
    assert ahead(world, default(world), None, 0) is world


def test_rounds_cannot_be_looked_back() -> None:
    with pytest.raises(ValueError, match="-1 rounds"):
        ahead(start(), default(start()), None, -1)


def test_sixty_four_texts_in_one_batch_are_as_good_as_one_by_one() -> None:
    games = 64
    world, moves = start(games), race(start(games), 0)
    limits = Limits.free(games, N)
    bound = compact(games)
    limits.low[1::2], limits.high[1::2] = bound.low[1::2], bound.high[1::2]
    seen = ahead(world, moves, limits, 4, ties=ties(games))
    free = ahead(start(), race(start(), 0), None, 4, ties=ties())
    held = ahead(start(), race(start(), 0), compact(), 4, ties=ties())
    for name in ARRAYS:
        assert np.allclose(getattr(seen, name)[0], getattr(free, name)[0], rtol=1e-9), name
        assert np.allclose(getattr(seen, name)[63], getattr(held, name)[0], rtol=1e-9), name
    assert seen.hazard[1] < seen.hazard[0]
    assert seen.tension[1] < seen.tension[0]


def test_a_large_batch_is_looked_at_in_parts_with_the_same_result() -> None:
    games = AT_ONCE + 3
    whole = ahead(start(games), race(start(games), 0), compact(games), 3, ties=ties(games))
    single = ahead(start(), race(start(), 0), compact(), 3, ties=ties())
    assert whole.games == games
    for name in ARRAYS:
        assert np.allclose(getattr(whole, name), getattr(single, name), rtol=1e-9), name


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1))
@example(835)
def test_what_is_kept_up_is_what_complying_anew_would_give(seed: int) -> None:
    rng = np.random.default_rng(seed)
    world, limits = wild_world(rng, 3, 5, 2), wild_limits(rng, 3, 5)
    limits.high[..., MEASURE_INDEX["compute_growth_pct"]] = rng.choice([np.inf, 20.0], (3, 5))
    moves = wild_moves(rng, world)
    kept = complied(world, moves, limits)
    for _ in range(3):
        world = step(world, kept).world
        kept, anew = kept_up(world, moves, kept, limits), complied(world, moves, limits)
        for name in FIELDS:
            assert np.allclose(getattr(kept, name), getattr(anew, name), rtol=1e-9), name
