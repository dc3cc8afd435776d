"""The obligations page of one chair: who owes what, where it stands, how a breach would show, and what can be done.

What all parties of a text know, and what the chair's own means saw, stands with its parties alone: to others a duty is
neither kept nor suspected. Chances are those of the methods in force, as the reveal reckons them; belief after one more
alarm is what the chair would believe at the next reveal if some method raised one. Whether breaking a promise pays is
reckoned in `deterrence.py`.
"""

from collections.abc import Sequence

from treaty.acts.commands import Allege
from treaty.coalition.ledger import Entry, summary
from treaty.law.between import creditors
from treaty.law.decide import refusal
from treaty.law.reveal import prior
from treaty.law.state import Owed, State
from treaty.model.clause import amount
from treaty.model.measure import MEASURES
from treaty.model.obligation import Obligation, Standing
from treaty.verification.belief import posterior
from treaty.verification.evidence import Sighting
from treaty.verification.methods import METHODS
from treaty.views.cases import case_words, remedy_words
from treaty.views.deterrence import seen_in_force, usual_temptations, weighed
from treaty.views.known import known_to
from treaty.views.ledger import entries, owing
from treaty.views.outlook_records import Deterrence, DutiesView, DutyLine
from treaty.views.quotas import cost_reading, quota_readings
from treaty.views.records import SeatView
from treaty.views.reputation import regards
from treaty.views.seat import seat_view
from treaty.views.sightings import seen_by_any, wrongly_by_any
from treaty.views.wording import listed, percent

INTERIM = "until in force: not to defeat it, art. 18"
"""When an interim duty is owed."""


def duties_view(state: State, me: str) -> DutiesView:
    """The page as the chair of `me` may see it, obligations in force first."""
    view = seat_view(state, me)
    known = known_to(state, view)
    lines = entries(known)
    seen = seen_in_force(known)
    pay = weighed(usual_temptations(state, view, known), seen)
    return DutiesView(
        lines=tuple(
            _line(known, view, entry, seen.get(entry.obligation, ()), pay.get(entry.obligation)) for entry in lines
        ),
        counts=summary(lines),
        cases=tuple(view.public.cases.values()),
        case_words={
            name: case_words(view, case, _owed(known, case.obligation).duty.words())
            for name, case in view.public.cases.items()
        },
        remedies=remedy_words(view.public),
        regards=regards(known, view, seen),
        readings=(*quota_readings(known, me), *cost_reading(known, me)),
    )


def _owed(known: State, key: str) -> Owed:
    return known.owed.get(key) or known.lapsed[key]


def _line(known: State, view: SeatView, entry: Entry, seen: Sequence[Sighting], pay: Deterrence | None) -> DutyLine:
    no = refusal(known, Allege(by=view.me, obligation=entry.obligation))
    sees, errs = seen_by_any(seen), wrongly_by_any(seen)
    before = prior(len(known.findings(entry.party)), entry.belief)
    return DutyLine(
        entry=entry,
        text=known.texts[entry.instrument].text.title,
        due_words=_due(known, entry),
        interim=_owed(known, entry.obligation).interim,
        owed_to=_owed_to(known, entry),
        belief=entry.belief,
        chance_seen=sees,
        false_alarm=errs,
        if_alarm=posterior(before, sees, errs) if seen else entry.belief,
        methods=tuple(_method(one) for one in seen),
        declared=_declared(view, _owed(known, entry.obligation).duty),
        evidence=_evidence(view, entry.obligation),
        deterrence=pay,
        can_accuse=no is None,
        why_not=f"{no.sentence} ({no.rule})" if no else "",
    )


def _due(known: State, entry: Entry) -> str:
    if entry.standing is Standing.LAPSED:
        return "no longer owed"
    if _owed(known, entry.obligation).interim:
        return INTERIM
    if entry.since > known.round:
        return f"from round {entry.since} on"
    return f"since round {entry.since}"


def _owed_to(known: State, entry: Entry) -> str:
    """To whom, where not to all who owe under the text: a reservation, an amendment or a suspension stands between."""
    if entry.standing is Standing.LAPSED:
        return ""
    treaty = known.texts[entry.instrument]
    others = [who for who in owing(known, treaty) if who != entry.party]
    held = creditors(known, entry.instrument, entry.article, entry.party)
    return "" if set(held) >= set(others) else f"owed to {listed(held)} alone"


def _method(one: Sighting) -> str:
    title = METHODS[one.method].title
    return f"{title}: sees {percent(one.detection)} of breaches, {_rare(one.false_alarm)} false alarms"


def _rare(chance: float) -> str:
    return percent(chance) if chance >= 0.0005 or not chance else "under 0.1 %"


def _declared(view: SeatView, duty: Obligation) -> str:
    said = view.public.declared.get(duty.party, {}).get(duty.measure)
    if said is None:
        return ""
    measure = MEASURES[duty.measure]
    return f"{measure.title}: {amount(said)} {measure.unit}"


def _evidence(view: SeatView, key: str) -> tuple[str, ...]:
    """Reports on one obligation that the chair has heard, newest first."""
    heard = [(number, report) for number, report in view.reports if report.obligation == key]
    return tuple(
        f"round {number}: {'alarm' if report.alarm else 'nothing found'} by {METHODS[report.method].title} "
        f"({percent(report.detection)} if broken, {_rare(report.false_alarm)} if kept)"
        for number, report in reversed(heard)
    )
