"""Danger: safety under race pressure, incidents, tension, crises.

M11  Closeness of the race and enmity lower safety.
M12  Hazard of an incident from frontier, lack of safety, autonomy; minor, major, catastrophic.
M13  Tension rises with exclusive pacts, controls, confirmed breaches, and falls with confidence-building; crises.
M17  Autonomous agents raise productivity and hazard; custody rules lower the hazard.
Rates a round are for half a year and scale with its length. Weights are judged; their signs are tested.
"""

import math

import numpy as np

from treaty.world.arrays import Floats, World, largest

RACE_WIDTH = 1.0
"""Powers of ten of effective FLOP within which two countries count as racing (about a year of frontier growth)."""
SAFETY_GAIN, SAFETY_SHARE, SAFETY_BEND = 0.11, 0.05, 0.7
"""Growth of safety a year at a safety share of 5 % of the budget, that share, and diminishing returns."""
SAFETY_PRACTICE = 0.35
"""Growth of safety a year by full safety practice."""
SAFETY_WEAR, RACE_WEAR, AGENT_WEAR = 0.08, 0.40, 0.02
"""Loss of safety a year: methods age; corners are cut at full race pressure; each level of autonomy outruns methods."""

HAZARD = 0.04
"""Chance of a serious incident a round under the conditions of 2026 (judged; hazard terms are 0 there)."""
HAZARD_RATE = 0.6
"""Share of the way to the hazard that conditions imply, a half-year."""
FRONTIER = 26.7
"""log10 effective FLOP of the frontier at the start: 5e26 FLOP (Epoch AI, Grok 4)."""
FRONTIER_HAZARD = 0.38
"""Logarithmic hazard per power of ten of the frontier."""
SAFETY_HAZARD, SAFETY_START = 2.6, 0.40
"""Logarithmic hazard per unit of missing safety, and the maturity of 2026."""
CONTROL_HAZARD = 1.3
"""Logarithmic hazard that full evaluation and red lines take away."""
AGENT_HAZARD, CUSTODY = 0.25, 0.8
"""Logarithmic hazard per level of autonomy, and the share of it that full custody rules take away."""
RACE_HAZARD, RACE_START = 0.8, 0.25
"""Logarithmic hazard per unit of race pressure, and the pressure of 2026."""
OPEN_HAZARD, HIDDEN_HAZARD = 0.6, 0.5
"""Logarithmic hazard of an open release at the frontier, and of compute wholly off the register."""

MINOR_PER_SERIOUS = 1.5
"""Minor incidents per serious one (OECD AI incident monitor: most reports are minor; judged)."""
CATASTROPHIC_SHARE = 0.06
"""Share of serious incidents that are catastrophic (judged)."""
CRISIS_FROM, CRISIS_CHANCE, CRISIS_BEND = 45.0, 0.5, 1.5
"""Tension above which crises can break out, their chance a half-year at tension 100, and how it grows."""
TENSION: dict[str, float] = {
    "pacts": 5.0,
    "new pacts": 8.0,
    "controls": 14.0,
    "new controls": 50.0,
    "tariffs": 10.0,
    "breaches": 14.0,
    "race": 6.5,
    "leaps": 4.0,
    "autonomy": 0.7,
    "calming": 12.0,
}
"""Tension a half-year that each cause adds at 1 (`calming` takes away), by cause; judged."""
UNSEEN = 0.5
"""Share of calming that is lost where nobody can see that promises are kept (the Helsinki measures of 1975 calmed
little until Stockholm 1986 let observers and inspectors in; unchecked, size judged)."""
CALMABLE = 25.0
"""Tension below which there is less and less to calm."""
TEMPER, TEMPER_RATE = 25.0, 0.05
"""Tension to which tempers return by themselves, and the share of the way a half-year."""
WAR_SHARE = 0.12
"""Share of crises at tension 100 that become war (of interstate crises 1918-2017 in the ICB data about a sixth did)."""


def scaled(years: float) -> float:
    """Rounds of half a year in `years`."""
    return years * 2.0


def stake(capability: Floats) -> Floats:
    """M11. How near each country is to the frontier, (games, countries) in (0, 1]: e^((c - max c) / RACE_WIDTH)."""
    return np.asarray(np.exp((capability - np.maximum.reduce(capability, axis=-1, keepdims=True)) * (1.0 / RACE_WIDTH)))


def pressure(world: World, near: Floats, off: Floats) -> Floats:
    """M11. Race pressure, (games, countries) in [0, 1].

    near_i max_j e^(-|c_i - c_j| / RACE_WIDTH) (1 - trust_ij) / 2: closeness times enmity, felt at the frontier.
    Armstrong, Bostrom, Shulman 2016 (Racing to the precipice): risk rises with closeness and with enmity.
    """
    felt = world.capability[:, :, None] - world.capability[:, None, :]
    np.abs(felt, out=felt)
    felt *= -1.0 / RACE_WIDTH
    np.exp(felt, out=felt)
    felt *= 1.0 - world.trust
    felt *= off
    return np.asarray(largest(felt) * near * 0.5)


def safety(world: World, share: Floats, practice: Floats, race: Floats, autonomy: Floats) -> Floats:
    """M11. Safety at the end of the round, (games, countries) in [0, 1].

    s' = s + years [(1 - s)(SAFETY_GAIN (x / SAFETY_SHARE)^SAFETY_BEND + SAFETY_PRACTICE q)
                    - s (SAFETY_WEAR + RACE_WEAR race + AGENT_WEAR autonomy)], x the share of the AI budget on safety.
    """
    gain = SAFETY_GAIN * (share * (1.0 / SAFETY_SHARE)) ** SAFETY_BEND + SAFETY_PRACTICE * practice
    wear = SAFETY_WEAR + RACE_WEAR * race + AGENT_WEAR * autonomy
    return np.asarray(world.safety + world.years * (gain - (gain + wear) * world.safety))


HAZARD_CAUSES = (
    "M12 lack of safety", "M12 evaluation and red lines", "M17 autonomy of agents", "M11 race pressure",
    "M7 open release at the frontier", "M12 hidden compute",
)  # fmt: skip
"""Causes that differ between countries, in the order of the rows of `hazard_terms`."""


def hazard_terms(
    secure: Floats, control: Floats, autonomy: Floats, custody: Floats, race: Floats, opened: Floats, hidden: Floats
) -> Floats:
    """M12, M17. What each of HAZARD_CAUSES adds to the log of the hazard at each country, (games, causes, countries).

    SAFETY_HAZARD (SAFETY_START - safety), - CONTROL_HAZARD control, AGENT_HAZARD (autonomy (1 - CUSTODY custody) - 1),
    RACE_HAZARD (race - RACE_START), OPEN_HAZARD opened, HIDDEN_HAZARD hidden: all are 0 as things were in 2026.
    `opened` is how near the frontier a country's open release is, in [0, 1].
    """
    terms = np.empty((len(secure), len(HAZARD_CAUSES), secure.shape[1]))
    terms[:, 0] = SAFETY_HAZARD * (SAFETY_START - secure)
    terms[:, 1] = -CONTROL_HAZARD * control
    terms[:, 2] = AGENT_HAZARD * (autonomy * (1.0 - CUSTODY * custody) - 1.0)
    terms[:, 3] = RACE_HAZARD * (race - RACE_START)
    terms[:, 4] = OPEN_HAZARD * opened
    terms[:, 5] = HIDDEN_HAZARD * hidden
    return terms


def frontier_hazard(level: Floats) -> Floats:
    """M12. What the frontier `level` (games,), log10 effective FLOP, adds to the log of the hazard, (games,)."""
    return FRONTIER_HAZARD * (level - FRONTIER)


def hazard_rate(years: float) -> float:
    """Share of the way to the implied hazard that a round of `years` goes."""
    return float(1.0 - (1.0 - HAZARD_RATE) ** scaled(years))


def tension_terms(
    world: World, years: float, held: Floats, pact_count: Floats, new_pacts: Floats, added: Floats, tariffs: Floats,
    found: Floats, race: Floats, leap: Floats, autonomy: Floats, calm: Floats, candid: Floats,
) -> dict[str, Floats]:  # fmt: skip
    """M13. What each cause adds to tension in a round, (games,), before chance events.

    `held`, `added`, `tariffs`: mean control, mean control added, mean tariff burden between countries, powers weighing
    more, in [0, 1]; pacts per country; `found` findings weighted by voice; `race` the highest pressure; `leap` the
    growth of the frontier that others could not see coming, in powers of ten; `autonomy` mean level of the powers above
    1; `calm` mean confidence-building and `candid` how far others see what the frontier does, both in [0, 1]. Weights
    are those of TENSION. A promise calms as far as it can be seen to be kept: calm (1 - UNSEEN (1 - candid)).
    """
    half_years = scaled(years)
    calming = (TENSION["calming"] * half_years) * calm * ((1.0 - UNSEEN) + UNSEEN * candid)
    return {
        "M13 exclusive pacts": (TENSION["pacts"] * half_years) * pact_count,
        "M13 new exclusive pacts": TENSION["new pacts"] * new_pacts,
        "M13 controls in force": (TENSION["controls"] * half_years) * held,
        "M13 new controls": TENSION["new controls"] * added,
        "M6 tariffs": (TENSION["tariffs"] * half_years) * tariffs,
        "M13 confirmed breaches": TENSION["breaches"] * found,
        "M11 race pressure": (TENSION["race"] * half_years) * race,
        "M13 leaps of the frontier": TENSION["leaps"] * leap,
        "M17 autonomy of agents": (TENSION["autonomy"] * half_years) * autonomy,
        "M13 confidence-building": -calming * np.minimum(world.tension * (1.0 / CALMABLE), 1.0),
        "M13 tempers return to normal": (TEMPER_RATE * half_years) * (TEMPER - world.tension),
    }


def crisis_chance(tension: Floats, calm: Floats, years: float) -> tuple[Floats, Floats]:
    """M13. Chances a round of a crisis short of war, and of war, (games,) in [0, 1].

    p = CRISIS_CHANCE max(0, (T - CRISIS_FROM) / (100 - CRISIS_FROM))^CRISIS_BEND (1 - 0.5 calm); war is
    WAR_SHARE T / 100 of it.
    """
    over = np.maximum(tension - CRISIS_FROM, 0.0) * (1.0 / (100.0 - CRISIS_FROM))
    chance = np.minimum((CRISIS_CHANCE * scaled(years)) * over**CRISIS_BEND * (1.0 - 0.5 * calm), 1.0)
    war = chance * tension * (WAR_SHARE / 100)
    return chance - war, war


def incident_chances(hazard: Floats) -> Floats:
    """M12. Chances a round of a minor, a major and a catastrophic incident, (games, 3); they add up to at most 1."""
    chances = hazard[:, None] * np.array([MINOR_PER_SERIOUS, 1.0 - CATASTROPHIC_SHARE, CATASTROPHIC_SHARE])
    chances[:, 0] = np.minimum(chances[:, 0], 1.0 - hazard)
    return np.asarray(chances)


HAZARD_LEAST, HAZARD_MOST = 1e-6, 0.9
"""Lowest and highest chance of a serious incident in a round."""
LOG_HAZARD_LEAST, LOG_HAZARD_MOST = math.log(HAZARD_LEAST), math.log(HAZARD_MOST)
"""Their logarithms."""


def log_hazard_start() -> float:
    """Logarithm of `HAZARD`."""
    return math.log(HAZARD)
