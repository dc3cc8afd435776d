"""The debrief: what was true, what was seen, who gained, and where the game turned. Made at the end, for everybody.

A fold of the final state and of the events before it. The records it fills stand in `ending.py`.
"""

from collections.abc import Iterable, Sequence

from treaty.acts.events import (
    Event,
    Expired,
    LegislatureDecided,
    PromisesCollided,
    ThresholdMet,
    VoteClosed,
    WithdrawalNotified,
    WithdrawalRevoked,
    WithdrawalTookEffect,
)
from treaty.acts.events import Report as Alarm
from treaty.coalition.blocs import blocs, nonalignment
from treaty.coalition.missing import missing
from treaty.law.state import State, Treaty
from treaty.model.figures import Figures
from treaty.model.obligation import Obligation
from treaty.model.scenario import Aim
from treaty.views.desk_metrics import aim_words
from treaty.views.ending import (
    AimScore,
    Collision,
    CountryScore,
    DebriefView,
    Deed,
    Dials,
    HomeRefusal,
    Leaving,
    ReservedEnd,
    Ruling,
    Suspicion,
    TextEnd,
)
from treaty.views.entry_terms import entry_terms
from treaty.views.foretold import true_outlook
from treaty.views.ledger import standing
from treaty.views.reserved import reservation_lines
from treaty.views.turning import turning_points
from treaty.views.verdict import verdict

__all__ = ["DebriefView", "debrief"]


def debrief(state: State, events: Sequence[Event]) -> DebriefView:
    """The debrief of a game that stands at `state` after `events`; of a game that is not over, as if it ended now."""
    lines, counts = standing(state, truth=True)
    deeds, suspicions = _deeds(state)
    view = DebriefView(
        title=state.scenario.title,
        rounds=state.round,
        ended=state.ended,
        names={country.id: country.name for country in state.scenario.countries},
        texts=tuple(_text_end(name, treaty, state, events) for name, treaty in state.texts.items()),
        ledger=lines,
        counts=counts,
        deeds=deeds,
        suspicions=suspicions,
        rulings=_rulings(state),
        refusals=_refusals(events),
        leavings=_leavings(state, events),
        collisions=tuple(
            Collision(round=e.round, country=e.country, earlier=e.earlier, later=e.later)
            for e in events
            if isinstance(e, PromisesCollided)
        ),
        due=_due(state, events),
        broken_deals=_broken_deals(state),
        blocs=tuple(tuple(sorted(bloc)) for bloc in blocs(state.figures)),
        alignment=nonalignment(state.figures),
        start=dials(state.scenario.figures),
        end=dials(state.figures),
        scores=_scores(state),
        turning_points=(),
        verdict="",
        outlook=true_outlook(state),
    )
    turns = turning_points(view, events)
    return view.model_copy(update={"turning_points": turns, "verdict": verdict(view)})


def dials(figures: Figures) -> Dials:
    """The world's dials; `trust` is the mean over ordered pairs, in [-1, 1]."""
    rows, count = figures.between.trust, len(figures.countries)
    pairs = [rows[i][j] for i in range(count) for j in range(count) if i != j]
    return Dials(
        tension=figures.tension,
        hazard=figures.hazard,
        fragmentation=figures.fragmentation,
        trust=sum(pairs) / len(pairs) if pairs else 0.0,
    )


def _text_end(name: str, treaty: Treaty, state: State, events: Iterable[Event]) -> TextEnd:
    text = treaty.text
    vote = next((e for e in reversed(tuple(events)) if isinstance(e, VoteClosed) and e.item == name), None)
    decisive = next((e.decisive for e in events if isinstance(e, ThresholdMet) and e.instrument == name), ())
    contracting = treaty.contracting()
    wanted: tuple[str, ...] = ()
    if treaty.stage == "adopted" and treaty.threshold is None:
        wanted = missing(entry_terms(state, treaty), contracting, treaty.weights, state.countries).sentences
    return TextEnd(
        id=name,
        title=text.title,
        by=treaty.by,
        stage=treaty.stage,
        articles=tuple((a.id, a.title, a.clause.sentence(state.kinds)) for a in text.articles),
        versions=len(treaty.versions),
        consent=text.final.consent,
        rule=(vote.rule if vote else "") or text.final.adoption.name,
        yes=vote.yes if vote else (),
        no=vote.no if vote else (),
        abstain=vote.abstain if vote else (),
        adopted=treaty.adopted,
        threshold=treaty.threshold,
        decisive=decisive,
        in_force=treaty.in_force,
        status={country: treaty.status(country) for country in state.countries},
        contracting=contracting,
        parties=treaty.parties() if treaty.stage == "adopted" else (),
        missing=wanted,
        amends=text.amends,
        reservations=tuple(
            ReservedEnd(country=one.country, articles=one.articles, answers=one.answers)
            for one in reservation_lines(state, treaty, "")
        ),
    )


def _duty(state: State, key: str) -> Obligation | None:
    owed = state.owed.get(key) or state.lapsed.get(key)
    return owed.duty if owed else None


def _looked_at(number: int, report: Alarm) -> int:
    """The round whose conduct a report is about: a challenge inspection looks back to the last reveal."""
    return number - 1 if report.method == "challenge" else number


def _deeds(state: State) -> tuple[tuple[Deed, ...], tuple[Suspicion, ...]]:
    public: dict[tuple[str, int], set[str]] = {}
    private: dict[tuple[str, int], set[str]] = {}
    for number, to, report in state.reports:
        if report.alarm:
            at = (report.obligation, _looked_at(number, report))
            (public if to == "ALL" else private).setdefault(at, set()).add(report.method if to == "ALL" else to)
    broken: dict[str, list[int]] = {}
    for number, keys in sorted(state.breaches.items()):
        for key in keys:
            broken.setdefault(key, []).append(number)
    found = {case.obligation for case in state.allegations.values() if case.found}
    deeds = []
    for key, rounds in broken.items():
        duty = _duty(state, key)
        if duty is None:
            continue
        seen = tuple(number for number in rounds if (key, number) in public)
        deeds.append(
            Deed(
                obligation=key,
                party=duty.party,
                instrument=duty.instrument,
                article=duty.article,
                words=duty.words(),
                rounds=tuple(rounds),
                seen=seen,
                methods=tuple(sorted({method for number in seen for method in public[key, number]})),
                alone=tuple(sorted({who for number in rounds for who in private.get((key, number), ())})),
                found=key in found,
            )
        )
    return tuple(deeds), _suspicions(state, public, broken, found)


def _suspicions(
    state: State, public: dict[tuple[str, int], set[str]], broken: dict[str, list[int]], found: set[str]
) -> tuple[Suspicion, ...]:
    false: dict[str, list[int]] = {}
    for key, number in sorted(public, key=lambda at: (at[1], at[0])):
        if number not in broken.get(key, ()):
            false.setdefault(key, []).append(number)
    suspicions = []
    for key, rounds in false.items():
        duty = _duty(state, key)
        if duty is not None:
            methods = tuple(sorted({method for number in rounds for method in public[key, number]}))
            suspicions.append(
                Suspicion(
                    obligation=key,
                    party=duty.party,
                    words=duty.words(),
                    rounds=tuple(rounds),
                    methods=methods,
                    found=key in found,
                )
            )
    return tuple(suspicions)


def _rulings(state: State) -> tuple[Ruling, ...]:
    rulings = []
    for case in state.allegations.values():
        duty = _duty(state, case.obligation)
        if case.found is None or duty is None:
            continue
        before = [number for number in state.breaches if number < case.made and (case.found or number == case.made - 1)]
        guilty = any(case.obligation in state.breaches[number] for number in before)
        rulings.append(
            Ruling(
                allegation=case.id,
                round=case.closed,
                by=case.by,
                against=case.against,
                obligation=case.obligation,
                words=duty.words(),
                breach=case.found,
                right=case.found == guilty,
            )
        )
    return tuple(rulings)


def _refusals(events: Iterable[Event]) -> tuple[HomeRefusal, ...]:
    return tuple(
        HomeRefusal(round=e.round, country=e.country, instrument=e.instrument, margin=e.margin, reasons=e.reasons)
        for e in events
        if isinstance(e, LegislatureDecided) and not e.approved
    )


def _leavings(state: State, events: Sequence[Event]) -> tuple[Leaving, ...]:
    back = [(one.by, one.instrument, place) for place, one in enumerate(events) if isinstance(one, WithdrawalRevoked)]
    return tuple(
        Leaving(
            round=event.round,
            country=event.by,
            instrument=event.instrument,
            notice=event.on,
            left=state.texts[event.instrument].consent(event.by).left,
            revoked=any((who, text) == (event.by, event.instrument) and at > place for who, text, at in back),
        )
        for place, event in enumerate(events)
        if isinstance(event, WithdrawalNotified)
    )


def _due(state: State, events: Iterable[Event]) -> int:
    """Obligations times rounds that had to be met, over the rounds that have been revealed."""
    ends: dict[str, int] = {}
    for event in events:
        if isinstance(event, WithdrawalTookEffect):
            ends[f"{event.instrument}/{event.country}"] = event.round
        elif isinstance(event, Expired):
            ends[event.instrument] = event.round
    last = max(state.breaches, default=0)
    due = sum(max(0, last - owed.due + 1) for owed in state.owed.values())
    for owed in state.lapsed.values():
        duty = owed.duty
        end = ends.get(f"{duty.instrument}/{duty.party}", ends.get(duty.instrument, last))
        due += max(0, min(end - 1, last) - owed.due + 1)
    return due


def _broken_deals(state: State) -> dict[str, int]:
    broken: dict[str, int] = {}
    for deal in state.deals.values():
        for who in deal.broken_by:
            broken[who] = broken.get(who, 0) + 1
    return broken


def _scores(state: State) -> tuple[CountryScore, ...]:
    last = state.scores[-1] if state.scores else {}
    lines = []
    for country in state.scenario.countries:
        score = last.get(country.id)
        aims: tuple[Aim, ...] = (country.public_aim, *country.secret_aims)
        points = score.aims if score else (0.0,) * len(aims)
        lines.append(
            CountryScore(
                country=country.id,
                total=score.total if score else 0.0,
                aims=tuple(
                    AimScore(title=a.title, formula=aim_words(a), points=p, of=a.points, secret=place > 0)
                    for place, (a, p) in enumerate(zip(aims, points, strict=True))
                ),
                red_line=score.red_line if score else 0.0,
                red_line_title=country.red_line.title,
                common=score.common if score else 0.0,
            )
        )
    return tuple(sorted(lines, key=lambda line: (-line.total, line.country)))
