"""The map of ties: which countries stand where between the powers, and what lies between each two.

A tie's sign, from public facts alone: `#` an exclusive pact; `+` a common text in force, or mutual openness (no control
either way, tariffs of at most `OPEN_TARIFF`, mutual trust of `OPEN_TRUST` or more); `x` a chip or model control, a
tariff of `HIGH_TARIFF` or more, mutual trust of `DISTRUST` or less, or an open case, a finding of this round or a
remedy that one of them brought on the other; `±` both; `.` nothing of this. Blocs are those of `coalition.blocs`;
what the signs say of camps is read in `views.camps`.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

from treaty.coalition.blocs import Alignment, blocs, nonalignment
from treaty.coalition.polarisation import polarisation
from treaty.views.camps import camp_readings, signed_map
from treaty.views.outlook_records import BlocsView, Tie
from treaty.views.records import CaseView, PublicView
from treaty.views.wording import listed, percent

OPEN_TARIFF = 5.0
"""% on AI goods."""
OPEN_TRUST = 0.3
"""Mean trust of both in each other, in [-1, 1]; the line of a bloc's tie as well."""
HIGH_TARIFF = 25.0
"""% on AI goods."""
NOTED_SHARE = 0.3
"""Share of chips, cloud and models from the other that is named, in [0, 1]; it makes no sign."""
DISTRUST = -0.3
"""Mean trust of both in each other, in [-1, 1]."""

Bloc = tuple[str, tuple[str, ...]]


def ties_view(public: PublicView) -> BlocsView:
    """The map as everybody may draw it."""
    found = _blocs(public)
    bloc_of = {country: name for name, members in found for country in members}
    order = _order(public, found)
    pairs = tuple(_tie(public, one, other) for one, other in combinations(order, 2))
    alignment = nonalignment(public.figures)
    places = {country: bloc_of.get(country, "") for country in order}
    return BlocsView(
        order=order,
        bloc_of=places,
        blocs=found,
        ties=pairs,
        alignment=alignment,
        readings=(
            *_who_is_where(public, found, bloc_of),
            _polarisation(public, found),
            *camp_readings(signed_map(order, pairs), public.figures.powers, places),
            *_bridges(public, pairs, bloc_of),
            *_freest(alignment),
        ),
    )


def _blocs(public: PublicView) -> tuple[Bloc, ...]:
    """Blocs with their names: the powers in them, or else their members; a power without a bloc is one alone."""
    found = [(bloc, [power for power in public.figures.powers if power in bloc]) for bloc in blocs(public.figures)]
    placed = [who for bloc, _ in found for who in bloc]
    found += [(frozenset((power,)), [power]) for power in public.figures.powers if power not in placed]
    found.sort(key=lambda one: public.figures.powers.index(one[1][0]) if one[1] else len(public.figures.powers))
    return tuple((" + ".join(powers or sorted(bloc)), _members(public, bloc, powers)) for bloc, powers in found)


def _members(public: PublicView, bloc: frozenset[str], powers: Sequence[str]) -> tuple[str, ...]:
    return (*powers, *(country for country in public.figures.countries if country in bloc and country not in powers))


def _order(public: PublicView, found: Sequence[Bloc]) -> tuple[str, ...]:
    """The first power's bloc, then the nonaligned from those near to it to those far, then the other blocs."""
    if not found:
        return public.figures.countries
    first, *others = found
    placed = {country for _, members in found for country in members}
    between = [country for country in public.figures.countries if country not in placed]
    between.sort(key=lambda country: -_leaning(public, country, first[1][0], others[0][1][0] if others else ""))
    rest = [country for _, members in reversed(others) for country in reversed(members)]
    return (*first[1], *between, *rest)


def _leaning(public: PublicView, country: str, one: str, other: str) -> float:
    """How much more the country depends on `one` than on `other`."""
    towards = public.figures.pair("dependence", country, one)
    return towards - (public.figures.pair("dependence", country, other) if other else 0.0)


def _tie(public: PublicView, one: str, other: str) -> Tie:
    pact = max(public.figures.pair("pact", one, other), public.figures.pair("pact", other, one)) >= 0.5
    good, bad = tuple(_commitments(public, one, other)), tuple(_troubles(public, one, other))
    sign: Literal["+", "x", "#", "±", "."] = "."
    if pact:
        sign = "#"
    elif good and bad:
        sign = "±"
    elif good or bad:
        sign = "+" if good else "x"
    facts = [*(["they hold an exclusive pact"] if pact else []), *good, *bad]
    facts += [*_dependence(public, one, other)]
    facts = facts or ["nothing between them"]
    facts.append(f"trust {_trust(public, one, other):+.1f}")
    return Tie(one=one, other=other, sign=sign, sentence=f"{one} and {other}: {'; '.join(facts)}.")


def _dependence(public: PublicView, one: str, other: str) -> Iterator[str]:
    for a, b in ((one, other), (other, one)):
        share = public.figures.pair("dependence", a, b)
        if share >= NOTED_SHARE:
            yield f"{a} takes {percent(share)} of its chips, cloud and models from {b}"


def _trust(public: PublicView, one: str, other: str) -> float:
    return (public.figures.pair("trust", one, other) + public.figures.pair("trust", other, one)) / 2


def _commitments(public: PublicView, one: str, other: str) -> Iterator[str]:
    common = [text.text.title for text in public.texts.values() if {one, other} <= set(text.parties)]
    if common:
        yield f"both bound by {listed(common, 3)}"
    pair = public.figures.pair
    free = not any(pair(table, a, b) for table in ("chips", "models") for a, b in ((one, other), (other, one)))
    light = max(pair("tariff", one, other), pair("tariff", other, one)) <= OPEN_TARIFF
    if free and light and _trust(public, one, other) >= OPEN_TRUST:
        yield "open to each other"


def _troubles(public: PublicView, one: str, other: str) -> Iterator[str]:
    for a, b in ((one, other), (other, one)):
        for table in ("chips", "models"):
            level = public.figures.pair(table, a, b)
            if level > 0:
                yield f"{a} {'bans' if level >= 1 else 'licenses'} {table} to {b}"
        tariff = public.figures.pair("tariff", a, b)
        if tariff >= HIGH_TARIFF:
            yield f"{a} puts {tariff:.0f} % on AI goods of {b}"
        yield from (f"{a} {said} {b}" for case in public.cases.values() for said in _charges(public, case, a, b))
    if _trust(public, one, other) <= DISTRUST:
        yield "they distrust each other"


def _charges(public: PublicView, case: CaseView, by: str, against: str) -> Iterator[str]:
    if (case.by, case.against) != (by, against):
        return
    instrument = case.obligation.split("/")[0]
    if case.found is None and not case.closed:
        yield "accuses"
    elif case.found and any(
        remedy.country == against and remedy.instrument == instrument and remedy.until >= public.round
        for remedy in public.remedies
    ):
        yield "had a breach found against"


def _who_is_where(public: PublicView, found: Sequence[Bloc], bloc_of: dict[str, str]) -> Iterator[str]:
    for name, members in found:
        if len(members) > 1:
            yield f"The bloc of {name}: {', '.join(members)}."
        else:
            yield f"{name} stands alone: nobody is tied to it."
    free = [country for country in public.figures.countries if country not in bloc_of]
    yield f"Nonaligned ({len(free)}): {', '.join(free)}." if free else "Nonaligned: nobody."


def _polarisation(public: PublicView, found: Sequence[Bloc]) -> str:
    """The index of the blocs, how many stand in a power's, and how trust within blocs compares with that between."""
    count = len(public.figures.countries)
    inside = sum(len(members) for _, members in found if set(members) & set(public.figures.powers) and len(members) > 1)
    side = {country: name for name, members in found for country in members}
    within: list[float] = []
    across: list[float] = []
    for one, other in combinations(side, 2):
        (within if side[one] == side[other] else across).append(_trust(public, one, other))
    index = polarisation([members for _, members in found], count)
    said = f"Polarisation {index:.2f} (1 is two blocs of half each): {percent(inside / count)} are in a bloc of a power"
    if within and across:
        said += f"; mean trust is {_mean(within):+.2f} within blocs, {_mean(across):+.2f} between"
    return f"{said}."


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _bridges(public: PublicView, ties: Sequence[Tie], bloc_of: dict[str, str]) -> Iterator[str]:
    """Nonaligned countries with commitments, and no trouble, to members of two blocs."""
    linked: dict[str, set[str]] = {}
    for tie in ties:
        for country, other in ((tie.one, tie.other), (tie.other, tie.one)):
            bloc = bloc_of.get(other, "")
            if tie.sign == "+" and bloc and bloc != bloc_of.get(country, ""):
                linked.setdefault(country, set()).add(bloc)
    found = [c for c in public.figures.countries if not bloc_of.get(c) and len(linked.get(c, ())) > 1]
    if found:
        yield f"Bridges: {listed(found, 8)} {'has' if len(found) == 1 else 'have'} commitments to both sides."
    else:
        yield "No nonaligned country has commitments to both sides."


def _freest(alignment: dict[str, Alignment]) -> Iterator[str]:
    ranked = sorted((one.index, country) for country, one in alignment.items() if not one.power)
    if not ranked:
        return
    low, high = ranked[0][1], ranked[-1][1]
    yield f"Most nonaligned: {high} ({alignment[high].index:.2f}); {_why(alignment[high])}."
    if low != high:
        yield f"Least nonaligned: {low} ({alignment[low].index:.2f}); {_why(alignment[low])}."


def _why(one: Alignment) -> str:
    ties = f"exclusive pacts with {listed(one.exclusive_ties)}" if one.exclusive_ties else "no exclusive pact"
    return f"{ties}, and {percent(one.share_one_power)} of its chips, cloud and models come from one power"
