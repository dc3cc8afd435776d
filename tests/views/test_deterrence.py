"""Whether breaking a promise pays, as one chair may reckon it."""

import pytest
from scenes import ALLEGED, BREACHED, IN_FORCE, advance, given
from twins import rich, twins

from treaty.acts.commands import Judge
from treaty.model.orders import Budget, Orders
from treaty.verification.belief import deterred
from treaty.views import deterrence
from treaty.views.deterrence import deterrences, tempted_by, weighed
from treaty.views.duties import duties_view
from treaty.views.known import known_to
from treaty.views.outlook_records import Deterrence
from treaty.views.preview import preview
from treaty.views.remember import Remembered
from treaty.views.seat import seat_view


def test_breaking_pays_where_the_chance_to_be_seen_lies_below_what_deters():
    """Becker 1968: with gain g and penalty s, p >= g / (g + s) deters."""
    found = deterrences(rich(3), "IND")
    assert any(one.gain > 0 for one in found.values())
    for one in found.values():
        assert one.needed == deterred(one.gain, one.penalty)
        assert one.pays == (one.gain * (1 - one.in_force) > one.penalty * one.in_force and one.gain > 0)
        said = "nothing to gain" if one.gain <= 0 else "breaking it pays" if one.pays else "does not pay"
        assert one.sentence.endswith(said)


def test_the_sentence_names_both_chances():
    one = weighed({"a/1/0/IND": (3.0, 5.0)}, {})["a/1/0/IND"]
    assert one == Deterrence(
        gain=3.0, penalty=5.0, needed=0.375, in_force=0.0, pays=True,
        sentence="detection needed 38 %, in force 0 %: breaking it pays",
    )  # fmt: skip


def test_the_page_shows_it_for_every_obligation_in_force():
    state = rich(3)
    shown = {one.entry.obligation: one.deterrence for one in duties_view(state, "IND").lines if one.deterrence}
    assert shown == deterrences(state, "IND")
    assert set(shown) == set(state.owed)
    assert all(one.in_force == line.chance_seen for line in duties_view(state, "IND").lines if (one := line.deterrence))


@pytest.mark.parametrize("other", ["CHN", "KEN"])
def test_no_secret_of_another_moves_it(other: str, monkeypatch: pytest.MonkeyPatch):
    state = rich(3)
    mine = deterrences(state, "IND")
    for what, twin in twins(state, other):
        monkeypatch.setattr(deterrence, "_SEEN", Remembered())  # worked out anew, not remembered
        assert deterrences(twin, "IND") == mine, what


def test_the_first_finding_is_a_caution_and_the_next_one_suspends_so_it_costs_more():
    before = deterrences(given(BREACHED).state, "BRA")
    after = deterrences(given(ALLEGED, Judge(by="KEN", allegation="case1", breach=True), advance(4)).state, "BRA")
    assert after["pact/1/0/IND"].penalty > 1.5 * before["pact/1/0/IND"].penalty
    assert after["pact/1/0/KEN"].penalty < 1.5 * before["pact/1/0/KEN"].penalty


def test_a_sheet_that_breaks_a_promise_is_told_what_that_brings():
    state = given(IN_FORCE, advance()).state
    sheet = Orders(budget=Budget(compute=40, safety=0), practices={"agent_log_months": 0})
    found = preview(state, "IND", sheet).breaches
    known = known_to(state, seat_view(state, "IND"))
    usual = {country.id: country.default for country in known.scenario.countries}
    for one in found:
        owed = known.owed[one.obligation].duty
        gain, _ = tempted_by(known, {**usual, "IND": sheet}, [owed])[one.obligation]
        assert (one.deterrence.gain, one.deterrence.in_force) == (gain, one.chance_seen)
    assert found
