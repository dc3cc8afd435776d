"""Page 3: the order of voting, what items do, what excludes what, the open vote."""

import pytest
from floor_table import ME, Chair, at_table, busy_table, desk_of, said, table
from later import by_consensus, called_by_roll, desk_at, given, seated
from looking import look, press, shown
from scenes import MOVED
from textual.pilot import Pilot

from treaty.acts.commands import CHAIR, Amend, Divide, Move, PutToVote
from treaty.model.amendment import AddArticle, DeleteArticle, SetFinal, SetParameter
from treaty.model.clause import Clause
from treaty.model.instrument import Article, FinalClauses
from treaty.table.session import Session
from treaty.tui.contest import clash_words, contender_rows, contenders
from treaty.tui.pages.floor import item_rows, items_rows, vote_rows
from treaty.tui.vote import vote_rows as hands_rows
from treaty.views.desk_records import Desk, FloorItem


@pytest.fixture(scope="module")
def desk() -> Desk:
    """The desk of Kenya in the talks of the third round."""
    return desk_of(busy_table())


def rivals() -> tuple[Session, FloorItem]:
    """A table at which Kenya has tabled what an amendment on the floor says too; that amendment."""
    session = busy_table()
    # One that has a second may be accepted by the sponsor of the text before anybody looks.
    open_now = (item for item in desk_of(session).floor if item.what == "amendment" and not item.seconds)
    other = next(item for item in open_now if item.by != ME)
    session.place(ME).submit(Amend(by=ME, instrument=other.text, operations=other.operations, reason="So do we."))
    return session, next(item for item in desk_of(session).floor if item.id == other.id)


def test_items_stand_in_the_order_of_voting_with_the_reason(desk: Desk) -> None:
    rows = items_rows(desk, 34)
    assert [one.id for one in rows if one.id] == [item.id for item in desk.floor]
    words = said(rows)
    for item in desk.floor:
        assert item.reason in words


def test_an_item_says_what_it_does_and_who_is_behind_it(desk: Desk) -> None:
    for item in desk.floor:
        words = said(item_rows(desk, item))
        assert item.title in words
        assert all(change in words for change in item.changes)
        assert item.because in words
        assert all(who in words for who in (item.by, *item.seconds))
        assert ("[-out-] {+in+}" in words) == (item.what == "amendment")


def test_amendments_that_exclude_one_another_say_why() -> None:
    session, other = rivals()
    desk = desk_of(session)
    mine = next(item for item in desk.floor if item.by == ME and item.what == "amendment")
    assert mine.id in other.conflicts
    assert clash_words(desk, mine, other).startswith("At most one of amendment ")
    assert ": both " in clash_words(desk, mine, other)
    assert {item.id for item in contenders(desk, other)} == {other.id, *other.conflicts}
    assert "excludes amendment" in said(items_rows(desk, 34))


def _item(*operations: object) -> FloorItem:
    return FloorItem(
        id="pact.am1", what="amendment", title="An amendment", by="USA", text="pact", seconds=(), place=0, reason="",
        changes=(), operations=operations, because="", conflicts=(),
    )  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (DeleteArticle(article="3"), SetParameter(article="3", parameter="cap", value=1), "both change article 3"),
        (DeleteArticle(article="a.b"), DeleteArticle(article="a.b"), "both change article a.b"),
        (
            SetFinal(fields=("consent",), final=FinalClauses()),
            SetFinal(fields=("consent", "duration"), final=FinalClauses()),
            "both set how states consent",
        ),
        (
            AddArticle(article=Article(id="9", clause=Clause(kind="free", text="x"))),
            AddArticle(article=Article(id="9", clause=Clause(kind="free", text="y"))),
            "both add an article 9",
        ),
        (
            SetParameter(article="3", parameter="cap", value=1),
            SetParameter(article="3", parameter="cap", value=2),
            "both set cap (article 3)",
        ),
    ],
)
def test_each_way_of_excluding_has_its_words(desk: Desk, one: object, other: object, why: str) -> None:
    assert clash_words(desk, _item(one), _item(other)).endswith(f": {why}.")


def test_contenders_say_what_can_be_done_about_them() -> None:
    session, other = rivals()
    desk = desk_of(session)
    rows = contender_rows(desk, other)
    (chosen,) = [one for one in rows if one.id]
    assert desk.seat.options[int(chosen.id)].act == "second" or chosen.closed


def test_seconding_from_the_choice_is_done_at_once() -> None:
    session, other = rivals()

    async def steps(chair: Chair) -> None:
        await chair.press("3")
        await chair.point("items", other.id)
        shown = await chair.press("c")
        assert "Only one of these" in shown
        assert chair.screen == "ContestScreen"
        await chair.press("enter")
        await chair.until(lambda: ME in next(one for one in chair.desk.floor if one.id == other.id).seconds)

    at_table(steps, session)


def test_the_open_vote_shows_its_rule_and_how_it_stands() -> None:
    session = busy_table()
    session.game.submit(PutToVote(by=CHAIR))
    vote = desk_of(session).vote
    assert vote is not None
    words = said(vote_rows(vote))
    assert vote.rule in words
    assert vote.sentence in words
    assert "You have not voted: v." in words

    async def steps(chair: Chair) -> None:
        shown = await chair.press("3")
        assert "The open vote" in shown
        assert "! the vote is open: v" in shown

    at_table(steps, session)


def test_an_empty_floor_names_the_key() -> None:
    async def steps(chair: Chair) -> None:
        assert "Nothing is on the floor. n" in await chair.press("3")

    at_table(steps, table(ME, until=1, phase=None))


@pytest.mark.parametrize("size", [(40, 12), (64, 24), (120, 40)])
def test_it_holds_at_any_size(size: tuple[int, int]) -> None:
    async def steps(chair: Chair) -> None:
        shown = await chair.press("3", "d", "escape", "enter", "escape")
        assert "On the floor" in shown

    at_table(steps, size=size)


def test_what_can_be_done_with_a_text_begins_with_that_text() -> None:
    async def steps(chair: Chair) -> None:
        last = [item for item in chair.desk.floor if item.what == "text"][-1]
        await chair.press("3")
        await chair.choose("items", last.id)
        choices = chair.lines("choices").rows
        (amend,) = [one.id for one in choices if one.words.startswith("Amend ") and not one.closed]
        await chair.choose("choices", amend)
        assert chair.screen == "AmendScreen"
        assert f"An amendment to {last.title}"[:60] in chair.text

    at_table(steps)


def test_in_the_past_one_reads_and_does_nothing() -> None:
    session = busy_table()
    length = len(session.game.events)

    async def steps(pilot: Pilot[str]) -> None:
        assert "Texts" in await press(pilot, "2")
        await press(pilot, "l", "s", "a", "d", "escape", "3", "n", "a", "c", "d", "escape")
        assert type(pilot.app.screen).__name__ == "ReplayScreen"
        assert "On the floor" in shown(pilot)
        assert len(session.game.events) == length

    look(session, steps, past=True)


def test_f6_1_what_is_put_by_consensus_asks_nobody_for_a_yes() -> None:
    desk = desk_at(by_consensus())
    assert desk.vote is not None
    words = said(vote_rows(desk.vote, desk.seat.public.vote_manner))
    assert "object, or let it pass" in words
    assert "yes 0" not in words
    assert "put by consensus: v" in said(items_rows(desk, 34))


def test_f6_1_one_objection_by_key_blocks_consensus() -> None:
    session = seated(by_consensus())

    async def steps(chair: Chair) -> None:
        await chair.press("v")
        assert "has said nothing yet" in chair.text
        assert "y Yes" not in chair.text
        await chair.press("y")
        assert "has said nothing yet" in chair.text
        await chair.press("o")
        await chair.until(lambda: "No consensus on the pact" in chair.text)
        assert "y Yes" in chair.text  # the text stays on the floor, for a vote

    at_table(steps, session)


def test_f6_1_who_is_silent_lets_it_pass() -> None:
    session = seated(by_consensus())

    async def steps(chair: Chair) -> None:
        await chair.press("v")
        await chair.press("enter")
        await chair.until(lambda: chair.desk.texts[0].stage == "adopted")

    at_table(steps, session)


def test_f5_1_a_roll_call_shows_its_order() -> None:
    desk = desk_at(called_by_roll())
    assert desk.vote is not None
    assert len(desk.vote.roll) == 6
    assert f"roll call, next {desk.vote.roll[0]}, {desk.vote.roll[1]}" in said(vote_rows(desk.vote))
    assert f"Roll call: {', '.join(desk.vote.roll)}" in said(hands_rows(desk, (ME,)))


def test_f4_1_a_motion_says_who_moved_it_and_what_it_is_about() -> None:
    part = Divide(by="BRA", instrument="pact", article="1")
    desk = desk_at(given(MOVED, Move(by="BRA", motion="adjourn meeting"), part))
    (whole,) = [item for item in desk.floor if item.what == "motion" and not item.text]
    assert "moved by BRA" in said(item_rows(desk, whole))
    assert "seconded" not in said(item_rows(desk, whole))
    (first,) = [item for item in desk.floor if item.what == "motion" and item.text]
    assert "about The pact" in said(item_rows(desk, first))
