"""Grounds of invalidity and of ending: what must be shown, what bars, how far they reach, what follows."""

from datetime import date, timedelta

import pytest

from treaty.law.convention.grounds import (
    BARS,
    LOST_BY_ACQUIESCENCE,
    NEEDED,
    Effect,
    Fact,
    Ground,
    Restoration,
    Scope,
    after_invalidity,
    judge,
    scope,
)

INVOKED = date(2030, 6, 1)
ONE = timedelta(days=1)


def made_out(ground: Ground, *more: Fact) -> Effect:
    """What a ground does when all that it needs is shown, and `more`."""
    return judge(ground, NEEDED[ground] | set(more)).effect


def needs(ground: Ground, *facts: Fact) -> bool:
    """Whether the ground fails without any single one of the facts, and holds with all."""
    each = all(judge(ground, set(facts) - {fact}).effect is Effect.REJECTED for fact in facts)
    return each and judge(ground, facts).effect is not Effect.REJECTED


def test_v46_internal_law_on_competence_voids_consent_only_if_manifest_and_fundamental():
    assert needs(Ground.COMPETENCE, Fact.ON_COMPETENCE, Fact.FUNDAMENTAL_RULE, Fact.MANIFEST)
    assert made_out(Ground.COMPETENCE) is Effect.VOIDABLE


def test_v47_a_limit_on_the_delegate_counts_only_if_the_others_were_told():
    assert needs(Ground.LIMITED_DELEGATE, Fact.LIMIT_IGNORED, Fact.LIMIT_NOTIFIED)
    assert made_out(Ground.LIMITED_DELEGATE) is Effect.VOIDABLE


def test_v48_error_must_go_to_an_essential_basis_and_not_be_ones_own():
    assert needs(Ground.ERROR, Fact.ERROR_OF_FACT, Fact.ESSENTIAL_BASIS)
    assert made_out(Ground.ERROR) is Effect.VOIDABLE
    assert made_out(Ground.ERROR, Fact.OWN_SHARE) is Effect.REJECTED


def test_v49_fraud_must_come_from_another_negotiating_state():
    assert needs(Ground.FRAUD, Fact.FRAUDULENT, Fact.BY_NEGOTIATOR)
    assert made_out(Ground.FRAUD) is Effect.VOIDABLE


def test_v50_so_must_corruption():
    assert needs(Ground.CORRUPTION, Fact.BRIBED, Fact.BY_NEGOTIATOR)
    assert made_out(Ground.CORRUPTION) is Effect.VOIDABLE


def test_v51_consent_of_a_coerced_delegate_has_no_effect():
    assert needs(Ground.COERCED_DELEGATE, Fact.DELEGATE_COERCED)
    assert made_out(Ground.COERCED_DELEGATE) is Effect.CONSENT_WITHOUT_EFFECT


def test_v52_force_against_the_charter_voids_a_treaty():
    assert needs(Ground.FORCE, Fact.ARMED_FORCE, Fact.AGAINST_CHARTER)
    assert made_out(Ground.FORCE) is Effect.VOID


def test_v52_economic_pressure_is_no_force():
    assert judge(Ground.FORCE, {Fact.ECONOMIC_PRESSURE}).effect is Effect.REJECTED
    assert judge(Ground.FORCE, {Fact.ECONOMIC_PRESSURE, Fact.AGAINST_CHARTER}).effect is Effect.REJECTED
    assert made_out(Ground.FORCE, Fact.ECONOMIC_PRESSURE) is Effect.VOID


def test_v53_a_norm_that_stood_at_the_conclusion_voids_and_a_later_one_does_not():
    assert needs(Ground.PEREMPTORY_NORM, Fact.CONFLICT_WITH_NORM, Fact.NORM_AT_CONCLUSION)
    assert made_out(Ground.PEREMPTORY_NORM) is Effect.VOID
    assert judge(Ground.PEREMPTORY_NORM, {Fact.CONFLICT_WITH_NORM, Fact.NORM_NEW}).effect is Effect.REJECTED


def test_v64_1_a_new_norm_ends_a_treaty_in_conflict_with_it():
    assert needs(Ground.NEW_PEREMPTORY_NORM, Fact.CONFLICT_WITH_NORM, Fact.NORM_NEW)
    assert made_out(Ground.NEW_PEREMPTORY_NORM) is Effect.ENDED


def test_v61_1_an_indispensable_object_gone_for_good_ends_and_for_a_time_suspends():
    gone = (Fact.OBJECT_GONE, Fact.INDISPENSABLE)
    assert needs(Ground.IMPOSSIBILITY, *gone)
    assert judge(Ground.IMPOSSIBILITY, gone).effect is Effect.MAY_SUSPEND
    assert judge(Ground.IMPOSSIBILITY, {*gone, Fact.FOR_GOOD}).effect is Effect.MAY_END


def test_v61_1_not_by_ones_own_breach_and_want_of_money_is_no_lost_object():
    assert made_out(Ground.IMPOSSIBILITY, Fact.FOR_GOOD, Fact.OWN_BREACH) is Effect.REJECTED
    assert judge(Ground.IMPOSSIBILITY, {Fact.RADICAL, Fact.FOR_GOOD}).effect is Effect.REJECTED


def test_v62_1_a_change_of_circumstances_needs_all_four():
    four = (Fact.FUNDAMENTAL_CHANGE, Fact.UNFORESEEN, Fact.ESSENTIAL_BASIS, Fact.RADICAL)
    assert needs(Ground.CHANGE, *four)
    assert judge(Ground.CHANGE, four).effect is Effect.MAY_END
    refused = judge(Ground.CHANGE, set(four) - {Fact.UNFORESEEN})
    assert refused.lacking == (Fact.UNFORESEEN,)
    assert Fact.UNFORESEEN in refused.sentence


@pytest.mark.parametrize("bar", [Fact.BOUNDARY, Fact.OWN_BREACH])
def test_v62_1_never_for_a_boundary_and_never_by_ones_own_breach(bar: Fact):
    refused = judge(Ground.CHANGE, NEEDED[Ground.CHANGE] | {bar})
    assert refused.effect is Effect.REJECTED
    assert refused.barred == (bar,)
    assert bar in refused.sentence
    both = judge(Ground.CHANGE, NEEDED[Ground.CHANGE] | {Fact.BOUNDARY, Fact.OWN_BREACH})
    assert both.sentence == "Rejected: the treaty establishes a boundary."


def test_v45_1_six_articles_and_the_breach_are_lost_by_acquiescence_and_coercion_is_not():
    assert sorted(ground.value for ground in LOST_BY_ACQUIESCENCE) == ["46", "47", "48", "49", "50", "60", "62"]
    for ground in NEEDED:
        kept = judge(ground, NEEDED[ground], right_lost=True).effect is not Effect.REJECTED
        assert kept == (ground not in LOST_BY_ACQUIESCENCE)
        assert judge(ground, NEEDED[ground]).effect is not Effect.REJECTED


def test_v60_a_breach_is_not_judged_by_a_list_of_facts():
    with pytest.raises(ValueError, match="law of breach"):
        judge(Ground.BREACH, set())


def test_every_ground_is_known_by_the_number_of_its_rule():
    rules = {ground.rule for ground in Ground}
    assert {"V46", "V53", "V60", "V61.1", "V62.1", "V64.1"} <= rules
    assert set(BARS) <= set(NEEDED)


def severed(ground: Ground, **but: bool) -> Scope:
    """How far a ground reaches that touches separable clauses, unessential and not unjustly, `but`."""
    return scope(ground, **({"single_clauses": True, "separable": True} | but))


def test_v44_3_a_ground_on_single_clauses_is_invoked_for_those_alone():
    assert severed(Ground.ERROR) is Scope.CLAUSES
    assert severed(Ground.CHANGE) is Scope.CLAUSES
    assert severed(Ground.NEW_PEREMPTORY_NORM) is Scope.CLAUSES


@pytest.mark.parametrize(
    "but", [{"single_clauses": False}, {"separable": False}, {"essential_to_consent": True}, {"unjust": True}]
)
def test_v44_3_and_for_the_whole_where_one_condition_lacks(but: dict[str, bool]):
    assert severed(Ground.ERROR, **but) is Scope.WHOLE
    assert severed(Ground.FRAUD, **but) is Scope.WHOLE


def test_v44_3_separable_or_single_alone_is_not_enough():
    assert scope(Ground.ERROR, single_clauses=True) is Scope.WHOLE
    assert scope(Ground.ERROR, separable=True) is Scope.WHOLE


def test_v44_3_coercion_force_and_a_norm_from_the_start_divide_nothing():
    for ground in (Ground.COERCED_DELEGATE, Ground.FORCE, Ground.PEREMPTORY_NORM):
        assert severed(ground) is Scope.WHOLE


def test_v44_3_the_victim_of_fraud_or_corruption_chooses_and_so_does_that_of_a_breach():
    assert severed(Ground.FRAUD) is Scope.EITHER
    assert severed(Ground.CORRUPTION) is Scope.EITHER
    assert scope(Ground.BREACH) is Scope.EITHER


def test_v69_a_party_in_good_faith_may_ask_for_restoration_and_its_earlier_acts_stay_lawful():
    good = after_invalidity(Ground.ERROR, culprit=False, good_faith=True, done=INVOKED - ONE, invoked=INVOKED)
    assert good == Restoration(may_require=True, acts_lawful=True)
    late = after_invalidity(Ground.ERROR, culprit=False, good_faith=True, done=INVOKED, invoked=INVOKED)
    assert late == Restoration(may_require=True, acts_lawful=False)
    bad = after_invalidity(Ground.ERROR, culprit=False, good_faith=False, done=INVOKED - ONE, invoked=INVOKED)
    assert not bad.acts_lawful


def test_v69_the_culprit_of_fraud_corruption_or_coercion_gets_no_benefit():
    for ground in (Ground.FRAUD, Ground.CORRUPTION, Ground.COERCED_DELEGATE, Ground.FORCE):
        got = after_invalidity(ground, culprit=True, good_faith=True, done=INVOKED - ONE, invoked=INVOKED)
        assert got == Restoration(may_require=False, acts_lawful=False)
        victim = after_invalidity(ground, culprit=False, good_faith=True, done=INVOKED - ONE, invoked=INVOKED)
        assert victim == Restoration(may_require=True, acts_lawful=True)
    competence = after_invalidity(Ground.COMPETENCE, culprit=True, good_faith=True, done=INVOKED - ONE, invoked=INVOKED)
    assert competence == Restoration(may_require=True, acts_lawful=True)
