"""Claims of the whole: what a package of texts does to the world, with verification, without it, and not at all.

W1  Unverified nonalignment is superficial: breaches rise, tension does not stay down, and what is kept costs nothing.
W2  Verified nonalignment lowers hazard and tension at some cost of speed.
W3  No single strategy wins everywhere.
W4  No country is doomed or safe from the start.
Eight rounds of the shipped scenario, twelve for W1; the package and the conduct of its parties stand in `compact` and
`keeping`. Sources: Axelrod 1984, Becker 1968, Downs et al. 1996, Fehr and Gaechter 2000, Jervis 1978 (all unchecked).
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
from treaty.world.arrays import Floats, World

ROUNDS, LONG = 8, 12
"""Rounds of a game of the shipped length, and rounds in which promises have time to wear out."""
NOTICED = 10.0
"""Points that a legislature notices (`HOME_INTEREST`)."""
PILOT, PILOT_SEED = 4, 4052
"""One pilot game for so many games, and its seed."""


def _row(
    claim: str, says: str, unit: str, sign: int, difference: Floats, source: str, rounds: int = ROUNDS
) -> Finding:  # fmt: skip
    return Finding(claim, says, unit, sign, effect_of(difference), source, rounds)


def _after(played: Played, rounds: int) -> World:
    """The world after so many rounds."""
    world: World = played.outcomes[rounds - 1].world
    return world


def _events(played: Played) -> Floats:
    """(games,): serious incidents, crises and wars in a game of the shipped length."""
    rounds = played.outcomes[:ROUNDS]
    return np.asarray(sum((outcome.incident >= 2) + 1.0 * (outcome.crisis >= 1) for outcome in rounds))


def _costly(kept: Kept) -> Floats:
    """(games,): % of the last round's breaches among duties that cost a party something, less % among the others."""
    costs = gains(kept.duties) > 0.0
    broken = kept.breaches[-1]
    return np.asarray(100.0 * (broken[:, costs].mean(-1) - broken[:, ~costs].mean(-1)))


def texts(scene: Scene) -> Iterator[Finding]:
    """W1 and W2."""
    none = play(scene, Arm(), ROUNDS)
    loose, strict = (play_kept(scene, LONG, verified=verified) for verified in (False, True))
    first, last = ((loose.share(number) + loose.share(number + 1)) / 2 for number in (0, LONG - 2))
    ends = loose.world.tension
    yield _row("W1", "unverified: breaches rise, year 6 less year 1", "% of duties", 1,
               last - first, "Fehr, Gaechter 2000", LONG)  # fmt: skip
    yield _row("W1", "unverified: tension comes back, year 6 less year 3", "of 100", 1,
               ends - _after(loose, LONG // 2).tension, "Jervis 1978", LONG)  # fmt: skip
    yield _row("W1", "unverified: tension ends above the verified text's", "of 100", 1,
               ends - strict.world.tension, "Jervis 1978", LONG)  # fmt: skip
    yield _row("W1", "what is broken is what costs, more than the rest", "% of duties", 1,
               _costly(loose), "Downs et al. 1996", LONG)  # fmt: skip
    yield from _verified(scene, none, loose, strict)


def _verified(scene: Scene, none: Played, loose: Kept, strict: Kept) -> Iterator[Finding]:
    source = "Baker 2023"
    yield _row("W2", "verified: fewer breaches than unverified, at the end", "% of duties", -1,
               strict.share(ROUNDS - 1) - loose.share(ROUNDS - 1), "Becker 1968")  # fmt: skip
    worlds = [_after(played, ROUNDS) for played in (none, loose, strict)]
    for name, unit, scale in (("hazard", "% a round", 100.0), ("tension", "of 100", 1.0)):
        without, unseen, seen = (scale * np.asarray(getattr(world, name)) for world in worlds)
        yield _row("W2", f"verified: lower {name} than without a text", unit, -1, seen - without, source)
        yield _row("W2", f"and lower {name} than unverified", unit, -1, seen - unseen, source)
    yield _row("W2", "fewer serious incidents, crises and wars", "in 4 years", -1,
               _events(strict) - _events(none), source)  # fmt: skip
    yield _row("W2", "at a cost: a frontier less far", "log10 FLOP", -1,
               worlds[2].capability.max(-1) - worlds[0].capability.max(-1), source)  # fmt: skip
    yield _row("W2", "at a cost: less compute in the world", "kH100e", -1,
               worlds[2].compute.sum(-1) - worlds[0].compute.sum(-1), source)  # fmt: skip
    powers = scene.world.power_mask.tolist()
    among = [name for name, power in zip(scene.world.countries, powers, strict=True) if not power]
    alone = play_kept(scene, ROUNDS, verified=True, parties=among).world
    yield _row("W2", "bound alone, the nonaligned calm the world too", "of 100", -1,
               alone.tension - worlds[0].tension, source)  # fmt: skip
    yield _row("W2", "but without the powers most of the hazard stays", "% a round", 1,
               100.0 * (alone.hazard - (worlds[0].hazard + worlds[2].hazard) / 2), source)  # fmt: skip


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
