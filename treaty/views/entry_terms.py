"""Conditions of entry into force as they stand in this game, so that all who count them count alike.

V40.6  An amendment asks for a share of the parties to the treaty it amends: of those of the day, or at its adoption.
Source: VCLT 1969, arts. 24, 40.
"""

from dataclasses import replace

from treaty.law.convention.entry import Tally
from treaty.law.force import as_parent
from treaty.law.state import State, Treaty
from treaty.model.entry import Condition, Count, EntryIntoForce, FractionOfParties


def entry_terms(state: State, treaty: Treaty) -> EntryIntoForce:
    """The conditions of `treaty`, a share of parties put as so many consents among these parties today.

    Before the amended treaty has parties, its contracting states stand in for them; before that, who tabled the
    amendment.
    """
    entry = treaty.text.final.entry_into_force
    if not treaty.text.amends:
        return entry
    return replace(entry, all_of=tuple(_counted(state, treaty, one) for one in entry.all_of))


def _counted(state: State, treaty: Treaty, condition: Condition) -> Condition:
    parent = state.texts.get(treaty.text.amends)
    if not isinstance(condition, FractionOfParties) or parent is None:
        return condition
    tally = Tally(condition, parent=as_parent(parent), adopted=treaty.adopted or state.today)
    among = tally.parties(state.today) or parent.contracting() or (treaty.by,)
    return Count(at_least=int(tally.wanted(state.today)), subset=tuple(sorted(among)))
