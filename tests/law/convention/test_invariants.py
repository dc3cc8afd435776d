"""What holds of every treaty whatever its clauses and whatever states do, over random texts and random dated acts.

`TREATY_EXAMPLES=3000 python -m pytest tests/law/convention/test_invariants.py` tries as many treaties a rule.
Symmetry of the text between two states, late objections, third states and amendments stand with the files of their
rules: `test_convention_pairs`, `test_convention_reservations`, `test_convention_third`, `test_convention_amending`.
"""

import json
import os
from datetime import date, timedelta
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_status import COUNTS, DAYS, DELAYS, FIRST, ON, OWN, ROWS, instrument, ours

from treaty.library.treaty_clauses import terms_of
from treaty.library.treaty_text import Node

many = settings(max_examples=int(os.environ.get("TREATY_EXAMPLES", "40")), deadline=None)
TEXTS = instrument("own", OWN)
NEVER = date(9999, 12, 31)
ONE_DAY = timedelta(days=1)
LIVELY = instrument("own", st.just({"type": "count", "at_least": 1})).map(
    lambda text: {**text, "entry_into_force": {"all_of": text["entry_into_force"]["all_of"]}}
)
"""Texts that one instrument brings into force, at once."""


def row(day: date, event: str, who: str = "New") -> dict:
    return {"date": day.isoformat(), "state": who, "iso3": "ZZZ", "event": event, "weight": "", "effective": ""}


def before(rows: list[dict], day: date) -> list[dict]:
    return [one for one in rows if one["date"] <= day.isoformat()]


@many
@given(TEXTS, ROWS, ON)
def test_v2_1_every_party_is_contracting_and_is_one_neither_before_its_consent_nor_after_it_left(text, rows, on):
    got = ours(text, rows, on, {})
    for one in got.states.values():
        if one.status == "party":
            assert one.consent <= one.in_force <= on
            assert got.enters is not None
            assert got.enters <= one.in_force
            assert one.withdrawn is None or one.withdrawn > on
        if one.status in ("party", "contracting"):
            assert one.consent <= on
        if one.status == "left":
            assert one.withdrawn <= on


@many
@given(TEXTS, ROWS, DAYS)
def test_v24_1_one_instrument_more_never_delays_entry_into_force(text, rows, day):
    fewer = ours(text, rows, NEVER, {}).enters
    more = ours(text, [*rows, row(day, "ratification")], NEVER, {}).enters
    assert fewer is None or (more is not None and more <= fewer)


@many
@given(LIVELY, ROWS, ROWS)
def test_v55_1_nothing_that_states_do_after_entry_into_force_undoes_it(text, rows, later):
    rows = [*rows, row(FIRST, "ratification")]
    entered = ours(text, rows, NEVER, {}).enters
    leaving = [{**one, "event": "withdrawal_effect", "date": (entered + ONE_DAY).isoformat()} for one in later]
    known = before(rows, entered)
    assert ours(text, [*known, *leaving], NEVER, {}).enters == ours(text, known, NEVER, {}).enters


@many
@given(instrument("own", COUNTS), ROWS)
def test_v24_1_an_organisation_that_is_no_additional_unit_is_as_good_as_absent(text, rows):
    for one in text["entry_into_force"]["all_of"]:
        one["reio_additional"] = False
    states = [one for one in rows if one["iso3"] not in ("EUU", "")]
    with_it, without = (ours(text, some, NEVER, {}) for some in (rows, states))
    assume(bool(states))
    held = {who for who, one in with_it.states.items() if one.consent} - {"EUU", "Bank of All"}
    assume(bool(held))
    assert (with_it.met, with_it.enters) == (without.met, without.enters)


@many
@given(LIVELY, ROWS, DAYS, st.integers(1, 20))
def test_v68_1_a_notice_revoked_in_time_leaves_everything_as_if_it_had_never_been_given(text, rows, day, after):
    text["withdrawal"] = {"notice": {"months": 1}}
    own = [row(FIRST - 1_000 * ONE_DAY, "ratification")]
    notice = [row(day, "withdrawal_notice"), row(day + after * ONE_DAY, "withdrawal_revoked")]
    assert ours(text, [*rows, *own], day, {}).states["ZZZ"].status == "party"
    given_and_revoked, never = (ours(text, some, NEVER, {}) for some in ([*rows, *own, *notice], [*rows, *own]))
    assert given_and_revoked == never


@many
@given(TEXTS, ROWS, ON)
def test_v24_1_the_picture_of_a_day_does_not_look_ahead(text, rows, on):
    live, replayed = (ours(text, some, on, {}) for some in (before(rows, on), rows))
    assert (live.met, live.enters, live.decisive) == (replayed.met, replayed.enters, replayed.decisive)
    known = {who: one for who, one in replayed.states.items() if who in live.states}
    assert known == live.states
    assert {one.status for who, one in replayed.states.items() if who not in live.states} <= {"none"}


@many
@given(DELAYS, DAYS, st.integers(1, 40))
def test_v24_1_a_later_deposit_never_ends_its_delay_earlier(delay, day, after):

    text = {"id": "x", "entry_into_force": {"all_of": [{"type": "count", "at_least": 1}], "then": delay}}
    then = terms_of(Node.parse(Path("x.json"), json.dumps(text))).entry.then
    assert day <= then.after_date(day) <= then.after_date(day + after * ONE_DAY)
