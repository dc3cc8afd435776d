"""What scripted seats do about measures that others take after a finding of breach."""

import pytest
from ending_scenes import THREE, finding, in_force, notice
from scenes import BREACHED, CHEAT, DUTY, GATED, TALK, adopted, advance, given, pact, signed

from treaty.acts.commands import Allege, Approve, Confess, Contest, Inspect, Join, Seal
from treaty.acts.events import Judged
from treaty.bots.foresight import Almanac
from treaty.bots.justice import seek
from treaty.bots.mind import Mind
from treaty.views.seat import seat_view


def said_to(notice_of: str, measure: str, seat: str, judged: bool | None, answer: str = "deny"):
    """What the seat does about that notice, once it has judged, or not, the breach that it is based on."""
    alleged, found = finding()
    scene = in_force(*THREE).told(alleged)
    if judged is not None:
        scene.told(Judged(**scene.state.now, by=seat, allegation="case1", breach=judged))
    scene.told(found).when(notice(notice_of, measure))
    assert scene.refused is None
    mind = Mind(seat_view(scene.state, seat), lambda _: 0.5, Almanac())
    return [ask for ask in seek(mind) if isinstance(ask, Join | Contest)]


@pytest.mark.parametrize(("judged", "kind"), [(True, Join), (False, Contest), (None, Join)])
def test_a_seat_agrees_to_a_step_for_a_breach_that_it_holds_made_out_and_objects_to_any_other(judged, kind):
    assert said_to("BRA", "expel", "KEN", judged) == [kind(by="KEN", notice="notice1")]


def test_the_seat_found_in_breach_objects_unless_it_has_admitted_it():
    assert said_to("BRA", "expel", "IND", None) == [Contest(by="IND", notice="notice1")]


def test_a_seat_does_nothing_about_its_own_notice_or_one_it_has_no_part_in():
    assert said_to("BRA", "expel", "BRA", True) == []
    assert said_to("BRA", "expel", "USA", None) == []


def asks(scene, seat: str, lot: float = 0.5):
    """What the seat does about breaches in this scene."""
    return list(seek(Mind(seat_view(scene.state, seat), lambda _: lot, Almanac())))


def pending():
    """A request for an inspection of India over which the other parties decide."""
    cheated = [signed("IND", "BRA", "KEN", "SGP"), advance(), Seal(by="IND", orders=CHEAT), advance(3)]
    asked = [Allege(by="BRA", obligation=DUTY), Inspect(by="BRA", allegation="case1")]
    return given(TALK, adopted(pact(GATED)), cheated, asked)


def test_a_seat_lets_inspectors_go_where_it_doubts_and_answers_once():
    scene = pending()
    assert Approve(by="KEN", allegation="case1", holds=True) in asks(scene, "KEN")
    scene.when(Approve(by="KEN", allegation="case1", holds=False))
    assert not [ask for ask in asks(scene, "KEN") if isinstance(ask, Approve)]
    assert not [ask for seat in ("IND", "BRA", "USA") for ask in asks(scene, seat) if isinstance(ask, Approve)]


def test_a_seat_that_broke_its_word_owns_up_now_and_then():
    scene = given(BREACHED)
    assert Confess(by="IND", obligation=DUTY) in asks(scene, "IND", lot=0.0)
    assert not [ask for ask in asks(scene, "IND", lot=0.99) if isinstance(ask, Confess)]
    assert not [ask for ask in asks(scene, "KEN", lot=0.0) if isinstance(ask, Confess)]
