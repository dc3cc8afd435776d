"""Blocs: the signed matrix, the same as lists, one country in words, and whether a text would hold."""

import pytest
from looking import look, press, settled, shown, table
from textual.pilot import Pilot

from treaty.tui.ego import cards_rows, country_rows, pair_rows, ties_of, words_rows
from treaty.tui.matrix import LABEL, Matrix, bracketed, grid
from treaty.tui.rows import Row
from treaty.views.outlook_records import BlocsView


def said(rows: tuple[Row, ...]) -> str:
    """Rows as bare text."""
    return "\n".join(one.words for one in rows)


def ties() -> BlocsView:
    """A map of twelve countries."""
    return table().place("KEN").ties()


def matrix_of(pilot: Pilot[str]) -> Matrix:
    """The matrix on the screen."""
    return pilot.app.screen.query_one(Matrix)


def test_brackets_are_the_bloc_of_a_country() -> None:
    found = ties()
    shapes = {bracketed(found, country)[::4] for country in found.order if not found.bloc_of[country]}
    assert shapes == {"<>"}
    for name, members in found.blocs:
        assert len({bracketed(found, one)[::4] for one in members}) == 1, name


@pytest.mark.parametrize(
    ("countries", "width", "column"), [(8, 44, 4), (12, 44, 3), (12, 56, 4), (24, 80, 3), (24, 40, 2)]
)
def test_columns_are_as_wide_as_there_is_room(countries: int, width: int, column: int) -> None:
    assert grid(countries, width).column == column
    if column > 2:
        assert LABEL + countries * column <= width


def test_every_pair_is_a_sign_in_its_row_and_column() -> None:
    found = ties()

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "7")
        lines = {line[2:8].strip("▸ │"): line for line in shown(pilot).splitlines()}
        for country in found.order:
            (line,) = [line for name, line in lines.items() if name.strip("▸ ") == bracketed(found, country)]
            signs = line.split(bracketed(found, country))[1].split("│")[0].split()
            assert len(signs) == len(found.order)
            for other, sign in zip(found.order, signs, strict=True):
                tie = found.between(country, other) if other != country else None
                assert sign == (tie.sign if tie else "\\")

    look(table(), steps, size=(120, 40))


def test_arrows_move_the_cell_in_hand_and_the_words_follow() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "7", "home")
        assert matrix_of(pilot).pair[0] == "KEN"
        one, other = matrix_of(pilot).pair
        await press(pilot, "right", "up")
        assert matrix_of(pilot).pair != (one, other)
        assert "{} and {}".format(*sorted(matrix_of(pilot).pair, key=ties().order.index)) in shown(pilot)
        await press(pilot, "end", "right", "pagedown", "down")
        assert matrix_of(pilot).at == (11, 11)

    look(table(), steps)


def test_a_move_redraws_no_more_than_the_lines_it_touches() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "7")
        matrix, drawn = matrix_of(pilot), []
        render = matrix.render_line
        matrix.render_line = lambda y: drawn.append(y) or render(y)  # type: ignore[method-assign]
        await press(pilot, "up")
        assert 0 < len(set(drawn)) <= 3

    look(table(), steps)


def test_a_click_points_and_a_click_on_the_cell_in_hand_chooses() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "7")
        spot = (2 + LABEL + 1, 1 + 4 + 2)
        await pilot.click(Matrix, offset=spot)
        await settled(pilot)
        assert matrix_of(pilot).at == (2, 0)
        await pilot.click(Matrix, offset=spot)
        await settled(pilot)
        assert "Write to" in shown(pilot)

    look(table(), steps)


def test_heads_stay_in_sight_where_the_matrix_scrolls() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "7")
        if not matrix_of(pilot).display:
            await press(pilot, "b")
        await press(pilot, "pagedown", "end")
        text = "\n".join(strip.text for strip in (matrix_of(pilot).render_line(y) for y in range(4)))
        assert "▾" in text
        assert matrix_of(pilot).pair[0] in matrix_of(pilot).render_line(matrix_of(pilot).size.height - 1).text

    look(table(), steps, size=(40, 16))


def test_lists_count_the_ties_of_every_country() -> None:
    found = ties()
    rows = {one.id: one.words for one in cards_rows(found, {}) if one.id}
    assert set(rows) == set(found.order)
    for country, words in rows.items():
        for sign, others in ties_of(found, country).items():
            assert sign == "." or f"{sign}{len(others)}" in words


def test_the_lists_take_the_place_of_the_matrix_with_the_same_country_in_hand() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "7", "up")
        one = matrix_of(pilot).pair[0]
        text = await press(pilot, "b")
        assert not matrix_of(pilot).display
        assert f"▸ {bracketed(ties(), one)}" in text
        await press(pilot, "down", "b")
        assert matrix_of(pilot).display
        assert matrix_of(pilot).pair[0] != one

    look(table(), steps)


def test_an_index_is_shown_with_its_parts() -> None:
    found = ties()
    country = next(one for one, alignment in found.alignment.items() if not alignment.power)
    words = said(country_rows(found, country, {}))
    assert f"{found.alignment[country].index:.2f} of 1" in words
    for part in ("freedom", "autonomy"):
        assert f"{found.alignment[country].parts[part]:.2f}" in words
    for reading in found.readings:
        assert reading in words


def test_the_whole_map_is_said_over_the_full_width() -> None:
    found = ties()
    words = said(words_rows(found, {}))
    for country, one in found.alignment.items():
        parts = f"{one.index:.2f} = {one.parts['freedom']:.2f} x {one.parts['autonomy']:.2f}"
        assert one.power or (parts in words and country in words)

    async def steps(pilot: Pilot[str]) -> None:
        text = await press(pilot, "escape", "7", "w")
        assert "The map in words" in text
        assert next(one for one in found.readings if len(one) < 70) in text
        assert "The map in words" not in await press(pilot, "enter")

    look(table(), steps)


def test_a_pair_is_said_in_a_sentence() -> None:
    found = ties()
    tie = found.ties[0]
    assert tie.sentence in said(pair_rows(found, tie.other, tie.one, {}))


def test_whether_a_text_would_hold_is_answered_for_the_text_that_is_chosen() -> None:
    session = table()
    text = session.place("KEN").desk().texts[0]

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "7", "s")
        assert session.place("KEN").holding(text.id).sentence in await press(pilot, "enter")

    look(session, steps, size=(120, 40))


@pytest.mark.parametrize("size", [(40, 12), (64, 20), (100, 34), (200, 60)])
def test_any_size_will_do(size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        assert "Blocs" in await press(pilot, "escape", "7", "tab", "b", "b")

    look(table(), steps, size=size)
