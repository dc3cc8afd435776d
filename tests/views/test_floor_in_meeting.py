"""What a chair sees of a meeting: a secret ballot keeps its secret, motions stand in the order of voting."""

from chronicle_of_a_meeting import meetings
from scenes import MOVED, SECONDED, SIX, TALK, VOTING, given, moved, pact, scenario, vote

from treaty.acts.commands import CHAIR, Amend, Circulate, Divide, Move, Object, PutConsensus, Second, Vote
from treaty.model.amendment import SetParameter
from treaty.model.voting import VOTING_PRESETS, VotingRule
from treaty.views.desk import desk
from treaty.views.floor import floor_items, vote_now
from treaty.views.needs import needs_of
from treaty.views.record import Chronicle
from treaty.views.seat import public_view, seat_view

SECRET = scenario(voting=VotingRule(secret=True))


def test_f5_1_under_a_secret_ballot_each_sees_its_own_vote_alone():
    scene = given(MOVED, play=SECRET)
    scene.when(vote(SIX[:2], SIX[2:4])[:-1])
    assert public_view(scene.state).votes == {}
    assert vote_now(scene.state, "USA").votes == {"USA": "yes"}
    assert vote_now(scene.state, "SGP").votes == {}
    assert "four votes cast" in vote_now(scene.state, "SGP").sentence
    lines = [line.sentence for line in Chronicle(tuple(scene.log)).lines("SGP")]
    assert not any("votes yes" in line or "votes no" in line for line in lines)


def test_f5_1_a_show_of_hands_is_seen_by_all():
    scene = given(VOTING, Vote(by="KEN", choice="no"))
    assert public_view(scene.state).votes == {"KEN": "no"}
    assert vote_now(scene.state, "SGP").votes == {"KEN": "no"}


def test_f4_1_a_motion_stands_first_in_the_order_and_says_what_it_asks():
    scene = given(MOVED, Move(by="KEN", motion="adjourn debate", about="pact"))
    first, text = floor_items(scene.state)
    assert (first.what, first.place, first.title) == ("motion", 1, "Motion of KEN to adjourn debate on The pact")
    assert (text.id, text.place) == ("pact", 2)


def test_f4_3_a_part_is_put_by_its_article():
    asked = [MOVED, Divide(by="KEN", instrument="pact", article="2")]
    assert floor_items(given(asked).state)[0].title == "Article 2 of The pact, by itself"
    scene = given(asked, Object(by="IND", item="motion.1"))
    assert floor_items(scene.state)[0].title == "Article 2 of The pact: whether to vote on it separately"


def test_f3_2_an_amendment_to_an_amendment_says_which_and_what_it_changes_there():
    def months(number: float, to: str = "pact") -> Amend:
        change = SetParameter(article="2", parameter="months", value=number)
        return Amend(by="KEN" if to == "pact" else "BRA", instrument=to, operations=(change,))

    scene = given(MOVED, months(9), months(12, "pact.am1"), [Second(by="USA", item=f"pact.am{n}") for n in (1, 2)])
    sub = floor_items(scene.state)[0]
    assert sub.title == "Amendment 2, by BRA, to amendment 1 to The pact"
    assert "from 9 to 12" in sub.changes[0]


def test_f6_1_who_may_object_is_asked_and_who_has_is_not():
    scene = given(MOVED, PutConsensus(by=CHAIR), Object(by="KEN", item="pact"))
    needs = needs_of(scene.state, seat_view(scene.state, "SGP"))
    assert needs[0].title == "Object to The pact, or let it pass"
    assert not any("Object" in need.title for need in needs_of(scene.state, seat_view(scene.state, "KEN")))
    assert vote_now(scene.state, "SGP").sentence == "Blocked: KEN objected."


def test_f6_3_a_silence_is_something_that_waits_for_a_chair():
    scene = given(SECONDED, Circulate(by=CHAIR, instrument="pact"))
    titles = [need.title for need in needs_of(scene.state, seat_view(scene.state, "SGP"))]
    assert "Object to the pact, or stay silent" in titles
    assert public_view(scene.state).not_amended == ("pact",)
    assert floor_items(scene.state)[0].reason.startswith("under silence")


def test_f2_7_a_vote_that_cannot_pass_says_so():
    text = pact(adoption=VOTING_PRESETS["procedure"])
    scene = given(TALK, moved(text), vote((), SIX[:4])[:-1])
    assert vote_now(scene.state, "USA").sentence.endswith("It cannot be carried any more.")


def test_f5_every_chair_can_be_shown_at_every_moment_of_a_meeting():
    for scene in meetings():
        chronicle = Chronicle()
        for event in scene.log:
            chronicle.hear((event,))
        for who in ("KEN", "IND"):
            assert desk(chronicle.state, chronicle, who, ("KEN", "IND"), ()).me.id == who
