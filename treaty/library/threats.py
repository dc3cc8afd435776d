"""Threats: ways to break what texts ask for, and which provisions see them.

A threat is conduct. Which kinds of clause forbid it, and which methods look at it, is worked out from the catalogue and
from `verification.evidence.sights`, as in play; data are only the conduct, and what is left of each method against that
way of breaking a promise (`threats.toml`, with a source each). A provision stands for a kind of clause at its typical
values.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from math import prod
from types import MappingProxyType

from treaty.model.clause import Clause, ClauseKind
from treaty.model.instrument import Article, FinalClauses, Instrument
from treaty.model.obligation import Obligation, obligations_of
from treaty.verification.evidence import sights
from treaty.verification.methods import METHODS, SECRETARIAT_LIFTS

SOMEBODY = "ANY"
"""The party whose duties are looked at: any."""


@dataclass(frozen=True, slots=True)
class Threat:
    """One way to break promises. `conduct` and the `case` it happens in: measure -> value; `left`: method -> share in
    [0, 1] of its strength.
    """

    id: str
    title: str
    conduct: Mapping[str, float]
    left: Mapping[str, float]
    source: str
    case: Mapping[str, float] = field(default_factory=dict)

    def broken(self, duties: Iterable[Obligation]) -> tuple[Obligation, ...]:
        """Those of `duties` that this conduct breaks; a measure that it does not name is as it should be."""
        done = {**self.case, **self.conduct}
        return tuple(duty for duty in duties if duty.measure in self.conduct and not duty.kept_by(done))


@lru_cache(maxsize=1)
def threats() -> Mapping[str, Threat]:
    """Every threat by its id, in the order of the file."""
    text = resources.files("treaty.library").joinpath("threats.toml").read_text(encoding="utf-8")
    return MappingProxyType({row["id"]: Threat(**row) for row in tomllib.loads(text)["threats"]})


def duties_of(articles: Iterable[Article], kinds: Mapping[str, ClauseKind]) -> tuple[Obligation, ...]:
    """What any party owes under these articles."""
    found: list[Obligation] = []
    for article in articles:
        alone = Instrument(id="draft", title="Draft", articles=(article,), final=FinalClauses())
        found.extend(obligations_of(alone, kinds, SOMEBODY))
    return tuple(found)


def means_of(articles: Iterable[Article], kinds: Mapping[str, ClauseKind]) -> dict[str, float]:
    """Methods that these articles bring, with the largest amount of each."""
    found: dict[str, float] = {}
    for article in articles:
        kind = kinds.get(article.clause.kind)
        for means in kind.means if kind else ():
            assert kind is not None
            found[means.method] = max(found.get(means.method, 0.0), article.clause.number(means.amount, kind))
    return found


def detections(threat: Threat, duties: Iterable[Obligation], means: Mapping[str, float]) -> dict[str, float]:
    """Method -> chance in [0, 1] that it sees the threat in a round, where `duties` are owed and `means` in force.

    Of several duties that the threat breaks the one that a method sees best counts. A challenge is taken to be made.
    Empty where no duty forbids it.
    """
    found: dict[str, float] = {}
    for duty in threat.broken(duties):
        for sight in sights(duty, means, challenged=True):
            chance = sight.detection * threat.left.get(sight.method, 1.0)
            if chance > 0:
                found[sight.method] = max(found.get(sight.method, 0.0), chance)
    return found


def seen(chances: Iterable[float]) -> float:
    """Chance in [0, 1] that some method sees it; methods draw apart."""
    return 1 - prod(1 - chance for chance in chances)


def coverage(articles: Iterable[Article], kinds: Mapping[str, ClauseKind]) -> dict[str, dict[str, float] | None]:
    """Threat -> chances by method under a text, once all is rolled out; None where the text does not forbid it."""
    articles = tuple(articles)
    duties, means = duties_of(articles, kinds), means_of(articles, kinds)
    return {
        threat.id: detections(threat, duties, means) if threat.broken(duties) else None for threat in threats().values()
    }


@dataclass(frozen=True, slots=True)
class Effect:
    """What one provision does against one threat."""

    kind: str
    threat: str
    chance: float
    """Chance in [0, 1] to see it in a round that the provision brings."""


def table(kinds: Mapping[str, ClauseKind]) -> tuple[Effect, ...]:
    """Every provision of the catalogue that does something against some threat, by threat and kind.

    A kind that forbids a threat makes it a breach, which the public may see. A method looks at what any kind of the
    catalogue forbids, with a secretariat at its side; a secretariat counts by what it adds to the methods it lifts.
    """
    acting = [kind for kind in kinds.values() if kind.means or kind.duties]
    own = {kind.id: duties_of((Article(id=kind.id, clause=Clause(kind=kind.id)),), kinds) for kind in acting}
    duties = tuple(duty for some in own.values() for duty in some)
    found: list[Effect] = []
    for threat in threats().values():
        forbidden = threat.broken(duties)
        for kind in acting:
            if kind.means:
                chance = max(_by_method(means.method, threat, forbidden) for means in kind.means)
            else:
                chance = detections(threat, own[kind.id], {}).get("public", 0.0)
            found.append(Effect(kind.id, threat.id, chance))
    doing = {one.kind for one in found if one.chance > 0}
    return tuple(one for one in found if one.kind in doing)


def _by_method(method: str, threat: Threat, duties: tuple[Obligation, ...]) -> float:
    full = {name: one.full for name, one in METHODS.items() if name in {method, "secretariat"}}
    if method != "secretariat":
        return detections(threat, duties, full).get(method, 0.0)
    alone = {name: METHODS[name].full for name in SECRETARIAT_LIFTS}
    with_it, without = (detections(threat, duties, means) for means in ({**alone, **full}, alone))
    return seen(with_it.values()) - seen(without.values())
