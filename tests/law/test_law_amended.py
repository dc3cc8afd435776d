"""A treaty in force is amended: some join the new text, some stay with the old, one comes later and gets both.

The pact of the scenes is in force for India, Brazil and Kenya. Article 2 asks for agents' logs of at least 6 months;
the amendment makes that 12. Two thirds of three parties, which is two, bring it into force, at once.
"""

import pytest
from scenes import ADOPTED, IN_FORCE, SIX, TALK, adopted, advance, given, pact, scenario, signed, vote

from treaty.acts.commands import (
    CHAIR,
    Accede,
    Advance,
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
    VoteOpened,
    WithdrawalTookEffect,
    decode,
    encode,
)
from treaty.law.between import between, creditors
from treaty.model.amendment import DeleteArticle, ReplaceClause, SetFinal, SetParameter
from treaty.model.clause import Clause
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal
from treaty.model.reservation import ReservationText

LONGER = (SetParameter(article="2", parameter="months", value=12),)
REVISE = Revise(by="IND", instrument="pact", operations=LONGER)
NEW = "pact-rev1"


def revised(yes=("IND", "BRA", "KEN"), **final):
    """The pact in force for three, and an amendment to it adopted by its parties."""
    in_force = [TALK, adopted(pact(**final)), signed("IND", "BRA", "KEN")]
    return [in_force, REVISE, Second(by="BRA", item=NEW), MoveAdoption(by="IND", instrument=NEW), vote(yes)]


def amended(**final):
    """India and Brazil have joined the amendment: in force for these two. Kenya has not."""
    return [revised(**final), signed("IND", "BRA", text=NEW)]


def limit(scene, key):
    return scene.state.owed[key].duty.limit


def test_v39_1_an_amendment_is_an_agreement_of_its_own_that_holds_the_whole_amended_text():
    scene = given(IN_FORCE).when(REVISE).then(Proposed, by="IND")
    text = scene.state.texts[NEW].text
    assert text.amends == "pact"
    assert text.article("2").clause.values == {"months": 12}
    assert text.article("1") == scene.state.texts["pact"].text.article("1")


def test_v39_1_what_is_on_the_floor_is_amended_there():
    given(TALK, adopted(pact())).when(REVISE).refused_by("V40.2", "join")
    given(IN_FORCE).when(Revise(by="IND", instrument="none", operations=LONGER)).refused_by("V39.1")


def test_v40_2_contracting_states_alone_propose_and_each_of_them_has_a_voice():
    given(IN_FORCE).when(Revise(by="SGP", instrument="pact", operations=LONGER)).refused_by("V40.2", "contracting")
    moved = [IN_FORCE, REVISE, Second(by="BRA", item=NEW), MoveAdoption(by="IND", instrument=NEW)]
    scene = given(moved).when(PutToVote(by=CHAIR))
    assert set(scene.found(VoteOpened)[0].members) == {"IND", "BRA", "KEN"}
    scene.when(Vote(by="SGP", choice="no")).refused_by("V40.2")
    given(IN_FORCE, REVISE).when(Second(by="SGP", item=NEW)).refused_by("V40.2")


def test_v40_2_one_amendment_is_before_the_parties_at_a_time():
    again = Revise(by="BRA", instrument="pact", operations=(DeleteArticle(article="1"),))
    given(IN_FORCE, REVISE).when(again).refused_by("V40.2", "on the floor")


def test_v39_1_an_amendment_that_does_not_fit_is_refused():
    given(IN_FORCE).when(Revise(by="IND", instrument="pact", operations=(DeleteArticle(article="9"),))).refused_by(
        "F3.2"
    )
    same = (SetParameter(article="2", parameter="months", value=6),)
    given(IN_FORCE).when(Revise(by="IND", instrument="pact", operations=same)).refused_by("F3.2", "already")


def test_v40_3_the_amendment_is_open_to_those_who_joined_the_treaty():
    given(revised()).when(Sign(by="SGP", instrument=NEW)).refused_by("V40.3", "join that first")


def test_v40_4_between_one_that_joined_and_one_that_did_not_the_old_text_governs():
    """India and Brazil owe each other 12 months, and Kenya 6; Kenya owes 6 to both."""
    scene = (
        given(revised(), signed("IND", text=NEW)).when(signed("BRA", text=NEW)).then(EnteredIntoForce, instrument=NEW)
    )
    assert between(scene.state, NEW, "IND", "BRA").applies
    assert not between(scene.state, "pact", "IND", "BRA").applies
    assert between(scene.state, "pact", "IND", "KEN").applies
    assert not between(scene.state, NEW, "IND", "KEN").applies
    assert limit(scene, f"{NEW}/2/0/IND") == 12
    assert limit(scene, "pact/2/0/KEN") == 6
    assert creditors(scene.state, "pact", "2", "IND") == ("KEN",)


def test_v40_4_the_old_text_is_owed_no_more_once_all_parties_have_joined_the_new_one():
    scene = given(amended(), signed("KEN", text=NEW))
    assert not [key for key in scene.state.owed if key.startswith("pact/")]
    assert limit(scene, f"{NEW}/2/0/KEN") == 12


def test_v40_5_a_late_joiner_is_party_to_the_new_text_and_to_the_old_one_towards_those_that_stayed():
    late = [amended(late_joiner=Delay()), advance(4)]
    scene = given(late).when(Sign(by="SGP", instrument="pact"), advance())
    treaty = scene.state.texts
    assert treaty["pact"].consent("SGP").in_force
    assert treaty[NEW].consent("SGP").in_force
    assert between(scene.state, NEW, "SGP", "IND").applies
    assert between(scene.state, "pact", "SGP", "KEN").applies
    assert not between(scene.state, "pact", "SGP", "IND").applies


def test_v40_5_it_may_say_that_it_joins_the_old_text_alone():
    late = [
        amended(consent="ratification", late_joiner=Delay()),
    ]
    ratified = [
        TALK, adopted(pact(late_joiner=Delay())), signed("IND", "BRA", "KEN"), REVISE, Second(by="BRA", item=NEW),
        MoveAdoption(by="IND", instrument=NEW), vote(("IND", "BRA", "KEN")), signed("IND", "BRA", text=NEW), advance(4),
    ]  # fmt: skip
    scene = given(ratified, Accede(by="SGP", instrument="pact", unamended=True), advance(4))
    assert late
    assert scene.state.texts["pact"].consent("SGP").in_force
    assert not scene.state.texts[NEW].consent("SGP").in_force
    given(IN_FORCE, advance(4)).when(Accede(by="SGP", instrument="pact", unamended=True)).refused_by("V40.5")


def test_v40_5_who_joined_before_the_amendment_was_in_force_is_not_bound_by_it():
    scene = given(amended())
    assert not scene.state.texts[NEW].consent("KEN").in_force


@pytest.mark.parametrize(("share", "entered"), [("1/3", True), ("2/3", False), ("1", False)])
def test_v40_6_the_share_of_parties_that_the_treaty_names_brings_it_into_force(share, entered):
    scene = given(revised(amendment_entry=share)).when(signed("IND", text=NEW))
    assert bool(scene.found(EnteredIntoForce, instrument=NEW)) is entered


def test_v40_6_the_current_share_moves_when_others_join_and_the_share_at_adoption_does_not():
    """Two of three are enough; when three more have joined, two thirds of six are four."""
    for counted, entered in (("current", False), ("at_adoption", True)):
        grown = [revised(amendment_counted=counted, late_joiner=Delay()), advance(), signed("USA", "CHN", "SGP")]
        scene = given(grown).when(signed("IND", "BRA", text=NEW))
        assert bool(scene.found(EnteredIntoForce, instrument=NEW)) is entered, counted


def test_v40_5_a_treaty_may_say_that_an_amendment_in_force_binds_all():
    """As the Charter of the United Nations does in article 108."""
    scene = given(revised(amendment_binds="all"), signed("IND", text=NEW)).when(signed("BRA", text=NEW))
    scene.then(Consented, by="KEN", instrument=NEW, means="amendment in force for all")
    assert limit(scene, f"{NEW}/2/0/KEN") == 12


def test_v44_1_an_amendment_is_not_left_alone_and_goes_with_its_treaty():
    at_once = {"withdrawal": Withdrawal(notice=Delay())}
    given(amended(**at_once)).when(Withdraw(by="IND", instrument=NEW)).refused_by("V44.1")
    scene = given(amended(**at_once)).when(Withdraw(by="IND", instrument="pact"))
    assert {one.instrument for one in scene.found(WithdrawalTookEffect)} == {"pact", NEW}
    assert not [key for key in scene.state.owed if key.endswith("/IND")]


def test_t5_amending_a_treaty_in_force_belongs_to_level_3():
    given(IN_FORCE, play=scenario(level=2)).when(REVISE).refused_by("T5")


def test_f3_1_a_country_with_a_text_on_the_floor_waits_with_its_amendment():
    given(IN_FORCE, Propose(by="IND", text=pact(name="other"))).when(REVISE).refused_by("F3.1", "other")
    assert given(ADOPTED, Advance(by=CHAIR)).refused is None


SHORTER_CAP = (SetParameter(article="1", parameter="flop", value=1e26),)
FIRST_TWO = ("IND", "BRA")
AT_ONCE = {"withdrawal": Withdrawal(notice=Delay())}


def again(operations=SHORTER_CAP, yes=("IND", "BRA", "KEN")):
    """A second amendment, adopted after the first."""
    second = "pact-rev2"
    revise = Revise(by="IND", instrument="pact", operations=operations)
    return [revise, Second(by="BRA", item=second), MoveAdoption(by="IND", instrument=second), vote(yes)]


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
    """Singapore signs on 1 May, a party three months later; it accepts the amendment, which is in force, at once."""
    told = [revised(late_joiner=Delay(months=3)), signed("IND", "BRA", text=NEW), advance(), signed("SGP")]
    scene = given(told, signed("SGP", text=NEW))
    assert scene.state.texts[NEW].in_force
    assert scene.state.texts[NEW].status("SGP") == "contracting"
    scene.when(advance(3))
    assert scene.state.texts["pact"].status("SGP") == scene.state.texts[NEW].status("SGP") == "party"
    assert scene.state.texts[NEW].consent("SGP").in_force >= scene.state.texts["pact"].consent("SGP").in_force


RESERVED = [
    TALK, adopted(pact(reservations="free")), signed("BRA", "KEN"),
    Sign(by="IND", instrument="pact", reservations=(ReservationText(article="2"),)),
]  # fmt: skip


def reserved_and_amended(operations, *more):
    """India excluded article 2; the amendment makes these changes, and the three accept it as it is."""
    revise = Revise(by="IND", instrument="pact", operations=operations)
    steps = [RESERVED, revise, Second(by="BRA", item=NEW), MoveAdoption(by="IND", instrument=NEW)]
    return given(steps, vote(("IND", "BRA", "KEN")), signed("IND", "BRA", "KEN", text=NEW), *more)


def test_v21_1_a_reservation_to_the_treaty_stands_for_the_amended_treaty_until_it_is_withdrawn():
    scene = reserved_and_amended(LONGER)
    assert str(between(scene.state, NEW, "IND", "BRA").term("2", "BRA").kind) == "excluded"
    assert str(between(scene.state, NEW, "KEN", "BRA").term("2", "BRA").kind) == "in full"
    assert f"{NEW}/2/0/IND" not in scene.state.owed
    scene.when(Drop(by="IND", instrument="pact"))
    assert limit(scene, f"{NEW}/2/0/IND") == 12


def test_v21_1_a_reservation_falls_where_the_amendment_puts_another_clause_in_the_place_of_the_article():
    other = (ReplaceClause(article="2", clause=Clause(kind="stop", values={"flop": 1e26})),)
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
