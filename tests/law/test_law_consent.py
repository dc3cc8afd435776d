"""Consent to be bound: signature, the legislature, accession, notice, and taking it back."""

from datetime import date

from pydantic import TypeAdapter
from scenes import (
    ADOPTED,
    IN_FORCE,
    SIGNED,
    SIX,
    TALK,
    adopted,
    advance,
    country,
    given,
    moved,
    nation,
    pact,
    scenario,
    signed,
    vote,
)

from treaty.acts.commands import Accede, Stay, Submit, Withdraw
from treaty.acts.events import (
    BecameParty,
    Consented,
    EnteredIntoForce,
    Expired,
    LegislatureDecided,
    Signed,
    Submitted,
    Suspended,
    Terminated,
    ThresholdMet,
    WithdrawalNotified,
    WithdrawalRevoked,
    WithdrawalTookEffect,
)
from treaty.law.between import between
from treaty.model.dates import Delay
from treaty.model.entry import Count, EntryIntoForce, Withdrawal

FEBRUARY, MAY, JUNE = date(2026, 2, 1), date(2026, 5, 1), date(2026, 6, 1)
IN_THREE_MONTHS = EntryIntoForce(all_of=(Count(at_least=3),), then=Delay(months=3))
BY_RATIFICATION = [TALK, adopted(pact(consent="ratification", entry_into_force=IN_THREE_MONTHS))]
SLOW = [TALK, adopted(pact(entry_into_force=IN_THREE_MONTHS)), signed("IND", "BRA", "KEN")]
"""Three have signed what binds by signature; in force on 2026-05-01."""
HARD_HOME = scenario(SIX, {"SGP": nation(support=0.1)})
HARD_HOME = HARD_HOME.model_copy(
    update={
        "countries": tuple(country("SGP", domestic_threshold=1.0) if c.id == "SGP" else c for c in HARD_HOME.countries)
    }
)
"""Singapore's legislature is as hard to win as can be."""


def leaving(**rule: object) -> list[object]:
    """The pact in force for three, with this rule of withdrawal."""
    return [TALK, adopted(pact(withdrawal=TypeAdapter(Withdrawal).validate_python(rule))), signed("IND", "BRA", "KEN")]


def status(scene: object, who: str, text: str = "pact") -> str:
    """Where a country stands under V2."""
    return scene.state.texts[text].status(who)  # type: ignore[attr-defined]


def test_v12_1_signature_binds_at_once_where_the_text_says_so():
    given(ADOPTED).when(signed("IND")).then(Signed, by="IND").then(Consented, by="IND", means="signature", on=FEBRUARY)


def test_v12_1_otherwise_signature_is_no_consent():
    scene = given(BY_RATIFICATION).when(signed("IND")).then(Signed).without(Consented)
    assert status(scene, "IND") == "signatory"
    assert scene.state.texts["pact"].contracting() == ()


def test_v12_1_a_state_signs_once():
    given(BY_RATIFICATION, signed("IND")).when(signed("IND")).refused_by("V12.1")


def test_v12_1_a_text_is_signed_in_the_talk_or_orders_phase():
    given(ADOPTED, advance(1)).when(signed("IND")).then(Signed, on=MAY)
    given(ADOPTED, advance(2)).when(signed("IND")).refused_by("T1.3")


def test_v11_1_there_must_be_an_instrument_to_consent_to():
    given(TALK).when(signed("IND")).refused_by("V11.1")
    given(TALK, moved(pact()), vote((), SIX)).when(signed("IND")).refused_by("V11.1", "rejected")


def test_v14_1_ratification_asks_the_legislature_of_a_state_that_signed():
    given(BY_RATIFICATION).when(Submit(by="IND", instrument="pact")).refused_by("V14.1", "Sign it first")
    laid = [BY_RATIFICATION, signed("IND"), Submit(by="IND", instrument="pact")]
    given(laid).when(Submit(by="IND", instrument="pact")).refused_by("V14.1", "before your legislature")
    scene = given(laid).when(advance(2))
    scene.then(LegislatureDecided, country="IND", approved=True).then(Consented, by="IND", means="ratification")
    assert status(scene, "IND") == "contracting"


def test_v14_1_the_legislature_may_refuse_what_the_leader_signed():
    laid = [BY_RATIFICATION, signed("SGP"), Submit(by="SGP", instrument="pact")]
    scene = given(laid, play=HARD_HOME).when(advance(2))
    scene.then(LegislatureDecided, country="SGP", approved=False).without(Consented)
    assert status(scene, "SGP") == "signatory"


def test_v14_1_a_legislature_that_refused_is_asked_again_the_round_after_next():
    refused = [BY_RATIFICATION, signed("SGP"), Submit(by="SGP", instrument="pact"), advance(4)]
    again = Submit(by="SGP", instrument="pact")
    given(refused, play=HARD_HOME).when(again).refused_by("V14.1", "round after next")
    given(refused, advance(4), play=HARD_HOME).when(again).then(Submitted)


def test_v14_3_a_state_ratifies_once():
    ratified = [BY_RATIFICATION, signed("IND"), Submit(by="IND", instrument="pact"), advance(4)]
    given(ratified).when(Submit(by="IND", instrument="pact")).refused_by("V14.3")
    given(SIGNED).when(signed("IND")).refused_by("V14.3")
    given(SIGNED).when(Accede(by="IND", instrument="pact")).refused_by("V14.3")


def test_v15_1_a_state_that_did_not_sign_accedes_where_the_text_allows_it():
    later = [BY_RATIFICATION, advance()]
    given(later).when(Accede(by="KEN", instrument="pact")).then(Submitted, by="KEN", accession=True)
    given(later, Accede(by="KEN", instrument="pact")).when(advance()).then(Consented, by="KEN", means="accession")
    given(later, Accede(by="KEN", instrument="pact")).when(signed("KEN")).refused_by("V15.1")
    given(later, signed("KEN")).when(Accede(by="KEN", instrument="pact")).refused_by("V15.1", "submit it")


def test_v15_1_on_the_day_of_adoption_a_text_is_signed_not_acceded_to():
    given(BY_RATIFICATION).when(Accede(by="KEN", instrument="pact")).refused_by("V15.1", "sign it")


def test_v15_1_a_text_of_those_who_negotiated_it_is_not_open_to_accession():
    closed = [TALK, adopted(pact(open_to="negotiators")), advance()]
    given(closed).when(Accede(by="KEN", instrument="pact")).refused_by("V15.1", "not open to accession")
    given(closed).when(signed("KEN")).then(Signed)


def test_v16_1_consent_dates_from_deposit_not_from_the_domestic_act():
    laid = [BY_RATIFICATION, signed("IND"), Submit(by="IND", instrument="pact")]
    given(laid).when(advance(1)).without(Consented)
    scene = given(laid).when(advance(2)).then(Consented, by="IND", on=JUNE)
    acts = scene.state.texts["pact"].consent("IND")
    assert (acts.signed, acts.consented, acts.submitted) == (FEBRUARY, JUNE, False)


def test_v16_1_no_legislature_decides_on_a_text_that_has_ended():
    """Expired on 2026-06-01, the day on which the legislature would have decided."""
    ended = [TALK, adopted(pact(duration=Delay(months=4))), signed("IND", "BRA", "KEN"), advance()]
    scene = given(ended, Accede(by="SGP", instrument="pact")).when(advance())
    scene.then(Expired, on=JUNE).without(LegislatureDecided).without(Consented)


def test_v54_1_withdrawal_follows_the_text():
    given(leaving(allowed=False)).when(Withdraw(by="IND", instrument="pact")).refused_by(
        "V54.1", "consent of all parties"
    )
    noticed = given(leaving(notice={"months": 6})).when(Withdraw(by="IND", instrument="pact"))
    noticed.then(WithdrawalNotified, by="IND", effect=date(2026, 8, 1))
    assert status(noticed, "IND") == "party"
    noticed.when(Withdraw(by="IND", instrument="pact")).refused_by("V54.1", "2026-08-01")
    given(IN_FORCE).when(Withdraw(by="USA", instrument="pact")).refused_by("V54.1", "not bound")


def test_v56_3_the_lock_in_counts_from_entry_into_force_for_the_party():
    """In force for India on 2026-02-01: no notice on 2026-05-01, notice on 2026-08-01."""
    locked = leaving(earliest_after_in_force_for_party={"months": 6}, notice={"months": 3})
    given(locked).when(Withdraw(by="IND", instrument="pact")).refused_by("V56.3", "2026-08-01")
    given(locked, advance()).when(Withdraw(by="IND", instrument="pact")).refused_by("V56.3")
    given(locked, advance(4)).when(Withdraw(by="IND", instrument="pact")).then(
        WithdrawalNotified, effect=date(2026, 11, 1)
    )


def test_v54_1_the_paris_agreement_let_its_first_party_go_after_four_years():
    """In force 2016-11-04, notice after three years on 2019-11-04, out a year later."""
    rule = Withdrawal(earliest_after_in_force_for_party=Delay(years=3), notice=Delay(years=1))
    earliest = rule.earliest_after_in_force_for_party.after_date(date(2016, 11, 4))
    assert earliest == date(2019, 11, 4)
    assert rule.notice.after_date(earliest) == date(2020, 11, 4)


def test_v54_1_without_notice_a_party_is_out_the_same_day():
    scene = given(leaving(notice={})).when(Withdraw(by="IND", instrument="pact"))
    scene.then(WithdrawalNotified, effect=FEBRUARY).then(WithdrawalTookEffect, country="IND", on=FEBRUARY)
    assert status(scene, "IND") == "left"


def test_v68_1_a_notice_is_revoked_before_it_takes_effect_not_on_the_day():
    """Notice on 2026-02-01: with 90 days it runs out on 2026-05-02, with three months on 2026-05-01."""
    stay, leave = Stay(by="IND", instrument="pact"), Withdraw(by="IND", instrument="pact")
    given(leaving(notice={"days": 90}), leave, advance()).when(stay).then(WithdrawalRevoked, on=MAY)
    late = given(leaving(notice={"months": 3}), leave).when(advance()).then(WithdrawalTookEffect, on=MAY)
    late.when(stay).refused_by("V68.1")
    given(IN_FORCE).when(stay).refused_by("V68.1")


def test_v68_1_a_revoked_notice_leaves_things_as_if_it_had_never_been_given():
    leave, stay = Withdraw(by="IND", instrument="pact"), Stay(by="IND", instrument="pact")
    assert given(leaving(), leave, stay).state == given(leaving()).state
    given(leaving(), leave, stay, advance(6)).when().without(WithdrawalTookEffect)


def test_v_rev_before_entry_into_force_an_instrument_is_taken_back():
    scene = given(SIGNED).when(Withdraw(by="IND", instrument="pact")).then(WithdrawalTookEffect, country="IND")
    assert scene.state.texts["pact"].contracting() == ("BRA",)
    scene.when(signed("KEN")).without(ThresholdMet)
    scene.when(signed("USA")).then(ThresholdMet, decisive=("BRA", "KEN", "USA"))


def test_v_rev_a_state_that_took_its_ratification_back_stays_a_signatory_and_may_ratify_again():
    """Russia took its ratification of the test ban back in 2023 and stayed a signatory."""
    ratified = [BY_RATIFICATION, signed("IND"), Submit(by="IND", instrument="pact"), advance(4)]
    back = given(ratified).when(Withdraw(by="IND", instrument="pact")).then(WithdrawalTookEffect)
    assert status(back, "IND") == "signatory"
    back.when(Submit(by="IND", instrument="pact"), advance(2)).then(Consented, by="IND", on=date(2026, 12, 1))


def test_v_rev_a_party_that_left_does_not_come_back_by_the_same_instrument():
    gone = [leaving(notice={}), Withdraw(by="IND", instrument="pact")]
    given(gone).when(signed("IND")).refused_by("V11.1", "You have left")


def test_v24_6_a_threshold_once_met_is_remembered():
    """Three signed on 2026-02-01; one takes it back before 2026-05-01; the pact enters into force for two."""
    scene = given(SLOW, Withdraw(by="KEN", instrument="pact")).when(advance())
    scene.then(EnteredIntoForce, on=MAY, parties=("BRA", "IND"))
    assert status(scene, "KEN") != "party"


def test_v55_1_falling_below_the_number_ends_nothing():
    gone = [Withdraw(by=who, instrument="pact") for who in ("IND", "BRA")]
    scene = given(leaving(notice={"months": 3}), gone).when(advance(4)).then(WithdrawalTookEffect)
    treaty = scene.state.texts["pact"]
    assert (treaty.stage, treaty.in_force, treaty.parties()) == ("adopted", FEBRUARY, ("KEN",))
    scene.when(signed("SGP"), advance(2)).then(BecameParty, country="SGP", on=date(2026, 9, 1))


def test_v70_1_a_withdrawing_state_owes_until_the_day_it_is_out():
    notice = [leaving(notice={"months": 4}), Withdraw(by="IND", instrument="pact"), advance()]
    owing = given(notice)
    assert {key for key in owing.state.owed if key.endswith("IND")} == {"pact/1/0/IND", "pact/2/0/IND"}
    out = given(notice).when(advance()).then(WithdrawalTookEffect, country="IND", on=JUNE)
    assert not any(key.endswith("IND") for key in out.state.owed)
    assert {key for key in out.state.lapsed if key.endswith("IND")} == {"pact/1/0/IND", "pact/2/0/IND"}
    assert "pact/2/0/BRA" in out.state.owed


def test_v70_1_an_instrument_that_expires_releases_everybody():
    short = [TALK, adopted(pact(duration=Delay(months=4))), signed("IND", "BRA", "KEN")]
    scene = given(short).when(advance(2)).then(Expired, on=JUNE)
    assert (scene.state.owed, len(scene.state.lapsed)) == ({}, 6)
    given(short, advance(4)).when(signed("USA")).refused_by("V11.1", "expired")


def test_v2_1_a_ratifier_of_what_is_not_in_force_is_contracting_and_owes_no_more_than_the_interim_duty():
    scene = given(SIGNED)
    assert [status(scene, who) for who in ("IND", "BRA", "KEN")] == ["contracting", "contracting", "negotiating"]
    assert all(owed.interim for owed in scene.state.owed.values())


def test_v72_1_a_country_that_left_and_comes_back_suspends_nothing_any_more():
    scene = given(leaving(notice={"months": 0}))
    everyone = tuple(who for who in SIX if who != "IND")
    now = scene.state.now
    scene.told(
        Suspended(**now, notice="", by="IND", instrument="pact", among=("IND",), towards=everyone, sentence="So.")
    )
    assert not between(scene.state, "pact", "IND", "BRA").applies
    scene.when(Withdraw(by="IND", instrument="pact"), advance(), Accede(by="IND", instrument="pact"), advance(3))
    assert between(scene.state, "pact", "IND", "BRA").applies


def test_v44_1_who_is_put_out_keeps_nothing_and_was_a_party_until_then():
    scene = given(IN_FORCE)
    scene.told(Terminated(**scene.state.now, instrument="pact", only="IND", sentence="It was put out."))
    acts = scene.state.texts["pact"].consent("IND")
    assert (acts.left, acts.in_force, acts.reserved, acts.leaves) == (FEBRUARY, None, None, None)
    assert acts.past == ((FEBRUARY, FEBRUARY),)


def test_v68_1_a_notice_that_has_taken_effect_is_a_notice_no_more():
    scene = given(leaving(notice={"months": 6}), Withdraw(by="IND", instrument="pact"), advance(4))
    acts = scene.state.texts["pact"].consent("IND")
    assert (acts.left, acts.leaves, acts.provisional) == (date(2026, 8, 1), None, None)


def test_v_rev_where_signature_binds_who_takes_its_consent_back_has_signed_nothing_and_may_sign_again():
    scene = given(SIGNED).when(Withdraw(by="IND", instrument="pact"))
    assert status(scene, "IND") == "negotiating"
    scene.when(signed("IND")).then(Signed, by="IND")
