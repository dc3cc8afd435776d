"""The vote table of the floor rules: literal counts and results."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treaty.coalition.tally import Tally, Vote, tally
from treaty.model.voting import VOTING_PRESETS, VotingRule

TWO_THIRDS, MAJORITY = VOTING_PRESETS["treaty-conference"], VOTING_PRESETS["procedure"]


def ids(number: int) -> list[str]:
    return [f"{chr(65 + n // 26)}{chr(65 + n % 26)}X" for n in range(number)]


def count(rule: VotingRule, members: int, yes: int, no: int, abstain: int) -> Tally:
    kinds: list[Vote] = ["yes"] * yes + ["no"] * no + ["abstain"] * abstain  # type: ignore[assignment]
    everyone = ids(members)
    return tally(rule, dict(zip(everyone, kinds, strict=False)), everyone)


def test_f2_1_t1_seven_to_three_with_one_abstention_is_two_thirds():
    result = count(TWO_THIRDS, 20, 7, 3, 1)
    assert (result.yes, result.no, result.abstain, result.absent) == (7, 3, 1, 9)
    assert result.passed
    assert "3 x 7 = 21 against 2 x 10 = 20" in result.sentence


def test_f2_7_t2_six_to_four_is_not_two_thirds():
    result = count(TWO_THIRDS, 20, 6, 4, 1)
    assert not result.passed
    assert result.missing == 2
    assert "3 x 6 = 18 against 2 x 10 = 20" in result.sentence


@pytest.mark.parametrize("rule", [TWO_THIRDS, MAJORITY, VOTING_PRESETS["consensus"]])
def test_f1_1_t3_ten_of_twenty_are_no_quorum(rule):
    result = count(rule, 20, 10, 0, 0)
    assert not result.quorate
    assert not result.passed
    assert result.missing == 1
    assert result.sentence == "No quorum: 10 of 20 members took part; a decision needs 11."


def test_f1_2_t4_abstainers_make_the_quorum_and_one_yes_decides():
    result = count(TWO_THIRDS, 20, 1, 0, 10)
    assert result.quorate
    assert result.passed


def test_f2_4_t5_thirty_of_fifty_one_members_for_an_inspection():
    assert not count(VOTING_PRESETS["green-light"], 51, 29, 0, 22).passed
    assert count(VOTING_PRESETS["green-light"], 51, 29, 0, 22).missing == 1
    assert count(VOTING_PRESETS["green-light"], 51, 30, 21, 0).passed


def test_f2_4_t6_thirty_one_of_forty_one_to_stop_one_the_two_barred_counting_as_members():
    assert not count(VOTING_PRESETS["red-light"], 41, 30, 0, 9).passed
    assert count(VOTING_PRESETS["red-light"], 41, 31, 0, 8).passed


def test_f2_6_t7_a_tie_rejects():
    result = count(MAJORITY, 20, 10, 10, 0)
    assert not result.passed
    assert result.tied
    assert result.missing == 1


def test_f2_3_t8_thirteen_to_seven_is_one_vote_short_of_two_thirds():
    result = count(TWO_THIRDS, 20, 13, 7, 0)
    assert not result.passed
    assert not result.reachable
    assert "39 against 2 x 20 = 40" in result.sentence


def test_f2_5_t9_twelve_to_seven_on_an_important_question_is_rejected():
    result = count(VOTING_PRESETS["unga"], 20, 12, 7, 1)
    assert not result.passed
    assert "36 against 2 x 19 = 38" in result.sentence


def test_v9_2_t11_two_thirds_set_themselves_aside_then_a_majority_decides():
    assert count(TWO_THIRDS, 20, 19, 1, 0).passed
    assert count(MAJORITY, 20, 11, 9, 0).passed
    assert not count(TWO_THIRDS, 20, 11, 9, 0).passed


def test_f2_7_nobody_in_favour_adopts_nothing():
    for rule in VOTING_PRESETS.values():
        assert not count(rule, 12, 0, 0, 12).passed


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
