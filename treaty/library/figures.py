"""Start figures of a scenario, as its files give them: nations, pairs, and where each figure comes from.

A file says a figure once, with its source beside it or in the column it belongs to. What no file says is taken from
the defaults of the scenario, and its `Source` calls it estimated: a figure that is no fact says so.
Pairs are rows: the row's country does something to, or thinks something of, the other. The diagonal is 0.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Any, NamedTuple

from pydantic import Field

from treaty.library.places import Keys
from treaty.library.reading import Complaint, Document, Faulty
from treaty.model.base import LINE_LENGTH, CountryId, Frozen, Line, Name, Paragraph
from treaty.model.figures import Between, Nation
from treaty.model.orders import CONTROL_LEVEL
from treaty.model.scenario import Source

_FIGURES = tuple(name for name in Nation.model_fields if name != "practices")
JUDGED = "judged by the author of this scenario"
_BOTH_WAYS = ("pact", "interop")
_SHARES = ("chips", "models", "pact", "interop", "dependence")
_PAIR_RANGES = {
    **dict.fromkeys(_SHARES, (0.0, 1.0)), "tariff": (0.0, 200.0), "visas": (0.0, 50.0), "trust": (-1.0, 1.0)
}  # fmt: skip
_STEPS = {"chips": (0.0, 0.5, 1.0), "models": (0.0, 0.5, 1.0), "pact": (0.0, 1.0)}
"""Tables whose figures are steps: 0 none, 0.5 licence, 1 ban; a pact is there or not."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a scenario: what it holds, in which document it stands, and where in it."""

    document: Document
    values: dict[str, Any]
    at: Keys = ()

    def inner(self, key: str) -> "Part":
        """The table `key` of this one; an empty one where there is none. Raises `Faulty` where it is no table."""
        values = self.values.get(key, {})
        if not isinstance(values, dict):
            raise Faulty([self.complain((key,), f"`{key}` must be a table")])
        return Part(self.document, values, (*self.at, key))

    def complain(self, keys: Keys, sentence: str) -> Complaint:
        """A complaint about what stands at `keys` of this table."""
        return self.document.complain((*self.at, *keys), sentence)


class Column(Frozen):
    """Where one figure of all nations comes from. `fallback` is the rule for countries without a record."""

    source: Paragraph
    year: Line = ""
    estimated: bool = False
    rule: Paragraph = ""
    fallback: Paragraph = ""

    def source_of(self, figure: str, value: float, fell_back: bool, year: str) -> Source:
        """The source of one country's `figure`; `fell_back` says that the fallback rule gave it."""
        rule = self.fallback if fell_back and self.fallback else self.rule
        return Source.model_construct(
            figure=figure, value=value, source=self.source, year=year or self.year,
            estimated=self.estimated or fell_back, rule=rule,
        )  # fmt: skip


class _About(Frozen):
    """What a country says about its figures: which the fallback rule gave, and the years that differ."""

    estimated: tuple[Name, ...] = ()
    years: dict[Name, Line] = Field(default_factory=dict)


_JUDGED_COLUMN = Column(source=JUDGED, estimated=True)
_ABOUT = tuple(_About.model_fields)


class PairFigure(Frozen):
    """One figure for some pairs. `towards` empty: towards everybody else."""

    of: tuple[CountryId, ...] = Field(min_length=1)
    towards: tuple[CountryId, ...] = ()
    value: float
    source: Paragraph = ""


class Falling(Frozen):
    """Figures that change with the distance of two countries' positions: `near` at none, `step` for each unit of it."""

    near: float
    step: float
    positions: dict[CountryId, float]

    def named(self) -> Iterator[tuple[str, str, float]]:
        """The figure of every two countries that have a position."""
        for one, other in permutations(self.positions, 2):
            yield one, other, self.near + self.step * abs(self.positions[one] - self.positions[other])


class Growing(Frozen):
    """Figures that grow with the size of both: the product of one's `of` and the other's `towards`, within bounds."""

    of: dict[CountryId, float]
    towards: dict[CountryId, float]
    least: float
    most: float

    def named(self) -> Iterator[tuple[str, str, float]]:
        """The figure of every two countries that have the sizes."""
        for one, size in self.of.items():
            for other, second in self.towards.items():
                yield one, other, min(self.most, max(self.least, size * second))


class PairTable(Frozen):
    """A figure of ordered pairs. `pairs` overrule `rows`, these the two rules, and these `default`."""

    default: float = 0
    symmetric: bool = False
    falling: Falling | None = None
    growing: Growing | None = None
    title: Line = ""
    source: Paragraph = JUDGED
    year: Line = ""
    estimated: bool = True
    rule: Paragraph = ""
    rows: dict[CountryId, dict[CountryId, float]] = Field(default_factory=dict)
    pairs: tuple[PairFigure, ...] = ()

    def named(self, known: tuple[str, ...]) -> Iterator[tuple[Keys, str, str, float]]:
        """Every figure the table names: its keys, the country it is of, the other, and its value."""
        for key, rule in (("falling", self.falling), ("growing", self.growing)):
            for one, other, value in rule.named() if rule else ():
                yield (key,), one, other, round(value, 2) + 0.0
        for one, row in self.rows.items():
            yield from ((("rows", one, other), one, other, value) for other, value in row.items())
        for number, pair in enumerate(self.pairs):
            for one in pair.of:
                yield from ((("pairs", number), one, other, pair.value) for other in pair.towards or known)


_UNSAID = {"tariff": 2.0, "visas": 1.0, "interop": 0.5, "trust": 0.2}
"""What lies between countries where a scenario does not say: judged."""


class NationFigures(NamedTuple):
    """What one country's figures say."""

    nation: Nation
    budget_pct: float
    sources: tuple[Source, ...]


def columns(part: Part) -> dict[str, Column]:
    """The columns that the table `part` describes, by the figure they are about."""
    strangers = [
        part.complain((name,), f"`{name}` is no figure of a country")
        for name in part.values
        if name not in (*_FIGURES, "budget_pct")
    ]
    if strangers:
        raise Faulty(strangers)
    return {name: part.document.build(Column, values, (*part.at, name)) for name, values in part.values.items()}


def figure_defaults(part: Part) -> dict[str, Any]:
    """The figures that the table `part` gives to every country that does not say its own. Raises `Faulty`."""
    _built({**dict.fromkeys(_FIGURES, 1.0), "budget_pct": 1.0, **part.values}, part)
    return part.values


def _built(values: Mapping[str, Any], part: Part) -> tuple[Nation, float]:
    nation = part.document.build(Nation, {key: values[key] for key in values if key != "budget_pct"}, part.at)
    budget = values.get("budget_pct")
    if not isinstance(budget, int | float) or isinstance(budget, bool) or not 0 < budget <= 10:
        sentence = "`budget_pct`, AI spending in % of GDP, must be above 0, at most 10"
        raise Faulty([part.complain(("budget_pct",), sentence)])
    return nation, float(budget)


def nation_figures(part: Part, defaults: Mapping[str, Any], described: Mapping[str, Column]) -> NationFigures:
    """The figures in the table `part`, over the scenario's `defaults`. Raises `Faulty`."""
    about = part.document.build(_About, {key: part.values[key] for key in _ABOUT if key in part.values}, part.at)
    whole = {**defaults, **{name: value for name, value in part.values.items() if name not in _ABOUT}}
    nation, budget = _built(whole, part)
    sources = []
    for name in (key for key in whole if key != "practices"):
        value = budget if name == "budget_pct" else getattr(nation, name)
        column = described.get(name) or _JUDGED_COLUMN
        sources.append(column.source_of(name, value, name in about.estimated, about.years.get(name, "")))
    return NationFigures(nation, budget, tuple(sources))


class Pairs:
    """The pair tables of a scenario, for any of its sets of countries."""

    def __init__(self, part: Part, known: tuple[str, ...]) -> None:
        self.known = known
        self.tables = {name: _table(part, name) for name in Between.model_fields}
        faults = [
            part.complain((name,), f"`{name}` is no table of pairs; they are: {', '.join(Between.model_fields)}")
            for name in part.values
            if name not in Between.model_fields
        ]
        for name, table in self.tables.items():
            faults += [part.complain((name, *keys), sentence) for keys, sentence in _faults_of(name, table, known)]
        if faults:
            raise Faulty(faults)

    def between(self, countries: tuple[str, ...]) -> Between:
        """The figures between `countries`, rows and columns in that order."""
        return Between(**{name: self._matrix(name, table, countries) for name, table in self.tables.items()})

    def _matrix(self, name: str, table: PairTable, countries: tuple[str, ...]) -> tuple[tuple[float, ...], ...]:
        index = {country: number for number, country in enumerate(countries)}
        rows = [[0.0 if row == column else table.default for column in countries] for row in countries]
        for _, one, other, value in table.named(self.known):
            if one != other and one in index and other in index:
                rows[index[one]][index[other]] = value
                if table.symmetric or name in _BOTH_WAYS:
                    rows[index[other]][index[one]] = value
        return tuple(map(tuple, rows))

    def sources_for_all(self) -> tuple[Source, ...]:
        """Where each table comes from, for every country alike."""
        return tuple(
            Source.model_construct(
                figure=table.title or name, value=None, source=table.source, year=table.year,
                estimated=table.estimated, rule=table.rule,
            )
            for name, table in self.tables.items()
        )  # fmt: skip

    def sources_of(self, country: str, countries: tuple[str, ...]) -> tuple[Source, ...]:
        """Where single pair figures of `country` towards others of `countries` come from."""
        found = []
        for name, table in self.tables.items():
            for pair in table.pairs:
                others = [other for other in pair.towards if other in countries]
                if pair.source and country in pair.of and (others or not pair.towards):
                    figure = f"{name} towards {', '.join(others) or 'all others'}"[:LINE_LENGTH]
                    found.append(Source(figure=figure, value=pair.value, source=pair.source, year=table.year))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Standing:
    """What lies between the countries in play at the start; `known` are all that the scenario has."""

    countries: tuple[str, ...]
    known: tuple[str, ...]
    between: Between

    def stance(self, one: str, other: str) -> dict[str, Any]:
        """What `one` does to `other`, as the fields of a stance."""
        row, column = self.countries.index(one), self.countries.index(other)
        level = {value: name for name, value in CONTROL_LEVEL.items()}
        return {
            "chips": level[self.between.chips[row][column]],
            "models": level[self.between.models[row][column]],
            "tariff": self.between.tariff[row][column],
            "visas": self.between.visas[row][column],
            "pact": self.between.pact[row][column] > 0,
        }


def _table(part: Part, name: str) -> PairTable:
    if name not in part.values:
        return PairTable(default=_UNSAID.get(name, 0.0))
    return part.document.build(PairTable, part.values[name], (*part.at, name))


def _faults_of(name: str, table: PairTable, known: tuple[str, ...]) -> Iterator[tuple[Keys, str]]:
    low, high = _PAIR_RANGES[name]
    suppliers: dict[str, dict[str, float]] = {}
    if not low <= table.default <= high or table.default not in _STEPS.get(name, (table.default,)):
        yield ("default",), f"{name} cannot be {table.default:g}"
    for keys, one, other, value in table.named(known):
        what = f"{name} of {one} towards {other}"
        for country in {one, other} - set(known):
            yield keys, f"{country} is no country of this scenario"
        if not low <= value <= high:
            yield keys, f"{what} is {value:g}; it goes from {low:g} to {high:g}"
        elif name in _STEPS and value not in _STEPS[name]:
            yield keys, f"{what} is {value:g}; it is {' or '.join(f'{step:g}' for step in _STEPS[name])}"
        if one != other:
            suppliers.setdefault(one, {})[other] = value
    for one, shares in suppliers.items():
        if name == "dependence" and sum(shares.values()) > 1.0001:
            yield ("rows", one), f"the shares that others supply to {one} add up to more than 1"
