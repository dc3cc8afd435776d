"""What event cards, answers to them, side deals and verification do to the figures before the world moves.

Money of a deal buys chips for the one that gets it and leaves the AI programme of the one that pays.
"""

from collections.abc import Iterable

from treaty.acts.promises import Chips, Money
from treaty.law.dealing import transfers
from treaty.law.means import bill
from treaty.law.state import State
from treaty.model.figures import Between, Figures, Nation
from treaty.model.scenario import CardEffect

USD_PER_H100E = 40_000.0
"""Price of one H100-equivalent with its share of building and network, USD (2025 order prices, as in the world)."""
_BOUNDS: dict[str, tuple[float, float]] = {"tension": (0, 100), "fragmentation": (0, 1), "hazard": (0, 1)}
_SHARES = {"self_reliance", "clean", "data", "safety", "openness", "uptake", "support", "standing"}
_PAIR_BOUNDS = {"tariff": (0.0, 200.0), "visas": (0.0, 50.0), "trust": (-1.0, 1.0)}


def shaken(state: State) -> Figures:
    """The figures with the round's card, the answers to it, its deals and the costs of verification worked in."""
    figures = state.figures
    card = state.card_drawn()
    if card is not None:
        figures = _changed(figures, card.effects, "")
        answers = {response.id: response for response in card.responses}
        for country, chosen in sorted(state.responses.items()):
            response = answers[chosen]
            figures = _changed(figures, response.effects, country)
            if response.cost_bn:
                figures = _bought(figures, country, -response.cost_bn)
            if response.orders:
                nation = figures.nations[country]
                practices = {**nation.practices, **response.orders}
                figures = _with_nation(figures, country, nation.model_copy(update={"practices": practices}))
    for country, millions in bill(state).items():
        figures = _bought(figures, country, -millions / 1_000)
    for giver, taker, part in transfers(state):
        if isinstance(part, Money):
            figures = _bought(_bought(figures, giver, -part.billion_usd), taker, part.billion_usd)
        elif isinstance(part, Chips):
            moved = min(part.kh100e, figures.nations[giver].compute)
            figures = _grown(_grown(figures, giver, "compute", -moved), taker, "compute", moved)
    return figures


def _changed(figures: Figures, effects: Iterable[CardEffect], own: str) -> Figures:
    for effect in effects:
        whose = [c for c in (effect.of or ((own,) if own else figures.countries)) if c in figures.countries]
        if effect.target == "world":
            low, high = _BOUNDS[effect.figure]
            now = getattr(figures, effect.figure)
            value = min(high, max(low, now + (now * effect.amount if effect.relative else effect.amount)))
            figures = figures.model_copy(update={effect.figure: value})
        elif effect.target == "nation":
            for country in whose:
                now = getattr(figures.nations[country], effect.figure)
                amount = now * effect.amount if effect.relative else effect.amount
                figures = _grown(figures, country, effect.figure, amount)
        else:
            towards = [c for c in (effect.towards or figures.countries) if c in figures.countries]
            figures = _paired(figures, effect, whose, towards)
    return figures


def _grown(figures: Figures, country: str, figure: str, amount: float) -> Figures:
    nation = figures.nations[country]
    value = getattr(nation, figure) + amount
    if figure != "capability":
        value = max(0.0 if figure not in ("economy", "efficiency") else 0.01, value)
    value = min(1.0, value) if figure in _SHARES else value
    return _with_nation(figures, country, nation.model_copy(update={figure: value}))


def _bought(figures: Figures, country: str, billion: float) -> Figures:
    """Money as chips: delivered next round where it is got, missing from the pipeline and then the fleet where paid."""
    kh100e = billion * 1e9 / USD_PER_H100E / 1_000
    nation = figures.nations[country]
    short = min(0.0, nation.pipeline + kh100e)
    update = {"pipeline": max(0.0, nation.pipeline + kh100e), "compute": max(0.0, nation.compute + short)}
    return _with_nation(figures, country, nation.model_copy(update=update))


def _with_nation(figures: Figures, country: str, nation: Nation) -> Figures:
    return figures.model_copy(update={"nations": {**figures.nations, country: nation}})


def _paired(figures: Figures, effect: CardEffect, whose: list[str], towards: list[str]) -> Figures:
    index = {name: place for place, name in enumerate(figures.countries)}
    low, high = _PAIR_BOUNDS.get(effect.figure, (0.0, 1.0))
    rows = [list(row) for row in getattr(figures.between, effect.figure)]
    cells = {(one, other) for one in whose for other in towards if one != other}
    if effect.figure in ("pact", "interop", "trust"):
        cells |= {(other, one) for one, other in cells}
    for one, other in cells:
        now = rows[index[one]][index[other]]
        changed = now + (now * effect.amount if effect.relative else effect.amount)
        rows[index[one]][index[other]] = min(high, max(low, changed))
    between: Between = figures.between.model_copy(update={effect.figure: tuple(tuple(row) for row in rows)})
    return figures.model_copy(update={"between": between})
