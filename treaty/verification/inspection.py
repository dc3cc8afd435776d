"""Inspection games: few inspections over many stages, and an inspectee who may violate once.

Dresher 1962: at each of `stages` the inspector inspects or not and the inspectee violates or not, at once. A violation
that is inspected ends the game at +1 for the inspector, one that is not at -1; a game without any is worth 0. With v
for the value, p for the chance to inspect now, n stages and m inspections:

    inspected:      violate +1, legal v(n-1, m-1)
    not inspected:  violate -1, legal v(n-1, m)
    v(n, m) = -C(n-1, m) / (C(n, 0) + ... + C(n, m)),  v(n, m) = 0 for m >= n

Leadership (Maschler 1966, von Stengel 2016): the inspector announces its randomisation; the inspectee, who gains
nothing by mixing, acts legally as long as inspections remain. In this zero-sum game the inspector gets the same value.
Sources: Dresher, RAND RM-2972; von Stengel, Mathematics of Operations Research 41, "Recursive inspection games".
"""

from fractions import Fraction
from math import comb


def value(stages: int, inspections: int) -> Fraction:
    """Value to the inspector of the game with simultaneous moves, in [-1, 0]; exact. Raises ValueError below 0."""
    _check(stages, inspections)
    if inspections >= stages:
        return Fraction(0)
    return Fraction(-comb(stages - 1, inspections), sum(comb(stages, i) for i in range(inspections + 1)))


def inspect_probability(stages: int, inspections: int) -> Fraction:
    """Chance in [0, 1] with which the inspector inspects at the first of `stages`; exact.

    0 without inspections, 1 with one for every stage (where half would deter as well). Raises ValueError below 0 and
    when no stage is left.
    """
    now, later = _worth_of_legal(stages, inspections)
    if inspections == 0 or inspections >= stages:
        return Fraction(int(inspections > 0))
    return (later + 1) / (2 + later - now)


def violate_probability(stages: int, inspections: int) -> Fraction:
    """Chance in [0, 1] with which the inspectee violates at the first of `stages`; exact.

    1 when nobody can inspect any more; 0 when every stage can be inspected. Raises ValueError as above.
    """
    now, later = _worth_of_legal(stages, inspections)
    if inspections == 0:
        return Fraction(1)
    return Fraction(0) if inspections >= stages else (later - now) / (2 + later - now)


def leader_value(stages: int, inspections: int) -> Fraction:
    """Value to an inspector that announces its randomisation, in [-1, 0]; exact.

    It is the chance, with the sign turned, that inspections run out while a stage is left: only then is it worth
    violating. Raises ValueError below 0.
    """
    _check(stages, inspections)
    reached = {inspections: Fraction(1)}
    lost = Fraction(0)
    for left in range(stages, 0, -1):
        following: dict[int, Fraction] = {}
        for remaining, chance in reached.items():
            if remaining == 0:
                lost += chance
                continue
            inspect = inspect_probability(left, remaining)
            for spent, share in ((1, inspect), (0, 1 - inspect)):
                following[remaining - spent] = following.get(remaining - spent, Fraction(0)) + chance * share
        reached = following
    return -lost


def _worth_of_legal(stages: int, inspections: int) -> tuple[Fraction, Fraction]:
    """What a legal act leads to: after an inspection now, and with all inspections kept for later."""
    _check(stages, inspections)
    if stages == 0:
        raise ValueError("there is no stage left to inspect")
    return value(stages - 1, max(0, inspections - 1)), value(stages - 1, inspections)


def _check(stages: int, inspections: int) -> None:
    if stages < 0 or inspections < 0:
        raise ValueError("stages and inspections are counted from 0")
