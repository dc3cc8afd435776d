"""A sheet of orders: numbers as typed, its lines, how far they go, and what a change makes of the sheet."""

from dataclasses import replace
from functools import lru_cache

import pytest
from looking import table

from treaty.model.dates import Phase
from treaty.model.measure import MEASURES, PRACTICES, Origin
from treaty.model.orders import BUDGET_LINES, Budget, Orders, Stance
from treaty.tui.amounts import dollars, editable, even_step, rungs, short, typed_number
from treaty.tui.rows import Row, laid
from treaty.tui.sheet import EVERYBODY, STANCES, Sheet, line_for, mine_owed, practices_shown, reported, stance, usual
from treaty.tui.sheet_ahead import Outlook, against, ahead_rows, breach_rows, promises_words, scaled, warning
from treaty.tui.sheet_lines import TRUTH, cell, next_choice, put, stepped, typed, wrong
from treaty.tui.sheet_rows import MORE, bar, hint, sheet_rows, state_words
from treaty.views.desk_records import Desk
from treaty.views.outlook_records import OrdersPreview, Step


@lru_cache(maxsize=1)
def desk() -> Desk:
    """Kenya's desk in the orders phase of round 4, with texts in force."""
    return table(countries=8, phase=Phase.ORDERS).place("KEN").desk()


def sheet(**changes: object) -> Sheet:
    """The sheet of the last round, with these fields otherwise."""
    last = usual(desk())
    return Sheet(desk(), Orders(**{**dict(last), **changes}), last)


def words(rows: tuple[Row, ...]) -> str:
    return "\n".join(one.words for one in rows)


def line(of: Sheet, id: str):
    found = cell(of, id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("12 %", 12), ("0.5", 0.5), (".5", 0.5), ("1,700", 1700), ("3e24", 3e24), ("3*10^24", 3e24),
        ("3 x 10^24 FLOP", 3e24), ("10^24", 1e24), ("1E+3", 1000), ("", None), ("ten", None), ("3 10^24", None),
        ("1e9999", None), ("-3", None), ("10^^2", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_type_them(text: str, value: float | None) -> None:
    assert typed_number(text) == (pytest.approx(value) if value is not None else None)


@pytest.mark.parametrize("value", [0, 0.5, 12, 1700, 3e24, 1e24, 2.5e25, 123456.0])
def test_what_stands_in_a_line_to_type_over_is_read_as_the_same(value: float) -> None:
    assert typed_number(editable(value)) == pytest.approx(value, rel=1e-2)


def test_short_numbers_fit_a_column_of_five() -> None:
    values = [0, 0.001, 0.12, 1.234, 9.99, 12.34, 123.4, 9_999, 10_000, 123_456, 9.96e5, 1e6, 5.5e7, 9.99e8, 4e11]
    assert [short(value) for value in values] == [
        "0", "0.00", "0.12", "1.23", "9.99", "12.3", "123", "9999", "10k", "123k", "996k", "1.0M", "55M", "999M",
        "400G",
    ]  # fmt: skip
    assert dollars(0.134) == "134 mn USD"
    assert dollars(12.3) == "12.3 bn USD"


def test_steps_are_even_and_ladders_keep_to_their_ends() -> None:
    assert [even_step(*ends) for ends in ((0, 90), (20, 100), (0, 12), (1.1, 1.6), (0, 0))] == [5, 5, 1, 0.05, 1]
    assert rungs(1e22, 1e24) == (1e22, 3e22, 1e23, 3e23, 1e24)


def test_every_measure_leads_to_a_line_that_is_there_or_to_none() -> None:
    one = sheet()
    for name, measure in MEASURES.items():
        id = line_for(name)
        assert not id or id.startswith("fold:") or cell(one, id) is not None, name
        assert (measure.origin is Origin.PRACTICE) == id.startswith("practice:")


def test_a_budget_line_goes_up_to_what_is_unspent_and_no_further() -> None:
    full = sheet(budget=Budget())
    assert full.unspent == 0
    power = line(full, "budget:power")
    assert stepped(power, 5) == power.value == 10
    assert "lower another first" in wrong(power, "11")
    spare = replace(full, orders=put(full, "budget:compute", 37))
    assert spare.unspent == 3
    assert stepped(line(spare, "budget:power"), 5) == 13
    assert wrong(line(spare, "budget:power"), "13") == ""
    with pytest.raises(ValueError, match="at most 100"):
        put(spare, "budget:power", 14)


def test_no_step_and_no_choice_leads_out_of_what_the_law_takes() -> None:
    one = sheet()
    ids = [row.id for row in sheet_rows(replace(one, unfolded=frozenset({MORE, "fold:USA", "fold:ALL"})), 60) if row.id]
    lines = [line(one, id) for id in ids if not id.startswith("fold:")]
    assert len(lines) == len(BUDGET_LINES) + 4 + len(PRACTICES) + 2 * len(STANCES) + len(reported(one.desk))
    for each in lines:
        for steps in (-5, -1, 1, 5):
            put(one, each.id, stepped(each, steps))
        if each.choices:
            put(one, each.id, next_choice(each))


def test_a_run_goes_down_from_no_limit_and_back_up_to_it() -> None:
    one = sheet(run_flop=0.0)
    down = stepped(line(one, "conduct:run_flop"), -1)
    assert 1e24 <= down <= 1e28
    limited = replace(one, orders=put(one, "conduct:run_flop", down))
    assert stepped(line(limited, "conduct:run_flop"), 1) == 0
    assert wrong(line(one, "conduct:run_flop"), "3*10^24") == ""
    assert typed("3*10^24") == 3e24
    between = replace(one, orders=put(one, "conduct:run_flop", 2e23))
    assert [stepped(line(between, "conduct:run_flop"), step) for step in (-1, 1)] == [1e23, 3e23]


def test_an_unnamed_stance_shows_what_stands_and_changing_one_part_keeps_the_others() -> None:
    one = sheet(stances={})
    before = stance(one, one.orders, "USA")
    orders = put(one, "stance:USA:tariff", 25)
    assert orders.stances == {"USA": Stance(**{**dict(before), "tariff": 25.0})}
    assert line(replace(one, orders=orders), "stance:USA:tariff").changed
    assert not line(replace(one, orders=orders), "stance:USA:chips").changed


def test_a_stance_to_everybody_is_a_stance_to_each_of_the_others() -> None:
    one = sheet(stances={})
    orders = put(one, f"stance:{EVERYBODY}:chips", 1)
    assert {who: done.chips for who, done in orders.stances.items()} == dict.fromkeys(one.others, "licence")
    assert "KEN" not in orders.stances


def test_what_is_said_is_the_truth_until_it_is_set() -> None:
    one = sheet(declared={})
    name = reported(one.desk)[0]
    before = line(one, f"said:{name}")
    assert before.words == TRUTH
    assert before.unset
    told = replace(one, orders=put(one, before.id, stepped(before, 1)))
    assert told.orders.declared[name] == before.value
    assert put(told, before.id, None).declared == {}
    assert wrong(before, "") == ""


def test_practices_that_a_text_in_play_touches_stand_first_and_the_others_are_folded() -> None:
    one = sheet()
    shown, others = practices_shown(one)
    assert set(shown) | set(others) == set(PRACTICES)
    assert not set(shown) & set(others)
    owed = {duty.measure for duty in mine_owed(one.desk)}
    assert owed & set(PRACTICES) <= set(shown)
    assert f"{len(others)} others" in words(sheet_rows(one, 60))
    assert len(sheet_rows(replace(one, unfolded=frozenset({MORE})), 60)) == len(sheet_rows(one, 60)) + len(others)
    added = replace(one, orders=put(one, f"practice:{others[0]}", stepped(line(one, f"practice:{others[0]}"), 1)))
    assert others[0] in practices_shown(added)[0]


@pytest.mark.parametrize("width", [20, 35, 53, 100])
def test_the_sheet_fits_every_width(width: int) -> None:
    one = replace(sheet(), unfolded=frozenset({MORE, "fold:USA"}))
    for laid_line in laid(sheet_rows(one, width), width):
        assert sum(len(part.words) for part in laid_line.parts) <= width
    assert all(hint(one, row.id, width) for row in sheet_rows(one, width) if row.id)


def test_a_bar_is_as_wide_as_it_is_given() -> None:
    assert [bar(share, 4) for share in (0, 12.5, 50, 100, 140)] == ["····", "▌···", "██··", "████", "████"]


def test_the_title_says_whether_the_sheet_counts() -> None:
    one = sheet()
    assert state_words(one) == "not sealed yet"
    sealed = one.desk.model_copy(update={"seat": one.desk.seat.model_copy(update={"orders": one.orders})})
    assert state_words(replace(one, desk=sealed)) == "SEALED"
    changed = put(one, "conduct:autonomy", 4 - one.orders.autonomy)
    assert state_words(replace(one, desk=sealed, orders=changed)) == "changed since it was sealed"


def test_numbers_ahead_are_marked_against_the_last_sheet() -> None:
    def step(ahead: float, usual: float) -> str:
        return against(Step(name="compute", unit="kH100e", now=1, ahead=(ahead,), usual=(usual,)))

    assert [step(2, 1), step(1, 2), step(1, 1.0001)] == ["▲", "▼", "="]
    little = Step(name="power", unit="GW", now=0.018, ahead=(0.02,), usual=(0.02,))
    assert scaled(little) == (1000.0, "MW")


@lru_cache(maxsize=1)
def looked() -> tuple[Sheet, OrdersPreview]:
    """A sheet that keeps nothing it owes, and what it would do."""
    place = table(countries=8, phase=Phase.ORDERS).place("KEN")
    now = place.desk()
    lax = Orders(practices={name: MEASURES[name].baseline for name in PRACTICES}, autonomy=4)
    return Sheet(now, lax, usual(now)), place.preview(lax)


def test_each_broken_promise_is_named_with_its_chance_to_be_seen() -> None:
    one, preview = looked()
    due = [breach for breach in preview.breaches if breach.due]
    assert due
    said = words(breach_rows(Outlook(one, preview, True), 60))
    for breach in preview.breaches:
        assert breach.words in said
        assert breach.text in said
        assert f"chance to be seen {100 * breach.chance_seen:.0f} %" in said
    assert promises_words(preview) == f"! Breaks {len(due)} promises"
    asked = warning(preview)
    assert due[0].words in asked
    assert "Chance to be seen" in asked
    if len(due) > 4:
        assert f"And {len(due) - 4} more" in asked


def test_a_sheet_that_keeps_its_word_is_sealed_without_a_question() -> None:
    one, preview = looked()
    clean = preview.model_copy(update={"breaches": (), "said": ()})
    assert warning(clean) == ""
    assert "No promise broken." in words(breach_rows(Outlook(one, clean, True), 60))


@pytest.mark.parametrize("width", [31, 54])
def test_every_number_ahead_has_its_row_and_fits(width: int) -> None:
    one, preview = looked()
    rows = ahead_rows(Outlook(one, preview, True), width)
    assert all(any(row.words.startswith(step.name) for row in rows) for step in preview.steps)
    for row in rows[: len(preview.steps) + 2]:
        assert len(row.words.rstrip()) <= width, row.words
    assert words(ahead_rows(Outlook(one), width)) == "Looking ahead…"
