"""`treaty lab quota`: what each majority of equal voters does, and which serves what."""

from typing import Annotated

import typer

from treaty.cli.line import lab
from treaty.cli.trouble import Trouble, emit

MOST_VOTERS = 1_000
MEANINGS = (
    "carries: share of all ways to vote that reach the quota (Coleman 1971).",
    "gets its way: a voter's chance to be on the winning side, all tossing coins (Rae 1969).",
    "no cycle up to: options among which majorities cannot go round in a circle (Nakamura 1979).",
)


@lab.command()
def quota(
    voters: Annotated[int, typer.Argument(help="How many equal voters.")],
    options: Annotated[int, typer.Option(help="How many texts or amendments compete.")] = 3,
) -> None:
    """What each majority does: how often anything passes, how often one gets one's way, when cycles arise."""
    from treaty.coalition.quota import advice, quotas
    from treaty.report.page import wrapped

    if not 1 <= voters <= MOST_VOTERS:
        raise Trouble(f"There are 1 to {MOST_VOTERS:,} voters, not {voters}.")
    if options < 2:
        raise Trouble(f"At least 2 options compete, not {options}: choose other --options.")
    lines = [f"{'quota':>7}{'carries':>10}{'gets its way':>15}{'no cycle up to':>17}"]
    for one in quotas(voters):
        most = "any number" if one.without_cycles is None else f"{one.without_cycles} options"
        act, way = (f"{float(100 * share):.2f} %" for share in (one.power_to_act, one.rae))
        lines.append(f"{one.quota:>7}{act:>10}{way:>15}{most:>17}")
    lines += ["", *(wrapped(sentence) for sentence in advice(voters, options))]
    lines += ["", *(wrapped(line) for line in MEANINGS)]
    emit("\n".join(lines) + "\n")
