"""Rows laid out to a width: nothing is wider than there is room, and no word is lost."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from treaty.tui.rows import BLANK, Part, Row, fact, laid, paragraphs, row

WORDS = st.text(alphabet="ab ćü 漢字한국-—…x", min_size=0, max_size=60)
PARTS = st.lists(st.builds(Part, WORDS, st.sampled_from(["", "dim", "bad"])), max_size=5).map(tuple)
ROWS = st.builds(
    Row, PARTS, st.just(""), st.one_of(st.just(()), st.tuples(st.builds(Part, st.text("1ä", max_size=8)))),
    st.integers(0, 12), st.booleans(), st.just(""), st.just(True),
)  # fmt: skip


@given(st.lists(ROWS, max_size=6), st.integers(3, 100))
def test_no_line_is_wider_than_the_room(rows: list[Row], width: int) -> None:
    for line in laid(rows, width):
        # A letter two cells wide cannot be cut in half: in a room of one cell it stands over.
        assert sum(cell_len(part.words) for part in line.parts) <= max(width, 2)


@given(st.lists(ROWS, max_size=4), st.integers(4, 100))
def test_no_letter_is_lost_but_blanks(rows: list[Row], width: int) -> None:
    for number, one in enumerate(rows):
        said = "".join(part.words for line in laid(rows, width) if line.row == number for part in line.parts)
        wanted = "".join(part.words for part in (*one.parts, *one.right))
        assert sorted(said.replace(" ", "")) == sorted(wanted.replace(" ", ""))


def test_words_break_at_blanks_and_later_lines_are_indented() -> None:
    lines = ["".join(part.words for part in line.parts) for line in laid([row("one two three four", indent=3)], 9)]
    assert lines == ["one two", "   three", "   four"]


def test_what_stands_right_stands_at_the_edge_of_the_first_line() -> None:
    lines = ["".join(part.words for part in line.parts) for line in laid([row("aim", right="12 of 20")], 20)]
    assert lines == ["aim         12 of 20"]


def test_what_may_not_wrap_is_cut_with_a_sign() -> None:
    (line,) = laid([row("a very long title indeed", wraps=False)], 10)
    assert "".join(part.words for part in line.parts) == "a very lo…"


def test_an_empty_row_is_an_empty_line_and_a_fact_has_its_name_in_a_column() -> None:
    assert [line.parts for line in laid([BLANK], 10)] == [()]
    assert fact("name", "value", width=8).words == "name    value"
    assert [one.words for one in paragraphs("a\n\nb")] == ["a", "", "b"]


def test_a_cut_between_two_parts_shows_that_something_is_left_out() -> None:
    (line,) = laid((row(("abc: ", "dim"), "words", wraps=False),), 5)
    assert "".join(part.words for part in line.parts) == "abc:…"
