"""Counting a vote: a voting rule as data, judged in integers.

F1.1  A decision needs more than the quorum's share of the members to take part.
F1.2  Quorum is tested at the moment of the decision; abstainers count for it, not for the majority.
F2.1  Present and voting means yes or no; an abstention is no vote.
F2.4  Bases are not mixed: those present and voting, or all members.
F2.6  A tie adopts nothing.
F2.7  Comparisons are made in integers: two thirds is `3y >= 2(y+n)`. At least one yes is needed.
F5.8  Who is no member is not counted, neither as a vote nor for the quorum.
F6.1  Consensus: one no blocks; an abstention does not.
Source: draft rules of procedure of the BBNJ COP (2026), rules 34 and 47; CTBT art. II and IV; CWC art. VIII and IX.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Literal

from treaty.model.base import CountryId, Frozen
from treaty.model.voting import VotingRule

Vote = Literal["yes", "no", "abstain"]


class Tally(Frozen):
    """The count of one vote and what follows from it."""

    yes: int
    no: int
    abstain: int
    absent: int
    quorate: bool
    passed: bool
    sentence: str
    missing: int | None
    """Further yes votes needed while every no stays, those for the quorum included; 0 when passed; None: no number."""
    blocked_by: tuple[CountryId, ...] = ()
    """Members whose no alone stops it: vetoes, and every no under consensus or unanimity."""

    @property
    def tied(self) -> bool:
        """As many yes as no, and some of each: F2.6 gives a second vote."""
        return self.yes == self.no > 0

    @property
    def reachable(self) -> bool:
        """Whether those who did not vote no could still carry it."""
        return self.missing is not None and self.missing <= self.abstain + self.absent


def tally(rule: VotingRule, votes: Mapping[str, Vote], members: Collection[str]) -> Tally:
    """Count `votes` (country -> vote) of `members` under `rule`; a member without a vote is absent."""
    everyone = frozenset(members)
    cast = {country: vote for country, vote in votes.items() if country in everyone}
    yes, no, abstain = (sum(vote == kind for vote in cast.values()) for kind in ("yes", "no", "abstain"))
    size, present = len(everyone), len(cast)
    least = _least_present(rule, size)
    blocked = tuple(sorted(c for c, vote in cast.items() if vote == "no" and _blocks(rule, c)))
    needed = _least_yes(rule, no, size)
    missing: int | None = None
    if not blocked and needed is not None and least <= size:
        missing = max(needed - yes, least - present, 0)
    passed = missing == 0
    said = _sentence(rule, yes, no, abstain, size, least, needed, blocked)
    return Tally(
        yes=yes, no=no, abstain=abstain, absent=size - present, quorate=present >= least, passed=passed,
        sentence=said, missing=missing, blocked_by=blocked,
    )  # fmt: skip


def _least_present(rule: VotingRule, size: int) -> int:
    """Members that must take part: the smallest whole number above the quorum's share."""
    share = Fraction(rule.quorum)
    return size * share.numerator // share.denominator + 1


def _blocks(rule: VotingRule, country: str) -> bool:
    unanimous = rule.base == "present_voting" and Fraction(rule.threshold) == 1
    return rule.consensus or unanimous or country in rule.veto


def _least_yes(rule: VotingRule, no: int, size: int) -> int | None:
    """Fewest yes votes that carry the motion against `no` noes (F2.7), or None when none can."""
    if rule.consensus:
        return 1
    share = Fraction(rule.threshold)
    top, bottom = share.numerator, share.denominator
    if rule.base == "members":
        whole, rest = divmod(top * size, bottom)
        fewest = max(1, whole + (1 if rest or rule.strict else 0))
        return fewest if fewest <= size else None
    if top == bottom:
        return None if rule.strict else 1
    # y*bottom >= top*(y+no)  <=>  y*(bottom-top) >= top*no
    whole, rest = divmod(top * no, bottom - top)
    return max(1, whole + (1 if rest or rule.strict else 0))


def _sentence(
    rule: VotingRule,
    yes: int,
    no: int,
    abstain: int,
    size: int,
    least: int,
    needed: int | None,
    blocked: tuple[str, ...],
) -> str:
    present = yes + no + abstain
    count = f"{yes} yes, {no} no, {abstain} abstaining"
    if present < least:
        return f"No quorum: {present} of {size} members took part; a decision needs {least}."
    if blocked:
        why = "consensus" if rule.consensus else "veto" if set(blocked) <= set(rule.veto) else "unanimity"
        return f"Rejected, {count}: {', '.join(blocked)} said no ({why})."
    sum_shown = _arithmetic(rule, yes, no, size)
    if needed is not None and yes >= needed:
        return f"Adopted, {count}{sum_shown}."
    if needed is None:
        return f"Rejected, {count}: no number of yes votes is more than all."
    wanted = "1 yes vote was" if needed == 1 else f"{needed} yes votes were"
    return f"Rejected, {count}{sum_shown}; {wanted} needed."


def _arithmetic(rule: VotingRule, yes: int, no: int, size: int) -> str:
    """The comparison in integers, as people check it: ` (3 x 7 = 21, 2 x 10 = 20)`."""
    if rule.consensus or yes + no == 0:
        return ""
    share = Fraction(rule.threshold)
    if rule.base == "members":
        return f" ({yes} of all {size} members)"
    top, bottom, voting = share.numerator, share.denominator, yes + no
    return f" ({bottom} x {yes} = {bottom * yes} against {top} x {voting} = {top * voting})"
