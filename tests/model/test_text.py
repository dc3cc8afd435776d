"""Text typed by people is only text: no control sequences, no tricks of direction, no piles of marks, bounded."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from treaty.model.base import LINE_LENGTH, PARAGRAPH_LENGTH, CountryId, Line, Name, Paragraph, Slug
from treaty.model.plain import plain

LINE: TypeAdapter[str] = TypeAdapter(Line)
PARAGRAPH: TypeAdapter[str] = TypeAdapter(Paragraph)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[2J\x1b[1;1Hgone", "gone"),
        ("\x1b]0;a new title\x07text", "text"),
        ("\x1b]52;c;cm0gLXJmIH4=\x07text", "text"),
        ("\x1b]52;c;cm0gLXJmIH4=\x1b\\text", "text"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bMup", "up"),
        ("\x1b\x1b[31mtwice", "twice"),
        ("bell\x07 nul\x00 back\x08 del\x7f", "bell nul back del"),
        ("\x9b31mC1", "31mC1"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\u2066isolate\u2069", "isolate"),
        ("zero\u200bwidth\u200djoined\u2060\ufeff", "zerowidthjoined"),
        ("soft\u00adhyphen", "softhyphen"),
        ("tags\U000e0041\U000e0042", "tags"),
        ("cafe\u0301", "caf\u00e9"),
        ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
        ("日本語 and ελληνικά", "日本語 and ελληνικά"),
        ("  many   blanks\t\nand lines  ", "many blanks and lines"),
        ("line\u2028separator", "line separator"),
    ],
)
def test_a_line_keeps_the_words_alone(typed: str, kept: str):
    assert LINE.validate_python(typed) == kept


def test_an_open_control_string_takes_its_rest_along():
    assert LINE.validate_python("seen \x1b]52;c;cm0gLXJmIH4=") == "seen"


def test_a_pile_of_marks_is_two_high_at_most():
    typed = "Z" + "\u0335" * 10_000
    assert len(plain(typed)) == 3
    assert len(PARAGRAPH.validate_python(("Z" + "\u0335\u0336" * 100) * 5)) == 15


def test_a_paragraph_keeps_its_lines():
    assert PARAGRAPH.validate_python("one\ntwo\tthree\r\nfour\n") == "one\ntwo three\nfour"


@pytest.mark.parametrize(("text", "limit"), [(LINE, LINE_LENGTH), (PARAGRAPH, PARAGRAPH_LENGTH)])
def test_text_is_bounded(text: TypeAdapter[str], limit: int):
    assert len(text.validate_python("x" * limit)) == limit
    with pytest.raises(ValidationError, match="at most"):
        text.validate_python("x" * (limit + 1))


@pytest.mark.parametrize("text", [LINE, PARAGRAPH])
def test_ten_megabytes_are_refused_before_they_are_read(text: TypeAdapter[str]):
    typed = "\x1b]52;" + "a\u0301" * 5_000_000
    before = time.process_time()
    with pytest.raises(ValidationError):
        text.validate_python(typed)
    assert time.process_time() - before < 0.5


@pytest.mark.parametrize("text", [LINE, PARAGRAPH])
def test_a_letter_that_grows_when_normalised_cannot_outgrow_the_bound(text: TypeAdapter[str]):
    """U+FB2C becomes three characters in form NFC; what was kept must be read again from the save."""
    limit = LINE_LENGTH if text is LINE else PARAGRAPH_LENGTH
    with pytest.raises(ValidationError, match="at most"):
        text.validate_python("\ufb2c" * limit)


@given(st.text(max_size=LINE_LENGTH))
@settings(max_examples=200, deadline=None)
def test_what_was_cleaned_once_stays_as_it_is(typed: str):
    for text in (LINE, PARAGRAPH):
        try:
            kept = text.validate_python(typed)
        except ValidationError:
            continue
        assert text.validate_python(kept) == kept
        assert not any(ord(sign) < 32 and sign != "\n" for sign in kept)


@pytest.mark.parametrize("wrong", ["", "us", "USAX", "usa", "U5A", "USA\n", "ÜSA", " USA"])
def test_a_country_is_three_capitals(wrong: str):
    with pytest.raises(ValidationError):
        TypeAdapter(CountryId).validate_python(wrong)


@pytest.mark.parametrize("wrong", ["", "-a", ".a", "a b", "a/b", "a" * 61, "ä", "a\n", "../x"])
def test_an_id_is_letters_digits_dots_and_dashes(wrong: str):
    with pytest.raises(ValidationError):
        TypeAdapter(Slug).validate_python(wrong)


@pytest.mark.parametrize("wrong", ["", "A", "1a", "a-b", "a" * 61, "_a"])
def test_a_name_is_small_letters_digits_and_underscores(wrong: str):
    with pytest.raises(ValidationError):
        TypeAdapter(Name).validate_python(wrong)
