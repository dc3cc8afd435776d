"""Evidence: from what a country really did to what the methods in force report, with missed cheats and false alarms.

Chance is handed in as `draw(purpose)` in [0, 1). A purpose names method, party and obligation (and the inspectorate
`by`), and each is drawn once, so the order of evaluation cannot matter.
- A breach that a method can see raises its alarm with the method's detection; else it is missed.
- A method errs about a country at most once a round: with its false-alarm rate it raises an alarm over one of that
  country's obligations which it watches, each equally likely. Over k of them the rate for one is rate / k.
- Each report carries its exact chances of an alarm, if breached and if kept, so that Bayes over it is calibrated.
- A report is about the party that owes the obligation, and follows from that party's conduct and chance alone.
Source: the IAEA's detection levels, and its false-alarm rate (unchecked); methods as in arXiv 2408.16074 (abstract).
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from treaty.model.base import CountryId, Frozen, Name
from treaty.model.obligation import Obligation
from treaty.verification.belief import Report, after
from treaty.verification.methods import FALSE_ALARM_CUT, METHODS, SECRETARIAT_LIFTS, STRENGTH_ALONE

Draw = Callable[[str], float]
"""Purpose -> number in [0, 1); the same purpose gives the same number in one round."""
Judged = tuple[Obligation, bool]
"""An obligation and whether it was truly breached."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A method that looks at an obligation: `detection` in [0, 1], `false_alarm` per country and round in [0, 1]."""

    method: str
    detection: float
    false_alarm: float


class Sighting(Frozen):
    """What one method reported about one obligation in a round; `alarm` False is a clean report."""

    obligation: str
    """Key of the obligation."""
    party: CountryId
    method: Name
    alarm: bool
    detection: float
    """Chance of an alarm here had it been breached, false ones included, in [0, 1]."""
    false_alarm: float
    """Chance of an alarm here had it been kept, in [0, 1]."""
    by: str = ""
    """Who looked: an instrument's inspectorate, or the country whose own means they are; empty: all parties' means."""


def sights(
    obligation: Obligation, means: Mapping[str, float], *, shares_ntm: float = 0.0, challenged: bool = False
) -> tuple[Sight, ...]:
    """Methods that look at `obligation` this round, in the order of `METHODS`.

    `means`: method -> amount in force, in the method's unit (`Method.full` is full effort); only methods that the
    obligation names look at it. `shares_ntm`: an observer's effort in intelligence, in [0, 1]; adds "ntm" where the
    obligation can be seen by it. A challenge inspection looks only where the party is `challenged`. A method that
    would never see a breach here does not look.
    """
    staffed = METHODS["secretariat"].effort(means.get("secretariat", 0.0))
    strength_alone = STRENGTH_ALONE + (1 - STRENGTH_ALONE) * staffed
    found = []
    for name, method in METHODS.items():
        if name == "public":
            effort, detect = float(obligation.detect > 0), obligation.detect
        elif name not in obligation.methods or (name == "challenge" and not challenged):
            continue
        else:
            effort = max(method.effort(means.get(name, 0.0)), shares_ntm if name == "ntm" else 0.0)
            effort *= strength_alone if name in SECRETARIAT_LIFTS else 1.0
            detect = method.detect * effort
        if detect > 0:
            found.append(Sight(name, detect, method.false_alarm * effort * (1 - FALSE_ALARM_CUT * staffed)))
    return tuple(found)


def look(
    judged: Sequence[Judged],
    means: Mapping[str, float],
    draw: Draw,
    *,
    shares_ntm: float = 0.0,
    challenged: Collection[str] = (),
    by: str = "",
) -> tuple[Sighting, ...]:
    """All reports of a round on these obligations, alarms and clean ones, in the order of `judged`.

    Call it once a round for each set of `means`, with all obligations they watch, under a different `by` for each: a
    false alarm is one a method, country and call. `challenged`: countries under a challenge inspection this round.
    """
    watched = [
        (
            obligation,
            breached,
            sights(obligation, means, shares_ntm=shares_ntm, challenged=obligation.party in challenged),
        )
        for obligation, breached in judged
    ]
    return _reports(watched, draw, by)


def look_alone(judged: Sequence[Judged], effort: float, draw: Draw, *, by: str) -> tuple[Sighting, ...]:
    """What the country `by` sees of the others with its national technical means alone, at `effort` in [0, 1]."""
    seen_by = METHODS["ntm"]
    reach = max(seen_by.effort(0.0), effort)
    sight = Sight("ntm", seen_by.detect * reach, seen_by.false_alarm * reach)
    watched = [
        (obligation, breached, (sight,))
        for obligation, breached in judged
        if obligation.party != by and "ntm" in obligation.methods and sight.detection > 0
    ]
    return _reports(watched, draw, by)


def _reports(
    watched: Sequence[tuple[Obligation, bool, tuple[Sight, ...]]], draw: Draw, by: str
) -> tuple[Sighting, ...]:
    keys: dict[tuple[str, str], list[str]] = {}
    rates: dict[tuple[str, str], float] = {}
    for obligation, _, seen_by in watched:
        for sight in seen_by:
            pair = (sight.method, obligation.party)
            keys.setdefault(pair, []).append(obligation.key)
            rates[pair] = max(rates.get(pair, 0.0), sight.false_alarm)
    mistaken = {pair: _mistake(*pair, keys[pair], rate, draw, by) for pair, rate in rates.items()}
    reports = []
    for obligation, breached, seen_by in watched:
        for sight in seen_by:
            method, pair = sight.method, (sight.method, obligation.party)
            erring = rates[pair] / len(keys[pair])
            alarm = mistaken[pair] == obligation.key
            if breached and not alarm:
                alarm = draw(_purpose("seen", method, obligation.party, obligation.key, by)) < sight.detection
            reports.append(
                Sighting(
                    obligation=obligation.key,
                    party=obligation.party,
                    method=method,
                    alarm=alarm,
                    detection=1 - (1 - sight.detection) * (1 - erring),
                    false_alarm=erring,
                    by=by,
                )
            )
    return tuple(reports)


def _mistake(method: str, party: str, keys: list[str], rate: float, draw: Draw, by: str) -> str:
    """Key of the obligation over which the method errs about the party this round; empty when it does not."""
    if draw(_purpose("errs", method, party, "any", by)) >= rate:
        return ""
    return min(keys, key=lambda key: (draw(_purpose("errs over", method, party, key, by)), key))


def _purpose(what: str, method: str, party: str, obligation: str, by: str) -> str:
    return f"evidence {what}|{method}|{party}|{obligation}|{by}"


def believed(prior: float, sightings: Iterable[Sighting]) -> float:
    """Chance in [0, 1] that one obligation is breached, from `prior` and all reports on it, alarms and clean ones."""
    return after(prior, (Report(seen.detection, seen.false_alarm, seen.alarm) for seen in sightings))
