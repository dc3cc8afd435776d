"""Chance: how often serious things happen, where, and what they cost. Draws decide; without draws, expected values.

M12  An incident is minor, major or catastrophic.   M13  A crisis stays short of war, or does not.
Severities are judged: an incident of the class of the 2024 CrowdStrike outage cost about 5 billion USD (minor), a major
one 0.8 % of the GDP of a country, a catastrophe 2 % of world GDP (COVID-19 in 2020: 3 %).
"""

from dataclasses import dataclass

import numpy as np

from treaty.world import danger
from treaty.world.arrays import Floats
from treaty.world.ties import Draws

HOME_ECONOMY = (0.0003, 0.008, 0.05)
"""Share of GDP lost where a minor, major, catastrophic incident happens."""
ALL_ECONOMY = (0.0, 0.0005, 0.02)
"""Share of GDP that everybody loses by it."""
HOME_SUPPORT = (0.01, 0.06, 0.20)
"""Support lost at home."""
ALL_UPTAKE = (0.0, 0.01, 0.06)
"""Share of uptake lost everywhere."""
LESSON = (0.003, 0.02, 0.08)
"""Share of missing safety that is learned everywhere."""
INCIDENT_TENSION = (0.2, 3.0, 8.0)
"""Tension added."""
CRISIS_ECONOMY = (0.004, 0.03)
"""Share of GDP that everybody loses in a crisis, in a war."""
POWER_ECONOMY = (0.004, 0.05)
"""Share of GDP that a power loses besides."""
CRISIS_SUPPORT = (0.01, 0.08)
"""Support lost everywhere."""
CRISIS_TENSION = (1.0, 15.0)
"""Tension added."""
CRISIS_TRUST = (0.03, 0.30)
"""Share of 1 + trust lost between powers."""


def tables() -> tuple[Floats, Floats]:
    """What incidents (3, 6) and crises (2, 5) cost, from the constants above as they stand: a row a class."""
    incident = np.array([HOME_ECONOMY, ALL_ECONOMY, HOME_SUPPORT, ALL_UPTAKE, LESSON, INCIDENT_TENSION])
    crisis = np.array([CRISIS_ECONOMY, POWER_ECONOMY, CRISIS_SUPPORT, CRISIS_TENSION, CRISIS_TRUST])
    return incident.T.copy(), crisis.T.copy()


_INCIDENT, _CRISIS = tables()


@dataclass(slots=True)
class Events:
    """Chance events of a round, drawn or expected."""

    incident: Floats
    """(games,): 0 to 3; 0 when expected values are taken."""
    country: Floats
    """(games,): index of the country, or -1."""
    crisis: Floats
    """(games,): 0 to 2; 0 when expected values are taken."""
    incident_weight: Floats
    """(games, 3): 1 for the incident that happened, or the chances of each."""
    place: Floats
    """(games, countries): 1 where it happened, or the chances of each country; rows add up to 1."""
    crisis_weight: Floats
    """(games, 2): 1 for what happened, or the chances."""


def expected(chances: Floats, place: Floats, crises: Floats) -> Events:
    """Events at their expected values: nothing happens, but everything weighs as much as it is likely."""
    none = np.zeros(len(chances))
    return Events(none, none - 1.0, none, chances, place, crises)


def drawn(chances: Floats, place: Floats, crises: Floats, draws: Draws) -> Events:
    """Events that `draws` decide. The lowest are the worst; where in its class a draw lies decides the country."""
    edges = chances[:, ::-1].cumsum(-1)
    draw = draws.incident[:, None]
    above = (draw >= edges).sum(-1)
    incident = np.where(above < 3, 3 - above, 0)
    rows = np.arange(len(incident))
    column = np.maximum(incident - 1, 0)
    within = 1.0 - (edges[rows, 2 - column] - draws.incident) / np.maximum(chances[rows, column], 1e-12)
    position = (place.cumsum(-1) <= np.clip(within, 0.0, 1.0 - 1e-9)[:, None]).sum(-1)
    position = np.minimum(position, place.shape[-1] - 1)
    war = crises[:, 1]
    crisis = np.where(draws.crisis < war, 2, np.where(draws.crisis < war + crises[:, 0], 1, 0))
    return Events(
        incident.astype(np.float64),
        np.where(incident > 0, position, -1).astype(np.float64),
        crisis.astype(np.float64),
        (incident[:, None] == np.array([1, 2, 3])).astype(np.float64),
        (position[:, None] == np.arange(place.shape[-1])).astype(np.float64),
        (crisis[:, None] == np.array([1, 2])).astype(np.float64),
    )


def events_of(
    hazard: Floats, place: Floats, tension: Floats, calm: Floats, years: float, draws: Draws | None
) -> Events:
    """Events of a round at `hazard`, `tension` and mean `calm`, each (games,); `place` weighs the countries."""
    chances = danger.incident_chances(hazard)
    crisis, war = danger.crisis_chance(tension, calm, years)
    crises = np.concatenate([crisis[:, None], war[:, None]], axis=1)
    return expected(chances, place, crises) if draws is None else drawn(chances, place, crises, draws)


@dataclass(slots=True)
class Damage:
    """What events of a round cost, each as a share lost unless said otherwise."""

    economy: Floats
    """(games, countries): share of GDP, in [0, 1)."""
    uptake: Floats
    """(games, 1): share of uptake."""
    support: Floats
    """(games, countries): points of support."""
    lesson: Floats
    """(games, 1): share of missing safety learned."""
    trust: Floats
    """(games,): share of 1 + trust lost between powers."""
    incident_tension: Floats
    """(games,): tension added by incidents."""
    crisis_tension: Floats
    """(games,): tension added by crises."""


def damage(events: Events, power: Floats) -> Damage:
    """M12, M13. Damage of `events`; `power` (countries,) is 1 for a power."""
    incident = events.incident_weight @ _INCIDENT
    crisis = events.crisis_weight @ _CRISIS
    place = events.place
    everybody = incident[:, 1, None] + crisis[:, 0, None]
    return Damage(
        economy=everybody + incident[:, 0, None] * place + crisis[:, 1, None] * power,
        uptake=incident[:, 3, None],
        support=incident[:, 2, None] * place + crisis[:, 2, None],
        lesson=incident[:, 4, None],
        trust=crisis[:, 4],
        incident_tension=incident[:, 5],
        crisis_tension=crisis[:, 3],
    )
