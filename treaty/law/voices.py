"""Voices: which countries take part in deciding a text on the floor.

V40.2  An amendment to a treaty is a matter of its contracting states: they second, amend and vote, and nobody else.
Texts of their own are open to every country in play.
Source: VCLT 1969, art. 40(2).
"""

from treaty.acts.commands import Command
from treaty.acts.refusal import Refused
from treaty.law.majority import instrument_of
from treaty.law.state import State


def concerned(state: State, item: str) -> tuple[str, ...]:
    """Countries with a voice on a text, an amendment or a motion: all in play, or those bound by what it amends."""
    text = state.texts.get(instrument_of(state, item))
    parent = state.texts.get(text.text.amends) if text else None
    if parent is None:
        return state.countries
    contracting = set(parent.contracting())
    return tuple(country for country in state.countries if country in contracting)


def need_voice(state: State, command: Command) -> None:
    """Raises `Refused` where the command is about a text on the floor in which its country has no voice."""
    item = getattr(command, "item", None) or getattr(command, "instrument", None) or getattr(command, "about", None)
    if command.do == "vote" and state.vote:
        item = state.vote.item
    if not item or command.by not in state.countries:
        return
    text = state.texts.get(instrument_of(state, item))
    if text is None or text.stage != "tabled" or command.by in concerned(state, item):
        return
    parent = state.texts[text.text.amends].text.title
    raise Refused("V40.2", f"This would amend {parent}: only its contracting states take part. Join it first.")
