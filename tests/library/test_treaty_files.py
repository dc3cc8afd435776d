"""Treaty files: what is read out of them, and one line with file, line and field for whatever is wrong."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.library.json_places import first_twice, line_of
from treaty.library.treaty_clauses import terms_of
from treaty.library.treaty_events import record_in
from treaty.library.treaty_files import BadFile, TreatyFile, load
from treaty.library.treaty_text import LARGEST_BYTES, Node
from treaty.model.dates import Delay
from treaty.model.entry import Count, FractionOfParties, Weight, Withdrawal
from treaty.model.terms import Act

TEXT = """{
 "id": "x",
 "adopted": "2020-01-01",
 "entry_into_force": {
  "all_of": [
   {"type": "count", "at_least": 2}
  ],
  "then": {"days": 30}
 }
}
"""
ROWS = "date,state,iso3,event,weight,note,source\n2020-02-01,Aland,AAA,ratification,,,\n"


def made(folder: Path, text: str = TEXT, rows: str = ROWS) -> TreatyFile:
    (folder / "x.json").write_text(text, encoding="utf-8")
    (folder / "x.csv").write_text(rows, encoding="utf-8")
    return load(folder / "x.json", folder / "x.csv")


def complaint(folder: Path, text: str = TEXT, rows: str = ROWS) -> str:
    with pytest.raises(BadFile) as caught:
        made(folder, text, rows)
    said = str(caught.value)
    assert "\n" not in said
    return said.removeprefix(f"{folder}/")


def clauses(**changes: object) -> str:
    """The text with changes to its clause on entry into force, on one line."""
    text = json.loads(TEXT)
    text["entry_into_force"].update(changes)
    return json.dumps(text)


def test_the_clauses_of_a_file_are_read(tmp_path: Path):
    terms = made(tmp_path).terms
    assert (terms.id, terms.adopted, terms.entry.then) == ("x", date(2020, 1, 1), Delay(days=30))
    assert terms.entry.all_of == (Count(at_least=2),)
    assert (terms.withdrawal, terms.late_joiner, terms.family) == (None, Delay(), "deposits after the threshold")


def test_options_of_a_condition_are_read(tmp_path: Path):
    option = {"signatories_only": True, "subset": ["AAA"], "reio_additional": False, "note": "kept"}
    found = made(tmp_path, clauses(all_of=[{"type": "count", "at_least": 1, **option}])).terms.entry.all_of[0]
    assert found == Count(at_least=1, signatories_only=True, subset=("AAA",), reio_additional=False)


def test_numbers_are_read_exactly(tmp_path: Path):
    weight = {"type": "weight", "table": "t", "total": 1302532.3, "at_least": "2/3"}
    rows = ROWS.replace("ratification,", "ratification,1")
    found = made(tmp_path, clauses(all_of=[weight]), rows).terms.entry.all_of[0]
    assert isinstance(found, Weight)
    assert (Fraction(found.total or 0), found.at_least) == (Fraction("1302532.3"), "2/3")
    acts = record_in(Path("x"), "date,state,iso3,event,weight\n2020-01-01,A,AAA,approval,12.1\n").acts
    assert acts == (Act(date(2020, 1, 1), "AAA", "approval", Fraction("12.1")),)


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("deposits after entry into force (earlier ones enter with the treaty)", "deposits after entry into force"),
        ("deposits after the threshold was met", "deposits after the threshold"),
        ("not checked", "deposits after the threshold"),
    ],
)
def test_v24_5_the_family_of_late_joiners_is_what_the_words_begin_with(tmp_path: Path, words: str, family: str):
    text = json.loads(TEXT) | {"late_joiner_applies_to": words}
    assert made(tmp_path, json.dumps(text)).terms.family == family


@pytest.mark.parametrize(
    ("clause", "read"),
    [
        ({"allowed": True, "notice": {"years": 1}}, Withdrawal(notice=Delay(years=1))),
        ({"notice": {"months": 3}}, Withdrawal(notice=Delay(months=3))),
        ({"allowed": True}, Withdrawal(notice=Delay())),
        ({"allowed": False}, Withdrawal(allowed=False, notice=Delay())),
        ({"clause": None, "note": "no withdrawal clause"}, None),
    ],
)
def test_v56_1_a_text_without_withdrawal_is_silent(tmp_path: Path, clause: object, read: object):
    assert made(tmp_path, json.dumps(json.loads(TEXT) | {"withdrawal": clause})).terms.withdrawal == read


def test_an_act_by_another_word_is_the_same_act():
    rows = "date,state,iso3,event\n" + "".join(
        f"2020-01-0{n},A,AAA,{word}\n"
        for n, word in enumerate(["Denunciation", "revocation", "succession_to_signature", "event"], 1)
    )
    kinds = [act.kind for act in record_in(Path("x"), rows).acts]
    assert kinds == ["withdrawal_notice", "withdrawal_revoked", "signature", "event"]


def test_a_later_date_of_a_notice_stands_in_a_column_or_in_the_note():
    head = "date,state,iso3,event,note,effective\n"
    rows = "2020-01-01,A,AAA,withdrawal_notice,,2021-01-01\n2020-01-02,B,BBB,withdrawal_notice,effective 2022-01-01,\n"
    late = [act.later for act in record_in(Path("x"), head + rows).acts]
    assert late == [date(2021, 1, 1), date(2022, 1, 1)]


def test_a_note_that_says_revoked_is_a_revocation_on_its_own_day():
    rows = "date,state,iso3,event,note\n1993-03-12,P,PRK,withdrawal_notice,suspended 1993-06-11 in New York\n"
    acts = record_in(Path("x"), rows).acts
    assert [(act.day, act.kind) for act in acts][1] == (date(1993, 6, 11), "withdrawal_revoked")


def test_a_state_without_a_code_is_known_by_its_name_and_is_an_organisation():
    rows = "".join(f"2020-01-01,{who},accession\n" for who in ("Bank,", "Union,EUU", "A,AAA"))
    record = record_in(Path("x"), f"date,state,iso3,event\n{rows}")
    assert [act.state for act in record.acts] == ["Bank", "EUU", "AAA"]
    assert record.organisations == {"Bank", "EUU"}


def test_rows_stand_in_any_order_and_those_of_one_day_as_they_are():
    rows = "date,state,iso3,event\n2020-02-02,A,AAA,accession\n2020-01-01,B,BBB,approval\n2020-02-02,C,CCC,signature\n"
    assert [act.state for act in record_in(Path("x"), rows).acts] == ["BBB", "AAA", "CCC"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"at_least": 2', '"at_least": 0', "x.json:6: entry_into_force.all_of[0].at_least: 0 is outside 1 to 1,000"),
        ('"at_least": 2', '"at_least": -2', "x.json:6: entry_into_force.all_of[0].at_least: -2 is outside"),
        ('"at_least": 2', '"at_least": true', "x.json:6: entry_into_force.all_of[0].at_least: True is no whole"),
        ('"at_least": 2', '"at_least": 2.5', "x.json:6: entry_into_force.all_of[0].at_least: '2.5' is no whole"),
        ('"at_least": 2', '"at_leats": 2', "x.json:6: entry_into_force.all_of[0].at_leats: `at_leats` is not known"),
        ('"at_least": 2', '"at_least": NaN', "x.json:6: NaN is no number"),
        (', "at_least": 2', "", "x.json:6: entry_into_force.all_of[0]: `at_least` is missing"),
        ('"count"', '"cuont"', "x.json:6: entry_into_force.all_of[0].type: `cuont` is no condition; there are: count"),
        (
            '"count"',
            '["count"]',
            "x.json:6: entry_into_force.all_of[0].type: text in quotation marks is wanted, not a list",
        ),
        ('"count"', '"count", "subset": "AAA"', "x.json:6: entry_into_force.all_of[0].subset: a list in [brackets]"),
        ('"count"', '"count", "subset": [1]', "x.json:6: entry_into_force.all_of[0].subset[0]: text in quotation"),
        ('"count"', '"count", "successions": "no"', "x.json:6: entry_into_force.all_of[0].successions: true or false"),
        ('{"days": 30}', '{"days": -30}', "x.json:8: entry_into_force.then.days: -30 is outside 0 to 36,500"),
        ('{"days": 30}', '{"days": "30"}', "x.json:8: entry_into_force.then.days: '30' is no whole number"),
        ('{"days": 30}', "{}", "x.json:8: entry_into_force.then: a delay needs one of days"),
        ('{"days": 30}', '{"rule": "soon"}', "x.json:8: entry_into_force.then.rule: first_day_of"),
        ('{"days": 30}', '{"rule": "first_day_of_month_following"}', "x.json:8: entry_into_force.then.rule: first"),
        ('{"days": 30}', "30", "x.json:8: entry_into_force.then: an object in {braces} is wanted, not 30"),
        ('"id": "x"', '"id": 7', "x.json:2: id: text in quotation marks is wanted, not 7"),
        ("2020-01-01", "2021-02-30", "x.json:3: adopted: `2021-02-30` is not in the calendar"),
        ("2020-01-01", "1 May 2020", "x.json:3: adopted: `1 May 2020` is no date"),
        ("2020-01-01", "20200101", "x.json:3: adopted: `20200101` is no date"),
        ("2020-01-01", "9999-01-01", "x.json:3: adopted: `9999-01-01` lies outside"),
        ('  "then"', '  "any_of": [], "then"', "x.json:8: entry_into_force.any_of: conditions are joined by `all_of`"),
        ('"adopted"', '"id"', "x.json:3: id: this key stands here a second time"),
        ('"entry_into_force"', '"entry"', "x.json: `entry_into_force` is missing"),
        (
            '"entry_into_force"',
            '"entry_into_forec"',
            "x.json:4: entry_into_forec: `entry_into_forec` is not known here",
        ),
        ('  "then"', '  "not_before": 5, "then"', "x.json:8: entry_into_force.not_before: text in quotation marks"),
        ('{"days": 30}', '{"days": 30},', "x.json:9: this is no JSON"),
        (TEXT, "[]", "x.json:1: an object in {braces} is wanted"),
        (TEXT, "[" * 100_000, "x.json: objects and lists are nested too deep"),
        ("2}", "9" * 5_000 + "}", "x.json:6: entry_into_force.all_of[0].at_least: '999"),
        (TEXT, "  \n", "x.json:1: the file is empty"),
        (TEXT, "\x00{}", "x.json:1: a control character"),
    ],
)
def test_what_is_wrong_with_an_instrument_is_said_at_its_place(tmp_path: Path, old: str, new: str, said: str):
    assert old in TEXT
    found = complaint(tmp_path, TEXT.replace(old, new, 1))
    assert found.replace("x.json:1: `entry", "x.json: `entry").startswith(said)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("", "x.csv:1: the file is empty"),
        ("date,state,event\n", "x.csv:1: iso3: the column is missing"),
        ("date,date,state,iso3,event\n", "x.csv:1: date: there are two columns"),
        ("date,state,iso3,event\n2020-01-01,A,AAA\n", "x.csv:2: the row has 3 fields, the header 4"),
        ("date,state,iso3,event\n\n2020-01-01,A,AAA,approval,\n", "x.csv:3: the row has 5 fields"),
        ("date,state,iso3,event\n2021-02-30,A,AAA,approval\n", "x.csv:2: date: `2021-02-30` is not in the calendar"),
        ("date,state,iso3,event\n,A,AAA,approval\n", "x.csv:2: date: a date is wanted"),
        (
            "date,state,iso3,event\n2020-01-01,A,AAA,aproval\n",
            "x.csv:2: event: `aproval` is no act that is known; did you",
        ),
        ("date,state,iso3,event\n2020-01-01,A,AAA,\n", "x.csv:2: event: a row says what the state did"),
        ("date,state,iso3,event\n2020-01-01,,,approval\n", "x.csv:2: state: a row names a state"),
        ("date,state,iso3,event,weight\n2020-01-01,A,AAA,approval,-3\n", "x.csv:2: weight: `-3` is no weight"),
        ("date,state,iso3,event,weight\n2020-01-01,A,AAA,approval,nan\n", "x.csv:2: weight: `nan` is no weight"),
        ("date,state,iso3,event,weight\n2020-01-01,A,AAA,approval,1e9\n", "x.csv:2: weight: `1e9` is no weight"),
        ('date,state,iso3,event\n2020-01-01,"A,AAA,approval\n', "x.csv:2: this is no CSV"),
        ('date,state,iso3,event\n2020-01-01,"A\nB",AAA,approval\nsoon,C,CCC,approval\n', "x.csv:4: date: `soon`"),
    ],
)
def test_what_is_wrong_with_events_is_said_at_its_place(tmp_path: Path, rows: str, said: str):
    assert complaint(tmp_path, rows=rows).startswith(said)


def test_files_that_cannot_be_read_are_one_line(tmp_path: Path):
    made(tmp_path)
    (tmp_path / "latin.json").write_bytes('{\n"id": "Côte"}'.encode("latin-1"))
    (tmp_path / "large.json").write_bytes(b" " * (LARGEST_BYTES + 1))
    for name, said in [
        ("none.json", "none.json: no such file"),
        (".", "is a directory"),
        ("latin.json", "latin.json:2: the file is not UTF-8"),
        ("large.json", "large.json: the file is larger than 8 MB"),
        ("a\0b", "this is no name of a file"),
        ("x" * 5_000, "file name too long"),
    ]:
        with pytest.raises(BadFile, match=said):
            load(tmp_path / name, tmp_path / "x.csv")


def test_a_parent_is_read_from_beside_the_file(tmp_path: Path):
    made(tmp_path)
    share = {"type": "fraction_of_parties", "parent": "x", "fraction": "2/3", "reference": "current"}
    (tmp_path / "y.json").write_text(clauses(all_of=[share]).replace('"x"', '"y"', 1), encoding="utf-8")
    (tmp_path / "y.csv").write_text(ROWS, encoding="utf-8")
    found = load(tmp_path / "y.json", tmp_path / "y.csv")
    assert found.terms.entry.all_of == (FractionOfParties(parent="x", fraction="2/3"),)
    assert found.parents["x"].terms.id == "x"


@pytest.mark.parametrize(
    ("parent", "said"),
    [
        ("x", "x is its own parent"),
        ("z", "the parent treaty z is wanted in z.json"),
        ("../x", "`../x` is no id"),
        ("", "text in quotation marks is wanted"),
    ],
)
def test_a_parent_that_cannot_be_is_said_at_its_place(tmp_path: Path, parent: str, said: str):
    text = clauses(all_of=[{"type": "parent_in_force", "treaty": parent}])
    assert complaint(tmp_path, text).startswith(f"x.json:1: entry_into_force.all_of[0].treaty: {said}")


def test_a_circle_of_parents_is_refused(tmp_path: Path):
    for own, other in ("xy", "yx"):
        text = clauses(all_of=[{"type": "parent_in_force", "treaty": other}]).replace('"id": "x"', f'"id": "{own}"')
        (tmp_path / f"{own}.json").write_text(text, encoding="utf-8")
        (tmp_path / f"{own}.csv").write_text(ROWS, encoding="utf-8")
    with pytest.raises(BadFile, match=r"y.json:1: .*x is its own parent, or a parent of its parent"):
        load(tmp_path / "x.json", tmp_path / "x.csv")


def test_at_adoption_needs_the_day_of_adoption(tmp_path: Path):
    share = {"type": "fraction_of_parties", "parent": "p", "fraction": "1/2", "reference": "at_adoption"}
    text = clauses(all_of=[share]).replace('"adopted": "2020-01-01", ', "")
    assert "all_of[0].reference: at_adoption needs the date `adopted`" in complaint(tmp_path, text)


def test_a_table_of_weights_is_summed_where_the_total_is_missing(tmp_path: Path):
    weight = {"type": "weight", "table": "t", "at_least": "1/2"}
    assert "`total` is missing, and there is no weights/t.csv" in complaint(tmp_path, clauses(all_of=[weight]))
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "t.csv").write_text("iso3,state,value\nAAA,A,1.5\nBBB,B,2\n", encoding="utf-8")
    found = made(tmp_path, clauses(all_of=[weight]))
    assert found.terms.entry.all_of[0] == Weight(table="t", at_least="1/2", total="7/2")
    assert found.tables == {"t": {"AAA": Fraction(3, 2), "BBB": 2}}
    (tmp_path / "weights" / "t.csv").write_text("iso3,state,value\nAAA,A,much\n", encoding="utf-8")
    assert (
        complaint(tmp_path, clauses(all_of=[weight]))
        == "weights/t.csv:2: value: `much` is no number or fraction such as 2/3"
    )


def test_what_a_file_says_is_shown_as_text_alone(tmp_path: Path):
    said = complaint(tmp_path, TEXT.replace('"count"', '"\\u001b[31m\\u202ecount"'))
    assert said.isprintable()


def test_lines_of_a_json_file_are_found():
    text = '{\n "a": [1,\n {"b": "}",\n  "c": null}\n ],\n "d": {"a": 1}\n}'
    assert [line_of(text, keys) for keys in [("a",), ("a", 1), ("a", 1, "c"), ("d", "a"), ("e",)]] == [2, 3, 4, 6, 1]
    assert first_twice('{"a": {"b": 1},\n"c": [{"b": 1}, {"b": 1,\n"b": 2}]}') == (("c", 1, "b"), 3)
    assert first_twice(text) is None


@given(st.text(max_size=80))
@settings(max_examples=80, deadline=None)
def test_whatever_the_text_the_answer_is_terms_or_one_line(text: str):
    for read in (lambda: terms_of(Node.parse(Path("x"), text)), lambda: record_in(Path("x"), text)):
        said = ""
        try:
            read()
        except BadFile as error:
            said = str(error)
        assert said.isprintable()


WEIGHED = {"type": "weight", "table": "t", "total": 10, "at_least": "1/2"}


def test_a_text_has_an_id(tmp_path: Path):
    assert complaint(tmp_path, TEXT.replace(' "id": "x",\n', "")).startswith("x.json:1: `id` is missing")


def test_a_slip_in_a_kind_of_instrument_is_a_fault_and_a_kind_of_its_own_is_not(tmp_path: Path):
    slip, own = (
        {"type": "count", "at_least": 1, "instruments": [kind]} for kind in ("ratificaton", "exchange of notes")
    )
    said = complaint(tmp_path, clauses(all_of=[slip]))
    assert said.startswith(
        "x.json:1: entry_into_force.all_of[0].instruments[0]: `ratificaton` is no kind of instrument"
    )
    assert made(tmp_path, clauses(all_of=[own])).terms.entry.all_of == (
        Count(at_least=1, instruments=("exchange_of_notes",)),
    )


def test_where_shares_count_deposits_have_weights_or_a_table_does(tmp_path: Path):
    assert complaint(tmp_path, clauses(all_of=[WEIGHED])).startswith("x.csv:1: weight: no deposit has a weight")
    assert made(tmp_path, clauses(all_of=[WEIGHED]), ROWS.replace("ratification", "signature")).record.acts
    assert made(tmp_path, clauses(all_of=[WEIGHED]), ROWS.replace("ratification,", "ratification,3")).record.weighed
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "t.csv").write_text("iso3,state,value\nAAA,Aland,7\n , ,\n")
    assert made(tmp_path, clauses(all_of=[WEIGHED])).tables == {"t": {"AAA": 7}}


@pytest.mark.parametrize("blank", ["\n", "  \n", ",,,,,,\n", " , ,\n"])
def test_rows_that_hold_nothing_are_passed_over(tmp_path: Path, blank: str):
    assert made(tmp_path, rows=f"{ROWS}{blank}{blank}").record == made(tmp_path).record


def test_commas_that_a_spreadsheet_leaves_at_the_end_of_each_row_do_no_harm(tmp_path: Path):
    assert made(tmp_path, rows=ROWS.replace("\n", ",,\n")).record == made(tmp_path).record
