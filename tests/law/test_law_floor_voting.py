"""The vote: quorum, ties, who votes for whom, roll calls, and the vote table through the real law."""

import pytest
from scenes import (
    IN_FORCE,
    MOVED,
    SIX,
    TABLED,
    TALK,
    VOTING,
    adopted,
    advance,
    given,
    moved,
    pact,
    scenario,
    tabled,
    vote,
)

from treaty.acts.commands import (
    CHAIR,
    Amend,
    AskRollCall,
    CloseVote,
    CountQuorum,
    Move,
    MoveAdoption,
    Propose,
    PutConsensus,
    PutToVote,
    Revise,
    Second,
    Vote,
)
from treaty.acts.events import Adopted, QuorumCounted, Rejected, RemedyApplied, VoteCast, VoteClosed, VoteOpened
from treaty.law.chance import uniform
from treaty.law.legal import legal
from treaty.law.majority import stricter
from treaty.law.order import order_of_voting
from treaty.model.amendment import DeleteArticle, SetParameter
from treaty.model.voting import VOTING_PRESETS, Procedure, VotingRule

MAJORITY = VOTING_PRESETS["procedure"]
BY_MAJORITY = pact(adoption=MAJORITY)
SIMPLE = scenario(voting=MAJORITY)


def crowd(size: int) -> tuple[str, ...]:
    return tuple(f"A{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(size))


TWENTY = crowd(20)


def among_twenty(text=None, rule=None, **changes):
    """A text moved among twenty countries, under a meeting's rule."""
    play = scenario(TWENTY, voting=rule or VOTING_PRESETS["treaty-conference"], **changes)
    return given(TALK, moved(text or pact(), by=TWENTY[0], seconder=TWENTY[1]), play=play)


def split(yes: int, no: int = 0, abstain: int = 0):
    return vote(TWENTY[:yes], TWENTY[yes : yes + no], TWENTY[yes + no : yes + no + abstain])


def test_floor_case_t1_seven_to_three_with_one_abstaining_adopts_by_two_thirds():
    among_twenty().when(split(7, 3, 1)).then(VoteClosed, passed=True).then(Adopted)


def test_floor_case_t2_six_to_four_is_rejected():
    among_twenty().when(split(6, 4, 1)).then(VoteClosed, passed=False, void=False).then(Rejected)


def test_floor_case_t3_ten_of_twenty_decide_nothing():
    among_twenty().when(split(10)).then(VoteClosed, void=True).without(Rejected).without(Adopted)


def test_floor_case_t4_one_yes_and_ten_abstentions_adopt():
    among_twenty().when(split(1, 0, 10)).then(Adopted)


def test_floor_case_t7_a_second_tie_rejects():
    scene = among_twenty(BY_MAJORITY, MAJORITY).when(split(10, 10))
    scene.then(VoteClosed, passed=False, again=True).without(Rejected)
    scene.when(split(10, 10)).then(VoteOpened, second=True).then(VoteClosed, again=False).then(Rejected)


def test_floor_case_t8_thirteen_to_seven_leave_a_question_one_of_substance():
    scene = among_twenty().when(Move(by=TWENTY[2], motion="procedure", about="pact"), split(13, 7))
    scene.then(VoteClosed, item="motion.1", passed=False)
    assert "39 against 2 x 20 = 40" in scene.found(VoteClosed)[0].sentence
    scene.when(split(13, 7)).then(Rejected)
    decided = among_twenty().when(Move(by=TWENTY[2], motion="procedure", about="pact"), split(14, 6), split(11, 9))
    decided.then(VoteClosed, item="motion.1", passed=True).then(Adopted)


def test_floor_case_t9_an_amendment_to_an_important_question_needs_two_thirds_too():
    change = Amend(by=TWENTY[2], instrument="pact", operations=(DeleteArticle(article="1"),))
    important = Move(by=TWENTY[4], motion="important", about="pact")
    scene = among_twenty(BY_MAJORITY, VOTING_PRESETS["unga-ordinary"])
    scene.when(change, Second(by=TWENTY[3], item="pact.am1"), important, split(11, 9), split(12, 7, 1))
    scene.then(VoteClosed, item="motion.1", passed=True).then(VoteClosed, item="pact.am1", passed=False)
    plain = among_twenty(BY_MAJORITY, VOTING_PRESETS["unga-ordinary"])
    plain.when(change, Second(by=TWENTY[3], item="pact.am1"), split(12, 7, 1)).then(VoteClosed, passed=True)


def test_floor_case_t11_two_thirds_set_themselves_aside_and_a_majority_adopts():
    scene = among_twenty(BY_MAJORITY).when(Move(by=TWENTY[2], motion="rule", about="procedure"), split(19, 1))
    scene.then(VoteClosed, passed=True).when(split(11, 9)).then(Adopted)
    among_twenty(BY_MAJORITY).when(split(11, 9)).then(Rejected)


THIRTY = ("EUU", *crowd(29))
UNION = VotingRule(organisations={"EUU": crowd(25)})


def of_thirty():
    text = moved(pact(), by=THIRTY[-1], seconder=THIRTY[-2])
    return given(TALK, text, PutToVote(by=CHAIR), play=scenario(THIRTY, voting=UNION))


def test_floor_case_t12_a_member_state_does_not_vote_beside_its_organisation():
    scene = of_thirty().when(Vote(by="EUU", choice="yes"), Vote(by="AAA", choice="no"))
    scene.refused_by("F1.3", "EUU has voted")
    voted = of_thirty().when(Vote(by="EUU", choice="yes"), Vote(by=THIRTY[-1], choice="no"), CloseVote(by=CHAIR))
    assert "25 yes, 1 no" in voted.then(VoteClosed, passed=True).found(VoteClosed)[0].sentence


def test_f1_3_once_a_member_state_has_voted_the_organisation_has_no_vote_on_that_item():
    of_thirty().when(Vote(by="AAA", choice="no"), Vote(by="EUU", choice="yes")).refused_by("F1.3", "AAA has voted")
    of_thirty().when(Vote(by="EUU", choice="no"), Vote(by="EUU", choice="yes")).then(VoteCast, choice="yes")


def test_f1_1_a_text_without_a_quorum_is_put_again_in_the_next_round_and_not_in_this():
    scene = given(MOVED, vote(SIX[:3]))
    scene.when(PutToVote(by=CHAIR)).refused_by("F4")
    again = given(MOVED, vote(SIX[:3]), advance(4))
    again.when(vote(SIX)).then(Adopted)


def test_f1_2_anybody_may_have_the_quorum_counted_and_who_abstains_is_there():
    scene = given(VOTING, Vote(by="KEN", choice="abstain"), Vote(by="USA", choice="no")).when(CountQuorum(by="SGP"))
    scene.then(QuorumCounted, present=("KEN", "USA"), needed=4)
    scene.when(CountQuorum(by="KEN")).refused_by("F1.2", "again when the vote is closed")
    given(MOVED).when(CountQuorum(by="SGP")).refused_by("F1.2", "while a vote is open")
    put = given(MOVED, PutConsensus(by=CHAIR))
    put.when(CountQuorum(by="SGP")).refused_by("F1.2")


def test_f1_2_where_the_quorum_is_presumed_it_counts_only_if_somebody_asks():
    play = scenario(procedure=Procedure(quorum_presumed=True))
    few = [Vote(by="KEN", choice="yes"), Vote(by="SGP", choice="yes")]
    given(VOTING, few, play=play).when(CloseVote(by=CHAIR)).then(Adopted)
    given(VOTING, few, CountQuorum(by="USA"), play=play).when(CloseVote(by=CHAIR)).then(VoteClosed, void=True)
    given(VOTING, few).when(CloseVote(by=CHAIR)).then(VoteClosed, void=True)


def test_f2_6_after_a_tie_the_same_item_is_put_a_second_time_and_may_pass():
    scene = given(TALK, moved(BY_MAJORITY), vote(SIX[:3], SIX[3:]), play=SIMPLE)
    assert [item for item, _ in order_of_voting(scene.state)] == ["pact"]
    scene.when(PutToVote(by=CHAIR)).then(VoteOpened, second=True, reason="the first vote was a tie; a second decides")
    given(TALK, moved(BY_MAJORITY), vote(SIX[:3], SIX[3:]), play=SIMPLE).when(vote(SIX[:4], SIX[4:])).then(Adopted)


def test_f2_6_the_second_vote_comes_before_anything_else():
    other = [
        Amend(by="SGP", instrument="pact", operations=(DeleteArticle(article="1"),)),
        Second(by="KEN", item="pact.am1"),
    ]
    scene = given(TALK, moved(BY_MAJORITY), vote(SIX[:3], SIX[3:]), other, play=SIMPLE)
    assert [item for item, _ in order_of_voting(scene.state)] == ["pact", "pact.am1"]


def test_f2_6_where_the_rule_says_so_a_tie_is_lost_at_once():
    lost = scenario(voting=MAJORITY.model_copy(update={"tie": "lost"}))
    given(TALK, moved(BY_MAJORITY), play=lost).when(vote(SIX[:3], SIX[3:])).then(VoteClosed, again=False).then(Rejected)


ROBERT = scenario(voting=VOTING_PRESETS["robert"])


def tie_of_six(casting: str = ""):
    cast = vote(SIX[:3], SIX[3:])[:-1]
    scene = given(TALK, moved(pact(adoption=VOTING_PRESETS["robert"])), cast, play=ROBERT)
    return scene.when(CloseVote(by=CHAIR, casting=casting))


def test_f2_6_the_chairs_casting_vote_breaks_a_tie_where_the_rule_gives_it_one():
    tie_of_six("yes").then(VoteClosed, passed=True).then(Adopted)
    tie_of_six("no").then(Rejected)
    tie_of_six().then(Rejected)


def test_f5_6_the_chair_has_no_vote_but_a_casting_one():
    given(VOTING).when(CloseVote(by=CHAIR, casting="yes")).refused_by("F5.6")
    ahead = given(TALK, moved(BY_MAJORITY), vote(SIX[:4], SIX[4:])[:-1], play=ROBERT)
    ahead.when(CloseVote(by=CHAIR, casting="no")).refused_by("F5.6", "close it as it is")
    tie = given(TALK, moved(BY_MAJORITY), vote(SIX[:3], SIX[3:])[:-1], play=SIMPLE)
    tie.when(CloseVote(by=CHAIR, casting="yes")).refused_by("F5.6")


def test_f5_1_a_roll_is_called_by_english_names_from_a_country_drawn_by_lot():
    scene = given(MOVED, AskRollCall(by="KEN", item="pact")).when(PutToVote(by=CHAIR)).then(VoteOpened)
    roll = scene.found(VoteOpened)[0].roll
    names = sorted(SIX, key=lambda who: f"Land of {who}")
    first = int(uniform(scene.state.seed, "order", 1, "roll call pact") * 6)
    assert roll == (*names[first:], *names[:first])
    assert given(MOVED).when(PutToVote(by=CHAIR)).found(VoteOpened)[0].roll == ()


def test_f5_1_every_country_can_be_drawn_first():
    firsts = {
        given(MOVED, AskRollCall(by="KEN", item="pact"), PutToVote(by=CHAIR), seed=seed).state.vote.roll[0]
        for seed in range(40)
    }
    assert firsts == set(SIX)


def test_f5_1_a_roll_call_is_asked_for_once_and_before_the_vote():
    ask = AskRollCall(by="KEN", item="pact")
    given(VOTING).when(ask).refused_by("F5.2", "before")
    given(MOVED, ask).when(AskRollCall(by="SGP", item="pact")).refused_by("F5.1")
    given(TABLED).when(ask).refused_by("F5.1", "ready for the vote")
    secret = scenario(voting=VotingRule(secret=True))
    given(MOVED, play=secret).when(ask).refused_by("F5.1", "secret ballot")


def test_f5_1_a_secret_ballot_leaves_counts_and_no_names():
    secret = scenario(voting=VotingRule(secret=True))
    scene = given(MOVED, play=secret).when(vote(SIX[:5], SIX[5:]))
    closed = scene.then(Adopted).found(VoteClosed)[0]
    assert (closed.yes, closed.no, closed.counts) == ((), (), (5, 1, 0))
    assert "pact" not in scene.state.voted


def suspended(until: int = 3, instrument: str = "pact"):
    return RemedyApplied(round=1, on=pact_day(), country="KEN", instrument=instrument, step="suspension", until=until)


def pact_day():
    return given(TALK).state.today


LATER = [
    Revise(by="IND", instrument="pact", operations=(SetParameter(article="2", parameter="months", value=12),)),
    Second(by="BRA", item="pact-rev1"),
    MoveAdoption(by="IND", instrument="pact-rev1"),
]
"""An amendment to the pact whose adoption is moved."""


def under_suspension(steps, play=None, until: int = 3):
    scene = given(IN_FORCE, play=play) if play else given(IN_FORCE)
    scene.told(suspended(until))
    return scene.when(steps, PutToVote(by=CHAIR))


def test_f5_8_suspended_rights_take_the_vote_on_texts_that_amend_the_treaty():
    scene = under_suspension(LATER)
    assert scene.then(VoteOpened).found(VoteOpened)[0].barred == ("KEN",)
    assert not any(option.act == "vote" for option in legal(scene.state, "KEN"))
    scene.when(Vote(by="KEN", choice="yes")).refused_by("F5.8", "rights are suspended")


def test_f5_8_elsewhere_the_country_votes_unless_the_rules_say_that_it_does_not():
    other = moved(pact(name="second"), by="IND", seconder="BRA")
    under_suspension(other).when(Vote(by="KEN", choice="yes")).then(VoteCast)
    strict = scenario(procedure=Procedure(suspended_vote="nowhere"))
    under_suspension(other, strict).when(Vote(by="KEN", choice="yes")).refused_by("F5.8")
    under_suspension(LATER, until=0).when(Vote(by="KEN", choice="yes")).then(VoteCast)


def test_f2_2_where_consensus_comes_first_a_vote_waits_until_it_has_failed():
    play = scenario(procedure=Procedure(consensus_first=True))
    scene = given(MOVED, play=play).when(PutToVote(by=CHAIR))
    scene.refused_by("F2.2", "by consensus")
    given(MOVED).when(PutToVote(by=CHAIR)).then(VoteOpened)


def test_f2_2_procedure_is_decided_by_a_majority():
    scene = given(MOVED, Move(by="KEN", motion="adjourn debate", about="pact"))
    scene.when(vote(SIX[:4], SIX[4:])).then(VoteClosed, rule="majority of those present and voting", passed=True)


@pytest.mark.parametrize(
    ("own", "meeting", "governs"),
    [
        (VotingRule(threshold="3/4"), VotingRule(), "own"),
        (VotingRule(threshold="1/2", strict=True), VotingRule(), "meeting"),
        (VotingRule(strict=True), VotingRule(), "own"),
        (VotingRule(), VotingRule(name="more than two thirds", strict=True), "meeting"),
        (VOTING_PRESETS["three-fourths"], VotingRule(no_negative=True), "meeting"),
        (VotingRule(base="members"), VotingRule(), "own"),
        (VotingRule(), VotingRule(base="members"), "meeting"),
        (VotingRule(quorum="1/4"), VotingRule(), "meeting"),
        (VOTING_PRESETS["no-negative-vote"], VotingRule(), "own"),
        (VOTING_PRESETS["consensus"], VOTING_PRESETS["unfccc"], "meeting"),
        (VOTING_PRESETS["three-fourths"], VotingRule(veto=("USA",)), "meeting"),
        (VOTING_PRESETS["three-fourths"], VOTING_PRESETS["no-negative-vote"], "meeting"),
    ],
)
def test_v9_2_the_stricter_rule_governs(own: VotingRule, meeting: VotingRule, governs: str):
    assert stricter(own, meeting) == (own if governs == "own" else meeting)


def test_v9_2_a_text_gives_nobody_more_votes_in_its_own_adoption():
    rich = pact(adoption=VotingRule(weights={"USA": 100}))
    given(TALK, moved(rich)).when(vote(SIX[:1], SIX[1:])).then(Rejected)
    heavy = scenario(voting=VotingRule(weights={"USA": 100}))
    given(TALK, moved(pact()), play=heavy).when(vote(SIX[:1], SIX[1:])).then(Adopted)


def test_v9_2_a_text_is_never_adopted_by_failing_to_be_stopped():
    red = VOTING_PRESETS["red-light"]
    scene = given(TALK, moved(pact(adoption=red)), play=scenario(voting=red)).when(vote(SIX[:4], SIX[4:]))
    assert scene.then(Rejected).found(VoteClosed)[0].sentence.startswith("Rejected")


def test_f3_1_where_the_rules_say_so_nothing_is_put_in_the_round_of_its_tabling():
    play = scenario(procedure=Procedure(next_meeting=True))
    given(MOVED, play=play).when(PutToVote(by=CHAIR)).refused_by("F4")
    given(MOVED, advance(4), play=play).when(PutToVote(by=CHAIR)).then(VoteOpened, item="pact")
    late = Amend(by="KEN", instrument="pact", operations=(SetParameter(article="1", parameter="flop", value=1e25),))
    scene = given(MOVED, advance(4), late, Second(by="USA", item="pact.am1"), play=play)
    assert [item for item, _ in order_of_voting(scene.state)] == ["pact"]


def test_f3_5_what_was_voted_down_is_not_tabled_again_in_the_same_round():
    again = Propose(by="IND", text=pact(name="again"))
    given(MOVED, vote((), SIX)).when(again).refused_by("F3.5", "move to reconsider")
    assert given(MOVED, vote((), SIX), advance(4)).when(again).refused is None
    late = Amend(by="KEN", instrument="pact", operations=(DeleteArticle(article="1"),))
    lost = [TALK, tabled(pact()), late, Second(by="USA", item="pact.am1"), vote((), SIX)]
    given(lost).when(late).refused_by("F3.5")
    assert given(lost, advance(4)).when(late).refused is None
    assert given(TALK, adopted(pact())).when(Propose(by="IND", text=pact(name="again"))).refused is None
