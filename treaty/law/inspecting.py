"""Challenge inspections: who may ask, which gate a request passes, who is turned away, and what bad faith costs.

C3     An allegation may be followed by one challenge inspection, where a text in force for the accused provides for it;
       any party but the accused may ask for it.
I1     The clause names the gate. Green light: 30 of 51 of the parties must agree, silence is no. Red light: it goes
       ahead unless 31 of 41 are against, silence is yes. Majority: more than half must agree. Without a gate it is
       held at once. Neither the accused nor who asks takes part; the request is decided as soon as nothing can change
       the result, else at the end of the talks. Inspectors that leave only then report to the next talks.
I2     No two inspections of one country are held in a round, nor more in a year than the clause allows.
I3     A request that most of those that decide are against was made in bad faith: who made it pays the costs, or asks
       for no inspection under the text for a year, as the clause says.
I5     Inspectors are turned away by a country that admitted less last round than it owes; that speaks against it.
Source: CTBT 1996, art. IV(34-52, 67); CWC 1993, art. IX(8-25). Both exclude or silence the two states concerned.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from treaty.acts.commands import Approve, Inspect
from treaty.acts.events import Approved, Inspected, InspectionAsked, Report
from treaty.acts.refusal import Refused
from treaty.law.between import has_stake
from treaty.law.chance import uniform
from treaty.law.disputes import has_rights, open_case
from treaty.law.means import clauses_of, let_in, means_in_force
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import Allegation, State
from treaty.model.clause import Clause, ClauseKind
from treaty.model.dates import Phase
from treaty.model.voting import VOTING_PRESETS, VotingRule
from treaty.verification.belief import posterior
from treaty.verification.methods import METHODS

INSPECTION_FINDS = 0.9
"""Chance that a team on the spot finds a breach that was committed; the IAEA's `high` detection probability."""
REFUSED_IF_BROKEN, REFUSED_IF_KEPT = 0.5, 0.1
"""Chance that a country turns inspectors away, if it broke the promise and if it kept it; judged."""
GATES: dict[str, VotingRule] = {
    "30 of 51 members must agree": VOTING_PRESETS["green-light"],
    "31 of 41 members can stop it": VOTING_PRESETS["red-light"],
    "a majority must agree": VOTING_PRESETS["cwc-procedure"],
}
"""Choice of a challenge clause -> the rule by which a request is decided."""
BARRED = "loses the right to ask for a year"
FREE = "goes free"


@dataclass(frozen=True, slots=True)
class Gate:
    """How one request is decided. `voters`: the parties that decide; without a rule or voters it is held at once."""

    words: str
    rule: VotingRule | None
    penalty: str
    voters: tuple[str, ...]

    def open(self, approved: dict[str, bool], *, over: bool = False) -> bool | None:
        """Whether the inspection goes ahead; None while that hangs on who has not spoken. `over`: the talks end."""
        if self.rule is None or not self.voters:
            return True
        stands = [approved[who] for who in self.voters if who in approved]
        needed, silent = _needed(self.rule, len(self.voters)), 0 if over else len(self.voters) - len(stands)
        for_it = len(stands) - sum(stands) if self.rule.to_stop else sum(stands)
        if for_it >= needed:
            return not self.rule.to_stop
        return self.rule.to_stop if for_it + silent < needed else None

    def in_bad_faith(self, approved: dict[str, bool]) -> bool:
        """Whether most of those that decide are against it (I3)."""
        return 2 * sum(not approved.get(who, True) for who in self.voters) > len(self.voters)


def _needed(rule: VotingRule, members: int) -> int:
    """Votes of so many members that carry the rule: at least its share, or more than it where it is strict."""
    above, of = (int(part) for part in rule.threshold.split("/"))
    return members * above // of + 1 if rule.strict else max(1, ceil(members * above / of))


def gate_of(state: State, case: Allegation, by: str) -> Gate:
    """The gate that a request of `by` on this case passes; the text of the case comes first."""
    voters = tuple(
        who
        for who in state.countries
        if who not in (by, case.against)
        and has_stake(state, case.instrument, who)
        and not state.silenced(who, case.instrument)
    )
    for _, clause, kind in _provisions(state, case):
        words = _choice(clause, kind, "decision")
        return Gate(words, GATES.get(words), _choice(clause, kind, "penalty") or FREE, voters)
    return Gate("", None, FREE, voters)


def _provisions(state: State, case: Allegation) -> Iterator[tuple[str, Clause, ClauseKind]]:
    found = clauses_of(state, case.against, "challenge")
    yield from sorted(found, key=lambda one: one[0] != case.instrument)


def _choice(clause: Clause, kind: ClauseKind, name: str) -> str:
    parameter = kind.parameter(name)
    return str(clause.values.get(name, parameter.typical)) if parameter is not None else ""


@judges(Inspect)
def _may_inspect(state: State, ask: Inspect) -> None:
    need_phase(state, ask.by, Phase.TALK)
    case = open_case(state, ask.allegation)
    if case.against == ask.by:
        raise Refused("C3", "The accused may invite inspectors by admitting or by its orders, not by this.")
    if not has_stake(state, case.instrument, ask.by):
        raise Refused("C3", "Only a party may ask for an inspection.")
    has_rights(state, ask.by, case.instrument)
    if "challenge" not in means_in_force(state, case.against):
        raise Refused("C3", "No text in force for the accused provides for challenge inspection.")
    if case.inspected:
        raise Refused("C3", "An inspection has been held on this allegation.")
    if case.asked_by:
        over = "The parties have not let it go ahead." if case.stopped_in else "The parties decide on it now."
        raise Refused("C3", f"An inspection on this allegation has been asked for. {over}")
    _may_be_sent(state, case)
    until = barred_until(state, ask.by, case.instrument)
    if until >= state.round:
        raise Refused("I3", f"You asked in bad faith, and may ask for no inspection until the end of round {until}.")


def _may_be_sent(state: State, case: Allegation) -> None:
    """Raises `Refused` while inspectors are in the country, or have been there as often as the clause allows (I2)."""
    others = [one for one in state.allegations.values() if one.against == case.against and one.id != case.id]
    if any(one.inspected_in == state.round or one.pending for one in others):
        raise Refused("I2", f"Inspectors go to {case.against} over another case this round; ask again next round.")
    year = rounds_of_a_year(state)
    sent = sum(one.inspected_in > max(0, state.round - year) for one in others)
    most = means_in_force(state, case.against)["challenge"]
    if sent >= max(1.0, most):
        raise Refused("I2", f"{case.against} has had the {sent} inspections that it owes a year.")


def rounds_of_a_year(state: State) -> int:
    """Rounds in which a year passes, at least 1."""
    return max(1, round(12 / state.scenario.calendar.months_per_round))


def barred_until(state: State, by: str, instrument: str) -> int:
    """Last round in which the country asks for no inspection under the text, having asked in bad faith; 0: it may."""
    year = rounds_of_a_year(state)
    return max(
        (
            one.stopped_in + year
            for one in state.allegations.values()
            if one.asked_by == by and one.instrument == instrument and one.penalty == BARRED
        ),
        default=0,
    )


@answers(Inspect)
def _inspect(state: State, ask: Inspect) -> Events:
    case, course = state.allegations[ask.allegation], Course(state)
    gate = gate_of(state, case, ask.by)
    if gate.open({}):
        course.then(_held(state, case, ask.by))
    else:
        course.then(InspectionAsked(**state.now, allegation=case.id, by=ask.by, rule=gate.words))
    return tuple(course.events)


@evolves(InspectionAsked)
def _asked(state: State, event: InspectionAsked) -> State:
    return _with(state, replace(state.allegations[event.allegation], asked_by=event.by, gate=event.rule))


@judges(Approve)
def _may_approve(state: State, ask: Approve) -> None:
    need_phase(state, ask.by, Phase.TALK)
    case = open_case(state, ask.allegation)
    if not case.pending:
        raise Refused("I1", "No inspection on this allegation waits for a decision.")
    if ask.by not in gate_of(state, case, case.asked_by).voters:
        raise Refused("I1", "Parties decide on a request for an inspection, but not who asks and not the accused.")
    if case.approved.get(ask.by) is ask.holds:
        raise Refused("I1", "You have said so already.")


@answers(Approve)
def _approve(state: State, ask: Approve) -> Events:
    course = Course(state)
    course.then(Approved(**state.now, by=ask.by, allegation=ask.allegation, holds=ask.holds))
    _settle(course, ask.allegation)
    return tuple(course.events)


@evolves(Approved)
def _approved(state: State, event: Approved) -> State:
    case = state.allegations[event.allegation]
    return _with(state, replace(case, approved={**case.approved, event.by: event.holds}))


def end_of_talk(course: Course) -> frozenset[str]:
    """I1: requests still open are decided, silence counting as the gate says; the cases to which a team leaves now."""
    waiting = [case.id for case in course.state.allegations.values() if case.pending and not case.closed]
    for name in waiting:
        _settle(course, name, over=True)
    return frozenset(name for name in waiting if course.state.allegations[name].inspected)


def _settle(course: Course, name: str, *, over: bool = False) -> None:
    state = course.state
    case = state.allegations[name]
    gate = gate_of(state, case, case.asked_by)
    approved = dict(case.approved)
    goes = gate.open(approved, over=over)
    if goes:
        course.then(_held(state, case, case.asked_by))
    elif goes is not None:
        course.then(_stopped(state, case, gate, gate.penalty if gate.in_bad_faith(approved) else ""))


def _stopped(state: State, case: Allegation, gate: Gate, penalty: str) -> Inspected:
    said = f"It does not go ahead: {gate.words}."
    if penalty:
        said += f" Most parties hold the request to be made in bad faith: {case.asked_by} {penalty}."
    return Inspected(
        **state.now, allegation=case.id, by=case.asked_by, let_in=False, sentence=said, stopped=True, penalty=penalty
    )  # fmt: skip


def _held(state: State, case: Allegation, by: str) -> Inspected:
    """A team is sent, and reports; or it is turned away (I5)."""
    method = METHODS["challenge"]
    before = max(state.belief("ALL", case.obligation), 0.1)
    if turned_away(state, case):
        said = f"{case.against} turns the inspectors away. That speaks against it, and breaks the clause."
        belief = posterior(before, REFUSED_IF_BROKEN, REFUSED_IF_KEPT)
        return Inspected(**state.now, allegation=case.id, by=by, let_in=False, sentence=said, belief=belief)
    # Traces of what was alleged, or of a breach that goes on.
    rounds = {case.made - 1, state.round - 1}
    breached = any(case.obligation in state.breaches.get(number, ()) for number in rounds)
    chance = INSPECTION_FINDS if breached else method.false_alarm
    alarm = uniform(state.seed, "evidence", state.round, "challenge", case.id) < chance
    after = posterior(before, INSPECTION_FINDS, method.false_alarm, alarm=alarm)
    report = Report(
        obligation=case.obligation,
        method="challenge",
        alarm=alarm,
        detection=INSPECTION_FINDS,
        false_alarm=method.false_alarm,
    )
    said = "The team found what was alleged." if alarm else "The team found nothing that supports the allegation."
    return Inspected(
        **state.now, allegation=case.id, by=by, let_in=True, sentence=said, report=report, belief=after
    )  # fmt: skip


def turned_away(state: State, case: Allegation) -> bool:
    """Whether the accused lets in no team: last round it admitted less than half of what the clause asks of it."""
    conduct = state.conduct.get(case.against, {})
    broken = [state.owed[key].duty for key in state.breaches.get(state.round - 1, ()) if key in state.owed]
    kept_out = {duty.measure for duty in broken if duty.party == case.against}
    return any(
        let_in("challenge", clause, kind, conduct) < 0.5 and any(duty.measure in kept_out for duty in kind.duties)
        for _, clause, kind in _provisions(state, case)
    )


@evolves(Inspected)
def _inspected(state: State, event: Inspected) -> State:
    case = replace(state.allegations[event.allegation], asked_by=event.by)
    if event.stopped:
        return _with(state, replace(case, stopped_in=event.round, penalty=event.penalty))
    state = _with(state, replace(case, inspected=True, inspected_in=event.round))
    if event.belief is None:
        return state
    known = {**state.beliefs.get("ALL", {}), case.obligation: event.belief}
    state = replace(state, beliefs={**state.beliefs, "ALL": known})
    if event.report is None:
        return state
    state = replace(state, reports=(*state.reports, (event.round, "ALL", event.report)))
    return state.alarmed("ALL", event.round, (event.report,))


def _with(state: State, case: Allegation) -> State:
    return replace(state, allegations={**state.allegations, case.id: case})
