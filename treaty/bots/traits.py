"""Traits: what makes one scripted seat act differently from another, as numbers on one scale.

Personalities are parameters of the scenario (`Personality`); a kind gives the traits, its numbers shade them.
Sources of the strategies: hegemon and rival, power transition (Organski 1958); bridge-builder, middle powers (Cooper
1997); free rider, Olson 1965; grim, tit for tat, cooperator and defector, Axelrod 1984; generous, Nowak and Sigmund
1992; win-stay, Nowak and Sigmund 1993; deterrence calculus, Becker 1968; concession curves, Faratin, Sierra and
Jennings 1998.
"""

from dataclasses import dataclass

from treaty.model.scenario import Personality


@dataclass(frozen=True, slots=True)
class Traits:
    """Points are those of the role sheets and of home interest; shares and chances are in [0, 1]."""

    tables: float
    """Chance a round to table its draft while the floor has room."""
    amends: float
    """Least gain in points for which it tables an amendment."""
    reserve: float
    """Points that a text must bring it, whatever the hour."""
    aspires: float
    """Share of the best version it can think of that it insists on at the start; it concedes towards `settles`."""
    settles: float
    free_ride: float
    """Weight of what it gains by joining alone against what the whole bargain gains it."""
    waits_for: int
    """Others that must have consented before it asks its legislature."""
    verification: float
    """Points that a verification article is worth to it."""
    complies: str
    """How it decides on its duties: always, never, tit for tat, generous, grim, win-stay, calculus."""
    accuses_at: float
    """Belief at which it accuses."""
    races: float
    """How hard it races when nothing binds it."""
    pays: bool
    """Whether it buys support with side deals."""
    echoes: int = 1
    """Other parties that must break a text in one round, as it believes, before that counts as theirs breaking it."""


KINDS: dict[str, Traits] = {
    "hegemon": Traits(0.15, 1.5, 1.0, 0.97, 0.75, 0.6, 2, -0.5, "calculus", 0.6, 0.9, True),
    "rival": Traits(0.2, 1.5, 1.0, 0.97, 0.75, 0.6, 2, -0.8, "calculus", 0.6, 1.0, True),
    "bridge-builder": Traits(0.6, 1.0, 0.0, 0.75, 0.4, 0.1, 0, 1.0, "always", 0.8, 0.1, True),
    "free-rider": Traits(0.05, 1.2, 0.5, 0.9, 0.6, 0.9, 4, -0.2, "calculus", 0.85, 0.3, False),
    "grim": Traits(0.2, 1.2, 0.5, 0.92, 0.7, 0.2, 2, 1.5, "grim", 0.55, 0.3, True, echoes=2),
    "tit-for-tat": Traits(0.2, 1.2, 0.3, 0.9, 0.6, 0.3, 1, 0.8, "tit for tat", 0.7, 0.2, False),
    "cautious": Traits(0.15, 1.2, 0.2, 0.9, 0.6, 0.3, 2, 0.5, "always", 0.85, 0.0, False),
    "opportunist": Traits(0.1, 1.2, 0.5, 0.92, 0.65, 0.7, 1, -0.3, "calculus", 0.75, 0.6, False),
    "cooperator": Traits(0.3, 1.2, 0.0, 0.8, 0.5, 0.1, 0, 0.8, "always", 0.8, 0.1, True),
    "generous": Traits(0.2, 1.2, 0.3, 0.9, 0.6, 0.2, 1, 0.8, "generous", 0.75, 0.2, False),
    "win-stay": Traits(0.15, 1.2, 0.3, 0.9, 0.6, 0.4, 1, 0.2, "win-stay", 0.75, 0.4, False),
    "defector": Traits(0.1, 1.2, 0.0, 0.92, 0.6, 0.4, 0, -1.0, "never", 0.7, 0.9, False),
}


def aspiration(traits: Traits, personality: Personality, number: int, rounds: int) -> float:
    """Share of the best version that a seat insists on in round `number`: from `aspires` to `settles`.

    It falls along the seat's concession curve and not all the way for a patient one (Faratin, Sierra, Jennings 1998).
    """
    passed = min(1.0, max(0.0, (number - 1) / max(1, rounds - 1)))
    conceded = float(passed ** (1 / personality.concession)) * (1 - 0.4 * personality.patience)
    return traits.aspires + (traits.settles - traits.aspires) * conceded
