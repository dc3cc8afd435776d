"""One's own country: five numbers with ranks, aims with points, the red line."""

from dataclasses import replace

import pytest
from desk_tables import after_three_rounds, desk_of
from scenes import IN_FORCE, SIX, country, given, nation, scenario

from treaty.law.score import metrics
from treaty.model.scenario import METRICS, Aim, RedLine
from treaty.views.desk_metrics import aim_words, metric_values, metric_words
from treaty.views.desk_records import Me
from treaty.views.me import numbers_of, red_line_words
from treaty.views.seat import seat_view

WAR = RedLine(title="No war fever", metric="tension", above=True, limit=60)


def me(name: str = "KEN", **nations: object) -> Me:
    return desk_of(given(play=scenario(nations=nations)), name).me  # type: ignore[arg-type]


def test_the_five_numbers_are_those_of_the_role_sheet_with_unit_and_rank():
    numbers = me(KEN=nation(compute=120, capability=25.3, economy=4_000, power=2.1, data=0.62)).numbers
    assert [(one.name, one.words, one.rank, one.of) for one in numbers] == [
        ("compute", "120 kH100e", 1, 6),
        ("models", "10^25.3 FLOP", 1, 6),
        ("money", "20 bn USD a year", 1, 6),
        ("power", "2.1 GW", 1, 6),
        ("market", "62 % of useful data", 1, 6),
    ]


def test_equals_share_a_rank_and_those_behind_come_after_all_of_them():
    ranks = {who: me(who, KEN=nation(compute=1)).numbers[0].rank for who in SIX}
    assert ranks == {"USA": 1, "CHN": 1, "IND": 1, "BRA": 1, "SGP": 1, "KEN": 6}


def test_others_are_ranked_by_what_they_publish():
    state = after_three_rounds().state
    hidden = replace(state, conduct={**state.conduct, "USA": {**state.conduct["USA"], "unregistered_pct": 99.0}})
    rank = {who: numbers_of(seat_view(hidden, who), "USA", {})[0].rank for who in ("USA", "IND")}
    assert rank["USA"] < rank["IND"]


def test_nothing_stands_a_round_ago_in_the_first_round_and_everything_later():
    assert [one.before for one in me().numbers] == [None] * 5
    scene = after_three_rounds()
    assert all(one.before is not None for one in desk_of(scene, "IND").me.numbers)
    assert desk_of(scene, "IND").me.numbers[0].before != desk_of(scene, "IND").me.numbers[0].value


def test_an_aim_is_worth_what_its_formula_says_now():
    aim = Aim(title="Calm", metric="tension", none_at=40, full_at=0, points=20)
    play = scenario().model_copy(update={"countries": tuple(country(who, public_aim=aim) for who in SIX)})
    calm, secret = desk_of(given(play=play), "KEN").me.aims
    assert (calm.title, calm.value, calm.points, calm.of, calm.secret) == ("Calm", "tension 20 of 100", 10, 20, False)
    assert calm.formula == "0 points at tension 40 of 100, 20 at 0, in proportion between"
    assert secret.secret


def test_a_red_line_says_where_the_country_stands():
    assert red_line_words(WAR, 20, crossed=False) == (
        "No war fever: crossed above tension 60 of 100; you stand at tension 20 of 100."
    )  # fmt: skip
    assert "you are past it now (tension 70 of 100): -40 points at the reveal" in red_line_words(WAR, 70, crossed=False)
    assert red_line_words(WAR, 20, crossed=True).endswith("you have crossed it: -40 points.")


def test_points_are_those_of_the_last_reveal():
    first = me()
    assert (first.total, first.total_before, first.common) == (0.0, None, 0.0)
    scene = after_three_rounds()
    for who in scene.state.countries:
        mine = desk_of(scene, who).me
        assert (mine.total, mine.total_before) == tuple(row[who].total for row in reversed(scene.state.scores[-2:]))
        assert mine.red_line_crossed == (who in scene.state.crossed)


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_has_words(metric: str):
    assert metric_words(metric, 0.5)


def test_where_nobody_hides_anything_metrics_are_those_that_points_are_counted_on():
    for scene in (given(IN_FORCE), given()):
        true = metrics(scene.state)
        for who in SIX:
            seen = metric_values(seat_view(scene.state, who), METRICS)
            assert seen == pytest.approx({name: true[name][who] for name in METRICS})


def test_an_aim_says_its_measure_once():
    lead = Aim(title="Lead", metric="rival_gap", none_at=-1.3, full_at=1.8, points=30)
    share = Aim(title="Share", metric="members", none_at=0.4, full_at=1, points=20)
    assert aim_words(lead) == (
        "0 points at 1.3 powers of ten behind the best other power, 30 at 1.8 powers of ten ahead of it, "
        "in proportion between"
    )
    assert aim_words(share) == (
        "0 points at 40 % of countries in your largest text, 20 at 100 %, in proportion between"
    )
