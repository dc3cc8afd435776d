"""Who may suspend or end a treaty for a breach, and the procedure: notice, three months, objection, revocation."""

from dataclasses import replace
from datetime import date

import pytest
from ending_scenes import (
    FOUR,
    NEXT_DAY,
    OF_TWO,
    THREE,
    act,
    agree,
    breach_found,
    finding,
    in_force,
    integral,
    notice,
    object_,
    owing,
    proposal,
    ruled,
)
from scenes import CHALLENGE, advance, pact

from treaty.acts.commands import Revoke, Withdraw
from treaty.acts.events import (
    Contested,
    Invoked,
    Joined,
    NoticeEnded,
    RemedyApplied,
    Suspended,
    Terminated,
)
from treaty.law.decide import refusal
from treaty.law.disputes import LOST_AFTER, right_lost
from treaty.model.entry import Withdrawal

# Material breach: who may do what


def test_v60_1_in_a_treaty_of_two_the_other_ends_it_for_a_material_breach():
    scene = breach_found("IND", "BRA").when(notice("BRA", "terminate"), advance(), act("BRA"))
    scene.then(Terminated, instrument="pact", only="")
    assert scene.state.texts["pact"].stage == "ended"


def test_v60_1_or_suspends_it_and_what_needs_more_than_two_is_refused():
    breach_found("IND", "BRA").when(notice("BRA", "suspend")).then(Invoked, against="IND", measure="suspend")
    for measure in ("suspend towards", "suspend party", "suspend for all", "expel", "withdraw"):
        breach_found("IND", "BRA").when(notice("BRA", measure)).refused_by("V60.1", "suspend or terminate")


@pytest.mark.parametrize("measure", ["suspend", "suspend towards"])
def test_v60_2_a_bystander_of_a_treaty_that_is_not_integral_suspends_nothing_alone(measure):
    breach_found(*THREE).when(notice("KEN", measure)).refused_by("V60.2", "once the chair rules")


def test_v60_2_one_specially_affected_suspends_towards_the_party_in_breach_alone():
    affected = ruled("specially affected", country="KEN", allegation="case1")
    scene = breach_found(*THREE).when(affected, notice("KEN", "suspend towards"), advance(), act("KEN"))
    scene.then(Suspended, among=("KEN",), towards=("IND",))
    pact_ = scene.state.texts["pact"]
    assert {(pause.by, *pause.towards) for pause in pact_.pauses} == {("KEN", "IND")}
    assert owing(scene) == set(THREE)  # each still owes the third of them
    breach_found(*THREE).when(affected, notice("KEN", "suspend")).refused_by("V60.2")
    breach_found(*THREE).when(affected, notice("BRA", "suspend towards")).refused_by("V60.2")


def test_v60_2_the_ruling_is_for_one_breach_and_one_party():
    affected = ruled("specially affected", country="KEN", allegation="case1")
    scene = breach_found(*FOUR).told(*finding(against="SGP", case="case2")).when(affected)
    scene.when(notice("KEN", "suspend towards", case="case2")).refused_by("V60.2")


@pytest.mark.parametrize("measure", ["suspend", "suspend towards"])
def test_v60_2_where_one_breach_changes_everybodys_position_any_party_suspends_for_itself(measure):
    scene = breach_found(*THREE, text=integral()).when(notice("KEN", measure), advance(), act("KEN"))
    scene.then(Suspended, among=("KEN",))
    assert owing(scene) == ({"IND", "BRA"} if measure == "suspend" else set(THREE))


def test_v60_2_who_suspends_towards_all_does_so_towards_those_that_join_later():
    scene = breach_found(*THREE, text=integral()).when(notice("KEN", "suspend"), advance(), act("KEN"))
    assert "SGP" in scene.state.texts["pact"].pauses[0].towards


def test_v60_2_nobody_withdraws_from_a_treaty_of_many_for_anothers_breach():
    breach_found(*THREE, text=integral()).when(notice("KEN", "withdraw")).refused_by("V60.2", "Nobody withdraws")


@pytest.mark.parametrize("measure", ["suspend party", "suspend for all", "expel", "terminate"])
def test_v60_2_a_common_step_takes_all_parties_but_the_one_in_breach(measure):
    scene = breach_found(*FOUR).when(notice("BRA", measure), agree("KEN"), advance(), act("BRA"))
    scene.refused_by("V60.2", "still missing: SGP")
    scene = breach_found(*FOUR).when(notice("BRA", measure), agree("KEN", "SGP"), advance(), act("BRA"))
    scene.then(Suspended if measure.startswith("suspend") else Terminated, notice="notice1")


def test_v60_2_the_party_in_breach_has_no_vote_on_it():
    breach_found(*FOUR).when(notice("BRA", "expel"), agree("IND")).refused_by("V60.2", "no vote")


def test_v60_2_all_others_suspend_towards_the_party_in_breach_and_go_on_among_themselves():
    scene = breach_found(*THREE).when(notice("BRA", "suspend party"), agree("KEN"), advance(), act("BRA"))
    scene.then(Suspended, among=("BRA", "KEN"), towards=("IND",))
    assert owing(scene) == {"BRA", "KEN"}


def test_v60_2_all_others_suspend_it_among_all():
    scene = breach_found(*THREE).when(notice("BRA", "suspend for all"), agree("KEN"), advance(), act("BRA"))
    assert owing(scene) == set()
    assert scene.state.texts["pact"].stage == "adopted"


def test_v60_2_a_party_does_not_invoke_its_own_breach():
    breach_found(*THREE, text=integral()).when(notice("IND", "suspend")).refused_by("V60.2", "its own breach")


def test_v60_2_nothing_is_suspended_or_ended_with_a_state_that_is_a_party_no_more():
    gone = breach_found(*FOUR, text=integral()).when(proposal("IND", "withdraw"), agree("BRA", "KEN", "SGP"))
    gone.when(notice("KEN", "suspend")).refused_by("V60.2", "no party any more")


def test_v60_2_a_common_step_stands_when_the_others_that_would_have_to_agree_have_left():
    text = pact(CHALLENGE, entry_into_force=OF_TWO, withdrawal=Withdrawal(notice=NEXT_DAY))
    scene = breach_found(*THREE, text=text).when(notice("BRA", "expel"), Withdraw(by="KEN", instrument="pact"))
    scene.when(advance()).without(NoticeEnded).when(act("BRA")).then(Terminated, only="IND")


def test_v60_3_a_breach_of_an_article_that_is_not_essential_ends_nothing():
    for measure in ("suspend", "expel"):
        breach_found(*THREE, article="2").when(notice("KEN", measure)).refused_by("V60.3", "not essential")


def test_v60_3_an_accusation_is_no_finding():
    accused = in_force(*THREE, text=integral()).told(finding()[0])
    accused.when(notice("KEN", "suspend")).refused_by("V60.3")
    acquitted = in_force(*THREE, text=integral()).told(finding()[0], finding()[1].model_copy(update={"breach": False}))
    acquitted.when(notice("KEN", "suspend")).refused_by("V60.3")
    in_force(*THREE).when(notice("KEN", "suspend", case="nothing")).refused_by("V60.3")


def test_v60_3_a_finding_under_another_text_is_none_under_this():
    scene = breach_found(*THREE, text=integral())
    twin = replace(scene.state.texts["pact"], text=integral(name="twin"))
    scene.state = replace(scene.state, texts={**scene.state.texts, "twin": twin})
    scene.when(notice("KEN", "suspend", text="twin")).refused_by("V60.3")


def test_c5_a_party_whose_rights_are_suspended_invokes_no_breach():
    scene = breach_found(*THREE, text=integral())
    scene.told(RemedyApplied(**scene.state.now, country="KEN", instrument="pact", step="suspension", until=2))
    scene.when(notice("KEN", "suspend")).refused_by("C5")


def test_v45_1_a_finding_let_pass_for_three_rounds_can_no_longer_be_invoked():
    scene = breach_found(*THREE, text=integral())
    in_time = replace(scene.state, round=1 + LOST_AFTER)
    assert refusal(in_time, notice("KEN", "suspend")) is None
    late = replace(scene.state, round=2 + LOST_AFTER)
    no = refusal(late, notice("KEN", "suspend"))
    assert no is not None
    assert no.rule == "V45.1"
    assert right_lost(late, "KEN", late.allegations["case1"]) == date(2028, 1, 1)


def test_v45_1_who_objects_to_a_measure_for_a_breach_affirms_the_treaty_and_cannot_invoke_that_breach():
    scene = breach_found(*FOUR, text=integral()).when(notice("BRA", "suspend"), object_("KEN"))
    assert refusal(scene.state, notice("SGP", "suspend")) is None
    scene.when(notice("KEN", "suspend")).refused_by("V45.1")


def test_v45_1_a_later_finding_can_be_invoked_anew():
    scene = breach_found(*THREE, text=integral()).when(notice("BRA", "suspend"), object_("KEN"))
    scene.told(*finding(case="case2")).when(notice("KEN", "suspend", case="case2")).then(Invoked, allegation="case2")


# The procedure


def test_v65_1_a_notice_says_ground_and_measure_and_is_not_given_twice():
    scene = breach_found(*THREE, text=integral()).when(notice("KEN", "suspend"))
    scene.then(Invoked, by="KEN", ground="material breach", measure="suspend", may_act=date(2026, 5, 1))
    scene.when(notice("KEN", "suspend")).refused_by("V65.1", "revoke it")


def test_v65_1_a_common_step_is_joined_and_not_proposed_twice():
    breach_found(*FOUR).when(notice("BRA", "expel"), notice("KEN", "expel")).refused_by("V65.1", "agree to notice1")


def test_v65_1_each_party_gives_its_own_notice_of_what_it_does_for_itself():
    scene = breach_found(*THREE, text=integral()).when(notice("BRA", "suspend"), notice("KEN", "suspend"))
    scene.then(Invoked, id="notice2", by="KEN")


def test_v65_2_the_measure_waits_for_three_calendar_months_from_receipt():
    scene = breach_found("IND", "BRA").when(notice("BRA", "terminate"), act("BRA"))
    scene.refused_by("V65.2", "2026-05-01")
    on_the_day = breach_found("IND", "BRA").when(notice("BRA", "terminate"), advance(), act("BRA"))
    on_the_day.then(Terminated)


def test_v65_2_the_months_run_from_the_day_the_others_are_informed():
    text = pact(CHALLENGE, entry_into_force=OF_TWO, notice_reaches_after=NEXT_DAY)
    scene = breach_found("IND", "BRA", text=text).when(notice("BRA", "terminate"))
    scene.then(Invoked, received=date(2026, 2, 2), may_act=date(2026, 5, 2))
    scene.when(advance(), act("BRA")).refused_by("V65.2", "2026-05-02")


def test_v65_2_an_objection_on_the_last_day_is_in_time_and_one_the_day_after_is_not():
    scene = breach_found("IND", "BRA").when(notice("BRA", "terminate"), advance())
    assert scene.state.today == date(2026, 5, 1)
    given_notice = scene.state.notices["notice1"]
    scene.when(object_("IND")).then(Contested)
    late = breach_found("IND", "BRA").when(notice("BRA", "terminate"), advance())
    ended = replace(given_notice, may_act=date(2026, 4, 30))
    late.state = replace(late.state, notices={"notice1": ended})
    late.when(object_("IND")).refused_by("V65.2", "2026-04-30")


def test_v65_2_only_who_gave_the_notice_carries_it_out():
    breach_found(*THREE, text=integral()).when(notice("KEN", "suspend"), advance(), act("BRA")).refused_by("V65.2")


def test_v65_2_what_one_does_for_itself_needs_nobodys_agreement():
    breach_found(*THREE, text=integral()).when(notice("KEN", "suspend"), agree("BRA")).refused_by("V65.2")


def test_v65_3_an_objection_blocks_the_measure_until_it_is_taken_back():
    scene = breach_found("IND", "BRA").when(notice("BRA", "terminate"), object_("IND"), advance(), act("BRA"))
    scene.refused_by("V65.3", "IND objected")
    scene.refused = None
    scene.when(agree("IND")).then(Joined).when(act("BRA")).then(Terminated)


def test_v65_3_with_one_of_two_objections_taken_back_the_other_still_blocks():
    scene = breach_found(*THREE, text=integral()).when(notice("KEN", "suspend"), object_("IND", "BRA"), agree("BRA"))
    scene.when(advance(), act("KEN")).refused_by("V65.3", "IND objected")


def test_v65_3_the_party_in_breach_may_object_though_it_has_no_vote():
    scene = breach_found(*THREE).when(notice("BRA", "expel"), agree("KEN"), object_("IND"), advance(), act("BRA"))
    scene.refused_by("V65.3")


def test_v65_3_nobody_objects_twice_or_to_its_own_notice():
    scene = breach_found(*THREE, text=integral()).when(notice("KEN", "suspend"))
    scene.when(object_("KEN")).refused_by("V65.3", "revoke")
    scene.refused = None
    scene.when(object_("IND"), object_("IND")).refused_by("V65.3", "already")


def test_v45_1_who_agreed_does_not_object():
    breach_found(*FOUR).when(notice("BRA", "expel"), agree("KEN"), object_("KEN")).refused_by("V45.1")


def test_v66_1_conciliation_opens_twelve_months_after_the_first_objection():
    scene = breach_found(*THREE, text=integral()).when(notice("KEN", "suspend"), object_("IND"))
    scene.then(Contested, by="IND", conciliation=date(2027, 2, 1))
    scene.when(advance(), object_("BRA")).then(Contested, by="BRA", conciliation=date(2027, 2, 1))
    scene.when(advance(3), act("KEN")).refused_by("V65.3", "settlement until 2027-02-01")
    scene.refused = None
    scene.when(advance(4), act("KEN"))
    assert scene.state.today == date(2027, 2, 1)
    scene.refused_by("V65.3", "conciliation open from 2027-02-01")


def test_v68_1_a_notice_is_revocable_until_it_is_carried_out():
    scene = breach_found("IND", "BRA").when(notice("BRA", "suspend"), advance(), Revoke(by="BRA", notice="notice1"))
    scene.then(NoticeEnded, by="BRA").when(act("BRA")).refused_by("V65.1", "closed")
    done = breach_found("IND", "BRA").when(notice("BRA", "suspend"), advance(), act("BRA"))
    done.when(Revoke(by="BRA", notice="notice1")).refused_by("V68.1", "carried out")


def test_v68_1_nobody_revokes_the_notice_of_another():
    breach_found("IND", "BRA").when(notice("BRA", "suspend"), Revoke(by="IND", notice="notice1")).refused_by("V68.1")


def test_v65_1_a_notice_lapses_when_its_ground_goes_away():
    scene = breach_found(*THREE, text=integral(withdrawal=Withdrawal(notice=NEXT_DAY)))
    scene.when(notice("KEN", "suspend"), Withdraw(by="IND", instrument="pact"), advance())
    scene.then(NoticeEnded, notice="notice1", by="", reason="IND is a party no more")
    scene.when(act("KEN")).refused_by("V65.1")


def test_v65_1_a_notice_lapses_when_who_gave_it_leaves_or_the_treaty_ends():
    text = integral(withdrawal=Withdrawal(notice=NEXT_DAY))
    scene = breach_found(*THREE, text=text).when(notice("KEN", "suspend"), Withdraw(by="KEN", instrument="pact"))
    scene.when(advance()).then(NoticeEnded, reason="KEN is bound no more")
    ended = breach_found(*THREE, text=text).when(notice("KEN", "suspend"), proposal("BRA", "terminate"))
    ended.when(agree("IND", "KEN", to="notice2")).then(NoticeEnded, notice="notice1", reason="the text has ended")
