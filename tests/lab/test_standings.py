"""What tables say of rows whose answer is known beforehand."""

import math
import zlib

import pytest
from test_tournament import row

from treaty.lab.results import Setup
from treaty.lab.standings import against_others, best, led, mean, points, quantile, shares
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


@pytest.mark.parametrize(
    ("tail", "freedom", "known"), [(0.025, 4, 2.776), (0.025, 10, 2.228), (0.005, 8, 3.355), (0.0005, 10, 4.587)]
)
def test_students_t_as_in_printed_tables(tail: float, freedom: int, known: float):
    assert quantile(tail, freedom) == pytest.approx(known, rel=0.02)


def test_pairing_by_seed_finds_what_the_spread_between_seeds_hides():
    means = points(ROWS)
    assert means["KEN", "grim"].error > 5, "unpaired, five points of difference are lost in the noise"
    assert best(ROWS) == {"KEN": "grim", "USA": "defector"}


def test_none_is_best_everywhere_where_each_is_surely_led_somewhere():
    assert led(ROWS) == {"grim": ("USA",), "defector": ("KEN",)}
    alone = [one for one in ROWS if one.country == "KEN"]
    assert led(alone) == {"grim": (), "defector": ("KEN",)}
    assert led(ROWS[: 2 * 4]) == {"grim": (), "defector": ()}, "two seeds prove nothing"


def test_a_war_that_all_lose_alike_turns_no_table():
    hit = [one._replace(points=one.points - 50, common=-50.0) if one.seed == 3 else one for one in ROWS]
    assert led(hit) == led(ROWS)
    assert points(hit) == points(ROWS)


def test_a_lead_within_its_error_is_none():
    noisy = [one._replace(points=one.points + 10 * (one.seed % 2) * (one.personality == "grim")) for one in ROWS]
    assert best(noisy)["USA"] == "grim"
    assert "USA" not in led(noisy)["defector"]


def test_where_chance_alone_speaks_hardly_anybody_is_said_to_be_led():
    """Forty tables of pure noise, 6 personalities on 4 countries: at 95 % about twelve of 240 verdicts may err."""
    lots = [
        [
            row(Setup(seed, "verified", country, kind), zlib.crc32(f"{table} {seed} {country} {kind}".encode()) % 1_000)
            for seed in SEEDS
            for country in "ABCD"
            for kind in "uvwxyz"
        ]
        for table in range(40)
    ]
    verdicts = [list(map(bool, led(rows).values())) for rows in lots]
    assert sum(map(sum, verdicts)) <= 20
    assert not any(map(all, verdicts)), "no table says that none is the best everywhere"


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
    assert "Highest mean: defector on 1, grim on 1 of 2 countries." in said
    assert "Verified, the defector has the highest mean on USA." in said
    assert "Never first, or never last: KEN, USA." in said
    assert page([], "nothing") == "No games to tell of.\n"
