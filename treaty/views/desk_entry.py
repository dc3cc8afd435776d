"""How far a text is from entry into force, in one line.

An adopted text is counted with the weights frozen at its adoption. A text on the floor is counted as if it were adopted
now with nobody bound, its weights taken from published figures: the true ones are frozen and told at adoption only.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from treaty.coalition.missing import MOST_SETS, Missing, missing
from treaty.law.state import State, Treaty
from treaty.model.entry import Count, EntryIntoForce, NamedStates, Played
from treaty.model.figures import Figures
from treaty.views.desk_records import Entry
from treaty.views.entry_terms import entry_terms
from treaty.views.wording import day

Weights = Mapping[str, Mapping[str, int | Fraction]]


def entry_of(state: State, treaty: Treaty, published: Figures) -> Entry | None:
    """How far `treaty` is from entry into force; None for a text that came to nothing or has ended."""
    if treaty.stage not in ("tabled", "adopted"):
        return None
    entry = entry_terms(state, treaty)
    given = treaty.contracting() if treaty.stage == "adopted" else ()
    weights: Weights = treaty.weights if treaty.weights else weights_of(published)
    everyone = [who for who in state.countries if _may_consent(treaty, who)]
    found = missing(entry, given, weights, everyone)
    return Entry(
        met=found.met or treaty.threshold is not None,
        words=_line(treaty, entry, found, given, weights, set(everyone) - set(given)),
        sentences=found.sentences,
        sets=found.sets,
        blockers=found.blockers,
    )


def weights_of(published: Figures) -> Weights:
    """The tables that adoption would freeze, from published figures, in the units of the law."""
    nations = published.nations
    return {
        "compute": {name: round(1_000 * nation.compute) for name, nation in nations.items()},
        "economy": {name: round(nation.economy) for name, nation in nations.items()},
    }


def _may_consent(treaty: Treaty, country: str) -> bool:
    if treaty.consent(country).left:
        return False
    return treaty.text.final.open_to == "all" or treaty.stage == "tabled" or country in treaty.negotiators


def _line(
    treaty: Treaty,
    entry: EntryIntoForce,
    found: Missing,
    given: Collection[str],
    weights: Weights,
    still: Collection[str],
) -> str:
    if treaty.in_force:
        return f"in force since {day(str(treaty.in_force))}"
    if treaty.enters:
        return f"conditions met; it enters into force on {day(str(treaty.enters))}"
    amends = bool(treaty.text.amends)
    said = ", ".join(_short(condition, given, weights, amends=amends) for condition in entry.played())
    return said if found.met else f"{said}; {_who(entry, found, given, still)}"


def _short(condition: Played, given: Collection[str], weights: Weights, *, amends: bool = False) -> str:
    match condition:
        case Count():
            having = len(set(given) & set(condition.subset) if condition.subset else given)
            among = f" among {', '.join(condition.subset)}" if condition.subset else ""
            return f"{having} of {_consents(condition.at_least)}{' of the parties' if amends else among}"
        case NamedStates():
            having = len(set(given) & set(condition.states))
            return f"{having} of {len(set(condition.states))} named ({', '.join(condition.states)})"
    table = weights[condition.table]
    total = sum(map(Fraction, table.values())) or Fraction(1)
    share = sum((Fraction(table.get(who, 0)) for who in given), Fraction(0)) / total
    return f"{_percent(share)} % of {_percent(Fraction(condition.at_least))} % {condition.table}"


def _consents(number: int) -> str:
    return f"{number} consent{'s' * (number != 1)}"


def _percent(share: Fraction) -> str:
    """In %, cut to a tenth and never rounded up to a share that is not reached."""
    return f"{int(share * 1000) / 10:g}"


def _who(entry: EntryIntoForce, found: Missing, given: Collection[str], still: Collection[str]) -> str:
    if not found.sets:
        return "those who could still consent would not suffice"
    if all(isinstance(condition, Count) and not condition.subset for condition in entry.played()):
        wanted = max(condition.at_least for condition in entry.played() if isinstance(condition, Count)) - len(given)
        # Where anybody will do, names would only be the first of many.
        if wanted < len(still):
            return f"missing: any {wanted} of {len(still)}"
    return f"missing: {_sets(found.sets)}"


def _sets(sets: Sequence[tuple[str, ...]]) -> str:
    """`CHN + USA`, `IND, or BRA + KOR`; members of all sets once: `CHN + USA + one of BRA, KEN`."""
    more = len(sets) >= MOST_SETS
    core = [who for who in sets[0] if all(who in one for one in sets)]
    rest = [[who for who in one if who not in core] for one in sets]
    if core and all(len(one) == 1 for one in rest):
        others = ", ".join([*(who for (who,) in rest), *(["..."] if more else [])])
        return f"{' + '.join(core)} + one of {others}"
    return ", or ".join([" + ".join(one) for one in sets] + (["others"] if more else []))
