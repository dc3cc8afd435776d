"""Voting rules: weights and a quota, and several of which all or any must be met. A quota is met by "at least"."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weighted:
    """Wins with a weight of at least `quota`; weights are whole numbers from 0.

    Raises ValueError if no coalition can win, or the empty one does.
    """

    weights: tuple[int, ...]
    quota: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", tuple(self.weights))
        if any(weight < 0 for weight in self.weights) or not 0 < self.quota <= sum(self.weights):
            raise ValueError(f"quota {self.quota} must lie above 0 and up to {sum(self.weights)}, the sum of weights")


@dataclass(frozen=True, slots=True)
class AllOf:
    """Wins where every one of `rules` is won: a double majority."""

    rules: tuple["Rule", ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "rules", _alike(self.rules))


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Wins where at least one of `rules` is won."""

    rules: tuple["Rule", ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "rules", _alike(self.rules))


Rule = Weighted | AllOf | AnyOf


def players_of(rule: Rule) -> int:
    """How many players a rule is about."""
    return len(rule.weights) if isinstance(rule, Weighted) else players_of(rule.rules[0])


def atoms_of(rule: Rule) -> list[Weighted]:
    """The weighted rules of which a rule is made, each once."""
    if isinstance(rule, Weighted):
        return [rule]
    return list(dict.fromkeys(atom for part in rule.rules for atom in atoms_of(part)))


def _alike(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    found = tuple(rules)
    if len({players_of(rule) for rule in found}) != 1:
        raise ValueError("the rules joined must be about the same number of players")
    return found
