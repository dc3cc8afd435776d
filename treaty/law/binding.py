"""Binding: what each party owes under an instrument in force, from which round on.

V26.1  In force means binding.
V28.1  Nothing done before entry into force for a party is a breach: duties are met from its next orders on.
K2     A relief clause gives parties with little compute more time.
Source: VCLT 1969, arts. 26, 28.
"""

from dataclasses import replace
from datetime import date

from treaty.law.state import Owed, State, Treaty
from treaty.model.dates import Phase
from treaty.model.obligation import obligations_of


def bind(state: State, country: str, instrument: str, day: date) -> State:
    """The country owes what the text says, from the next orders it seals (V26.1, V28.1)."""
    treaty = state.texts[instrument]
    acts = replace(treaty.consent(country), in_force=day)
    treaty = replace(treaty, consents={**treaty.consents, country: acts})
    first = state.round + (state.phase in (Phase.REVEAL, Phase.DEBRIEF))
    small = _small(state, treaty, country)
    owed = dict(state.owed)
    for duty in obligations_of(treaty.text, state.kinds, country, small):
        owed[duty.key] = Owed(duty, first + duty.window_rounds - 1)
    return replace(state, texts={**state.texts, instrument: treaty}, owed=owed)


def _small(state: State, treaty: Treaty, country: str) -> bool:
    """Whether a relief clause of the text counts the country among those with little compute (K2)."""
    for article in treaty.text.articles:
        kind = state.kinds.get(article.clause.kind)
        if kind is not None and kind.relief and kind.parameter("below_kh100e"):
            return state.figures.nations[country].compute < article.clause.number("below_kh100e", kind)
    return False


def lapse(state: State, instrument: str, country: str) -> State:
    gone = {
        key: owed
        for key, owed in state.owed.items()
        if owed.duty.instrument == instrument and (not country or owed.duty.party == country)
    }
    kept = {key: owed for key, owed in state.owed.items() if key not in gone}
    return replace(state, owed=kept, lapsed={**state.lapsed, **gone})
