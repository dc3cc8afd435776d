"""Belief: how likely a breach is, given reports that may err, and what a reputation is worth.

Bayes in odds: each report multiplies the odds of a breach by how much likelier it is under a breach than without one.
A clean report speaks too. Reputation is a beta belief about the chance that a country keeps its next promise.
"""

from collections.abc import Iterable
from typing import NamedTuple, Self


def posterior(prior: float, detection: float, false_alarm: float, *, alarm: bool = True) -> float:
    """Chance of a breach after one report, in [0, 1]; all arguments in [0, 1].

    A report that cannot happen under either (an alarm from a method that never gives one) changes nothing.
    """
    for name, chance in (("prior", prior), ("detection", detection), ("false_alarm", false_alarm)):
        if not 0 <= chance <= 1:
            raise ValueError(f"{name} is {chance}; a chance lies between 0 and 1")
    breached = prior * (detection if alarm else 1 - detection)
    kept = (1 - prior) * (false_alarm if alarm else 1 - false_alarm)
    return breached / (breached + kept) if breached + kept else prior


class Report(NamedTuple):
    """What one method said: its chance to raise an alarm under a breach and without one, and whether it did."""

    detection: float
    false_alarm: float
    alarm: bool


def after(prior: float, reports: Iterable[Report]) -> float:
    """Chance of a breach after several independent reports; their order does not matter."""
    belief = prior
    for report in reports:
        belief = posterior(belief, report.detection, report.false_alarm, alarm=report.alarm)
    return belief


def onward(belief: float, *, starts: float = 0.05, stays: float = 0.8) -> float:
    """Belief before the next round's reports: one who breached goes on with chance `stays`, another `starts`.

    Keeps a long clean record from making a country untouchable. Two-state Markov chain; both rates are ours.
    """
    return belief * stays + (1 - belief) * starts


class Reputation(NamedTuple):
    """Beta belief about the chance that a country keeps a promise; `alpha` kept and `beta` broken, weighted."""

    alpha: float = 1.0
    beta: float = 1.0

    @property
    def mean(self) -> float:
        """Expected chance that the next promise is kept, in (0, 1). Laplace: (alpha) / (alpha + beta)."""
        return self.alpha / (self.alpha + self.beta)

    @property
    def evidence(self) -> float:
        """Weight of all that was seen since the flat start of (1, 1)."""
        return self.alpha + self.beta - 2.0

    def updated(self, kept: bool, weight: float = 1.0) -> Self:
        """The belief after one more case, counted `weight` times (at least 0; below 1 for a breach self-reported)."""
        if weight < 0:
            raise ValueError(f"weight is {weight}; it must be at least 0")
        return self._replace(alpha=self.alpha + weight * kept, beta=self.beta + weight * (not kept))


def deterred(gain: float, penalty: float) -> float:
    """Chance of detection from which a breach no longer pays, in [0, 1]: gain / (gain + penalty).

    An unseen breach brings `gain` (0 where none), a seen one costs `penalty`: g (1-p) = s p. Source: Becker 1968, with
    the gain lost when seen. 0 when there is nothing to gain; 1 when there is no penalty.
    """
    if penalty < 0:
        raise ValueError(f"penalty is {penalty}; it must be at least 0")
    return gain / (gain + penalty) if gain > 0 else 0.0
