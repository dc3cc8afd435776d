"""Clauses and parameters: what fills a blank, what does not, and how a promise reads."""

import math

import pytest
from pydantic import ValidationError

from treaty.model.clause import Clause, ClauseKind, Duty, Parameter, amount, braces

CAP = Parameter(
    name="flop", title="Cap", type="number", unit="FLOP", low=1e20, high=1e28, typical=1e26, logarithmic=True
)
DAYS = Parameter(name="days", title="Days", type="integer", unit="days", low=0, high=90, typical=30)
OPEN = Parameter(name="open", title="Open", type="flag", typical=True)
BODY = Parameter(name="body", title="Body", type="choice", typical="panel", choices=("panel", "court"))
SECTORS = Parameter(
    name="sectors", title="Sectors", type="set", typical=("health",), choices=("health", "energy", "war")
)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        (CAP, 1e20), (CAP, 1e28), (CAP, 10**24), (DAYS, 0), (DAYS, 90), (DAYS, 30.0), (OPEN, False),
        (BODY, "court"), (SECTORS, ("war", "health")), (SECTORS, ["energy"]),
    ],
)  # fmt: skip
def test_a_value_within_bounds_fills_the_blank(parameter: Parameter, value: object):
    assert parameter.complaint(value) == ""


@pytest.mark.parametrize(
    ("parameter", "value", "said"),
    [
        (CAP, 1e19, "flop is 10^19; it goes from 10^20 to 10^28 FLOP"),
        (CAP, 1.01e28, "it goes from"),
        (CAP, "1e24", "must be a number"),
        (CAP, True, "must be a number"),
        (CAP, math.nan, "must be a number"),
        (CAP, math.inf, "must be a number"),
        (CAP, -math.inf, "must be a number"),
        (CAP, 10**400, "flop"),
        (CAP, None, "must be a number"),
        (DAYS, 30.5, "must be a whole number"),
        (DAYS, -1, "it goes from 0 to 90 days"),
        (DAYS, 10**400, "days"),
        (OPEN, 1, "must be true or false"),
        (OPEN, "yes", "must be true or false"),
        (BODY, "mob", "must be one of: panel, court"),
        (BODY, ("panel",), "must be one of"),
        (SECTORS, (), "must be a list from"),
        (SECTORS, "health", "must be a list from"),
        (SECTORS, ("health", "sport"), "must be a list from"),
    ],
)
def test_another_value_is_refused_with_a_sentence(parameter: Parameter, value: object, said: str):
    assert said in parameter.complaint(value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "number", "typical": 1},
        {"type": "number", "typical": 5, "low": 0, "high": 1},
        {"type": "choice", "typical": "a"},
        {"type": "choice", "typical": "a", "choices": ["b"]},
        {"type": "integer", "typical": 0.5, "low": 0, "high": 1},
        {"type": "colour", "typical": 1},
    ],
)
def test_a_blank_whose_typical_value_does_not_fit_is_refused(wrong: dict[str, object]):
    with pytest.raises(ValidationError):
        Parameter.model_validate({"name": "a", "title": "A", **wrong})


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1e24, "10^24"),
        (3e24, "3*10^24"),
        (1_700, "1,700"),
        (0.5, "0.5"),
        (1e12, "10^12"),
        (2.5e25, "2.5*10^25"),
        (0, "0"),
    ],
)
def test_numbers_read_as_people_write_them(number: float, said: str):
    assert amount(number) == said


def kind(**changes: object) -> ClauseKind:
    """A cap on runs, changed."""
    return ClauseKind.model_validate(
        {
            "id": "cap",
            "group": "B",
            "title": "Cap",
            "sentence": "No party trains above {flop} FLOP.",
            "parameters": [CAP.model_dump()],
            "duties": [{"measure": "largest_run_flop", "comparator": "at most", "limit": "flop"}],
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"duties": [{"measure": "goodwill", "comparator": "at most", "limit": 1}]}, "goodwill"),
        ({"duties": [{"measure": "pue", "comparator": "at most", "limit": "days"}]}, "`days` is no parameter"),
        ({"sentence": "No party trains."}, "does not say {flop}"),
        ({"sentence": "{flop} {days}"}, "{days}, which is no parameter"),
        ({"sentence": "{flop} {"}, "brace"),
        ({"parameters": [CAP.model_dump(), CAP.model_dump()]}, "one name"),
        ({"group": "Z"}, "group"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_kind_with_a_name_that_nothing_answers_to_is_refused(changes: dict[str, object], said: str):
    with pytest.raises(ValidationError, match=said.replace("{", r"\{").replace("}", r"\}")):
        kind(**changes)


def test_a_sentence_takes_the_values_or_the_typical_ones():
    kinds = {"cap": kind()}
    assert Clause(kind="cap", values={"flop": 1e24}).sentence(kinds) == "No party trains above 10^24 FLOP."
    assert Clause(kind="cap").sentence(kinds) == "No party trains above 10^26 FLOP."
    assert Clause(kind="free", text="We shall meet.").sentence(kinds) == "We shall meet."
    assert SECTORS.words(("health", "energy", "war")) == "health, energy and war"
    assert SECTORS.words(("health",)) == "health"


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        (Clause(kind="cap", values={"flop": 1e24}), ""),
        (Clause(kind="cap"), ""),
        (Clause(kind="cap", values={"flops": 1e24}), "`flops` is no parameter of cap"),
        (Clause(kind="cap", values={"flop": 1e30}), "it goes from"),
        (Clause(kind="hat"), "`hat` is no clause kind"),
        (Clause(kind="free", text="Words."), ""),
        (Clause(kind="free"), "needs `text`"),
        (Clause(kind="free", text="Words.", values={"flop": 1e24}), "holds no values"),
    ],
)
def test_a_clause_complains_of_what_is_wrong_with_it(clause: Clause, said: str):
    complaint = clause.complaint({"cap": kind()})
    assert said in complaint
    assert bool(said) == bool(complaint)


def test_a_bound_is_a_number_or_the_value_it_names():
    cap = kind()
    assert Clause(kind="cap", values={"flop": 1e24}).number("flop", cap) == 1e24
    assert Clause(kind="cap").number("flop", cap) == 1e26
    assert Clause(kind="cap").number(7.0, cap) == 7.0


def test_no_number_that_is_none_gets_into_a_record():
    """JSON has no infinity: a record that held one could be written and never read again."""
    for number in (math.inf, -math.inf, math.nan):
        with pytest.raises(ValidationError):
            Clause(kind="cap", values={"flop": number})
        with pytest.raises(ValidationError):
            Duty(measure="pue", comparator="at most", limit=number)


def test_braces_must_pair():
    assert braces("a {b} and {c}") == {"b", "c"}
    for wrong in ("{", "}", "}{", "{a b}", "{{a}}", "{}"):
        with pytest.raises(ValueError, match="brace"):
            braces(wrong)
