"""Orders: the sealed sheet by which a country acts in a round, and what it says it did.

Defection has no button: it follows from the orders a country seals, against what it owes.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from treaty.model.base import CountryId, Frozen, Name
from treaty.model.measure import MEASURES, Origin

Control = Literal["none", "licence", "ban"]
CONTROL_LEVEL: dict[Control, float] = {"none": 0.0, "licence": 0.5, "ban": 1.0}
Release = Literal["closed", "staged", "open"]
RELEASE_LEVEL: dict[Release, float] = {"closed": 0.0, "staged": 0.5, "open": 1.0}


class Budget(Frozen):
    """Shares of the AI budget in %, at most 100 together; the rest is not spent."""

    compute: float = Field(default=40, ge=0, le=100)
    chips: float = Field(default=10, ge=0, le=100, description="chip making at home")
    power: float = Field(default=10, ge=0, le=100)
    research: float = Field(default=15, ge=0, le=100)
    safety: float = Field(default=5, ge=0, le=100)
    talent: float = Field(default=5, ge=0, le=100)
    applications: float = Field(default=12, ge=0, le=100)
    intelligence: float = Field(default=3, ge=0, le=100)

    @model_validator(mode="after")
    def _within(self) -> Self:
        total = sum(self.__dict__.values())
        if total > 100.0001:
            raise ValueError(f"the shares add up to {total:g} %; at most 100 % can be spent")
        return self


BUDGET_LINES: tuple[str, ...] = tuple(Budget.model_fields)


class Stance(Frozen):
    """What a country does to one other country from this round on."""

    chips: Control = "none"
    models: Control = "none"
    tariff: float = Field(default=0, ge=0, le=200, description="% on AI goods")
    visas: float = Field(default=1, ge=0, le=50, description="thousand a year")
    pact: bool = Field(default=False, description="seek or keep an exclusive pact; it holds while both want it")


class Orders(Frozen):
    """One country's sealed sheet. A stance or practice that is not named stays as it is."""

    budget: Budget = Budget()
    stances: dict[CountryId, Stance] = Field(default_factory=dict)
    release: Release = "staged"
    autonomy: int = Field(default=1, ge=0, le=4)
    run_flop: float = Field(default=0, ge=0, le=1e30, description="largest run wanted; 0: as large as compute allows")
    hidden_pct: float = Field(default=0, ge=0, le=100, description="% of own compute kept off every register")
    practices: dict[Name, float] = Field(default_factory=dict)
    declared: dict[Name, float] = Field(default_factory=dict, description="what it will say, where not the truth")

    @model_validator(mode="after")
    def _known(self) -> Self:
        for name in self.practices:
            if name not in MEASURES or MEASURES[name].origin is not Origin.PRACTICE:
                raise ValueError(f"{name} is no practice")
        for name in self.declared:
            if name not in MEASURES:
                raise ValueError(f"{name} is no measure")
        for name, value in (*self.practices.items(), *self.declared.items()):
            measure = MEASURES[name]
            if not measure.low <= value <= measure.high:
                raise ValueError(
                    f"{name} is {value:g}; it goes from {measure.low:g} to {measure.high:g} {measure.unit}"
                )
        return self
