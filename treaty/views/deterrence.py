"""Deterrence: for each promise, whether breaking it pays for the country that owes it, as one chair may reckon it.

Gain and penalty come from the world's look-ahead (`world.tempting`): points of home interest of that country, with
everybody's usual orders and published figures, all other promises kept. The penalty is what its next finding of breach
brings under the law: standing and trust, and suspended benefits where the remedy suspends. From both follows the chance
to be seen that would deter it; beside it stands the chance that the methods in force give.
Source: Becker 1968, p >= gain / (gain + penalty), as in `verification.belief.deterred`.
"""

from collections.abc import Mapping, Sequence

from treaty.law.disputes import REMEDY_ROUNDS, means_in_force, next_step
from treaty.law.shocks import shaken
from treaty.law.state import SUSPENDING, Owed, State
from treaty.model.obligation import Obligation
from treaty.model.orders import Orders
from treaty.verification.belief import deterred
from treaty.verification.evidence import Sighting
from treaty.views.known import known_to
from treaty.views.outlook_records import Deterrence
from treaty.views.records import SeatView
from treaty.views.remember import Remembered
from treaty.views.seat import seat_view
from treaty.views.sightings import chances, seen_by_any
from treaty.views.wording import percent
from treaty.world.tempting import temptations

DIGITS = 2
"""Decimals of a point to which gains and penalties are reckoned: less is nothing that anybody acts on."""
NOTHING = "nothing to gain"
Tempted = dict[str, tuple[float, float]]
"""Obligation -> gain and penalty, points."""

_SEEN = Remembered()


def deterrences(state: State, me: str) -> dict[str, Deterrence]:
    """Obligation in force -> whether breaking it pays for who owes it; from what the chair of `me` may know alone."""
    view = seat_view(state, me)
    known = known_to(state, view)
    return weighed(usual_temptations(state, view, known), seen_in_force(known))


def weighed(tempted: Tempted, seen: Mapping[str, Sequence[Sighting]]) -> dict[str, Deterrence]:
    """Gains and penalties set against what would be seen."""
    return {key: _weighed(*points, seen_by_any(seen.get(key, ()))) for key, points in tempted.items()}


def seen_in_force(known: State) -> dict[str, tuple[Sighting, ...]]:
    """What methods in force would report of every duty in force; one that falls due later, as if it were due."""
    by_party: dict[str, list[Owed]] = {}
    for owed in known.owed.values():
        by_party.setdefault(owed.duty.party, []).append(owed)
    found: dict[str, tuple[Sighting, ...]] = {}
    for party, all_owed in by_party.items():
        means = means_in_force(known, party)
        found |= chances([owed.duty for owed in all_owed], means)
        found |= chances([owed.duty for owed in all_owed if owed.due <= known.round], means)
    return found


def usual_temptations(state: State, view: SeatView, known: State) -> Tempted:
    """Gain and penalty of each obligation in force under everybody's usual orders; kept until something moves them."""
    moved_by = (
        state.figures, state.conduct, state.declared, state.known_runs, state.scenario, state.budgets, state.owed,
        state.allegations, state.responses, state.card, state.deals,
    )  # fmt: skip

    def work_out() -> Tempted:
        usual = {country.id: country.default for country in known.scenario.countries}
        return tempted_by(known, usual, [owed.duty for owed in known.owed.values()])

    return _SEEN.get(f"tempted {view.me} {state.round}", moved_by, work_out)


def tempted_by(known: State, sheets: Mapping[str, Orders], duties: Sequence[Obligation]) -> Tempted:
    """Gain and penalty of breaking each of `duties` alone, where everybody orders what stands in `sheets`."""
    remedy = {country: _suspended(known, country) for country in known.countries}
    found = temptations(
        shaken(known),
        known.budgets,
        sheets,
        [owed.duty for owed in known.owed.values()],
        [(duty,) for duty in duties],
        months=known.scenario.calendar.months_per_round,
        remedy=remedy,
    )
    points = zip(found.gain.round(DIGITS).tolist(), found.penalty.round(DIGITS).tolist(), strict=True)
    return {duty.key: (gain, max(0.0, penalty)) for duty, (gain, penalty) in zip(duties, points, strict=True)}


def _suspended(known: State, country: str) -> int:
    """Rounds for which the next finding against the country suspends its benefits."""
    return REMEDY_ROUNDS if next_step(known, country) in SUSPENDING else 0


def _weighed(gain: float, penalty: float, in_force: float) -> Deterrence:
    needed = deterred(gain, penalty)
    pays = gain > 0 and in_force < needed
    words = f"detection needed {percent(needed)}, in force {percent(in_force)}: breaking it "
    return Deterrence(
        gain=gain,
        penalty=penalty,
        needed=needed,
        in_force=in_force,
        pays=pays,
        sentence=NOTHING if gain <= 0 else words + ("pays" if pays else "does not pay"),
    )
