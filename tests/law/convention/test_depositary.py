"""The depositary: two clocks, due form, announcements, corrections, registration."""

from datetime import date, timedelta

import pytest

from treaty.law.convention.depositary import (
    Change,
    Circumstance,
    Correction,
    Defect,
    Means,
    Message,
    announce,
    consent_established,
    examine,
    in_the_way,
    may_plead,
    may_register,
    text_as_of,
)

SENT = date(2030, 1, 15)
ONE = timedelta(days=1)
WEEK = timedelta(days=7)
NOTICE = Message({"UN": SENT}, {"AAA": SENT + WEEK, "BBB": SENT + 2 * WEEK})
LIMIT = date(2030, 6, 30)
ERROR = Correction(date(2030, 3, 31), LIMIT, "3", "ten")
TEXT = {"1": "peace", "3": "tne"}


def test_v16_1_deposit_counts_whether_or_not_the_others_have_been_told():
    assert consent_established(Means.DEPOSIT, NOTICE, "AAA") == SENT
    assert consent_established(Means.DEPOSIT, Message({"UN": SENT}, {}), "AAA") == SENT
    assert consent_established(Means.DEPOSIT, Message({}, {"AAA": SENT}), "AAA") is None
    nowhere = Message({}, {"AAA": SENT}, has_depositary=False)
    assert consent_established(Means.DEPOSIT, nowhere, "AAA") is None


def test_v16_1_an_exchange_is_complete_when_both_have_the_others_instrument():
    there = Message({}, {"AAA": SENT}, has_depositary=False)
    assert consent_established(Means.EXCHANGE, there, "AAA") is None
    assert consent_established(Means.EXCHANGE, there, "AAA", given_back=SENT + WEEK) == SENT + WEEK
    assert consent_established(Means.EXCHANGE, there, "AAA", given_back=SENT - WEEK) == SENT
    assert consent_established(Means.EXCHANGE, there, "BBB", given_back=SENT) is None


def test_v16_1_notification_counts_only_if_agreed_and_from_receipt():
    plain = Message({}, {"AAA": SENT + WEEK}, has_depositary=False)
    assert consent_established(Means.NOTIFICATION, plain, "AAA") == SENT + WEEK
    assert consent_established(Means.NOTIFICATION, plain, "BBB") is None
    assert consent_established(Means.NOTIFICATION, NOTICE, "AAA") == SENT
    assert consent_established(Means.NOTIFICATION, NOTICE, "AAA", agreed=False) is None


def test_v16_2_the_earliest_of_several_deposits_counts():
    three = Message({"London": SENT + WEEK, "Moscow": SENT, "Washington": SENT + ONE}, {})
    assert three.made() == SENT


def test_v74_1_severed_relations_keep_no_instrument_out():
    assert in_the_way([Circumstance.NO_RELATIONS, Circumstance.NOT_ENTITLED]) == (Circumstance.NOT_ENTITLED,)


def test_v76_2_the_depositary_is_impartial_towards_a_state_at_odds_with_it():
    assert in_the_way([Circumstance.AT_ODDS, Circumstance.NOT_RECOGNISED, Circumstance.OTHERS_NOT_IN_FORCE]) == ()
    assert in_the_way([Circumstance.CLOSED]) == (Circumstance.CLOSED,)


def test_v77_1_defects_are_reported_to_the_sender_and_nothing_is_decided():
    got = examine("AAA", [Defect.NOT_SIGNED, Defect.NOT_WRITTEN, Defect.NOT_SIGNED], contracting={"BBB"})
    assert (got.defects, got.tell) == ((Defect.NOT_WRITTEN, Defect.NOT_SIGNED), ("AAA",))
    assert "invalid" not in got.sentence


def test_v77_1_an_instrument_in_due_form_is_made_known_to_all():
    assert examine("AAA", signatories={"CCC"}, contracting={"BBB", "CCC"}).tell == ("BBB", "CCC")


def test_v77_1_that_the_threshold_is_reached_is_announced_to_all_entitled():
    got = announce(SENT, ("BBB", "AAA"), on=SENT)
    assert got is not None
    assert (got.reached, got.tell) == (SENT, ("AAA", "BBB"))
    assert announce(SENT, {"AAA"}, on=SENT - ONE) is None
    assert announce(None, {"AAA"}, on=SENT) is None


def test_v77_2_a_difference_goes_to_signatories_and_contracting_states_or_the_organ():
    got = examine("AAA", [Defect.NO_CHOICE], disagrees=True, signatories={"CCC"}, contracting={"BBB"})
    assert (got.rule, got.tell) == ("V77.2", ("BBB", "CCC"))
    assert "BBB, CCC" in got.sentence
    assert "nobody" in examine("AAA", [Defect.NO_CHOICE], disagrees=True).sentence
    assert examine("AAA", [Defect.NO_CHOICE], disagrees=True, contracting={"BBB"}, organ="council").tell == ("council",)


def test_v78_1_without_a_depositary_a_notice_goes_to_each_state():
    plain = Message({"UN": SENT}, {"AAA": SENT + ONE, "BBB": SENT + WEEK}, has_depositary=False)
    assert plain.made() is None
    assert plain.made_towards("AAA") == SENT + ONE
    assert plain.made_towards("BBB") == SENT + WEEK
    assert plain.made_towards("CCC") is None


def test_v78_2_a_notice_is_made_on_receipt():
    assert NOTICE.made() == SENT
    assert NOTICE.made_towards("AAA") == SENT
    assert Message({}, {}).made() is None


def test_v78_3_a_state_has_it_only_when_told_so_there_are_two_clocks():
    assert NOTICE.received_by("AAA") == SENT + WEEK
    assert NOTICE.received_by("CCC") is None
    assert NOTICE.received_by_all({"AAA", "BBB"}) == SENT + 2 * WEEK
    assert NOTICE.received_by_all({"AAA", "CCC"}) is None
    assert NOTICE.received_by_all(()) is None


def test_v79_a_correction_that_nobody_opposed_changes_what_is_read_for_the_past():
    assert ERROR.made() == LIMIT + ONE
    for day in (date(2020, 1, 1), LIMIT, date(2040, 1, 1)):
        assert text_as_of(TEXT, day, corrections=[ERROR], read_on=LIMIT + ONE)["3"] == "ten"


def test_v79_but_not_before_it_is_made():
    assert text_as_of(TEXT, LIMIT, corrections=[ERROR])["3"] == "tne"
    assert text_as_of(TEXT, date(2020, 1, 1), corrections=[ERROR], read_on=LIMIT)["3"] == "tne"


def test_v79_one_objection_by_the_limit_stops_it_and_a_later_one_does_not():
    stopped = Correction(ERROR.proposed, LIMIT, "3", "ten", (LIMIT,))
    assert stopped.made() is None
    assert "objection" in stopped.next_step()
    assert text_as_of(TEXT, date(2040, 1, 1), corrections=[stopped]) == TEXT
    late = Correction(ERROR.proposed, LIMIT, "3", "ten", (LIMIT + ONE,))
    assert late.made() == LIMIT + ONE
    assert "record" in late.next_step()


def test_v79_unless_the_states_decide_that_it_counts_from_then_on():
    onwards = Correction(ERROR.proposed, LIMIT, "3", "ten", ab_initio=False)
    assert text_as_of(TEXT, LIMIT, corrections=[onwards], read_on=date(2040, 1, 1))["3"] == "tne"
    assert text_as_of(TEXT, LIMIT + ONE, corrections=[onwards], read_on=date(2040, 1, 1))["3"] == "ten"


def test_v79_an_amendment_never_changes_the_past_and_goes_over_a_correction():
    amended = Change(date(2031, 1, 1), "3", "twelve")
    read = date(2040, 1, 1)
    assert text_as_of(TEXT, date(2030, 12, 31), amendments=[amended], read_on=read)["3"] == "tne"
    assert text_as_of(TEXT, date(2031, 1, 1), amendments=[amended], read_on=read)["3"] == "twelve"
    both = text_as_of(TEXT, date(2031, 1, 1), corrections=[ERROR], amendments=[amended], read_on=read)
    assert both == {"1": "peace", "3": "twelve"}


def test_v79_of_two_amendments_the_later_governs_in_any_order():
    first, second = Change(date(2031, 1, 1), "3", "twelve"), Change(date(2032, 1, 1), "3", "twenty")
    assert text_as_of(TEXT, date(2033, 1, 1), amendments=[second, first])["3"] == "twenty"


def test_v79_the_limit_does_not_lie_before_the_proposal():
    assert Correction(LIMIT, LIMIT, "3", "ten").made() == LIMIT + ONE
    with pytest.raises(ValueError, match="before the proposal"):
        Correction(LIMIT, LIMIT - ONE, "3", "ten")


def test_v80_1_a_treaty_is_registered_after_entry_into_force():
    assert may_register(SENT, SENT)
    assert not may_register(SENT - ONE, SENT)
    assert not may_register(SENT, None)


def test_v80_1_a_secret_treaty_binds_but_is_not_pleaded_before_the_united_nations():
    assert may_plead(SENT, None, before_un_organ=False)
    assert not may_plead(SENT, None)
    assert may_plead(SENT, SENT)
    refused = may_plead(SENT - ONE, SENT)
    assert not refused
    assert "register" in refused.sentence
