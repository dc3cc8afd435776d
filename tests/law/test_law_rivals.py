"""Two treaties that cannot both be kept: an exclusive alliance against a pact of nonalignment.

The pact forbids exclusive pacts; the alliance asks for one. India is in the pact with Brazil and Kenya, and signs the
alliance with the United States and China.
"""

import pytest
from scenes import TALK, adopted, advance, given, pact, scenario, signed, vote

from treaty.acts.commands import CHAIR, Correct, MoveAdoption, Revise, Second
from treaty.acts.events import PromisesCollided, Terminated
from treaty.law.between import between, creditors
from treaty.model.amendment import ReplaceClause, SetParameter
from treaty.model.clause import Clause
from treaty.model.dates import Delay
from treaty.model.entry import Count, EntryIntoForce
from treaty.model.instrument import Article

ALIGNED = Article(id="1", title="Alliance", clause=Clause(kind="logs", values={"months": 12}))
FREE = Article(id="1", title="No logs", clause=Clause(kind="few_logs", values={"months": 3}))
OTHER = Article(id="2", title="Runs", clause=Clause(kind="cap", values={"flop": 1e27}))
"""`few_logs` asks for at most 3 months, `logs` for at least 12: nobody can keep both."""


def nonalignment(**changes):
    return pact(name="nonalignment", articles=(FREE, OTHER), late_joiner=Delay(), **changes)


def alliance(**changes):
    text = pact(name="alliance", articles=(ALIGNED,), late_joiner=Delay())
    return text.model_copy(update=changes)


def both(in_one, in_two, **changes):
    """The two texts adopted one after the other, half a year apart, and signed by these."""
    return given(
        [TALK, adopted(nonalignment()), signed(*in_one, text="nonalignment"), advance(4)],
        [adopted(alliance(**changes), by="USA", seconder="CHN"), signed(*in_two, text="alliance")],
        play=scenario(),
    )


NEUTRAL, ALLIED = ("IND", "BRA", "KEN"), ("IND", "USA", "CHN")


def test_v30_5_an_exclusive_alliance_signed_against_a_nonalignment_pact_voids_nothing_and_creates_responsibility():
    scene = both(NEUTRAL, ALLIED)
    assert scene.state.texts["nonalignment"].stage == scene.state.texts["alliance"].stage == "adopted"
    collided = [event for event in scene.log if isinstance(event, PromisesCollided)]
    assert [(one.country, one.earlier, one.later) for one in collided] == [("IND", "nonalignment", "alliance")]
    assert "answers to BRA" in collided[0].sentence
    assert "answers to KEN" in collided[0].sentence
    assert {"nonalignment/1/0/IND", "alliance/1/0/IND"} <= scene.state.owed.keys()


def test_v30_4_between_states_of_which_one_is_in_one_treaty_only_the_common_treaty_governs():
    scene = both(NEUTRAL, ALLIED)
    assert creditors(scene.state, "nonalignment", "1", "IND") == ("BRA", "KEN")
    assert set(creditors(scene.state, "alliance", "1", "IND")) == {"USA", "CHN"}


def test_v30_3_between_states_in_both_the_later_governs_where_they_clash_and_the_rest_of_the_earlier_stands():
    scene = both(("IND", "USA", "KEN"), ALLIED)
    held = between(scene.state, "nonalignment", "IND", "USA")
    assert (str(held.term("1", "IND").kind), held.term("1", "IND").rule) == ("excluded", "V30.3")
    assert str(held.term("2", "IND").kind) == "in full"
    assert str(between(scene.state, "nonalignment", "IND", "KEN").term("1", "IND").kind) == "in full"
    assert str(between(scene.state, "alliance", "IND", "USA").term("1", "USA").kind) == "in full"


def test_v30_2_a_text_that_says_it_is_subject_to_another_yields_to_it():
    scene = both(("IND", "USA", "KEN"), ALLIED, subject_to=("nonalignment",))
    assert str(between(scene.state, "nonalignment", "IND", "USA").term("1", "IND").kind) == "in full"
    assert str(between(scene.state, "alliance", "IND", "USA").term("1", "USA").kind) == "excluded"
    assert str(between(scene.state, "alliance", "IND", "CHN").term("1", "IND").kind) == "in full"


def test_v30_5_it_is_said_once():
    scene = both(NEUTRAL, ALLIED).when(advance(4))
    assert scene.found(PromisesCollided) == []
    assert scene.state.collisions == {("IND", "nonalignment", "alliance")}


def test_v59_1_a_treaty_ends_when_all_its_parties_are_in_a_later_one_meant_to_replace_it():
    some = both(NEUTRAL, ALLIED, replaces="nonalignment")
    assert some.state.texts["nonalignment"].stage == "adopted"
    every = both(NEUTRAL, ("IND", "BRA"), replaces="nonalignment").when(signed("KEN", text="alliance"))
    every.then(Terminated, instrument="nonalignment")
    assert every.state.texts["nonalignment"].stage == "ended"
    assert not [key for key in every.state.owed if key.startswith("nonalignment/")]


@pytest.mark.parametrize("parties", [NEUTRAL, ("IND", "BRA", "USA")])
def test_v59_1_without_that_intention_both_stand(parties):
    scene = both(parties, ("IND", "USA", "CHN"))
    assert {one.stage for one in scene.state.texts.values()} == {"adopted"}


def test_v30_3_duties_under_the_earlier_follow_the_entry_into_force_and_the_end_of_the_later():
    """India, Brazil and Kenya are in both: under the earlier text nobody owes the article that clashes, for a while."""
    alliance_of_three = [
        adopted(alliance(final=pact(duration=Delay(months=3)).final)),
        signed(*NEUTRAL[:2], text="alliance"),
    ]
    scene = given(TALK, adopted(nonalignment()), signed(*NEUTRAL, text="nonalignment"), advance(4), alliance_of_three)
    assert "nonalignment/1/0/IND" in scene.state.owed
    scene.when(signed("KEN", text="alliance"))
    assert "nonalignment/1/0/IND" not in scene.state.owed
    assert "nonalignment/2/0/IND" in scene.state.owed
    scene.when(advance())
    assert scene.state.texts["alliance"].stage == "expired"
    assert "nonalignment/1/0/IND" in scene.state.owed


def test_v30_3_an_amended_text_yields_to_a_later_treaty_as_the_text_did():
    lower = (SetParameter(article="1", parameter="months", value=2),)
    new, by = "nonalignment-rev1", NEUTRAL
    revise = [Revise(by="IND", instrument="nonalignment", operations=lower), Second(by="BRA", item=new)]
    amended = [*revise, MoveAdoption(by="IND", instrument=new), vote(by), signed(*by, text=new), advance(4)]
    earlier = [TALK, adopted(nonalignment()), signed(*by, text="nonalignment"), amended]
    held = between(given(earlier, adopted(alliance()), signed(*by, text="alliance")).state, new, "IND", "BRA")
    assert held.term("1", "IND").rule == "V30.3"
    subject = alliance(subject_to=("nonalignment",))
    held = between(given(earlier, adopted(subject), signed(*by, text="alliance")).state, new, "IND", "BRA")
    assert str(held.term("1", "IND").kind) == "in full"


def test_v59_1_a_text_replaces_none_that_is_later_than_itself():
    early = nonalignment().model_copy(update={"replaces": "alliance"})
    scene = given(TALK, adopted(early), signed(*NEUTRAL, text="nonalignment"), advance(4))
    scene.when(adopted(alliance()), signed(*NEUTRAL, text="alliance"))
    assert {one.stage for one in scene.state.texts.values()} == {"adopted"}


def test_v59_1_a_treaty_that_two_later_ones_replace_ends_once():
    slow = pact(entry_into_force=EntryIntoForce(all_of=(Count(at_least=3),), then=Delay(months=3))).final
    names = ("alliance", "union")
    two = [adopted(alliance(replaces="nonalignment", id=one, final=slow), seconder="KEN") for one in names]
    scene = given(TALK, adopted(nonalignment()), signed(*NEUTRAL, text="nonalignment"), advance(4), two)
    scene.when([signed(*NEUTRAL, text=one) for one in names], advance())
    assert len(scene.found(Terminated)) == 1


def test_v30_3_an_amendment_is_no_rival_of_the_treaty_that_it_turns_around():
    around = (ReplaceClause(article="1", clause=ALIGNED.clause),)
    new, by = "nonalignment-rev1", NEUTRAL
    revise = [Revise(by="IND", instrument="nonalignment", operations=around), Second(by="BRA", item=new)]
    amended = [*revise, MoveAdoption(by="IND", instrument=new), vote(by)]
    scene = given(TALK, adopted(nonalignment()), signed(*by, text="nonalignment"), amended)
    scene.when(signed("IND", "BRA", text=new)).without(PromisesCollided)
    assert str(between(scene.state, "nonalignment", "IND", "KEN").term("1", "IND").kind) == "in full"


def test_v59_1_an_amended_text_does_not_end_before_its_treaty():
    """All that joined the amendment are in the later treaty; Kenya, which has the old text alone, is not."""
    lower = (SetParameter(article="1", parameter="months", value=2),)
    new, by = "nonalignment-rev1", NEUTRAL
    revise = [Revise(by="IND", instrument="nonalignment", operations=lower), Second(by="BRA", item=new)]
    amended = [*revise, MoveAdoption(by="IND", instrument=new), vote(by), signed("IND", "BRA", text=new), advance(4)]
    scene = given(TALK, adopted(nonalignment()), signed(*by, text="nonalignment"), amended)
    scene.when(adopted(alliance(replaces="nonalignment")), signed("IND", "BRA", "SGP", text="alliance"))
    scene.without(Terminated)
    assert {one.stage for one in scene.state.texts.values()} == {"adopted"}


def test_v79_a_correction_that_takes_the_clash_away_brings_duties_under_the_earlier_text_back():
    scene = given(TALK, adopted(nonalignment()), signed(*NEUTRAL, text="nonalignment"), advance(4))
    scene.when(adopted(alliance()), signed(*NEUTRAL, text="alliance"))
    assert "nonalignment/1/0/IND" not in scene.state.owed
    misprint = (SetParameter(article="1", parameter="months", value=1),)
    scene.when(Correct(by=CHAIR, instrument="alliance", operations=misprint), advance(4))
    assert "nonalignment/1/0/IND" in scene.state.owed
