"""Third states: what they owe without, and with, their acceptance in writing."""

from ending_scenes import FOR_THIRDS, OF_TWO, THREE, agree, in_force, owing, proposal, status
from scenes import CHALLENGE, advance, pact, signed

from treaty.acts.commands import Allege, Invoke, Undertake, Withdraw
from treaty.acts.events import Alleged, ConductRecorded, Released, Undertook
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal

MARKET = pact(CHALLENGE, FOR_THIRDS, entry_into_force=OF_TWO, withdrawal=Withdrawal(notice=Delay()))
ACCEPTED = Undertake(by="SGP", instrument="pact")


def test_v34_1_a_treaty_creates_no_duties_for_a_third_state():
    scene = in_force(*THREE, text=MARKET)
    assert "SGP" not in {owed.duty.party for owed in scene.state.owed.values()}
    assert status(scene, "SGP") == "negotiating"


def test_v35_1_a_third_state_owes_what_was_meant_for_it_and_nothing_else_once_it_accepts_in_writing():
    scene = in_force(*THREE, text=MARKET).when(ACCEPTED).then(Undertook, by="SGP")
    assert {owed.duty.article for owed in scene.state.owed.values() if owed.duty.party == "SGP"} == {"4"}
    assert owing(scene, "4") == {*THREE, "SGP"}
    assert "SGP" not in scene.state.texts["pact"].parties()


def test_v35_1_without_an_article_meant_for_third_states_there_is_nothing_to_accept():
    in_force(*THREE).when(ACCEPTED).refused_by("V35.1", "join it instead")


def test_v35_1_a_party_owes_the_whole_text_already():
    in_force(*THREE, text=MARKET).when(Undertake(by="IND", instrument="pact")).refused_by("V35.1", "a party")
    in_force(*THREE, text=MARKET).when(ACCEPTED, ACCEPTED).refused_by("V35.1", "already")


def test_v35_1_what_it_owes_it_owes_to_the_parties_and_they_may_accuse_it():
    scene = in_force(*THREE, text=MARKET).when(ACCEPTED, advance(2)).then(ConductRecorded)
    duty = "pact/4/0/SGP"
    assert scene.state.owed[duty].due == 1
    scene.when(advance(2), Allege(by="KEN", obligation=duty)).then(Alleged, against="SGP")
    scene.when(Allege(by="USA", obligation=duty)).refused_by("V34.1")


def test_v35_1_one_that_becomes_a_party_owes_the_whole_and_after_leaving_nothing():
    text = MARKET.model_copy(update={"final": MARKET.final.model_copy(update={"late_joiner": Delay()})})
    scene = in_force(*THREE, text=text).when(ACCEPTED, signed("SGP"))
    assert {owed.duty.article for owed in scene.state.owed.values() if owed.duty.party == "SGP"} == {"1", "2", "4"}
    scene.when(advance(), Withdraw(by="SGP", instrument="pact"))
    assert status(scene, "SGP") == "left"
    assert "SGP" not in {owed.duty.party for owed in scene.state.owed.values()}


def test_v37_1_a_third_state_does_not_free_itself_alone():
    scene = in_force(*THREE, text=MARKET).when(ACCEPTED, Withdraw(by="SGP", instrument="pact"))
    scene.refused_by("V54.1")
    scene.refused = None
    for measure in ("terminate", "suspend for all"):
        scene.when(proposal("SGP", measure)).refused_by("V37.1")
        scene.refused = None
    scene.when(Invoke(by="SGP", instrument="pact", ground="impossibility", measure="withdraw")).refused_by("V37.1")
    assert owing(scene, "4") == {*THREE, "SGP"}


def test_v37_1_all_parties_together_release_it():
    scene = in_force(*THREE, text=MARKET).when(ACCEPTED, proposal("SGP", "withdraw"), agree("IND", "BRA"))
    scene.without(Released).when(agree("KEN")).then(Released, country="SGP")
    assert owing(scene, "4") == set(THREE)


def test_v34_1_without_parties_there_is_nobody_to_owe_anything_to():
    scene = in_force("IND", "BRA", text=MARKET).when(ACCEPTED, Withdraw(by="IND", instrument="pact"))
    assert owing(scene, "4") == {"SGP"}
    scene.when(Withdraw(by="BRA", instrument="pact"))
    assert scene.state.owed == {}


def test_v37_1_its_duties_end_with_the_treaty():
    scene = in_force(*THREE, text=MARKET).when(ACCEPTED, proposal("IND", "terminate"), agree("BRA", "KEN"))
    assert scene.state.owed == {}
