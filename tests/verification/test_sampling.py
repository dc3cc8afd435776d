"""Sample sizes as published, and methods combined."""

from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treaty.verification.sampling import combined, detection, size


@pytest.mark.parametrize(
    ("items", "falsified", "probability", "exact", "iaea"),
    [
        (100, 1, 0.2, 20, 20), (100, 1, 0.9, 90, 90), (100, 1, 0.95, 95, 95),
        (100, 5, 0.5, 13, 13), (100, 5, 0.9, 37, 37), (100, 5, 0.95, 45, 46),
        (1_000, 10, 0.2, 22, 23), (1_000, 10, 0.9, 205, 206), (1_000, 10, 0.95, 258, 259),
        (10_000, 100, 0.9, 227, 228), (10_000, 100, 0.95, 294, 296),
        (100_000, 1_000, 0.9, 229, 230), (100_000, 1_000, 0.95, 298, 300),
    ],
)  # fmt: skip
def test_the_published_table(items, falsified, probability, exact, iaea):
    assert size(items, falsified, probability) == exact
    assert size(items, falsified, probability, method="iaea") == iaea


def test_one_in_a_thousand_of_a_hundred_thousand_chips_takes_ten_times_the_sample():
    assert size(100_000, 100, 0.9) == 2_276
    assert size(100_000, 100, 0.9, method="iaea") == 2_277  # 2,276.3, rounded up
    assert size(100_000, 1_000, 0.9, method="iaea") == 230


def test_detection_is_the_share_of_samples_that_hold_a_falsified_item():
    hits = sum(bool({0, 1, 2} & set(sample)) for sample in combinations(range(10), 4))
    assert detection(10, 3, 4) == Fraction(hits, comb(10, 4))
    assert detection(10, 1, 3) == Fraction(3, 10)
    assert detection(10, 0, 10) == 0
    assert detection(10, 8, 3) == 1


@given(st.data())
def test_the_exact_size_is_the_smallest_that_does(data):
    items = data.draw(st.integers(1, 80))
    falsified = data.draw(st.integers(1, items))
    hundredths = data.draw(st.integers(1, 100))
    sample, wanted = size(items, falsified, hundredths / 100), Fraction(hundredths, 100)
    assert detection(items, falsified, sample) >= wanted
    assert detection(items, falsified, sample - 1) < wanted
    assert sample <= size(items, falsified, hundredths / 100, method="iaea")


def test_what_cannot_be_sampled_is_refused():
    assert size(10, 3, 0.0) == 0
    for wrong in (lambda: size(10, 0, 0.5), lambda: size(10, 11, 0.5), lambda: detection(10, 1, 11)):
        with pytest.raises(ValueError):
            wrong()
    with pytest.raises(ValueError, match="probability"):
        size(10, 1, 1.1)


def test_six_independent_layers_at_30_percent_make_88():
    assert combined([0.3] * 6) == pytest.approx(0.882351)
    assert combined([0.5] * 6) == pytest.approx(0.984375)
    assert combined([]) == 0


def test_a_common_cause_takes_redundancy_away():
    assert combined([0.3] * 6, common_cause=1) == pytest.approx(0.3)
    assert combined([0.3, 0.1], common_cause=0.2) == pytest.approx(0.8 * 0.37 + 0.2 * 0.3)
    with pytest.raises(ValueError):
        combined([0.5], common_cause=2)


def test_false_alarms_and_repeated_rounds_compound():
    assert [round(combined([0.05] * n), 3) for n in (5, 14, 20)] == [0.226, 0.512, 0.642]
    assert combined([0.2] * 14) >= 0.95 > combined([0.2] * 13)
