"""The world shows every claim: signs and intervals, with fewer games than the command plays."""

import json

import numpy as np
import pytest

from treaty.lab import claims, effect, experiment, keeping, row
from treaty.lab.compact import PACKAGE, duties_of
from treaty.lab.keeping import ALWAYS, CALCULUS, NEVER

GAMES = 40


@pytest.fixture(scope="module")
def found():
    return claims.findings(GAMES)


def test_every_mechanism_and_claim_of_the_design_is_shown(found) -> None:
    assert {finding.claim for finding in found} == set(claims.NAMES)
    assert [finding.says for finding in found if not finding.shown] == []


def test_a_statement_is_right_only_if_its_whole_interval_is_on_the_side_it_says(found) -> None:
    some = found[0]
    for low, high, sign, right in ((0.1, 0.3, 1, True), (-0.1, 0.3, 1, False), (-0.3, -0.1, 1, False)):
        told = row.Finding("M1", "says", "kH100e", sign, effect.Effect((low + high) / 2, low, high, 9), "source", 1)
        assert told.shown is right
    assert some.effect.low < some.effect.mean < some.effect.high


def test_quantiles_of_student_are_those_of_the_tables() -> None:
    for freedom, quantile in ((9, 2.262), (29, 2.045), (499, 1.965)):
        assert effect.t_quantile(freedom) == pytest.approx(quantile, abs=2e-3)


def test_an_interval_of_normal_differences_covers_the_truth_about_as_often_as_it_says() -> None:
    draws = np.random.default_rng(5).normal(1.0, 3.0, (1_000, 12))
    covered = [interval.low <= 1.0 <= interval.high for interval in map(effect.effect_of, draws)]
    assert 0.93 < np.mean(covered) < 0.97


def test_the_first_games_of_a_larger_scene_are_the_same_games() -> None:
    few, many = experiment.scene_of(5), experiment.scene_of(9).part(slice(0, 5))
    assert np.array_equal(few.moves.budget, many.moves.budget)
    assert np.array_equal(few.chips_at, many.chips_at)
    assert np.array_equal(few.incident, many.incident)


def test_an_arm_that_changes_nothing_has_no_effect() -> None:
    scene = experiment.scene_of(6)
    one, other = (experiment.play(scene, experiment.Arm(), 4) for _ in range(2))
    assert np.array_equal(one.world.tension, other.world.tension)


def test_two_games_differ_in_nature_and_in_conduct() -> None:
    world = experiment.play(experiment.scene_of(2), experiment.Arm(), 2).world
    assert world.tension[0] != world.tension[1]
    assert not np.allclose(world.compute[0], world.compute[1])


def test_who_always_keeps_breaks_only_by_accident_and_who_never_keeps_is_found_out() -> None:
    scene = experiment.scene_of(10)
    kept, broken = (keeping.play_kept(scene, 3, verified=True, strategy=one) for one in (ALWAYS, NEVER))
    assert kept.share(1).mean() < 1 < 30 < broken.share(1).mean()
    assert broken.found[1].sum() > 10 * kept.found[1].sum()
    assert sum(wrong.sum() for wrong in broken.wrong) < 0.2 * sum(found.sum() for found in broken.found)


def test_without_verification_nobody_is_found_in_breach() -> None:
    loose = keeping.play_kept(experiment.scene_of(10), 4, verified=False, strategy=CALCULUS)
    assert not any(found.any() for found in loose.found)


def test_a_text_without_verification_lacks_articles_of_group_l_and_is_seen_less() -> None:
    with_, without = duties_of(PACKAGE, True), duties_of(PACKAGE, False)
    keys = [(duty.instrument, duty.article, duty.duty) for duty in with_.owed]
    kept = [keys.index((duty.instrument, duty.article, duty.duty)) for duty in without.owed]
    assert len(without.owed) < len(with_.owed)
    assert np.all(with_.seen[-1][kept] >= without.seen[-1])
    assert np.allclose(without.seen, without.public)


def test_who_is_no_party_owes_nothing() -> None:
    kept = keeping.play_kept(experiment.scene_of(4), 2, verified=True, parties=("IND", "KEN"), strategy=NEVER)
    assert {kept.start.countries[i] for i in np.flatnonzero(kept.breaches[0].any((0, 2)))} == {"IND", "KEN"}


def test_the_table_reads_in_eighty_columns_and_as_csv_and_json(found) -> None:
    assert max(map(len, claims.as_text(found).splitlines())) <= 80
    lines = claims.as_csv(found).splitlines()
    assert lines[0].split(",") == list(claims.COLUMNS)
    assert len(lines) == len(found) + 1
    assert json.loads(claims.as_json(found))[0]["claim"] == "M1"


def test_only_the_claims_asked_for_are_tried() -> None:
    assert {finding.claim for finding in claims.findings(4, ["M4", "M6"])} == {"M4", "M6"}
