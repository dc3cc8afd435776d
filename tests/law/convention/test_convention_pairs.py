"""What one treaty says between two states on one day."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.law.convention.pairs import (
    Amendment,
    InterSe,
    Kind,
    Party,
    Suspension,
    Term,
    Text,
    Treaty,
    farthest,
    text_between,
)
from treaty.law.convention.reservations import Answer, At, Policy, Reaction, Reservation

START, ON = date(2030, 1, 1), date(2034, 1, 1)
DAY = timedelta(days=1)
ARTICLES = {"notice": {"days": 2.0}, "pacts": {"most": 0.0}, "audit": {"body": "council"}}
MEMBER = Party(START, START)
STATES = "ABCR"


def treaty(*reservations: Reservation, **more: object) -> Treaty:
    fields = {"text": Text(ARTICLES), "parties": dict.fromkeys(STATES, MEMBER), "reservations": reservations}
    return Treaty(**{**fields, **more})


def reserved(*reactions: Reaction, article: str = "notice", by: str = "R", **more: object) -> Reservation:
    fields = {"by": by, "articles": frozenset({article}), "made": START, "notified": START, "reactions": reactions}
    return Reservation(**{**fields, **more})


def says(by: str, kind: str = "objection", **more: date) -> Reaction:
    return Reaction(by, Answer(kind), START, **more)


def kinds(a: str, b: str, whole: Treaty, article: str = "notice", on: date = ON) -> tuple[Kind, Kind]:
    """How the article stands as a debtor's duty: of `a` to `b`, of `b` to `a`."""
    found = text_between(a, b, on, whole)
    return found.term(article, a).kind, found.term(article, b).kind


FULL, EXCLUDED, NONE = (Kind.IN_FULL,) * 2, (Kind.EXCLUDED,) * 2, (Kind.NONE,) * 2


def test_v21_1_an_excluding_reservation_frees_both_whether_accepted_or_objected_to():
    whole = treaty(reserved(says("B")))
    assert kinds("R", "A", whole) == EXCLUDED
    assert kinds("R", "B", whole) == EXCLUDED


def test_v21_1_a_modifying_reservation_works_both_ways_where_accepted_and_bars_the_clause_where_not():
    """Inspections at 60 days' notice in place of 2: 60 both ways, or no duty either way."""
    whole = treaty(reserved(says("B"), change={"days": 60.0}))
    accepted = text_between("A", "R", ON, whole)
    assert {accepted.term("notice", who).values["days"] for who in "AR"} == {60.0}
    assert accepted.term("notice", "A") == Term(Kind.MODIFIED, {"days": 60.0}, "V21.1")
    assert kinds("B", "R", whole) == EXCLUDED
    assert kinds("A", "R", whole, "pacts") == FULL


def test_v21_3_an_objected_clause_does_not_apply_and_the_rest_does():
    whole = treaty(reserved(says("A"), change={"days": 60.0}))
    assert text_between("A", "R", ON, whole).term("notice", "A") == Term(Kind.EXCLUDED, {}, "V21.3")
    assert text_between("B", "R", ON, treaty(reserved())).term("notice", "B").rule == "V21.1"
    assert kinds("A", "R", whole, "audit") == FULL


def test_v21_1_an_article_that_is_not_owed_in_turn_is_owed_to_the_author_in_full():
    text = Policy(one_sided=frozenset({"notice"}))
    for one in (reserved(), reserved(says("A")), reserved(change={"days": 60.0})):
        found = text_between("R", "A", ON, treaty(one, policy=text))
        assert found.term("notice", "A") == Term(Kind.IN_FULL, {"days": 2.0})
        assert found.term("notice", "R").kind is not Kind.IN_FULL


def test_v21_1_with_reservations_of_both_to_one_article_the_farther_from_the_text_governs():
    both = treaty(reserved(change={"days": 60.0}), reserved(by="A", change={"days": 30.0}))
    assert text_between("R", "A", ON, both).term("notice", "R").values == {"days": 60.0}
    assert text_between("R", "A", ON, both).term("notice", "A").values == {"days": 60.0}
    assert text_between("A", "B", ON, both).term("notice", "B").values == {"days": 30.0}
    apart = treaty(reserved(change={"days": 60.0}), reserved(by="A", change={"days": 1.0}))
    assert kinds("R", "A", apart) == EXCLUDED


def test_v21_1_with_reservations_of_both_an_exclusion_outdoes_a_modification():
    both = treaty(reserved(change={"days": 60.0}), reserved(by="A"))
    assert kinds("R", "A", both) == EXCLUDED
    assert kinds("R", "B", both) == (Kind.MODIFIED,) * 2


def test_v21_1_of_an_article_not_owed_in_turn_each_owes_what_it_reserved_itself():
    both = treaty(
        reserved(change={"days": 60.0}), reserved(by="A", change={"days": 30.0}), policy=Policy(one_sided={"notice"})
    )
    found = text_between("R", "A", ON, both)
    assert [found.term("notice", who).values["days"] for who in "RA"] == [60.0, 30.0]


def test_v21_1_words_that_differ_have_no_middle():
    assert farthest({"body": "council"}, [{"body": "court"}, {"body": "court"}]) == {"body": "court"}
    assert farthest({"body": "council"}, [{"body": "court"}, {"body": "panel"}]) is None
    assert farthest({}, [{"years": 1.0}, {"years": 2.0}]) is None
    assert farthest({"years": 5.0}, [{"years": 1.0}, {"years": 3.0}, {"years": 5.0}]) == {"years": 1.0}


def test_v20_2_in_a_text_that_all_must_accept_a_third_states_objection_counts_between_two():
    whole = treaty(reserved(says("B")), policy=Policy(acceptance="all"))
    assert not text_between("A", "R", ON, whole).applies
    assert kinds("A", "R", treaty(reserved(says("B")))) == EXCLUDED


def test_v20_6_what_two_thirds_object_to_is_struck_between_all_and_those_that_left_are_not_asked():
    text = Policy(collegiate=Fraction(2, 3), severable=True)
    whole = treaty(reserved(says("B"), says("C"), change={"days": 60.0}), policy=text)
    assert kinds("A", "R", whole) == FULL
    assert kinds("A", "R", treaty(reserved(says("B"), change={"days": 60.0}), policy=text)) == (Kind.MODIFIED,) * 2
    left = {**whole.parties, "C": Party(START, START, ON)}
    assert kinds("A", "R", replace(whole, parties=left)) == (Kind.MODIFIED,) * 2


def test_v19_1_a_late_reservation_falls_between_all_by_one_objection():
    day = date(2032, 1, 1)
    late = reserved(Reaction("B", Answer.OBJECTION, day), at=At.LATER, made=day, notified=day)
    whole = treaty(late, policy=Policy(late_unless_objected=True))
    assert kinds("A", "R", whole) == FULL


def test_v21_2_between_others_a_reservation_changes_nothing():
    whole = treaty(reserved(says("B", "objection_opposing")))
    assert kinds("A", "B", whole) == FULL
    assert text_between("A", "B", ON, whole) == text_between("A", "B", ON, treaty())


def test_v20_4_an_opposing_objection_leaves_no_treaty_between_the_two():
    whole = treaty(reserved(says("B", "objection_opposing")))
    found = text_between("B", "R", ON, whole)
    assert (found.applies, found.why.rule) == (False, "V20.4")
    assert kinds("B", "R", whole, "pacts") == NONE
    assert text_between("A", "R", ON, whole).applies


def test_v20_4_while_all_are_silent_the_treaty_waits_unless_instruments_count_at_once():
    one, on = reserved(change={"days": 60.0}), date(2030, 6, 1)
    waiting = text_between("A", "R", on, treaty(one))
    assert (waiting.applies, waiting.why.rule) == (False, "V20.4")
    assert "R's reservation waits for A" in waiting.why.sentence
    at_once = text_between("A", "R", on, treaty(one, policy=Policy(counts_at_once=True)))
    assert at_once.term("notice", "A").values == {"days": 60.0}


def test_v19_1_a_late_reservation_leaves_its_author_bound_in_full():
    late = reserved(at=At.LATER, made=date(2033, 6, 1), notified=date(2033, 6, 1))
    for policy in (Policy(), Policy(late_unless_objected=True), Policy(severable=True)):
        assert kinds("A", "R", treaty(late, policy=policy)) == FULL
    after = treaty(late, policy=Policy(late_unless_objected=True))
    assert kinds("A", "R", after, on=date(2034, 6, 2)) == EXCLUDED
    mislabelled = replace(late, at=At.RATIFICATION)
    assert kinds("A", "R", treaty(mislabelled)) == FULL


def test_v19_2_an_invalid_reservation_leaves_no_treaty_or_the_whole_of_it():
    assert text_between("A", "R", ON, treaty(reserved(), policy=Policy(allowed="none"))).why.rule == "V19.2"
    assert kinds("A", "R", treaty(reserved(), policy=Policy(allowed="none", severable=True))) == FULL


def test_v22_1_two_states_may_owe_different_texts_on_one_day():
    whole = treaty(reserved(withdrawn=date(2033, 1, 1), withdrawal_notified={"A": date(2033, 2, 1), "B": ON + DAY}))
    assert kinds("A", "R", whole) == FULL
    assert kinds("B", "R", whole) == EXCLUDED


def test_v34_1_nothing_holds_with_a_state_for_which_the_treaty_is_not_in_force():
    parties = {"A": MEMBER, "S": Party(START), "L": Party(START, START, ON), "N": Party(START, ON + DAY)}
    whole = treaty(parties=parties)
    for who in ("S", "L", "N", "nobody"):
        found = text_between("A", who, ON, whole)
        assert (found.applies, found.why.rule, dict(found.articles)) == (False, "V34.1", {})
    assert text_between("A", "L", ON - DAY, whole).applies
    assert text_between("A", "N", ON + DAY, whole).applies


SHORTER = Amendment("shorter", {"notice": {"days": 1.0}, "chips": {"share": 5.0}})
WITHOUT_AUDIT = Amendment("no audit", {"audit": None}, requires=frozenset({"shorter"}))
AMENDED = Text(ARTICLES, (SHORTER, WITHOUT_AUDIT))


def amended(**sets: dict[str, date]) -> Treaty:
    return treaty(text=AMENDED, parties={who: Party(START, START, None, days) for who, days in sets.items()})


def test_v40_4_with_a_party_that_stayed_out_the_unamended_text_holds():
    whole = amended(A={"shorter": ON}, B={"shorter": ON}, C={})
    assert text_between("A", "B", ON, whole).term("notice", "A").values == {"days": 1.0}
    assert text_between("A", "C", ON, whole).term("notice", "A").values == {"days": 2.0}
    assert kinds("A", "B", whole, "chips") == FULL
    assert kinds("A", "C", whole, "chips") == NONE


def test_v40_4_the_reason_names_the_version_and_whether_it_is_reserved():
    whole = amended(A={"shorter": START}, R={"shorter": START}, C={})
    why = text_between("A", "R", ON, whole).why
    assert (why.allowed, why.rule) == (True, "V26.1")
    assert "with shorter" in why.sentence
    assert "with" not in text_between("A", "C", ON, whole).why.sentence
    assert text_between("A", "R", ON, replace(whole, reservations=(reserved(),))).why.rule == "V21.1"
    refused = text_between("A", "R", ON, treaty(reserved(says("A", "objection_opposing")))).why
    assert "refused" in refused.sentence


def test_v40_4_a_reservation_to_an_article_that_their_version_lacks_reserves_nothing():
    whole = replace(amended(A={}, R={}), reservations=(reserved(article="chips"), reserved(article="elsewhere")))
    assert kinds("A", "R", whole, "chips") == NONE
    assert kinds("A", "R", whole, "elsewhere") == NONE


def test_v40_4_an_amendment_counts_from_the_day_it_binds_the_second_of_the_two():
    whole = amended(A={"shorter": START}, B={"shorter": ON})
    assert text_between("A", "B", ON - DAY, whole).version == frozenset()
    assert text_between("A", "B", ON, whole).version == {"shorter"}


def test_v40_4_between_two_states_hold_the_amendments_that_bind_both_and_that_stand():
    both = {"shorter": START, "no audit": START}
    whole = amended(A=both, B={"no audit": START}, C=both)
    assert text_between("A", "B", ON, whole).version == frozenset()  # it stands upon one that B lacks
    assert text_between("A", "C", ON, whole).version == {"shorter", "no audit"}
    assert kinds("A", "C", whole, "audit") == NONE


def test_v40_5_a_party_to_the_new_text_alone_has_none_in_common_with_one_that_kept_the_old():
    only_new = Party(START, START, None, {"shorter": START}, frozenset({"shorter"}))
    whole = treaty(text=AMENDED, parties={"N": only_new, "P": MEMBER, "Q": replace(only_new, only_with=frozenset())})
    found = text_between("N", "P", ON, whole)
    assert (found.applies, found.why.rule) == (False, "V40.5")
    assert text_between("N", "Q", ON, whole).version == {"shorter"}
    assert text_between("P", "Q", ON, whole).version == frozenset()


def test_v40_5_a_reservation_to_an_article_stands_against_the_amended_article_too():
    parties = dict.fromkeys("AR", Party(START, START, None, {"shorter": START}))
    whole = treaty(reserved(change={"days": 60.0}), text=AMENDED, parties=parties)
    assert text_between("A", "R", ON, whole).term("notice", "A").values == {"days": 60.0}


def test_v41_1_what_some_modify_between_themselves_holds_between_them_alone_and_for_its_time():
    stricter = InterSe(frozenset("AB"), START, {"notice": {"days": 1.0}, "chips": {"share": 5.0}}, until=ON + DAY)
    whole = treaty(inter_se=(stricter,))
    assert text_between("B", "A", ON, whole).term("notice", "B") == Term(Kind.MODIFIED, {"days": 1.0}, "V41.1")
    assert kinds("A", "B", whole, "chips") == (Kind.MODIFIED,) * 2
    assert kinds("A", "B", whole, "pacts") == FULL
    assert text_between("A", "C", ON, whole) == text_between("A", "C", ON, treaty())
    assert kinds("A", "B", whole, on=ON + DAY) == FULL
    assert kinds("A", "B", treaty(inter_se=(replace(stricter, since=ON + DAY),))) == FULL


def test_v41_1_the_later_of_two_such_agreements_prevails_over_the_earlier_and_over_reservations():
    first = InterSe(frozenset("AR"), START, {"notice": {"days": 1.0}})
    second = InterSe(frozenset("AR"), ON, {"notice": None})
    for order in ((first, second), (second, first)):
        whole = treaty(reserved(), inter_se=order)
        assert kinds("A", "R", whole, on=ON - DAY) == (Kind.MODIFIED,) * 2
        assert kinds("A", "R", whole) == EXCLUDED


def test_v72_1_suspension_releases_only_the_suspended_pair_and_only_for_its_time():
    whole = treaty(suspensions=(Suspension(frozenset("AB"), START, ON),))
    found = text_between("A", "B", ON - DAY, whole)
    assert (found.applies, found.why.rule) == (False, "V72.1")
    assert text_between("A", "B", ON, whole).applies
    assert text_between("A", "C", ON - DAY, whole).applies
    assert text_between("A", "B", ON, treaty(suspensions=(Suspension(frozenset("AB"), ON + DAY),))).applies


def test_v72_1_suspension_in_part_releases_from_the_articles_it_names():
    whole = treaty(suspensions=(Suspension(frozenset("AB"), START, articles=frozenset({"notice"})),))
    assert kinds("A", "B", whole) == EXCLUDED
    assert kinds("A", "B", whole, "pacts") == FULL


def test_v72_1_an_article_not_owed_in_turn_is_suspended_for_both_and_one_that_is_not_in_the_text_for_nobody():
    pause = Suspension(frozenset("AR"), START, articles=frozenset({"notice", "chips"}))
    text = Policy(one_sided=frozenset({"notice"}))
    whole = treaty(reserved(change={"days": 60.0}), text=AMENDED, policy=text, suspensions=(pause,))
    assert kinds("A", "R", whole) == EXCLUDED
    assert kinds("A", "R", whole, "chips") == NONE


def test_v41_1_an_agreement_of_the_two_outdoes_a_reservation_to_an_article_not_owed_in_turn():
    stricter = InterSe(frozenset("AR"), START, {"notice": {"days": 1.0}})
    whole = treaty(reserved(), policy=Policy(one_sided=frozenset({"notice"})), inter_se=(stricter,))
    assert kinds("A", "R", whole) == (Kind.MODIFIED,) * 2


def test_v72_1_one_party_may_suspend_towards_all():
    whole = treaty(suspensions=(Suspension(frozenset("A"), START, towards_all=True),))
    assert not text_between("C", "A", ON, whole).applies
    assert text_between("B", "C", ON, whole).applies


def test_a_state_makes_no_pair_with_itself():
    with pytest.raises(ValueError, match="two states"):
        text_between("A", "A", ON, treaty())


DAYS = st.dates(START, date(2033, 12, 31))
VALUES = st.none() | st.fixed_dictionaries({"days": st.sampled_from([0.5, 2.0, 30.0, 60.0])})
SAID = st.lists(st.builds(Reaction, st.sampled_from(STATES), st.sampled_from(Answer), DAYS), max_size=3)
RESERVATIONS = st.builds(
    lambda by, article, change, reactions, act: reserved(*reactions, by=by, article=article, change=change, at=act),
    st.sampled_from(STATES), st.sampled_from(["notice", "pacts"]), VALUES, SAID, st.sampled_from(At),
)  # fmt: skip
SETS = st.dictionaries(st.sampled_from(["shorter", "no audit"]), DAYS)
PARTIES = st.builds(Party, st.just(START), st.just(START), st.none(), SETS)
POLICIES = st.builds(
    Policy,
    counts_at_once=st.booleans(),
    severable=st.booleans(),
    one_sided=st.sampled_from([frozenset(), frozenset({"notice"})]),
)
AGREED = st.builds(InterSe, st.sampled_from([frozenset("AB"), frozenset("ACR")]), DAYS, st.just({"audit": None}))
TREATIES = st.builds(
    Treaty,
    text=st.just(AMENDED),
    parties=st.fixed_dictionaries(dict.fromkeys(STATES, PARTIES)),
    reservations=st.lists(RESERVATIONS, max_size=4).map(tuple),
    policy=POLICIES,
    inter_se=st.lists(AGREED, max_size=1).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(TREATIES, DAYS)
def test_v21_1_the_text_between_two_states_is_the_same_from_both_sides_and_in_any_order(whole, on):
    backwards = replace(whole, reservations=whole.reservations[::-1])
    for a, b in ("AB", "AR", "CR"):
        assert text_between(a, b, on, whole) == text_between(b, a, on, whole)
        assert text_between(a, b, on, whole) == text_between(a, b, on, backwards)


@settings(max_examples=60, deadline=None)
@given(TREATIES, DAYS)
def test_v21_1_articles_owed_in_turn_are_owed_alike(whole, on):
    found = text_between("A", "R", on, replace(whole, policy=Policy(counts_at_once=True)))
    assert found.apart == {}
    assert all(found.term(name, "A") == found.term(name, "R") for name in AMENDED.names())


@settings(max_examples=60, deadline=None)
@given(TREATIES, DAYS)
def test_v21_2_reservations_of_others_never_change_the_text_between_two(whole, on):
    own = tuple(one for one in whole.reservations if one.by in "AB")
    assert text_between("A", "B", on, whole) == text_between("A", "B", on, replace(whole, reservations=own))


@settings(max_examples=60, deadline=None)
@given(TREATIES, DAYS)
def test_v40_4_an_amendment_never_changes_the_text_with_a_state_that_it_does_not_bind(whole, on):
    without = {**whole.parties, "A": replace(whole.parties["A"], amendments={})}
    old = replace(whole, parties=without, text=Text(ARTICLES))
    for b in "BCR":
        new, before = text_between("A", b, on, replace(whole, parties=without)), text_between("A", b, on, old)
        assert {name: new.articles[name] for name in before.articles} == before.articles
        assert all(new.term("chips", who).kind is Kind.NONE for who in ("A", b))


@settings(max_examples=40, deadline=None)
@given(RESERVATIONS, st.dates(START, date(2033, 1, 1)), st.sampled_from([True, False]))
def test_v22_1_a_reservation_withdrawn_before_it_was_notified_leaves_the_text_as_it_was(one, withdrawn, at_once):
    gone = replace(one, withdrawn=withdrawn, notified=withdrawn + DAY)
    policy = Policy(counts_at_once=at_once)
    for a, b in ("AB", "AR", "CR"):
        assert text_between(a, b, ON, treaty(gone, policy=policy)) == text_between(a, b, ON, treaty(policy=policy))
