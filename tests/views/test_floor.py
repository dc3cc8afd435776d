"""The floor: the order of voting, what is not ready, what excludes what, and the open vote."""

from desk_tables import desk_of, item_of
from scenes import MOVED, SECONDED, TABLED, TALK, VOTING, Scene, given, moved, pact

from treaty.acts.commands import CHAIR, Amend, PutToVote, Second, Vote
from treaty.law.voting import order_of_voting
from treaty.model.amendment import DeleteArticle, Operation, SetParameter
from treaty.model.voting import VOTING_PRESETS


def amended(*operations: Operation, by: str = "KEN") -> Amend:
    return Amend(by=by, instrument="pact", operations=operations, reason="It is too strict.")


LESS = SetParameter(article="2", parameter="months", value=3)
NO_LOGS = DeleteArticle(article="2")
NO_CAP = DeleteArticle(article="1")


def floor(scene: Scene) -> list[tuple[str, int]]:
    return [(item.id, item.place) for item in desk_of(scene, "USA").floor]


def test_a_tabled_text_lacks_a_second_and_then_a_motion():
    assert item_of(given(TABLED), "pact").reason == "needs a second from another country"
    assert item_of(given(SECONDED), "pact").reason.startswith("needs a motion for adoption")
    assert [item_of(given(scene), "pact").place for scene in (TABLED, SECONDED, MOVED)] == [0, 0, 1]


def test_what_is_ready_stands_in_the_order_of_voting_and_the_rest_after_it():
    scene = given(
        MOVED,
        amended(LESS),
        amended(NO_CAP, by="SGP"),
        amended(NO_LOGS, by="BRA"),
        Second(by="USA", item="pact.am1"),
        Second(by="USA", item="pact.am3"),
    )
    assert floor(scene) == [("pact.am3", 1), ("pact.am1", 2), ("pact", 3), ("pact.am2", 0)]
    assert floor(scene)[:3] == [(name, place) for place, (name, _) in enumerate(order_of_voting(scene.state), 1)]
    assert "furthest first" in item_of(scene, "pact.am3").reason


def test_the_open_vote_stays_first_whatever_comes_to_the_floor():
    scene = given(TALK, moved(pact(name="late")), moved(pact(name="early"), by="KEN"), PutToVote(by=CHAIR))
    assert scene.state.vote is not None
    assert floor(scene)[0] == (scene.state.vote.item, 1)


def test_amendments_that_touch_the_same_place_exclude_each_other():
    scene = given(MOVED, amended(LESS), amended(NO_LOGS, by="BRA"), amended(NO_CAP, by="SGP"))
    conflicts = {item.id: item.conflicts for item in desk_of(scene, "USA").floor}
    assert conflicts == {"pact": (), "pact.am1": ("pact.am2",), "pact.am2": ("pact.am1",), "pact.am3": ()}


def test_an_amendment_says_what_it_changes_and_why():
    item = item_of(given(MOVED, amended(LESS, NO_CAP)), "pact.am1")
    assert item.changes == ("Lower months (article 2, Logs) from 6 to 3", "Strike out article 1, Runs")
    assert (item.what, item.text, item.because) == ("amendment", "pact", "It is too strict.")
    assert item.title == "Amendment 1, by KEN, to The pact"


def test_no_vote_is_shown_while_none_is_open():
    assert desk_of(given(MOVED), "USA").vote is None


def test_the_open_vote_says_how_it_stands():
    votes = [Vote(by=who, choice="yes") for who in ("IND", "BRA")] + [Vote(by="USA", choice="no")]
    vote = desk_of(given(VOTING, votes), "USA").vote
    assert vote is not None
    assert vote.rule == "two thirds of those present and voting; quorum: more than half of the members"
    assert vote.sentence == (
        "No quorum: 3 of 6 members took part; a decision needs 4. One more yes vote would carry it."
    )  # fmt: skip
    assert (vote.mine, vote.waiting) == ("no", ("CHN", "KEN", "SGP"))
    assert (vote.what, vote.item, vote.title) == ("text", "pact", "The pact")


def test_a_vote_that_stands_carried_says_so_and_asks_for_no_more():
    vote = desk_of(given(VOTING, [Vote(by=who, choice="yes") for who in ("IND", "BRA", "USA", "KEN")]), "SGP").vote
    assert vote is not None
    assert vote.sentence.startswith("Adopted, 4 yes")
    assert vote.mine == ""


def test_a_stricter_rule_of_the_text_is_the_one_that_is_shown():
    strict = pact(adoption=VOTING_PRESETS["consensus"])
    scene = given(TALK, moved(strict), PutToVote(by=CHAIR), Vote(by="USA", choice="no"), Vote(by="CHN", choice="yes"))
    vote = desk_of(scene.when(*(Vote(by=who, choice="yes") for who in ("IND", "BRA"))), "USA").vote
    assert vote is not None
    assert vote.rule.startswith("consensus: one no blocks")
    assert vote.sentence.endswith("It cannot be carried unless a no is changed.")
