"""Grounds on which a treaty, or a consent, is invalid or may be ended, and what follows.

V44.3  A ground that touches single clauses is invoked for those alone, where they are separable, were no essential
       basis of the others' consent, and the rest would not be unjust.
V46    Consent against a rule of internal law on who may conclude: only if manifest and fundamental.
V47    A limit on the delegate's authority that it did not observe: only if notified to the others before.
V48    Error on a fact that was an essential basis of consent, unless the state had its share in it.
V49    Fraud by another negotiating state.
V50    Corruption of the delegate by another negotiating state.
V51    Coercion of the delegate: the consent has no effect.
V52    Threat or use of force against the principles of the Charter: void. Economic pressure is no force.
V53    Conflict with a peremptory norm at the conclusion: void.
V61.1  Impossibility: an object indispensable for the treaty is gone for good; while it is gone for a time, suspend.
V62.1  A fundamental change of circumstances, on four conditions, never for a boundary and never by one's own breach.
V64.1  A new peremptory norm ends the treaties that conflict with it.
V69    What is void has no force: restore what can be, leave good-faith acts lawful, give the culprit no benefit.
Source: VCLT 1969, arts. 44-53, 61, 62, 64, 69.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Ground(StrEnum):
    """A ground of invalidity, ending or suspension; the value is its article of the Convention."""

    COMPETENCE = "46"
    LIMITED_DELEGATE = "47"
    ERROR = "48"
    FRAUD = "49"
    CORRUPTION = "50"
    COERCED_DELEGATE = "51"
    FORCE = "52"
    PEREMPTORY_NORM = "53"
    BREACH = "60"
    IMPOSSIBILITY = "61"
    CHANGE = "62"
    NEW_PEREMPTORY_NORM = "64"

    @property
    def rule(self) -> str:
        """The number of the rule."""
        part = ".1" if self in (Ground.IMPOSSIBILITY, Ground.CHANGE, Ground.NEW_PEREMPTORY_NORM) else ""
        return f"V{self}{part}"


class Fact(StrEnum):
    """What must be shown for a ground, or stands in its way."""

    ON_COMPETENCE = "the rule of internal law is one on competence to conclude treaties"
    FUNDAMENTAL_RULE = "that rule is of fundamental importance"
    MANIFEST = "the violation was manifest to any state"
    LIMIT_IGNORED = "the delegate went beyond a limit on its authority"
    LIMIT_NOTIFIED = "the limit was notified to the others before"
    ERROR_OF_FACT = "the error is one on a fact or situation"
    ESSENTIAL_BASIS = "it was an essential basis of the consent"
    OWN_SHARE = "the state contributed to the error or was put on notice"
    FRAUDULENT = "fraudulent conduct led the state to conclude"
    BRIBED = "the delegate was corrupted"
    BY_NEGOTIATOR = "it was done by another negotiating state"
    DELEGATE_COERCED = "the delegate was coerced"
    ARMED_FORCE = "the treaty was procured by threat or use of force"
    AGAINST_CHARTER = "the force was against the principles of the Charter"
    ECONOMIC_PRESSURE = "the pressure was economic"
    CONFLICT_WITH_NORM = "the treaty conflicts with a peremptory norm"
    NORM_AT_CONCLUSION = "the norm stood when the treaty was concluded"
    NORM_NEW = "the norm emerged after the treaty was concluded"
    OBJECT_GONE = "an object disappeared or was destroyed"
    INDISPENSABLE = "the object is indispensable for the treaty"
    FOR_GOOD = "it is gone for good"
    FUNDAMENTAL_CHANGE = "the change of circumstances is fundamental"
    UNFORESEEN = "it was not foreseen"
    RADICAL = "it radically transforms what is still to be performed"
    BOUNDARY = "the treaty establishes a boundary"
    OWN_BREACH = "it results from a breach by the party that invokes it"


NEEDED: dict[Ground, frozenset[Fact]] = {
    Ground.COMPETENCE: frozenset({Fact.ON_COMPETENCE, Fact.FUNDAMENTAL_RULE, Fact.MANIFEST}),
    Ground.LIMITED_DELEGATE: frozenset({Fact.LIMIT_IGNORED, Fact.LIMIT_NOTIFIED}),
    Ground.ERROR: frozenset({Fact.ERROR_OF_FACT, Fact.ESSENTIAL_BASIS}),
    Ground.FRAUD: frozenset({Fact.FRAUDULENT, Fact.BY_NEGOTIATOR}),
    Ground.CORRUPTION: frozenset({Fact.BRIBED, Fact.BY_NEGOTIATOR}),
    Ground.COERCED_DELEGATE: frozenset({Fact.DELEGATE_COERCED}),
    Ground.FORCE: frozenset({Fact.ARMED_FORCE, Fact.AGAINST_CHARTER}),
    Ground.PEREMPTORY_NORM: frozenset({Fact.CONFLICT_WITH_NORM, Fact.NORM_AT_CONCLUSION}),
    Ground.IMPOSSIBILITY: frozenset({Fact.OBJECT_GONE, Fact.INDISPENSABLE}),
    Ground.CHANGE: frozenset({Fact.FUNDAMENTAL_CHANGE, Fact.UNFORESEEN, Fact.ESSENTIAL_BASIS, Fact.RADICAL}),
    Ground.NEW_PEREMPTORY_NORM: frozenset({Fact.CONFLICT_WITH_NORM, Fact.NORM_NEW}),
}
"""All that must be shown. Article 60 is not here: who may invoke a breach, and for what, is the law of breach."""

BARS: dict[Ground, frozenset[Fact]] = {
    Ground.ERROR: frozenset({Fact.OWN_SHARE}),
    Ground.IMPOSSIBILITY: frozenset({Fact.OWN_BREACH}),
    Ground.CHANGE: frozenset({Fact.BOUNDARY, Fact.OWN_BREACH}),
}
"""What takes the ground away, whatever else is shown. Economic pressure bars nothing: it is just no force."""

LOST_BY_ACQUIESCENCE = frozenset(
    {
        Ground.COMPETENCE, Ground.LIMITED_DELEGATE, Ground.ERROR, Ground.FRAUD, Ground.CORRUPTION, Ground.BREACH,
        Ground.CHANGE,
    }
)  # fmt: skip
"""Article 45: coercion, peremptory norms and impossibility are never healed by silence."""


class Effect(StrEnum):
    """What a ground does to the treaty, or to one state's consent."""

    REJECTED = "rejected"
    VOIDABLE = "the state may invoke it against its consent"
    CONSENT_WITHOUT_EFFECT = "the consent has no legal effect"
    VOID = "the treaty is void"
    MAY_END = "the party may end, leave or suspend the treaty"
    MAY_SUSPEND = "the party may suspend the treaty"
    ENDED = "the treaty becomes void and ends"


EFFECTS = {
    Ground.COERCED_DELEGATE: Effect.CONSENT_WITHOUT_EFFECT,
    Ground.FORCE: Effect.VOID,
    Ground.PEREMPTORY_NORM: Effect.VOID,
    Ground.IMPOSSIBILITY: Effect.MAY_END,
    Ground.CHANGE: Effect.MAY_END,
    Ground.NEW_PEREMPTORY_NORM: Effect.ENDED,
}
"""Effect of a ground that is made out; any other makes consent voidable."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a claim comes to: the effect, the facts that still lack, those that bar it, and a sentence."""

    effect: Effect
    lacking: tuple[Fact, ...]
    barred: tuple[Fact, ...]
    rule: str
    sentence: str


FACTS = tuple(Fact)
"""All facts, in the order in which they are asked for."""


def judge(ground: Ground, shown: Collection[Fact], *, right_lost: bool = False) -> Judged:
    """What a claim on `ground` comes to on the facts `shown`; rejected unless each one that is needed is shown.

    `right_lost`: the state affirmed or acquiesced with knowledge of the facts; it matters only for grounds that can
    be lost so. ValueError for article 60.
    """
    if ground is Ground.BREACH:
        raise ValueError("what a party may do about a breach depends on the parties: see the law of breach")
    lacking = tuple(sorted(set(NEEDED[ground]).difference(shown), key=FACTS.index))
    barred = tuple(sorted(set(BARS.get(ground, ())).intersection(shown), key=FACTS.index))
    if right_lost and ground in LOST_BY_ACQUIESCENCE:
        said = "Rejected: the state knew and let it stand; only new facts can be invoked."
        return Judged(Effect.REJECTED, lacking, barred, "V45.1", said)
    if barred:
        return Judged(Effect.REJECTED, lacking, barred, ground.rule, f"Rejected: {barred[0]}.")
    if lacking:
        said = f"Rejected; it must still be shown that {'; that '.join(lacking)}."
        return Judged(Effect.REJECTED, lacking, (), ground.rule, said)
    effect = EFFECTS.get(ground, Effect.VOIDABLE)
    if ground is Ground.IMPOSSIBILITY and Fact.FOR_GOOD not in shown:
        effect = Effect.MAY_SUSPEND
    return Judged(effect, (), (), ground.rule, f"Made out: {effect}.")


class Scope(StrEnum):
    """How much of a treaty a ground may be invoked for."""

    WHOLE = "the whole treaty"
    CLAUSES = "the clauses concerned"
    EITHER = "the whole treaty or the clauses concerned"


def scope(
    ground: Ground,
    *,
    single_clauses: bool = False,
    separable: bool = False,
    essential_to_consent: bool = False,
    unjust: bool = False,
) -> Scope:
    """How much a ground is invoked for (V44.3).

    `single_clauses`: it touches only those. `separable`: the rest can be applied without them. `essential_to_consent`:
    their acceptance was an essential basis of the others' consent. `unjust`: to go on with the rest would be. Coercion,
    force and a norm that stood at the conclusion never divide a treaty; for fraud and corruption the victim chooses;
    a breach follows its own article, which allows both.
    """
    if ground is Ground.BREACH:
        return Scope.EITHER
    indivisible = (Ground.COERCED_DELEGATE, Ground.FORCE, Ground.PEREMPTORY_NORM)
    divides = single_clauses and separable and not essential_to_consent and not unjust
    if ground in indivisible or not divides:
        return Scope.WHOLE
    return Scope.EITHER if ground in (Ground.FRAUD, Ground.CORRUPTION) else Scope.CLAUSES


@dataclass(frozen=True, slots=True)
class Restoration:
    """What follows for one party when a treaty, or a consent, turns out invalid.

    `may_require`: it may ask the others to restore, as far as possible, the position as if nothing had been done.
    `acts_lawful`: what it did in good faith before the invalidity was invoked is not unlawful for that reason alone.
    """

    may_require: bool
    acts_lawful: bool


CULPABLE = frozenset({Ground.FRAUD, Ground.CORRUPTION, Ground.COERCED_DELEGATE, Ground.FORCE})
"""Grounds that one state is answerable for."""


def after_invalidity(ground: Ground, *, culprit: bool, good_faith: bool, done: date, invoked: date) -> Restoration:
    """What follows for a party that acted on `done` under a text whose invalidity was `invoked` on a day (V69).

    `culprit`: the fraud, corruption or coercion is imputable to it; it gets neither benefit.
    """
    if culprit and ground in CULPABLE:
        return Restoration(False, False)
    return Restoration(True, good_faith and done < invoked)
