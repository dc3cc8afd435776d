"""Looking ahead compares many texts in one batch and gives what single looks give."""

import numpy as np
import pytest
from world_figures import N, start
from world_play import compact, default, race, ties

from treaty.world.arrays import ARRAYS
from treaty.world.comply import Limits
from treaty.world.lookahead import ahead


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
