"""The desk as a whole: what it holds, that it reads back from JSON, and that no other chair's secret moves it."""

from random import Random

import pytest
from desk_tables import after_three_rounds, desk_of
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from random_play import FOUR, opening, play
from scenes import KINDS, SIX, TABLED, TALK, VOTING, Scene, advance, country, given, scenario

from treaty.acts.commands import Seal
from treaty.law import decide as law
from treaty.law.legal import legal, refused
from treaty.law.phases import begin
from treaty.model.dates import Phase
from treaty.model.orders import Budget, Orders
from treaty.model.scenario import Aim
from treaty.views.desk_records import Desk, Moment
from treaty.views.seat import seat_view


def test_a_desk_is_the_chairs_view_and_what_stands_beside_it():
    scene = after_three_rounds()
    desk = desk_of(scene, "IND", waiting=("IND",))
    assert desk.seat == seat_view(scene.state, "IND")
    assert (desk.round, desk.phase, desk.waiting) == (4, Phase.BRIEF, ("IND",))
    assert desk.me.id == "IND"
    assert len(desk.history) == 4
    assert desk.record


@pytest.mark.parametrize("phase", [Phase.TALK, Phase.ORDERS])
def test_a_desk_reads_back_from_json_as_it_was(phase: Phase):
    desk = desk_of(after_three_rounds(phase), "BRA")
    assert Desk.model_validate_json(desk.model_dump_json()) == desk


def test_dials_stand_against_the_round_before():
    first = {dial.name: dial for dial in desk_of(given(), "IND").dials}
    assert [dial.words for dial in first.values()] == ["20 of 100", "1.0 % a round", "0.30"]
    assert {dial.before for dial in first.values()} == {None}
    scene = after_three_rounds()
    before: Moment = desk_of(scene, "IND").history[-2]
    for dial in desk_of(scene, "IND").dials:
        assert dial.value == getattr(scene.state.figures, dial.name)
        assert dial.before == getattr(before, dial.name)


def test_what_is_closed_now_is_what_the_law_refuses():
    for scene in (given(TABLED), given(VOTING), after_three_rounds(), after_three_rounds(Phase.ORDERS)):
        for me in scene.state.countries:
            said = {(one.title, one.rule, one.sentence) for one in desk_of(scene, me).not_now}
            assert set(refused(scene.state, me)) <= said


def test_nothing_is_both_open_and_closed():
    for scene in (given(TABLED), given(VOTING), after_three_rounds(Phase.TALK)):
        for me in scene.state.countries:
            offered = {(option.act, option.title) for option in legal(scene.state, me)}
            assert not offered & {(one.act, one.title) for one in desk_of(scene, me).not_now}


def test_open_choices_that_are_closed_say_when_they_open():
    closed = {one.act: one for one in desk_of(given(), "IND").not_now}
    assert {"propose", "seal", "offer", "allege"} <= set(closed)
    assert closed["seal"].sentence == "This is done in the orders phase; now it is brief."
    second = desk_of(given(TABLED), "IND").not_now
    assert [one.sentence for one in second if one.act == "propose"] == [
        "Your text pact is on the floor; it is decided or taken back before you table another."
    ]


def test_a_closed_choice_names_what_it_is_about():
    closed = {one.title: one.items for one in desk_of(given(TABLED), "KEN").not_now}
    assert closed["Move the adoption of The pact"] == ("pact",)
    assert closed["Seal your orders"] == ()


def test_at_the_first_level_the_closed_choices_say_that_they_come_later():
    play = scenario(level=1)
    closed = {one.act: one.rule for one in desk_of(given(TABLED, play=play), "KEN").not_now}
    assert (closed["amend"], closed["offer"], closed["allege"]) == ("T5", "T5", "T5")


SHEETS = (
    Orders(budget=Budget(compute=50, chips=0), run_flop=1e22, hidden_pct=30),
    Orders(budget=Budget(compute=0, safety=40), autonomy=4, declared={"agent_log_months": 30.0}),
)


def test_what_another_sealed_changes_no_desk_but_its_own():
    desks = []
    for sheet in SHEETS:
        scene = after_three_rounds(Phase.ORDERS).when(Seal(by="CHN", orders=sheet))
        desks.append({me: desk_of(scene, me) for me in scene.state.countries})
    one, other = desks
    assert one.pop("CHN") != other.pop("CHN")
    assert one == other
    assert len(one) == 7


def played_with(aim: Aim, line_limit: float) -> Scene:
    """Two rounds in which nobody asks anything, and China has this secret aim and red line."""
    sheets = []
    for who in SIX:
        sheet = country(who, power=who in SIX[:2])
        if who == "CHN":
            line = sheet.red_line.model_copy(update={"limit": line_limit})
            sheet = sheet.model_copy(update={"secret_aims": (aim,), "red_line": line})
        sheets.append(sheet)
    play = scenario().model_copy(update={"countries": tuple(sheets)})
    return Scene(*begin(play, KINDS, 5)).when(TALK, advance(6))


def test_another_countrys_secret_aim_changes_no_desk_but_its_own():
    one = played_with(Aim(title="Rule", metric="capability_rank", none_at=3, full_at=1, points=50), 3)
    other = played_with(Aim(title="Rest", metric="support", none_at=0, full_at=1, points=10), -1)
    assert law.replay(one.log) == one.state
    for me in SIX:
        assert (desk_of(one, me) == desk_of(other, me)) == (me != "CHN")


def test_no_desk_holds_the_seed():
    scene = given(TABLED)
    for me in SIX:
        assert str(scene.state.seed) not in desk_of(scene, me).model_dump_json()


@settings(max_examples=8, deadline=None)
@for_all(st.integers(0, 2**32))
def test_there_is_a_desk_at_every_moment_of_any_game(seed: int):
    scene = opening()
    for number, _ in enumerate(play(scene, Random(seed), 160)):
        if number % 8 == 0:
            for me in FOUR:
                desk = desk_of(scene, me)
                assert Desk.model_validate_json(desk.model_dump_json()) == desk
                assert [text.id for text in desk.texts if text.stage == "tabled"] == [
                    text for text in reversed(scene.state.texts) if scene.state.texts[text].stage == "tabled"
                ]
                places = [item.place for item in desk.floor if item.place]
                assert places == list(range(1, len(places) + 1))


def test_a_chair_that_is_not_in_play_has_no_desk():
    with pytest.raises(KeyError):
        desk_of(given(), "FRA")
