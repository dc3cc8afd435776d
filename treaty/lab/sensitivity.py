"""Sensitivity: what each constant of the world is worth, one at a time, a fifth more and a fifth less.

Two worlds of eight rounds are played for each: the race, where the background goes on without any text, and the
compact, the verified package that all countries weigh and mostly keep (`keeping`). Read at the end: hazard (% a round),
tension (of 100) and the frontier (log10 effective FLOP). The swing of a figure is its mean with a fifth more less its
mean with a fifth less, over games paired by seed, with a 95 % interval as in `effect`. The size of a constant is the
largest of its six swings, hazard and tension as shares of what they are with nothing varied, the frontier in powers of
ten. In the race tension ends near the end of its range, which hides some of what drives it.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from joblib import Parallel, delayed

from treaty.lab.constants import Constant, constants, value_of, varied
from treaty.lab.effect import Effect, effect_of
from treaty.lab.experiment import Arm, Played, Scene, play, scene_of
from treaty.lab.keeping import play_kept
from treaty.world.arrays import Floats

ROUNDS = 8
GAMES = 60
"""Games in each world where nobody asks for more."""
MORE, LESS = 1.2, 0.8
WORLDS = ("race", "compact")
FIGURES = ("hazard", "tension", "frontier")
UNITS = ("% a round", "of 100", "log10 FLOP")
COLUMNS = (
    "constant", "value", "size",
    *(f"{world}_{figure}{part}" for world in WORLDS for figure in FIGURES for part in ("", "_low", "_high")),
)  # fmt: skip
"""Columns of the table as CSV; swings in the units of UNITS."""


@dataclass(frozen=True, slots=True)
class Swing:
    """What one constant is worth."""

    constant: Constant
    value: float
    effects: tuple[Effect, ...]
    """By world and figure, in the order of WORLDS and FIGURES."""
    size: float


@lru_cache(maxsize=2)
def _scene(games: int) -> Scene:
    return scene_of(games)


def _read(played: Played) -> Floats:
    """(figures, games): hazard, tension and frontier at the end."""
    world = played.world
    return np.stack([100.0 * world.hazard, world.tension, world.capability.max(-1)])


def ends(games: int) -> Floats:
    """(worlds x figures, games): how race and compact end with the constants as they stand."""
    scene = _scene(games)
    return np.concatenate([_read(play(scene, Arm(), ROUNDS)), _read(play_kept(scene, ROUNDS, verified=True))])


@lru_cache(maxsize=2)
def _usual(games: int) -> Floats:
    """(worlds x figures,): means of `ends` with nothing varied."""
    return np.asarray(ends(games).mean(-1))


def swing_of(constant: Constant, games: int) -> Swing:
    """What one constant is worth in `games` >= 2 games a world; afterwards it is what it was."""
    usual = _usual(games)
    scale = np.where(np.arange(len(usual)) % len(FIGURES) == FIGURES.index("frontier"), 1.0, usual)
    turned = []
    for factor in (MORE, LESS):
        with varied(constant, factor):
            turned.append(ends(games))
    swings = turned[0] - turned[1]
    size = float(np.abs(swings.mean(-1) / scale).max())
    return Swing(constant, value_of(constant), tuple(effect_of(row) for row in swings), size)


def swings(
    games: int = GAMES,
    tell: Callable[[int, int, str], None] | None = None,
    *,
    jobs: int = 2,
    of: Sequence[Constant] = (),
) -> list[Swing]:
    """What every constant is worth (or those in `of`), greatest size first; `jobs` processes at once."""
    asked = tuple(of) or constants()
    found: list[Swing] = []
    work = Parallel(n_jobs=jobs, return_as="generator_unordered")
    for swing in work(delayed(swing_of)(constant, games) for constant in asked):
        found.append(swing)
        if tell:
            tell(len(found) - 1, len(asked), swing.constant.label)
    return sorted(found, key=lambda swing: (-swing.size, swing.constant.label))


def as_csv(found: Sequence[Swing]) -> str:
    """The table as CSV with a line of names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for swing in found:
        numbers = (number for effect in swing.effects for number in (effect.mean, effect.low, effect.high))
        writer.writerow([swing.constant.label, swing.value, swing.size, *numbers])
    return out.getvalue()


def as_text(found: Sequence[Swing], top: int) -> str:
    """The `top` constants for reading, 80 columns."""
    lines = [
        f"{'':33}{'race':^22} {'compact':^22}",
        f"{'constant':28}{'size':>5}" + 2 * f"{'hazard':>8}{'tension':>8}{'front.':>7}",
    ]
    for swing in found[:top]:
        cells = "".join(
            f"{effect.mean:+{7 if figure == 2 else 8}.2f}"
            for world in range(2)
            for figure, effect in enumerate(swing.effects[3 * world : 3 * world + 3])
        )
        lines.append(f"{swing.constant.label:28.28}{swing.size:5.2f}{cells}")
    games = found[0].effects[0].games if found else 0
    lines += [
        "",
        f"The first {min(top, len(found))} of {len(found)} constants, {games} games a world; --csv: all, intervals.",
        "Swing: figure after 4 years with a fifth more, less that with a fifth less.",
        "Hazard in % a round, tension of 100, frontier in powers of ten.",
    ]
    return "\n".join(lines) + "\n"
