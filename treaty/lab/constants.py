"""The named constants of the world, and how one of them is changed for a while.

Every public module-level name in capitals of `treaty.world` that holds numbers is found by looking at the modules: a
number, a tuple of numbers, a table of them by name (each entry a constant of its own), or an array. What is not varied
stands in `FIXED` with the reason. Where the world keeps something folded from constants (costs of events, costs and
effects of practices, weights of countries), `varied` folds it anew, and forgets what the laboratory has worked out.
"""

import ast
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType

import numpy as np

import treaty.world
from treaty.lab import keeping
from treaty.world import chance, practices, setting
from treaty.world.practices import Channel

_RANGE = "a range that keeps arithmetic finite, or the range of a measure"
_LEVEL = "a level on a logarithmic scale: a fifth more would be powers of ten"
_PLACE = "the place of a column, or a count of games or threads"
FIXED: dict[str, str] = {
    "arrays.SIGNIFICANT_DIGITS": "how saves are rounded",
    "arrays.CAPABILITY_RANGE": _RANGE,
    "arrays.COMPUTE_MOST": _RANGE,
    "arrays.POWER_MOST": _RANGE,
    "arrays.RUN_MOST": _RANGE,
    "arrays.PRACTICE_LOW": _RANGE,
    "arrays.PRACTICE_HIGH": _RANGE,
    "arrays.PRACTICE_BASELINE": "what practices are without a text: conduct, not a constant of the world",
    "arrays.UNIT": _RANGE,
    "arrays.BOUNDS": _RANGE,
    "arrays.FEW": _PLACE,
    "comply.MOST_VISAS": _RANGE,
    "comply.LICENCE": "a level of control, as orders name it",
    "conduct.MEASURE_INDEX": _PLACE,
    "conduct.OPEN_BELOW": _PLACE,
    "conduct.BAN": "a level of control, as orders name it",
    "conduct.EXACT": "how percentages are rounded",
    "danger.FRONTIER": _LEVEL,
    "danger.HAZARD_LEAST": _RANGE,
    "danger.HAZARD_MOST": _RANGE,
    "danger.LOG_HAZARD_LEAST": _RANGE,
    "danger.LOG_HAZARD_MOST": _RANGE,
    "lookahead.AT_ONCE": _PLACE,
    "lookahead.MOST_THREADS": _PLACE,
    "metrics.CAPABILITY_FLOOR": _LEVEL,
    "nation.MODEL_BASE": _LEVEL,
    **{
        f"moves.{name}": _PLACE
        for name in ("COMPUTE", "CHIPS", "POWER", "RESEARCH", "SAFETY", "TALENT", "APPLICATIONS", "INTELLIGENCE")
    },
    **{f"practices.{name}": _PLACE for name in ("FUND", "LAB", "POOL", "SHARED")},
    "stages.LN10": "mathematics",
}
"""Module and name of every numeric constant that is not varied, and why."""
OUTSIDE: dict[str, str] = {
    "reference": "published models beside the world",
    "tempting": "a reading of the world, not a part of it",
}
"""Modules of `treaty.world` that move nothing in it, and why."""
MOST = {"trade.BAN_BLOCK": 0.99}
"""Constants that are shares and would pass 1 by a fifth more, and how far they go."""


@dataclass(frozen=True, slots=True)
class Constant:
    """One number, or numbers that are varied together: a tuple of classes, a column of effects, an array."""

    module: str
    """Module of `treaty.world`."""
    name: str
    entry: str = ""
    """Key in a table; a channel of `practices.EFFECT`."""

    @property
    def label(self) -> str:
        """As it is shown: `danger.TENSION[pacts]`."""
        return f"{self.module}.{self.name}" + (f"[{self.entry}]" if self.entry else "")


def declared() -> dict[str, object]:
    """Every public numeric constant of the world by "module.NAME", in the order of the modules."""
    found = {}
    for part in sorted(pkgutil.iter_modules(treaty.world.__path__), key=lambda part: part.name):
        if part.name in OUTSIDE:
            continue
        module = importlib.import_module(f"treaty.world.{part.name}")
        for name in _names(module):
            if _numeric(value := getattr(module, name)):
                found[f"{part.name}.{name}"] = value
    return found


def _names(module: ModuleType) -> Iterator[str]:
    """Names in capitals that the module itself assigns at its top."""
    for node in ast.parse(inspect.getsource(module)).body:
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            for one in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(one, ast.Name) and one.id.isupper() and not one.id.startswith("_"):
                    yield one.id


def _numeric(value: object) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(isinstance(key, str) and _numeric(one) for key, one in value.items())
    if isinstance(value, tuple | list):
        return bool(value) and all(isinstance(one, int | float) for one in value)
    return isinstance(value, int | float | np.ndarray) and not isinstance(value, bool)


@lru_cache(maxsize=1)
def constants() -> tuple[Constant, ...]:
    """Everything that is varied, in the order of the modules."""
    found: list[Constant] = []
    for place, value in declared().items():
        module, name = place.split(".")
        if place in FIXED:
            continue
        if isinstance(value, dict):
            found += (Constant(module, name, key) for key in value)
        elif value is practices.EFFECT:
            found += (Constant(module, name, channel.name) for channel in Channel)
        else:
            found.append(Constant(module, name))
    return tuple(found)


def value_of(constant: Constant) -> float:
    """The number, or the largest of those varied together."""
    value = getattr(sys.modules[f"treaty.world.{constant.module}"], constant.name)
    if isinstance(value, dict):
        return float(value[constant.entry])
    if value is practices.EFFECT:
        return float(value[:, Channel[constant.entry]].max())
    return float(np.max(value))


@contextmanager
def varied(constant: Constant, factor: float) -> Iterator[None]:
    """The world with `constant` times `factor`, until the block ends, in whatever way it ends."""
    module = sys.modules[f"treaty.world.{constant.module}"]
    value = getattr(module, constant.name)
    try:
        if isinstance(value, dict):
            before = value[constant.entry]
            value[constant.entry] = before * factor
        elif isinstance(value, np.ndarray):
            before = value.copy()
            value[..., Channel[constant.entry] if constant.entry else slice(None)] *= factor
        else:
            before = value
            _put(constant.name, value, _times(constant, value, factor))
        _fold()
        yield
    finally:
        if isinstance(value, dict):
            value[constant.entry] = before
        elif isinstance(value, np.ndarray):
            value[...] = before
        else:
            _put(constant.name, getattr(module, constant.name), before)
        _fold()


def _times(constant: Constant, value: float | tuple[float, ...], factor: float) -> float | tuple[float, ...]:
    if isinstance(value, tuple):
        return tuple(one * factor for one in value)
    return min(value * factor, MOST.get(constant.label, np.inf))


def _put(name: str, old: object, new: object) -> None:
    """`new` in the place of `old`, in its module and in all that have imported it by name."""
    for place, module in list(sys.modules.items()):
        if place.startswith(("treaty.world.", "treaty.lab.")) and vars(module).get(name) is old:
            setattr(module, name, new)


def _fold() -> None:
    """What is kept folded from constants, worked out anew."""
    chance._INCIDENT, chance._CRISIS = chance.tables()
    practices._LINEAR, practices._LOGARITHMIC, practices._AT_BASELINE = practices.tables()
    setting._weights.cache_clear()
    keeping.gains.cache_clear()
    keeping.penalties.cache_clear()
