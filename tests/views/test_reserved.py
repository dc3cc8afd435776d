"""Reservations on the desk: who reserved what, what may be said to it, and what holds between each pair.

The pact of the scenes binds by signature when three have signed. Article 1 caps runs and carries object and purpose,
article 2 asks for agents' logs of at least 6 months.
"""

import pytest
from desk_tables import desk_of, needs, text_of
from scenes import TALK, adopted, advance, given, pact, scenario, signed

from treaty.acts.commands import Drop, Lift, React, Sign
from treaty.model.dates import Delay
from treaty.model.reservation import ReservationText

NO_LOGS = (ReservationText(article="2"),)
THREE_MONTHS = (ReservationText(article="2", values={"months": 3}),)


def joined(made=NO_LOGS, level=3, **changes):
    """India joins on its own terms, Brazil and Kenya in full: in force for three."""
    text = pact(**{"reservations": "free", **changes})
    mine = Sign(by="IND", instrument="pact", reservations=made)
    return given(TALK, adopted(text), mine, signed("BRA", "KEN"), play=scenario(level=level))


def line(scene, me):
    (found,) = text_of(scene, me).reservations
    return found


def answered(answer, by="BRA"):
    return React(by=by, instrument="pact", to="IND", answer=answer)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (NO_LOGS, "article 2, Logs: left out"),
        (THREE_MONTHS, "article 2, Logs: months 3 instead of 6"),
    ],
)
def test_v2_3_a_reservation_is_read_by_what_it_changes(made, words):
    scene = joined(made)
    assert (line(scene, "USA").country, line(scene, "USA").articles) == ("IND", (words,))


def test_v20_5_who_may_object_reads_until_when_and_what_silence_does():
    scene = joined()
    for me in ("BRA", "KEN"):
        assert (line(scene, me).answer, line(scene, me).object_by) == ("", "2027-02-01")
    assert "silence accepts it on 1 February 2027" in line(scene, "BRA").effect
    assert line(scene, "USA").object_by == ""  # no time runs for one that has not consented
    assert line(scene, "BRA").answers == "two have not answered"
    scene.when(advance(8))  # the talks of 2027: on the last day
    assert scene.state.today.isoformat() == "2027-02-01"
    assert line(scene, "BRA").object_by == "2027-02-01"
    assert line(scene, "BRA").answers == "two have not answered"
    assert line(scene, "BRA").effect.endswith("; silence accepts it on 1 February 2027")
    scene.when(advance())
    assert (line(scene, "BRA").object_by, line(scene, "BRA").answers) == ("", "two have accepted by silence")
    assert line(scene, "BRA").effect == "article 2 does not apply between you; accepted by silence on 1 February 2027"


@pytest.mark.parametrize(
    ("made", "answer", "said", "effect", "counted"),
    [
        (NO_LOGS, "accept", "accepted", "article 2 does not apply between you", "one accepts"),
        (THREE_MONTHS, "accept", "accepted", "between you article 2 has months 3", "one accepts"),
        (THREE_MONTHS, "object", "objected", "article 2 does not apply between you", "one objects"),
        (
            THREE_MONTHS,
            "oppose",
            "opposed",
            "no treaty between you and IND",
            "one objects and refuses treaty relations",
        ),
    ],
)
def test_v21_1_what_an_answer_leaves_between_the_two_is_said_to_the_one_that_gave_it(
    made, answer, said, effect, counted
):
    scene = joined(made).when(answered(answer))
    mine = line(scene, "BRA")
    assert (mine.answer, mine.effect, mine.object_by) == (said, effect, "")
    assert mine.answers == f"{counted}, one has not answered"
    assert line(scene, "KEN").answer == ""


def test_v21_2_between_others_nothing_is_said_to_change():
    theirs = line(joined(THREE_MONTHS).when(answered("oppose")), "KEN")
    assert theirs.effect == "between you article 2 has months 3; silence accepts it on 1 February 2027"


def test_v22_1_what_was_withdrawn_is_gone_once_the_others_know():
    slow = joined(notice_reaches_after=Delay(months=1)).when(Drop(by="IND", instrument="pact"))
    assert line(slow, "BRA").withdrawn
    assert text_of(slow.when(advance()), "BRA").reservations == ()
    assert text_of(joined().when(Drop(by="IND", instrument="pact")), "BRA").reservations == ()


def test_v22_1_a_lifted_objection_counts_as_acceptance():
    scene = joined(THREE_MONTHS).when(answered("object"), Lift(by="BRA", instrument="pact", to="IND"))
    mine = line(scene, "BRA")
    assert (mine.answer, mine.effect) == ("lifted", "between you article 2 has months 3")
    assert mine.answers == "one accepts, one has not answered"


def test_v20_1_what_the_text_lists_needs_no_answer():
    scene = joined(reservations="listed", reservable=("2",))
    assert line(scene, "BRA").answers == "the text authorises it: it needs no answer"
    assert (line(scene, "BRA").object_by, line(scene, "BRA").effect) == ("", "article 2 does not apply between you")
    assert needs(scene, "BRA", item="pact") == []


def test_its_author_reads_the_answers_and_nothing_about_itself():
    mine = line(joined().when(answered("accept")), "IND")
    assert (mine.mine, mine.effect, mine.object_by, mine.answer) == (True, "", "", "")
    assert mine.answers == "one accepts, one has not answered"


def test_v23_2_one_made_at_signature_is_not_confirmed_before_consent():
    text = pact(reservations="free", consent="ratification")
    scene = given(TALK, adopted(text), Sign(by="IND", instrument="pact", reservations=NO_LOGS))
    assert not line(scene, "BRA").confirmed
    assert line(joined(), "BRA").confirmed
    assert line(scene, "BRA").effect == "nothing yet: it is not in force for you and IND"


def test_v19_2_a_country_reads_what_it_may_reserve_and_why_not_the_rest():
    runs, logs = text_of(joined(), "USA").may_reserve
    assert (runs.article, logs.article) == ("1", "2")
    assert runs.why_not == "1: object and purpose of the text; other articles may be reserved. (V19.2)"
    assert (logs.why_not, logs.sentence) == ("", "Logs are kept for 6 months.")
    assert logs.blanks == (("months", "months", "6"),)


def test_v19_1_who_has_consented_or_meets_a_text_that_takes_none_may_reserve_nothing():
    assert text_of(joined(), "BRA").may_reserve == ()
    assert text_of(joined(made=(), reservations="none"), "USA").may_reserve == ()
    assert text_of(joined(made=(), level=2), "USA").may_reserve == ()


def test_v20_5_a_reservation_waits_for_an_answer_and_urgently_in_the_last_round():
    scene = joined()
    (need,) = [one for one in needs(scene, "BRA") if "reserves" in one.title]
    assert need.title == "IND reserves article 2 of the pact: object by 1 February 2027 or accept by silence"
    assert (need.urgent, need.page, need.item) == (False, "treaty", "pact")
    assert not [one for one in needs(scene, "USA") if "reserves" in one.title]
    scene.when(advance(4))
    assert [one.urgent for one in needs(scene, "BRA") if "reserves" in one.title] == [False]
    scene.when(advance(4))  # the last day
    assert [one.urgent for one in needs(scene, "BRA") if "reserves" in one.title] == [True]
    scene.when(answered("object"))
    assert not [one for one in needs(scene, "BRA") if "reserves" in one.title]


def test_v12_2_a_signature_ad_referendum_waits_for_its_confirmation():
    text = pact(consent="ratification")
    scene = given(TALK, adopted(text), Sign(by="IND", instrument="pact", ad_referendum=True))
    (need,) = needs(scene, "IND", title="Confirm your signature of the pact")
    assert (need.urgent, need.why.startswith("Your signature ad referendum waits")) == (False, True)


def test_the_public_view_carries_reservations_and_who_answered():
    view = desk_of(joined().when(answered("object")), "USA").seat.public.texts["pact"]
    (reserved,) = view.reservations
    assert (reserved.by, reserved.articles, reserved.answers) == ("IND", NO_LOGS, {"BRA": "object"})
