"""The procedure by which a ground is invoked, day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.law.convention.adoption import Office
from treaty.law.convention.grounds import Ground
from treaty.law.convention.procedure import (
    Progress,
    Stage,
    conciliation,
    instrument_in_form,
    may_answer_claim,
    notice_in_form,
    objections_until,
    settled_by,
    standing,
)
from treaty.model.dates import Delay

RECEIVED = date(2030, 1, 10)
LIMIT = date(2030, 4, 10)
ONE = timedelta(days=1)
OTHERS = {"BBB", "CCC"}
TOLD = {"BBB": RECEIVED, "CCC": RECEIVED}


def test_v65_1_a_notice_is_written_with_measure_and_reasons_to_all_others():
    assert notice_in_form(written=True, measure=True, reasons=True, others=OTHERS, told=TOLD)


@pytest.mark.parametrize(
    ("written", "measure", "reasons", "told", "said"),
    [
        (False, True, True, TOLD, "writing"),
        (True, False, True, TOLD, "measure"),
        (True, True, False, TOLD, "reasons"),
        (True, True, True, {"BBB": RECEIVED}, "CCC"),
        (True, True, True, {}, "BBB, CCC too"),
    ],
)
def test_v65_1_else_it_is_none_and_the_refusal_says_what_lacks(
    written: bool, measure: bool, reasons: bool, told: dict[str, date], said: str
):
    refused = notice_in_form(written=written, measure=measure, reasons=reasons, others=OTHERS, told=told)
    assert not refused
    assert said in refused.sentence


def test_v65_2_three_calendar_months_and_no_less_without_urgency():
    assert objections_until(RECEIVED) == LIMIT
    assert objections_until(RECEIVED, notice=Delay(days=30)) == LIMIT
    assert objections_until(RECEIVED, notice=Delay(months=6)) == date(2030, 7, 10)
    assert objections_until(date(2030, 11, 30)) == date(2031, 2, 28)


def test_v65_2_special_urgency_shortens_it_to_what_the_notice_gives():
    assert objections_until(RECEIVED, notice=Delay(days=30), urgent=True) == RECEIVED + timedelta(days=30)
    assert objections_until(RECEIVED, urgent=True) == LIMIT
    assert standing(RECEIVED, notice=Delay(days=30), urgent=True).day == RECEIVED + timedelta(days=30)
    assert standing(RECEIVED, notice=Delay(days=30)).day == LIMIT


def test_v65_2_silence_lets_the_party_act_from_the_day_the_period_has_run():
    assert standing(RECEIVED, on=LIMIT - ONE) == Progress(Stage.WAITING, LIMIT)
    assert standing(RECEIVED, on=LIMIT) == Progress(Stage.MAY_ACT, LIMIT)
    assert standing(RECEIVED, on=LIMIT - ONE).words() == "objections until 2030-04-10"


def test_v65_2_hungary_could_not_end_the_treaty_of_1977_six_days_after_its_notice():
    received, ended = date(1992, 5, 19), date(1992, 5, 25)
    assert standing(received, on=ended) == Progress(Stage.WAITING, date(1992, 8, 19))


def test_v65_3_an_objection_on_the_last_day_is_in_time_and_one_the_day_after_is_not():
    assert standing(RECEIVED, [LIMIT]).stage is Stage.CONCILIATION
    assert standing(RECEIVED, [LIMIT + ONE]).stage is Stage.MAY_ACT


def test_v65_3_an_objection_opens_settlement_for_twelve_months():
    objected = date(2030, 2, 1)
    assert standing(RECEIVED, [objected], on=objected - ONE).stage is Stage.WAITING
    assert standing(RECEIVED, [objected], on=objected) == Progress(Stage.SETTLEMENT, date(2031, 2, 1))
    assert standing(RECEIVED, [objected], on=date(2031, 1, 31)).stage is Stage.SETTLEMENT


def test_v65_3_a_settlement_ends_it_whenever_it_is_found():
    objected, settled = date(2030, 2, 1), date(2030, 9, 9)
    assert standing(RECEIVED, [objected], settled=settled) == Progress(Stage.SETTLED, settled)
    assert standing(RECEIVED, [objected], settled=settled, on=settled - ONE).stage is Stage.SETTLEMENT
    assert standing(RECEIVED, [objected], settled=settled, on=settled).stage is Stage.SETTLED
    late = date(2031, 6, 1)
    assert standing(RECEIVED, [objected], settled=late, on=late - ONE).stage is Stage.CONCILIATION
    assert standing(RECEIVED, [objected], settled=late, on=late).stage is Stage.SETTLED


def test_v65_4_a_procedure_that_binds_the_parties_stays():
    assert settled_by(Ground.BREACH, own_settlement="the panel of article 9") == "the panel of article 9"


def test_v65_5_silence_before_does_not_bar_the_answer_to_a_claim():
    assert may_answer_claim(notified_before=False)
    assert may_answer_claim(notified_before=True)


def test_v66_1_conciliation_opens_twelve_months_after_the_first_objection():
    objections = [date(2030, 3, 1), date(2030, 2, 1)]
    assert standing(RECEIVED, objections, on=date(2031, 2, 1)).words() == "conciliation open from 2031-02-01"


def test_v66_1_a_peremptory_norm_goes_to_the_court():
    for ground in (Ground.PEREMPTORY_NORM, Ground.NEW_PEREMPTORY_NORM):
        assert standing(RECEIVED, [LIMIT], ground=ground).stage is Stage.COURT
        assert "Court" in settled_by(ground)
    assert standing(RECEIVED, [LIMIT], ground=Ground.BREACH).stage is Stage.CONCILIATION
    assert settled_by(Ground.BREACH) == "conciliation"


def test_v66_1_the_clock_of_a_conciliation():
    asked = date(2031, 2, 1)
    start = conciliation(asked)
    assert (start.appoint_by, start.default_by) == (date(2031, 4, 2), date(2031, 6, 1))
    assert (start.chair_by, start.report_by) == (None, None)
    four = [date(2031, 2, 10), date(2031, 3, 1), date(2031, 2, 20), date(2031, 2, 10)]
    full = conciliation(asked, four)
    assert (full.chair_by, full.default_by) == (date(2031, 4, 30), date(2031, 6, 29))
    assert conciliation(asked, four[:3]).chair_by is None
    sitting = conciliation(asked, four, chair=date(2031, 4, 1))
    assert (sitting.default_by, sitting.report_by) == (None, date(2032, 4, 1))


def test_v66_1_each_side_appoints_two():
    with pytest.raises(ValueError, match="two"):
        conciliation(RECEIVED, [RECEIVED] * 5)


def test_v67_1_the_instrument_is_written_and_signed_by_office_or_with_full_powers():
    assert instrument_in_form(written=True, signed_by=Office.FOREIGN_MINISTER)
    assert not instrument_in_form(written=False, signed_by=Office.FOREIGN_MINISTER)
    assert not instrument_in_form(written=True, signed_by=Office.DELEGATE)
    assert instrument_in_form(written=True, signed_by=Office.DELEGATE, full_powers=True)
    assert instrument_in_form(written=True, signed_by=Office.OTHER).rule == "V67.1"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 200), max_size=4), st.integers(1, 200))
def test_v65_3_objections_after_the_limit_change_nothing(days: list[int], late: int):
    objections = [RECEIVED + timedelta(days=day) for day in days]
    assert standing(RECEIVED, objections) == standing(RECEIVED, [*objections, LIMIT + timedelta(days=late)])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 200), max_size=4), st.integers(0, 300))
def test_v65_3_what_has_not_happened_yet_changes_nothing(days: list[int], on: int):
    today = RECEIVED + timedelta(days=on)
    objections = [RECEIVED + timedelta(days=day) for day in days]
    known = [day for day in objections if day <= today]
    assert standing(RECEIVED, objections, on=today) == standing(RECEIVED, known, on=today)
