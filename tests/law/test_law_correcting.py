"""Errors in an adopted text: proposed by the chair, objected to or not, and put right from the beginning."""

from dataclasses import replace
from datetime import date

from ending_scenes import THREE, agree, in_force, object_, owing, proposal
from scenes import ADOPTED, TABLED, TALK, Scene, adopted, advance, given, pact, signed

from treaty.acts.commands import CHAIR, Correct, Unsign
from treaty.acts.events import Contested, Corrected, CorrectionProposed
from treaty.model.amendment import DeleteArticle, SetFinal, SetParameter
from treaty.model.instrument import FinalClauses

NINE = SetParameter(article="2", parameter="months", value=9)


def correct(*operations, by=CHAIR, text="pact"):
    return Correct(by=by, instrument=text, operations=operations or (NINE,), reason="A slip of the pen.")


def months(scene):
    return scene.state.texts["pact"].text.articles[1].clause.values["months"]


def test_v79_a_correction_is_made_when_three_months_have_passed_without_objection():
    scene = in_force(*THREE).when(correct()).then(CorrectionProposed, id="correction1", limit=date(2026, 5, 1))
    scene.when(advance()).without(Corrected)
    assert (scene.state.today, months(scene)) == (date(2026, 5, 1), 6)
    scene.when(advance()).then(Corrected, id="correction1")
    assert months(scene) == 9


def test_v79_it_is_made_on_the_day_after_the_limit_and_not_before():
    scene = in_force(*THREE).when(correct(), advance())
    for limit, made in ((date(2026, 5, 31), 1), (date(2026, 6, 1), 0)):
        proposed = replace(scene.state.corrections["correction1"], limit=limit)
        there = Scene(replace(scene.state, corrections={"correction1": proposed}), ()).when(advance())
        assert (there.state.today, len(there.found(Corrected))) == (date(2026, 6, 1), made)


def test_v79_it_counts_from_the_beginning_the_adopted_version_is_put_right_and_duties_follow():
    scene = in_force(*THREE).when(correct())
    drafts = scene.state.texts["pact"].versions
    scene.when(advance(2))
    treaty = scene.state.texts["pact"]
    assert (len(treaty.versions), treaty.versions[-1]) == (len(drafts), treaty.text)
    limits = {owed.duty.limit for owed in scene.state.owed.values() if owed.duty.article == "2"}
    assert limits == {9}
    assert {owed.due for owed in scene.state.owed.values()} == {1}


def test_v79_an_article_struck_out_as_an_error_is_owed_no_more():
    scene = in_force(*THREE).when(correct(DeleteArticle(article="2")), advance(2)).then(Corrected)
    assert owing(scene, "2") == set()
    assert owing(scene, "1") == set(THREE)


def test_v79_an_objection_on_the_last_day_leaves_the_text_as_it_is():
    scene = in_force(*THREE).when(correct(), advance(), object_("KEN", to="correction1"))
    scene.then(Contested, notice="correction1", conciliation=None).when(advance(4)).without(Corrected)
    assert months(scene) == 6
    assert scene.state.corrections["correction1"].stage == "objected"


def test_v79_after_the_limit_it_is_too_late():
    scene = in_force(*THREE).when(correct(), advance(4))
    scene.when(advance(), object_("KEN", to="correction1")).refused_by("V79", "closed: made")


def test_v79_signatories_and_contracting_states_may_object_and_nobody_else():
    at_home = given(TALK, adopted(pact(consent="ratification")), signed("SGP"), correct())
    at_home.when(object_("SGP", to="correction1")).then(Contested)
    in_force(*THREE).when(correct(), object_("USA", to="correction1")).refused_by("V79", "Signatories")
    left = in_force(*THREE).when(correct(), proposal("IND", "withdraw"), agree("BRA", "KEN"))
    left.when(object_("IND", to="correction1")).refused_by("V79", "Signatories")
    unsigned = given(TALK, adopted(pact(consent="ratification")), signed("SGP"), Unsign(by="SGP", instrument="pact"))
    unsigned.when(correct(), object_("SGP", to="correction1")).refused_by("V79", "Signatories")


def test_v79_one_objection_is_enough():
    scene = in_force(*THREE).when(correct(), object_("KEN", to="correction1"), object_("IND", to="correction1"))
    scene.refused_by("V79", "closed: objected")


def test_v79_only_the_chair_as_depositary_proposes():
    in_force(*THREE).when(correct(by="IND")).refused_by("T1.4")


def test_v79_a_correction_fits_the_text_and_leaves_final_clauses_alone():
    in_force(*THREE).when(correct(DeleteArticle(article="9"))).refused_by("V79", "no article 9")
    in_force(*THREE).when(correct(SetParameter(article="2", parameter="months", value=99))).refused_by("V79")
    in_force(*THREE).when(correct(SetParameter(article="2", parameter="months", value=6))).refused_by(
        "V79", "as it does"
    )
    final = SetFinal(fields=("duration",), final=FinalClauses())
    in_force(*THREE).when(correct(final)).refused_by("V79", "final clauses")
    in_force(*THREE).when(correct(), correct()).refused_by("V79", "before the states")
    in_force(*THREE).when(correct(text="none")).refused_by("V79")


def test_v10_1_what_is_on_the_floor_is_amended_and_what_is_adopted_corrected():
    given(TABLED).when(correct()).refused_by("V79", "amend it")
    given(ADOPTED).when(correct()).then(CorrectionProposed)
