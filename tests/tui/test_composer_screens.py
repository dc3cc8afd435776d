"""Drafting by keys: from the shelf, clause by clause, and amendments, from the first key to the floor."""

import pytest
from floor_table import ME, Chair, at_table, busy_table

from treaty.acts.commands import Propose
from treaty.model.amendment import DeleteArticle, SetParameter
from treaty.model.clause import Clause
from treaty.model.instrument import Article, Instrument
from treaty.tui.amending import AmendScreen
from treaty.tui.composer import ComposerScreen
from treaty.views.desk_records import FloorItem, TextDesk


def text_of(chair: Chair, title: str) -> TextDesk | None:
    """The text of that title, tabled by the chair."""
    return next((text for text in chair.desk.texts if text.title == title and text.by == ME), None)


def my_amendment(chair: Chair) -> FloorItem | None:
    """The amendment that the chair has on the floor."""
    return next((item for item in chair.desk.floor if item.what == "amendment" and item.by == ME), None)


async def compose(chair: Chair) -> ComposerScreen:
    """Open the composer with an empty draft."""
    await chair.press("3", "n")
    await chair.choose("choices", "compose")
    assert isinstance(chair.app.screen, ComposerScreen)
    return chair.app.screen


async def with_title(chair: Chair, title: str) -> None:
    """Give the draft a title."""
    await chair.choose("parts", "title")
    await chair.type(title)
    await chair.press("enter")


async def with_cap(chair: Chair, cap: str) -> None:
    """Add an article with a cap on runs, its other blanks as usual."""
    await chair.press("plus")
    await chair.choose("kinds", "B1")
    await chair.press("ctrl+u")
    await chair.type(cap)
    while chair.screen != "ComposerScreen":
        await chair.press("enter")


def test_a_text_made_clause_by_clause_comes_to_the_floor() -> None:
    async def steps(chair: Chair) -> None:
        screen = await compose(chair)
        await with_title(chair, "Caps for All")
        await with_cap(chair, "3*10^23")
        assert chair.screen == "ComposerScreen"
        assert screen.draft.articles[0].clause.values["flop_cap"] == 3e23
        await chair.choose("parts", "final withdrawal")
        await chair.press("enter", "ctrl+u")
        await chair.type("24")
        await chair.press("enter", "enter")
        await chair.press("f8")
        assert "Who sees it: everybody" in chair.text
        await chair.press("enter")
        await chair.until(lambda: text_of(chair, "Caps for All"))
        found = text_of(chair, "Caps for All")
        assert found is not None
        assert found.id == "caps-for-all"
        assert found.versions[0].text.final.withdrawal.notice.months == 24
        await chair.until(lambda: chair.lines("items").pointed == "caps-for-all")
        await chair.press("n")
        assert "Go on with" not in chair.text

    at_table(steps)


def test_what_is_typed_is_judged_and_bound_while_it_is_typed() -> None:
    async def steps(chair: Chair) -> None:
        await compose(chair)
        await chair.press("plus")
        await chair.choose("kinds", "B1")
        await chair.press("ctrl+u")
        assert "goes from" in await chair.type("10^40")
        await chair.press("enter")
        assert chair.screen == "Prompt"
        await chair.press("ctrl+u")
        assert "10^22 FLOP: all 12 countries" in await chair.type("10^22")

    at_table(steps)


def test_a_draft_outlives_its_screen() -> None:
    async def steps(chair: Chair) -> None:
        await compose(chair)
        await with_title(chair, "Unfinished")
        await chair.press("escape")
        assert chair.screen == "GameScreen"
        assert "Unfinished" in await chair.press("n")
        await chair.choose("choices", "go on")
        assert "Title: Unfinished" in chair.text
        await chair.press("f8")
        assert chair.screen == "ComposerScreen"

    at_table(steps)


def test_articles_are_moved_renamed_and_taken_out() -> None:
    async def steps(chair: Chair) -> None:
        screen = await compose(chair)
        await with_cap(chair, "10^24")
        await chair.press("plus")
        await chair.choose("kinds", "free")
        await chair.type("We call each other.")
        await chair.press("f8")
        assert [one.clause.kind for one in screen.draft.articles] == ["B1", "free"]
        await chair.press("shift+up")
        assert [one.clause.kind for one in screen.draft.articles] == ["free", "B1"]
        await chair.press("enter")
        await chair.choose("choices", "name")
        await chair.type("Calls")
        await chair.press("enter")
        assert screen.draft.articles[0].title == "Calls"
        await chair.press("delete")
        assert [one.clause.kind for one in screen.draft.articles] == ["B1"]

    at_table(steps)


def test_final_clauses_of_the_catalogue_are_set_where_they_belong() -> None:
    async def steps(chair: Chair) -> None:
        screen = await compose(chair)
        await chair.press("plus")
        await chair.choose("kinds", "N3")
        await chair.choose("choices", "free")
        assert screen.draft.final.reservations == "free"
        assert screen.draft.articles == ()

    at_table(steps)


def test_a_draft_of_the_shelf_is_tabled_as_it_is() -> None:
    async def steps(chair: Chair) -> None:
        await chair.press("3", "n")
        await chair.choose("choices", "shelf")
        await chair.point("drafts", "chip-trade-truce")
        assert "Truce on Trade" in chair.text
        await chair.press("enter", "enter", "enter")
        await chair.until(lambda: any(text.id == "chip-trade-truce" for text in chair.desk.texts))

    at_table(steps)


def test_a_draft_whose_id_is_taken_gets_another() -> None:
    async def steps(chair: Chair) -> None:
        taken = next(text.id for text in chair.desk.texts)
        await chair.press("3", "n")
        await chair.choose("choices", "shelf")
        await chair.choose("drafts", taken)
        await chair.press("enter", "enter")
        await chair.until(lambda: any(text.id == f"{taken}-2" and text.by == ME for text in chair.desk.texts))

    at_table(steps)


def test_what_the_table_refuses_is_kept() -> None:
    session = busy_table()
    first = Instrument(id="first", title="First", articles=(Article(id="1", clause=Clause(kind="B1")),))
    session.place(ME).submit(Propose(by=ME, text=first))

    async def steps(chair: Chair) -> None:
        await chair.press("3", "n")
        assert "Not to be tabled yet" in chair.text
        await chair.choose("choices", "compose")
        await with_title(chair, "Second")
        await with_cap(chair, "10^24")
        await chair.press("f8", "enter")
        assert text_of(chair, "Second") is None
        assert "Second" in await chair.press("n")

    at_table(steps, session)


async def amend(chair: Chair) -> tuple[AmendScreen, str]:
    """Begin an amendment to a text on the floor."""
    text = next(item for item in chair.desk.floor if item.what == "text")
    await chair.press("3")
    await chair.point("items", text.id)
    await chair.press("a")
    assert isinstance(chair.app.screen, AmendScreen)
    return chair.app.screen, text.id


def test_several_changes_make_one_amendment() -> None:
    async def steps(chair: Chair) -> None:
        screen, text_id = await amend(chair)
        text = chair.desk.text(text_id)
        assert text is not None
        (number, blank) = next(
            (article, name)
            for article in text.versions[-1].text.articles
            for name, value in article.clause.values.items()
            if isinstance(value, int | float) and not isinstance(value, bool)
        )
        kind = chair.desk.seat.public.kinds[number.clause.kind].parameter(blank)
        assert kind is not None
        await chair.choose("parts", f"article {number.id}")
        await chair.choose("choices", f"blank {blank}")
        await chair.press("ctrl+u")
        await chair.type(f"{kind.low:g}")
        await chair.press("enter")
        assert isinstance(screen.amending.operations[0], SetParameter)
        assert "[-" in chair.text
        await chair.until(lambda: "Your legislature" in chair.text or chair.lines("detail").max_scroll_y > 0)
        last = text.versions[-1].text.articles[-1]
        await chair.point("parts", f"article {last.id}")
        await chair.press("delete")
        assert screen.amending.operations[1] == DeleteArticle(article=last.id)
        await chair.choose("parts", "reason")
        await chair.type("It is better so")
        await chair.press("enter", "d")
        assert "What it would do" in chair.text
        await chair.press("f8", "enter")
        await chair.until(lambda: my_amendment(chair))
        found = my_amendment(chair)
        assert found is not None
        assert found.because == "It is better so"
        assert len(found.operations) == 2

    at_table(steps)


def test_an_amendment_outlives_its_screen_and_can_be_forgotten() -> None:
    async def steps(chair: Chair) -> None:
        screen, text_id = await amend(chair)
        await chair.point("parts", "article 1")
        await chair.press("delete", "escape")
        again, _ = await amend(chair)
        assert again is not screen
        assert again.amending.operations == (DeleteArticle(article="1"),)
        await chair.choose("parts", "article 1")
        await chair.choose("choices", "undo")
        assert again.amending.operations == ()
        await chair.press("f8")
        assert chair.screen == "AmendScreen"
        assert chair.desk.text(text_id) is not None

    at_table(steps)


def test_a_rival_starts_with_the_changes_of_the_other() -> None:
    async def steps(chair: Chair) -> None:
        other = next(item for item in chair.desk.floor if item.what == "amendment")
        await chair.press("3")
        await chair.point("items", other.id)
        await chair.press("a")
        await chair.choose("choices", "rival")
        assert isinstance(chair.app.screen, AmendScreen)
        assert chair.app.screen.amending.operations == other.operations

    at_table(steps)


@pytest.mark.parametrize("size", [(40, 12), (120, 40)])
def test_screens_hold_at_any_size_and_keep_what_was_typed(size: tuple[int, int]) -> None:
    async def steps(chair: Chair) -> None:
        await compose(chair)
        await chair.choose("parts", "title")
        await chair.type("Half a ti")
        await chair.pilot.resize_terminal(80, 24)
        await chair.rest()
        assert "Half a ti" in chair.text
        await chair.press("escape", "plus")
        assert chair.screen == "CatalogueScreen"
        await chair.press("slash")
        await chair.type("compute")
        await chair.pilot.resize_terminal(*size)
        await chair.rest()
        assert "compute" in chair.text

    at_table(steps, size=size)
