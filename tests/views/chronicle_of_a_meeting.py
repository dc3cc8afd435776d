"""Meetings in which everything happens that a meeting does with itself: motions, separate votes, silence, consensus."""

from scenes import ARTICLES, MOVED, SECONDED, SIX, TABLED, TALK, Scene, advance, given, moved, pact, scenario, vote

from treaty.acts.commands import (
    CHAIR,
    AcceptAmendment,
    Amend,
    AskRollCall,
    Circulate,
    CloseVote,
    CountQuorum,
    Divide,
    Move,
    Object,
    PutConsensus,
    PutToVote,
    Reorder,
    Second,
    Vote,
    Waive,
)
from treaty.model.amendment import DeleteArticle, SetParameter
from treaty.model.clause import Clause
from treaty.model.instrument import Article
from treaty.model.voting import VOTING_PRESETS, Procedure, VotingRule


def _months(by: str, number: float, to: str = "pact") -> Amend:
    return Amend(by=by, instrument=to, operations=(SetParameter(article="2", parameter="months", value=number),))


def _seconds(*items: str) -> list[Second]:
    return [Second(by="SGP", item=item) for item in items]


AMENDED = [TABLED, _months("KEN", 9), _months("BRA", 3), _seconds("pact.am1", "pact.am2")]
THREE = (*ARTICLES, Article(id="3", clause=Clause(kind="free", text="Words.")))


def meetings() -> tuple[Scene, ...]:
    """One scene for each way of doing business."""
    sub = [_months("CHN", 8, "pact.am1"), Second(by="USA", item="pact.am3")]
    ruled = [
        Reorder(by=CHAIR, item="pact.am2", reason="it goes furthest"),
        Move(by="BRA", motion="appeal", about="pact.am2"),
    ]
    parts = [Divide(by="KEN", instrument="pact", article=one) for one in ("1", "2", "3")]
    divided = [TALK, moved(pact(articles=THREE)), parts, Object(by="IND", item="motion.1")]
    silent = [SECONDED, Circulate(by=CHAIR, instrument="pact")]
    roll = [
        AskRollCall(by="KEN", item="pact"),
        PutToVote(by=CHAIR),
        Vote(by="KEN", choice="yes"),
        CountQuorum(by="USA"),
    ]
    majority = pact(adoption=VOTING_PRESETS["procedure"])
    secret = scenario(voting=VotingRule(secret=True))
    whole = scenario(procedure=Procedure(package=True, next_meeting=True))
    lost = vote((), SIX)
    return (
        given(TABLED, _months("KEN", 9), AcceptAmendment(by="IND", item="pact.am1")),
        given(AMENDED, sub, vote(SIX), vote(SIX)),
        given(AMENDED, ruled, vote(SIX), vote(SIX)),
        given(divided, vote(SIX), vote(SIX), lost, lost, vote(SIX)),
        given(MOVED, Divide(by="KEN", instrument="pact", article="1"), Object(by="IND", item="motion.1"), lost),
        given(
            MOVED, Waive(by=CHAIR, item="pact"), Divide(by="KEN", instrument="pact", article="1"), vote(SIX), play=whole
        ),
        given(silent, advance(4), Object(by="KEN", item="pact")),
        given(silent, advance(), Object(by="KEN", item="pact")),
        given(MOVED, PutConsensus(by=CHAIR), Object(by="KEN", item="pact"), CloseVote(by=CHAIR)),
        given(MOVED, PutConsensus(by=CHAIR), CloseVote(by=CHAIR)),
        given(MOVED, roll, CloseVote(by=CHAIR)),
        given(MOVED, vote(SIX[:5], SIX[5:]), play=secret),
        given(TALK, moved(majority), vote(SIX[:3], SIX[3:]), play=scenario(voting=VOTING_PRESETS["procedure"])),
        *(given(MOVED, Move(by="KEN", motion=what, about=about), vote(SIX)) for what, about in MOTIONS),
        given(TALK, moved(pact()), lost, Move(by="KEN", motion="reconsider", about="pact"), vote(SIX)),
        given(SECONDED, Move(by="KEN", motion="close debate", about="pact"), lost),
        given(AMENDED, Amend(by="IND", instrument="pact", operations=(DeleteArticle(article="2"),))),
    )


MOTIONS = (
    ("adjourn meeting", ""), ("adjourn debate", "pact"), ("rule", "consensus"), ("procedure", "pact"),
)  # fmt: skip
