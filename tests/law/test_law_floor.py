"""The floor: tabling, amending and voting, up to adoption."""

import pytest
from scenes import (
    ADOPTED,
    ARTICLES,
    MOVED,
    SECONDED,
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
    CloseVote,
    MoveAdoption,
    Propose,
    PutToVote,
    Retract,
    Second,
    Sign,
    Vote,
)
from treaty.acts.events import (
    Adopted,
    AdoptionMoved,
    AmendmentProposed,
    Fell,
    Proposed,
    Rejected,
    Retracted,
    Seconded,
    TextChanged,
    VoteCast,
    VoteClosed,
    VoteOpened,
)
from treaty.law.legal import legal, refused
from treaty.law.voting import order_of_voting
from treaty.model.amendment import AddArticle, DeleteArticle, Operation, ReplaceClause, SetFinal, SetParameter
from treaty.model.clause import Clause
from treaty.model.instrument import Article, FinalClauses
from treaty.model.voting import VOTING_PRESETS, VotingRule

WORDS = Clause(kind="free", text="Words.")
MAJORITY = VOTING_PRESETS["procedure"]


def crowd(size: int) -> tuple[str, ...]:
    """So many countries: AAA, AAB ..."""
    return tuple(f"A{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(size))


def cap(flop: float) -> SetParameter:
    return SetParameter(article="1", parameter="flop", value=flop)


def amend(by: str, *operations: Operation, text: str = "pact") -> Amend:
    return Amend(by=by, instrument=text, operations=operations)


def test_f3_1_a_text_is_tabled_in_the_talk_phase_alone():
    given(TALK).when(*tabled(pact())).then(Proposed, by="IND")
    given().when(*tabled(pact())).refused_by("T1.3")
    given(advance(2)).when(*tabled(pact())).refused_by("T1.3")


def test_f3_1_one_text_of_a_country_is_on_the_floor_at_a_time():
    given(TABLED).when(Propose(by="IND", text=pact(name="second"))).refused_by("F3.1")
    given(TABLED).when(Propose(by="BRA", text=pact(name="second"))).then(Proposed, by="BRA")
    given(ADOPTED).when(Propose(by="IND", text=pact(name="second"))).then(Proposed, by="IND")


def test_f3_1_two_texts_have_two_ids():
    given(TABLED).when(Propose(by="BRA", text=pact())).refused_by("F3.1", "another id")
    given(TABLED).when(Propose(by="BRA", text=pact(name="pact.am1"))).refused_by("F3.1", "those of amendments")
    given(TABLED).when(Propose(by="BRA", text=pact(name="pact.2"))).then(Proposed)


def test_f3_1_a_text_the_catalogue_does_not_know_is_not_tabled():
    strange = Article(id="9", clause=Clause(kind="hat"))
    given(TALK).when(Propose(by="IND", text=pact(strange))).refused_by("F3.1", "`hat`")
    beyond = Article(id="9", clause=Clause(kind="logs", values={"months": 99}))
    given(TALK).when(Propose(by="IND", text=pact(beyond))).refused_by("F3.1", "from 0 to 36")


def test_f3_1_a_text_is_voted_on_after_it_has_been_seconded_and_moved():
    given(TABLED).when(MoveAdoption(by="IND", instrument="pact")).refused_by("F3.1", "Nobody has seconded")
    given(TABLED).when(PutToVote(by=CHAIR)).refused_by("F4")
    given(SECONDED).when(PutToVote(by=CHAIR)).refused_by("F4")
    given(SECONDED).when(MoveAdoption(by="BRA", instrument="pact")).then(AdoptionMoved, by="BRA")
    given(SECONDED).when(MoveAdoption(by="KEN", instrument="pact")).refused_by("F3.1")
    given(MOVED).when(MoveAdoption(by="IND", instrument="pact")).refused_by("F3.1")
    given(MOVED).when(PutToVote(by=CHAIR)).then(VoteOpened, item="pact", members=SIX)


def test_f3_1_another_country_seconds_and_does_so_once():
    given(TABLED).when(Second(by="IND", item="pact")).refused_by("F3.1")
    given(TABLED).when(Second(by="BRA", item="pact")).then(Seconded, by="BRA")
    given(SECONDED).when(Second(by="BRA", item="pact")).refused_by("F3.1")
    given(TABLED).when(Second(by="BRA", item="nothing")).refused_by("F3.1")


def test_f3_1_three_amendments_of_one_country_wait_and_no_more():
    three = [amend("KEN", cap(10.0**n)) for n in (21, 22, 23)]
    given(TABLED, three).when(amend("KEN", cap(1e24))).refused_by("F3.1")
    given(TABLED, three).when(amend("BRA", cap(1e24))).then(AmendmentProposed, id="pact.am4")


def test_f3_1_an_amendment_is_offered_while_one_could_be_tabled():
    def offered(*scene: object) -> set[str]:
        return {option.act for option in legal(given(*scene).state, "KEN")}

    three = [amend("KEN", cap(10.0**n)) for n in (21, 22, 23)]
    assert "amend" in offered(TABLED, three[:2])
    assert "amend" not in offered(TABLED, three)
    assert "amend" not in offered(VOTING)


def test_f3_1_the_longest_title_and_ids_still_make_options():
    text = pact(articles=(ARTICLES[1].model_copy(update={"id": "a" * 60}),), name="p" * 50)
    text = text.model_copy(update={"title": "T" * 120})
    waiting = [
        TALK,
        moved(text),
        amend("KEN", SetParameter(article="a" * 60, parameter="months", value=1), text=text.id),
    ]
    scenes = [waiting, [waiting, PutToVote(by=CHAIR)], [waiting, vote(SIX)], [waiting, vote(SIX), advance()]]
    for scene in (*scenes, [waiting, vote(SIX), [Sign(by=who, instrument=text.id) for who in SIX], advance(5)]):
        for who in SIX:
            assert legal(given(scene).state, who)
            assert refused(given(scene).state, who) is not None


def test_f3_2_an_amendment_fits_the_text_and_leaves_it_sound():
    given(TABLED).when(amend("BRA", DeleteArticle(article="9"))).refused_by("F3.2", "no article 9")
    given(TABLED).when(amend("BRA", cap(1e31))).refused_by("F3.2", "it goes from")
    given(TABLED).when(amend("BRA", SetParameter(article="1", parameter="hat", value=1))).refused_by("F3.2")
    given(TABLED).when(amend("BRA", cap(1e25), text="other")).refused_by("F3.1")


def test_f3_2_an_amendment_that_leaves_nothing_of_the_original_is_a_rival_proposal():
    rival = [ReplaceClause(article=article.id, clause=WORDS) for article in ARTICLES]
    given(TABLED).when(amend("BRA", *rival)).refused_by("F3.2", "text of its own")
    given(TABLED).when(amend("BRA", rival[0])).then(AmendmentProposed)
    swapped = [DeleteArticle(article="1"), DeleteArticle(article="2")]
    added = AddArticle(article=Article(id="9", clause=WORDS))
    given(TABLED).when(amend("BRA", added, *swapped)).refused_by("F3.2", "text of its own")


def test_f3_2_amendments_cannot_carry_a_text_past_forty_articles():
    more = [AddArticle(article=Article(id=f"x{n}", clause=WORDS)) for n in range(20)]
    again = [AddArticle(article=Article(id=f"y{n}", clause=WORDS)) for n in range(19)]
    given(TABLED, amend("IND", *more)).when(amend("IND", *again)).refused_by("F3.2", "at most 40")


def test_f3_3_the_proposer_takes_back_a_text_that_nobody_else_stands_behind():
    given(TABLED, amend("KEN", cap(1e25))).when(Retract(by="IND", item="pact")).then(Retracted, item="pact").then(
        Fell, item="pact.am1"
    )
    given(TABLED).when(Retract(by="BRA", item="pact")).refused_by("F3.3")
    given(SECONDED).when(Retract(by="IND", item="pact")).refused_by("F3.3", "Others stand behind it")
    given(TABLED, Retract(by="IND", item="pact")).when(Second(by="BRA", item="pact")).refused_by("F3.1")


def test_f3_3_nothing_is_taken_back_once_voting_on_it_has_begun():
    backed = [TABLED, amend("KEN", cap(1e25)), Second(by="BRA", item="pact.am1"), PutToVote(by=CHAIR)]
    given(backed).when(Retract(by="IND", item="pact")).refused_by("F3.3")


def test_f3_3_a_text_that_others_have_amended_is_no_longer_the_proposers_to_take_back():
    backed = [TABLED, amend("KEN", cap(1e25)), Second(by="BRA", item="pact.am1"), vote(SIX)]
    given(backed).when(Retract(by="IND", item="pact")).refused_by("F3.3")
    given(TABLED, amend("IND", cap(1e25))).when(Retract(by="IND", item="pact")).then(Retracted)


def test_f3_3_an_amendment_is_taken_back_like_a_text():
    waiting = [TABLED, amend("KEN", cap(1e25))]
    given(waiting).when(Retract(by="KEN", item="pact.am1")).then(Retracted, item="pact.am1")
    given(waiting).when(Retract(by="IND", item="pact.am1")).refused_by("F3.3")
    given(waiting, Second(by="BRA", item="pact.am1")).when(Retract(by="KEN", item="pact.am1")).refused_by("F3.3")


def test_f3_6_the_sponsors_own_change_is_merged_without_a_vote():
    scene = given(TABLED).when(amend("IND", cap(1e25))).then(AmendmentProposed).then(TextChanged)
    assert scene.state.texts["pact"].text.articles[0].clause.values == {"flop": 1e25}
    assert len(scene.state.texts["pact"].versions) == 2
    given(TABLED).when(amend("BRA", cap(1e25))).then(AmendmentProposed).without(TextChanged)


def test_f3_6_the_sponsors_own_change_does_not_fell_what_the_meeting_stands_behind():
    """Else a sponsor could kill any amendment by touching the same number."""
    backed = [TABLED, amend("KEN", cap(1e24)), Second(by="BRA", item="pact.am1")]
    scene = given(backed).when(amend("IND", cap(9.9e26))).then(TextChanged).without(Fell)
    assert [item for item, _ in order_of_voting(scene.state)] == ["pact.am1"]
    given(backed).when(amend("IND", DeleteArticle(article="1"))).then(Fell, item="pact.am1")


def test_f4_texts_come_in_order_of_submission_and_amendments_before_their_text():
    scene = given(
        TALK,
        moved(pact(name="first")),
        moved(pact(name="second"), by="KEN", seconder="SGP"),
        amend("USA", cap(1e25), text="second"),
        Second(by="CHN", item="second.am1"),
        amend("USA", cap(1e24), text="first"),
    )
    assert [item for item, _ in order_of_voting(scene.state)] == ["first", "second.am1", "second"]


def test_f4_the_amendment_furthest_from_the_original_comes_first():
    """F4.1: original 10^26; A 10^25, B 10^24, C delete the clause: the order is C, B, A."""
    text = pact(
        articles=(ARTICLES[0].model_copy(update={"clause": Clause(kind="cap", values={"flop": 1e26})}), ARTICLES[1])
    )
    offered = [amend("KEN", cap(1e25)), amend("SGP", cap(1e24)), amend("BRA", DeleteArticle(article="1"))]
    scene = given(TALK, tabled(text), offered, [Second(by="USA", item=f"pact.am{n}") for n in (1, 2, 3)])
    assert [item for item, _ in order_of_voting(scene.state)] == ["pact.am3", "pact.am2", "pact.am1"]


def test_f4_amendments_equally_far_come_in_order_of_submission():
    offered = [amend("KEN", cap(1e26)), amend("SGP", cap(1e28))]
    scene = given(TABLED, offered, [Second(by="USA", item=f"pact.am{n}") for n in (2, 1)])
    assert [item for item, _ in order_of_voting(scene.state)] == ["pact.am1", "pact.am2"]


def test_f4_the_worked_test_ends_at_ten_to_the_twenty_five():
    """7 hold A>orig>B, 6 hold B>A>orig, 6 hold orig>A>B>C: C fails, B fails 6-13, A passes 13-6."""
    names = crowd(19)
    seven, six, rest = names[:7], names[7:13], names[13:]
    first = ARTICLES[0].model_copy(update={"clause": Clause(kind="cap", values={"flop": 1e26})})
    text = pact(articles=(first, ARTICLES[1]), adoption=MAJORITY)
    a, b, c = amend(names[1], cap(1e25)), amend(names[2], cap(1e24)), amend(names[3], DeleteArticle(article="1"))
    scene = given(
        TALK,
        tabled(text, by=names[0]),
        (a, b, c),
        [Second(by=names[4], item=f"pact.am{n}") for n in (1, 2, 3)],
        play=scenario(names),
    )
    scene.when(vote((), names)).then(VoteClosed, item="pact.am3", passed=False)
    scene.when(vote(six, (*seven, *rest))).then(VoteClosed, item="pact.am2", passed=False)
    scene.when(vote((*seven, *six), rest)).then(VoteClosed, item="pact.am1", passed=True)
    assert scene.state.texts["pact"].text.article("1").clause.values == {"flop": 1e25}


def test_f4_what_the_adopted_amendment_leaves_nothing_to_change_is_not_put():
    offered = [
        amend("KEN", cap(1e25)),
        amend("SGP", cap(1e24)),
        amend("BRA", SetParameter(article="2", parameter="months", value=9)),
    ]
    scene = given(TABLED, offered, [Second(by="USA", item=f"pact.am{n}") for n in (1, 2, 3)])
    scene.when(vote(SIX)).then(VoteClosed, item="pact.am2", passed=True).then(Fell, item="pact.am1")
    assert [item for item, _ in order_of_voting(scene.state)] == ["pact.am3"]


def test_f4_an_amendment_nobody_seconded_is_not_put_and_falls_with_its_text():
    scene = given(MOVED, amend("KEN", cap(1e25))).when(vote(SIX))
    scene.then(VoteClosed, item="pact").then(Fell, item="pact.am1").then(Adopted, instrument="pact")


def test_f4_the_text_is_voted_on_as_amended():
    scene = given(MOVED, amend("KEN", cap(1e25)), Second(by="USA", item="pact.am1"), vote(SIX)).when(vote(SIX))
    assert scene.then(Adopted).state.texts["pact"].text.article("1").clause.values == {"flop": 1e25}


def test_f5_one_vote_a_country_changeable_until_the_vote_is_closed():
    scene = given(VOTING, Vote(by="KEN", choice="yes")).when(Vote(by="KEN", choice="no")).then(VoteCast)
    assert scene.state.vote.votes == {"KEN": "no"}
    scene.when(Vote(by="KEN", choice="no")).refused_by("F5.4")
    closed = given(VOTING, Vote(by="KEN", choice="yes"), Vote(by="KEN", choice="no")).when(CloseVote(by=CHAIR))
    closed.then(VoteClosed, yes=(), no=("KEN",))


def test_f5_nobody_votes_when_no_vote_is_open():
    given(MOVED).when(Vote(by="KEN", choice="yes")).refused_by("F5.1")
    given(MOVED).when(CloseVote(by=CHAIR)).refused_by("F5.1")
    given(VOTING).when(PutToVote(by=CHAIR)).refused_by("F5.2")


def test_f5_2_while_a_text_is_voted_on_it_is_not_amended():
    given(VOTING).when(amend("KEN", cap(1e25))).refused_by("F5.2")
    given(VOTING).when(amend("IND", cap(1e25))).refused_by("F5.2")
    given(VOTING).when(advance()).refused_by("F5.2")


def test_f5_the_chair_alone_opens_and_closes_votes_and_has_none():
    given(MOVED).when(PutToVote(by="IND")).refused_by("T1.4")
    given(VOTING).when(CloseVote(by="IND")).refused_by("T1.4")
    given(VOTING).when(Vote(by=CHAIR, choice="yes")).refused_by("T1.2")


TWO_THIRDS = [(20, 10, 0, True), (19, 10, 1, False), (20, 10, 70, True), (21, 9, 0, True), (2, 1, 97, True)]


@pytest.mark.parametrize(("yes", "no", "abstain", "passes"), TWO_THIRDS)
def test_v9_2_two_thirds_of_those_present_and_voting_adopt(yes: int, no: int, abstain: int, passes: bool):
    names = crowd(yes + no + abstain)
    scene = given(TALK, moved(pact(), by=names[0], seconder=names[1]), play=scenario(names))
    scene.when(vote(names[:yes], names[yes : yes + no], names[yes + no :])).then(VoteClosed, passed=passes)
    scene.then(Adopted if passes else Rejected)


def test_v9_2_without_a_majority_of_members_taking_part_nothing_is_decided():
    given(MOVED).when(vote(SIX[:3])).then(VoteClosed, passed=False, void=True).without(Rejected)
    given(MOVED).when(vote(SIX[:4])).then(VoteClosed, passed=True).then(Adopted)
    given(MOVED).when(vote(SIX[:1], (), SIX[1:4])).then(Adopted)


def test_f2_7_at_least_one_yes_is_needed():
    given(MOVED).when(vote((), (), SIX)).then(VoteClosed, passed=False).then(Rejected)
    given(MOVED).when(vote(SIX[:1], (), SIX[1:])).then(Adopted)


@pytest.mark.parametrize(
    ("rule", "yes", "no", "passes"),
    [
        (MAJORITY, 3, 3, False),
        (MAJORITY, 4, 2, True),
        (VOTING_PRESETS["consensus"], 5, 1, False),
        (VOTING_PRESETS["consensus"], 5, 0, True),
        (VOTING_PRESETS["green-light"], 4, 0, True),
        (VOTING_PRESETS["green-light"], 3, 3, False),
        (VotingRule(veto=("SGP",)), 5, 1, False),
        (VotingRule(veto=("USA",)), 5, 1, True),
        (VotingRule(threshold="2/3", strict=True), 4, 2, False),
    ],
)
def test_f2_7_majorities_are_those_the_text_names(rule: VotingRule, yes: int, no: int, passes: bool):
    scene = given(TALK, moved(pact(adoption=rule))).when(vote(SIX[:yes], SIX[6 - no :]))
    scene.then(VoteClosed, passed=passes)


def test_v9_2_the_rule_is_changed_by_the_majority_it_still_asks_for():
    """A change to a simple majority that 60 % carry fails; two thirds still govern."""
    names = crowd(20)
    loose = SetFinal(fields=("adoption",), final=FinalClauses(adoption=MAJORITY))
    scene = given(
        TALK,
        moved(pact(), by=names[0], seconder=names[1]),
        amend(names[2], loose),
        Second(by=names[3], item="pact.am1"),
        play=scenario(names),
    )
    scene.when(vote(names[:12], names[12:])).then(VoteClosed, item="pact.am1", passed=False)
    scene.when(vote(names[:13], names[13:])).then(VoteClosed, item="pact", passed=False)


def test_f2_5_an_amendment_to_a_text_of_two_thirds_needs_two_thirds():
    """T9: 12-7-1 on an amendment is a majority, but 36 < 38."""
    names = crowd(20)
    scene = given(
        TALK,
        tabled(pact(), by=names[0]),
        amend(names[2], cap(1e25)),
        Second(by=names[3], item="pact.am1"),
        play=scenario(names),
    )
    scene.when(vote(names[:12], names[12:19], names[19:])).then(VoteClosed, passed=False)
    assert scene.state.amendments["pact.am1"].stage == "rejected"


def test_v10_1_an_adopted_text_is_frozen():
    given(ADOPTED).when(amend("IND", cap(1e25))).refused_by("V10.1")
    given(ADOPTED).when(Retract(by="IND", item="pact")).refused_by("V10.1")
    given(ADOPTED).when(Second(by="KEN", item="pact")).refused_by("V10.1")
    given(TABLED).when(Sign(by="IND", instrument="pact")).refused_by("V10.1", "not been adopted")


def test_v10_1_adoption_freezes_the_tables_that_entry_into_force_weighs():
    scene = given(ADOPTED)
    weights = scene.state.texts["pact"].weights
    assert weights["compute"] == dict.fromkeys(SIX, 20_000)
    assert weights["economy"] == dict.fromkeys(SIX, 2_000)
    assert scene.state.texts["pact"].negotiators == SIX
    later = given(TALK, adopted(pact(entry_into_force=pact().final.entry_into_force)), advance(5))
    assert later.state.texts["pact"].weights == weights


def test_v10_1_a_rejected_text_is_gone_from_the_floor():
    gone = given(MOVED, vote((), SIX))
    gone.when(Second(by="KEN", item="pact")).refused_by("F3.1", "no longer on the floor")
    given(MOVED, vote((), SIX)).when(Sign(by="IND", instrument="pact")).refused_by("V11.1")


@pytest.mark.parametrize("own", ["mun", "procedure", "treaty-conference"])
def test_v9_2_a_text_cannot_lower_the_majority_it_is_adopted_by(own: str):
    """3 to 2 is a majority and no two thirds: the meeting's two thirds govern whatever the text says of itself."""
    text = pact(adoption=VOTING_PRESETS[own])
    given(TALK, moved(text)).when(vote(yes=SIX[:3], no=SIX[3:5])).then(Rejected).without(Adopted)


def test_v9_2_a_text_may_ask_for_more_than_the_meeting_does():
    """5 to 1 is two thirds and no consensus."""
    text = pact(adoption=VOTING_PRESETS["consensus"])
    given(TALK, moved(text)).when(vote(yes=SIX[:5], no=SIX[5:])).then(Rejected)
    given(TALK, moved(pact())).when(vote(yes=SIX[:5], no=SIX[5:])).then(Adopted)


def test_v9_2_two_thirds_are_more_than_the_majority_of_a_meeting():
    """4 to 2 is two thirds, 3 to 2 is not; the meeting's own rule is a simple majority."""
    play = scenario(voting=VOTING_PRESETS["mun"])
    text = pact(adoption=VOTING_PRESETS["treaty-conference"])
    given(TALK, moved(text), play=play).when(vote(yes=SIX[:3], no=SIX[3:5])).then(Rejected)
    passed = given(TALK, moved(text), play=play).when(vote(yes=SIX[:4], no=SIX[4:]))
    passed.then(Adopted).then(VoteClosed, rule="two thirds of those present and voting")
