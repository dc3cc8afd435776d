"""A replay stands at any moment of a game as the game stood then."""

from chronicles import lived

from treaty.acts.events import PhaseBegan
from treaty.law.decide import replay
from treaty.views.looking_back import Lookback
from treaty.views.record import Chronicle


def test_the_phases_are_marked_in_order():
    lookback = Lookback(lived())
    assert [mark.label for mark in lookback.rounds[:5]] == [
        "Round 1, brief",
        "Round 1, talk",
        "Round 1, orders",
        "Round 1, reveal",
        "Round 2, brief",
    ]
    assert lookback.rounds[-1].label.endswith(", debrief")
    assert all(isinstance(lived()[mark.number], PhaseBegan) for mark in lookback.rounds)
    assert lookback.length == len(lived())


def test_every_moment_is_as_it_was():
    lookback = Lookback(lived())
    for mark in reversed(lookback.rounds[::5]):
        then, really = lookback.at(mark.number), Chronicle(lived()[: mark.number])
        assert then.state == really.state == replay(lived()[: mark.number])
        assert then.lines("USA") == really.lines("USA")
        assert then.moments() == really.moments()
        assert then.causes() == really.causes()
        assert then.numbers("CHN") == really.numbers("CHN")
        for text in really.state.texts:
            assert then.versions(text) == really.versions(text)


def test_the_order_in_which_one_looks_changes_nothing():
    forth, back = Lookback(lived()), Lookback(lived())
    there = [forth.at(mark.number).lines(None) for mark in forth.rounds]
    here = [back.at(mark.number).lines(None) for mark in reversed(back.rounds)]
    assert there == here[::-1]


def test_before_the_beginning_there_is_nothing():
    assert Lookback(lived()).at(0).lines(None) == ()
