"""Reading TOML: values are tomllib's, places are ours, and no bytes lead to a traceback."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treaty.library.reading import DEEPEST, LARGEST_BYTES, Complaint, Document, Faulty
from treaty.model.instrument import FinalClauses, Instrument

TEXT = '''# a comment with [brackets] and key = 1
id = "x"
title = """
one = 1
[two]"""
"quoted key".'and.this' = 3
[final]
consent = "ratification"   # trailing
list = [1, [2,
  3], { a = 4, b.c = 5 }]
[[articles]]
id = "1"
[articles.values]
flop_cap = 1e24
[[articles]]
values = { flop_cap = 2e24, scope = ["}", ']', "a # b"] }
after = 1
[[articles.parts]]
name = "p"
[[articles.parts]]
name = "q"
'''
PLACES = [
    ((), (1, 1)),
    (("id",), (2, 1)),
    (("title",), (3, 1)),
    (("quoted key", "and.this"), (6, 1)),
    (("final",), (7, 1)),
    (("final", "consent"), (8, 1)),
    (("final", "list", 0), (9, 9)),
    (("final", "list", 1, 1), (10, 3)),
    (("final", "list", 2, "a"), (10, 9)),
    (("final", "list", 2, "b", "c"), (10, 16)),
    (("articles", 0), (11, 1)),
    (("articles", 0, "values", "flop_cap"), (14, 1)),
    (("articles", 1), (15, 1)),
    (("articles", 1, "values", "flop_cap"), (16, 12)),
    (("articles", 1, "values", "scope", 2), (16, 48)),
    (("articles", 1, "after"), (17, 1)),
    (("articles", 1, "parts", 0, "name"), (19, 1)),
    (("articles", 1, "parts", 1, "name"), (21, 1)),
]


def faults(text: str) -> list[Complaint]:
    with pytest.raises(Faulty) as caught:
        Document.parse(text, "f.toml")
    return list(caught.value.complaints)


@pytest.mark.parametrize(("keys", "place"), PLACES)
def test_every_key_has_its_place(keys, place):
    assert Document.parse(TEXT).place(keys) == place


def test_a_key_that_is_not_there_has_the_place_of_the_nearest_one_around_it():
    document = Document.parse(TEXT)
    assert document.place(("articles", 1, "values", "nowhere", 3)) == (16, 1)
    assert document.place(("nowhere",)) == (1, 1)


def test_lines_that_end_as_on_windows_count_alike(tmp_path):
    file = tmp_path / "w.toml"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    document = Document.read(file)
    assert document.values == tomllib.loads(TEXT)
    assert all(document.place(keys) == place for keys, place in PLACES)


ODD = st.text(alphabet="ab. ]}[{,#'\"\\\n=", max_size=8)
TOML_VALUES = st.recursive(
    st.one_of(st.integers(-9, 9), st.booleans(), ODD),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(ODD, inner, max_size=3)),
    max_leaves=8,
)


def written(value) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{written(key)} = {written(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[\n " + ", # ]\n ".join(written(one) for one in value) + "\n]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return str(value).lower()


def paths(value, at=()):
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*at, key)
        yield from paths(one, (*at, key))


@given(st.dictionaries(ODD, TOML_VALUES, max_size=4))
def test_the_scanner_finds_every_key_that_tomllib_finds(values):
    text = "".join(f"{written(key)} = {written(value)}\n" for key, value in values.items())
    document = Document.parse(text)
    assert document.values == values
    found = set(document._places)
    assert found == {(), *paths(values)}
    lines = text.split("\n")
    for keys in paths(values):
        line, column = document.place(keys)
        if isinstance(keys[-1], str):
            assert lines[line - 1][column - 1 :].startswith(written(keys[-1]))


@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ("a = 1\nb = \n", 2, 5, "quotation marks"),
        ("a = 1\na = 2\n", 2, 6, "second time"),
        ("[t]\n[t]\n", 2, 3, "second time"),
        ('a = "open\n', 1, 10, "quotation"),
        ("a = [1, 2\n", 2, 1, "not closed"),
        ("just words", 1, 6, "="),
        ("a = 1 b = 2", 1, 7, "own line"),
        ("ok = 1\na = inf", 2, 1, "infinity"),
        ("ok = 1\na = nan", 2, 1, "nan"),
        ("a = 1" + "0" * 60, 1, 1, "too large"),
        ("a = [" + "1," * 30_000 + "]", 1, 1, "shorten"),
        ("a = 1" + "0" * 6000, 1, 1, ""),
        ("a = " + "[" * 10_000, 1, 1, "deep"),
        ("a = " + "[" * 10_000 + "]" * 10_000, 1, 1, "deep"),
        ("x = 1\na" + ".a" * 100_000 + " = 1", 2, 1, "dots"),
        ("x = 1\n[a" + ".a" * 100_000 + "]", 2, 1, "dots"),
        ("a = " + "{ a = " * 60 + "1" + " }" * 60, 1, None, "deep"),
    ],
)
def test_a_file_that_is_no_sound_toml_says_where_and_what(text, line, column, word):
    (fault,) = faults(text)
    assert (fault.file, fault.line) == ("f.toml", line)
    assert column is None or fault.column == column
    assert word in fault.sentence
    assert str(fault).startswith(f"f.toml:{line}:")


def test_files_that_cannot_be_read_say_so(tmp_path):
    large, zero, latin = tmp_path / "large", tmp_path / "zero", tmp_path / "latin"
    large.write_bytes(b"#" * (LARGEST_BYTES + 1))
    zero.write_bytes(b"a = 1\nb\0")
    latin.write_bytes('a = 1\nb = "é"'.encode("latin-1"))
    cases = {
        large: (1, 1, "larger"),
        zero: (2, 2, "zero byte"),
        latin: (2, 6, "UTF-8"),
        tmp_path: (1, 1, "folder"),
        tmp_path / "none": (1, 1, "no such file"),
        Path("/dev/null"): (1, 1, "ordinary"),
        Path("x" * 9000): (1, 1, "cannot be read"),
    }
    for path, (line, column, word) in cases.items():
        with pytest.raises(Faulty) as caught:
            Document.read(path)
        (fault,) = caught.value.complaints
        assert (fault.line, fault.column) == (line, column)
        assert word in fault.sentence


def built(text: str, model=Instrument) -> list[str]:
    document = Document.parse(text, "f")
    with pytest.raises(Faulty) as caught:
        document.build(model, document.values)
    return str(caught.value).split("\n")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('consnet = "signature"', "f:1:1: `consnet` is not known here; did you mean `consent`?"),
        ('consent = "signatur"', "f:1:1: `consent` is \"signatur\"; it must be 'signature' or 'ratification'"),
        ("late_joiner = { month = 1 }", "f:1:17: `month` is not known here; did you mean `months`?"),
        ("late_joiner = { months = -1 }", "f:1:17: `months` is -1; it must be at least 0"),
        ("late_joiner = { months = 1.5 }", "f:1:17: `months` must be a whole number"),
        ("late_joiner = 3", "f:1:1: `late_joiner` must be a table"),
        ("withdrawal.allowed = []", "f:1:1: `allowed` must be true or false"),
        ("[entry_into_force]\nthen = {}", "f:1:1: `all_of` is missing here; add it"),
        ("[entry_into_force]\nall_of = []", "f:2:1: `all_of` has 0 entries; at least 1 are wanted"),
        (
            '[entry_into_force]\nall_of = [{ type = "cuont" }]',
            "f:2:11: entry 1 of `all_of` needs `type`, one of: 'count', 'weight', 'named_states'",
        ),
        (
            '[entry_into_force]\nall_of = [{ type = "named_states", states = ["usa"] }]',
            "f:2:46: entry 1 of `states`: `usa` must be three capital letters, such as IND",
        ),
        (
            '[entry_into_force]\nall_of = [{ type = "weight", at_least = "7/5" }]',
            "f:2:30: `at_least`: `7/5` must be above 0 and at most 1",
        ),
        ('[entry_into_force]\nnot_before = "soon"\nall_of = [{ type = "count", at_least = 5 }]', "such as 2026-09-01"),
    ],
)
def test_a_value_the_model_refuses_is_put_in_words_at_its_place(text, complaint):
    (line,) = built(text, FinalClauses)
    assert complaint in line


def test_a_value_of_several_possible_kinds_gets_one_sentence():
    text = 'id = "a"\ntitle = "A"\n[[articles]]\nid = "1"\nclause = { kind = "B1", values = { flop_cap = {} } }'
    assert built(text) == [
        "f:5:36: `flop_cap` must be true or false, a number, text in quotation marks or a list in [brackets]"
    ]


def test_complaints_come_in_the_order_of_the_file_and_all_at_once():
    lines = built('title = 3\nid = "no blanks"\narticles = [{ id = "1" }]\nextra = 1')
    assert [line.split(":")[1] for line in lines] == ["1", "2", "3", "4"]


def test_hostile_text_is_inert_and_cut():
    text = '"\\u001b[31mred\\u202e\\u0000" = 1\n"' + "k" * 5000 + '" = 2'
    for line in built(text):
        assert not any(bad in line for bad in "\x1b\u202e\0\n")
        assert len(line) < 700
    fault = Complaint("a\x1b[2Jb\u202e" + "f" * 999, 1, 1, "\x1b]0;title\x07one\ntwo" + "s" * 9999)
    assert "\x1b" not in str(fault) + fault.file
    assert "\n" not in str(fault)
    assert len(str(fault)) < 900


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_complaints(raw):
    try:
        document = Document.decode(raw, "f")
    except Faulty as faulty:
        document = None
        complaints = faulty.complaints
    assert complaints if document is None else document.values == tomllib.loads(raw.decode("utf-8-sig"))


@given(st.text(alphabet="ab=.[]{},\"'\n #\\1e-:", max_size=120))
def test_the_scanner_survives_what_tomllib_refuses(text):
    places = Document("f", text, {})._places
    assert all(0 <= offset <= len(text) for offset in places.values())
    assert all(len(keys) < DEEPEST * 20 for keys in places)
