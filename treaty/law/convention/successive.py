"""Successive treaties on one subject: which governs between two states, and who answers for promising both sides.

V30.1  Obligations under the Charter of the United Nations prevail (Charter, art. 103).
V30.2  A treaty that says it is subject to another, or not incompatible with it, yields to it.
V30.3  Same parties: the later governs, and the earlier as far as it is compatible.
V30.4  So too between two states that are in both; where one of them is in one only, the treaty common to both governs.
V30.5  A state that promised incompatible things answers to whom it fails; neither treaty is void for that.
V59.1  The earlier ends when all its parties conclude a later one meant to replace it, or that cannot stand beside it.
V59.2  It is only suspended where that was the intention.
Source: VCLT 1969, arts. 30, 59. "Later" goes by adoption, which art. 30 leaves open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from treaty.law.convention.ruling import Ruling


class Governs(StrEnum):
    """Which of two treaties governs between two states."""

    EARLIER = "earlier"
    LATER = "later"
    LATER_FIRST = "later where incompatible, earlier otherwise"
    EARLIER_FIRST = "earlier where incompatible, later otherwise"
    LATER_ALONE = "later (earlier terminated, art. 59)"
    LATER_FOR_NOW = "later (earlier suspended, art. 59)"
    TOGETHER = "both, read together"


@dataclass(frozen=True, slots=True)
class Promise:
    """What each party of a treaty owes to each other: a measure kept at most, or at least, at a limit in its unit."""

    measure: str
    comparator: Literal["at most", "at least"]
    limit: float


@dataclass(frozen=True, slots=True)
class Pact:
    """One of two treaties on a subject. `parties`: state -> first day in force for it; `left`: first day it is out.

    `subject_to`: treaties that it says prevail. `charter`: it is the Charter of the United Nations.
    """

    id: str
    adopted: date
    parties: Mapping[str, date]
    left: Mapping[str, date] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()
    subject_to: frozenset[str] = frozenset()
    charter: bool = False

    def binds(self, state: str, on: date) -> bool:
        """Whether it is in force for that state on that day."""
        since, until = self.parties.get(state), self.left.get(state)
        return since is not None and since <= on and (until is None or on < until)

    def states(self, on: date) -> frozenset[str]:
        """Its parties on that day."""
        return frozenset(who for who in self.parties if self.binds(who, on))


Meant = Literal["nothing said", "replace", "cannot stand together", "suspend"]
"""What the parties meant the later treaty to do to the earlier; or that the two cannot be applied at the same time."""


def governing(a: str, b: str, one: Pact, two: Pact, on: date, meant: Meant = "nothing said") -> Governs | None:
    """Which of two treaties governs between `a` and `b` on that day; None when they have neither in common.

    The same whichever state or treaty is named first. Adopted on one day, both are read together. V30.1-V30.4, V59.1,
    V59.2.
    """
    earlier, later = sorted((one, two), key=lambda pact: (pact.adopted, pact.id))
    for pact, word in ((earlier, Governs.EARLIER_FIRST), (later, Governs.LATER_FIRST)):
        if pact.charter and _charter_prevails(pact, earlier if pact is later else later, a, b, on):
            return word
    in_earlier, in_later = (pact.binds(a, on) and pact.binds(b, on) for pact in (earlier, later))
    if not (in_earlier and in_later):
        return Governs.EARLIER if in_earlier else Governs.LATER if in_later else None
    yields = (later.id in earlier.subject_to, earlier.id in later.subject_to)
    if yields[0] != yields[1]:
        return Governs.LATER if yields[0] else Governs.EARLIER
    if earlier.adopted == later.adopted:
        return Governs.TOGETHER
    return _ended(earlier, later, on, meant)


def _charter_prevails(charter: Pact, other: Pact, a: str, b: str, on: date) -> bool:
    """A member owes the Charter first, whoever the other is: art. 103 says any other agreement."""
    return (charter.binds(a, on) or charter.binds(b, on)) and other.binds(a, on) and other.binds(b, on)


def _ended(earlier: Pact, later: Pact, on: date, meant: Meant) -> Governs:
    if meant == "nothing said" or not earlier.states(on) <= later.states(on):
        return Governs.LATER_FIRST
    return Governs.LATER_FOR_NOW if meant == "suspend" else Governs.LATER_ALONE


def ended(earlier: Pact, later: Pact, on: date, meant: Meant) -> Ruling:
    """Whether the later treaty has put an end to the earlier, or suspended it (V59.1, V59.2): for all its parties."""
    outside = sorted(earlier.states(on) - later.states(on))
    if earlier.adopted >= later.adopted:
        return Ruling(False, "V59.1", f"{later.id} is not later than {earlier.id}; only a later treaty replaces one.")
    if meant == "nothing said":
        return Ruling(False, "V59.1", f"{earlier.id} stands; a later treaty may say that it replaces it.")
    if outside:
        return Ruling(False, "V59.1", f"{earlier.id} stands until {', '.join(outside)} join {later.id} too.")
    if meant == "suspend":
        return Ruling(True, "V59.2", f"{earlier.id} is suspended, as its parties meant.")
    return Ruling(True, "V59.1", f"{earlier.id} has ended: all its parties are parties to {later.id}.")


def incompatible(one: Promise, two: Promise) -> bool:
    """Whether nobody can keep both: at most so much of a measure, and at least more than that."""
    if one.measure != two.measure or one.comparator == two.comparator:
        return False
    most, least = (one, two) if one.comparator == "at most" else (two, one)
    return most.limit < least.limit


def in_force_between(
    a: str, b: str, one: Pact, two: Pact, on: date, meant: Meant = "nothing said"
) -> tuple[tuple[str, Promise], ...]:
    """What two states owe each other: (treaty, promise), with what is compatible in the one that yields (V30.3)."""
    word = governing(a, b, one, two, on, meant)
    earlier, later = sorted((one, two), key=lambda pact: (pact.adopted, pact.id))
    if word is None:
        return ()
    if word is Governs.TOGETHER:
        return _owed(earlier) + _owed(later)
    first = earlier if word in (Governs.EARLIER, Governs.EARLIER_FIRST) else later
    second = later if first is earlier else earlier
    common = second.binds(a, on) and second.binds(b, on)
    if not common or word in (Governs.LATER_ALONE, Governs.LATER_FOR_NOW):
        return _owed(first)
    left = tuple((second.id, one) for one in second.promises if not any(incompatible(one, p) for p in first.promises))
    return _owed(first) + left


def _owed(pact: Pact) -> tuple[tuple[str, Promise], ...]:
    return tuple((pact.id, promise) for promise in pact.promises)


@dataclass(frozen=True, slots=True)
class Answerable:
    """`state` answers to `to` for `promise` of `treaty` if it keeps what it promised others in `against` (V30.5)."""

    state: str
    to: str
    treaty: str
    promise: Promise
    against: str


def responsible(one: Pact, two: Pact, on: date, meant: Meant = "nothing said") -> tuple[Answerable, ...]:
    """Who is caught between two treaties that it cannot both keep, and to whom it answers under each (V30.5).

    Only towards states to whom the one still owes the promise and not the other: between two states in both, one
    governs. Which treaty such a state keeps is its own choice; both stay valid. Sorted, empty when nothing collides.
    """
    found = [
        Answerable(state, other, kept_back.id, promise, kept.id)
        for kept_back, kept in ((one, two), (two, one))
        for promise in kept_back.promises
        if any(incompatible(promise, contrary) for contrary in kept.promises)
        for state in one.states(on) & two.states(on)
        for other in kept_back.states(on) - {state}
        if (kept_back.id, promise) in in_force_between(state, other, one, two, on, meant)
        and _caught(state, kept, promise, one, two, on, meant)
    ]
    return tuple(sorted(found, key=lambda a: (a.state, a.to, a.treaty, a.promise.measure, a.promise.limit)))


def _caught(state: str, kept: Pact, promise: Promise, one: Pact, two: Pact, on: date, meant: Meant) -> bool:
    """Whether somebody may still ask the contrary of that state under the other treaty."""
    return any(
        name == kept.id and incompatible(promise, contrary)
        for other in kept.states(on) - {state}
        for name, contrary in in_force_between(state, other, one, two, on, meant)
    )
