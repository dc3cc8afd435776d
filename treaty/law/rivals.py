"""Rivals: two treaties in force that ask contrary things, and what becomes of the double promise.

V30.2  A text that says it is subject to another yields to it.
V30.3  Between states that are in both, the later governs where the two cannot both be kept; the rest of the earlier
       stands.
V30.4  Between states of which one is in one only, the treaty common to both governs.
V30.5  A country caught between the two answers to those it fails; neither treaty is void for that.
V59.1  An earlier treaty ends when all its parties are parties to a later one that is meant to replace it.
Source: VCLT 1969, arts. 30, 59; which treaty governs is decided by `convention.successive`.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from treaty.acts.events import PromisesCollided, Terminated
from treaty.law.convention.successive import (
    Answerable,
    Meant,
    Pact,
    Promise,
    ended,
    in_force_between,
    incompatible,
    responsible,
)
from treaty.law.duties import Read, duties_of
from treaty.law.registry import Course, evolves
from treaty.law.state import State, Treaty
from treaty.model.clause import amount
from treaty.model.measure import MEASURES
from treaty.model.obligation import Obligation


@lru_cache(maxsize=500)
def _promises(read: Read) -> tuple[tuple[str, Promise], ...]:
    owed = duties_of(read.text, read.kinds, "ANY")
    return tuple((one.article, _promise(one)) for one in owed if not one.when_measure)


def promises(state: State, treaty: Treaty) -> tuple[tuple[str, Promise], ...]:
    """What the text promises in any case: (article, promise)."""
    return _promises(Read(treaty.text, state.kinds))


def _promise(one: Obligation) -> Promise:
    return Promise(one.measure, "at most" if one.comparator == "at most" else "at least", one.limit)


def pact_of(state: State, treaty: Treaty) -> Pact:
    """The treaty as article 30 reads it."""
    assert treaty.adopted is not None  # asked of treaties in force alone
    return Pact(
        id=treaty.text.id,
        adopted=treaty.adopted,
        parties={who: acts.in_force for who, acts in treaty.consents.items() if acts.in_force},
        promises=tuple(dict.fromkeys(promise for _, promise in promises(state, treaty))),
        subject_to=frozenset(treaty.text.subject_to),
    )


def _in_force(state: State) -> Iterator[Treaty]:
    return (one for one in state.texts.values() if one.stage == "adopted" and one.in_force and not one.text.amends)


def contrary(state: State, one: Treaty, two: Treaty) -> bool:
    """Whether the two ask things that cannot be kept together."""
    return _contrary(Read(one.text, state.kinds), Read(two.text, state.kinds))


@lru_cache(maxsize=2_000)
def _contrary(one: Read, two: Read) -> bool:
    theirs = _promises(two)
    return any(incompatible(promise, other) for _, promise in _promises(one) for _, other in theirs)


def rivals(state: State, instrument: str) -> tuple[Pact, ...]:
    """Other treaties in force with a promise that cannot be kept together with one of this treaty."""
    treaty = state.texts[instrument]
    if treaty.stage != "adopted" or not treaty.in_force or treaty.text.amends:
        return ()
    others = (one for one in _in_force(state) if one is not treaty and contrary(state, treaty, one))
    return tuple(pact_of(state, one) for one in others)


def yielding(state: State, instrument: str, a: str, b: str) -> frozenset[str]:
    """Articles of the treaty that do not apply between the two, because another treaty governs there (V30.3)."""
    treaty = state.texts[instrument]
    gone: set[str] = set()
    for other in rivals(state, instrument):
        held = in_force_between(a, b, pact_of(state, treaty), other, state.today, meant(state, instrument, other.id))
        kept = {promise for name, promise in held if name == instrument}
        gone |= {article for article, promise in promises(state, treaty) if promise not in kept}
    return frozenset(gone)


def meant(state: State, one: str, two: str) -> Meant:
    """What the later of the two is meant to do to the earlier."""
    texts = {name: state.texts[name].text for name in (one, two)}
    replaced = texts[one].replaces == two or texts[two].replaces == one
    return "replace" if replaced else "nothing said"


def let_treaties_collide(course: Course) -> None:
    """What follows when several treaties are in force: one replaced has ended, double promises are named, once each."""
    for one, two in combinations(tuple(_in_force(course.state)), 2):
        state = course.state
        earlier, later = sorted((pact_of(state, one), pact_of(state, two)), key=lambda pact: (pact.adopted, pact.id))
        said = ended(earlier, later, state.today, meant(state, earlier.id, later.id))
        if said.allowed:
            course.then(Terminated(**state.now, instrument=earlier.id, sentence=f"{said.sentence} (V59.1)"))
        elif contrary(state, one, two):
            _name_caught(course, earlier, later)


def _name_caught(course: Course, earlier: Pact, later: Pact) -> None:
    state = course.state
    answers = responsible(earlier, later, state.today)
    for country in dict.fromkeys(one.state for one in answers):
        if (country, earlier.id, later.id) in state.collisions:
            continue
        sentence = " ".join(_fails(one) for one in answers if one.state == country and one.treaty == earlier.id)
        course.then(
            PromisesCollided(
                **state.now,
                country=country,
                earlier=earlier.id,
                later=later.id,
                sentence=f"{sentence or _fails(answers[0])} Both treaties stand (V30.5)."[:2_000],
            )
        )


def _fails(one: Answerable) -> str:
    measure = MEASURES[one.promise.measure]
    owed = f"{measure.title} {one.promise.comparator} {amount(one.promise.limit)} {measure.unit}"
    return f"It answers to {one.to} under {one.treaty} for {owed}, if it keeps {one.against}."


@evolves(PromisesCollided)
def _collided(state: State, event: PromisesCollided) -> State:
    return replace(state, collisions=state.collisions | {(event.country, event.earlier, event.later)})
