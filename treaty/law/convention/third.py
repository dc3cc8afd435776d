"""Third states: what a treaty can mean for a state that is not a party to it.

V34.1  Neither duties nor rights arise for a third state without its consent.
V35.1  A duty arises when the parties mean it and the third state accepts it expressly in writing.
V36.1  A right arises when the parties mean it and the third state assents, which is presumed until it says otherwise.
V37.1  Such a duty is revoked or changed only with the consent of the parties and the third state.
V37.2  Such a right may be revoked by the parties alone, unless it was meant to need the third state's consent.
V38.1  A rule of a treaty may bind third states as custom.
Source: VCLT 1969, arts. 34-38.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from treaty.law.convention.ruling import Ruling


@dataclass(frozen=True, slots=True)
class Stipulation:
    """A duty or right of `article` for third states: those in `states`, or all (None).

    `intended`: the parties mean it to arise. `since`: the day it is in force among them. `lasting`: a right not to be
    revoked without the third state's consent. `settled`: it was agreed that a duty may be revoked otherwise. `custom`:
    the rule binds as custom too.
    """

    article: str
    kind: Literal["duty", "right"]
    since: date
    intended: bool = False
    states: frozenset[str] | None = None
    lasting: bool = False
    settled: bool = False
    custom: bool = False

    def meant_for(self, state: str) -> bool:
        """Whether the parties mean it for that state."""
        return self.intended and (self.states is None or state in self.states)


@dataclass(frozen=True, slots=True)
class Word:
    """What a third state said to an article, and how."""

    state: str
    article: str
    says: Literal["accepts", "declines"]
    day: date
    in_writing: bool = False


def holds_for(stipulation: Stipulation, state: str, on: date, words: Sequence[Word] = ()) -> Ruling:
    """Whether the duty or right holds for a third state on that day, by V34.1-V36.1 and V38.1."""
    if on < stipulation.since:
        return Ruling(False, "V34.1", f"The article is in force from {stipulation.since} only.")
    if stipulation.custom:
        return Ruling(True, "V38.1", "The rule binds as custom, with or without the treaty.")
    if not stipulation.meant_for(state):
        return Ruling(False, "V34.1", f"The parties do not mean the article for {state}; it may join the treaty.")
    heard = [word for word in words if (word.state, word.article) == (state, stipulation.article) and word.day <= on]
    return (_duty if stipulation.kind == "duty" else _right)(state, sorted(heard, key=lambda word: word.day))


def _duty(state: str, heard: Sequence[Word]) -> Ruling:
    """An acceptance once given stands; to take it back is art. 37's business."""
    if any(word.says == "accepts" and word.in_writing for word in heard):
        return Ruling(True, "V35.1", f"{state} accepted the duty in writing.")
    return Ruling(False, "V35.1", f"{state} owes it from the day it accepts expressly and in writing.")


def _right(state: str, heard: Sequence[Word]) -> Ruling:
    if heard and heard[-1].says == "declines":
        return Ruling(False, "V36.1", f"{state} declined the right; it may still accept it.")
    return Ruling(True, "V36.1", f"{state}'s assent is presumed; with the right come its conditions.")


def duties(stipulations: Sequence[Stipulation], state: str, on: date, words: Sequence[Word] = ()) -> frozenset[str]:
    """The articles that a third state owes on that day; empty unless it accepted in writing, or by custom (V34.1)."""
    owed = (one for one in stipulations if one.kind == "duty" and holds_for(one, state, on, words))
    return frozenset(one.article for one in owed)


def revocable(stipulation: Stipulation, third: str, agreeing: Collection[str], parties: Collection[str]) -> Ruling:
    """Whether what has arisen for a third state may be revoked or changed, given who agrees (V37.1, V37.2)."""
    missing = sorted(set(parties) - set(agreeing))
    rule = "V37.1" if stipulation.kind == "duty" else "V37.2"
    needs_third = not stipulation.settled if stipulation.kind == "duty" else stipulation.lasting
    if needs_third and third not in agreeing:
        missing.append(third)
    if missing:
        return Ruling(False, rule, f"It needs the consent of {', '.join(missing)} too.")
    return Ruling(True, rule, "All whose consent it needs have given it.")
