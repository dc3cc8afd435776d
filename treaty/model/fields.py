"""Fields that check themselves: one bound for plain dataclasses and for pydantic, which is loaded by neither.

A record of final clauses is a field of the game's models and is also read on its own by a command that must be fast.
Its bounds stand in the annotations; pydantic reads them there, and `check` reads them when a record is made plainly.
"""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any

CLOSED: dict[str, Any] = {"extra": "forbid"}
"""How pydantic reads such a record: it knows no field but its own."""
LONGEST_NUMBER = 30
"""Digits of one part of a number."""


class Misplaced(ValueError):
    """What is wrong with a value that stands at `keys` of the record that was checked."""

    def __init__(self, keys: tuple[str | int, ...], sentence: str) -> None:
        super().__init__(f"`{'.'.join(map(str, keys))}`: {sentence}")
        self.keys, self.sentence = keys, sentence


class Checked:
    """A bound in an annotation: `rule` returns the value or raises ValueError.

    `bounds` are what pydantic itself calls such a bound (`ge`, `min_length`); it then has its own words for a fault.
    """

    def __init__(self, rule: Callable[[Any], Any], **bounds: object) -> None:
        self.rule, self.bounds = rule, bounds

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic import AfterValidator

        if self.bounds:
            return {**handler(source), **self.bounds}
        return AfterValidator(self.rule).__get_pydantic_core_schema__(source, handler)


class Tagged:
    """Mark of a union whose members are told apart by their field `type`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from typing import Annotated

        from pydantic import Field

        return handler.generate_schema(Annotated[source, Field(discriminator="type")])


def check(record: Any) -> None:
    """Hold every field of a dataclass to the bounds in its annotation. Raises Misplaced."""
    for field in fields(record):
        for bound in getattr(field.type, "__metadata__", ()):
            if isinstance(bound, Checked):
                try:
                    bound.rule(getattr(record, field.name))
                except ValueError as error:
                    raise Misplaced((field.name,), str(error)) from None


def whole(low: int, high: int) -> Checked:
    """A whole number from `low` to `high`."""

    def rule(value: object) -> object:
        if type(value) is not int:
            raise ValueError(f"{value!r} is no whole number")
        if not low <= value <= high:
            raise ValueError(f"{value} is outside {low} to {high:,}")
        return value

    return Checked(rule, ge=low, le=high)


def exact(text: object) -> Fraction:
    """The number that `text` says, exactly: `3`, `0.55`, `2/3`. Raises ValueError; never a huge power of ten."""
    top, slash, bottom = text.partition("/") if isinstance(text, str) else ("", "", "")
    whole_part, dot, rest = top.partition(".")
    digits = (whole_part, *([rest] if dot else []), *([bottom] if slash else []))
    if not all(part.isascii() and part.isdigit() and len(part) <= LONGEST_NUMBER for part in digits):
        raise ValueError(f"`{text}` is no number or fraction such as 2/3")
    if slash and not int(bottom):
        raise ValueError(f"`{text}` divides by 0")
    return Fraction(int(whole_part + rest), 10 ** len(rest) * (int(bottom) if slash else 1))


def _portion(text: object) -> object:
    if not 0 < exact(text) <= 1:
        raise ValueError(f"`{text}` must be above 0 and at most 1")
    return text


def _amount(text: object) -> object:
    if text is not None and exact(text) <= 0:
        raise ValueError(f"`{text}` must be above 0")
    return text


def _names(value: object) -> object:
    if not isinstance(value, tuple) or not all(isinstance(one, str) and one.strip() for one in value):
        raise ValueError("a list of names is wanted, none of them empty")
    return value


def _some_names(value: object) -> object:
    if _names(value) == ():
        raise ValueError("at least one name is wanted")
    return value


def _some(value: object) -> object:
    if not isinstance(value, tuple) or not value:
        raise ValueError("at least one is wanted")
    return value


def _name(value: object) -> object:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a name is wanted")
    return value


def _flag(value: object) -> object:
    if not isinstance(value, bool):
        raise ValueError("true or false is wanted")
    return value


def _day(value: object) -> object:
    if value is not None and type(value) is not date:
        raise ValueError("a date such as 2026-09-01 is wanted")
    return value


PORTION = Checked(_portion)
"""An exact fraction as text, above 0 and at most 1."""
AMOUNT = Checked(_amount)
"""An exact number as text, above 0; or None."""
NAMES = Checked(_names)
SOME_NAMES = Checked(_some_names, min_length=1)
SOME = Checked(_some, min_length=1)
NAME = Checked(_name)
FLAG = Checked(_flag)
DAY = Checked(_day)
