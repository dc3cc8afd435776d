"""Choices that are closed now, each with the rule that closes it and the sentence that says what would open it."""

from collections.abc import Iterator

from treaty.acts.commands import Allege, Amend, Command, Offer, Propose, Seal, Vote
from treaty.acts.promises import Money
from treaty.law.decide import refusal
from treaty.law.legal import closed
from treaty.law.state import State
from treaty.model.amendment import DeleteArticle
from treaty.model.clause import Clause
from treaty.model.instrument import Article, Instrument
from treaty.model.orders import Orders
from treaty.views.desk_records import NotNow
from treaty.views.records import SeatView

_DRAFT = Instrument(
    id="nobodys-draft", title="A draft", articles=(Article(id="1", clause=Clause(kind="free", text="Words.")),)
)  # fmt: skip
_NAMING = ("item", "instrument", "deal", "allegation")
"""Fields of commands that hold what a choice is about."""


def not_now(state: State, view: SeatView) -> tuple[NotNow, ...]:
    """What is on the table or on the sheet and closed to the chair of `view` now; empty once the game has ended."""
    if state.ended:
        return ()
    # The law knows what it offers: only the rest is judged again, for its reason.
    offered = {(option.act, option.title) for option in view.options}
    open_acts = {option.act for option in view.options}
    asked = [(title, command) for title, command in closed(state, view.me) if (command.do, title) not in offered]
    asked += [(title, command) for title, command in _blanks(state, view.me) if command.do not in open_acts]
    found = []
    for title, command in asked:
        no = refusal(state, command)
        if no is not None:
            named = _named(state, command)
            found.append(NotNow(act=command.do, title=title, rule=no.rule, sentence=no.sentence, items=named))
    return tuple(found)


def _named(state: State, command: Command) -> tuple[str, ...]:
    """The text, amendment, deal or case that a choice names; a vote names what it is on."""
    if isinstance(command, Vote):
        return (state.vote.item,) if state.vote else ()
    return tuple(getattr(command, name) for name in _NAMING if hasattr(command, name))


def _blanks(state: State, me: str) -> Iterator[tuple[str, Command]]:
    """Open choices filled in with anything: what closes them does not hang on how they are filled in."""
    others = [country for country in state.countries if country != me]
    yield "Table a text", Propose(by=me, text=_DRAFT)
    for name, treaty in state.floor():
        change = DeleteArticle(article=treaty.text.articles[0].id)
        yield f"Amend {treaty.text.title}", Amend(by=me, instrument=name, operations=(change,))
    yield "Seal your orders", Seal(by=me, orders=Orders())
    if others:
        yield "Offer a side deal", Offer(by=me, to=others[0], gives=(Money(billion_usd=1),))
    yield "Accuse a party of a breach", Allege(by=me, obligation="")
