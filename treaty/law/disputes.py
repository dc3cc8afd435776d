"""Disputes: allegation, answer, challenge inspection, finding, remedy.

C1     A party accuses another party of one obligation that both are bound by; what was decided this round rests until
       there is new conduct to judge.
C2     The accused answers; one that admits is found in breach without a vote, with the lighter remedy.
C3     An allegation may be followed by one challenge inspection (`inspecting.py`).
C4     The other parties judge; a majority of those that judge decides, the accused does not vote (V60.2a).
       What nobody judges stays open; after two rounds it is dropped.
C5     Remedies: assistance for one that admits, then caution, suspension of rights, trade measures. While its rights
       under a text are suspended a party accuses nobody under it, asks for no inspection and does not judge.
I7     A party that reports its own breach before it is accused is found in breach without a vote, one step lower on
       the ladder than otherwise: assistance first, whatever was found before a caution.
V45.1  One that learns of a breach and lets it pass for three rounds cannot invoke it, until it is seen anew. Nor can
       one that affirmed the treaty after the finding: that objected to a measure which another party based on it.
Source: VCLT 1969, arts. 45, 60; ladders of the Montreal Protocol (decision IV/5) and CWC art. XII.
"""

from dataclasses import replace
from datetime import date

from treaty.acts.commands import Allege, Answer, Confess, Judge
from treaty.acts.events import Alleged, Answered, Found, Judged, RemedyApplied, Step
from treaty.acts.refusal import Refused
from treaty.law.between import between, creditors, has_stake
from treaty.law.convention.breach import right_lost_on
from treaty.law.means import means_in_force as means_in_force
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import Allegation, Remedy, State
from treaty.model.dates import Phase
from treaty.model.obligation import Obligation

LADDER: tuple[Step, ...] = ("caution", "suspension", "trade measures")
"""Steps for the first, second and every further finding."""
REMEDY_ROUNDS = 2
"""Rounds that a step stays in force: a year."""
LOST_AFTER = 3
"""Rounds after which a breach that one knew of and let pass can no longer be invoked."""
DROPPED_AFTER = 2
"""Rounds after which an allegation that nobody judged is dropped."""


@judges(Allege)
def _may_allege(state: State, ask: Allege) -> None:
    need_phase(state, ask.by, Phase.TALK)
    owed = state.owed.get(ask.obligation)
    if owed is None:
        raise Refused("C1", "No party owes this obligation now.")
    duty = owed.duty
    if duty.party == ask.by:
        raise Refused("C1", "A country does not accuse itself; it admits when asked, or mends its conduct.")
    if ask.by not in creditors(state, duty.instrument, duty.article, duty.party):
        raise Refused(*_not_owed(state, duty, ask.by))
    has_rights(state, ask.by, duty.instrument)
    if owed.due >= state.round:
        raise Refused("V28.1", f"The duty must first be met in round {owed.due}.")
    if any(a.obligation == ask.obligation and a.found is None and not a.closed for a in state.allegations.values()):
        raise Refused("C1", "This allegation has been made and is not decided.")
    if any(a.obligation == ask.obligation and a.closed == state.round for a in state.allegations.values()):
        raise Refused("C1", "This was decided this round; what the country does now shows at the reveal.")
    known = max(state.alarms.get(who, {}).get(ask.obligation, 0) for who in ("ALL", ask.by))
    if known and state.round - known > LOST_AFTER:
        raise Refused("V45.1", f"You have known of this since round {known} and let it pass.")


def _not_owed(state: State, duty: Obligation, by: str) -> tuple[str, str]:
    """The rule and the sentence why the duty is not owed to `by`."""
    if not has_stake(state, duty.instrument, by):
        return "V34.1", f"You are not a party to {duty.instrument}: its duties are not owed to you."
    held = between(state, duty.instrument, by, duty.party)
    if not held.applies:
        return held.why.rule, held.why.sentence
    said = f"Between you and {duty.party} article {duty.article} does not apply: a reservation stands in the way."
    return held.term(duty.article, duty.party).rule or "V21.1", said


def has_rights(state: State, by: str, instrument: str) -> None:
    """Raises `Refused` while the country's rights under the instrument are suspended (C5)."""
    until = state.silenced(by, instrument)
    if until:
        raise Refused("C5", f"Your rights under {instrument} are suspended until the end of round {until}.")


def right_lost(state: State, by: str, case: Allegation) -> date | None:
    """The day on which a party lost the right to invoke a finding of breach; None while it has it (V45.1).

    The Convention gives no period for acquiescence: here three rounds, as for the accusation itself.
    """
    calendar = state.scenario.calendar
    said = [
        day
        for notice in state.notices.values()
        for day, who in notice.objections
        if who == by and notice.allegation == case.id
    ]
    silent = state.round - case.closed > LOST_AFTER
    return right_lost_on(
        calendar.date_of(case.closed, Phase.TALK),
        affirmed=min(said, default=None),
        acquiesced=calendar.round_start(case.closed + LOST_AFTER + 1) if silent else None,
    )


@answers(Allege)
def _allege(state: State, ask: Allege) -> Events:
    against = state.owed[ask.obligation].duty.party
    name = f"case{len(state.allegations) + 1}"
    return (
        Alleged(
            **state.now, id=name, by=ask.by, against=against, obligation=ask.obligation, statement=ask.statement
        ),
    )  # fmt: skip


@evolves(Alleged)
def _alleged(state: State, event: Alleged) -> State:
    instrument = event.obligation.split("/")[0]
    case = Allegation(event.id, event.by, event.against, event.obligation, instrument, event.round)
    return replace(state, allegations={**state.allegations, event.id: case})


def open_case(state: State, name: str) -> Allegation:
    """The allegation, while nothing is decided on it. Raises `Refused` for any other."""
    case = state.allegations.get(name)
    if case is None:
        raise Refused("C1", f"There is no allegation {name}.")
    if case.found is not None or case.closed:
        raise Refused("C4", "This allegation has been decided.")
    return case


@judges(Answer)
def _may_answer(state: State, ask: Answer) -> None:
    need_phase(state, ask.by, Phase.TALK, Phase.ORDERS)
    case = open_case(state, ask.allegation)
    if case.against != ask.by:
        raise Refused("C2", "Only the accused answers.")
    if case.answer:
        raise Refused("C2", "You have answered already.")


@answers(Answer)
def _answer(state: State, ask: Answer) -> Events:
    course = Course(state)
    course.then(Answered(**state.now, allegation=ask.allegation, by=ask.by, answer=ask.answer, statement=ask.statement))
    if ask.answer == "admit":
        _decide(course, ask.allegation, True, "The country admits the breach; no vote is needed (C2).")
    return tuple(course.events)


@evolves(Answered)
def _answered(state: State, event: Answered) -> State:
    case = replace(state.allegations[event.allegation], answer=event.answer)
    return replace(state, allegations={**state.allegations, event.allegation: case})


@judges(Confess)
def _may_confess(state: State, ask: Confess) -> None:
    need_phase(state, ask.by, Phase.TALK)
    owed = state.owed.get(ask.obligation)
    if owed is None or owed.duty.party != ask.by:
        raise Refused("I7", "You owe no such obligation now.")
    if ask.obligation not in state.breaches.get(state.round - 1, ()):
        raise Refused("I7", "You kept this promise last round: there is nothing to report.")
    about = [case for case in state.allegations.values() if case.obligation == ask.obligation]
    if any(case.found is None and not case.closed for case in about):
        raise Refused("I7", "You are accused of it already: admit it, or deny it.")
    if any(case.closed == state.round for case in about):
        raise Refused("C1", "This was decided this round; what the country does now shows at the reveal.")


@answers(Confess)
def _confess(state: State, ask: Confess) -> Events:
    course, name = Course(state), f"case{len(state.allegations) + 1}"
    course.then(
        Alleged(
            **state.now, id=name, by=ask.by, against=ask.by, obligation=ask.obligation, statement=ask.statement
        ),
        Answered(**state.now, allegation=name, by=ask.by, answer="admit"),
    )  # fmt: skip
    _decide(course, name, True, "The country reports its own breach; no vote is needed (I7).")
    return tuple(course.events)


@judges(Judge)
def _may_judge(state: State, ask: Judge) -> None:
    need_phase(state, ask.by, Phase.TALK)
    case = open_case(state, ask.allegation)
    if case.against == ask.by:
        raise Refused("V60.2", "The accused does not vote on its own case.")
    if not has_stake(state, case.instrument, ask.by):
        raise Refused("C4", "Only parties judge.")
    has_rights(state, ask.by, case.instrument)
    if case.judged.get(ask.by) is ask.breach:
        raise Refused("C4", "You have said so already.")


@answers(Judge)
def _judge(state: State, ask: Judge) -> Events:
    return (Judged(**state.now, by=ask.by, allegation=ask.allegation, breach=ask.breach),)


@evolves(Judged)
def _judged(state: State, event: Judged) -> State:
    case = state.allegations[event.allegation]
    case = replace(case, judged={**case.judged, event.by: event.breach})
    return replace(state, allegations={**state.allegations, event.allegation: case})


def decide_cases(course: Course, waiting: frozenset[str] = frozenset()) -> None:
    """C4: at the end of talk, cases that were judged are decided; old ones that nobody judged are dropped.

    `waiting`: cases on which inspectors have only just been, to be judged in the next talks.
    """
    for case in tuple(course.state.allegations.values()):
        if case.found is not None or case.closed or case.id in waiting:
            continue
        upheld = sum(case.judged.values())
        against = len(case.judged) - upheld
        if case.judged:
            said = f"{upheld} parties hold it made out, {against} do not; a majority decides (C4)."
            _decide(course, case.id, upheld > against, said)
        elif course.state.round - case.made >= DROPPED_AFTER:
            _decide(course, case.id, False, "No party judged it in time; it is dropped (V45.1).")


def _decide(course: Course, name: str, breach: bool, said: str) -> None:
    state = course.state
    case = state.allegations[name]
    course.then(
        Found(
            **state.now,
            allegation=name,
            against=case.against,
            obligation=case.obligation,
            breach=breach,
            sentence=said,
        )
    )
    if not breach:
        return
    step = next_step(state, case.against, admitted=case.answer == "admit", reported=case.by == case.against)
    until = state.round + REMEDY_ROUNDS - 1
    course.then(RemedyApplied(**state.now, country=case.against, instrument=case.instrument, step=step, until=until))


def next_step(state: State, country: str, *, admitted: bool = False, reported: bool = False) -> Step:
    """C5, I7: the remedy that one more finding of breach against the country brings; one `reported` by itself weighs
    one step less, one that it only `admitted` does so the first time.
    """
    earlier = len(state.findings(country))
    return "assistance" if admitted and not earlier else LADDER[min(earlier - reported, len(LADDER) - 1)]


@evolves(Found)
def _found(state: State, event: Found) -> State:
    case = replace(state.allegations[event.allegation], found=event.breach, closed=event.round)
    known = {**state.beliefs.get("ALL", {})}
    known[event.obligation] = 0.95 if event.breach else min(known.get(event.obligation, 0.0), 0.2)
    return replace(
        state,
        allegations={**state.allegations, event.allegation: case},
        beliefs={**state.beliefs, "ALL": known},
    )


@evolves(RemedyApplied)
def _remedied(state: State, event: RemedyApplied) -> State:
    return replace(state, remedies=(*state.remedies, Remedy(event.country, event.instrument, event.step, event.until)))
