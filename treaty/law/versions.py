"""Versions: a treaty and the amendments to it, each standing upon the one before, and which of them governs whom.

V40.4  Between parties of which one has not accepted an amendment the text without it governs.
V40.5  Who is bound by an amendment is still bound by the unamended text towards those who are not.
V44.1  A treaty is left as a whole, with all its amendments.
Each amendment is the whole text with those before it, and is open to those who accepted them, as under the Montreal
Protocol: so that two states always have one latest text in common. Source: VCLT 1969, arts. 30(4), 40, 44.
"""

from collections.abc import Iterator

from treaty.law.state import State, Treaty
from treaty.model.instrument import FinalClauses


def bound(treaty: Treaty) -> tuple[str, ...]:
    """Countries that owe what the text says: parties, and those that apply it provisionally."""
    if treaty.stage != "adopted":
        return ()
    early = (who for who, acts in treaty.consents.items() if acts.provisional and not acts.in_force)
    return (*treaty.parties(), *early)


def treaty_of(state: State, instrument: str) -> str:
    """The treaty that an instrument amends; itself where it amends none."""
    return state.texts[instrument].text.amends or instrument


def amendments_of(state: State, instrument: str) -> Iterator[tuple[str, Treaty]]:
    """Adopted amendments to a treaty that have not ended, in order of submission, which is that of adoption."""
    living = ((name, one) for name, one in state.texts.items() if one.stage == "adopted")
    return ((name, one) for name, one in living if one.text.amends == instrument)


def versions(state: State, instrument: str) -> tuple[str, ...]:
    """The treaty that the instrument is or amends, and its living amendments, oldest first."""
    root = treaty_of(state, instrument)
    return (root, *(name for name, _ in amendments_of(state, root)))


def stands_upon(state: State, instrument: str) -> tuple[str, ...]:
    """The versions that the text of this one holds: those before it, oldest first; none for a treaty."""
    family = versions(state, instrument)
    return family[: family.index(instrument)] if instrument in family else family


def bound_later(state: State, instrument: str) -> tuple[frozenset[str], ...]:
    """Whom each later version binds: between two of them it governs in place of this text (V40.4)."""
    later = (name for name in versions(state, instrument) if name not in (instrument, *stands_upon(state, instrument)))
    return tuple(frozenset(bound(state.texts[name])) for name in later)


def final_of(state: State, instrument: str) -> FinalClauses:
    """The final clauses by which a treaty is left, amended and expires today: of the latest text that binds all.

    A treaty is left and ends as a whole (V44.1), so one text must say how. The Convention does not say which; this one
    holds nobody to a clause that it has not accepted.
    """
    parties = set(state.texts[instrument].parties())
    binding = [name for name in versions(state, instrument) if parties <= set(state.texts[name].parties())]
    return state.texts[binding[-1] if parties and binding else instrument].text.final
