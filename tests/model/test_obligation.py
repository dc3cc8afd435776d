"""Obligations: when conduct keeps them, in which case they bite, and who has more time."""

import pytest
from treaties import CAP, KINDS, NOTICE, RELIEF, TEXT

from treaty.model.clause import Clause
from treaty.model.instrument import Article
from treaty.model.obligation import Obligation, obligations_of

LOGS = Obligation(
    instrument="pact", article="2", duty=0, party="IND", measure="agent_log_months", comparator="at least", limit=12
)
RUNS = LOGS.model_copy(
    update={"article": "1", "measure": "largest_run_flop", "comparator": "at most", "limit": 1e24}
)  # fmt: skip
ANNOUNCED = LOGS.model_copy(
    update={"measure": "run_notice_days", "limit": 30, "when_measure": "largest_run_flop", "when_at_least": 1e25}
)


@pytest.mark.parametrize(
    ("months", "kept"), [(12, True), (13, True), (11.99, False), (0, False), (12 - 1e-9, True), (12 - 1e-4, False)]
)
def test_at_least_is_kept_at_the_limit_itself(months: float, kept: bool):
    assert LOGS.kept_by({"agent_log_months": months}) is kept


@pytest.mark.parametrize(
    ("flop", "kept"), [(1e24, True), (0, True), (1.0001e24, False), (1e24 * (1 + 1e-9), True), (1e25, False)]
)
def test_at_most_is_kept_at_the_limit_itself(flop: float, kept: bool):
    assert RUNS.kept_by({"largest_run_flop": flop}) is kept


def test_a_limit_of_zero_forgives_no_more_than_a_millionth():
    none = RUNS.model_copy(update={"measure": "exclusive_pacts", "limit": 0.0})
    assert none.kept_by({"exclusive_pacts": 0})
    assert not none.kept_by({"exclusive_pacts": 0.001})
    assert not none.kept_by({"exclusive_pacts": 1})


def test_what_conduct_does_not_name_is_zero():
    assert not LOGS.kept_by({})
    assert RUNS.kept_by({})


@pytest.mark.parametrize(
    ("flop", "days", "kept"),
    [(1e24, 0, True), (1e25, 0, False), (1e25, 29, False), (1e25, 30, True), (2e26, 10, False), (9.99e24, 0, True)],
)
def test_a_duty_with_a_case_bites_in_that_case_alone(flop: float, days: float, kept: bool):
    conduct = {"largest_run_flop": flop, "run_notice_days": days}
    assert ANNOUNCED.bites(conduct) is (flop >= 1e25)
    assert ANNOUNCED.kept_by(conduct) is kept


def test_words_name_measure_limit_unit_and_case():
    assert RUNS.words() == "largest training run at most 10^24 FLOP"
    assert LOGS.words() == "months that agents' logs are kept at least 12 months"
    assert "(when largest training run is 10^25 FLOP or more)" in ANNOUNCED.words()


def test_a_text_makes_each_party_owe_what_its_kinds_say():
    cap, logs = obligations_of(TEXT, KINDS, "IND")
    assert (cap.key, logs.key) == ("pact/1/0/IND", "pact/2/0/IND")
    assert (cap.measure, cap.comparator, cap.limit) == ("largest_run_flop", "at most", 1e26)
    assert (cap.methods, cap.detect, cap.essential, cap.integral) == (("declarations",), 0.2, True, True)
    assert (logs.limit, logs.essential) == (12, False)


def test_a_value_left_out_is_owed_as_the_typical_one():
    text = TEXT.model_copy(update={"articles": (Article(id="1", clause=Clause(kind="cap")),)})
    assert obligations_of(text, KINDS, "IND")[0].limit == CAP.parameter("flop").typical


def test_k2_relief_gives_the_small_two_rounds_a_year():
    articles = (*TEXT.articles, Article(id="4", clause=Clause(kind="relief", values={"years": 1.5})))
    text = TEXT.model_copy(update={"articles": articles})
    assert [duty.window_rounds for duty in obligations_of(text, KINDS, "KEN", small=True)] == [4, 4]
    assert [duty.window_rounds for duty in obligations_of(text, KINDS, "USA", small=False)] == [1, 1]
    assert [duty.window_rounds for duty in obligations_of(TEXT, KINDS, "KEN", small=True)] == [1, 1]


def test_relief_comes_on_top_of_the_time_a_duty_gives_all():
    articles = (Article(id="1", clause=Clause(kind="notice")), Article(id="2", clause=Clause(kind="relief")))
    text = TEXT.model_copy(update={"articles": articles})
    assert [duty.window_rounds for duty in obligations_of(text, KINDS, "KEN", small=True)] == [2 + 4]
    assert (NOTICE.duties[0].window_rounds, RELIEF.parameter("years").typical) == (2, 2)
