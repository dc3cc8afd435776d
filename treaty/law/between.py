"""Between two countries: what holds under one instrument today, and so what each party owes to whom.

V2.1   Obligations of substance are owed by parties; a contracting state owes them once the text is in force for it.
V21.1  A reservation that stands modifies the article for its author, and to the same extent for the other towards it.
V21.2  Between the others nothing changes.
V25.1  A country that applies a text provisionally owes what parties owe, to those that apply it or are parties.
V40.4  Between parties of which one has not accepted an amendment the unamended text governs.
V55.1  Falling below the number ends nothing; but where one party is left there is no pair to operate between.
V72.1  Suspension releases the suspended pair, and nobody else.
Source: VCLT 1969, arts. 2, 20-22, 25, 30(4), 40, 57-58, 72.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from treaty.law.state import State, Treaty
from treaty.model.clause import Value
from treaty.model.instrument import Instrument

Terms = Mapping[str, Mapping[str, Value] | None]
"""Article -> values in place of its own, or None where it does not apply; articles not named stand as written."""
UNCHANGED: Terms = {}


def bound(treaty: Treaty) -> tuple[str, ...]:
    """Countries that owe what the text says: parties, and those that apply it provisionally."""
    if treaty.stage != "adopted":
        return ()
    early = (who for who, acts in treaty.consents.items() if acts.provisional and not acts.in_force)
    return (*treaty.parties(), *early)


def amendments_of(state: State, instrument: str) -> Iterator[tuple[str, Treaty]]:
    """Adopted amendments to an instrument, in order of adoption."""
    return ((name, one) for name, one in state.texts.items() if one.text.amends == instrument and one.adopted)


def superseded(state: State, instrument: str, a: str, b: str) -> bool:
    """Whether an amendment in force for both governs between them in place of this text (V40.5)."""
    return any({a, b} <= set(bound(one)) for _, one in amendments_of(state, instrument))


def paused(treaty: Treaty, a: str, b: str) -> bool:
    """Whether operation between the two is suspended."""
    return any((one.by == a and b in one.towards) or (one.by == b and a in one.towards) for one in treaty.pauses)


def reserved_terms(treaty: Treaty, a: str, b: str, on: date) -> Terms | None:
    """The terms that reservations of either leave between the two on a day; None where nothing applies."""
    return UNCHANGED


def between(state: State, instrument: str, a: str, b: str) -> Terms | None:
    """The terms on which the text applies between `a` and `b` today; None where it does not. Symmetric."""
    treaty = state.texts[instrument]
    if a == b or not {a, b} <= set(bound(treaty)):
        return None
    if superseded(state, instrument, a, b) or paused(treaty, a, b):
        return None
    return reserved_terms(treaty, a, b, state.today)


def alike(state: State, instrument: str) -> bool:
    """Whether all that are bound owe each other the whole text, so that no pair need be looked at."""
    treaty = state.texts[instrument]
    if treaty.pauses or any(acts.reserved for acts in treaty.consents.values()):
        return False
    return not any(bound(one) for _, one in amendments_of(state, instrument))


def owed_text(state: State, instrument: str, party: str) -> Instrument | None:
    """What the text makes `party` owe, in the strictest form that it owes to anybody; None where it owes nothing."""
    treaty = state.texts[instrument]
    owing = bound(treaty)
    if party not in owing or len(owing) < 2:
        return None
    if alike(state, instrument):
        return treaty.text
    found = [terms for other in owing if (terms := between(state, instrument, party, other)) is not None]
    articles = []
    for article in treaty.text.articles:
        forms = [terms.get(article.id, {}) for terms in found]
        held = [form for form in forms if form is not None]
        if {} in held:
            articles.append(article)
        elif held:
            values = {**article.clause.values, **held[0]}
            articles.append(article.model_copy(update={"clause": article.clause.model_copy(update={"values": values})}))
    return treaty.text.model_copy(update={"articles": tuple(articles)}) if articles else None


def creditors(state: State, instrument: str, article: str, party: str) -> tuple[str, ...]:
    """Those to whom `party` owes an article of the text today, reserved or not."""
    owing = bound(state.texts[instrument])
    if alike(state, instrument):
        return tuple(other for other in owing if other != party) if party in owing else ()
    pairs = ((other, between(state, instrument, party, other)) for other in owing if other != party)
    return tuple(other for other, terms in pairs if terms is not None and terms.get(article, {}) is not None)
