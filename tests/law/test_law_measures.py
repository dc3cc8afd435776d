"""What the end and the suspension of a treaty do, and what all parties may do together."""

from dataclasses import replace
from datetime import date

from ending_scenes import (
    NEXT_DAY,
    OF_TWO,
    THREE,
    act,
    agree,
    breach_found,
    in_force,
    notice,
    object_,
    owing,
    proposal,
    status,
)
from scenes import CHALLENGE, Scene, advance, pact

from treaty.acts.commands import Invoke, Resume, Withdraw
from treaty.acts.events import (
    Invoked,
    Resumed,
    Suspended,
    Terminated,
)
from treaty.law.binding import rebind
from treaty.model.entry import Withdrawal

# Effects


def test_v70_1_the_end_releases_from_what_is_still_to_be_done_and_findings_stay():
    scene = breach_found("IND", "BRA").when(notice("BRA", "terminate"), advance(), act("BRA"))
    assert owing(scene) == set()
    assert {key.split("/")[3] for key in scene.state.lapsed} == {"IND", "BRA"}
    assert status(scene, "IND") == status(scene, "BRA") == "third"
    assert len(scene.state.findings("IND")) == 1


def test_v34_1_who_is_expelled_is_out_and_the_treaty_goes_on_among_the_others():
    scene = breach_found(*THREE).when(notice("BRA", "expel"), agree("KEN"), advance(), act("BRA"))
    scene.then(Terminated, only="IND")
    assert owing(scene) == {"BRA", "KEN"}
    assert scene.state.texts["pact"].parties() == ("BRA", "KEN")
    assert status(scene, "IND") == "left"


def test_v55_1_a_party_less_than_entry_into_force_needed_ends_nothing():
    scene = breach_found(*THREE, text=pact(CHALLENGE))
    scene.when(notice("BRA", "expel"), agree("KEN"), advance(), act("BRA"))
    assert scene.state.texts["pact"].stage == "adopted"


def test_v72_1_who_suspended_resumes_and_owes_again():
    scene = breach_found("IND", "BRA").when(notice("BRA", "suspend"), advance(), act("BRA"))
    assert owing(scene) == set()
    scene.when(Resume(by="IND", instrument="pact")).refused_by("V72.1")
    scene.refused = None
    scene.when(Resume(by="BRA", instrument="pact")).then(Resumed)
    assert owing(scene) == {"IND", "BRA"}


def test_v72_1_what_two_suspended_goes_on_once_both_resume():
    scene = in_force("IND", "BRA").when(proposal("BRA", "suspend for all"), agree("IND"))
    scene.when(Resume(by="BRA", instrument="pact"))
    assert owing(scene) == set()
    scene.when(Resume(by="IND", instrument="pact"))
    assert owing(scene) == {"IND", "BRA"}


def test_v72_1_a_suspended_treaty_is_in_force_and_its_parties_are_parties():
    scene = in_force("IND", "BRA").when(proposal("BRA", "suspend for all"), agree("IND"))
    assert status(scene, "IND") == "party"


# Consent of all


def test_v54_1_all_parties_end_a_treaty_at_once_with_the_consent_of_the_last():
    scene = in_force(*THREE).when(proposal("BRA", "terminate")).then(Invoked, may_act=date(2026, 2, 1))
    scene.when(agree("IND")).without(Terminated)
    scene.when(agree("KEN")).then(Terminated, only="")


def test_v54_1_one_party_that_does_not_agree_keeps_it_in_force():
    in_force(*THREE).when(proposal("BRA", "terminate"), agree("IND"), advance(4), act("BRA")).refused_by("V54.1", "KEN")


def test_v54_1_consent_of_all_lets_one_party_go():
    scene = in_force(*THREE).when(proposal("BRA", "withdraw"), agree("IND", "KEN")).then(Terminated, only="BRA")
    assert status(scene, "BRA") == "left"


def test_v54_1_each_party_that_wants_to_go_asks_for_itself():
    scene = in_force(*THREE).when(proposal("BRA", "withdraw"), proposal("KEN", "withdraw"))
    scene.when(agree("IND", "BRA", to="notice2")).then(Terminated, only="KEN")


def test_v54_1_nobody_need_object_to_what_takes_its_consent():
    in_force(*THREE).when(proposal("BRA", "terminate"), object_("KEN")).refused_by("V54.1")


def test_v54_1_when_those_that_had_not_agreed_leave_who_proposed_may_act():
    text = pact(entry_into_force=OF_TWO, withdrawal=Withdrawal(notice=NEXT_DAY))
    scene = in_force(*THREE, text=text).when(proposal("BRA", "terminate"), agree("IND"))
    scene.when(Withdraw(by="KEN", instrument="pact"), advance(), act("BRA")).then(Terminated)


def test_v57_all_parties_suspend_a_treaty_for_all():
    scene = in_force(*THREE).when(proposal("BRA", "suspend for all"), agree("IND", "KEN")).then(Suspended)
    assert owing(scene) == set()


def test_v57_consent_of_all_does_nothing_for_one_or_against_one():
    for measure in ("suspend", "expel", "suspend party", "suspend towards"):
        in_force(*THREE).when(proposal("BRA", measure)).refused_by("V57")


def test_v42_2_nothing_is_ended_that_is_not_in_force():
    in_force("IND").when(proposal("IND", "terminate")).refused_by("V42.2", "not in force")
    ended = in_force("IND", "BRA").when(proposal("IND", "terminate"), agree("BRA"))
    ended.when(proposal("IND", "terminate")).refused_by("V42.2", "not in force")
    in_force("IND").when(Invoke(by="IND", instrument="none", ground="consent of all", measure="terminate")).refused_by(
        "V42.2"
    )


def test_v34_1_only_parties_invoke_agree_and_object():
    in_force(*THREE).when(proposal("SGP", "terminate")).refused_by("V34.1")
    breach_found(*THREE).when(notice("BRA", "expel"), agree("SGP")).refused_by("V34.1")
    breach_found(*THREE).when(notice("BRA", "expel"), object_("SGP")).refused_by("V34.1")


# A treaty and its amendments


def amended(*who: str) -> Scene:
    """The pact in force with an amendment, the `twin`, in force for the same parties."""
    scene = in_force(*who)
    pact_ = scene.state.texts["pact"]
    twin = replace(pact_, text=pact_.text.model_copy(update={"id": "twin", "amends": "pact"}))
    scene.state = rebind(replace(scene.state, texts={**scene.state.texts, "twin": twin}), "twin")
    return scene


def owing_both(scene: Scene) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"pact": set(), "twin": set()}
    for owed in scene.state.owed.values():
        found[owed.duty.instrument].add(owed.duty.party)
    return found


def test_v44_1_nobody_leaves_an_amendment_alone():
    leave = Invoke(by="BRA", instrument="twin", ground="consent of all", measure="withdraw")
    amended(*THREE).when(leave).refused_by("V44.1", "the treaty that it amends")


def test_v44_1_who_leaves_the_treaty_leaves_its_amendments_and_the_end_of_it_is_theirs():
    assert owing_both(amended(*THREE)) == {"pact": set(), "twin": set(THREE)}
    gone = amended(*THREE).when(proposal("BRA", "withdraw"), agree("IND", "KEN"))
    assert owing_both(gone) == {"pact": set(), "twin": {"IND", "KEN"}}
    ended = amended(*THREE).when(proposal("BRA", "terminate"), agree("IND", "KEN"))
    assert owing_both(ended) == {"pact": set(), "twin": set()}
    assert ended.state.texts["twin"].stage == "ended"


def test_v72_1_a_suspension_of_the_treaty_is_one_of_its_amendments_until_it_is_resumed():
    scene = amended("IND", "BRA").when(proposal("BRA", "suspend for all"), agree("IND"))
    assert owing_both(scene) == {"pact": set(), "twin": set()}
    scene.when(Resume(by="IND", instrument="pact"), Resume(by="BRA", instrument="pact"))
    assert owing_both(scene) == {"pact": set(), "twin": {"IND", "BRA"}}


def test_v40_4_where_an_amendment_alone_ends_the_unamended_treaty_governs():
    end = Invoke(by="BRA", instrument="twin", ground="consent of all", measure="terminate")
    scene = amended("IND", "BRA").when(end, agree("IND"))
    assert owing_both(scene) == {"pact": {"IND", "BRA"}, "twin": set()}
