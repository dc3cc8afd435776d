"""Legal: what a seat may do now, and for the rest the rule that stands against it.

Closed choices are listed whole and judged by the same functions that judge a command, so that what is offered is
accepted. Open choices (a text, an amendment, orders, a message, a deal, an accusation) are offered as blanks when their
phase is on.
"""

from collections.abc import Iterator
from functools import lru_cache

from treaty.acts.commands import (
    CHAIR,
    Advance,
    Allege,
    Amend,
    Answer,
    Approve,
    Command,
    Confess,
    Decline,
    Inspect,
    Judge,
    Offer,
    Ready,
    Respond,
    Take,
    Unseal,
)
from treaty.acts.options import Blank, Option
from treaty.acts.promises import Backing, Promise
from treaty.law.amending import AMENDMENTS_EACH
from treaty.law.between import has_stake
from treaty.law.called import called
from treaty.law.choices_ending import on_endings, open_on_endings
from treaty.law.choices_floor import of_the_chair, on_the_floor
from treaty.law.choices_treaties import on_instruments, open_on_instruments
from treaty.law.dealing import OFFERS_OPEN, offers_open
from treaty.law.decide import LEVEL, refusal
from treaty.law.floor import TEXTS_EACH
from treaty.law.items import voting_on
from treaty.law.made import made
from treaty.law.state import Deal, State
from treaty.model.dates import Phase

OPEN_LEVEL = {"amend": LEVEL[Amend], "allege": LEVEL[Allege], "offer": LEVEL[Offer]}
"""The level from which on an open choice is offered (T5)."""


def closed(state: State, by: str) -> Iterator[tuple[str, Command]]:
    """Every closed choice that names something on the table and makes sense there, allowed or not, with its title."""
    if by == CHAIR:
        yield from of_the_chair(state)
        yield "Begin the next phase", made(Advance, CHAIR)
        yield from on_endings(state, by)
        return
    yield "Say that you are ready", made(Ready, by)
    yield "Take back your sealed orders", made(Unseal, by)
    yield from on_the_floor(state, by)
    yield from on_instruments(state, by)
    yield from _on_cases(state, by)
    yield from on_endings(state, by)
    card = state.card_drawn()
    for response in card.responses if card else ():
        yield f"Answer the event: {response.title}"[:120], made(Respond, by, ("response", response.id))
    for deal in state.deals.values():
        if deal.stage == "offered" and deal.to == by:
            yield f"Accept the offer of {deal.by}: {terms(state, deal)}"[:120], made(Take, by, ("deal", deal.id))
        if deal.stage == "offered" and by in (deal.by, deal.to):
            verb = "Refuse the offer of" if deal.to == by else "Take back the offer to"
            yield (
                f"{verb} {deal.by if deal.to == by else deal.to}: {terms(state, deal)}"[:120],
                made(Decline, by, ("deal", deal.id)),
            )


def terms(state: State, deal: Deal) -> str:
    """What a deal gives and asks, in one line: `0.5 billion USD for signature of the compact`; texts by title."""

    def words(promise: Promise) -> str:
        known = isinstance(promise, Backing) and (promise.item in state.texts or promise.item in state.amendments)
        said = promise.words()
        return (
            said.replace(promise.item, called(state, promise.item)) if known and isinstance(promise, Backing) else said
        )

    given, asked = (" and ".join(words(one) for one in side) or "nothing" for side in (deal.gives, deal.asks))
    return f"{given} for {asked}"


def _on_cases(state: State, by: str) -> Iterator[tuple[str, Command]]:
    for key in state.breaches.get(state.round - 1, ()):
        owed = state.owed.get(key)
        if owed is not None and owed.duty.party == by:
            title = f"Report that you broke article {owed.duty.article} of {called(state, owed.duty.instrument)}"
            yield title[:120], made(Confess, by, ("obligation", key))
    for case in state.allegations.values():
        if case.found is not None or case.closed:
            continue
        named = ("allegation", case.id)
        if case.against == by:
            yield f"Admit the breach that {case.by} alleges ({case.id})", made(Answer, by, named, ("answer", "admit"))
            yield f"Deny the breach that {case.by} alleges ({case.id})", made(Answer, by, named, ("answer", "deny"))
        else:
            yield f"Ask for an inspection of {case.against} ({case.id})", made(Inspect, by, named)
            if case.pending:
                yield (
                    f"Let the inspection of {case.against} go ahead ({case.id})",
                    made(Approve, by, named, ("holds", True)),
                )
                yield f"Stop the inspection of {case.against} ({case.id})", made(Approve, by, named, ("holds", False))
            yield (
                f"Find that {case.against} has broken its promise ({case.id})",
                made(Judge, by, named, ("breach", True)),
            )
            yield (
                f"Find that {case.against} has kept its promise ({case.id})",
                made(Judge, by, named, ("breach", False)),
            )


@lru_cache(maxsize=50_000)
def _option(title: str, command: Command) -> Option:
    return Option(act=command.do, title=title, command=command)


@lru_cache(maxsize=5_000)
def _blank(act: str, title: str, name: str, what: str) -> Option:
    return Option(act=act, title=title, blanks=(Blank(name=name, what=what),))


def legal(state: State, by: str, without: frozenset[str] = frozenset()) -> tuple[Option, ...]:
    """All that `by` (a country or CHAIR) may do now; `without`: acts that a seat never does, and need not be asked."""
    asked = ((title, command) for title, command in closed(state, by) if command.do not in without)
    whole = [_option(title, command) for title, command in asked if refusal(state, command) is None]
    level = state.scenario.level
    return (*whole, *(option for option in _open(state, by) if OPEN_LEVEL.get(option.act, 1) <= level))


def refused(state: State, by: str) -> tuple[tuple[str, str, str], ...]:
    """Closed choices that are not allowed now: title, rule, and the sentence that says what to do."""
    found = []
    for title, command in closed(state, by):
        no = refusal(state, command)
        if no is not None:
            found.append((title, no.rule, no.sentence))
    return tuple(found)


def _open(state: State, by: str) -> Iterator[Option]:
    for act, title, name, what in open_on_endings(state, by):
        yield _blank(act, title, name, what)
    if by == CHAIR or state.ended or by not in state.countries:
        return
    others = ", ".join(country for country in state.countries if country != by)
    yield _blank("say", "Write a message", "text", "at most 2,000 characters")
    if state.phase is Phase.TALK:
        if sum(treaty.by == by for _, treaty in state.floor()) < TEXTS_EACH:
            yield _blank("propose", "Table a text", "text", "an instrument")
        if any(treaty.stage == "adopted" and has_stake(state, name, by) for name, treaty in state.texts.items()):
            what = "an obligation of another party that has come due"
            yield _blank("allege", "Accuse a party of a breach", "obligation", what)
        for name, treaty in state.floor():
            if name in state.meeting.silence or name in state.meeting.debate_closed:
                continue
            if voting_on(state, name) or sum(item.by == by for item in state.pending(name)) >= AMENDMENTS_EACH:
                continue
            what = f"operations on {len(treaty.text.articles)} articles"
            yield _blank("amend", f"Amend {treaty.text.title}"[:120], "operations", what)
    if state.phase in (Phase.TALK, Phase.ORDERS) and offers_open(state, by) < OFFERS_OPEN:
        yield _blank("offer", "Offer a side deal", "to", others[:120])
    for act, title, name, what in open_on_instruments(state, by):
        yield _blank(act, title, name, what)
    if state.phase is Phase.ORDERS:
        yield _blank("seal", "Seal your orders", "orders", "a sheet")
