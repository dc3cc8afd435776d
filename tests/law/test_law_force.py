"""Entry into force: conditions, dates, late joiners, and what the calendar brings about by itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from scenes import IN_FORCE, TALK, adopted, advance, given, pact, signed

from treaty.acts.events import BecameParty, EnteredIntoForce, ThresholdMet
from treaty.law.convention import entry as rules
from treaty.law.convention.entry import Deposit, entry_date
from treaty.model.clause import Clause
from treaty.model.dates import Delay
from treaty.model.entry import Count, EntryIntoForce, NamedStates, Weight
from treaty.model.instrument import Article, FinalClauses

AFTER_FORCE, AFTER_THRESHOLD = "deposits after entry into force", "deposits after the threshold"
FEBRUARY, MAY, JUNE = date(2026, 2, 1), date(2026, 5, 1), date(2026, 6, 1)
DAY = date(2026, 3, 1)


def entry(*conditions: object, **more: object) -> EntryIntoForce:
    return EntryIntoForce(all_of=conditions, **more)


def threshold(clause: EntryIntoForce, deposits: list[tuple[date, str]], weights: dict[str, dict[str, int]]) -> object:
    return rules.threshold(clause, [Deposit(day, who) for day, who in deposits], weights)


def joining_date(final: FinalClauses, deposit: date, met: date, enters: date) -> date:
    return rules.joining_date(final.late_joiner, final.late_joiner_applies_to, deposit, met, enters)


def names(count: int) -> list[str]:
    return [f"A{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(count)]


def test_v24_1_the_paris_agreement_entered_into_force_thirty_days_after_its_threshold():
    """55 parties and 55 % of emissions: both met on 2016-10-05, in force on 2016-11-04."""
    clause = entry(Count(at_least=55), Weight(at_least="55/100"), then=Delay(days=30))
    states = names(60)
    weights = {"compute": {**dict.fromkeys(states, 1), states[54]: 60}}
    early = [(date(2016, 4, 22) + timedelta(days=n), state) for n, state in enumerate(states[:54])]
    assert threshold(clause, early, weights) is None
    met = threshold(clause, [*early, (date(2016, 10, 5), states[54])], weights)
    assert met == (date(2016, 10, 5), (states[54],))
    assert entry_date(clause, met[0]) == date(2016, 11, 4)


def test_v24_5_poland_joined_the_paris_agreement_thirty_days_after_its_own_deposit():
    """Family B: threshold 2016-10-05, in force 2016-11-04; deposit 2016-10-07 gives 2016-11-06."""
    final = FinalClauses(late_joiner=Delay(days=30), late_joiner_applies_to=AFTER_THRESHOLD)
    met, enters = date(2016, 10, 5), date(2016, 11, 4)
    assert joining_date(final, date(2016, 10, 7), met, enters) == date(2016, 11, 6)
    assert joining_date(final, date(2016, 10, 5), met, enters) == enters
    assert joining_date(final, date(2016, 4, 22), met, enters) == enters


def test_v24_5_a_late_joiner_of_the_montreal_protocol_joined_on_the_treatys_own_date():
    """Family A: threshold 1988-12-16, in force 1989-01-01; deposits between join on that day, later ones in 90 days."""
    final = FinalClauses(late_joiner=Delay(days=90), late_joiner_applies_to=AFTER_FORCE)
    met, enters = date(1988, 12, 16), date(1989, 1, 1)
    assert joining_date(final, date(1988, 12, 23), met, enters) == enters
    assert joining_date(final, date(1988, 12, 31), met, enters) == enters
    assert joining_date(final, date(1989, 2, 1), met, enters) == date(1989, 5, 2)


def test_v24_5_nobody_joins_before_the_treaty():
    final = FinalClauses(late_joiner=Delay(days=1), late_joiner_applies_to=AFTER_THRESHOLD)
    assert joining_date(final, date(2026, 3, 2), date(2026, 3, 1), date(2026, 9, 1)) == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("condition", "states", "met"),
    [
        (Count(at_least=3), "AAA AAB", False),
        (Count(at_least=3), "AAA AAB AAC", True),
        (Count(at_least=2, subset=("AAA", "AAB", "AAC")), "AAA AAD AAE", False),
        (Count(at_least=2, subset=("AAA", "AAB", "AAC")), "AAA AAC", True),
        (NamedStates(states=("AAA", "AAB")), "AAA AAC AAD", False),
        (NamedStates(states=("AAA", "AAB")), "AAA AAB", True),
        (Weight(at_least="55/100"), "AAA", False),
        (Weight(at_least="55/100"), "AAA AAB", True),
        (Weight(at_least="54/100"), "AAA", True),
        (Weight(at_least="1"), "AAA AAB", False),
        (Weight(table="economy", at_least="1/100"), "AAA", False),
    ],
)
def test_v24_1_each_condition_is_met_at_its_edge(condition: object, states: str, met: bool):
    """AAA holds 54 of 100 units of compute, AAB 1, AAC 45; of the economy nothing is known."""
    weights = {"compute": {"AAA": 54, "AAB": 1, "AAC": 45}}
    deposits = [(DAY, state) for state in states.split()]
    assert (threshold(entry(condition), deposits, weights) is not None) is met


def test_v24_1_all_conditions_must_be_met_and_the_last_one_gives_the_date():
    clause = entry(Count(at_least=3), NamedStates(states=("USA",)))
    deposits = [(DAY, "IND"), (DAY + timedelta(days=1), "BRA"), (DAY + timedelta(days=2), "KEN")]
    assert threshold(clause, deposits, {}) is None
    later = [*deposits, (DAY + timedelta(days=9), "USA"), (DAY + timedelta(days=10), "CHN")]
    assert threshold(clause, later, {}) == (DAY + timedelta(days=9), ("USA",))


def test_v24_1_several_deposits_of_one_day_are_decisive_together():
    deposits = [(DAY, "IND"), (DAY + timedelta(days=1), "KEN"), (DAY + timedelta(days=1), "BRA")]
    assert threshold(entry(Count(at_least=2)), deposits, {}) == (DAY + timedelta(days=1), ("BRA", "KEN"))


def test_v24_1_a_floor_is_a_day_before_which_nothing_enters_into_force():
    """The Chemical Weapons Convention: 180 days after the 65th deposit, not before 1995-01-13."""
    clause = entry(Count(at_least=65), then=Delay(days=180), not_before=date(1995, 1, 13))
    assert entry_date(clause, date(1996, 10, 31)) == date(1997, 4, 29)
    assert entry_date(clause, date(1993, 5, 1)) == date(1995, 1, 13)


def test_v24_1_months_are_clamped_at_the_end():
    clause = entry(Count(at_least=1), then=Delay(months=3))
    assert entry_date(clause, date(2026, 11, 30)) == date(2027, 2, 28)
    assert entry_date(clause, date(2027, 11, 30)) == date(2028, 2, 29)


def test_v24_1_in_play_the_pact_enters_into_force_on_its_own_date():
    """The third signature falls on 2026-02-01; three months on is 2026-05-01, the first day of the orders phase."""
    slow = pact(entry_into_force=entry(Count(at_least=3), then=Delay(months=3)))
    scene = given(TALK, adopted(slow), signed("IND", "BRA")).when(signed("KEN"))
    scene.then(ThresholdMet, on=FEBRUARY, enters=MAY, decisive=("BRA", "IND", "KEN")).without(EnteredIntoForce)
    scene.when(advance()).then(EnteredIntoForce, on=MAY, parties=("BRA", "IND", "KEN"))
    assert {scene.state.texts["pact"].status(who) for who in ("IND", "BRA", "KEN")} == {"party"}


def test_v24_1_a_date_between_two_phases_is_the_date_itself():
    slow = pact(entry_into_force=entry(Count(at_least=3), then=Delay(days=40)))
    scene = given(TALK, adopted(slow), signed("IND", "BRA", "KEN")).when(advance())
    scene.then(EnteredIntoForce, on=date(2026, 3, 13), round=1)
    assert scene.state.texts["pact"].consent("IND").in_force == date(2026, 3, 13)


def test_v24_5_in_play_the_two_families_give_two_dates():
    """Deposit on 2026-05-01, between threshold 2026-02-01 and entry into force 2026-06-01; own delay two months."""
    for family, joins in ((AFTER_FORCE, JUNE), (AFTER_THRESHOLD, date(2026, 7, 1))):
        late = pact(
            entry_into_force=entry(Count(at_least=3), then=Delay(months=4)),
            late_joiner=Delay(months=2),
            late_joiner_applies_to=family,
        )
        scene = given(TALK, adopted(late), signed("IND", "BRA", "KEN"), advance(), signed("SGP")).when(advance(2))
        assert scene.then(EnteredIntoForce, on=JUNE).state.texts["pact"].consent("SGP").in_force == joins
        scene.then(*((EnteredIntoForce,) if joins == JUNE else (BecameParty,)))


def test_v24_5_nobody_joins_a_treaty_that_has_ended():
    """In force 2026-02-01, ended 2026-06-01; the signature of 2026-05-01 would have bound from 2026-11-01."""
    short = pact(duration=Delay(months=4), late_joiner=Delay(months=6))
    scene = given(TALK, adopted(short), signed("IND", "BRA", "KEN"), advance(), signed("SGP")).when(advance(5))
    scene.without(BecameParty)
    assert scene.state.owed == {}


def test_v26_1_obligations_are_owed_from_entry_into_force_by_parties_alone():
    assert set(given(IN_FORCE).state.owed) == {
        f"pact/{article}/0/{who}" for article in "12" for who in ("IND", "BRA", "KEN")
    }


def test_v28_1_what_enters_into_force_after_orders_were_sealed_is_due_next_round():
    slow = pact(entry_into_force=entry(Count(at_least=3), then=Delay(months=4)))
    scene = given(TALK, adopted(slow), signed("IND", "BRA", "KEN")).when(advance(2)).then(EnteredIntoForce, on=JUNE)
    assert {owed.due for owed in scene.state.owed.values()} == {2}
    assert {owed.due for owed in given(IN_FORCE).state.owed.values()} == {1}


def test_k2_relief_moves_the_first_round_of_a_small_country():
    """Everybody has 20,000 H100-equivalents: two rounds a year of relief below 30,000, none below 20,000."""
    for line, due in ((30, 3), (20, 1)):
        relief = Article(id="4", clause=Clause(kind="relief", values={"below_kh100e": line, "years": 1}))
        scene = given(TALK, adopted(pact(relief)), signed("IND", "BRA", "KEN"))
        assert {owed.due for owed in scene.state.owed.values()} == {due}


DEPOSITS = st.lists(
    st.tuples(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.sampled_from(names(8))),
    max_size=8,
    unique_by=lambda deposit: deposit[1],
)
CONDITIONS = st.lists(
    st.one_of(
        st.integers(1, 6).map(lambda n: Count(at_least=n)),
        st.tuples(st.integers(1, 3), st.lists(st.sampled_from(names(8)), min_size=1, max_size=5, unique=True)).map(
            lambda both: Count(at_least=both[0], subset=tuple(both[1]))
        ),
        st.lists(st.sampled_from(names(8)), min_size=1, max_size=3, unique=True).map(
            lambda some: NamedStates(states=tuple(some))
        ),
        st.integers(1, 99).map(lambda n: Weight(at_least=f"{n}/100")),
    ),
    min_size=1,
    max_size=3,
)
TABLES = st.lists(st.integers(0, 1_000), min_size=8, max_size=8).map(
    lambda rows: {"compute": dict(zip(names(8), rows, strict=True))}
)


@for_all(CONDITIONS, DEPOSITS, TABLES, st.data())
@settings(max_examples=300, deadline=None)
def test_v24_1_one_more_deposit_never_delays_entry_into_force(
    conditions: list[object], deposits: list[tuple[date, str]], weights: dict[str, dict[str, int]], data: st.DataObject
):
    clause = entry(*conditions, then=Delay(days=30))
    fewer = deposits[:-1] if deposits else []
    order = data.draw(st.permutations(deposits))
    before, after = threshold(clause, fewer, weights), threshold(clause, order, weights)
    assert before is None or (after is not None and after[0] <= before[0])
    assert after == threshold(clause, deposits, weights)


@for_all(
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.integers(0, 400),
    st.integers(-400, 800),
    st.integers(0, 400),
    st.sampled_from((AFTER_FORCE, AFTER_THRESHOLD)),
)
@settings(max_examples=200, deadline=None)
def test_v24_5_nobody_is_a_party_before_its_deposit_or_before_the_treaty(
    met: date, wait: int, gap: int, own: int, family: str
):
    final = FinalClauses.model_validate({"late_joiner": Delay(days=own), "late_joiner_applies_to": family})
    enters, deposit = met + timedelta(days=wait), met + timedelta(days=gap)
    joins = joining_date(final, deposit, met, enters)
    assert joins >= max(deposit, enters) if deposit > met else joins == enters
