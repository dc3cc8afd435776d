"""The clause catalogue holds what the research page lists, and refuses what nothing answers to."""

import time

import pytest

from treaty.library.catalogue import METHODS, load_catalogue
from treaty.library.reading import Faulty
from treaty.model.clause import GROUPS, Clause
from treaty.model.instrument import FinalClauses
from treaty.model.measure import MEASURES, Origin
from treaty.verification import methods as verification

KINDS = load_catalogue()
COUNTS = {
    "A": 7,
    "B": 6,
    "C": 7,
    "D": 4,
    "E": 7,
    "F": 4,
    "G": 4,
    "H": 4,
    "I": 3,
    "J": 4,
    "K": 3,
    "L": 9,
    "M": 4,
    "N": 7,
}
"""Kinds in each group: the 72 of the research page, and the exclusive alliance that they forbid (A7)."""


def test_every_kind_of_the_research_page_is_here_and_the_exclusive_alliance():
    assert len(KINDS) == 73
    assert {group: sum(kind.group == group for kind in KINDS.values()) for group in GROUPS} == COUNTS
    assert list(KINDS) == [f"{group}{number}" for group, many in COUNTS.items() for number in range(1, many + 1)]


@pytest.mark.parametrize(
    ("kind", "parameter", "typical", "low", "high"),
    [
        ("A1", "max_share_pct", 60, 40, 90),
        ("A2", "max_foreign_mw", 500, 0, 5000),
        ("A3", "days", 180, 30, 365),
        ("A4", "notice_days", 60, 0, 180),
        ("A6", "standards", 3, 0, 8),
        ("B1", "flop_cap", 1e24, 1e22, 1e27),
        ("B1", "monitored_flop", 1e22, None, None),
        ("B1", "post_training_flop", 1e23, None, None),
        ("B2", "days_before", 14, 0, 90),
        ("B3", "cluster_h100e", 16, 16, 100_000),
        ("B4", "kh100e_cap", 50, 1, 10_000),
        ("B5", "per_country_max_pct", 7, None, None),
        ("B6", "pool_kh100e", 5, None, None),
        ("C1", "flop_trigger", 1e25, None, None),
        ("C1", "days", 30, 0, 90),
        ("C4", "critical_days", 2, 1, 60),
        ("C4", "serious_days", 15, 1, 60),
        ("C5", "joint_tests", 2, 0, 12),
        ("D1", "flop", 1e24, 1e22, 1e26),
        ("D1", "months", 12, 0, 36),
        ("D3", "years", 10, None, None),
        ("E1", "months", 12, 3, 60),
        ("E3", "small_orders_k", 1.7, 0, 10),
        ("E6", "max_tariff_pct", 5, 0, 25),
        ("F1", "visas_k", 1, 0, 50),
        ("G3", "levy_pct", 1, 0, 5),
        ("H1", "mw", 100, 0.5, 1000),
        ("H3", "pue", 1.25, 1.1, 1.6),
        ("H4", "max_share_pct", 10, 2, 30),
        ("I1", "budget_bn", 10, None, None),
        ("I3", "safety_pct", 30, 0, 50),
        ("J1", "months", 6, 1, 36),
        ("J2", "minutes", 15, 1, 1440),
        ("K1", "fund_bn", 3, 0.2, 20),
        ("K3", "usd_per_gpu_hour", 1, 0.3, 4),
        ("L3", "per_year", 4, 0, 18),
        ("L4", "notice_hours", 48, 12, 168),
        ("L5", "share_pct", 50, None, None),
        ("L8", "staff", 150, None, None),
        ("M3", "days", 90, None, None),
        ("N1", "ratifications", 5, None, None),
        ("N2", "months", 3, 3, 12),
        ("N4", "years", 2, 1, 5),
    ],
)
def test_parameters_have_the_values_of_the_research_page(kind, parameter, typical, low, high):
    blank = KINDS[kind].parameter(parameter)
    assert blank.typical == typical
    assert low is None or (blank.low, blank.high) == (low, high)


def test_the_chance_of_detection_is_that_of_the_research_page():
    wanted = {
        "A1": 0.5,
        "A4": 0.95,
        "A5": 1.0,
        "B1": 0.3,
        "B2": 0.4,
        "B6": 0.8,
        "C3": 0.4,
        "C6": 0.1,
        "D1": 0.95,
        "E6": 1.0,
        "F3": 0.3,
        "G3": 0.3,
    }
    wanted |= {"H4": 0.9, "I1": 0.95, "J1": 0.4, "K1": 0.9}
    assert {kind: KINDS[kind].detect for kind in wanted} == wanted


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_does_something_within_reach(kind):
    assert kind.final in FinalClauses.model_fields if kind.group == "N" else not kind.final
    assert kind.duties or kind.means or kind.settlement or kind.relief or kind.final
    assert set(kind.methods) <= set(METHODS)
    assert kind.precedent
    said = Clause(kind=kind.id).sentence(KINDS)
    assert "{" not in said
    assert said.endswith(".")
    for duty in kind.duties:
        measure, blank = MEASURES[duty.measure], kind.parameter(str(duty.limit))
        for limit in (blank.low, blank.high) if blank else (float(duty.limit),):
            assert measure.low <= limit <= measure.high
        if measure.origin is Origin.PRACTICE:
            # asking for less than everybody does anyway would be the comparator the wrong way round
            assert duty.comparator == ("at least" if measure.best > measure.baseline else "at most")


def test_every_method_is_brought_into_force_by_one_kind():
    assert [KINDS[f"L{number}"].means[0].method for number in range(1, 10)] == list(METHODS)
    assert all(kind.methods for kind in KINDS.values() if kind.duties)


def test_what_brings_a_method_into_force_is_in_the_unit_of_the_method():
    assert tuple(verification.METHODS) == ("public", *METHODS)
    for number, name in enumerate(METHODS, 1):
        kind, method = KINDS[f"L{number}"], verification.METHODS[name]
        amount = Clause(kind=kind.id).number(kind.means[0].amount, kind)
        assert 0.5 <= method.effort(amount) <= 1
        assert amount <= 2 * method.full, "the typical amount is of another order than full effort"


def test_settlements_relief_and_essence():
    assert {kind.settlement: kind.id for kind in KINDS.values() if kind.settlement} == {
        "consultation": "M1",
        "mediation": "M2",
        "panel": "M3",
        "council": "M4",
        "countermeasures": "E7",
    }
    assert [kind.id for kind in KINDS.values() if kind.relief] == ["K2"]
    assert KINDS["A1"].essential
    assert KINDS["B1"].integral


def test_every_practice_and_stance_but_two_is_bound_by_some_kind():
    bound = {duty.measure for kind in KINDS.values() for duty in kind.duties}
    assert set(MEASURES) - bound == {"models_denied", "chips_denied"}


SOUND = """[[kinds]]
id = "X1"
group = "C"
title = "T"
sentence = "At least {days} days."
methods = ["declarations"]
parameters = [
  { name = "days", title = "days", type = "integer", unit = "days", low = 0, high = 90, typical = 30 },
]
duties = [{ measure = "evaluation_days", comparator = "at least", limit = "days" }]
"""


def refused(tmp_path, text: str) -> list[str]:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Faulty) as caught:
        load_catalogue([file])
    return [str(fault).removeprefix(f"{tmp_path}/") for fault in caught.value.complaints]


def test_a_teacher_adds_a_kind_by_adding_a_table(tmp_path):
    file = tmp_path / "own.toml"
    file.write_text(SOUND, encoding="utf-8")
    kinds = load_catalogue([file])
    assert list(kinds) == [*KINDS, "X1"]
    assert "X1" not in load_catalogue()


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"evaluation_days"', '"evaluation_day"', "own.toml:10:13: `evaluation_day` is no measure; did you mean"),
        ('"evaluation_days"', '"wisdom"', "own.toml:10:13: `wisdom` is no measure; `treaty schema` lists them"),
        ("{days}", "{dayz}", "own.toml:5:1: `dayz` is no parameter here; did you mean `days`?"),
        ("{days}", "many", "own.toml:5:1: the sentence does not say {days}"),
        ("{days}", "{days", "own.toml:5:1: a brace in the sentence has no partner"),
        ("typical = 30", "typical = 91", "own.toml:8:3: entry 1 of `parameters`: typical value: days is 91; it goes"),
        ('["declarations"]', '["declarations", "spies"]', "own.toml:6:28: `spies` is no verification method; there"),
        ('limit = "days"', 'limit = "weeks"', "own.toml:10:67: `weeks` is no parameter of this kind"),
        ('limit = "days"', "limit = 91", "own.toml:10:67: this is 91, but outside access for tests before release"),
        ("high = 90", "high = 99", "own.toml:10:67: this is 0 to 99, but"),
        ('group = "C"', 'group = "N"\nfinal = "withdrawl"', "own.toml:4:1: `withdrawl` is no final clause; did you"),
        ('group = "C"', 'group = "N"', "own.toml:1:1: X1 is of group N: `final` must name"),
        ('group = "C"', 'group = "C"\nfinal = "withdrawal"', "own.toml:4:1: `final` belongs to group N"),
        ('group = "C"', 'group = "Z"', 'own.toml:3:1: `group` is "Z"; it must be'),
        ('title = "T"', 'titel = "T"', "own.toml:4:1: `titel` is not known here; did you mean `title`?"),
        ('id = "X1"', 'id = "B1"', "own.toml:2:1: there is a kind B1 already (Training-run cap)"),
        ('id = "X1"', 'id = "free"', "own.toml:2:1: `free` is the kind of free-text clauses"),
        ("duties =", "relief = false #", "own.toml:1:1: X1 does nothing"),
        ("duties =", "relief = true #", "own.toml:10:1: a kind that gives relief needs a parameter `years`"),
        ("duties =", 'means = [{ method = "spies" }] #', "own.toml:10:12: `spies` is no verification method"),
        ("[[kinds]]", "[[kind]]", "own.toml:1:1: `kind` is not known in a catalogue file"),
        ('type = "integer"', 'type = "whole"', 'own.toml:8:36: `type` is "whole"; it must be'),
        ("low = 0,", "", "own.toml:8:3: entry 1 of `parameters`: parameter days is a integer: it needs `low` and"),
    ],
)
def test_a_faulty_kind_is_refused_with_its_place(tmp_path, old, new, complaint):
    assert old in SOUND
    lines = refused(tmp_path, SOUND.replace(old, new, 1))
    assert any(line.startswith(complaint) for line in lines), lines


def test_a_kind_twice_is_refused(tmp_path):
    assert refused(tmp_path, SOUND + SOUND) == [
        "own.toml:12:1: there is a kind X1 already (T); give this one another id"
    ]


def test_faults_of_all_files_are_told_at_once(tmp_path):
    paths = [tmp_path / "a.toml", tmp_path / "b.toml", tmp_path / "c.toml"]
    for path, text in zip(paths, ("kinds = 3", "[[kinds]]\nid = 7", SOUND), strict=True):
        path.write_text(text, encoding="utf-8")
    with pytest.raises(Faulty) as caught:
        load_catalogue(paths)
    assert {fault.file for fault in caught.value.complaints} == {str(path) for path in paths[:2]}


def test_the_packaged_kinds_are_read_once_and_cannot_be_spoiled():
    load_catalogue().clear()
    began = time.perf_counter()
    for _ in range(100):
        assert len(load_catalogue()) == 73
    assert time.perf_counter() - began < 1
