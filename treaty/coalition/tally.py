"""Counting a vote: a voting rule as data, judged in integers.

F1.1  A decision needs more than the quorum's share of the members to take part; debate opens with fewer.
F1.2  Quorum is tested at the moment of the decision; abstainers count for it, not for the majority.
F1.3  An organisation votes with the votes of its member states in the meeting; where one of these votes, it has none.
F2.1  Present and voting means yes or no; an abstention is no vote, unless the rule counts it.
F2.4  Bases are not mixed: those present and voting, all members, the seats of a body. Groups need their own majority.
F2.6  A tie adopts nothing.
F2.7  Comparisons are made in integers: two thirds is `3y >= 2(y+n)`. At least one yes is needed.
F5.8  Who is no member is not counted, neither as a vote nor for the quorum. A member that is barred casts no vote; it
      stays in the sum of all members and is asked for no quorum.
F6.1  Consensus: one no blocks; an abstention does not.
Counts are votes, not heads, where members have several.
Source: draft rules of procedure of the BBNJ COP (2026), rules 34 and 47, art. 67 of the Agreement; CTBT art. II, IV,
VII; CWC art. VIII, IX, XV; Montreal Protocol art. 2(9).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from treaty.model.base import CountryId, Frozen
from treaty.model.voting import Group, Portion, VotingRule

Vote = Literal["yes", "no", "abstain"]


class Tally(Frozen):
    """The count of one vote and what follows from it."""

    yes: int
    no: int
    abstain: int
    absent: int
    """Votes of members that could have taken part and did not."""
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


@dataclass(frozen=True, slots=True)
class _Count:
    """Votes of a meeting, or of one group in it. `seats` is the sum that shares of all members are taken of."""

    yes: int
    no: int
    abstain: int
    entitled: int
    seats: int

    @property
    def present(self) -> int:
        return self.yes + self.no + self.abstain

    @property
    def free(self) -> int:
        """Votes that are no noes and could still become yes."""
        return self.entitled - self.yes - self.no


def tally(
    rule: VotingRule,
    votes: Mapping[str, Vote],
    members: Collection[str],
    *,
    barred: Collection[str] = (),
    count_quorum: bool = True,
) -> Tally:
    """Count `votes` (country -> vote) of `members` under `rule`; a member without a vote is absent.

    `barred` members cast none (F5.8). Without `count_quorum` the quorum is taken to be there (F1.2).
    """
    everyone = frozenset(members)
    cast = {c: vote for c, vote in votes.items() if c in everyone and c not in barred and not _split(rule, c, votes)}
    count = _counted(rule, cast, everyone, frozenset(barred))
    least = least_present(rule, count.entitled) if count_quorum and rule.silence == "absent" else 0
    blocked = tuple(sorted(c for c, vote in cast.items() if vote == "no" and _blocks(rule, c)))
    needed = _least_yes(rule, count)
    groups = [(group, _counted(rule, cast, within, frozenset(barred))) for group, within in _groups(rule, everyone)]
    lacks = [_group_lacks(group, part) for group, part in groups]
    missing: int | None = None
    if not (blocked or needed is None or least > count.entitled or None in lacks):
        # A yes in a group is one of the whole's as well.
        missing = max(needed - count.yes, sum(lack or 0 for lack in lacks), least - count.present, 0)
    said = _sentence(rule, count, least, needed, blocked, groups)
    return Tally(
        yes=count.yes, no=count.no, abstain=count.abstain, absent=count.entitled - count.present,
        quorate=count.present >= least, passed=missing == 0, sentence=said, missing=missing, blocked_by=blocked,
    )  # fmt: skip


def least_present(rule: VotingRule, entitled: int) -> int:
    """Votes that must take part in a decision: the smallest whole number above the quorum's share (F1.1)."""
    share = Fraction(rule.quorum)
    return entitled * share.numerator // share.denominator + 1


def least_to_open(rule: VotingRule, entitled: int) -> int:
    """Votes that must be present for debate to open: at least that share, at least 1 (F1.1)."""
    if rule.quorum_to_open is None:
        return least_present(rule, entitled)
    return max(1, _at_least(rule.quorum_to_open, entitled, strict=False))


def spoken_for(rule: VotingRule, country: str, votes: Mapping[str, Vote]) -> str:
    """F1.3: who has used the vote of `country` already, as its organisation or as one of its member states; or none."""
    for organisation, states in rule.organisations.items():
        if country in states and organisation in votes:
            return organisation
        if country == organisation:
            return next((state for state in states if state in votes), "")
    return ""


def _split(rule: VotingRule, country: str, votes: Mapping[str, Vote]) -> bool:
    """F1.3: whether an organisation has lost its vote because one of its member states has voted."""
    return any(state in votes for state in rule.organisations.get(country, ()))


def _counted(rule: VotingRule, cast: Mapping[str, Vote], within: frozenset[str], barred: frozenset[str]) -> _Count:
    """Votes cast by those `within`, an organisation's with the weight of its member states there."""

    def weight(country: str) -> int:
        if country in rule.organisations:
            return sum(weight(state) for state in rule.organisations[country] if state in within)
        return rule.weights.get(country, 1)

    sums = {"yes": 0, "no": 0, "abstain": 0}
    for country, vote in cast.items():
        if country in within or not within.isdisjoint(rule.organisations.get(country, ())):
            sums[vote] += weight(country)
    own = [country for country in within if country not in rule.organisations]
    seats = sum(weight(country) for country in own)
    entitled = seats - sum(weight(country) for country in own if country in barred)
    whole = max(seats, rule.size) if rule.base == "body" else seats
    return _Count(sums["yes"], sums["no"], sums["abstain"], entitled, whole)


def _groups(rule: VotingRule, everyone: frozenset[str]) -> Iterator[tuple[Group, frozenset[str]]]:
    """Groups that have somebody in the meeting, each with who is in it."""
    named = {country for group in rule.groups for country in group.members}
    for group in rule.groups:
        within = everyone.intersection(group.members) if group.members else everyone - named - set(rule.organisations)
        if within:
            yield group, frozenset(within)


def _blocks(rule: VotingRule, country: str) -> bool:
    unanimous = rule.base == "present_voting" and Fraction(rule.threshold) == 1
    return rule.consensus or rule.no_negative or unanimous or country in rule.veto


def _at_least(share: Portion, of: int, *, strict: bool) -> int:
    """The smallest whole number that is at least (strict: above) that share of `of`."""
    part = Fraction(share)
    whole, rest = divmod(part.numerator * of, part.denominator)
    return whole + (1 if rest or strict else 0)


def _least_yes(rule: VotingRule, count: _Count) -> int | None:
    """Fewest yes votes that carry the motion while every no stays (F2.7), or None when none can."""
    if rule.consensus:
        return 1
    if rule.base != "present_voting":
        fewest = max(1, _at_least(rule.threshold, count.seats, strict=rule.strict))
        return fewest if fewest <= count.entitled else None
    if rule.abstention == "counted":
        fewest = max(1, _at_least(rule.threshold, count.present, strict=rule.strict))
        if fewest <= count.yes + count.abstain:
            return fewest
    return _against(rule.threshold, count.no, strict=rule.strict)


def _against(threshold: Portion, no: int, *, strict: bool) -> int | None:
    """Fewest yes votes that are the share of yes and no, against `no` noes."""
    share = Fraction(threshold)
    top, bottom = share.numerator, share.denominator
    if top == bottom:
        return None if strict else 1
    # y*bottom >= top*(y+no)  <=>  y*(bottom-top) >= top*no
    whole, rest = divmod(top * no, bottom - top)
    return max(1, whole + (1 if rest or strict else 0))


def _group_lacks(group: Group, count: _Count) -> int | None:
    """Yes votes that the group's own majority still wants, or None where it has not so many left."""
    needed = _against(group.threshold, count.no, strict=group.strict)
    lack = None if needed is None else max(needed - count.yes, 0)
    return lack if lack is not None and lack <= count.free else None


def _sentence(
    rule: VotingRule,
    count: _Count,
    least: int,
    needed: int | None,
    blocked: tuple[str, ...],
    groups: list[tuple[Group, _Count]],
) -> str:
    counted = f"{count.yes} yes, {count.no} no, {count.abstain} abstaining"
    adopted, rejected = ("Stopped", "Not stopped") if rule.to_stop else ("Adopted", "Rejected")
    if count.present < least:
        return f"No quorum: {count.present} of {count.entitled} members took part; a decision needs {least}."
    if blocked:
        return f"{rejected}, {counted}: {_stopped_by(rule, blocked)}."
    shown = _arithmetic(rule, count)
    if needed is None:
        why = "no number of yes votes is more than all" if rule.base == "present_voting" else "too few may vote"
        return f"{rejected}, {counted}{shown}: {why}."
    if count.yes < needed:
        return f"{rejected}, {counted}{shown}; {_wanted(rule, count, needed)}."
    short = [group.name for group, part in groups if _group_lacks(group, part) != 0]
    if short:
        return f"{rejected}, {counted}{shown}; {' and '.join(short)} did not reach a majority of their own."
    return f"{adopted}, {counted}{shown}."


def _stopped_by(rule: VotingRule, blocked: tuple[str, ...]) -> str:
    why = "consensus" if rule.consensus else "veto" if set(blocked) <= set(rule.veto) else "unanimity"
    if rule.no_negative and why == "unanimity":
        why = "no vote may be negative"
    return f"{len(blocked)} against ({why})" if rule.secret else f"{', '.join(blocked)} said no ({why})"


def _wanted(rule: VotingRule, count: _Count, needed: int) -> str:
    """What was needed; where there are not so many votes, that it could not pass."""
    if needed > count.yes + count.free:
        against = f"{count.no} no{'es' * (count.no != 1)}"
        were = "" if rule.base == "present_voting" else f"{needed} yes votes were needed, and "
        return f"{were}against {against} it could not pass"
    return "1 yes vote was needed" if needed == 1 else f"{needed} yes votes were needed"


def _arithmetic(rule: VotingRule, count: _Count) -> str:
    """The comparison in integers, as people check it: ` (3 x 7 = 21, 2 x 10 = 20)`."""
    if rule.consensus or count.yes + count.no == 0:
        return ""
    share = Fraction(rule.threshold)
    if rule.base != "present_voting":
        return f" ({count.yes} of all {count.seats} {'seats' if rule.base == 'body' else 'members'})"
    voting = count.yes + count.no + (count.abstain if rule.abstention == "counted" else 0)
    top, bottom = share.numerator, share.denominator
    return f" ({bottom} x {count.yes} = {bottom * count.yes} against {top} x {voting} = {top * voting})"
