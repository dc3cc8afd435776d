"""Who may know that something happened."""

from chronicles import MONEY_FOR_SIGNATURE, every_game, lived
from scenes import ADOPTED, ALLEGED, BREACHED, SIX, TALK, Scene, advance, given

from treaty.acts.commands import Inspect, Offer, Say, Seal, Take
from treaty.acts.events import (
    ConductRecorded,
    DealEnded,
    DealOffered,
    DealTaken,
    Event,
    EvidenceArrived,
    OrdersSealed,
    Said,
    Scored,
)
from treaty.model.orders import Orders
from treaty.views.heard import heard
from treaty.views.record import Chronicle


def hearers(scene: Scene, kind: type[Event]) -> set[str | None]:
    """Chairs of the small world, None for the public, that hear of the last event of that kind."""
    event = next(event for event in reversed(scene.log) if isinstance(event, kind))
    return {seat for seat in (*SIX, None) if heard(event, seat, scene.state)}


EVERYBODY = {*SIX, None}


def test_a_public_message_reaches_all_and_a_private_one_its_two_sides():
    assert hearers(given(TALK, Say(by="USA", text="Hello.")), Said) == EVERYBODY
    assert hearers(given(TALK, Say(by="USA", to=("CHN", "KEN"), text="Psst.")), Said) == {"USA", "CHN", "KEN"}


def test_a_deal_is_known_to_its_two_sides_even_when_it_is_broken():
    offered = [ADOPTED, Offer(by="USA", to="IND", **MONEY_FOR_SIGNATURE)]
    ended = given(offered, Take(by="IND", deal="deal1"), advance(2))
    assert ended.state.deals["deal1"].broken_by == ("IND",)
    assert hearers(given(offered), DealOffered) == hearers(ended, DealTaken) == hearers(ended, DealEnded)
    assert hearers(ended, DealEnded) == {"USA", "IND"}


def test_that_a_country_sealed_is_public():
    assert hearers(given(advance(2), Seal(by="IND", orders=Orders())), OrdersSealed) == EVERYBODY


def test_the_public_hears_neither_of_conduct_nor_of_points():
    assert hearers(given(BREACHED), ConductRecorded) == set(SIX)
    assert hearers(given(BREACHED), Scored) == set(SIX)


def test_what_a_text_lets_parties_see_is_for_its_parties():
    scene = given(BREACHED)
    shared = next(e for e in scene.log if isinstance(e, EvidenceArrived) and e.to == "ALL")
    assert {seat for seat in (*SIX, None) if heard(shared, seat, scene.state)} == {"IND", "BRA", "KEN"}


def test_what_ones_own_means_saw_is_for_oneself():
    alone = [e for e in lived() if isinstance(e, EvidenceArrived) and e.to != "ALL"]
    state = Chronicle(lived()).state
    assert alone
    for event in alone:
        assert {seat for seat in (*state.countries, None) if heard(event, seat, state)} == {event.to}


def test_that_an_inspection_was_held_is_public_and_what_it_found_is_not():
    scene = given(ALLEGED, Inspect(by="KEN", allegation="case1"))
    found = "The team found"
    lines = {seat: Chronicle(scene.log).lines(seat)[-1].sentence for seat in (*SIX, None)}
    assert {seat for seat, sentence in lines.items() if found in sentence} == {"IND", "BRA", "KEN"}
    assert all("inspection" in sentence for sentence in lines.values())


def test_a_stranger_hears_what_the_public_hears():
    for events in every_game():
        chronicle = Chronicle()
        for event in events:
            chronicle.hear((event,))
            assert heard(event, "CHAIR", chronicle.state) == heard(event, None, chronicle.state)
