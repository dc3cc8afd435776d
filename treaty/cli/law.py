"""`treaty law`: the law by itself, without a game. Imports nothing heavy: an answer comes as fast as Python starts."""

import sys
from collections.abc import Callable, Sequence

from treaty.cli.trouble import emit

__all__ = ["run"]

USAGE = """\
Usage: treaty law COMMAND ...

The law of treaties by itself, without a game.

  status INSTRUMENT.json EVENTS.csv [--on DATE] [--json]
                       since when a real or invented treaty is in force, why,
                       and where each state stands on a day
  rule [ID|WORDS] [--json]
                       a rule by the number that refusals name, or by its words
  threats [PROPOSAL.toml] [--json]
                       ways to break promises, and which provisions see them

`treaty law COMMAND --help` says more.
"""


def _status(arguments: list[str]) -> int:
    from treaty.cli.law_status import run as status

    return status(arguments)


def _rule(arguments: list[str]) -> int:
    from treaty.cli.law_rules import run as rule

    return rule(arguments)


def _threats(arguments: list[str]) -> int:
    from treaty.cli.law_threats import run as threats

    return threats(arguments)


COMMANDS: dict[str, Callable[[list[str]], int]] = {"status": _status, "rule": _rule, "threats": _threats}
"""What follows `treaty law`."""


def run(arguments: Sequence[str]) -> int:
    """Carry out `treaty law` with what follows it: 0, or 2 with one line on stderr."""
    first = arguments[0] if arguments else "--help"
    if first in ("--help", "-h"):
        emit(USAGE)
        return 0
    command = COMMANDS.get(first)
    if command is None:
        word = "".join(letter for letter in first[:40] if letter.isprintable())
        print(f"treaty: `{word}` is no command of `treaty law`; there are: {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    return command(list(arguments[1:]))
