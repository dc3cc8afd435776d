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

HOME_ECONOMY = np.array([0.0003, 0.008, 0.05])
"""Share of GDP lost where a minor, major, catastrophic incident happens."""
ALL_ECONOMY = np.array([0.0, 0.0005, 0.02])
"""Share of GDP that everybody loses."""
HOME_SUPPORT = np.array([0.01, 0.06, 0.20])
"""Support lost at home."""
ALL_UPTAKE = np.array([0.0, 0.01, 0.06])
"""Share of uptake lost everywhere."""
LESSON = np.array([0.003, 0.02, 0.08])
"""Share of missing safety that is learned everywhere."""
INCIDENT_TENSION = np.array([0.2, 3.0, 8.0])
"""Tension added."""
CRISIS_ECONOMY = np.array([0.004, 0.03])
"""Share of GDP that everybody loses in a crisis, in a war."""
POWER_ECONOMY = np.array([0.004, 0.05])
"""Share of GDP that a power loses besides."""
CRISIS_SUPPORT = np.array([0.01, 0.08])
"""Support lost everywhere."""
CRISIS_TENSION = np.array([3.0, 20.0])
"""Tension added."""
CRISIS_TRUST = np.array([0.03, 0.30])
"""Share of 1 + trust lost between powers."""


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
    crises = np.stack([crisis, war], axis=-1)
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
    """(games, countries, countries): share of 1 + trust lost between powers."""
    incident_tension: Floats
    """(games,): tension added by incidents."""
    crisis_tension: Floats
    """(games,): tension added by crises."""


def damage(events: Events, power: Floats) -> Damage:
    """M12, M13. Damage of `events`; `power` (countries,) is 1 for a power."""
    incident, crisis, place = events.incident_weight, events.crisis_weight, events.place
    economy = (incident @ HOME_ECONOMY)[:, None] * place + (incident @ ALL_ECONOMY + crisis @ CRISIS_ECONOMY)[:, None]
    economy = economy + (crisis @ POWER_ECONOMY)[:, None] * power
    return Damage(
        economy=economy,
        uptake=(incident @ ALL_UPTAKE)[:, None],
        support=(incident @ HOME_SUPPORT)[:, None] * place + (crisis @ CRISIS_SUPPORT)[:, None],
        lesson=(incident @ LESSON)[:, None],
        trust=(crisis @ CRISIS_TRUST)[:, None, None] * np.outer(power, power),
        incident_tension=incident @ INCIDENT_TENSION,
        crisis_tension=crisis @ CRISIS_TENSION,
    )
