"""Majorities: which voting rule decides an item, and who has no vote on it.

F2.2   Substance by the rule of the meeting; procedure by a majority.
F2.3   In doubt a question is one of substance, unless the majority for substance decides otherwise.
F2.5   A question that the meeting finds important needs two thirds, and so do its amendments and parts.
F5.5   A tie upholds the ruling of the chair.
F5.8   A country whose rights under a treaty are suspended has no vote on texts that amend it; where the rules say so,
       on none.
V40.1  An amendment to a treaty is adopted by the rule that the treaty sets for it.
V9.2   A text is adopted by the majority of the meeting's rules, or by a stricter one that it names itself; the meeting
       sets its rule aside by two thirds.
Source: VCLT 1969, art. 9; draft rules of procedure of the BBNJ COP (2026), rule 47; UNGA rules 83-85; UN Charter 19.
The suspension of a treaty takes rights under that treaty alone (VCLT art. 60); `Procedure.suspended_vote` widens it.
"""

from fractions import Fraction

from treaty.law.meeting import Motion
from treaty.law.state import State
from treaty.model.voting import DROPS, VOTING_PRESETS, VotingRule

SAME_FOR_ALL = ("weights", "organisations", "tie", "secret")
"""Parts of a rule that are the meeting's alone: a text cannot give anybody more votes in its own adoption."""


def instrument_of(state: State, item: str) -> str:
    """The text that an item is, amends or is a part of; empty for a motion on the whole meeting."""
    motion = state.meeting.motions.get(item)
    if motion:
        return motion.instrument
    amendment = state.amendments.get(item)
    return amendment.instrument if amendment else item


def meeting_rule(state: State) -> VotingRule:
    """The rule of the meeting for substance: the scenario's, or the one it has set in its place (V9.2)."""
    return state.meeting.rule or state.scenario.voting


def voting_rule(state: State, item: str) -> VotingRule:
    """The rule that decides a text, amendment or motion.

    A text cannot make its own adoption easier: that would take the majority which it wants to replace.
    """
    motion = state.meeting.motions.get(item)
    if motion is not None and not motion.of_part:
        rule = _like_meeting(_of_motion(state, motion), meeting_rule(state))
        return rule.model_copy(update={"tie": "lost"}) if motion.what == "appeal" else rule
    text, meeting = instrument_of(state, item), meeting_rule(state)
    marks = state.meeting.counts_as
    if marks.get(item) == "procedure":
        return _like_meeting(state.scenario.procedure.procedural, meeting)
    amended = state.texts.get(state.texts[text].text.amends)
    if amended is not None:
        return amended.text.final.amendment
    rule = stricter(state.texts[text].text.final.adoption, meeting)
    if "important" in (marks.get(item), marks.get(text)):
        rule = stricter(VOTING_PRESETS["unga"], rule)
    return _like_meeting(rule, meeting)


def stricter(own: VotingRule, meeting: VotingRule) -> VotingRule:
    """`own` where it is no weaker than the meeting's rule, else that."""
    if own.consensus or meeting.consensus:
        return own if own.consensus and not meeting.fixed else meeting
    if own.no_negative and meeting.base == "present_voting":
        return own
    mine, theirs = Fraction(own.threshold), Fraction(meeting.threshold)
    harder = mine > theirs or (mine == theirs and own.strict >= meeting.strict)
    as_many = Fraction(own.quorum) >= Fraction(meeting.quorum) and (own.base == meeting.base or own.base == "members")
    kept = set(own.veto) >= set(meeting.veto) and (own.groups == meeting.groups or not meeting.groups)
    return own if harder and as_many and kept and own.no_negative >= meeting.no_negative else meeting


def _like_meeting(rule: VotingRule, meeting: VotingRule) -> VotingRule:
    """The rule as this meeting counts it; it never reads as a vote to stop what goes on."""
    same = {name: getattr(meeting, name) for name in SAME_FOR_ALL} | {"to_stop": False}
    changed = {name: value for name, value in same.items() if getattr(rule, name) != value}
    return rule.model_copy(update=changed) if changed else rule


def _of_motion(state: State, motion: Motion) -> VotingRule:
    match motion.what:
        case "procedure":
            return voting_rule(state, motion.about)
        case "rule" | "reconsider":
            return DROPS
    return state.scenario.procedure.procedural


def barred(state: State, item: str) -> tuple[str, ...]:
    """F5.8: countries whose rights are suspended, where that takes their vote on this item."""
    text = state.texts.get(instrument_of(state, item))
    amended = text.text.amends if text else ""
    everywhere = state.scenario.procedure.suspended_vote == "nowhere"
    return tuple(
        country
        for country in state.countries
        if (amended and state.silenced(country, amended)) or (everywhere and state.suspended(country))
    )


def count_quorum(state: State) -> bool:
    """F1.2: whether the quorum of the open vote is counted; where it is presumed, only if somebody has asked."""
    asked = state.vote is not None and state.vote.counted
    return asked or not state.scenario.procedure.quorum_presumed
