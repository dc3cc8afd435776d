"""A package of shipped texts as arrays: what each article makes a party owe, and how well a breach of it is seen.

Duties come from `obligations_of` and bind measures of conduct; methods come into force by the texts' own articles of
group L and look from the round on in which their roll-out is over (`Method.ready`), as `verification.evidence.sights`
has it. Detection of several methods combines as 1 - product(1 - p); a method's false alarm falls on one of the duties
it watches, each equally likely. A text without verification is the same text without its articles of group L: what the
public sees by itself remains.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.model.obligation import Obligation, obligations_of
from treaty.verification.evidence import Sight, sights
from treaty.verification.methods import METHODS
from treaty.verification.sampling import combined
from treaty.world.arrays import Floats
from treaty.world.comply import Limits
from treaty.world.conduct import MEASURE_INDEX

PACKAGE = (
    "nonalignment-compact", "compute-transparency-accord", "agents-code-of-conduct", "model-access-continuity",
    "chip-trade-truce",
)  # fmt: skip
"""Shipped drafts in force together between all twelve countries, powers included."""
VERIFYING = "L"
"""Group of clause kinds that bring methods into force."""
ROLL_OUT = max(method.lead_rounds for method in METHODS.values()) + 1
SLACK = 1e-6
"""Relative rounding error that is forgiven, as in `Obligation.kept_by`."""


@dataclass(frozen=True, slots=True, eq=False)
class Duties:
    """Duties of the package, the same for every party. All arrays have one entry a duty, unless said otherwise."""

    owed: tuple[Obligation, ...]
    columns: NDArray[np.int_]
    """Which measure each binds."""
    limits: Floats
    most: NDArray[np.bool_]
    """True for "at most"."""
    when: NDArray[np.int_]
    """Measure of the case in which it is owed."""
    when_least: Floats
    """Least value of that measure; -inf where it is always owed."""
    due: NDArray[np.int_]
    """First round, from entry into force, in which it must be kept."""
    public: Floats
    """Chance a round that a breach is seen in public."""
    seen: Floats
    """(ROLL_OUT, duties): chance a round that some method in force sees a breach, by rounds in force."""
    alarm: Floats
    """(ROLL_OUT, duties): chance a round of a false alarm."""

    def bites(self, wanted: Floats) -> NDArray[np.bool_]:
        """(games, countries, duties): whether the case of each is given by conduct (games, countries, measures)."""
        return np.asarray(wanted[..., self.when] >= self.when_least)

    def broken(self, conduct: Floats) -> NDArray[np.bool_]:
        """(games, countries, duties): whether conduct lies outside each duty that is owed in this case."""
        value, slack = conduct[..., self.columns], SLACK * np.maximum(1.0, np.abs(self.limits))
        outside = np.where(self.most, value > self.limits + slack, value < self.limits - slack)
        return np.asarray(outside & self.bites(conduct))

    def bound(self, wanted: Floats, kept: NDArray[np.bool_]) -> Limits:
        """Limits on conduct of those duties that are `kept` (games, countries, duties), where they bite."""
        limits = Limits.free(*kept.shape[:2])
        holds = kept & self.bites(wanted)
        for d, column in enumerate(self.columns.tolist()):
            side, tighter = (limits.high, np.minimum) if self.most[d] else (limits.low, np.maximum)
            side[..., column] = np.where(holds[..., d], tighter(side[..., column], self.limits[d]), side[..., column])
        return limits


@lru_cache(maxsize=8)
def duties_of(names: Sequence[str] = PACKAGE, verified: bool = True) -> Duties:
    """Duties of the shipped drafts `names`, with or without their articles of verification.

    Where several articles ask the same of one measure in one case, each counts, as in the game.
    """
    kinds = load_catalogue()
    owed: list[Obligation] = []
    means: dict[str, float] = {}
    for name in names:
        text = load_proposal(shipped()[name], kinds)
        verifying = {article.id for article in text.articles if _verifies(article.clause.kind)}
        owed += (duty for duty in obligations_of(text, kinds, "ALL") if verified or duty.article not in verifying)
        for article in text.articles if verified else ():
            kind = kinds.get(article.clause.kind)
            for one in kind.means if kind else ():
                assert kind is not None
                means[one.method] = max(means.get(one.method, 0.0), article.clause.number(one.amount, kind))
    looks = [[_looking(duty, means, age) for duty in owed] for age in range(ROLL_OUT)]
    return Duties(
        tuple(owed),
        np.array([MEASURE_INDEX[duty.measure] for duty in owed]),
        np.array([duty.limit for duty in owed]),
        np.array([duty.comparator == "at most" for duty in owed]),
        np.array([MEASURE_INDEX[duty.when_measure] if duty.when_measure else 0 for duty in owed]),
        np.array([duty.when_at_least if duty.when_measure else -np.inf for duty in owed]),
        np.array([duty.window_rounds - 1 for duty in owed]),
        np.array([duty.detect for duty in owed]),
        np.array([[combined(sight.detection for sight in one) for one in row] for row in looks]),
        np.array([_mistakes(row) for row in looks]),
    )


def _verifies(kind: str) -> bool:
    return kind.startswith(VERIFYING)


def _looking(duty: Obligation, means: dict[str, float], age: int) -> tuple[Sight, ...]:
    ready = {name: amount for name, amount in means.items() if METHODS[name].ready(age)}
    return sights(duty, ready)


def _mistakes(row: Sequence[Sequence[Sight]]) -> list[float]:
    """Chance of a false alarm over each duty, where each method errs over at most one of those it watches."""
    watched = {name: sum(any(sight.method == name for sight in one) for one in row) for name in METHODS}
    return [combined(sight.false_alarm / watched[sight.method] for sight in one) for one in row]
