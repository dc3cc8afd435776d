"""Blanks: what is typed, what it means, and what is said about it."""

import re

import pytest
from floor_table import desk_of, said, table
from hypothesis import given
from hypothesis import strategies as st

from treaty.library.catalogue import load_catalogue
from treaty.model.clause import GROUPS, Clause, Parameter
from treaty.model.entry import Count, EntryIntoForce, NamedStates, Weight
from treaty.model.instrument import FinalClauses
from treaty.tui.blanks import bounds_words, clause_rows, kind_rows, read_number, read_value, typed_form
from treaty.tui.catalogue import FREE, about_rows, catalogue_rows
from treaty.tui.final_words import ABOUT
from treaty.tui.finals import entry_choices, parts_of_entry, with_condition

KINDS = load_catalogue()
CAP = Parameter(
    name="cap", title="largest run", type="number", unit="FLOP", low=1e22, high=1e27, typical=1e24, logarithmic=True
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("10^24", 1e24),
        ("3*10^24", 3e24),
        ("3 x 10^24", 3e24),
        ("1e24", 1e24),
        ("10^24 FLOP", 1e24),
        ("1,700", 1700.0),
        (" 12.5 ", 12.5),
        ("-3", -3.0),
        ("", None),
        ("ten", None),
        ("nan", None),
        ("inf", None),
        ("10^999", None),
        ("[/]", None),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, value: float | None) -> None:
    assert read_number(typed, "FLOP") == value or (value is None and read_number(typed, "FLOP") is None)


@given(st.floats(min_value=1e-6, max_value=1e30))
def test_what_stands_in_the_line_reads_back_the_same(value: float) -> None:
    assert read_number(typed_form(value)) == value


def test_usual_values_of_the_catalogue_read_back_the_same() -> None:
    for kind in KINDS.values():
        for blank in kind.parameters:
            if blank.type in ("number", "integer"):
                assert read_value(blank, typed_form(blank.typical)) == (blank.typical, "")


def test_complaints_name_the_blank_and_its_bounds() -> None:
    assert read_value(CAP, "10^30") == (None, "largest run is 10^30; it goes from 10^22 to 10^27 FLOP")
    assert "such as 10^24" in read_value(CAP, "many")[1]
    whole = KINDS["L2"].parameters[0]
    assert "whole number" in read_value(whole, "1.5")[1]


def test_bounds_unit_and_usual_value_are_said() -> None:
    assert bounds_words(CAP) == "10^22 to 10^27 FLOP, in powers of ten; usual: 10^24 FLOP"


def test_the_catalogue_is_whole_and_by_group() -> None:
    public = desk_of(table("KEN")).seat.public
    rows = catalogue_rows(public)
    assert {one.id for one in rows if one.id} == {*public.kinds, FREE}
    heads = [one.words for one in rows if not one.id and one.words]
    assert heads[: len(GROUPS)] == [f"{letter}  {group}" for letter, group in GROUPS.items()]


def test_a_search_leaves_what_says_all_its_words() -> None:
    public = desk_of(table("KEN")).seat.public
    found = {one.id for one in catalogue_rows(public, "training cap") if one.id}
    assert "B1" in found
    assert "A1" not in found
    assert not [one for one in catalogue_rows(public, "nothing says this") if one.id]


def test_every_kind_can_be_read_with_whom_it_binds() -> None:
    public = desk_of(table("KEN")).seat.public
    for kind in public.kinds.values():
        text = said(kind_rows(public, kind))
        assert Clause(kind=kind.id).sentence(public.kinds).split("\n")[0] in text
        assert ("Binds " in text) == bool(kind.duties)
    assert "binds politically" in said(about_rows(public, FREE))
    assert about_rows(public, "no-kind") == ()


def test_a_lower_cap_binds_more() -> None:
    public = desk_of(table("KEN")).seat.public
    loose, tight = (said(clause_rows(public, Clause(kind="B1", values={"flop_cap": cap}))) for cap in (1e27, 1e22))
    few = re.search(r"(\d+) of 12 countries", loose)
    assert few
    assert 0 < int(few[1]) < 12
    assert "all 12 countries" in tight


def test_conditions_of_entry_into_force_are_changed_one_by_one() -> None:
    five = EntryIntoForce(all_of=(Count(at_least=5), Count(at_least=2, subset=("USA", "CHN"))))
    seven = with_condition(five, Count, Count(at_least=7))
    assert seven.all_of == (Count(at_least=7), Count(at_least=2, subset=("USA", "CHN")))
    both = with_condition(seven, Weight, Weight(at_least="60/100"))
    named = with_condition(both, NamedStates, NamedStates(states=("IND",)))
    assert parts_of_entry(named) == (7, 0.6, ("IND",))
    assert with_condition(named, Weight, None).all_of == (*seven.all_of, NamedStates(states=("IND",)))
    assert "60 %" in said(entry_choices(named))


def test_something_is_always_asked_for() -> None:
    none = with_condition(EntryIntoForce(all_of=(Count(at_least=5),)), Count, None)
    assert none.all_of == (Count(at_least=1),)


def test_every_final_clause_says_what_it_decides() -> None:
    assert set(ABOUT) == set(FinalClauses.model_fields)
