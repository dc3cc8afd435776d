"""What the map of ties says of sides, on maps whose answer is plain."""

from itertools import combinations

import networkx as nx
import pytest
from scenes import TALK, given
from test_ties import changed
from twins import rich

from treaty.views.camps import camp_readings, signed_map
from treaty.views.outlook_records import Tie
from treaty.views.seat import public_view
from treaty.views.ties import ties_view

TWO_LINES = 2 * 76
POWERS = ("USA", "CHN")
OTHERS = ("ARE", "BRA", "CHN", "DEU", "EUU")


def world(friends: str = "", foes: str = "") -> nx.Graph:
    ties = [
        Tie(one=pair[:3], other=pair[4:], sign=sign, sentence="")
        for sign, pairs in (("+", friends), ("x", foes))
        for pair in pairs.split()
    ]
    return signed_map(sorted({country for tie in ties for country in (tie.one, tie.other)}), ties)


def said(graph: nx.Graph, start: str, blocs: str = "") -> str:
    """The reading that begins with `start`; `blocs`: `USA:GBR,JPN CHN:RUS`."""
    bloc_of = {country: bloc[:3] for bloc in blocs.split() for country in bloc.replace(":", ",").split(",")}
    found = [one for one in camp_readings(graph, POWERS, bloc_of) if one.startswith(start)]
    assert len(found) == 1
    return found[0]


CAMPS = ("USA-GBR CHN-RUS", "USA-CHN USA-RUS GBR-CHN GBR-RUS")
THIRD = "USA-IND USA-KEN CHN-IND CHN-KEN GBR-IND RUS-KEN"


def test_two_camps_that_nothing_stands_in_the_way_of_are_stable():
    assert said(world(*CAMPS), "Two camps").endswith("stable as they are, GBR and USA against the rest.")
    assert not any(one.startswith("A third side") for one in camp_readings(world(*CAMPS), POWERS, {}))


def test_who_is_in_trouble_with_both_camps_and_joined_to_each_other_is_a_third_side():
    graph = world(f"{CAMPS[0]} IND-KEN", f"{CAMPS[1]} {THIRD}")
    assert "3 of 13 ties would have to change" in said(graph, "Two camps")
    third = said(graph, "A third side", "USA:GBR CHN:RUS")
    assert (
        third == "A third side: three groups leave 0 out of place instead of 3: the nonaligned are a side of their own."
    )
    assert said(graph, "A third side", "USA:GBR CHN:RUS,IND").endswith(
        "IND and KEN without a power, 1 of 2 nonaligned."
    )


def test_a_country_joined_to_both_camps_is_out_of_place_in_either_and_no_third_group_helps():
    graph = world(f"{CAMPS[0]} USA-IND CHN-IND", CAMPS[1])
    assert "1 of 8 ties would have to change" in said(graph, "Two camps")
    assert said(graph, "A third side").startswith("A third side: none;")
    assert said(graph, "Most strained") == "Most strained: IND is joined to both CHN and USA, who are in trouble."
    assert said(graph, "Balanced triads") == "Balanced triads: 4 of 5 (80 %)."
    assert said(graph, "Brokers", "USA:GBR CHN:RUS").startswith("Brokers: CHN (1), IND (1) and USA (1)")


def test_three_who_are_all_in_trouble_are_balanced_only_as_three_camps():
    graph = world("", "USA-CHN CHN-IND USA-IND")
    assert said(graph, "Balanced triads").startswith("Balanced triads: 0 of 1 (0 %); 100 % if three enemies")
    assert said(graph, "Most strained").endswith("each in trouble with both others.")
    assert said(graph, "A third side") == (
        "A third side: three groups leave 0 out of place instead of 1: the nonaligned are a side of their own."
    )


def test_a_map_of_friends_and_an_empty_one_have_no_camps():
    assert said(world("USA-GBR GBR-KEN"), "Two camps").endswith("none of 2 ties divides anybody.")
    assert list(camp_readings(nx.empty_graph(3), POWERS, {})) == ["Two camps: nothing joins or divides anybody yet."]


def test_signs_that_are_both_or_nothing_do_not_count():
    ties = [Tie(one="USA", other=other, sign=sign, sentence="") for other, sign in zip(OTHERS, "#+x±.", strict=True)]
    found = signed_map(("USA", *OTHERS), ties)
    assert {edge[1]: edge[2] for edge in found.edges("USA", data="sign")} == {"ARE": 1, "BRA": 1, "CHN": -1}


def test_the_worst_map_of_25_gives_short_sentences_and_bounds_at_most():
    """Friends where the sum of squares is odd: a map without any order."""
    codes = [f"{chr(65 + i)}{chr(75 + i % 7)}X" for i in range(25)]
    pairs = list(combinations(range(25), 2))
    friends = " ".join(f"{codes[i]}-{codes[j]}" for i, j in pairs if (i * i * 7 + j * j * 3 + i * j) % 11 < 5)
    foes = " ".join(f"{codes[i]}-{codes[j]}" for i, j in pairs if (i * i * 7 + j * j * 3 + i * j) % 11 >= 5)
    for reading in camp_readings(world(friends, foes), codes[:2], dict.fromkeys(codes[:9], "AKX")):
        assert len(reading) <= TWO_LINES, reading


@pytest.mark.parametrize("seed", [1, 3])
def test_readings_are_part_of_the_map_and_fit_two_lines(seed: int):
    found = ties_view(public_view(rich(seed)))
    assert any(one.startswith("Two camps") for one in found.readings)
    assert all(len(one) <= TWO_LINES for one in found.readings)


def test_polarisation_is_named_with_its_meaning():
    state = given(TALK).state
    for one, other in (("USA", "SGP"), ("USA", "IND"), ("CHN", "KEN"), ("CHN", "BRA")):
        state = changed(state, "pact", one, other, 1.0)
    assert len(state.countries) == 6
    readings = ties_view(public_view(state)).readings
    assert any(one.startswith("Polarisation 1.00 (1 is two blocs of half each): 100 % are in") for one in readings)
