"""Conduct and the world told: orders, declarations, evidence, the dials, points."""

from collections import Counter
from collections.abc import Iterator, Mapping

from treaty.acts.events import (
    ConductRecorded,
    Declared,
    EvidenceArrived,
    OrdersSealed,
    OrdersUnsealed,
    Report,
    Scored,
    WorldMoved,
)
from treaty.law.state import State
from treaty.model.clause import amount
from treaty.model.figures import Figures
from treaty.model.measure import MEASURES
from treaty.verification.methods import METHODS
from treaty.views.heard import texts_of
from treaty.views.telling_voice import Telling, Voice, fitting, tells
from treaty.views.wording import capital, cause_words, counted, listed

INCIDENTS = ("", "a minor incident", "a major incident", "a catastrophe")
"""What an incident of that grade is called."""
DIALS = {"tension": "tension", "hazard": "log hazard", "fragmentation": "fragmentation"}
"""Dial -> the figure that causes of the world name."""


@tells(OrdersSealed)
def _sealed(voice: Voice, event: OrdersSealed) -> Iterator[Telling]:
    own = event.by == voice.seat
    yield Telling(f"{voice.does(event.by, 'seal')} {voice.its(event.by)} orders.", "orders", (event.by,), int(own))


@tells(OrdersUnsealed)
def _unsealed(voice: Voice, event: OrdersUnsealed) -> Iterator[Telling]:
    own = event.by == voice.seat
    sentence = f"{voice.does(event.by, 'take')} {voice.its(event.by)} sealed orders back."
    yield Telling(sentence, "orders", (event.by,), int(own))


@tells(Declared)
def _declared(voice: Voice, event: Declared) -> Iterator[Telling]:
    # The largest run is what most others ask about.
    ranked = sorted(event.values, key=lambda name: name != "largest_run_flop")
    parts = [f"{MEASURES[name].title} {amount(event.values[name])} {MEASURES[name].unit}" for name in ranked]
    sentence = fitting(f"{voice.does(event.by, 'declare')}: ", [part.strip() for part in parts], ".")
    yield Telling(sentence, "evidence", (event.by,))


@tells(ConductRecorded)
def _conduct(voice: Voice, event: ConductRecorded) -> Iterator[Telling]:
    me = voice.seat or ""
    broken = [key for key in event.breaches if key.endswith(f"/{me}")]
    due = sum(owed.duty.party == me and owed.due <= event.round for owed in voice.state.owed.values())
    if broken:
        parts = [voice.promise(key) for key in broken]
        sentence = fitting(f"You broke {counted(len(broken), 'promise')} this round: ", parts, ".")
        yield Telling(sentence, "orders", (me,), weight=2, private=True)
    elif due:
        many = "both" if due == 2 else f"all {due}"
        kept = "the one promise that was due" if due == 1 else f"{many} promises that were due"
        yield Telling(f"You kept {kept} this round.", "orders", (me,), private=True)
    else:
        yield Telling("No promise was due from you this round.", "orders", (me,), weight=0, private=True)


@tells(EvidenceArrived)
def _evidence(voice: Voice, event: EvidenceArrived) -> Iterator[Telling]:
    """A line for each alarm, and one for the duties over which nothing was seen."""
    alone = event.to != "ALL"
    mine = texts_of(voice.seat, voice.state)
    looked = {key for key in event.beliefs if alone or key.partition("/")[0] in mine}
    alarms = [report for report in event.reports if report.alarm and (alone or report.obligation in looked)]
    for report in alarms:
        yield _alarm(voice, report, event.beliefs, alone)
    quiet = len(looked - {report.obligation for report in alarms})
    if quiet:
        sight = "Your own means see" if alone else "Verification sees"
        others = counted(quiet, "other duty" if alarms else "duty", "other duties" if alarms else "duties")
        yield Telling(f"{sight} nothing wrong with {others}.", "evidence", private=True)


def _alarm(voice: Voice, report: Report, beliefs: Mapping[str, float], alone: bool) -> Telling:
    accused = report.obligation.rpartition("/")[2]
    method = METHODS[report.method].title if report.method in METHODS else report.method
    source = f"Alarm of your own means ({method})" if alone else f"Alarm: {method}"
    belief = f"; belief in a breach {100 * beliefs[report.obligation]:.0f} %" if report.obligation in beliefs else ""
    sentence = f"{source} over {voice.name(accused)} ({voice.article(report.obligation)}){belief}."
    return Telling(sentence, "evidence", (accused,), weight=2, private=True)


@tells(WorldMoved)
def _world(voice: Voice, event: WorldMoved) -> Iterator[Telling]:
    if event.incident:
        what = f"{capital(INCIDENTS[event.incident])} happens"
        where = "your country" if event.incident_in == voice.seat else voice.name(event.incident_in)
        if event.incident_in:
            yield Telling(f"{what} in {where}.", "world", (event.incident_in,), weight=3)
        else:
            yield Telling(f"{what}.", "world", weight=3)
    if event.crisis:
        what = "War breaks out." if event.crisis == 2 else "A crisis between states breaks out."
        yield Telling(what, "world", weight=3)
    yield from _broken_deals(voice)
    yield Telling(_dials(voice, event.figures), "world", weight=2)


def _broken_deals(voice: Voice) -> Iterator[Telling]:
    """Who broke how many deals at this reveal: a count, so that nobody learns who had a deal with whom."""
    if voice.before is None:
        return
    broken = _breakers(voice.state) - _breakers(voice.before)
    if broken:
        times = [f"{voice.name(who)} ({counted(broken[who], 'deal')})" for who in sorted(broken)]
        sentence = f"Side deals are broken, by {listed(times, 6)}."
        yield Telling(sentence, "deal", tuple(sorted(broken)), weight=2)


def _breakers(state: State) -> Counter[str]:
    return Counter(who for deal in state.deals.values() for who in deal.broken_by)


def _dials(voice: Voice, now: Figures) -> str:
    old = voice.before.figures if voice.before else now
    said = [
        _moved("tension", old.tension, now.tension, "{:.0f} of 100"),
        _moved("hazard", 100 * old.hazard, 100 * now.hazard, "{:.1f} % a round"),
        _moved("fragmentation", old.fragmentation, now.fragmentation, "{:.2f}"),
    ]
    return f"{capital('; '.join(said))}."


def _moved(title: str, old: float, new: float, form: str) -> str:
    shown = form.format(new)
    if form.format(old) == shown:
        return f"{title} {shown}"
    return f"{title} {'up' if new > old else 'down'} from {form.format(old).split(' ')[0]} to {shown}"


def main_cause(dial: str, old: float, new: float, causes: Mapping[str, float]) -> str:
    """What moved a dial (a key of `DIALS`) most from `old` to `new`, in words; empty where nothing did.

    `causes`: those of `WorldMoved`, mechanism -> change.
    """
    pushing = {
        name: abs(change)
        for name, change in causes.items()
        if name.endswith(f"-> {DIALS[dial]}") and change * (new - old) > 0 and not name.startswith("end of the range")
    }
    return cause_words(max(pushing, key=pushing.__getitem__)) if pushing else ""


@tells(Scored)
def _scored(voice: Voice, event: Scored) -> Iterator[Telling]:
    me = voice.seat or ""
    score, rows = event.scores[me], voice.state.scores
    change = score.total - rows[-2][me].total if len(rows) > 1 else 0.0
    more = f", {abs(change):.1f} {'more' if change > 0 else 'fewer'} than a round ago" if abs(change) >= 0.05 else ""
    lost = f"; the red line cost {-score.red_line:.0f}" if score.red_line else ""
    lost += f"; disasters cost everybody {-score.common:.0f}" if score.common else ""
    yield Telling(f"You have {score.total:.1f} points{more}{lost}.", "home", (me,), weight=2, private=True)
