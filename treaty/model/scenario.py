"""Scenarios: the countries, their aims, the event cards, and the world they start from.

A figure that is no fact says so: `Source` gives where a start figure comes from, its year, and whether it is estimated.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from treaty.model.base import CountryId, Frozen, Line, Name, Paragraph, Slug
from treaty.model.calendar import Calendar
from treaty.model.figures import Figures
from treaty.model.orders import Orders
from treaty.model.voting import VOTING_PRESETS, Procedure, VotingRule

METRICS: dict[str, str] = {
    "capability_gap": "powers of ten of effective FLOP behind the best model in the world (0 = at the frontier)",
    "capability_rank": "rank by capability among the countries in play, 1 = best",
    "largest_run": "log10 of the FLOP of the country's largest training run",
    "compute_growth": "compute now over compute at the start",
    "economy_growth": "% that the economy has grown since the start",
    "uptake": "use of AI applications, in [0, 1]",
    "talent_growth": "% change of talent since the start",
    "self_reliance": "share of chip needs met at home, in [0, 1]",
    "autonomy": "1 - the largest share of chips, cloud and models that one foreign power supplies, in [0, 1]",
    "safety": "maturity of safety practice at home, in [0, 1]",
    "openness": "openness of models at home, in [0, 1]",
    "clean": "clean share of data-centre power, in [0, 1]",
    "support": "domestic support, in [0, 1]",
    "standing": "standing among other countries, in [0, 1]",
    "trust": "mean trust of the others in this country, in [-1, 1]",
    "access": "share of other countries that put no chip or model control on this one, in [0, 1]",
    "tariff_faced": "mean tariff that others put on this country's AI goods, %",
    "tension": "tension of the world, in [0, 100]",
    "hazard": "chance a round of a serious AI incident, in [0, 1]",
    "fragmentation": "fragmentation of the world, in [0, 1]",
    "pacts": "exclusive pacts this country holds",
    "world_pacts": "exclusive pacts in the world",
    "rival_gap": "powers of ten that this country is ahead of the best other power (negative: behind)",
    "equality": "1 - spread of capability among the countries (Gini of capability above 10^22), in [0, 1]",
    "treaties": "instruments in force for this country",
    "members": "share of the countries in play bound by the largest instrument this country belongs to, in [0, 1]",
    "breaches_found": "findings of breach against this country",
}
"""What an aim can be measured by. Those on treaties and findings come from the law, all others from the world."""


def _metric(name: str) -> str:
    if name not in METRICS:
        raise ValueError(f"`{name}` is no metric; the metrics are: {', '.join(METRICS)}")
    return name


Metric = Annotated[str, AfterValidator(_metric)]


class Aim(Frozen):
    """An aim in points: none at `none_at`, all of them at `full_at`, in proportion between."""

    title: Line
    metric: Metric
    none_at: float
    full_at: float
    points: float = Field(ge=-100, le=100)

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if self.none_at == self.full_at:
            raise ValueError("`none_at` and `full_at` are the same number")
        return self

    def worth(self, value: float) -> float:
        """Points that `value` of the metric brings."""
        return self.points * min(1.0, max(0.0, (value - self.none_at) / (self.full_at - self.none_at)))

    def formula(self) -> str:
        """How the points come about, as a sentence."""
        return f"{self.points:g} points x ({self.metric} from {self.none_at:g} to {self.full_at:g})"


class RedLine(Frozen):
    """What must never happen: the points are lost when the metric passes `limit` at the end of any round."""

    title: Line
    metric: Metric
    above: bool = Field(description="crossed when the metric is above the limit, else when below")
    limit: float
    points: float = Field(default=-40, le=0)

    def crossed(self, value: float) -> bool:
        """Whether `value` lies past the line."""
        return value > self.limit if self.above else value < self.limit


class Personality(Frozen):
    """Parameters of a scripted seat. `kind` names the strategy, the numbers shade it."""

    kind: Literal[
        "hegemon", "rival", "bridge-builder", "free-rider", "grim", "tit-for-tat", "cautious", "opportunist",
        "cooperator", "generous", "win-stay", "defector",
    ]  # fmt: skip
    patience: float = Field(default=0.5, ge=0, le=1, description="how late it concedes")
    concession: float = Field(default=1.0, gt=0, le=5, description="exponent of its concession curve; 1 is linear")
    honesty: float = Field(default=0.9, ge=0, le=1, description="how ready to tell the truth in declarations")
    risk: float = Field(default=0.3, ge=0, le=1, description="readiness to be caught")
    ambition: float = Field(default=0.5, ge=0, le=1, description="weight of its own aims against the common ones")


class Source(Frozen):
    """Where a figure comes from."""

    figure: Line
    value: float | None = None
    source: Paragraph
    year: Line = ""
    estimated: bool = False
    rule: Paragraph = ""


class Country(Frozen):
    """A country with a seat, and all that its role sheet says."""

    id: CountryId
    name: Line
    power: bool = False
    blocs: tuple[Line, ...] = ()
    situation: Paragraph
    wants: tuple[Line, ...] = Field(default=(), description="what others want from it")
    opening: Paragraph = Field(default="", description="the line it may read aloud")
    public_aim: Aim
    secret_aims: tuple[Aim, ...]
    red_line: RedLine
    personality: Personality
    budget_pct: float = Field(gt=0, le=10, description="AI spending, % of GDP a year")
    default: Orders = Field(default_factory=Orders, description="what it does when nobody asks anything of it")
    first_draft: Slug | Literal[""] = Field(default="", description="the proposal its bot would table")
    domestic_threshold: float = Field(default=0.5, ge=0, le=1, description="how hard its legislature is to win")
    sources: tuple[Source, ...] = ()


class CardEffect(Frozen):
    """What a card or a response does. Amounts are absolute changes of a figure of `Nation`, `Between` or the world."""

    target: Literal["nation", "pair", "world"]
    figure: Name
    amount: float
    of: tuple[CountryId, ...] = Field(default=(), description="whose; empty: everybody's (responses: one's own)")
    towards: tuple[CountryId, ...] = Field(default=(), description="pairs only: the other side; empty: everybody")
    relative: bool = Field(default=False, description="amount is a share of the present value")


class Response(Frozen):
    """One legal answer to a card."""

    id: Slug
    title: Line
    effects: tuple[CardEffect, ...] = ()
    cost_bn: float = Field(default=0, ge=0, description="billion USD, once")
    orders: dict[Name, float] = Field(default_factory=dict, description="practices it changes")


class Card(Frozen):
    """An event card. Every affected country has at least two legal responses."""

    id: Slug
    title: Line
    headline: Paragraph
    affected: tuple[CountryId, ...] = Field(default=(), description="empty: everybody")
    effects: tuple[CardEffect, ...] = ()
    responses: tuple[Response, ...] = Field(min_length=2)
    earliest: int = Field(default=1, ge=1, description="first round it may be drawn in")
    on_date: date | None = Field(default=None, description="drawn in the round this date lies in, where it may")
    source: Line = Field(default="", description="the real event behind it")


class Scenario(Frozen):
    """A whole exercise: calendar, countries, start figures, cards, rules in force."""

    id: Slug
    title: Line
    summary: Paragraph
    level: Literal[1, 2, 3] = 3
    calendar: Calendar
    rounds: int = Field(default=8, ge=1, le=40)
    countries: tuple[Country, ...] = Field(min_length=2)
    figures: Figures
    cards: tuple[Card, ...] = ()
    voting: VotingRule = VOTING_PRESETS["treaty-conference"]
    procedure: Procedure = Procedure()

    @model_validator(mode="after")
    def _all_have_figures(self) -> Self:
        ids = tuple(country.id for country in self.countries)
        if ids != self.figures.countries:
            raise ValueError("the countries and their figures are not the same, in the same order")
        return self

    def country(self, country_id: str) -> Country:
        """The country with that id. Raises KeyError."""
        return next(country for country in self.countries if country.id == country_id)
