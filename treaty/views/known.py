"""The state as one chair may know it: what outlooks, previews and maps are worked out from.

Whatever is secret to the chair is taken out or put as published, so that nothing worked out from it can tell: another's
sealed sheets, true conduct and secret aims, deals and evidence that are not the chair's, and the seed of chance.
"""

from dataclasses import replace

from treaty.law.state import State
from treaty.model.scenario import Country, Scenario
from treaty.views.records import SeatView
from treaty.views.remember import Remembered

_SEEN = Remembered()


def known_to(state: State, view: SeatView) -> State:
    """`state` as the chair of `view` may know it; `view` is that chair's view of `state`.

    Evidence and beliefs of the chair stand as those of all (`ALL`). Others are taken to do what they do when nobody
    asks anything of them, openly.
    """
    me = view.me
    return replace(
        state,
        seed=0,
        scenario=_SEEN.get(f"scenario {me}", (state.scenario,), lambda: _told(state.scenario, me)),
        figures=view.figures,
        orders={me: view.orders} if view.orders else {},
        previous={me: view.previous} if view.previous else {},
        conduct={me: view.conduct},
        breaches={},
        reports=tuple((number, "ALL", report) for number, report in view.reports),
        beliefs={"ALL": view.beliefs},
        alarms={who: heard for who, heard in state.alarms.items() if who in ("ALL", me)},
        deals={name: deal for name, deal in state.deals.items() if name in view.deals},
        messages=(),
        scores=tuple({me: score} for score in view.scores),
        crossed=state.crossed & {me},
        known_runs={},
    )


def _told(scenario: Scenario, me: str) -> Scenario:
    countries = tuple(country if country.id == me else _open(country) for country in scenario.countries)
    return scenario.model_copy(update={"countries": countries})


def _open(country: Country) -> Country:
    """Another's sheet: its public aim alone, and its usual conduct with nothing hidden and nothing misstated."""
    default = country.default.model_copy(update={"hidden_pct": 0.0, "declared": {}})
    line = country.red_line.model_copy(update={"title": "not known", "points": 0.0})
    return country.model_copy(update={"secret_aims": (), "red_line": line, "default": default})
