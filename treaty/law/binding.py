"""Binding: what each party owes under an instrument in force, from which round on.

V18.1  Who has signed or consented owes one thing meanwhile: not to defeat object and purpose.
V26.1  In force means binding.
V28.1  Nothing done before entry into force for a party is a breach: duties are met from its next orders on.
V70.1  The end of a treaty releases from what is still to be done; what was done before stays done.
K2     A relief clause gives parties with little compute more time.
Source: VCLT 1969, arts. 18, 26, 28, 70.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from treaty.law.between import alike, owed_text
from treaty.law.duties import duties_of
from treaty.law.interim import held_back, interim_obligations
from treaty.law.rivals import against
from treaty.law.state import Owed, State
from treaty.law.thirds import owing_thirds
from treaty.law.versions import bound, versions
from treaty.model.dates import Phase
from treaty.model.instrument import Instrument

PAIR = 2
"""Bound countries up to which each new one changes what the others owe: alone, a country owes nobody."""


def bind(state: State, countries: Sequence[str], instrument: str, day: date) -> State:
    """These are parties from `day` on and owe what the text says, from the next orders they seal."""
    treaty = state.texts[instrument]
    joined = {who: replace(treaty.consent(who), in_force=day) for who in countries}
    treaty = replace(treaty, consents={**treaty.consents, **joined})
    state = replace(state, texts={**state.texts, instrument: treaty})
    return rebind(state, instrument, countries[0] if len(countries) == 1 else "")


def rebind(state: State, instrument: str, of: str = "") -> State:
    """The state in which duties follow from who is bound today, on which terms; also those of what hangs on it.

    `of`: the one country that has signed or become bound, if it is one. Where all that are bound owe each other the
    whole text it changes nobody else's duties. A duty that was owed keeps the round it came due in; one that is owed no
    more has lapsed.
    """
    for other in (*versions(state, instrument), *against(state, instrument)):
        if other != instrument:
            state = _rebound(state, other, "")
    treaty = state.texts[instrument]
    owing = bound(treaty)
    alone = (of not in owing or len(owing) > PAIR) and not owing_thirds(treaty) and alike(state, instrument)
    return _rebound(state, instrument, of if alone else "")


def _rebound(state: State, instrument: str, of: str) -> State:
    wanted = _wanted(state, instrument, of)
    mine = {
        key: owed
        for key, owed in state.owed.items()
        if owed.duty.instrument == instrument and (not of or owed.duty.party == of)
    }
    if wanted == mine:
        return state
    gone = {key: owed for key, owed in mine.items() if key not in wanted}
    kept = {key: wanted.get(key, owed) for key, owed in state.owed.items() if key not in gone}
    return replace(state, owed={**kept, **wanted}, lapsed={**state.lapsed, **gone})


def _wanted(state: State, instrument: str, of: str) -> dict[str, Owed]:
    first = state.round + (state.phase in (Phase.REVEAL, Phase.DEBRIEF))
    wanted = {}
    treaty = state.texts[instrument]
    for party in (*bound(treaty), *owing_thirds(treaty)):
        text = owed_text(state, instrument, party) if not of or party == of else None
        if text is None:
            continue
        for duty in duties_of(text, state.kinds, party, _small(state, text, party)):
            held = state.owed.get(duty.key)
            due = held.due if held and not held.interim else first + duty.window_rounds - 1
            wanted[duty.key] = Owed(duty, due)
    for country in held_back(state, treaty, of):
        for duty in interim_obligations(state, treaty, country):
            held = state.owed.get(duty.key)
            wanted.setdefault(duty.key, held if held and held.interim else Owed(duty, first, interim=True))
    return wanted


def as_time_passes(state: State) -> State:
    """The state in which duties follow from the day: silence has become acceptance, patience has run out."""
    for name, treaty in state.texts.items():
        reserved = any(acts.reserved for acts in treaty.consents.values())
        if treaty.stage == "adopted" and (reserved or treaty.text.final.unduly_delayed_after):
            state = rebind(state, name)
    return state


def _small(state: State, text: Instrument, country: str) -> bool:
    """Whether a relief clause of the text counts the country among those with little compute (K2)."""
    for article in text.articles:
        kind = state.kinds.get(article.clause.kind)
        if kind is not None and kind.relief and kind.parameter("below_kh100e"):
            return state.figures.nations[country].compute < article.clause.number("below_kh100e", kind)
    return False
