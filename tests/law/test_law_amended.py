"""A treaty in force is amended: some join the new text, some stay with the old, one comes later and gets both.

The pact of the scenes is in force for India, Brazil and Kenya. Article 2 asks for agents' logs of at least 6 months;
the amendment makes that 12. Two thirds of three parties, which is two, bring it into force, at once.
"""

import pytest
from amending_scenes import LONGER, NEW, REVISE, amended, limit, revised
from scenes import ADOPTED, IN_FORCE, TALK, adopted, advance, given, pact, scenario, signed, vote

from treaty.acts.commands import (
    CHAIR,
    Accede,
    Advance,
    MoveAdoption,
    Propose,
    PutToVote,
    Revise,
    Second,
    Sign,
    Vote,
    Withdraw,
)
from treaty.acts.events import (
    Consented,
    EnteredIntoForce,
    Proposed,
    VoteOpened,
    WithdrawalTookEffect,
)
from treaty.law.between import between, creditors
from treaty.model.amendment import DeleteArticle, SetParameter
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal


def test_v39_1_an_amendment_is_an_agreement_of_its_own_that_holds_the_whole_amended_text():
    scene = given(IN_FORCE).when(REVISE).then(Proposed, by="IND")
    text = scene.state.texts[NEW].text
    assert text.amends == "pact"
    assert text.article("2").clause.values == {"months": 12}
    assert text.article("1") == scene.state.texts["pact"].text.article("1")


def test_v39_1_what_is_on_the_floor_is_amended_there():
    given(TALK, adopted(pact())).when(REVISE).refused_by("V40.2", "join")
    given(IN_FORCE).when(Revise(by="IND", instrument="none", operations=LONGER)).refused_by("V39.1")


def test_v40_2_contracting_states_alone_propose_and_each_of_them_has_a_voice():
    given(IN_FORCE).when(Revise(by="SGP", instrument="pact", operations=LONGER)).refused_by("V40.2", "contracting")
    moved = [IN_FORCE, REVISE, Second(by="BRA", item=NEW), MoveAdoption(by="IND", instrument=NEW)]
    scene = given(moved).when(PutToVote(by=CHAIR))
    assert set(scene.found(VoteOpened)[0].members) == {"IND", "BRA", "KEN"}
    scene.when(Vote(by="SGP", choice="no")).refused_by("V40.2")
    given(IN_FORCE, REVISE).when(Second(by="SGP", item=NEW)).refused_by("V40.2")


def test_v40_2_one_amendment_is_before_the_parties_at_a_time():
    again = Revise(by="BRA", instrument="pact", operations=(DeleteArticle(article="1"),))
    given(IN_FORCE, REVISE).when(again).refused_by("V40.2", "on the floor")


def test_v39_1_an_amendment_that_does_not_fit_is_refused():
    given(IN_FORCE).when(Revise(by="IND", instrument="pact", operations=(DeleteArticle(article="9"),))).refused_by(
        "F3.2"
    )
    same = (SetParameter(article="2", parameter="months", value=6),)
    given(IN_FORCE).when(Revise(by="IND", instrument="pact", operations=same)).refused_by("F3.2", "already")


def test_v40_3_the_amendment_is_open_to_those_who_joined_the_treaty():
    given(revised()).when(Sign(by="SGP", instrument=NEW)).refused_by("V40.3", "join that first")


def test_v40_4_between_one_that_joined_and_one_that_did_not_the_old_text_governs():
    """India and Brazil owe each other 12 months, and Kenya 6; Kenya owes 6 to both."""
    scene = (
        given(revised(), signed("IND", text=NEW)).when(signed("BRA", text=NEW)).then(EnteredIntoForce, instrument=NEW)
    )
    assert between(scene.state, NEW, "IND", "BRA").applies
    assert not between(scene.state, "pact", "IND", "BRA").applies
    assert between(scene.state, "pact", "IND", "KEN").applies
    assert not between(scene.state, NEW, "IND", "KEN").applies
    assert limit(scene, f"{NEW}/2/0/IND") == 12
    assert limit(scene, "pact/2/0/KEN") == 6
    assert creditors(scene.state, "pact", "2", "IND") == ("KEN",)


def test_v40_4_the_old_text_is_owed_no_more_once_all_parties_have_joined_the_new_one():
    scene = given(amended(), signed("KEN", text=NEW))
    assert not [key for key in scene.state.owed if key.startswith("pact/")]
    assert limit(scene, f"{NEW}/2/0/KEN") == 12


def test_v40_5_a_late_joiner_is_party_to_the_new_text_and_to_the_old_one_towards_those_that_stayed():
    late = [amended(late_joiner=Delay()), advance(4)]
    scene = given(late).when(Sign(by="SGP", instrument="pact"), advance())
    treaty = scene.state.texts
    assert treaty["pact"].consent("SGP").in_force
    assert treaty[NEW].consent("SGP").in_force
    assert between(scene.state, NEW, "SGP", "IND").applies
    assert between(scene.state, "pact", "SGP", "KEN").applies
    assert not between(scene.state, "pact", "SGP", "IND").applies


def test_v40_5_it_may_say_that_it_joins_the_old_text_alone():
    late = [
        amended(consent="ratification", late_joiner=Delay()),
    ]
    ratified = [
        TALK, adopted(pact(late_joiner=Delay())), signed("IND", "BRA", "KEN"), REVISE, Second(by="BRA", item=NEW),
        MoveAdoption(by="IND", instrument=NEW), vote(("IND", "BRA", "KEN")), signed("IND", "BRA", text=NEW), advance(4),
    ]  # fmt: skip
    scene = given(ratified, Accede(by="SGP", instrument="pact", unamended=True), advance(4))
    assert late
    assert scene.state.texts["pact"].consent("SGP").in_force
    assert not scene.state.texts[NEW].consent("SGP").in_force
    given(IN_FORCE, advance(4)).when(Accede(by="SGP", instrument="pact", unamended=True)).refused_by("V40.5")


def test_v40_5_who_joined_before_the_amendment_was_in_force_is_not_bound_by_it():
    scene = given(amended())
    assert not scene.state.texts[NEW].consent("KEN").in_force


@pytest.mark.parametrize(("share", "entered"), [("1/3", True), ("2/3", False), ("1", False)])
def test_v40_6_the_share_of_parties_that_the_treaty_names_brings_it_into_force(share, entered):
    scene = given(revised(amendment_entry=share)).when(signed("IND", text=NEW))
    assert bool(scene.found(EnteredIntoForce, instrument=NEW)) is entered


def test_v40_6_the_current_share_moves_when_others_join_and_the_share_at_adoption_does_not():
    """Two of three are enough; when three more have joined, two thirds of six are four."""
    for counted, entered in (("current", False), ("at_adoption", True)):
        grown = [revised(amendment_counted=counted, late_joiner=Delay()), advance(), signed("USA", "CHN", "SGP")]
        scene = given(grown).when(signed("IND", "BRA", text=NEW))
        assert bool(scene.found(EnteredIntoForce, instrument=NEW)) is entered, counted


def test_v40_5_a_treaty_may_say_that_an_amendment_in_force_binds_all():
    """As the Charter of the United Nations does in article 108."""
    scene = given(revised(amendment_binds="all"), signed("IND", text=NEW)).when(signed("BRA", text=NEW))
    scene.then(Consented, by="KEN", instrument=NEW, means="amendment in force for all")
    assert limit(scene, f"{NEW}/2/0/KEN") == 12


def test_v44_1_an_amendment_is_not_left_alone_and_goes_with_its_treaty():
    at_once = {"withdrawal": Withdrawal(notice=Delay())}
    given(amended(**at_once)).when(Withdraw(by="IND", instrument=NEW)).refused_by("V44.1")
    scene = given(amended(**at_once)).when(Withdraw(by="IND", instrument="pact"))
    assert {one.instrument for one in scene.found(WithdrawalTookEffect)} == {"pact", NEW}
    assert not [key for key in scene.state.owed if key.endswith("/IND")]


def test_t5_amending_a_treaty_in_force_belongs_to_level_3():
    given(IN_FORCE, play=scenario(level=2)).when(REVISE).refused_by("T5")


def test_f3_1_a_country_with_a_text_on_the_floor_waits_with_its_amendment():
    given(IN_FORCE, Propose(by="IND", text=pact(name="other"))).when(REVISE).refused_by("F3.1", "other")
    assert given(ADOPTED, Advance(by=CHAIR)).refused is None
