"""The stages of a round, each a handful of mechanisms: machines, models, people, relations, danger, society.

A stage reads the setting and what stages before it found (`Change`), and writes new figures and their causes.
"""

from dataclasses import dataclass, field

import numpy as np

from treaty.world import alignment, chance, compute, danger, diffusion, nation, trade
from treaty.world.arrays import BOUNDS, CAPABILITY_RANGE, COMPUTE_MOST, Floats, ones
from treaty.world.conduct import OPEN_BELOW, run_sizes
from treaty.world.moves import APPLICATIONS, CHIPS, INTELLIGENCE, RESEARCH, SAFETY, TALENT
from treaty.world.practices import Channel
from treaty.world.setting import FUND_COMPUTE, FUND_DATA, FUND_SKILLS, Setting

ESPIONAGE = 0.5
"""A year: extra catch-up in efficiency per share of the budget spent on intelligence."""
DATA_PER_GRANT = 0.05
"""Access to data gained a year per square root of billion USD a year of grants for data."""
OPENING = 0.6
"""A year: how fast openness follows release policy and publication."""
FRAGMENTATION: dict[str, float] = {
    "controls": 0.10,
    "tariffs": 0.10,
    "pacts": 0.06,
    "withdrawal": 0.05,
    "standards": 0.05,
}
"""Fragmentation a half-year that each cause adds at 1 (`standards` take away), by cause; judged."""
REJOIN, APART = 0.03, 0.3
"""Share of the way a half-year that markets go to their usual fragmentation, and what that is."""
LN10 = float(np.log(10.0))


@dataclass(slots=True)
class Change:
    """What a round has brought so far."""

    figures: dict[str, Floats] = field(default_factory=dict)
    """New arrays of `World`, by name."""
    causes: dict[str, Floats] = field(default_factory=dict)
    """Contributions, by "cause -> figure"."""
    run: Floats = field(default_factory=lambda: np.zeros(0))
    """(games, countries): FLOP of the largest run of the round."""
    frontier: Floats = field(default_factory=lambda: np.zeros(0))
    """(games,): best capability, log10 effective FLOP."""
    near: Floats = field(default_factory=lambda: np.zeros(0))
    """(games, countries): nearness to the frontier, in (0, 1]."""
    grown: Floats = field(default_factory=lambda: np.zeros(0))
    """(games, countries): growth of the economy, share of GDP a year."""


def machines(at: Setting, change: Change) -> None:
    """M1, M2, M4, M15, M16: compute, pipeline, power, its clean share, and chips made at home."""
    world, market = at.world, at.market
    green = at.channel(Channel.GREEN)
    change.figures["compute"] = market.delivery.compute
    change.figures["pipeline"] = market.delivery.pipeline
    if at.funded:
        bought = at.grants * (FUND_COMPUTE * world.years) / market.price
        change.figures["pipeline"] = np.minimum(market.delivery.pipeline + bought, COMPUTE_MOST)
    change.figures["power"] = market.delivery.power
    change.figures["clean"] = compute.clean_share(world, market.delivery.power, green)
    chip_money = market.funds * at.moves.budget[..., CHIPS]
    change.figures["self_reliance"] = trade.self_reliance(world, market.denied, chip_money)


def models(at: Setting, change: Change) -> None:
    """M3, M4, M7, M10, M16, M17: efficiency, the largest run, and the best model at hand."""
    world, market, years = at.world, at.market, at.world.years
    budget = at.moves.budget
    own = compute.own_progress(
        market.funds * budget[..., RESEARCH],
        world.talent,
        at.scale,
        world.data,
        trade.innovation(world),
        at.channel(Channel.PACE),
        at.moves.autonomy,
    )
    frugal = trade.frugality(market.denied)
    joint = diffusion.LAB_EFFICIENCY * at.laboratory
    spread = (at.channel(Channel.SPREAD) @ at.voice)[:, None]
    behind = np.log(world.efficiency.max(-1, keepdims=True) / world.efficiency)
    reach = compute.CATCH_UP * (1.0 + 0.5 * spread) + ESPIONAGE * budget[..., INTELLIGENCE]
    progress = own + frugal + joint + reach * behind * (0.3 + 0.7 * world.talent / (world.talent + 10.0))
    efficiency = np.minimum(world.efficiency * np.exp(years * progress), BOUNDS["efficiency"][1])
    change.figures["efficiency"] = efficiency
    change.run = run = run_sizes(world, at.moves)
    change.figures["largest_run"] = np.maximum(world.largest_run, run)

    home = np.maximum(compute.own_model(run, efficiency, at.channel(Channel.PACE)), world.capability)
    level = diffusion.open_level(
        at.moves.release, home, np.minimum(at.moves.practices[..., OPEN_BELOW], run), efficiency
    )
    opened = diffusion.absorbed(home, level, world.talent, spread, world.fragmentation, years)
    change.figures["capability"] = np.minimum(home + opened, CAPABILITY_RANGE[1])
    _explain_capability(change, home - world.capability, years * frugal / LN10, years * joint / LN10, opened)
    change.near = danger.stake(change.figures["capability"])
    change.frontier = np.maximum.reduce(change.figures["capability"], axis=-1)


def _explain_capability(change: Change, gain: Floats, frugal: Floats, joint: Floats, opened: Floats) -> None:
    by_frugality = np.minimum(gain, frugal)
    by_laboratory = np.minimum(gain - by_frugality, joint)
    change.causes["M4 frugality of those denied -> capability"] = by_frugality
    change.causes["M10 joint laboratory -> capability"] = by_laboratory
    change.causes["M3 own training runs -> capability"] = gain - by_frugality - by_laboratory
    change.causes["M7 open weights -> capability"] = opened


def people(at: Setting, change: Change) -> None:
    """M8, M9, M10: talent, access to data, openness."""
    world = at.world
    money = at.market.funds * at.moves.budget[..., TALENT]
    moved = diffusion.talent_flows(world, at.moves.visas, money, at.channel(Channel.CIRCULATION))
    capacity = at.channel(Channel.CAPACITY)
    help_received = (1.0 - at.scale) * (capacity @ at.voice)[:, None]
    raised = diffusion.schooling(world, money, FUND_SKILLS * at.grants, help_received + 0.2 * capacity)
    change.figures["talent"] = np.minimum(world.talent + moved + raised, BOUNDS["talent"][1])
    shared = diffusion.reach_of_data(world, at.channel(Channel.COMMONS))
    if at.funded:
        fresh = np.minimum(np.sqrt(FUND_DATA * at.grants) * (DATA_PER_GRANT * world.years), 1.0)
        shared = shared + (1.0 - shared) * fresh
    change.figures["data"] = shared
    aim = at.moves.release + (1.0 - at.moves.release) * at.channel(Channel.OPENNESS)
    rate = 1.0 - np.exp(-OPENING * world.years)
    change.figures["openness"] = world.openness + rate * (aim - world.openness)


def relations(at: Setting, change: Change) -> None:
    """M6, M9, M13, M14, M18: what lies between each two countries, and fragmentation."""
    world, moves, market, bonds = at.world, at.moves, at.market, at.bonds
    for name in ("chips", "models", "tariff", "visas"):
        change.figures[name] = getattr(moves, name)
    change.figures["pact"] = market.pacts
    kept = at.participation
    change.figures["trust"] = nation.trust(
        world, at.hostility, at.channel(Channel.CANDOUR), bonds.joined, market.pacts, bonds.found, bonds.suspended
    )
    standards = at.channel(Channel.INTEROP) * kept
    change.figures["interop"] = trade.interop(world, standards, bonds.shared, bonds.cut, at.hostility)
    change.figures["dependence"] = alignment.dependence(
        world,
        market.supply,
        market.block_chips,
        market.pacts,
        moves.tariff,
        at.channel(Channel.INDEPENDENCE),
        world.years,
    )
    half_years = danger.scaled(world.years)
    healing = half_years * (standards @ at.voice) * np.minimum(4.0 * world.fragmentation, 1.0)
    terms = {
        "M9 controls in force": FRAGMENTATION["controls"] * half_years * at.mean_controls,
        "M6 tariffs": FRAGMENTATION["tariffs"] * half_years * at.mean_tariffs,
        "M9 exclusive pacts": (FRAGMENTATION["pacts"] * half_years) * at.pacts,
        "M18 withdrawal from common bodies": FRAGMENTATION["withdrawal"] * half_years * (1.0 - kept @ at.voice),
        "M9 shared standards": -FRAGMENTATION["standards"] * healing,
        "M9 markets rejoin": REJOIN * half_years * (APART - world.fragmentation),
    }
    _add(change, "fragmentation", world.fragmentation, terms)


def _add(change: Change, figure: str, before: Floats, terms: dict[str, Floats]) -> Floats:
    after = before
    for cause, amount in terms.items():
        change.causes[f"{cause} -> {figure}"] = amount
        after = after + amount
    change.figures[figure] = after
    return after


def risks(at: Setting, change: Change) -> tuple[Floats, Floats]:
    """M11, M12, M17: safety and hazard. Returns race pressure and chances of place, (games, countries)."""
    world, moves = at.world, at.moves
    race = danger.pressure(world, change.near, at.off)
    change.figures["safety"] = secure = danger.safety(
        world, moves.budget[..., SAFETY], at.channel(Channel.SAFETY), race, moves.autonomy
    )
    opened = np.maximum(2.0 * moves.release - 1.0, 0.0) * change.near
    local = danger.hazard_terms(
        secure, at.channel(Channel.CONTROL), moves.autonomy, at.channel(Channel.CUSTODY), race, opened, moves.hidden
    )
    vector = ones(len(world.countries))
    weight = change.near / (change.near @ vector)[:, None]
    rate = danger.hazard_rate(world.years)
    shared = (local @ weight[..., None])[..., 0] * rate
    log_hazard = np.log(np.maximum(world.hazard, danger.HAZARD_LEAST))
    terms = {cause: shared[:, k] for k, cause in enumerate(danger.HAZARD_CAUSES)}
    terms["M3 growth of the frontier"] = rate * danger.frontier_hazard(change.frontier)
    terms["M12 shocks fade"] = rate * (danger.log_hazard_start() - log_hazard)
    implied = _add(change, "log hazard", log_hazard, terms)
    del change.figures["log hazard"]
    kept = np.minimum(np.maximum(implied, danger.LOG_HAZARD_LEAST), danger.LOG_HAZARD_MOST)
    change.causes["end of the range -> log hazard"] = kept - implied
    change.figures["hazard"] = np.exp(kept)
    place = weight * np.exp(ones(local.shape[1]) @ local)
    return race, place / (place @ vector)[:, None]


def tempers(at: Setting, change: Change, race: Floats) -> tuple[Floats, Floats]:
    """M13: tension before chance events, and mean confidence-building, both (games,)."""
    world, moves, power = at.world, at.moves, at.power
    calm = (at.channel(Channel.CALM) * at.participation) @ at.voice
    vector = ones(len(power))
    candid = (at.channel(Channel.CANDOUR) * change.near) @ vector / (change.near @ vector)
    leap = change.frontier - np.maximum.reduce(world.capability, axis=-1)
    terms = danger.tension_terms(
        world,
        world.years,
        held=at.mean_controls,
        pact_count=at.pacts,
        new_pacts=at.new_pacts,
        added=at.added,
        tariffs=at.mean_tariffs,
        found=at.bonds.found @ at.voice,
        race=np.maximum.reduce(race, axis=-1),
        leap=leap * (1.0 - candid),
        autonomy=np.maximum(moves.autonomy - 1.0, 0.0) @ power / max(float(power.sum()), 1.0),
        calm=calm,
        candid=candid,
    )
    return _add(change, "tension", world.tension, terms), calm


def society(at: Setting, change: Change, events: chance.Events) -> None:
    """M5, M6, M8, M9, M10, M12, M13, M14, M15, M17: economy, uptake, support, standing, and what events cost."""
    world, moves, market, years = at.world, at.moves, at.market, at.world.years
    welfare = at.channel(Channel.WELFARE)
    best = nation.reach(world, change.figures["capability"], market.block_models)
    vector = ones(len(world.countries))
    share = world.economy / (world.economy @ vector)[:, None]
    withheld = (market.block_chips + market.block_models).swapaxes(1, 2)
    cut_off = 0.5 * ((world.dependence * withheld) @ vector)
    gains = trade.trade_gain(world, share) + diffusion.LAB_GROWTH * at.laboratory
    gains += diffusion.home_gain(world, moves.visas)
    burdens = (
        trade.control_cost(market.lost_sales, market.block_chips, market.block_models, world.economy)
        + trade.tariff_drag(moves.tariff, share)
        + market.unfunded / world.economy
    )
    grown = nation.growth(world, best, moves.autonomy, at.channel(Channel.PACE), gains, burdens, cut_off)
    change.grown = grown
    apps = market.funds * moves.budget[..., APPLICATIONS] * 100 / world.economy
    used = nation.uptake(world, best, apps, welfare)
    burden = compute.strain(world, market.delivery, at.channel(Channel.GREEN))
    leaning = alignment.of_powers(world.dependence, market.powers)
    exposed = nation.wary_of(world, at.channel(Channel.EXPOSURE), change.near)
    pleased = nation.support(world, grown, used - world.uptake, welfare, burden, leaning, exposed)
    opened = np.maximum(2.0 * moves.release - 1.0, 0.0) * change.near
    change.figures["standing"] = nation.standing(world, opened, at.given, at.bonds.found, at.bonds.suspended)
    struck = chance.damage(events, at.power)
    change.figures["economy"] = world.economy * np.exp(years * grown) * (1.0 - struck.economy)
    change.figures["uptake"] = used * (1.0 - struck.uptake)
    change.figures["support"] = pleased - struck.support
    change.figures["safety"] += struck.lesson * (1.0 - change.figures["safety"])
    rivals = np.ix_(range(len(struck.trust)), market.powers, market.powers)
    change.figures["trust"][rivals] -= struck.trust[:, None, None] * (1.0 + change.figures["trust"][rivals])
    terms = {"M12 incidents": struck.incident_tension, "M13 crises": struck.crisis_tension}
    _add(change, "tension", change.figures["tension"], terms)
