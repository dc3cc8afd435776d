"""Amendments: who takes part, from when they are in force, whom they bind, and which version two states have in common.

V39.1  A treaty is amended by agreement of its parties, as any agreement; by default all must accept.
V40.2  A proposal goes to all contracting states; each may take part in the decision and the negotiation.
V40.3  Who may join the treaty may join it as amended.
V40.4  A party that does not accept stays under the old text, and so does everyone towards it.
V40.5  Who becomes a party after the amendment is in force and says nothing is party to both versions.
V40.6  Shares of the parties move as states join, unless the parties at adoption are counted.
V41.1  Some parties may agree on something else between themselves, within limits, and tell the others.
Source: VCLT 1969, arts. 39-41; the switches of `Binds` as they stand in real treaties.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from treaty.law.convention.ruling import Ruling
from treaty.model.dates import Delay


class Version(StrEnum):
    """Which text of a treaty with one amendment."""

    OLD = "old"
    NEW = "new"


class Binds(StrEnum):
    """Whom an amendment binds once it is in force.

    ACCEPTORS   those who accept it (the default of art. 40; Kyoto art. 20(4), CRC art. 50(3)).
    ALL         every party once the share and the named ones have accepted (UN Charter art. 108).
    WITH_EXIT   so too, but who did not accept may leave at once within `window` of its entry into force (Rome
                Statute art. 121(6)).
    TACIT       every party, unless one objects within `window` of its circulation. Where silence only adopts, as in
                UNCLOS art. 313, take `silent` and go on with ACCEPTORS.
    OPT_OUT     every party `window` after its circulation but those that refuse within it (Kyoto art. 21(5)).
    NOTICE      every party `window` after its circulation, without any ratification (Montreal Protocol art. 2(9)).
    YES_VOTERS  every party once all who voted yes have accepted; adopted by a majority of all parties and no negative
                vote (CTBT art. VII, CWC art. XV).
    """

    ACCEPTORS = "acceptors"
    ALL = "all"
    WITH_EXIT = "all with exit"
    TACIT = "all unless one objects"
    OPT_OUT = "all who do not opt out"
    NOTICE = "all after notice"
    YES_VOTERS = "all once the yes voters accept"


@dataclass(frozen=True, slots=True)
class AmendingRule:
    """The amendment clause of a text: `share` of the parties must accept, the `named` ones among them.

    `counted`: parties of the day ("current"), or those at adoption, whose own acceptances alone count then (V40.6).
    `after`: from the last acceptance needed to entry into force, and from a later acceptance to its own effect.
    `window`: the period that a switch of `Binds` names.
    """

    binds: Binds = Binds.ACCEPTORS
    share: Fraction = Fraction(1)
    counted: Literal["current", "at adoption"] = "current"
    named: frozenset[str] = frozenset()
    after: Delay = field(default_factory=Delay)
    window: Delay = field(default_factory=Delay)


DEFAULT = AmendingRule()


@dataclass(frozen=True, slots=True)
class Member:
    """One state before an amendment.

    `party`: first day the treaty is in force for it; `until`: first day it is out. `accepted`: its instrument on the
    amendment. `intention`: what a late joiner declared (V40.5). `vote`: at adoption. `objected`: objection or refusal,
    and `lifted`, the day it was taken back. `leaving`: its notice under the exit clause.
    """

    party: date | None = None
    until: date | None = None
    accepted: date | None = None
    intention: Version | None = None
    vote: Literal["yes", "no", "abstain"] | None = None
    objected: date | None = None
    lifted: date | None = None
    leaving: date | None = None

    def is_party(self, on: date) -> bool:
        """Whether the treaty is in force for it on that day."""
        return self.party is not None and self.party <= on and (self.until is None or on < self.until)


Members = Mapping[str, Member]


def to_be_told(contracting: Mapping[str, date], on: date) -> frozenset[str]:
    """Whom a proposal made on that day must reach: every state that has consented, party yet or not (V40.2)."""
    return frozenset(who for who, day in contracting.items() if day <= on)


def duly_proposed(told: Collection[str], contracting: Collection[str]) -> Ruling:
    """Whether all contracting states were told (V40.2).

    The Convention gives the defect no consequence. Ours: it is no amendment as between all the parties, and binds those
    who accept it between themselves at most, under V41.1.
    """
    missed = sorted(set(contracting) - set(told))
    if missed:
        return Ruling(False, "V40.2", f"{', '.join(missed)} must be told of the proposal before it is decided on.")
    return Ruling(True, "V40.2", "All contracting states were told of the proposal.")


def may_take_part(state: str, contracting: Collection[str]) -> Ruling:
    """Whether a state may take part in deciding on a proposal and in negotiating the amendment (V40.2)."""
    if state in contracting:
        return Ruling(True, "V40.2", f"{state} has consented to the treaty, so it takes part in amending it.")
    return Ruling(False, "V40.2", f"{state} may take part once it has consented to the treaty.")


def may_join(state: str, entitled: Collection[str]) -> Ruling:
    """Whether a state may become a party to the treaty as amended: it may where it could join the treaty (V40.3)."""
    if state in entitled:
        return Ruling(True, "V40.3", f"{state} may join the treaty, so it may join it as amended.")
    return Ruling(False, "V40.3", f"The treaty is not open to {state}; as amended it is open to the same states.")


def met(rule: AmendingRule, adopted: date, members: Members) -> date | None:
    """The day on which the acceptances that the clause asks for were there; None while they are not (V39.1, V40.6)."""
    days = {day for one in members.values() for day in (one.party, one.until, one.accepted) if day and day >= adopted}
    return next((day for day in sorted(days | {adopted}) if _enough(rule, adopted, members, day)), None)


def _enough(rule: AmendingRule, adopted: date, members: Members, day: date) -> bool:
    base = day if rule.counted == "current" else adopted
    counted = [who for who, one in members.items() if one.is_party(base)]
    accepted = {who for who in counted if (when := members[who].accepted) and when <= day}
    return bool(accepted) and rule.named <= accepted and len(accepted) >= rule.share * len(counted)


def silent(circulated: date, window: Delay, members: Members) -> date | None:
    """The day after the window, when no party objected in it; None when one did and stood by it."""
    last = window.after_date(circulated)
    return None if any(_objected(one, last) for one in members.values()) else last + timedelta(days=1)


def _objected(one: Member, last: date) -> bool:
    """Whether a party objected up to the last day, and had not taken it back by then."""
    if one.objected is None or one.objected > last or not one.is_party(one.objected):
        return False
    return one.lifted is None or one.lifted > last


def in_force_from(rule: AmendingRule, adopted: date, members: Members, circulated: date | None = None) -> date | None:
    """The day on which the amendment enters into force, None while none is in sight.

    `circulated`: the day the depositary sent it round, by default that of adoption. What lies ahead may still be undone
    by an objection.
    """
    sent = circulated or adopted
    if rule.binds in (Binds.OPT_OUT, Binds.NOTICE):
        return rule.window.after_date(sent)
    if rule.binds is Binds.TACIT:
        done = silent(sent, rule.window, members)
    elif rule.binds is Binds.YES_VOTERS:
        done = _yes_voters_accepted(adopted, members)
    else:
        done = met(rule, adopted, members)
    return rule.after.after_date(done) if done else None


def _yes_voters_accepted(adopted: date, members: Members) -> date | None:
    """The day the last yes voter accepted, or left; None without majority of all parties, or with a negative vote."""
    voting = [one for one in members.values() if one.is_party(adopted)]
    yes = [one for one in voting if one.vote == "yes"]
    if 2 * len(yes) <= len(voting) or any(one.vote == "no" for one in voting):
        return None
    days = [one.accepted or one.until for one in yes]
    return max((day for day in days if day), default=None) if all(days) else None


def bound_from(member: Member, in_force: date | None, rule: AmendingRule = DEFAULT) -> date | None:
    """The first day on which an amendment in force on `in_force` binds this state; None: not, as far as is known.

    Where acceptance decides, a state that becomes a party strictly after that day is bound as it joins, unless it
    declares for the old text (V40.5); one that consented earlier but becomes a party later is such a state.
    """
    if in_force is None or member.party is None:
        return None
    ended = [day for day in (member.until, _leaves(member, rule)) if day]
    start = _start(member, member.party, in_force, rule)
    return start if start and all(start < end for end in ended) else None


def _start(member: Member, party: date, in_force: date, rule: AmendingRule) -> date | None:
    if rule.binds is Binds.ACCEPTORS:
        if member.accepted:
            return max(in_force, party, rule.after.after_date(member.accepted))
        joins_amended = party > in_force and member.intention is not Version.OLD
        return party if joins_amended else None
    if rule.binds is Binds.OPT_OUT and _objected(member, in_force):
        return max(party, rule.after.after_date(member.lifted)) if member.lifted else None
    return max(in_force, party)


def _leaves(member: Member, rule: AmendingRule) -> date | None:
    return member.leaving if rule.binds is Binds.WITH_EXIT and not member.accepted else None


def may_leave(member: Member, day: date, accepted_by_share: date | None, in_force: date, rule: AmendingRule) -> Ruling:
    """Whether a party may leave at once over an amendment that binds all (Rome Statute art. 121(6)).

    From the day the share has accepted (`accepted_by_share`, see `met`) to the last day of the window. Where only
    acceptors are bound, nobody needs it (V40.4).
    """
    if rule.binds is not Binds.WITH_EXIT:
        return Ruling(False, "V40.4", "The text gives no exit over an amendment; its withdrawal clause stays open.")
    if member.accepted:
        return Ruling(False, "V40.4", "Only who did not accept may leave so; the withdrawal clause stays open.")
    if accepted_by_share is None or day < accepted_by_share:
        return Ruling(False, "V40.4", "The exit opens when enough parties have accepted the amendment.")
    last = rule.window.after_date(in_force)
    if day > last:
        return Ruling(False, "V40.4", f"The exit closed on {last}; the withdrawal clause stays open.")
    return Ruling(True, "V40.4", f"{last} is the last day to leave with immediate effect.")


def version_for(member: Member, in_force: date | None, on: date, rule: AmendingRule = DEFAULT) -> frozenset[Version]:
    """The versions a state is party to on that day (V40.4, V40.5).

    Who is bound by the new keeps the old towards those who are not; a late joiner that declares for one has that alone.
    """
    if not member.is_party(on):
        return frozenset()
    bound = bound_from(member, in_force, rule)
    if in_force is None or bound is None or on < bound:
        return frozenset({Version.OLD})
    chose_new = member.intention is Version.NEW and member.party is not None and member.party > in_force
    return frozenset({Version.NEW}) if chose_new else frozenset(Version)


def version_between(
    one: Member, two: Member, in_force: date | None, on: date, rule: AmendingRule = DEFAULT
) -> Version | None:
    """The version in force between two states: the new where both are party to it, else the old, else none (V40.4)."""
    shared = version_for(one, in_force, on, rule) & version_for(two, in_force, on, rule)
    return Version.NEW if Version.NEW in shared else Version.OLD if shared else None


def inter_se(
    between: Collection[str],
    parties: Collection[str],
    articles: Iterable[str],
    *,
    less_is_owed: bool,
    essential: Collection[str] = (),
    integral: Collection[str] = (),
    permitted: bool = False,
    prohibited: bool = False,
    harms_others: bool = False,
    notice_waived: bool = False,
) -> tuple[Ruling, frozenset[str]]:
    """Whether some parties may modify `articles` between themselves, and whom they must tell first (V41.1).

    `less_is_owed`: they loosen the duties; stricter ones derogate from nothing. To loosen an `integral` article touches
    everybody's position, to loosen an `essential` one the object and purpose. `permitted`, `prohibited`: by the treaty.
    `notice_waived` counts only where it is permitted.
    """
    loosened = set(articles) if less_is_owed else set()
    ruling = _judged(between, parties, loosened, essential, integral, permitted, prohibited, harms_others)
    told = permitted and notice_waived
    return ruling, frozenset() if told or not ruling else frozenset(parties) - frozenset(between)


def _judged(
    between: Collection[str],
    parties: Collection[str],
    loosened: set[str],
    essential: Collection[str],
    integral: Collection[str],
    permitted: bool,
    prohibited: bool,
    harms_others: bool,
) -> Ruling:
    if len(set(between)) < 2 or not set(between) <= set(parties):
        return Ruling(False, "V41.1", "Two or more parties may modify the treaty between themselves.")
    if permitted:
        return Ruling(True, "V41.1", "The treaty provides for it.")
    if prohibited:
        return Ruling(False, "V41.1", "The treaty prohibits it; an amendment for all may be proposed.")
    if harms_others or loosened & set(integral):
        said = "It touches what the others have or owe; stricter duties, or an amendment for all, would do."
        return Ruling(False, "V41.1", said)
    if loosened & set(essential):
        struck = ", ".join(sorted(loosened & set(essential)))
        return Ruling(False, "V41.1", f"{struck}: object and purpose of the treaty; other articles may be modified.")
    return Ruling(True, "V41.1", "The treaty does not prohibit it, and the others keep all they have.")
