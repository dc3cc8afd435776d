"""Voices: which countries take part in deciding a text on the floor.

V40.2  An amendment to a treaty is a matter of its contracting states: they second, amend and vote, and nobody else.
Texts of their own are open to every country in play.
Source: VCLT 1969, art. 40(2).
"""

from functools import lru_cache

from treaty.acts.commands import Command, Propose
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


@lru_cache(maxsize=200)
def _field(kind: type[Command]) -> str:
    """The field of a command that names what it is about; empty where it has none."""
    return next((name for name in ("item", "instrument", "about") if name in kind.model_fields), "")


def _about(command: Command) -> str:
    field = _field(type(command))
    return str(getattr(command, field)) if field else ""


def need_voice(state: State, command: Command) -> None:
    """Raises `Refused` where the command is about a text on the floor in which its country has no voice."""
    if isinstance(command, Propose) and command.text.amends:
        raise Refused("V40.2", "Contracting states propose an amendment to the treaty itself: use revise.")
    item = state.vote.item if command.do == "vote" and state.vote else _about(command)
    if not item or command.by not in state.countries:
        return
    text = state.texts.get(instrument_of(state, item))
    if text is None or text.stage != "tabled" or not text.text.amends or command.by in concerned(state, item):
        return
    parent = state.texts[text.text.amends].text.title
    raise Refused("V40.2", f"This would amend {parent}: only its contracting states take part. Join it first.")
