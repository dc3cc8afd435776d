"""Scenarios as files: a shipped one by its name, or a teacher's own as a folder or as one single TOML file.

One file holds the tables `[calendar]`, `[world]`, `[figures]` (defaults), `[columns]`, `[countries.XXX]`, `[pairs]` and
`[[cards]]`. A folder holds the same in `scenario.toml`, `countries/XXX.toml`, `pairs.toml` and `cards.toml`.
A scenario has sets of countries of several sizes; only the countries of the set in play are read and built.
Every fault is a `Faulty` with file, line, column and a sentence.
"""

import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treaty.library.figures import NationFigures, Pairs, Part, Standing, columns, figure_defaults, nation_figures
from treaty.library.places import Keys
from treaty.library.reading import Complaint, Document, Faulty
from treaty.model.figures import Between, Figures, Nation
from treaty.model.measure import MEASURES, Origin
from treaty.model.scenario import Aim, Card, CardEffect, Country, Scenario
from treaty.model.voting import VOTING_PRESETS, VotingRule

FOLDER = Path(__file__).parent / "scenarios"
STARTER: str = (FOLDER / "_starter.toml").read_text(encoding="utf-8")
"""A commented single-file scenario of four countries, for `treaty new scenario`."""
USUAL = 12
"""Countries in play where neither the caller nor the scenario says how many."""

_WORLD = {"tension": 30.0, "fragmentation": 0.3, "hazard": 0.03}
_GIVEN_ELSEWHERE = {
    "id": "the name of the table or file says it",
    "power": "the list `powers` of the scenario says it",
    "sources": "it follows from the columns",
    "budget_pct": "it belongs into the table `figures`",
}
_FIGURES_OF = {
    "nation": frozenset(Nation.model_fields) - {"practices"},
    "pair": frozenset(Between.model_fields),
    "world": frozenset(_WORLD),
}
_RANKED: dict[str, Callable[[Nation, Country], float]] = {
    "compute": lambda nation, _: nation.compute,
    "models": lambda nation, _: nation.capability,
    "money": lambda nation, country: nation.economy * country.budget_pct,
    "power": lambda nation, _: nation.power,
    "market": lambda nation, _: nation.data,
}
"""Figures that a role sheet ranks."""


def names() -> tuple[str, ...]:
    """Names of the shipped scenarios, in order of the alphabet."""
    return tuple(sorted(path.stem for path in FOLDER.iterdir() if not path.name.startswith(("_", "."))))


def load(name_or_path: str, *, countries: int | None = None) -> Scenario:
    """The scenario of that shipped name or at that path, with so many countries in play; else its usual number.

    Raises `Faulty` where a file is at fault, there is no such scenario, or it has no set of so many countries.
    """
    return _Files.of(name_or_path).scenario(countries)


@dataclass(frozen=True, slots=True)
class _Files:
    """A scenario as its files give it; parts are read when they are asked for."""

    id: str
    root: Part
    folder: Path | None

    @classmethod
    def of(cls, name: str) -> "_Files":
        path = Path(name)
        if name in names():
            path = FOLDER / name if (FOLDER / name).is_dir() else FOLDER / f"{name}.toml"
        try:
            folder = path if path.is_dir() else None
            found = folder is not None or path.is_file()
        except (OSError, ValueError):
            folder, found = None, False
        if not found:
            sentence = f"there is no such scenario; shipped are {', '.join(names())}; or name a file or folder"
            raise Faulty([Complaint(name, 1, 1, sentence)])
        document = Document.read(path / "scenario.toml" if folder else path)
        named = re.sub(r"[^A-Za-z0-9.-]+", "-", path.name if folder else path.stem).strip("-.")[:60]
        return cls(named or "scenario", Part(document, document.values), folder)

    def apart(self, key: str) -> Part | None:
        """The part `key` where a folder has a file of its own for it."""
        if self.folder is None or not (self.folder / f"{key}.toml").is_file():
            return None
        document = Document.read(self.folder / f"{key}.toml")
        return Part(document, document.values)

    def country(self, country_id: str) -> Part:
        """What the files say about one country."""
        if self.folder is None:
            return self.root.inner("countries").inner(country_id)
        document = Document.read(self.folder / "countries" / f"{country_id}.toml")
        return Part(document, document.values)

    def sets(self) -> list[list[str]]:
        """The sets of countries, each a list of ids; all countries in one set where the file names none."""
        if self.folder is None:
            written = list(self.root.inner("countries").values)
        else:
            written = sorted(path.stem for path in (self.folder / "countries").glob("*.toml"))
        sets = self.root.values.get("sets", [written])
        if not isinstance(sets, list) or not all(isinstance(one, list) and len(one) > 1 for one in sets) or not sets:
            raise Faulty([self.root.complain(("sets",), "`sets` must be a list of lists of country codes")])
        faults = [
            self.root.complain(("sets", number), f"{code} must be a country of this scenario, and once in a set")
            for number, one in enumerate(sets)
            for code in one
            if code not in written or one.count(code) > 1
        ]
        if faults:
            raise Faulty(faults)
        return sets

    def scenario(self, wanted: int | None) -> Scenario:
        """The scenario with `wanted` countries in play."""
        sets = self.sets()
        known = tuple(dict.fromkeys(code for one in sets for code in one))
        play = self._chosen(sets, wanted)
        powers = self._powers(play)
        pairs = Pairs(self.apart("pairs") or self.root.inner("pairs"), known)
        between = pairs.between(play)
        described, defaults = columns(self.root.inner("columns")), figure_defaults(self.root.inner("figures"))
        shared, members, nations = pairs.sources_for_all(), [], {}
        for code in play:
            part = self.country(code)
            figures = nation_figures(part.inner("figures"), defaults, described)
            sources = figures._replace(sources=(*figures.sources, *pairs.sources_of(code, play), *shared))
            members.append(_country(part, code, code in powers, sources, Standing(play, known, between)))
            nations[code] = figures.nation
        world = {**_WORLD, **self.root.inner("world").values}
        whole = {"countries": play, "powers": powers, "nations": nations, "between": between, **world}
        figures_in_play = self.root.document.build(Figures, whole, ("world",))
        return self._whole(tuple(members), figures_in_play, self._cards(play, known))

    def _chosen(self, sets: list[list[str]], wanted: int | None) -> tuple[str, ...]:
        sizes = {len(one): one for one in sets}
        if wanted is None:
            usual = self.root.values.get("usual", USUAL)
            wanted = usual if isinstance(usual, int) and usual in sizes else max(sizes)
        if wanted not in sizes:
            listed = ", ".join(map(str, sorted(sizes)))
            sentence = f"there is no set of {wanted} countries; there are sets of {listed}"
            raise Faulty([self.root.complain(("sets",), sentence)])
        return tuple(sizes[wanted])

    def _powers(self, play: tuple[str, ...]) -> tuple[str, ...]:
        powers = self.root.values.get("powers", [])
        if not isinstance(powers, list) or len(set(map(str, powers)) & set(play)) < max(2, len(powers)):
            sentence = "`powers` must name the two AI powers, which are in every set of countries"
            raise Faulty([self.root.complain(("powers",), sentence)])
        return tuple(powers)

    def _cards(self, play: tuple[str, ...], known: tuple[str, ...]) -> tuple[Card, ...]:
        holder = self.apart("cards") or self.root
        document, written = holder.document, holder.values.get("cards", [])
        if not isinstance(written, list):
            raise Faulty([document.complain(("cards",), "write each card under [[cards]], in double brackets")])
        cards = [document.build(Card, card, ("cards", number)) for number, card in enumerate(written)]
        faults = [
            document.complain(("cards", number, *keys), sentence)
            for number, card in enumerate(cards)
            for keys, sentence in _faults_of(card, known)
        ]
        once = [card.id for card in cards]
        faults += [
            document.complain(("cards", number, "id"), f"a card before this one has the id {card_id} too")
            for number, card_id in enumerate(once)
            if card_id in once[:number]
        ]
        if faults:
            raise Faulty(faults)
        return tuple(dealt for card in cards if (dealt := _dealt(card, frozenset(play))) is not None)

    def _whole(self, members: tuple[Country, ...], figures: Figures, cards: tuple[Card, ...]) -> Scenario:
        parts = {"usual", "sets", "powers", "world", "columns", "figures", "pairs", "cards", "countries"}
        said = {key: value for key, value in self.root.values.items() if key not in parts}
        if isinstance(said.get("voting"), str):
            said["voting"] = self._preset(said["voting"])
        said = {"id": self.id, **said, "countries": members, "figures": figures, "cards": cards}
        return self.root.document.build(Scenario, said)

    def _preset(self, name: str) -> VotingRule:
        if name not in VOTING_PRESETS:
            sentence = f"there is no voting rule `{name}`; there are {', '.join(VOTING_PRESETS)}"
            raise Faulty([self.root.complain(("voting",), sentence)])
        return VOTING_PRESETS[name]


def _country(part: Part, code: str, power: bool, figures: NationFigures, play: Standing) -> Country:
    for key in _GIVEN_ELSEWHERE.keys() & part.values.keys():
        raise Faulty([part.complain((key,), f"`{key}` does not belong here: {_GIVEN_ELSEWHERE[key]}")])
    said = {key: value for key, value in part.values.items() if key != "figures"}
    orders = part.inner("default")
    if "stances" in orders.values:
        stances = _stances(orders.inner("stances"), code, play)
        said["default"] = {**orders.values, "stances": stances}
    known = {"id": code, "power": power, "budget_pct": figures.budget_pct, "sources": figures.sources}
    return part.document.build(Country, {**said, **known}, part.at)


def _stances(part: Part, code: str, play: Standing) -> dict[str, Any]:
    """The stances of `code` towards countries in play; what one does not say is as it stands at the start."""
    strangers = [other for other in part.values if other not in play.known or other == code]
    if strangers:
        raise Faulty(part.complain((other,), f"{other} is no other country of this scenario") for other in strangers)
    return {
        other: {**play.stance(code, other), **part.inner(other).values}
        for other in part.values
        if other in play.countries
    }


def _faults_of(card: Card, known: tuple[str, ...]) -> Iterator[tuple[Keys, str]]:
    placed: list[tuple[Keys, CardEffect]] = [(("effects", which), effect) for which, effect in enumerate(card.effects)]
    for number, response in enumerate(card.responses):
        at: Keys = ("responses", number)
        placed += [((*at, "effects", which), effect) for which, effect in enumerate(response.effects)]
        for name, value in response.orders.items():
            measure = MEASURES.get(name)
            if measure is None or measure.origin is not Origin.PRACTICE:
                yield (*at, "orders", name), f"`{name}` is no practice"
            elif not measure.low <= value <= measure.high:
                yield (*at, "orders", name), f"`{name}` goes from {measure.low:g} to {measure.high:g} {measure.unit}"
    for keys, effect in placed:
        if effect.figure not in _FIGURES_OF[effect.target]:
            listed = ", ".join(sorted(_FIGURES_OF[effect.target]))
            yield (*keys, "figure"), f"`{effect.figure}` is no figure of a {effect.target}; they are: {listed}"
    spoken: list[tuple[Keys, str]] = [(("affected",), code) for code in card.affected]
    spoken += [((*keys, "of"), code) for keys, effect in placed for code in (*effect.of, *effect.towards)]
    yield from ((keys, f"{code} is no country of this scenario") for keys, code in spoken if code not in known)


def _dealt(card: Card, play: frozenset[str]) -> Card | None:
    """The card as these countries play it; none where it affects nobody among them."""
    affected = tuple(code for code in card.affected if code in play)
    if card.affected and not affected:
        return None
    responses = tuple(
        response.model_copy(update={"effects": _felt(response.effects, play)}) for response in card.responses
    )
    return card.model_copy(update={"affected": affected, "effects": _felt(card.effects, play), "responses": responses})


def _felt(effects: tuple[CardEffect, ...], play: frozenset[str]) -> tuple[CardEffect, ...]:
    """The effects on countries in play."""
    felt = []
    for effect in effects:
        of = tuple(code for code in effect.of if code in play)
        towards = tuple(code for code in effect.towards if code in play)
        if (of or not effect.of) and (towards or not effect.towards):
            felt.append(effect.model_copy(update={"of": of, "towards": towards}))
    return tuple(felt)


def role_sheet(country: Country, scenario: Scenario) -> str:
    """The role sheet of `country` as plain text of at most 80 columns and 24 rows."""
    blocs = f" ({', '.join(country.blocs)})" if country.blocs else ""
    lines = [*_wrapped(f"{country.name.upper()}{blocs}", "", 1), *_wrapped(country.situation, "", 4)]
    lines += [_ranks(country, scenario), "", *_aim("Public aim", country.public_aim)]
    for aim in country.secret_aims:
        lines += _aim("Secret aim", aim)
    line = country.red_line
    limit = f"{line.metric} {'>' if line.above else '<'} {line.limit:g}"
    lines += _wrapped(f"{line.title} ({limit})", f"{'Red line':<10} {line.points:+4g}  ", 2)
    lines += ["", *_wrapped("; ".join(country.wants) + ".", "Others want from you: ", 2)]
    lines += _wrapped(f"“{country.opening}”", "Say: ", 4)
    return "\n".join(line.rstrip() for line in lines)


def _wrapped(text: str, lead: str, most: int) -> list[str]:
    """`text` after `lead` in at most `most` rows; what does not fit is cut."""
    hanging = " " * min(len(lead), 17)
    return textwrap.wrap(text, 80, initial_indent=lead, subsequent_indent=hanging, max_lines=most, placeholder=" …")


def _aim(word: str, aim: Aim) -> list[str]:
    scale = f"({aim.metric} {aim.none_at:g}→{aim.full_at:g})"
    return _wrapped(f"{aim.title} {scale}", f"{word:<10} {aim.points:+4g}  ", 2)


def _ranks(country: Country, scenario: Scenario) -> str:
    """Rank among the countries in play by five figures, 1 = most."""
    nations = scenario.figures.nations
    said = []
    for name, figure in _RANKED.items():
        own = figure(nations[country.id], country)
        rank = 1 + sum(figure(nations[other.id], other) > own for other in scenario.countries)
        said.append(f"{name} {rank}")
    return f"Rank of {len(scenario.countries)}: {', '.join(said)}"
