"""Means: which methods of verification texts bring into force for a country, what they may see, and who pays.

I4     A method looks once its roll-out is over: so many rounds after the text came into force for the party.
       No more inspections are held in a round than it allows.
I5     A method that needs consent sees as much as the party lets it: who admits half of the inspections that it owes
       is inspected half as well. To admit less is a breach of that clause itself, done in the open.
I6     What no practice of the parties pays for is shared among the parties of the text by the size of their economies;
       a request for an inspection that was stopped is paid by who made it, where the clause says so.
Source: clause kinds L1-L9; the scale of assessments of the United Nations follows national income.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from treaty.law.between import owed_text
from treaty.law.state import State, Treaty
from treaty.law.versions import bound
from treaty.model.clause import Clause, ClauseKind
from treaty.verification.methods import BILLED, METHODS

PAYS = "pays the costs"
"""The choice of a challenge clause under which who asks in bad faith pays."""


def means_in_force(state: State, party: str) -> dict[str, float]:
    """Verification methods that texts in force for `party` provide and that are rolled out; the largest amount of each.

    A text provides no more than the method allows a round (I4).
    """
    return _largest(_provided(state, party), state)


def means_at_work(state: State, party: str, conduct: Mapping[str, float]) -> dict[str, float]:
    """`means_in_force`, each as far as the party's `conduct` (measure -> value) lets it look (I5)."""
    found = ((method, amount * let_in(method, clause, kind, conduct)) for method, amount, clause, kind in
             _with_clauses(state, party))  # fmt: skip
    return _largest(found, state)


def let_in(method: str, clause: Clause, kind: ClauseKind, conduct: Mapping[str, float]) -> float:
    """Share in [0, 1] of what its clause asks of the party that its conduct grants the method; 1 without consent."""
    if not METHODS[method].needs_consent:
        return 1.0
    shares = [1.0]
    for duty in kind.duties:
        limit = clause.number(duty.limit, kind)
        if duty.comparator == "at least" and limit > 0:
            shares.append(max(0.0, min(1.0, conduct.get(duty.measure, 0.0) / limit)))
    return min(shares)


def clauses_of(state: State, party: str, method: str) -> Iterator[tuple[str, Clause, ClauseKind]]:
    """Instrument, clause and kind of each text in force for `party` that brings `method`."""
    for name in state.texts:
        owed = owed_text(state, name, party)
        for article in owed.articles if owed else ():
            kind = state.kinds.get(article.clause.kind)
            if kind is not None and any(means.method == method for means in kind.means):
                yield name, article.clause, kind


def bill(state: State) -> dict[str, float]:
    """What verification costs each country this round, million USD, beside what its own practices cost (I6)."""
    due: dict[str, float] = {}
    for treaty in state.texts.values():
        parties = bound(treaty) if treaty.stage == "adopted" else ()
        for article in treaty.text.articles if len(parties) > 1 else ():
            kind = state.kinds.get(article.clause.kind)
            for means in kind.means if kind else ():
                assert kind is not None
                method = METHODS[means.method]
                if means.method in BILLED and _ready(state, treaty, parties[0], means.method):
                    cost = method.cost_m * method.effort(article.clause.number(means.amount, kind))
                    _share(state, parties, cost, due)
    for case in state.allegations.values():
        if case.inspected_in == state.round:
            _share(state, bound(state.texts[case.instrument]), METHODS["challenge"].cost_m, due)
        if case.stopped_in == state.round and case.penalty == PAYS:
            due[case.asked_by] = due.get(case.asked_by, 0.0) + METHODS["challenge"].cost_m
    return due


def _share(state: State, parties: tuple[str, ...], cost: float, due: dict[str, float]) -> None:
    sizes = {who: state.figures.nations[who].economy for who in parties}
    for who, size in sizes.items():
        due[who] = due.get(who, 0.0) + cost * size / sum(sizes.values())


def _largest(provided: Iterator[tuple[str, float]], state: State) -> dict[str, float]:
    rounds_a_year = 12 / state.scenario.calendar.months_per_round
    found: dict[str, float] = {}
    for method, amount in provided:
        most = METHODS[method].per_round * rounds_a_year
        found[method] = max(found.get(method, 0.0), min(amount, most) if most else amount)
    return found


def _provided(state: State, party: str) -> Iterator[tuple[str, float]]:
    yield from ((method, amount) for method, amount, _, _ in _with_clauses(state, party))


def _with_clauses(state: State, party: str) -> Iterator[tuple[str, float, Clause, ClauseKind]]:
    for treaty in state.texts.values():
        owed = owed_text(state, treaty.text.id, party)
        for article in owed.articles if owed else ():
            kind = state.kinds.get(article.clause.kind)
            for means in kind.means if kind else ():
                assert kind is not None
                if _ready(state, treaty, party, means.method):
                    yield means.method, article.clause.number(means.amount, kind), article.clause, kind


def _ready(state: State, treaty: Treaty, party: str, method: str) -> bool:
    lead = METHODS[method].lead_rounds
    if not lead:
        return True
    acts = treaty.consent(party)
    since = acts.in_force or acts.provisional or acts.undertaken or treaty.in_force
    return since is not None and METHODS[method].ready(state.round - _round_of(state, since))


def _round_of(state: State, day: date) -> int:
    """The round in which a day lies; 1 for earlier ones."""
    number = state.round
    while number > 1 and state.scenario.calendar.round_start(number) > day:
        number -= 1
    return number
