"""Real and invented treaties, replayed from their files: when they entered into force, why, and for whom."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from treaty.law.convention.status import Picture, picture
from treaty.library.treaty_files import TreatyFile, load

HERE = Path(__file__).parent / "treaties"


@lru_cache(maxsize=64)
def read(name: str) -> TreatyFile:
    return load(HERE / f"{name}.json", HERE / f"{name}.csv")


def drawn(file: TreatyFile, on: date | None) -> Picture:
    parents = {name: drawn(parent, on).parent for name, parent in file.parents.items()}
    return picture(
        file.terms,
        file.record.acts,
        parents=parents,
        tables=file.tables,
        organisations=file.record.organisations,
        on=on,
    )


def replay(name: str, on: str | None = None) -> Picture:
    return drawn(read(name), date.fromisoformat(on) if on else None)


def status(name: str, who: str, on: str | None = None) -> str:
    return replay(name, on).states[who].status


def days(name: str, who: str, on: str | None = None) -> tuple[str | None, ...]:
    one = replay(name, on).states[who]
    return tuple(day and day.isoformat() for day in (one.consent, one.in_force, one.withdrawn))


@pytest.mark.parametrize(
    ("name", "met", "enters"),
    [
        ("paris", "2016-10-05", "2016-11-04"),
        ("montreal", "1988-12-16", "1989-01-01"),
        ("ozone_vienna", "1988-06-24", "1988-09-22"),
        ("npt", "1970-03-05", "1970-03-05"),
        ("crc", "1990-08-03", "1990-09-02"),
        ("crc_amend_43_2", "2002-11-18", "2002-11-18"),
        ("iccpr", "1975-12-23", "1976-03-23"),
        ("iccpr_op1", "1973-12-12", "1976-03-23"),
        ("part_xi", "1996-06-28", "1996-07-28"),
        ("cwc", "1996-10-31", "1997-04-29"),
        ("ctbt", None, None),
        ("ottawa", "1998-09-16", "1999-03-01"),
        ("union", "2030-01-05", "2030-02-04"),
        ("month_end", "2030-11-30", "2031-02-28"),
        ("floor", "2030-02-01", "2030-06-01"),
        ("fixed", "2030-02-01", "2030-02-11"),
        ("club", "2028-02-01", "2028-02-01"),
        ("club_change_then", "2029-07-15", "2029-07-15"),
        ("club_change_now", "2029-08-01", "2029-08-01"),
        ("return", "2030-01-02", "2030-02-01"),
        ("taken_back", "2030-04-01", "2030-05-01"),
        ("predecessor", "1993-02-10", "1993-04-01"),
        ("frozen", "2030-01-01", "2030-01-01"),
        ("weighed", "2030-01-03", "2030-01-04"),
    ],
)
def test_v24_1_a_treaty_enters_into_force_on_the_day_it_did(name: str, met: str | None, enters: str | None):
    found = replay(name)
    assert (found.met and found.met.isoformat(), found.enters and found.enters.isoformat()) == (met, enters)


def test_v24_1_an_organisation_that_is_no_additional_unit_is_not_decisive():
    assert replay("paris").decisive == ("AUT", "BOL", "CAN", "DEU", "FRA", "HUN", "MLT", "NPL", "PRT", "SVK")
    assert replay("union").decisive == ("CCC",)


def test_v24_1_the_bloc_whose_weight_met_the_last_condition_was_decisive_at_montreal():
    """On 1988-12-16 the Community deposited, with members; two thirds of all consumption were wanted."""
    assert "EUU" in replay("montreal").decisive
    assert "GBR" not in replay("montreal").decisive
    assert replay("montreal", "1988-12-15").missing[0].startswith("52.7 % of the 66.6 % needed")


def test_v24_1_who_met_a_condition_that_was_met_already_is_not_decisive():
    assert replay("npt").decisive != ()
    assert {"GBR", "RUS", "USA"} & set(replay("npt").decisive) == {"RUS", "USA"}


def test_v24_1_a_parent_is_a_floor_after_the_delay():
    """Three months from 1973-12-12 is 1974-03-12; the Covenant entered into force on 1976-03-23."""
    assert replay("iccpr_op1", "1975-01-01").missing == (
        "The parent treaty iccpr must enter into force; it is not certain to.",
    )
    assert replay("iccpr_op1", "1975-01-01").met == date(1973, 12, 12)
    assert replay("iccpr_op1", "1976-01-01").enters == date(1976, 3, 23)


def test_v24_5_between_threshold_and_entry_into_force_two_families_join_on_two_days():
    assert days("paris", "POL") == ("2016-10-07", "2016-11-06", None)
    assert days("montreal", "FIN") == ("1988-12-23", "1989-01-01", None)
    assert days("montreal", "SGP") == ("1989-01-05", "1989-04-05", None)
    assert [days("fixed", who)[1] for who in ("AAA", "CCC", "DDD")] == ["2030-02-11", "2030-02-11", "2030-05-13"]
    assert days("month_end", "CCC")[1] == "2032-02-29"


def test_v24_5_who_deposits_on_the_day_of_entry_into_force_comes_after_it():
    """On 1997-04-29 the Chemical Weapons Convention began with 87 parties; Cuba, depositing that day, was the 88th."""
    began = replay("cwc", "1997-04-29").states
    assert sum(one.status == "party" for one in began.values()) == 87
    assert days("cwc", "CUB") == ("1997-04-29", "1997-05-29", None)


def test_v24_5_a_late_joiner_may_wait_for_the_first_of_a_month():
    assert days("predecessor", "CCC")[1] == "1993-04-01"
    assert days("ottawa", "GRC") == ("2003-09-25", "2004-03-01", None)


def test_v2_1_before_its_own_day_a_state_is_contracting():
    assert status("paris", "POL", "2016-11-05") == "contracting"
    assert status("paris", "POL", "2016-11-06") == "party"
    assert status("paris", "POL", "2016-10-06") == "signatory"
    assert status("paris", "POL", "2016-04-21") == "none"


def test_v24_1_a_date_that_is_certain_is_told_and_one_that_is_not_is_not():
    assert replay("paris", "2016-10-04").enters is None
    assert replay("paris", "2016-10-05").enters == date(2016, 11, 4)
    assert replay("paris", "1900-01-01").missing[0] == "0 of 55 instruments: 55 more are needed."
    assert {one.status for one in replay("paris", "1900-01-01").states.values()} == {"none"}


def test_v40_6_a_fraction_at_adoption_is_of_the_parties_of_that_day_alone():
    """Three parties at adoption, six from 2029-06-01; two thirds are two of the three, or four of the six."""
    assert replay("club_change_then").decisive == ("BBB",)
    assert replay("club_change_now").decisive == ("FFF",)
    assert replay("club_change_now", "2029-07-31").missing == (
        "3 of 4 consents (2/3 of 6 parties of club): 1 more is needed.",
    )


def test_v54_1_the_united_states_left_the_paris_agreement_came_back_and_left_again():
    assert days("paris", "USA", "2019-11-03") == ("2016-09-03", "2016-11-04", None)
    assert days("paris", "USA", "2019-11-04") == ("2016-09-03", "2016-11-04", "2020-11-04")
    assert status("paris", "USA", "2020-11-03") == "party"
    assert status("paris", "USA", "2020-11-04") == "left"
    assert status("paris", "USA", "2021-02-18") == "contracting"
    assert days("paris", "USA", "2021-02-19") == ("2021-01-20", "2021-02-19", None)
    assert days("paris", "USA") == ("2021-01-20", "2021-02-19", "2026-01-27")


def test_v54_1_a_state_that_left_and_came_back_is_a_late_joiner_again():
    assert days("return", "AAA", "2032-02-28") == ("2030-01-02", "2030-02-01", "2032-02-29")
    assert status("return", "AAA", "2032-02-28") == "party"
    assert status("return", "AAA", "2032-02-29") == "left"
    assert days("return", "AAA", "2032-05-01") == ("2032-05-01", "2032-06-30", None)


def test_v68_1_a_notice_revoked_the_day_before_it_takes_effect_leaves_things_as_they_were():
    assert days("return", "BBB", "2033-07-29")[2] == "2033-07-31"
    assert days("return", "BBB") == ("2030-01-01", "2030-02-01", None)
    assert status("npt", "PRK", "1993-06-12") == "party"
    assert days("npt", "PRK") == ("1985-12-11", "1985-12-11", "2003-04-10")


def test_v_rev_russia_took_its_instrument_back_and_stayed_a_signatory_of_the_test_ban():
    assert status("ctbt", "RUS", "2023-11-02") == "contracting"
    assert status("ctbt", "RUS") == "signatory"
    missing = replay("ctbt", "2023-11-02").missing, replay("ctbt").missing
    assert [one[0].split(" of ")[0] for one in missing] == ["8", "9"]


def test_v_rev_an_instrument_can_be_taken_back_until_the_treaty_is_in_force_for_the_state():
    """The threshold of 2030-04-01 is remembered when BBB takes its instrument back; AAA, a party, is too late."""
    assert status("taken_back", "AAA", "2030-02-01") == "signatory"
    assert status("taken_back", "BBB", "2030-04-15") == "none"
    assert status("taken_back", "AAA") == "party"


def test_v24_6_the_threshold_is_remembered_unless_the_text_says_otherwise():
    assert replay("taken_back", "2030-04-20").enters == date(2030, 5, 1)


def test_v55_1_a_treaty_that_falls_below_its_number_stays_in_force():
    assert replay("return", "2032-03-01").enters == date(2030, 2, 1)


def test_v56_3_a_withdrawal_waits_for_the_end_of_a_conflict_and_a_notice_in_the_lock_in_is_none():
    assert days("frozen", "AAA", "2030-12-31") == ("2030-01-01", "2030-01-01", None)
    assert days("frozen", "AAA", "2031-01-01")[2] == "2031-07-01"
    assert days("frozen", "AAA", "2031-08-01")[2] is None
    assert status("frozen", "AAA", "2032-02-29") == "party"
    assert days("frozen", "AAA")[2] == "2032-03-01"


def test_v56_1_under_a_silent_text_a_notice_is_void():
    assert replay("iccpr").states["AUS"].withdrawn is None
    assert read("iccpr").terms.withdrawal is None


def test_v16_2_predecessor_states_count_and_are_listed():
    assert status("iccpr", "CSK") == status("iccpr", "YUG") == "party"
    assert replay("iccpr").decisive == ("CSK",)


def test_v24_1_weights_come_from_their_table_where_deposits_bring_none():
    """10.1, 10 and 0.2 of 60.9: a third is 20.3, and reached by exactly that."""
    assert replay("weighed").decisive == ("CCC",)
    assert replay("weighed", "2030-01-02").missing == ("33 % of the 33.3 % needed of steel: 0.2 of 60.9 are lacking.",)
