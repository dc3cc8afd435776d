"""The teller's book: what a story must remember of earlier events to tell later ones.

A fold of its own over the events, because a report sees what is kept and not the state: names, texts as they stand,
amendments, deals, cases, and the figures of the world before the round.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from treaty.acts.events import (
    Alleged,
    AmendmentProposed,
    ConductRecorded,
    DealOffered,
    Event,
    GameStarted,
    Proposed,
    TextChanged,
    WorldMoved,
)
from treaty.model.clause import ClauseKind
from treaty.model.figures import Figures
from treaty.model.instrument import Instrument
from treaty.model.measure import MEASURES, Origin
from treaty.model.obligation import Obligation, obligations_of
from treaty.model.plain import plain
from treaty.model.scenario import Scenario
from treaty.views.wording import listed, the, titled

TEXT_SORTS = frozenset(
    [
        "accord",
        "agreement",
        "charter",
        "code",
        "compact",
        "conduct",
        "convention",
        "fund",
        "pact",
        "protocol",
        "treaty",
        "truce",
    ]
)
"""Words that say what sort of text an instrument is."""
LONGEST_QUOTE = 180


@dataclass(slots=True)
class Book:
    """What the teller knows so far."""

    scenario: Scenario
    kinds: Mapping[str, ClauseKind]
    figures: Figures
    """The world after the last reveal."""
    names: dict[str, str]
    """Country code -> its name in prose."""
    texts: dict[str, Instrument] = field(default_factory=dict)
    sponsors: dict[str, str] = field(default_factory=dict)
    amendments: dict[str, AmendmentProposed] = field(default_factory=dict)
    changes: dict[str, str] = field(default_factory=dict)
    """Amendment -> its change in words, as the text stood when it was tabled."""
    deals: dict[str, DealOffered] = field(default_factory=dict)
    cases: dict[str, Alleged] = field(default_factory=dict)
    conduct: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    broken: dict[int, frozenset[str]] = field(default_factory=dict)
    """Round -> obligations broken in it."""
    judged: dict[str, dict[str, bool]] = field(default_factory=dict)
    """Case -> who held it made out, and who not."""
    told: set[str] = field(default_factory=set)
    """Quotes that have been told already."""
    blocs: tuple[frozenset[str], ...] | None = None

    @classmethod
    def open(cls, event: GameStarted) -> "Book":
        """The book of a game at its beginning."""
        scenario = event.scenario
        return cls(
            scenario=scenario,
            kinds={kind.id: kind for kind in event.kinds},
            figures=scenario.figures,
            names={country.id: the(country.name) for country in scenario.countries},
        )

    def note(self, event: Event) -> None:
        """Remember what later events refer to."""
        match event:
            case Proposed():
                self.texts[event.text.id] = event.text
                self.sponsors[event.text.id] = event.by
            case TextChanged():
                self.texts[event.instrument] = event.text
            case AmendmentProposed():
                self.amendments[event.id] = event
            case DealOffered():
                self.deals[event.id] = event
            case Alleged():
                self.cases[event.id] = event
            case ConductRecorded():
                self.conduct = event.conduct
                self.broken[event.round] = frozenset(event.breaches)
            case WorldMoved():
                self.figures = event.figures
            case _:
                pass

    def name(self, country: str) -> str:
        """The country's name in prose."""
        return self.names.get(country, country)

    def group(self, countries: Collection[str]) -> str:
        """Countries in prose: all of them, all but a few, or their names in the scenario's order."""
        everyone = [country.id for country in self.scenario.countries]
        chosen = [country for country in everyone if country in countries]
        rest = [country for country in everyone if country not in countries]
        if len(everyone) > 3 and not rest:
            return f"all {len(everyone)} countries"
        if len(chosen) > 4 and len(rest) <= 4:
            return f"all but {listed(map(self.name, rest))}"
        return listed(map(self.name, chosen))

    def short(self, instrument: str) -> str:
        """The short name of a text after its id: `the chip trade truce`; its title where the id is no name.

        An id that does not say what sort of text it is gets the word from the title: `the cern for ai convention`.
        """
        if not (instrument.count("-") and instrument.replace("-", "").isalpha()):
            return self.title(instrument)
        words = instrument.split("-")
        text = self.texts.get(instrument)
        sort = text.title.split(" ")[0].lower() if text else ""
        if words[-1] not in TEXT_SORTS and sort in TEXT_SORTS:
            words.append(sort)
        return f"the {' '.join(words)}"

    def title(self, instrument: str) -> str:
        """The full title of a text."""
        text = self.texts.get(instrument)
        return titled(text.title) if text else instrument

    def gist(self, words: str) -> str:
        """Words without the names in them, so that a stock phrase is told once."""
        for text in self.texts.values():
            words = words.replace(text.title, "")
        for country in self.scenario.countries:
            words = words.replace(country.name, "")
        return words

    def was_broken(self, obligation: str, before: int, *, ever: bool) -> bool:
        """Whether it was broken in the round before `before`, or `ever` until then."""
        rounds = [number for number in self.broken if number < before and (ever or number == before - 1)]
        return any(obligation in self.broken[number] for number in rounds)

    def duty(self, key: str) -> Obligation | None:
        """The obligation that a key names, as the text stands."""
        instrument, _, rest = key.partition("/")
        text = self.texts.get(instrument)
        owed = obligations_of(text, self.kinds, rest.rpartition("/")[2]) if text else ()
        return next((duty for duty in owed if duty.key == key), None)

    def promise(self, key: str) -> str:
        """What an obligation asks, as words: `article 1 of the compact (exclusive pacts held at most 0 pacts)`."""
        duty = self.duty(key)
        if duty is None:
            return key
        return f"article {duty.article} of {self.short(duty.instrument)} ({duty.words()})"


def quote(words: str) -> str:
    """Words of a player in quotation marks, on one line, cut to what can be read aloud."""
    line = " ".join(plain(words).replace('"', "'").split())
    if len(line) > LONGEST_QUOTE:
        line = line[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " ..."
    return f'"{line}"'


def measured(book: Book, country: str, measure: str) -> float | None:
    """What a country does or has on a measure now: last round's conduct, before that the start figures, else None."""
    if country in book.conduct:
        return book.conduct[country].get(measure)
    nation, between = book.figures.nations[country], book.figures.between
    place = book.figures.countries.index(country)
    if MEASURES[measure].origin is Origin.PRACTICE:
        return nation.practices.get(measure, MEASURES[measure].baseline)
    rows: dict[str, Iterable[float]] = {
        "exclusive_pacts": [sum(between.pact[place])],
        "max_tariff_pct": between.tariff[place],
        "visas_k": [sum(between.visas[place])],
        "chips_denied": [sum(level >= 1 for level in between.chips[place])],
        "models_denied": [sum(level >= 1 for level in between.models[place])],
        "largest_run_flop": [nation.largest_run],
        "compute_kh100e": [nation.compute],
        "agent_autonomy": [nation.autonomy_level],
        "share_one_power_pct": [
            100 * share
            for other, share in zip(book.figures.countries, between.dependence[place], strict=True)
            if other in book.figures.powers and other != country
        ],
    }
    return max(rows[measure], default=0.0) if measure in rows else None


def bound(
    book: Book, duty_measure: str, comparator: str, limit: float, case: tuple[str, float] | None = None
) -> tuple[str, ...]:
    """Countries that a limit would make change what they do now, as far as it is known.

    `case`: measure and least value from which on the limit counts at all.
    """
    found = []
    for country in book.figures.countries:
        if case and (measured(book, country, case[0]) or 0.0) < case[1]:
            continue
        value = measured(book, country, duty_measure)
        if value is not None and (value > limit if comparator == "at most" else value < limit):
            found.append(country)
    return tuple(found)
