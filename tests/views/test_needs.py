"""What waits for a chair: who is asked for what, in which order, and what follows from doing nothing."""

import pytest
from desk_tables import after_three_rounds, desk_of, needs
from ending_scenes import THREE, breach_found, integral, notice, object_
from random_play import PLAY
from scenes import (
    ADOPTED,
    ALLEGED,
    IN_FORCE,
    KINDS,
    MOVED,
    SECONDED,
    SIGNED,
    SIX,
    TABLED,
    TALK,
    VOTING,
    Scene,
    adopted,
    advance,
    given,
    pact,
    signed,
)

from treaty.acts.commands import (
    CHAIR,
    Amend,
    Answer,
    Judge,
    Offer,
    Propose,
    PutToVote,
    Ready,
    Respond,
    Say,
    Seal,
    Second,
    Sign,
    Submit,
    Take,
    Vote,
)
from treaty.acts.promises import Money
from treaty.law.phases import begin
from treaty.model.amendment import SetParameter
from treaty.model.dates import Phase
from treaty.model.orders import Orders

ACTS = {
    "Vote": {"vote"},
    "Seal": {"seal"},
    "Answer": {"respond", "take", "say", "answer"},
    "Judge": {"judge"},
    "Lay": {"submit"},
    "Sign": {"sign"},
    "Move": {"move"},
    "Second": {"second"},
    "Look": {"second"},
    "Say": {"ready"},
    "Confirm": {"confirm"},
    "reserves": {"react"},
}
"""First word of a need, or the one after the country that it is about -> choices that meet it."""


def titles(scene: Scene, me: str) -> list[str]:
    return [need.title for need in needs(scene, me)]


def test_an_open_vote_comes_first_until_one_has_voted():
    scene = given(VOTING)
    first = needs(scene, "KEN")[0]
    assert (first.urgent, first.title, first.page, first.item) == (True, "Vote on The pact", "floor", "pact")
    assert "Vote on The pact" not in titles(scene.when(Vote(by="KEN", choice="no")), "KEN")


def test_orders_wait_for_whoever_has_sealed_none():
    scene = given(advance(2))
    first = needs(scene, "KEN")[0]
    assert (first.urgent, first.title, first.page) == (True, "Seal your orders", "orders")
    assert "does what it usually does" in first.why
    assert "Seal your orders" not in titles(scene.when(Seal(by="KEN", orders=Orders())), "KEN")


def test_without_a_sheet_the_last_one_counts_again():
    scene = given(advance(2), Seal(by="KEN", orders=Orders()), advance(4))
    assert "repeats its last orders" in needs(scene, "KEN", page="orders")[0].why
    assert "does what it usually does" in needs(scene, "IND", page="orders")[0].why


@pytest.mark.parametrize("seed", range(4))
def test_the_card_comes_first_in_the_brief_for_those_it_affects(seed: int):
    scene = Scene(*begin(PLAY, KINDS, seed))
    card = scene.state.card_drawn()
    assert card is not None
    for who in PLAY.figures.countries:
        affected = not card.affected or who in card.affected
        assert (needs(scene, who)[0].item == card.id) == affected
    one = (card.affected or ("USA",))[0]
    assert not needs(scene, one)[0].urgent
    scene.when(Respond(by=one, response=card.responses[0].id))
    assert titles(scene, one) == ["Say that you are ready"]


def test_an_offer_waits_for_the_one_it_was_made_to():
    scene = given(TALK, Offer(by="USA", to="KEN", gives=(Money(billion_usd=2.5),)))
    (offer,) = needs(scene, "KEN", item="deal1")
    assert (offer.page, offer.title) == ("talk", "USA offers 2.5 billion USD for nothing")
    assert offer.why.startswith("It stands open")
    assert not needs(scene, "USA", item="deal1")
    assert not needs(scene.when(Take(by="KEN", deal="deal1")), "KEN", item="deal1")


def asked(*more: object, text: str = "Will you sign?") -> Scene:
    return given(TALK, Say(by="USA", to=("KEN",), text=text), *more)


def test_a_private_question_waits_until_it_is_answered():
    (need,) = needs(asked(), "KEN", item="USA")
    assert (need.title, need.page, need.urgent) == ("Answer USA", "talk", False)
    assert need.why == "USA asked in private: Will you sign?"
    assert not needs(asked(Say(by="KEN", to=("USA",), text="No.")), "KEN", item="USA")


def test_what_is_no_question_or_no_private_one_or_an_old_one_waits_for_nobody():
    assert not needs(asked(text="Sign it."), "KEN", item="USA")
    assert not needs(asked(), "IND", item="USA")
    assert not needs(given(TALK, Say(by="USA", text="Who signs?")), "KEN", item="USA")
    assert needs(asked(advance(4)), "KEN", item="USA")
    assert not needs(asked(advance(8)), "KEN", item="USA")


def test_a_question_asked_again_after_an_answer_waits_again():
    again = asked(Say(by="KEN", to=("USA",), text="No."), Say(by="USA", to=("KEN",), text="Why not?"))
    assert needs(again, "KEN", item="USA")[0].why.endswith("Why not?")


def test_an_accusation_waits_for_the_accused_and_a_case_for_its_judges():
    scene = given(ALLEGED)
    (accused,) = needs(scene, "IND", page="duties")
    assert accused.title == "Answer the accusation of BRA: article 2"
    assert "article 2 of The pact" in accused.why
    assert [need.title for need in needs(scene, "KEN", page="duties")] == ["Judge IND, accused by BRA"]
    assert not needs(scene, "USA", page="duties")
    scene.when(Answer(by="IND", allegation="case1", answer="deny"), Judge(by="KEN", allegation="case1", breach=True))
    assert not needs(scene, "IND", page="duties")
    assert not needs(scene, "KEN", page="duties")


def test_a_measure_of_another_waits_for_an_objection_and_is_urgent_until_the_last_day():
    scene = breach_found(*THREE, text=integral()).when(notice("KEN", "suspend"))
    waits = [need for need in needs(scene, "IND") if "means to" in need.title]
    assert [(need.urgent, need.title) for need in waits] == [
        (True, "KEN means to suspend The pact for itself: object by 1 May 2026 or let it pass")
    ]
    assert not any("means to" in need.title for who in ("KEN", "USA") for need in needs(scene, who))
    scene.when(object_("IND"))
    assert not any("means to" in need.title for need in needs(scene, "IND"))


def test_a_common_step_waits_for_those_whose_agreement_it_needs():
    scene = breach_found(*THREE).when(notice("BRA", "expel"))
    asked = {who: [need.title for need in needs(scene, who) if "agree" in need.title] for who in THREE}
    assert asked == {
        "IND": [],
        "BRA": [],
        "KEN": ["BRA means to have The pact end for IND: agree, or leave it"],
    }


def test_an_adopted_text_waits_for_signatures():
    assert needs(given(ADOPTED), "IND", item="pact")[0].title == "Sign the pact, or stay out"
    assert "Your signature binds you." in needs(given(ADOPTED), "IND", item="pact")[0].why
    assert not needs(given(SIGNED), "IND", item="pact")


def test_a_signature_waits_to_be_laid_before_the_legislature():
    scene = given(TALK, adopted(pact(consent="ratification")), Sign(by="IND", instrument="pact"))
    (need,) = needs(scene, "IND", item="pact")
    assert (need.title, need.page) == ("Lay the pact before your legislature", "treaty")
    assert not needs(scene.when(Submit(by="IND", instrument="pact")), "IND", item="pact")


def test_a_text_waits_for_a_second_and_then_for_its_sponsors_motion():
    assert needs(given(TABLED), "KEN", item="pact")[0].title == "Second the pact, or leave it"
    assert not needs(given(TABLED), "IND", item="pact")
    assert needs(given(SECONDED), "IND", item="pact")[0].title == "Move the adoption of the pact"
    assert not needs(given(SECONDED), "KEN", item="pact")
    assert not needs(given(MOVED), "IND", item="pact")


def test_a_sponsor_looks_at_amendments_to_its_text():
    change = SetParameter(article="2", parameter="months", value=3)
    scene = given(MOVED, Amend(by="KEN", instrument="pact", operations=(change,)))
    (need,) = needs(scene, "IND", item="pact.am1")
    assert need.title == "Look at KEN's amendment 1 to the pact"
    assert needs(scene, "SGP", item="pact.am1")[0].title.startswith("Second ")
    scene.when(Second(by="SGP", item="pact.am1"))
    assert "Seconded as it is" in needs(scene, "IND", item="pact.am1")[0].why
    assert not needs(scene, "KEN", item="pact.am1")
    scene.when(PutToVote(by=CHAIR))
    assert [need.title for need in needs(scene, "IND", item="pact.am1")] == ["Vote on Amendment 1, by KEN, to The pact"]


def test_being_ready_comes_last_and_is_urgent_for_the_last_one_alone():
    scene = given(TABLED)
    last = needs(scene, "KEN")[-1]
    assert (last.title, last.urgent) == ("Say that you are ready", False)
    assert desk_of(scene, "KEN", waiting=("KEN", "IND")).needs[-1].urgent is False
    alone = desk_of(scene, "KEN", waiting=("KEN",)).needs[-1]
    assert (alone.title, alone.urgent) == ("Say that you are ready", True)
    assert "play waits for you alone" in alone.why
    solo = desk_of(scene, "KEN", waiting=("KEN",), people=("KEN",)).needs[-1]
    assert (solo.title, solo.urgent) == ("Say that you are ready", False)
    assert "Say that you are ready" not in titles(scene.when(Ready(by="KEN")), "KEN")


def test_what_is_urgent_stands_before_what_is_not():
    for me in SIX:
        urgent = [need.urgent for need in needs(given(VOTING), me)[:-1]]
        assert urgent == sorted(urgent, reverse=True)


def test_nothing_waits_once_the_game_has_ended():
    scene = after_three_rounds()
    while not scene.state.ended:
        scene.when(advance())
    assert needs(scene, "IND") == []


@pytest.mark.parametrize("phase", [Phase.BRIEF, Phase.TALK, Phase.ORDERS])
def test_every_need_of_a_played_game_can_be_met_by_what_is_offered(phase: Phase):
    scene = after_three_rounds(phase)
    for me in scene.state.countries:
        offered = {option.act for option in desk_of(scene, me).seat.options}
        for need in needs(scene, me):
            assert need.why
            first, second, *_ = need.title.split(" ")
            assert offered & ACTS[second if first in scene.state.countries else first], need.title


def test_a_chair_that_did_everything_has_only_to_be_ready():
    scene = given(IN_FORCE, signed("USA", "CHN", "SGP"))
    assert {me: titles(scene, me) for me in SIX} == {me: ["Say that you are ready"] for me in SIX}


def test_ones_own_draft_does_not_wait_for_ones_own_second():
    scene = given(TALK, Propose(by="KEN", text=pact(name="mine")))
    assert titles(scene, "KEN") == ["Say that you are ready"]
