"""A small world for tests: twelve countries, rounded public figures (Epoch, CIA, UNGA votes)."""

import numpy as np

from treaty.model.figures import Between, Figures, Nation
from treaty.world.arrays import World, from_figures

COUNTRIES = ("USA", "CHN", "EUU", "IND", "ARE", "KEN", "BRA", "KOR", "GBR", "SGP", "JPN", "IDN")
# kH100e, pipeline, chips judged / 100, GW, clean, talent, capability, largest run, GDP, uptake, % of GDP on AI
ROWS = {
    "USA": (1394.6, 400, 0.95, 4.2, 0.45, 100, 26.7, 5e26, 29185, 0.40, 0.98),
    "CHN": (231.5, 60, 0.65, 2.3, 0.35, 16.5, 25.4, 2.5e25, 18744, 0.35, 0.50),
    "EUU": (79.7, 30, 0.75, 1.6, 0.65, 56, 25.3, 2.1e25, 19423, 0.35, 0.50),
    "IND": (5.4, 5, 0.25, 1.5, 0.20, 45, 24.0, 1e22, 3913, 0.20, 0.30),
    "ARE": (1.7, 20, 0.10, 0.13, 0.15, 3, 24.6, 3.8e24, 537, 0.45, 0.50),
    "KEN": (0.1, 0.05, 0.02, 0.011, 0.90, 1, 24.0, 1e21, 124, 0.08, 0.10),
    "BRA": (1.3, 0.5, 0.10, 0.72, 0.88, 13, 24.0, 1e22, 2179, 0.18, 0.15),
    "KOR": (6.0, 5, 0.70, 0.45, 0.35, 15, 24.9, 8e24, 1713, 0.40, 0.50),
    "GBR": (21.0, 8, 0.35, 0.33, 0.55, 40, 24.7, 5e24, 3644, 0.40, 0.45),
    "SGP": (1.5, 2, 0.35, 0.05, 0.05, 40, 24.0, 1e22, 547, 0.50, 0.50),
    "JPN": (18.9, 8, 0.75, 1.1, 0.25, 15, 24.0, 2.6e23, 4026, 0.30, 0.30),
    "IDN": (0.1, 0.1, 0.10, 0.21, 0.20, 5, 24.0, 1e21, 1396, 0.15, 0.10),
}
IDEAL = (2.206, -0.854, 0.6, -0.201, -0.599, -0.409, -0.361, 0.45, 1.4, -0.35, 0.796, -0.702)
BUDGET_PCT = {country: row[-1] for country, row in ROWS.items()}
N = len(COUNTRIES)


def nation(country: str) -> Nation:
    """Figures of one country; what is not in the table is the same for all."""
    compute, pipeline, chips, power, clean, talent, capability, run, economy, uptake, _ = ROWS[country]
    return Nation(
        compute=compute, pipeline=pipeline, self_reliance=chips, power=power, clean=clean, talent=talent,
        efficiency=1.0, data=0.5, largest_run=run, capability=capability, safety=0.4, openness=0.5, economy=economy,
        uptake=uptake, support=0.5, standing=0.5, autonomy_level=1,
    )  # fmt: skip


def between() -> Between:
    """Pairs: trust from UNGA distance, the controls and tariffs of early 2026, dependence from chip supply."""
    ideal = np.array(IDEAL)
    off = 1 - np.eye(N)
    trust = (0.8 - 0.35 * np.abs(ideal[:, None] - ideal[None, :])) * off
    chips, models, tariff = np.zeros((N, N)), np.zeros((N, N)), 4.0 * off
    chips[0, 1] = 0.5
    chips[1, 0] = 0.5
    models[0, 1] = 1.0
    tariff[0, 1:] = 12.0
    tariff[0, 1], tariff[1, 0] = 30.0, 10.0
    dependence = np.zeros((N, N))
    for i, country in enumerate(COUNTRIES):
        imports = 1 - ROWS[country][2]
        dependence[i, 0], dependence[i, 1] = 0.7 * imports, 0.2 * imports
        dependence[i, i] = 0.0
    tables = {
        "chips": chips, "models": models, "tariff": tariff, "visas": 2.0 * off, "pact": np.zeros((N, N)),
        "interop": 0.6 * off, "trust": trust, "dependence": dependence,
    }  # fmt: skip
    return Between(**{name: tuple(map(tuple, table.tolist())) for name, table in tables.items()})


def figures(tension: float = 35.0, fragmentation: float = 0.4, hazard: float = 0.04) -> Figures:
    """The twelve countries at the start."""
    return Figures(
        countries=COUNTRIES,
        powers=("USA", "CHN"),
        nations={country: nation(country) for country in COUNTRIES},
        between=between(),
        tension=tension,
        fragmentation=fragmentation,
        hazard=hazard,
    )


def start(games: int = 1) -> World:
    """The world at the start, `games` times."""
    return from_figures(figures(), BUDGET_PCT, games=games)
