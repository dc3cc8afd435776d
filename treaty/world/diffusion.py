"""Diffusion: how models, people and knowledge move between countries.

M7   Open weights spread capability with a lag, buy standing, cannot be undone.
M8   Talent leaves where it is unwelcome; movers send money and know-how home.
M10  Joint research pools people and machines; health and energy gains are shared.
"""

import numpy as np

from treaty.world.arrays import Floats, World, ones

CLOSED_LAG, STAGED_LAG, OPEN_LAG = 3.0, 1.0, 0.15
"""Powers of ten by which what others can run trails a country's best model, by release policy. Open models trailed the
best closed ones by about a year, some 0.8 to 1 powers of ten (Epoch AI 2024); a release at once still takes months."""
ABSORPTION = 1.0
"""A year: how fast a country with all the talent it needs closes the gap to the best open model."""
ABSORPTION_TALENT = 10.0
"""Talent index at half absorption."""
MOBILITY = 0.15
"""A year: share of talent that would move to a country with all the world's talent, at full welcome, per unit of
difference of attraction."""
WELCOME = 2.0
"""Visas, thousand a year, at half welcome."""
UNWELCOME = 0.05
"""A year: share of talent that leaves a country that welcomes nobody (EV046)."""
ABROAD_YEARS = 4.0
"""Years that a mover stays abroad, mean (a US H-1B visa is given for three, at most six; judged)."""
SENT_HOME, BROUGHT_HOME = 6.0, 4.0
"""Thousand USD a mover-year: money sent (India received some 120 billion USD in 2023 from some 18 million people
abroad; World Bank KNOMAD and UN DESA, unchecked), and orders, skills and firms brought back (judged; Saxenian 2005,
brain circulation)."""
HOME_MOST = 0.02
"""Share of GDP a year that all this tends to, however many visas are offered: fewer and fewer qualify (judged)."""
SCHOOLING = 0.03
"""A year: growth of talent from schools and universities (stock of AI authors and graduates grows faster, judged)."""
TRAINING = 1.2
"""Talent points (USA at the start = 100) a year per square root of billion USD a year: places, salaries, training."""
LAB_EFFICIENCY, LAB_MONEY = 0.06, 3.0
"""Logarithmic efficiency a year per ln(1 + money / LAB_MONEY), money in billion USD a year (CFG: 10 bn EUR a year)."""
LAB_GROWTH = 0.0006
"""Share of GDP a year per ln(1 + money / LAB_MONEY): shared gains in health and energy (judged)."""


def release_lag(release: Floats) -> Floats:
    """M7. Powers of ten by which others trail, for release 0, 0.5 and 1: CLOSED_LAG, STAGED_LAG, OPEN_LAG."""
    bend = 2.0 * (CLOSED_LAG + OPEN_LAG - 2.0 * STAGED_LAG)
    return np.asarray(CLOSED_LAG + release * ((OPEN_LAG - CLOSED_LAG - bend) + bend * release))


def open_level(release: Floats, model: Floats, below: Floats, efficiency: Floats) -> Floats:
    """M7. log10 effective FLOP of the best model anybody can run, (games, 1).

    max over j of model_j - lag(release_j) and of log10(below_j * efficiency_j), what is published below a size line.
    """
    small = np.log10(np.maximum(below * efficiency, 1.0))
    return np.asarray(np.maximum(model - release_lag(release), small).max(-1, keepdims=True))


def absorbed(
    capability: Floats, level: Floats, talent: Floats, spread: Floats, fragmentation: Floats, years: float
) -> Floats:
    """M7. Capability gained from open models, (games, countries) >= 0; it never falls again.

    gain = max(0, level - capability) (1 - e^(-rate years)),
    rate = ABSORPTION (0.4 + 0.6 t / (t + 10)) (1 + 0.5 spread) (1 - 0.3 fragmentation); `spread` is (games, 1).
    """
    ready = 0.4 + 0.6 * talent / (talent + ABSORPTION_TALENT)
    rate = ABSORPTION * ready * (1.0 + 0.5 * spread) * (1.0 - 0.3 * fragmentation[:, None])
    return np.asarray(np.maximum(level - capability, 0.0) * -np.expm1(-rate * years))


def attraction(world: World, talent_money: Floats) -> Floats:
    """M8. What draws talent, (games, countries) in about [0, 4]: machines, support, openness, standing, money."""
    machines = np.log10(1.0 + world.compute) * 0.3
    liked = world.support + 0.3 * (world.openness + world.standing)
    return np.asarray(machines + liked + talent_money / (talent_money + 2.0))


def talent_flows(world: World, visas: Floats, talent_money: Floats, circulation: Floats) -> Floats:
    """M8. Net talent that moves to each country in a round, in points; what one gains, others lose.

    i -> j: years v_ij t_i (MOBILITY t_j / sum(t) max(0, a_j - a_i) (1 - 0.6 circulation_i) + UNWELCOME cold_i / w_i),
    with a the attraction, v_ij = visas / (visas + WELCOME) the welcome that j offers i's people, w_i the sum of it over
    j, and cold_i = 1 - the mean welcome that i offers others.
    """
    vector = ones(visas.shape[-1])
    pull = attraction(world, talent_money)
    offered = visas / (visas + WELCOME)
    cold = 1.0 - (offered @ vector) * (1.0 / max(len(vector) - 1, 1))
    outside = np.maximum(vector @ offered, 1e-9)
    share = world.talent / np.maximum(world.talent @ vector, 1e-9)[:, None]
    drawn = world.talent * (1.0 - 0.6 * circulation) * (MOBILITY * world.years)
    pushed = world.talent * cold * (UNWELCOME * world.years) / outside
    flow = np.maximum(pull[:, None, :] - pull[:, :, None], 0.0)
    flow *= share[:, None, :]
    flow *= drawn[:, :, None]
    flow += pushed[:, :, None]
    flow *= offered.swapaxes(1, 2)
    return np.asarray(vector @ flow - flow @ vector)


def home_gain(world: World, visas: Floats) -> Floats:
    """M8. What people abroad send and bring home, share of the GDP of the country of origin a year, (games, countries).

    x / (1 + x / HOME_MOST), x_i = ABROAD_YEARS (SENT_HOME + BROUGHT_HOME) sum_j visas_ji / 1,000 / GDP_i, with `visas`
    in thousand a year, GDP in billion USD a year, in [0, HOME_MOST). The world counts no people abroad: a visa counts
    with its whole stay in the year in which it is offered, which is what lasting visas bring a year in the long run.
    Nearly linear where visas are few. 2,000 more a year are worth some 75 million USD a year to Kenya.
    """
    people = ones(visas.shape[-1]) @ visas
    sent = people * (ABROAD_YEARS * (SENT_HOME + BROUGHT_HOME) * 1e-3) / world.economy
    return np.asarray(sent / (1.0 + sent * (1.0 / HOME_MOST)))


def schooling(world: World, talent_money: Floats, grants: Floats, capacity: Floats) -> Floats:
    """M8, M16. Talent raised at home in a round, in points: years (SCHOOLING t (1 + capacity) + TRAINING sqrt(money)).

    `grants` (billion USD a year) come from the fund; `capacity` in [0, 1] from partners who train people.
    """
    grown = world.talent * (1.0 + capacity) * SCHOOLING
    return np.asarray(world.years * (grown + TRAINING * np.sqrt(talent_money + grants)))


def pooled_research(payments: Floats, bonds: Floats) -> Floats:
    """M10. ln(1 + money / LAB_MONEY) of the laboratory each country belongs to, (games, countries) >= 0.

    money_i = payment_i + sum_j bond_ij payment_j, for those who pay or are bound to somebody who does.
    """
    money = payments + (bonds @ payments[..., None])[..., 0]
    return np.asarray(np.log1p(money / LAB_MONEY))


def shares_of_need(need: Floats, bonds: Floats) -> Floats:
    """M16. (games, countries, countries): share of what j pays that i receives; columns add up to 1 or are 0."""
    claim = need[:, :, None] * bonds
    total = claim.sum(1, keepdims=True)
    return np.asarray(claim / np.maximum(total, 1e-12))


def reach_of_data(world: World, commons: Floats) -> Floats:
    """M9, M10. Access to data at the end of the round, in [0, 1]: commons open it, fragmentation closes it.

    d' = d + years [(0.04 + 0.15 own + 0.15 mean commons) (1 - d) - 0.06 fragmentation d].
    """
    open_rate = 0.04 + 0.15 * commons + 0.15 * (commons @ ones(commons.shape[-1]) / commons.shape[-1])[:, None]
    closed_rate = 0.06 * world.fragmentation[:, None]
    return np.asarray(world.data + world.years * (open_rate - (open_rate + closed_rate) * world.data))
