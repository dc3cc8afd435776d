"""The ledger of a game: every obligation in force or lapsed, and where it stands by what all parties know.

A finding counts as remedied when no remedy against that party under that instrument is in force any more. What really
happened is added for the debrief only.
"""

from treaty.coalition.ledger import Counts, Entry, Ruled, ledger, summary
from treaty.law.interim import held_back
from treaty.law.state import State, Treaty
from treaty.law.thirds import owing_thirds
from treaty.law.versions import bound


def entries(state: State, *, truth: bool = False) -> tuple[Entry, ...]:
    """The ledger now, obligations in force first. `truth` adds rounds of true breach: for the debrief alone."""
    owed = {**state.lapsed, **state.owed}
    known = state.beliefs.get("ALL", {})
    alarms: dict[str, int] = {}
    for number, to, report in state.reports:
        if to == "ALL" and report.alarm:
            alarms[report.obligation] = number
    return ledger(
        [owed[key].duty for key in (*state.owed, *(key for key in state.lapsed if key not in state.owed))],
        round_now=state.round,
        parties={name: owing(state, treaty) for name, treaty in state.texts.items() if treaty.stage == "adopted"},
        since={key: one.due for key, one in owed.items()},
        beliefs=known,
        looked=known.keys(),
        alarms=alarms,
        findings=_findings(state),
        truth=rounds_breached(state) if truth else None,
    )


def owing(state: State, treaty: Treaty) -> tuple[str, ...]:
    """Countries that owe something under an adopted text: bound by it, third states, or not to defeat it (V18)."""
    return tuple(dict.fromkeys((*bound(treaty), *owing_thirds(treaty), *held_back(state, treaty))))


def standing(state: State, *, truth: bool = False) -> tuple[tuple[Entry, ...], dict[str, Counts]]:
    """The ledger, and for each party how many of its obligations stand where."""
    lines = entries(state, truth=truth)
    return lines, summary(lines)


def rounds_breached(state: State) -> dict[str, int]:
    """Obligation -> rounds in which it was really breached."""
    found: dict[str, int] = {}
    for keys in state.breaches.values():
        for key in keys:
            found[key] = found.get(key, 0) + 1
    return found


def _findings(state: State) -> dict[str, list[Ruled]]:
    found: dict[str, list[Ruled]] = {}
    for case in state.allegations.values():
        if case.found:
            still = any(
                remedy.country == case.against and remedy.instrument == case.instrument and remedy.until >= state.round
                for remedy in state.remedies
            )
            found.setdefault(case.obligation, []).append(Ruled(case.closed, remedied=not still))
    return found
