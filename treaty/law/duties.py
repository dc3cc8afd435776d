"""Duties of a text, read once: texts and catalogues are frozen, and asked for many times."""

from collections.abc import Mapping
from functools import lru_cache

from treaty.model.clause import ClauseKind
from treaty.model.instrument import Instrument
from treaty.model.obligation import Obligation, obligations_of


class Read:
    """A text under a catalogue, the same as itself alone."""

    __slots__ = ("kinds", "text")

    def __init__(self, text: Instrument, kinds: Mapping[str, ClauseKind]) -> None:
        self.text, self.kinds = text, kinds

    def __hash__(self) -> int:
        return id(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Read) and self.text is other.text and self.kinds is other.kinds


@lru_cache(maxsize=5_000)
def _duties(read: Read, party: str, small: bool) -> tuple[Obligation, ...]:
    return obligations_of(read.text, read.kinds, party, small)


def duties_of(
    text: Instrument, kinds: Mapping[str, ClauseKind], party: str, small: bool = False
) -> tuple[Obligation, ...]:
    """What `text` makes `party` owe, as `model.obligation.obligations_of` says."""
    return _duties(Read(text, kinds), party, small)
