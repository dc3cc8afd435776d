"""The meeting: amendments to amendments, friendly ones, separate votes, motions, rulings of the chair and appeals."""

from scenes import ARTICLES, MOVED, SECONDED, SIX, TABLED, TALK, VOTING, advance, given, moved, pact, scenario, vote

from treaty.acts.commands import (
    CHAIR,
    AcceptAmendment,
    Amend,
    AskRollCall,
    CloseVote,
    Divide,
    Move,
    Object,
    PutToVote,
    Reorder,
    Retract,
    Second,
    Vote,
    Waive,
)
from treaty.acts.events import (
    Adopted,
    AmendmentAccepted,
    AmendmentChanged,
    AmendmentProposed,
    ArticleStruck,
    Fell,
    MotionDecided,
    MotionMade,
    Objected,
    OrderRuled,
    Rejected,
    TextChanged,
    VoteCast,
    VoteClosed,
    VoteOpened,
    Waived,
)
from treaty.law.legal import legal
from treaty.law.order import PRECEDENCE, order_of_voting
from treaty.model.amendment import AddArticle, DeleteArticle, Operation, SetParameter
from treaty.model.clause import Clause
from treaty.model.instrument import Article
from treaty.model.voting import VOTING_PRESETS, Procedure

THREE = (*ARTICLES, Article(id="3", title="Words", clause=Clause(kind="free", text="Words.")))


def cap(flop: float) -> SetParameter:
    return SetParameter(article="1", parameter="flop", value=flop)


def months(number: float) -> SetParameter:
    return SetParameter(article="2", parameter="months", value=number)


def amend(by: str, *operations: Operation, to: str = "pact") -> Amend:
    return Amend(by=by, instrument=to, operations=operations)


def ready(*items: str) -> list[Second]:
    return [Second(by="USA", item=item) for item in items]


def order(scene) -> list[str]:
    return [item for item, _ in order_of_voting(scene.state)]


PRIMARY = [TABLED, amend("KEN", cap(1e25))]
SUB = [PRIMARY, amend("SGP", cap(1e24), to="pact.am1")]


def test_f3_2_an_amendment_to_an_amendment_is_voted_on_before_it_and_becomes_part_of_it():
    scene = given(SUB, ready("pact.am1", "pact.am2"))
    assert order(scene) == ["pact.am2", "pact.am1"]
    scene.when(vote(SIX)).then(AmendmentChanged, amendment="pact.am1", item="pact.am2").without(TextChanged)
    assert order(scene) == ["pact.am1"]
    scene.when(vote(SIX)).then(TextChanged, amendment="pact.am1")
    assert scene.state.texts["pact"].text.article("1").clause.values == {"flop": 1e24}


def test_f3_2_an_amendment_to_an_amendment_that_is_voted_down_leaves_it_as_it_was():
    scene = given(SUB, ready("pact.am1", "pact.am2"), vote((), SIX)).when(vote(SIX)).then(TextChanged)
    assert scene.state.texts["pact"].text.article("1").clause.values == {"flop": 1e25}


def test_f3_2_an_amendment_to_an_amendment_revises_what_that_one_does():
    given(PRIMARY).when(amend("SGP", months(9), to="pact.am1")).refused_by("F3.2", "an amendment to pact.")
    given(SUB).when(amend("BRA", cap(1e23), to="pact.am2")).refused_by("F3.2", "two degrees")
    given(TABLED).when(amend("BRA", cap(1e23), to="pact.am9")).refused_by("F3.1")


def test_f3_2_what_amends_an_amendment_falls_with_it():
    given(SUB, ready("pact.am1")).when(vote((), SIX)).then(VoteClosed, passed=False).then(Fell, item="pact.am2")
    given(SUB, ready("pact.am1")).when(vote(SIX)).then(TextChanged).then(Fell, item="pact.am2")
    given(SUB).when(Retract(by="KEN", item="pact.am1")).then(Fell, item="pact.am2")
    given(SUB).when(amend("IND", DeleteArticle(article="1"))).then(Fell, item="pact.am1").then(Fell, item="pact.am2")


def test_f3_2_rivals_of_an_adopted_amendment_to_an_amendment_are_not_put():
    scene = given(SUB, amend("BRA", cap(1e23), to="pact.am1"), ready("pact.am1", "pact.am2", "pact.am3"))
    assert order(scene) == ["pact.am3", "pact.am2", "pact.am1"]
    scene.when(vote(SIX)).then(Fell, item="pact.am2")
    assert order(scene) == ["pact.am1"]


def test_f3_2_an_amendment_to_an_amendment_does_not_fell_others_to_the_text():
    beside = [SUB, amend("BRA", cap(1e26)), ready("pact.am1", "pact.am2", "pact.am3")]
    given(beside).when(vote(SIX)).then(VoteClosed, item="pact.am2").without(Fell)


def test_f3_2_an_amendment_that_is_not_put_takes_those_to_it_with_it():
    rivals = [PRIMARY, amend("BRA", cap(1e26)), amend("SGP", cap(9e25), to="pact.am2"), ready("pact.am1", "pact.am2")]
    scene = given(rivals).when(vote(SIX)).then(TextChanged, amendment="pact.am1")
    scene.then(Fell, item="pact.am2").then(Fell, item="pact.am3")


def test_f3_2_an_amendment_to_an_added_article_fits_the_article_as_it_would_be_added():
    new = Article(id="9", clause=Clause(kind="logs", values={"months": 3}))
    added = [TABLED, amend("KEN", AddArticle(article=new))]
    longer = AddArticle(article=new)
    given(added).when(amend("SGP", longer, to="pact.am1")).refused_by("F3.2", "an article 9 already")


def test_f3_6_the_author_of_an_amendment_changes_it_without_a_vote():
    scene = given(PRIMARY).when(amend("KEN", cap(1e26), to="pact.am1")).then(AmendmentChanged, amendment="pact.am1")
    assert scene.state.amendments["pact.am2"].stage == "adopted"
    assert scene.state.amendments["pact.am1"].stage == "tabled"


def test_f3_6_the_sponsor_accepts_anothers_amendment_without_a_vote():
    scene = given(PRIMARY).when(AcceptAmendment(by="IND", item="pact.am1"))
    scene.then(AmendmentAccepted, by="IND").then(TextChanged, amendment="pact.am1")
    assert scene.state.texts["pact"].text.article("1").clause.values == {"flop": 1e25}


def test_f3_6_accepting_one_amendment_fells_no_other_that_still_fits():
    rival = [PRIMARY, amend("BRA", cap(1e24)), ready("pact.am2")]
    given(rival).when(AcceptAmendment(by="IND", item="pact.am1")).then(TextChanged).without(Fell)


def test_f3_6_the_sponsor_alone_accepts_and_only_while_the_text_is_its_own():
    given(PRIMARY).when(AcceptAmendment(by="BRA", item="pact.am1")).refused_by("F3.6", "Only IND")
    given(SUB).when(AcceptAmendment(by="IND", item="pact.am2")).refused_by("F3.6", "Only KEN")
    given(SUB).when(AcceptAmendment(by="KEN", item="pact.am2")).then(AmendmentChanged)
    given(PRIMARY).when(AcceptAmendment(by="IND", item="pact")).refused_by("F3.6", "seconded")
    voted = [PRIMARY, amend("BRA", months(9)), ready("pact.am2"), vote(SIX)]
    given(voted).when(AcceptAmendment(by="IND", item="pact.am1")).refused_by("F3.6", "let it vote")
    open_now = [PRIMARY, ready("pact.am1"), PutToVote(by=CHAIR)]
    given(open_now).when(AcceptAmendment(by="IND", item="pact.am1")).refused_by("F5.2")


OF_THREE = [TALK, moved(pact(articles=THREE))]


def part(article: str, by: str = "KEN") -> Divide:
    return Divide(by=by, instrument="pact", article=article)


def test_f4_3_a_part_is_voted_on_separately_before_the_whole():
    scene = given(OF_THREE, part("2")).when(vote((), SIX))
    scene.then(VoteClosed, item="motion.1").then(MotionDecided, stage="out").then(ArticleStruck, article="2")
    assert [article.id for article in scene.state.texts["pact"].text.articles] == ["1", "3"]
    assert order(scene) == ["pact"]
    scene.when(vote(SIX)).then(Adopted)


def test_f4_3_a_part_that_is_kept_is_put_again_with_the_whole():
    scene = given(OF_THREE, part("2")).when(vote(SIX)).then(MotionDecided, stage="kept").without(ArticleStruck)
    scene.when(vote((), SIX)).then(Rejected)


def test_floor_case_t10_a_text_of_which_every_part_is_voted_down_is_rejected_without_a_last_vote():
    scene = given(OF_THREE, part("1"), part("2"), part("3"))
    scene.when(vote((), SIX), vote((), SIX)).without(Rejected)
    scene.when(vote((), SIX)).then(Rejected)
    assert order(scene) == []


def test_f4_4_a_preamble_does_not_save_a_text_whose_articles_all_fell():
    text = pact().model_copy(update={"preamble": "Recalling everything."})
    given(TALK, moved(text), part("1"), part("2"), vote((), SIX)).when(vote((), SIX)).then(Rejected)


def test_f4_3_a_part_needs_the_majority_of_the_text():
    given(OF_THREE, part("2")).when(vote(SIX[:3], SIX[3:5])).then(MotionDecided, stage="out")
    given(OF_THREE, part("2")).when(vote(SIX[:4], SIX[4:])).then(MotionDecided, stage="kept")


def test_f4_3_where_somebody_objects_a_majority_decides_whether_to_divide():
    scene = given(OF_THREE, part("2"), Object(by="IND", item="motion.1")).when(vote(SIX[:4], SIX[4:]))
    scene.then(MotionDecided, stage="allowed").without(ArticleStruck)
    scene.when(vote((), SIX)).then(ArticleStruck, article="2")
    refused = given(OF_THREE, part("2"), Object(by="IND", item="motion.1"), vote(SIX[:2], SIX[2:]))
    assert order(refused) == ["pact"]
    refused.when(part("2")).refused_by("F3.5", "next")


def test_f4_3_one_objection_is_enough_and_not_ones_own():
    asked = given(OF_THREE, part("2"))
    given(OF_THREE, part("2")).when(Object(by="KEN", item="motion.1")).refused_by("F6.1")
    asked.when(Object(by="IND", item="motion.1")).then(Objected, late=False)
    asked.when(Object(by="BRA", item="motion.1")).refused_by("F6.1", "vote no")


def test_f4_3_what_can_be_divided():
    given(SECONDED).when(part("1")).refused_by("F4.3", "has been moved")
    given(VOTING).when(part("1")).refused_by("F5.2")
    given(MOVED).when(part("7")).refused_by("F4.3", "no article 7")
    given(MOVED, part("1")).when(part("1", by="SGP")).refused_by("F4.3", "already")
    given(TALK, moved(pact(articles=ARTICLES[:1]))).when(part("1")).refused_by("F4.3", "one article")


def test_f4_3_parts_come_after_amendments_and_one_that_was_struck_out_is_not_put():
    scene = given(MOVED, amend("SGP", DeleteArticle(article="1")), ready("pact.am1"), part("1"))
    assert order(scene) == ["pact.am1", "motion.1", "pact"]
    scene.when(vote(SIX))
    assert order(scene) == ["pact"]


def test_f3_6_once_a_part_was_voted_on_the_text_is_the_meetings():
    scene = given(OF_THREE, amend("KEN", cap(1e25)), part("2"), vote(SIX))
    scene.when(AcceptAmendment(by="IND", item="pact.am1")).refused_by("F3.6", "let it vote")


def test_f2_6_what_is_reconsidered_after_two_ties_is_voted_on_anew():
    play = scenario(voting=VOTING_PRESETS["procedure"])
    tie = vote(SIX[:3], SIX[3:])
    text = moved(pact(adoption=VOTING_PRESETS["procedure"]))
    scene = given(TALK, text, tie, tie, move("KEN", "reconsider", "pact"), vote(SIX), play=play)
    scene.when(PutToVote(by=CHAIR)).then(VoteOpened, item="pact", second=False)


def move(by: str, motion: str, about: str = "") -> Move:
    return Move.model_validate({"by": by, "motion": motion, "about": about})


def test_f4_1_motions_come_before_texts_in_their_order():
    asked = [
        move("SGP", "reconsider", "pact.am1"),
        move("KEN", "close debate", "second"),
        move("USA", "adjourn debate", "pact"),
        move("CHN", "adjourn meeting"),
        move("BRA", "appeal", "pact.am3"),
    ]
    floor = [
        MOVED,
        moved(pact(name="second"), by="KEN", seconder="SGP")[:2],
        amend("SGP", cap(1e24)),
        ready("pact.am1"),
        vote((), SIX),
        amend("SGP", cap(1e25)),
        amend("SGP", cap(1e26)),
        ready("pact.am2", "pact.am3"),
        Reorder(by=CHAIR, item="pact.am3", reason="it changes most"),
    ]
    scene = given(floor, asked)
    whats = [scene.state.meeting.motions[item].what for item in order(scene)[:5]]
    assert whats == ["appeal", "adjourn meeting", "adjourn debate", "close debate", "reconsider"]
    assert order(scene)[5:] == ["pact.am3", "pact.am2", "pact"]
    assert PRECEDENCE[:4] == ("appeal", "adjourn meeting", "adjourn debate", "close debate")


def test_f4_1_an_adjourned_meeting_votes_no_more_in_this_round():
    scene = given(MOVED, move("KEN", "adjourn meeting"), vote(SIX))
    assert order(scene) == []
    scene.when(PutToVote(by=CHAIR)).refused_by("F4")
    scene = given(MOVED, move("KEN", "adjourn meeting"), vote(SIX))
    scene.when(move("SGP", "adjourn debate", "pact")).refused_by("F4.1", "until the next round")
    later = given(MOVED, move("KEN", "adjourn meeting"), vote(SIX), advance(4))
    assert order(later) == ["pact"]
    lost = given(MOVED, move("KEN", "adjourn meeting"), vote((), SIX))
    assert order(lost) == ["pact"]


def test_f4_1_adjourned_debate_puts_off_one_text_with_its_amendments():
    two = [MOVED, moved(pact(name="second"), by="KEN", seconder="SGP"), amend("SGP", cap(1e24)), ready("pact.am1")]
    scene = given(two, move("CHN", "adjourn debate", "pact"), vote(SIX))
    assert order(scene) == ["second"]
    assert order(given(two, move("CHN", "adjourn debate", "pact"), vote(SIX), advance(4))) == [
        "pact.am1",
        "pact",
        "second",
    ]


def test_f4_1_closed_debate_puts_the_text_with_the_amendments_that_stand():
    waiting = [SECONDED, amend("SGP", cap(1e24)), ready("pact.am1"), move("KEN", "close debate", "pact")]
    scene = given(waiting, vote(SIX))
    assert order(scene) == ["pact.am1", "pact"]
    scene.when(amend("CHN", cap(1e25))).refused_by("F4.1", "Debate on this text is closed")
    given(TABLED).when(move("KEN", "close debate", "pact")).refused_by("F3.1")
    given(MOVED).when(move("KEN", "close debate", "pact")).refused_by("F4.1", "has been moved")
    assert "amend" not in {option.act for option in legal(given(waiting, vote(SIX)).state, "KEN")}


def test_f4_1_a_country_has_one_motion_before_the_meeting_and_none_is_made_twice_in_a_round():
    one = [MOVED, move("KEN", "adjourn meeting")]
    given(one).when(move("KEN", "adjourn debate", "pact")).refused_by("F4.1", "waits for its vote")
    given(one).when(move("SGP", "adjourn meeting")).refused_by("F3.5")
    given(one, vote((), SIX)).when(move("SGP", "adjourn meeting")).refused_by("F3.5", "next")
    given(one, vote((), SIX), advance(4)).when(move("SGP", "adjourn meeting")).then(MotionMade)
    given(one, vote((), SIX)).when(move("KEN", "adjourn debate", "pact")).then(MotionMade)
    given(VOTING).when(move("KEN", "adjourn meeting")).refused_by("F5.2")
    given(TABLED).when(move("KEN", "adjourn meeting")).refused_by("F4.1", "nothing to put off")


def test_f4_1_a_motion_lapses_with_its_round():
    assert order(given(MOVED, move("KEN", "adjourn meeting"), advance(4))) == ["pact"]


def test_f2_3_what_kind_of_question_it_is_is_asked_once():
    asked = [MOVED, move("KEN", "procedure", "pact"), vote(SIX)]
    given(asked).when(move("SGP", "important", "pact")).refused_by("F3.5")
    given(TABLED).when(move("KEN", "procedure", "pact")).refused_by("F2.3", "ready for the vote")
    simple = scenario(voting=VOTING_PRESETS["procedure"])
    text = pact(adoption=VOTING_PRESETS["procedure"])
    given(TALK, moved(text), play=simple).when(move("KEN", "procedure", "pact")).refused_by("F2.3", "already")


def test_f2_5_what_needs_two_thirds_already_is_important_enough():
    given(MOVED).when(move("KEN", "important", "pact")).refused_by("F2.5")


def test_f3_5_two_thirds_take_a_rejected_text_up_again():
    lost = [MOVED, vote(SIX[:2], SIX[2:])]
    scene = given(lost, move("KEN", "reconsider", "pact"), vote(SIX[:4], SIX[4:]))
    assert order(scene) == ["pact"]
    scene.when(vote(SIX)).then(Adopted)
    refused = given(lost, move("KEN", "reconsider", "pact"), vote(SIX[:3], SIX[3:5]))
    assert refused.state.texts["pact"].stage == "rejected"
    given(lost, advance(4)).when(move("KEN", "reconsider", "pact")).refused_by("F3.5", "anew")
    given(MOVED).when(move("KEN", "reconsider", "pact")).refused_by("F3.5")


def test_f3_5_a_rejected_amendment_is_taken_up_again_while_it_still_fits():
    lost = [MOVED, amend("SGP", cap(1e24)), ready("pact.am1"), vote((), SIX)]
    scene = given(lost, move("KEN", "reconsider", "pact.am1"), vote(SIX))
    assert order(scene) == ["pact.am1", "pact"]
    gone = [lost, amend("IND", DeleteArticle(article="1"))]
    given(gone).when(move("KEN", "reconsider", "pact.am1")).refused_by("F3.2")


TWO = [TALK, moved(pact(name="first")), moved(pact(name="second"), by="KEN", seconder="SGP")]


def test_f4_after_a_text_is_decided_the_meeting_may_decide_not_to_vote_on_the_next():
    scene = given(TWO, vote(SIX), move("USA", "not put", "second")).when(vote(SIX))
    scene.then(Fell, item="second").without(Rejected)
    assert order(scene) == []
    kept = given(TWO, vote(SIX), move("USA", "not put", "second"), vote((), SIX))
    assert order(kept) == ["second"]


def test_f4_whether_to_vote_on_the_next_is_asked_after_another_was_decided():
    given(TWO).when(move("USA", "not put", "second")).refused_by("F4", "once another text")
    given(TWO, vote(SIX)).when(move("KEN", "not put", "second")).refused_by("F4", "take it back")
    given(TWO, vote(SIX), advance(4)).when(move("USA", "not put", "second")).refused_by("F4", "in this round")
    given(TWO, vote((), SIX)).when(move("USA", "not put", "second")).then(MotionMade)


def test_v9_2_the_meetings_rule_is_set_aside_by_two_thirds():
    text = moved(pact(adoption=VOTING_PRESETS["procedure"]))
    asked = [TALK, text, move("KEN", "rule", "procedure")]
    given(asked, vote(SIX[:4], SIX[4:])).when(vote(SIX[:4], SIX[4:6])).then(
        VoteClosed, rule=VOTING_PRESETS["procedure"].name
    )
    given(asked, vote(SIX[:3], SIX[3:5])).when(vote(SIX[:4], SIX[4:])).then(
        VoteClosed, rule=VOTING_PRESETS["treaty-conference"].name
    )


def test_v9_2_consensus_is_set_by_two_thirds_and_set_aside_by_two_thirds_but_not_where_there_is_nothing_else():
    turned = given(MOVED, move("KEN", "rule", "consensus"), vote(SIX[:4], SIX[4:]))
    turned.when(vote(SIX[:5], SIX[5:])).then(Rejected)
    unfccc = scenario(voting=VOTING_PRESETS["unfccc"])
    given(MOVED, play=unfccc).when(move("KEN", "rule", "procedure")).refused_by("V9.2", "find consensus")
    consensus = scenario(voting=VOTING_PRESETS["consensus"])
    given(MOVED, play=consensus).when(move("KEN", "rule", "procedure")).then(MotionMade)


def test_v9_2_the_meeting_turns_to_a_rule_that_states_use():
    given(MOVED).when(move("KEN", "rule", "red-light")).refused_by("V9.2", "three-fourths")
    given(MOVED).when(move("KEN", "rule", "treaty-conference")).refused_by("V9.2", "already")
    given(TALK).when(move("KEN", "rule", "consensus")).refused_by("V9.2", "table a text first")


RIVALS = [TABLED, amend("KEN", cap(1e25)), amend("SGP", cap(1e24)), ready("pact.am1", "pact.am2")]
RULED = [RIVALS, Reorder(by=CHAIR, item="pact.am1", reason="it goes furthest in substance")]


def test_f4_2_the_chair_may_put_an_amendment_first_and_says_why():
    scene = given(RIVALS)
    assert order(scene) == ["pact.am2", "pact.am1"]
    scene.when(Reorder(by=CHAIR, item="pact.am1", reason="it goes furthest")).then(
        OrderRuled, reason="it goes furthest"
    )
    assert order(scene) == ["pact.am1", "pact.am2"]
    assert "ruling of the chair: it goes furthest" in order_of_voting(scene.state)[0][1]


def test_f4_2_what_the_chair_orders():
    given(RIVALS).when(Reorder(by=CHAIR, item="pact.am1", reason=" ")).refused_by("F4.2", "says why")
    given(RIVALS).when(Reorder(by=CHAIR, item="pact.am2", reason="why not")).refused_by("F4.2", "already")
    given(RIVALS).when(Reorder(by=CHAIR, item="pact", reason="why not")).refused_by("F4.2", "as they were submitted")
    given(RIVALS).when(Reorder(by="KEN", item="pact.am1", reason="why not")).refused_by("T1.4")
    given(RIVALS, PutToVote(by=CHAIR)).when(Reorder(by=CHAIR, item="pact.am1", reason="x")).refused_by("F5.2")


def test_f5_5_a_majority_overrules_the_chair_and_a_tie_upholds_it():
    appeal = move("BRA", "appeal", "pact.am1")
    assert order(given(RULED, appeal)) == ["motion.1", "pact.am1", "pact.am2"]
    assert order(given(RULED, appeal, vote(SIX[:4], SIX[4:]))) == ["pact.am2", "pact.am1"]
    tie = given(RULED, appeal).when(vote(SIX[:3], SIX[3:])).then(VoteClosed, again=False)
    assert order(tie) == ["pact.am1", "pact.am2"]
    given(RIVALS).when(appeal).refused_by("F5.5", "there is none")


def test_f3_1_the_chair_lets_something_be_put_in_the_round_of_its_tabling():
    play = scenario(procedure=Procedure(next_meeting=True))
    scene = given(MOVED, play=play).when(Waive(by=CHAIR, item="pact")).then(Waived)
    assert order(scene) == ["pact"]
    scene.when(Waive(by=CHAIR, item="pact")).refused_by("F3.1", "nothing to waive")
    given(MOVED).when(Waive(by=CHAIR, item="pact")).refused_by("F3.1")


def test_t5_the_lower_levels_know_less_of_the_floor():
    """Level 1 has none of it, level 2 friendly amendments, separate votes and roll calls, level 3 motions as well."""
    new = {"accept", "divide", "roll call", "object", "motion", "quorum", "consensus", "circulate", "reorder", "waive"}
    middle = {"accept", "divide", "roll call", "object"}
    for level, known in ((1, set()), (2, middle), (3, new)):
        scene = given(MOVED, play=scenario(level=level))
        acts = {option.act for who in (*SIX, CHAIR) for option in legal(scene.state, who)} & new
        assert acts <= known
        assert bool(acts) == bool(known)
    given(MOVED, play=scenario(level=1)).when(part("1")).refused_by("T5")
    given(MOVED, play=scenario(level=2)).when(move("KEN", "adjourn meeting")).refused_by("T5")


def test_f4_1_the_worked_test_among_twenty_ends_at_ten_to_the_twenty_five():
    """7 hold A>orig>B, 6 hold B>A>orig, 6 hold orig>A>B>C, one abstains; the chair's order and its reverse agree."""
    names = tuple(f"A{chr(65 + n)}A" for n in range(20))
    seven, six, rest = names[:7], names[7:13], names[13:19]
    first = ARTICLES[0].model_copy(update={"clause": Clause(kind="cap", values={"flop": 1e26})})
    text = pact(articles=(first, ARTICLES[1]), adoption=VOTING_PRESETS["procedure"])
    three = [amend(names[1], cap(1e25)), amend(names[2], cap(1e24)), amend(names[3], DeleteArticle(article="1"))]
    seconds = [Second(by=names[4], item=f"pact.am{n}") for n in (1, 2, 3)]
    play = scenario(names, voting=VOTING_PRESETS["procedure"])
    floor = [TALK, moved(text, by=names[0], seconder=names[19]), three, seconds]
    scene = given(floor, play=play)
    assert order(scene) == ["pact.am3", "pact.am2", "pact.am1", "pact"]
    scene.when(vote((), (*seven, *six, *rest)), vote(six, (*seven, *rest)), vote((*seven, *six), rest))
    scene.then(VoteClosed, item="pact.am2", passed=False).then(VoteClosed, item="pact.am1", passed=True)
    assert scene.state.texts["pact"].text.article("1").clause.values == {"flop": 1e25}
    reverse = [Reorder(by=CHAIR, item="pact.am1", reason="to show that the order does not matter here")]
    other = given(floor, reverse, vote((*seven, *six), rest), play=play)
    assert other.state.texts["pact"].text.article("1").clause.values == {"flop": 1e25}
    assert order(other) == ["pact"]


def test_f4_if_the_second_is_adopted_the_one_that_it_excludes_is_not_put():
    scene = given(RIVALS).when(vote(SIX)).then(TextChanged, amendment="pact.am2").then(Fell, item="pact.am1")
    assert order(scene) == []


def test_f5_the_story_of_one_meeting():
    """Given a text of three articles, when it is amended, divided, appealed and tied over, it says what was kept."""
    play = scenario(voting=VOTING_PRESETS["procedure"])
    text = pact(articles=THREE, adoption=VOTING_PRESETS["procedure"])
    scene = given(TALK, moved(text), play=play)
    scene.when(amend("KEN", months(9))).then(AmendmentProposed, id="pact.am1")
    scene.when(AcceptAmendment(by="IND", item="pact.am1")).then(TextChanged, amendment="pact.am1")
    scene.when(amend("SGP", cap(1e25)), amend("CHN", cap(1e24)), ready("pact.am2", "pact.am3"))
    scene.when(Reorder(by=CHAIR, item="pact.am2", reason="both cut, this one deeper for small states"))
    scene.when(move("CHN", "appeal", "pact.am2"), vote(SIX[:3], SIX[3:])).then(MotionDecided, stage="lost")
    scene.when(AskRollCall(by="BRA", item="pact.am2"), PutToVote(by=CHAIR)).then(VoteOpened, item="pact.am2")
    assert sorted(scene.state.vote.roll) == sorted(SIX)
    scene.when([Vote(by=who, choice="yes") for who in SIX[:3]]).then(VoteCast)
    scene.when([Vote(by=who, choice="no") for who in SIX[3:]], CloseVote(by=CHAIR)).then(VoteClosed, again=True)
    scene.when(vote(SIX[:4], SIX[4:])).then(TextChanged, amendment="pact.am2").then(Fell, item="pact.am3")
    scene.when(Divide(by="USA", instrument="pact", article="3"), Object(by="IND", item="motion.2"))
    scene.when(vote(SIX[:4], SIX[4:])).then(MotionDecided, stage="allowed")
    scene.when(vote(SIX[:1], SIX[1:])).then(ArticleStruck, article="3")
    scene.when(vote(SIX[:5], (), SIX[5:])).then(Adopted)
    kept = {one.id: one.clause.values for one in scene.state.texts["pact"].text.articles}
    assert kept == {"1": {"flop": 1e25}, "2": {"months": 9}}


def test_f3_1_ids_of_motions_are_no_ids_of_texts():
    text = pact(name="motion.1")
    given(TALK).when(moved(text)).refused_by("F3.1", "those of motions")
