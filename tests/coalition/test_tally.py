"""The vote table of the floor rules: literal counts and results. Cases T10 to T12 are in tests/law."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treaty.coalition.missing import votes_missing
from treaty.coalition.tally import Tally, Vote, least_present, least_to_open, spoken_for, tally
from treaty.model.voting import VOTING_PRESETS, Group, VotingRule

TWO_THIRDS, MAJORITY = VOTING_PRESETS["treaty-conference"], VOTING_PRESETS["procedure"]


def ids(number: int) -> list[str]:
    return [f"{chr(65 + n // 26)}{chr(65 + n % 26)}X" for n in range(number)]


def count(rule: VotingRule, members: int, yes: int, no: int, abstain: int) -> Tally:
    kinds: list[Vote] = ["yes"] * yes + ["no"] * no + ["abstain"] * abstain  # type: ignore[assignment]
    everyone = ids(members)
    return tally(rule, dict(zip(everyone, kinds, strict=False)), everyone)


def test_floor_case_t1_seven_to_three_with_one_abstention_is_two_thirds():
    result = count(TWO_THIRDS, 20, 7, 3, 1)
    assert (result.yes, result.no, result.abstain, result.absent) == (7, 3, 1, 9)
    assert result.passed
    assert "3 x 7 = 21 against 2 x 10 = 20" in result.sentence


def test_floor_case_t2_six_to_four_is_not_two_thirds():
    result = count(TWO_THIRDS, 20, 6, 4, 1)
    assert not result.passed
    assert result.missing == 2
    assert "3 x 6 = 18 against 2 x 10 = 20" in result.sentence


@pytest.mark.parametrize("rule", [TWO_THIRDS, MAJORITY, VOTING_PRESETS["consensus"]])
def test_floor_case_t3_ten_of_twenty_are_no_quorum(rule):
    result = count(rule, 20, 10, 0, 0)
    assert not result.quorate
    assert not result.passed
    assert result.missing == 1
    assert result.sentence == "No quorum: 10 of 20 members took part; a decision needs 11."


def test_floor_case_t4_abstainers_make_the_quorum_and_one_yes_decides():
    result = count(TWO_THIRDS, 20, 1, 0, 10)
    assert result.quorate
    assert result.passed


def test_floor_case_t5_thirty_of_fifty_one_members_for_an_inspection():
    assert not count(VOTING_PRESETS["green-light"], 51, 29, 0, 22).passed
    assert count(VOTING_PRESETS["green-light"], 51, 29, 0, 22).missing == 1
    assert count(VOTING_PRESETS["green-light"], 51, 30, 21, 0).passed


def test_floor_case_t6_thirty_of_forty_one_do_not_stop_an_inspection_the_two_barred_counting_as_members():
    stop, council = VOTING_PRESETS["red-light"], ids(41)
    barred = council[-2:]
    votes: dict[str, Vote] = {**dict.fromkeys(council[:30], "yes"), **dict.fromkeys(council[30:39], "abstain")}
    result = tally(stop, votes, council, barred=barred)
    assert (result.yes, result.abstain, result.passed, result.missing) == (30, 9, False, 1)
    assert result.sentence == (
        "Not stopped, 30 yes, 0 no, 9 abstaining (30 of all 41 members); 31 yes votes were needed."
    )
    assert tally(stop, votes | {council[30]: "yes"}, council, barred=barred).sentence.startswith("Stopped")
    assert not tally(stop, votes | dict.fromkeys(barred, "yes"), council, barred=barred).passed


def test_floor_case_t7_a_tie_rejects():
    result = count(MAJORITY, 20, 10, 10, 0)
    assert not result.passed
    assert result.tied
    assert result.missing == 1


def test_floor_case_t8_thirteen_to_seven_is_one_vote_short_of_two_thirds():
    result = count(TWO_THIRDS, 20, 13, 7, 0)
    assert not result.passed
    assert not result.reachable
    assert "39 against 2 x 20 = 40" in result.sentence


def test_floor_case_t9_twelve_to_seven_on_an_important_question_is_rejected():
    result = count(VOTING_PRESETS["unga"], 20, 12, 7, 1)
    assert not result.passed
    assert "36 against 2 x 19 = 38" in result.sentence


def test_floor_case_t11_two_thirds_set_themselves_aside_then_a_majority_decides():
    assert count(TWO_THIRDS, 20, 19, 1, 0).passed
    assert count(MAJORITY, 20, 11, 9, 0).passed
    assert not count(TWO_THIRDS, 20, 11, 9, 0).passed


def test_f2_7_nobody_in_favour_adopts_nothing():
    for name, rule in VOTING_PRESETS.items():
        assert not count(rule, 12, 0, 0, 12).passed, name
        assert count(rule, 12, 12, 0, 0).passed, name


def test_f5_8_who_is_no_member_is_counted_nowhere():
    result = tally(TWO_THIRDS, {"AAX": "yes", "USA": "no", "CHN": "abstain"}, ids(3))
    assert (result.yes, result.no, result.abstain, result.absent, result.quorate) == (1, 0, 0, 2, False)


def test_f6_1_one_no_blocks_consensus_and_an_abstention_does_not():
    blocked = count(VOTING_PRESETS["consensus"], 5, 4, 1, 0)
    assert not blocked.passed
    assert blocked.blocked_by == ("AEX",)
    assert blocked.missing is None
    assert count(VOTING_PRESETS["consensus"], 5, 3, 0, 2).passed


def test_f2_4_the_security_council_veto_is_a_no_not_an_abstention():
    members = ["CHN", "FRA", "GBR", "RUS", "USA", *ids(10)]
    rule = VotingRule(name="9 of 15", threshold="9/15", base="members", veto=tuple(members[:5]))
    votes: dict[str, Vote] = dict.fromkeys(members, "yes")
    assert tally(rule, votes | {"RUS": "no"}, members).blocked_by == ("RUS",)
    assert tally(rule, votes | {"RUS": "abstain"}, members).passed
    assert not tally(rule, dict.fromkeys(members[:8], "yes"), members).passed
    assert tally(rule, dict.fromkeys(members[:9], "yes"), members).passed


def test_f6_1_all_of_those_voting_means_that_every_no_blocks():
    rule = VotingRule(threshold="1")
    assert count(rule, 4, 3, 1, 0).blocked_by == ("ADX",)
    assert count(rule, 4, 3, 0, 1).passed


def test_f1_1_seven_of_twenty_open_debate_and_eleven_decide():
    assert least_to_open(TWO_THIRDS, 20) == 7
    assert least_present(TWO_THIRDS, 20) == 11
    assert least_present(TWO_THIRDS, 21) == 11
    assert least_to_open(TWO_THIRDS, 21) == 7
    assert least_to_open(TWO_THIRDS, 1) == 1


def test_f1_1_in_the_inspection_councils_one_quorum_serves_for_everything():
    assert least_to_open(VOTING_PRESETS["ctbt-procedure"], 51) == 26
    assert least_to_open(VOTING_PRESETS["mun"], 20) == 5


def test_f1_2_where_the_quorum_is_presumed_few_decide():
    few: dict[str, Vote] = {"AAX": "yes", "ABX": "yes"}
    assert not tally(TWO_THIRDS, few, ids(20)).passed
    assert tally(TWO_THIRDS, few, ids(20), count_quorum=False).passed


UNION = VotingRule(organisations={"EUU": tuple(ids(27))}, threshold="1/2", strict=True)


def test_f1_3_an_organisation_votes_with_its_member_states_that_are_parties():
    members = [*ids(27)[:25], "EUU", "ZAA", "ZAB", "ZAC", "ZAD"]
    result = tally(UNION, {"EUU": "yes", "ZAA": "no", "ZAB": "abstain"}, members)
    assert (result.yes, result.no, result.abstain, result.absent) == (25, 1, 1, 2)
    assert result.passed


def test_f1_3_where_a_member_state_votes_the_organisation_has_no_vote_on_that_item():
    members = [*ids(27), "EUU", "ZAA"]
    result = tally(UNION, {"EUU": "yes", "AAX": "no", "ABX": "yes"}, members)
    assert (result.yes, result.no, result.absent) == (1, 1, 26)
    assert spoken_for(UNION, "EUU", {"AAX": "no"}) == "AAX"
    assert spoken_for(UNION, "AAX", {"EUU": "no"}) == "EUU"
    assert spoken_for(UNION, "AAX", {"ABX": "no", "ZAA": "yes"}) == ""


def test_f2_4_the_councils_ask_for_shares_of_all_members():
    for name, members, needed in (
        ("cwc-procedure", 41, 21), ("cwc-substance", 41, 28), ("ctbt-procedure", 51, 26), ("ctbt-substance", 51, 34),
        ("green-light", 51, 30), ("red-light", 41, 31), ("no-negative-vote", 10, 6),
    ):  # fmt: skip
        assert not count(VOTING_PRESETS[name], members, needed - 1, 0, members - needed + 1).passed, name
        assert count(VOTING_PRESETS[name], members, needed, 0, members - needed).passed, name


def test_f2_4_the_empty_seats_of_a_body_count():
    rule = VotingRule(name="30 of 51", threshold="30/51", base="body", size=51, quorum="1/4")
    assert not count(rule, 40, 29, 0, 0).passed
    assert count(rule, 40, 30, 10, 0).passed
    assert "29 of all 51 seats" in count(rule, 40, 29, 0, 0).sentence
    none = count(rule, 29, 29, 0, 0)
    assert (none.passed, none.missing, none.reachable) == (False, None, False)


def test_f2_4_under_no_negative_vote_a_majority_without_a_no_is_needed():
    rule = VOTING_PRESETS["no-negative-vote"]
    assert count(rule, 10, 6, 0, 4).passed
    assert not count(rule, 10, 5, 0, 5).passed
    against = count(rule, 10, 9, 1, 0)
    assert against.blocked_by == ("AJX",)
    assert "no vote may be negative" in against.sentence


def test_f2_4_silence_is_a_no_where_all_members_are_the_base():
    """29 of 51 and nobody else in the room: not void, not green."""
    result = count(VOTING_PRESETS["green-light"], 51, 20, 0, 0)
    assert result.quorate
    assert result.sentence.startswith("Rejected, 20 yes")
    with pytest.raises(ValueError, match="silence is a no"):
        VotingRule(silence="no")


ADJUST = VotingRule(
    name="two thirds, and a majority of both groups",
    groups=(Group(name="developing countries", members=("DAA", "DAB", "DAC", "DAD")), Group(name="all others")),
)
TEN = ["DAA", "DAB", "DAC", "DAD", "RAA", "RAB", "RAC", "RAD", "RAE", "RAF"]


def adjust(yes: str, no: str) -> Tally:
    votes: dict[str, Vote] = {**dict.fromkeys(yes.split(), "yes"), **dict.fromkeys(no.split(), "no")}
    return tally(ADJUST, votes, TEN)


def test_f2_4_a_double_majority_needs_each_group_besides_the_whole():
    """8 to 2 is two thirds, yet 2 to 2 among the developing countries is no majority of these."""
    assert adjust("DAA DAB DAC RAA RAB RAC RAD", "DAD RAE RAF").passed
    split = adjust("DAA DAB RAA RAB RAC RAD RAE RAF", "DAC DAD")
    assert not split.passed
    assert "developing countries did not reach a majority" in split.sentence
    assert not adjust("DAA DAB DAC DAD RAA RAB RAC", "RAD RAE RAF").passed
    assert not adjust("DAA DAB DAC DAD RAA", "RAB RAC RAD").passed


def test_f2_4_what_a_group_still_lacks_is_missing():
    assert adjust("RAA RAB RAC RAD RAE RAF", "DAA").missing == 2
    assert adjust("DAA DAB DAC RAA RAB RAC", "RAD").missing == 0
    assert adjust("RAA RAB RAC RAD RAE RAF", "DAA DAB").missing is None


def test_f2_1_a_rule_may_count_abstentions_among_those_voting():
    present = VotingRule(name="majority of those present", threshold="1/2", strict=True, abstention="counted")
    assert not count(present, 10, 4, 3, 2).passed
    assert count(MAJORITY, 10, 4, 3, 2).passed
    assert count(present, 10, 4, 3, 2).missing == 1
    assert count(present, 10, 5, 3, 1).passed


def test_f2_7_members_may_have_several_votes():
    rule = VotingRule(name="by weight", threshold="1/2", strict=True, weights={"AAX": 5, "ABX": 0})
    result = tally(rule, {"AAX": "yes", "ABX": "no", "ACX": "no", "ADX": "no"}, ids(4))
    assert (result.yes, result.no, result.passed) == (5, 2, True)


def test_f2_7_it_is_not_said_that_more_votes_are_needed_than_there_are_members():
    result = count(TWO_THIRDS, 12, 2, 8, 0)
    assert not result.reachable
    assert result.sentence.endswith("against 8 noes it could not pass.")
    assert "yes votes were needed" not in result.sentence
    assert count(TWO_THIRDS, 12, 2, 5, 0).sentence.endswith("against 5 noes it could not pass.")
    assert count(TWO_THIRDS, 12, 7, 4, 1).sentence.endswith("8 yes votes were needed.")


def test_f5_1_under_a_secret_ballot_nobody_is_named():
    secret = VOTING_PRESETS["consensus"].model_copy(update={"secret": True})
    assert "AEX" not in count(secret, 5, 4, 1, 0).sentence
    assert "1 against" in count(secret, 5, 4, 1, 0).sentence


def test_f5_8_a_barred_member_casts_no_vote_and_is_asked_for_no_quorum():
    votes: dict[str, Vote] = dict.fromkeys(ids(5), "yes")
    assert not tally(TWO_THIRDS, votes, ids(10)).quorate
    assert tally(TWO_THIRDS, votes, ids(10), barred=ids(10)[-1:]).quorate
    assert tally(TWO_THIRDS, votes, ids(10), barred=ids(1)).yes == 4


def test_f2_7_votes_missing_names_the_shortest_sets_that_would_carry_it():
    four: dict[str, Vote] = {"AAX": "yes", "ABX": "yes", "ACX": "no"}
    found = votes_missing(VotingRule(quorum="1/4"), four, ids(6))
    assert found.met
    lacking = votes_missing(TWO_THIRDS, four | {"ADX": "no"}, ids(6))
    assert lacking.sets == (("AEX", "AFX"),)
    assert lacking.blockers == ("AEX", "AFX")
    assert votes_missing(TWO_THIRDS, {"AAX": "no", "ABX": "no", "ACX": "no"}, ids(6)).sets == ()


def test_f1_3_votes_missing_counts_an_organisation_once():
    rule = VotingRule(organisations={"EUU": ("AAX", "ABX", "ACX")}, threshold="1/2", strict=True)
    found = votes_missing(rule, {"ADX": "no", "AEX": "no"}, [*ids(5), "EUU"])
    assert found.sets == (("EUU",),)


def test_f2_4_votes_missing_sees_that_a_group_stands_in_the_way():
    votes: dict[str, Vote] = dict.fromkeys(TEN[4:], "yes") | {"DAA": "no"}
    found = votes_missing(ADJUST, votes, TEN)
    assert found.sets == (("DAB", "DAC"), ("DAB", "DAD"), ("DAC", "DAD"))


RULES = st.builds(
    VotingRule,
    threshold=st.sampled_from(["1/2", "2/3", "3/4", "30/51", "1"]),
    strict=st.booleans(),
    base=st.sampled_from(["present_voting", "members"]),
    quorum=st.sampled_from(["1/4", "1/2", "2/3"]),
    veto=st.sampled_from([(), ("AAX",)]),
    consensus=st.booleans(),
)
VOTES = st.lists(st.sampled_from(["yes", "no", "abstain", None]), min_size=1, max_size=12)


@given(RULES, VOTES)
def test_f2_7_missing_is_the_exact_number_of_yes_votes(rule, votes):
    members = ids(len(votes))
    cast = {c: v for c, v in zip(members, votes, strict=True) if v}
    result = tally(rule, cast, members)
    assert result.passed == (result.missing == 0)
    # Turn the undecided to yes, the absent first since they also make the quorum.
    order = [c for c in members if c not in cast] + [c for c in members if cast.get(c) == "abstain"]
    for more in range(len(order) + 1):
        passes = tally(rule, cast | dict.fromkeys(order[:more], "yes"), members).passed
        assert passes == (result.missing is not None and more >= result.missing)
