"""Leaving: notice of withdrawal, and taking it back.

V44.1  A treaty is left as a whole: nobody leaves an amendment alone.
V54.1  Withdrawal follows the text: allowed or not, lock-in, notice.
V56.3  The notice takes effect when the clause says, or on a later day that it names.
V68.1  A notice may be revoked before it takes effect, not on the day.
V-rev  Before entry into force a contracting state may take its instrument back; it stays a signatory, and may deposit
       another.
Source: VCLT 1969, arts. 44, 54-56, 68; practice of the UN Secretary-General for V-rev.
"""

from treaty.acts.commands import Stay, Withdraw
from treaty.acts.events import WithdrawalNotified, WithdrawalRevoked
from treaty.acts.refusal import Refused
from treaty.law.consent import CONSENT_PHASES, adopted
from treaty.law.convention.leaving import Leaving, Notice, leave
from treaty.law.deposit import with_acts
from treaty.law.force import leave as leave_with_amendments
from treaty.law.force import let_time_act
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import State
from treaty.law.versions import final_of


def outcome(state: State, ask: Withdraw) -> Leaving:
    """What would become of this notice, given today."""
    treaty = state.texts[ask.instrument]
    final = final_of(state, ask.instrument)
    return leave(
        Notice(state.today, later_date=ask.later),
        None if final.withdrawal.silent else final.withdrawal,
        implied_right=state.rulings.get((ask.instrument, "right of withdrawal"), False),
        party_since=treaty.consent(ask.by).in_force,
        in_force=treaty.in_force,
    )


@judges(Withdraw)
def _may_withdraw(state: State, ask: Withdraw) -> None:
    need_phase(state, ask.by, *CONSENT_PHASES)
    treaty = adopted(state, ask.instrument)
    acts = treaty.consent(ask.by)
    if not acts.consented or acts.left:
        raise Refused("V54.1", "You are not bound by this instrument.")
    if acts.leaves:
        raise Refused("V54.1", f"Your notice takes effect on {acts.leaves}.")
    if acts.in_force is None:
        return
    if treaty.text.amends:
        raise Refused("V44.1", "An amendment is not left alone: give notice on the treaty that it amends.")
    found = outcome(state, ask)
    if found.effect is None:
        raise Refused(found.rule, found.sentence)


@answers(Withdraw)
def _withdraw(state: State, ask: Withdraw) -> Events:
    now = state.now
    if state.texts[ask.instrument].consent(ask.by).in_force is None:
        course = Course(state)
        leave_with_amendments(course, ask.instrument, ask.by, state.today)
        return tuple(course.events)
    effect = outcome(state, ask).effect
    assert effect is not None  # judged
    course = Course(state)
    course.then(WithdrawalNotified(**now, by=ask.by, instrument=ask.instrument, effect=effect))
    let_time_act(course)  # a text may ask for no notice at all
    return tuple(course.events)


@judges(Stay)
def _may_stay(state: State, ask: Stay) -> None:
    need_phase(state, ask.by, *CONSENT_PHASES)
    acts = adopted(state, ask.instrument).consent(ask.by)
    if not acts.leaves or acts.left:
        raise Refused("V68.1", "There is no notice of withdrawal that could be revoked.")
    if acts.leaves <= state.today:
        raise Refused("V68.1", "The notice has taken effect.")


@answers(Stay)
def _stay(state: State, ask: Stay) -> Events:
    return (WithdrawalRevoked(**state.now, by=ask.by, instrument=ask.instrument),)


@evolves(WithdrawalNotified)
def _notified(state: State, event: WithdrawalNotified) -> State:
    return with_acts(state, event.instrument, event.by, leaves=event.effect)


@evolves(WithdrawalRevoked)
def _revoked(state: State, event: WithdrawalRevoked) -> State:
    return with_acts(state, event.instrument, event.by, leaves=None)
