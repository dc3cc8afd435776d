"""What the world must show: the race is dangerous, a kept compact is safer and slower, cheats gain and lose."""

import numpy as np
import pytest
from world_figures import COUNTRIES, N, start
from world_play import POWERS, compact, default, play, race, ties

GAMES, ROUNDS = 200, 8
SMALL = [i for i in range(N) if i not in POWERS]


@pytest.fixture(scope="module")
def raced():
    return play(race, ROUNDS, GAMES, seed=11)


@pytest.fixture(scope="module")
def kept():
    return play(race, ROUNDS, GAMES, compact(GAMES), lambda n: ties(GAMES), seed=12)


def test_a_world_without_a_treaty_is_dangerous_by_round_eight(raced) -> None:
    assert raced.world.tension.mean() >= 60
    assert (raced.serious() > 0).mean() >= 0.5


def test_a_kept_compact_halves_serious_events_with_confidence(raced, kept) -> None:
    without, under = raced.serious(), kept.serious()
    assert under.mean() <= 0.5 * without.mean()
    error = np.sqrt(without.var(ddof=1) / GAMES + under.var(ddof=1) / GAMES)
    assert without.mean() - under.mean() > 3 * error


def test_a_kept_compact_lowers_hazard_and_tension(raced, kept) -> None:
    assert kept.world.hazard.mean() < 0.5 * raced.world.hazard.mean()
    assert kept.world.tension.mean() < 40
    tension = [outcome.world.tension.mean() for outcome in kept.outcomes]
    assert tension[-1] <= start().tension[0] + 1, "it stays down"


def test_a_kept_compact_costs_speed(raced, kept) -> None:
    assert kept.world.capability.max(-1).mean() < raced.world.capability.max(-1).mean() - 0.1
    assert kept.world.compute[:, 0].mean() < raced.world.compute[:, 0].mean()


def test_the_frontier_moves_on_under_the_compact(kept) -> None:
    assert kept.world.capability.max() > start().capability.max() + 1.5


def test_even_a_world_in_which_nobody_races_hard_grows_tense() -> None:
    assert play(default, ROUNDS).world.tension[0] > 55


@pytest.mark.parametrize("country", range(N), ids=COUNTRIES)
def test_cheating_alone_pays_at_first_and_loses_once_found(country: int) -> None:
    def law(number: int):
        return ties(found=country if number in (2, 5) else None, suspended=country if number >= 3 else None)

    honest = play(default, ROUNDS, limits=compact(), law=lambda n: ties())
    cheat = play(default, ROUNDS, limits=compact(1, (country,)), law=law)

    def gain(name: str, number: int) -> float:
        mine, theirs = (getattr(game.outcomes[number].world, name)[0, country] for game in (cheat, honest))
        return float(mine - theirs if name == "capability" else mine / theirs - 1)

    assert max(gain("capability", 0), gain("economy", 0)) > 0
    assert max(gain("capability", 1), gain("economy", 1)) > -1e-4
    assert gain("economy", -1) < -0.005
    ends = cheat.world, honest.world
    trust = [end.trust[0, :, country].sum() / (N - 1) for end in ends]
    assert trust[0] < trust[1] - 0.3
    assert ends[0].standing[0, country] < ends[1].standing[0, country] - 0.1


def test_a_cheat_who_is_never_found_gains_capability() -> None:
    india = COUNTRIES.index("IND")
    honest = play(default, ROUNDS, limits=compact(), law=lambda n: ties())
    unseen = play(default, ROUNDS, limits=compact(1, (india,)), law=lambda n: ties())
    assert unseen.world.capability[0, india] > honest.world.capability[0, india] + 0.05


@pytest.mark.parametrize("policy", [default, race])
def test_no_country_is_doomed(policy) -> None:
    before, after = start(), play(policy, ROUNDS).world
    for country in SMALL:
        assert after.economy[0, country] > 1.05 * before.economy[0, country], COUNTRIES[country]
        assert after.uptake[0, country] > before.uptake[0, country] + 0.1, COUNTRIES[country]
        assert after.capability[0, country] > before.capability[0, country] + 1
        assert after.support[0, country] > 0.25


def test_no_country_is_safe_from_the_start(raced) -> None:
    hit = np.zeros(N)
    for outcome in raced.outcomes:
        where = outcome.incident_country[outcome.incident >= 1].astype(int)
        hit += np.bincount(where, minlength=N)
    assert np.all(hit > 0)


def test_the_figures_of_four_years_are_of_the_right_size() -> None:
    after = play(default, ROUNDS).world
    assert 5_000 < after.compute[0, 0] < 40_000, "kH100e in the USA; 18 million H100e are planned (Epoch AI)"
    assert 28.5 < after.capability[0, 0] < 31
    growth = (after.economy[0] / start().economy[0]) ** 0.25 - 1
    assert np.all(growth > 0.005)
    assert np.all(growth < 0.10)
