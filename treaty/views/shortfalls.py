"""What a sheet of orders asks for and will not get, and what hangs on others, in words."""

import math
from collections.abc import Iterator

from treaty.law.state import State
from treaty.model.clause import amount
from treaty.model.orders import BUDGET_LINES, Orders
from treaty.views.ahead import Ahead
from treaty.views.wording import listed
from treaty.world.compute import DELIVERY_YEARS, GW_COST, LIFE_YEARS, POWER_GROWTH, POWER_START
from treaty.world.conduct import run_sizes

NOTICED = 0.02
"""Share that must be missing before it is said."""


def shortfalls(known: State, me: str, orders: Orders, ahead: Ahead) -> tuple[str, ...]:
    """Sentences on what the first sheet of `ahead` wants in this round and cannot have."""
    row = known.countries.index(me)
    wanted = [words for one in (_run, _grid, _chips) for words in one(ahead, row, orders)]
    return (*wanted, *_power(ahead, row), *_costs(ahead, row), *_pacts(known, me, orders), *_unspent(orders))


def _said(value: float) -> str:
    """A quantity with three digits: `2,100`, `3.34`."""
    return amount(float(f"{value:.3g}"))


def _run(ahead: Ahead, row: int, orders: Orders) -> Iterator[str]:
    run = float(run_sizes(ahead.worlds[0], ahead.moves)[0, row])
    if orders.run_flop > run * (1 + NOTICED):
        yield f"Compute for a run of {amount(run)} of {amount(orders.run_flop)} FLOP."


def _power(ahead: Ahead, row: int) -> Iterator[str]:
    world, market = ahead.worlds[0], ahead.market
    kept = float(world.compute[0, row]) * math.exp(-world.years / LIFE_YEARS)
    ordered = float(world.pipeline[0, row] + market.bought[0, row])
    ready = ordered * -math.expm1(-world.years / DELIVERY_YEARS)
    arrives = max(0.0, float(market.delivery.compute[0, row]) - kept)
    if arrives < ready * (1 - NOTICED):
        yield f"Power for {_said(arrives)} of {_said(ready)} kH100e that could go into service."


def _grid(ahead: Ahead, row: int, orders: Orders) -> Iterator[str]:
    world, market = ahead.worlds[0], ahead.market
    most = float(world.power[0, row]) * math.expm1(POWER_GROWTH * world.years) + POWER_START * world.years
    wanted = float(market.funds[0, row]) * orders.budget.power / 100 * world.years / GW_COST
    if wanted > most * (1 + NOTICED):
        yield f"Grid for {_said(most)} of {_said(wanted)} GW that the power money would build."


def _chips(ahead: Ahead, row: int, orders: Orders) -> Iterator[str]:
    denied = float(ahead.market.denied[0, row])
    if denied > NOTICED and orders.budget.compute > 0:
        yield f"Controls of others keep away {100 * denied:.0f} % of the chips that the compute money would buy."


def _costs(ahead: Ahead, row: int) -> Iterator[str]:
    market = ahead.market
    spend, unfunded = float(market.spend[0, row]), float(market.unfunded[0, row])
    if unfunded > NOTICED * spend:
        yield f"Practices cost {_said(unfunded)} billion USD a year more than the budget bears; the economy pays it."
    lost = float(market.lost_sales[0, row])
    if lost > NOTICED * spend:
        yield f"Your own controls lose {_said(lost)} billion USD a year of sales."
    share = float(market.paid_share[0, row])
    if share < 1 - NOTICED:
        yield f"Only {100 * share:.0f} % of the payments promised can be paid."


def _pacts(known: State, me: str, orders: Orders) -> Iterator[str]:
    wanted = [who for who, stance in orders.stances.items() if stance.pact and who in known.countries and who != me]
    for other in wanted:
        if known.figures.pair("pact", other, me) < 0.5:
            yield f"An exclusive pact with {other} holds only if {other} seeks one with you too."


def pacts_that_break(known: State, me: str, ahead: Ahead) -> Iterator[str]:
    """Duties on exclusive pacts that the first sheet breaks only where the other sides want the pacts as well."""
    row = known.countries.index(me)
    sought = [other for j, other in enumerate(known.countries) if ahead.moves.pact[0, row, j] > 0.5]
    both = {**ahead.conduct[0], "exclusive_pacts": float(len(sought))}
    for owed in known.owed.values():
        duty = owed.duty
        if duty.party == me and duty.kept_by(ahead.conduct[0]) and not duty.kept_by(both):
            title = known.texts[duty.instrument].text.title
            yield (
                f"You keep or seek a pact with {listed(sought)}: with their consent it breaks article {duty.article} "
                f"of {title}."
            )


def _unspent(orders: Orders) -> Iterator[str]:
    left = 100 - sum(getattr(orders.budget, line) for line in BUDGET_LINES)
    if left > 0.5:
        yield f"{left:.0f} % of the budget is not spent."
