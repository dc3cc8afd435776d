"""Orders: a sheet that spends more than there is, or names what no country can do, is refused."""

import math

import pytest
from pydantic import ValidationError

from treaty.model.measure import MEASURES, PRACTICES, Origin
from treaty.model.orders import BUDGET_LINES, Budget, Orders, Stance


def test_a_budget_of_one_hundred_is_spent_and_more_is_refused():
    shares = dict.fromkeys(BUDGET_LINES, 12.5)
    assert sum(Budget(**shares).model_dump().values()) == 100
    with pytest.raises(ValidationError, match="add up to 101 %"):
        Budget(**{**shares, "safety": 13.5})
    assert Budget(**dict.fromkeys(BUDGET_LINES, 0.0)).compute == 0


@pytest.mark.parametrize("share", [-1, 100.1, math.nan, math.inf, "much"])
def test_a_share_lies_between_nothing_and_all(share: object):
    with pytest.raises(ValidationError):
        Budget.model_validate({"compute": share})


@pytest.mark.parametrize(
    "wrong",
    [
        {"budget": {"bribes": 5}},
        {"stances": {"us": {}}},
        {"stances": {"USA": {"chips": "all"}}},
        {"stances": {"USA": {"tariff": 201}}},
        {"stances": {"USA": {"tariff": math.nan}}},
        {"stances": {"USA": {"visas": 51}}},
        {"release": "leaked"},
        {"autonomy": 5},
        {"autonomy": 1.5},
        {"run_flop": -1},
        {"run_flop": 1e31},
        {"hidden_pct": 101},
        {"practices": {"goodwill": 1}},
        {"practices": {"largest_run_flop": 1e24}},
        {"practices": {"agent_log_months": 37}},
        {"practices": {"agent_log_months": -0.1}},
        {"practices": {"agent_log_months": math.nan}},
        {"practices": {"incident_report_days": 0}},
        {"declared": {"goodwill": 1}},
        {"declared": {"agent_log_months": math.inf}},
        {"declared": {"agent_log_months": math.nan}},
        {"declared": {"agent_log_months": 1e9}},
        {"declared": {"largest_run_flop": -1}},
        {"secrets": True},
    ],
)
def test_a_sheet_names_only_what_there_is_within_its_range(wrong: dict[str, object]):
    with pytest.raises(ValidationError):
        Orders.model_validate(wrong)


def test_every_practice_may_be_set_from_one_end_of_its_range_to_the_other():
    for name in PRACTICES:
        measure = MEASURES[name]
        for value in (measure.low, measure.high, measure.baseline, measure.best):
            assert Orders(practices={name: value}).practices[name] == value


def test_any_measure_may_be_declared_within_its_range():
    for name, measure in MEASURES.items():
        assert Orders(declared={name: measure.high}).declared[name] == measure.high


def test_a_sheet_is_read_back_as_it_was_written():
    sheet = Orders(
        stances={"USA": Stance(chips="ban", tariff=12.5, pact=True)},
        practices={"agent_log_months": 1 / 3},
        declared={"largest_run_flop": 1e24},
    )
    assert Orders.model_validate_json(sheet.model_dump_json()) == sheet


def test_effort_runs_from_what_a_country_does_anyway_to_its_best():
    logs, days = MEASURES["agent_log_months"], MEASURES["incident_report_days"]
    assert [logs.effort(value) for value in (0, 18, 36, 99)] == [0, 0.5, 1, 1]
    assert [days.effort(value) for value in (60, 1, 0)] == [0, 1, 1]
    assert MEASURES["open_below_flop"].effort(1e24) == pytest.approx(0.5)
    assert MEASURES["largest_run_flop"].effort(1e24) == 0
    assert all(measure.baseline != measure.best for measure in MEASURES.values() if measure.origin is Origin.PRACTICE)
