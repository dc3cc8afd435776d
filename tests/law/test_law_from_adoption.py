"""What binds before a text is in force, whose consents count alike, who joins late, and what a text may provide."""

from datetime import date

import pytest
from scenes import TALK, adopted, given, pact, signed

from treaty.acts.events import EnteredIntoForce, ThresholdMet
from treaty.law.convention.amending import AmendingRule, Binds, Member, bound_from
from treaty.law.convention.entry import Deposit, joining_date, threshold
from treaty.model.dates import Delay
from treaty.model.entry import Count, EntryIntoForce

MET, ENTERS, LATER = date(2026, 2, 1), date(2026, 5, 1), date(2027, 3, 9)


@pytest.mark.parametrize("kind", ["acceptance", "approval"])
def test_v14_2_acceptance_and_approval_count_as_ratification_does(kind: str):
    deposits = (Deposit(MET, "IND"), Deposit(MET, "KEN", kind))
    assert threshold(EntryIntoForce(all_of=(Count(at_least=2),)), deposits) == (MET, ("IND", "KEN"))


@pytest.mark.parametrize("kind", ["acceptance", "approval"])
def test_v14_2_a_text_may_count_ratifications_alone(kind: str):
    """The Chemical Weapons Convention, article XXI, counts the 65th instrument of ratification."""
    alone = EntryIntoForce(all_of=(Count(at_least=2, instruments=("ratification",)),))
    assert threshold(alone, (Deposit(MET, "IND"), Deposit(MET, "KEN", kind))) is None
    assert threshold(alone, (Deposit(MET, "IND"), Deposit(MET, "KEN"))) == (MET, ("IND", "KEN"))


@pytest.mark.parametrize("family", ["deposits after entry into force", "deposits after the threshold"])
def test_v24_3_who_consents_to_a_text_in_force_is_bound_that_day_unless_the_text_sets_a_delay(family: str):
    assert joining_date(Delay(), family, LATER, MET, ENTERS) == LATER
    assert joining_date(Delay(days=30), family, LATER, MET, ENTERS) == date(2027, 4, 8)


def test_v24_4_the_clauses_on_consent_and_entry_into_force_apply_from_adoption():
    """Three consents meet the conditions of a text that is not in force; only the interim duty is owed meanwhile."""
    slow = pact(entry_into_force=EntryIntoForce(all_of=(Count(at_least=3),), then=Delay(months=3)))
    scene = given(TALK, adopted(slow), signed("IND", "BRA")).when(signed("KEN"))
    scene.then(ThresholdMet, on=MET, enters=ENTERS, decisive=("BRA", "IND", "KEN")).without(EnteredIntoForce)
    assert scene.state.texts["pact"].status("KEN") == "contracting"
    assert all(duty.interim for duty in scene.state.owed.values())


def test_v40_1_the_text_itself_may_provide_that_an_amendment_binds_who_did_not_join_it():
    party = Member(MET)
    assert bound_from(party, LATER) is None
    assert bound_from(party, LATER, AmendingRule(Binds.ALL)) == LATER
