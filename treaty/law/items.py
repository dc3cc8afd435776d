"""Items of the floor: texts and amendments by their ids, and the state with one of them changed.

F3.1   What is on the floor can be supported, amended and voted on; what is not, cannot.
V10.1  An adopted text is frozen.
"""

from dataclasses import replace

from treaty.acts.refusal import Refused
from treaty.law.majority import instrument_of
from treaty.law.state import Amendment, State, Treaty
from treaty.model.instrument import Instrument


def tabled(state: State, instrument: str) -> Treaty:
    """The text of that id if it is on the floor; else `Refused` says why it is not."""
    treaty = state.texts.get(instrument)
    if treaty is None:
        raise Refused("F3.1", f"There is no text {instrument}.")
    if treaty.stage == "adopted":
        raise Refused("V10.1", f"{treaty.text.title} has been adopted: its text is frozen.")
    if treaty.stage != "tabled":
        raise Refused("F3.1", f"{treaty.text.title} is no longer on the floor ({treaty.stage}).")
    return treaty


def item_of(state: State, item: str) -> Treaty | Amendment:
    """The text or amendment of that id if it is on the floor; else `Refused` says why it is not."""
    amendment = state.amendments.get(item)
    if amendment is None:
        return tabled(state, item)
    if amendment.stage != "tabled":
        raise Refused("F3.1", f"Amendment {item} is no longer on the floor ({amendment.stage}).")
    return amendment


def voting_on(state: State, instrument: str) -> bool:
    """Whether a vote is open on the text of that id or on an amendment to it."""
    return state.vote is not None and instrument_of(state, state.vote.item) == instrument


def with_item(state: State, item: str, value: Treaty | Amendment) -> State:
    """The state with a text or amendment replaced."""
    if isinstance(value, Amendment):
        return replace(state, amendments={**state.amendments, item: value})
    return replace(state, texts={**state.texts, item: value})


def with_text(state: State, instrument: str, text: Instrument) -> State:
    """The state in which the text stands in a new version."""
    treaty = state.texts[instrument]
    return with_item(state, instrument, replace(treaty, text=text, versions=(*treaty.versions, text)))
