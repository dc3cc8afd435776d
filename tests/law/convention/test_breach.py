"""Breach: from which day, how material, who may do what, and when the right is lost."""

from datetime import date, timedelta
from itertools import product

import pytest

from treaty.law.convention.breach import Breach, Plea, Remedy, breach_from, is_defence, remedies, right_lost_on

ESSENTIAL = Breach(essential_provision=True)
TRIVIAL = Breach()
FLAGS = (False, True)
IN_FORCE = date(2030, 6, 1)
ONE = timedelta(days=1)


def test_v27_1_internal_law_is_no_defence_in_any_dress():
    assert not any(is_defence(plea) for plea in (Plea.INTERNAL_LAW, Plea.BUDGET_REFUSED, Plea.COURT_RULING))


def test_v28_1_what_was_over_before_entry_into_force_is_no_breach():
    assert is_defence(Plea.NOT_YET_IN_FORCE)
    assert breach_from(date(2030, 1, 1), IN_FORCE, ended=IN_FORCE - ONE) is None
    assert breach_from(date(2030, 1, 1), None) is None


def test_v28_1_what_goes_on_is_a_breach_from_entry_into_force():
    assert breach_from(date(2030, 1, 1), IN_FORCE) == IN_FORCE
    assert breach_from(date(2030, 1, 1), IN_FORCE, ended=IN_FORCE) == IN_FORCE
    assert breach_from(IN_FORCE + ONE, IN_FORCE) == IN_FORCE + ONE


def test_v28_1_unless_the_treaty_means_to_reach_back():
    early = date(2030, 1, 1)
    assert breach_from(early, IN_FORCE, ended=early, retroactive=True) == early


def test_v28_1_conduct_from_the_day_of_leaving_on_is_no_breach():
    left = date(2032, 1, 1)
    assert breach_from(left, IN_FORCE, left=left) is None
    assert breach_from(left - ONE, IN_FORCE, left=left) == left - ONE


def test_v45_1_who_knows_and_affirms_or_acquiesces_has_lost_the_right():
    learned = date(2030, 3, 1)
    assert right_lost_on(learned) is None
    assert right_lost_on(learned, affirmed=learned) == learned
    assert right_lost_on(learned, acquiesced=learned + ONE) == learned + ONE
    assert right_lost_on(learned, affirmed=learned + ONE, acquiesced=learned) == learned


def test_v45_1_what_was_said_before_the_facts_were_known_costs_nothing():
    learned = date(2030, 3, 1)
    assert right_lost_on(learned, affirmed=learned - ONE, acquiesced=learned - ONE) is None
    assert right_lost_on(None, affirmed=learned) is None


def test_v45_1_who_voted_to_go_on_as_before_cannot_invoke_that_breach():
    assert remedies(ESSENTIAL, parties=30, specially_affected=True, right_lost=True) == ()
    assert remedies(ESSENTIAL, parties=2, right_lost=True) == ()


def test_v60_3_a_trivial_clause_never_qualifies():
    for affected, integral in product(FLAGS, FLAGS):
        for parties in (2, 3, 30):
            found = remedies(
                TRIVIAL, parties=parties, specially_affected=affected, integral=integral, agreeing_others=parties - 1
            )
            assert found == ()


def test_v60_3_repudiation_and_an_essential_provision_are_both_material():
    assert Breach(repudiation=True).material
    assert ESSENTIAL.material
    assert not TRIVIAL.material


def test_v60_1_in_a_treaty_of_two_the_other_may_suspend_or_terminate():
    assert remedies(ESSENTIAL, parties=2) == (Remedy.SUSPEND, Remedy.TERMINATE)


def test_v60_2_a_bystander_of_a_larger_treaty_may_do_nothing():
    assert remedies(ESSENTIAL, parties=3) == ()


def test_v60_2_nobody_ends_a_larger_treaty_alone():
    for affected, integral in product(FLAGS, FLAGS):
        found = remedies(ESSENTIAL, parties=5, specially_affected=affected, integral=integral, agreeing_others=3)
        assert {Remedy.TERMINATE, Remedy.ALL_OTHERS}.isdisjoint(found)


def test_v60_2_all_others_together_without_the_defaulter():
    assert remedies(ESSENTIAL, parties=5, agreeing_others=4) == (Remedy.ALL_OTHERS,)
    with pytest.raises(ValueError, match="no vote"):
        remedies(ESSENTIAL, parties=5, agreeing_others=5)


def test_v60_4_the_treatys_own_remedies_come_first():
    assert remedies(ESSENTIAL, parties=2, own_remedies_first=True) == ()


def test_v60_5_protection_of_people_is_immune_in_every_constellation():
    shield = Breach(repudiation=True, essential_provision=True, humanitarian_protection=True)
    for parties, affected, integral in product((2, 30), FLAGS, FLAGS):
        found = remedies(
            shield, parties=parties, specially_affected=affected, integral=integral, agreeing_others=parties - 1
        )
        assert found == ()


def test_v60_a_breach_takes_two():
    with pytest.raises(ValueError, match="two parties"):
        remedies(ESSENTIAL, parties=1)
    with pytest.raises(ValueError, match="no vote"):
        remedies(ESSENTIAL, parties=5, agreeing_others=-1)
