"""Scripted seats and reservations: what they join without, what they say to others, and how they join amendments."""

import pytest
from scenes import IN_FORCE, TALK, adopted, given, pact, scenario, signed, vote

from treaty.acts.commands import Confirm, MoveAdoption, React, Revise, Second, Sign, Submit
from treaty.acts.events import LegislatureDecided
from treaty.bots import reserving
from treaty.bots.commitment import commit, open_to
from treaty.bots.foresight import Almanac
from treaty.bots.mind import Mind
from treaty.model.amendment import SetParameter
from treaty.model.clause import Clause
from treaty.model.instrument import Article
from treaty.model.reservation import ReservationText
from treaty.views.seat import seat_view

HARSH = (
    Article(id="1", title="Runs", clause=Clause(kind="cap", values={"flop": 1e23})),
    Article(id="2", title="Logs", clause=Clause(kind="logs", values={"months": 6})),
)
LISTED = {"consent": "ratification", "reservations": "listed", "reservable": ("1", "2")}


def mind_of(scene, seat):
    return Mind(seat_view(scene.state, seat), lambda _: 0.5, Almanac())


def refused(scene, country="IND"):
    """Its legislature has refused the pact two rounds ago."""
    no = LegislatureDecided(
        round=1, on=scene.state.today, country=country, instrument="pact", approved=False, margin=-2, reasons=()
    )
    return scene.told(no)


def terms(scene, seat, short=0.0):
    mind = mind_of(scene, seat)
    return reserving.terms_of_joining(mind, mind.view.public.texts["pact"], short)


def test_what_a_legislature_has_refused_is_joined_without_the_article_that_weighs_most_at_home():
    scene = given(TALK, adopted(pact(articles=HARSH, **LISTED)), signed("IND"))
    assert terms(scene, "IND") == ()
    assert terms(refused(scene), "IND") == (ReservationText(article="1"),)


@pytest.mark.parametrize(
    "final",
    [{"reservations": "none"}, {"reservations": "listed", "reservable": ("2",)}, {"reservations": "free"}],
)
def test_v19_2_no_seat_reserves_what_the_text_does_not_let_it(final):
    """Article 1 is not listed, or carries object and purpose; to leave out article 2 would help nobody at home."""
    scene = refused(given(TALK, adopted(pact(articles=HARSH, consent="ratification", **final)), signed("IND")))
    assert terms(scene, "IND") == ()


def test_t5_no_seat_reserves_anything_before_level_3():
    scene = given(TALK, adopted(pact(articles=HARSH, **LISTED)), signed("IND"), play=scenario(level=2))
    assert terms(refused(scene), "IND") == ()


def test_a_seat_reserves_only_what_makes_up_for_what_it_lacks():
    scene = given(TALK, adopted(pact(articles=HARSH, **LISTED)))
    mind = mind_of(scene, "IND")
    gain = -mind.loses_by(mind.view.public.texts["pact"], "IND", "1")
    assert gain > 1
    assert terms(scene, "IND", short=gain - 0.1) == (ReservationText(article="1"),)
    assert terms(scene, "IND", short=gain + 0.1) == ()


def reserved_by_india():
    mine = Sign(by="IND", instrument="pact", reservations=(ReservationText(article="2"),))
    return given(TALK, adopted(pact(reservations="free")), mine, signed("BRA", "KEN"))


def test_v20_5_a_seat_that_loses_nothing_by_a_reservation_lets_silence_accept_it():
    assert list(reserving.reply(mind_of(reserved_by_india(), "BRA"))) == []


def test_v20_4_a_seat_objects_to_a_reservation_by_which_it_loses(monkeypatch):
    scene = reserved_by_india()
    mind = mind_of(scene, "BRA")
    loss = mind.loses_by(mind.view.public.texts["pact"], "IND", "2")
    monkeypatch.setattr(reserving, "HURTS", loss + 0.01)
    assert list(reserving.reply(mind)) == []
    monkeypatch.setattr(reserving, "HURTS", loss - 0.01)  # logs are worth little in the small world
    assert list(reserving.reply(mind_of(reserved_by_india(), "BRA"))) == [
        React(by="BRA", instrument="pact", to="IND", answer="object")
    ]
    assert list(reserving.reply(mind_of(reserved_by_india(), "USA"))) == []  # it has not joined


def test_v20_4_a_friend_accepts(monkeypatch):
    monkeypatch.setattr(reserving, "FRIEND", 0.1)
    assert list(reserving.reply(mind_of(reserved_by_india(), "BRA"))) == [
        React(by="BRA", instrument="pact", to="IND", answer="accept")
    ]


def test_v12_2_a_seat_confirms_a_signature_ad_referendum_of_a_text_that_it_is_for():
    text = pact(consent="ratification")
    scene = given(TALK, adopted(text), Sign(by="IND", instrument="pact", ad_referendum=True), signed("BRA", "KEN"))
    mind = mind_of(scene, "IND")
    willing = mind.assess(mind.view.public.texts["pact"]).value(mind.traits.free_ride) >= mind.reserve
    assert (Confirm(by="IND", instrument="pact") in list(commit(mind))) == willing


def test_v40_2_an_amendment_concerns_those_that_have_joined_what_it_amends():
    change = SetParameter(article="2", parameter="months", value=9)
    scene = given(
        IN_FORCE,
        Revise(by="IND", instrument="pact", operations=(change,)),
        Second(by="BRA", item="pact-rev1"),
        MoveAdoption(by="IND", instrument="pact-rev1"),
        vote(("IND", "BRA", "KEN")),
    )
    for seat, concerned in (("KEN", True), ("USA", False)):
        mind = mind_of(scene, seat)
        assert open_to(mind, mind.view.public.texts["pact-rev1"]) == concerned
    asked = [ask for ask in commit(mind_of(scene, "USA")) if getattr(ask, "instrument", "") == "pact-rev1"]
    assert asked == []
    assert not [one for one in commit(mind_of(scene, "USA")) if isinstance(one, Submit)]
