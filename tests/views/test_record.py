"""The record of a game, heard event by event."""

from itertools import pairwise

import pytest
from chronicles import every_game, lived, staged
from scenes import BREACHED, IN_FORCE, advance, given

from treaty.acts.events import Inspected, PhaseBegan, ReadySaid, VoteCast, WorldMoved
from treaty.law.decide import replay
from treaty.model.dates import Phase
from treaty.views.record import Chronicle
from treaty.views.seat import public_view


def test_the_state_is_the_one_that_the_law_makes():
    for events in every_game():
        assert Chronicle(events).state == replay(events)


def test_hearing_one_by_one_is_hearing_all_at_once():
    step_by_step = Chronicle()
    for event in lived():
        step_by_step.hear((event,))
        step_by_step.lines("USA")
    at_once = Chronicle(lived())
    for seat in ("USA", "CHN", None):
        assert step_by_step.lines(seat) == at_once.lines(seat)


def test_a_game_is_heard_from_its_beginning():
    with pytest.raises(ValueError, match="begins"):
        Chronicle(lived()[1:])
    with pytest.raises(ValueError, match="nothing"):
        _ = Chronicle().state
    assert Chronicle().lines("USA") == Chronicle().moments() == ()


def test_lines_stand_in_order_and_stay_the_same_object_while_nothing_happens():
    chronicle = Chronicle(lived())
    lines = chronicle.lines(None)
    assert all(one.number <= other.number for one, other in pairwise(lines))
    assert chronicle.lines(None) is lines


def test_noise_has_no_line():
    chronicle = Chronicle(lived())
    events = lived()
    of = {seat: [events[line.number] for line in chronicle.lines(seat)] for seat in ("USA", None)}
    assert not any(isinstance(event, VoteCast | ReadySaid) for event in of[None])
    assert {event.by for event in of["USA"] if isinstance(event, VoteCast)} == {"USA"}


def test_headlines_are_few():
    lines = Chronicle(lived()).lines(None)
    assert 0 < sum(line.weight == 3 for line in lines) < 0.1 * len(lines)
    assert {line.weight for line in lines} == {1, 2, 3}


def test_private_lines_are_those_that_the_public_does_not_hear():
    chronicle = Chronicle(lived())
    assert not any(line.private for line in chronicle.lines(None))
    public = {line.number for line in chronicle.lines(None)}
    # Of an inspection the public hears too, but not what it found.
    held = {number for number, event in enumerate(lived()) if isinstance(event, Inspected)}
    alone = [line for line in chronicle.lines("USA") if line.private and line.number not in held]
    assert alone
    assert all(line.number not in public for line in alone)


def test_moments_are_the_start_and_the_end_of_each_round():
    chronicle = Chronicle(lived())
    moments = chronicle.moments()
    assert [moment.round for moment in moments] == list(range(chronicle.state.scenario.rounds + 1))
    start, end = chronicle.state.scenario.figures, chronicle.state.figures
    assert (moments[0].tension, moments[0].hazard) == (start.tension, start.hazard)
    assert (moments[-1].tension, moments[-1].fragmentation) == (end.tension, end.fragmentation)


def test_causes_push_the_way_the_dial_went():
    chronicle = Chronicle()
    assert chronicle.causes() == {"tension": "", "hazard": "", "fragmentation": ""}
    for event in lived():
        before = chronicle.moments()
        chronicle.hear((event,))
        if isinstance(event, WorldMoved):
            rise = event.figures.tension - before[-1].tension
            said = chronicle.causes()["tension"]
            change = next(value for name, value in event.causes.items() if name.endswith(f"{said} -> tension"))
            assert change * rise > 0
            assert all(value * rise <= change * rise for n, value in event.causes.items() if n.endswith("-> tension"))


def test_versions_say_what_made_them():
    amended = Chronicle(staged()[1])
    first, second = amended.versions("pact")
    assert (first.number, first.made_by, first.round) == (1, "as tabled by Land of IND", 1)
    assert (second.number, second.made_by) == (2, "amendment 1 of Land of KEN")
    assert second.text == amended.state.texts["pact"].text != first.text
    assert amended.versions("nothing") == ()
    for name, treaty in Chronicle(lived()).state.texts.items():
        assert tuple(one.text for one in Chronicle(lived()).versions(name)) == treaty.versions


def test_numbers_are_those_published_before_the_last_reveal():
    scene = given(IN_FORCE, advance())
    before = public_view(scene.state).figures
    assert Chronicle(scene.log).numbers("KEN") == {}
    numbers = Chronicle(scene.when(advance(3)).log).numbers("KEN")
    assert list(numbers) == ["compute", "models", "money", "power", "market"]
    assert (numbers["compute"], numbers["models"]) == (before.nations["KEN"].compute, before.nations["KEN"].capability)


def test_a_fork_of_a_chronicle_leaves_the_first_alone():
    scene = given(BREACHED)
    whole = Chronicle(scene.log)
    told = whole.lines("IND")
    begun = max(n for n, e in enumerate(scene.log) if isinstance(e, PhaseBegan) and e.phase is Phase.ORDERS)
    fork = whole.until(begun)
    assert fork.lines("IND") == tuple(line for line in told if line.number < begun)
    fork.hear((ReadySaid(round=1, on=scene.log[begun].on, by="IND"),))
    assert "IND" in fork.state.ready
    assert whole.lines("IND") is told
    assert whole.state == scene.state
    with pytest.raises(ValueError, match="no first"):
        whole.until(len(scene.log) + 1)
