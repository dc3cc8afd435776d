"""The figures of the world at one moment: what each nation has, what lies between each two, and the world's dials.

Compute is in thousand H100-equivalents (kH100e): one of them at 40 % of 989 TFLOP/s runs 6.2e24 FLOP in half a year.
"""

from pydantic import Field

from treaty.model.base import CountryId, Frozen

FLOP_PER_KH100E_MONTH = 0.40 * 989e12 * 1_000 * 86_400 * 365.25 / 12
"""FLOP that one kH100e does in a month at 40 % utilisation of 989 TFLOP/s (dense BF16, H100 SXM data sheet)."""

Share = float
"""A share in [0, 1]."""


class Nation(Frozen):
    """One country's figures."""

    compute: float = Field(ge=0, description="kH100e installed")
    pipeline: float = Field(ge=0, description="kH100e bought and not yet delivered")
    self_reliance: Share = Field(ge=0, le=1, description="share of chip needs met without foreign powers")
    power: float = Field(ge=0, description="GW that data centres may draw")
    clean: Share = Field(ge=0, le=1, description="clean share of that power")
    talent: float = Field(ge=0, description="researchers and engineers, index: USA at the start = 100")
    efficiency: float = Field(gt=0, description="algorithmic efficiency: FLOP of 2026's best that one FLOP is worth")
    data: Share = Field(ge=0, le=1, description="access to useful data")
    largest_run: float = Field(ge=0, description="FLOP of the largest training run so far")
    capability: float = Field(description="log10 of effective FLOP of the best model at hand, own or open")
    safety: Share = Field(ge=0, le=1, description="maturity of safety practice")
    openness: Share = Field(ge=0, le=1, description="how openly models are released")
    economy: float = Field(gt=0, description="GDP, billion USD a year")
    uptake: Share = Field(ge=0, le=1, description="use of AI applications across the economy")
    support: Share = Field(ge=0, le=1, description="domestic support of the government")
    standing: Share = Field(ge=0, le=1, description="standing among other countries")
    autonomy_level: float = Field(default=1, ge=0, le=4, description="autonomy given to agents, level 0-4")
    practices: dict[str, float] = Field(default_factory=dict, description="present value of each practice, by measure")


class Between(Frozen):
    """Figures of ordered pairs, as rows: row i, column j is what country i does to, or thinks of, country j."""

    chips: tuple[tuple[float, ...], ...] = Field(description="chip control of i against j: 0 none, 0.5 licence, 1 ban")
    models: tuple[tuple[float, ...], ...] = Field(description="model-access control, same scale")
    tariff: tuple[tuple[float, ...], ...] = Field(description="tariff on AI goods, %")
    visas: tuple[tuple[float, ...], ...] = Field(description="talent visas for j's people, thousand a year")
    pact: tuple[tuple[float, ...], ...] = Field(description="exclusive pact, 0 or 1, symmetric")
    interop: tuple[tuple[float, ...], ...] = Field(description="interoperability, [0, 1], symmetric")
    trust: tuple[tuple[float, ...], ...] = Field(description="i's trust in j, [-1, 1]")
    dependence: tuple[tuple[float, ...], ...] = Field(
        description="share of i's chips, cloud and models that j supplies"
    )


class Figures(Frozen):
    """The world at one moment. `countries` fixes the order of rows and columns."""

    countries: tuple[CountryId, ...]
    powers: tuple[CountryId, ...] = Field(description="the AI powers among them")
    nations: dict[CountryId, Nation]
    between: Between
    tension: float = Field(ge=0, le=100, description="0 calm, 100 war")
    fragmentation: Share = Field(ge=0, le=1)
    hazard: Share = Field(ge=0, le=1, description="chance a round of a serious AI incident")

    def pair(self, table: str, one: CountryId, other: CountryId) -> float:
        """The figure named `table` (a field of `Between`) of `one` towards `other`."""
        rows: tuple[tuple[float, ...], ...] = getattr(self.between, table)
        return rows[self.countries.index(one)][self.countries.index(other)]
