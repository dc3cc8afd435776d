"""Who is pivotal for entry into force, among those that can still consent: Shapley and Shubik 1954, exact."""

from fractions import Fraction

from treaty.coalition.power import AllOf, Rule, Weighted, shapley_shubik
from treaty.law.state import State, Treaty
from treaty.model.entry import Count, NamedStates, Played
from treaty.views.entry_terms import entry_terms

MOST_CANDIDATES = 28
"""Candidates up to which shares are counted; beyond it none is given."""
MOST_UNITS = 2_000
"""Units that a table of weights is told apart in where its numbers are large; a share errs by less than one of them."""

Weights = dict[str, dict[str, int]]


def pivots(known: State, treaty: Treaty) -> tuple[dict[str, float], tuple[str, ...]]:
    """Candidate -> share of orders of consent in which it meets the last condition, in [0, 1]; or why there is none.

    Before adoption nobody has consented and weights are today's published figures.
    """
    if treaty.in_force:
        return {}, ("It is in force: nobody is pivotal for that any more.",)
    if treaty.stage not in ("tabled", "adopted") or treaty.threshold:
        return {}, ("Its conditions are met." if treaty.threshold else f"It was {treaty.stage}.",)
    given = treaty.contracting()
    candidates = tuple(who for who in known.countries if who not in given and _may_consent(treaty, who))
    if len(candidates) > MOST_CANDIDATES:
        return {}, (f"With {len(candidates)} candidates, who is pivotal is not counted.",)
    weights = {name: dict(rows) for name, rows in treaty.weights.items()} or weights_now(known)
    rules = []
    for condition in entry_terms(known, treaty).played():
        brings, lacking = _lacking(condition, given, candidates, weights)
        if lacking <= 0:
            continue
        if lacking > sum(brings):
            return {}, ("All who could still consent would not suffice.",)
        rules.append(Weighted(tuple(brings), lacking))
    if not rules:
        return {}, ("Its conditions are met.",)
    rule: Rule = rules[0] if len(rules) == 1 else AllOf(tuple(rules))
    return {who: float(share) for who, share in zip(candidates, shapley_shubik(rule), strict=True)}, ()


def weights_now(known: State) -> Weights:
    """The tables that adoption would freeze today, from published figures."""
    nations = known.figures.nations
    return {
        "compute": {name: round(1_000 * nation.compute) for name, nation in nations.items()},
        "economy": {name: round(nation.economy) for name, nation in nations.items()},
    }


def _may_consent(treaty: Treaty, country: str) -> bool:
    acts = treaty.consent(country)
    shut = treaty.stage == "adopted" and treaty.text.final.open_to == "negotiators"
    return not acts.left and (not shut or country in treaty.negotiators)


def _lacking(
    condition: Played, given: tuple[str, ...], candidates: tuple[str, ...], weights: Weights
) -> tuple[list[int], int]:
    """What each candidate brings towards a condition, and how much is still wanted."""
    if isinstance(condition, Count):
        counts = condition.subset or (*given, *candidates)
        return [int(who in counts) for who in candidates], condition.at_least - sum(who in counts for who in given)
    if isinstance(condition, NamedStates):
        wanted = set(condition.states)
        return [int(who in wanted) for who in candidates], len(wanted - set(given))
    table, share = weights[condition.table], Fraction(condition.at_least)
    unit = max(1, sum(table.values()) // MOST_UNITS)
    missing = sum(table.values()) * share - sum(table.get(who, 0) for who in given)
    brings = [round(table.get(who, 0) / unit) for who in candidates]
    if missing > sum(table.get(who, 0) for who in candidates):
        return brings, sum(brings) + 1
    units = -(-missing.numerator // (missing.denominator * unit))
    return brings, min(units, sum(brings)) if missing > 0 else 0
