"""Metrics of aims for one chair: their values as this chair may know them, and in words with their unit.

A value is worked out from the chair's own figures and the published figures of the others. Points counted at the reveal
are counted on true figures, so that they may differ where another hides what it has.
"""

from collections.abc import Callable, Iterable

from treaty.model.figures import Figures
from treaty.model.scenario import Aim
from treaty.views.records import PublicView, SeatView
from treaty.world.arrays import World, from_figures
from treaty.world.metrics import POLITICAL, metric

Words = Callable[[float], str]


def _share_of(what: str) -> Words:
    return lambda value: f"{100 * value:.0f} % {what}"


def _index(what: str) -> Words:
    return lambda value: f"{what} {value:.2f} of 1"


def _whole(value: float, what: str, rest: str) -> str:
    return f"{value:.0f} {what}{'s' * (round(value) != 1)} {rest}"


def _ahead(value: float) -> str:
    return f"{abs(value):.1f} powers of ten {'ahead of' if value >= 0 else 'behind'} the best other power"


def _grown(what: str) -> Words:
    return lambda value: f"{what} {value:+.1f} % since the start"


_WORDS: dict[str, Words] = {
    "capability_gap": lambda value: f"{value:.1f} powers of ten behind the best model",
    "capability_rank": lambda value: f"rank {value:.0f} by models",
    "largest_run": lambda value: f"largest run 10^{value:.1f} FLOP",
    "compute_growth": lambda value: f"{value:.1f} times the compute of the start",
    "economy_growth": _grown("economy"),
    "uptake": _share_of("use of AI"),
    "talent_growth": _grown("talent"),
    "self_reliance": _share_of("of chips made at home"),
    "autonomy": lambda value: f"autonomy {value:.2f} of 1 ({100 * (1 - value):.0f} % from one power)",
    "safety": _index("safety practice"),
    "openness": _index("openness of models"),
    "clean": _share_of("clean power"),
    "support": _share_of("support at home"),
    "standing": _index("standing"),
    "trust": lambda value: f"mean trust {value:+.2f}",
    "access": _share_of("of countries put no controls on you"),
    "tariff_faced": lambda value: f"mean tariff faced {value:.1f} %",
    "tension": lambda value: f"tension {value:.0f} of 100",
    "hazard": lambda value: f"hazard {100 * value:.1f} % a round",
    "fragmentation": lambda value: f"fragmentation {value:.2f} of 1",
    "pacts": lambda value: _whole(value, "exclusive pact", "of yours"),
    "world_pacts": lambda value: _whole(value, "exclusive pact", "in the world"),
    "rival_gap": _ahead,
    "equality": _index("equality of models"),
    "treaties": lambda value: _whole(value, "text", "in force for you"),
    "members": _share_of("of countries in your largest text"),
    "breaches_found": lambda value: _whole(value, "finding", "of breach against you"),
}


def metric_words(name: str, value: float) -> str:
    """The value of a metric of `model.scenario.METRICS` with its unit: `tension 62 of 100`."""
    return _WORDS[name](value)


def aim_words(aim: Aim) -> str:
    """How the points of an aim come about: `0 points at tension 70 of 100, 30 at 35, in proportion between`."""
    none, full = (metric_words(aim.metric, value).partition(" (")[0] for value in (aim.none_at, aim.full_at))
    return f"0 points at {none}, {aim.points:g} at {_rest(none, full)}, in proportion between"


def _rest(said: str, words: str) -> str:
    """What is left to say of `words` to whom has heard `said`, which names the same measure."""
    before, after = said.split(), words.split()
    while len(before) > 1 and len(after) > 1 and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while len(before) > 1 and len(after) > 1 and before[-1] == after[-1] and before[-1] != "%":
        before, after = before[:-1], after[:-1]
    return " ".join((*after, "it") if after[-1] == "of" else after)


def metric_values(view: SeatView, names: Iterable[str]) -> dict[str, float]:
    """Metric -> its value for the country of `view`, in the unit of `model.scenario.METRICS`."""
    public = view.public
    wanted = dict.fromkeys(names)
    found = {name: _political(view, name) for name in wanted if name in POLITICAL}
    worldly = [name for name in wanted if name not in POLITICAL]
    if worldly:
        start, now = (_world(figures, public) for figures in (public.start, view.figures))
        place = public.figures.countries.index(view.me)
        found |= {name: float(metric(name, start, now)[0][place]) for name in worldly}
    return found


def _world(figures: Figures, public: PublicView) -> World:
    return from_figures(figures, public.budgets, public.months)


def _political(view: SeatView, name: str) -> float:
    mine = [text for text in view.public.texts.values() if view.me in text.parties]
    if name == "treaties":
        return float(len(mine))
    if name == "members":
        return max((len(text.parties) for text in mine), default=0) / len(view.public.figures.countries)
    return float(sum(case.against == view.me and bool(case.found) for case in view.public.cases.values()))
