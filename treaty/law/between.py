"""Between two countries: what holds under one instrument today, and so what each owes to whom.

V2.1   Obligations of substance are owed by parties; a contracting state owes them once the text is in force for it.
V25.1  A country that applies a text provisionally owes what parties owe, to those that apply it or are parties.
V30.3  Where another treaty between the two governs, an article that cannot be kept beside it yields.
V40.4  Between parties of which one has not accepted an amendment the unamended text governs.
V55.1  Falling below the number ends nothing; but where one party is left there is no pair to operate between.
What reservations and suspensions leave between two states is read by `convention.pairs`. A reservation to a treaty
stands for the amended treaty too: the author withdraws it, or joins the amendment with others in its place. It falls
where the amended text has another clause in the article's place, or admits no such reservation; the Convention is
silent; the ILC Guide (2011, part 5) presumes the same where a treaty passes to a successor state.
Source: VCLT 1969, arts. 2, 20-22, 25, 30(4), 40, 55.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from treaty.law.convention import pairs
from treaty.law.convention.interim import InterimDuty
from treaty.law.convention.pairs import Between, Kind, Term, text_between
from treaty.law.convention.reservations import Answer, At, Policy, Reaction, Reservation, admissible, contracting_from
from treaty.law.convention.ruling import Ruling
from treaty.law.interim import held_back, standing
from treaty.law.rivals import rivals, yielding
from treaty.law.state import Consent, State, Treaty
from treaty.law.thirds import text_for_third, undertaken
from treaty.law.versions import bound, bound_later, stands_upon
from treaty.model.clause import ClauseKind, Value
from treaty.model.instrument import Article, Instrument

ANSWERS = {"accept": Answer.ACCEPTANCE, "object": Answer.OBJECTION, "oppose": Answer.OPPOSING}
ACTS = {"signature": At.SIGNATURE, "ratification": At.RATIFICATION, "accession": At.ACCESSION}


def policy_of(treaty: Treaty, kinds: Mapping[str, ClauseKind]) -> Policy:
    """What the text says of reservations. Those it lists are expressly authorised and need no acceptance (V20.1)."""
    final, articles = treaty.text.final, treaty.text.articles
    listed = frozenset(final.reservable) if final.reservations == "listed" else frozenset[str]()
    known = {article.id: kinds[article.clause.kind] for article in articles if article.clause.kind in kinds}
    return Policy(
        allowed=final.reservations,
        listed=listed,
        authorised=listed,
        essential=frozenset(name for name, kind in known.items() if kind.essential),
        counts_at_once=final.reserving_counts == "at once",
        one_sided=frozenset(name for name, kind in known.items() if not kind.reciprocal),
    )


def reservations_of(treaty: Treaty, country: str) -> tuple[Reservation, ...]:
    """The country's own reservations to the instrument with all that was answered, as the Convention reads them."""
    reserved = treaty.consent(country).reserved
    if reserved is None:
        return ()
    answered = tuple(
        Reaction(one.by, ANSWERS[one.answer], one.on, one.lifted) for one in treaty.replies if one.to == country
    )
    return tuple(
        Reservation(
            by=country,
            articles=frozenset({one.article}),
            made=reserved.made,
            at=ACTS[reserved.at],
            notified=reserved.told,
            confirmed=reserved.confirmed,
            change=as_read(one.values) or None,
            withdrawn=reserved.withdrawn,
            withdrawal_notified=reserved.gone,
            reactions=answered,
        )
        for one in reserved.articles
    )


def standing_reservations(state: State, instrument: str, country: str) -> tuple[Reservation, ...]:
    """The country's reservations to the instrument: its own, else those to the text that this one amends."""
    treaty, before = state.texts[instrument], stands_upon(state, instrument)
    if treaty.consent(country).reserved or not before:
        return reservations_of(treaty, country)
    policy, old = policy_of(treaty, state.kinds), state.texts[before[-1]].text
    carried = (_carried(one) for one in standing_reservations(state, before[-1], country))
    return tuple(one for one in carried if _same_clauses(one, old, treaty.text) and admissible(one, policy))


def _carried(one: Reservation) -> Reservation:
    """As if made with an instrument: what was confirmed once needs no second confirmation."""
    return replace(one, made=one.confirmed or one.made, at=At.RATIFICATION)


def _same_clauses(one: Reservation, old: Instrument, new: Instrument) -> bool:
    both = ((old.article(name), new.article(name)) for name in one.articles)
    return all(was and now and was.clause.kind == now.clause.kind for was, now in both)


def counted_from(state: State, treaty: Treaty, country: str) -> date | None:
    """The day from which the country's instrument counts, by what is known today; None while none is in sight (V20.4).

    One with a reservation counts at once, or from its first acceptance, as the text says.
    """
    acts = treaty.consent(country)
    if acts.consented is None or acts.left:
        return None
    own = reservations_of(treaty, country)
    if not own:
        return acts.consented
    consents = {who: one.consented for who, one in treaty.consents.items() if one.consented and not one.left}
    return contracting_from(country, own, consents, policy_of(treaty, state.kinds))


def reading(state: State, instrument: str) -> pairs.Treaty:
    """The instrument as the Convention reads it: its articles, who is bound since when, reservations, suspensions."""
    treaty = state.texts[instrument]
    owing = {who: treaty.consent(who) for who in bound(treaty)}
    return pairs.Treaty(
        text=pairs.Text({article.id: as_read(article.clause.values) for article in treaty.text.articles}),
        parties={
            who: pairs.Party(_since(acts, acts.consented), _since(acts, acts.in_force)) for who, acts in owing.items()
        },
        reservations=tuple(one for who in owing for one in standing_reservations(state, instrument, who)),
        policy=policy_of(treaty, state.kinds),
        suspensions=tuple(
            pairs.Suspension(frozenset({one.by, other}), one.since) for one in treaty.pauses for other in one.towards
        ),
    )


def _since(acts: Consent, day: date | None) -> date:
    begun = day or acts.provisional
    assert begun is not None  # bound means a party, or one that applies the text provisionally
    return begun


def as_read(values: Mapping[str, Value]) -> dict[str, float | str]:
    """Values of a clause as the Convention compares them: numbers and words; a list of names is words."""
    return {name: ", ".join(value) if isinstance(value, tuple) else value for name, value in values.items()}


class Look:
    """One text on one day among all texts: what holds under it is read once, however many pairs are asked for."""

    __slots__ = ("instrument", "state", "today")

    def __init__(self, state: State, instrument: str) -> None:
        self.state, self.instrument, self.today = state, instrument, state.today

    def __hash__(self) -> int:
        return hash((id(self.state.texts), self.instrument, self.today))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Look) or self.instrument != other.instrument or self.today != other.today:
            return False
        return self.state.texts is other.state.texts and self.state.kinds is other.state.kinds


def between(state: State, instrument: str, a: str, b: str) -> Between:
    """What the text says between `a` and `b` today; the same whichever is named first."""
    return _between(Look(state, instrument), min(a, b), max(a, b))


@lru_cache(maxsize=1_000)
def _between(look: Look, a: str, b: str) -> Between:
    if any({a, b} <= later for later in _bound_later(look)):
        return Between(Ruling(False, "V40.5", f"An amendment in force for {a} and {b} governs between them."))
    gone = (articles for both, articles in _yielding(look) if {a, b} <= both)
    return _less(text_between(a, b, look.today, _reading(look)), frozenset[str]().union(*gone))


@lru_cache(maxsize=16)
def _reading(look: Look) -> pairs.Treaty:
    return reading(look.state, look.instrument)


@lru_cache(maxsize=16)
def _bound_later(look: Look) -> tuple[frozenset[str], ...]:
    return bound_later(look.state, look.instrument)


@lru_cache(maxsize=16)
def _yielding(look: Look) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return yielding(look.state, look.instrument)


def _less(held: Between, gone: frozenset[str]) -> Between:
    """The pair's terms without articles that yield to another treaty (V30.3)."""
    if not held.applies or not gone:
        return held
    apart = {article: terms for article, terms in held.apart.items() if article not in gone}
    return replace(
        held, articles={**held.articles, **dict.fromkeys(gone, Term(Kind.EXCLUDED, {}, "V30.3"))}, apart=apart
    )


def alike(state: State, instrument: str) -> bool:
    """Whether all that are bound owe each other the whole text, so that no pair need be looked at."""
    treaty = state.texts[instrument]
    upon = stands_upon(state, instrument)
    reserved = (acts.reserved for name in (instrument, *upon) for acts in state.texts[name].consents.values())
    if treaty.pauses or any(reserved) or rivals(state, instrument):
        return False
    return not any(bound_later(state, instrument))


def owed_text(state: State, instrument: str, party: str) -> Instrument | None:
    """What the text makes `party` owe, in the strictest form that it owes to anybody; None where it owes nothing."""
    treaty = state.texts[instrument]
    owing = bound(treaty)
    if undertaken(treaty, party):
        return text_for_third(treaty, party)
    if party not in owing or len(owing) < 2:
        return None
    if alike(state, instrument):
        return treaty.text
    found = _pairs_of(state, instrument, party)
    held = (
        _strictest(article, [one.term(article.id, party) for one in found.values()]) for article in treaty.text.articles
    )
    articles = tuple(article for article in held if article)
    return treaty.text.model_copy(update={"articles": articles}) if articles else None


def _strictest(article: Article, terms: list[Term]) -> Article | None:
    if any(term.kind is Kind.IN_FULL for term in terms):
        return article
    changed = [term for term in terms if term.kind is Kind.MODIFIED]
    if not changed:
        return None
    nearest = min(changed, key=lambda term: _apart(article, term))
    own = article.clause.values
    read = {name: value for name, value in nearest.values.items() if not isinstance(own.get(name), tuple)}
    clause = article.clause.model_copy(update={"values": {**own, **read}})
    return article.model_copy(update={"clause": clause})


def _apart(article: Article, term: Term) -> float:
    """How far a term is from the article's own numbers: the nearest is the strictest."""
    own = article.clause.values
    both = ((own.get(name), value) for name, value in term.values.items())
    return sum(abs(now - then) for then, now in both if isinstance(now, int | float) and isinstance(then, int | float))


def _pairs_of(state: State, instrument: str, party: str) -> dict[str, Between]:
    """Other country -> what holds between it and `party`, where anything does."""
    look, others = Look(state, instrument), (who for who in bound(state.texts[instrument]) if who != party)
    found = {other: _between(look, min(party, other), max(party, other)) for other in others}
    return {other: one for other, one in found.items() if one.applies}


def creditors(state: State, instrument: str, article: str, party: str) -> tuple[str, ...]:
    """Those to whom `party` owes an article of the text today, as it stands, as reserved, or not to defeat it (V18)."""
    treaty = state.texts[instrument]
    owing = bound(treaty)
    if standing(state, treaty, party) is not InterimDuty.NONE:
        return tuple(other for other in dict.fromkeys((*owing, *held_back(state, treaty))) if other != party)
    if undertaken(treaty, party):
        return treaty.parties()
    if party not in owing:
        return ()
    if alike(state, instrument):
        return tuple(other for other in owing if other != party)
    held = (Kind.IN_FULL, Kind.MODIFIED)
    return tuple(
        other for other, one in _pairs_of(state, instrument, party).items() if one.term(article, party).kind in held
    )


def has_stake(state: State, instrument: str, country: str) -> bool:
    """Whether what others owe under the text concerns the country: bound by it, or waiting for it under art. 18."""
    treaty = state.texts[instrument]
    acts = treaty.consents.get(country)
    if acts is None or treaty.stage != "adopted":
        return False
    bound_now = bool(acts.in_force or acts.provisional) and not acts.left
    return bound_now or standing(state, treaty, country) is not InterimDuty.NONE
