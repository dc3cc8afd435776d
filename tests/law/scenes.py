"""Scenes for the law: `given(...).when(...).then(...)`, a small world, one treaty, and ready-made situations.

Dates of the small world: rounds of half a year from 2026-01-01; talk begins a month in, orders after four, the reveal
after five. Everybody keeps agents' logs for 12 months, and goes on doing so until an order says otherwise.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from treaty.acts.commands import (
    CHAIR,
    Advance,
    Allege,
    CloseVote,
    Command,
    MoveAdoption,
    Propose,
    PutToVote,
    Seal,
    Second,
    Sign,
    Vote,
)
from treaty.acts.events import Event
from treaty.acts.refusal import Refused
from treaty.law import decide as law
from treaty.law.phases import begin
from treaty.law.state import State
from treaty.model.calendar import Calendar
from treaty.model.clause import Clause, ClauseKind, Duty, Means, Parameter
from treaty.model.dates import Delay
from treaty.model.entry import Count, EntryIntoForce
from treaty.model.figures import Between, Figures, Nation
from treaty.model.instrument import Article, FinalClauses, Instrument
from treaty.model.orders import Orders
from treaty.model.scenario import Aim, Country, Personality, RedLine, Scenario

SEED = 918273645546372819
"""A number that is easy to find again, where it must not be."""
SIX = ("USA", "CHN", "IND", "BRA", "KEN", "SGP")
START = date(2026, 1, 1)


def _number(name: str, low: float, high: float, typical: float, logarithmic: bool = False) -> Parameter:
    return Parameter(name=name, title=name, type="number", low=low, high=high, typical=typical, logarithmic=logarithmic)


GATES = ("30 of 51 members must agree", "31 of 41 members can stop it", "a majority must agree")
BAD_FAITH = ("pays the costs", "loses the right to ask for a year", "goes free")
KINDS: dict[str, ClauseKind] = {
    kind.id: kind
    for kind in (
        ClauseKind(
            id="cap",
            group="B",
            title="Cap on training runs",
            sentence="No party trains above {flop} FLOP.",
            parameters=(_number("flop", 1e18, 1e30, 1e26, logarithmic=True),),
            duties=(Duty(measure="largest_run_flop", comparator="at most", limit="flop"),),
            methods=("declarations",),
            essential=True,
        ),
        ClauseKind(
            id="stop",
            group="B",
            title="Pause",
            sentence="No party trains above {flop} FLOP while the pause lasts.",
            parameters=(_number("flop", 1e18, 1e30, 1e26, logarithmic=True),),
            duties=(Duty(measure="largest_run_flop", comparator="at most", limit="flop"),),
            methods=("declarations",),
            essential=True,
            integral=True,
        ),
        ClauseKind(
            id="logs",
            group="J",
            title="Logs of agents",
            sentence="Logs are kept for {months} months.",
            parameters=(_number("months", 0, 36, 6),),
            duties=(Duty(measure="agent_log_months", comparator="at least", limit="months"),),
            methods=("declarations", "challenge", "ntm"),
            detect=0.5,
        ),
        ClauseKind(
            id="few_logs",
            group="J",
            title="No hoards of logs",
            sentence="Logs are kept for {months} months at most.",
            parameters=(_number("months", 0, 36, 6),),
            duties=(Duty(measure="agent_log_months", comparator="at most", limit="months"),),
        ),
        ClauseKind(
            id="challenge",
            group="L",
            title="Challenge inspection",
            sentence="Each party admits {visits} challenge inspections a year.",
            parameters=(_number("visits", 1, 9, 2),),
            means=(Means(method="challenge", amount="visits"),),
        ),
        ClauseKind(
            id="gated",
            group="L",
            title="Challenge inspection by leave",
            sentence="Each party admits {visits} challenge inspections a year; {decision}; {penalty}.",
            parameters=(
                _number("visits", 1, 9, 2),
                Parameter(name="decision", title="who decides", type="choice", choices=GATES, typical=GATES[1]),
                Parameter(name="penalty", title="bad faith", type="choice", choices=BAD_FAITH, typical=BAD_FAITH[0]),
            ),
            means=(Means(method="challenge", amount="visits"),),
        ),
        ClauseKind(
            id="relief",
            group="K",
            title="More time",
            sentence="A party below {below_kh100e} thousand H100-equivalents has {years} more years.",
            parameters=(_number("below_kh100e", 0, 1e4, 1), _number("years", 0, 10, 1)),
            relief=True,
        ),
    )
}


def final(**changes: Any) -> FinalClauses:
    """Final clauses that bind by signature, at once when three have signed, changed as asked."""
    swift = EntryIntoForce(all_of=(Count(at_least=3),), then=Delay())
    return FinalClauses(
        **{"consent": "signature", "entry_into_force": swift, "late_joiner": Delay(months=1), **changes}
    )


ARTICLES = (
    Article(id="1", title="Runs", clause=Clause(kind="cap", values={"flop": 1e27})),
    Article(id="2", title="Logs", clause=Clause(kind="logs", values={"months": 6})),
)
CHALLENGE = Article(id="3", title="Visits", clause=Clause(kind="challenge"))
GATED = Article(id="3", title="Visits", clause=Clause(kind="gated"))


def pact(*more: Article, name: str = "pact", articles: Sequence[Article] = ARTICLES, **changes: Any) -> Instrument:
    """The treaty of the scenes: a cap on runs and logs of agents."""
    return Instrument(id=name, title=f"The {name}", articles=(*articles, *more), final=final(**changes))


def nation(**changes: Any) -> Nation:
    """A country of middling figures that keeps its agents' logs for a year."""
    figures: dict[str, Any] = {
        "compute": 20, "pipeline": 5, "self_reliance": 0.4, "power": 0.5, "clean": 0.5, "talent": 20, "efficiency": 1,
        "data": 0.5, "largest_run": 1e24, "capability": 24, "safety": 0.4, "openness": 0.5, "economy": 2_000,
        "uptake": 0.3, "support": 0.9, "standing": 0.5, "practices": {"agent_log_months": 12.0},
    }  # fmt: skip
    return Nation(**{**figures, **changes})


def figures(nations: dict[str, Nation]) -> Figures:
    """A calm world of these nations, with nothing between them."""
    size = range(len(nations))

    def table(value: float) -> tuple[tuple[float, ...], ...]:
        return tuple(tuple(0.0 if i == j else value for j in size) for i in size)

    tables = {
        "chips": 0,
        "models": 0,
        "tariff": 5,
        "visas": 2,
        "pact": 0,
        "interop": 0.6,
        "trust": 0.2,
        "dependence": 0,
    }
    return Figures(
        countries=tuple(nations),
        powers=tuple(nations)[:2],
        nations=nations,
        between=Between(**{name: table(value) for name, value in tables.items()}),
        tension=20,
        fragmentation=0.3,
        hazard=0.01,
    )


def country(name: str, **changes: Any) -> Country:
    """A role sheet whose secrets can be found again: `SECRET-` and the country's id."""
    aim = Aim(title="Grow", metric="economy_growth", none_at=0, full_at=10, points=30)
    secret = Aim(title=f"SECRET-{name}", metric="standing", none_at=0.5, full_at=1, points=20)
    line = RedLine(title=f"SECRET-LINE-{name}", metric="world_pacts", above=True, limit=3)
    sheet: dict[str, Any] = {
        "id": name, "name": f"Land of {name}", "situation": "In the middle.", "public_aim": aim,
        "secret_aims": (secret,), "red_line": line, "personality": Personality(kind="cautious"), "budget_pct": 0.5,
        "domestic_threshold": 0.0, "default": Orders(),
    }  # fmt: skip
    return Country(**{**sheet, **changes})


def scenario(names: Iterable[str] = SIX, nations: dict[str, Nation] | None = None, **changes: Any) -> Scenario:
    """A small exercise among `names`."""
    play = tuple(names)
    told: dict[str, Any] = {
        "id": "small",
        "title": "Small",
        "summary": "Six countries.",
        "calendar": Calendar(start=START),
        "countries": tuple(country(name, power=name in play[:2]) for name in play),
        "figures": figures({name: (nations or {}).get(name, nation()) for name in play}),
    }
    return Scenario(**{**told, **changes})


SMALL = scenario()
Part = Command | Sequence["Part"]


def flat(parts: Sequence[Any]) -> list[Any]:
    """Commands of nested scenes, in order."""
    return [one for part in parts for one in (flat(part) if isinstance(part, tuple | list) else (part,))]


class Scene:
    """A game so far; the events of the last `when`, or its refusal."""

    def __init__(self, state: State, events: tuple[Event, ...]) -> None:
        self.state = state
        self.log = list(events)
        self.events: list[Event] = list(events)
        self.refused: Refused | None = None

    def when(self, *parts: Any) -> "Scene":
        """Carries out the commands; stops at a refusal and keeps it."""
        self.events = []
        for command in flat(parts):
            try:
                events = law.decide(self.state, command)
            except Refused as refused:
                self.refused = refused
                return self
            for event in events:
                self.state = law.evolve(self.state, event)
            self.events.extend(events)
            self.log.extend(events)
        return self

    def told(self, *events: Event) -> "Scene":
        """These happened, whoever decided them: what chance would give."""
        for event in events:
            self.state = law.evolve(self.state, event)
        return self

    def found(self, kind: type, **fields: Any) -> list[Any]:
        """Events of the last `when` of that kind with these fields."""
        same = [event for event in self.events if isinstance(event, kind)]
        return [event for event in same if all(getattr(event, name) == value for name, value in fields.items())]

    def then(self, kind: type, **fields: Any) -> "Scene":
        """Such an event happened."""
        assert self.refused is None, f"refused: {self.refused}"
        seen = [event for event in self.events if isinstance(event, kind)]
        assert self.found(kind, **fields), f"no {kind.__name__} with {fields}; there are {seen or self.events}"
        return self

    def without(self, kind: type, **fields: Any) -> "Scene":
        """No such event happened."""
        assert self.refused is None, f"refused: {self.refused}"
        assert not self.found(kind, **fields)
        return self

    def refused_by(self, rule: str, said: str = "") -> "Scene":
        """The rule of that number stood against it."""
        assert self.refused is not None, f"not refused; {self.events} happened"
        assert self.refused.rule == rule, f"refused by {self.refused}"
        assert said in self.refused.sentence
        return self


def given(*parts: Any, play: Scenario = SMALL, seed: int = SEED) -> Scene:
    """A game in which these commands have been carried out; none of them may be refused."""
    scene = Scene(*begin(play, KINDS, seed)).when(*parts)
    assert scene.refused is None, f"the scene itself was refused: {scene.refused}"
    return scene


def advance(phases: int = 1) -> list[Command]:
    """The chair ends so many phases."""
    return [Advance(by=CHAIR)] * phases


TALK = advance()


def tabled(text: Instrument, by: str = "IND") -> list[Any]:
    """The text is on the floor."""
    return [Propose(by=by, text=text)]


def moved(text: Instrument, by: str = "IND", seconder: str = "BRA") -> list[Any]:
    """The text is seconded and its adoption moved."""
    return [*tabled(text, by), Second(by=seconder, item=text.id), MoveAdoption(by=by, instrument=text.id)]


def vote(yes: Iterable[str] = (), no: Iterable[str] = (), abstain: Iterable[str] = ()) -> list[Any]:
    """The next item is put, these vote, and the vote is closed."""
    cast = [Vote(by=who, choice="yes") for who in yes] + [Vote(by=who, choice="no") for who in no]
    cast += [Vote(by=who, choice="abstain") for who in abstain]
    return [PutToVote(by=CHAIR), *cast, CloseVote(by=CHAIR)]


def adopted(text: Instrument, by: str = "IND", seconder: str = "BRA", yes: Iterable[str] = SIX) -> list[Any]:
    """The text is adopted by all."""
    return [*moved(text, by, seconder), *vote(yes)]


def signed(*who: str, text: str = "pact") -> list[Any]:
    """These sign."""
    return [Sign(by=one, instrument=text) for one in who]


TABLED = [TALK, tabled(pact())]
SECONDED = [TABLED, Second(by="BRA", item="pact")]
MOVED = [TALK, moved(pact())]
VOTING = [MOVED, PutToVote(by=CHAIR)]
ADOPTED = [TALK, adopted(pact(CHALLENGE))]
SIGNED = [ADOPTED, signed("IND", "BRA")]
"""Two have signed; a third brings the pact into force."""
IN_FORCE = [ADOPTED, signed("IND", "BRA", "KEN")]
"""In force since 2026-02-01 for three, in the talk phase of round 1; its duties are due in round 1."""
CHEAT = Orders(practices={"agent_log_months": 0})
DUTY = "pact/2/0/IND"
BREACHED = [IN_FORCE, advance(), Seal(by="IND", orders=CHEAT), advance(3)]
"""Talk phase of round 2: India has kept no logs in round 1."""
ALLEGED = [BREACHED, Allege(by="BRA", obligation=DUTY)]
