"""Before entry into force: the interim duty and provisional application."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from treaty.law.convention.interim import (
    ConsentActs,
    EndsWith,
    InterimDuty,
    Mode,
    Period,
    Provision,
    ProvisionalActs,
    applied,
    breaks_interim_duty,
    interim_duty,
    provisional,
)
from treaty.model.dates import Delay

SIGNED = date(2030, 1, 15)
LATER = date(2032, 2, 29)
ONE = timedelta(days=1)
NONE, SIGNATORY, CONTRACTING = InterimDuty
STARTS = date(2030, 6, 1)
BY_TREATY = Provision(Mode.BY_TREATY, starts=STARTS)
IN = ProvisionalActs(signed=SIGNED)


def test_v18_1_a_signatory_has_the_duty_from_its_signature():
    assert interim_duty(SIGNED, ConsentActs(signed=SIGNED)) is SIGNATORY
    assert interim_duty(SIGNED - ONE, ConsentActs(signed=SIGNED)) is NONE
    assert interim_duty(LATER, ConsentActs()) is NONE


def test_v18_1_until_it_makes_clear_that_it_will_not_become_a_party():
    acts = ConsentActs(signed=SIGNED, unsigned=LATER)
    assert interim_duty(LATER - ONE, acts) is SIGNATORY
    assert interim_duty(LATER, acts) is NONE


@pytest.mark.parametrize(
    ("signed", "unsigned"), [(date(2000, 12, 31), date(2002, 5, 6)), (date(2000, 9, 13), date(2016, 11, 30))]
)
def test_v18_1_the_united_states_and_russia_ended_their_duty_under_the_rome_statute(signed: date, unsigned: date):
    acts = ConsentActs(signed=signed, unsigned=unsigned)
    assert [interim_duty(day, acts) for day in (signed, unsigned - ONE, unsigned)] == [SIGNATORY, SIGNATORY, NONE]


def test_v18_1_who_takes_its_instrument_back_is_a_signatory_again():
    acts = ConsentActs(signed=SIGNED, consented=date(2031, 1, 1), consent_withdrawn=LATER)
    assert interim_duty(LATER - ONE, acts) is CONTRACTING
    assert interim_duty(LATER, acts) is SIGNATORY
    assert interim_duty(LATER, replace(acts, signed=None)) is NONE
    assert interim_duty(LATER, replace(acts, unsigned=LATER)) is NONE


def test_v18_1_a_signatory_waits_without_limit():
    assert interim_duty(LATER, ConsentActs(signed=SIGNED), patience=Delay(months=1)) is SIGNATORY


def test_v18_2_a_contracting_state_has_it_until_the_treaty_is_in_force_for_it():
    acts = ConsentActs(consented=SIGNED, in_force=LATER)
    assert [interim_duty(day, acts) for day in (SIGNED - ONE, SIGNED, LATER - ONE, LATER)] == [
        NONE, CONTRACTING, CONTRACTING, NONE,
    ]  # fmt: skip


def test_v18_2_provided_that_entry_into_force_is_not_unduly_delayed():
    acts = ConsentActs(signed=SIGNED, consented=SIGNED)
    over = date(2035, 1, 15)
    assert interim_duty(over - ONE, acts, patience=Delay(years=5)) is CONTRACTING
    assert interim_duty(over, acts, patience=Delay(years=5)) is NONE
    assert interim_duty(date(2130, 1, 1), acts) is CONTRACTING
    early = {"patience": Delay(years=5), "waiting_since": date(2029, 1, 15)}
    assert interim_duty(date(2034, 1, 14), acts, **early) is CONTRACTING
    assert interim_duty(date(2034, 1, 15), acts, **early) is NONE


def test_v18_3_only_conduct_that_defeats_an_essential_clause_breaks_it():
    for duty in (SIGNATORY, CONTRACTING):
        assert breaks_interim_duty(duty, essential=True)
        assert not breaks_interim_duty(duty, essential=False)
        assert not breaks_interim_duty(duty, essential=True, defeats=False)
    assert not breaks_interim_duty(NONE, essential=True)


def test_v25_1_by_treaty_it_begins_with_the_treatys_day_or_with_a_later_signature():
    assert provisional(BY_TREATY, IN) == Period(STARTS, None)
    assert provisional(BY_TREATY, ProvisionalActs(signed=LATER)) == Period(LATER, None)
    assert provisional(BY_TREATY, ProvisionalActs()) == Period(None, None)
    assert provisional(BY_TREATY, ProvisionalActs(declared=LATER)) == Period(None, None)
    assert provisional(replace(BY_TREATY, starts=None), IN) == Period(None, None)
    never = provisional(BY_TREATY, ProvisionalActs(), in_force=LATER)
    assert never == Period(None, None)
    assert not never.holds(LATER - ONE)


def test_v25_1_by_declaration_only_who_declares_and_only_the_articles_named():
    ottawa = Provision(Mode.BY_DECLARATION, articles=("1",))
    assert provisional(ottawa, IN) == Period(None, None)
    period = provisional(ottawa, ProvisionalActs(signed=SIGNED, declared=LATER))
    assert period == Period(LATER, None)
    assert applied(ottawa, period, "1", LATER)
    assert not applied(ottawa, period, "2", LATER)
    assert not applied(ottawa, period, "1", LATER - ONE)
    assert applied(BY_TREATY, provisional(BY_TREATY, IN), "2", STARTS)


def test_v25_1_a_declaration_waits_for_the_treatys_own_day():
    assert provisional(replace(BY_TREATY, mode=Mode.BY_DECLARATION), ProvisionalActs(declared=SIGNED)).first == STARTS


def test_v25_1_where_silence_is_a_yes_who_opts_out_in_time_never_applies():
    part_xi = replace(BY_TREATY, mode=Mode.OPT_OUT)
    assert provisional(part_xi, IN) == Period(STARTS, None)
    assert provisional(part_xi, replace(IN, opted_out=STARTS)) == Period(None, None)
    assert provisional(part_xi, replace(IN, opted_out=STARTS + ONE)) == Period(STARTS, STARTS + ONE)
    assert provisional(BY_TREATY, replace(IN, opted_out=STARTS)) == Period(STARTS, None)


def test_v25_1_the_part_xi_agreement_was_applied_until_its_entry_into_force_or_its_sunset():
    part_xi = Provision(Mode.OPT_OUT, starts=date(1994, 11, 16), sunset=date(1998, 11, 16))
    adopted = ProvisionalActs(signed=date(1994, 7, 28))
    assert provisional(part_xi, adopted, in_force=date(1996, 7, 28)) == Period(date(1994, 11, 16), date(1996, 7, 28))
    assert provisional(part_xi, adopted).until == date(1998, 11, 16)


def test_v25_1_it_ends_with_the_treatys_entry_into_force_or_where_so_provided_with_that_for_the_state():
    later = LATER + timedelta(days=90)
    assert provisional(BY_TREATY, IN, in_force=LATER, in_force_for_state=later).until == LATER
    charter = replace(BY_TREATY, ends_with=EndsWith.STATE)
    assert provisional(charter, IN, in_force=LATER).until is None
    assert provisional(charter, IN, in_force=LATER, in_force_for_state=later).until == later


def test_v25_1_a_sunset_ends_it_in_any_event():
    until = replace(BY_TREATY, sunset=LATER)
    assert provisional(until, IN).until == LATER
    assert provisional(until, IN).holds(LATER - ONE)
    assert not provisional(until, IN).holds(LATER)
    assert provisional(replace(until, sunset=STARTS), IN) == Period(None, None)


def test_v25_2_word_to_the_others_ends_it_at_once():
    period = provisional(BY_TREATY, replace(IN, ended=LATER))
    assert period.holds(LATER - ONE)
    assert not period.holds(LATER)


def test_v25_2_unless_the_treaty_gives_that_notice_a_period():
    charter = replace(BY_TREATY, notice=Delay(days=60))
    assert provisional(charter, replace(IN, ended=LATER)).until == LATER + timedelta(days=60)


@pytest.mark.parametrize("mode", Mode)
def test_v25_2_who_says_so_before_it_begins_never_applies(mode: Mode):
    acts = ProvisionalActs(signed=SIGNED, declared=SIGNED, ended=SIGNED + ONE)
    assert provisional(replace(BY_TREATY, mode=mode), acts) == Period(None, None)
