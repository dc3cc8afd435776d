"""Reservations, answers, amendments and double promises have their line in the story of a game and at its end."""

import pytest
from scenes import IN_FORCE, TALK, adopted, given, pact, scenario, signed, vote

from treaty.acts.commands import Apply, Drop, Lift, MoveAdoption, React, Revise, Second, Sign, Unsign
from treaty.acts.events import PromisesCollided
from treaty.model.amendment import SetParameter
from treaty.model.reservation import ReservationText
from treaty.report.book import Book
from treaty.report.ending import ending
from treaty.report.later import later_life
from treaty.report.story import Teller
from treaty.views.debrief import debrief

NO_LOGS = (ReservationText(article="2"),)


def joined():
    mine = Sign(by="IND", instrument="pact", reservations=NO_LOGS)
    return given(TALK, adopted(pact(reservations="free")), mine, signed("BRA", "KEN"))


def told(scene, *asked):
    """What the story says of these acts and of all before them in the round."""
    scene.when(*asked)
    book = Book.open(scene.log[0])
    for event in scene.log[1:]:
        book.note(event)
    return flat(later_life(book, scene.log))


def test_v19_1_a_reservation_is_told_once_with_what_it_changes():
    said = told(joined())
    assert said == "IND reserves to The pact: article 2, Logs: left out."


def test_v20_4_answers_are_told_together():
    said = told(
        joined(),
        React(by="BRA", instrument="pact", to="IND", answer="accept"),
        React(by="KEN", instrument="pact", to="IND", answer="oppose"),
    )
    assert said.endswith("On the reservation of IND to The pact: BRA accepts it; KEN will have no treaty with it.")


@pytest.mark.parametrize(
    ("acts", "words"),
    [
        ((Drop(by="IND", instrument="pact"),), "IND withdraws its reservations to The pact."),
        (
            (
                React(by="BRA", instrument="pact", to="IND", answer="object"),
                Lift(by="BRA", instrument="pact", to="IND"),
            ),
            "BRA withdraws its objection to what IND reserved to The pact.",
        ),
    ],
)
def test_v22_1_what_is_withdrawn_is_told(acts, words):
    assert told(joined(), *acts).endswith(words)


def test_v18_1_and_v25_1_signatures_gone_back_on_and_provisional_application_are_told():
    text = pact(consent="ratification", provisional=True)
    scene = given(TALK, adopted(text), signed("IND", "BRA"))
    said = told(
        scene,
        Apply(by="IND", instrument="pact"),
        Apply(by="IND", instrument="pact", begin=False),
        Unsign(by="BRA", instrument="pact"),
    )
    assert said == (
        "IND applies The pact provisionally. IND ends provisional application of The pact. BRA goes back on its "
        "signature of The pact."
    )


def test_the_end_names_reservations_that_stand_and_what_was_answered():
    scene = joined().when(React(by="BRA", instrument="pact", to="IND", answer="object"))
    view = debrief(scene.state, scene.log)
    (reserved,) = view.texts[0].reservations
    assert (reserved.country, reserved.articles) == ("IND", ("article 2, Logs: left out",))
    assert reserved.answers == "one objects, one has not answered"
    assert "reservations of IND (article 2, Logs: left out; one objects, one has not answered)" in flat(ending(view))


def test_v39_1_an_amendment_is_told_as_what_it_is():
    longer = SetParameter(article="2", parameter="months", value=9)
    scene = given(
        IN_FORCE,
        Revise(by="IND", instrument="pact", operations=(longer,)),
        Second(by="BRA", item="pact-rev1"),
        MoveAdoption(by="IND", instrument="pact-rev1"),
        vote(("IND", "BRA", "KEN")),
        signed("IND", "BRA", text="pact-rev1"),
    )
    said = flat(ending(debrief(scene.state, scene.log)))
    assert "Amendment 1 to The pact (amends The pact): in force since" in said
    teller = Teller()
    assert teller.hear(scene.log)
    assert "acceptance by two thirds of the parties" in flat(teller.rest())


def test_v30_5_a_double_promise_is_told_at_the_end():
    scene = given(TALK, adopted(pact()), adopted(pact(name="other"), by="KEN", seconder="SGP"), play=scenario())
    event = PromisesCollided(
        **scene.state.now, country="IND", earlier="pact", later="other", sentence="It answers to Brazil."
    )
    assert told(scene.told(event)) == ""  # the log of the scene has not heard it
    scene.log.append(event)
    view = debrief(scene.state, scene.log)
    assert [one.country for one in view.collisions] == ["IND"]
    assert "IND promised in The pact and The other what cannot both be kept (V30.5, round 1)." in flat(ending(view))
    assert "IND has promised in The pact and The other what cannot both be kept (V30.5)." in told(scene)


def flat(words):
    return " ".join(words.replace("Land of ", "").split())
