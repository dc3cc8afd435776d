"""Options: what a seat may do now, closed choices whole, open ones as blanks with bounds.

Law, screens and bots use this one list. What is offered is accepted; what is not offered, and could be listed, is not.
"""

from treaty.acts.commands import Command
from treaty.model.base import Frozen, Line


class Blank(Frozen):
    """Something to fill in before an open choice becomes a command."""

    name: str
    what: Line


class Option(Frozen):
    """A choice. `command` is whole for a closed choice; an open one names the act and its blanks."""

    act: str
    title: Line
    command: Command | None = None
    blanks: tuple[Blank, ...] = ()
