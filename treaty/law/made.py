"""Closed commands made once: a seat is shown the same choice many times."""

from functools import lru_cache
from typing import Any

from treaty.acts.commands import Command


@lru_cache(maxsize=50_000)
def made(kind: type[Command], by: str, *named: tuple[str, Any]) -> Command:
    """The command of `by` with these fields, (name, hashable value) each."""
    return kind.model_validate({"by": by, **dict(named)})
