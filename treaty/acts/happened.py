"""Events of the meeting: the game and its phases, its forks, event cards, messages, side deals."""

from datetime import date
from typing import Literal

from treaty.acts.promises import Promise
from treaty.model.base import CountryId, Frozen, Line, Paragraph
from treaty.model.clause import ClauseKind
from treaty.model.dates import Phase
from treaty.model.scenario import Scenario


class Happened(Frozen):
    """What all events share: the round and the calendar date."""

    round: int
    on: date


class GameStarted(Happened):
    """Carries all that the game needs: a save opens without the library. The seed never leaves the log."""

    was: Literal["started"] = "started"
    scenario: Scenario
    kinds: tuple[ClauseKind, ...]
    seed: int


class PhaseBegan(Happened):
    """A phase of a round began."""

    was: Literal["phase"] = "phase"
    phase: Phase


class CardDrawn(Happened):
    """The event card of the round; `card` is its id."""

    was: Literal["card"] = "card"
    card: str


class Responded(Happened):
    """A country answered the card."""

    was: Literal["responded"] = "responded"
    by: CountryId
    card: str
    response: str


class Said(Happened):
    """A message."""

    was: Literal["said"] = "said"
    by: CountryId
    to: tuple[CountryId, ...]
    text: Paragraph


class DealOffered(Happened):
    """A side deal was offered; only the two see it."""

    was: Literal["offered"] = "offered"
    id: str
    by: CountryId
    to: CountryId
    gives: tuple[Promise, ...]
    asks: tuple[Promise, ...]


class DealTaken(Happened):
    """A side deal was agreed."""

    was: Literal["deal"] = "deal"
    id: str


class DealDeclined(Happened):
    """A side deal was refused or taken back."""

    was: Literal["declined"] = "declined"
    id: str
    by: CountryId
    reason: Line = ""


class DealEnded(Happened):
    """A deal was carried out, or broken by `broken_by`."""

    was: Literal["deal ended"] = "deal ended"
    id: str
    broken_by: tuple[CountryId, ...] = ()


class ReadySaid(Happened):
    """A country is done with this phase."""

    was: Literal["ready"] = "ready"
    by: CountryId


class GameEnded(Happened):
    """Play is over; the debrief may show everything."""

    was: Literal["ended"] = "ended"
    reason: Line


class Forked(Happened):
    """From here on another course of a game: its first `at` events stand before this one, what followed is left out."""

    was: Literal["forked"] = "forked"
    source: Line = ""
    """Where the game that it leaves is kept, for words."""
    at: int
    reason: Line
