"""Sampling: how many items to check so that a falsified one is found, and how several methods combine.

With N items, d of them falsified and n checked, the chance to find one is 1 - C(N-d, n) / C(N, n). The formula in use
at the IAEA, n = N (1 - beta^(1/d)) rounded up, is 0-3 larger. What counts is the share falsified, hardly N.
Source: the IAEA's sample-size approximation, as confirmed in INMM 44-3.
"""

from collections.abc import Iterable
from fractions import Fraction
from math import comb, fsum, lgamma, log, log1p, prod
from typing import Literal

FINEST = 10**9
"""Probabilities are read as the nearest fraction with at most this denominator, so that 0.9 means nine tenths."""

NEAR = 1e-12
"""Share by which two logarithms may differ and still be compared in whole numbers."""
TERMS = 2_000
"""Terms of a product that are summed without a look at how large it comes out."""
FAR = -1e4
"""Logarithm of a chance that is surely too small: probabilities are read to a thousand millionth."""


def detection(items: int, falsified: int, sample: int) -> Fraction:
    """Chance to find at least one of `falsified` items in a sample without replacement; exact, in [0, 1].

    Raises ValueError unless both numbers lie between 0 and `items`.
    """
    _check(items, falsified)
    if not 0 <= sample <= items:
        raise ValueError(f"a sample of {sample} cannot be drawn from {items} items")
    return 1 - Fraction(*_missed(items, falsified, sample))


def size(items: int, falsified: int, probability: float, *, method: Literal["exact", "iaea"] = "exact") -> int:
    """Fewest items to check so that the chance to find a falsified one is at least `probability` (in [0, 1]).

    `iaea`: the formula above. Raises ValueError when nothing is falsified and something is to be found.
    """
    _check(items, falsified)
    if not 0 <= probability <= 1:
        raise ValueError(f"probability is {probability}; it lies between 0 and 1")
    miss = 1 - _read(probability)
    if miss == 1:
        return 0
    if falsified == 0:
        raise ValueError("nothing is falsified: no sample can find it")
    low, high = 0, items
    while low < high:
        middle = (low + high) // 2
        if _low_enough(items, falsified, middle, miss, method):
            high = middle
        else:
            low = middle + 1
    return low


def _read(probability: float) -> Fraction:
    """The fraction that is meant; what lies nearer to 0 or 1 than `FINEST` shows is taken as it is written."""
    near = Fraction(probability).limit_denominator(FINEST)
    return near if 0 < near < 1 or near == probability else Fraction(repr(float(probability)))


def combined(probabilities: Iterable[float], *, common_cause: float = 0.0) -> float:
    """Chance that at least one of several methods sees it, in [0, 1].

    Independent methods: 1 - product(1 - p). With weight `common_cause` in [0, 1] they stand and fall together, and only
    the best of them counts: (1 - c) (1 - product(1 - p)) + c max(p). Without that term redundancy is overstated.
    """
    chances = tuple(probabilities)
    if not 0 <= common_cause <= 1 or any(not 0 <= p <= 1 for p in chances):
        raise ValueError("probabilities and common_cause lie between 0 and 1")
    apart = 1 - prod(1 - p for p in chances)
    return (1 - common_cause) * apart + common_cause * max(chances, default=0.0)


def _check(items: int, falsified: int) -> None:
    if not 0 <= falsified <= items:
        raise ValueError(f"{falsified} falsified of {items} items: it must lie between 0 and the number of items")


def _missed(items: int, falsified: int, sample: int) -> tuple[int, int]:
    """Chance to find none, as a numerator and a denominator; the two ways to count are equal, the shorter is taken."""
    few, many = sorted((falsified, sample))
    return comb(items - many, few), comb(items, few)


def _low_enough(items: int, falsified: int, sample: int, miss: Fraction, method: str) -> bool:
    """Whether a sample misses all with a chance of at most `miss`, below 1; `falsified` is at least 1."""
    iaea = method == "iaea"
    if sample >= (items if iaea else items - falsified + 1):
        return True
    if sample == 0 or miss == 0:
        return False
    # Logarithms first: whole numbers of a million digits are needed only where both are all but equal.
    wanted = log(miss.numerator) - log(miss.denominator)
    chance = falsified * log1p(-sample / items) if iaea else _log_missed(items, falsified, sample)
    if abs(chance - wanted) > NEAR * max(1.0, abs(wanted)):
        return chance < wanted
    if iaea:
        # n >= N (1 - beta^(1/d)) in whole numbers: (N-n)^d <= beta N^d
        none: int = (items - sample) ** falsified
        all_ways: int = items**falsified
    else:
        none, all_ways = _missed(items, falsified, sample)
    return none * miss.denominator <= miss.numerator * all_ways


def _log_missed(items: int, falsified: int, sample: int) -> float:
    """Logarithm of the chance to find none; the product has as many terms as the smaller of the two numbers."""
    few, many = sorted((falsified, sample))
    if few <= TERMS:
        return fsum(log1p(-many / (items - i)) for i in range(few))
    ways = (items - many, items - many - few, items, items - few)
    one, two, three, four = (lgamma(number + 1) for number in ways)
    if one - two - (three - four) < FAR:
        return FAR
    return fsum(log1p(-many / (items - i)) for i in range(few))
