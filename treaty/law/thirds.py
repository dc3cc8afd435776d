"""Third states: what one that accepted it in writing owes to the parties of a text.

V34.1  A treaty creates no duties for a third state without its consent.
V35.1  It owes what the parties meant for such states, once it has accepted that expressly and in writing.
V37.1  It does not free itself of that alone.
A country that becomes a party owes the whole text instead; what it had undertaken does not come back when it leaves.
Source: VCLT 1969, arts. 34, 35, 37.
"""

from treaty.law.convention.third import Stipulation, Word, duties
from treaty.law.state import Treaty
from treaty.model.instrument import Instrument


def undertaken(treaty: Treaty, country: str) -> bool:
    """Whether the country owes, as a third state, what the text means for such states (V35.1)."""
    return bool(owed_by_third(treaty, country))


def owed_by_third(treaty: Treaty, country: str) -> frozenset[str]:
    """Articles that the country owes as a third state: those meant for such states, if it accepted them (V34.1)."""
    acts = treaty.consent(country)
    if treaty.stage != "adopted" or treaty.in_force is None or acts.undertaken is None or acts.in_force:
        return frozenset()
    if acts.left is not None and acts.left > acts.undertaken:
        return frozenset()
    meant = [
        Stipulation(article.id, "duty", since=treaty.in_force, intended=True)
        for article in treaty.text.articles
        if article.for_third_states
    ]
    words = [Word(country, one.article, "accepts", acts.undertaken, in_writing=True) for one in meant]
    return duties(meant, country, acts.undertaken, words)


def means_thirds(treaty: Treaty) -> bool:
    """Whether its parties meant any article of the text for third states."""
    return any(article.for_third_states for article in treaty.text.articles)


def owing_thirds(treaty: Treaty) -> tuple[str, ...]:
    """Third states that accepted what the text means for them."""
    return tuple(who for who in treaty.consents if undertaken(treaty, who))


def text_for_third(treaty: Treaty, country: str) -> Instrument | None:
    """What the country owes as a third state, as a text; None for nothing, or without parties to owe it to."""
    owed = owed_by_third(treaty, country) if treaty.parties() else ()
    articles = tuple(article for article in treaty.text.articles if article.id in owed)
    return treaty.text.model_copy(update={"articles": articles}) if articles else None
