"""A treaty and its amendments together: the second upon the first, reservations, leaving, final clauses, the end."""

from amending_scenes import AT_ONCE, FIRST_TWO, LONGER, NEW, REVISE, again, amended, limit, revised
from scenes import IN_FORCE, SIX, TALK, adopted, advance, given, pact, signed, vote

from treaty.acts.commands import (
    CHAIR,
    Accede,
    CloseVote,
    Drop,
    MoveAdoption,
    Propose,
    PutToVote,
    Revise,
    Second,
    Sign,
    Submit,
    Vote,
    Withdraw,
)
from treaty.acts.events import (
    Consented,
    EnteredIntoForce,
    Expired,
    Fell,
    Proposed,
    Terminated,
    WithdrawalTookEffect,
    decode,
    encode,
)
from treaty.law.between import between, creditors
from treaty.law.legal import legal
from treaty.model.amendment import ReplaceClause, SetFinal, SetParameter
from treaty.model.clause import Clause
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal
from treaty.model.reservation import ReservationText


def test_v40_4_a_second_amendment_holds_the_first_and_two_states_have_the_latest_text_that_binds_both():
    """India, Brazil and Kenya join both amendments, Singapore neither."""
    four = [TALK, adopted(pact()), signed("IND", "BRA", "KEN", "SGP"), REVISE, Second(by="BRA", item=NEW)]
    first = [four, MoveAdoption(by="IND", instrument=NEW), vote(SIX[2:]), signed("IND", "BRA", "KEN", text=NEW)]
    scene = given(first, again(yes=SIX[2:]), signed(*FIRST_TWO, text="pact-rev2"))
    assert not scene.state.texts["pact-rev2"].in_force  # two of four parties are not two thirds
    assert between(scene.state, NEW, "IND", "BRA").applies
    scene.when(signed("KEN", text="pact-rev2"))
    text = scene.state.texts["pact-rev2"].text
    assert (text.article("1").clause.values["flop"], text.article("2").clause.values["months"]) == (1e26, 12)
    latest = {who: [n for n in scene.state.texts if between(scene.state, n, "IND", who).applies] for who in SIX[3:]}
    assert latest == {"BRA": ["pact-rev2"], "KEN": ["pact-rev2"], "SGP": ["pact"]}


def test_v40_4_between_one_that_joined_both_amendments_and_one_that_joined_the_first_the_first_governs():
    scene = given(
        amended(amendment_entry="1/3"), signed("KEN", text=NEW), again(), signed("IND", "BRA", text="pact-rev2")
    )
    assert between(scene.state, "pact-rev2", "IND", "BRA").applies
    assert between(scene.state, NEW, "IND", "KEN").applies
    assert not between(scene.state, NEW, "IND", "BRA").applies
    assert creditors(scene.state, NEW, "2", "IND") == ("KEN",)


def test_v40_3_a_second_amendment_is_joined_by_those_who_joined_the_first():
    given(amended(), again()).when(Sign(by="KEN", instrument="pact-rev2")).refused_by("V40.3", "Amendment 1")


def test_v40_3_who_left_the_treaty_joins_no_amendment_to_it():
    left = [revised(**AT_ONCE), Withdraw(by="KEN", instrument="pact")]
    given(left).when(Sign(by="KEN", instrument=NEW)).refused_by("V40.3", "join that first")


def test_v44_1_a_signature_of_an_amendment_goes_with_the_treaty_and_is_not_ratified_afterwards():
    rules = {"consent": "ratification", "late_joiner": Delay(), **AT_ONCE}
    party = [TALK, adopted(pact(**rules)), signed("IND", "BRA", "KEN")]
    party += [[Submit(by=who, instrument="pact") for who in ("IND", "BRA", "KEN")], advance(4)]
    party += [REVISE, Second(by="BRA", item=NEW), MoveAdoption(by="IND", instrument=NEW), vote(("IND", "BRA", "KEN"))]
    scene = given(party, signed("KEN", text=NEW), Submit(by="KEN", instrument=NEW)).when(
        Withdraw(by="KEN", instrument="pact")
    )
    assert scene.state.texts[NEW].status("KEN") == "negotiating"
    scene.when(advance(3)).without(Consented, by="KEN", instrument=NEW)


def test_v_rev_who_takes_its_instrument_back_takes_its_acceptance_of_an_amendment_back_with_it():
    """One of three has joined: the treaty is not in force, and may be amended all the same."""
    alone = [TALK, adopted(pact(amendment_entry="1")), signed("IND", "BRA"), REVISE, Second(by="BRA", item=NEW)]
    both = [alone, MoveAdoption(by="IND", instrument=NEW), vote(("IND", "BRA")), signed("BRA", text=NEW)]
    scene = given(both).when(Withdraw(by="BRA", instrument="pact"))
    assert scene.state.texts[NEW].contracting() == ()


def test_v40_5_who_left_and_comes_back_after_the_amendment_is_bound_by_it():
    back = [amended(late_joiner=Delay(), **AT_ONCE), Withdraw(by="IND", instrument="pact"), advance(4)]
    scene = given(back, Accede(by="IND", instrument="pact"), advance(4))
    assert scene.state.texts["pact"].consent("IND").in_force
    assert scene.state.texts[NEW].consent("IND").in_force
    assert between(scene.state, NEW, "IND", "BRA").applies


def test_v40_3_a_contracting_state_that_accepted_an_amendment_is_bound_by_it_once_it_is_a_party_to_the_treaty():
    """Singapore, that signed on 1 May, is a party on 1 August; the amendment is in force before, and knows no delay."""
    now = (*LONGER, SetFinal(fields=("late_joiner",), final=pact(late_joiner=Delay()).final))
    slow = [TALK, adopted(pact(late_joiner=Delay(months=3))), signed("IND", "BRA", "KEN")]
    steps = [slow, Revise(by="IND", instrument="pact", operations=now), Second(by="BRA", item=NEW)]
    steps += [MoveAdoption(by="IND", instrument=NEW), vote(SIX[2:5]), advance(), signed("SGP")]
    for order in (("SGP", "IND", "BRA"), ("IND", "BRA", "SGP")):
        scene = given(steps, signed(*order, text=NEW))
        assert set(scene.state.texts[NEW].parties()) == {"IND", "BRA"}
        assert scene.state.texts[NEW].status("SGP") == "contracting"
        scene.when(advance(3))
        assert scene.state.texts["pact"].status("SGP") == scene.state.texts[NEW].status("SGP") == "party"
        assert scene.state.texts[NEW].consent("SGP").in_force == scene.state.texts["pact"].consent("SGP").in_force


RESERVED = [
    TALK, adopted(pact(reservations="free")), signed("BRA", "KEN"),
    Sign(by="IND", instrument="pact", reservations=(ReservationText(article="2"),)),
]  # fmt: skip


def reserved_and_amended(operations, *more):
    """India excluded article 2; the amendment makes these changes, and the three accept it as it is."""
    revise = Revise(by="IND", instrument="pact", operations=operations)
    steps = [RESERVED, advance(4), revise, Second(by="BRA", item=NEW), MoveAdoption(by="IND", instrument=NEW)]
    return given(steps, vote(("IND", "BRA", "KEN")), signed("IND", "BRA", "KEN", text=NEW), *more)


def test_v21_1_a_reservation_to_the_treaty_stands_for_the_amended_treaty_until_it_is_withdrawn():
    scene = reserved_and_amended(LONGER)
    assert str(between(scene.state, NEW, "IND", "BRA").term("2", "BRA").kind) == "excluded"
    assert str(between(scene.state, NEW, "KEN", "BRA").term("2", "BRA").kind) == "in full"
    assert f"{NEW}/2/0/IND" not in scene.state.owed
    scene.when(Drop(by="IND", instrument="pact"))
    assert limit(scene, f"{NEW}/2/0/IND") == 12


def test_v21_1_a_reservation_falls_where_the_amendment_puts_another_clause_in_the_place_of_the_article():
    other = (ReplaceClause(article="2", clause=Clause(kind="few_logs", values={"months": 24})),)
    scene = reserved_and_amended(other)
    assert str(between(scene.state, NEW, "IND", "BRA").term("2", "IND").kind) == "in full"


def test_v19_2_a_reservation_falls_where_the_amended_text_admits_none():
    none = (SetFinal(fields=("reservations",), final=pact().final),)
    scene = reserved_and_amended(none)
    assert str(between(scene.state, NEW, "IND", "BRA").term("2", "IND").kind) == "in full"


def test_v2_3_one_that_joins_the_amendment_with_other_reservations_replaces_those_to_the_treaty():
    other = Sign(by="IND", instrument=NEW, reservations=(ReservationText(article="2", values={"months": 4}),))
    revise = Revise(by="BRA", instrument="pact", operations=LONGER)
    steps = [RESERVED, revise, Second(by="IND", item=NEW), MoveAdoption(by="BRA", instrument=NEW)]
    scene = given(steps, vote(("IND", "BRA", "KEN")), other, signed("BRA", "KEN", text=NEW))
    assert scene.state.owed[f"{NEW}/2/0/IND"].duty.limit == 4


def test_v39_1_an_amendment_has_an_id_of_its_own_that_can_be_kept_and_read_again():
    long = pact(name="p" + 49 * "x")
    in_force = [TALK, adopted(long), signed("IND", "BRA", "KEN", text=long.id)]
    scene = given(in_force).when(Revise(by="IND", instrument=long.id, operations=LONGER))
    assert decode(encode(scene.events[0])) == scene.events[0]
    taken = given(IN_FORCE, Propose(by="BRA", text=pact(name=NEW))).when(REVISE).then(Proposed, by="IND")
    assert taken.state.texts[NEW].text.amends == ""
    assert taken.state.texts["pact-rev2"].text.amends == "pact"


def test_v40_2_nobody_tables_an_amendment_to_a_treaty_as_if_it_were_a_text_of_its_own():
    guise = pact(name="guise").model_copy(update={"amends": "pact"})
    given(IN_FORCE).when(Propose(by="SGP", text=guise)).refused_by("V40.2", "revise")


def easier_exit(joined):
    """The pact asks for six months' notice; the amendment for none. These have joined the amendment."""
    free = (SetFinal(fields=("withdrawal",), final=pact(**AT_ONCE).final),)
    slow = [TALK, adopted(pact(withdrawal=Withdrawal(notice=Delay(months=6)))), signed("IND", "BRA", "KEN")]
    revise = [Revise(by="IND", instrument="pact", operations=free), Second(by="BRA", item=NEW)]
    return given(slow, revise, MoveAdoption(by="IND", instrument=NEW), vote(SIX[2:5]), signed(*joined, text=NEW))


def test_v56_3_an_amended_rule_of_withdrawal_holds_once_it_binds_all_parties():
    leave = Withdraw(by="IND", instrument="pact")
    easier_exit(("IND", "BRA")).when(leave).without(WithdrawalTookEffect)
    easier_exit(("IND", "BRA", "KEN")).when(leave).then(WithdrawalTookEffect, country="IND", instrument="pact")


def test_v70_1_a_sunset_that_an_amendment_took_away_ends_nothing_once_it_binds_all():
    forever = Revise(by="IND", instrument="pact", operations=(SetFinal(fields=("duration",), final=pact().final),))
    short = [TALK, adopted(pact(duration=Delay(months=6))), signed("IND", "BRA", "KEN"), forever]
    steps = [short, Second(by="BRA", item=NEW), MoveAdoption(by="IND", instrument=NEW), vote(SIX[2:5])]
    kept = given(steps, signed("IND", "BRA", "KEN", text=NEW), advance(4))
    assert kept.state.texts["pact"].stage == "adopted"
    ended = given(steps, signed("IND", "BRA", text=NEW), advance(4))
    assert {one.stage for one in ended.state.texts.values()} == {"expired"}


def test_v39_1_what_would_amend_a_treaty_that_has_ended_falls():
    short = [TALK, adopted(pact(duration=Delay(months=3))), signed("IND", "BRA", "KEN"), REVISE]
    scene = given(short, advance()).then(Expired, instrument="pact").then(Fell, item=NEW)
    assert scene.state.texts[NEW].stage == "fell"
    decided = given([*short, Second(by="BRA", item=NEW)], MoveAdoption(by="IND", instrument=NEW), vote(SIX[2:5]))
    assert decided.when(advance()).state.texts[NEW].stage == "expired"


def test_v40_6_a_party_put_out_after_the_adoption_was_a_party_at_the_adoption():
    """Of four parties one is put out: three of the four at adoption are needed, and two of the three that are left."""
    four = {"amendment_counted": "at_adoption", "amendment_entry": "2/3"}
    party = [TALK, adopted(pact(**four)), signed("IND", "BRA", "KEN", "SGP"), REVISE, Second(by="BRA", item=NEW)]
    scene = given(party, MoveAdoption(by="IND", instrument=NEW), vote(SIX[2:]), advance())
    scene.told(Terminated(**scene.state.now, instrument="pact", only="SGP", sentence="It was put out."))
    scene.when(signed("IND", "BRA", text=NEW)).without(EnteredIntoForce)
    scene.when(signed("KEN", text=NEW)).then(EnteredIntoForce, instrument=NEW)


def test_v18_1_a_signatory_of_an_amendment_must_not_defeat_it_meanwhile():
    lower = (SetParameter(article="1", parameter="flop", value=1e20),)
    rules = {"consent": "ratification", "late_joiner": Delay()}
    party = [TALK, adopted(pact(**rules)), signed("IND", "BRA", "KEN")]
    party += [[Submit(by=who, instrument="pact") for who in ("IND", "BRA", "KEN")], advance(4)]
    revise = Revise(by="IND", instrument="pact", operations=lower)
    party += [revise, Second(by="BRA", item=NEW), MoveAdoption(by="IND", instrument=NEW), vote(SIX[2:5])]
    owed = given(party, signed("KEN", text=NEW)).state.owed
    assert owed[f"{NEW}/1/0/KEN"].interim
    assert not owed["pact/1/0/KEN"].interim


def test_v56_3_while_nobody_is_a_party_the_clauses_of_the_treaty_itself_govern():
    free = (SetFinal(fields=("amendment_entry",), final=pact(amendment_entry="1/3").final),)
    waits = [TALK, adopted(pact(amendment_entry="1")), signed("IND", "BRA")]
    revise = [Revise(by="IND", instrument="pact", operations=free), Second(by="BRA", item=NEW)]
    scene = given(waits, revise, MoveAdoption(by="IND", instrument=NEW), vote(SIX[2:4]), again(yes=SIX[2:4]))
    asked = scene.state.texts["pact-rev2"].text.final.entry_into_force.all_of
    assert [one.fraction for one in asked] == ["1"]


def test_v40_4_an_amendment_that_has_ended_is_no_part_of_the_text_any_more():
    scene = given(amended())
    scene.told(Terminated(**scene.state.now, instrument=NEW, sentence="All agree."))
    assert between(scene.state, "pact", "IND", "BRA").applies
    scene.when(again()[0])
    assert scene.state.texts["pact-rev2"].text.article("2").clause.values == {"months": 6}


def test_v44_1_who_leaves_the_treaty_is_no_signatory_of_an_amendment_that_it_accepted_beforehand():
    rules = {"consent": "ratification", "late_joiner": Delay(), **AT_ONCE}
    party = [TALK, adopted(pact(**rules)), signed("IND", "BRA", "KEN")]
    party += [[Submit(by=who, instrument="pact") for who in ("IND", "BRA", "KEN")], advance(4)]
    party += [REVISE, Second(by="BRA", item=NEW), MoveAdoption(by="IND", instrument=NEW), vote(SIX[2:5])]
    scene = given(party, signed("KEN", text=NEW), Submit(by="KEN", instrument=NEW), advance(4))
    assert scene.state.texts[NEW].status("KEN") == "contracting"
    assert scene.when(Withdraw(by="KEN", instrument="pact")).state.texts[NEW].status("KEN") == "negotiating"


def test_v44_1_who_came_back_to_the_old_text_alone_has_no_amendment_to_leave():
    back = [amended(late_joiner=Delay(), **AT_ONCE), Withdraw(by="IND", instrument="pact"), advance(4)]
    scene = given(back, Accede(by="IND", instrument="pact", unamended=True), advance(4))
    scene.when(Withdraw(by="IND", instrument="pact"))
    assert [one.instrument for one in scene.found(WithdrawalTookEffect)] == ["pact"]


def test_v40_1_amended_rules_of_amending_hold_once_they_bind_all_parties():
    """One third is enough from then on, and binds all; before, two thirds bind those that accept."""
    rules = pact(amendment_binds="all", amendment_entry="1/3").final
    easier = (SetFinal(fields=("amendment_binds", "amendment_entry"), final=rules),)
    steps = [IN_FORCE, Revise(by="IND", instrument="pact", operations=easier), Second(by="BRA", item=NEW)]
    steps += [MoveAdoption(by="IND", instrument=NEW), vote(SIX[2:5])]
    some = given(steps, signed("IND", "BRA", text=NEW), again()).when(signed("IND", text="pact-rev2"))
    some.without(EnteredIntoForce)
    every = given(steps, signed("IND", "BRA", "KEN", text=NEW), again()).when(signed("IND", text="pact-rev2"))
    every.then(EnteredIntoForce, instrument="pact-rev2", parties=("IND",))
    assert set(every.state.texts["pact-rev2"].parties()) == {"IND", "BRA", "KEN"}


def test_v39_1_a_vote_that_is_open_when_the_treaty_ends_is_closed_and_what_it_adopts_expires():
    moved = [IN_FORCE, REVISE, Second(by="BRA", item=NEW), MoveAdoption(by="IND", instrument=NEW)]
    scene = given(moved, PutToVote(by=CHAIR))
    scene.told(Terminated(**scene.state.now, instrument="pact", sentence="All agree."))
    scene.when([Vote(by=who, choice="yes") for who in SIX[2:5]], CloseVote(by=CHAIR), advance())
    scene.then(Expired, instrument=NEW)
    waiting = given(IN_FORCE, REVISE)
    waiting.told(Terminated(**waiting.state.now, instrument="pact", sentence="All agree."))
    waiting.when(advance()).then(Fell, item=NEW)


def test_v39_1_time_goes_on_under_an_open_vote_without_taking_its_item_away():
    """Brazil leaves another treaty, which lets time act, while the parties vote on amending one that has ended."""
    other = [adopted(pact(name="other", **AT_ONCE)), signed("IND", "BRA", "KEN", text="other")]
    moved = [IN_FORCE, other, REVISE, Second(by="BRA", item=NEW), MoveAdoption(by="IND", instrument=NEW)]
    scene = given(moved, PutToVote(by=CHAIR))
    scene.told(Terminated(**scene.state.now, instrument="pact", sentence="All agree."))
    scene.when(Withdraw(by="BRA", instrument="other")).without(Fell)
    assert scene.when(CloseVote(by=CHAIR)).refused is None


def sunset(joined):
    """A pact without end, in force since February 2026; an amendment of August lets it end after three months."""
    short = (SetFinal(fields=("duration",), final=pact(duration=Delay(months=3)).final),)
    steps = [IN_FORCE, advance(4), Revise(by="IND", instrument="pact", operations=short), Second(by="BRA", item=NEW)]
    return given(steps, MoveAdoption(by="IND", instrument=NEW), vote(SIX[2:5])).when(
        signed(*joined, text=NEW), advance()
    )


def test_v70_1_a_sunset_brought_forward_ends_the_treaty_when_all_are_bound_by_it_and_nothing_before():
    scene = sunset(("IND", "BRA", "KEN"))
    assert {(one.instrument, one.on) for one in scene.found(Expired)} == {
        (name, scene.state.today) for name in ("pact", NEW)
    }


def test_v70_1_a_sunset_that_one_party_has_not_accepted_ends_nothing_not_even_the_amendment():
    assert sunset(("IND", "BRA")).found(Expired) == []


def test_v40_3_who_takes_back_its_acceptance_of_the_first_amendment_does_not_ratify_the_second():
    rules = {"consent": "ratification", "late_joiner": Delay()}
    party = [TALK, adopted(pact(**rules)), signed("IND", "BRA", "KEN")]
    party += [[Submit(by=who, instrument="pact") for who in ("IND", "BRA", "KEN")], advance(4)]
    party += [REVISE, Second(by="BRA", item=NEW), MoveAdoption(by="IND", instrument=NEW), vote(SIX[2:5])]
    both = [signed("KEN", text=NEW), Submit(by="KEN", instrument=NEW), advance(4), again()]
    scene = given(party, both, signed("KEN", text="pact-rev2"), Withdraw(by="KEN", instrument=NEW))
    scene.when(Submit(by="KEN", instrument="pact-rev2")).refused_by("V40.3", "Amendment 1")


def test_v40_5_who_left_is_offered_the_old_text_alone_as_any_late_joiner_is():
    left = [amended(late_joiner=Delay(), **AT_ONCE), Withdraw(by="IND", instrument="pact"), advance(4)]
    offered = {option.command for option in legal(given(left).state, "IND")}
    assert Accede(by="IND", instrument="pact", unamended=True) in offered
