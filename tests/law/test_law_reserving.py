"""Reservations in play: one country signs on its own terms, another objects, and each owes what is left between them.

The pact of the scenes has two articles: 1 caps training runs and carries object and purpose, 2 asks for agents' logs of
at least 6 months. It binds by signature, at once when three have signed.
"""

from datetime import date

import pytest
from scenes import CHEAT, TALK, adopted, advance, given, pact, scenario, signed

from treaty.acts.commands import Accede, Allege, Confirm, Drop, Lift, React, Seal, Sign, Submit, Unsign, Withdraw
from treaty.acts.events import Consented, ObjectionWithdrawn, Reacted, ReservationsWithdrawn, Signed
from treaty.law.between import between, creditors
from treaty.law.legal import legal
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal
from treaty.model.reservation import ReservationText

NO_LOGS = (ReservationText(article="2"),)
THREE_MONTHS = (ReservationText(article="2", values={"months": 3}),)
DUTY = "pact/2/0/IND"


def open_pact(**changes):
    """The pact adopted, open to reservations that do not touch its object and purpose."""
    return [TALK, adopted(pact(**{"reservations": "free", **changes}))]


def joined(made=NO_LOGS, **changes):
    """India joins on its own terms, Brazil and Kenya in full: in force for three."""
    return [open_pact(**changes), Sign(by="IND", instrument="pact", reservations=made), signed("BRA", "KEN")]


def kinds_between(scene, a, b, article="2"):
    held = between(scene.state, "pact", a, b)
    return tuple(str(held.term(article, who).kind) for who in (a, b))


def test_v19_1_a_reservation_comes_with_the_act_of_joining_and_not_after():
    given(open_pact()).when(Sign(by="IND", instrument="pact", reservations=NO_LOGS)).then(
        Signed, by="IND", reservations=NO_LOGS
    )
    given(open_pact(), signed("IND")).when(Sign(by="IND", instrument="pact", reservations=NO_LOGS)).refused_by("V14.3")


@pytest.mark.parametrize(
    ("reservation", "said"),
    [
        ((ReservationText(article="9"),), "no article 9"),
        ((ReservationText(article="2"), ReservationText(article="2", values={"months": 1})), "once"),
        ((ReservationText(article="2", values={"hours": 3}),), "hours"),
    ],
)
def test_v19_1_a_reservation_names_articles_of_the_text(reservation, said):
    given(open_pact()).when(Sign(by="IND", instrument="pact", reservations=reservation)).refused_by("V19.1", said)


def test_v2_3_a_statement_that_changes_nothing_is_no_reservation():
    same = (ReservationText(article="2", values={"months": 6}),)
    given(open_pact()).when(Sign(by="IND", instrument="pact", reservations=same)).refused_by("V2.3")


def test_v19_2_a_text_may_prohibit_reservations():
    sign = Sign(by="IND", instrument="pact", reservations=NO_LOGS)
    given(TALK, adopted(pact())).when(sign).refused_by("V19.2", "no article")


def test_v19_2_a_text_may_allow_only_those_it_lists():
    listed = open_pact(reservations="listed", reservable=("2",))
    given(listed).when(Sign(by="IND", instrument="pact", reservations=NO_LOGS)).then(Signed, by="IND")
    cap = (ReservationText(article="1"),)
    given(listed).when(Sign(by="IND", instrument="pact", reservations=cap)).refused_by("V19.2", "open to 2")


def test_v19_2_what_carries_object_and_purpose_cannot_be_reserved():
    cap = (ReservationText(article="1"),)
    given(open_pact()).when(Sign(by="IND", instrument="pact", reservations=cap)).refused_by(
        "V19.2", "object and purpose"
    )


def test_t5_reservations_belong_to_level_3():
    easy = given(open_pact(), play=scenario(level=2))
    easy.when(Sign(by="IND", instrument="pact", reservations=NO_LOGS)).refused_by("T5", "as it stands")


def test_v21_1_an_accepted_reservation_works_both_ways_and_no_further():
    scene = given(joined(), React(by="BRA", instrument="pact", to="IND", answer="accept"))
    assert kinds_between(scene, "IND", "BRA") == ("excluded", "excluded")
    assert kinds_between(scene, "BRA", "KEN") == ("in full", "in full")
    assert DUTY not in scene.state.owed
    assert "pact/2/0/BRA" in scene.state.owed
    assert creditors(scene.state, "pact", "2", "BRA") == ("KEN",)


def test_v21_1_the_author_cannot_accuse_another_of_what_it_does_not_owe_itself():
    """India excluded the logs; when Brazil keeps none, Kenya may complain and India may not."""
    cheating = [joined(), advance(), Seal(by="BRA", orders=CHEAT), advance(3)]
    given(cheating).when(Allege(by="IND", obligation="pact/2/0/BRA")).refused_by("V21.1", "reservation")
    assert given(cheating, Allege(by="KEN", obligation="pact/2/0/BRA")).refused is None


def test_v21_1_a_reservation_that_modifies_changes_the_number_and_leaves_the_duty():
    scene = given(joined(THREE_MONTHS), React(by="BRA", instrument="pact", to="IND", answer="accept"))
    assert scene.state.owed[DUTY].duty.limit == 3
    assert scene.state.owed["pact/2/0/KEN"].duty.limit == 6


def test_v21_1_between_author_and_objector_the_article_does_not_apply_at_all():
    scene = given(joined(THREE_MONTHS), React(by="BRA", instrument="pact", to="IND", answer="object"))
    assert kinds_between(scene, "IND", "BRA") == ("excluded", "excluded")
    assert kinds_between(scene, "IND", "KEN") == ("modified", "modified")


def test_v20_4_an_objection_stops_the_treaty_between_the_two_only_if_it_says_so():
    objecting = given(joined(), React(by="BRA", instrument="pact", to="IND", answer="object"))
    assert between(objecting.state, "pact", "IND", "BRA").applies
    opposing = given(joined(), React(by="BRA", instrument="pact", to="IND", answer="oppose"))
    held = between(opposing.state, "pact", "BRA", "IND")
    assert not held.applies
    assert held.why.rule == "V20.4"
    assert between(opposing.state, "pact", "KEN", "IND").applies


def test_v20_4_with_all_opposed_the_author_owes_nothing_and_is_owed_nothing():
    opposed = [React(by=who, instrument="pact", to="IND", answer="oppose") for who in ("BRA", "KEN")]
    scene = given(joined(), opposed)
    assert not [key for key in scene.state.owed if key.endswith("/IND")]
    assert creditors(scene.state, "pact", "1", "BRA") == ("KEN",)


def test_v20_1_what_the_text_itself_authorises_needs_nobodys_acceptance():
    listed = joined(reservations="listed", reservable=("2",))
    given(listed).when(React(by="BRA", instrument="pact", to="IND", answer="object")).refused_by("V20.1")
    assert kinds_between(given(listed), "IND", "BRA") == ("excluded", "excluded")


def test_v20_4_an_instrument_with_a_reservation_may_count_only_once_accepted():
    waiting = joined(reserving_counts="after acceptance")
    assert given(waiting).state.texts["pact"].in_force is None
    scene = given(waiting, React(by="KEN", instrument="pact", to="IND", answer="accept"))
    assert scene.state.texts["pact"].in_force == scene.state.today
    at_once = given(joined())
    assert at_once.state.texts["pact"].in_force == at_once.state.today


def test_v20_5_silence_for_twelve_months_is_acceptance_and_objections_are_late():
    """Signed in February 2026: in time until February 2027, the talk of round 3 begins in time, that of round 4 not."""
    object_now = React(by="BRA", instrument="pact", to="IND", answer="object")
    given(joined(), advance(8)).when(object_now).then(Reacted, by="BRA")
    given(joined(), advance(12)).when(object_now).refused_by("V20.5", "2027-02-01")


def test_v20_5_the_clock_runs_from_the_notice_of_the_depositary_not_from_the_deposit():
    slow = joined(notice_reaches_after=Delay(months=6))
    object_now = React(by="BRA", instrument="pact", to="IND", answer="object")
    given(slow, advance(12)).when(object_now).then(Reacted, by="BRA")


def test_v23_1_those_entitled_to_join_are_told_and_may_answer_even_if_they_have_not_signed():
    given(joined()).when(React(by="SGP", instrument="pact", to="IND", answer="object")).then(Reacted, by="SGP")
    given(joined()).when(React(by="IND", instrument="pact", to="IND", answer="accept")).refused_by("V23.1", "Others")


def test_v20_4_one_answer_stands_until_the_objection_is_withdrawn():
    objected = [joined(), React(by="BRA", instrument="pact", to="IND", answer="object")]
    given(objected).when(React(by="BRA", instrument="pact", to="IND", answer="accept")).refused_by("V20.4", "lift")


def test_v22_1_an_objection_withdrawn_is_an_acceptance_once_its_author_has_notice():
    objected = [joined(THREE_MONTHS), React(by="BRA", instrument="pact", to="IND", answer="object")]
    lift = Lift(by="BRA", instrument="pact", to="IND")
    scene = given(objected).when(lift).then(ObjectionWithdrawn, by="BRA", to="IND")
    assert kinds_between(scene, "IND", "BRA") == ("modified", "modified")
    scene.when(lift).refused_by("V22.1")


def test_v22_1_a_reservation_withdrawn_leaves_the_text_in_full():
    scene = given(joined()).when(Drop(by="IND", instrument="pact")).then(ReservationsWithdrawn, by="IND")
    assert kinds_between(scene, "IND", "BRA") == ("in full", "in full")
    assert DUTY in scene.state.owed
    scene.when(Drop(by="IND", instrument="pact")).refused_by("V23.1")


def ratifying(reservations):
    """A text that needs ratification; India reserved at signature and now lays it before its legislature."""
    text = pact(consent="ratification", reservations="free")
    sign = Sign(by="IND", instrument="pact", reservations=NO_LOGS)
    lay = Submit(by="IND", instrument="pact", reservations=reservations)
    return given(TALK, adopted(text), sign, lay).when(advance(2))


def test_v23_2_a_reservation_made_at_signature_lapses_unless_it_is_confirmed_with_the_instrument():
    silent = ratifying(()).then(Consented, by="IND", reservations=())
    assert silent.state.texts["pact"].consent("IND").reserved is None
    repeated = ratifying(NO_LOGS).then(Consented, by="IND", reservations=NO_LOGS)
    kept = repeated.state.texts["pact"].consent("IND").reserved
    assert (kept.at, kept.confirmed) == ("signature", repeated.state.today)


def test_v23_3_an_objection_made_before_the_confirmation_needs_no_renewal():
    text = pact(consent="ratification", reservations="free")
    told = [
        TALK, adopted(text), Sign(by="IND", instrument="pact", reservations=NO_LOGS), signed("BRA", "KEN"),
        React(by="BRA", instrument="pact", to="IND", answer="object"),
        Submit(by="IND", instrument="pact", reservations=NO_LOGS),
        [Submit(by=who, instrument="pact") for who in ("BRA", "KEN")], advance(2),
    ]  # fmt: skip
    scene = given(told)
    assert scene.state.texts["pact"].in_force
    assert kinds_between(scene, "IND", "BRA") == ("excluded", "excluded")
    assert str(between(scene.state, "pact", "IND", "BRA").term("2", "IND").rule) == "V21.3"


def test_v19_1_an_acceding_country_may_reserve_too():
    text = pact(consent="ratification", reservations="free")
    accede = Accede(by="SGP", instrument="pact", reservations=NO_LOGS)
    given(TALK, adopted(text), advance(), accede).when(advance()).then(Consented, by="SGP", reservations=NO_LOGS)


LEAVE_AT_ONCE = Withdrawal(notice=Delay())


def test_v20_4_answers_to_reservations_go_with_the_country_that_made_them():
    """Brazil opposed what India reserved; India leaves, comes back with another reservation, and is answered anew."""
    oppose = React(by="BRA", instrument="pact", to="IND", answer="oppose")
    leave = [joined(withdrawal=LEAVE_AT_ONCE, late_joiner=Delay()), oppose, Withdraw(by="IND", instrument="pact")]
    back = Accede(by="IND", instrument="pact", reservations=THREE_MONTHS)
    assert given(leave).state.texts["pact"].consent("IND").reserved is None
    scene = given(leave, advance(), back, advance(3))
    assert scene.state.texts["pact"].status("IND") == "party"
    assert between(scene.state, "pact", "IND", "BRA").applies
    scene.when(React(by="BRA", instrument="pact", to="IND", answer="object")).then(Reacted, by="BRA")


def test_v22_1_an_objection_goes_with_the_country_that_made_it():
    objected = [joined(withdrawal=LEAVE_AT_ONCE), React(by="BRA", instrument="pact", to="IND", answer="object")]
    scene = given(objected, Withdraw(by="BRA", instrument="pact"))
    scene.when(Lift(by="BRA", instrument="pact", to="IND")).refused_by("V22.1")


def test_v23_2_an_answer_to_what_was_reserved_at_signature_says_nothing_of_another_reservation_made_later():
    text = pact(consent="ratification", reservations="free")
    told = [
        TALK, adopted(text), Sign(by="IND", instrument="pact", reservations=NO_LOGS), signed("BRA"),
        React(by="BRA", instrument="pact", to="IND", answer="oppose"),
        Submit(by="IND", instrument="pact", reservations=THREE_MONTHS), advance(4),
    ]  # fmt: skip
    given(told).when(React(by="BRA", instrument="pact", to="IND", answer="accept")).then(Reacted, by="BRA")


def test_v20_5_the_twelve_months_run_from_the_confirmation_of_what_was_reserved_at_signature():
    """Reserved in February 2026, confirmed with the instrument on 1 June 2026: in time until 1 June 2027."""
    text = pact(consent="ratification", reservations="free")
    both = [Submit(by="IND", instrument="pact", reservations=NO_LOGS), Submit(by="BRA", instrument="pact")]
    told = [TALK, adopted(text), Sign(by="IND", instrument="pact", reservations=NO_LOGS), signed("BRA"), both]
    late = React(by="BRA", instrument="pact", to="IND", answer="object")
    given(told, advance(9)).when(late).then(Reacted, by="BRA", on=date(2027, 5, 1))
    given(told, advance(12)).when(late).refused_by("V20.5", "2027-06-01")


def test_v22_1_a_reservation_withdrawn_before_its_signature_is_confirmed_does_not_come_back_with_it():
    ask = Sign(by="IND", instrument="pact", reservations=NO_LOGS, ad_referendum=True)
    scene = given(open_pact(), ask, Drop(by="IND", instrument="pact")).when(Confirm(by="IND", instrument="pact"))
    scene.then(Consented, by="IND", reservations=())
    again = pact(consent="ratification", reservations="free")
    ask = [Sign(by="IND", instrument="pact", reservations=NO_LOGS), Drop(by="IND", instrument="pact")]
    lay = Submit(by="IND", instrument="pact", reservations=NO_LOGS)
    made = given(TALK, adopted(again), ask, lay, advance(2)).state.texts["pact"].consent("IND").reserved
    assert (made.at, made.withdrawn) == ("ratification", None)  # reserved again, at another time


def test_v11_1_silence_binds_to_nothing_that_was_withdrawn_and_to_no_reservation_that_was():
    ask = [Sign(by="IND", instrument="pact", reservations=NO_LOGS), Drop(by="IND", instrument="pact")]
    text = pact(consent="ratification", reservations="free", silence_binds_after=Delay(months=6))
    given(TALK, adopted(text), ask, advance(3)).when(advance()).then(Consented, by="IND", reservations=())


def test_v18_1_who_goes_back_on_its_signature_goes_back_on_what_it_reserved_and_the_answers_go_too():
    text = pact(consent="ratification", reservations="free")
    told = [TALK, adopted(text), Sign(by="IND", instrument="pact", reservations=NO_LOGS), signed("BRA")]
    oppose = React(by="BRA", instrument="pact", to="IND", answer="oppose")
    treaty = given(told, oppose, Unsign(by="IND", instrument="pact")).state.texts["pact"]
    assert (treaty.consent("IND").reserved, treaty.replies) == (None, ())


def test_v20_5_who_joins_after_the_twelve_months_objects_on_the_day_of_its_consent_and_no_later():
    late = React(by="SGP", instrument="pact", to="IND", answer="object")
    given(joined(), advance(12), signed("SGP")).when(late).then(Reacted, by="SGP")
    given(joined(), advance(12), signed("SGP"), advance()).when(late).refused_by("V20.5", "2027-08-01")


def test_v22_1_what_was_withdrawn_is_not_offered_for_confirmation():
    text = pact(consent="ratification", reservations="free")
    ask = [TALK, adopted(text), Sign(by="IND", instrument="pact", reservations=NO_LOGS)]
    confirming = Submit(by="IND", instrument="pact", reservations=NO_LOGS)
    assert confirming in {option.command for option in legal(given(ask).state, "IND")}
    dropped = given(ask, Drop(by="IND", instrument="pact"))
    assert confirming not in {option.command for option in legal(dropped.state, "IND")}
