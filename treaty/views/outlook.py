"""What my legislature would say of a text today, and what would move it.

The model is that of `law.domestic`, with the figures that this chair may know and a neutral mood. Who else is bound is
taken as it stands: those that signed or consented; before anybody has, those that tabled or seconded the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from treaty.law.domestic import MOOD_POINTS, SUPPORT_POINTS, Asked, Leaning, leanings
from treaty.law.state import State, Treaty
from treaty.model.amendment import Operation, apply
from treaty.model.reservation import ReservationText
from treaty.model.steps import amended, changes, deletions
from treaty.views.changes import Terms, each_in_words
from treaty.views.known import known_to
from treaty.views.outlook_records import HomeChange, HomeOutlook
from treaty.views.reserved import reservable_articles
from treaty.views.seat import seat_view
from treaty.views.wording import counted
from treaty.world.prospects import HOME_WORDS

MOST_CHANGES = 5
"""Changes that are named."""
MOST_TRIED = 60
"""Changes to the text that are worked out; of more, every so many."""
MORE_SUPPORT = 0.1
"""Rise of domestic support that is weighed as a change, in [0, 1]."""
MORE_CONSENTS = 3
"""Further countries whose consent is weighed as a change."""
HEARD = 0.3
"""Points from which a reason or a change is named."""


def home_outlook(state: State, me: str, instrument: str, operations: tuple[Operation, ...] = ()) -> HomeOutlook:
    """The outlook for `instrument` with `operations` carried out. Raises `Unfit` where they do not fit the text.

    A change to the text is weighed only while it is on the floor, a reservation only once it is adopted; those that
    would carry the text come first. Raises KeyError where there is no such text.
    """
    known = _unbound(known_to(state, seat_view(state, me)), me, instrument)
    treaty = known.texts[instrument]
    text = apply(treaty.text, operations)
    bound, consented = _others(treaty, me)
    now = Asked(text, bound, len(consented))
    ways = [*_of_company(known, now, me)]
    ways += _of_text(known, now) if treaty.stage == "tabled" else _of_reservations(known, treaty, now, me)
    first, *rest = leanings(known, me, [now, *(asked for _, asked, _ in ways)])
    margin = first.margin
    found = [
        HomeChange(
            words=words,
            points=round(lean.margin - margin, 2),
            enough=lean.margin >= 0,
            operations=(*operations, *more) if more else (),
            reserving=asked.reserved[0].article if asked.reserved else "",
        )
        for (words, asked, more), lean in zip(ways, rest, strict=True)
    ]
    found += _of_support(known, me, margin)
    heard = [one for one in found if one.points >= HEARD]
    best = sorted(heard, key=lambda one: (not (one.reserving and one.enough), -one.points))[:MOST_CHANGES]
    return HomeOutlook(
        instrument=instrument,
        likely=_likely(margin),
        margin=round(margin, 2),
        swing=MOOD_POINTS,
        sentence=_sentence(margin, treaty, me, bound) + _carrying(margin, best),
        reasons=_reasons(first),
        changes=tuple(best),
    )


def _unbound(state: State, me: str, instrument: str) -> State:
    """The state without what the chair's country owes under the text already, so that it can be weighed again."""
    mine = f"{instrument}/"
    kept = {k: o for k, o in state.owed.items() if not (o.duty.party == me and k.startswith(mine))}
    return replace(state, owed=kept)


def _others(treaty: Treaty, me: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Others taken to be bound, and those of them that have consented."""
    acted = tuple(who for who, acts in treaty.consents.items() if who != me and (acts.signed or acts.consented))
    consented = tuple(who for who in treaty.contracting() if who != me)
    backing = tuple(who for who in dict.fromkeys((treaty.by, *treaty.seconds)) if who != me)
    return (acted or backing), consented


Way = tuple[str, Asked, tuple[Operation, ...]]
"""A change in words, what the legislature would be asked, and the amendment, if it is one."""


def _of_text(state: State, now: Asked) -> Iterator[Way]:
    """Each article's numbers one step either way, and each article that binds taken out."""
    tried: list[Operation] = [*changes(state.kinds, now.text), *deletions(state.kinds, now.text)]
    step = max(1.0, len(tried) / MOST_TRIED)
    for place in range(min(len(tried), MOST_TRIED)):
        operation = tried[int(place * step)]
        new = amended(state.kinds, now.text, operation)
        if new is not None:
            (words,) = each_in_words(Terms(state.kinds), now.text, (operation,))
            yield words, now._replace(text=new), (operation,)


def _of_reservations(state: State, treaty: Treaty, now: Asked, me: str) -> Iterator[Way]:
    """Each article left out by a reservation, where the country may still join the text with it."""
    for article in reservable_articles(state, treaty, me):
        if not article.why_not:
            words = f"you join it without article {article.article}, {article.title} (a reservation)"
            yield words, now._replace(reserved=(ReservationText(article=article.article),)), ()


def _of_company(state: State, now: Asked, me: str) -> Iterator[Way]:
    """Some more countries consenting: those that back the text first."""
    left = len(state.countries) - 1 - now.consented
    if left <= 0:
        return
    more = min(MORE_CONSENTS, left)
    outside = [who for who in state.countries if who != me and who not in now.bound]
    waiting = max(0, len(now.bound) - now.consented)
    joined = tuple(outside[: max(0, more - waiting)])
    said = "all others consent" if more == left else f"{counted(more, 'more country', 'more countries')} consent"
    if more == 1 and left > 1:
        said = "one more country consents"
    yield said, Asked(now.text, (*now.bound, *joined), now.consented + more), ()


def _of_support(state: State, me: str, margin: float) -> list[HomeChange]:
    support = state.figures.nations[me].support
    rise = min(MORE_SUPPORT, 1.0 - support)
    points = round(SUPPORT_POINTS * rise, 2)
    words = f"domestic support rises from {100 * support:.0f} % to {100 * (support + rise):.0f} %"
    return [HomeChange(words=words, points=points, enough=margin + points >= 0)]


def _likely(margin: float) -> Literal["yes", "no", "close"]:
    if abs(margin) < MOOD_POINTS:
        return "close"
    return "yes" if margin > 0 else "no"


def _sentence(margin: float, treaty: Treaty, me: str, bound: Sequence[str]) -> str:
    short = "above" if margin >= 0 else "short of"
    said = {
        "yes": f"Your legislature would approve it, {margin:.1f} points above what is needed.",
        "no": f"Your legislature would refuse it, {-margin:.1f} points short.",
        "close": f"It would be close: {abs(margin):.1f} points {short} what is needed; the mood of the day moves "
        f"{MOOD_POINTS:g} either way.",
    }[_likely(margin)]
    if treaty.consent(me).consented:
        said = f"You have consented already. Asked again: {said}"
    if not bound:
        return f"{said} Nobody else backs it yet, so nobody else is counted as bound."
    acted = any(acts.signed or acts.consented for who, acts in treaty.consents.items() if who != me)
    why = "having signed or consented" if acted else "backing it"
    return f"{said} Counted as bound: {counted(len(bound), 'other', 'others')}, for {why}."


def _carrying(margin: float, best: Sequence[HomeChange]) -> str:
    """The single reservation that would carry home a text that the legislature would refuse as it is."""
    one = next((one for one in best if one.reserving and one.enough), None)
    return f" It would approve it if {one.words}." if one and margin < 0 else ""


def _reasons(lean: Leaning) -> tuple[str, ...]:
    weighed = [
        (points, f"{HOME_WORDS[name]} would be {'better' if points > 0 else 'worse'}")
        for name, points in lean.parts.items()
    ]
    weighed.append((lean.support, "the government's support is " + ("broad" if lean.support > 0 else "thin")))
    weighed.append((lean.company, "others have consented already"))
    weighed.append((-lean.need, "the house is " + ("hard" if lean.need > 0 else "easy") + " to win for any treaty"))
    weighed.sort(key=lambda one: -abs(one[0]))
    named = tuple(f"{said} ({points:+.1f})" for points, said in weighed if abs(points) >= HEARD)
    return named or ("nothing in it weighs much at home",)
