"""Amendments: whom they bind from when, and which version two states have in common."""

import json
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.law.convention.amending import (
    AmendingRule,
    Binds,
    Member,
    Version,
    bound_from,
    duly_proposed,
    in_force_from,
    inter_se,
    may_join,
    may_leave,
    may_take_part,
    met,
    silent,
    to_be_told,
    version_between,
    version_for,
)
from treaty.law.convention.pairs import Amendment, Party, Text, common_version
from treaty.model.dates import Delay

CASES = json.loads((Path(__file__).parent / "cases_pairs.json").read_text(encoding="utf-8"))
DAY = timedelta(days=1)
START, ADOPTED, IN_FORCE = date(2030, 1, 1), date(2033, 5, 31), date(2035, 1, 1)
OLD_PARTY = Member(START)
ALL = AmendingRule(Binds.ALL)


def parties(*names: str, **more: Member) -> dict[str, Member]:
    return {**dict.fromkeys(names, OLD_PARTY), **more}


def accepting(day: date, since: date = START) -> Member:
    return Member(since, accepted=day)


@pytest.mark.parametrize("case", [c for c in CASES if c["type"] == "amendment"], ids=lambda case: case["id"])
def test_the_worked_cases_of_amendments(case: dict):
    start = date.fromisoformat(case["amendment_in_force"])

    def member(fields: dict) -> Member:
        accepted = start if fields.get("accepted") else None
        wish = Version(fields["intention"]) if "intention" in fields else None
        return Member(date.fromisoformat(fields["party"]), accepted=accepted, intention=wish)

    one, two = (member(case["states"][name]) for name in case["pair"])
    rule = ALL if case.get("binds_all") else AmendingRule()
    assert version_between(one, two, start, date(2040, 1, 1), rule) == case["expect"]
    assert version_between(two, one, start, date(2040, 1, 1), rule) == case["expect"]


def test_v39_1_by_default_an_amendment_needs_the_agreement_of_all_parties():
    one_out = parties("P", Q=accepting(date(2034, 1, 1)), R=accepting(date(2034, 2, 1)))
    assert in_force_from(AmendingRule(), ADOPTED, one_out) is None
    all_in = {**one_out, "P": accepting(date(2034, 3, 1))}
    assert in_force_from(AmendingRule(), ADOPTED, all_in) == date(2034, 3, 1)
    assert in_force_from(AmendingRule(after=Delay(months=3)), ADOPTED, all_in) == date(2034, 6, 1)
    assert in_force_from(AmendingRule(), ADOPTED, {}) is None


def test_v40_2_every_contracting_state_is_told_party_or_not_yet():
    contracting = {"P": START, "C": ADOPTED, "N": ADOPTED + DAY}
    assert to_be_told(contracting, ADOPTED) == {"P", "C"}


def test_v40_2_an_amendment_that_one_contracting_state_was_not_told_of_is_defective():
    defect = duly_proposed({"P", "Q"}, {"P", "Q", "C"})
    assert (defect.allowed, defect.rule) == (False, "V40.2")
    assert defect.sentence.startswith("C must be told")
    assert duly_proposed({"P", "Q", "C", "S"}, {"P", "Q", "C"})


def test_v40_2_contracting_states_take_part_and_signatories_do_not():
    assert may_take_part("C", {"P", "C"})
    assert not may_take_part("S", {"P", "C"})


def test_v40_3_who_may_join_the_treaty_may_join_it_as_amended():
    assert may_join("N", {"N"})
    assert not may_join("O", {"N"})


def test_v40_4_a_party_that_does_not_accept_keeps_the_old_text_with_everybody():
    accepted = accepting(date(2034, 1, 1))
    assert version_for(OLD_PARTY, IN_FORCE, IN_FORCE) == {Version.OLD}
    assert version_for(accepted, IN_FORCE, IN_FORCE) == {Version.OLD, Version.NEW}
    assert version_between(OLD_PARTY, accepted, IN_FORCE, IN_FORCE) is Version.OLD


def test_v40_4_before_the_amendment_is_in_force_all_keep_the_old_text():
    one = accepting(date(2034, 1, 1))
    assert version_between(one, one, IN_FORCE, IN_FORCE - DAY) is Version.OLD
    assert version_between(one, one, IN_FORCE, IN_FORCE) is Version.NEW
    assert version_between(one, one, None, IN_FORCE) is Version.OLD


def test_v40_4_a_later_acceptance_works_from_its_own_delay():
    rule = AmendingRule(after=Delay(days=90))
    late = accepting(date(2036, 1, 1))
    assert bound_from(late, IN_FORCE, rule) == date(2036, 3, 31)
    assert bound_from(accepting(date(2034, 1, 1)), IN_FORCE, rule) == IN_FORCE


def test_v40_4_who_is_no_party_has_no_version():
    assert version_for(Member(), IN_FORCE, IN_FORCE) == frozenset()
    assert version_for(replace(OLD_PARTY, until=IN_FORCE), IN_FORCE, IN_FORCE) == frozenset()
    assert version_between(OLD_PARTY, Member(IN_FORCE + DAY), IN_FORCE, IN_FORCE) is None
    assert bound_from(Member(START, until=IN_FORCE), IN_FORCE, ALL) is None
    assert bound_from(Member(), IN_FORCE) is None
    assert bound_from(Member(), IN_FORCE, ALL) is None


def test_v40_5_the_test_is_the_day_on_which_the_state_becomes_a_party():
    on_the_day, day_after = Member(IN_FORCE), Member(IN_FORCE + DAY)
    assert bound_from(on_the_day, IN_FORCE) is None
    assert bound_from(day_after, IN_FORCE) == IN_FORCE + DAY


def test_v40_5_a_late_joiner_may_declare_for_one_version_and_an_old_party_may_not():
    joined = date(2036, 1, 1)
    assert version_for(Member(joined), IN_FORCE, joined) == {Version.OLD, Version.NEW}
    assert version_for(Member(joined, intention=Version.OLD), IN_FORCE, joined) == {Version.OLD}
    assert version_for(Member(joined, intention=Version.NEW), IN_FORCE, joined) == {Version.NEW}
    assert version_for(Member(START, intention=Version.NEW), IN_FORCE, joined) == {Version.OLD}
    accepted = Member(START, accepted=START, intention=Version.NEW)
    assert version_for(accepted, IN_FORCE, joined) == {Version.OLD, Version.NEW}


def test_v40_5_a_late_joiner_that_kept_the_old_may_accept_the_amendment_later():
    joined = Member(date(2036, 1, 1), intention=Version.OLD, accepted=date(2037, 1, 1))
    assert bound_from(joined, IN_FORCE) == date(2037, 1, 1)


def test_v40_6_a_share_of_the_parties_moves_as_states_join():
    """Three fourths of 88 parties at adoption are 66, as for the Basel Ban Amendment; of 100 parties they are 75."""
    names = [f"P{n}" for n in range(88)]
    after = ADOPTED + 30 * DAY
    accepted = {name: accepting(after) for name in names[:66]}
    members = {**parties(*names), **accepted}
    share = AmendingRule(share=Fraction(3, 4))
    fixed = replace(share, counted="at adoption")
    assert in_force_from(share, ADOPTED, members) == after
    joining = {**members, **{f"J{n}": Member(ADOPTED + DAY) for n in range(12)}}
    assert in_force_from(share, ADOPTED, joining) is None
    assert in_force_from(fixed, ADOPTED, joining) == after
    one_less = {**joining, "P0": OLD_PARTY}
    assert in_force_from(fixed, ADOPTED, one_less) is None
    newcomer = {**one_less, "J0": Member(ADOPTED + DAY, accepted=after)}
    assert in_force_from(fixed, ADOPTED, newcomer) is None  # only parties at adoption count


def test_v40_6_a_share_may_be_reached_because_others_leave():
    members = parties("P", "O", Q=accepting(date(2034, 1, 1)), R=accepting(date(2034, 2, 1)))
    leaving = {**members, "O": Member(START, until=date(2034, 6, 1))}
    assert met(AmendingRule(share=Fraction(2, 3)), ADOPTED, members) is None
    assert met(AmendingRule(share=Fraction(2, 3)), ADOPTED, leaving) == date(2034, 6, 1)


def test_v40_6_who_joins_after_the_share_was_met_does_not_undo_it():
    members = parties("P", Q=accepting(date(2034, 1, 1)), R=accepting(date(2034, 2, 1)), N=Member(date(2034, 2, 2)))
    assert met(AmendingRule(share=Fraction(2, 3)), ADOPTED, members) == date(2034, 2, 1)


def test_v40_4_un_charter_108_binds_all_members_once_two_thirds_with_the_named_ones_ratify():
    rule = AmendingRule(Binds.ALL, Fraction(2, 3), named=frozenset({"FRA"}))
    members = parties("IND", "FRA", USA=accepting(date(2034, 1, 1)), CHN=accepting(date(2034, 1, 2)))
    members["GBR"] = members["RUS"] = accepting(date(2034, 1, 3))
    assert in_force_from(rule, ADOPTED, members) is None
    members["FRA"] = accepting(date(2034, 8, 1))
    start = in_force_from(rule, ADOPTED, members)
    assert start == date(2034, 8, 1)
    assert bound_from(members["IND"], start, rule) == start
    assert bound_from(Member(date(2036, 1, 1)), start, rule) == date(2036, 1, 1)
    assert bound_from(Member(date(2036, 1, 1), intention=Version.OLD), start, rule) == date(2036, 1, 1)


def test_v40_4_rome_121_binds_all_a_year_after_seven_eighths_and_lets_dissenters_leave_within_a_year():
    rule = AmendingRule(Binds.WITH_EXIT, Fraction(7, 8), after=Delay(years=1), window=Delay(years=1))
    members = {**{f"P{n}": accepting(date(2034, 2, 28)) for n in range(7)}, "D": OLD_PARTY}
    start = in_force_from(rule, ADOPTED, members)
    assert start == date(2035, 2, 28)
    enough = met(rule, ADOPTED, members)
    days = (enough - DAY, enough, date(2036, 2, 28), date(2036, 2, 29))
    judged = [may_leave(OLD_PARTY, day, enough, start, rule).allowed for day in days]
    assert judged == [False, True, True, False]
    assert not may_leave(members["P0"], start, enough, start, rule)
    assert not may_leave(OLD_PARTY, start, enough, start, ALL)
    assert not may_leave(OLD_PARTY, start, None, start, rule)
    early = Member(START, leaving=date(2034, 6, 1))
    assert bound_from(early, start, rule) is None
    assert bound_from(Member(START, leaving=date(2035, 6, 1)), start, rule) == start  # bound until it left
    assert bound_from(early, start, ALL) == start
    assert bound_from(replace(early, accepted=ADOPTED), start, rule) == start  # only who did not accept may leave so


def test_v40_4_tacit_amendment_binds_all_unless_one_party_objects_within_the_period():
    rule = AmendingRule(Binds.TACIT, window=Delay(months=12))
    circulated, last = date(2032, 2, 29), date(2033, 2, 28)
    assert in_force_from(rule, circulated, parties("P", "Q"), circulated) == last + DAY
    for day, start in ((last, None), (last + DAY, last + DAY)):
        members = parties("P", Q=Member(START, objected=day))
        assert in_force_from(rule, circulated, members, circulated) == start
    outsider = parties("P", N=Member(date(2034, 1, 1), objected=last))
    assert silent(circulated, rule.window, outsider) == last + DAY
    taken_back = parties("P", Q=Member(START, objected=date(2032, 6, 1), lifted=last))
    assert silent(circulated, rule.window, taken_back) == last + DAY
    too_late = parties("P", Q=Member(START, objected=date(2032, 6, 1), lifted=last + DAY))
    assert silent(circulated, rule.window, too_late) is None
    assert bound_from(OLD_PARTY, last + DAY, rule) == last + DAY


def test_v40_4_an_annex_binds_all_but_those_that_opt_out_within_six_months():
    rule = AmendingRule(Binds.OPT_OUT, window=Delay(months=6), after=Delay(days=90))
    start = in_force_from(rule, ADOPTED, parties("P"), date(2033, 8, 31))
    assert start == date(2034, 2, 28)
    assert bound_from(OLD_PARTY, start, rule) == start
    assert bound_from(Member(START, objected=start), start, rule) is None
    assert bound_from(Member(START, objected=start + DAY), start, rule) == start
    assert bound_from(Member(START, objected=start, lifted=date(2035, 1, 1)), start, rule) == date(2035, 4, 1)
    assert bound_from(Member(date(2036, 1, 1), objected=date(2036, 1, 1)), start, rule) == date(2036, 1, 1)


def test_v40_4_an_adjustment_binds_all_six_months_after_notice_whatever_they_say():
    rule = AmendingRule(Binds.NOTICE, window=Delay(months=6))
    objecting = Member(START, objected=ADOPTED)
    start = in_force_from(rule, ADOPTED, parties("P", Q=objecting), date(2033, 8, 31))
    assert start == date(2034, 2, 28)
    assert bound_from(objecting, start, rule) == start
    assert in_force_from(rule, ADOPTED, {}) == date(2033, 11, 30)


def test_v40_4_ctbt_amendments_wait_for_all_who_voted_yes_and_fall_by_one_negative_vote():
    rule = AmendingRule(Binds.YES_VOTERS, after=Delay(days=30))
    yes = Member(START, vote="yes", accepted=date(2034, 1, 1))
    last = replace(yes, accepted=date(2034, 3, 1))
    quiet = Member(START, vote="abstain")
    assert in_force_from(rule, ADOPTED, {"P": yes, "Q": last, "R": quiet}) == date(2034, 3, 31)
    assert bound_from(quiet, date(2034, 3, 31), rule) == date(2034, 3, 31)
    assert in_force_from(rule, ADOPTED, {"P": yes, "Q": last, "R": replace(quiet, vote="no")}) is None
    assert (
        in_force_from(rule, ADOPTED, {"P": yes, "Q": last, "R": quiet, "S": OLD_PARTY}) is None
    )  # 2 of 4: no majority
    assert in_force_from(rule, ADOPTED, {"P": yes, "Q": replace(yes, accepted=None), "R": quiet}) is None
    gone = replace(yes, accepted=None, until=date(2034, 9, 1))
    assert in_force_from(rule, ADOPTED, {"P": yes, "Q": gone, "R": quiet}) == date(2034, 10, 1)


PARTIES = frozenset("ABC")


def judged(between: str = "AB", articles: str = "inspections", **more: object):
    return inter_se(set(between), PARTIES, [articles], **{"less_is_owed": True, **more})


def test_v41_1_two_parties_may_not_skip_the_mutual_inspections_of_an_integral_treaty():
    ruling, told = judged(integral={"inspections"})
    assert (ruling.allowed, ruling.rule, told) == (False, "V41.1", frozenset())
    assert not judged(essential={"inspections"})[0]


def test_v41_1_stricter_duties_between_some_are_allowed_and_the_others_are_told():
    ruling, told = judged(less_is_owed=False, integral={"inspections"}, essential={"inspections"})
    assert ruling
    assert told == {"C"}


def test_v41_1_what_is_not_essential_may_be_loosened_between_some():
    assert judged(essential={"pacts"}, integral={"pacts"})[0]
    assert not judged(harms_others=True)[0]
    assert not judged(prohibited=True)[0]


def test_v41_1_where_the_treaty_provides_for_it_the_others_are_told_unless_it_waives_that():
    ruling, told = judged(permitted=True, essential={"inspections"}, harms_others=True)
    assert ruling
    assert told == {"C"}
    assert judged(permitted=True, notice_waived=True)[1] == frozenset()
    assert judged(notice_waived=True)[1] == {"C"}


def test_v41_1_it_takes_two_parties():
    assert not judged("A")[0]
    assert not judged("AN")[0]


DAYS = st.dates(START, date(2038, 1, 1))
WISHES = st.none() | st.sampled_from(Version)
MEMBERS = st.builds(Member, DAYS, st.none(), st.none() | DAYS, WISHES)
TEXT = Text({"a": {}}, (Amendment("new", {"b": {}}),))


@settings(max_examples=100, deadline=None)
@given(MEMBERS, MEMBERS, DAYS)
def test_v40_4_pairs_read_the_version_that_the_matrix_gives(one, two, on):
    """The pair text, from each state's set of amendments, and the matrix of art. 40 are the same rule."""
    if not (one.is_party(on) and two.is_party(on)):
        assert version_between(one, two, IN_FORCE, on) is None
        return

    def place(member: Member) -> Party:
        bound = bound_from(member, IN_FORCE)
        alone = version_for(member, IN_FORCE, on) == {Version.NEW}
        return Party(START, START, None, {"new": bound} if bound else {}, frozenset({"new"} if alone else ()))

    word = {None: None, frozenset(): Version.OLD, frozenset({"new"}): Version.NEW}
    assert word[common_version(place(one), place(two), on, TEXT)] is version_between(one, two, IN_FORCE, on)


@settings(max_examples=60, deadline=None)
@given(MEMBERS, MEMBERS, DAYS, st.sampled_from(Binds))
def test_v40_4_the_version_between_two_states_is_the_same_from_both_sides(one, two, on, binds):
    rule = AmendingRule(binds)
    assert version_between(one, two, IN_FORCE, on, rule) is version_between(two, one, IN_FORCE, on, rule)


@settings(max_examples=60, deadline=None)
@given(MEMBERS, DAYS, DAYS)
def test_v40_4_who_did_not_accept_and_did_not_join_late_is_never_bound(other, party, on):
    old = Member(min(party, IN_FORCE), accepted=None, intention=Version.NEW)
    assert version_between(old, other, IN_FORCE, on) is not Version.NEW
