"""Between signature and entry into force: not to defeat the text, and to apply it before its time.

The pact of the scenes caps training runs (article 1, essential) and asks for agents' logs (article 2, not essential).
"""

from datetime import date

from scenes import CHEAT, SIX, TALK, adopted, advance, given, nation, pact, scenario, signed

from treaty.acts.commands import Accede, Allege, Apply, Confirm, Judge, Seal, Sign, Submit, Unsign, Withdraw
from treaty.acts.events import (
    ConductRecorded,
    Consented,
    Found,
    ProvisionalBegan,
    ProvisionalEnded,
    SignatureConfirmed,
    SignatureRenounced,
    Submitted,
)
from treaty.law.between import creditors
from treaty.model.clause import Clause
from treaty.model.dates import Delay
from treaty.model.instrument import Article
from treaty.model.orders import Orders

LOW_CAP = Article(id="1", title="Runs", clause=Clause(kind="cap", values={"flop": 1e20}))
LOGS = Article(id="2", title="Logs", clause=Clause(kind="logs", values={"months": 6}))
NEEDS_RATIFICATION = [TALK, adopted(pact(articles=(LOW_CAP, LOGS), consent="ratification"))]
RUNS = "pact/1/0/IND"
RACE = Orders(run_flop=1e26)
RICH = scenario(SIX, {"IND": nation(compute=3_000, capability=26)})
"""India could train far above what it has trained so far, which is 1e24 FLOP."""


def test_v18_1_a_signatory_must_not_defeat_object_and_purpose():
    """It stands at 1e24 FLOP, though the cap is lower: ten times that would leave the cap without meaning."""
    scene = given(NEEDS_RATIFICATION, signed("IND"))
    owed = scene.state.owed[RUNS]
    assert owed.interim
    assert owed.duty.limit == 1e25
    assert creditors(scene.state, "pact", "1", "IND") == ()
    assert creditors(given(NEEDS_RATIFICATION, signed("IND", "BRA")).state, "pact", "1", "IND") == ("BRA",)


def test_v18_3_only_what_is_essential_counts_and_only_what_defeats_it():
    scene = given(NEEDS_RATIFICATION, signed("IND"))
    assert [key for key in scene.state.owed if key.endswith("/IND")] == [RUNS]
    waits = [TALK, adopted(pact(consent="ratification")), signed("IND")]
    cheat = given(waits, advance(), Seal(by="IND", orders=CHEAT)).when(advance())
    assert cheat.found(ConductRecorded)[0].breaches == ()


def test_v18_1_a_larger_run_while_the_text_waits_is_a_breach_that_others_who_signed_may_invoke():
    told = [NEEDS_RATIFICATION, signed("IND", "BRA", "KEN"), advance(), Seal(by="IND", orders=RACE)]
    scene = given(told, play=RICH).when(advance())
    assert RUNS in scene.found(ConductRecorded)[0].breaches
    scene.when(advance(2), Allege(by="SGP", obligation=RUNS)).refused_by("V34.1")
    accused = [Allege(by="BRA", obligation=RUNS), Judge(by="KEN", allegation="case1", breach=True)]
    accused = given(told, advance(3), accused, play=RICH)
    accused.when(advance()).then(Found, against="IND", breach=True)


def test_v18_1_it_ends_when_the_state_makes_clear_that_it_will_not_become_a_party():
    scene = given(NEEDS_RATIFICATION, signed("IND")).when(Unsign(by="IND", instrument="pact"))
    scene.then(SignatureRenounced, by="IND")
    assert RUNS not in scene.state.owed
    assert scene.state.texts["pact"].status("IND") == "negotiating"
    scene.when(Submit(by="IND", instrument="pact")).refused_by("V14.1")
    given(NEEDS_RATIFICATION, signed("IND"), Unsign(by="IND", instrument="pact")).when(
        Sign(by="IND", instrument="pact")
    ).refused_by("V18.1", "accede")


def test_v18_1_who_went_back_on_its_signature_may_still_accede():
    back = [NEEDS_RATIFICATION, signed("IND"), Unsign(by="IND", instrument="pact"), advance()]
    given(back, Accede(by="IND", instrument="pact")).when(advance()).then(Consented, by="IND", means="accession")
    given(NEEDS_RATIFICATION).when(Unsign(by="IND", instrument="pact")).refused_by("V18.1", "no signature")


def test_v18_2_a_contracting_state_is_free_of_it_once_entry_into_force_is_unduly_delayed():
    waits = pact(articles=(LOW_CAP, LOGS), unduly_delayed_after=Delay(months=12))
    told = [TALK, adopted(waits), signed("IND")]  # one of three: contracting, not in force; adopted on 2026-02-01
    assert RUNS in given(told, advance(7)).state.owed
    late = given(told, advance(8))
    assert late.state.today == date(2027, 2, 1)
    assert RUNS not in late.state.owed


def test_v18_1_the_full_duty_takes_its_place_on_entry_into_force():
    told = [TALK, adopted(pact(articles=(LOW_CAP, LOGS))), signed("IND")]
    scene = given(told).when(signed("BRA", "KEN"))
    assert scene.state.owed[RUNS].duty.limit == 1e20
    assert not scene.state.owed[RUNS].interim


def test_t5_a_first_lesson_knows_no_interim_duty():
    assert given(NEEDS_RATIFICATION, signed("IND"), play=scenario(level=2)).state.owed == {}


AD_REFERENDUM = Sign(by="IND", instrument="pact", ad_referendum=True)


def test_v12_2_a_signature_ad_referendum_counts_once_it_is_confirmed_and_from_that_day():
    by_signature = [TALK, adopted(pact())]
    scene = given(by_signature).when(AD_REFERENDUM).without(Consented)
    assert scene.state.owed == {}
    scene = given(by_signature, AD_REFERENDUM, advance()).when(Confirm(by="IND", instrument="pact"))
    scene.then(SignatureConfirmed, by="IND").then(Consented, by="IND", on=date(2026, 5, 1))
    scene.when(Confirm(by="IND", instrument="pact")).refused_by("V14.3")


def test_v12_2_it_is_not_ratified_before_it_is_confirmed():
    told = [NEEDS_RATIFICATION, AD_REFERENDUM]
    given(told).when(Submit(by="IND", instrument="pact")).refused_by("V12.2", "confirm")
    given(told, Confirm(by="IND", instrument="pact")).when(Submit(by="IND", instrument="pact")).then(
        Submitted, by="IND"
    )
    given(NEEDS_RATIFICATION, signed("BRA")).when(Confirm(by="BRA", instrument="pact")).refused_by("V12.2")


PROVISIONAL = [TALK, adopted(pact(consent="ratification", provisional=True)), signed("IND", "BRA")]


def test_v25_1_a_signatory_applies_the_text_provisionally_where_it_says_so():
    scene = given(PROVISIONAL, Apply(by="IND", instrument="pact")).when(Apply(by="BRA", instrument="pact"))
    scene.then(ProvisionalBegan, by="BRA")
    assert "pact/2/0/IND" in scene.state.owed
    assert creditors(scene.state, "pact", "2", "IND") == ("BRA",)
    assert scene.state.texts["pact"].status("IND") == "signatory"
    given(PROVISIONAL).when(Apply(by="KEN", instrument="pact")).refused_by("V25.1", "Sign")
    half = Sign(by="KEN", instrument="pact", ad_referendum=True)
    given(PROVISIONAL, half).when(Apply(by="KEN", instrument="pact")).refused_by("V25.1", "in full")
    given(NEEDS_RATIFICATION, signed("IND")).when(Apply(by="IND", instrument="pact")).refused_by("V25.1", "provide")


def test_v25_2_it_ends_at_once_by_notice_and_the_period_of_withdrawal_does_not_run():
    both = [Apply(by="IND", instrument="pact"), Apply(by="BRA", instrument="pact")]
    end = Apply(by="IND", instrument="pact", begin=False)
    scene = given(PROVISIONAL, both).when(end).then(ProvisionalEnded, by="IND")
    assert "pact/2/0/IND" not in scene.state.owed
    scene.when(end).refused_by("V25.2")


def test_v25_1_it_ends_with_entry_into_force_for_the_state_which_then_owes_the_same_as_a_party():
    both = [Apply(by="IND", instrument="pact"), Apply(by="BRA", instrument="pact")]
    ratify = [signed("KEN"), [Submit(by=who, instrument="pact") for who in ("IND", "BRA", "KEN")], advance(2)]
    scene = given(PROVISIONAL, both, ratify)
    assert scene.state.texts["pact"].status("IND") == "party"
    assert scene.state.owed["pact/2/0/IND"].due == 1
    scene.when(advance(2), Apply(by="IND", instrument="pact")).refused_by("V25.1", "party")


def test_v25_2_who_is_left_alone_in_applying_a_text_owes_it_to_nobody():
    both = [Apply(by="IND", instrument="pact"), Apply(by="BRA", instrument="pact")]
    scene = given(PROVISIONAL, both, Apply(by="IND", instrument="pact", begin=False))
    assert "pact/2/0/BRA" not in scene.state.owed
    renounced = given(PROVISIONAL, both, Unsign(by="IND", instrument="pact"))
    assert "pact/2/0/BRA" not in renounced.state.owed


def test_v18_1_a_country_does_not_escape_its_interim_duty_by_applying_the_text_with_nobody():
    waits = [TALK, adopted(pact(articles=(LOW_CAP, LOGS), consent="ratification", provisional=True))]
    scene = given(waits, signed("IND", "BRA"), Apply(by="IND", instrument="pact"))
    assert scene.state.owed[RUNS].interim
    assert creditors(scene.state, "pact", "1", "IND") == ("BRA",)
    scene.when(Apply(by="BRA", instrument="pact"))
    assert not scene.state.owed[RUNS].interim


def test_v25_1_a_contracting_state_that_once_went_back_on_its_signature_may_apply_the_text():
    back = [TALK, adopted(pact(consent="ratification", provisional=True)), signed("IND")]
    back += [Unsign(by="IND", instrument="pact"), advance(), Accede(by="IND", instrument="pact"), advance(3)]
    given(back).when(Apply(by="IND", instrument="pact")).then(ProvisionalBegan, by="IND")


def test_v25_2_who_takes_its_instrument_back_applies_the_text_no_more():
    applied = [TALK, adopted(pact(provisional=True)), signed("IND", "BRA")]
    applied += [Apply(by=who, instrument="pact") for who in ("IND", "BRA")]
    scene = given(applied).when(Withdraw(by="IND", instrument="pact"))
    assert [key for key in scene.state.owed if key.startswith("pact/2/")] == []
