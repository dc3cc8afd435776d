"""Clauses: one promise each, of a kind from the catalogue, with typed parameters.

A clause kind is data (TOML in `treaty/library/catalogue/`): parameters with type, unit, bounds and typical value, the
sentence they make, the obligations they create over measures, the methods that can see a breach. A kind's parameter
may stand wherever a number is wanted: in the sentence, as the limit of an obligation, as a method's setting.
"""

import math
from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from treaty.model.base import Frozen, Line, Name, Paragraph, Slug
from treaty.model.measure import MEASURES

Value = bool | int | float | str | tuple[str, ...]
"""What a parameter may hold: a flag, a number, a choice, or a set of choices."""

GROUPS: dict[str, str] = {
    "A": "Nonalignment",
    "B": "Compute",
    "C": "Safety",
    "D": "Openness",
    "E": "Trade and export controls",
    "F": "Talent",
    "G": "Data",
    "H": "Energy and environment",
    "I": "Joint research",
    "J": "Autonomous agents",
    "K": "Development fund",
    "L": "Verification",
    "M": "Dispute settlement",
    "N": "Final clauses",
}


LARGEST = 1e60
"""Numbers beyond it are not written out: whole numbers typed by a person may have thousands of digits."""


class Parameter(Frozen):
    """A typed blank of a clause kind."""

    name: Name
    title: Line
    type: Literal["number", "integer", "flag", "choice", "set"]
    unit: Line = ""
    low: float | None = None
    high: float | None = None
    typical: Value
    choices: tuple[Line, ...] = ()
    logarithmic: bool = Field(default=False, description="bargained over in powers of ten")

    @model_validator(mode="after")
    def _typical_fits(self) -> Self:
        if self.type in ("number", "integer") and (self.low is None or self.high is None):
            raise ValueError(f"parameter {self.name} is a {self.type}: it needs `low` and `high`")
        if self.type in ("choice", "set") and not self.choices:
            raise ValueError(f"parameter {self.name} is a {self.type}: it needs `choices`")
        wrong = self.complaint(self.typical)
        if wrong:
            raise ValueError(f"typical value: {wrong}")
        return self

    def complaint(self, value: object) -> str:
        """Why `value` cannot fill this blank, as a sentence; empty when it can."""
        match self.type:
            case "flag":
                return "" if isinstance(value, bool) else f"{self.name} must be true or false"
            case "choice":
                return "" if value in self.choices else f"{self.name} must be one of: {', '.join(self.choices)}"
            case "set":
                fits = isinstance(value, tuple | list) and value and all(item in self.choices for item in value)
                return "" if fits else f"{self.name} must be a list from: {', '.join(self.choices)}"
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < math.inf:
            return f"{self.name} must be a number"
        low, high = self.low or 0.0, self.high or 0.0
        if not low <= value <= high:
            said = amount(value) if abs(value) < LARGEST else "too large"
            return f"{self.name} is {said}; it goes from {amount(low)} to {amount(high)} {self.unit}".rstrip()
        if self.type == "integer" and value != int(value):
            return f"{self.name} must be a whole number"
        return ""

    def words(self, value: Value) -> str:
        """`value` as it stands in a sentence."""
        if isinstance(value, tuple):
            return " and ".join(filter(None, (", ".join(value[:-1]), value[-1])))
        return amount(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def amount(value: float) -> str:
    """A number as people write it: `10^24`, `3*10^24`, `1,700`, `0.5`."""
    if abs(value) >= 1e12:
        power = math.floor(math.log10(abs(value)) + 1e-9)
        lead = value / 10**power
        return f"10^{power}" if abs(lead - 1) < 0.005 else f"{lead:.2g}*10^{power}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4g}"


Comparator = Literal["at most", "at least"]
Bound = float | Name
"""A number, or the name of the parameter that holds it."""


class When(Frozen):
    """The case in which an obligation bites: another measure at or above a bound."""

    measure: Name
    at_least: Bound


class Duty(Frozen):
    """What a clause of this kind makes each party owe: a measure, a comparator, a limit."""

    measure: Name
    comparator: Comparator
    limit: Bound
    when: When | None = None
    window_rounds: int = Field(default=1, ge=1, le=20, description="rounds until the duty must first be met")
    towards: Literal["all", "parties"] = Field(default="all", description="whom conduct is counted against")


class Means(Frozen):
    """A verification method that a clause of this kind brings into force, and how much of it."""

    method: Name
    amount: Bound = 1.0


class ClauseKind(Frozen):
    """A kind of clause. Every name in it is checked: measures, parameters in the sentence and in the duties."""

    id: Slug
    group: Literal["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N"]
    title: Line
    sentence: Paragraph = Field(description="with {parameter} in braces for each blank")
    parameters: tuple[Parameter, ...] = ()
    duties: tuple[Duty, ...] = ()
    methods: tuple[Name, ...] = Field(default=(), description="methods that can see a breach, once in force")
    detect: float = Field(default=0.0, ge=0, le=1, description="chance a round to see a breach by public means alone")
    means: tuple[Means, ...] = ()
    settlement: Literal["", "consultation", "mediation", "panel", "council", "countermeasures"] = ""
    relief: bool = Field(default=False, description="gives countries with little compute more time (group K)")
    final: Name | Literal[""] = Field(default="", description="the final clause this kind bounds (group N)")
    essential: bool = Field(default=False, description="essential to object and purpose (V18.3, V60)")
    integral: bool = Field(default=False, description="one breach changes everyone's position (V60)")
    reciprocal: bool = Field(default=True, description="owed to each party in turn (V21)")
    precedent: Line = ""

    @model_validator(mode="after")
    def _names_known(self) -> Self:
        names = {parameter.name for parameter in self.parameters}
        if len(names) != len(self.parameters):
            raise ValueError("two parameters have one name")
        for duty in self.duties:
            wanted = [duty.measure] + ([duty.when.measure] if duty.when else [])
            for measure in wanted:
                if measure not in MEASURES:
                    raise ValueError(f"`{measure}` is no measure; see `treaty schema` for the list")
        bounds = [d.limit for d in self.duties] + [m.amount for m in self.means]
        bounds += [duty.when.at_least for duty in self.duties if duty.when]
        for bound in bounds:
            if isinstance(bound, str) and bound not in names:
                raise ValueError(f"`{bound}` is no parameter of this kind")
        used = braces(self.sentence)
        if used - names:
            raise ValueError(f"the sentence names {{{sorted(used - names)[0]}}}, which is no parameter of this kind")
        if names - used:
            raise ValueError(f"the sentence does not say {{{sorted(names - used)[0]}}}")
        return self

    def parameter(self, name: str) -> Parameter | None:
        """The blank of that name, or None."""
        return next((parameter for parameter in self.parameters if parameter.name == name), None)


def braces(sentence: str) -> set[str]:
    """Names that stand in single braces in a sentence template; unpaired braces raise ValueError."""
    names, rest = set(), sentence
    while "{" in rest or "}" in rest:
        before, opened, rest = rest.partition("{")
        name, closed, rest = rest.partition("}")
        if "}" in before or not opened or not closed or not name.isidentifier():
            raise ValueError("a brace in the sentence has no partner, or holds no parameter's name")
        names.add(name)
    return names


class Clause(Frozen):
    """One promise: a kind and the values of its blanks, or free text that binds politically."""

    kind: Slug
    values: dict[Name, Value] = Field(default_factory=dict)
    text: Paragraph = Field(default="", description="the words of a free-text clause (kind `free`)")

    def number(self, bound: Bound, kind: ClauseKind) -> float:
        """The number a bound stands for here: itself, or the value of the parameter it names."""
        if not isinstance(bound, str):
            return float(bound)
        value = self.values.get(bound)
        if value is None:
            parameter = kind.parameter(bound)
            value = parameter.typical if parameter else 0.0
        return float(value) if isinstance(value, int | float) else 0.0

    def sentence(self, kinds: Mapping[str, ClauseKind]) -> str:
        """The clause as a sentence people read."""
        kind = kinds.get(self.kind)
        if kind is None:
            return self.text
        said = kind.sentence
        for parameter in kind.parameters:
            value = self.values.get(parameter.name, parameter.typical)
            said = said.replace("{" + parameter.name + "}", parameter.words(value))
        return said

    def complaint(self, kinds: Mapping[str, ClauseKind]) -> str:
        """What is wrong with this clause under the catalogue, as a sentence; empty when nothing is."""
        if self.kind == "free":
            if self.values:
                return "a free-text clause holds no values; say it in `text`"
            return "" if self.text else "a free-text clause needs `text`"
        kind = kinds.get(self.kind)
        if kind is None:
            return f"`{self.kind}` is no clause kind of the catalogue"
        for name, value in self.values.items():
            parameter = kind.parameter(name)
            if parameter is None:
                return f"`{name}` is no parameter of {self.kind} ({kind.title})"
            wrong = parameter.complaint(value)
            if wrong:
                return wrong
        return ""
