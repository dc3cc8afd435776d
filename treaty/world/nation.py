"""Nations and their relations: where the mechanisms of a round add up to economy, uptake, support, standing and trust.

Each sum has the terms of several mechanisms; their numbers stand in the docstrings.
"""

import numpy as np

from treaty.world.arrays import Floats, World, largest, ones

GROWTH, CATCH_UP, CATCH_UP_SIZE = 0.012, 0.03, 5_000.0
"""Share of GDP a year that an economy grows without AI; what a small one adds; billion USD at which that has fallen to
1/e (IMF WEO 2025: advanced about 1.5 %, emerging about 4 %)."""
AI_GROWTH = 0.03
"""Share of GDP a year at full uptake of models of 10^25 effective FLOP (Acemoglu 2024: 0.07 points, Goldman Sachs 2023:
1.5 points a year; full uptake is further than either looks)."""
MODEL_GROWTH, MODEL_BASE = 0.10, 25.0
"""How much more that is per power of ten of the best model within reach."""
AGENT_GROWTH = 0.04
"""How much more that is per level of agents' autonomy."""
DELAY = 0.5
"""Share of that which is lost at full slowing: models come into use later."""
FRAGMENTED = 0.008
"""Share of GDP a year lost in a wholly fragmented world (IMF 2023: up to 7 % of GDP, over years)."""
COERCED = 0.03
"""Share of GDP a year lost by a country wholly dependent on a supplier that cuts it off (EV073)."""
MODEL_DENIAL, SILO = 2.5, 1.5
"""Powers of ten of reach lost to a full denial of foreign models, and to systems that do not work together."""
UPTAKE_RATE = 0.18
"""A year: logistic growth of uptake with nothing done for it (diffusion of electricity, personal computers)."""
UPTAKE: dict[str, float] = {"money": 0.5, "welfare": 0.25, "models": 0.06}
"""A year, added to that: by much money on applications, full welfare, a power of ten of the best model; judged."""
SUPPORT: dict[str, float] = {
    "growth": 1.2,
    "welfare": 0.10,
    "grid": 0.06,
    "leaning": 0.10,
    "return": 0.25,
    "uptake": 0.3,
    "exposure": 0.15,
}
"""Support a year by each cause at 1 (`uptake`: per unit gained; `grid`, `leaning` and `exposure` take away); judged."""
STANDING: dict[str, float] = {
    "start": 0.35,
    "trust": 0.4,
    "openness": 0.1,
    "given": 0.15,
    "rate": 0.5,
    "found": 0.07,
    "suspended": 0.10,
}
"""Where standing tends to, how fast a year, and what a finding, and a year of suspension, cost; judged."""
TRUST: dict[str, float] = {
    "candour": 0.25,
    "joined": 0.10,
    "hostility": 0.9,
    "wear": 0.05,
    "habit": 0.06,
    "pact": 0.2,
    "others' pact": 0.12,
    "found": 0.12,
    "suspended": 0.10,
}
"""Trust a year by each cause at 1, of what is missing or of what is there; `found` per finding; judged."""


def reach(world: World, capability: Floats, block_models: Floats) -> Floats:
    """Best model that applications can use, own or foreign, log10 effective FLOP, (games, countries).

    max(c_i, max_j c_j - MODEL_DENIAL block_ji - SILO (1 - interop_ij)). M5, M9.
    """
    served = block_models.swapaxes(1, 2) * -MODEL_DENIAL
    served += capability[:, None, :]
    served += SILO * world.interop
    return np.asarray(np.maximum(largest(served) - SILO, capability))


def growth(
    world: World, best: Floats, autonomy: Floats, pace: Floats, gains: Floats, burdens: Floats, cut_off: Floats
) -> Floats:
    """Growth of the economy, share of GDP a year, (games, countries). M5, M6, M8-M10, M14, M17.

    GROWTH + CATCH_UP e^(-GDP / CATCH_UP_SIZE)
    + AI_GROWTH uptake (1 + MODEL_GROWTH (best - MODEL_BASE)) (1 + AGENT_GROWTH autonomy) (1 - DELAY pace)
    + gains - burdens - FRAGMENTED fragmentation - COERCED cut_off;
    gains are trade, joint research and what people abroad send home, burdens tariffs, own controls and duties,
    `cut_off` what suppliers withhold times dependence on them, `pace` the slowing by tests and notice.
    """
    plain = GROWTH + CATCH_UP * np.exp(world.economy * (-1.0 / CATCH_UP_SIZE))
    models = np.maximum((1.0 - MODEL_GROWTH * MODEL_BASE) + MODEL_GROWTH * best, 0.0)
    productive = world.uptake * models * (AI_GROWTH + AI_GROWTH * AGENT_GROWTH * autonomy) * (1.0 - DELAY * pace)
    apart = (FRAGMENTED * world.fragmentation)[:, None]
    return np.asarray(plain + productive + gains - burdens - apart - COERCED * cut_off)


def uptake(world: World, best: Floats, apps_pct: Floats, welfare: Floats) -> Floats:
    """Uptake of applications at the end of the round, in [0, 1]: logistic growth.

    u' = u + years u (1 - u) (UPTAKE_RATE + money a / (a + 0.1) + welfare w + models clip(best - 24, 0, 4)), a the money
    `apps_pct` on applications, % of GDP a year, w the channel `welfare`; weights are those of UPTAKE.
    """
    ease = np.minimum(np.maximum(best - 24.0, 0.0), 4.0)
    money = UPTAKE["money"] * apps_pct / (apps_pct + 0.1)
    rate = UPTAKE_RATE + money + UPTAKE["welfare"] * welfare + UPTAKE["models"] * ease
    return np.asarray(world.uptake + world.years * world.uptake * (1.0 - world.uptake) * rate)


def support(
    world: World, grown: Floats, more_uptake: Floats, welfare: Floats, burden: Floats, leaning: Floats, exposed: Floats
) -> Floats:  # fmt: skip
    """Domestic support before chance events. M14, M15.

    s' = s + years [growth (g - 0.03) + welfare w - grid b - leaning max(0, l - 0.4) - exposure x + return (0.5 - s)]
         + uptake du,
    with g growth, w the channel `welfare`, b the strain `burden` on the grid, l the largest dependence on a power, x
    what `wary_of` gives, du the rise of uptake; weights are those of SUPPORT.
    """
    rate = SUPPORT["growth"] * (grown - 0.03) + SUPPORT["welfare"] * welfare - SUPPORT["grid"] * burden
    rate -= SUPPORT["leaning"] * np.maximum(leaning - 0.4, 0.0)
    rate -= SUPPORT["exposure"] * exposed
    rate += SUPPORT["return"] * (0.5 - world.support)
    return np.asarray(world.support + world.years * rate + SUPPORT["uptake"] * more_uptake)


def wary_of(world: World, exposure: Floats, near: Floats) -> Floats:
    """How much being seen into worries a country, (games, countries) in [0, 1].

    exposure (1 + near) / 2 (1 - mean trust in others) / 2: what may be learned counts double at the frontier, and less
    among friends. The price of verification: what shows that a promise is kept shows other things too. Coe and Vaynman
    2020, Why arms control is so rare (American Political Science Review 114).
    """
    others = max(len(world.countries) - 1, 1)
    trusting = (world.trust @ ones(len(world.countries))) / others
    return np.asarray(exposure * (0.25 + 0.25 * near) * (1.0 - trusting))


def standing(
    world: World, opened: Floats, given: Floats, found: Floats, suspended: Floats
) -> Floats:  # fmt: skip
    """Standing among others at the end of the round. M7, M13.

    st' = st + rate years (start + trust t + openness (o + opened) + given g - st) - found f - suspended years s,
    t the mean trust of others, o openness, `opened` open release near the frontier, g payments to others, each in
    [0, 1], f findings, s suspended; weights are those of STANDING.
    """
    others = max(len(world.countries) - 1, 1)
    trusted = (ones(len(world.countries)) @ world.trust) * (STANDING["trust"] / others)
    aim = STANDING["start"] + trusted + STANDING["openness"] * (world.openness + opened) + STANDING["given"] * given
    lost = STANDING["found"] * found + (STANDING["suspended"] * world.years) * suspended
    return np.asarray(world.standing + (STANDING["rate"] * world.years) * (aim - world.standing) - lost)


def trust(
    world: World, hostility: Floats, candour: Floats, joined: Floats, pacts: Floats, found: Floats, suspended: Floats
) -> Floats:
    """Trust of i in j at the end of the round, (games, countries, countries) in [-1, 1]. M13, M18.

    t' = t + years [(candour c_j + joined b_ij) (1 - t) - (hostility h_ji + wear) (1 + t) + habit + pact p_ij
         - others' pact max_k p_jk] - found f_j (1 + t) - suspended years s_j (1 + t):
    what j does to i, what i sees of j, whether j ties itself to somebody else, and what is known of its breaches.
    Weights are those of TRUST.
    """
    years = world.years
    seen = (TRUST["candour"] * years) * candour
    known = TRUST["wear"] * years + TRUST["found"] * found + (TRUST["suspended"] * years) * suspended
    gain = (TRUST["joined"] * years) * joined + seen[:, None, :]
    loss = (hostility * (TRUST["hostility"] * years)).swapaxes(1, 2) + known[:, None, :]
    change = gain - loss
    gain += loss
    gain *= world.trust
    change -= gain
    change += world.trust
    change += TRUST["habit"] * years
    if pacts.any():
        elsewhere = np.minimum(pacts @ ones(pacts.shape[-1]), 1.0)
        change += (TRUST["pact"] * years) * pacts
        change -= ((TRUST["others' pact"] * years) * elsewhere)[:, None, :]
    return change
