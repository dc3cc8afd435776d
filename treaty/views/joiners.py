"""A text as a game of coalitions, from what one chair may know: what each country has in every set of parties.

In: those that have consented; before anybody has, those that signed; before that, those that tabled or seconded it.
What nobody asks of it, a country does as it did at the start: one that is out falls back to that. A party keeps what it
is taken to keep (`keeping`). Payoffs are points of home interest after `HORIZON` rounds (`world.joining`).
"""

from dataclasses import dataclass

from treaty.coalition.neighbours import mask_of
from treaty.law.domestic import expected_sheets, in_force_duties
from treaty.law.state import State, Treaty
from treaty.model.figures import Nation
from treaty.model.measure import MEASURES, PRACTICES
from treaty.model.obligation import obligations_of
from treaty.model.orders import Orders
from treaty.views.keeping import Keeping, keeping
from treaty.world.joining import Explored, joining

HORIZON = 8
"""Rounds looked ahead: a whole game of half-years."""


@dataclass(frozen=True, slots=True)
class Joiners:
    """A text, those in it, and the payoffs of coalitions that have been asked for so far."""

    known: State
    instrument: str
    inside: tuple[str, ...]
    who: str
    """How those in are counted, in words."""
    keeping: Keeping
    explored: Explored

    @classmethod
    def of(cls, known: State, instrument: str) -> "Joiners":
        """The text with that id; `known` is the state as the asking chair may know it. Raises KeyError without one."""
        text = known.texts[instrument].text
        inside, who = _inside(known.texts[instrument])
        sheets = unasked(known)
        held = [duty for duty in in_force_duties(known) if duty.instrument != instrument]
        kept = keeping(known, text, sheets, held)
        game = joining(
            known.figures,
            known.budgets,
            sheets,
            held,
            obligations_of(text, known.kinds, "ANY"),
            unkept=kept.unkept(),
            found=kept.found(),
            suspended=kept.suspended(),
            rounds=HORIZON,
            months=known.scenario.calendar.months_per_round,
        )
        return cls(known, instrument, inside, who, kept, Explored(game))

    @property
    def treaty(self) -> Treaty:
        """The text as it stands."""
        return self.known.texts[self.instrument]

    @property
    def countries(self) -> tuple[str, ...]:
        """Countries in play; the place of each is its bit."""
        return self.known.countries

    @property
    def now(self) -> int:
        """The coalition of those in."""
        return mask_of([self.countries.index(country) for country in self.inside])

    @property
    def years(self) -> float:
        """Years looked ahead."""
        return HORIZON * self.known.scenario.calendar.months_per_round / 12


def unasked(known: State) -> dict[str, Orders]:
    """What each country does where nobody asks: usual conduct, with practices as they stood at the start."""
    start = known.scenario.figures.nations
    return {
        who: sheet.model_copy(update={"practices": {**_practices(start[who]), **sheet.practices}})
        for who, sheet in expected_sheets(known).items()
    }


def _practices(nation: Nation) -> dict[str, float]:
    return {name: nation.practices.get(name, MEASURES[name].baseline) for name in PRACTICES}


def _inside(treaty: Treaty) -> tuple[tuple[str, ...], str]:
    """Those taken to be in, and how that is counted."""
    consented = treaty.contracting()
    if consented:
        return consented, "In are those that have consented; all others as they stand."
    signed = tuple(who for who, acts in treaty.consents.items() if acts.signed)
    if signed:
        return signed, "Nobody has consented yet: in are those that have signed."
    backing = tuple(dict.fromkeys((treaty.by, *treaty.seconds)))
    return backing, "Nobody has signed yet: in are those that tabled or seconded it."
