"""Terms: what support costs a seat, in points and in money, and what side deals have bought of it already."""

from collections.abc import Iterable

from treaty.acts.promises import Backing, Chips, Money, Promise
from treaty.bots.mind import Mind
from treaty.views.records import TextView
from treaty.world.compute import PRICE
from treaty.world.prospects import POINTS_PER_PERCENT

SWAY = 0.25
"""Points that an amendment must change a bargain by before a seat votes on it with yes or no."""
MOST_MONEY = 500.0
"""Billion USD; no side deal may promise more."""


def gift(mind: Mind, promises: Iterable[Promise]) -> float:
    """Points that money and chips among these promises bring; what else is promised is not counted."""
    billion = 0.0
    for promise in promises:
        if isinstance(promise, Money):
            billion += promise.billion_usd
        elif isinstance(promise, Chips):
            billion += PRICE * promise.kh100e
    return POINTS_PER_PERCENT * 100 * billion / mind.view.figures.nations[mind.me].economy


def price(mind: Mind, points: float) -> float:
    """Billion USD that bring so many points."""
    return points / POINTS_PER_PERCENT / 100 * mind.view.figures.nations[mind.me].economy


def asked_price(mind: Mind, points: float) -> float:
    """The same, rounded up to two figures, so that whoever pays it pays enough."""
    exact = max(0.001, price(mind, points))
    rounded = float(f"{exact:.2g}")
    return rounded if rounded >= exact else float(f"{exact * 1.05:.2g}")


def billions(amount: float) -> str:
    """`2.1 billion USD`."""
    return f"{amount:,.4g} billion USD" if amount < 1_000 else f"{amount:,.0f} billion USD"


def bought(mind: Mind, text: TextView) -> float:
    """Points of side deals agreed for this text: a seat keeps its word as far as it was paid."""
    return sum(
        gift(mind, deal.gives)
        for deal in mind.view.deals.values()
        if deal.to == mind.me
        and deal.stage in ("agreed", "kept")
        and any(isinstance(p, Backing) and p.item == text.id for p in deal.asks)
    )


def promised(mind: Mind, act: str, item: str) -> bool:
    """Whether the seat owes this backing under a deal that was agreed this round."""
    for deal in mind.view.deals.values():
        owed = deal.asks if deal.to == mind.me else deal.gives
        if deal.stage == "agreed" and any(isinstance(p, Backing) and (p.act, p.item) == (act, item) for p in owed):
            return True
    return False


def lack(mind: Mind, promise: Backing) -> float | None:
    """Points that are missing for the seat to give this backing unpaid; 0 or less: none. None: nothing to back."""
    public = mind.view.public
    amendment = public.amendments.get(promise.item)
    if amendment is not None:
        if promise.act != "vote" or amendment.stage != "tabled":
            return None
        return SWAY - mind.gain_of(public.texts[amendment.instrument], amendment.operations)
    text = public.texts.get(promise.item)
    if text is None or text.stage not in ("tabled", "adopted"):
        return None
    if promise.act == "vote":
        return None if text.stage == "adopted" else mind.demand(text) - mind.assess(text).bargain
    return mind.reserve - mind.assess(text).value(mind.traits.free_ride)
