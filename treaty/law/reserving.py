"""Reservations in play: making them, answering those of others, and withdrawing either.

V19.1  A reservation comes with signature, ratification or accession; later is too late.
V19.2  Barred where the text prohibits it, lists others, or where the article carries object and purpose.
V20.1  What the text expressly authorises needs no acceptance, and no objection stands against it.
V20.5  Who says nothing for twelve months from notice has accepted, or on the day of its consent if that is later.
V22.1  Reservations and objections may be withdrawn at any time; that works on receipt of the notice.
V23.1  Contracting states and those entitled to join are told, and may answer.
Source: VCLT 1969, arts. 19-23.
"""

from dataclasses import replace

from treaty.acts.commands import Drop, Lift, React
from treaty.acts.events import ObjectionWithdrawn, Reacted, ReservationsWithdrawn
from treaty.acts.refusal import Refused
from treaty.law.between import ACTS, as_read, policy_of, reservations_of
from treaty.law.binding import rebind
from treaty.law.convention.reservations import Reservation, admissible
from treaty.law.deposit import with_acts
from treaty.law.force import let_time_act
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import Reply, State, Treaty
from treaty.model.dates import Phase
from treaty.model.reservation import Reservations

RESERVATION_LEVEL = 3
"""The level of exercise from which on texts can be reserved (T5)."""


def may_reserve(state: State, treaty: Treaty, by: str, asked: Reservations, at: str) -> None:
    """Raises `Refused` where `by` may not make these reservations with that act today."""
    if not asked:
        return
    if state.scenario.level < RESERVATION_LEVEL:
        raise Refused("T5", f"This exercise is at level {state.scenario.level}: join the text as it stands.")
    named = [one.article for one in asked]
    if len(set(named)) < len(named):
        raise Refused("V19.1", "Name each article once.")
    policy = policy_of(treaty, state.kinds)
    for one in asked:
        article = treaty.text.article(one.article)
        if article is None:
            raise Refused("V19.1", f"{treaty.text.title} has no article {one.article}.")
        changed = article.clause.model_copy(update={"values": {**article.clause.values, **one.values}})
        wrong = changed.complaint(state.kinds)
        if wrong:
            raise Refused("V19.1", f"Article {one.article} cannot be reserved so: {wrong}.")
        if one.values and changed == article.clause:
            raise Refused("V2.3", f"That is what article {one.article} says already: it would change nothing.")
        meant = Reservation(by, frozenset({one.article}), state.today, ACTS[at], change=as_read(one.values) or None)
        allowed = admissible(meant, policy)
        if not allowed:
            raise Refused(allowed.rule, allowed.sentence)


def _author(state: State, instrument: str, country: str) -> Treaty:
    treaty = state.texts.get(instrument)
    if treaty is None or treaty.stage != "adopted":
        raise Refused("V23.1", f"There is no instrument {instrument} that one could reserve.")
    reserved = treaty.consent(country).reserved
    if reserved is None or reserved.withdrawn:
        raise Refused("V23.1", f"{country} has no reservation to {treaty.text.title}.")
    return treaty


def _reply(treaty: Treaty, by: str, to: str) -> Reply | None:
    return next((one for one in treaty.replies if one.by == by and one.to == to), None)


def last_day(treaty: Treaty, by: str, to: str) -> str | None:
    """ISO day until which `by` may object to the reservations of `to`; None while nothing limits it (V20.5)."""
    consented = treaty.consent(by).consented
    ends = [day for one in reservations_of(treaty, to) if (day := one.last_day())]
    return max(ends[0], consented).isoformat() if ends and consented else None


@judges(React)
def _may_react(state: State, ask: React) -> None:
    need_phase(state, ask.by, Phase.TALK, Phase.ORDERS)
    if ask.to == ask.by:
        raise Refused("V23.1", "Others answer your reservations; you may withdraw them.")
    treaty = _author(state, ask.instrument, ask.to)
    if treaty.text.final.open_to == "negotiators" and ask.by not in treaty.negotiators:
        raise Refused("V23.1", "Only states that may become parties are told of reservations and answer them.")
    if treaty.text.final.reservations == "listed":
        raise Refused("V20.1", "The text itself authorises this reservation: it needs nobody's acceptance.")
    given = _reply(treaty, ask.by, ask.to)
    if given is not None:
        said = "lift your objection to change that" if given.answer != "accept" and not given.lifted else "that stands"
        raise Refused("V20.4", f"You have answered these reservations; {said}.")
    until = last_day(treaty, ask.by, ask.to)
    if until is not None and state.today.isoformat() > until:
        raise Refused("V20.5", f"You have accepted them by silence: objections were in time until {until}.")


@answers(React)
def _react(state: State, ask: React) -> Events:
    course = Course(state)
    course.then(Reacted(**state.now, by=ask.by, to=ask.to, instrument=ask.instrument, answer=ask.answer))
    let_time_act(course)  # the first acceptance may make an instrument count
    return tuple(course.events)


@evolves(Reacted)
def _reacted(state: State, event: Reacted) -> State:
    treaty = state.texts[event.instrument]
    treaty = replace(treaty, replies=(*treaty.replies, Reply(event.by, event.to, event.answer, event.on)))
    return rebind(replace(state, texts={**state.texts, event.instrument: treaty}), event.instrument)


@judges(Drop)
def _may_drop(state: State, ask: Drop) -> None:
    need_phase(state, ask.by, Phase.TALK, Phase.ORDERS)
    _author(state, ask.instrument, ask.by)


@answers(Drop)
def _drop(state: State, ask: Drop) -> Events:
    notified = state.texts[ask.instrument].text.final.notice_reaches_after.after_date(state.today)
    return (ReservationsWithdrawn(**state.now, by=ask.by, instrument=ask.instrument, notified=notified),)


@evolves(ReservationsWithdrawn)
def _dropped(state: State, event: ReservationsWithdrawn) -> State:
    reserved = state.texts[event.instrument].consent(event.by).reserved
    assert reserved is not None  # judged
    gone = replace(reserved, withdrawn=event.on, gone=event.notified)
    return rebind(with_acts(state, event.instrument, event.by, reserved=gone, laid=()), event.instrument)


@judges(Lift)
def _may_lift(state: State, ask: Lift) -> None:
    need_phase(state, ask.by, Phase.TALK, Phase.ORDERS)
    treaty = _author(state, ask.instrument, ask.to)
    given = _reply(treaty, ask.by, ask.to)
    if given is None or given.answer == "accept" or given.lifted:
        raise Refused("V22.1", f"You have no objection to the reservations of {ask.to} that you could withdraw.")


@answers(Lift)
def _lift(state: State, ask: Lift) -> Events:
    notified = state.texts[ask.instrument].text.final.notice_reaches_after.after_date(state.today)
    return (ObjectionWithdrawn(**state.now, by=ask.by, to=ask.to, instrument=ask.instrument, notified=notified),)


@evolves(ObjectionWithdrawn)
def _lifted(state: State, event: ObjectionWithdrawn) -> State:
    treaty = state.texts[event.instrument]
    replies = tuple(
        replace(one, lifted=event.notified) if (one.by, one.to) == (event.by, event.to) else one
        for one in treaty.replies
    )
    treaty = replace(treaty, replies=replies)
    return rebind(replace(state, texts={**state.texts, event.instrument: treaty}), event.instrument)
