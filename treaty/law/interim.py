"""The interim duty in play: not to defeat object and purpose between signature and entry into force.

V18.1  A signatory has the duty until it makes clear that it will not become a party.
V18.2  A contracting state has it until entry into force, unless that is unduly delayed.
V18.3  Only essential articles count, and only what would leave them without meaning: going far beyond the article and
       beyond where the country stood when it signed. A late report or a missing log defeats nothing.
The Convention gives no measure of `defeat`. Here it is what others can see being built or tied meanwhile: one more
exclusive pact, a cut-off, a run ten times as large. The duty belongs to exercises of level 3.
Source: VCLT 1969, art. 18.
"""

from treaty.law.convention.interim import ConsentActs, InterimDuty, breaks_interim_duty, interim_duty
from treaty.law.duties import duties_of
from treaty.law.state import State, Treaty
from treaty.law.versions import bound
from treaty.model.obligation import Obligation

INTERIM_LEVEL = 3
"""The level of exercise from which on signatories have the duty (T5)."""
SEEN_BEING_BUILT = ("exclusive_pacts", "cutoffs", "largest_run_flop")
"""Measures of conduct by which an essential article can be defeated before it binds."""


FAR_BEYOND = 10.0
"""How many times the larger of cap and known run defeats a cap on runs: an order of magnitude. The number is ours."""


def standing(state: State, treaty: Treaty, country: str) -> InterimDuty:
    """Which interim duty the country has under the instrument today."""
    acts = treaty.consents.get(country)
    if acts is None or acts.in_force or acts.left:
        return InterimDuty.NONE
    if acts.provisional and len(bound(treaty)) > 1:  # it owes the whole text to the others that apply it
        return InterimDuty.NONE
    if treaty.stage != "adopted" or treaty.adopted is None or state.scenario.level < INTERIM_LEVEL:
        return InterimDuty.NONE
    signed = None if acts.ad_referendum else acts.signed
    dated = ConsentActs(signed, acts.renounced, acts.consented, None, acts.in_force)
    patience = treaty.text.final.unduly_delayed_after
    return interim_duty(state.today, dated, patience=patience, waiting_since=treaty.adopted)


def held_back(state: State, treaty: Treaty, of: str = "") -> tuple[str, ...]:
    """Countries that must not defeat the instrument today, in order of their acts; or `of` alone, if it is one."""
    asked = (of,) if of else tuple(treaty.consents)
    return tuple(who for who in asked if standing(state, treaty, who) is not InterimDuty.NONE)


def interim_obligations(state: State, treaty: Treaty, country: str) -> tuple[Obligation, ...]:
    """What the country must not do meanwhile: go beyond essential articles and beyond where it stands today."""
    duty = standing(state, treaty, country)
    return tuple(
        one.model_copy(update={"limit": _limit(state, one), "window_rounds": 1})
        for one in duties_of(treaty.text, state.kinds, country)
        if breaks_interim_duty(
            duty, essential=one.essential, defeats=one.comparator == "at most" and one.measure in SEEN_BEING_BUILT
        )
    )


def _limit(state: State, duty: Obligation) -> float:
    """Where the country would begin to defeat the article, from where it is known to stand today."""
    if duty.measure == "exclusive_pacts":
        place = state.countries.index(duty.party)
        return max(duty.limit, float(sum(held > 0 for held in state.figures.between.pact[place])))
    if duty.measure == "largest_run_flop":
        first = state.scenario.figures.nations[duty.party].largest_run
        far = FAR_BEYOND * max(duty.limit, state.known_runs.get(duty.party, first))
        return float(f"{far:.6g}")
    return duty.limit
