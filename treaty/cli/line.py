"""The program's list of commands, as typer keeps it."""

import typer

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="A sandbox in which people negotiate, ratify, verify and break a nonalignment treaty for AI.",
)


@app.command(
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "allow_interspersed_args": False},
)
def law(context: typer.Context) -> None:
    """The law alone: any real treaty on any day, and the rules."""
    from treaty.cli.law import run

    raise typer.Exit(run(context.args))


lab = typer.Typer(help="Many games at once: what the world shows, who wins with what, and what hangs on which number.")
app.add_typer(lab, name="lab")
