"""Page 2: texts, articles, versions, outlooks."""

import time
from collections.abc import Callable

import pytest
from floor_table import ME, Chair, at_table, busy_table, desk_of, said
from textual.worker import WorkerCancelled

from treaty.acts.commands import Propose
from treaty.model.amendment import SetParameter
from treaty.model.clause import Clause
from treaty.model.instrument import Article, Instrument
from treaty.table.place import Place
from treaty.tui.amending import AmendScreen
from treaty.tui.holding_rows import WHOLE, holding_rows, trying
from treaty.tui.pages import treaty as treaty_page
from treaty.tui.pages.treaty import articles_rows, part_rows, texts_rows
from treaty.tui.redlines import part_name, pieces_row, redline_rows, sides, usual_pair
from treaty.tui.texts import LIKELY, article_rows, entry_rows, home_rows, text_rows
from treaty.views.desk_records import Desk, Entry
from treaty.views.outlook_records import Piece, RedArticle
from treaty.views.redline import redline

HOSTILE = "[@click=app.quit]quit[/] [bold]x[/nonsense]"


@pytest.fixture(scope="module")
def desk() -> Desk:
    """The desk of Kenya in the talks of the third round."""
    return desk_of(busy_table())


def test_every_text_says_where_it_stands_and_what_mine_is(desk: Desk) -> None:
    rows = texts_rows(desk, 40)
    assert [one.id for one in rows if one.id] == [text.id for text in desk.texts]
    words = said(rows)
    for text in desk.texts:
        assert text.title in words
        assert text.where in words


def test_articles_stand_with_how_many_they_bind(desk: Desk) -> None:
    text = desk.texts[0]
    rows = {one.id: one for one in articles_rows(desk, text, 40)}
    for article in text.articles:
        bound = rows[f"article {article.id}"].words
        assert article.title in bound
        assert (f"{len(article.binds)}/12" in bound) == bool(article.binds_words)
    assert articles_rows(desk, None, 40) == ()


def test_an_article_has_its_sentence_blanks_and_whom_it_binds(desk: Desk) -> None:
    for article in desk.texts[0].articles:
        words = said(article_rows(article))
        assert article.sentence in words
        assert article.binds_words in words
        for _, title, value in article.parameters:
            assert f"{title}: {value}" in words


def test_a_text_has_all_that_is_known_of_it(desk: Desk) -> None:
    for text in desk.texts:
        words = said(text_rows(desk, text))
        assert text.mine in words
        assert all(version.made_by in words for version in text.versions)
        assert all(f"{name}: {clause}" in words for name, clause in text.final)
        assert part_rows(desk, text, "nothing of the kind") == text_rows(desk, text)


def test_adopted_texts_name_every_country_once(desk: Desk) -> None:
    adopted = [text for text in desk.texts if text.stage == "adopted"]
    assert adopted
    for text in adopted:
        rows = text_rows(desk, text)
        standing = said(rows).split("Who stands where")[1].split("Entry into force")[0]
        for neighbour in desk.seat.public.neighbours:
            assert neighbour.id in standing


def test_who_is_missing_for_entry_into_force_is_named(desk: Desk) -> None:
    entry = Entry(
        met=False, words="2 of 5 consents; missing: IND", sentences=("2 of 5.",), sets=(("IND",), ("BRA", "KOR")),
        blockers=("USA",),
    )  # fmt: skip
    text = desk.texts[0].model_copy(update={"entry": entry})
    words = said(entry_rows(text))
    assert "IND; BRA + KOR" in words
    assert "Never without: USA" in words
    assert "once it is adopted" in said(entry_rows(text.model_copy(update={"entry": None})))


def test_redlines_carry_signs_and_put_together_give_both_texts() -> None:
    pieces = (Piece(how="same", words="at most"), Piece(how="out", words="60"), Piece(how="in", words="70"))
    row = pieces_row(pieces)
    assert row.words == "at most [-60-] {+70+}"
    assert [part.style for part in row.parts if part.style] == ["out", "in"]


def test_what_stays_is_counted_and_shown_on_demand() -> None:
    parts = (
        RedArticle(id="1", title="Caps", how="same", pieces=(Piece(how="same", words="Words."),)),
        RedArticle(id="2", title="", how="in", pieces=(Piece(how="in", words="More."),)),
    )
    assert "Caps" not in said(redline_rows(parts))
    assert "1 other part stays" in said(redline_rows(parts))
    assert "Article 1, Caps" in said(redline_rows(parts, every=True))
    assert part_name(parts[1]) == "Article 2"
    assert "say the same" in said(redline_rows(parts[:1]))


def test_any_version_and_any_amendment_can_be_a_side(desk: Desk) -> None:
    for text in desk.texts:
        found = sides(desk, text.id)
        pending = [item for item in desk.floor if item.what == "amendment" and item.text == text.id]
        assert len(found) == len(text.versions) + len(pending)
        for item in pending:
            assert usual_pair(found, item.id) == (f"v{len(text.versions)}", item.id)
            (side,) = [side for side in found if side.id == item.id]
            changed = redline(text.versions[-1].text, side.text, desk.seat.public.kinds)
            assert any(part.how != "same" for part in changed)
    assert sides(desk, "no-text") == ()


def test_the_last_two_versions_are_compared_first(desk: Desk) -> None:
    amended = next((text for text in desk.texts if len(text.versions) > 1), None)
    assert amended is not None
    last = len(amended.versions)
    assert usual_pair(sides(desk, amended.id)) == (f"v{last - 1}", f"v{last}")


def test_outlooks_say_what_would_come_why_and_what_would_change_it() -> None:
    session = busy_table()
    place, desk = session.place(ME), desk_of(session)
    text = next(text for text in desk.texts if text.stage == "tabled")
    outlook, holding = place.home(text.id), place.holding(text.id)
    words = said(home_rows(outlook))
    assert words.startswith(LIKELY[outlook.likely])
    assert all(change.words in words for change in outlook.changes)
    choosable = [one.id for one in home_rows(outlook) if one.id]
    assert choosable == [f"change {n}" for n, change in enumerate(outlook.changes) if change.operations]
    later = holding_rows(holding, "Enter tries all", choosable=True)
    assert [one.id for one in later if one.id] == [WHOLE]
    assert "Trying 65,536 coalitions: 50 % (esc stops)" in said(holding_rows(holding, trying(32_768, 65_536)))
    table_of = said(holding_rows(holding))
    assert table_of.startswith(holding.sentence)
    assert all(f"{member.country} {'in' if member.inside else 'out'}" in table_of for member in holding.members)


def test_all_coalitions_of_many_countries_are_tried_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(treaty_page, "AT_ONCE", 6)

    async def steps(chair: Chair) -> None:
        await chair.press("2", "s")
        await chair.until(lambda: "Enter tries all 4,096" in chair.text)
        await chair.press("tab", "tab", "enter")
        await chair.until(lambda: "Enter tries" not in chair.text and "Trying" not in chair.text)

    at_table(steps)


def test_a_long_search_shows_how_far_it_is_and_ends_when_it_is_called_off(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []

    def slow(place: Place, text: str, watch: Callable[[int, int], None]) -> None:
        try:
            for _ in range(3_000):
                watch(30, 100)
                time.sleep(0.01)
        except WorkerCancelled:
            ended.append(text)
            raise

    monkeypatch.setattr(treaty_page, "AT_ONCE", 6)
    monkeypatch.setattr(Place, "whole_holding", slow)

    async def steps(chair: Chair) -> None:
        await chair.press("2", "s")
        await chair.until(lambda: "Enter tries all 4,096" in chair.text)
        await chair.press("tab", "tab")
        await chair.pilot.press("enter")
        await chair.until(lambda: "Trying 100 coalitions: 30 % (esc" in " ".join(chair.text.split()))
        await chair.pilot.press("escape")
        await chair.until(lambda: ended)
        await chair.press("s")
        await chair.until(lambda: "Enter tries all 4,096" in chair.text)

    at_table(steps)


def test_the_page_shows_texts_articles_and_outlooks() -> None:
    async def steps(chair: Chair) -> None:
        text = chair.desk.texts[0]
        shown = await chair.press("2")
        assert text.title.split()[0] in shown
        await chair.press("tab")
        assert text.articles[0].sentence.split()[0] in await chair.press("down", "up")
        assert "Your legislature" in await chair.press("shift+tab", "l")
        await chair.until(lambda: any(word in chair.text for word in LIKELY.values()))
        assert "Would it hold?" in await chair.press("s")
        await chair.until(lambda: "pivotal" in chair.text)
        await chair.until(lambda: "coalitions" in chair.text)
        assert "What it says" in await chair.press("escape")
        assert "Redline" in await chair.press("d")
        assert chair.screen == "RedlineScreen"
        await chair.press("u", "w", "f")
        assert chair.screen == "Choose"
        await chair.press("enter", "escape")
        await chair.press("enter")
        assert f"What you can do: {text.title}"[:40] in chair.text

    at_table(steps)


def test_amending_begins_with_the_text_in_hand() -> None:
    async def steps(chair: Chair) -> None:
        on_floor = [text for text in chair.desk.texts if text.stage == "tabled"]
        await chair.press("2")
        await chair.point("texts", on_floor[-1].id)
        await chair.press("a")
        assert chair.screen == "AmendScreen"
        assert on_floor[-1].title[:30] in chair.text

    at_table(steps)


@pytest.mark.parametrize("size", [(40, 12), (64, 24), (120, 40), (200, 60)])
def test_it_holds_at_any_size(size: tuple[int, int]) -> None:
    async def steps(chair: Chair) -> None:
        assert chair.desk.texts[0].title[:20] in await chair.press("2")
        await chair.pilot.resize_terminal(80, 24)
        await chair.rest()
        assert chair.desk.texts[0].title[:20] in chair.text

    at_table(steps, size=size)


def test_titles_are_text_and_nothing_else() -> None:
    session = busy_table()
    words = Article(id="1", title=HOSTILE, clause=Clause(kind="free", text=HOSTILE))
    text = Instrument(id="hostile", title=HOSTILE, preamble=HOSTILE, articles=(words,))
    session.place(ME).submit(Propose(by=ME, text=text))

    async def steps(chair: Chair) -> None:
        await chair.press("2")
        await chair.point("texts", "hostile")
        assert "[@click=app.quit]" in chair.text
        await chair.press("d", "escape", "3")
        await chair.point("items", "hostile")
        assert "[@click=app.quit]" in chair.text

    at_table(steps, session, size=(120, 40))


def test_a_change_that_would_help_begins_an_amendment() -> None:
    session = busy_table()
    weak = Article(id="1", clause=Clause(kind="I3", values={"safety_pct": 0.0}))
    text = Instrument(id="weak", title="A Weak Text", articles=(weak, Article(id="2", clause=Clause(kind="L2"))))
    session.place(ME).submit(Propose(by=ME, text=text))

    async def steps(chair: Chair) -> None:
        await chair.press("2")
        await chair.point("texts", "weak")
        await chair.press("l")
        await chair.until(lambda: any(one.id for one in chair.lines("detail").rows))
        change = next(one.id for one in chair.lines("detail").rows if one.id)
        await chair.choose("detail", change)
        assert isinstance(chair.app.screen, AmendScreen)
        (operation,) = chair.app.screen.amending.operations
        assert isinstance(operation, SetParameter)
        await chair.press("escape", "2")
        await chair.point("texts", "weak")
        assert "What else could it be?" in await chair.press("b")
        await chair.until(lambda: any(one.id == "draft A" for one in chair.lines("detail").rows))
        await chair.choose("detail", "draft A")
        assert isinstance(chair.app.screen, AmendScreen)
        assert chair.app.screen.amending.operations

    at_table(steps, session)
