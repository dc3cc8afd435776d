"""Entry into force condition by condition: what counts, what does not, and which date follows."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from treaty.law.convention.entry import Board, Deposit, Parent, entry_date, joining_date, threshold
from treaty.model.dates import Delay
from treaty.model.entry import (
    Condition,
    Count,
    EntryIntoForce,
    FractionOfMembers,
    FractionOfParties,
    NamedStates,
    ParentInForce,
    Weight,
)

DAY = date(2030, 3, 1)
AFTER_FORCE, AFTER_THRESHOLD = "deposits after entry into force", "deposits after the threshold"


def board(*conditions: Condition, parent: Parent | None = None, adopted: date | None = None) -> Board:
    entry = EntryIntoForce(all_of=conditions)
    return Board(entry, None, {"p": parent} if parent else {}, adopted, {"EUU", "Bank"})


def held(
    condition: Condition, *deposits: str, signed: str = "", parent: Parent | None = None, adopted: date | None = None
) -> bool:
    """Whether the condition is met by deposits such as `AAA`, `AAA:accession` or `AAA:approval:12.5`."""
    made = board(condition, parent=parent, adopted=adopted)
    for deposit in deposits:
        who, kind, weight, *_ = [*deposit.split(":"), "", ""]
        one = Deposit(DAY, who, kind or "ratification", Fraction(weight) if weight else None)
        made.hold(who, one, signed=who in signed.split())
    return made.met(DAY)


@pytest.mark.parametrize(
    ("condition", "enough", "short"),
    [
        (Count(at_least=2), "AAA BBB", "AAA"),
        (Count(at_least=2), "AAA EUU", "AAA"),
        (Count(at_least=2, reio_additional=False), "AAA BBB", "AAA EUU Bank"),
        (Count(at_least=2, excludes="international_organizations"), "AAA BBB", "AAA EUU Bank"),
        (Count(at_least=1, instruments=("ratification",)), "AAA", "AAA:accession BBB:notification"),
        (Count(at_least=1, instruments=("ratification",)), "AAA:succession", "AAA:accession"),
        (Count(at_least=1, successions=False), "AAA:accession", "AAA:succession"),
        (Count(at_least=1, instruments=("ratification",), successions=False), "AAA", "AAA:succession"),
        (Count(at_least=2, subset=("AAA", "BBB")), "AAA BBB", "AAA CCC DDD"),
        (Count(at_least=2, exclude_states=("AAA",)), "BBB CCC", "AAA BBB"),
        (NamedStates(states=("AAA", "BBB", "AAA")), "AAA BBB", "AAA CCC DDD"),
        (NamedStates(states=("AAA",), instruments=("ratification",)), "AAA", "AAA:accession"),
        (NamedStates(states=("EUU",), reio_additional=False), "EUU", "AAA"),
        (FractionOfMembers(at_least=2, reio_additional=False), "AAA BBB", "AAA EUU"),
        (Weight(table="t", total="40", at_least="2/3"), "AAA::26.7", "AAA::26.6"),
        (Weight(table="t", total="30", at_least="2/3"), "AAA::20", "AAA::19.99 BBB"),
        (Weight(table="t", total="30", at_least="1/3"), "AAA::10", "AAA:approval:9.9"),
        (Weight(table="t", total="30", at_least="1/3"), "EUU::10", "EUU::9"),
        (Weight(table="t", total="30", at_least="1/3", reio_additional=False), "AAA::10", "EUU::30"),
        (Weight(table="t", total="30", at_least="1/3", instruments=("approval",)), "AAA:approval:10", "AAA::30"),
    ],
)
def test_v24_1_each_condition_counts_what_it_says(condition: Condition, enough: str, short: str):
    assert held(condition, *enough.split())
    assert not held(condition, *short.split())


def test_v24_1_where_signatories_alone_count_a_signature_is_wanted():
    """The Non-Proliferation Treaty, art. IX(3): forty other states signatory to it."""
    assert held(Count(at_least=1, signatories_only=True), "AAA", signed="AAA")
    assert not held(Count(at_least=1, signatories_only=True), "AAA", signed="BBB")
    assert held(Count(at_least=1), "AAA")


FIVE = Parent("p", DAY, DAY, tuple((who, DAY, None) for who in ("AAA", "BBB", "CCC", "DDD", "EUU")), frozenset({"EUU"}))


@pytest.mark.parametrize(
    ("fraction", "union", "enough", "short"),
    [
        ("2/3", True, "AAA BBB CCC DDD", "AAA BBB CCC"),
        ("3/5", True, "AAA BBB EUU", "AAA BBB"),
        ("3/4", False, "AAA BBB CCC", "AAA BBB EUU"),
        ("1/2", False, "AAA BBB", "AAA ZZZ YYY"),
    ],
)
def test_v40_6_a_fraction_of_parties_is_rounded_up_and_reached_by_parties(
    fraction: str, union: bool, enough: str, short: str
):
    share = FractionOfParties(parent="p", fraction=fraction, reio_additional=union)
    assert held(share, *enough.split(), parent=FIVE)
    assert not held(share, *short.split(), parent=FIVE)


def test_v40_6_the_parties_at_adoption_are_those_of_that_day():
    """Two of the five joined the day after adoption, one left that day."""
    late = DAY + timedelta(days=1)
    spans = (("AAA", DAY, late), ("BBB", DAY, None), ("CCC", DAY, None), ("DDD", late, None), ("FFF", late, None))
    parent = Parent("p", DAY, DAY, spans)
    then = FractionOfParties(parent="p", fraction="2/3", reference="at_adoption")
    assert held(then, "AAA", "BBB", parent=parent, adopted=DAY)
    assert not held(then, "BBB", "DDD", "FFF", parent=parent, adopted=DAY)
    assert not held(FractionOfParties(parent="p", fraction="1/5"), "AAA", parent=Parent("p"))


def test_v70_1_who_leaves_a_parent_is_no_party_of_it_from_that_day_on():
    parent = Parent("p", DAY, DAY, (("AAA", DAY, DAY + timedelta(days=9)),))
    assert [parent.parties(DAY + timedelta(days=n)) for n in (-1, 0, 8, 9)] == [set(), {"AAA"}, {"AAA"}, set()]


def test_v24_1_all_conditions_are_wanted_and_a_parent_is_none_of_them():
    assert board(Count(at_least=1), ParentInForce(treaty="p")).tallies[0].wanted(DAY) == 1
    assert len(board(Count(at_least=1), ParentInForce(treaty="p")).tallies) == 1


def test_v24_1_who_brought_what_was_open_was_decisive():
    entry = EntryIntoForce(all_of=(Count(at_least=3), NamedStates(states=("USA",))))
    before = [Deposit(DAY, who) for who in ("AAA", "BBB", "CCC")]
    later = DAY + timedelta(days=1)
    assert threshold(entry, [*before, Deposit(later, "USA"), Deposit(later, "DDD")]) == (later, ("USA",))
    assert threshold(entry, [*before[1:], Deposit(later, "USA"), Deposit(later, "DDD")]) == (later, ("DDD", "USA"))
    assert threshold(entry, before) is None


def test_v24_1_where_another_treaty_gains_or_loses_parties_nobodys_deposit_was_decisive():
    """Two thirds of three parties are two: AAA is a party already, BBB becomes one later, and CCC deposits last."""
    later = DAY + timedelta(days=1)
    spans = (("AAA", DAY, None), ("BBB", later, None), ("CCC", DAY, None))
    found = board(FractionOfParties(parent="p", fraction="2/3"), parent=Parent("p", DAY, DAY, spans))
    for who in ("AAA", "BBB"):
        found.hold(who, Deposit(DAY, who), signed=True)
    assert not found.met(DAY)
    found.close(DAY)
    assert found.met(later)
    assert found.decisive(later) == ()
    for who in ("CCC", "ZZZ"):
        found.hold(who, Deposit(later, who), signed=True)
    assert found.decisive(later) == ("CCC",)


def test_v24_1_a_signature_after_the_deposit_may_meet_a_condition_and_is_no_deposit_of_that_day():
    later = DAY + timedelta(days=1)
    found = board(Count(at_least=1, signatories_only=True))
    found.hold("AAA", Deposit(DAY, "AAA"), signed=False)
    found.close(DAY)
    found.hold("AAA", Deposit(DAY, "AAA"), signed=True)
    assert found.met(later)
    assert found.decisive(later) == ()


def test_v16_2_of_two_deposits_of_one_state_the_earlier_counts():
    entry = EntryIntoForce(all_of=(Count(at_least=2),))
    later = DAY + timedelta(days=1)
    assert threshold(entry, [Deposit(DAY, "AAA"), Deposit(later, "AAA")]) is None


@pytest.mark.parametrize(
    ("met", "enters"),
    [
        (date(2030, 1, 1), date(2030, 6, 1)),
        (date(2030, 6, 1), date(2030, 6, 1)),
        (date(2030, 6, 2), date(2030, 7, 2)),
    ],
)
def test_v24_1_a_fixed_date_holds_when_the_conditions_were_met_on_it_or_before(met: date, enters: date):
    """The Montreal Protocol, art. 16: 1 January 1989 when met by then, else the ninetieth day."""
    entry = EntryIntoForce(all_of=(Count(at_least=1),), then=Delay(days=30), fixed_date_if_met_by_then=date(2030, 6, 1))
    assert entry_date(entry, met) == enters


def test_v24_1_a_fixed_date_may_come_before_the_delay_has_run_and_a_floor_may_not():
    """Met on 2030-05-20: in force on the fixed 2030-06-01, though thirty days would end on 2030-06-19."""
    fixed = EntryIntoForce(all_of=(Count(at_least=1),), then=Delay(days=30), fixed_date_if_met_by_then=date(2030, 6, 1))
    floor = EntryIntoForce(all_of=(Count(at_least=1),), then=Delay(days=30), not_before=date(2030, 6, 1))
    assert entry_date(fixed, date(2030, 5, 20)) == date(2030, 6, 1)
    assert entry_date(floor, date(2030, 5, 20)) == date(2030, 6, 19)
    assert entry_date(floor, date(2030, 1, 20)) == date(2030, 6, 1)


def test_v24_1_no_treaty_enters_into_force_before_its_parents():
    entry = EntryIntoForce(all_of=(Count(at_least=1),), then=Delay(days=30))
    assert entry_date(entry, DAY, [DAY + timedelta(days=90), DAY]) == DAY + timedelta(days=90)
    assert entry_date(entry, DAY, [DAY]) == DAY + timedelta(days=30)


def test_v24_3_without_a_delay_a_late_joiner_is_bound_from_its_deposit():
    late = DAY + timedelta(days=100)
    assert joining_date(Delay(), AFTER_THRESHOLD, late, DAY, DAY) == late


def test_v24_5_nobody_joins_before_the_treaty_is_in_force():
    enters = DAY + timedelta(days=30)
    assert joining_date(Delay(days=5), AFTER_THRESHOLD, DAY + timedelta(days=1), DAY, enters) == enters


@pytest.mark.parametrize(
    ("family", "after", "joins"),
    [
        (AFTER_FORCE, 0, 30),
        (AFTER_FORCE, 1, 30),
        (AFTER_FORCE, 29, 30),
        (AFTER_FORCE, 30, 90),
        (AFTER_THRESHOLD, 0, 30),
        (AFTER_THRESHOLD, 1, 61),
        (AFTER_THRESHOLD, 30, 90),
    ],
)
def test_v24_5_a_late_joiner_of_either_family_joins_on_its_day(family: str, after: int, joins: int):
    """Threshold on the day 0, entry into force on day 30, late joiners after 60 days."""
    deposit, enters = DAY + timedelta(days=after), DAY + timedelta(days=30)
    assert joining_date(Delay(days=60), family, deposit, DAY, enters) == DAY + timedelta(days=joins)  # type: ignore[arg-type]
