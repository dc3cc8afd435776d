"""The map of ties, from public facts alone."""

from dataclasses import replace
from itertools import combinations

import pytest
from scenes import ALLEGED, IN_FORCE, SMALL, TALK, given
from twins import rich, twins

from treaty.law.state import State
from treaty.views.seat import public_view
from treaty.views.ties import ties_view


def changed(state: State, table: str, one: str, other: str, value: float, both: bool = True) -> State:
    """The state with one figure between two countries changed."""
    rows = [list(row) for row in getattr(state.figures.between, table)]
    i, j = state.countries.index(one), state.countries.index(other)
    rows[i][j] = value
    if both:
        rows[j][i] = value
    between = state.figures.between.model_copy(update={table: tuple(map(tuple, rows))})
    return replace(state, figures=state.figures.model_copy(update={"between": between}))


def sign(state: State, one: str, other: str) -> str:
    tie = ties_view(public_view(state)).between(one, other)
    assert tie is not None
    return tie.sign


def test_every_pair_has_one_tie_and_every_country_a_place():
    for state in (given(TALK).state, rich(3)):
        found = ties_view(public_view(state))
        assert sorted(found.order) == sorted(state.countries)
        assert len(found.ties) == len(list(combinations(state.countries, 2)))
        assert set(found.bloc_of) == set(found.alignment) == set(state.countries)


def test_strangers_have_no_tie_and_parties_of_a_text_have_one():
    assert sign(given(TALK).state, "IND", "BRA") == "."
    state = given(IN_FORCE).state
    assert sign(state, "IND", "BRA") == "+"
    assert sign(state, "IND", "SGP") == "."


def test_openness_and_trust_together_are_a_tie():
    state = changed(given(TALK).state, "trust", "IND", "BRA", 0.5)
    assert sign(state, "IND", "BRA") == "+"
    assert sign(changed(state, "tariff", "IND", "BRA", 10, both=False), "IND", "BRA") == "."


@pytest.mark.parametrize(
    ("table", "value", "said"),
    [
        ("chips", 0.5, "IND licenses chips to SGP"),
        ("models", 1.0, "IND bans models to SGP"),
        ("tariff", 40, "IND puts 40 % on AI goods of SGP"),
    ],
)
def test_a_control_or_a_high_tariff_of_one_is_trouble_between_both(table: str, value: float, said: str):
    state = changed(given(IN_FORCE).state, table, "IND", "SGP", value, both=False)
    tie = ties_view(public_view(state)).between("SGP", "IND")
    assert tie is not None
    assert tie.sign == "x"
    assert said in tie.sentence


def test_commitments_and_trouble_are_both_and_a_pact_is_above_all():
    state = changed(given(IN_FORCE).state, "chips", "IND", "BRA", 1.0, both=False)
    assert sign(state, "IND", "BRA") == "±"
    assert sign(changed(state, "pact", "IND", "BRA", 1.0), "IND", "BRA") == "#"


def test_an_open_case_is_trouble():
    found = ties_view(public_view(given(ALLEGED).state)).between("BRA", "IND")
    assert found is not None
    assert (found.sign, "BRA accuses IND" in found.sentence) == ("±", True)


def test_distrust_is_trouble():
    assert sign(changed(given(TALK).state, "trust", "IND", "BRA", -0.6), "IND", "BRA") == "x"


def test_the_nonaligned_stand_between_the_blocs_of_the_powers():
    state = changed(given(TALK).state, "pact", "USA", "SGP", 1.0)
    state = changed(state, "pact", "CHN", "KEN", 1.0)
    found = ties_view(public_view(state))
    assert found.order[:2] == ("USA", "SGP")
    assert set(found.order[2:4]) == {"IND", "BRA"}
    assert found.order[4:] == ("KEN", "CHN")
    assert found.blocs == (("USA", ("USA", "SGP")), ("CHN", ("CHN", "KEN")))
    assert (found.bloc_of["SGP"], found.bloc_of["IND"]) == ("USA", "")
    assert "The bloc of USA: USA, SGP." in found.readings
    assert any(reading.startswith("Nonaligned (2): IND, BRA.") for reading in found.readings)
    assert any("Least nonaligned" in reading and "exclusive pacts with" in reading for reading in found.readings)


def test_a_power_that_nobody_is_tied_to_stands_alone():
    readings = ties_view(public_view(given(TALK, play=SMALL).state)).readings
    assert "CHN stands alone: nobody is tied to it." in readings


def test_no_secret_of_anybody_moves_the_map():
    state = rich(3)
    mine = ties_view(public_view(state))
    for what, twin in twins(state, "CHN"):
        assert ties_view(public_view(twin)) == mine, what
