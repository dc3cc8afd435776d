"""How a text is made: what is a treaty, who may act for a state, adoption, authentication, and what a signature is.

V2.2   What the parties put in writing under international law is a treaty, whatever they call it.
V7.1   Head of state, head of government and foreign minister need no full powers; a head of mission only to adopt a
       text with the host state, a delegate only to adopt at the conference. Anyone else shows full powers.
V8.1   An act without authority has no effect until the state confirms it.
V9.1   Outside a conference a text is adopted by the consent of all states that took part in drawing it up.
V9.2   At a conference two thirds of those present and voting adopt; only the same two thirds may choose another rule.
V10.1  An authentic text is definitive: from then on it is amended or corrected, not edited.
V12.1  A signature binds at once only where the treaty, the negotiators or the full powers say so.
V12.2  Initials are a signature only if so agreed; a signature ad referendum becomes a full one when confirmed.
Source: VCLT 1969, arts. 2, 7-10, 12.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from treaty.law.convention.ruling import Ruling


class Rule(StrEnum):
    """By which majority of those present and voting a conference adopts its text."""

    TWO_THIRDS = "two_thirds"
    SIMPLE_MAJORITY = "simple_majority"
    THREE_FOURTHS = "three_fourths"
    CONSENSUS = "consensus"
    UNANIMITY = "unanimity"


@dataclass(frozen=True, slots=True)
class Votes:
    """A count of votes, each at least 0; ValueError else. Abstentions and absences are not present and voting."""

    yes: int
    no: int
    abstain: int = 0

    def __post_init__(self) -> None:
        if min(self.yes, self.no, self.abstain) < 0:
            raise ValueError("votes are counted from 0")


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A vote of the conference on adopting its text by another rule."""

    votes: Votes
    to: Rule


def adopted_outside_conference(participants: int, yes: int) -> bool:
    """Whether all `participants` (1 or more) in drawing up the text consent to it (V9.1).

    `yes` counts consents; silence and abstention are none. ValueError where more consent than took part.
    """
    if yes > participants:
        raise ValueError(f"{yes} states consent, but {participants} took part")
    return 0 < yes == participants


def adopted_at_conference(votes: Votes, changes: Iterable[RuleChange] = ()) -> bool:
    """Whether a conference adopted the text, under the rule that `changes`, oldest first, left in place (V9.2)."""
    return carried(votes, governing_rule(changes))


def governing_rule(changes: Iterable[RuleChange] = ()) -> Rule:
    """The rule in place after `changes`, oldest first: each needs two thirds, whatever rule governs by then (V9.2).

    Article 9 says "the same majority", which is its own two thirds; a conference that has moved to a simple majority
    cannot move on, or back, by a simple majority.
    """
    rule = Rule.TWO_THIRDS
    for change in changes:
        if carried(change.votes, Rule.TWO_THIRDS):
            rule = change.to
    return rule


def carried(votes: Votes, rule: Rule) -> bool:
    """Whether `votes` carry under `rule`, in integers; at least one yes is always needed.

    Consensus and unanimity both fall to one no; they differ before the vote, not in its count.
    """
    yes, voting = votes.yes, votes.yes + votes.no
    enough = {
        Rule.TWO_THIRDS: 3 * yes >= 2 * voting,
        Rule.SIMPLE_MAJORITY: 2 * yes > voting,
        Rule.THREE_FOURTHS: 4 * yes >= 3 * voting,
        Rule.CONSENSUS: yes == voting,
        Rule.UNANIMITY: yes == voting,
    }
    return yes > 0 and enough[rule]


def is_treaty(*, written: bool, under_international_law: bool, designation: str = "") -> bool:
    """Whether an agreement between states is a treaty (V2.2). `designation` is heard and changes nothing."""
    del designation
    return written and under_international_law


class Office(StrEnum):
    """What a person is, who acts for a state."""

    HEAD_OF_STATE = "head of state"
    HEAD_OF_GOVERNMENT = "head of government"
    FOREIGN_MINISTER = "foreign minister"
    HEAD_OF_MISSION = "head of mission"
    DELEGATE = "delegate"
    OTHER = "other"


class Act(StrEnum):
    """An act in the life of a treaty that a person does for a state."""

    ADOPT = "adopt the text"
    AUTHENTICATE = "authenticate the text"
    SIGN = "sign"
    CONSENT = "express consent to be bound"
    END = "declare the treaty invalid, ended or suspended"


EX_OFFICIO = frozenset({Office.HEAD_OF_STATE, Office.HEAD_OF_GOVERNMENT, Office.FOREIGN_MINISTER})
"""Who represents a state by office, for every act."""


def may_act(
    office: Office,
    act: Act,
    *,
    full_powers: bool = False,
    dispensed: bool = False,
    with_host_state: bool = False,
    at_own_conference: bool = False,
) -> Ruling:
    """Whether a person may do `act` for its state (V7.1).

    `dispensed`: practice or circumstances show that the states meant to do without full powers. `with_host_state`: the
    treaty is one between the sending state and the state a head of mission is accredited to. `at_own_conference`: the
    text is adopted in the conference or organ that a delegate is accredited to.
    """
    if full_powers or office in EX_OFFICIO:
        shown = "by full powers" if full_powers else "by office"
        return Ruling(True, "V7.1", f"The {office} may {act}, {shown}.")
    if dispensed:
        return Ruling(True, "V7.1", f"The states meant to do without full powers: the {office} may {act}.")
    mission = office is Office.HEAD_OF_MISSION and with_host_state
    delegate = office is Office.DELEGATE and at_own_conference
    if act is Act.ADOPT and (mission or delegate):
        return Ruling(True, "V7.1", f"The {office} may adopt this text without full powers.")
    return Ruling(
        False, "V7.1", f"The {office} needs full powers to {act}; the foreign minister, or above, needs none."
    )


def effective_from(
    done: date, *, authorised: bool, confirmed: date | None = None, from_confirmation: bool = False
) -> date | None:
    """The day from which an act for a state has effect; None while it lacks authority and confirmation (V8.1).

    Article 8 does not say from when a confirmed act counts. Here from the day it was done: what is confirmed is that
    act. `from_confirmation` is the other reading. ValueError for a confirmation before the act.
    """
    if authorised:
        return done
    if confirmed is None:
        return None
    if confirmed < done:
        raise ValueError("an act is confirmed afterwards, not before it was done")
    return confirmed if from_confirmation else done


def authentic_from(
    participants: Collection[str], acts: Mapping[str, date], *, as_provided: date | None = None
) -> date | None:
    """The day from which the text is definitive; None while it is not (V10.1).

    `as_provided`: the day on which a procedure of the text, or one agreed, was complete; it goes before all else.
    Failing one: the day on which the last of `participants` signed, signed ad referendum or initialled (`acts`).
    """
    if as_provided is not None:
        return as_provided
    days = [acts[state] for state in participants if state in acts]
    return max(days) if days and len(days) == len(participants) else None


def may_edit(on: date, authentic: date | None) -> Ruling:
    """Whether the text may still be edited on a day; from the day it is authentic, no longer (V10.1)."""
    if authentic is None or on < authentic:
        return Ruling(True, "V10.1", "The text is not authentic yet and may be edited.")
    return Ruling(False, "V10.1", f"The text is authentic since {authentic}: propose an amendment or a correction.")


def signature_binds(*, treaty_says: bool = False, agreed: bool = False, full_powers_show: bool = False) -> bool:
    """Whether a signature is consent to be bound: one of the three must say so (V12.1)."""
    return treaty_says or agreed or full_powers_show


def full_signature_from(
    signed: date, *, ad_referendum: bool = False, confirmed: date | None = None, backdated: bool = False
) -> date | None:
    """The day from which a signature is full; None while one ad referendum is unconfirmed (V12.2).

    Article 12 gives no date for a confirmed one. Here it counts from the confirmation, since until then the state
    had kept its choice; `backdated` counts it from the signing. ValueError for a confirmation before the signing.
    """
    if not ad_referendum:
        return signed
    if confirmed is not None and confirmed < signed:
        raise ValueError("a signature is confirmed afterwards, not before it was given")
    return signed if confirmed is not None and backdated else confirmed


def initials_are_signature(*, agreed: bool = False) -> bool:
    """Whether initialling is signing: only if the negotiators so agreed; else it authenticates the text (V12.2)."""
    return agreed
