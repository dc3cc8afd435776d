"""Conduct: the sealed sheet, and whether a seat keeps what it owes.

A seat starts from its default, races as hard as its traits say where nothing binds it, and then decides duty by duty:
- calculus: breaks a duty when the gain exceeds the chance to be seen times what being found costs (Becker 1968):
  it needs detection >= gain / (gain + penalty) to be deterred;
- else by a strategy of the iterated dilemma, text by text (`compliance`). Where that strategy cooperates it keeps
  everything it can. Where it defects, tit for tat, generous and win-stay break the one duty of the text that costs
  most; grim and never break all of it that costs anything, and never says that it kept them.
All of them now and then fall short of a practice without meaning to: much of what looks like cheating is lack of
capacity or care (Chayes and Chayes 1993).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from treaty.acts.commands import Command, Seal
from treaty.bots.compliance import broken_off
from treaty.bots.foresight import usual, worth
from treaty.bots.mind import Mind
from treaty.model.measure import MEASURES, PRACTICES, Origin
from treaty.model.obligation import Obligation
from treaty.model.orders import Control, Orders, Stance
from treaty.verification.evidence import sights
from treaty.verification.sampling import combined
from treaty.world.arrays import from_figures
from treaty.world.comply import complied
from treaty.world.moves import moves_of
from treaty.world.prospects import Game, limits_of, look
from treaty.world.sheets import CONTROLS, sheet_from

RECONSIDERS = 0.55
"""Chance a round that a calculating seat weighs its duties anew; else it keeps them."""
WEIGHED = 4
"""Single duties that a calculating seat weighs each round, besides leaving a whole text unkept."""
LAXITY = (0.002, 0.015)
"""Chance a round to fall short of one practice without meaning to: for the most honest, and what dishonesty adds."""
WHOLLY = frozenset({"grim", "never"})
"""Strategies that, where they defect, leave all of a text unkept that costs anything."""
PENALTY = 4.0
"""Points that a finding costs by standing and suspended rights, as seats see it; judged."""
NTM_FEARED = 0.15
"""Chance to be seen by others' own means that a seat reckons with on top of the methods in force."""


@dataclass(frozen=True, slots=True)
class Temptation:
    """Duties, what leaving them unkept together would gain in points, and the chance to be seen."""

    duties: tuple[Obligation, ...]
    gain: float
    detection: float

    def pays(self, penalty: float, risk: float) -> bool:
        """Whether the gain exceeds the expected loss, shaded by the readiness to be caught."""
        return self.gain > 0.2 and self.gain * (1 - self.detection) > self.detection * penalty * (1.3 - risk)


def seal(mind: Mind) -> Iterator[Command]:
    """The orders of the round."""
    if mind.view.orders is not None:
        return
    wanted = _raced(mind)
    duties = tuple(owed.duty for owed in mind.view.public.duties)
    mine = [o.duty for o in mind.view.public.duties if o.duty.party == mind.me and o.due <= mind.view.public.round]
    if not mine:
        yield Seal(by=mind.me, orders=_bound(mind, wanted, duties, ()))
        return
    meant = _broken(mind, wanted, duties, mine)
    broken = (*meant, *(duty for duty in _lapses(mind, mine) if duty not in meant))
    orders = _bound(mind, wanted, duties, broken)
    declared = dict(orders.declared)
    for duty in meant:
        if mind.traits.complies == "never" or mind.draw(f"declares {duty.key}") > mind.view.sheet.personality.honesty:
            declared[duty.measure] = duty.limit
    yield Seal(by=mind.me, orders=orders.model_copy(update={"declared": declared}))


def _raced(mind: Mind) -> Orders:
    """The default sheet with the race and the ties that the seat seeks on its own account."""
    view, traits = mind.view, mind.traits
    figures, me = view.public.figures, mind.me
    orders = view.sheet.default
    stances = dict(orders.stances)
    for other in figures.countries:
        if other == me:
            continue
        rival = me in figures.powers and other in figures.powers
        base = stances.get(other) or _present(mind, other)
        if rival and mind.draw(f"race {other}") < 0.35 * traits.races:
            stances[other] = base.model_copy(update=_tightened(base))
        elif _courts(mind, other) and not base.pact:
            stances[other] = base.model_copy(update={"pact": True, "chips": "none", "models": "none"})
        elif other in stances or base.pact:
            stances[other] = base
    return orders.model_copy(update={"stances": stances, "practices": {**_unasked(mind), **orders.practices}})


def _unasked(mind: Mind) -> dict[str, float]:
    """What the seat practised before any text asked for more: what it falls back to where it owes nothing."""
    start = mind.view.public.start.nations[mind.me].practices
    return {name: start.get(name, MEASURES[name].baseline) for name in PRACTICES}


def _present(mind: Mind, other: str) -> Stance:
    figures = mind.view.figures
    return Stance(
        chips=CONTROLS[round(2 * figures.pair("chips", mind.me, other)) / 2],
        models=CONTROLS[round(2 * figures.pair("models", mind.me, other)) / 2],
        tariff=figures.pair("tariff", mind.me, other),
        visas=min(50.0, figures.pair("visas", mind.me, other)),
        pact=figures.pair("pact", mind.me, other) > 0.5,
    )


def _tightened(stance: Stance) -> dict[str, Control | float]:
    harder: dict[Control, Control] = {"none": "licence", "licence": "ban", "ban": "ban"}
    if stance.chips == "ban":
        return {"models": harder[stance.models], "tariff": min(100.0, stance.tariff + 10)}
    return {"chips": harder[stance.chips]}


def _courts(mind: Mind, other: str) -> bool:
    """Whether the seat seeks an exclusive pact: a power with a friend, or a friend that depends on a power."""
    figures = mind.view.public.figures
    power, client = (mind.me, other) if mind.me in figures.powers else (other, mind.me)
    if power not in figures.powers or client in figures.powers:
        return False
    if mind.me == client and mind.view.sheet.red_line.metric in ("pacts", "autonomy", "world_pacts"):
        return False
    trust = figures.pair("trust", mind.me, other)
    leaning = figures.pair("dependence", client, power)
    eager = mind.traits.races * 0.5 if mind.me == power else mind.view.sheet.personality.risk * 0.4
    return trust > 0.2 and leaning > 0.25 and mind.draw(f"courts {other}") < eager


def _lapses(mind: Mind, mine: Sequence[Obligation]) -> Iterator[Obligation]:
    """Practices that the seat falls short of this round without meaning to."""
    least, more = LAXITY
    chance = least + more * (1 - mind.view.sheet.personality.honesty)
    for duty in mine:
        if MEASURES[duty.measure].origin is Origin.PRACTICE and mind.draw(f"lapses {duty.key}") < chance:
            yield duty


def _broken(
    mind: Mind, wanted: Orders, duties: Sequence[Obligation], mine: Sequence[Obligation]
) -> tuple[Obligation, ...]:
    """The duties that the seat chooses not to keep."""
    if mind.traits.complies == "calculus":
        if mind.draw("reconsiders") >= RECONSIDERS:
            return ()
        risk = mind.view.sheet.personality.risk
        pay = [t for t in temptations(mind, wanted, duties, mine) if t.pays(PENALTY, risk)]
        return tuple({duty.key: duty for t in pay for duty in t.duties}.values())
    texts = broken_off(mind, dict.fromkeys(duty.instrument for duty in mine))
    hurt = [duty for duty in mine if duty.instrument in texts]
    if not hurt:
        return ()
    if mind.traits.complies in WHOLLY:
        return _costly(temptations(mind, wanted, duties, hurt, weighed=len(hurt)))
    singles = [t for t in temptations(mind, wanted, duties, hurt) if len(t.duties) == 1 and t.gain > 0]
    return singles[0].duties if singles else ()


def _costly(found: Sequence[Temptation]) -> tuple[Obligation, ...]:
    """Duties that cost anything, and whole texts that cost more than such duties of theirs together."""
    singles = [t for t in found if len(t.duties) == 1 and t.gain > 0]
    gains = {t.duties[0].key: t.gain for t in singles}
    left = [t for t in found if t.gain > sum(gains.get(duty.key, 0.0) for duty in t.duties)]
    return tuple({duty.key: duty for t in (*singles, *left) for duty in t.duties}.values())


def temptations(
    mind: Mind, wanted: Orders, duties: Sequence[Obligation], mine: Sequence[Obligation], weighed: int = WEIGHED
) -> list[Temptation]:
    """What leaving `weighed` of `mine`, or whole texts of them, unkept would gain and risk; greatest gain first."""
    singles = sorted(mine, key=lambda duty: mind.draw(f"weighs {duty.key}"))[:weighed]
    texts = dict.fromkeys(duty.instrument for duty in mine)
    packages: list[tuple[Obligation, ...]] = [(duty,) for duty in singles]
    packages += [tuple(duty for duty in mine if duty.instrument == text) for text in texts]
    games = [Game(), *(Game(without=frozenset(duty.key for duty in package)) for package in packages)]
    view = mind.view
    plans = {**usual(view.public), mind.me: wanted}
    seen = look(view.figures, view.public.budgets, plans, duties, games, rounds=2, months=view.public.months)
    home = sum(seen.gains().values(), np.zeros((len(games), len(view.public.figures.countries))))
    gains = worth(view, seen, home, [0] * len(games))
    means = view.public.means[mind.me]
    found = [
        Temptation(package, float(gains[i + 1]), combined([chance_seen(duty, means) for duty in package]))
        for i, package in enumerate(packages)
    ]
    return sorted(found, key=lambda t: (-t.gain, t.duties[0].key))


def chance_seen(duty: Obligation, means: dict[str, float]) -> float:
    """Chance in [0, 1] that a breach of `duty` raises an alarm in one round, as any party can reckon it."""
    seen = [sight.detection for sight in sights(duty, means)]
    return combined([*seen, NTM_FEARED] if "ntm" in duty.methods else seen, common_cause=0.0)


def _bound(mind: Mind, wanted: Orders, duties: Sequence[Obligation], broken: Sequence[Obligation]) -> Orders:
    """`wanted`, changed as little as the duties ask that the seat keeps."""
    view = mind.view
    world = from_figures(view.figures, view.public.budgets, view.public.months)
    moves = moves_of(world, {**usual(view.public), mind.me: wanted}, {})
    left = {duty.key for duty in broken}
    kept = [duty for duty in duties if duty.party == mind.me and duty.key not in left]
    if kept:
        moves = complied(world, moves, limits_of(world, moves, kept, [Game()]))
    # What is owed is named even where it stands already: an event of the round may push it off otherwise.
    owed = {duty.measure for duty in kept}
    return sheet_from(world, moves, mind.me, wanted, owed)
