"""Voting rules as data: the base, the majority, the quorum, who blocks, who votes for whom, and the named presets.

F1.1   Debate opens with at least a third of the members; a decision needs more than half of them.
F1.3   An organisation of states votes with as many votes as it has member states in the meeting, or these vote.
F2.2   Consensus first where the rules say so; then substance by two thirds, procedure by majority.
F2.4   Bases are not mixed: those present and voting, all members, the seats of a body; no negative vote; two groups.
F2.6   What a tie brings: a second vote, the chair's casting vote, or nothing.
F2.7   Comparisons are made in integers; at least one yes is always needed.
Source: VCLT 1969, art. 9; draft rules of procedure of the BBNJ COP (2026), rules 34, 47; CTBT art. II, IV and VII;
CWC art. VIII, IX and XV; Montreal Protocol art. 2(9); UNGA rules of procedure 83-95, 133.
"""

from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from treaty.model.base import CountryId, Frozen, Line


def _fraction(text: str) -> str:
    try:
        value = Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f"`{text}` is no fraction such as 2/3") from error
    if not 0 < value <= 1:
        raise ValueError(f"`{text}` must be above 0 and at most 1")
    return text


Portion = Annotated[str, AfterValidator(_fraction)]
"""An exact fraction as text, such as `2/3` or `55/100`, above 0 and at most 1."""


def _or_none(value: object) -> object:
    """A file has no empty value: it writes the word."""
    return None if value == "none" else value


class Group(Frozen):
    """Countries that need a majority of their own among those of them that vote (double majority, F2.4)."""

    name: Line
    members: tuple[CountryId, ...] = Field(default=(), description="empty: all whom no other group names")
    threshold: Portion = "1/2"
    strict: bool = Field(default=True, description="more than the threshold, not at least")


class VotingRule(Frozen):
    """A voting rule as data. Comparisons are made in integers; at least one yes is always needed (F2.7)."""

    name: Line = "two thirds of those present and voting"
    threshold: Portion = "2/3"
    strict: bool = Field(default=False, description="more than the threshold, not at least")
    base: Literal["present_voting", "members", "body"] = "present_voting"
    size: int = Field(default=0, ge=0, le=1_000, description="seats of a body, filled or not (base `body`)")
    quorum: Portion = Field(default="1/2", description="more than this share of members must take part (F1.1)")
    quorum_to_open: Annotated[Portion | None, BeforeValidator(_or_none)] = Field(
        default="1/3", description="at least this share opens debate (F1.1); `none`: as for a decision"
    )
    veto: tuple[CountryId, ...] = ()
    consensus: bool = Field(default=False, description="one no blocks (F6.1)")
    no_negative: bool = Field(default=False, description="the majority is needed and one no blocks (F2.4)")
    weights: dict[CountryId, Annotated[int, Field(ge=0, le=1_000_000)]] = Field(
        default_factory=dict, description="votes of a member; 1 where none are named"
    )
    organisations: dict[CountryId, tuple[CountryId, ...]] = Field(
        default_factory=dict, description="an organisation and its member states: it votes for them, or they do (F1.3)"
    )
    groups: tuple[Group, ...] = Field(default=(), description="each needs its own majority besides (F2.4)")
    abstention: Literal["not counted", "counted"] = Field(
        default="not counted", description="whether who abstains is one of those voting (F2.1: no)"
    )
    silence: Literal["absent", "no"] = Field(
        default="absent", description="what a member that casts no vote is; `no` needs a base of all members"
    )
    tie: Literal["second vote", "chair", "lost"] = Field(default="second vote", description="what a tie brings (F2.6)")
    secret: bool = Field(default=False, description="the record shows counts and no names (F5.1)")
    to_stop: bool = Field(default=False, description="red light: the vote is to stop what goes on unless it passes")
    fixed: bool = Field(default=False, description="the meeting cannot set the rule aside (F6.1)")

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.base == "body" and not self.size:
            raise ValueError("a body needs `size`, the number of its seats")
        if self.silence == "no" and self.base == "present_voting":
            raise ValueError("silence is a no only where all members are the base")
        return self


def _of_members(name: str, threshold: str, **more: object) -> VotingRule:
    told = {"name": name, "threshold": threshold, "base": "members", "quorum_to_open": None, **more}
    return VotingRule.model_validate(told)


VOTING_PRESETS: dict[str, VotingRule] = {
    "treaty-conference": VotingRule(),
    "procedure": VotingRule(name="majority of those present and voting", threshold="1/2", strict=True),
    "three-fourths": VotingRule(name="three fourths of those present and voting", threshold="3/4"),
    "unga": VotingRule(name="two thirds of those present and voting (important question)"),
    "unga-ordinary": VotingRule(
        name="majority of those present and voting (ordinary question)", threshold="1/2", strict=True
    ),
    "green-light": _of_members("30 of 51 of all members", "30/51", silence="no"),
    "red-light": _of_members("31 of 41 of all members", "31/41", silence="no", to_stop=True),
    "cwc-procedure": _of_members("majority of all members of the council", "1/2", strict=True),
    "cwc-substance": _of_members("two thirds of all members of the council", "2/3"),
    "ctbt-procedure": _of_members("majority of all members of the executive council", "1/2", strict=True),
    "ctbt-substance": _of_members("two thirds of all members of the executive council", "2/3"),
    "no-negative-vote": _of_members(
        "majority of all members, none against", "1/2", strict=True, no_negative=True
    ),
    "mun": VotingRule(
        name="simple majority", threshold="1/2", strict=True, quorum="1/4", quorum_to_open="1/4", tie="lost"
    ),
    "robert": VotingRule(
        name="majority of the votes cast", threshold="1/2", strict=True, quorum_to_open=None, tie="chair"
    ),
    "consensus": VotingRule(name="consensus", consensus=True),
    "unfccc": VotingRule(name="consensus, and no rule to vote by", consensus=True, fixed=True),
}  # fmt: skip
"""Named rules. CWC and CTBT councils differ in seats (41 and 51), not in shares; `size` of a `body` fixes the seats."""
DROPS = VOTING_PRESETS["treaty-conference"]
"""V9.2: two thirds of those present and voting may decide to apply a different rule."""


class Procedure(Frozen):
    """The meeting's rules of procedure beside its voting rule."""

    procedural: VotingRule = Field(
        default=VOTING_PRESETS["procedure"], description="the majority for questions of procedure (F2.2)"
    )
    next_meeting: bool = Field(
        default=False, description="nothing is put in the round of its tabling, unless the chair waives (F3.1)"
    )
    consensus_first: bool = Field(default=False, description="a vote on a text only once consensus has failed (F2.2)")
    quorum_presumed: bool = Field(default=False, description="counted only where somebody asks for it (F1.2)")
    package: bool = Field(default=False, description="what is agreed in parts is agreed ad referendum (F6.4)")
    silence_hours: int = Field(default=72, ge=72, le=20_000, description="least length of a silence procedure (F6.3)")
    suspended_vote: Literal["elsewhere", "nowhere"] = Field(
        default="elsewhere",
        description="whether suspended rights take the vote on that treaty's texts alone or on all (F5.8)",
    )
