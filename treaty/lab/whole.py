"""Claims of the whole: what a package of texts does to the world, with verification, without it, and not at all.

W1  Unverified nonalignment is superficial: breaches rise, tension does not stay down, and what is kept costs nothing.
W2  Verified nonalignment lowers hazard and tension at some cost of speed.
W3  No single strategy wins everywhere.
W4  No country is doomed or safe from the start.
Eight rounds of the shipped scenario; the package and the conduct of its parties stand in `compact` and `keeping`.
Differences are paired by seed as in `experiment`. For W3 the place where a strategy does worst is looked for in a pilot
of games of another seed and measured in all others, so that a chance leader cannot pass for a better one.
"""

from collections.abc import Iterator

import numpy as np

from treaty.lab.effect import effect_of
from treaty.lab.experiment import Arm, Played, Scene, play, scene_of
from treaty.lab.keeping import (
    ALWAYS,
    NEVER,
    STRATEGIES,
    TIT_FOR_TAT,
    Kept,
    gains,
    home_interest,
    play_kept,
)
from treaty.lab.row import Finding
from treaty.world.arrays import Floats

ROUNDS = 8
HALFWAY = 3
"""Index of the round after two years."""
NOTICED = 10.0
"""Points that a legislature notices (`HOME_INTEREST`)."""
PILOT, PILOT_SEED = 4, 4052
"""One pilot game for so many games, and its seed."""


def _row(claim: str, says: str, unit: str, sign: int, difference: Floats, source: str) -> Finding:
    return Finding(claim, says, unit, sign, effect_of(difference), source, ROUNDS)


def _events(played: Played) -> Floats:
    return played.count("incident", 2) + played.count("crisis", 1)


def _costly(kept: Kept) -> Floats:
    """(games,): % of the last round's breaches among duties that cost a party something, less % among the others."""
    costs = gains(kept.duties) > 0.0
    broken = kept.breaches[-1]
    return np.asarray(100.0 * (broken[:, costs].mean(-1) - broken[:, ~costs].mean(-1)))


def texts(scene: Scene) -> Iterator[Finding]:
    """W1 and W2."""
    none = play(scene, Arm(), ROUNDS)
    loose, strict = play_kept(scene, ROUNDS, verified=False), play_kept(scene, ROUNDS, verified=True)
    rise = (loose.share(7) + loose.share(6) - loose.share(1) - loose.share(0)) / 2
    yield _row("W1", "unverified: breaches rise, last year less first", "% of duties", 1, rise, "Fehr, Gaechter 2000")
    yield _row("W1", "unverified: tension comes back, year 4 less year 2", "of 100", 1,
               loose.world.tension - loose.outcomes[HALFWAY].world.tension, "DESIGN 5")  # fmt: skip
    yield _row("W1", "unverified: tension ends above the verified text's", "of 100", 1,
               loose.world.tension - strict.world.tension, "DESIGN 5")  # fmt: skip
    yield _row("W1", "what is broken is what costs, more than the rest", "% of duties", 1,
               _costly(loose), "Downs et al. 1996")  # fmt: skip
    yield from _verified(scene, none, loose, strict)


def _verified(scene: Scene, none: Played, loose: Kept, strict: Kept) -> Iterator[Finding]:
    source = "DESIGN 5"
    yield _row("W2", "verified: fewer breaches than unverified, at the end", "% of duties", -1,
               strict.share(7) - loose.share(7), "Becker 1968")  # fmt: skip
    for name, unit, scale in (("hazard", "% a round", 100.0), ("tension", "of 100", 1.0)):
        ends = [scale * np.asarray(getattr(played.world, name)) for played in (none, loose, strict)]
        yield _row("W2", f"verified: lower {name} than without a text", unit, -1, ends[2] - ends[0], source)
        yield _row("W2", f"and lower {name} than unverified", unit, -1, ends[2] - ends[1], source)
    yield _row("W2", "fewer serious incidents, crises and wars", "in 4 years", -1,
               _events(strict) - _events(none), source)  # fmt: skip
    yield _row("W2", "at a cost: a frontier less far", "log10 FLOP", -1,
               strict.world.capability.max(-1) - none.world.capability.max(-1), source)  # fmt: skip
    yield _row("W2", "at a cost: less compute in the world", "kH100e", -1,
               strict.world.compute.sum(-1) - none.world.compute.sum(-1), source)  # fmt: skip
    powers = scene.world.power_mask.tolist()
    among = [name for name, power in zip(scene.world.countries, powers, strict=True) if not power]
    alone = play_kept(scene, ROUNDS, verified=True, parties=among)
    yield _row("W2", "bound alone, the nonaligned calm the world too", "of 100", -1,
               alone.world.tension - none.world.tension, source)  # fmt: skip
    yield _row("W2", "but without the powers most of the hazard stays", "% a round", 1,
               100.0 * (alone.world.hazard - (none.world.hazard + strict.world.hazard) / 2), source)  # fmt: skip


SETTINGS = tuple((others, verified) for others in (ALWAYS, NEVER, TIT_FOR_TAT) for verified in (True, False))
"""Where a strategy is tried: what all others do, and whether the text is verified."""
AMONG = {ALWAYS: "all keep", NEVER: "none keeps", TIT_FOR_TAT: "all mirror"}


def strategies(scene: Scene) -> Iterator[Finding]:
    """W3. In every game one country plays each strategy in turn; all others play another. Scores as in `Kept.score`."""
    pilot = scene_of(max(scene.world.games // PILOT, 2), PILOT_SEED)
    points = np.array([
        [_points(pilot, setting, mine).mean() for mine in range(len(STRATEGIES))] for setting in SETTINGS
    ])  # fmt: skip
    known: dict[tuple[int, int], Floats] = {}
    for mine, name in enumerate(STRATEGIES):
        s, best = np.unravel_index(int((points - points[:, mine, None]).argmax()), points.shape)
        where = SETTINGS[int(s)]
        for one in (mine, int(best)):
            if (int(s), one) not in known:
                known[int(s), one] = _points(scene, where, one)
        how = f"{AMONG[where[0]]}, {'verified' if where[1] else 'unverified'}"
        ahead = known[int(s), int(best)] - known[int(s), mine]
        yield _row("W3", f"{name}: beaten by {STRATEGIES[best]} ({how})", "points", 1, ahead, "Axelrod 1984")


def _points(scene: Scene, setting: tuple[int, bool], mine: int) -> Floats:
    """(games,): score of the country in focus, a different one in each game, that plays `mine` in `setting`."""
    others, verified = setting
    rows = np.arange(scene.world.games)
    focal = rows % len(scene.world.countries)
    strategy = np.full((len(rows), len(scene.world.countries)), others)
    strategy[rows, focal] = mine
    return play_kept(scene, ROUNDS, verified=verified, strategy=strategy).score()[rows, focal]


def fates(scene: Scene) -> Iterator[Finding]:
    """W4. Every country follows a strategy drawn by lot, without a text, with an unverified and a verified one."""
    shape = scene.world.games, len(scene.world.countries)
    none = play(scene, Arm(), ROUNDS)
    ends = [home_interest(none.start, none.world)]
    for stream, verified in enumerate((True, False)):
        drawn = np.random.default_rng([2026, 20 + stream]).integers(0, len(STRATEGIES), shape)
        ends.append(play_kept(scene, ROUNDS, verified=verified, strategy=drawn).score())
    off_mean = np.stack(ends) - np.mean(ends, axis=(0, 1))
    names = scene.world.countries
    for says, unit, well in (
        ("even the least lucky often ends well", "% of games", off_mean > NOTICED),
        ("even the luckiest often ends badly", "% of games", off_mean < -NOTICED),
    ):
        share = 100.0 * well.mean(0)
        worst = int(share.mean(0).argmin())
        yield _row("W4", f"{says} ({names[worst]})", unit, 1, share[:, worst], "10 points off mean")
