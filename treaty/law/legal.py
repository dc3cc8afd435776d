"""Legal: what a seat may do now, and for the rest the rule that stands against it.

Closed choices are listed whole and judged by the same functions that judge a command, so that what is offered is
accepted. Open choices (a text, an amendment, orders, a message, a deal, an accusation) are offered as blanks when their
phase is on.
"""

from collections.abc import Iterator
from functools import lru_cache

from treaty.acts.commands import (
    CHAIR,
    Accede,
    Advance,
    Answer,
    CloseVote,
    Command,
    Decline,
    Inspect,
    Judge,
    MoveAdoption,
    PutToVote,
    Ready,
    Respond,
    Retract,
    Second,
    Sign,
    Stay,
    Submit,
    Take,
    Unseal,
    Vote,
    Withdraw,
)
from treaty.acts.options import Blank, Option
from treaty.law.decide import refusal
from treaty.law.floor import TEXTS_EACH
from treaty.law.state import State
from treaty.model.dates import Phase


def closed(state: State, by: str) -> Iterator[tuple[str, Command]]:
    """Every closed choice that names something on the table, allowed or not, with its title."""
    if by == CHAIR:
        yield "Open the next vote", PutToVote(by=CHAIR)
        yield "Close the vote", CloseVote(by=CHAIR)
        yield "Begin the next phase", Advance(by=CHAIR)
        return
    yield "Say that you are ready", Ready(by=by)
    yield "Take back your sealed orders", Unseal(by=by)
    yield from _on_the_floor(state, by)
    yield from _on_instruments(state, by)
    yield from _on_cases(state, by)
    card = state.card_drawn()
    for response in card.responses if card else ():
        yield f"Answer the event: {response.title}"[:120], Respond(by=by, response=response.id)
    for deal in state.deals.values():
        if by in (deal.by, deal.to) and deal.stage == "offered":
            yield f"Accept {deal.id} of {deal.by}", Take(by=by, deal=deal.id)
            yield f"Refuse {deal.id}", Decline(by=by, deal=deal.id)


def _on_the_floor(state: State, by: str) -> Iterator[tuple[str, Command]]:
    if state.vote:
        for choice in ("yes", "no", "abstain"):
            yield f"Vote {choice} on {state.vote.item}", Vote.model_validate({"by": by, "choice": choice})
    for name, treaty in state.floor():
        yield f"Second {treaty.text.title}"[:120], Second(by=by, item=name)
        yield f"Move the adoption of {treaty.text.title}"[:120], MoveAdoption(by=by, instrument=name)
        yield f"Take back {treaty.text.title}"[:120], Retract(by=by, item=name)
        for amendment in state.pending(name):
            yield f"Second {amendment.id}", Second(by=by, item=amendment.id)
            yield f"Take back {amendment.id}", Retract(by=by, item=amendment.id)


def _on_instruments(state: State, by: str) -> Iterator[tuple[str, Command]]:
    for name, treaty in state.texts.items():
        if treaty.stage != "adopted":
            continue
        title = treaty.text.title[:90]
        yield f"Sign {title}", Sign(by=by, instrument=name)
        yield f"Lay {title} before the legislature", Submit(by=by, instrument=name)
        yield f"Ask the legislature to accede to {title}", Accede(by=by, instrument=name)
        yield f"Give notice of withdrawal from {title}"[:120], Withdraw(by=by, instrument=name)
        yield f"Revoke the notice on {title}", Stay(by=by, instrument=name)


def _on_cases(state: State, by: str) -> Iterator[tuple[str, Command]]:
    for case in state.allegations.values():
        if case.found is not None or case.closed:
            continue
        yield f"Admit {case.id}", Answer(by=by, allegation=case.id, answer="admit")
        yield f"Deny {case.id}", Answer(by=by, allegation=case.id, answer="deny")
        yield f"Ask for an inspection on {case.id}", Inspect(by=by, allegation=case.id)
        yield f"Hold {case.id} made out", Judge(by=by, allegation=case.id, breach=True)
        yield f"Hold {case.id} not made out", Judge(by=by, allegation=case.id, breach=False)


@lru_cache(maxsize=50_000)
def _option(title: str, command: Command) -> Option:
    return Option(act=command.do, title=title, command=command)


def legal(state: State, by: str) -> tuple[Option, ...]:
    """All that `by` (a country or CHAIR) may do now."""
    whole = [_option(title, command) for title, command in closed(state, by) if refusal(state, command) is None]
    return (*whole, *_open(state, by))


def refused(state: State, by: str) -> tuple[tuple[str, str, str], ...]:
    """Closed choices that are not allowed now: title, rule, and the sentence that says what to do."""
    found = []
    for title, command in closed(state, by):
        no = refusal(state, command)
        if no is not None:
            found.append((title, no.rule, no.sentence))
    return tuple(found)


def _open(state: State, by: str) -> Iterator[Option]:
    if by == CHAIR or state.ended or by not in state.countries:
        return
    others = ", ".join(country for country in state.countries if country != by)
    yield Option(act="say", title="Write a message", blanks=(Blank(name="text", what="at most 2,000 characters"),))
    if state.phase is Phase.TALK:
        if sum(treaty.by == by for _, treaty in state.floor()) < TEXTS_EACH:
            yield Option(act="propose", title="Table a text", blanks=(Blank(name="text", what="an instrument"),))
        if any(treaty.consent(by).in_force for treaty in state.texts.values()):
            what = Blank(name="obligation", what="an obligation of another party that has come due")
            yield Option(act="allege", title="Accuse a party of a breach", blanks=(what,))
        for _, treaty in state.floor():
            what = Blank(name="operations", what=f"operations on {len(treaty.text.articles)} articles")
            yield Option(act="amend", title=f"Amend {treaty.text.title}"[:120], blanks=(what,))
    if state.phase in (Phase.TALK, Phase.ORDERS):
        yield Option(act="offer", title="Offer a side deal", blanks=(Blank(name="to", what=others[:120]),))
    if state.phase is Phase.ORDERS:
        yield Option(act="seal", title="Seal your orders", blanks=(Blank(name="orders", what="a sheet"),))
