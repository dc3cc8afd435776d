"""What the chair rules: impossibility, change of circumstances, who is specially affected, a right to leave."""

from dataclasses import replace
from datetime import date

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
    notice,
    owing,
    proposal,
    ruled,
)
from scenes import advance, pact

from treaty.acts.commands import CHAIR, Invoke, Rule, Withdraw
from treaty.acts.events import (
    Invoked,
    NoticeEnded,
    Ruled,
    WithdrawalNotified,
)
from treaty.law.decide import refusal
from treaty.law.legal import legal
from treaty.model.entry import Withdrawal

# Impossibility and change


def plea(by: str, ground: str, measure: str) -> Invoke:
    return Invoke(by=by, instrument="pact", ground=ground, measure=measure)  # type: ignore[arg-type]


def test_v62_1_a_change_of_circumstances_is_rejected_unless_all_four_conditions_hold():
    scene = in_force(*THREE).when(plea("KEN", "change of circumstances", "withdraw"))
    scene.refused_by("V62.1", "it was not foreseen")
    assert scene.refused is not None
    for flag in ("fundamental", "essential basis", "radically transforms"):
        assert flag in scene.refused.sentence


def test_v62_1_once_the_chair_has_ruled_that_they_hold_a_party_withdraws_or_suspends():
    for measure in ("withdraw", "suspend"):
        scene = in_force(*THREE).when(ruled("change of circumstances"), plea("KEN", "change of circumstances", measure))
        scene.then(Invoked, may_act=date(2026, 5, 1)).when(advance(), act("KEN"))
        assert owing(scene) == {"IND", "BRA"}


def test_v62_1_not_for_others_and_not_for_a_party_itself_in_breach():
    held = ruled("change of circumstances")
    in_force(*THREE).when(held, plea("KEN", "change of circumstances", "terminate")).refused_by("V62.1", "withdraw")
    breach_found(*THREE).when(held, plea("IND", "change of circumstances", "suspend")).refused_by("V62.1", "breach")
    in_force("IND", "BRA").when(held, plea("BRA", "change of circumstances", "terminate")).then(Invoked)
    in_force("IND", "BRA").when(held, plea("BRA", "change of circumstances", "withdraw")).refused_by("V62.1")


def test_v62_1_both_parties_of_two_may_end_it_on_the_same_ground_each_by_its_own_notice():
    end = [plea(who, "change of circumstances", "terminate") for who in ("IND", "BRA")]
    in_force("IND", "BRA").when(ruled("change of circumstances"), end).then(Invoked, id="notice2", by="BRA")


def test_v62_1_a_breach_of_another_treaty_is_not_in_the_way():
    scene = in_force(*THREE)
    twin = replace(scene.state.texts["pact"], text=pact(name="twin", entry_into_force=OF_TWO))
    scene.state = replace(scene.state, texts={**scene.state.texts, "twin": twin})
    elsewhere = [event.model_copy(update={"obligation": "twin/1/0/IND"}) for event in finding()]
    scene.told(*elsewhere).when(ruled("change of circumstances"), plea("IND", "change of circumstances", "suspend"))
    scene.then(Invoked)


def test_v62_1_a_ruling_on_impossibility_is_none_on_change():
    in_force(*THREE).when(ruled("impossibility"), plea("KEN", "change of circumstances", "suspend")).refused_by("V62.1")


def test_v61_1_impossibility_for_good_lets_a_party_withdraw_and_for_a_time_only_suspend():
    in_force(*THREE).when(plea("KEN", "impossibility", "suspend")).refused_by("V61.1", "indispensable")
    in_force(*THREE).when(ruled("impossibility"), plea("KEN", "impossibility", "withdraw")).then(Invoked)
    passing = in_force(*THREE).when(ruled("temporary impossibility"))
    passing.when(plea("KEN", "impossibility", "withdraw")).refused_by("V61.1")
    passing.refused = None
    passing.when(plea("KEN", "impossibility", "suspend")).then(Invoked)


def test_v61_1_not_for_a_party_itself_in_breach():
    breach_found(*THREE).when(ruled("impossibility"), plea("IND", "impossibility", "suspend")).refused_by("V61.1")


def test_v62_1_a_notice_lapses_when_the_chair_no_longer_holds_the_conditions_met():
    scene = in_force(*THREE).when(ruled("change of circumstances"), plea("KEN", "change of circumstances", "suspend"))
    scene.when(ruled("change of circumstances", holds=False)).then(NoticeEnded, notice="notice1", by="")


def test_v60_2_a_notice_lapses_when_the_chair_no_longer_holds_a_party_specially_affected():
    about = {"country": "KEN", "allegation": "case1"}
    scene = breach_found(*THREE).when(ruled("specially affected", **about), notice("KEN", "suspend towards"))
    scene.when(ruled("specially affected", holds=False, **about)).then(NoticeEnded, notice="notice1")


# Rulings


def test_t1_4_only_the_chair_rules():
    in_force(*THREE).when(Rule(by="KEN", instrument="pact", question="impossibility", holds=True)).refused_by("T1.4")


def test_v60_2_the_chair_rules_on_a_party_and_a_material_breach_only():
    in_force(*THREE).when(ruled("specially affected", country="KEN", allegation="case1")).refused_by("V60.2")
    for country in ("IND", "SGP", "USA"):
        scene = breach_found(*THREE).when(ruled("specially affected", country=country, allegation="case1"))
        scene.refused_by("V60.2")
    gone = breach_found(*FOUR).when(proposal("IND", "withdraw"), agree("BRA", "KEN", "SGP"))
    gone.when(ruled("specially affected", country="KEN", allegation="case1")).refused_by("V60.2", "party no more")
    minor = breach_found(*THREE, article="2").when(ruled("specially affected", country="KEN", allegation="case1"))
    minor.refused_by("V60.2", "not material")


def test_v61_1_a_ruling_names_no_country_where_the_question_is_of_the_whole():
    in_force(*THREE).when(ruled("impossibility", country="KEN")).refused_by("V61.1")
    in_force(*THREE).when(ruled("impossibility"), ruled("impossibility")).refused_by("V61.1", "already")


SILENT = pact(entry_into_force=OF_TWO, withdrawal=Withdrawal(silent=True, notice=NEXT_DAY))


def test_v56_1_a_text_that_is_silent_is_not_left_unless_the_chair_holds_a_right_implied():
    leave = Withdraw(by="KEN", instrument="pact")
    in_force(*THREE, text=SILENT).when(leave).refused_by("V56.1")
    no = in_force(*THREE, text=SILENT).when(ruled("right of withdrawal", holds=False), leave)
    no.refused_by("V56.1")
    in_force(*THREE, text=SILENT).when(ruled("right of withdrawal")).then(Ruled, holds=True).when(leave).then(
        WithdrawalNotified
    )


def test_v56_2_then_with_twelve_months_notice():
    scene = in_force(*THREE, text=SILENT).when(ruled("right of withdrawal"), Withdraw(by="KEN", instrument="pact"))
    scene.then(WithdrawalNotified, effect=date(2027, 2, 1))


def test_v56_1_where_the_text_speaks_there_is_nothing_to_imply():
    in_force(*THREE).when(ruled("right of withdrawal")).refused_by("V56.1", "The text itself")


def test_t5_endings_come_with_level_3():
    scene = in_force(*THREE)
    for level, rule in ((1, "T5"), (2, "T5"), (3, "")):
        play = scene.state.scenario.model_copy(update={"level": level})
        acts = {option.act for who in ("IND", CHAIR) for option in legal(replace(scene.state, scenario=play), who)}
        assert ({"invoke", "rule", "correct"} <= acts, "invoke" in acts) == (level == 3, level == 3)
        asked = (proposal("IND", "terminate"), Rule(by=CHAIR, instrument="pact", question="impossibility", holds=True))
        refusals = [refusal(replace(scene.state, scenario=play), ask) for ask in asked]
        assert {no.rule if no else "" for no in refusals} == {rule}
