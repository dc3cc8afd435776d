"""Answers: what a scripted seat says when somebody asks it a question in private.

A private message with a question mark is a question. It is answered once, in private, in words: where the seat stands
on the text that the message names, which article weighs most for it, and the nearest offer that it would accept; or how
far it trusts a country, and why. Nothing is asked back, so that two scripts never keep one another talking.
"""

import re
from collections.abc import Iterator

from treaty.acts.commands import Say
from treaty.acts.promises import Backing
from treaty.bots import drafting, terms
from treaty.bots.mind import Mind
from treaty.model.amendment import DeleteArticle
from treaty.model.instrument import Article
from treaty.views.records import AmendmentView, TextView
from treaty.views.wording import capital, counted, listed, the, titled

NAMED = 0.5
"""Share of the longer words of a title that a message must hold to mean that text."""
LONG_WORD = 5
"""Letters from which on a word of a title counts as long: `and`, `with` and the like name no text."""
TRUSTS, DISTRUSTS = 0.25, -0.25
"""Trust, in [-1, 1], above and below which it is called good and poor."""


def reply(mind: Mind) -> Iterator[Say]:
    """One answer to whoever has asked something since the seat last wrote to it in private."""
    for asker, question in _questions(mind).items():
        answer = _answer(mind, asker, question)
        yield Say(by=mind.me, to=(asker,), text=capital(answer.replace("?", "")))


def _questions(mind: Mind) -> dict[str, str]:
    """The latest question of each country that has not been answered yet."""
    asked: dict[str, str] = {}
    for message in mind.view.messages:
        if message.by == mind.me:
            for country in message.to:
                asked.pop(country, None)
        elif "?" in message.text:
            asked[message.by] = message.text
    return asked


def _answer(mind: Mind, asker: str, question: str) -> str:
    amendment = _amendment_named(mind, question)
    if amendment is not None:
        return _on_amendment(mind, amendment)
    text = _text_named(mind, question)
    trust = "trust" in question.lower()
    other = _country_named(mind, question) or (asker if trust else "")
    if text is None and other:
        return _on_trust(mind, other, asker)
    text = text or _dearest(mind)
    stance = _on_text(mind, text) if text else "There is no text before us on which we would have to take a stand."
    return f"{stance} {_on_trust(mind, other, asker)}" if trust else stance


def _words(sentence: str) -> list[str]:
    return re.findall(r"[\w.-]+", sentence.lower())


def _amendment_named(mind: Mind, question: str) -> AmendmentView | None:
    words = {word.strip(".-") for word in _words(question)}
    return next((a for a in mind.view.public.amendments.values() if a.id.lower() in words), None)


def _text_named(mind: Mind, question: str) -> TextView | None:
    """The text whose id or title the message names: most words of its title are in it; the latest of equals."""
    words = {word.strip(".-") for word in _words(question)}
    best: tuple[float, TextView | None] = (0.0, None)
    for text in mind.view.public.texts.values():
        long = {word for word in _words(text.text.title) if len(word) >= LONG_WORD}
        share = 1.0 if text.id.lower() in words else len(long & words) / len(long) if long else 0.0
        if share >= max(NAMED, best[0]):
            best = (share, text)
    return best[1]


def _country_named(mind: Mind, question: str) -> str:
    """A country that the message names, by name or code; not the seat's own."""
    said = question.lower()
    codes = set(re.findall(r"\b[A-Z]{3}\b", question))
    others = ((one.id, one.name.lower()) for one in mind.view.public.neighbours if one.id != mind.me)
    return next((country for country, name in others if country in codes or name in said), "")


def _dearest(mind: Mind) -> TextView | None:
    """The text on the floor that the seat cares most about; else the adopted one it has not joined; else any."""
    texts = mind.view.public.texts.values()
    floor = [text for text in texts if text.stage == "tabled"]
    outside = [text for text in texts if text.stage == "adopted" and mind.me not in text.contracting]
    for group in (floor, outside):
        if group:
            return max(group, key=lambda text: abs(mind.assess(text).bargain))
    return next((text for text in texts if text.stage == "adopted"), None)


def _on_amendment(mind: Mind, amendment: AmendmentView) -> str:
    text = mind.view.public.texts[amendment.instrument]
    said = " and ".join(drafting.said(mind.view, text.text, operation) for operation in amendment.operations)
    if amendment.stage != "tabled" or text.stage != "tabled":
        return f"That is decided ({amendment.stage}): {said}."
    backing = Backing(act="vote", item=amendment.id)
    short = terms.lack(mind, backing)
    if short is None or short <= 0 or amendment.by == mind.me or mind.me in amendment.seconds:
        return f"We would vote for it: {said}."
    lead = "It would be worse for us" if short > 2 * terms.SWAY else "It changes little for us"
    return f"{lead}: {said}. {_for_money(mind, short, 'vote for it')}"


def _on_text(mind: Mind, text: TextView) -> str:
    if text.stage == "tabled":
        return _on_tabled(mind, text)
    name = titled(text.text.title)
    if text.stage != "adopted":
        return f"{name} is off the table."
    if mind.me in text.contracting:
        return f"We have consented to {name}. {_weightiest(mind, text, costly=False)}"
    if text.status[mind.me] == "left":
        return f"We have left {name}. {_weightiest(mind, text, costly=True)}"
    if mind.me in text.submitted:
        return f"{name} lies before our legislature. {_weightiest(mind, text, costly=False)}"
    short = (terms.lack(mind, Backing(act="sign", item=text.id)) or 0.0) - terms.bought(mind, text)
    if short <= 0:
        return f"{_meant(mind, text, name)} {_weightiest(mind, text, costly=False)}"
    assessed = mind.assess(text)
    lead = f"We do not join {name}."
    if assessed.bargain > max(0.0, assessed.joining):
        lead = f"{lead} What it brings, it brings us from outside as well."
    act = "lay it before our legislature" if text.status[mind.me] == "signatory" else "sign"
    return f"{lead} {_weightiest(mind, text, costly=True)} {_for_money(mind, short, act)}"


def _meant(mind: Mind, text: TextView, name: str) -> str:
    others = len(text.contracting) + len(text.submitted)
    if text.status[mind.me] == "signatory" and others < mind.traits.waits_for:
        return (
            f"We have signed {name}, and ask our legislature once "
            f"{counted(mind.traits.waits_for, 'other')} {'has' if mind.traits.waits_for == 1 else 'have'} consented."
        )
    refused = text.refused.get(mind.me)
    if refused is not None:
        return f"We are for {name}, but our legislature refused it in round {refused}."
    return f"We mean to join {name}."


def _on_tabled(mind: Mind, text: TextView) -> str:
    name, assessed = titled(text.text.title), mind.assess(text)
    short = mind.demand(text) - assessed.bargain
    wish = next(((gain, change) for gain, change in assessed.changes if gain >= max(short, mind.traits.amends)), None)
    change = drafting.said(mind.view, text.text, wish[1]) if wish else ""
    if text.by == mind.me or short <= 0:
        better = f" We would like it better with {change}." if change else ""
        return f"We support {name}. {_weightiest(mind, text, costly=False)}{better}"
    lead = f"We cannot support {name} as it stands. {_weightiest(mind, text, costly=True)}"
    if change:
        return f"{lead} We could with {change}. {_for_money(mind, short, 'vote yes on it as it is')}"
    return f"{lead} {_for_money(mind, short, 'vote yes')}"


def _weightiest(mind: Mind, text: TextView, costly: bool) -> str:
    """The article that costs the country most, or brings it most, and by what."""
    weighed = [(mind.worth_of(text, DeleteArticle(article=one.id)), one) for one in text.text.articles]
    without, article = (max if costly else min)(weighed, key=lambda pair: pair[0])
    if costly and without <= 0:
        _, best = min(weighed, key=lambda pair: pair[0])
        return f"None of its articles costs us much, but they bring us too little; {_told(mind, text, best)}."
    return f"{capital(_told(mind, text, article))}." if without else "No article of it matters much to us."


def _told(mind: Mind, text: TextView, article: Article) -> str:
    effect = mind.effect(text, article.id)
    return f"{_called(text, article)} weighs most{f': {effect}' if effect else ''}"


def _called(text: TextView, article: Article) -> str:
    number = [one.id for one in text.text.articles].index(article.id) + 1
    return f"article {number} ({article.title or article.id})"


def _for_money(mind: Mind, short: float, act: str) -> str:
    asked = terms.asked_price(mind, short)
    if asked > terms.MOST_MONEY:
        return "No offer of money would move us, because it costs us more than anybody could pay."
    return f"We would {act} for {terms.billions(asked)}."


def _on_trust(mind: Mind, other: str, asker: str) -> str:
    """How far the seat trusts a country, and what it remembers of it."""
    public, name = mind.view.public, the(mind.names[other])
    trust = public.figures.pair("trust", mind.me, other)
    level = "good" if trust > TRUSTS else "poor" if trust < DISTRUSTS else "fair"
    whom = "you" if other == asker else name
    reasons = list(_remembered(mind, other))
    because = f": {listed(reasons)}" if reasons else "; we remember no broken promise"
    return f"Our trust in {whom} is {level} ({trust:+.1f} on a scale from -1 to +1){because}."


def _remembered(mind: Mind, other: str) -> Iterator[str]:
    public, name = mind.view.public, the(mind.names[other])
    for deal in mind.view.deals.values():
        if other in deal.broken_by:
            owed = deal.gives if deal.by == other else deal.asks
            said = listed(promise.words() for promise in owed)
            yield f"{name} promised us {said} in round {deal.agreed} and broke its word"
    mine = sum(other in deal.broken_by for deal in mind.view.deals.values())
    elsewhere = public.broken_deals.get(other, 0) - mine
    if elsewhere > 0:
        yield f"{name} broke its word to others {'once' if elsewhere == 1 else f'{elsewhere} times'}"
    found = sum(case.against == other and bool(case.found) for case in public.cases.values())
    if found:
        were = "was" if found == 1 else "were"
        yield f"{counted(found, 'breach', 'breaches')} of treaties {were} found against {name}"
    if public.figures.pair("pact", mind.me, other) > 0.5:
        yield f"{name} and we have an exclusive pact"
    if public.figures.pair("chips", other, mind.me) > 0:
        yield f"{name} controls the chips that we buy from it"
