"""What else a text could be: records of the drafts that a search reached, and of what each country would change."""

from treaty.model.amendment import Operation
from treaty.model.base import CountryId, Frozen


class Reached(Frozen):
    """A draft that the search reached, and what it is named for."""

    letter: str
    """`A`, `B`, ... in the order in which they are shown; empty for the text as it stands."""
    named: tuple[str, ...]
    """What it is the best of: `the largest product of gains (Nash)`."""
    changes: tuple[str, ...]
    """What it changes in the text, in words; empty for the text as it stands."""
    operations: tuple[Operation, ...]
    gains: dict[CountryId, float]
    """Points of home interest against no text, to a tenth, of each country that is taken to be in."""
    total: float
    """Sum of gains less that of the text as it stands, in points."""


class Wish(Frozen):
    """One change, and the countries that it would help more than any other single change."""

    countries: tuple[CountryId, ...]
    change: str
    operations: tuple[Operation, ...]
    least: float
    """Points that it brings to the one of `countries` that gains least."""
    most: float
    """Points that it brings to the one of `countries` that gains most."""
    agree: tuple[CountryId, ...]
    """Others that gain by it as well."""
    against: tuple[CountryId, ...]
    """Others that lose by it, the one that loses most first."""
    costs: float
    """Points that those lose in all, from 0."""


class Unwon(Frozen):
    """A country that loses by the draft that is nearest to being worth having for all."""

    country: CountryId
    loss: float
    """Points that it loses against no text, above 0."""
    price_bn: float
    """Billion USD a year that would make up for it."""
    never: bool
    """Whether it loses by every draft that was reached."""


class Bargain(Frozen):
    """What a text could be: the drafts that are worth talking about, and who would want which change."""

    instrument: str
    me: CountryId
    sentence: str
    members: tuple[CountryId, ...]
    """Countries that are taken to be in."""
    tried: int
    """Drafts that were tried, the text as it stands among them."""
    frontier: int
    """How many of these no other one dominates."""
    on_frontier: bool
    """Whether the text as it stands is one of them."""
    left: float
    """Points that the text as it stands leaves on the table: could be gained in all with nobody worse off."""
    reached: tuple[Reached, ...]
    """The text as it stands first, then the drafts that are best of something."""
    free: tuple[Wish, ...]
    """Single changes that hurt nobody, the most helpful first; `countries` are those that it helps."""
    wishes: tuple[Wish, ...]
    unwon: tuple[Unwon, ...]
    """Empty where some draft is worth having for all."""
    notes: tuple[str, ...]
    proposable: bool
    """Whether its changes can be tabled as amendments now."""
