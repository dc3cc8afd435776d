"""One state over time: what it signed, what it took back, when it left, and the silence of others."""

from datetime import date, timedelta

import pytest

from treaty.law.convention.status import Picture, picture
from treaty.model.dates import Delay
from treaty.model.entry import Count, EntryIntoForce, Withdrawal
from treaty.model.terms import Act, Terms

START = date(2030, 1, 1)
YEAR = Withdrawal(notice=Delay(days=100))


def day(number: int) -> date:
    return START + timedelta(days=number)


def told(*acts: str, on: int = 5_000, needs: int = 2, withdrawal: Withdrawal | None = YEAR, **entry: object) -> Picture:
    """The picture after acts such as `0 AAA ratification`; two consents are wanted, then ten days."""
    made = []
    for act in acts:
        when, who, kind, *later = act.split()
        made.append(Act(day(int(when)), who, kind, later=day(int(later[0])) if later else None))
    clause = EntryIntoForce(all_of=(Count(at_least=needs),), then=Delay(days=10), **entry)  # type: ignore[arg-type]
    return picture(Terms("x", clause, withdrawal=withdrawal), made, on=day(on))


BOTH = ("0 AAA ratification", "0 BBB accession")


def status(*acts: str, on: int = 5_000, **more: object) -> str:
    return told(*acts, on=on, **more).states["AAA"].status  # type: ignore[arg-type]


def left(*acts: str, **more: object) -> int | None:
    ended = told(*acts, **more).states["AAA"].withdrawn  # type: ignore[arg-type]
    return (ended - START).days if ended else None


def test_v2_1_a_ratifier_is_contracting_until_the_treaty_is_in_force():
    assert [status(*BOTH, on=on) for on in (-1, 0, 9, 10)] == ["none", "contracting", "contracting", "party"]


def test_v14_1_a_signature_is_no_consent():
    found = told("0 AAA signature", "0 BBB signature", "0 CCC ratification")
    assert (found.met, found.states["AAA"].status) == (None, "signatory")
    assert found.missing == ("1 of 2 instruments: 1 more is needed.",)


def test_v12_1_a_signature_binds_where_the_text_counts_it():
    clause = EntryIntoForce(all_of=(Count(at_least=1, instruments=("signature",)),))
    assert picture(Terms("x", clause), [Act(START, "AAA", "signature")]).states["AAA"].status == "party"


@pytest.mark.parametrize("kind", ["simplified_procedure", "notification", "succession", "definitive_signature"])
def test_v11_1_any_means_that_was_agreed_is_a_consent(kind: str):
    assert status("0 BBB ratification", f"5 AAA {kind}") == "party"


def test_v11_1_what_is_no_consent_changes_nothing():
    assert status("0 AAA provisional_application", "1 AAA reservation") == "none"


def test_v16_2_of_several_deposits_of_a_state_the_earliest_counts():
    found = told("0 AAA ratification", "3 AAA accession", "7 BBB ratification")
    assert (found.met, found.states["AAA"].consent) == (day(7), day(0))


def test_v18_1_who_takes_its_signature_back_is_no_signatory():
    assert status("0 AAA signature", on=9) == "signatory"
    assert status("0 AAA signature", "10 AAA withdrawal_of_signature") == "none"


def test_v_rev_before_it_is_a_party_a_state_takes_its_instrument_back_at_once():
    for act in ("withdrawal_of_ratification", "withdrawal_notice", "withdrawal_effect"):
        found = told("0 AAA signature", "1 AAA ratification", f"5 AAA {act}", "6 BBB accession")
        assert (found.met, found.states["AAA"].status, found.states["AAA"].withdrawn) == (None, "signatory", day(5))


def test_v_rev_once_it_is_a_party_its_instrument_stays():
    assert status(*BOTH, "9 AAA withdrawal_of_ratification") == "none"
    assert status(*BOTH, "10 AAA withdrawal_of_ratification") == "party"


def test_v24_6_an_instrument_taken_back_after_the_threshold_undoes_it_only_where_the_text_says_so():
    acts = (*BOTH, "5 AAA withdrawal_of_ratification")
    assert told(*acts).enters == day(10)
    assert told(*acts, threshold_remembered=False).enters is None
    assert told(*acts, "8 CCC accession", threshold_remembered=False).enters == day(18)
    assert told(*BOTH, "10 AAA withdrawal_effect", threshold_remembered=False).enters == day(10)


def test_v55_1_leaving_does_not_end_the_treaty_for_the_rest():
    found = told(*BOTH, "20 AAA withdrawal_notice")
    assert (found.enters, found.states["BBB"].status) == (day(10), "party")


def test_v54_1_a_party_leaves_when_its_notice_has_run():
    acts = (*BOTH, "20 AAA withdrawal_notice")
    assert [status(*acts, on=on) for on in (119, 120)] == ["party", "left"]
    assert left(*acts, on=20) == 120


def test_v54_1_a_notice_may_name_a_later_day_and_no_earlier_one():
    assert left(*BOTH, "20 AAA withdrawal_notice 200") == 200
    assert left(*BOTH, "20 AAA withdrawal_notice 60") == 120
    assert (
        left(*BOTH, "20 AAA withdrawal_notice 200", withdrawal=Withdrawal(notice=Delay(days=100), or_later_date=False))
        == 120
    )


def test_v56_1_a_silent_text_and_one_that_forbids_it_know_no_notice():
    assert status(*BOTH, "20 AAA withdrawal_notice", withdrawal=None) == "party"
    assert status(*BOTH, "20 AAA withdrawal_notice", withdrawal=Withdrawal(allowed=False)) == "party"


def test_v56_2_an_implied_right_is_used_with_twelve_months_notice():
    acts = [Act(START, "AAA", "ratification"), Act(date(2031, 2, 28), "AAA", "withdrawal_notice")]
    clause = EntryIntoForce(all_of=(Count(at_least=1),), then=Delay())
    found = picture(Terms("x", clause, implied_right=True), acts).states["AAA"]
    assert found.withdrawn == date(2032, 2, 28)


def test_v54_1_an_effect_on_record_ends_the_consent_whatever_the_text():
    assert left(*BOTH, "30 AAA withdrawal_effect", withdrawal=None) == 30
    assert left(*BOTH, "20 AAA withdrawal_notice", "30 AAA withdrawal_effect") == 30
    assert left(*BOTH, "20 AAA withdrawal_notice", "130 AAA withdrawal_effect") == 120


def test_v68_1_a_revocation_on_the_day_of_effect_is_too_late():
    notice = (*BOTH, "20 AAA withdrawal_notice")
    assert status(*notice, "119 AAA withdrawal_revoked") == "party"
    assert status(*notice, "120 AAA withdrawal_revoked") == "left"
    assert left(*notice, "50 AAA withdrawal_revoked", "60 AAA withdrawal_notice") == 160


def test_v54_1_a_deposit_made_while_a_notice_runs_begins_when_the_old_consent_ends():
    """So Trinidad and Tobago denounced the Optional Protocol in 1998 and stayed a party under a new instrument."""
    acts = (*BOTH, "20 AAA withdrawal_notice", "21 AAA accession")
    found = [told(*acts, on=on).states["AAA"] for on in (119, 120)]
    assert [(one.status, one.consent, one.in_force) for one in found] == [
        ("party", day(0), day(10)),
        ("party", day(21), day(120)),
    ]
    assert left(*acts, "90 AAA withdrawal_revoked") is None
    assert told(*acts, "90 AAA withdrawal_revoked").states["AAA"].consent == day(0)


@pytest.mark.parametrize(("notice", "gone"), [(99, None), (100, 100), (101, 101)])
def test_v56_3_a_notice_in_the_lock_in_is_none_then_or_later(notice: int, gone: int | None):
    """In force on day 10, locked in for 90 days, no notice wanted."""
    rule = Withdrawal(notice=Delay(), earliest_after_in_force_for_party=Delay(days=90))
    assert left(*BOTH, f"{notice} AAA withdrawal_notice", withdrawal=rule) == gone


def test_v56_3_the_lock_in_of_the_treaty_and_that_of_the_party_differ():
    acts = (*BOTH, "50 CCC accession", "100 CCC withdrawal_notice")
    for key, status in (("earliest_after_in_force_for_party", "party"), ("earliest_after_entry_into_force", "left")):
        rule = Withdrawal(notice=Delay(), **{key: Delay(days=80)})  # type: ignore[arg-type]
        assert told(*acts, withdrawal=rule).states["CCC"].status == status


def test_v24_1_nothing_is_seen_before_its_day():
    acts = (*BOTH, "20 AAA withdrawal_notice", "50 AAA withdrawal_revoked", "60 CCC accession")
    for on in range(-1, 130):
        seen = [act for act in acts if int(act.split()[0]) <= on]
        whole, part = told(*acts, on=on), told(*seen, on=on)
        assert (whole.met, whole.enters, whole.decisive, whole.missing) == (
            part.met,
            part.enters,
            part.decisive,
            part.missing,
        )
        assert {who: one for who, one in whole.states.items() if who in part.states} == dict(part.states)


def test_v24_1_a_text_that_nobody_accepts_lacks_its_first_instrument():
    assert told().missing == ("0 of 2 instruments: 2 more are needed.",)
    assert told().states == {}
