"""Every practice costs something and does something."""

import numpy as np
import pytest
from world_figures import N, start
from world_play import default, ties

from treaty.model.measure import MEASURES, PRACTICES
from treaty.world.arrays import PRACTICE_BASELINE, PRACTICE_HIGH, PRACTICE_LOW
from treaty.world.market import market_of
from treaty.world.practices import COST, EFFECT, PAYMENT, Channel, efforts, practised
from treaty.world.step import step


def practising(name: str):
    """Default moves with one practice at its best everywhere."""
    moves = default(start())
    moves.practices[..., PRACTICES.index(name)] = MEASURES[name].best
    return moves


@pytest.mark.parametrize("name", PRACTICES)
def test_a_practice_costs_money_everywhere(name: str) -> None:
    world = start()
    before, after = market_of(world, default(world)), market_of(world, practising(name))
    assert np.all(after.duties > before.duties)
    assert np.all(after.funds <= before.funds)


@pytest.mark.parametrize("name", PRACTICES)
def test_a_practice_makes_something_better(name: str) -> None:
    world = start()
    law = ties()
    for _ in range(2):
        before = step(world, default(world), ties=law).world
    after = step(world, practising(name), ties=law).world
    for _ in range(3):
        before, after = (
            step(before, default(before), ties=law).world,
            step(after, practising(name), ties=law).world,
        )
    better = [
        *((getattr(after, f) - getattr(before, f)).max() for f in ("safety", "data", "clean", "openness", "support")),
        *((getattr(after, f) - getattr(before, f)).max() for f in ("trust", "interop", "standing")),
        *((getattr(after, f) / getattr(before, f) - 1).max() for f in ("talent", "efficiency", "compute")),
        *(-(getattr(after, f) - getattr(before, f))[0] for f in ("tension", "hazard", "fragmentation")),
        (before.dependence.max(-1) - after.dependence.max(-1)).max(),
    ]
    assert max(better) > 1e-4, dict(zip(PRACTICES, better, strict=False))


def test_effort_is_that_of_the_measure() -> None:
    rng = np.random.default_rng(1)
    values = PRACTICE_LOW + (PRACTICE_HIGH - PRACTICE_LOW) * rng.random(len(PRACTICES))
    expected = [MEASURES[name].effort(value) for name, value in zip(PRACTICES, values.tolist(), strict=True)]
    assert efforts(values).tolist() == pytest.approx(expected)


def test_the_baseline_costs_and_does_nothing() -> None:
    base = practised(PRACTICE_BASELINE[None, None].repeat(N, 1), start().budget_pct)
    assert np.abs(base.channels).max() < 1e-12
    assert np.abs(base.duty).max() < 1e-12
    assert np.abs(base.owed).max() < 1e-12


def test_every_channel_is_reached_and_every_practice_reaches_one() -> None:
    assert np.all(EFFECT.max(axis=0) > 0), [channel.name for channel in Channel]
    assert np.all(EFFECT.max(axis=1) > 0)
    assert np.all(COST > 0)


def test_the_tenth_promise_of_a_kind_adds_less_than_the_first() -> None:
    world = start()
    alone = practised(practising("declarations").practices, world.budget_pct).channels[Channel.CANDOUR]
    both = practising("declarations").practices.copy()
    both[..., PRACTICES.index("inspections_admitted")] = 18
    inspected = practised(practising("inspections_admitted").practices, world.budget_pct).channels[Channel.CANDOUR]
    together = practised(both, world.budget_pct).channels[Channel.CANDOUR]
    assert np.all(together < alone + inspected)
    assert np.all(together > np.maximum(alone, inspected))


def test_payments_are_real_money_up_to_what_a_country_can_pay() -> None:
    assert PAYMENT[PRACTICES.index("fund_bn")] == 1.0
    world, moves = start(), practising("fund_bn")
    paid = market_of(world, moves).paid_share * 20
    assert paid[0, 0] == pytest.approx(20.0)
    assert paid[0, 5] == pytest.approx(0.003 * 124)


def test_a_full_compact_leaves_most_of_the_budget() -> None:
    world, moves = start(), default(start())
    moves.practices[:] = [MEASURES[name].best if PAYMENT[k] == 0 else MEASURES[name].baseline
                          for k, name in enumerate(PRACTICES)]  # fmt: skip
    market = market_of(world, moves)
    assert np.all(market.duties < 0.45 * market.spend)
    assert np.all(market.duties > 0.05 * market.spend)
