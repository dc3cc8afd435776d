"""Turning points: the rounds in which a game changed most, each with what brought it about.

Three are looked for: the round with most signatures and consents; the largest change of tension; and the larger of the
largest changes of mean trust and of hazard, each measured against what is a large change (`TRUST_STEP`, `HAZARD_STEP`).
"""

import math
from collections.abc import Iterable, Sequence

from treaty.acts.events import (
    Adopted,
    Consented,
    DealEnded,
    EnteredIntoForce,
    Event,
    Found,
    GameStarted,
    Rejected,
    Signed,
    ThresholdMet,
    WorldMoved,
)
from treaty.model.figures import Figures
from treaty.views.ending import DebriefView, TurningPoint
from treaty.views.wording import capital, cause_words, counted, listed, titled

TRUST_STEP = 0.05
"""Change of mean trust in a round that is a large one; ours."""
HAZARD_STEP = 0.25
"""Change of the natural logarithm of the hazard in a round that is a large one; ours."""


MOST_NAMES = 5
"""Names in a row before the rest is counted."""


def turning_points(view: DebriefView, events: Sequence[Event]) -> tuple[TurningPoint, ...]:
    """At most three turning points in order of their rounds."""
    found = [_of_consent(view, events), *_of_the_world(view, events)]
    return tuple(sorted((turn for turn in found if turn is not None), key=lambda turn: turn.round))


def _of_consent(view: DebriefView, events: Iterable[Event]) -> TurningPoint | None:
    acts: dict[int, list[Signed | Consented]] = {}
    told: dict[int, list[str]] = {}
    for event in events:
        match event:
            case Signed() | Consented():
                acts.setdefault(event.round, []).append(event)
            case Adopted():
                told.setdefault(event.round, []).append(f"{_title(view, event.instrument)} had been adopted")
            case ThresholdMet():
                who = listed((view.called(one) for one in event.decisive), MOST_NAMES)
                told.setdefault(event.round, []).append(f"the consent of {who} met the conditions of entry into force")
            case Rejected():
                told.setdefault(event.round, []).append(f"{_title(view, event.instrument)} was voted down")
            case _:
                pass
    if not acts:
        return None
    number = max(acts, key=lambda one: (len(acts[one]), -one))
    signed = sum(isinstance(act, Signed) for act in acts[number])
    consents = len(acts[number]) - signed
    parts = [counted(signed, "signature")] * bool(signed) + [counted(consents, "consent")] * bool(consents)
    why = told.get(number) or [f"{listed(sorted({view.called(act.by) for act in acts[number]}))} acted"]
    return TurningPoint(round=number, what=f"{capital(' and '.join(parts))} in one round.", why=f"{capital(why[-1])}.")


def _title(view: DebriefView, instrument: str) -> str:
    return next(titled(text.title) for text in view.texts if text.id == instrument)


def _of_the_world(view: DebriefView, events: Sequence[Event]) -> list[TurningPoint | None]:
    before: Figures | None = None
    tense: tuple[float, TurningPoint] | None = None
    other: tuple[float, TurningPoint] | None = None
    for event in events:
        if isinstance(event, GameStarted):
            before = event.scenario.figures
        if not isinstance(event, WorldMoved) or before is None:
            continue
        rise = event.figures.tension - before.tension
        if tense is None or abs(rise) > tense[0]:
            tense = (abs(rise), _tension(event, before, rise))
        for size, turn in (_trust(view, events, event, before), _hazard(event, before)):
            if other is None or size > other[0]:
                other = (size, turn)
        before = event.figures
    return [tense[1] if tense and tense[0] >= 1 else None, other[1] if other and other[0] >= 0.2 else None]


def _tension(event: WorldMoved, before: Figures, rise: float) -> TurningPoint:
    way = "rose" if rise > 0 else "fell"
    what = f"Tension {way} from {before.tension:.0f} to {event.figures.tension:.0f}."
    return TurningPoint(round=event.round, what=what, why=f"Most of it came from {_biggest(event, 'tension', rise)}.")


def _trust(
    view: DebriefView, events: Iterable[Event], event: WorldMoved, before: Figures
) -> tuple[float, TurningPoint]:
    old, new = _mean(before.between.trust), _mean(event.figures.between.trust)
    blamed = [
        f"{view.called(e.against)} had been found in breach"
        for e in events
        if isinstance(e, Found) and e.breach and e.round == event.round
    ]
    broken = [e for e in events if isinstance(e, DealEnded) and e.round == event.round and e.broken_by]
    if broken:
        blamed.append(f"{listed(sorted({view.called(who) for e in broken for who in e.broken_by}))} had broken deals")
    if new > old:
        entered = sum(isinstance(e, EnteredIntoForce) and e.round <= event.round for e in events)
        bound = f"{counted(entered, 'text')} in force bound the countries to one another"
        blamed = [bound if entered else "the countries left one another more room"]
    why = blamed[0] if blamed else "controls, pacts and tariffs between the countries wore it down"
    what = f"Mean trust went from {old:+.2f} to {new:+.2f}."
    return abs(new - old) / TRUST_STEP, TurningPoint(round=event.round, what=what, why=f"{capital(why)}.")


def _hazard(event: WorldMoved, before: Figures) -> tuple[float, TurningPoint]:
    old, new = max(before.hazard, 1e-6), max(event.figures.hazard, 1e-6)
    change = math.log(new / old)
    what = f"The chance of a serious incident went from {100 * old:.1f} % to {100 * new:.1f} % a round."
    why = f"Most of it came from {_biggest(event, 'log hazard', change)}."
    return abs(change) / HAZARD_STEP, TurningPoint(round=event.round, what=what, why=why)


def _biggest(event: WorldMoved, figure: str, change: float) -> str:
    """The cause that moved a figure most in the direction in which it went."""
    causes = [
        (amount, name)
        for name, amount in event.causes.items()
        if name.endswith(f"-> {figure}") and amount * change > 0 and not name.startswith("end of the range")
    ]
    return cause_words(max(causes, key=lambda one: (abs(one[0]), one[1]))[1]) if causes else "many small causes"


def _mean(rows: Sequence[Sequence[float]]) -> float:
    cells = [value for i, row in enumerate(rows) for j, value in enumerate(row) if i != j]
    return sum(cells) / len(cells) if cells else 0.0
