"""Ruling: the chair decides what the Convention leaves to judgement, for one instrument.

V56.1  Whether a text that is silent implies a right to leave it.
V60.2  Whether a breach specially affects a party.
V61.1  Whether an object indispensable for a treaty is gone, for good or for a time.
V62.1  Whether circumstances have changed fundamentally: all four conditions at once.
A ruling may be changed; a notice that rests on one lapses when it no longer holds.
Source: VCLT 1969, arts. 56, 60(2)(b), 61, 62.
"""

from dataclasses import replace

from treaty.acts.commands import Rule
from treaty.acts.ending_commands import Question
from treaty.acts.events import Ruled
from treaty.acts.refusal import Refused
from treaty.law.measures import let_lapse
from treaty.law.pleading import breached_duty, in_operation
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_chair
from treaty.law.state import State, Treaty

RULES: dict[Question, str] = {
    "right of withdrawal": "V56.1",
    "specially affected": "V60.2",
    "impossibility": "V61.1",
    "temporary impossibility": "V61.1",
    "change of circumstances": "V62.1",
}
"""The rule that each question belongs to."""


def subject(ask: Rule | Ruled) -> tuple[str, Question]:
    """What a ruling is kept under: the instrument, or the case and the country, and the question."""
    return (f"{ask.allegation}/{ask.country}" if ask.question == "specially affected" else ask.instrument, ask.question)


def is_silent(treaty: Treaty) -> bool:
    """Whether the text says nothing on leaving it, so that a right to leave could only be implied (V56.1)."""
    return treaty.text.final.withdrawal.silent


@judges(Rule)
def _may_rule(state: State, ask: Rule) -> None:
    need_chair(state, ask.by)
    treaty = in_operation(state, ask.instrument)
    rule = RULES[ask.question]
    if ask.question == "specially affected":
        _may_rule_on_victim(state, ask, treaty)
    elif ask.country or ask.allegation:
        raise Refused(rule, "This is ruled for the instrument as a whole: name no country and no case.")
    if ask.question == "right of withdrawal" and not is_silent(treaty):
        raise Refused(rule, "The text itself says whether it may be left; there is nothing to imply.")
    if state.rulings.get(subject(ask)) is ask.holds:
        raise Refused(rule, "You have ruled so already.")


def _may_rule_on_victim(state: State, ask: Rule, treaty: Treaty) -> None:
    case = state.allegations.get(ask.allegation)
    if case is None or case.instrument != ask.instrument or not case.found:
        raise Refused("V60.2", "Name the finding of breach that is to affect a party specially.")
    duty = breached_duty(state, case)
    if duty is None or not duty.essential:
        raise Refused("V60.2", "That breach is not material: it gives nobody a right that would hang on this.")
    parties = treaty.parties()
    if case.against not in parties:
        raise Refused("V60.2", f"{case.against} is a party no more: nothing can be suspended towards it.")
    if ask.country not in parties or ask.country == case.against:
        raise Refused("V60.2", "A party other than the one in breach may be specially affected: name one.")


@answers(Rule)
def _rule(state: State, ask: Rule) -> Events:
    course = Course(state)
    course.then(
        Ruled(
            **state.now,
            instrument=ask.instrument,
            question=ask.question,
            holds=ask.holds,
            country=ask.country,
            allegation=ask.allegation,
            reason=ask.reason,
        )
    )
    let_lapse(course)
    return tuple(course.events)


@evolves(Ruled)
def _ruled(state: State, event: Ruled) -> State:
    return replace(state, rulings={**state.rulings, subject(event): event.holds})
