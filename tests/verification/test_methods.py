"""The table of methods keeps what its sources say."""

import pytest

from treaty.verification.methods import EVERY_METHOD_ON, METHODS, SECRETARIAT_LIFTS


def test_the_ten_names_are_fixed():
    assert tuple(METHODS) == (
        "public", "ntm", "declarations", "inspections", "challenge", "chip_logs", "monitors", "whistleblowers",
        "secretariat", "peer_review",
    )  # fmt: skip
    assert all(name == method.name for name, method in METHODS.items())


@pytest.mark.parametrize(
    ("name", "adds"),
    [("ntm", 0.10), ("declarations", 0.10), ("inspections", 0.25), ("challenge", 0.30), ("chip_logs", 0.30),
     ("monitors", 0.20), ("whistleblowers", 0.15), ("peer_review", 0.05), ("secretariat", 0.0), ("public", 0.0)],
)  # fmt: skip
def test_group_l_says_what_each_adds(name, adds):
    assert METHODS[name].detect == adds


def test_every_method_that_looks_errs_between_2_and_10_in_a_hundred():
    assert all(0.02 <= m.false_alarm <= 0.10 for m in METHODS.values() if m.name != "secretariat")
    assert METHODS["secretariat"].false_alarm == 0


def test_limits_and_lead_times():
    assert METHODS["inspections"].per_round == 9  # 18 a year
    assert METHODS["challenge"].per_round == 1  # 2 a year
    assert not METHODS["chip_logs"].ready(1)
    assert METHODS["chip_logs"].ready(2)
    assert METHODS["inspections"].effort(18) == 1
    assert METHODS["inspections"].effort(1) == 0.25


def test_national_means_need_nobodys_consent_and_are_nobodys_to_share():
    assert not METHODS["ntm"].needs_consent
    assert "ntm" not in EVERY_METHOD_ON
    assert set(METHODS) > SECRETARIAT_LIFTS
