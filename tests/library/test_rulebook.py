"""The rule book: every number leads to a rule, and every rule can be read."""

import re
import tomllib

import pytest

from treaty.library.rulebook import FILES, FOLDER, find, inside, number, rule, rules


@pytest.mark.parametrize(
    ("asked", "id"),
    [
        ("V20.5", "V20.5"),
        (" v20.5 ", "V20.5"),
        ("20(5)", "V20.5"),
        ("art. 20(5)", "V20.5"),
        ("VCLT Article 18", "V18"),
        ("V60(2)(a)", "V60.2"),
        ("V60.2a", "V60.2"),
        ("v-rev", "V-rev"),
        ("V46–53", "V46-53"),
        ("rule F3.1", "F3.1"),
    ],
)
def test_a_rule_is_found_as_people_write_its_number(asked: str, id: str) -> None:
    found = rule(asked)
    assert found.rule is not None
    assert (number(asked), found.rule.id) == (id, id)


def test_a_whole_shows_its_parts_in_order() -> None:
    assert [one.id for one in rule("V20").parts] == [f"V20.{n}" for n in range(1, 7)]
    assert [one.id for one in rule("V57/58").parts] == ["V57", "V58"]
    assert [one.id for one in rule("V46-53").parts] == [f"V{n}" for n in range(46, 54)]


def test_a_number_that_only_its_parts_have_and_a_span_of_articles_show_those() -> None:
    assert (rule("V26").rule, [one.id for one in rule("V26").parts]) == (None, ["V26.1"])
    assert [one.id for one in rule("V22-23").parts] == ["V22.1", "V23.1", "V23.2", "V23.3"]


@pytest.mark.parametrize(
    ("asked", "near"), [("V20.9", "V20.5"), ("V57.1", "V57"), ("F3.61", "F3.6"), ("V2O.5", "V20.5"), ("C9", "C1")]
)
def test_a_mistyped_number_brings_the_nearest(asked: str, near: str) -> None:
    found = rule(asked)
    assert (found.rule, found.parts) == (None, ())
    assert near in found.near


@pytest.mark.parametrize("asked", ["", " ", "the sea", "V", "\x1b[31m", "[red]", "V" * 10_000, "²", "V20-x", "20-19-3"])
def test_what_is_no_number_finds_no_rule_and_breaks_nothing(asked: str) -> None:
    assert (rule(asked).rule, rule(asked).parts) == (None, ())


def test_words_are_found_in_titles_first_and_all_of_them_count() -> None:
    assert next(one.id for one in find("SILENCE accepts")) == "V20.5"
    assert {"V56.2", "V66.1"} <= {one.id for one in find("twelve months")}
    assert "V56.2" not in {one.id for one in find("twelve months reservation")}
    assert find("  ") == ()
    assert find("no rule says this") == ()


def test_a_part_lies_in_its_whole_alone() -> None:
    assert inside("V20.5", "V20")
    assert not inside("V20.5", "V2")
    assert inside("V53", "V46-53")
    assert not inside("V54.1", "V46-53")
    assert not inside("F46", "V46-53")


def test_every_rule_can_be_read_and_cited() -> None:
    for one in rules().values():
        assert re.fullmatch(r"[A-Z]\d+([-/]\d+)?(\.\d+)?|V-rev", one.id)
        assert 3 <= len(one.title) <= 60, one.id
        assert one.words.endswith("."), one.id
        assert 20 <= len(one.words) <= 480, one.id
        assert len(re.findall(r"[.?!](?: |$)", one.words.replace("art. ", "article "))) <= 5, one.id
        assert one.level in (1, 2, 3)
        assert one.kind in ("law", "practice", "house")
        assert one.source


def test_a_rule_of_the_convention_cites_the_article_that_its_number_names() -> None:
    for one in rules().values():
        if one.kind == "law":
            first = re.match(r"V(\d+)", one.id)
            assert first is not None, one.id
            assert re.search(rf"VCLT 1969, arts?\. {first[1]}\b", one.source), one.id


def test_a_part_cites_the_paragraph_that_its_number_names() -> None:
    for one in rules().values():
        part, cited = one.id.partition(".")[2], re.match(r"VCLT 1969, art\. \d+\((\d+)\)", one.source)
        if one.kind == "law" and part and cited and "," not in one.source.split("art.")[1]:
            assert part == cited[1] or one.id in OWN_NUMBERS, one.id


OWN_NUMBERS = {"V2.1", "V2.2", "V2.3", "V78.1", "V78.2", "V78.3"}
"""Parts whose numbers are those of this book, where the article counts by letters or has one list."""


def test_the_book_has_what_it_is_asked_for_most() -> None:
    assert {"V2.1", "V9.2", "V-rev", "V20.5", "V31-33", "V80.1", "F1.1", "F6.4", "C5", "D4", "K2", "T6"} <= set(rules())


def test_files_hold_nothing_that_nobody_reads() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(FILES)
    for name in FILES:
        for chapter in tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["chapters"]:
            assert set(chapter) <= {"title", "rules", "wholes"}
            assert all(set(one) <= {"id", "title", "words", "source"} for one in chapter.get("wholes", ()))
