"""Entry into force and withdrawal as final clauses provide them.

V24.1  `all_of` conditions, the date they are met, a delay, a floor.
V24.6  A threshold once met is remembered, unless the text says otherwise.
V56.3  Withdrawal: allowed or not, lock-in, notice, later date, freeze in armed conflict.
Plain dataclasses that check themselves: the game's models hold them, and the replay of real treaties reads them fast.
Source: VCLT 1969, arts. 24, 54-56; keys as in the treaty files of `treaty law status`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from treaty.model.dates import Delay
from treaty.model.fields import (
    AMOUNT,
    CLOSED,
    DAY,
    FLAG,
    NAME,
    NAMES,
    PORTION,
    SOME,
    SOME_NAMES,
    Misplaced,
    Tagged,
    check,
    whole,
)

Names = Annotated[tuple[str, ...], NAMES]
Flag = Annotated[bool, FLAG]
AT_ONCE = Delay()
"""No delay."""
_QUARTER, _HALF_YEAR = Delay(months=3), Delay(months=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """Whose instruments a condition counts.

    `instruments`: the kinds that count, none listed: all; a succession counts beside them unless `successions` is off.
    `subset` counts only these, `exclude_states` all but these, `signatories_only` those that have signed.
    `reio_additional` off: an organisation such as the EU is no additional unit; `excludes` says the same of all
    international organisations.
    """

    __pydantic_config__ = CLOSED

    instruments: Names = ()
    successions: Flag = True
    signatories_only: Flag = False
    subset: Names = ()
    exclude_states: Names = ()
    reio_additional: Flag = True
    excludes: Literal["international_organizations"] | None = None

    def __post_init__(self) -> None:
        check(self)
        if self.excludes not in (None, "international_organizations"):
            raise Misplaced(("excludes",), "international_organizations is the one group that can be excluded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Counting):
    """So many instruments of consent. `parties_to`: a treaty whose parties alone may consent, for the reader."""

    type: Literal["count"] = "count"
    at_least: Annotated[int, whole(1, 1_000)]
    parties_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight(Counting):
    """A share of a table that is frozen at adoption; the exact `total` of a real one is stated.

    In a game `table` is compute (kH100e of all countries in play on that day) or economy, and its sum is the total.
    """

    type: Literal["weight"] = "weight"
    table: Annotated[str, NAME] = "compute"
    at_least: Annotated[str, PORTION]
    total: Annotated[str | None, AMOUNT] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedStates(Counting):
    """All of these countries."""

    type: Literal["named_states"] = "named_states"
    states: Annotated[tuple[str, ...], SOME_NAMES]


@dataclass(frozen=True, slots=True, kw_only=True)
class FractionOfMembers(Counting):
    """A share of the members of an organisation, given as the number `at_least` that it comes to."""

    type: Literal["fraction_of_members"] = "fraction_of_members"
    at_least: Annotated[int, whole(1, 1_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class FractionOfParties(Counting):
    """A share of the parties of another treaty, rounded up: of those on the day, or of those at adoption (V40.6).

    `reio_additional` off: organisations are left out of both sides of the fraction.
    """

    type: Literal["fraction_of_parties"] = "fraction_of_parties"
    parent: Annotated[str, NAME]
    fraction: Annotated[str, PORTION]
    reference: Literal["current", "at_adoption"] = "current"

    def __post_init__(self) -> None:
        Counting.__post_init__(self)
        if self.reference not in ("current", "at_adoption"):
            raise Misplaced(("reference",), "`current` or `at_adoption` is wanted")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentInForce:
    """The treaty enters into force no earlier than another one: a floor after the delay, no condition to be met."""

    __pydantic_config__ = CLOSED

    type: Literal["parent_in_force"] = "parent_in_force"
    treaty: Annotated[str, NAME]

    def __post_init__(self) -> None:
        check(self)


Played = Count | Weight | NamedStates
"""Conditions that a game can play."""
Condition = Annotated[Played | FractionOfMembers | FractionOfParties | ParentInForce, Tagged()]
"""Conditions that real treaties have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryIntoForce:
    """`all_of` conditions, then a delay, then a floor (V24.1).

    `not_before`: the later of the two dates. `fixed_date_if_met_by_then`: on that date when the conditions are met by
    then, else after the delay. `threshold_remembered` off: an instrument taken back between the threshold and entry
    into force opens the conditions again (V24.6; the Convention is silent, and practice remembers).
    """

    __pydantic_config__ = CLOSED

    all_of: Annotated[tuple[Condition, ...], SOME]
    then: Delay = _QUARTER
    not_before: Annotated[date | None, DAY] = None
    fixed_date_if_met_by_then: Annotated[date | None, DAY] = None
    threshold_remembered: Flag = True

    def __post_init__(self) -> None:
        check(self)

    def played(self) -> tuple[Played, ...]:
        """The conditions of a text in play. Raises ValueError where one is such as only real treaties have."""
        for one in self.all_of:
            if not isinstance(one, Played):
                raise ValueError(f"a game knows no condition {one.type}; it plays count, weight and named_states")
        return tuple(one for one in self.all_of if isinstance(one, Played))


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Whether and how a party may leave (V54-56).

    Notice may be given once the treaty has been in force for the party (or at all) for a time, takes effect after
    `notice`, on a later date that it states where `or_later_date`, and, where so provided, not before the end of an
    armed conflict in which the party is engaged (Ottawa Convention art. 20(3)). `silent`: the text says nothing of
    leaving, and the rest of this is void: there is a right to leave only where it is implied (V56.1).
    """

    __pydantic_config__ = CLOSED

    allowed: Flag = True
    silent: Flag = False
    notice: Delay = _HALF_YEAR
    earliest_after_in_force_for_party: Delay = AT_ONCE
    earliest_after_entry_into_force: Delay = AT_ONCE
    or_later_date: Flag = True
    effect_not_before_end_of_armed_conflict: Flag = False

    def __post_init__(self) -> None:
        check(self)
