"""What waits for a chair, most urgent first, each with what follows from doing nothing.

Urgent is what play stands still for: an open vote without one's own, orders not sealed, and being the last person at
the table who is not ready; and a measure of another country that one can still object to, or its reservation in the
round in which the time to object runs out. The event card of the brief
comes first among the rest; being ready comes last of all.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from treaty.acts.commands import Command
from treaty.acts.promises import Backing
from treaty.law.choices_ending import means
from treaty.law.legal import terms
from treaty.law.state import State
from treaty.model.dates import Phase
from treaty.views.desk_records import Need, Page
from treaty.views.floor import title_of
from treaty.views.records import DealView, MessageView, SeatView
from treaty.views.reserved import object_by, standing_reservations
from treaty.views.telling_voice import number_of, short
from treaty.views.wording import day, listed

_NEXT = {
    Phase.BRIEF: "the talks begin",
    Phase.TALK: "the talks end and orders are written",
    Phase.ORDERS: "the orders are opened",
    Phase.REVEAL: "the next round begins",
}


@dataclass(frozen=True, slots=True)
class _Chair:
    """The table as one chair sees it, and whom play waits for."""

    state: State
    view: SeatView
    waiting: tuple[str, ...]
    shared: bool = True

    @property
    def me(self) -> str:
        return self.view.me

    def may(self, act: str) -> Iterator[Command]:
        """Closed choices of that kind that are open to the chair."""
        return (option.command for option in self.view.options if option.act == act and option.command)

    def about(self, act: str, what: str) -> tuple[str, ...]:
        """What the open choices of that kind name in their field `what`, each once."""
        return tuple(dict.fromkeys(str(getattr(command, what)) for command in self.may(act)))


def needs_of(state: State, view: SeatView, waiting: Sequence[str] = (), *, shared: bool = True) -> tuple[Need, ...]:
    """What waits for the chair of `view`; `waiting` are the chairs with a person that play waits for.

    `shared`: other people play too, so that being the last who is not ready keeps somebody waiting.
    """
    if state.ended:
        return ()
    chair = _Chair(state, view, tuple(waiting), shared)
    found = [need for source in _SOURCES for need in source(chair)]
    return (*(need for need in found if need.urgent), *(need for need in found if not need.urgent), *_ready(chair))


def _vote(chair: _Chair) -> Iterator[Need]:
    vote = chair.state.vote
    if vote is None or chair.me not in vote.members or chair.me in (*vote.votes, *vote.barred):
        return
    if vote.manner == "consensus":
        yield from _consensus(chair, vote.item)
        return
    why = "The vote is open. A country that casts none counts as absent, and not for the quorum."
    yield Need(urgent=True, title=f"Vote on {title_of(chair.state, vote.item)}", why=why, page="floor", item=vote.item)


def _consensus(chair: _Chair, item: str) -> Iterator[Need]:
    if item in chair.about("object", "item"):
        title = f"Object to {title_of(chair.state, item)}, or let it pass"
        why = "The chair seeks consensus on it. Say that you are ready to let it pass; one objection blocks it."
        yield Need(urgent=True, title=title, why=why, page="floor", item=item)


def _silence(chair: _Chair) -> Iterator[Need]:
    for name, silence in chair.state.meeting.silence.items():
        if name in chair.about("object", "item") and chair.state.texts[name].by != chair.me:
            why = f"Unless somebody objects before {silence.until}, it is adopted. Adoption binds nobody yet."
            yield _on_floor(chair, f"Object to {_called(chair, name)}, or stay silent", why, name)


def _orders(chair: _Chair) -> Iterator[Need]:
    if chair.state.phase is not Phase.ORDERS or chair.view.orders is not None:
        return
    instead = "repeats its last orders" if chair.view.previous else "does what it usually does"
    why = f"The orders are opened at the end of this phase. Without a sheet your country {instead}."
    yield Need(urgent=True, title="Seal your orders", why=why, page="orders")


def _card(chair: _Chair) -> Iterator[Need]:
    card = chair.view.public.card
    if card is None or not any(chair.may("respond")):
        return
    why = f"It affects your country and has {len(card.responses)} answers. Silence is none of them."
    yield Need(urgent=False, title=f"Answer the event: {card.title}", why=why, page="table", item=card.id)


def _accused(chair: _Chair) -> Iterator[Need]:
    for name in chair.about("answer", "allegation"):
        case = chair.state.allegations[name]
        article = case.obligation.split("/")[1]
        why = (
            f"{case.by} says in public that you broke article {article} of {title_of(chair.state, case.instrument)}. "
            "Admitting brings the lighter remedy; unanswered, the parties judge without your word."
        )
        yield Need(
            urgent=False,
            title=f"Answer the accusation of {case.by}: article {article}",
            why=why,
            page="duties",
            item=name,
        )


def _deals(chair: _Chair) -> Iterator[Need]:
    for name in chair.about("take", "deal"):
        deal = chair.view.deals[name]
        title = f"{deal.by} offers {terms(chair.state, chair.state.deals[name])}"
        why = "It stands open until you take or refuse it; only you two see it."
        yield Need(urgent=False, title=title, why=why, page="talk", item=name)


def _questions(chair: _Chair) -> Iterator[Need]:
    for message in open_questions(chair.view):
        why = f"{message.by} asked in private: {_cut(message.text)}"
        yield Need(urgent=False, title=f"Answer {message.by}", why=why, page="talk", item=message.by)


def open_questions(view: SeatView) -> tuple[MessageView, ...]:
    """Private messages to this chair since the last round that ask something and have found no answer; one a writer."""
    asked: dict[str, MessageView] = {}
    for message in view.messages:
        if message.by == view.me:
            for who in message.to:
                asked.pop(who, None)
        elif "?" in message.text and message.round >= view.public.round - 1:
            asked[message.by] = message
    return tuple(asked.values())


def _cut(text: str, most: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 4].rsplit(" ", 1)[0] + " ..."


def _cases(chair: _Chair) -> Iterator[Need]:
    for name in chair.about("approve", "allegation"):
        case = chair.state.allegations[name]
        if chair.me not in case.approved:
            why = f"{case.asked_by} asks for an inspection of {case.against} ({name}); {case.gate}."
            title = f"Let inspectors go to {case.against}, or stop them"
            yield Need(urgent=False, title=title, why=why, page="duties", item=name)
    for name in chair.about("judge", "allegation"):
        case = chair.state.allegations[name]
        if chair.me in case.judged:
            continue
        why = (
            f"{case.by} accuses {case.against}. The majority of the parties that judge decides at the end of the "
            f"talks; {len(case.judged)} have judged so far."
        )
        yield Need(urgent=False, title=f"Judge {case.against}, accused by {case.by}", why=why, page="duties", item=name)


def _notices(chair: _Chair) -> Iterator[Need]:
    """Measures that others mean to take: to object to until a day, or to agree to where they need it."""
    may_object, asked = chair.about("contest", "notice"), chair.about("join", "notice")
    for notice in chair.state.notices.values():
        if notice.id not in (*may_object, *asked):
            continue
        does = means(chair.state, notice)
        if notice.id in may_object:
            title = f"{notice.by} means to {does}: object by {day(str(notice.may_act))} or let it pass"
            why = "It may carry this out if nobody objects; an objection blocks it until it is taken back."
            yield Need(urgent=True, title=title, why=why, page="treaty", item=notice.instrument)
        if notice.id in asked and chair.me not in {who for _, who in notice.objections}:
            why = "It takes every other party; without your word nothing follows."
            title = f"{notice.by} means to {does}: agree, or leave it"
            yield Need(urgent=False, title=title, why=why, page="treaty", item=notice.instrument)


def _reservations(chair: _Chair) -> Iterator[Need]:
    """Reservations of others that silence would accept: urgent in the round in which the time runs out."""
    state = chair.state
    next_talk = state.scenario.calendar.date_of(state.round + 1, Phase.TALK).isoformat()
    for name in chair.about("react", "instrument"):
        treaty = state.texts[name]
        for who, reserved in standing_reservations(state, treaty):
            until = "" if who == chair.me else object_by(state, treaty, chair.me, who)
            if not until:
                continue
            articles = listed(one.article for one in reserved.articles)
            many = "s" * (len(reserved.articles) > 1)
            title = (
                f"{who} reserves article{many} {articles} of {_called(chair, name)}: object by {day(until)} or accept "
                "by silence"
            )
            why = "Accepted, it changes the article between you two; an objection keeps the article out between you."
            yield Need(urgent=until < next_talk, title=title, why=why, page="treaty", item=name)


def _confirm(chair: _Chair) -> Iterator[Need]:
    why = "Your signature ad referendum waits for your confirmation; until then it is none."
    for name in chair.about("confirm", "instrument"):
        title = f"Confirm your signature of {_called(chair, name)}"
        yield Need(urgent=False, title=title, why=why, page="treaty", item=name)


def _lay(chair: _Chair) -> Iterator[Need]:
    why = "Your signature does not bind yet. The legislature decides at the reveal, and only if you ask it."
    for name in chair.about("submit", "instrument"):
        title = f"Lay {_called(chair, name)} before your legislature"
        yield Need(urgent=False, title=title, why=why, page="treaty", item=name)


def _join(chair: _Chair) -> Iterator[Need]:
    for name in chair.about("sign", "instrument"):
        binds = chair.state.texts[name].text.final.consent == "signature"
        why = "It has been adopted. " + (
            "Your signature binds you."
            if binds
            else "A signature opens the way to your legislature; it binds nobody yet."
        )
        owed = [deal for deal in chair.view.deals.values() if deal.stage == "agreed" and _owes(chair.me, deal, name)]
        if owed:
            why = f"You have promised it in a deal with {listed(_other(chair.me, deal) for deal in owed)}. {why}"
        yield Need(urgent=False, title=f"Sign {_called(chair, name)}, or stay out", why=why, page="treaty", item=name)


def _owes(me: str, deal: DealView, text: str) -> bool:
    """Whether `me` has promised in that deal to sign the text."""
    mine = deal.gives if deal.by == me else deal.asks
    return any(isinstance(one, Backing) and (one.act, one.item) == ("sign", text) for one in mine)


def _other(me: str, deal: DealView) -> str:
    return deal.to if deal.by == me else deal.by


def _support(chair: _Chair) -> Iterator[Need]:
    for name in chair.about("second", "item"):
        amendment = chair.state.amendments.get(name)
        item = amendment or chair.state.texts[name]
        mine = amendment is not None and chair.state.texts[amendment.instrument].by == chair.me
        if chair.state.vote and chair.state.vote.item == name:
            continue
        if mine:
            seconded = "Seconded as it is" if item.seconds else "Once seconded"
            why = f"{item.by} wants to change your text. {seconded}, it is voted on before your text."
            yield _on_floor(chair, f"Look at {_called(chair, name)}", why, name)
        elif not item.seconds:
            why = f"{item.by} has tabled it. Without a second it is never voted on."
            yield _on_floor(chair, f"Second {_called(chair, name)}, or leave it", why, name)


def _motion(chair: _Chair) -> Iterator[Need]:
    for name in chair.about("move", "instrument"):
        if chair.state.texts[name].by == chair.me:
            why = "It has a second. It is put to the vote only once its adoption has been moved."
            yield _on_floor(chair, f"Move the adoption of {_called(chair, name)}", why, name)


def _called(chair: _Chair, item: str) -> str:
    """A text by its short name; an amendment by whose it is: `USA's amendment 2 to the nonalignment compact`."""
    amendment = chair.state.amendments.get(item)
    name = short(chair.state.texts[amendment.instrument if amendment else item].text)
    return f"{amendment.by}'s amendment {number_of(item)} to {name}" if amendment else name


def _on_floor(chair: _Chair, title: str, why: str, name: str) -> Need:
    page: Page = "floor" if name in chair.state.amendments else "treaty"
    return Need(urgent=False, title=title, why=why, page=page, item=name)


def _ready(chair: _Chair) -> Iterator[Need]:
    if not any(chair.may("ready")):
        return
    alone = chair.shared and chair.waiting == (chair.me,)
    then = _NEXT.get(chair.state.phase, "play goes on")
    if chair.state.phase is Phase.TALK and chair.view.public.order:
        then = "the votes are taken"
    why = f"Everybody else is done: play waits for you alone. Then {then}." if alone else f"Then {then}."
    yield Need(urgent=alone, title="Say that you are ready", why=why, page="table")


_SOURCES: tuple[Callable[[_Chair], Iterator[Need]], ...] = (
    _vote,
    _orders,
    _card,
    _deals,
    _questions,
    _accused,
    _cases,
    _notices,
    _reservations,
    _confirm,
    _lay,
    _join,
    _motion,
    _silence,
    _support,
)
