"""Pairs: what one treaty says between two states on one day.

V21.1  An accepted reservation changes the clause between its author and the other state, both ways.
V21.2  Between all others nothing changes.
V21.3  After an objection that lets the treaty stand, the clause does not apply to the extent of the reservation.
V34.1  A state that is not a party is a third state: nothing holds with it.
V40.4  Between one that is bound by an amendment and one that is not, the text without it holds.
V40.5  Who is party to the amended text alone has no text in common with those who kept the old.
V41.1  Some parties may modify the text between themselves alone.
V72.1  Suspension releases only the suspended pair, and only for its time.
Source: VCLT 1969, arts. 21, 30(4), 34, 40, 41, 72.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

from treaty.law.convention.reservations import (
    FREE,
    Effect,
    Policy,
    Reservation,
    Value,
    effect,
    holds,
    is_late,
    spared,
)
from treaty.law.convention.ruling import Ruling

Values = Mapping[str, Value]


class Kind(StrEnum):
    """How an article holds between two states."""

    IN_FULL = "in full"
    MODIFIED = "modified"
    EXCLUDED = "excluded"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Term:
    """One article as one of the two owes it to the other: parameter -> value, empty where nothing is owed."""

    kind: Kind
    values: Values = field(default_factory=dict)
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """Articles that it sets (article -> parameter -> value; None deletes), and the amendments it stands upon."""

    id: str
    articles: Mapping[str, Values | None]
    requires: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """The original articles (article -> parameter -> value) and the amendments, oldest first.

    Compared by identity: give all pairs the same one, and each version of it is read once.
    """

    articles: Mapping[str, Values]
    amendments: tuple[Amendment, ...] = ()

    def read(self, version: frozenset[str]) -> dict[str, dict[str, Value]]:
        """The articles with these amendments in them."""
        now = {article: dict(values) for article, values in self.articles.items()}
        for amendment in self.amendments:
            for article, values in amendment.articles.items() if amendment.id in version else ():
                if values is None:
                    now.pop(article, None)
                else:
                    now[article] = {**now.get(article, {}), **values}
        return now

    def names(self) -> frozenset[str]:
        """Every article of any version."""
        return frozenset(self.articles).union(*(amendment.articles for amendment in self.amendments))


@dataclass(frozen=True, slots=True)
class Party:
    """One state's place in the treaty.

    `consent`: day of its instrument. `since`: first day in force for it, which for one that made reservations rests on
    the day its instrument counts (`reservations.contracting_from`). `until`: first day it is out again.
    `amendments`: amendment -> first day it is bound by it. `only_with`: amendments without which it is party to
    nothing, for it declared so (V40.5).
    """

    consent: date
    since: date | None = None
    until: date | None = None
    amendments: Mapping[str, date] = field(default_factory=dict)
    only_with: frozenset[str] = frozenset()

    def bound(self, on: date) -> bool:
        """Whether the treaty is in force for it on that day."""
        return self.since is not None and self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Suspension:
    """Operation suspended among `between`, or, `towards_all`, between them and everybody; `until`: first day after.

    No articles named: the whole treaty.
    """

    between: frozenset[str]
    since: date
    until: date | None = None
    articles: frozenset[str] = frozenset()
    towards_all: bool = False

    def covers(self, pair: frozenset[str], on: date) -> bool:
        """Whether it holds between these two on that day."""
        reached = bool(pair & self.between) if self.towards_all else pair <= self.between
        return reached and self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class InterSe:
    """An agreement of some parties that changes articles between themselves alone; None: not applied (V41.1)."""

    between: frozenset[str]
    since: date
    articles: Mapping[str, Values | None]
    until: date | None = None

    def covers(self, pair: frozenset[str], on: date) -> bool:
        """Whether it holds between these two on that day."""
        return pair <= self.between and self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Treaty:
    """All that text_between asks of one treaty. `parties`: every contracting state and its place."""

    text: Text
    parties: Mapping[str, Party]
    reservations: tuple[Reservation, ...] = ()
    policy: Policy = FREE
    suspensions: tuple[Suspension, ...] = ()
    inter_se: tuple[InterSe, ...] = ()

    def consents(self, on: date, pair: tuple[str, str]) -> dict[str, date]:
        """Day of consent of each state whose answer may count between these two, and that has not left by that day."""
        asked = self.parties if self.policy.asks_all else pair
        return {who: one.consent for who in asked if (one := self.parties[who]).until is None or on < one.until}


@dataclass(frozen=True, slots=True)
class Between:
    """What holds between two states. Ask `term` for one article; `version` holds the amendments in the text.

    `articles`: article -> term, owed alike by both. `apart`: article -> debtor -> term, where they owe it differently;
    such an article is not in `articles`. `why` says whether the treaty holds between them at all, by which rule; where
    it does not, nothing else is set.
    """

    why: Ruling
    version: frozenset[str] = frozenset()
    articles: Mapping[str, Term] = field(default_factory=dict)
    apart: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)

    @property
    def applies(self) -> bool:
        """Whether the treaty holds between them."""
        return self.why.allowed

    def term(self, article: str, debtor: str) -> Term:
        """The article as `debtor` owes it to the other of the two."""
        if article in self.apart:
            return self.apart[article].get(debtor, NOTHING)
        return self.articles.get(article, NOTHING)


NOTHING = Term(Kind.NONE)


def text_between(a: str, b: str, on: date, treaty: Treaty) -> Between:
    """What the treaty says between `a` and `b` on that day; the same whichever is named first.

    ValueError when a state is paired with itself. V21.1, V21.2, V34.1, V40.4, V40.5, V41.1, V72.1.
    """
    if a == b:
        raise ValueError(f"{a} owes itself nothing; a pair is of two states")
    pair = (min(a, b), max(a, b))
    outside = [who for who in pair if who not in treaty.parties or not treaty.parties[who].bound(on)]
    if outside:
        return Between(Ruling(False, "V34.1", f"The treaty is not in force for {' and '.join(outside)} on {on}."))
    effects = _effects(pair, on, treaty)
    barriers = [_barrier(one, what, pair) for one, what, late in effects if not holds(what, treaty.policy, late)]
    if barriers:
        return Between(min(barriers, key=lambda barrier: (barrier.rule, barrier.sentence)))
    version = common_version(treaty.parties[pair[0]], treaty.parties[pair[1]], on, treaty.text)
    if version is None:
        return Between(Ruling(False, "V40.5", f"{pair[0]} and {pair[1]} have no version of the text in common."))
    suspended = [one for one in treaty.suspensions if one.covers(frozenset(pair), on)]
    if any(not one.articles for one in suspended):
        return Between(Ruling(False, "V72.1", f"Suspended between {pair[0]} and {pair[1]} on {on}."))
    reserved = [
        (one, what) for one, what, late in effects if what in _TOUCHING and not (late and what is Effect.PENDING)
    ]
    terms = _terms(pair, on, treaty, plain(treaty.text, version), reserved)
    paused = frozenset[str]().union(*(one.articles for one in suspended))
    alike, apart = _paused(*terms, paused) if paused else terms
    return Between(_holds_why(pair, on, version, bool(reserved)), version, alike, apart)


_TOUCHING = frozenset({Effect.MODIFIED, Effect.NOT_APPLIED, Effect.PENDING})
"""Effects that change an article; a pending one gets here only where instruments count at once."""


def _other(pair: tuple[str, str], who: str) -> str:
    return pair[1] if who == pair[0] else pair[0]


def _effects(pair: tuple[str, str], on: date, treaty: Treaty) -> list[tuple[Reservation, Effect, bool]]:
    """Reservations of the two with the effect of each towards the other, and whether each came late."""
    own = [one for one in treaty.reservations if one.by in pair]
    consents = treaty.consents(on, pair) if own else {}
    return [
        (one, effect(one, _other(pair, one.by), on, consents, treaty.policy), is_late(one, consents.get(one.by)))
        for one in own
    ]


def _barrier(one: Reservation, what: Effect, pair: tuple[str, str]) -> Ruling:
    other = _other(pair, one.by)
    if what is Effect.INVALID:
        return Ruling(False, "V19.2", f"{one.by}'s reservation is invalid, and {one.by} consents only with it.")
    if what is Effect.PENDING:
        return Ruling(False, "V20.4", f"{one.by}'s reservation waits for {other}; silence will do in time (V20.5).")
    return Ruling(False, "V20.4", f"{one.by}'s reservation was refused, and with it the treaty with {other}.")


def _holds_why(pair: tuple[str, str], on: date, version: frozenset[str], reserved: bool) -> Ruling:
    said = f"In force between {pair[0]} and {pair[1]} on {on}"
    said += f", with {', '.join(sorted(version))}" if version else ""
    return Ruling(True, "V21.1", f"{said}, as reserved.") if reserved else Ruling(True, "V26.1", f"{said}.")


def common_version(a: Party, b: Party, on: date, text: Text) -> frozenset[str] | None:
    """The amendments that hold between two parties: those both are bound by, each with all it stands upon (V40.4).

    None: one of them is party only with an amendment that the other lacks (V40.5).
    """
    sets = [{name for name, day in one.amendments.items() if day <= on} for one in (a, b)]
    shared = standing(sets[0] & sets[1], text)
    return shared if (a.only_with | b.only_with) <= shared else None


def standing(names: Iterable[str], text: Text) -> frozenset[str]:
    """Those of the amendments whose required ones are among them too."""
    left = set(names)
    needs = {amendment.id: amendment.requires for amendment in text.amendments}
    while fallen := {name for name in left if not needs.get(name, frozenset()) <= left}:
        left -= fallen
    return frozenset(left)


@lru_cache(maxsize=16)
def plain(text: Text, version: frozenset[str]) -> Mapping[str, Term]:
    """Every article of any version as this one has it, nothing reserved. All pairs share it: not to be changed."""
    read = text.read(version)
    return {name: Term(Kind.IN_FULL, read[name]) if name in read else NOTHING for name in sorted(text.names())}


Alike = Mapping[str, Term]
Apart = Mapping[str, Mapping[str, Term]]


def _terms(
    pair: tuple[str, str],
    on: date,
    treaty: Treaty,
    own: Alike,
    reserved: list[tuple[Reservation, Effect]],
) -> tuple[Alike, Apart]:
    """Articles owed alike, and those owed differently: the text, then reservations, then agreements of the two.

    The latest such agreement prevails over the text and over their reservations: both have consented to it.
    """
    agreed = sorted((one for one in treaty.inter_se if one.covers(frozenset(pair), on)), key=lambda one: one.since)
    if not reserved and not agreed:
        return own, {}
    alike, apart = dict(own), dict[str, dict[str, Term]]()
    for article in {article for one, _ in reserved for article in one.articles}:
        if own.get(article, NOTHING).kind is Kind.NONE:
            continue
        on_it = [(one, what) for one, what in reserved if article in one.articles]
        terms = {who: _term(who, pair, article, own[article].values, on_it, treaty.policy) for who in pair}
        if terms[pair[0]] == terms[pair[1]]:
            alike[article] = terms[pair[0]]
        else:
            apart[article] = terms
            del alike[article]
    for article, values in ((article, values) for one in agreed for article, values in one.articles.items()):
        apart.pop(article, None)
        alike[article] = _inter_se(own.get(article, NOTHING).values, values)
    return alike, apart


def _inter_se(own: Values, values: Values | None) -> Term:
    return Term(Kind.EXCLUDED, {}, "V41.1") if values is None else Term(Kind.MODIFIED, {**own, **values}, "V41.1")


def _paused(alike: Alike, apart: Apart, paused: frozenset[str]) -> tuple[Alike, Apart]:
    """The same with what is suspended left out; an article that is not in their text stays absent."""
    here = {article for article in paused if article in apart or alike.get(article, NOTHING).kind is not Kind.NONE}
    left_out = dict.fromkeys(here, Term(Kind.EXCLUDED, {}, "V72.1"))
    return {**alike, **left_out}, {article: terms for article, terms in apart.items() if article not in here}


def _term(
    debtor: str,
    pair: tuple[str, str],
    article: str,
    own: Values,
    reserved: list[tuple[Reservation, Effect]],
    policy: Policy,
) -> Term:
    touching = [(one, what) for one, what in reserved if debtor in spared(one, _other(pair, one.by), article, policy)]
    struck = any(what is Effect.NOT_APPLIED for _, what in touching)
    merged = None if struck else farthest(own, [one.change for one, _ in touching])
    if merged is None:
        return Term(Kind.EXCLUDED, {}, "V21.3" if struck else "V21.1")
    return Term(Kind.IN_FULL, own) if merged == own else Term(Kind.MODIFIED, merged, "V21.1")


def farthest(own: Values, changes: Iterable[Values | None]) -> dict[str, Value] | None:
    """The article's parameters under several accepted reservations; None where one excludes it or they do not join.

    Where two set one parameter, that which is farther from the text governs both ways: neither state promised more.
    Words, numbers on both sides of the text and parameters that the text leaves open cannot be compared: then the
    clause is not applied. The Convention is silent; this keeps the pair symmetric.
    """
    merged: dict[str, Value] = dict(own)
    for change in changes:
        if change is None:
            return None
        for name, value in change.items():
            text, before = own.get(name), merged.get(name)
            if value in (text, before):
                continue
            chosen = value if before == text else _farther(text, before, value)
            if chosen is None:
                return None
            merged[name] = chosen
    return merged


def _farther(text: Value | None, one: Value | None, two: Value) -> Value | None:
    if not (isinstance(text, float | int) and isinstance(one, float | int) and isinstance(two, float | int)):
        return None
    if (one - text) * (two - text) < 0:
        return None
    return max(one, two, key=lambda value: abs(value - text))
