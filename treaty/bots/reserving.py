"""Reservations of a scripted seat: which article it joins without, and what it says to the reservations of others.

It objects to what takes from it an article that it gains by, says yes to a friend, and lets silence accept the rest.
"""

from collections.abc import Iterator

from treaty.acts.commands import Command, React
from treaty.bots.mind import Mind
from treaty.bots.terms import SWAY
from treaty.model.reservation import Reservations, ReservationText
from treaty.views.records import TextView

FRIEND = 0.5
"""Trust, in [-1, 1], from which a seat accepts a reservation that costs it nothing in so many words."""
HURTS = 0.1
"""Points lost by what one country leaves out, from which on a seat objects."""
JOINED = ("signatory", "contracting", "party")


def reply(mind: Mind) -> Iterator[Command]:
    """Objections and acceptances, one answer to each country's reservations to a text that the seat has joined."""
    for option in mind.view.options:
        ask = option.command
        if not isinstance(ask, React) or mind.view.public.texts[ask.instrument].status[mind.me] not in JOINED:
            continue
        hurt = _hurt(mind, ask)
        friend = mind.view.public.figures.pair("trust", mind.me, ask.to) >= FRIEND
        if ask.answer == ("object" if hurt else "accept") and (hurt or friend):
            yield ask


def _hurt(mind: Mind, ask: React) -> bool:
    """Whether the seat loses by what the country has reserved."""
    text = mind.view.public.texts[ask.instrument]
    reserved = [one.article for made in text.reservations if made.by == ask.to for one in made.articles]
    return sum(mind.loses_by(text, ask.to, article) for article in reserved) > HURTS


def terms_of_joining(mind: Mind, text: TextView, short: float) -> Reservations:
    """The article that the seat would join without, where the text lets it and it cannot join the whole.

    Its legislature has refused the whole: the article that weighs most at home. Or the seat itself wants `short` points
    more than the whole brings: the article without which it has them.
    """
    refused = mind.me in text.refused
    if not refused and short <= 0:
        return ()
    spares = _at_home if refused else _to_itself
    points, worst = max(((spares(mind, text, one), one) for one in _open_to(mind, text)), default=(0.0, ""))
    return (ReservationText(article=worst),) if points > (SWAY if refused else max(SWAY, short)) else ()


def _open_to(mind: Mind, text: TextView) -> tuple[str, ...]:
    """Articles that the text lets a country reserve."""
    final, kinds = text.text.final, mind.view.public.kinds
    if mind.view.public.level < 3 or final.reservations == "none":
        return ()
    if final.reservations == "listed":
        return final.reservable
    known = ((article.id, kinds.get(article.clause.kind)) for article in text.text.articles)
    return tuple(name for name, kind in known if kind is not None and not kind.essential)


def _to_itself(mind: Mind, text: TextView, article: str) -> float:
    return -mind.loses_by(text, mind.me, article)


def _at_home(mind: Mind, text: TextView, article: str) -> float:
    """Points of home interest that the country gains by leaving the article out."""
    _, home = mind.almanac.reserved(mind.view.public, text, mind.me, article)
    place = mind.view.public.figures.countries.index(mind.me)
    return float(home[2, place] - home[1, place])
