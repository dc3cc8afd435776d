"""No constant of the world is forgotten; each takes effect where it is varied, and is afterwards what it was."""

import importlib
import inspect
import pkgutil
import re

import numpy as np
import pytest

import treaty.world
from treaty.lab import sensitivity
from treaty.lab.constants import FIXED, OUTSIDE, Constant, constants, declared, value_of, varied
from treaty.lab.experiment import Arm, play, scene_of
from treaty.world import chance, practices, setting, stages

NAMES = re.compile(r"^([A-Z][A-Z0-9_]*(?:, [A-Z][A-Z0-9_]*)*)(?::[^=]+)? = ", re.M)
GAMES = 10


def test_every_number_with_a_name_is_varied_or_says_why_not() -> None:
    known = {constant.label.partition("[")[0] for constant in constants()} | set(FIXED)
    for part in pkgutil.iter_modules(treaty.world.__path__):
        if part.name in OUTSIDE:
            continue
        module = importlib.import_module(f"treaty.world.{part.name}")
        for names in NAMES.findall(inspect.getsource(module)):
            for name in names.split(", "):
                value = getattr(module, name)
                numbers = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
                if all(isinstance(one, int | float | np.ndarray) for one in numbers):
                    assert f"{part.name}.{name}" in known


def test_what_is_not_varied_exists_and_has_a_reason() -> None:
    assert set(FIXED) <= set(declared())
    assert all(FIXED.values())
    assert all(OUTSIDE.values())


FOLDED = (
    "chance.INCIDENT_TENSION",
    "setting.VOICE",
    "setting.FUND_COMPUTE",
    "practices.EFFECT[CALM]",
    "practices.COST",
)


def after() -> np.ndarray:
    """Figures after a round in which everybody pays into the fund and calms, and something happens."""
    scene = scene_of(2)
    scene.incident[:] = 0.0

    def pays(moves) -> None:
        moves.practices[..., practices.FUND] = 1.0

    world = play(scene, Arm(order=pays), 1).world
    return np.concatenate([world.tension, world.pipeline.ravel(), world.economy.ravel(), world.compute.ravel()])


@pytest.mark.parametrize("label", FOLDED)
def test_what_is_folded_at_import_or_imported_by_name_takes_effect_too(label: str) -> None:
    constant = next(one for one in constants() if one.label == label)
    before = after()
    with varied(constant, 1.2):
        assert not np.array_equal(after(), before)
    assert np.array_equal(after(), before)


@pytest.mark.parametrize("label", [*FOLDED, "danger.TENSION[race]", "trade.BAN_BLOCK"])
def test_a_constant_is_what_it_was_even_when_the_play_breaks(label: str) -> None:
    constant = next(one for one in constants() if one.label == label)
    folded, value = chance._INCIDENT.copy(), value_of(constant)

    def break_off() -> None:
        with varied(constant, 0.8):
            assert value_of(constant) == pytest.approx(0.8 * value)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert value_of(constant) == value
    assert stages.FUND_COMPUTE is setting.FUND_COMPUTE
    assert np.array_equal(chance._INCIDENT, folded)


def test_progress_moves_the_frontier_and_fear_of_the_race_moves_tension() -> None:
    some = (Constant("danger", "TENSION", "race"), Constant("compute", "PROGRESS"))
    found = {
        swing.constant.name: {
            f"{world} {figure}": swing.effects[3 * w + f]
            for w, world in enumerate(sensitivity.WORLDS)
            for f, figure in enumerate(sensitivity.FIGURES)
        }
        for swing in sensitivity.swings(GAMES, of=some, jobs=1)
    }
    assert found["PROGRESS"]["race frontier"].low > 0.3, "four years of progress a fifth faster and a fifth slower"
    assert abs(found["TENSION"]["race frontier"].mean) < 0.01
    assert found["TENSION"]["race tension"].low > 0
    assert found["TENSION"]["compact tension"].low > 0


def test_the_largest_comes_first_and_the_table_reads_in_eighty_columns() -> None:
    some = (Constant("danger", "OPEN_HAZARD"), Constant("danger", "HAZARD"))
    found = sensitivity.swings(GAMES, of=some, jobs=1)
    assert [swing.constant.name for swing in found] == ["HAZARD", "OPEN_HAZARD"]
    assert max(map(len, sensitivity.as_text(found, 25).splitlines())) <= 80
    header, *rows = sensitivity.as_csv(found).splitlines()
    assert header.split(",") == list(sensitivity.COLUMNS)
    assert len(rows) == 2
