"""Keeping and breaking a package of texts, in many games at once.

Each round every country weighs each duty it owes. It breaks one where what it gains exceeds what it fears and what
holds it: gain (1 - p) > p penalty (1.3 - risk) + goodwill. That is the calculus of the scripted seats (Becker 1968;
`bots.conduct`) with reciprocity: nobody likes to be the only one who keeps a promise (Fehr and Gaechter 2000). Here
- gain = points of plain interest three rounds on (`HOME_INTEREST`), and the money saved at POINTS_PER_PERCENT, and a
  private temptation, drawn once for each game, country and duty, with an exponential law of mean TEMPTATION points, in
  hard times more and in easy times less: games differ by a factor whose logarithm has a standard deviation of TIMES;
- p = the chance a round that methods in force see it, where a finding can follow, and penalty = what the world takes
  from a country that is found in breach once and suspended, in the same points; without verification nobody can
  establish a breach, and only its being seen in public costs anything, SHAME points;
- goodwill = GOODWILL (1 - c / LOST)+, with c the share of the others' duties that are believed broken;
- beliefs follow by Bayes from alarms and clean reports, and drift between rounds towards suspicion (`belief.onward`).
A belief of SURE is a finding where there is verification: it enters `Ties.found`, suspends benefits for PAUSE rounds,
and brings the country to keep everything for as long. Points as in `world.prospects`. Constants are judged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from treaty.lab.compact import ROLL_OUT, Duties, duties_of
from treaty.lab.experiment import Played, Scene, all_parties, countries, usual_start
from treaty.library.scenarios import load
from treaty.world.arrays import Floats, World
from treaty.world.comply import complied
from treaty.world.conduct import measured
from treaty.world.lookahead import ahead
from treaty.world.metrics import metric
from treaty.world.practices import COST, efforts
from treaty.world.prospects import HOME_INTEREST, POINTS_PER_PERCENT, Prospects
from treaty.world.step import step

AHEAD = 3
"""Rounds that a government looks ahead."""
SHAME = 0.125
"""Points that being seen to break a duty costs where nobody can find a breach."""
TEMPTATION, TIMES = 0.25, 0.35
"""Mean points of the private temptation to break a duty, and how far games differ in it."""
GOODWILL, LOST = 0.5, 0.15
"""Points that a promise is worth while all others keep theirs, and the believed share of breaches at which it is 0."""
LAPSES = 0.003
"""Chance a round that a country falls short of a duty without meaning to (Chayes and Chayes 1993; `bots.conduct`)."""
STARTS, STAYS = 0.02, 0.8
"""Chances a round that a duty kept so far is broken, and that a broken one stays so, as others reckon."""
SURE = 0.9
"""Belief at which a breach is found."""
PAUSE = 2
"""Rounds for which a finding suspends benefits."""
SUSPECTS = 0.06
"""Share of others' duties believed broken at which tit for tat and grim strike back."""

ALWAYS, NEVER, TIT_FOR_TAT, GRIM, CALCULUS = range(5)
"""Strategies: keep everything; nothing; what the others keep; what they keep until once deceived; the calculus."""
STRATEGIES = ("always keeps", "never keeps", "tit for tat", "grim", "calculus")
Flags = NDArray[np.bool_]


@dataclass(slots=True)
class Kept(Played):
    """A batch of games under a package."""

    duties: Duties
    breaches: list[Flags]
    """Each round (games, countries, duties): what was truly broken."""
    found: list[Floats]
    """Each round (games, countries): findings of breach."""
    wrong: list[Floats]
    """Each round (games,): findings against a country that kept the duty."""
    parties: Flags
    """(countries,): who is bound."""
    profit: Floats
    """(games, countries): points of private temptation that breaches brought."""

    def share(self, number: int) -> Floats:
        """(games,): % of duties due in round `number` that were broken."""
        due = float((self.duties.due <= number).sum()) * self.parties.sum()
        return np.asarray(100.0 * self.breaches[number].sum((1, 2)) / due)

    def score(self) -> Floats:
        """(games, countries): points of plain interest at the end, and what breaches brought besides."""
        return home_interest(self.start, self.world) + self.profit


@lru_cache(maxsize=1)
def _risks() -> Floats:
    scenario = load("nonaligned-2026", countries=len(countries()))
    return np.array([country.personality.risk for country in scenario.countries])


@lru_cache(maxsize=4)
def gains(duties: Duties) -> Floats:
    """(countries, duties): points that a country gains by leaving one duty unkept while all else is kept by all."""
    world, moves = usual_start()
    size, count = len(world.countries), len(duties.owed)
    kept = np.ones((size * count + 1, size, count), dtype=bool)
    who, which = np.divmod(np.arange(size * count), count)
    kept[1 + np.arange(size * count), who, which] = False
    wanted = np.repeat(measured(world, moves), len(kept), axis=0)
    later = ahead(
        world.repeat(len(kept)), moves.repeat(len(kept)), duties.bound(wanted, kept), AHEAD,
        ties=all_parties(len(kept), size),
    )  # fmt: skip
    points = sum(Prospects(world, later).gains().values(), np.zeros((len(kept), size)))
    per_cent = (efforts(later.practices) @ COST) * 0.1 * world.years * AHEAD
    points += POINTS_PER_PERCENT * (per_cent[:1] - per_cent)
    return np.asarray(points[1 + np.arange(size * count), who].reshape(size, count))


@lru_cache(maxsize=4)
def penalties(duties: Duties) -> Floats:
    """(countries,): points that a country loses by one finding of breach and PAUSE rounds of suspended benefits.

    Game 0 finds nobody, game 1 + i country i, in the first of AHEAD rounds in which all is kept by all.
    """
    start, usual = usual_start()
    size = len(start.countries)
    world, moves = start.repeat(size + 1), usual.repeat(size + 1)
    kept = np.ones((size + 1, size, len(duties.owed)), dtype=bool)
    limits = duties.bound(np.repeat(measured(start, usual), size + 1, axis=0), kept)
    against = np.eye(size + 1)[:, 1:]
    begun = world
    for number in range(AHEAD):
        law = all_parties(size + 1, size)
        law.found, law.suspended = against * (number == 0), against * (number < PAUSE)
        world = step(world, complied(world, moves, limits), ties=law).world
    points = home_interest(begun, world)
    return np.asarray(points[0] - np.diagonal(points[1:]))


def home_interest(start: World, now: World) -> Floats:
    """Points of plain interest, (games, countries); only differences mean anything."""
    return np.asarray(sum(weight * metric(name, start, now) for name, weight in HOME_INTEREST.items()))


def play_kept(
    scene: Scene,
    rounds: int,
    *,
    verified: bool,
    strategy: NDArray[np.int_] | int = CALCULUS,
    parties: Sequence[str] = (),
    seed: int = 7,
) -> Kept:
    """`rounds` of the scene under the package, in force from the first between `parties` (none named: all).

    `strategy`: (games, countries), or one for all.
    """
    world = scene.world.copy()
    shape = world.games, len(world.countries)
    duties = duties_of(verified=verified)
    bound = np.array([not parties or name in parties for name in world.countries])
    table = _Table.laid(duties, verified, np.broadcast_to(strategy, shape), bound, seed)
    played = Kept(world, [], duties, [], [], [], bound, np.zeros(shape))
    law = all_parties(*shape)
    law.members *= bound[:, None] & bound
    for number in range(rounds):
        orders = scene.orders(world, number)
        owed = np.broadcast_to((duties.due <= number) & bound[:, None], (*shape, len(duties.owed)))
        kept = owed & ~table.chosen(number)
        moves = complied(world, orders, duties.bound(measured(world, orders), kept))
        outcome = step(world, moves, ties=law, draws=scene.draws(number))
        breaches = duties.broken(outcome.measures) & owed
        found = table.look(number, breaches, owed)
        played.outcomes.append(outcome)
        played.breaches.append(breaches)
        played.found.append(found.sum(-1).astype(np.float64))
        played.wrong.append((found & ~breaches).sum((1, 2)).astype(np.float64))
        played.profit += (table.tempted * breaches).sum(-1) / AHEAD
        law.found, law.suspended = played.found[-1], (table.paused > 0).astype(np.float64)
        world = outcome.world
    return played


@dataclass(slots=True)
class _Table:
    """What countries know and mean in a batch of games; arrays (games, countries, duties) unless said otherwise."""

    duties: Duties
    verified: bool
    strategy: NDArray[np.int_]
    """(games, countries)."""
    bound: Flags
    """(countries,)."""
    tempted: Floats
    """Points of private temptation."""
    gain: Floats
    """Points that breaking it alone brings in all."""
    fear: Floats
    """(countries,): points that a finding costs, as a government feels it."""
    belief: Floats
    paused: NDArray[np.int_]
    """(games, countries): rounds for which benefits stay suspended."""
    deceived: Flags
    """(games, countries): has once thought that others cheat."""
    random: np.random.Generator

    @classmethod
    def laid(
        cls, duties: Duties, verified: bool, strategy: NDArray[np.int_], bound: Flags, seed: int
    ) -> "_Table":  # fmt: skip
        shape = (*strategy.shape, len(duties.owed))
        fear = np.maximum(penalties(duties), 0.0) * (1.3 - _risks())
        times = np.exp(TIMES * np.random.default_rng([seed, 3]).standard_normal((len(strategy), 1, 1)))
        tempted = np.random.default_rng([seed, 1]).exponential(TEMPTATION, shape) * times
        return cls(
            duties, verified, strategy, bound, tempted, gains(duties) + tempted, fear, np.full(shape, STARTS),
            np.zeros(strategy.shape, dtype=int), np.zeros(strategy.shape, dtype=bool), np.random.default_rng([seed, 2]),
        )  # fmt: skip

    def _looking(self, number: int) -> tuple[Floats, Floats]:
        age = min(number, ROLL_OUT - 1)
        return self.duties.seen[age], self.duties.alarm[age]

    def suspected(self) -> Floats:
        """(games, countries): share of the others' duties that are believed broken, in [0, 1]."""
        mine = self.belief.mean(-1) * self.bound
        others = max(int(self.bound.sum()) - 1, 1)
        return np.asarray((mine.sum(-1, keepdims=True) - mine) / others)

    def chosen(self, number: int) -> Flags:
        """What each country means to break this round."""
        cheated = self.suspected()
        self.deceived |= cheated > SUSPECTS
        seen, _ = self._looking(number)
        goodwill = GOODWILL * np.maximum(1.0 - cheated / LOST, 0.0)[..., None]
        if self.verified:
            pays = self.gain * (1.0 - seen) > seen * self.fear[:, None] + goodwill
        else:
            pays = self.gain > SHAME * self.duties.public + goodwill
        strategy, tempting = self.strategy[..., None], self.gain > 0.0
        broken = (strategy == NEVER) | ((strategy == CALCULUS) & pays)
        broken |= (strategy == TIT_FOR_TAT) & tempting & (cheated > SUSPECTS)[..., None]
        broken |= (strategy == GRIM) & tempting & self.deceived[..., None]
        mending = ((self.paused > 0) & (self.strategy != NEVER))[..., None]
        return np.asarray((broken & ~mending) | (self.random.random(broken.shape) < LAPSES))

    def look(self, number: int, breaches: Flags, owed: Flags) -> Flags:
        """Reports on this round's conduct, beliefs after them, and what is found."""
        seen, false = self._looking(number)
        detect = 1.0 - (1.0 - seen) * (1.0 - false)
        alarm = self.random.random(breaches.shape) < np.where(breaches, detect, false)
        prior = self.belief * STAYS + (1.0 - self.belief) * STARTS
        if_broken, if_kept = np.where(alarm, detect, 1.0 - detect), np.where(alarm, false, 1.0 - false)
        after = prior * if_broken / np.maximum(prior * if_broken + (1.0 - prior) * if_kept, 1e-12)
        self.belief = np.where(owed, after, STARTS)
        found = (self.belief > SURE) & owed & self.verified
        self.belief = np.where(found, STARTS, self.belief)
        self.paused = np.where(found.any(-1), PAUSE, np.maximum(self.paused - 1, 0))
        return np.asarray(found)
