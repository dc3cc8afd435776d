"""The editor: a text as TOML, checked while it is typed, with complaints at their place."""

from floor_table import ME, Chair, at_table, desk_of, said, table
from table_of_bots import drafts
from textual.widgets import TextArea

from treaty.library.proposals import dump, read_proposal
from treaty.library.starters import starter
from treaty.tui.editor import EditorScreen, check_rows, checked
from treaty.tui.toml_area import marked


def test_a_sound_text_says_whom_its_articles_bind() -> None:
    public = desk_of(table(ME)).seat.public
    found = checked(starter("proposal"), public.kinds)
    assert found[1] == ()
    words = said(check_rows(public, found))
    assert "five articles, all sound. F8 tables it." in words
    assert "12 countries" in words


def test_complaints_have_line_and_column() -> None:
    public = desk_of(table(ME)).seat.public
    broken = starter("proposal").replace('kind = "B1"', 'kind = "B99"').replace("per_year = 2", "per_year = 999")
    text, complaints = checked(broken, public.kinds)
    assert text is None
    lines = broken.splitlines()
    assert [lines[one.line - 1].split()[0] for one in complaints] == ["kind", "values"]
    rows = check_rows(public, (text, complaints))
    assert rows[0].id.startswith(f"{complaints[0].line}:{complaints[0].column} ")
    assert "no clause kind" in rows[0].words


def test_drafts_written_as_toml_read_back_the_same() -> None:
    kinds = desk_of(table(ME)).seat.public.kinds
    for text in drafts().values():
        assert read_proposal(dump(text), kinds) == text


def test_keys_tables_texts_and_remarks_are_told_apart() -> None:
    line = 'id = "a#b"   # and more'
    found = {what: line[start:end] for start, end, what in marked(line)}
    assert found == {"key": "id", "words": '"a#b"', "remark": "# and more"}
    assert [what for _, _, what in marked("[[articles]]")] == ["table"]
    assert [what for _, _, what in marked("cap = 1e25")] == ["key", "number"]
    assert marked("x" * 5_000) == []
    assert marked('"' * 1_999)


async def edit(chair: Chair) -> TextArea:
    """Open the editor with the starting text."""
    await chair.press("3", "n")
    await chair.choose("choices", "toml")
    await chair.until(lambda: "all sound" in chair.text)
    return chair.app.screen.query_one(TextArea)


def test_what_is_wrong_is_said_while_one_types_and_jumped_to() -> None:
    async def steps(chair: Chair) -> None:
        area = await edit(chair)
        area.text = area.text.replace('kind = "B1"', 'kind = "B99"')
        await chair.until(lambda: "no clause kind" in chair.text)
        await chair.press("f3")
        await chair.until(lambda: 'kind = "B99"' in area.document.get_line(area.cursor_location[0]))
        await chair.press("f8")
        assert chair.screen == "EditorScreen"
        area.move_cursor((0, 0))
        await chair.press("tab", "enter")
        assert 'kind = "B99"' in area.document.get_line(area.cursor_location[0])

    at_table(steps)


def test_a_sound_text_is_read_and_tabled() -> None:
    async def steps(chair: Chair) -> None:
        await edit(chair)
        await chair.press("f4")
        await chair.until(lambda: chair.screen == "Read")
        assert "Our First Draft" in chair.text
        await chair.press("escape", "f8")
        await chair.until(lambda: chair.screen == "Confirm")
        await chair.press("enter")
        await chair.until(lambda: any(text.id == "our-first-draft" and text.by == ME for text in chair.desk.texts))
        assert "Go on with" not in await chair.press("n")

    at_table(steps)


def test_what_is_typed_is_kept() -> None:
    async def steps(chair: Chair) -> None:
        await edit(chair)
        await chair.type("# mine ")
        await chair.press("escape")
        assert chair.screen == "GameScreen"
        await chair.press("n")
        await chair.choose("choices", "go on toml")
        assert isinstance(chair.app.screen, EditorScreen)
        assert chair.app.screen.query_one(TextArea).text.startswith("# mine ")

    at_table(steps)


def test_letters_are_typed_and_do_nothing_else() -> None:
    async def steps(chair: Chair) -> None:
        area = await edit(chair)
        await chair.type("nvarxomd128")
        assert chair.screen == "EditorScreen"
        assert area.text.startswith("nvarxomd128")

    at_table(steps)


def test_it_holds_at_forty_columns_and_when_resized() -> None:
    async def steps(chair: Chair) -> None:
        await edit(chair)
        await chair.type("# half")
        await chair.pilot.resize_terminal(120, 40)
        await chair.rest()
        assert "# half" in chair.text

    at_table(steps, size=(40, 24))
