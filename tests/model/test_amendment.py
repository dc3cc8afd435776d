"""Amendments: carrying them out, what does not fit, which two conflict, and which lies further from the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from treaties import KINDS, TEXT

from treaty.model.amendment import (
    AddArticle,
    DeleteArticle,
    Operation,
    ReplaceClause,
    SetFinal,
    SetParameter,
    Unfit,
    apply,
    conflict,
    distance,
)
from treaty.model.clause import Clause
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal
from treaty.model.instrument import Article, FinalClauses

WORDS = Clause(kind="free", text="Other words.")


def to(flop: float) -> SetParameter:
    """Set the cap of article 1."""
    return SetParameter(article="1", parameter="flop", value=flop)


def test_a_parameter_is_set_and_all_else_stays():
    amended = apply(TEXT, (to(1e25),))
    assert amended.article("1").clause.values == {"flop": 1e25}
    assert amended.article("1").title == "Cap"
    assert amended.articles[1:] == TEXT.articles[1:]
    assert TEXT.article("1").clause.values == {"flop": 1e26}


def test_operations_are_carried_out_in_order():
    added = AddArticle(article=Article(id="4", clause=Clause(kind="logs")))
    set_it = SetParameter(article="4", parameter="months", value=3)
    assert apply(TEXT, (added, set_it)).article("4").clause.values == {"months": 3}
    with pytest.raises(Unfit, match="no article 4"):
        apply(TEXT, (set_it, added))


def test_a_clause_is_replaced_in_its_place():
    amended = apply(TEXT, (ReplaceClause(article="2", clause=WORDS),))
    assert [article.id for article in amended.articles] == ["1", "2", "3"]
    assert amended.article("2").clause == WORDS


def test_an_article_is_added_at_the_end_and_taken_out():
    added = apply(TEXT, (AddArticle(article=Article(id="1a", clause=WORDS)),))
    assert [article.id for article in added.articles] == ["1", "2", "3", "1a"]
    assert [article.id for article in apply(TEXT, (DeleteArticle(article="2"),)).articles] == ["1", "3"]


def test_only_the_final_clauses_that_are_named_change():
    final = FinalClauses(consent="signature", withdrawal=Withdrawal(allowed=False), late_joiner=Delay(days=9))
    amended = apply(TEXT, (SetFinal(fields=("consent", "withdrawal"), final=final),)).final
    assert (amended.consent, amended.withdrawal.allowed) == ("signature", False)
    assert amended.late_joiner == TEXT.final.late_joiner


@pytest.mark.parametrize(
    ("operations", "said"),
    [
        ((DeleteArticle(article="9"),), "there is no article 9"),
        ((SetParameter(article="9", parameter="flop", value=1e24),), "there is no article 9"),
        ((ReplaceClause(article="9", clause=WORDS),), "there is no article 9"),
        ((AddArticle(article=Article(id="1", clause=WORDS)),), "there is an article 1 already"),
        ((DeleteArticle(article="1"), DeleteArticle(article="1")), "there is no article 1"),
        (tuple(DeleteArticle(article=one) for one in "123"), "the last article cannot be deleted"),
        ((SetFinal(fields=("colour",), final=FinalClauses()),), "there is no final clause `colour`"),
    ],
)
def test_what_does_not_fit_says_why(operations: tuple[Operation, ...], said: str):
    with pytest.raises(Unfit, match=said):
        apply(TEXT, operations)


def test_a_text_of_forty_articles_takes_no_more():
    """More could be adopted and kept, and the save would not open."""
    more = tuple(AddArticle(article=Article(id=f"x{n}", clause=WORDS)) for n in range(20))
    again = tuple(AddArticle(article=Article(id=f"y{n}", clause=WORDS)) for n in range(18))
    assert apply(TEXT, (*more, *again[:17])).complaint(KINDS) == ""
    assert "at most 40 articles" in apply(TEXT, (*more, *again)).complaint(KINDS)


def test_f4_1_deletion_then_the_larger_step_then_the_smaller():
    """Original 10^26; A 10^25, B 10^24, C delete: the order is C, B, A."""
    ways = {"A": to(1e25), "B": to(1e24), "C": DeleteArticle(article="1")}
    far = {name: distance(way, TEXT, KINDS) for name, way in ways.items()}
    assert sorted(far, key=lambda name: -far[name]) == ["C", "B", "A"]


@given(st.floats(0, 30).map(lambda power: 10**power))
@settings(max_examples=200, deadline=None)
def test_f4_2_no_number_is_further_than_a_deletion(flop: float):
    assert distance(to(flop), TEXT, KINDS) < distance(DeleteArticle(article="1"), TEXT, KINDS)


@given(st.floats(0, 30), st.floats(0, 30))
@settings(max_examples=200, deadline=None)
def test_f4_2_of_two_numbers_the_one_more_powers_of_ten_away_is_further(one: float, other: float):
    near, far = sorted((one, other), key=lambda power: abs(power - 26))
    if abs(abs(near - 26) - abs(far - 26)) > 1e-6:
        assert distance(to(10**near), TEXT, KINDS) < distance(to(10**far), TEXT, KINDS)


def test_f4_2_numbers_come_before_additions_and_words():
    nearly = distance(to(9e25), TEXT, KINDS)
    added = distance(AddArticle(article=Article(id="4", clause=WORDS)), TEXT, KINDS)
    flag = distance(SetParameter(article="1", parameter="notice", value=False), TEXT, KINDS)
    assert nearly > added > flag > 0
    assert distance(to(1e26), TEXT, KINDS) == 0


def test_f4_2_differences_count_where_numbers_are_not_bargained_in_powers_of_ten():
    def months(value: float) -> float:
        return distance(SetParameter(article="2", parameter="months", value=value), TEXT, KINDS)

    assert months(36) > months(24) > months(13) > months(12) == 0
    assert months(0) == pytest.approx(months(24))


def test_a_value_left_out_counts_as_the_typical_one():
    typical = apply(TEXT, (ReplaceClause(article="1", clause=Clause(kind="cap")),))
    assert distance(to(1e25), typical, KINDS) == distance(to(1e25), TEXT, KINDS)


OPERATIONS: tuple[Operation, ...] = (
    to(1e25),
    to(1e24),
    SetParameter(article="1", parameter="notice", value=False),
    SetParameter(article="2", parameter="months", value=1),
    DeleteArticle(article="1"),
    ReplaceClause(article="2", clause=WORDS),
    AddArticle(article=Article(id="4", clause=WORDS)),
    AddArticle(article=Article(id="5", clause=WORDS)),
    SetFinal(fields=("consent",), final=FinalClauses()),
    SetFinal(fields=("consent", "duration"), final=FinalClauses()),
    SetFinal(fields=("late_joiner",), final=FinalClauses()),
)


@given(st.sampled_from(OPERATIONS), st.sampled_from(OPERATIONS))
@settings(max_examples=121, deadline=None)
def test_conflict_is_symmetric_and_everything_conflicts_with_itself(one: Operation, other: Operation):
    assert conflict(one, other) == conflict(other, one)
    assert conflict(one, one)


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        (to(1e25), to(1e24), True),
        (to(1e25), SetParameter(article="1", parameter="notice", value=False), False),
        (to(1e25), DeleteArticle(article="1"), True),
        (to(1e25), DeleteArticle(article="2"), False),
        (ReplaceClause(article="1", clause=WORDS), DeleteArticle(article="1"), True),
        (OPERATIONS[6], OPERATIONS[6], True),
        (OPERATIONS[6], OPERATIONS[7], False),
        (OPERATIONS[8], OPERATIONS[9], True),
        (OPERATIONS[8], OPERATIONS[10], False),
        (DeleteArticle(article="1.2"), SetParameter(article="1.2", parameter="flop", value=1), True),
        (DeleteArticle(article="1.2"), SetParameter(article="1.3", parameter="flop", value=1), False),
        (DeleteArticle(article="1.2"), to(1e25), False),
        (DeleteArticle(article="1"), SetParameter(article="1.2", parameter="flop", value=1), False),
        (DeleteArticle(article="final"), OPERATIONS[8], False),
    ],
)
def test_two_conflict_when_one_leaves_the_other_nothing_to_change(one: Operation, other: Operation, conflicts: bool):
    assert conflict(one, other) is conflicts


@given(st.lists(st.sampled_from(OPERATIONS), min_size=2, max_size=4))
@settings(max_examples=200, deadline=None)
def test_operations_without_conflict_may_be_carried_out_in_any_order(some: list[Operation]):
    if any(conflict(a, b) for place, a in enumerate(some) for b in some[place + 1 :]):
        return
    forward, back = apply(TEXT, tuple(some)), apply(TEXT, tuple(reversed(some)))
    assert forward.final == back.final
    assert {article.id: article for article in forward.articles} == {article.id: article for article in back.articles}
