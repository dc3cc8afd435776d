"""Adoption without a vote: consensus and its gavel, the silence procedure and its dates."""

from datetime import date, timedelta

from scenes import (
    IN_FORCE,
    MOVED,
    SECONDED,
    SIX,
    START,
    TABLED,
    TALK,
    VOTING,
    advance,
    given,
    scenario,
    vote,
)

from treaty.acts.commands import (
    CHAIR,
    Advance,
    Amend,
    Circulate,
    CloseVote,
    Divide,
    MoveAdoption,
    Object,
    PutConsensus,
    PutToVote,
    Retract,
    Revise,
    Second,
    Sign,
    Vote,
)
from treaty.acts.events import (
    Adopted,
    Objected,
    Rejected,
    RemedyApplied,
    SilenceBegan,
    SilenceBroken,
    SilenceKept,
    VoteClosed,
    VoteOpened,
)
from treaty.law.legal import legal
from treaty.law.order import order_of_voting
from treaty.model.amendment import SetParameter
from treaty.model.calendar import Calendar
from treaty.model.voting import VOTING_PRESETS, Procedure

PUT = [MOVED, PutConsensus(by=CHAIR)]
GAVEL = CloseVote(by=CHAIR)


def objection(by: str, item: str = "pact") -> Object:
    return Object(by=by, item=item)


def change(by: str = "KEN") -> Amend:
    return Amend(by=by, instrument="pact", operations=(SetParameter(article="1", parameter="flop", value=1e25),))


def test_f6_1_a_text_that_nobody_objects_to_is_adopted_without_a_yes():
    scene = given(MOVED).when(PutConsensus(by=CHAIR)).then(VoteOpened, manner="consensus")
    scene.when(GAVEL).then(VoteClosed, manner="consensus", passed=True, yes=()).then(Adopted)
    assert "pact" not in scene.state.voted


def test_f6_1_one_objection_blocks_and_the_text_stays_for_the_vote():
    scene = given(PUT).when(objection("SGP"), GAVEL)
    scene.then(VoteClosed, passed=False, no=("SGP",)).without(Rejected).without(Adopted)
    assert "SGP objected" in scene.found(VoteClosed)[0].sentence
    scene.when(PutConsensus(by=CHAIR)).refused_by("F6.1", "put it to the vote")
    given(PUT, objection("SGP"), GAVEL).when(vote(SIX[:5], SIX[5:])).then(Adopted)
    given(PUT, objection("SGP"), GAVEL, advance(4)).when(PutConsensus(by=CHAIR)).then(VoteOpened)


def test_f6_1_consensus_asks_for_no_votes():
    given(PUT).when(Vote(by="KEN", choice="yes")).refused_by("F6.1", "let it pass")
    assert not any(option.act == "vote" for option in legal(given(PUT).state, "KEN"))
    given(PUT, objection("SGP")).when(objection("SGP")).refused_by("F6.1")


def test_f6_1_consensus_is_sought_on_texts_that_are_ready_and_by_the_chair():
    given(SECONDED).when(PutConsensus(by=CHAIR)).refused_by("F4")
    given(MOVED).when(PutConsensus(by="IND")).refused_by("T1.4")
    given(VOTING).when(PutConsensus(by=CHAIR)).refused_by("F5.2")
    given(MOVED, change(), Second(by="USA", item="pact.am1")).when(PutConsensus(by=CHAIR)).refused_by(
        "F6.1", "on texts"
    )
    given(MOVED, advance()).when(PutConsensus(by=CHAIR)).refused_by("T1.3")


def test_f6_1_where_consensus_failed_first_the_vote_is_open():
    play = scenario(procedure=Procedure(consensus_first=True))
    given(PUT, objection("SGP"), GAVEL, play=play).when(PutToVote(by=CHAIR)).then(VoteOpened, manner="vote")


def test_f6_1_under_consensus_only_one_no_rejects():
    play = scenario(voting=VOTING_PRESETS["unfccc"])
    given(MOVED, play=play).when(vote(SIX[:5], SIX[5:])).then(Rejected)
    given(MOVED, play=play).when(vote(SIX[:5], (), SIX[5:])).then(Adopted)


def test_f6_2_an_objection_after_the_gavel_is_recorded_and_changes_nothing():
    scene = given(PUT, GAVEL).when(objection("SGP")).then(Objected, late=True)
    assert scene.state.texts["pact"].stage == "adopted"
    scene.when(objection("SGP")).refused_by("F6.1")
    given(PUT, GAVEL, advance(4)).when(objection("SGP")).refused_by("F6.1")
    given(MOVED, vote(SIX)).when(objection("SGP")).refused_by("F6.1", "vote no")


def test_f5_8_a_country_with_suspended_rights_does_not_object():
    longer = (SetParameter(article="2", parameter="months", value=12),)
    later = [Revise(by="IND", instrument="pact", operations=longer), Second(by="BRA", item="pact-rev1")]
    scene = given(IN_FORCE)
    scene.told(RemedyApplied(round=1, on=START, country="KEN", instrument="pact", step="suspension", until=3))
    scene.when(later, MoveAdoption(by="IND", instrument="pact-rev1"), PutConsensus(by=CHAIR))
    scene.when(objection("KEN", "pact-rev1")).refused_by("F5.8", "restored")


SILENT = [SECONDED, Circulate(by=CHAIR, instrument="pact")]
"""Circulated on 2026-02-01; the next talk phase begins on 2026-08-01."""


def test_f6_3_silence_lasts_until_the_next_talk_phase_and_adopts():
    scene = given(SECONDED).when(Circulate(by="IND", instrument="pact"))
    scene.then(SilenceBegan, until=date(2026, 8, 1), extended=False)
    scene.when(advance(3)).without(Adopted)
    scene.when(advance()).then(SilenceKept, on=date(2026, 8, 1)).then(Adopted, on=date(2026, 8, 1))


def test_f6_3_what_silence_adopts_binds_nobody():
    scene = given(SILENT, advance(4))
    assert scene.state.texts["pact"].contracting() == ()
    scene.when(Sign(by="KEN", instrument="pact"))
    assert scene.refused is None


def test_f6_3_one_objection_in_time_breaks_it_whatever_the_phase():
    scene = given(SILENT, advance(3)).when(objection("SGP")).then(SilenceBroken, by="SGP")
    assert scene.state.today < date(2026, 8, 1)
    scene.when(Advance(by=CHAIR)).without(Adopted)
    assert scene.state.texts["pact"].stage == "tabled"


def test_f6_3_an_objection_on_the_day_it_ends_is_late():
    scene = given(SILENT, advance(4)).when(objection("SGP")).then(Objected, late=True)
    assert scene.state.texts["pact"].stage == "adopted"


def test_f6_3_circulated_again_the_clock_starts_again():
    monthly = Calendar(start=START, months_per_round=1)
    play = scenario(calendar=monthly, procedure=Procedure(silence_hours=24 * 40))
    scene = given(SILENT, play=play)
    first = scene.state.meeting.silence["pact"].until
    scene.when(Circulate(by="IND", instrument="pact")).refused_by("F6.3", "later round")
    again = given(SILENT, advance(4), play=play).when(Circulate(by="IND", instrument="pact"))
    again.then(SilenceBegan, extended=True)
    assert again.state.meeting.silence["pact"].until > first
    again.when(advance(4)).without(Adopted)
    again.when(advance(4)).then(Adopted)


def test_f6_3_a_longer_silence_passes_over_talk_phases_that_come_too_soon():
    """The second talk phase begins 181 days after the first: an hour more, and it is the third."""
    for hours, until in ((181 * 24, date(2026, 8, 1)), (181 * 24 + 1, date(2027, 2, 1))):
        play = scenario(procedure=Procedure(silence_hours=hours))
        assert given(SILENT, play=play).state.meeting.silence["pact"].until == until
    assert date(2026, 8, 1) - date(2026, 2, 1) == timedelta(days=181)


def test_f6_3_a_text_under_silence_is_neither_voted_on_nor_changed_nor_taken_back():
    silent = given(MOVED, Circulate(by=CHAIR, instrument="pact"))
    assert order_of_voting(silent.state) == ()
    silent.when(change()).refused_by("F6.3", "object to it first")
    alone = given(TABLED, Second(by="BRA", item="pact"), Circulate(by=CHAIR, instrument="pact"))
    alone.when(Retract(by="IND", item="pact")).refused_by("F3.3")
    given(MOVED, Circulate(by=CHAIR, instrument="pact")).when(
        Divide(by="KEN", instrument="pact", article="1")
    ).refused_by("F6.3")


def test_f6_3_what_is_circulated_is_seconded_and_settled_and_has_a_round_left():
    send = Circulate(by="IND", instrument="pact")
    given(TABLED).when(send).refused_by("F3.1", "when it has a second")
    given(SECONDED).when(Circulate(by="BRA", instrument="pact")).refused_by("F6.3", "IND")
    given(SECONDED, change(), Second(by="USA", item="pact.am1")).when(send).refused_by("F6.3", "decide them")
    given(MOVED, Divide(by="KEN", instrument="pact", article="1")).when(send).refused_by("F6.3", "decide them")
    given(VOTING).when(send).refused_by("F5.2")
    given(SECONDED, play=scenario(rounds=1)).when(send).refused_by("F6.3", "put the text to the vote")
    given(TALK).when(send).refused_by("F3.1")
    given(SECONDED, advance()).when(send).refused_by("T1.3")


def test_f6_4_parts_that_were_kept_are_not_adopted_until_the_whole_is():
    play = scenario(procedure=Procedure(package=True))
    scene = given(MOVED, Divide(by="KEN", instrument="pact", article="1"), play=play).when(vote(SIX)).without(Adopted)
    assert scene.state.texts["pact"].stage == "tabled"
    scene.when(vote((), SIX)).then(Rejected)
