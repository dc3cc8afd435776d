"""Reservations between their author and each other state: when they may be made, answered, confirmed, withdrawn."""

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.law.convention.reservations import (
    FREE,
    Answer,
    At,
    Effect,
    Policy,
    Reaction,
    Reservation,
    admissible,
    contracting_from,
    counts,
    deadline,
    effect,
    may_react,
    stance,
)

CASES = json.loads((Path(__file__).parent / "cases_pairs.json").read_text(encoding="utf-8"))
NOTIFIED, LAST = date(2030, 3, 10), date(2031, 3, 10)
DAY = timedelta(days=1)
BEFORE = date(2029, 1, 1)
CONSENTS = {"R": NOTIFIED, "X": BEFORE, "Y": BEFORE}
LATER = date(2032, 1, 1)
STATES = st.sampled_from("XYZ")
DAYS = st.dates(date(2029, 6, 1), date(2034, 6, 1))


def reaction(kind: str = "objection", day: date = date(2030, 5, 1), by: str = "X", **more: date) -> Reaction:
    return Reaction(by, Answer(kind), day, **more)


def reserving(*reactions: Reaction, **more: object) -> Reservation:
    """R's reservation to article `a`, made with its ratification and made known on that day."""
    fields = {"by": "R", "articles": frozenset("a"), "made": NOTIFIED, "notified": NOTIFIED, "reactions": reactions}
    return Reservation(**{**fields, **more})


def between(one: Reservation, on: date = LATER, x: str = "X", policy: Policy = FREE, **consents: date) -> Effect:
    return effect(one, x, on, {**CONSENTS, **consents}, policy)


@pytest.mark.parametrize("case", [c for c in CASES if c["type"] == "reservation"], ids=lambda case: case["id"])
def test_the_worked_cases_of_reservations(case: dict):
    told = date.fromisoformat(case["notified"])
    said = case.get("reaction")
    given_back = {"withdrawn": date.fromisoformat(said["withdrawn"])} if said and "withdrawn" in said else {}
    reactions = [reaction(said["type"], date.fromisoformat(said["date"]), **given_back)] if said else []
    at = At(case.get("made_at", "ratification"))
    one = reserving(*reactions, made=told, notified=told, at=at)
    policy = Policy(
        allowed="none" if case.get("prohibited") else "free",
        authorised=frozenset("a") if case.get("expressly_authorised") else frozenset(),
    )
    consents = {"R": told, "X": date.fromisoformat(case["x_consent"])}
    assert effect(one, "X", date.fromisoformat(case["on"]), consents, policy) == case["expect"]


def test_v19_1_a_reservation_made_the_day_after_consent_is_too_late():
    assert admissible(reserving(), consent=NOTIFIED)
    late = admissible(reserving(made=NOTIFIED + DAY), consent=NOTIFIED)
    assert (late.allowed, late.rule) == (False, "V19.1")
    assert admissible(reserving(at=At.LATER)).rule == "V19.1"
    assert not admissible(reserving(at=At.LATER))


def test_v19_1_the_author_of_a_late_reservation_stays_bound_without_it_and_its_instrument_counts():
    late = reserving(made=LATER, notified=LATER, at=At.LATER)
    assert between(late, LATER) is Effect.INVALID
    assert counts("R", LATER, [late], CONSENTS)


def test_v19_1_under_un_practice_a_late_reservation_stands_if_nobody_objects_in_twelve_months():
    practice = Policy(late_unless_objected=True)
    told = date(2033, 8, 31)
    quiet = reserving(made=told, notified=told, at=At.LATER)
    assert between(quiet, date(2034, 8, 31), policy=practice) is Effect.PENDING
    assert between(quiet, date(2034, 9, 1), policy=practice) is Effect.MODIFIED
    for day, after in ((date(2034, 8, 31), Effect.INVALID), (date(2034, 9, 1), Effect.MODIFIED)):
        one = reserving(reaction(day=day, by="Y"), made=told, notified=told, at=At.LATER)
        assert between(one, date(2035, 1, 1), policy=practice) is after  # one objection strikes it for all
        assert between(one, date(2034, 8, 30), policy=practice) is Effect.PENDING


def test_v19_2_a_text_that_allows_none_allows_only_what_it_expressly_authorises():
    text = Policy(allowed="none", authorised=frozenset("b"))
    assert admissible(reserving(), text).rule == "V19.2"
    assert not admissible(reserving(), text)
    assert admissible(reserving(articles=frozenset("b")), text)
    assert not admissible(reserving(articles=frozenset("ab")), text)


def test_v19_2_only_the_listed_articles_may_be_reserved():
    text = Policy(allowed="listed", listed=frozenset("bc"))
    refused = admissible(reserving(articles=frozenset("ab")), text)
    assert not refused
    assert "b, c" in refused.sentence
    assert admissible(reserving(articles=frozenset("bc")), text)


def test_v19_2_object_and_purpose_bar_where_the_text_is_silent_and_not_where_it_lists():
    assert not admissible(reserving(), Policy(essential=frozenset("a")))
    assert admissible(reserving(), Policy(essential=frozenset("b")))
    assert admissible(reserving(), Policy(allowed="listed", listed=frozenset("a"), essential=frozenset("a")))


def test_v19_2_an_invalid_reservation_takes_the_consent_with_it_unless_it_is_severable():
    barred = Policy(allowed="none")
    assert not counts("R", LATER, [reserving()], CONSENTS, barred)
    assert not counts("R", LATER, [reserving()], CONSENTS, Policy(allowed="none", counts_at_once=True))
    severed = Policy(allowed="none", severable=True)
    assert between(reserving(), policy=severed) is Effect.BOUND_WITHOUT
    assert contracting_from("R", [reserving()], CONSENTS, severed) == NOTIFIED


def test_v20_1_no_objection_touches_a_reservation_that_the_text_authorises():
    text = Policy(authorised=frozenset("a"))
    one = reserving(reaction("objection_opposing"))
    assert between(one, policy=text) is Effect.MODIFIED
    assert contracting_from("R", [one], {"R": NOTIFIED}, text) == NOTIFIED


def test_v20_1_an_authorised_article_does_not_carry_others_with_it():
    one = reserving(reaction(), articles=frozenset("ab"))
    assert between(one, policy=Policy(authorised=frozenset("a"))) is Effect.NOT_APPLIED


def test_v20_2_among_few_negotiators_one_objection_keeps_the_author_out_of_the_treaty_with_all():
    integral = Policy(acceptance="all")
    one = reserving(reaction(by="Y"))
    assert between(one, x="X", policy=integral) is Effect.NO_TREATY
    assert contracting_from("R", [one], CONSENTS, integral) is None
    at_once = Policy(acceptance="all", counts_at_once=True)  # the practice leaves such texts out
    assert contracting_from("R", [reserving()], CONSENTS, at_once) == LAST + DAY


def test_v20_2_among_few_negotiators_all_must_have_accepted():
    integral = Policy(acceptance="all")
    accepted = reserving(reaction("acceptance", date(2030, 4, 1)))
    assert between(accepted, date(2030, 6, 1), policy=integral) is Effect.PENDING  # Y is still silent
    both = reserving(reaction("acceptance", date(2030, 4, 1)), reaction("acceptance", date(2030, 7, 1), by="Y"))
    assert between(both, date(2030, 6, 30), policy=integral) is Effect.PENDING
    assert contracting_from("R", [both], CONSENTS, integral) == date(2030, 7, 1)
    assert contracting_from("R", [reserving()], CONSENTS, integral) == LAST + DAY


def test_v20_2_a_state_that_consents_after_the_twelve_months_joins_a_text_so_reserved():
    one = reserving(reaction(by="Z", day=date(2033, 1, 1)))
    assert between(one, date(2033, 1, 1), policy=Policy(acceptance="all"), Z=date(2033, 1, 1)) is Effect.MODIFIED
    assert between(one, date(2033, 1, 1), x="Z", policy=Policy(acceptance="all"), Z=LAST) is Effect.MODIFIED
    in_time = reserving(reaction(by="Z", day=LAST))
    assert between(in_time, date(2033, 1, 1), policy=Policy(acceptance="all"), Z=LAST) is Effect.NO_TREATY


def test_v20_3_the_organ_of_an_organisation_accepts_and_its_silence_does_not():
    constituent = Policy(acceptance="organ", organ="assembly")
    assert between(reserving(), date(2040, 1, 1), policy=constituent) is Effect.PENDING
    assert between(reserving(reaction("objection_opposing")), policy=constituent) is Effect.PENDING
    said = reserving(reaction("acceptance", date(2031, 6, 1), by="assembly"))
    assert between(said, date(2031, 5, 31), policy=constituent) is Effect.PENDING
    assert contracting_from("R", [said], CONSENTS, constituent) == date(2031, 6, 1)
    assert between(reserving(reaction(by="assembly")), policy=constituent) is Effect.NO_TREATY


def test_v20_4_an_objection_stops_the_treaty_between_two_states_only_when_it_says_so():
    assert between(reserving(reaction("objection"))) is Effect.NOT_APPLIED
    assert between(reserving(reaction("objection_opposing"))) is Effect.NO_TREATY
    assert between(reserving(reaction("objection_opposing")), x="Y") is Effect.MODIFIED


def test_v20_4_an_instrument_counts_from_the_first_acceptance():
    one = reserving(reaction("acceptance", date(2030, 8, 1)), reaction("objection", by="Y"))
    assert contracting_from("R", [one], CONSENTS) == date(2030, 8, 1)
    assert not counts("R", date(2030, 7, 31), [one], CONSENTS)


def test_v20_4_an_instrument_counts_at_once_in_the_practice_of_the_united_nations():
    one = reserving(reaction("objection"), reaction("objection_opposing", by="Y"))
    assert contracting_from("R", [one], CONSENTS, Policy(counts_at_once=True)) == NOTIFIED
    assert contracting_from("R", [one], CONSENTS) is None


def test_v20_4_silence_makes_an_instrument_count_when_the_twelve_months_are_over():
    assert contracting_from("R", [reserving()], CONSENTS) == LAST + DAY


def test_v20_4_where_all_object_the_first_state_that_joins_in_silence_makes_the_instrument_count():
    one = reserving(reaction(), reaction(by="Y"))
    assert contracting_from("R", [one], CONSENTS) is None
    assert contracting_from("R", [one], {**CONSENTS, "Z": date(2034, 6, 1)}) == date(2034, 6, 1)


def test_v20_4_all_reservations_of_an_instrument_must_be_accepted_by_one_and_the_same_state():
    first = reserving(reaction("acceptance", date(2030, 4, 1)), reaction(by="Y"))
    second = reserving(reaction("acceptance", date(2030, 4, 1), by="Y"), reaction(by="X"), articles=frozenset("b"))
    assert contracting_from("R", [first], CONSENTS) == date(2030, 4, 1)
    assert contracting_from("R", [first, second], CONSENTS) is None


def test_v20_4_a_mere_signatory_cannot_make_an_instrument_count():
    one = reserving(reaction("acceptance", date(2030, 4, 1), by="S"))
    assert contracting_from("R", [one], {"R": NOTIFIED}) is None
    assert contracting_from("R", [one], {"R": NOTIFIED, "S": date(2030, 9, 1)}) == date(2030, 9, 1)


def test_v20_4_an_instrument_without_reservation_counts_from_its_deposit():
    assert contracting_from("R", [], CONSENTS) == NOTIFIED
    assert contracting_from("R", [reserving(by="X")], CONSENTS) == NOTIFIED
    assert contracting_from("R", [], {}) is None
    assert not counts("R", LATER, [], {"X": BEFORE})


def test_v20_5_an_objection_on_the_last_day_is_in_time():
    assert between(reserving(reaction(day=LAST))) is Effect.NOT_APPLIED


def test_v20_5_an_objection_on_the_day_after_is_not():
    assert between(reserving(reaction("objection_opposing", LAST + DAY))) is Effect.MODIFIED


def test_v20_5_silence_is_open_to_the_end_of_the_last_day():
    assert between(reserving(), LAST) is Effect.PENDING
    assert between(reserving(), LAST + DAY) is Effect.MODIFIED


def test_v20_5_twelve_months_from_a_leap_day_end_on_28_february():
    assert deadline(date(2028, 2, 29), BEFORE) == date(2029, 2, 28)
    assert deadline(date(2027, 2, 28), date(2026, 1, 1)) == date(2028, 2, 28)  # the leap day after it is too late
    assert deadline(date(2030, 12, 31), BEFORE) == date(2031, 12, 31)


def test_v20_5_a_state_that_joins_later_may_object_up_to_its_day_of_consent():
    joined = date(2034, 6, 1)
    assert deadline(NOTIFIED, joined) == joined
    in_instrument = reserving(reaction(day=joined, by="Z"))
    assert between(in_instrument, joined, "Z", Z=joined) is Effect.NOT_APPLIED
    after = reserving(reaction(day=joined + DAY, by="Z"))
    assert between(after, LATER.replace(year=2035), "Z", Z=joined) is Effect.MODIFIED


def test_v20_5_a_state_that_joins_later_in_silence_accepts_on_that_day():
    joined = date(2034, 6, 1)
    assert between(reserving(), joined - DAY, "Z", Z=joined) is Effect.PENDING
    assert between(reserving(), joined, "Z", Z=joined) is Effect.MODIFIED


def test_v20_5_a_state_that_joins_on_the_last_day_may_object_on_it():
    assert between(reserving(), LAST, "Z", Z=LAST) is Effect.PENDING
    assert between(reserving(reaction(day=LAST, by="Z")), LAST, "Z", Z=LAST) is Effect.NOT_APPLIED


def test_v20_5_a_signatorys_objection_bites_only_when_it_ratifies():
    ratifies = date(2036, 2, 1)
    one = reserving(reaction(by="S"))
    assert effect(one, "S", date(2035, 1, 1), CONSENTS) is Effect.PENDING
    assert between(one, ratifies - DAY, "S", S=ratifies) is Effect.PENDING
    assert between(one, ratifies, "S", S=ratifies) is Effect.NOT_APPLIED


def test_v20_5_the_period_runs_from_notice_and_not_from_deposit():
    told_late = reserving(reaction(day=date(2031, 9, 1)), notified=date(2030, 9, 1))
    assert between(told_late, LATER) is Effect.NOT_APPLIED
    never_told = reserving(notified=None)
    assert between(never_told, date(2050, 1, 1)) is Effect.PENDING


def test_v20_5_an_acceptance_is_final():
    one = reserving(reaction("objection", date(2030, 6, 1)), reaction("acceptance", date(2030, 5, 1)))
    assert between(one) is Effect.MODIFIED


def test_v20_5_an_objection_may_be_softened_at_any_time_and_hardened_only_up_to_consent():
    softened = reserving(reaction("objection_opposing"), reaction("objection", date(2031, 6, 1)))
    assert between(softened, date(2031, 5, 31)) is Effect.NO_TREATY
    assert between(softened, date(2031, 6, 1)) is Effect.NOT_APPLIED
    hardened = reserving(reaction("objection_opposing", date(2030, 6, 1)), reaction("objection"))
    assert between(hardened) is Effect.NOT_APPLIED
    assert between(hardened, X=date(2030, 6, 1)) is Effect.NO_TREATY  # said in its own instrument


def test_v20_5_silence_binds_no_state_before_it_has_consented():
    assert stance(reserving(), "Z", LATER, LATER + DAY) is None
    assert stance(reserving(), "Z", LATER, LATER) is Answer.ACCEPTANCE
    assert stance(reserving(), "X", LAST, BEFORE) is None


def test_v20_5_there_is_no_reservation_before_it_is_made():
    assert between(reserving(), NOTIFIED - DAY) is Effect.NONE
    assert between(reserving(), NOTIFIED) is Effect.PENDING


def test_v23_2_a_signature_is_no_consent_and_a_ratification_is():
    only_x = {"X": BEFORE}
    assert effect(reserving(at=At.SIGNATURE), "X", LATER, only_x) is Effect.PENDING
    assert effect(reserving(at=At.SIGNATURE, confirmed=NOTIFIED), "X", LATER, only_x) is Effect.MODIFIED
    assert effect(reserving(), "X", LATER, only_x) is Effect.MODIFIED


def test_v20_5_nothing_is_known_of_a_reaction_before_its_day():
    one = reserving(reaction(day=date(2030, 5, 1)))
    assert between(one, date(2030, 4, 30)) is Effect.PENDING
    assert between(one, date(2030, 5, 1)) is Effect.NOT_APPLIED


def test_v20_6_two_thirds_of_the_parties_strike_a_reservation_out():
    collegiate = Policy(collegiate=Fraction(2, 3))
    consents = {"R": NOTIFIED, **dict.fromkeys("UVWXYZ", BEFORE)}
    four = [reaction(by=who) for who in "UVWX"]
    assert effect(reserving(*four), "Z", LATER, consents, collegiate) is Effect.INVALID
    assert effect(reserving(*four[:3]), "Z", LATER, consents, collegiate) is Effect.MODIFIED
    assert effect(reserving(*four[:3]), "U", LATER, consents, collegiate) is Effect.NOT_APPLIED
    late = [*four[:3], reaction(by="X", day=LAST + DAY)]
    assert effect(reserving(*late), "Z", LATER, consents, collegiate) is Effect.MODIFIED
    assert effect(reserving(*four), "Z", LATER, {**consents, "T": BEFORE}, collegiate) is Effect.MODIFIED
    assert effect(reserving(*four), "Z", LATER, {"R": NOTIFIED}, collegiate) is Effect.PENDING


def test_v22_1_a_withdrawal_works_for_each_state_when_it_has_the_notice():
    told = {"X": date(2031, 8, 1), "Y": date(2031, 9, 1)}
    one = reserving(withdrawn=date(2031, 7, 1), withdrawal_notified=told)
    assert between(one, date(2031, 7, 31)) is Effect.MODIFIED
    assert between(one, date(2031, 8, 1)) is Effect.NONE
    assert between(one, date(2031, 8, 31), "Y") is Effect.MODIFIED  # two texts on one day
    assert between(one, date(2031, 9, 1), "Y") is Effect.NONE
    assert between(one, date(2035, 1, 1), "Z", Z=BEFORE) is Effect.MODIFIED  # never told


def test_v22_1_one_notice_may_reach_all():
    one = reserving(withdrawn=date(2031, 7, 1), withdrawal_notified=date(2031, 7, 5))
    assert between(one, date(2031, 7, 4)) is Effect.MODIFIED
    assert {between(one, date(2031, 7, 5), who) for who in "XY"} == {Effect.NONE}
    assert between(reserving(withdrawn=date(2031, 7, 1))) is Effect.MODIFIED  # without notice nothing changes


def test_v22_1_a_reservation_that_nobody_was_told_of_is_gone_when_it_is_withdrawn_and_not_before():
    for notified in (None, NOTIFIED + 60 * DAY):
        one = reserving(notified=notified, withdrawn=NOTIFIED + 30 * DAY)
        assert between(one, NOTIFIED + 29 * DAY) is Effect.PENDING
        assert between(one, NOTIFIED + 30 * DAY) is Effect.NONE
    on_the_day = reserving(withdrawn=NOTIFIED)
    assert between(on_the_day, LATER) is Effect.MODIFIED  # they know of it, so they must be told that it is gone


def test_v22_1_a_withdrawn_objection_is_an_acceptance_from_the_day_its_author_has_notice():
    one = reserving(reaction("objection_opposing", withdrawn=date(2030, 12, 1)))
    assert between(one, date(2030, 11, 30)) is Effect.NO_TREATY
    assert between(one, date(2030, 12, 1)) is Effect.MODIFIED
    again = reserving(*one.reactions, reaction(day=date(2031, 1, 1)))
    assert between(again) is Effect.MODIFIED


def test_v22_1_a_reservation_withdrawn_makes_the_instrument_count():
    opposed = (reaction(), reaction(by="Y"))
    one = reserving(*opposed, withdrawn=date(2031, 7, 1), withdrawal_notified={"Y": date(2031, 9, 1)})
    assert contracting_from("R", [one], CONSENTS) == date(2031, 9, 1)


def test_v23_1_states_entitled_to_join_are_told_and_may_answer():
    assert may_react(["R", "X"], ["S", "R"], "R") == {"X", "S"}


def test_v23_2_a_reservation_made_on_signature_lapses_without_confirmation():
    signed = {"at": At.SIGNATURE, "made": date(2030, 1, 5), "notified": date(2030, 1, 20)}
    consents = {**CONSENTS, "R": date(2031, 6, 1)}
    plain = reserving(reaction("objection_opposing"), **signed)
    assert effect(plain, "X", date(2031, 5, 31), consents) is Effect.PENDING
    assert effect(plain, "X", date(2031, 6, 1), consents) is Effect.LAPSED  # bound in full, the objection is moot
    assert contracting_from("R", [plain], consents) == date(2031, 6, 1)
    too_late = reserving(confirmed=date(2031, 6, 2), **signed)
    assert effect(too_late, "X", LATER, consents) is Effect.LAPSED


def test_v23_2_a_confirmed_reservation_dates_from_its_confirmation():
    consents = {**CONSENTS, "R": date(2031, 6, 1)}
    one = reserving(at=At.SIGNATURE, made=date(2030, 1, 5), notified=date(2030, 1, 20), confirmed=date(2031, 6, 1))
    assert effect(one, "X", date(2032, 6, 1), consents) is Effect.PENDING
    assert effect(one, "X", date(2032, 6, 2), consents) is Effect.MODIFIED


def test_v23_2_a_definitive_signature_needs_no_confirmation():
    one = reserving(at=At.DEFINITIVE_SIGNATURE)
    assert between(one) is Effect.MODIFIED


def test_v23_3_an_objection_made_before_the_confirmation_needs_no_renewal():
    consents = {**CONSENTS, "R": date(2031, 6, 1)}
    signed = {"at": At.SIGNATURE, "made": date(2030, 1, 5), "notified": date(2031, 6, 15)}
    one = reserving(reaction(day=date(2030, 2, 1)), confirmed=date(2031, 6, 1), **signed)
    assert effect(one, "X", date(2031, 6, 1), consents) is Effect.NOT_APPLIED
    accepted = reserving(reaction("acceptance", date(2030, 2, 1)), confirmed=date(2031, 6, 1), **signed)
    assert contracting_from("R", [accepted], consents) == date(2031, 6, 1)


def test_a_reservation_names_an_article():
    with pytest.raises(ValueError, match="at least one article"):
        reserving(articles=frozenset())


REACTIONS = st.lists(st.builds(Reaction, STATES, st.sampled_from(Answer), DAYS, st.none() | DAYS), max_size=4)
FOUR = st.lists(st.builds(Reaction, STATES, st.sampled_from(Answer), DAYS), min_size=4, max_size=4)
PEOPLE = st.fixed_dictionaries({"R": st.just(NOTIFIED)}, optional=dict.fromkeys("XYZ", DAYS))


@settings(max_examples=60, deadline=None)
@given(REACTIONS, PEOPLE, DAYS, st.sampled_from(["each", "all"]))
def test_v20_5_objections_after_the_deadline_change_nothing(reactions, consents, on, acceptance):
    policy = Policy(acceptance=acceptance)
    late = [reaction("objection_opposing", max(LAST, day) + DAY, by=who) for who, day in consents.items() if who != "R"]
    silent = [one for one in reactions if one.kind is Answer.ACCEPTANCE]
    for x in "XYZ":
        before = effect(reserving(*silent), x, on, consents, policy)
        assert effect(reserving(*silent, *late), x, on, consents, policy) is before


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(4)), FOUR, DAYS)
def test_v20_5_the_order_in_which_reactions_are_written_down_is_nothing(order, reactions, on):
    shuffled = reserving(*(reactions[n] for n in order))
    for x in "XYZ":
        assert between(shuffled, on, x, Z=BEFORE) is between(reserving(*reactions), on, x, Z=BEFORE)


@settings(max_examples=40, deadline=None)
@given(REACTIONS, DAYS, st.dates(NOTIFIED, date(2031, 1, 1)))
def test_v22_1_a_reservation_withdrawn_before_it_was_notified_is_none(reactions, on, withdrawn):
    one = reserving(*reactions, withdrawn=withdrawn, notified=withdrawn + DAY)
    for x in "XY":
        assert between(one, max(on, withdrawn), x) is Effect.NONE


@settings(max_examples=60, deadline=None)
@given(REACTIONS, PEOPLE, st.sampled_from([Policy(), Policy(acceptance="all"), Policy(counts_at_once=True)]))
def test_v20_4_an_instrument_counts_on_the_first_day_on_which_it_counts(reactions, consents, policy):
    one = reserving(*reactions)
    first = contracting_from("R", [one], consents, policy)
    days = [NOTIFIED + timedelta(days=n) for n in range(0, 2000, 37)]
    assert all(first is not None and first <= day for day in days if counts("R", day, [one], consents, policy))
    assert first is None or counts("R", first, [one], consents, policy)
    assert first is None or not counts("R", first - DAY, [one], consents, policy)
