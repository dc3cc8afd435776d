"""The program's list of commands, as typer keeps it."""

import typer

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="A sandbox in which people negotiate, ratify, verify and break a nonalignment treaty for AI.",
)
