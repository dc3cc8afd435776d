"""Reservations to a text as one country reads them: who reserved what, what others answered, and what holds between.

V19.1  What may still be reserved, and by which rule not.
V20.5  Until which day an objection is in time.
V21.1  What is left of a reserved article between its author and this country.
The law is in `law.reserving` and `law.between`; here it is put into words. Source: VCLT 1969, arts. 19-23.
"""

from collections import Counter
from typing import Literal

from treaty.acts.refusal import Refused
from treaty.law.between import between
from treaty.law.convention.pairs import Between, Kind, Term
from treaty.law.reserving import RESERVATION_LEVEL, last_day, may_reserve
from treaty.law.state import Reply, Reserved, State, Treaty
from treaty.model.clause import Parameter
from treaty.model.instrument import Article
from treaty.model.reservation import ReservationText
from treaty.views.articles import FREE_WORDS, blanks_in_words
from treaty.views.changes import amount_in_words, changed_in_words
from treaty.views.desk_records import ReservableArticle, ReservationLine
from treaty.views.wording import counted, day, listed

Answered = Literal["", "accepted", "objected", "opposed", "lifted"]
_SAID: dict[str, Answered] = {"accept": "accepted", "object": "objected", "oppose": "opposed"}


def standing_reservations(state: State, treaty: Treaty) -> tuple[tuple[str, Reserved], ...]:
    """Countries and their reservations, in order of their acts; those whose withdrawal all know are gone."""
    if treaty.stage != "adopted":
        return ()
    held = ((who, acts.reserved) for who, acts in treaty.consents.items() if acts.reserved)
    return tuple((who, one) for who, one in held if not (one.gone and one.gone <= state.today))


def reservation_lines(state: State, treaty: Treaty, me: str) -> tuple[ReservationLine, ...]:
    """Every reservation to the text as `me` reads it; none before adoption."""
    return tuple(_line(state, treaty, me, who, one) for who, one in standing_reservations(state, treaty))


def _line(state: State, treaty: Treaty, me: str, author: str, reserved: Reserved) -> ReservationLine:
    mine = author == me
    given = next((one for one in treaty.replies if (one.by, one.to) == (me, author)), None)
    return ReservationLine(
        country=author,
        articles=tuple(changed_in_words(state.kinds, treaty.text, one) for one in reserved.articles),
        mine=mine,
        confirmed=reserved.confirmed is not None,
        withdrawn=reserved.withdrawn is not None,
        answer=_answer(given),
        object_by="" if mine else object_by(state, treaty, me, author),
        effect="" if mine else _effect(state, treaty, me, author, reserved),
        answers=_answers(state, treaty, author),
    )


def _answer(given: Reply | None) -> Answered:
    if given is None:
        return ""
    return "lifted" if given.lifted else _SAID[given.answer]


def needs_no_answer(treaty: Treaty) -> bool:
    """Whether the text itself authorises the reservations made to it (V20.1)."""
    return treaty.text.final.reservations == "listed"


def object_by(state: State, treaty: Treaty, me: str, author: str) -> str:
    """ISO day until when an objection of `me` is in time; empty where no time runs or none is left to say."""
    if needs_no_answer(treaty) or any((one.by, one.to) == (me, author) for one in treaty.replies):
        return ""
    until = last_day(treaty, me, author) or ""
    return until if state.today.isoformat() <= until else ""


def _effect(state: State, treaty: Treaty, me: str, author: str, reserved: Reserved) -> str:
    """What holds between `me` and the author today, in words."""
    held = between(state, treaty.text.id, me, author)
    if not held.applies:
        return _nothing_holds(state, treaty, me, author, held)
    parts = [_holds(state, treaty, one.article, me, author, held) for one in reserved.articles]
    silence = _silence(state, treaty, me, author)
    return listed(dict.fromkeys(parts)) + (f"; {silence}" if silence else "")


def _nothing_holds(state: State, treaty: Treaty, me: str, author: str, held: Between) -> str:
    if held.why.rule == "V40.5":
        return "an amendment governs between you"
    if held.why.rule == "V34.1" or not treaty.in_force:
        outside = [who for who in (me, author) if not treaty.consent(who).in_force]
        silence = _silence(state, treaty, me, author)
        said = f"nothing yet: it is not in force for {listed('you' if who == me else who for who in outside)}"
        return said + (f"; {silence}" if silence else "")
    return f"no treaty between you and {author}"


def _holds(state: State, treaty: Treaty, name: str, me: str, author: str, held: Between) -> str:
    theirs, mine = held.term(name, author), held.term(name, me)
    if Kind.MODIFIED in (theirs.kind, mine.kind):
        changed = _terms(state, treaty, name, theirs if theirs.kind is Kind.MODIFIED else mine)
        if theirs.kind is mine.kind:
            return f"between you article {name} has {changed}"
        return f"{author} owes you article {name} with {changed}, you owe it in full"
    if Kind.IN_FULL in (theirs.kind, mine.kind):
        if theirs.kind is mine.kind:
            return f"article {name} applies in full between you"
        return f"{author} does not owe you article {name}, you owe it in full"
    return f"article {name} does not apply between you"


def _terms(state: State, treaty: Treaty, name: str, term: Term) -> str:
    article = treaty.text.article(name)
    kind = state.kinds.get(article.clause.kind) if article else None
    if article is None or kind is None:
        return "other terms"
    own = {blank.name: article.clause.values.get(blank.name, blank.typical) for blank in kind.parameters}
    new = [
        _named(blank, term)
        for blank in kind.parameters
        if term.values.get(blank.name, own[blank.name]) != own[blank.name]
    ]
    return listed(new) if new else "other terms"


def _named(blank: Parameter, term: Term) -> str:
    said = amount_in_words(blank, term.values[blank.name])
    return said if blank.unit else f"{blank.title} {said}"


def _silence(state: State, treaty: Treaty, me: str, author: str) -> str:
    """What the silence of `me` has brought or will bring (V20.5)."""
    if needs_no_answer(treaty) or any((one.by, one.to) == (me, author) for one in treaty.replies):
        return ""
    until = last_day(treaty, me, author)
    if until is None:
        return ""
    past = state.today.isoformat() > until
    return f"accepted by silence on {day(until)}" if past else f"silence accepts it on {day(until)}"


def _answers(state: State, treaty: Treaty, author: str) -> str:
    """What the others said, counted: `two accept, one objects, three have not answered`."""
    if needs_no_answer(treaty):
        return "the text authorises it: it needs no answer"
    said: Counter[str] = Counter()
    answered = {one.by: one for one in treaty.replies if one.to == author}
    for who in dict.fromkeys((*treaty.contracting(), *answered)):
        if who != author:
            said[_counted_as(state, treaty, who, author, answered.get(who))] += 1
    verbs = (
        ("accept", "accepts", "accept"),
        ("object", "objects", "object"),
        ("oppose", "objects and refuses treaty relations", "object and refuse treaty relations"),
        ("silent", "has accepted by silence", "have accepted by silence"),
        ("open", "has not answered", "have not answered"),
    )
    told = [f"{counted(said[what], one, many)}" for what, one, many in verbs if said[what]]
    return ", ".join(told) or "nobody has answered yet"


def _counted_as(state: State, treaty: Treaty, who: str, author: str, given: Reply | None) -> str:
    if given is not None and not given.lifted:
        return given.answer
    if given is not None:
        return "accept"
    until = last_day(treaty, who, author)
    return "silent" if until is not None and state.today.isoformat() > until else "open"


def reservable_articles(state: State, treaty: Treaty, me: str) -> tuple[ReservableArticle, ...]:
    """Articles of a text that `me` may still join, and why each cannot be reserved; none where none ever can."""
    acts, policy = treaty.consent(me), treaty.text.final.reservations
    joined = acts.consented is not None and acts.left is None
    if treaty.stage != "adopted" or policy == "none" or joined or state.scenario.level < RESERVATION_LEVEL:
        return ()
    at = "accession" if acts.left or acts.renounced else "ratification" if acts.signed else "signature"
    return tuple(_reservable(state, treaty, me, article, at) for article in treaty.text.articles)


def _reservable(state: State, treaty: Treaty, me: str, article: Article, at: str) -> ReservableArticle:
    kind, why_not = state.kinds.get(article.clause.kind), ""
    try:
        may_reserve(state, treaty, me, (ReservationText(article=article.id),), at)
    except Refused as refused:
        why_not = f"{refused.sentence} ({refused.rule})"
    return ReservableArticle(
        article=article.id,
        title=article.title or (kind.title if kind else FREE_WORDS),
        sentence=article.clause.sentence(state.kinds),
        why_not=why_not,
        blanks=blanks_in_words(kind, article.clause) if kind else (),
    )
