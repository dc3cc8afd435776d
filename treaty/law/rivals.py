"""Rivals: two treaties in force that ask contrary things, and what becomes of the double promise.

V30.2  A text that says it is subject to another yields to it.
V30.3  Between states that are in both, the later governs where the two cannot both be kept; the rest of the earlier
       stands.
V30.4  Between states of which one is in one only, the treaty common to both governs.
V30.5  A country caught between the two answers to those it fails; neither treaty is void for that.
V59.1  An earlier treaty ends when all its parties are parties to a later one that is meant to replace it.
An amended text is a text of its own here: it dates from the adoption of the amendment, and binds who accepted that.
Source: VCLT 1969, arts. 30, 59; which treaty governs is decided by `convention.successive`.
"""

from collections.abc import Iterable, Iterator
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
from treaty.law.versions import amendments_of, treaty_of
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
        subject_to=frozenset(_as_amended(state, treaty.text.subject_to)),
    )


def _as_amended(state: State, names: Iterable[str]) -> Iterator[str]:
    """What a text says of a treaty it says of the treaty as amended."""
    for name in names:
        yield name
        yield from (amendment for amendment, _ in amendments_of(state, name))


def _in_force(state: State) -> Iterator[tuple[str, Treaty]]:
    return ((name, one) for name, one in state.texts.items() if one.stage == "adopted" and one.in_force)


def contrary(state: State, one: Treaty, two: Treaty) -> bool:
    """Whether the two ask things that cannot be kept together."""
    return _contrary(Read(one.text, state.kinds), Read(two.text, state.kinds))


@lru_cache(maxsize=2_000)
def _contrary(one: Read, two: Read) -> bool:
    theirs = _promises(two)
    return any(incompatible(promise, other) for _, promise in _promises(one) for _, other in theirs)


def against(state: State, instrument: str) -> tuple[str, ...]:
    """Texts in force with a promise that cannot be kept together with one of this text, once in force, even ended."""
    treaty, own = state.texts[instrument], treaty_of(state, instrument)
    if not treaty.in_force:
        return ()
    others = ((name, one) for name, one in _in_force(state) if treaty_of(state, name) != own)
    return tuple(name for name, one in others if contrary(state, treaty, one))


def rivals(state: State, instrument: str) -> tuple[Pact, ...]:
    """Texts in force that this one, in force itself, cannot be kept together with; versions of one treaty are none."""
    return tuple(pact_of(state, state.texts[name]) for name in against(state, instrument))


def yielding(state: State, instrument: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """(countries, articles): articles of the text that do not apply among these, for another treaty governs (V30.3).

    Which of two treaties governs is the same between any two that are in both.
    """
    own = pact_of(state, state.texts[instrument]) if rivals(state, instrument) else None
    return tuple(_yielding_to(state, own, other) for other in rivals(state, instrument) if own)


def _yielding_to(state: State, own: Pact, other: Pact) -> tuple[frozenset[str], frozenset[str]]:
    both = own.states(state.today) & other.states(state.today)
    if len(both) < 2:
        return both, frozenset()
    a, b = sorted(both)[:2]
    held = in_force_between(a, b, own, other, state.today, meant(state, *_in_order(own, other)))
    kept = {promise for name, promise in held if name == own.id}
    asked = promises(state, state.texts[own.id])
    return both, frozenset(article for article, promise in asked if promise not in kept)


def _in_order(one: Pact, two: Pact) -> tuple[Pact, Pact]:
    earlier, later = sorted((one, two), key=lambda pact: (pact.adopted, pact.id))
    return earlier, later


def meant(state: State, earlier: Pact, later: Pact) -> Meant:
    """What the later of the two is meant to do to the earlier, as the later says."""
    replaced = state.texts[later.id].text.replaces == treaty_of(state, earlier.id)
    return "replace" if replaced else "nothing said"


def let_treaties_collide(course: Course) -> None:
    """What follows when several treaties are in force: one replaced has ended, double promises are named, once each."""
    for pair in combinations([name for name, _ in _in_force(course.state)], 2):
        state = course.state
        one, two = (state.texts[name] for name in pair)
        family = treaty_of(state, pair[0]) == treaty_of(state, pair[1])
        if family or {one.stage, two.stage} != {"adopted"}:  # one of them may have ended a moment ago
            continue
        earlier, later = _in_order(pact_of(state, one), pact_of(state, two))
        said = ended(earlier, later, state.today, meant(state, earlier, later))
        if said.allowed and not state.texts[earlier.id].text.amends:
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
