"""Checking files: each is known by its tables, no bytes are too strange, and the starts are sound."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treaty.library import schema
from treaty.library.catalogue import load_catalogue
from treaty.library.check import check_file, check_files, sort_of
from treaty.library.proposals import shipped
from treaty.library.starters import starter
from treaty.model.measure import MEASURES

SHARED_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def test_all_shipped_drafts_are_sound():
    assert not any(check_files(list(shipped().values())).values())


@pytest.mark.parametrize("sort", ["proposal", "kind", "scenario"])
def test_a_start_is_sound_as_it_stands(tmp_path, sort):
    file = tmp_path / f"{sort}.toml"
    file.write_text(starter(sort), encoding="utf-8")
    assert check_file(file) == []
    assert starter(sort).count("#") > 5


def test_no_start_for_other_words():
    with pytest.raises(ValueError, match="proposal, scenario, kind"):
        starter("poem")


def test_a_kind_of_ones_own_counts_for_the_drafts_beside_it(tmp_path):
    own, draft = tmp_path / "own.toml", tmp_path / "draft.toml"
    own.write_text(starter("kind"), encoding="utf-8")
    draft.write_text('id = "d"\ntitle = "D"\n[[articles]]\nid = "1"\nkind = "X1"\n', encoding="utf-8")
    assert [str(fault) for fault in check_file(draft)] == [
        f"{draft}:5:1: `X1` is no clause kind of the catalogue; to use a kind of your own, name its file too"
    ]
    assert check_files([draft, own]) == {str(draft): [], str(own): []}


def test_a_kind_that_is_packaged_already_is_refused(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(starter("kind").replace('"X1"', '"A1"'), encoding="utf-8")
    (fault,) = check_file(own)
    assert "there is a kind A1 already" in fault.sentence


def test_the_packaged_catalogue_is_sound():
    from importlib import resources

    files = [str(file) for file in (resources.files("treaty.library") / "catalogue").iterdir()]
    assert len(files) == 14
    assert not any(check_files(files).values())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "treaty new"),
        ("x = 1", "[[articles]]"),
        ("[[article]]\nid = 1", "did you mean `articles`?"),
        ("articles = 3", "`articles` must be a list"),
        ("kinds = 3", "[[kinds]]"),
    ],
)
def test_a_file_of_no_known_sort_says_what_is_wanted(tmp_path, text, word):
    file = tmp_path / "f.toml"
    file.write_text(text, encoding="utf-8")
    faults = check_file(file)
    assert any(word in fault.sentence for fault in faults), faults
    assert all(fault.file == str(file) and fault.line >= 1 and fault.column >= 1 for fault in faults)


def test_names_that_are_no_files(tmp_path):
    for name in (tmp_path, tmp_path / "none", "a\0b", "x" * 9000, ""):
        (fault,) = check_file(name)
        assert fault.sentence


def test_sorts_are_known_by_their_tables():
    assert [sort_of({key: 1}) for key in ("kinds", "articles", "calendar", "poem")] == [
        "catalogue",
        "proposal",
        "scenario",
        "",
    ]


@SHARED_FOLDER
@given(st.binary(max_size=400))
def test_any_bytes_give_complaints(tmp_path_factory, raw):
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(raw)
    assert check_file(file)


VALUES = st.recursive(
    st.one_of(st.integers(), st.floats(), st.booleans(), st.text(max_size=5), st.sampled_from(sorted(MEASURES))),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)
TABLES = st.dictionaries(
    st.sampled_from(
        [
            "id",
            "title",
            "kind",
            "kinds",
            "values",
            "group",
            "sentence",
            "parameters",
            "duties",
            "means",
            "methods",
            "final",
            "articles",
            "preamble",
            "text",
            "relief",
            "name",
            "type",
            "low",
            "high",
            "typical",
            "measure",
        ]
    ),
    VALUES,
    max_size=5,
)


def toml(value) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml(one) for one in value) + "]"
    return json.dumps(value).lower().replace("infinity", "inf") if not isinstance(value, str) else json.dumps(value)


@SHARED_FOLDER
@given(st.sampled_from(["articles", "kinds", "final"]), st.lists(TABLES, max_size=3) | VALUES, TABLES)
def test_any_values_in_known_tables_give_complaints(tmp_path_factory, table, values, rest):
    file = tmp_path_factory.getbasetemp() / "values.toml"
    file.write_text("".join(f"{key} = {toml(one)}\n" for key, one in {**rest, table: values}.items()), "utf-8")
    for fault in check_file(file):
        assert fault.line >= 1
        assert "\x1b" not in str(fault)


def test_schemas_describe_the_files():
    for sort in schema.SORTS:
        made = schema.schema(sort)
        assert made["$schema"] == schema.DIALECT
        assert json.loads(json.dumps(made)) == made
    kinds = schema.schema("proposal")["$defs"]["ArticleTable"]["properties"]["kind"]["anyOf"]
    assert {one.get("const") for one in kinds} >= {*load_catalogue(), "free"}
    with pytest.raises(ValueError, match="proposal, kind, scenario"):
        schema.schema("poem")


def test_the_list_of_measures_has_units():
    listed = schema.measures()
    assert [one["name"] for one in listed] == list(MEASURES)
    assert all(one["unit"] for one in listed)
