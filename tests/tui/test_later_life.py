"""Page 2 and 6 for treaties that live on: reserved, answered, amended in force, and notices to end them."""

import pytest
from floor_table import Chair, at_table, said
from later import LEFT_OUT, desk_at, given, in_force, noticed, open_to_reservations, reserved_by, seated
from scenes import TABLED, TALK, adopted, pact, scenario

from treaty.acts.commands import Retract, Revise, Sign, Submit
from treaty.model.amendment import DeleteArticle, SetParameter
from treaty.model.dates import Delay
from treaty.model.instrument import FinalClauses
from treaty.model.reservation import ReservationText
from treaty.tui.amending import AmendScreen
from treaty.tui.asking import question
from treaty.tui.composer import ComposerScreen
from treaty.tui.draft import Amending
from treaty.tui.final_words import ABOUT, names_to_set
from treaty.tui.joining import begun
from treaty.tui.notices import notice_of, notice_rows, notices_rows
from treaty.tui.pages.floor import item_rows
from treaty.tui.pages.treaty import articles_rows, part_rows
from treaty.tui.redlines import sides, usual_pair
from treaty.tui.reserved import reservations_rows
from treaty.tui.reserving import ReserveScreen, Reserving, joining_words, reserved_words
from treaty.views.desk_records import Desk


@pytest.fixture(scope="module")
def open_desk() -> Desk:
    """Kenya may still join a text that takes reservations."""
    return desk_at(open_to_reservations())


def test_a_text_lists_its_reservations_only_where_it_takes_any(open_desk: Desk) -> None:
    assert articles_rows(open_desk, open_desk.texts[0], 40)[-1].id == "reservations"
    plain = desk_at(in_force())
    assert "reservations" not in {one.id for one in articles_rows(plain, plain.texts[0], 40)}


def test_v20_5_a_reservation_says_whose_what_and_until_when_one_may_object() -> None:
    words = said(part_rows(*((desk := desk_at(reserved_by())), desk.texts[0], "reservations")))
    assert "BRA\n- article 2, Logs: left out" in words
    assert "object until 1 February 2027" in words


def test_my_own_reservation_stands_first_and_asks_nothing_of_me() -> None:
    desk = desk_at(reserved_by(), "BRA")
    words = said(reservations_rows(desk.texts[0]))
    assert words.startswith("Reservations\n\nYou")
    assert "object until" not in words


def test_reservations_in_the_making_are_plain_values(open_desk: Desk) -> None:
    text = open_desk.texts[0].versions[-1].text
    less = Reserving().changed(text, "2", "months", 3, own=6)
    assert less.made == (ReservationText(article="2", values={"months": 3}),)
    assert less.operations() == (SetParameter(article="2", parameter="months", value=3),)
    assert less.changed(text, "2", "months", 6, own=6).made == ()
    both = less.left_out(text, "1").left_out(text, "2")
    assert [(one.article, one.values) for one in both.made] == [("1", {}), ("2", {})]
    assert both.operations()[1] == DeleteArticle(article="2")
    assert both.kept("1").made == LEFT_OUT


def test_what_is_asked_before_joining_names_each_reservation_and_what_follows(open_desk: Desk) -> None:
    text, kinds = open_desk.texts[0], open_desk.seat.public.kinds
    less = Reserving((ReservationText(article="2", values={"months": 3}),))
    assert reserved_words(text.versions[-1].text, kinds, less.made[0]) == "article 2, Logs: months 3 instead of 6"
    asked = joining_words(open_desk, text, "sign", less)
    assert "months 3 instead of 6" in asked
    assert "object" in asked
    assert "Confirm" not in asked  # this text binds by signature


def test_v19_1_a_reservation_is_chosen_and_sent_with_the_signature() -> None:
    session = seated(open_to_reservations())

    async def steps(chair: Chair) -> None:
        assert "You may reserve article 2" in await _reservations(chair)
        await chair.press("e")
        assert isinstance(chair.app.screen, ReserveScreen)
        await chair.choose("parts", "article 1")
        assert isinstance(chair.app.screen, ReserveScreen)  # it carries the purpose: it stays closed
        assert "(V19" in chair.text
        await chair.choose("parts", "article 2")
        await chair.choose("choices", "blank months")
        await chair.press("ctrl+u")
        await chair.type("3")
        await chair.press("enter")
        assert "changed" in chair.text
        assert "months 3 instead of 6" in await chair.press("f8")
        await chair.press("enter")
        await chair.until(lambda: chair.desk.texts[0].reservations)
        (line,) = [one for one in chair.desk.texts[0].reservations if one.mine]
        assert "3" in line.articles[0]

    at_table(steps, session)


async def _reservations(chair: Chair) -> str:
    await chair.press("2")
    await chair.point("texts", "pact")
    await chair.point("articles", "reservations")
    return chair.text


def test_v20_4_enter_on_reservations_answers_them() -> None:
    session = seated(reserved_by())

    async def steps(chair: Chair) -> None:
        await _reservations(chair)
        assert "Refuse treaty relations with BRA" in await chair.press("enter")
        object_ = next(one.id for one in chair.lines("choices").rows if one.words.startswith("Object"))
        await chair.choose("choices", object_)
        assert "Who sees it: everybody" in chair.text
        await chair.press("enter")
        await chair.until(lambda: chair.desk.texts[0].reservations[0].answer == "objected")

    at_table(steps, session, size=(120, 40))


def test_v39_1_an_adopted_text_is_amended_by_its_parties_and_shown_against_itself() -> None:
    session = seated(in_force())

    async def steps(chair: Chair) -> None:
        await chair.press("2")
        await chair.point("texts", "pact")
        await chair.press("a")
        screen = chair.app.screen
        assert isinstance(screen, AmendScreen)
        assert "An amendment to the treaty The pact" in chair.text
        assert "two thirds of the parties" in chair.text or "two thirds" in said(screen.detail("table"))
        screen._now(Amending((SetParameter(article="2", parameter="months", value=9),), "More."))
        await chair.press("f8", "enter")
        await chair.until(lambda: chair.desk.floor)
        await chair.press("3")
        assert "Against the treaty" in chair.text
        await chair.press("escape", "2")
        await chair.point("texts", "pact")
        await chair.press("a")  # the amendment on the floor is what is amended now
        assert isinstance(chair.app.screen, AmendScreen)
        assert "Amendment 1 to The pact" in chair.text

    at_table(steps, session, size=(120, 40))


def test_an_amended_text_stands_against_its_treaty() -> None:
    change = SetParameter(article="2", parameter="months", value=9)
    desk = desk_at(in_force().when(Revise(by="IND", instrument="pact", operations=(change,))))
    found = sides(desk, "pact-rev1")
    assert [one.id for one in found] == ["in force", "v1"]
    assert usual_pair(found) == ("in force", "v1")
    words = said(item_rows(desk, desk.floor[0]))
    assert "{+9+}" in words
    assert "amends        The pact, in force" in words


def test_v40_2_who_has_not_joined_a_treaty_is_told_to_join_first() -> None:
    session = seated(in_force(), "SGP")

    async def steps(chair: Chair) -> None:
        await chair.press("2")
        await chair.point("texts", "pact")
        await chair.press("a")
        assert chair.screen == "GameScreen"
        assert any("join it first" in one.message for one in chair.app._notifications)

    at_table(steps, session)


def test_v65_1_a_notice_shows_its_ground_its_clock_and_leads_to_an_objection() -> None:
    session = seated(noticed())
    desk = session.place("KEN").desk()
    assert "Notices\n! BRA means to suspend the pact" in said(notices_rows(desk))
    assert notices_rows(desk, text="another") == ()
    notice = notice_of(desk, "notice:notice1")
    assert notice is not None
    assert "case1" in (words := said(notice_rows(desk, notice)))
    assert "objections until 1 May 2026" in words
    assert notice_of(desk, "case:case1") is None

    async def steps(chair: Chair) -> None:
        await chair.press("6", "f", "f", "f")
        assert "means to suspend" in chair.text
        await chair.point("lines", "notice:notice1")
        await chair.press("enter")
        assert "What you can do: BRA means to suspend the pact" in chair.text
        await chair.press("enter", "enter")
        await chair.until(lambda: chair.desk.seat.public.notices[0].objectors == ("KEN",))
        assert "blocked: KEN objected" in chair.text

    at_table(steps, session, size=(120, 40))


def test_a_text_that_came_to_nothing_is_amended_by_nobody() -> None:
    session = seated(given(TABLED, Retract(by="IND", item="pact")))

    async def steps(chair: Chair) -> None:
        await chair.press("2")
        await chair.point("texts", "pact")
        await chair.press("a")
        assert chair.screen == "GameScreen"
        assert any("n tables a new one" in one.message for one in chair.app._notifications)

    at_table(steps, session)


def test_the_list_of_acts_leads_to_joining_with_reservations_and_to_an_amendment() -> None:
    session = seated(open_to_reservations())

    async def steps(chair: Chair) -> None:
        await chair.press("x")
        join = next(one.id for one in chair.lines("choices").rows if one.words == "Join The pact with reservations")
        await chair.choose("choices", join)
        await chair.until(lambda: chair.screen == "ReserveScreen")
        await chair.press("delete")  # article 1 carries the purpose
        assert chair.app.screen.reserving.made == ()  # type: ignore[attr-defined]
        await chair.press("down", "delete")
        assert chair.app.screen.reserving.made == LEFT_OUT  # type: ignore[attr-defined]
        await chair.choose("parts", "forget")
        assert chair.app.screen.reserving.made == ()  # type: ignore[attr-defined]
        await chair.press("f8")
        assert chair.screen == "ReserveScreen"

    at_table(steps, session)


def test_v23_2_laying_a_text_before_the_legislature_without_the_reservation_is_warned_of() -> None:
    mine = Sign(by="KEN", instrument="pact", reservations=LEFT_OUT)
    desk = desk_at(given(TALK, adopted(pact(reservations="free", consent="ratification")), mine))
    plain = Submit(by="KEN", instrument="pact")
    assert "are void" in question(plain, desk)[1]
    assert "are void" not in question(plain.model_copy(update={"reservations": LEFT_OUT}), desk)[1]
    assert begun(desk, desk.texts[0]).made == LEFT_OUT


def test_every_final_clause_of_a_new_text_can_be_said_by_keys() -> None:
    session = seated(in_force())

    async def steps(chair: Chair) -> None:
        await chair.press("n")
        await chair.choose("choices", "compose")
        screen = chair.app.screen
        assert isinstance(screen, ComposerScreen)
        for name, way in (("provisional", "yes"), ("amendment_entry", "3/4"), ("amendment_binds", "all")):
            await chair.choose("parts", f"final {name}")
            await chair.choose("choices", way)
        for name, number in (("notice_reaches_after", "30"), ("silence_binds_after", "12")):
            await chair.choose("parts", f"final {name}")
            await chair.press("ctrl+u")
            await chair.type(number)
            await chair.press("enter")
        final = screen.draft.final
        assert (final.provisional, final.amendment_entry, final.amendment_binds) == (True, "3/4", "all")
        assert (final.notice_reaches_after, final.silence_binds_after) == (Delay(days=30), Delay(months=12))

    at_table(steps, session, size=(120, 40))


def test_v19_2_naming_an_article_that_may_be_reserved_lists_reservations() -> None:
    session = seated(in_force())

    async def steps(chair: Chair) -> None:
        await chair.press("2", "a")
        screen = chair.app.screen
        assert isinstance(screen, AmendScreen)
        await chair.choose("parts", "final reservable")
        await chair.choose("choices", "= 2. Logs")
        await chair.press("f8")
        new = screen.amending.on(chair.desk.texts[0].versions[-1].text).final
        assert (new.reservable, new.reservations) == (("2",), "listed")

    at_table(steps, session, size=(120, 40))


def test_t5_a_first_exercise_leaves_out_rare_final_clauses() -> None:
    assert "provisional" in names_to_set(3)
    assert not {"provisional", "reservable", "amendment_entry"} & set(names_to_set(2))
    assert set(names_to_set(3)) == set(FinalClauses.model_fields) == set(ABOUT)


def test_help_tells_of_the_later_life_of_treaties_only_where_the_exercise_goes_so_far() -> None:
    for level in (1, 3):
        session = seated(given(TABLED, play=scenario(level=level)))

        async def steps(chair: Chair, told: bool = level == 3) -> None:
            assert ("leave articles out" in await chair.press("2", "f1")) is told

        at_table(steps, session)


def test_v40_2_only_contracting_states_are_counted_for_an_amendment() -> None:
    change = SetParameter(article="2", parameter="months", value=9)
    desk = desk_at(in_force().when(Revise(by="IND", instrument="pact", operations=(change,))))
    text = desk.text("pact-rev1")
    assert text is not None
    assert "2 of 3 yes votes" in text.votes_missing
