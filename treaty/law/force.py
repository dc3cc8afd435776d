"""Entry into force: what the calendar brings about by itself; the dates come from `convention.entry`.

V11.1  Silence binds a signatory after a period where the text says so (simplified procedure).
V20.4  An instrument with a reservation counts at once, or once another state has accepted it, as the text says.
V24.1  In force as the text provides: when the last condition is met, after a delay, not before a floor.
V24.6  A threshold once met is remembered.
V55.1  Falling below the number does not end a treaty.
V70.1  A withdrawing state owes until the day its withdrawal takes effect.
Source: VCLT 1969, arts. 24, 55, 70; families as found in the records of real treaties.
"""

from dataclasses import replace
from datetime import date

from treaty.acts.events import BecameParty, Consented, EnteredIntoForce, Expired, ThresholdMet, WithdrawalTookEffect
from treaty.law.amended import let_amendments_end, let_amendments_follow, let_amendments_go
from treaty.law.between import counted_from
from treaty.law.binding import bind, rebind
from treaty.law.convention.entry import Board, Deposit, Parent, entry_date, joining_date
from treaty.law.correcting import correct_errors
from treaty.law.measures import let_lapse
from treaty.law.parting import put_out, take_back
from treaty.law.registry import Course, evolves
from treaty.law.rivals import let_treaties_collide
from treaty.law.state import State, Treaty
from treaty.law.versions import amendments_of, final_of


def let_time_act(course: Course) -> None:
    """All that the calendar brings about up to today: thresholds, entry into force, joining, leaving, expiry."""
    for name in course.state.texts:
        _bind_the_silent(course, name)
        _enter(course, name)
        _join_and_leave(course, name)
        _expire(course, name)
    for name in course.state.texts:
        let_amendments_follow(course, name)
    let_treaties_collide(course)
    let_amendments_end(course)
    correct_errors(course)
    let_lapse(course)


def _enter(course: Course, name: str) -> None:
    state, treaty = course.state, course.state.texts[name]
    if treaty.stage != "adopted" or treaty.in_force:
        return
    if treaty.threshold is None:
        found = _threshold(state, treaty)
        if found is None:
            return
        course.then(_met(state, treaty, *found))
        treaty = course.state.texts[name]
    if treaty.enters and treaty.enters <= state.today:
        held = ((who, day) for who, day in deposits(state, treaty) if _in_treaty(state, treaty, who))
        parties = tuple(who for who, day in held if _joins(treaty, day) <= treaty.enters)
        said = f"In force since {treaty.enters}: {len(parties)} parties (V24.1)."
        course.then(
            EnteredIntoForce(round=state.round, on=treaty.enters, instrument=name, parties=parties, sentence=said)
        )


def _bind_the_silent(course: Course, name: str) -> None:
    """V11.1: where the text says so, a signatory that has been silent for the period it sets is bound."""
    period = course.state.texts[name].text.final.silence_binds_after
    treaty = course.state.texts[name]
    if period is None or treaty.stage != "adopted":
        return
    for who, acts in treaty.consents.items():
        silent = acts.signed and not (acts.consented or acts.renounced or acts.ad_referendum or acts.left)
        day = period.after_date(acts.signed) if acts.signed else None
        if silent and day and day <= course.state.today:
            reserved = acts.reserved.articles if acts.reserved and not acts.reserved.withdrawn else ()
            course.then(
                Consented(
                    round=course.state.round,
                    on=day,
                    by=who,
                    instrument=name,
                    means="simplified procedure",
                    reservations=reserved,
                )
            )


def _met(state: State, treaty: Treaty, day: date, decisive: tuple[str, ...]) -> ThresholdMet:
    entry = treaty.text.final.entry_into_force
    enters = entry_date(entry, day)
    fixed = entry.fixed_date_if_met_by_then
    why = "the date that the text fixes" if fixed == enters else f"{entry.then.words()} later"
    if entry.not_before == enters:
        why = "not before the date that the text sets, which"
    said = f"Conditions met on {day}; {why} makes {enters} (V24.1)."
    return ThresholdMet(
        round=state.round, on=day, instrument=treaty.text.id, decisive=decisive, enters=enters, sentence=said
    )


def deposits(state: State, treaty: Treaty) -> tuple[tuple[str, date], ...]:
    """Countries whose instrument counts by today, with the day from which it does, in that order (V20.4)."""
    held = ((who, counted_from(state, treaty, who)) for who in treaty.contracting())
    counted = [(day, who) for who, day in held if day is not None and day <= state.today]
    return tuple((who, day) for day, who in sorted(counted))


def _threshold(state: State, treaty: Treaty) -> tuple[date, tuple[str, ...]] | None:
    """The day on which the last condition was met, and whose consent met it; None while one is open (V24.1, V40.6)."""
    parents = {name: as_parent(one) for name, one in state.texts.items() if name == treaty.text.amends}
    board = Board(treaty.text.final.entry_into_force, treaty.weights, parents, treaty.adopted)
    held = deposits(state, treaty)
    days = {day for _, day in held}.union(*(parent.days() for parent in parents.values()))
    for day in sorted(day for day in days if day <= state.today):
        for who in (who for who, one in held if one == day):
            signed = treaty.consent(who).signed is not None
            board.hold(who, Deposit(day, who), signed=signed)
        if board.met(day):
            return day, board.decisive(day)
        board.close(day)
    return None


def as_parent(treaty: Treaty) -> Parent:
    """A treaty of the game as an amendment to it sees it: who was a party when."""
    now = [(who, acts.in_force, None) for who, acts in treaty.consents.items() if acts.in_force]
    past = [(who, since, until) for who, acts in treaty.consents.items() for since, until in acts.past]
    return Parent(treaty.text.id, treaty.threshold, treaty.in_force, (*now, *past))


def _joins(treaty: Treaty, deposit: date) -> date:
    if not (treaty.threshold and treaty.enters):
        raise ValueError(f"the conditions of {treaty.text.id} are open")
    final = treaty.text.final
    return joining_date(final.late_joiner, final.late_joiner_applies_to, deposit, treaty.threshold, treaty.enters)


def _in_treaty(state: State, treaty: Treaty, country: str) -> date | None:
    """The day from which the country may be a party, as far as the treaty that this one amends is concerned (V40.3)."""
    parent = state.texts.get(treaty.text.amends)
    return parent.consent(country).in_force if parent else date.min


def leave(course: Course, name: str, country: str, day: date) -> None:
    """The country is out of the instrument, and of its amendments with it (V44.1)."""
    course.then(WithdrawalTookEffect(round=course.state.round, on=day, country=country, instrument=name))
    let_amendments_go(course, name, country)


def _join_and_leave(course: Course, name: str) -> None:
    today, number = course.state.today, course.state.round
    treaty = course.state.texts[name]
    if treaty.stage != "adopted":  # nobody joins or leaves what has ended
        return
    counted = dict(deposits(course.state, treaty))
    for who, acts in treaty.consents.items():
        if acts.leaves and not acts.left and acts.leaves <= today:
            leave(course, name, who, acts.leaves)
        elif treaty.in_force and who in counted and not acts.in_force:
            joins = max(_joins(treaty, counted[who]), _in_treaty(course.state, treaty, who) or date.max)
            if joins <= today:
                course.then(BecameParty(round=number, on=joins, country=who, instrument=name))


def _expire(course: Course, name: str) -> None:
    """The sunset counts from the treaty's own entry into force, and takes its amendments with it."""
    state, treaty = course.state, course.state.texts[name]
    if treaty.text.amends or not treaty.in_force or treaty.stage != "adopted":
        return
    duration = final_of(state, name).duration
    end = duration.after_date(treaty.in_force) if duration else None
    if end is None or end > state.today:
        return
    day = end if duration == treaty.text.final.duration else state.today  # a sunset brought forward ends nothing before
    for one in (name, *(amendment for amendment, _ in amendments_of(state, name))):
        course.then(Expired(round=state.round, on=day, instrument=one))


@evolves(ThresholdMet)
def _threshold_met(state: State, event: ThresholdMet) -> State:
    treaty = replace(state.texts[event.instrument], threshold=event.on, enters=event.enters)
    return replace(state, texts={**state.texts, event.instrument: treaty})


@evolves(EnteredIntoForce)
def _entered(state: State, event: EnteredIntoForce) -> State:
    treaty = replace(state.texts[event.instrument], in_force=event.on)
    state = replace(state, texts={**state.texts, event.instrument: treaty})
    return bind(state, event.parties, event.instrument, event.on)


@evolves(BecameParty)
def _became(state: State, event: BecameParty) -> State:
    return bind(state, (event.country,), event.instrument, event.on)


@evolves(WithdrawalTookEffect)
def _left(state: State, event: WithdrawalTookEffect) -> State:
    """A party leaves; one for which nothing was in force takes its instrument back and may consent again (V-rev)."""
    if state.texts[event.instrument].consent(event.country).in_force:
        state = put_out(state, event.instrument, event.country, event.on)
    else:
        state = take_back(state, event.instrument, event.country)
    return rebind(state, event.instrument)


@evolves(Expired)
def _expired(state: State, event: Expired) -> State:
    treaty = replace(state.texts[event.instrument], stage="expired")
    state = replace(state, texts={**state.texts, event.instrument: treaty})
    return rebind(state, event.instrument)
