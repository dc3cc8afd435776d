"""Cases with their answers: adoption, withdrawal, breach, procedure; and thirty notices to leave real treaties.

Real notices: United Nations Treaty Collection and the depositaries of the other treaties, dates as they announced them.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from treaty.law.convention.adoption import Rule, RuleChange, Votes, adopted_at_conference, adopted_outside_conference
from treaty.law.convention.breach import Breach, remedies
from treaty.law.convention.ending import suspend
from treaty.law.convention.leaving import Conflict, Leaving, Notice, Outcome, leave
from treaty.law.convention.procedure import standing
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal

HERE = Path(__file__).parent
CASES = json.loads((HERE / "cases_ending.json").read_text(encoding="utf-8"))
NOTICES = json.loads((HERE / "withdrawals.json").read_text(encoding="utf-8"))
WRITTEN_CLAUSES = [row for row in NOTICES if row["notice"]]
Row = dict[str, Any]


def day(row: Row, key: str) -> date | None:
    """The date that a row holds, or None."""
    return date.fromisoformat(row[key]) if row.get(key) else None


def delay(row: Row) -> Delay:
    """A delay as files write it."""
    return Delay(**{key: Delay(**value) if key == "after" else value for key, value in row.items()})


def adoption(case: Row) -> bool:
    """Whether the text of a case is adopted."""
    if case["setting"] == "no_conference":
        return adopted_outside_conference(case["participants"], case["yes"])
    asked = [case["rule_change"]] if "rule_change" in case else []
    changes = [RuleChange(Votes(ask["yes"], ask["no"]), Rule(ask["to"])) for ask in asked]
    return adopted_at_conference(Votes(case["yes"], case["no"], case.get("abstain", 0)), changes)


def conflicts(case: Row) -> list[Conflict]:
    """The armed conflict of a case, if there is one."""
    if "armed_conflict" not in case:
        return []
    start, end = case["armed_conflict"]
    return [(date.fromisoformat(start), date.fromisoformat(end) if end else None)]


def withdrawal(case: Row) -> str | None:
    """What becomes of the notice of a case, in its words."""
    said = case["clause"]
    clause = None
    if said != "silent":
        clause = Withdrawal(
            notice=delay(said["delay"]),
            earliest_after_in_force_for_party=Delay(years=said.get("lock_in_years", 0)),
            effect_not_before_end_of_armed_conflict=said.get("blocked_in_conflict", False),
        )
    notice = Notice(date.fromisoformat(case["notice"]), day(case, "later_date"), day(case, "revoked"))
    return leave(
        notice,
        clause,
        implied_right=case.get("implied_right", False),
        party_since=day(case, "party_since"),
        conflicts=conflicts(case),
    ).words()


def breach(case: Row) -> list[str]:
    """What the party of a case may do, in its words."""
    found = Breach(
        repudiation=case.get("repudiation", False),
        essential_provision=case.get("essential_provision", False),
        humanitarian_protection=case.get("humanitarian_protection", False),
    )
    return [
        remedy.value
        for remedy in remedies(
            found,
            parties=case["parties"],
            specially_affected=case.get("specially_affected", False),
            integral=case.get("integral", False),
            agreeing_others=case.get("agreeing_others", 0),
        )
    ]


def procedure(case: Row) -> str:
    """Where the notice of a case ends, in its words."""
    objections = [date.fromisoformat(one) for one in case.get("objections", [])]
    return standing(date.fromisoformat(case["received"]), objections).words()


ANSWERS = {"adoption": adoption, "withdrawal": withdrawal, "breach": breach, "procedure": procedure}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_has_its_answer(case: Row):
    assert ANSWERS[case["type"]](case) == case["expect"]


def test_no_case_stands_twice():
    assert len({case["id"] for case in CASES}) == len(CASES)


def left(row: Row) -> Leaving:
    """What became of a real notice, by its clause."""
    clause = Withdrawal(
        notice=delay(row["notice"]),
        earliest_after_in_force_for_party=Delay(**row.get("lock_in", {})),
        effect_not_before_end_of_armed_conflict=row["treaty"] in ("ottawa", "cluster"),
    )
    notice = Notice(date.fromisoformat(row["received"]), day(row, "later_date"), day(row, "revoked"))
    return leave(notice, clause, party_since=day(row, "party_since"))


@pytest.mark.parametrize("row", WRITTEN_CLAUSES, ids=lambda row: f"{row['treaty']}-{row['state']}-{row['received']}")
def test_v56_3_a_real_notice_under_a_clause_took_effect_on_its_day(row: Row):
    got = left(row)
    assert got.effect == day(row, "effect")
    assert (got.outcome is Outcome.STILL_PARTY) == ("revoked" in row)


def test_v56_3_twenty_seven_real_notices_stand_under_a_clause():
    assert len(WRITTEN_CLAUSES) == 27


def test_v56_1_north_korea_could_not_leave_the_civil_covenant():
    assert leave(Notice(date(1997, 8, 25)), None).outcome is Outcome.NO_RIGHT


def test_v56_2_by_the_letter_the_united_states_owed_the_optional_protocol_twelve_months():
    notice = Notice(date(2005, 3, 7))
    assert leave(notice, None, implied_right=True).effect == date(2006, 3, 7)
    assert leave(notice, None, agreed=date(2005, 3, 7)).effect == date(2005, 3, 7)


def test_v42_2_ukraine_cannot_suspend_the_ottawa_convention_by_its_word():
    asked = suspend({"UKR", "NOR", "CHE"}, {"UKR"})
    assert not asked
    assert asked.rule == "V42.2"


def test_v56_3_nor_leave_it_while_the_conflict_lasts():
    clause = Withdrawal(notice=Delay(months=6), effect_not_before_end_of_armed_conflict=True)
    war: list[Conflict] = [(date(2022, 2, 24), None)]
    assert leave(Notice(date(2025, 7, 18)), clause, conflicts=war).outcome is Outcome.BLOCKED
