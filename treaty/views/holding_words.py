"""The reading of a text's stability in words: one sentence, and notes."""

from collections.abc import Iterator, Sequence

from treaty.views.joiners import Joiners
from treaty.views.outlook_records import TIE, Coalitions, Larger, Member
from treaty.views.wording import capital, listed, percent

MOST_NAMES = 4
"""Countries in a row before the rest is counted."""
MOST_APART = 2
"""Leavers up to which what would keep each is said apart."""
MOST_WARNINGS = 3
"""Farsighted warnings, and countries that would not keep all, that are named."""


def sentence_of(members: Sequence[Member], mends: Sequence[Larger]) -> str:
    """Whether it holds, who would leave, what would keep them, who would join, and with whom it would hold."""
    leaving = sorted((one for one in members if one.inside and one.gain < -TIE), key=lambda one: one.gain)
    joining = [one for one in members if not one.inside and one.gain > TIE]
    count = sum(one.inside for one in members)
    parts = [f"holds with {count}" if not leaving else f"would not hold by itself with {count}"]
    if len(leaving) > MOST_APART:
        total = money(sum(one.price_bn for one in leaving))
        parts.append(f"{_names(leaving)} would leave: {total} a year would keep them")
    else:
        parts += [f"{one.country} would leave: {_keeping(one)}" for one in leaving]
    if joining:
        parts.append(f"{_names(joining)} would join")
    if leaving and mends:
        choices = [listed(one.added) for one in mends[:MOST_NAMES]]
        said = choices[0] if len(choices) == 1 else listed(choices).replace(" and ", " or ")
        parts.append(f"adding {said} makes it self-enforcing")
    return capital("; ".join(parts)) + "."


def notes_of(
    joiners: Joiners,
    members: Sequence[Member],
    ends_with: Sequence[str],
    why_no_pivot: Sequence[str],
    coalitions: Coalitions | None,
) -> Iterator[str]:
    """How it was counted, who would follow, who is marginal, who would not keep it, what all coalitions show."""
    if coalitions is not None:
        yield from _all_of_them(coalitions, members)
    yield joiners.who
    yield from _unravelling(members, ends_with)
    yield from _following(members)
    yield from _marginal(members)
    yield from _unkept(joiners, members)
    yield from why_no_pivot
    yield from _pivotal(members)


def money(billion: float) -> str:
    """A sum of money a year with its unit: `40 million USD`, `3.2 billion USD`."""
    if billion < 0.9995:
        million = billion * 1000
        return f"{million:,.3g} million USD" if million < 999.5 else "1 billion USD"
    return f"{billion:,.3g} billion USD" if billion < 1000 else f"{billion:,.0f} billion USD"


def visas(thousand: float) -> str:
    """Visas a year as a whole number: `2,000 visas`."""
    return f"{round(1000 * thousand):,} visas"


def _names(members: Sequence[Member]) -> str:
    return listed((one.country for one in members), MOST_NAMES)


def _keeping(leaver: Member) -> str:
    instead = f" or {visas(leaver.visas_k)} by {leaver.visas_by}" if leaver.visas_k else ""
    return f"{money(leaver.price_bn)}{instead} a year would keep it"


def _unravelling(members: Sequence[Member], ends_with: Sequence[str]) -> Iterator[str]:
    if any(one.inside and one.gain < -TIE for one in members):
        said = f"{len(ends_with)}: {listed(ends_with, 2 * MOST_NAMES)}" if ends_with else "nobody"
        yield f"Left to itself it would end with {said}."


def _following(members: Sequence[Member]) -> Iterator[str]:
    """Who follows whom, those first whose leaving draws most after it."""
    drawing = sorted((one for one in members if one.followers), key=lambda one: (-len(one.followers), one.country))
    for one in drawing[:MOST_WARNINGS]:
        deterred = f", and {one.country} would be worse off for it in the end" if one.deterred else ""
        yield f"If {one.country} left, {listed(one.followers, MOST_NAMES)} would follow{deterred}."


def _marginal(members: Sequence[Member]) -> Iterator[str]:
    inside = [one for one in members if one.inside]
    if len(inside) > 1:
        last = min(inside, key=lambda one: (one.gain, one.country))
        yield f"The first to go would be {last.country}: being in is worth {last.gain:+.1f} points to it."


def _unkept(joiners: Joiners, members: Sequence[Member]) -> Iterator[str]:
    """In name only: who would break what, at what chance to be seen."""
    inside = {one.country for one in members if one.inside}
    tempted = [one for one in joiners.keeping.tempted if one.country in inside]
    by_country: dict[str, list[str]] = {}
    for one in sorted(tempted, key=lambda one: one.in_force - one.needed):
        said = f"article {one.article} (detection needed {percent(one.needed)}, in force {percent(one.in_force)})"
        by_country.setdefault(one.country, []).append(said)
    for country, articles in list(by_country.items())[:MOST_WARNINGS]:
        more = f" and {len(articles) - 1} more" if len(articles) > 1 else ""
        yield f"{country} would not keep {articles[0]}{more}."
    if len(by_country) > MOST_WARNINGS:
        yield f"{len(by_country)} of {len(inside)} would not keep all of it."


def _all_of_them(found: Coalitions, members: Sequence[Member]) -> Iterator[str]:
    how = (
        f"Of {found.tried:,} coalitions drawn by lot, give or take {percent(2 * found.error)}"
        if found.sampled
        else f"Of all {found.tried:,} coalitions"
    )
    stable = sum(found.sizes.values())
    nobody = f"in {stable} of them nobody" if stable else "in each of them somebody"
    held, helped = percent(found.internal), percent(found.potentially)
    yield f"{how}, {held} hold by themselves and {helped} with transfers; {nobody} would leave or join."
    if found.deficit > TIE:
        yield f"Those in gain too little to hold it: {found.deficit:.1f} points would have to come from outside."
    elif any(one.inside and one.gain < -TIE for one in members):
        yield "Those in gain enough together to pay those who would leave."
    if found.best is not None:
        how = " with transfers among them" if found.best.by_transfers else ""
        yield (
            f"The best larger one that holds{how} adds {listed(found.best.added, 2 * MOST_NAMES)}: "
            f"{found.best.members} members, {found.best.points:+.0f} points for all together."
        )
    elif not all(one.inside for one in members):
        yield "No larger coalition that was tried would hold."


def _pivotal(members: Sequence[Member]) -> Iterator[str]:
    ranked = sorted((one for one in members if one.pivotal > 0), key=lambda one: -one.pivotal)
    if ranked:
        most = [one for one in ranked if one.pivotal >= ranked[0].pivotal - 1e-9]
        share = f"{100 * most[0].pivotal:.0f} %"
        who = _names(most)
        yield f"Most pivotal for entry into force: {who}, {'each ' if len(most) > 1 else ''}in {share} of all orders."
