"""How a text is made: adoption, powers, authentication, what a signature is."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.law.convention.adoption import (
    EX_OFFICIO,
    Act,
    Office,
    Rule,
    RuleChange,
    Votes,
    adopted_at_conference,
    adopted_outside_conference,
    authentic_from,
    carried,
    effective_from,
    full_signature_from,
    governing_rule,
    initials_are_signature,
    is_treaty,
    may_act,
    may_edit,
    signature_binds,
)

DONE = date(2030, 1, 15)
NEXT = DONE + timedelta(days=1)
COUNTS = st.integers(0, 60)


def test_v2_2_a_treaty_is_one_whatever_it_is_called():
    names = ("treaty", "declaration", "memorandum", "accord", "")
    assert all(is_treaty(written=True, under_international_law=True, designation=name) for name in names)


def test_v2_2_a_deal_that_is_not_under_international_law_or_not_written_is_none():
    assert not is_treaty(written=True, under_international_law=False, designation="treaty")
    assert not is_treaty(written=False, under_international_law=True, designation="treaty")


def test_v7_1_three_offices_need_no_full_powers_for_any_act():
    assert {office for office in Office if all(may_act(office, act) for act in Act)} == {
        Office.HEAD_OF_STATE, Office.HEAD_OF_GOVERNMENT, Office.FOREIGN_MINISTER,
    }  # fmt: skip


def test_v7_1_a_head_of_mission_only_adopts_a_text_with_the_host_state():
    may = {act for act in Act if may_act(Office.HEAD_OF_MISSION, act, with_host_state=True)}
    assert may == {Act.ADOPT}
    assert not may_act(Office.HEAD_OF_MISSION, Act.ADOPT)
    assert not may_act(Office.HEAD_OF_MISSION, Act.ADOPT, at_own_conference=True)


def test_v7_1_a_delegate_only_adopts_and_only_at_its_conference():
    may = {act for act in Act if may_act(Office.DELEGATE, act, at_own_conference=True)}
    assert may == {Act.ADOPT}
    assert not may_act(Office.DELEGATE, Act.ADOPT)
    assert not may_act(Office.DELEGATE, Act.ADOPT, with_host_state=True)


@pytest.mark.parametrize("office", sorted(set(Office) - EX_OFFICIO))
def test_v7_1_full_powers_or_the_practice_of_the_states_open_every_act(office: Office):
    for act in Act:
        assert may_act(office, act, full_powers=True)
        assert may_act(office, act, dispensed=True)
    assert "by full powers" in may_act(office, Act.SIGN, full_powers=True).sentence
    assert "by office" in may_act(Office.HEAD_OF_STATE, Act.SIGN).sentence
    refused = may_act(office, Act.SIGN)
    assert not refused
    assert "full powers" in refused.sentence


def test_v8_1_an_act_without_authority_has_no_effect_until_confirmed():
    assert effective_from(DONE, authorised=False) is None


def test_v8_1_once_confirmed_it_counts_from_the_act_or_by_choice_from_the_confirmation():
    assert effective_from(DONE, authorised=False, confirmed=NEXT) == DONE
    assert effective_from(DONE, authorised=False, confirmed=NEXT, from_confirmation=True) == NEXT


def test_v8_1_an_authorised_act_needs_no_confirmation():
    assert effective_from(DONE, authorised=True) == DONE
    assert effective_from(DONE, authorised=True, confirmed=NEXT, from_confirmation=True) == DONE


def test_v8_1_confirmation_comes_after_the_act():
    assert effective_from(DONE, authorised=False, confirmed=DONE) == DONE
    with pytest.raises(ValueError, match="afterwards"):
        effective_from(NEXT, authorised=False, confirmed=DONE)


def test_v9_1_outside_a_conference_all_must_consent():
    assert adopted_outside_conference(3, 3)
    assert adopted_outside_conference(1, 1)
    assert not adopted_outside_conference(3, 2)
    assert not adopted_outside_conference(0, 0)


def test_v9_1_no_more_consent_than_took_part():
    with pytest.raises(ValueError, match="took part"):
        adopted_outside_conference(3, 4)


@pytest.mark.parametrize(("yes", "no", "passes"), [(2, 1, True), (3, 2, False), (1, 0, True), (0, 0, False)])
def test_v9_2_two_thirds_of_those_present_and_voting(yes: int, no: int, passes: bool):
    assert adopted_at_conference(Votes(yes, no)) is passes


def test_v9_2_votes_are_counted_from_nought():
    with pytest.raises(ValueError, match="from 0"):
        Votes(3, -1)


def test_v9_2_the_rule_is_changed_only_by_two_thirds_even_after_a_change():
    simple = RuleChange(Votes(20, 10), Rule.SIMPLE_MAJORITY)
    back = RuleChange(Votes(19, 11), Rule.THREE_FOURTHS)
    assert governing_rule() is Rule.TWO_THIRDS
    assert governing_rule([simple]) is Rule.SIMPLE_MAJORITY
    assert governing_rule([simple, back]) is Rule.SIMPLE_MAJORITY
    assert governing_rule([simple, RuleChange(Votes(20, 10), Rule.CONSENSUS)]) is Rule.CONSENSUS


def test_v9_2_a_rule_that_fell_leaves_two_thirds_in_place():
    assert adopted_at_conference(Votes(20, 10), [RuleChange(Votes(19, 10), Rule.CONSENSUS)])


def test_v9_2_consensus_and_unanimity_fall_to_one_no_and_not_to_abstentions():
    for rule in (Rule.CONSENSUS, Rule.UNANIMITY):
        assert carried(Votes(1, 0, 99), rule)
        assert not carried(Votes(99, 1), rule)
        assert not carried(Votes(0, 0, 99), rule)


@settings(max_examples=60, deadline=None)
@given(COUNTS, COUNTS, COUNTS, st.sampled_from(Rule))
def test_v9_2_one_more_yes_never_rejects_and_one_more_no_never_adopts(yes: int, no: int, abstain: int, rule: Rule):
    passes = carried(Votes(yes, no, abstain), rule)
    assert carried(Votes(yes + 1, no, abstain), rule) >= passes
    assert carried(Votes(yes, no + 1, abstain), rule) <= passes
    assert carried(Votes(yes, no, abstain + 1), rule) == passes


def test_v10_1_a_text_is_authentic_when_the_last_representative_has_signed_or_initialled():
    acts = {"AAA": DONE, "BBB": NEXT, "ZZZ": date(2031, 1, 1)}
    assert authentic_from({"AAA", "BBB"}, acts) == NEXT
    assert authentic_from({"AAA", "BBB", "CCC"}, acts) is None
    assert authentic_from(set(), acts) is None


def test_v10_1_a_procedure_of_its_own_goes_first():
    assert authentic_from({"AAA", "CCC"}, {"AAA": NEXT}, as_provided=DONE) == DONE


def test_v10_1_an_authentic_text_is_not_edited():
    assert may_edit(DONE, None)
    assert may_edit(DONE, NEXT)
    refused = may_edit(NEXT, NEXT)
    assert not refused
    assert "amendment" in refused.sentence


def test_v12_1_signature_is_not_consent_unless_one_of_three_says_so():
    assert not signature_binds()
    assert signature_binds(treaty_says=True)
    assert signature_binds(agreed=True)
    assert signature_binds(full_powers_show=True)


def test_v12_2_initials_are_a_signature_only_if_agreed():
    assert not initials_are_signature()
    assert initials_are_signature(agreed=True)


def test_v12_2_a_signature_ad_referendum_becomes_full_when_confirmed_and_is_backdated_only_on_request():
    assert full_signature_from(DONE) == DONE
    assert full_signature_from(DONE, ad_referendum=True) is None
    assert full_signature_from(DONE, ad_referendum=True, backdated=True) is None
    assert full_signature_from(DONE, ad_referendum=True, confirmed=NEXT) == NEXT
    assert full_signature_from(DONE, ad_referendum=True, confirmed=NEXT, backdated=True) == DONE


def test_v12_2_it_is_confirmed_after_the_signing():
    assert full_signature_from(DONE, ad_referendum=True, confirmed=DONE) == DONE
    with pytest.raises(ValueError, match="afterwards"):
        full_signature_from(NEXT, ad_referendum=True, confirmed=DONE)
