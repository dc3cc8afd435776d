"""What tables say of rows whose answer is known beforehand."""

import math

import pytest
from test_tournament import row

from treaty.lab.results import Setup
from treaty.lab.standings import against_others, beaten, best, mean, points, shares
from treaty.lab.standings_page import page

EFFECT = {("KEN", "grim"): 5.0, ("KEN", "defector"): 0.0, ("USA", "grim"): 1.0, ("USA", "defector"): 4.0}
SEEDS = range(1, 9)
ROWS = [
    # What a seed brings to a country is large, and the same whatever it plays.
    row(Setup(seed, "verified", country, kind), 40 + 20 * (seed % 4) + effect + 0.1 * (seed % 2) * (kind == "grim"))
    for seed in SEEDS
    for (country, kind), effect in EFFECT.items()
]


def test_the_mean_of_one_to_five_is_three_with_error_root_a_half():
    assert mean([1, 2, 3, 4, 5]) == pytest.approx((3.0, math.sqrt(0.5), 5))
    assert math.isnan(mean([]).mean)
    assert str(mean([2.0])) == "2.0"


def test_pairing_by_seed_finds_what_the_spread_between_seeds_hides():
    means = points(ROWS)
    assert means["KEN", "grim"].error > 5, "unpaired, five points of difference are lost in the noise"
    ken, usa = best(ROWS)
    assert (ken.personality, usa.personality) == ("grim", "defector")
    assert ken.leads["defector"].mean == pytest.approx(5.05)
    assert ken.leads["defector"].error < 0.1
    assert ken.ties == usa.ties == ()


def test_none_is_best_everywhere_where_each_is_surely_led_somewhere():
    assert beaten(ROWS) == {"grim": ("USA",), "defector": ("KEN",)}
    alone = [one for one in ROWS if one.country == "KEN"]
    assert beaten(alone) == {"grim": (), "defector": ("KEN",)}


def test_a_lead_within_its_error_is_none():
    noisy = [one._replace(points=one.points + 10 * (one.seed % 2) * (one.personality == "grim")) for one in ROWS]
    usa = next(one for one in best(noisy) if one.country == "USA")
    assert usa.personality == "grim"
    assert usa.ties == ("defector",)


def test_the_defector_is_held_against_the_others_on_its_own_seat():
    gap = against_others(ROWS, "defector")
    assert gap.mean == pytest.approx((-5.05 + 2.95) / 2)
    assert gap.size == len(SEEDS)
    assert against_others(ROWS, "cautious").size == 0


def test_first_and_last_are_counted_by_country():
    rows = [one._replace(first=int(one.seed == 1), last=int(one.seed > 4)) for one in ROWS]
    assert shares(rows) == {"KEN": (1 / 8, 1 / 2, 16), "USA": (1 / 8, 1 / 2, 16)}


def test_the_page_says_what_holds():
    said = page(ROWS, "treaty tournament: a test")
    assert "No personality is the best everywhere" in said
    assert "Best on most countries: defector on 1, grim on 1 of 2." in said
    assert "Verified, the defector is best on USA." in said
    assert "Never first, or never last: KEN, USA." in said
    assert page([], "nothing") == "No games to tell of.\n"
