"""A ruling: may this be done, by which rule, and in one sentence why, or what would be allowed instead."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answer to a question of law.

    `rule` is the number it rests on; `sentence` ends with a full stop and, where `allowed` is false, says what would
    be allowed. A ruling is as true as its answer: `if ruling: ...`.
    """

    allowed: bool
    rule: str
    sentence: str

    def __bool__(self) -> bool:
        return self.allowed
