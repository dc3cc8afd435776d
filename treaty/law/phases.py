"""Phases and rounds: who may act when, and what happens when a phase ends.

T2  Brief, talk, orders, reveal; then the next round, or the debrief after the last. No phase waits for everybody.
    Whoever says that it is done is done with this phase, or until something is put to the vote.
T3  An event card is drawn at each brief: first one whose date lies in the round, else by lot among those not drawn yet.
T4  A war ends the game.
T6  Nothing is undone: a game forked at an event goes on from there, and says where and why it left the other.
O1  Orders are sealed in the orders phase, may be replaced or taken back until it ends, and are opened at the reveal.
"""

from collections.abc import Mapping
from dataclasses import replace

from treaty.acts.commands import Advance, Ready, Seal, Unseal
from treaty.acts.events import (
    CardDrawn,
    Forked,
    GameEnded,
    GameStarted,
    OrdersSealed,
    OrdersUnsealed,
    PhaseBegan,
    ReadySaid,
)
from treaty.acts.refusal import Refused
from treaty.law.binding import as_time_passes
from treaty.law.chance import uniform
from treaty.law.disputes import decide_cases
from treaty.law.force import let_time_act
from treaty.law.inspecting import end_of_talk
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.reveal import reveal
from treaty.law.seats import need_chair, need_country, need_phase
from treaty.law.silence import end_silence
from treaty.law.state import Now, State
from treaty.model.clause import ClauseKind
from treaty.model.dates import Phase
from treaty.model.scenario import Scenario

NEXT = {Phase.BRIEF: Phase.TALK, Phase.TALK: Phase.ORDERS, Phase.ORDERS: Phase.REVEAL}
ORDERS_EACH = 60
"""Stances and practices that one sheet may name; more would be no sheet."""


def begin(scenario: Scenario, kinds: Mapping[str, ClauseKind], seed: int) -> tuple[State, Events]:
    """A new game: its state and the events that made it."""
    start = scenario.calendar.date_of(1, Phase.BRIEF)
    started = GameStarted(round=1, on=start, scenario=scenario, kinds=tuple(kinds.values()), seed=seed)
    course = Course(first(started))
    course.events.append(started)
    course.then(PhaseBegan(**course.state.now, phase=Phase.BRIEF))
    _draw_card(course)
    return course.state, tuple(course.events)


def first(event: GameStarted) -> State:
    """The state that the first event of a game makes."""
    return State(
        scenario=event.scenario,
        kinds={kind.id: kind for kind in event.kinds},
        seed=event.seed,
        figures=event.scenario.figures,
        budgets={country.id: country.budget_pct for country in event.scenario.countries},
    )


@judges(Advance)
def _may_advance(state: State, ask: Advance) -> None:
    need_chair(state, ask.by)
    if state.vote:
        raise Refused("F5.2", f"The vote on {state.vote.item} is open; close it first.")


@answers(Advance)
def _advance(state: State, _: Advance) -> Events:
    course = Course(state)
    if state.phase is Phase.TALK:
        decide_cases(course, end_of_talk(course))
    if state.phase is Phase.REVEAL:
        _next_round(course)
    else:
        course.then(PhaseBegan(**_dated(state, NEXT[state.phase], state.round), phase=NEXT[state.phase]))
        let_time_act(course)
        if course.state.phase is Phase.TALK:
            end_silence(course)
        if course.state.phase is Phase.REVEAL:
            reveal(course)
    return tuple(course.events)


def _dated(state: State, phase: Phase, number: int) -> Now:
    return {"round": number, "on": state.scenario.calendar.date_of(number, phase)}


def _next_round(course: Course) -> None:
    state = course.state
    war = any(number == state.round and crisis == 2 for number, _, _, crisis in state.incidents)
    if war or state.round >= state.scenario.rounds:
        debrief = Phase.DEBRIEF
        course.then(PhaseBegan(**_dated(state, debrief, state.round), phase=debrief))
        reason = "War ended the game." if war else f"All {state.scenario.rounds} rounds were played."
        course.then(GameEnded(**course.state.now, reason=reason))
        return
    course.then(PhaseBegan(**_dated(state, Phase.BRIEF, state.round + 1), phase=Phase.BRIEF))
    let_time_act(course)
    _draw_card(course)


def _draw_card(course: Course) -> None:
    state = course.state
    first_day = state.scenario.calendar.round_start(state.round)
    last_day = state.scenario.calendar.round_end(state.round)
    open_cards = [c for c in state.scenario.cards if c.id not in state.drawn and c.earliest <= state.round]
    dated = [c for c in open_cards if c.on_date and first_day <= c.on_date <= last_day]
    free = [c for c in open_cards if c.on_date is None]
    cards = dated or free
    if cards:
        lot = uniform(state.seed, "cards", state.round, "card")
        course.then(CardDrawn(**state.now, card=cards[int(lot * len(cards))].id))


@judges(Ready)
def _may_be_ready(state: State, ask: Ready) -> None:
    need_country(state, ask.by)
    if ask.by in state.ready:
        raise Refused("T2", "You have said so already.")


@answers(Ready)
def _ready(state: State, ask: Ready) -> Events:
    return (ReadySaid(**state.now, by=ask.by),)


@judges(Seal)
def _may_seal(state: State, ask: Seal) -> None:
    need_phase(state, ask.by, Phase.ORDERS)
    sheet = ask.orders
    for country in sheet.stances:
        if country not in state.countries or country == ask.by:
            raise Refused("O1", f"A stance is taken towards another country in play; {country} is none.")
    if len(sheet.stances) + len(sheet.practices) + len(sheet.declared) > 3 * ORDERS_EACH:
        raise Refused("O1", "The sheet names more than it can hold.")
    if state.orders.get(ask.by) == sheet:
        raise Refused("O1", "This very sheet is sealed already.")


@answers(Seal)
def _seal(state: State, ask: Seal) -> Events:
    return (OrdersSealed(**state.now, by=ask.by, orders=ask.orders),)


@judges(Unseal)
def _may_unseal(state: State, ask: Unseal) -> None:
    need_phase(state, ask.by, Phase.ORDERS)
    if ask.by not in state.orders:
        raise Refused("O1", "You have sealed nothing this round.")


@answers(Unseal)
def _unseal(state: State, ask: Unseal) -> Events:
    return (OrdersUnsealed(**state.now, by=ask.by),)


@evolves(PhaseBegan)
def _phase_began(state: State, event: PhaseBegan) -> State:
    changes: dict[str, object] = {"phase": event.phase, "round": event.round, "ready": frozenset()}
    if event.phase is Phase.BRIEF and event.round != state.round:
        changes |= {"previous": {**state.previous, **state.orders}, "orders": {}, "card": "", "responses": {}}
    return as_time_passes(replace(state, **changes))  # type: ignore[arg-type]


@evolves(ReadySaid)
def _ready_said(state: State, event: ReadySaid) -> State:
    return replace(state, ready=state.ready | {event.by})


@evolves(GameEnded)
def _game_ended(state: State, event: GameEnded) -> State:
    return replace(state, ended=event.reason)


@evolves(Forked)
def _forked(state: State, _: Forked) -> State:
    return state
